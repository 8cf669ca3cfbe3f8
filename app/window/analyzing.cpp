// SPDX-License-Identifier: Apache-2.0
#include "app/window/analyzing.h"

#include "app/window/mainwindow.h"
#include "model/analysis/groupnumbers.h"
#include "views/panels/analysismodel.h"
#include "views/panels/analysispanel.h"
#include "views/panels/entitiestable.h"
#include "views/panels/text.h"

#include <QDockWidget>

#include <algorithm>
#include <cmath>

namespace relata {

using analysis::Links;
using analysis::Weight;

Analyzing::Analyzing(MainWindow &window, AnalysisPanel &panel, EntitiesTable &table)
    : QObject(&window), m_window(window), m_panel(panel), m_table(table)
{
    Workspace &workspace = window.workspace();
    connect(&panel, &AnalysisPanel::questionAsked, this, [this] {
        forget(m_panel.measure());  // asked again is measured again
        measureAgain();
    });
    connect(&panel, &AnalysisPanel::shown, this, [this] {
        if (m_panel.answers().rowCount() == 0)
            forget(m_panel.measure());  // measured for others, maybe, but the panel was not told
        measureAgain();
    });
    connect(&panel, &AnalysisPanel::sizeByRequested, &workspace, &Workspace::setSizeBy);
    connect(&panel, &AnalysisPanel::fillByRequested, &workspace, &Workspace::setFillBy);
    connect(&panel, &AnalysisPanel::selectionRequested, &workspace, &Workspace::select);
    connect(&panel, &AnalysisPanel::conditionRequested, &workspace, &Workspace::toggleCondition);
    connect(&panel, &AnalysisPanel::stopRequested, this, &Analyzing::stop);
    connect(&table, &EntitiesTable::stopRequested, this, &Analyzing::stop);
    connect(&table, &EntitiesTable::shown, this, &Analyzing::measureAgain);
    connect(&table, &EntitiesTable::measuresChanged, this, &Analyzing::measureAgain);
    connect(&panel, &AnalysisPanel::columnRequested, &table, [this](Measure measure, bool on) {
        m_table.setColumn(measure, on);
        if (!on)
            return;
        QDockWidget *dock = m_window.dock(QStringLiteral("entities"));
        dock->show();
        dock->raise();
    });
    connect(&table, &EntitiesTable::measuresChanged, &panel, [this] { m_panel.setColumns(m_table.measures()); });
    panel.setColumns(table.measures());
    connect(&m_job, &LatestJob::progressed, this, [this](double fraction) {
        if (m_panel.isVisible() && m_job.isRunning())
            m_panel.showProgress(std::min(fraction, 0.99));
        if (m_table.isInUse() && m_job.isRunning())
            m_table.showMeasuring(std::min(fraction, 0.99));
    });
    connect(&workspace, &Session::viewChanged, this, &Analyzing::measureAgain);
    connect(&workspace, &Session::graphChanged, this, [this] {
        m_job.cancel();  // what it measures is another graph, which may have the same ids
        m_running.clear();
        forgetAll();
        measureAgain();
    });
}

void Analyzing::ask(Measure measure)
{
    Workspace &workspace = m_window.workspace();
    QDockWidget *dock = m_window.dock(QStringLiteral("analysis"));
    m_panel.ask(measure);
    if (wordsOf(measure).isGroup)
        workspace.setFillBy(measure);
    else
        workspace.setSizeBy(measure);
    dock->show();
    dock->raise();
}

void Analyzing::stop()
{
    m_job.cancel();
    m_running.clear();
    if (!isKnown(m_panel.measure()))
        m_panel.showStopped();
    bool lacking = false;
    for (const Measure measure : m_table.measures())
        if (!isKnown(measure)) {
            m_table.setValues(measure, {});  // what stands there was measured of something else
            lacking = true;
        }
    lacking ? m_table.showStopped() : m_table.showMeasuring(1);
}

std::vector<Measure> Analyzing::wanted() const
{
    const ViewState &view = m_window.workspace().view();
    std::vector<Measure> measures;
    const auto want = [&measures](Measure measure) {
        if (std::find(measures.begin(), measures.end(), measure) == measures.end())
            measures.push_back(measure);
    };
    if (m_panel.isVisible())
        want(m_panel.measure());
    if (m_table.isInUse())
        for (const Measure measure : m_table.measures())
            want(measure);
    for (const auto &measure : {view.sizeBy, view.fillBy})
        if (measure)
            want(*measure);
    return measures;
}

void Analyzing::measureAgain()
{
    const Workspace &workspace = m_window.workspace();
    const bool same =
        workspace.graph().revision() == m_revision && workspace.visible().entities == m_entities && workspace.visible().statements == m_statements;
    if (!same) {
        m_job.cancel();
        m_running.clear();
        forgetAll();
    }
    std::vector<Measure> measures = wanted();
    for (const Measure measure : measures)
        if (isKnown(measure))
            m_table.setValues(measure, m_known[static_cast<std::size_t>(measure)]);
    std::erase_if(measures, [this](Measure measure) { return isKnown(measure); });
    const auto isRunning = [this](Measure measure) { return std::find(m_running.begin(), m_running.end(), measure) != m_running.end(); };
    if (measures.empty() || (same && std::all_of(measures.begin(), measures.end(), isRunning)))
        return;
    m_running = measures;
    m_entities = workspace.visible().entities;
    m_statements = workspace.visible().statements;
    m_revision = workspace.graph().revision();
    m_job.start(
        [snapshot = Snapshot::of(workspace.graph(), m_entities, m_statements), measures](const RunContext &context) -> Result<Answer> {
            Answer answer{snapshot, {}};
            const Links plain = Links::of(snapshot, Weight::Links), counted = Links::of(snapshot, Weight::Statements);
            for (std::size_t i = 0; i < measures.size(); ++i) {
                const double share = 1.0 / double(measures.size());
                const bool weighed = usualWeight(measures[i]) == Weight::Statements;
                auto column = measured(weighed ? counted : plain, measures[i], {}, context.part(double(i) * share, share));
                if (!column)
                    return column.error();
                answer.columns.push_back(std::move(*column));
            }
            return answer;
        },
        [this](Result<Answer> answer) { take(std::move(answer)); });
}

/// A group that a filter or an edit leaves a part of keeps its number and so its colour: the numbers are those of the answer about most of this
/// graph.
std::vector<double> Analyzing::numberedAsBefore(Measure measure, std::vector<double> found)
{
    if (m_numberedFor != m_window.input()) {
        m_numberedFor = m_window.input();
        m_numbered = {};
    }
    const auto members = [](const std::vector<double> &values) {
        return std::count_if(values.begin(), values.end(), [](double value) { return !std::isnan(value); });
    };
    std::vector<double> &reference = m_numbered[static_cast<std::size_t>(measure)];
    const Workspace &workspace = m_window.workspace();
    if (m_entities.size() == workspace.graph().entityCount() && m_statements.size() == workspace.graph().statementCount())
        return reference = std::move(found);  // the numbers that a lens asks for
    found = keptGroupNumbers(found, reference);
    if (members(found) >= members(reference))
        reference = found;
    return found;
}

void Analyzing::take(Result<Answer> answer)
{
    m_running.clear();
    if (m_panel.isVisible())
        m_panel.showProgress(1);
    m_table.showMeasuring(1);
    if (!answer)
        return;  // cancelled
    Workspace &workspace = m_window.workspace();
    for (const MeasureColumn &column : answer->columns) {
        std::vector<double> found = byEntity(column, answer->snapshot, workspace.graph().entityIdEnd());
        if (wordsOf(column.measure).isGroup)
            found = numberedAsBefore(column.measure, std::move(found));
        const auto values = std::make_shared<const std::vector<double>>(std::move(found));
        m_known[static_cast<std::size_t>(column.measure)] = values;
        workspace.setNumbers(column.measure, values);
        m_table.setValues(column.measure, values);
        m_panel.showAnswer(column.measure, values, toQString(column.note));
    }
    emit answered();
}

}  // namespace relata
