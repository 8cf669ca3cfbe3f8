// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace relata {

/// Threads that stay for many short rounds of work, the caller among them. Between rounds they sleep. Not copied, used by one thread.
class Crew
{
public:
    /// \a threads in all; 0 = as many as the machine has.
    explicit Crew(unsigned threads = 0);
    ~Crew();  ///< waits for nobody: a round has ended when run() returns
    Crew(const Crew &) = delete;
    Crew &operator=(const Crew &) = delete;

    unsigned size() const { return static_cast<unsigned>(m_others.size()) + 1; }

    /// Calls \a work(block, worker) once for each block 0 … blocks-1 and returns when all have ended; worker < size(). Blocks are begun in ascending
    /// order. \a work must not throw. For equal results whatever the size, let blocks, not workers, own what is summed.
    void run(std::size_t blocks, const std::function<void(std::size_t block, unsigned worker)> &work);

private:
    void serve(unsigned worker);
    void takeBlocks(unsigned worker);

    std::mutex m_mutex;
    std::condition_variable m_begin;
    std::condition_variable m_end;
    std::size_t m_round = 0;  // counts up; what a sleeper waits for
    unsigned m_busy = 0;
    bool m_over = false;
    const std::function<void(std::size_t, unsigned)> *m_work = nullptr;
    std::size_t m_blocks = 0;
    std::atomic<std::size_t> m_next = 0;
    std::vector<std::jthread> m_others;
};

}  // namespace relata
