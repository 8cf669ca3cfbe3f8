// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <thread>
#include <utility>

namespace relata::bench {

/// Milliseconds.
inline double wall()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
/// Milliseconds of the whole process, or of the calling thread alone.
inline double cpu(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// How long an event waits for the thread that made this: a second thread posts one, and the next two milliseconds after it came. A timer of zero
/// would do as well, and take a core for itself.
class LoopWatch final : public QObject
{
public:
    struct Longest {
        double wall = 0;  ///< from posted to handled
        double cpu = 0;   ///< of the watched thread, from one event to the next
    };

    LoopWatch() : m_thread([this] { post(); }) {}
    ~LoopWatch() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_end = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }
    Longest takeLongest() { return std::exchange(m_longest, {}); }

private:
    void post()
    {
        std::unique_lock lock(m_mutex);
        while (!m_end) {
            m_handled = false;
            QMetaObject::invokeMethod(
                this, [this, posted = wall()] { handle(posted); }, Qt::QueuedConnection);
            m_wake.wait(lock, [this] { return m_handled || m_end; });
            m_wake.wait_for(lock, std::chrono::milliseconds(2), [this] { return m_end; });
        }
    }
    void handle(double posted)
    {
        const double now = cpu(CLOCK_THREAD_CPUTIME_ID);
        if (m_last > 0)
            m_longest.cpu = std::max(m_longest.cpu, now - m_last);
        m_last = now;
        m_longest.wall = std::max(m_longest.wall, wall() - posted);
        const std::lock_guard lock(m_mutex);
        m_handled = true;
        m_wake.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_handled = false, m_end = false;
    Longest m_longest;  // of the watched thread
    double m_last = 0;
    std::thread m_thread;  // last: it uses all the others
};

}  // namespace relata::bench
