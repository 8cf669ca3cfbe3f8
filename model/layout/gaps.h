// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layout.h"

#include <span>
#include <vector>

namespace relata::layout {

/// Puts every node that meets another and is not \a fixed into the nearest gap that takes its footprint with \a margin around, one after the other;
/// all others stay. Afterwards none meets another but two fixed ones. For crowds in which pushing would go on for long: about O(nodes that move).
void placeInGaps(std::span<const NodeBox> boxes, std::span<const std::uint8_t> fixed, float margin, std::vector<Point> &positions);

}  // namespace relata::layout
