// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/layout/layers.h"

namespace relata::layout {

/// Orders the nodes within the layers so that few edges cross: sweeps down and up by weighted medians and barycentres in turn, each followed by
/// exchanges of neighbours (Gansner, Koutsofios, North and Vo 1993); keeps the best order met,
/// and then sifts it (`sifting.h`). O(sweeps * E log E), and less than a second for sifting. False when cancelled.
bool reduceCrossings(LayeredGraph &layered, const RunContext &context);

/// Crossings between all neighbouring layers, with a tree of sums (Barth, Mutzel and Jünger 2004). O(E log V).
std::uint64_t countCrossings(const LayeredGraph &layered);

}  // namespace relata::layout
