// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layout.h"

#include <span>
#include <vector>

namespace relata::layout {

struct Extent {
    float width = 0;
    float height = 0;
};

/// Upper left corners that place the rectangles without overlap in an area of about \a aspect = width / height, at least \a gap apart.
/// Skyline, tallest first, over several widths; the most compact wins. O(n log n + n * steps of the skyline).
std::vector<Point> pack(std::span<const Extent> extents, float aspect, float gap);

}  // namespace relata::layout
