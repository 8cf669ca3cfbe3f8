// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layers.h"

namespace relata::layout {

/// Moves groups of nodes between layers until the sum of all edge lengths is the least there is, every edge still pointing to a higher layer:
/// steepest descent, each step the group that gains most, found as a closure of greatest weight by a maximum flow (Picard 1976; Murota 2003).
/// Ends after \a mostSteps steps. \a layer must be right to begin with; the nearer to the best, the fewer steps.
void tighten(const Directed &graph, std::vector<std::uint32_t> &layer, int mostSteps);

}  // namespace relata::layout
