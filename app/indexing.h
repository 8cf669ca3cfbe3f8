// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/search.h"
#include "views/jobs/latestjob.h"

#include <future>
#include <optional>

namespace relata {

/// Makes the index that one searches in, of a large graph, on a worker that reads the graph where it is, so that whoever changes the graph stops it
/// first.
class Indexing final : public QObject
{
    Q_OBJECT
public:
    explicit Indexing(QObject *parent = nullptr) : QObject(parent) {}

    void start(const KnowledgeGraph &graph);
    void cancel() { m_job.cancel(); }  ///< soon
    void stop() { m_job.stop(); }      ///< returns when nobody reads the graph any more
    bool isRunning() const { return m_job.isRunning(); }
    std::shared_future<std::optional<SearchIndex>> awaited() const { return m_made; }  ///< for another worker; not valid() when none was begun
    /// The index, for who cannot go on without it; none when it is not being made.
    std::optional<SearchIndex> wait() const { return isRunning() ? m_made.get() : std::nullopt; }

signals:
    void made(const relata::SearchIndex &index);

private:
    std::shared_future<std::optional<SearchIndex>> m_made;
    LatestJob m_job;
};

}  // namespace relata
