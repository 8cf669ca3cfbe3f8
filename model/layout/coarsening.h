// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/adjacency.h"
#include "model/layout/random.h"

namespace relata::layout {

/// One grain of the multilevel method: a graph whose nodes stand for `mass` nodes of the finest one.
struct Level {
    Adjacency graph;
    std::vector<float> mass;
    std::vector<NodeIndex> parent;  ///< per node: its cluster in the next coarser level; empty on the coarsest
};

/// From the given graph (front) to one of at most \a smallest nodes, or where merging stalls (back).
/// Nodes join their most closely linked neighbour (link weight over both masses) in clusters of at most four; low degrees choose first,
/// so that the leaves of a star gather around their hub. O(E log V).
std::vector<Level> coarsen(Adjacency graph, std::vector<float> mass, NodeIndex smallest, Random &random);

}  // namespace relata::layout
