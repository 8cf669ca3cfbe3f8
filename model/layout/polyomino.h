// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/footprint.h"

#include <span>
#include <utility>
#include <vector>

namespace relata::layout {

/// What a drawing covers: boxes, and straight lines between points.
struct Piece {
    std::vector<Box> boxes;
    std::vector<std::pair<Point, Point>> lines;
};

/// How far to move each piece so that none meets another and all of them fill a rectangle of \a aspect (width / height) well: small pieces go
/// into the corners and bays of large ones. The largest stays. Each piece is taken as the cells of a grid that it covers, widened by \a gap / 2
/// (Freivalds, Dogrusoz, Kikusts: Disconnected Graph Layout and the Polyomino Packing Approach, GD 2001).
/// O(pieces × cells²) at worst; meant for some dozens of pieces.
std::vector<Point> packPieces(std::span<const Piece> pieces, float aspect, float gap);

}  // namespace relata::layout
