// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stop_token>
#include <utility>

namespace relata {

/// Stop and progress of one long run; shared by readers, algorithms and layouts. Cheap to copy.
class RunContext
{
public:
    using ProgressSink = std::function<void(double)>;  ///< fraction in [0, 1], called on the working thread

    RunContext() = default;
    explicit RunContext(std::stop_token stop, ProgressSink sink = {}) : m_stop(std::move(stop)), m_sink(std::move(sink)) {}

    bool cancelled() const { return m_stop.stop_requested(); }
    void progress(double fraction) const
    {
        if (m_sink)
            m_sink(fraction);
    }

    /// For one stage of the run: its progress 0 … 1 becomes from … from + share of this one's.
    RunContext part(double from, double share) const
    {
        if (!m_sink)
            return *this;
        return RunContext(m_stop, [sink = m_sink, from, share](double fraction) { sink(from + share * fraction); });
    }

private:
    std::stop_token m_stop;
    ProgressSink m_sink;
};

}  // namespace relata
