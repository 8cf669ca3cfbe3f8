// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace relata::layout::kernels {

/// Lists handed to the kernels are padded with zeros to a multiple of this, so that there is no remainder loop.
inline constexpr std::size_t lanes = 8;
constexpr std::size_t padded(std::size_t count)
{
    return (count + lanes - 1) / lanes * lanes;
}

/// The upper half of a float, rounded: eight bits are plenty for a distance, and large graphs hold and read many.
using Brief = std::uint16_t;
inline Brief brief(float value)
{
    return static_cast<Brief>((std::bit_cast<std::uint32_t>(value) + 0x7FFFU) >> 16);
}
inline float full(Brief value)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(value) << 16);
}

struct Sources {  ///< bodies and cells that act on a group
    const float *x;
    const float *y;
    const float *mass;
    std::size_t count;  ///< multiple of lanes
};
struct Targets {  ///< the group, and the sum of mass / distance over the sources, pointing away from them
    const float *x;
    const float *y;
    float *forceX;
    float *forceY;
    std::size_t count;
};
void repel(const Sources &sources, const Targets &targets);

/// What far sources do around a point, in powers of the way w from it, as complex numbers: the sum of mass / (z - source) is
/// c0 - w * (c1 - w * (c2 - w * c3)) for z = point + w, and the push is its conjugate (Greengard and Rokhlin 1987). Good for |w| up to half the
/// distance of the nearest source.
struct Expansion {
    static constexpr std::size_t terms = 4;
    float real[terms] = {};
    float imaginary[terms] = {};
};
/// \a sources must not be at the point; padding stands anywhere else, with mass 0.
Expansion expand(const Sources &sources, float x, float y);

struct Pivots {
    const float *x;
    const float *y;
    std::size_t count;  ///< multiple of lanes
};
struct PivotPull {
    float forceX = 0;  ///< sum over pivots of (scale * hops - distance) / distance / hops², pointing away from the pivot
    float forceY = 0;
    float ratios = 0;   ///< sum of distance / hops
    float squares = 0;  ///< sum of its square
    float weights = 0;  ///< sum of 1 / hops²; 0 = there was no pivot but the node itself
};
/// \a inverseHops: 1 / hops from each pivot to the node; 0 = leave this pivot out.
PivotPull pull(const Pivots &pivots, const Brief *inverseHops, float x, float y, float scale);

}  // namespace relata::layout::kernels
