// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layout.h"
#include "model/layout/relaxation.h"

namespace relata::layout {

/// Draws one connected graph from nothing: coarsen, place the coarsest level from several random starts, then refine level by level
/// (Walshaw 2003; Hu 2005). Links come to about one unit. \a kind says what counts: isForce().
/// False when cancelled; \a positions is then unspecified.
bool drawConnected(const Adjacency &graph, LayoutKind kind, std::uint64_t seed, Coordinates &positions, Crew &crew, const RunContext &context);

/// Distances for refining a drawing that is there already.
PivotDistances measureOnce(const Level &level, std::uint64_t seed, Crew &crew);

}  // namespace relata::layout
