// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/adjacency.h"

namespace relata::layout {

/// The same graph with heavier links where two nodes have many others in common (Jaccard), and at leaves: drawn by force, neighbours then stand
/// nearest to one another. \a graph is connected, its rows are sorted. The more so the shorter its distances: where they are long, links show groups
/// by themselves. The mean weight stays as it was. O(sum over links of the smaller degree).
Adjacency strengthened(const Adjacency &graph);

/// The same graph with heavier links at leaves alone: drawn by force, who has one neighbour stands beside it, and trees show their branches. The more
/// so from 300 to 1,500 nodes; in smaller drawings names need the room round a hub. The mean weight stays as it was. O(V + E).
Adjacency withNearLeaves(const Adjacency &graph);

/// Mean hops from a few nodes to all. O(V + E).
double meanHopsOf(const Adjacency &graph);

}  // namespace relata::layout
