// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/exposure.h"

#include "views/render/tiles/wide.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

namespace relata {
namespace {

constexpr float fullyOpaque = 2.5F;  ///< as sparse as this, nothing is held back
constexpr float least = 0.14F;       ///< of one line, however crowded the rest
constexpr float most = 0.62F;        ///< of the busiest pixels of a crowd: nodes stand out from it
constexpr float leastHeat = 24;      ///< a few lines are not hot

std::uint32_t packed(float red, float green, float blue)
{
    const auto whole = [](float v) { return std::uint32_t(std::min(255.F, v + 0.5F)); };
    return 0xFF000000U | whole(red) << 16U | whole(green) << 8U | whole(blue);
}

/// One part of eight pixels: of the lines' colours (times how often they cover a pixel) and of the ground.
RELATA_INLINE void mixInto(EightInts &pixels, const float *lines, const Eight &share, const Eight &rest, std::uint32_t ground, int shift)
{
    Eight mixed;
    std::memcpy(&mixed, lines, sizeof mixed);
    mixed = mixed * share + rest * float((ground >> unsigned(shift)) & 255U) + 0.5F;
    mixed = mixed > 255.F ? Eight{} + 255.F : mixed;
    pixels |= __builtin_convertvector(mixed, EightInts) << shift;
}

RELATA_WIDE_CLONES void developRow(const InkRow &row, const Exposure::Table &opacities, std::uint32_t ground, int eights, std::uint32_t *out)
{
    for (int x = 0; x < 8 * eights; x += 8) {
        Eight covered, opacity;
        EightInts steps;
        std::memcpy(&covered, row.covered.data() + x, sizeof covered);
        std::memcpy(&steps, &covered, sizeof steps);
        steps = (steps >> 18) - (127 << 5);
        steps = steps < 0 ? EightInts{} : steps;
        steps = steps > opacities.last ? EightInts{} + opacities.last : steps;
        for (int i = 0; i < 8; ++i)
            opacity[i] = opacities.steps[steps[i]];
        opacity = covered < 1.F ? covered * opacities.first : opacity;
        const Eight share = opacity / (covered > 1e-30F ? covered : Eight{} + 1e-30F);
        const Eight rest = 1.F - opacity;
        EightInts pixels = EightInts{} + std::int32_t(0xFF000000U);
        mixInto(pixels, row.red.data() + x, share, rest, ground, 16);
        mixInto(pixels, row.green.data() + x, share, rest, ground, 8);
        mixInto(pixels, row.blue.data() + x, share, rest, ground, 0);
        std::memcpy(out + x, &pixels, sizeof pixels);
    }
}

}  // namespace

Exposure::Exposure(float dense) : m_dense(std::max(1.F, dense))
{
    const float crowd = std::max(1.F, m_dense / fullyOpaque);
    m_first = std::max(least, std::pow(crowd, -0.55F));
    const float top = most + (1 - most) * m_first, range = std::log2(std::max(2.F, m_dense));
    for (int i = 0; i < perOctave * octaves; ++i) {
        // as stepOf reads it: an octave, and a straight part of it
        const float value = std::ldexp(1.F + (float(i % perOctave) + 0.5F) / perOctave, i / perOctave);
        m_table[std::size_t(i)] = m_first + (top - m_first) * std::min(1.F, std::log2(value) / range);
    }
}

Exposure Exposure::of(const Coverage &sample)
{
    std::array<std::uint32_t, perOctave * octaves> histogram{};
    std::uint32_t count = 0;
    InkRow row;
    for (int y = 0; y < sample.height(); y += 3) {
        sample.row(y, row);
        for (int x = 0; x < sample.width(); ++x) {
            const float covered = row.covered[std::size_t(x)];
            if (covered < 0.25F)
                continue;
            ++histogram[std::size_t(covered < 1 ? 0 : stepOf(covered))];
            ++count;
        }
    }
    std::uint32_t above = 0;
    for (int i = perOctave * octaves - 1; i > 0; --i) {
        above += histogram[std::size_t(i)];
        if (above * 100U > count)
            return Exposure(std::exp2(float(i) / perOctave));
    }
    return Exposure(1);
}

float Exposure::heat(float covered) const
{
    return std::min(1.F, std::log2(1 + covered) / std::log2(1 + std::max(leastHeat, m_dense)));
}

std::uint32_t heatColor(float heat, const TileGround &ground)
{
    constexpr std::array<std::array<float, 3>, 5> light{
        {{0xFF, 0xE7, 0xB0}, {0xFB, 0xB0, 0x5A}, {0xE0, 0x61, 0x3A}, {0xA0, 0x24, 0x4E}, {0x3F, 0x0F, 0x4A}}};
    constexpr std::array<std::array<float, 3>, 5> dark{
        {{0x33, 0x1C, 0x4C}, {0x86, 0x26, 0x5C}, {0xDA, 0x54, 0x3C}, {0xF8, 0xA5, 0x4A}, {0xFD, 0xF0, 0xC0}}};
    const auto &steps = ground.dark ? dark : light;
    const float at = std::clamp(heat, 0.F, 1.F) * 4;
    const auto from = std::size_t(std::min(3.F, at));
    const float rest = at - float(from);
    const auto mix = [&](std::size_t i) { return steps[from][i] * (1 - rest) + steps[from + 1][i] * rest; };
    return packed(mix(0), mix(1), mix(2));
}

namespace {

/// How many lines there are, as colours that cover what any line covers.
void heat(InkRow &row, int width, const Exposure &exposure, const std::vector<std::uint32_t> &scale)
{
    for (std::size_t x = 0; x < std::size_t(width); ++x) {
        const float covered = row.covered[x], part = std::min(1.F, covered);
        const std::uint32_t color = scale[std::size_t(exposure.heat(covered) * float(scale.size() - 1))];
        row.red[x] = float((color >> 16U) & 255U) * part;
        row.green[x] = float((color >> 8U) & 255U) * part;
        row.blue[x] = float(color & 255U) * part;
        row.covered[x] = part;
    }
}

}  // namespace

void develop(const Coverage &lines, const Exposure &exposure, const TileGround &ground, std::uint32_t *out, int stride)
{
    std::vector<std::uint32_t> scale;
    if (ground.heat)
        for (int i = 0; i < 256; ++i)
            scale.push_back(heatColor(float(i) / 255, ground));
    constexpr float all = 1;
    const Exposure::Table opacities = ground.heat ? Exposure::Table{1, &all, 0} : exposure.table();
    const int eights = (lines.width() + 7) / 8;
    std::vector<std::uint32_t> pixels(std::size_t(8 * eights));
    InkRow row;
    for (int y = 0; y < lines.height(); ++y) {
        lines.row(y, row);
        if (ground.heat)
            heat(row, lines.width(), exposure, scale);
        developRow(row, opacities, ground.canvas, eights, pixels.data());
        std::copy_n(pixels.data(), lines.width(), out + std::ptrdiff_t(y) * stride);
    }
}

}  // namespace relata
