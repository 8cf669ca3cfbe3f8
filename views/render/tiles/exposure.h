// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/tiles/coverage.h"

#include <array>
#include <cstdint>

namespace relata {

/// How much of its ground a pixel hides, by how often lines cover it: one line alone hides all of it; where whole pictures are crowded, every
/// line takes less, so that more lines are always seen as more. One for all tiles of a view, or their seams would show.
class Exposure
{
public:
    Exposure() : Exposure(1) {}
    /// \a dense: how often the busiest hundredth of the covered pixels is covered.
    explicit Exposure(float dense);
    static Exposure of(const Coverage &sample);
    float dense() const { return m_dense; }
    float opacity(float covered) const;  ///< grows with \a covered, 0 to 1
    float heat(float covered) const;     ///< 0 to 1, by equal factors

private:
    float m_dense = 1, m_first = 1;
    std::array<float, 512> m_table;  ///< of opacities beyond 1, 32 an octave
};

/// The colours of a picture's ground.
struct TileGround {
    std::uint32_t canvas = 0xFFFFFFFF;
    bool heat = false;  ///< show how many lines there are instead of which
    bool dark = false;
};
/// \a lines as colours on the ground: 0xFFRRGGBB, \a stride pixels a row.
void develop(const Coverage &lines, const Exposure &exposure, const TileGround &ground, std::uint32_t *out, int stride);
/// A step of the scale that \a heat stands for, 0 to 1.
std::uint32_t heatColor(float heat, const TileGround &ground);

}  // namespace relata
