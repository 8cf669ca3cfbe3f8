// SPDX-License-Identifier: Apache-2.0
// The other half of MainWindow: which wish goes where.
#include "app/cli/inputs.h"
#include "app/window/camerasteps.h"
#include "app/window/editing.h"
#include "app/window/exchange.h"
#include "app/window/helpwindow.h"
#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "app/window/statusline.h"
#include "app/window/toast.h"
#include "app/window/windowactions.h"
#include "views/panels/cardview.h"
#include "views/panels/entitiestable.h"
#include "views/panels/inspector.h"
#include "views/panels/lenspanel.h"
#include "views/panels/pathspanel.h"
#include "views/panels/searchbox.h"
#include "views/panels/statementstable.h"
#include "views/panels/text.h"
#include "views/panels/timelinestrip.h"
#include "views/scene/shownname.h"

#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace relata {

void MainWindow::connectWishes()
{
    connect(m_lens, &LensPanel::lensRequested, this, [this](const Lens &lens) {
        QString error;
        if (!m_workspace.setLens(lens, &error))
            m_lens->showError(error);
    });
    connect(&m_workspace, &Workspace::lensRefused, m_lens, &LensPanel::showError);
    connect(&m_workspace, &Workspace::filtering, m_status, &StatusLine::setFiltering);
    connect(m_lens, &LensPanel::colorByRequested, &m_workspace, &Workspace::setColorBy);
    connect(m_lens, &LensPanel::voicePointed, this, [this](const std::vector<StatementId> &statements) {
        std::vector<EntityId> ends;
        IdSet<EntityId> known(m_workspace.graph().entityIdEnd());
        for (const StatementId id : statements)
            for (const EntityId end : {m_workspace.graph().subject(id), m_workspace.graph().object(id)})
                if (!known.contains(end)) {
                    known.insert(end);
                    ends.push_back(end);
                }
        m_canvas->setLit(ends, statements);
    });
    connect(m_inspector, &Inspector::selectionRequested, this, [this](const Selection &selection) {
        m_workspace.select(selection);
        if (selection.entities.size() == 1 && m_workspace.visible().entities.contains(selection.entities[0]))
            m_canvas->centerOn(selection.entities[0], Animate::Yes);
    });
    connect(m_statements, &StatementsTable::selectionRequested, &m_workspace, &Workspace::select);
    connect(m_statements, &StatementsTable::refused, this, &MainWindow::warn);
    connect(m_statements, &StatementsTable::formWanted, m_editing, [this](StatementId id) { m_editing->edit(id); });
    connect(m_statements, &StatementsTable::csvWanted, this, &MainWindow::saveCsv);
    connect(m_statements, &StatementsTable::addWanted, m_editing, &Editing::addFromSelection);
    const MakeMime mime = [this](const Selection &selection) { return m_exchange->mimeOf(selection); };
    m_statements->setMime(mime);
    m_entities->setMime(mime);
    m_inspector->card().setMime(mime);
    const auto tellCopied = [this](std::size_t rows) { tell(tr("Copied %1.").arg(counted(rows, tr("row"), tr("rows")))); };
    connect(m_statements, &StatementsTable::copied, this, tellCopied);
    connect(m_entities, &EntitiesTable::copied, this, tellCopied);
    const DoEdit doEdit = [this](GraphDiff diff, const QString &label) { return m_workspace.edit(label, std::move(diff)); };
    m_statements->setDoEdit(doEdit);
    m_entities->setDoEdit(doEdit);
    connect(m_statements, &StatementsTable::rowMenuShown, m_editing,
            [this](QMenu *menu, const std::vector<StatementId> &rows) { m_editing->fillMenu(*menu, rows); });
    connect(&m_inspector->card(), &CardView::formWanted, m_editing, [this](const Selection &what) {
        if (what.entities.empty())
            m_editing->edit(what.statements.front());
        else
            m_editing->edit(what.entities.front());
    });
    connect(&m_inspector->card(), &CardView::menuShown, m_editing, [this](QMenu *menu, const CardRow &row) {
        if (row.statement != noStatement) {
            m_editing->addCopy(*menu, {{}, {row.statement}});
            m_editing->fillMenu(*menu, {row.statement});
        } else if (row.entity != noEntity) {
            m_editing->addCopy(*menu, {{row.entity}, {}});
            m_editing->fillMenu(*menu, row.entity, {row.entity});
        }
    });
    m_entities->setInFront(false);  // behind the statements
    connect(dock(QStringLiteral("entities")), &QDockWidget::visibilityChanged, m_entities, &EntitiesTable::setInFront);
    connect(m_entities, &EntitiesTable::selectionRequested, &m_workspace, &Workspace::select);
    connect(m_entities, &EntitiesTable::goRequested, this, &MainWindow::goTo);
    connect(m_entities, &EntitiesTable::addWanted, m_editing, [this] { m_editing->addEntity(); });
    connect(m_entities, &EntitiesTable::formWanted, m_editing, [this](EntityId id) { m_editing->edit(id); });
    connect(m_entities, &EntitiesTable::refused, this, &MainWindow::warn);
    connect(m_entities, &EntitiesTable::csvWanted, this, &MainWindow::saveCsv);
    connect(m_entities, &EntitiesTable::rowMenuShown, m_editing,
            [this](QMenu *menu, EntityId id, const std::vector<EntityId> &rows) { m_editing->fillMenu(*menu, id, rows); });
    connect(m_timeline, &TimelineStrip::timeConditionRequested, &m_workspace, &Workspace::setTimeCondition);
    connect(m_paths, &PathsPanel::pathLit, this, [this](const std::vector<EntityId> &entities, const std::vector<StatementId> &statements) {
        m_workspace.select({{}, statements});  // the card says what the chain rests on
        m_canvas->setLit(entities, statements);
        m_canvas->bringIntoView(entities, Animate::Yes);
        QTimer::singleShot(0, m_canvas, [this, entities] { m_canvas->bringIntoView(entities, Animate::Yes); });  // the panel may take some room yet
    });
    connect(m_paths, &PathsPanel::entityRequested, this, &MainWindow::goTo);

    connect(m_search, &SearchBox::entityChosen, this, [this](EntityId id, bool alsoThis) {
        Selection selection;
        if (alsoThis)
            selection.entities = m_workspace.selection().entities;
        std::erase(selection.entities, id);
        selection.entities.push_back(id);
        m_workspace.select(selection);
        if (QDockWidget *card = dock(QStringLiteral("inspector")); card->toggleViewAction()->isChecked())
            card->raise();  // the card of who was looked for, not what lay over it
        m_canvas->goTo(id, Animate::Yes);
        m_canvas->setFocus();
    });
    connect(m_search, &SearchBox::statementChosen, this, [this](StatementId id) { m_workspace.select({{}, {id}}); });
    connect(m_search, &SearchBox::revealRequested, &m_workspace, &Workspace::reveal);
    connect(m_search, &SearchBox::conditionChosen, this, [this](const QString &condition) {
        const auto wanted = Lens::parse(condition.toStdString());
        const auto has = m_workspace.view().lens.conditions();
        if (!wanted || std::find(has.begin(), has.end(), wanted->root()) == has.end())  // who chooses it again does not want it gone
            m_workspace.toggleCondition(condition);
    });

    m_cameraSteps = new CameraSteps(
        m_workspace.history(), *m_canvas, [this](std::function<void()> act) { whenDrawn(std::move(act)); }, this);
    connect(&m_workspace, &Session::graphChanged, this, [this] {
        m_cameraSteps->graphChanges();
        if (!m_workspace.isLarge() || m_fresh)
            m_canvas->setGraph(&m_workspace.graph());
        if (m_workspace.isLarge() && m_fresh)
            m_canvas->setOutdated(true);
        showScene(Animate::No);
        if (m_fresh)
            whenDrawn([this] { m_canvas->fit(Animate::No); });
        else
            keepSomebodyInView();
        m_fresh = false;
        m_shown = m_workspace.visible().entities.size();
        showTitle();
    });
    connect(&m_workspace, &Session::viewChanged, this, [this, lit = m_workspace.view().lens]() mutable {
        m_cameraSteps->viewChanges();
        if (m_workspace.view().lens != std::exchange(lit, m_workspace.view().lens))
            m_canvas->setLit({}, {});  // what was lit was an answer about what was shown before
        showScene(Animate::Yes);
        keepSomebodyInView();
    });
    connect(&m_workspace, &Session::countsChanged, this, [this] { showScene(Animate::No); });
    connect(&m_workspace, &Workspace::drawn, this, [this](const Picture &picture) {
        m_canvas->setPicture(picture, Animate::No);
        m_canvas->setSelection(m_workspace.selection());
        m_status->setDrawing(false);
        for (const auto &act : std::exchange(m_whenDrawn, {}))
            act();
    });
    connect(&m_workspace, &Session::themeChanged, this, [this] { showScene(Animate::No); });
    connect(&m_workspace, &Workspace::numbersChanged, this, [this] { showScene(Animate::Yes); });
    connect(&m_workspace, &Session::selectionChanged, this, [this] { m_canvas->setSelection(m_workspace.selection()); });
    connect(&m_workspace, &Workspace::arranged, m_cameraSteps, &CameraSteps::fitArranged);
    connect(&m_workspace, &Workspace::arranging, m_status, &StatusLine::setProgress);
    connect(&m_workspace, &Workspace::unfolded, this, [this](const RoughPlaces &places) {
        m_canvas->unfold(places.ids, places.points);
        m_status->refreshStop();
    });
    connect(&m_workspace, &Workspace::foldedBack, this, [this] { m_canvas->foldBack(Animate::Yes); });
    connect(&m_workspace, &Workspace::told, this, &MainWindow::tell);
    connect(&m_workspace, &Workspace::refused, this, &MainWindow::warn);
    m_toast->setCrowd([this](const QRect &place) -> std::size_t {
        constexpr std::size_t mostLooked = 20'000;
        constexpr std::size_t overlayCovered = 1000;  // as bad as covering so many
        const Scene &scene = m_canvas->scene();
        std::size_t covered = 0;
        for (const QRectF &overlay : m_canvas->overlays())
            covered += overlay.intersects(place) ? overlayCovered : 0;
        if (scene.nodes.size() > mostLooked)
            return covered;  // it lies over somebody wherever it stands
        const QRectF around = QRectF(place).adjusted(-12, -12, 12, 12);
        return covered + static_cast<std::size_t>(std::count_if(scene.nodes.begin(), scene.nodes.end(), [&](const SceneNode &node) {
                   return around.contains(m_canvas->camera().toTarget(node.center));
               }));
    });
    connect(&m_workspace.history(), &QUndoStack::indexChanged, this, [this](int index) {
        if (m_toast->offersUndo() && index != m_toldAt)
            m_toast->hide();  // its Undo would take back something else
    });
    connect(m_toast, &Toast::undoRequested, &m_workspace.history(), &QUndoStack::undo);

    connect(m_status, &StatusLine::entitiesClicked, &m_workspace, &Workspace::showAll);
    connect(m_status, &StatusLine::hiddenClicked, &m_workspace, &Workspace::showAll);
    connect(m_status, &StatusLine::statementsClicked, this, [this] {
        dock(QStringLiteral("statements"))->show();
        dock(QStringLiteral("statements"))->raise();
        m_statements->table()->setFocus();
    });
    connect(m_status, &StatusLine::filtersClicked, this, [this] {
        dock(QStringLiteral("lens"))->show();
        m_lens->expression()->setFocus();
    });
    connect(m_status, &StatusLine::selectionClicked, this, [this] { m_canvas->fitSelection(Animate::Yes); });
    connect(m_status, &StatusLine::stopClicked, this, [this] {
        if (m_workspace.isArranging())
            m_workspace.stopArranging();
        else if (m_workspace.isFiltering())
            m_workspace.stopFiltering();
        else
            stopDrawing();
    });
    connect(m_status, &StatusLine::keepClicked, &m_workspace, &Workspace::keepArranged);
    connect(m_status, &StatusLine::fitClicked, this, [this] { m_canvas->fit(Animate::Yes); });
    connect(m_status, &StatusLine::zoomInClicked, this, [this] { m_canvas->zoomBy(1.25, Animate::Yes); });
    connect(m_status, &StatusLine::zoomOutClicked, this, [this] { m_canvas->zoomBy(0.8, Animate::Yes); });
}

/// A view of nobody, while somebody is shown: what was looked at has been filtered away, or taken back.
void MainWindow::keepSomebodyInView()
{
    if (const std::size_t now = m_workspace.visible().entities.size(); now != std::exchange(m_shown, now))
        whenDrawn([this] {
            if (!m_canvas->scene().nodes.empty() && !m_canvas->showsAnybody())
                m_cameraSteps->fit();
        });
}

void MainWindow::connectKeeper()
{
    connect(&m_workspace, &Workspace::edited, this, [this](const GraphDiff &diff, const QString &label, int direction) {
        if ((!m_keeper.isOpen() || m_keeper.isReadOnly()) && !m_keeper.isAwaiting())  // of a project that is shown only, too: nothing is lost
            m_keeping->beginOwnCopy(diff);
        m_keeper.keep(diff, label, direction);
        if (m_keeper.isKept())
            m_workspace.setSaved();
    });
    connect(&m_keeper, &ProjectKeeper::failed, this, &MainWindow::warn,
            Qt::QueuedConnection);  // after what the edit says
    connect(&m_keeper, &ProjectKeeper::worksAgain, this, [this] {
        m_workspace.setSaved();
        tell(tr("Every edit is on the disk again."));
    });
    connect(
        &m_keeper, &ProjectKeeper::wasPutBack, this,
        [this] { tell(tr("%1 had been removed or renamed. It is written again, with its history.").arg(QFileInfo(m_input).fileName())); },
        Qt::QueuedConnection);  // after what the edit says
}

void MainWindow::openKeeper(LoadedGraph &loaded, const std::shared_ptr<Project> &project)
{
    m_keeper.close();
    if (project)
        return m_keeper.adopt(std::move(*project));
    if (!isProjectFile(m_input.toStdString()))
        return;
    auto graph = m_keeper.open(m_input.toStdString());
    if (graph)
        loaded.graph = std::move(*graph);  // as it is now that nobody else writes to it
    else
        tellError(graph.error());
}

void MainWindow::showTitle()
{
    const QString title = toQString(m_workspace.graph().info().title);
    const QString file = QFileInfo(m_input).completeBaseName();
    const bool isNamed = m_input.endsWith(QLatin1String(".relata")) && file != title;  // a project that somebody called so
    const QString name = title.isEmpty() ? file : isNamed ? file + QStringLiteral(" – ") + title : title;
    setWindowTitle(name.isEmpty() ? QStringLiteral("Relata") : unturned(name) + QStringLiteral(" – Relata"));
}

void MainWindow::movedTo(const QString &project)
{
    const QString before = std::exchange(m_input, project);
    rememberRecent();
    if (Keeping::isOwnCopy(project) && isProjectFile(before.toStdString())) {  // what one comes back to is the project itself
        m_keeping->rememberCopy(project, before);
        QStringList recent = recentInputs();
        recent.removeAll(before);
        recent.prepend(before);
        QSettings().setValue(QStringLiteral("recent"), recent);
    }
}

void MainWindow::connectCanvas()
{
    connect(m_canvas, &GraphCanvas::selectionChanged, &m_workspace, &Workspace::select);
    connect(m_canvas, &GraphCanvas::expandRequested, this, [this](EntityId id) { m_workspace.expand(id); });
    connect(m_canvas, &GraphCanvas::collapseRequested, this, [this](EntityId id) { m_workspace.collapse(id); });
    connect(m_canvas, &GraphCanvas::focusRequested, this, &MainWindow::focusOn);
    connect(m_canvas, &GraphCanvas::hideRequested, &m_workspace, &Workspace::hide);
    connect(m_canvas, &GraphCanvas::showAllRequested, &m_workspace, &Workspace::showAll);
    connect(m_canvas, &GraphCanvas::movedByUser, &m_workspace, &Workspace::move);
    connect(m_canvas, &GraphCanvas::pinRequested, &m_workspace, &Workspace::pin);
    connect(m_canvas, &GraphCanvas::conditionRequested, &m_workspace, &Workspace::toggleCondition);
    connect(m_canvas, &GraphCanvas::cameraChanged, m_status, &StatusLine::setZoom);
    connect(m_canvas, &GraphCanvas::canvasCleared, this, [this] { m_workspace.select({}); });
    connect(m_canvas, &GraphCanvas::contextMenuRequested, this, &MainWindow::showContextMenu);
    connect(m_canvas, &GraphCanvas::emptyActionRequested, this, [this] {
        if (m_workspace.graph().entityCount() == 0)
            return m_editing->addEntity();
        if (!m_workspace.visible().entities.empty())  // its drawing was stopped
            return showScene(Animate::No);
        auto conditions = m_workspace.view().lens.conditions();
        if (conditions.empty())
            return m_workspace.showAll();
        conditions.pop_back();
        m_workspace.setLens(Lens::fromConditions(std::move(conditions)));
    });
}

void MainWindow::focusOn(int hops)
{
    const int before = m_workspace.history().index();
    m_workspace.focus(hops);
    if (m_workspace.history().index() != before)
        whenDrawn([this] { m_cameraSteps->fit(); });  // a few among many: nearer
}

void MainWindow::goTo(EntityId id)
{
    m_workspace.select({{id}, {}});
    if (m_workspace.visible().entities.contains(id))
        m_canvas->goTo(id, Animate::Yes);
}

void MainWindow::showContextMenu(const QPoint &at, EntityId id, const std::vector<StatementId> &link)
{
    QMenu menu(this);
    const KnowledgeGraph &graph = m_workspace.graph();
    const auto named = [&](const QString &key, EntityId who) { return key + toQString(lensQuoted(graph.key(who))); };
    const auto &chosen = m_workspace.selection().entities;
    if (id != noEntity) {
        const std::vector<EntityId> these = std::find(chosen.begin(), chosen.end(), id) == chosen.end() ? std::vector{id} : chosen;
        menu.addAction(tr("Expand by its neighbours\tCtrl+E"), this, [this, id] { m_workspace.expand(id); });
        menu.addAction(tr("Collapse\tCtrl+Shift+E"), this, [this, id] { m_workspace.collapse(id); });
        menu.addAction(tr("Focus on one step around it\t1"), this, [this, id] {
            m_workspace.select({{id}, {}});
            focusOn(1);
        });
        menu.addSeparator();
        menu.addAction(tr("Only statements about it"), this, [this, c = named(QStringLiteral("about:"), id)] { m_workspace.toggleCondition(c); });
        QAction *by =
            menu.addAction(tr("Only according to it"), this, [this, c = named(QStringLiteral("by:"), id)] { m_workspace.toggleCondition(c); });
        by->setEnabled(!graph.statementsBy(id).empty());
        if (these.size() == 2)
            menu.addAction(tr("Find paths between the two\tCtrl+Shift+P"), this, &MainWindow::findPaths);
        menu.addSeparator();
        const bool pinned = m_workspace.view().pinned.contains(id);
        menu.addAction(pinned ? tr("Unpin\tAlt+P") : tr("Pin where it is\tP"), this, [this, these, pinned] { m_workspace.pin(these, !pinned); });
        menu.addAction(tr("Hide\tH"), this, [this, these] { m_workspace.hide(these, false); });
        menu.addAction(tr("Hide all others\tShift+H"), this, [this, these] { m_workspace.hide(these, true); });
        m_editing->addCopy(menu, {these, {}});
        m_editing->fillMenu(menu, id, these);
    } else if (!link.empty()) {
        const EntityId from = graph.subject(link.front()), to = graph.object(link.front());
        menu.addAction(tr("Show its statements"), this, [this, link] { m_workspace.select({{}, link}); });
        menu.addAction(tr("Go to %1").arg(menuText(toQString(graph.name(from)))), this, [this, from] { goTo(from); });
        menu.addAction(tr("Go to %1").arg(menuText(toQString(graph.name(to)))), this, [this, to] { goTo(to); });
        menu.addSeparator();
        menu.addAction(tr("Only this predicate"), this,
                       [this, c = QStringLiteral("predicate:") + toQString(lensQuoted(graph.schema().predicate(graph.predicate(link.front())).key))] {
                           m_workspace.toggleCondition(c);
                       });
        m_editing->addCopy(menu, {{}, link});
        m_editing->fillMenu(menu, link);
        menu.addAction(tr("Another statement between the two …"), this, [this, from, to] { m_editing->addStatement(from, to); });
    } else {
        const QPointF place = m_canvas->camera().toScene(m_canvas->mapFromGlobal(QPointF(at)));
        menu.addAction(tr("New entity here …\tN"), this, [this, place] { m_editing->addEntity(place); });
        menu.addAction(tr("New statement …\tShift+N"), this, [this] { m_editing->addStatement(); });
        menu.addSeparator();
        menu.addAction(tr("Fit all\tF"), this, [this] { m_canvas->fit(Animate::Yes); });
        menu.addAction(tr("Show everything\tAlt+H"), this, [this] { m_workspace.showAll(); });
        menu.addAction(tr("Arrange again\tCtrl+L"), this, [this] { m_workspace.arrange(m_workspace.view().layout); });
        menu.addSeparator();
        menu.addAction(tr("Copy the picture\tCtrl+Shift+C"), this, &MainWindow::copyPicture);
        menu.addAction(tr("Export a figure …\tCtrl+Shift+X"), this, &MainWindow::exportFigure);
    }
    menu.exec(at);
}

void MainWindow::tellEmptiness()
{
    const std::size_t conditions = m_workspace.view().lens.conditions().size();
    if (m_workspace.graph().entityCount() == 0)
        m_canvas->setEmptyText(tr("Nothing here yet. Drop a file on the window, or begin with somebody (N)."), tr("New entity"));
    else if (conditions > 0)
        m_canvas->setEmptyText(conditions == 1 ? tr("No statement passes this filter.") : tr("No statement passes these %1 filters.").arg(conditions),
                               tr("Remove the last one"));
    else
        m_canvas->setEmptyText(tr("Everything is hidden. Nothing was deleted."), tr("Show everything"));
}

void MainWindow::showScene(Animate animate)
{
    tellEmptiness();
    if (m_workspace.isLarge()) {  // what was shown stays until drawn() brings the new one
        m_workspace.draw();
        m_status->setDrawing(m_workspace.isDrawing());
        return;
    }
    if (animate == Animate::No)
        m_canvas->finishAnimations();
    m_canvas->setScene(m_workspace.scene(), animate);
    m_canvas->setSelection(m_workspace.selection());
}

void MainWindow::stopDrawing()
{
    if (!m_workspace.isDrawing())
        return;
    m_workspace.stopDrawing();
    m_status->setDrawing(false);
    m_whenDrawn.clear();
    m_canvas->foldBack(Animate::No);  // after a layout
    if (!m_canvas->isOutdated())
        return tell(tr("Not drawn: the picture is that of before. The next change draws it."));
    m_canvas->setEmptyText(tr("The picture was not drawn: it was stopped."), tr("Draw it"));
    m_canvas->setScene({}, Animate::No);
}

void MainWindow::whenDrawn(std::function<void()> act)
{
    if (m_workspace.isDrawing())
        m_whenDrawn.push_back(std::move(act));
    else
        act();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // what the canvas left over; a text field never lets these through
    if (event->key() == Qt::Key_Slash)
        focusSearch();
    else if (event->key() == Qt::Key_Question)
        showHelp(QStringLiteral("shortcuts.md"));
    else if (event->matches(QKeySequence::Copy))
        m_exchange->copySelection();
    else if (event->matches(QKeySequence::Cut))
        m_exchange->cutSelection();
    else if (event->matches(QKeySequence::Paste))
        m_exchange->paste();
    else if (event->key() == Qt::Key_N && event->modifiers() == Qt::NoModifier)
        m_editing->addEntity();
    else if (event->key() == Qt::Key_N && event->modifiers() == Qt::ShiftModifier)
        m_editing->addFromSelection();
    else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier && !m_workspace.selection().entities.empty())
        m_workspace.hide(m_workspace.selection().entities, false);
    else
        QMainWindow::keyPressEvent(event);
}

}  // namespace relata
