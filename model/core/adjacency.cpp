// SPDX-License-Identifier: Apache-2.0
#include "model/core/adjacency.h"

#include "model/core/bothways.h"

#include <algorithm>
#include <utility>

namespace relata {

namespace {

struct Arc {
    NodeIndex node;
    float weight;
};

/// Counts of rows in their next places become where each begins.
void addUp(std::vector<std::uint32_t> &starts)
{
    for (std::size_t i = 1; i < starts.size(); ++i)
        starts[i] += starts[i - 1];
}

/// Two counting sorts (by target, then by source) leave every row sorted without a comparison.
Adjacency rowsBothWays(NodeIndex nodeCount, const EdgeList &edges, std::span<const float> weights)
{
    std::vector<std::uint32_t> into(nodeCount + 1, 0), out(nodeCount + 1, 0);
    for (const auto &[a, b] : edges) {
        if (a == b)
            continue;
        ++out[a + 1];
        ++into[b + 1];
        ++out[b + 1];
        ++into[a + 1];
    }
    addUp(into);
    addUp(out);
    std::vector<Arc> byTarget(into.back());  // row of the target holds the sources
    std::vector<std::uint32_t> at(into.begin(), into.end() - 1);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto [a, b] = edges[i];
        if (a == b)
            continue;
        const float weight = weights.empty() ? 1.0F : weights[i];
        byTarget[at[b]++] = {a, weight};
        byTarget[at[a]++] = {b, weight};
    }
    std::vector<Arc> rows(out.back());
    at.assign(out.begin(), out.end() - 1);
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        for (std::uint32_t i = into[node]; i < into[node + 1]; ++i)
            rows[at[byTarget[i].node]++] = {node, byTarget[i].weight};
    }

    Adjacency graph;
    graph.start.assign(nodeCount + 1, 0);
    graph.target.reserve(rows.size());
    graph.weight.reserve(rows.size());
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        const std::size_t first = graph.target.size();
        for (std::uint32_t i = out[node]; i < out[node + 1]; ++i) {
            if (graph.target.size() > first && graph.target.back() == rows[i].node) {
                graph.weight.back() += rows[i].weight;
            } else {
                graph.target.push_back(rows[i].node);
                graph.weight.push_back(rows[i].weight);
            }
        }
        graph.start[node + 1] = static_cast<std::uint32_t>(graph.target.size());
    }
    return graph;
}

}  // namespace

Adjacency undirected(NodeIndex nodeCount, const EdgeList &edges, std::span<const float> weights)
{
    return rowsBothWays(nodeCount, edges, weights);
}

Adjacency directed(NodeIndex nodeCount, const EdgeList &edges, std::span<const float> weights)
{
    std::vector<std::uint32_t> into(nodeCount + 1, 0), out(nodeCount + 1, 0);
    for (const auto &[a, b] : edges) {
        const std::uint32_t counts = a == b ? 0 : 1;
        out[a + 1] += counts;
        into[b + 1] += counts;
    }
    addUp(into);
    addUp(out);
    std::vector<NodeIndex> sources(into.back());  // by target
    std::vector<float> carried(weights.empty() ? 0 : sources.size());
    std::vector<std::uint32_t> at(into.begin(), into.end() - 1);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto [a, b] = edges[i];
        if (a == b)
            continue;
        if (!carried.empty())
            carried[at[b]] = weights[i];
        sources[at[b]++] = a;
    }
    Adjacency graph;
    graph.target.resize(sources.size());
    graph.weight.assign(sources.size(), 1);
    at.assign(out.begin(), out.end() - 1);
    bool parallel = false;
    for (NodeIndex node = 0; node < nodeCount; ++node)
        for (std::uint32_t i = into[node]; i < into[node + 1]; ++i) {
            const NodeIndex source = sources[i];
            const float weight = carried.empty() ? 1.0F : carried[i];
            std::uint32_t &place = at[source];
            if (place > out[source] && graph.target[place - 1] == node) {
                graph.weight[place - 1] += weight;
                parallel = true;
                continue;
            }
            graph.target[place] = node;
            graph.weight[place++] = weight;
        }
    if (parallel) {  // rows are shorter than their places
        std::uint32_t end = 0;
        for (NodeIndex node = 0; node < nodeCount; ++node) {
            const std::uint32_t first = std::exchange(out[node], end);
            for (std::uint32_t i = first; i < at[node]; ++i, ++end) {
                graph.target[end] = graph.target[i];
                graph.weight[end] = graph.weight[i];
            }
        }
        out[nodeCount] = end;
        graph.target.resize(end);
        graph.weight.resize(end);
    }
    graph.start = std::move(out);
    return graph;
}

Adjacency united(const Adjacency &out, const Adjacency &in)
{
    Adjacency both;
    both.start.reserve(out.start.size());
    both.target.resize(out.target.size() + in.target.size());
    both.weight.resize(both.target.size());
    std::uint32_t end = 0;
    const auto copy = [&](const Adjacency &from, std::uint32_t first, std::uint32_t last) {
        std::copy(from.target.begin() + first, from.target.begin() + last, both.target.begin() + end);
        std::copy(from.weight.begin() + first, from.weight.begin() + last, both.weight.begin() + end);
        end += last - first;
    };
    for (NodeIndex node = 0; node < out.nodeCount(); ++node) {
        std::uint32_t i = out.start[node], j = in.start[node];
        while (i < out.start[node + 1] && j < in.start[node + 1]) {
            const NodeIndex a = out.target[i], b = in.target[j];
            both.target[end] = std::min(a, b);
            both.weight[end++] = (a <= b ? out.weight[i] : 0) + (b <= a ? in.weight[j] : 0);
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        copy(out, i, out.start[node + 1]);
        copy(in, j, in.start[node + 1]);
        both.start.push_back(end);
    }
    both.target.resize(end);
    both.weight.resize(end);
    return both;
}

Adjacency reversed(const Adjacency &graph)
{
    Adjacency turned;
    turned.start.assign(graph.start.size(), 0);
    for (const NodeIndex target : graph.target)
        ++turned.start[target + 1];
    addUp(turned.start);
    turned.target.resize(graph.target.size());
    turned.weight.resize(graph.weight.size());
    std::vector<std::uint32_t> at(turned.start.begin(), turned.start.end() - 1);
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node)
        for (std::uint32_t i = graph.start[node]; i < graph.start[node + 1]; ++i) {
            const std::uint32_t place = at[graph.target[i]]++;
            turned.target[place] = node;
            turned.weight[place] = graph.weight[i];
        }
    return turned;
}

Components components(const Adjacency &graph)
{
    const NodeIndex nodeCount = graph.nodeCount();
    Components result;
    result.of.assign(nodeCount, noNode);
    std::vector<NodeIndex> stack;
    for (NodeIndex seed = 0; seed < nodeCount; ++seed) {
        if (result.of[seed] != noNode)
            continue;
        const auto number = static_cast<std::uint32_t>(result.members.size());
        std::vector<NodeIndex> members{seed};
        result.of[seed] = number;
        for (std::size_t head = 0; head < members.size(); ++head) {
            for (const NodeIndex next : graph.neighbours(members[head])) {
                if (result.of[next] == noNode) {
                    result.of[next] = number;
                    members.push_back(next);
                }
            }
        }
        std::sort(members.begin(), members.end());
        result.members.push_back(std::move(members));
    }
    return result;
}

Adjacency subgraph(const Adjacency &graph, std::span<const NodeIndex> nodes, std::vector<NodeIndex> &scratch)
{
    for (NodeIndex i = 0; i < nodes.size(); ++i)
        scratch[nodes[i]] = i;
    Adjacency part;
    part.start.reserve(nodes.size() + 1);
    for (const NodeIndex node : nodes) {
        for (std::uint32_t i = graph.start[node]; i < graph.start[node + 1]; ++i) {
            part.target.push_back(scratch[graph.target[i]]);
            part.weight.push_back(graph.weight[i]);
        }
        part.start.push_back(static_cast<std::uint32_t>(part.target.size()));
    }
    return part;
}

void hopDistances(const Adjacency &graph, NodeIndex source, std::span<NodeIndex> hops, std::span<NodeIndex> queue)
{
    std::fill(hops.begin(), hops.end(), noNode);
    std::size_t tail = 0;
    queue[tail++] = source;
    hops[source] = 0;
    for (std::size_t head = 0; head < tail; ++head) {
        const NodeIndex node = queue[head];
        for (const NodeIndex next : graph.neighbours(node)) {
            if (hops[next] == noNode) {
                hops[next] = hops[node] + 1;
                queue[tail++] = next;
            }
        }
    }
}

}  // namespace relata
