// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layout.h"

#include <span>
#include <vector>

namespace relata::layout {

/// The length of arc that a footprint needs beside others of its size where the circle runs at \a angle (radians from the centre):
/// its width at the top and bottom, its height at the sides, less between. Without boxes \a otherwise.
float arcOf(std::span<const NodeBox> boxes, std::size_t node, float angle, float otherwise);

/// The same for an unknown angle: the mean around the circle.
float meanArcOf(std::span<const NodeBox> boxes, std::size_t node, float otherwise);

/// Moves the ascending angles as little as possible so that neighbours are at least half of both their \a arcs apart (radians, together at most
/// one turn), round the circle.
void keepApart(std::span<const float> arcs, std::vector<float> &angles);

/// Scales the points about the origin, in steps of a twentieth, until no two footprints meet. Points at the same place stay so.
void growUntilFree(std::span<const NodeBox> boxes, std::vector<Point> &points);

}  // namespace relata::layout
