// SPDX-License-Identifier: Apache-2.0
#include "app/mainwindow.h"

#include "app/cli/inputs.h"
#include "app/figurerender.h"
#include "views/dialogs/exportdialog.h"
#include "views/panels/chipbar.h"
#include "views/panels/inspector.h"
#include "views/panels/lenspanel.h"
#include "views/panels/searchbox.h"
#include "views/panels/statementstable.h"
#include "views/panels/text.h"
#include "views/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>
#include <QTextBrowser>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_canvas(new GraphCanvas(this)), m_search(new SearchBox(m_workspace, this)), m_counts(new QLabel(this))
{
    resize(1600, 1000);
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *chips = new ChipBar(m_workspace, middle);
    column->addWidget(chips);
    column->addWidget(m_canvas, 1);
    setCentralWidget(middle);
    m_canvas->setGraph(&m_workspace.graph());
    statusBar()->addWidget(m_counts);
    makeDocks();
    makeActions();
    connectWishes();
    connect(chips, &ChipBar::lensRequested, this, [this](const Lens &lens) { m_workspace.setLens(lens); });
    connect(chips, &ChipBar::selectionRequested, &m_workspace, &Workspace::select);

    QSettings settings;
    applyTheme(settings.value(QStringLiteral("theme")).toString() == QStringLiteral("dark") ? ThemeKind::Dark : ThemeKind::Light);
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("docks")).toByteArray());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("docks"), saveState());
    settings.setValue(QStringLiteral("theme"), toString(m_workspace.theme()));
    event->accept();
}

void MainWindow::makeDocks()
{
    const auto dock = [this](const QString &title, const QString &name, QWidget *widget, Qt::DockWidgetArea area) {
        auto *d = new QDockWidget(title, this);
        d->setObjectName(name);
        d->setWidget(widget);
        addDockWidget(area, d);
        return d;
    };
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_lens = new LensPanel(m_workspace);
    auto *inspector = new Inspector(m_workspace);
    auto *table = new StatementsTable(m_workspace);
    auto *left = dock(tr("Lens"), QStringLiteral("lens"), m_lens, Qt::LeftDockWidgetArea);
    auto *right = dock(tr("Inspector"), QStringLiteral("inspector"), inspector, Qt::RightDockWidgetArea);
    auto *bottom = dock(tr("Statements"), QStringLiteral("statements"), table, Qt::BottomDockWidgetArea);
    resizeDocks({left, right}, {272, 348}, Qt::Horizontal);
    resizeDocks({bottom}, {236}, Qt::Vertical);
    connect(m_lens, &LensPanel::lensRequested, this, [this](const Lens &lens) {
        QString error;
        if (!m_workspace.setLens(lens, &error))
            m_lens->showError(error);
    });
    connect(m_lens, &LensPanel::colorByRequested, &m_workspace, &Workspace::setColorBy);
    connect(inspector, &Inspector::selectionRequested, this, [this](const Selection &selection) {
        m_workspace.select(selection);
        if (selection.entities.size() == 1 && m_workspace.visible().entities.contains(selection.entities[0]))
            m_canvas->centerOn(selection.entities[0], Animate::Yes);
    });
    connect(table, &StatementsTable::selectionRequested, &m_workspace, &Workspace::select);
}

QAction *MainWindow::add(QMenu *menu, const QString &text, const QKeySequence &keys, std::function<void()> act)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(act));
    m_commands.append(action);
    return action;
}

void MainWindow::makeActions()
{
    auto *file = menuBar()->addMenu(tr("&File"));
    add(file, tr("&Open a graph file …"), QKeySequence::Open, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Open a graph"), {}, tr("Graphs (datapackage.json *.graphml *.xml *.csv);;All files (*)"));
        if (!path.isEmpty())
            openInput(path);
    });
    add(file, tr("Open the &shipped graph"), {}, [this] { openInput(QStringLiteral("sample:mexico-migration")); });
    add(file, tr("&Export a figure …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), [this] { exportFigure(); });
    add(file, tr("&Quit"), QKeySequence::Quit, [this] { close(); });

    auto *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = m_workspace.history().createUndoAction(this, tr("Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction *redo = m_workspace.history().createRedoAction(this, tr("Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    edit->addActions({undo, redo});
    edit->addSeparator();
    add(edit, tr("&Find"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { m_search->setFocus(Qt::ShortcutFocusReason); m_search->selectAll(); })
        ->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::CTRL | Qt::Key_F)});
    add(edit, tr("Copy the &picture"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] {
        QApplication::clipboard()->setImage(m_canvas->picture(2));
        tell(tr("Copied the picture."));
    });
    add(edit, tr("&Remove from the data"), QKeySequence(Qt::SHIFT | Qt::Key_Delete), [this] {
        if (!m_workspace.selection().entities.empty())
            m_workspace.remove(m_workspace.selection().entities);
    });

    auto *view = menuBar()->addMenu(tr("&View"));
    add(view, tr("&Fit all"), QKeySequence(Qt::CTRL | Qt::Key_0), [this] { m_canvas->fit(Animate::Yes); });
    add(view, tr("Fit the &selection"), QKeySequence(Qt::CTRL | Qt::Key_9), [this] { m_canvas->fitSelection(Animate::Yes); });
    add(view, tr("Zoom &in"), QKeySequence::ZoomIn, [this] { m_canvas->zoomBy(1.25, Animate::Yes); });
    add(view, tr("Zoom &out"), QKeySequence::ZoomOut, [this] { m_canvas->zoomBy(0.8, Animate::Yes); });
    view->addSeparator();
    add(view, tr("Show &everything"), {}, [this] { m_workspace.showAll(); });
    add(view, tr("Clear the &lens"), {}, [this] { m_workspace.setLens(Lens()); });
    view->addSeparator();
    add(view, tr("&Dark theme on or off"), {}, [this] { applyTheme(m_workspace.theme() == ThemeKind::Dark ? ThemeKind::Light : ThemeKind::Dark); });
    const auto toggle = [this, view](const QString &text, bool on, std::function<void(bool)> act) {
        QAction *action = view->addAction(text);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::toggled, this, std::move(act));
        m_commands.append(action);
    };
    toggle(tr("Le&gend"), true, [this](bool on) { m_canvas->setLegendVisible(on); });
    toggle(tr("&Minimap"), true, [this](bool on) { m_canvas->setMinimapVisible(on); });
    toggle(tr("&Animations"), true, [this](bool on) { m_canvas->setAnimationsEnabled(on); });
    view->addSeparator();
    for (QDockWidget *dock : findChildren<QDockWidget *>())
        view->addAction(dock->toggleViewAction());

    auto *layout = menuBar()->addMenu(tr("&Layout"));
    for (const auto &[kind, name] : {std::pair{LayoutKind::Force, tr("&Force")}, std::pair{LayoutKind::Layered, tr("&Layered")}, std::pair{LayoutKind::Radial, tr("&Radial")},
                                     std::pair{LayoutKind::Circular, tr("&Circular")}, std::pair{LayoutKind::Grid, tr("&Grid by type")}})
        add(layout, name, {}, [this, kind = kind] { m_workspace.arrange(kind); });

    auto *help = menuBar()->addMenu(tr("&Help"));
    add(help, tr("The &lens"), QKeySequence::HelpContents, [this] {
        auto *page = new QTextBrowser;
        page->setAttribute(Qt::WA_DeleteOnClose);
        page->setWindowTitle(tr("The lens"));
        page->setSource(QUrl::fromLocalFile(QString::fromStdString((dataFolder() / "help" / "lens.md").string())), QTextDocument::MarkdownResource);
        page->resize(820, 860);
        page->show();
    });

    auto *bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->addActions({undo, redo});
    auto *select = bar->addAction(tr("Select"));
    auto *lasso = bar->addAction(tr("Lasso"));
    for (QAction *tool : {select, lasso})
        tool->setCheckable(true);
    select->setChecked(true);
    connect(select, &QAction::triggered, this, [this, select, lasso] { m_canvas->setTool(CanvasTool::Select); select->setChecked(true); lasso->setChecked(false); });
    connect(lasso, &QAction::triggered, this, [this, select, lasso] { m_canvas->setTool(CanvasTool::Lasso); lasso->setChecked(true); select->setChecked(false); });
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_search->setMinimumWidth(460);
    bar->addWidget(m_search);
    auto *gapRight = new QWidget(bar);
    gapRight->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gapRight);
    const auto tint = [this, undo, redo, select, lasso] {
        const Theme &theme = Theme::of(m_workspace.theme());
        for (const auto &[action, icon] : {std::pair{undo, "undo"}, std::pair{redo, "redo"}, std::pair{select, "select"}, std::pair{lasso, "lasso"}})
            action->setIcon(themedIcon(QString::fromLatin1(icon), theme.text2, theme.disabled));
    };
    tint();
    connect(&m_workspace, &Session::themeChanged, this, tint);
    m_search->setCommands(m_commands);
}

void MainWindow::connectWishes()
{
    connect(m_canvas, &GraphCanvas::selectionChanged, &m_workspace, &Workspace::select);
    connect(m_canvas, &GraphCanvas::expandRequested, this, [this](EntityId id) { m_workspace.expand(id); });
    connect(m_canvas, &GraphCanvas::collapseRequested, this, [this](EntityId id) { m_workspace.collapse(id); });
    connect(m_canvas, &GraphCanvas::focusRequested, &m_workspace, &Workspace::focus);
    connect(m_canvas, &GraphCanvas::hideRequested, &m_workspace, &Workspace::hide);
    connect(m_canvas, &GraphCanvas::showAllRequested, &m_workspace, &Workspace::showAll);
    connect(m_canvas, &GraphCanvas::movedByUser, &m_workspace, &Workspace::move);
    connect(m_canvas, &GraphCanvas::pinRequested, &m_workspace, &Workspace::pin);
    connect(m_canvas, &GraphCanvas::conditionRequested, &m_workspace, &Workspace::toggleCondition);
    connect(m_canvas, &GraphCanvas::emptyActionRequested, this, [this] {
        auto conditions = m_workspace.view().lens.conditions();
        if (conditions.empty())
            return m_workspace.showAll();
        conditions.pop_back();
        m_workspace.setLens(Lens::fromConditions(std::move(conditions)));
    });
    connect(m_canvas, &GraphCanvas::canvasCleared, this, [this] { m_workspace.select({}); });
    connect(m_canvas, &GraphCanvas::contextMenuRequested, this, [this](const QPoint &at, EntityId id, const std::vector<StatementId> &) {
        QMenu menu(this);
        if (id != noEntity) {
            menu.addAction(tr("Expand"), this, [this, id] { m_workspace.expand(id); });
            menu.addAction(tr("Collapse"), this, [this, id] { m_workspace.collapse(id); });
            menu.addAction(tr("Hide"), this, [this, id] { m_workspace.hide({id}, false); });
            menu.addAction(tr("Only what is about it"), this, [this, id] { m_workspace.toggleCondition(QStringLiteral("about:") + toQString(m_workspace.graph().key(id))); });
            menu.addAction(tr("According to it"), this, [this, id] { m_workspace.toggleCondition(QStringLiteral("by:") + toQString(m_workspace.graph().key(id))); });
        } else {
            menu.addAction(tr("Fit all"), this, [this] { m_canvas->fit(Animate::Yes); });
            menu.addAction(tr("Show everything"), this, [this] { m_workspace.showAll(); });
        }
        menu.exec(at);
    });
    connect(m_search, &SearchBox::entityChosen, this, [this](EntityId id, bool alsoThis) {
        Selection selection;
        if (alsoThis)
            selection.entities = m_workspace.selection().entities;
        selection.entities.push_back(id);
        m_workspace.select(selection);
        m_canvas->centerOn(id, Animate::Yes);
        m_canvas->setFocus();
    });
    connect(m_search, &SearchBox::statementChosen, this, [this](StatementId id) { m_workspace.select({{}, {id}}); });
    connect(m_search, &SearchBox::revealRequested, &m_workspace, &Workspace::reveal);
    connect(m_search, &SearchBox::conditionChosen, &m_workspace, &Workspace::toggleCondition);
    connect(&m_workspace, &Session::graphChanged, this, [this] {
        m_canvas->setGraph(&m_workspace.graph());
        showScene(Animate::No);
        if (m_fresh)
            m_canvas->fit(Animate::No);
        m_fresh = false;
        setWindowTitle(toQString(m_workspace.graph().info().title) + QStringLiteral(" – Relata"));
    });
    connect(&m_workspace, &Session::viewChanged, this, [this] { showScene(Animate::Yes); });
    connect(&m_workspace, &Session::themeChanged, this, [this] { showScene(Animate::No); });
    connect(&m_workspace, &Session::selectionChanged, this, [this] {
        m_canvas->setSelection(m_workspace.selection());
        updateStatus();
    });
    connect(&m_workspace, &Workspace::arranged, this, [this] { m_canvas->fit(Animate::Yes); });
    connect(&m_workspace, &Workspace::told, this, &MainWindow::tell);
}

void MainWindow::exportFigure()
{
    const KnowledgeGraph &graph = m_workspace.graph();
    const auto visibleFor = [this, &graph](FigureWhat what) {
        Visible visible = m_workspace.visible();
        if (what == FigureWhat::WholeGraph) {
            ViewState all = m_workspace.view();
            all.lens = Lens();
            all = relata::showAll(std::move(all));
            visible = visibleOf(graph, all, *Lens().evaluate(graph));
            IdSet<EntityId> placed(graph.entityIdEnd());   // what never was on screen has no place yet
            visible.entities.forEach([&](EntityId id) {
                if (all.placed.contains(id))
                    placed.insert(id);
            });
            visible.entities = placed;
        } else if (what == FigureWhat::Selection) {
            IdSet<EntityId> chosen(graph.entityIdEnd());
            for (const EntityId id : m_workspace.selection().entities)
                chosen.insert(id);
            visible.entities = chosen;
        }
        IdSet<StatementId> statements(graph.statementIdEnd());
        visible.statements.forEach([&](StatementId id) {
            if (visible.entities.contains(graph.subject(id)) && visible.entities.contains(graph.object(id)))
                statements.insert(id);
        });
        visible.statements = statements;
        return visible;
    };
    FigureSource source;
    source.graph = &graph;
    source.scene = [this, &graph, visibleFor](FigureWhat what, ThemeKind theme) { return buildScene(graph, m_workspace.view(), visibleFor(what), theme); };
    source.meta = [this, &graph, visibleFor](FigureWhat what) {
        return figureMetaOf(graph, visibleFor(what), what == FigureWhat::WholeGraph ? Lens() : m_workspace.view().lens);
    };
    source.hasSelection = !m_workspace.selection().entities.empty();
    source.title = toQString(graph.info().title);
    ExportDialog dialog(std::move(source), this);
    connect(&dialog, &ExportDialog::exported, this, [this](const QString &path) { tell(tr("Wrote %1.").arg(path)); });
    dialog.exec();
}

bool MainWindow::openInput(const QString &input)
{
    auto loaded = loadInput(input.toStdString());
    if (!loaded) {
        tell(toQString(loaded.error().text()));
        return false;
    }
    m_fresh = true;
    m_workspace.open(std::move(*loaded));
    return true;
}

void MainWindow::applyTheme(ThemeKind kind)
{
    const Theme &theme = Theme::of(kind);
    QApplication::setPalette(theme.palette());
    qApp->setStyleSheet(theme.styleSheet());
    m_workspace.setTheme(kind);
}

void MainWindow::showScene(Animate animate)
{
    const std::size_t conditions = m_workspace.view().lens.conditions().size();
    m_canvas->setEmptyText(conditions > 0 ? tr("No statement passes these %1 filters.").arg(conditions) : tr("Nothing here yet."),
                           conditions > 0 ? tr("Remove the last one") : tr("Show everything"));
    m_canvas->setScene(m_workspace.scene(), animate);
    m_canvas->setSelection(m_workspace.selection());
    updateStatus();
}

void MainWindow::updateStatus()
{
    const Visible &visible = m_workspace.visible();
    const KnowledgeGraph &graph = m_workspace.graph();
    const std::size_t filters = m_workspace.view().lens.conditions().size();
    m_counts->setText(tr("%1 of %2 entities    %3 of %4 statements    %5    %6 hidden")
                          .arg(visible.entities.size())
                          .arg(graph.entityCount())
                          .arg(visible.statements.size())
                          .arg(graph.statementCount())
                          .arg(filters == 1 ? tr("1 filter") : tr("%1 filters").arg(filters))
                          .arg(visible.hiddenByHand));
}

void MainWindow::tell(const QString &sentence)
{
    statusBar()->showMessage(sentence, 6000);
}

}  // namespace relata
