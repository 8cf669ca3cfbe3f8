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

Hops searchFrom(const Adjacency &graph, std::size_t pivotCount, std::size_t stride, Random &random)
{
    const NodeIndex nodeCount = graph.nodeCount();
    Hops hops;
    hops.of.assign(nodeCount * stride, 0);
    std::vector<NodeIndex> distance(nodeCount);
    std::vector<NodeIndex> queue(nodeCount);
    std::vector<NodeIndex> nearest(nodeCount, noNode);  // distance to the nearest pivot so far; 0 = is one
    NodeIndex next = random.below(nodeCount);
    for (std::size_t p = 0; p < pivotCount; ++p) {
        hops.pivot.push_back(next);
        hopDistances(graph, next, distance, queue);
        for (NodeIndex node = 0; node < nodeCount; ++node) {
            hops.of[node * stride + p] = static_cast<float>(distance[node]);
            nearest[node] = std::min(nearest[node], distance[node]);
        }
        if (p + 1 == pivotCount)
            break;
        if (p + 1 < spreadPivots) {
            next = static_cast<NodeIndex>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
        } else {
            do
                next = (pivotCount == nodeCount) ? (next + 1) % nodeCount : random.below(nodeCount);
            while (nearest[next] == 0);
        }
    }
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

PivotDistances invert(const Hops &hops, NodeIndex nodeCount, std::size_t stride)
{
    PivotDistances result;
    result.pivot = hops.pivot;
    result.stride = stride;
    result.inverse.assign(nodeCount * stride, 0);
    result.inverseSquares.assign(nodeCount, 0);
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        for (std::size_t p = 0; p < hops.pivot.size(); ++p) {
            if (hops.pivot[p] == node)
                continue;
            const float inverse = 1 / std::max(0.5F, hops.of[node * stride + p]);
            result.inverse[node * stride + p] = inverse;
            result.inverseSquares[node] += inverse * inverse;
        }
    }
    return result;
}

}  // namespace

std::vector<PivotDistances> measure(const std::vector<Level> &levels, std::size_t pivotCount, Random &random)
{
    const Adjacency &finest = levels.front().graph;
    pivotCount = std::min<std::size_t>(pivotCount, finest.nodeCount());
    const std::size_t stride = kernels::padded(pivotCount);
    std::vector<PivotDistances> result;
    Hops hops = searchFrom(finest, pivotCount, stride, random);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (i > 0)
            hops = average(hops, levels[i - 1], levels[i].graph.nodeCount(), stride);
        result.push_back(invert(hops, levels[i].graph.nodeCount(), stride));
    }
    return result;
}

}  // namespace relata::layout
