// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/adjacency.h"
#include "model/layout/layout.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relata::layout {

/// Gives each node without a place (placed[i] = 0) one beside its placed neighbours, nearest first: at their mean, or, when there is only
/// one, \a distance away from it in the widest free angle around it, so that leaves fan out. Nodes that cannot be reached stay where they are.
/// O(V + E log degree).
void placeBesideNeighbours(const Adjacency &graph, float distance, std::vector<std::uint8_t> placed, std::vector<Point> &positions);

/// Turns the points about their mean so that the longest extent lies across.
void turnLengthwise(std::vector<Point> &positions);

/// Turns and moves \a positions (no scaling) so that they come closest to \a wished where \a chosen is 1 (Procrustes; Schönemann 1966).
void alignTo(std::span<const Point> wished, std::span<const std::uint8_t> chosen, std::vector<Point> &positions);

}  // namespace relata::layout
