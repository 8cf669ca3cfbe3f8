// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace relata {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every platform, unlike the standard distributions.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    /// In [0, 1).
    float unit() { return static_cast<float>(next() >> 40) * 0x1.0p-24F; }
    /// In [-0.5, 0.5).
    float centred() { return unit() - 0.5F; }
    /// In [0, bound); bound > 0.
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((next() >> 32) * bound >> 32); }

private:
    std::uint64_t m_state;
};

}  // namespace relata
