// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/layout/layout.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relata::layout {

/// Moves nodes apart until no shape or label meets another, as little as it takes. Nodes with fixed[i] = 1 stay; two fixed ones that
/// overlap are left so. \a fixed is empty or has one entry per node. Afterwards the rest is free of overlap by at least half of \a gap.
/// Pairs are pushed apart along the shorter way, nearest to the middle first; where that does not end, the drawing grows a little.
/// O(n) per round with a grid, some tens of rounds. False when cancelled.
bool removeOverlaps(std::span<const NodeBox> boxes, std::span<const std::uint8_t> fixed, float gap, std::vector<Point> &positions,
                    const RunContext &context);

/// How many pairs of nodes meet with shape or label. O(n) with a grid.
std::size_t overlaps(std::span<const NodeBox> boxes, std::span<const Point> positions);

}  // namespace relata::layout
