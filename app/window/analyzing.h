// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/measure.h"
#include "model/graph/snapshot.h"
#include "views/jobs/latestjob.h"
#include "views/scene/viewstate.h"

#include <QObject>

#include <vector>

namespace relata {

class AnalysisPanel;
class MainWindow;

/// Measures what is shown, on a worker, whenever somebody looks: for the panel's question, and for the sizes and colours of the picture.
class Analyzing final : public QObject
{
    Q_OBJECT
public:
    Analyzing(MainWindow &window, AnalysisPanel &panel);

    /// A question of the menu or the search box: opens the panel, and shows the answer in the picture as sizes, or as colours of groups.
    void ask(Measure measure);
    bool isRunning() const { return m_job.isRunning(); }

signals:
    void answered();  ///< all that was asked for

private:
    struct Answer {
        Snapshot snapshot;
        std::vector<MeasureColumn> columns;
    };
    void measureAgain();  ///< when what is shown, or asked, is not what was measured
    std::vector<Measure> wanted() const;
    void take(Result<Answer> answer);

    MainWindow &m_window;
    AnalysisPanel &m_panel;
    LatestJob m_job;
    std::vector<Measure> m_measures;  ///< measured, or being measured, of:
    IdSet<EntityId> m_entities;
    IdSet<StatementId> m_statements;
    std::uint64_t m_revision = 0;
};

}  // namespace relata
