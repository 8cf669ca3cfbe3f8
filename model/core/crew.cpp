// SPDX-License-Identifier: Apache-2.0
#include "model/core/crew.h"

#include <algorithm>

namespace relata {

Crew::Crew(unsigned threads)
{
    const unsigned all = threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    for (unsigned worker = 1; worker < all; ++worker)
        m_others.emplace_back([this, worker] { serve(worker); });
}

Crew::~Crew()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_begin.notify_all();
    m_others.clear();  // joins, before what they wait on goes
}

void Crew::run(std::size_t blocks, const std::function<void(std::size_t, unsigned)> &work)
{
    if (blocks <= 1 || m_others.empty()) {
        for (std::size_t block = 0; block < blocks; ++block)
            work(block, 0);
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_work = &work;
        m_blocks = blocks;
        m_next = 0;
        m_busy = static_cast<unsigned>(m_others.size());
        ++m_round;
    }
    m_begin.notify_all();
    takeBlocks(0);
    std::unique_lock lock(m_mutex);
    m_end.wait(lock, [this] { return m_busy == 0; });
}

void Crew::takeBlocks(unsigned worker)
{
    for (std::size_t block = m_next++; block < m_blocks; block = m_next++)
        (*m_work)(block, worker);
}

void Crew::serve(unsigned worker)
{
    std::size_t served = 0;
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_begin.wait(lock, [&] { return m_over || m_round != served; });
            if (m_over)
                return;
            served = m_round;
        }
        takeBlocks(worker);
        const std::lock_guard lock(m_mutex);
        if (--m_busy == 0)
            m_end.notify_one();
    }
}

}  // namespace relata
