// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/evidence/audit.h"
#include "model/query/facets.h"
#include "views/jobs/latestjob.h"

#include <memory>
#include <vector>

namespace relata {

/// What panels show in numbers: at once of a small graph; of a large one on a worker that reads the graph where it is, so that whoever changes the
/// graph stops it first.
class Counting final : public QObject
{
    Q_OBJECT
public:
    struct Counts {
        std::vector<Disagreement> disputes;
        Facets facets;
        Timeline said, holds;
    };

    explicit Counting(QObject *parent = nullptr);

    const Counts &counts() const { return *m_counts; }  ///< those of before while it is running
    bool isRunning() const { return m_job.isRunning(); }
    void clear();
    void countNow(const KnowledgeGraph &graph, const LensResult &passed);
    void countBeside(const KnowledgeGraph &graph, std::shared_ptr<const LensResult> passed);
    void cancel() { m_job.cancel(); }  ///< soon
    void stop() { m_job.stop(); }      ///< returns when nobody reads the graph any more

signals:
    /// Beside the window; \a before: what stood until now.
    void counted(const relata::Counting::Counts &before);

private:
    std::shared_ptr<const Counts> m_counts;
    LatestJob m_job;
};

}  // namespace relata
