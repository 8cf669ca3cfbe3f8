// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <stop_token>
#include <utility>

namespace relata {

/// One kind of long job: a newer run silences the older; destruction cancels and waits.
class LatestJob final : public QObject
{
    Q_OBJECT
public:
    explicit LatestJob(QObject *parent = nullptr) : QObject(parent) { m_pool.setMaxThreadCount(1); }
    ~LatestJob() override { stop(); }

    void cancel()
    {
        m_stop.request_stop();
        ++m_generation;
        m_running = false;
    }
    /// Cancels, and returns when no worker is left: what they read may change then.
    void stop()
    {
        cancel();
        m_pool.waitForDone();
    }
    bool isRunning() const { return m_running; }

    /// \a work: T(const RunContext &), on a worker, must not throw; \a done: void(T), on this thread.
    template <typename Work, typename Done>
    void start(Work work, Done done)
    {
        cancel();
        m_running = true;
        m_stop = std::stop_source();
        const auto post = [this, generation = m_generation](auto deliver) {
            QMetaObject::invokeMethod(
                this,
                [=, this, deliver = std::move(deliver)]() mutable {
                    if (generation == m_generation)
                        deliver();
                },
                Qt::QueuedConnection);
        };
        const RunContext context(m_stop.get_token(), [=, this](double fraction) { post([=, this] { emit progressed(fraction); }); });
        m_pool.start([=, this] {
            post([this, done, result = work(context)]() mutable {
                m_running = false;
                done(std::move(result));
            });
        });
    }

signals:
    void progressed(double fraction);

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::uint64_t m_generation = 0;
    bool m_running = false;
};

}  // namespace relata
