// SPDX-License-Identifier: Apache-2.0
#include "app/window/analyzing.h"

#include "app/window/mainwindow.h"
#include "views/panels/analysismodel.h"
#include "views/panels/analysispanel.h"
#include "views/panels/text.h"

#include <QDockWidget>

#include <algorithm>

namespace relata {

using analysis::Links;
using analysis::Weight;

Analyzing::Analyzing(MainWindow &window, AnalysisPanel &panel) : QObject(&window), m_window(window), m_panel(panel)
{
    Workspace &workspace = window.workspace();
    connect(&panel, &AnalysisPanel::questionAsked, this, [this] {
        m_measures.clear();  // asked again is measured again
        measureAgain();
    });
    connect(&panel, &AnalysisPanel::shown, this, [this] {
        if (m_panel.answers().rowCount() == 0)
            m_measures.clear();  // measured for the picture, maybe, but the panel was not told
        measureAgain();
    });
    connect(&panel, &AnalysisPanel::sizeByRequested, &workspace, &Workspace::setSizeBy);
    connect(&panel, &AnalysisPanel::fillByRequested, &workspace, &Workspace::setFillBy);
    connect(&panel, &AnalysisPanel::selectionRequested, &workspace, &Workspace::select);
    connect(&panel, &AnalysisPanel::conditionRequested, &workspace, &Workspace::toggleCondition);
    connect(&panel, &AnalysisPanel::stopRequested, this, [this] {
        m_job.cancel();
        m_panel.showStopped();
    });
    connect(&m_job, &LatestJob::progressed, this, [this](double fraction) {
        if (m_panel.isVisible() && m_job.isRunning())
            m_panel.showProgress(std::min(fraction, 0.99));
    });
    connect(&workspace, &Session::viewChanged, this, &Analyzing::measureAgain);
    connect(&workspace, &Session::graphChanged, this, [this] {
        m_measures.clear();  // another graph may have the same ids
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

std::vector<Measure> Analyzing::wanted() const
{
    const ViewState &view = m_window.workspace().view();
    std::vector<Measure> measures;
    if (m_panel.isVisible())
        measures.push_back(m_panel.measure());
    for (const auto &measure : {view.sizeBy, view.fillBy})
        if (measure && std::find(measures.begin(), measures.end(), *measure) == measures.end())
            measures.push_back(*measure);
    return measures;
}

void Analyzing::measureAgain()
{
    const Workspace &workspace = m_window.workspace();
    const std::vector<Measure> measures = wanted();
    const bool known = std::all_of(measures.begin(), measures.end(),
                                   [this](Measure measure) { return std::find(m_measures.begin(), m_measures.end(), measure) != m_measures.end(); });
    const bool same =
        workspace.graph().revision() == m_revision && workspace.visible().entities == m_entities && workspace.visible().statements == m_statements;
    if (measures.empty() || (known && same))
        return;
    m_measures = measures;
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

void Analyzing::take(Result<Answer> answer)
{
    if (m_panel.isVisible())
        m_panel.showProgress(1);
    if (!answer)
        return;  // cancelled
    Workspace &workspace = m_window.workspace();
    for (const MeasureColumn &column : answer->columns) {
        const auto values = std::make_shared<const std::vector<double>>(byEntity(column, answer->snapshot, workspace.graph().entityIdEnd()));
        workspace.setNumbers(column.measure, values);
        m_panel.showAnswer(column.measure, values, toQString(column.note));
    }
    emit answered();
}

}  // namespace relata
