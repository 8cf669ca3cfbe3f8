// SPDX-License-Identifier: Apache-2.0
// What MainWindow remembers from one time to the next: its look, and how one looked at each graph.
#include "app/cli/inputs.h"
#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "app/window/windowactions.h"
#include "views/panels/entitiestable.h"
#include "views/panels/statementstable.h"
#include "views/panels/text.h"
#include "views/panels/timelinestrip.h"

#include <QFileInfo>
#include <QSettings>

namespace relata {
namespace {

constexpr int mostRecent = 8;

QString nameOf(ThemeChoice choice)
{
    return choice == ThemeChoice::System ? QStringLiteral("system") : choice == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

}  // namespace

void MainWindow::connectMemory()
{
    constexpr int soon = 700;  // ms: what is arranged by hand is on the disk as soon as other edits, and not written for each step of a drag
    m_rememberSoon.setSingleShot(true);
    m_rememberSoon.setInterval(soon);
    const auto willRemember = [this] {
        if (m_keeper.isOpen() && !m_keeper.isReadOnly() && !m_rememberSoon.isActive())
            m_rememberSoon.start();
    };
    connect(&m_workspace, &Session::viewChanged, this, willRemember);
    connect(&m_workspace, &Session::graphChanged, this, willRemember);
    connect(&m_rememberSoon, &QTimer::timeout, this, &MainWindow::rememberView);
}

void MainWindow::restoreLook()
{
    if (!m_remembers)
        return;
    const QSettings settings;
    const QString theme = settings.value(QStringLiteral("theme")).toString();
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        if (nameOf(choice) == theme)
            m_themeChoice = choice;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("docks")).toByteArray());
    for (const auto &[key, text] : {std::pair{"legend", tr("Legend")}, std::pair{"minimap", tr("Minimap")}, std::pair{"animations", tr("Animations")},
                                    std::pair{"heat", tr("Edge heat")}, std::pair{"hulls", tr("Communities from afar")}})
        if (const QVariant value = settings.value(QString::fromLatin1(key)); value.isValid())
            m_actions->find(text)->setChecked(value.toBool());
    if (const QVariant keys = settings.value(QStringLiteral("entity-columns")); keys.isValid()) {
        std::vector<Scale> scales;
        for (const QString &key : keys.toStringList())
            if (auto scale = scaleFromString(key.toStdString()))
                scales.push_back(std::move(*scale));
        m_entities->setScales(scales);
    }
    m_statements->setChosenColumns(settings.value(QStringLiteral("statement-columns")).toStringList());
    m_timeline->setClock(settings.value(QStringLiteral("clock")).toString() == QStringLiteral("said") ? Clock::Said : Clock::Holds);
}

void MainWindow::rememberLook()
{
    if (!m_remembers)
        return;
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("docks"), saveState());
    settings.setValue(QStringLiteral("theme"), nameOf(m_themeChoice));
    settings.setValue(QStringLiteral("legend"), m_canvas->legendVisible());
    settings.setValue(QStringLiteral("minimap"), m_canvas->minimapVisible());
    settings.setValue(QStringLiteral("heat"), m_canvas->edgeHeat());
    settings.setValue(QStringLiteral("hulls"), m_canvas->hullsShown());
    settings.setValue(QStringLiteral("animations"), m_canvas->animationsEnabled());
    QStringList columns;
    for (const Scale &scale : m_entities->wantedScales())
        columns += toQString(scale.key());
    settings.setValue(QStringLiteral("entity-columns"), columns);
    settings.setValue(QStringLiteral("statement-columns"), m_statements->chosenColumns());
    settings.setValue(QStringLiteral("clock"), m_timeline->clock() == Clock::Holds ? QStringLiteral("holds") : QStringLiteral("said"));
    rememberView();
}

RememberedView MainWindow::lookNow() const
{
    return {m_workspace.view(), m_canvas->camera(), {m_canvas->width(), m_canvas->height()}};
}

void MainWindow::rememberView()
{
    m_rememberSoon.stop();
    if (!m_remembers || m_input.isEmpty() || m_keeping->letsFileGo())  // to write the view would bring the file back
        return;
    m_canvas->finishAnimations();
    const bool inProject = m_keeper.isOpen() && !m_keeper.isReadOnly();
    const std::string input = m_input.toStdString();
    const auto kept = inProject                                    ? m_keeper.rememberView(storedView(m_workspace.graph(), lookNow()))
                      : m_keeper.isOpen() || !isProjectFile(input) ? relata::rememberView(m_workspace.graph(), input, lookNow())
                                                                   : Result<void>();  // a project that was let go: what it keeps is newer than this
    if (!kept)
        qWarning("The last view could not be kept: %s", kept.error().text().c_str());
    else if (inProject)
        forgetView(input);  // of the time when it could only be read
}

std::optional<RememberedView> MainWindow::recalledView(const KnowledgeGraph &graph) const
{
    const auto stored = m_keeper.isOpen() ? m_keeper.view() : std::nullopt;
    if (stored && !m_keeper.isReadOnly())
        return viewFromStored(graph, *stored);
    auto own = recallView(graph, m_input.toStdString());
    return !own && stored ? viewFromStored(graph, *stored) : std::move(own);
}

void MainWindow::rememberRecent()
{
    QStringList recent = recentInputs();
    recent.removeAll(m_input);
    recent.prepend(m_input);
    QSettings().setValue(QStringLiteral("recent"), QStringList(recent.mid(0, mostRecent)));
}

void MainWindow::forgetRecent(const QString &input)
{
    QStringList recent = QSettings().value(QStringLiteral("recent")).toStringList();
    recent.removeAll(input);
    QSettings().setValue(QStringLiteral("recent"), recent);
}

QStringList MainWindow::recentInputs() const
{
    QStringList recent = QSettings().value(QStringLiteral("recent")).toStringList();
    recent.removeIf([](const QString &input) { return Keeping::isOwnCopy(input) && !QFileInfo::exists(input); });  // it got a name
    return recent;
}

}  // namespace relata
