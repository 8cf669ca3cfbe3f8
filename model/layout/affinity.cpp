// SPDX-License-Identifier: Apache-2.0
#include "model/layout/affinity.h"

#include <algorithm>
#include <cmath>

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
    constexpr float ofLeaves = 4;
    if (graph.nodeCount() <= 2)
        return graph;
    const double shortness = std::min(1.0, shortWay / std::max(1.0, meanHopsOf(graph)));
    const auto strength = static_cast<float>(most * shortness * shortness);
    Adjacency result = graph;
    double before = 0;
    double after = 0;
    forSharedNeighbours(graph, [&](std::uint32_t link, std::uint32_t back, float shared, float fewer, float more) {
        const float factor = 1 + strength * shared / (fewer + more - shared) + ofLeaves / (fewer * fewer * fewer);
        const float weight = graph.weight[link] * factor;
        result.weight[link] = result.weight[back] = weight;
        before += graph.weight[link];
        after += weight;
    });
    if (after <= 0)
        return graph;  // links of no weight
    const auto scale = static_cast<float>(before / after);
    for (float &weight : result.weight)
        weight *= scale;
    return result;
}

}  // namespace relata::layout
