// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layout.h"
#include "model/layout/relaxation.h"

namespace relata::layout {

/// Looks at a drawing under way.
struct Sight {
    std::function<bool()> wanted;                       ///< asked after each iteration; empty = never
    std::function<void(Coordinates, bool rough)> show;  ///< of the graph's own nodes; rough: nodes of a cluster still stand about its place
};

/// Draws one connected graph from nothing: coarsen, place the coarsest level from several random starts, then refine level by level
/// (Walshaw 2003; Hu 2005). Links come to about one unit. \a kind says what counts: isForce().
/// False when cancelled; \a positions is then unspecified.
bool drawConnected(const Adjacency &graph, LayoutKind kind, std::uint64_t seed, Coordinates &positions, Crew &crew, const RunContext &context,
                   const Sight &sight = {});

/// Distances for refining a drawing that is there already; \a pivots: from how many nodes, 0 = as many as for drawing it.
PivotDistances measureOnce(const Level &level, std::uint64_t seed, std::size_t pivots, Crew &crew);

}  // namespace relata::layout
