// SPDX-License-Identifier: Apache-2.0
#include "model/layout/affinity.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace relata::layout {

double meanHopsOf(const Adjacency &graph)
{
    constexpr NodeIndex sources = 4;
    const NodeIndex nodeCount = graph.nodeCount();
    std::vector<NodeIndex> hops(nodeCount);
    std::vector<NodeIndex> queue(nodeCount);
    double sum = 0;
    for (NodeIndex i = 0; i < sources; ++i) {
        hopDistances(graph, static_cast<NodeIndex>(static_cast<std::uint64_t>(i) * nodeCount / sources), hops, queue);
        for (const NodeIndex each : hops)
            sum += each;
    }
    return sum / (static_cast<double>(sources) * nodeCount);
}

namespace {

/// How much heavier the link is whose one end has no other, less for ends that have few: \a fewer is the smaller degree of the two.
float ofLeaves(float fewer)
{
    return 4 / (fewer * fewer * fewer);
}

/// \a graph with its mean weight as it was in \a before, where links weigh anything.
Adjacency rescaled(Adjacency graph, const Adjacency &before)
{
    const double now = std::reduce(graph.weight.begin(), graph.weight.end(), 0.0);
    if (now <= 0)
        return before;
    const auto scale = static_cast<float>(std::reduce(before.weight.begin(), before.weight.end(), 0.0) / now);
    for (float &weight : graph.weight)
        weight *= scale;
    return graph;
}

/// Calls found(link, back, shared) once for every pair of linked nodes: where the link stands in the two rows, and how many neighbours they share.
template <typename Found>
void forSharedNeighbours(const Adjacency &graph, const Found &found)
{
    std::vector<NodeIndex> marked(graph.nodeCount(), noNode);
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        for (const NodeIndex other : graph.neighbours(node))
            marked[other] = node;
        for (std::uint32_t link = graph.start[node]; link < graph.start[node + 1]; ++link) {
            const NodeIndex other = graph.target[link];
            const bool smaller = graph.degree(other) < graph.degree(node) || (graph.degree(other) == graph.degree(node) && other < node);
            if (!smaller)
                continue;
            std::uint32_t shared = 0;
            std::uint32_t back = graph.start[other];
            for (std::uint32_t k = graph.start[other]; k < graph.start[other + 1]; ++k) {
                shared += marked[graph.target[k]] == node ? 1 : 0;
                back = graph.target[k] == node ? k : back;
            }
            found(link, back, static_cast<float>(shared), static_cast<float>(graph.degree(other)), static_cast<float>(graph.degree(node)));
        }
    }
}

}  // namespace

Adjacency strengthened(const Adjacency &graph)
{
    constexpr double shortWay = 5;  // hops
    constexpr double most = 200;
    if (graph.nodeCount() <= 2)
        return graph;
    const double shortness = std::min(1.0, shortWay / std::max(1.0, meanHopsOf(graph)));
    const auto strength = static_cast<float>(most * shortness * shortness);
    Adjacency result = graph;
    forSharedNeighbours(graph, [&](std::uint32_t link, std::uint32_t back, float shared, float fewer, float more) {
        result.weight[link] *= 1 + strength * shared / (fewer + more - shared) + ofLeaves(fewer);
        result.weight[back] = result.weight[link];
    });
    return rescaled(std::move(result), graph);
}

Adjacency withNearLeaves(const Adjacency &graph)
{
    constexpr float named = 300;  // nodes, whose names can all be read: round a hub they need the room
    constexpr float many = 1'500;
    const float strength = std::clamp((static_cast<float>(graph.nodeCount()) - named) / (many - named), 0.0F, 1.0F);
    if (strength <= 0)
        return graph;
    Adjacency result = graph;
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        for (std::uint32_t link = graph.start[node]; link < graph.start[node + 1]; ++link)
            result.weight[link] *= 1 + strength * ofLeaves(static_cast<float>(std::min(graph.degree(node), graph.degree(graph.target[link]))));
    }
    return rescaled(std::move(result), graph);
}

}  // namespace relata::layout
