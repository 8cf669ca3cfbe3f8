// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <ctime>

namespace relata {

/// Painter or tiles, by what the painter's frames have cost on this machine: it paints a view in full detail as long as that leaves a frame its
/// time, the tiles take over beyond.
class BackendChoice
{
public:
    /// For a view that shows about \a items links and nodes.
    bool tiles(std::size_t items)
    {
        const double expected = double(items) * m_perItem;
        m_tiles = expected > (m_tiles ? backTo : most);  // apart, so that panning does not swing to and fro
        return m_tiles;
    }
    bool tilesNow() const { return m_tiles; }
    void painted(std::size_t items, double milliseconds)
    {
        constexpr std::size_t telling = 100;  // in small scenes the words cost most
        if (items >= telling)
            m_perItem += 0.2 * (milliseconds / double(items) - m_perItem);
    }
    /// CPU time of this thread in milliseconds: on a busy machine the clock on the wall says little.
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

private:
    static constexpr double most = 12, backTo = 7;  ///< ms
    double m_perItem = 0.005;                       ///< ms; what a link costs a machine of two cores, until this one has shown its own
    bool m_tiles = false;
};

}  // namespace relata
