// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/tiles/coverage.h"

#include <algorithm>
#include <array>
#include <bit>
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
    float opacity(float covered) const { return covered < 1 ? covered * m_first : m_table[std::size_t(stepOf(covered))]; }  ///< grows, 0 to 1
    float heat(float covered) const;  ///< 0 to 1, by equal factors
    /// The same for many pixels at once: \a first times what is covered below 1, then steps by a factor, of which \a last is the last.
    struct Table {
        float first;
        const float *steps;
        int last;
    };
    Table table() const { return {m_first, m_table.data(), int(m_table.size()) - 1}; }

private:
    static constexpr int perOctave = 32, octaves = 16;
    /// 32 · log₂ for values from 1 on, off by at most half a step: read off the bits of the number.
    static int stepOf(float value) { return std::min(perOctave * octaves - 1, int(std::bit_cast<std::uint32_t>(value) >> 18U) - (127 << 5)); }

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
