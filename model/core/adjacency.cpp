// SPDX-License-Identifier: Apache-2.0
#include "model/core/adjacency.h"

#include <algorithm>

namespace relata {

namespace {

struct Arc {
    NodeIndex node;
    float weight;
};

/// Two counting sorts (by target, then by source) leave every row sorted without a comparison.
Adjacency rowsOf(NodeIndex nodeCount, const EdgeList &edges, std::span<const float> weights, bool bothWays)
{
    std::vector<std::uint32_t> into(nodeCount + 1, 0), out(nodeCount + 1, 0);
    for (const auto &[a, b] : edges) {
        if (a == b)
            continue;
        ++out[a + 1];
        ++into[b + 1];
        if (bothWays) {
            ++out[b + 1];
            ++into[a + 1];
        }
    }
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        into[node + 1] += into[node];
        out[node + 1] += out[node];
    }
    std::vector<Arc> byTarget(into.back());  // row of the target holds the sources
    std::vector<std::uint32_t> at(into.begin(), into.end() - 1);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto [a, b] = edges[i];
        if (a == b)
            continue;
        const float weight = weights.empty() ? 1.0F : weights[i];
        byTarget[at[b]++] = {a, weight};
        if (bothWays)
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
    return rowsOf(nodeCount, edges, weights, true);
}

Adjacency directed(NodeIndex nodeCount, const EdgeList &edges, std::span<const float> weights)
{
    return rowsOf(nodeCount, edges, weights, false);
}

Adjacency reversed(const Adjacency &graph)
{
    Adjacency turned;
    turned.start.assign(graph.start.size(), 0);
    for (const NodeIndex target : graph.target)
        ++turned.start[target + 1];
    for (std::size_t i = 1; i < turned.start.size(); ++i)
        turned.start[i] += turned.start[i - 1];
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
