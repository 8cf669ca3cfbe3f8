// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace relata::test {

/// What a child tells of itself: one number for everything that it has done and may be held to.
class Acknowledgements
{
public:
    explicit Acknowledgements(int pipe) : m_pipe(pipe) {}
    void say(std::int64_t number) const;
    /// Ends the child: something went wrong that has nothing to do with being killed.
    [[noreturn]] void giveUp(const std::string &why) const;

private:
    int m_pipe;
};

/// A child process that lives until it is killed with SIGKILL.
class Victim
{
public:
    using Microseconds = std::chrono::microseconds;

    /// Forks; the child does \a life, and ends by itself when that returns.
    explicit Victim(const std::function<void(const Acknowledgements &)> &life);
    ~Victim();
    Victim(const Victim &) = delete;
    Victim &operator=(const Victim &) = delete;

    /// Returns when it has said \a count numbers, or has ended.
    void waitFor(std::size_t count);
    /// SIGKILL after \a delay, in which it goes on working. Afterwards said() is complete. False: it had ended by itself before.
    bool kill(Microseconds delay);
    const std::vector<std::int64_t> &said() const { return m_said; }
    bool failed() const { return m_failed; }  ///< it gave up, or crashed

private:
    void readUntil(std::chrono::steady_clock::time_point end, std::size_t count);

    pid_t m_child = -1;
    int m_pipe = -1;
    bool m_ended = false, m_failed = false, m_killed = false;
    std::vector<std::int64_t> m_said;
};

/// How many times to kill in all: a few in ./test, RELATA_SOAK=1000 for the long run. \a share of them, one at least.
int killsOf(double share);

}  // namespace relata::test
