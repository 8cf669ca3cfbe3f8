// SPDX-License-Identifier: Apache-2.0
#include "model/layout/coarsening.h"

#include <algorithm>
#include <numeric>

namespace relata::layout {

namespace {

constexpr std::uint32_t largestCluster = 4;

struct Clusters {
    std::vector<NodeIndex> of;
    std::vector<float> mass;
    std::vector<std::uint32_t> size;
};

/// Shuffled, then by ascending degree (counting sort, stable).
std::vector<NodeIndex> visitingOrder(const Adjacency &graph, Random &random)
{
    const NodeIndex nodeCount = graph.nodeCount();
    std::vector<NodeIndex> shuffled(nodeCount);
    std::iota(shuffled.begin(), shuffled.end(), 0U);
    for (NodeIndex i = nodeCount; i > 1; --i)
        std::swap(shuffled[i - 1], shuffled[random.below(i)]);
    std::stable_sort(shuffled.begin(), shuffled.end(), [&](NodeIndex a, NodeIndex b) { return graph.degree(a) < graph.degree(b); });
    return shuffled;
}

Clusters cluster(const Level &level, Random &random)
{
    const Adjacency &graph = level.graph;
    Clusters clusters;
    clusters.of.assign(graph.nodeCount(), noNode);
    const auto open = [&](NodeIndex node) {
        clusters.of[node] = static_cast<NodeIndex>(clusters.size.size());
        clusters.size.push_back(1);
        clusters.mass.push_back(level.mass[node]);
    };
    const auto join = [&](NodeIndex node, NodeIndex number) {
        clusters.of[node] = number;
        ++clusters.size[number];
        clusters.mass[number] += level.mass[node];
    };
    for (const NodeIndex node : visitingOrder(graph, random)) {
        if (clusters.of[node] != noNode)
            continue;
        NodeIndex best = noNode;
        float bestScore = 0;
        for (std::uint32_t i = graph.start[node]; i < graph.start[node + 1]; ++i) {
            const NodeIndex other = graph.target[i];
            const NodeIndex number = clusters.of[other];
            if (number != noNode && clusters.size[number] >= largestCluster)
                continue;
            const float mass = number == noNode ? level.mass[other] : clusters.mass[number];
            const float score = graph.weight[i] / (mass * level.mass[node]);
            if (best == noNode || score > bestScore) {
                best = other;
                bestScore = score;
            }
        }
        if (best == noNode) {
            open(node);
            continue;
        }
        if (clusters.of[best] == noNode)
            open(best);
        join(node, clusters.of[best]);
    }
    return clusters;
}

Level contract(const Level &level, Clusters clusters)
{
    const auto clusterCount = static_cast<NodeIndex>(clusters.size.size());
    std::vector<std::uint32_t> start(clusterCount + 1, 0);
    for (const NodeIndex number : clusters.of)
        ++start[number + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    std::vector<NodeIndex> members(clusters.of.size());
    std::vector<std::uint32_t> at(start.begin(), start.end() - 1);
    for (NodeIndex node = 0; node < clusters.of.size(); ++node)
        members[at[clusters.of[node]]++] = node;

    Level coarse;
    coarse.mass = std::move(clusters.mass);
    coarse.graph.start.reserve(clusterCount + 1);
    std::vector<std::uint32_t> slot(clusterCount, 0);  // place of a neighbour in the row being made, plus one
    for (NodeIndex number = 0; number < clusterCount; ++number) {
        const auto row = static_cast<std::uint32_t>(coarse.graph.target.size());
        for (std::uint32_t m = start[number]; m < start[number + 1]; ++m) {
            const NodeIndex node = members[m];
            for (std::uint32_t i = level.graph.start[node]; i < level.graph.start[node + 1]; ++i) {
                const NodeIndex other = clusters.of[level.graph.target[i]];
                if (other == number)
                    continue;
                if (slot[other] <= row) {
                    coarse.graph.target.push_back(other);
                    coarse.graph.weight.push_back(level.graph.weight[i]);
                    slot[other] = static_cast<std::uint32_t>(coarse.graph.target.size());
                } else {
                    coarse.graph.weight[slot[other] - 1] += level.graph.weight[i];
                }
            }
        }
        coarse.graph.start.push_back(static_cast<std::uint32_t>(coarse.graph.target.size()));
    }
    return coarse;
}

}  // namespace

std::vector<Level> coarsen(Adjacency graph, std::vector<float> mass, NodeIndex smallest, Random &random)
{
    std::vector<Level> levels;
    levels.push_back({std::move(graph), std::move(mass), {}});
    while (levels.back().graph.nodeCount() > smallest) {
        Clusters clusters = cluster(levels.back(), random);
        if (clusters.size.size() * 10 > clusters.of.size() * 9)
            break;  // stalled: what remains has hardly anything to merge
        levels.back().parent = clusters.of;
        Level coarse = contract(levels.back(), std::move(clusters));
        levels.push_back(std::move(coarse));
    }
    return levels;
}

}  // namespace relata::layout
