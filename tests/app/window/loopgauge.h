// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>

#include <algorithm>
#include <ctime>
#include <utility>

namespace relata::test {

/// The longest work of the window's thread between two turns of its event loop, in milliseconds of CPU of that thread alone: other programs and
/// workers on the same machine do not count.
class LoopGauge
{
public:
    LoopGauge()
    {
        QObject::connect(&m_turn, &QTimer::timeout, &m_turn, [this] { look(); });
        m_turn.start(0);
    }
    /// Of all turns since the last call; the one that is not over yet among them.
    double takeLongest()
    {
        look();
        return std::exchange(m_longest, 0.0);
    }
    static double now()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }

private:
    void look()
    {
        const double time = now();
        m_longest = std::max(m_longest, time - m_last);
        m_last = time;
    }

    QTimer m_turn;
    double m_last = now(), m_longest = 0;
};

}  // namespace relata::test
