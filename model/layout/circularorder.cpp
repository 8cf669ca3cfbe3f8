// SPDX-License-Identifier: Apache-2.0
#include "model/layout/circularorder.h"

#include <algorithm>
#include <deque>
#include <map>

namespace relata::layout {

namespace {

constexpr NodeIndex mostForGreedy = 4000;
constexpr int mostRounds = 60;

std::vector<NodeIndex> depthFirst(const Adjacency &graph)
{
    std::vector<NodeIndex> order;
    std::vector<std::uint8_t> seen(graph.nodeCount(), 0);
    std::vector<NodeIndex> stack;
    for (NodeIndex root = 0; root < graph.nodeCount(); ++root) {
        stack.push_back(root);
        while (!stack.empty()) {
            const NodeIndex node = stack.back();
            stack.pop_back();
            if (seen[node] != 0)
                continue;
            seen[node] = 1;
            order.push_back(node);
            const auto next = graph.neighbours(node);
            stack.insert(stack.end(), next.rbegin(), next.rend());
        }
    }
    return order;
}

/// Takes the node with the most placed neighbours (then the fewest open ones) and appends it at the end where its links cross fewer open ones.
class Greedy
{
public:
    explicit Greedy(const Adjacency &graph) : m_graph(graph), m_placed(graph.nodeCount(), 0), m_done(graph.nodeCount(), 0) {}

    bool run(std::vector<NodeIndex> &order, const RunContext &context)
    {
        for (NodeIndex i = 0; i < m_graph.nodeCount(); ++i) {
            if (i % 64 == 0) {
                if (context.cancelled())
                    return false;
                context.progress(0.5 * i / m_graph.nodeCount());
            }
            append(next());
        }
        order.assign(m_line.begin(), m_line.end());
        return true;
    }

private:
    NodeIndex open(NodeIndex node) const { return m_graph.degree(node) - m_placed[node]; }

    NodeIndex next() const
    {
        NodeIndex best = noNode;
        for (NodeIndex node = 0; node < m_graph.nodeCount(); ++node) {
            if (m_done[node] != 0)
                continue;
            if (best == noNode || m_placed[node] > m_placed[best] || (m_placed[node] == m_placed[best] && open(node) < open(best)))
                best = node;
        }
        return best;
    }

    void append(NodeIndex node)
    {
        // At the right end each link passes over the open ends of all that stand right of its neighbour; at the left end mirrored.
        std::uint64_t right = 0;
        std::uint64_t left = 0;
        std::uint64_t passed = 0;
        std::uint64_t links = 0;
        for (const NodeIndex other : m_line) {
            const bool linked = std::binary_search(m_graph.neighbours(node).begin(), m_graph.neighbours(node).end(), other);
            const std::uint64_t ends = open(other) - (linked ? 1 : 0);
            right += links * ends;
            if (linked) {
                left += passed;
                ++links;
            }
            passed += ends;
        }
        if (left < right)
            m_line.push_front(node);
        else
            m_line.push_back(node);
        m_done[node] = 1;
        for (const NodeIndex other : m_graph.neighbours(node))
            ++m_placed[other];
    }

    const Adjacency &m_graph;
    std::vector<NodeIndex> m_placed;  // neighbours that stand already
    std::vector<std::uint8_t> m_done;
    std::deque<NodeIndex> m_line;
};

/// Exchanges two that stand side by side when their links then cross less.
class Exchange
{
public:
    Exchange(const Adjacency &graph, std::span<const std::uint32_t> groups, std::vector<NodeIndex> &order)
        : m_graph(graph), m_groups(groups), m_order(order), m_place(order.size())
    {
        for (std::size_t i = 0; i < order.size(); ++i)
            m_place[order[i]] = static_cast<NodeIndex>(i);
    }

    bool round()
    {
        bool helped = false;
        const std::size_t count = m_order.size();
        for (std::size_t i = 0; i < count; ++i) {
            NodeIndex &a = m_order[i];
            NodeIndex &b = m_order[(i + 1) % count];
            if (!m_groups.empty() && m_groups[a] != m_groups[b])
                continue;
            seenFrom(a, a, b, m_first);
            seenFrom(a, b, a, m_second);
            if (crossings(m_first, m_second) <= crossings(m_second, m_first))
                continue;
            std::swap(m_place[a], m_place[b]);
            std::swap(a, b);
            helped = true;
        }
        return helped;
    }

private:
    /// Where the neighbours of \a node stand, clockwise from \a origin, without \a except; ascending.
    void seenFrom(NodeIndex origin, NodeIndex node, NodeIndex except, std::vector<NodeIndex> &places) const
    {
        places.clear();
        const auto count = static_cast<NodeIndex>(m_order.size());
        for (const NodeIndex other : m_graph.neighbours(node)) {
            if (other != except)
                places.push_back((m_place[other] + count - m_place[origin]) % count);
        }
        std::sort(places.begin(), places.end());
    }

    /// Of the links of two that stand side by side: those cross where the first one's end comes before the second one's.
    static std::uint64_t crossings(const std::vector<NodeIndex> &first, const std::vector<NodeIndex> &second)
    {
        std::uint64_t count = 0;
        std::size_t before = 0;
        for (const NodeIndex place : second) {
            while (before < first.size() && first[before] < place)
                ++before;
            count += before;
        }
        return count;
    }

    const Adjacency &m_graph;
    std::span<const std::uint32_t> m_groups;
    std::vector<NodeIndex> &m_order;
    std::vector<NodeIndex> m_place;
    std::vector<NodeIndex> m_first, m_second;
};

/// Groups become arcs, in the order of the mean place of their nodes.
void gather(std::span<const std::uint32_t> groups, std::vector<NodeIndex> &order)
{
    std::map<std::uint32_t, std::pair<double, double>> sums;
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto &[sum, count] = sums[groups[order[i]]];
        sum += static_cast<double>(i);
        count += 1;
    }
    const auto mean = [&](NodeIndex node) {
        const auto &[sum, count] = sums[groups[node]];
        return std::pair(sum / count, groups[node]);
    };
    std::stable_sort(order.begin(), order.end(), [&](NodeIndex a, NodeIndex b) { return mean(a) < mean(b); });
}

}  // namespace

bool circularOrder(const Adjacency &graph, std::span<const std::uint32_t> groups, std::vector<NodeIndex> &order, const RunContext &context)
{
    const bool small = graph.nodeCount() <= mostForGreedy;
    if (!small)
        order = depthFirst(graph);
    else if (!Greedy(graph).run(order, context))
        return false;
    if (!groups.empty())
        gather(groups, order);
    if (small && graph.nodeCount() > 3) {
        Exchange exchange(graph, groups, order);
        for (int round = 0; round < mostRounds && exchange.round(); ++round) {
            if (context.cancelled())
                return false;
        }
    }
    return !context.cancelled();
}

std::size_t circularCrossings(const Adjacency &graph, std::span<const NodeIndex> order)
{
    std::vector<NodeIndex> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        place[order[i]] = static_cast<NodeIndex>(i);
    EdgeList chords;
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        for (const NodeIndex other : graph.neighbours(node)) {
            if (place[node] < place[other])
                chords.emplace_back(place[node], place[other]);
        }
    }
    std::size_t count = 0;
    for (const auto &[a, b] : chords) {
        for (const auto &[c, d] : chords)
            count += a < c && c < b && b < d ? 1 : 0;
    }
    return count;
}

}  // namespace relata::layout
