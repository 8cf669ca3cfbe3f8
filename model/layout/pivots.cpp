// SPDX-License-Identifier: Apache-2.0
#include "model/layout/pivots.h"
#include "model/layout/kernels.h"

#include <algorithm>
#include <numeric>

namespace relata::layout {

namespace {

constexpr std::size_t spreadPivots = 8;

/// Hops, node * stride + pivot; on coarse levels means, hence float.
struct Hops {
    std::vector<NodeIndex> pivot;
    std::vector<float> of;
};

/// The first few far from one another, the others any.
std::vector<NodeIndex> choosePivots(const Adjacency &graph, std::size_t pivotCount, Random &random)
{
    const NodeIndex nodeCount = graph.nodeCount();
    std::vector<NodeIndex> pivots;
    std::vector<NodeIndex> distance(nodeCount);
    std::vector<NodeIndex> queue(nodeCount);
    std::vector<NodeIndex> nearest(nodeCount, noNode);  // distance to the nearest pivot so far; 0 = is one
    NodeIndex next = random.below(nodeCount);
    while (true) {
        pivots.push_back(next);
        nearest[next] = 0;
        if (pivots.size() == pivotCount)
            return pivots;
        if (pivots.size() < spreadPivots) {
            hopDistances(graph, next, distance, queue);
            for (NodeIndex node = 0; node < nodeCount; ++node)
                nearest[node] = std::min(nearest[node], distance[node]);
            next = static_cast<NodeIndex>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
        } else {
            do
                next = (pivotCount == nodeCount) ? (next + 1) % nodeCount : random.below(nodeCount);
            while (nearest[next] == 0);
        }
    }
}

Hops searchFrom(const Adjacency &graph, std::vector<NodeIndex> pivots, std::size_t stride, Crew &crew)
{
    constexpr std::size_t pivotsAtOnce = 16;  // as many as share a cache line of the result
    const NodeIndex nodeCount = graph.nodeCount();
    Hops hops{std::move(pivots), std::vector<float>(nodeCount * stride)};
    struct Search {
        std::vector<NodeIndex> distance, queue;
    };
    std::vector<Search> searches(crew.size());
    crew.run((hops.pivot.size() + pivotsAtOnce - 1) / pivotsAtOnce, [&](std::size_t block, unsigned worker) {
        Search &search = searches[worker];
        search.distance.resize(nodeCount);
        search.queue.resize(nodeCount);
        const std::size_t end = std::min(hops.pivot.size(), (block + 1) * pivotsAtOnce);
        for (std::size_t p = block * pivotsAtOnce; p < end; ++p) {
            hopDistances(graph, hops.pivot[p], search.distance, search.queue);
            for (NodeIndex node = 0; node < nodeCount; ++node)
                hops.of[node * stride + p] = static_cast<float>(search.distance[node]);
        }
    });
    return hops;
}

Hops average(const Hops &fine, const Level &level, NodeIndex coarseCount, std::size_t stride)
{
    Hops coarse;
    coarse.of.assign(coarseCount * stride, 0);
    std::vector<float> members(coarseCount, 0);
    for (NodeIndex node = 0; node < level.parent.size(); ++node) {
        const NodeIndex parent = level.parent[node];
        members[parent] += 1;
        for (std::size_t p = 0; p < stride; ++p)
            coarse.of[parent * stride + p] += fine.of[node * stride + p];
    }
    for (NodeIndex node = 0; node < coarseCount; ++node) {
        for (std::size_t p = 0; p < stride; ++p)
            coarse.of[node * stride + p] /= members[node];
    }
    for (const NodeIndex pivot : fine.pivot)
        coarse.pivot.push_back(level.parent[pivot]);
    return coarse;
}

/// Takes the room of \a hops over: on large graphs it is most of the memory.
PivotDistances invert(Hops hops, NodeIndex nodeCount, std::size_t stride, Crew &crew)
{
    constexpr NodeIndex nodesAtOnce = 4096;
    PivotDistances result;
    result.pivot = std::move(hops.pivot);
    result.stride = stride;
    result.inverse = std::move(hops.of);
    result.inverseSquares.assign(nodeCount, 0);
    crew.run((nodeCount + nodesAtOnce - 1) / nodesAtOnce, [&](std::size_t block, unsigned) {
        const auto first = static_cast<NodeIndex>(block * nodesAtOnce);
        for (NodeIndex node = first; node < std::min(nodeCount, first + nodesAtOnce); ++node) {
            float *row = result.inverse.data() + node * stride;
            for (std::size_t p = 0; p < result.pivot.size(); ++p) {
                row[p] = result.pivot[p] == node ? 0 : 1 / std::max(0.5F, row[p]);
                result.inverseSquares[node] += row[p] * row[p];
            }
        }
    });
    return result;
}

}  // namespace

std::vector<PivotDistances> measure(const std::vector<Level> &levels, std::size_t pivotCount, Random &random, Crew &crew)
{
    const Adjacency &finest = levels.front().graph;
    pivotCount = std::min<std::size_t>(pivotCount, finest.nodeCount());
    const std::size_t stride = kernels::padded(pivotCount);
    std::vector<PivotDistances> result;
    Hops hops = searchFrom(finest, choosePivots(finest, pivotCount, random), stride, crew);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const bool last = i + 1 == levels.size();
        Hops coarser = last ? Hops() : average(hops, levels[i], levels[i + 1].graph.nodeCount(), stride);
        result.push_back(invert(std::move(hops), levels[i].graph.nodeCount(), stride, crew));
        hops = std::move(coarser);
    }
    return result;
}

}  // namespace relata::layout
