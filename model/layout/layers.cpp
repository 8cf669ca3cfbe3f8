// SPDX-License-Identifier: Apache-2.0
#include "model/layout/layers.h"

#include "model/layout/tightening.h"

#include <algorithm>
#include <numeric>

namespace relata::layout {

namespace {

/// The order of Eades, Lin and Smyth: sinks to the back, sources to the front, else the node with the most surplus of outgoing edges.
class FeedbackOrder
{
public:
    FeedbackOrder(NodeIndex nodeCount, const EdgeList &edges)
        : m_out(nodeCount, 0), m_in(nodeCount, 0), m_after(nodeCount), m_before(nodeCount), m_gone(nodeCount, 0)
    {
        for (const auto &[a, b] : edges) {
            if (a == b)
                continue;
            m_after[a].push_back(b);
            m_before[b].push_back(a);
            ++m_out[a];
            ++m_in[b];
        }
        const auto most = static_cast<std::size_t>(*std::max_element(m_out.begin(), m_out.end()));
        m_surplus.resize(2 * std::max<std::size_t>(most, static_cast<std::size_t>(*std::max_element(m_in.begin(), m_in.end()))) + 1);
    }

    /// Place of each node; edges that lead to a lower place are the feedback.
    std::vector<NodeIndex> places()
    {
        const auto nodeCount = static_cast<NodeIndex>(m_out.size());
        for (NodeIndex node = nodeCount; node-- > 0;)
            file(node);
        std::vector<NodeIndex> place(nodeCount);
        NodeIndex front = 0;
        NodeIndex back = nodeCount;
        std::size_t top = m_surplus.size();
        while (front < back) {
            if (const NodeIndex sink = take(m_sinks, m_out); sink != noNode) {
                place[sink] = --back;
                remove(sink, top);
            } else if (const NodeIndex source = take(m_sources, m_in); source != noNode) {
                place[source] = front++;
                remove(source, top);
            } else {
                const NodeIndex node = takeSurplus(top);
                place[node] = front++;
                remove(node, top);
            }
        }
        return place;
    }

private:
    std::size_t bucketOf(NodeIndex node) const { return static_cast<std::size_t>(m_out[node] - m_in[node] + static_cast<int>(m_surplus.size() / 2)); }
    void file(NodeIndex node)
    {
        if (m_out[node] == 0)
            m_sinks.push_back(node);
        else if (m_in[node] == 0)
            m_sources.push_back(node);
        m_surplus[bucketOf(node)].push_back(node);  // entries that no longer fit are skipped when met
    }
    NodeIndex take(std::vector<NodeIndex> &from, const std::vector<int> &degree)
    {
        while (!from.empty()) {
            const NodeIndex node = from.back();
            from.pop_back();
            if (m_gone[node] == 0 && degree[node] == 0)
                return node;
        }
        return noNode;
    }
    NodeIndex takeSurplus(std::size_t &top)
    {
        for (;;) {
            while (m_surplus[top - 1].empty())
                --top;
            const NodeIndex node = m_surplus[top - 1].back();
            m_surplus[top - 1].pop_back();
            if (m_gone[node] == 0 && bucketOf(node) == top - 1)
                return node;
        }
    }
    void remove(NodeIndex node, std::size_t &top)
    {
        m_gone[node] = 1;
        for (const NodeIndex other : m_after[node])
            lessen(other, m_in, top);
        for (const NodeIndex other : m_before[node])
            lessen(other, m_out, top);
    }
    void lessen(NodeIndex node, std::vector<int> &degree, std::size_t &top)
    {
        if (m_gone[node] != 0)
            return;
        --degree[node];
        file(node);
        top = std::max(top, bucketOf(node) + 1);
    }

    std::vector<int> m_out, m_in;
    std::vector<std::vector<NodeIndex>> m_after, m_before;
    std::vector<std::uint8_t> m_gone;
    std::vector<NodeIndex> m_sinks, m_sources;
    std::vector<std::vector<NodeIndex>> m_surplus;
};

std::vector<NodeIndex> topologicalOrder(const Directed &graph)
{
    std::vector<std::uint32_t> waiting(graph.nodeCount());
    std::vector<NodeIndex> order;
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        waiting[node] = static_cast<std::uint32_t>(graph.before(node).size());
        if (waiting[node] == 0)
            order.push_back(node);
    }
    for (std::size_t head = 0; head < order.size(); ++head) {
        for (const NodeIndex next : graph.after(order[head])) {
            if (--waiting[next] == 0)
                order.push_back(next);
        }
    }
    return order;
}

/// The longest span whose edges are cut, with all shorter ones. O(E + layers).
std::uint32_t longestCut(const Directed &graph, const std::vector<std::uint32_t> &layerOf)
{
    constexpr std::uint64_t always = 200'000, share = 3;
    std::vector<std::uint64_t> spans;  // how many edges span so many layers
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        for (const NodeIndex next : graph.after(node)) {
            const std::uint32_t span = layerOf[next] - layerOf[node];
            if (span >= spans.size())
                spans.resize(span + std::size_t{1});
            ++spans[span];
        }
    }
    const std::uint64_t most = std::max(always, share * (graph.nodeCount() + graph.out.size()));
    std::uint64_t made = 0;
    for (std::size_t span = 2; span < spans.size(); ++span) {
        made += spans[span] * (span - 1);
        if (made > most)
            return static_cast<std::uint32_t>(span - 1);
    }
    return static_cast<std::uint32_t>(spans.size());
}

}  // namespace

Directed directed(NodeIndex nodeCount, EdgeList edges)
{
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    Directed graph;
    graph.outStart.assign(nodeCount + 1, 0);
    graph.inStart.assign(nodeCount + 1, 0);
    for (const auto &[a, b] : edges) {
        ++graph.outStart[a + 1];
        ++graph.inStart[b + 1];
    }
    std::partial_sum(graph.outStart.begin(), graph.outStart.end(), graph.outStart.begin());
    std::partial_sum(graph.inStart.begin(), graph.inStart.end(), graph.inStart.begin());
    graph.in.resize(edges.size());
    std::vector<std::uint32_t> at(graph.inStart.begin(), graph.inStart.end() - 1);
    for (const auto &[a, b] : edges) {
        graph.out.push_back(b);
        graph.in[at[b]++] = a;
    }
    return graph;
}

EdgeList withoutCycles(NodeIndex nodeCount, const EdgeList &edges)
{
    if (nodeCount == 0)
        return {};
    const std::vector<NodeIndex> place = FeedbackOrder(nodeCount, edges).places();
    EdgeList result;
    for (const auto &[a, b] : edges) {
        if (a != b)
            result.push_back(place[a] < place[b] ? std::pair(a, b) : std::pair(b, a));
    }
    return result;
}

std::vector<std::uint32_t> assignLayers(const Directed &graph)
{
    constexpr int mostRounds = 50;
    const std::vector<NodeIndex> order = topologicalOrder(graph);
    std::vector<std::uint32_t> layer(graph.nodeCount(), 0);
    for (const NodeIndex node : order) {
        for (const NodeIndex next : graph.after(node))
            layer[next] = std::max(layer[next], layer[node] + 1);
    }
    for (int round = 0; round < mostRounds; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const NodeIndex node = round % 2 == 0 ? order[order.size() - 1 - i] : order[i];
            const auto in = graph.before(node);
            const auto out = graph.after(node);
            if (in.empty() && out.empty())
                continue;
            std::uint32_t wished = layer[node];
            if (out.size() > in.size()) {
                wished = noNode;
                for (const NodeIndex next : out)
                    wished = std::min(wished, layer[next] - 1);
            } else if (in.size() > out.size()) {
                wished = 0;
                for (const NodeIndex previous : in)
                    wished = std::max(wished, layer[previous] + 1);
            }
            moved = moved || wished != layer[node];
            layer[node] = wished;
        }
        if (!moved)
            break;
    }
    constexpr NodeIndex worthFlow = 5000;
    constexpr int mostSteps = 60;
    if (graph.nodeCount() <= worthFlow)
        tighten(graph, layer, mostSteps);
    if (!layer.empty()) {
        const std::uint32_t lowest = *std::min_element(layer.begin(), layer.end());
        for (std::uint32_t &one : layer)
            one -= lowest;
    }
    return layer;
}

LayeredGraph cutAtLayers(const Directed &graph, const std::vector<std::uint32_t> &layerOf)
{
    const std::uint32_t longest = longestCut(graph, layerOf);
    LayeredGraph result;
    result.realCount = graph.nodeCount();
    result.layerOf = layerOf;
    EdgeList edges;
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        for (const NodeIndex next : graph.after(node)) {
            if (layerOf[next] - layerOf[node] > longest)
                continue;
            NodeIndex from = node;
            for (std::uint32_t layer = layerOf[node] + 1; layer < layerOf[next]; ++layer) {
                const auto between = static_cast<NodeIndex>(result.layerOf.size());
                result.layerOf.push_back(layer);
                edges.emplace_back(from, between);
                from = between;
            }
            edges.emplace_back(from, next);
        }
    }
    const auto total = static_cast<NodeIndex>(result.layerOf.size());
    result.graph = directed(total, std::move(edges));
    const std::uint32_t layerCount = total == 0 ? 0 : *std::max_element(result.layerOf.begin(), result.layerOf.end()) + 1;
    result.layers.resize(layerCount);
    for (NodeIndex node = 0; node < total; ++node)
        result.layers[result.layerOf[node]].push_back(node);
    return result;
}

}  // namespace relata::layout
