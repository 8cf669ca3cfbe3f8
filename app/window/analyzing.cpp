// SPDX-License-Identifier: Apache-2.0
#include "app/window/analyzing.h"

#include "app/window/mainwindow.h"
#include "model/analysis/groupnumbers.h"
#include "model/graph/graphcolumns.h"
#include "views/panels/analysismodel.h"
#include "views/panels/analysispanel.h"
#include "views/panels/entitiestable.h"
#include "views/panels/text.h"

#include <QDockWidget>

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr std::size_t atOnce = 50'000;  // entities and statements times properties: they are looked through within some milliseconds

}  // namespace

Analyzing::Analyzing(MainWindow &window, AnalysisPanel &panel, EntitiesTable &table)
    : QObject(&window), m_window(window), m_panel(panel), m_table(table)
{
    Workspace &workspace = window.workspace();
    connect(&panel, &AnalysisPanel::questionAsked, this, [this] {
        forget(m_panel.scale());  // asked again is measured again
        measureAgain();
    });
    connect(&panel, &AnalysisPanel::shown, this, [this] {
        if (m_panel.answers().rowCount() == 0)
            forget(m_panel.scale());  // measured for others, maybe, but the panel was not told
        measureAgain();
    });
    connect(&panel, &AnalysisPanel::sizeByRequested, &workspace, &Workspace::setSizeBy);
    connect(&panel, &AnalysisPanel::fillByRequested, &workspace, &Workspace::setFillBy);
    connect(&panel, &AnalysisPanel::widthByRequested, &workspace, &Workspace::setWidthBy);
    connect(&panel, &AnalysisPanel::selectionRequested, &workspace, &Workspace::select);
    connect(&panel, &AnalysisPanel::conditionRequested, &workspace, &Workspace::toggleCondition);
    connect(&panel, &AnalysisPanel::stopRequested, this, &Analyzing::stop);
    connect(&table, &EntitiesTable::stopRequested, this, &Analyzing::stop);
    connect(&table, &EntitiesTable::shown, this, &Analyzing::measureAgain);
    connect(&table, &EntitiesTable::scalesChanged, this, &Analyzing::measureAgain);
    connect(&panel, &AnalysisPanel::columnRequested, &table, [this](const Scale &scale, bool on) {
        m_table.setColumn(scale, on);
        if (!on)
            return;
        QDockWidget *dock = m_window.dock(QStringLiteral("entities"));
        dock->show();
        dock->raise();
    });
    connect(&table, &EntitiesTable::scalesChanged, &panel, [this] { m_panel.setColumns(m_table.scales()); });
    panel.setColumns(table.scales());
    connect(&m_job, &LatestJob::progressed, this, [this](double fraction) {
        if (m_panel.isVisible() && m_job.isRunning())
            m_panel.showProgress(std::min(fraction, 0.99));
        if (m_table.isInUse() && m_job.isRunning())
            m_table.showMeasuring(std::min(fraction, 0.99));
    });
    connect(&workspace, &Session::viewChanged, this, &Analyzing::measureAgain);
    connect(&workspace, &Session::graphWillChange, this, [this] {
        m_listing.stop();  // they read the properties where they are
        m_listed.reset();
        if (std::exchange(m_reads, false)) {
            m_job.stop();
            m_running.clear();
        }
    });
    connect(&workspace, &Session::graphChanged, this, [this] {
        m_job.cancel();  // what it measures is another graph, which may have the same ids
        m_running.clear();
        forgetAll();
        measureAgain();
    });
}

void Analyzing::ask(const Scale &scale)
{
    Workspace &workspace = m_window.workspace();
    QDockWidget *dock = m_window.dock(QStringLiteral("analysis"));
    m_panel.ask(scale);
    if (scale.isGroup())
        workspace.setFillBy(scale);
    else
        workspace.setSizeBy(scale);
    dock->show();
    dock->raise();
}

const std::vector<ScaleProperty> &Analyzing::properties()
{
    listProperties();
    return m_properties;
}

void Analyzing::forgetGraph()
{
    m_listing.stop();
    m_listed.reset();
    m_properties.clear();
}

void Analyzing::listProperties()
{
    const KnowledgeGraph &graph = m_window.workspace().graph();
    if (m_listed == graph.revision() || m_listing.isRunning())
        return;
    if (graph.entityCount() == 0)
        return;  // none yet
    if ((graph.entityCount() + graph.statementCount()) * (propertyCount(graph) + 1) <= atOnce)
        return takeProperties(scaleProperties(graph));
    m_listing.start([&graph](const RunContext &context) { return scaleProperties(graph, context); },
                    [this](Result<std::vector<ScaleProperty>> found) { takeProperties(std::move(found)); });
}

void Analyzing::takeProperties(Result<std::vector<ScaleProperty>> found)
{
    if (!found)
        return;  // cancelled
    m_listed = m_window.workspace().graph().revision();
    if (std::exchange(m_properties, std::move(*found)) == m_properties && !m_properties.empty())
        return;
    m_panel.setProperties(m_properties);
    m_table.setProperties(m_properties);
}

void Analyzing::stop()
{
    m_job.cancel();
    m_running.clear();
    if (!isKnown(m_panel.scale()))
        m_panel.showStopped();
    bool lacking = false;
    for (const Scale &scale : m_table.scales())
        if (!isKnown(scale)) {
            m_table.setNumbers({scale});  // what stands there was measured of something else
            lacking = true;
        }
    lacking ? m_table.showStopped() : m_table.showMeasuring(1);
}

std::vector<Scale> Analyzing::wanted() const
{
    const ViewState &view = m_window.workspace().view();
    std::vector<Scale> scales;
    const auto want = [&scales](const Scale &scale) {
        if (std::find(scales.begin(), scales.end(), scale) == scales.end())
            scales.push_back(scale);
    };
    if (m_panel.isVisible())
        want(m_panel.scale());
    if (m_table.isInUse())
        for (const Scale &scale : m_table.scales())
            want(scale);
    for (const auto &scale : {view.sizeBy, view.fillBy})
        if (scale)
            want(*scale);
    return scales;
}

void Analyzing::measureAgain()
{
    const Workspace &workspace = m_window.workspace();
    if (m_panel.isVisible() || m_table.isInUse())
        listProperties();
    const bool same =
        workspace.graph().revision() == m_revision && workspace.visible().entities == m_entities && workspace.visible().statements == m_statements;
    if (!same) {
        m_job.cancel();
        m_running.clear();
        forgetAll();
    }
    std::vector<Scale> scales = wanted();
    for (const Scale &scale : scales)
        if (isKnown(scale))
            m_table.setNumbers(m_known[scale]);
    std::erase_if(scales, [this](const Scale &scale) { return isKnown(scale); });
    const auto isRunning = [this](const Scale &scale) { return std::find(m_running.begin(), m_running.end(), scale) != m_running.end(); };
    if (scales.empty() || (same && std::all_of(scales.begin(), scales.end(), isRunning)))
        return;
    m_running = scales;
    m_reads |= std::any_of(scales.begin(), scales.end(), [](const Scale &scale) { return !scale.measure(); });
    m_entities = workspace.visible().entities;
    m_statements = workspace.visible().statements;
    m_revision = workspace.graph().revision();
    m_job.start(
        [&graph = workspace.graph(), shown = Snapshot::of(workspace.graph(), m_entities, m_statements), idEnd = workspace.graph().entityIdEnd(),
         scales](const RunContext &context) -> Result<std::vector<NumberFinder::Found>> {
            NumberFinder finder(graph, shown, idEnd);
            std::vector<NumberFinder::Found> answer;
            for (std::size_t i = 0; i < scales.size(); ++i) {
                const double share = 1.0 / double(scales.size());
                auto found = finder.find(scales[i], context.part(double(i) * share, share));
                if (!found)
                    return found.error();
                answer.push_back(std::move(*found));
            }
            return answer;
        },
        [this](Result<std::vector<NumberFinder::Found>> answer) { take(std::move(answer)); });
}

/// A group that a filter or an edit leaves a part of keeps its number and so its colour: the numbers are those of the answer about most of this
/// graph.
std::vector<double> Analyzing::numberedAsBefore(const Scale &scale, std::vector<double> found)
{
    if (m_numberedFor != m_window.input()) {
        m_numberedFor = m_window.input();
        m_numbered.clear();
    }
    const auto members = [](const std::vector<double> &values) {
        return std::count_if(values.begin(), values.end(), [](double value) { return !std::isnan(value); });
    };
    std::vector<double> &reference = m_numbered[scale];
    const Workspace &workspace = m_window.workspace();
    if (m_entities.size() == workspace.graph().entityCount() && m_statements.size() == workspace.graph().statementCount())
        return reference = std::move(found);  // the numbers that a lens asks for
    found = keptGroupNumbers(found, reference);
    if (members(found) >= members(reference))
        reference = found;
    return found;
}

void Analyzing::take(Result<std::vector<NumberFinder::Found>> answer)
{
    m_running.clear();
    m_reads = false;  // those before it have ended
    if (m_panel.isVisible())
        m_panel.showProgress(1);
    m_table.showMeasuring(1);
    if (!answer)
        return;  // cancelled
    for (auto &[numbers, note] : *answer) {
        if (numbers.scale.measure() && numbers.scale.isGroup())
            numbers.values = std::make_shared<const std::vector<double>>(numberedAsBefore(numbers.scale, *numbers.values));
        m_known.insert_or_assign(numbers.scale, numbers);
        m_window.workspace().setNumbers(numbers);
        m_table.setNumbers(numbers);
        m_panel.showAnswer(numbers, toQString(note));
    }
    emit answered();
}

}  // namespace relata
