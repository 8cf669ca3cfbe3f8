// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/exposure.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace relata {
namespace {

constexpr int perOctave = 32, octaves = 16;
constexpr float fullyOpaque = 2.5F;  ///< as sparse as this, nothing is held back
constexpr float least = 0.14F;       ///< of one line, however crowded the rest
constexpr float most = 0.62F;        ///< of the busiest pixels of a crowd: nodes stand out from it
constexpr float leastHeat = 24;      ///< a few lines are not hot

/// 32 · log₂ for values from 1 on, off by at most half a step: read off the bits of the number.
int stepOf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return std::min(perOctave * octaves - 1, int(bits >> 18U) - (127 << 5));
}

std::uint32_t packed(float red, float green, float blue)
{
    const auto whole = [](float v) { return std::uint32_t(std::min(255.F, v + 0.5F)); };
    return 0xFF000000U | whole(red) << 16U | whole(green) << 8U | whole(blue);
}

/// The first three as a colour, each rounded: what a pixel becomes.
std::uint32_t packed(Ink ink)
{
    using Whole = std::int32_t __attribute__((vector_size(16)));
    const Whole whole = __builtin_convertvector(ink.v + 0.5F, Whole);
    const auto part = [&](int i) { return std::uint32_t(std::min(255, whole[i])); };
    return 0xFF000000U | part(0) << 16U | part(1) << 8U | part(2);
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
    for (int y = 0; y < sample.height(); y += 2) {
        const Ink *row = sample.row(y);
        for (int x = 0; x < sample.width(); ++x) {
            const float covered = row[x].covered();
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

float Exposure::opacity(float covered) const
{
    return covered < 1 ? covered * m_first : m_table[std::size_t(stepOf(covered))];
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

void develop(const Coverage &lines, const Exposure &exposure, const TileGround &ground, std::uint32_t *out, int stride)
{
    const Ink canvas = inkOf(ground.canvas);
    std::vector<Ink> heat;
    if (ground.heat)
        for (int i = 0; i < 256; ++i)
            heat.push_back(inkOf(heatColor(float(i) / 255, ground)));
    for (int y = 0; y < lines.height(); ++y) {
        const Ink *row = lines.row(y);
        std::uint32_t *pixels = out + std::ptrdiff_t(y) * stride;
        for (int x = 0; x < lines.width(); ++x) {
            const float covered = row[x].covered();
            if (covered <= 0) {
                pixels[x] = ground.canvas;
                continue;
            }
            Ink mixed;
            if (ground.heat) {
                const float part = std::min(1.F, covered);
                mixed = heat[std::size_t(exposure.heat(covered) * 255)] * part;
                mixed += canvas * (1 - part);
            } else {
                const float opacity = exposure.opacity(covered);
                mixed = row[x] * (opacity / covered);
                mixed += canvas * (1 - opacity);
            }
            pixels[x] = packed(mixed);
        }
    }
}

}  // namespace relata
