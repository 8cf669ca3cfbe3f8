// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/exposure.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

using Four = float __attribute__((vector_size(16)));
using FourInts = std::int32_t __attribute__((vector_size(16)));

/// Four pixels as colours, each part rounded.
void store(const Ink *mixed, std::uint32_t *out)
{
#if defined(__SSE2__)
    const auto whole = [&](int i) { return _mm_cvttps_epi32(__builtin_shuffle(mixed[i].v, FourInts{2, 1, 0, 3}) + 0.5F); };
    const __m128i bytes = _mm_packus_epi16(_mm_packs_epi32(whole(0), whole(1)), _mm_packs_epi32(whole(2), whole(3)));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(out), _mm_or_si128(bytes, _mm_set1_epi32(std::int32_t(0xFF000000U))));
#else
    for (int i = 0; i < 4; ++i)
        out[i] = packed(mixed[i].v[0], mixed[i].v[1], mixed[i].v[2]);
#endif
}

/// Four pixels of lines on the ground.
void developFour(const Ink *row, const Exposure &exposure, Ink canvas, std::uint32_t ground, std::uint32_t *out)
{
    const Four covered{row[0].v[3], row[1].v[3], row[2].v[3], row[3].v[3]};
    if (covered[0] + covered[1] + covered[2] + covered[3] <= 0) {
        std::fill_n(out, 4, ground);
        return;
    }
    const Four opacity{exposure.opacity(covered[0]), exposure.opacity(covered[1]), exposure.opacity(covered[2]), exposure.opacity(covered[3])};
    const Four share = opacity / (covered > 1e-30F ? covered : Four{} + 1e-30F), rest = 1 - opacity;
    Ink mixed[4];
    for (int i = 0; i < 4; ++i) {
        mixed[i] = row[i] * share[i];
        mixed[i] += canvas * rest[i];
    }
    store(mixed, out);
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
        for (int x = 0; x < lines.width(); x += 4) {
            const int count = std::min(4, lines.width() - x);  // beyond stands the margin of the lines
            std::uint32_t four[4];
            if (ground.heat) {
                Ink mixed[4];
                for (int i = 0; i < 4; ++i) {
                    const float covered = row[x + i].covered(), part = std::min(1.F, covered);
                    mixed[i] = heat[std::size_t(exposure.heat(covered) * 255)] * part;
                    mixed[i] += canvas * (1 - part);
                }
                store(mixed, four);
            } else {
                developFour(row + x, exposure, canvas, ground.canvas, four);
            }
            std::copy_n(four, count, pixels + x);
        }
    }
}

}  // namespace relata
