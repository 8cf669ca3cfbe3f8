// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/crew.h"
#include "model/layout/adjacency.h"
#include "model/layout/coarsening.h"
#include "model/layout/kernels.h"

namespace relata::layout {

/// Hop distances from a few nodes to all, one set per level: what keeps the drawing true to the graph's distances at large
/// (sparse stress with uniform pivots, Ortmann, Klimenta and Brandes 2016).
struct PivotDistances {
    std::vector<NodeIndex> pivot;         ///< the nodes that measure
    std::size_t stride = 0;               ///< pivots, padded for the kernels
    std::vector<kernels::Brief> inverse;  ///< node * stride + pivot: 1 / hops; 0 = itself or padding
};

/// Distances of the finest level by breadth first search, of the coarser ones as means over their clusters. The first eight pivots are far
/// from one another, the rest random. The graph must be connected. O(pivots * E) at worst, O(E) for each 64 pivots where distances are short.
std::vector<PivotDistances> measure(const std::vector<Level> &levels, std::size_t pivotCount, Random &random, Crew &crew);

}  // namespace relata::layout
