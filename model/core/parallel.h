// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace relata {

/// How many threads a job of \a blocks parts gets: \a wished, or as many as the machine has when that is 0; at least 1.
inline unsigned threadsFor(unsigned wished, std::size_t blocks)
{
    const unsigned most = wished > 0 ? wished : std::max(1U, std::thread::hardware_concurrency());
    return static_cast<unsigned>(std::clamp<std::size_t>(blocks, 1, most));
}

/// Calls \a work(block, worker) once for each block 0 … blocks-1, on \a threads threads of which the caller is worker 0; blocks are begun in
/// ascending order. Progress is told on the calling thread. False when cancelled: some blocks were left out. An exception of \a work is thrown again
/// here, after all have ended. For equal results whatever the number of threads, let the blocks (not the workers) own what is summed.
template <typename Work>
bool inParallel(std::size_t blocks, unsigned threads, const RunContext &context, Work work)
{
    std::atomic<std::size_t> next = 0;
    std::exception_ptr fault;
    std::mutex faultMutex;
    const auto run = [&](unsigned worker) {
        try {
            for (std::size_t block = next++; block < blocks && !context.cancelled(); block = next++) {
                work(block, worker);
                if (worker == 0)
                    context.progress(static_cast<double>(std::min(next.load(), blocks)) / static_cast<double>(blocks));
            }
        } catch (...) {
            const std::lock_guard lock(faultMutex);
            fault = std::current_exception();
            next = blocks;
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned worker = 1; worker < threads; ++worker)
            others.emplace_back(run, worker);
        run(0);
    }
    if (fault)
        std::rethrow_exception(fault);
    return !context.cancelled();
}

}  // namespace relata
