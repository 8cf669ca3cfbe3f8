// SPDX-License-Identifier: Apache-2.0
#include "model/layout/kernels.h"

#include <cmath>
#include <cstring>

// Eight explicit lanes, no fused multiply-add, no reciprocal estimates: SSE2, AVX2 and every optimisation level give the same bits,
// which -ffast-math or a plain loop would not. The widest instruction set at hand is chosen when the program runs.

namespace relata::layout::kernels {

namespace {

using Lanes = float __attribute__((vector_size(32)));
static_assert(sizeof(Lanes) == lanes * sizeof(float));

constexpr float smallest = 1e-9F;  // keeps coincident points finite: their direction is zero anyway

#define RELATA_INLINE inline __attribute__((always_inline))

// References and memory instead of values: passing wide vectors in registers would depend on the instruction set.
RELATA_INLINE void load(Lanes &to, const float *from)
{
    std::memcpy(&to, from, sizeof to);
}

RELATA_INLINE void loadBrief(Lanes &to, const Brief *from)
{
    using Halves = Brief __attribute__((vector_size(16)));
    using Wholes = std::uint32_t __attribute__((vector_size(32)));
    Halves halves;
    std::memcpy(&halves, from, sizeof halves);
    const Wholes wholes = __builtin_convertvector(halves, Wholes) << 16;
    std::memcpy(&to, &wholes, sizeof to);
}

RELATA_INLINE float sum(const Lanes &v)
{
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

RELATA_INLINE void repelGroup(const Sources &sources, const Targets &targets)
{
    for (std::size_t t = 0; t < targets.count; ++t) {
        const float x = targets.x[t];
        const float y = targets.y[t];
        Lanes forceX = {};
        Lanes forceY = {};
        for (std::size_t s = 0; s < sources.count; s += lanes) {
            Lanes dx;
            Lanes dy;
            Lanes mass;
            load(dx, sources.x + s);
            load(dy, sources.y + s);
            load(mass, sources.mass + s);
            dx = x - dx;
            dy = y - dy;
            const Lanes force = mass / (dx * dx + dy * dy + smallest);
            forceX += force * dx;
            forceY += force * dy;
        }
        targets.forceX[t] = sum(forceX);
        targets.forceY[t] = sum(forceY);
    }
}

RELATA_INLINE void expandAt(const Sources &sources, float x, float y, Expansion &result)
{
    Lanes real[Expansion::terms] = {};
    Lanes imaginary[Expansion::terms] = {};
    for (std::size_t s = 0; s < sources.count; s += lanes) {
        Lanes dx;
        Lanes dy;
        Lanes mass;
        load(dx, sources.x + s);
        load(dy, sources.y + s);
        load(mass, sources.mass + s);
        dx = x - dx;
        dy = y - dy;
        const Lanes inverse = 1.0F / (dx * dx + dy * dy);
        const Lanes a = dx * inverse;  // 1 / (point - source) = a + b i
        const Lanes b = -dy * inverse;
        Lanes powerA = mass * a;
        Lanes powerB = mass * b;
        for (std::size_t term = 0; term < Expansion::terms; ++term) {
            real[term] += powerA;
            imaginary[term] += powerB;
            const Lanes nextA = powerA * a - powerB * b;
            powerB = powerA * b + powerB * a;
            powerA = nextA;
        }
    }
    for (std::size_t term = 0; term < Expansion::terms; ++term) {
        result.real[term] = sum(real[term]);
        result.imaginary[term] = sum(imaginary[term]);
    }
}

RELATA_INLINE void pullOne(const Pivots &pivots, const Brief *inverseHops, float x, float y, float scale, PivotPull &result)
{
    Lanes forceX = {};
    Lanes forceY = {};
    Lanes ratios = {};
    Lanes squares = {};
    Lanes weights = {};
    for (std::size_t p = 0; p < pivots.count; p += lanes) {
        Lanes dx;
        Lanes dy;
        Lanes inverse;
        load(dx, pivots.x + p);
        load(dy, pivots.y + p);
        loadBrief(inverse, inverseHops + p);
        dx = x - dx;
        dy = y - dy;
        Lanes distance = dx * dx + dy * dy + smallest;
        for (std::size_t i = 0; i < lanes; ++i)
            distance[i] = std::sqrt(distance[i]);
        const Lanes weight = inverse * inverse;
        const Lanes force = scale * inverse / distance - weight;
        const Lanes ratio = distance * inverse;
        forceX += force * dx;
        forceY += force * dy;
        ratios += ratio;
        squares += ratio * ratio;
        weights += weight;
    }
    result = {sum(forceX), sum(forceY), sum(ratios), sum(squares), sum(weights)};
}

void repelBaseline(const Sources &sources, const Targets &targets)
{
    repelGroup(sources, targets);
}
void expandBaseline(const Sources &sources, float x, float y, Expansion &result)
{
    expandAt(sources, x, y, result);
}
void pullBaseline(const Pivots &pivots, const Brief *inverseHops, float x, float y, float scale, PivotPull &result)
{
    pullOne(pivots, inverseHops, x, y, scale, result);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void repelAvx2(const Sources &sources, const Targets &targets)
{
    repelGroup(sources, targets);
}
__attribute__((target("avx2"))) void expandAvx2(const Sources &sources, float x, float y, Expansion &result)
{
    expandAt(sources, x, y, result);
}
__attribute__((target("avx2"))) void pullAvx2(const Pivots &pivots, const Brief *inverseHops, float x, float y, float scale, PivotPull &result)
{
    pullOne(pivots, inverseHops, x, y, scale, result);
}
bool hasAvx2()
{
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
}
#endif

}  // namespace

void repel(const Sources &sources, const Targets &targets)
{
#if defined(__x86_64__)
    if (hasAvx2())
        return repelAvx2(sources, targets);
#endif
    repelBaseline(sources, targets);
}

Expansion expand(const Sources &sources, float x, float y)
{
    Expansion result;
#if defined(__x86_64__)
    if (hasAvx2()) {
        expandAvx2(sources, x, y, result);
        return result;
    }
#endif
    expandBaseline(sources, x, y, result);
    return result;
}

PivotPull pull(const Pivots &pivots, const Brief *inverseHops, float x, float y, float scale)
{
    PivotPull result;
#if defined(__x86_64__)
    if (hasAvx2()) {
        pullAvx2(pivots, inverseHops, x, y, scale, result);
        return result;
    }
#endif
    pullBaseline(pivots, inverseHops, x, y, scale, result);
    return result;
}

}  // namespace relata::layout::kernels
