// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/edit only.

#include "model/core/runcontext.h"

#include <cstddef>
#include <utility>

namespace relata {

/// Of a stage that goes through \a all records: every so many of them it says how far it is, and asks whether to go on.
class JoinPace
{
public:
    JoinPace(RunContext context, std::size_t all) : m_context(std::move(context)), m_all(all) {}
    bool goesOn()
    {
        constexpr std::size_t often = 4096;
        if (++m_done % often != 0)
            return true;
        m_context.progress(static_cast<double>(m_done) / static_cast<double>(m_all));
        return !m_context.cancelled();
    }

private:
    RunContext m_context;
    std::size_t m_all, m_done = 0;
};

}  // namespace relata
