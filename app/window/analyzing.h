// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/numberfinder.h"
#include "model/query/propertycolumn.h"
#include "views/jobs/latestjob.h"
#include "views/scene/viewstate.h"

#include <QObject>

#include <map>
#include <vector>

namespace relata {

class AnalysisPanel;
class EntitiesTable;
class MainWindow;

/// Measures what is shown, and reads its properties, on a worker, whenever somebody looks: for the panel's question, the columns of the entities
/// table, and the sizes and colours of the picture.
class Analyzing final : public QObject
{
    Q_OBJECT
public:
    Analyzing(MainWindow &window, AnalysisPanel &panel, EntitiesTable &table);

    /// A question of the menu or the search box: opens the panel, and shows the answer in the picture as sizes, or as colours of groups.
    void ask(const Scale &scale);
    /// The properties that can be asked for: as far as it is known, which of a large graph takes a moment.
    const std::vector<ScaleProperty> &properties();
    void forgetGraph();  ///< another one comes
    bool isListing() const { return m_listing.isRunning(); }
    bool isRunning() const { return m_job.isRunning(); }

signals:
    void answered();  ///< all that was asked for

private:
    void stop();
    void measureAgain();    ///< when what is shown, or asked, is not what was measured
    void listProperties();  ///< when those of another graph, or of another state of it, are known
    void takeProperties(Result<std::vector<ScaleProperty>> found);
    void forget(const Scale &scale) { m_known.erase(scale); }
    void forgetAll() { m_known.clear(); }
    bool isKnown(const Scale &scale) const { return m_known.contains(scale); }
    std::vector<Scale> wanted() const;
    void take(Result<std::vector<NumberFinder::Found>> answer);
    std::vector<double> numberedAsBefore(const Scale &scale, std::vector<double> found);

    MainWindow &m_window;
    AnalysisPanel &m_panel;
    EntitiesTable &m_table;
    LatestJob m_job, m_listing;
    std::vector<ScaleProperty> m_properties;
    std::optional<std::uint64_t> m_listed;  ///< revision of the graph whose they are
    std::map<Scale, EntityNumbers> m_known;
    std::vector<Scale> m_running;  ///< being measured
    bool m_reads = false;          ///< a job that was begun may still read the graph itself
    QString m_numberedFor;         ///< the input whose groups have the numbers of:
    std::map<Scale, std::vector<double>> m_numbered;
    // all of:
    IdSet<EntityId> m_entities;
    IdSet<StatementId> m_statements;
    std::uint64_t m_revision = 0;
};

}  // namespace relata
