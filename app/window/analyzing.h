// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/measure.h"
#include "model/graph/snapshot.h"
#include "views/jobs/latestjob.h"
#include "views/scene/viewstate.h"

#include <QObject>

#include <array>
#include <memory>
#include <vector>

namespace relata {

class AnalysisPanel;
class EntitiesTable;
class MainWindow;

/// Measures what is shown, on a worker, whenever somebody looks: for the panel's question, the columns of the entities table, and the sizes and
/// colours of the picture.
class Analyzing final : public QObject
{
    Q_OBJECT
public:
    Analyzing(MainWindow &window, AnalysisPanel &panel, EntitiesTable &table);

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
    void stop();
    void measureAgain();  ///< when what is shown, or asked, is not what was measured
    void forget(Measure measure) { m_known[static_cast<std::size_t>(measure)] = nullptr; }
    void forgetAll() { m_known = {}; }
    bool isKnown(Measure measure) const { return m_known[static_cast<std::size_t>(measure)] != nullptr; }
    std::vector<Measure> wanted() const;
    void take(Result<Answer> answer);
    std::vector<double> numberedAsBefore(Measure measure, std::vector<double> found);

    MainWindow &m_window;
    AnalysisPanel &m_panel;
    EntitiesTable &m_table;
    LatestJob m_job;
    std::array<std::shared_ptr<const std::vector<double>>, allMeasures.size()> m_known;
    std::vector<Measure> m_running;  ///< being measured
    QString m_numberedFor;           ///< the input whose groups have the numbers of:
    std::array<std::vector<double>, allMeasures.size()> m_numbered;
    // all of:
    IdSet<EntityId> m_entities;
    IdSet<StatementId> m_statements;
    std::uint64_t m_revision = 0;
};

}  // namespace relata
