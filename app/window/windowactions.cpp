// SPDX-License-Identifier: Apache-2.0
#include "app/window/windowactions.h"

#include "app/window/analyzing.h"
#include "app/window/editing.h"
#include "app/window/exchange.h"
#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "app/window/savedviews.h"
#include "views/panels/lenspanel.h"
#include "views/panels/searchbox.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"
#include "views/theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace relata {
namespace {

constexpr LayoutKind layoutKinds[] = {LayoutKind::Force,  LayoutKind::WholePicture, LayoutKind::Communities, LayoutKind::Layered,
                                      LayoutKind::Radial, LayoutKind::Circular,     LayoutKind::Grid};

QKeySequence control(Qt::Key key, Qt::KeyboardModifiers also = {})
{
    return QKeySequence(QKeyCombination(Qt::ControlModifier | also, key));
}

}  // namespace

WindowActions::WindowActions(MainWindow &window) : QObject(&window), m_window(window)
{
    makeFile();
    makeEdit();
    makeView();
    makeSelect();
    makeAnalyse();
    makeLayout();
    makeHelp();
    makeToolBar();
    Workspace &workspace = window.workspace();
    connect(&workspace, &Session::selectionChanged, this, &WindowActions::refresh);
    connect(&workspace, &Session::viewChanged, this, &WindowActions::refresh);
    connect(&workspace, &Session::graphChanged, this, &WindowActions::refresh);
    connect(&workspace, &Session::themeChanged, this, &WindowActions::tint);
    refresh();
    tint();
}

QAction *WindowActions::find(const QString &text) const
{
    for (QAction *action : m_commands)
        if (action->text().section(QLatin1Char('\t'), 0, 0).remove(QLatin1Char('&')).remove(QStringLiteral(" …")) == text)
            return action;
    return nullptr;
}

QAction *WindowActions::add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys, Act act)
{
    QAction *action = menu->addAction(text);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(act));
    m_commands.append(action);
    return action;
}

QAction *WindowActions::addToggle(QMenu *menu, const QString &text, bool on, std::function<void(bool)> act)
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(on);
    connect(action, &QAction::toggled, this, std::move(act));
    m_commands.append(action);
    return action;
}

void WindowActions::makeFile()
{
    QMenu *file = m_window.menuBar()->addMenu(tr("&File"));
    add(file, tr("&New project"), {control(Qt::Key_N)}, [this] { m_window.newProject(); });
    add(file, tr("&Open a graph file …"), {control(Qt::Key_O)}, [this] { m_window.chooseAndOpen(); });
    add(file, tr("Open a data &package folder …"), {control(Qt::Key_O, Qt::ShiftModifier)}, [this] { m_window.chooseFolderAndOpen(); });
    m_recent = file->addMenu(tr("Open &recent"));
    connect(m_recent, &QMenu::aboutToShow, this, [this] {
        m_recent->clear();
        for (const QString &input : m_window.recentInputs())
            m_recent->addAction(input, this, [this, input] { m_window.openInput(input); });
        if (m_recent->isEmpty())
            m_recent->addAction(tr("Nothing opened yet"))->setEnabled(false);
    });
    add(file, tr("&Import into this graph …"), {control(Qt::Key_I)}, [this] { m_window.exchange().chooseAndImport(); });
    add(file, tr("Open the &shipped graph"), {}, [this] { m_window.openInput(QStringLiteral("sample:mexico-migration")); });
    add(file, tr("What was &assumed …"), {}, [this] { m_window.showReadNotes(); });
    file->addSeparator();
    add(file, tr("Keep as a &project …"), {control(Qt::Key_S)}, [this] { m_window.keepAsProject(); });
    add(file, tr("Save or export a &copy of the data …"), {control(Qt::Key_S, Qt::ShiftModifier)}, [this] { m_window.saveCopy(); });
    add(file, tr("Save what is s&hown …"), {}, [this] { m_window.saveShown(); });
    add(file, tr("Save the ta&ble as CSV …"), {}, [this] { m_window.saveTable(); });
    m_export = add(file, tr("&Export a figure …"), {control(Qt::Key_X, Qt::ShiftModifier)}, [this] { m_window.exportFigure(); });
    file->addSeparator();
    add(file, tr("&Quit"), {control(Qt::Key_Q)}, [this] { m_window.close(); });
}

/// Undo or redo, by the name of the step: "Undo merge of A and B".
QAction *WindowActions::historyAction(const QString &verb, const QString &nothing, void (QUndoStack::*act)(),
                                      void (QUndoStack::*textChanged)(const QString &), void (QUndoStack::*canChanged)(bool))
{
    QUndoStack &history = m_window.workspace().history();
    auto *action = new QAction(verb, this);
    action->setEnabled(false);
    action->setToolTip(nothing);
    connect(action, &QAction::triggered, &history, act);
    connect(&history, canChanged, action, &QAction::setEnabled);
    connect(&history, textChanged, action, [action, verb, nothing](QString step) {
        action->setToolTip(step.isEmpty() ? nothing : QString());  // empty: its text
        if (!step.isEmpty())
            step[0] = step[0].toLower();
        action->setText(step.isEmpty() ? verb : verb + QLatin1Char(' ') + menuText(step));
    });
    return action;
}

void WindowActions::makeEdit()
{
    QMenu *edit = m_window.menuBar()->addMenu(tr("&Edit"));
    m_undo = historyAction(tr("Undo"), tr("Nothing to undo since this graph was opened. The history panel leads back to any point before."),
                           &QUndoStack::undo, &QUndoStack::undoTextChanged, &QUndoStack::canUndoChanged);
    m_undo->setShortcut(control(Qt::Key_Z));
    m_redo = historyAction(tr("Redo"), tr("Nothing to redo"), &QUndoStack::redo, &QUndoStack::redoTextChanged, &QUndoStack::canRedoChanged);
    m_redo->setShortcuts({control(Qt::Key_Z, Qt::ShiftModifier), control(Qt::Key_Y)});
    edit->addActions({m_undo, m_redo});
    edit->addSeparator();
    add(edit, tr("&Find …"), {control(Qt::Key_K), control(Qt::Key_F)}, [this] { m_window.focusSearch(); });
    add(edit, tr("Find and &replace …"), {control(Qt::Key_F, Qt::ShiftModifier)}, [this] { m_window.editing().replaceTexts(); });
    add(edit, tr("Write a &lens …"), {control(Qt::Key_L, Qt::ShiftModifier)}, [this] {
        m_window.dock(QStringLiteral("lens"))->show();
        m_window.lensPanel().expression()->setFocus(Qt::ShortcutFocusReason);
        m_window.lensPanel().expression()->selectAll();
    });
    add(edit, tr("D&ocuments …"), {control(Qt::Key_D, Qt::ShiftModifier)}, [this] { m_window.editing().showDocuments(); });
    add(edit, tr("&Types and predicates …"), {control(Qt::Key_Y, Qt::ShiftModifier)}, [this] { m_window.editing().editSchema(); });
    add(edit, tr("Na&me this point …"), {control(Qt::Key_M, Qt::ShiftModifier)}, [this] { m_window.keeping().nameThisPoint(); });
    add(edit, tr("Copy the &picture"), {control(Qt::Key_C, Qt::ShiftModifier)}, [this] { m_window.copyPicture(); });
    edit->addSeparator();
    Editing &editing = m_window.editing();
    Exchange &exchange = m_window.exchange();
    m_onAnything.push_back(add(edit, tr("Cu&t\tCtrl+X"), {}, [&exchange] { exchange.cutSelection(); }));
    m_onAnything.push_back(add(edit, tr("&Copy\tCtrl+C"), {}, [&exchange] { exchange.copySelection(); }));
    add(edit, tr("&Paste\tCtrl+V"), {}, [&exchange] { exchange.paste(); });
    edit->addSeparator();
    QAction *entity = add(edit, tr("&New entity …\tN in the picture, Insert in its table"), {}, [&editing] { editing.addEntity(); });
    m_icons.emplace_back(entity, QStringLiteral("add-entity"));
    add(edit, tr("New &statement …\tShift+N in the picture, Insert in its table"), {}, [&editing] { editing.addFromSelection(); });
    m_onAnything.push_back(add(edit, tr("&Edit …"), {QKeySequence(Qt::Key_F2)}, [&editing] { editing.editSelection(); }));
    m_onAnything.push_back(
        add(edit, tr("Change t&ype or predicate …"), {control(Qt::Key_R, Qt::ShiftModifier)}, [&editing] { editing.retypeSelection(); }));
    m_onStatements.push_back(add(edit, tr("Re&verse the statements"), {control(Qt::Key_R)}, [&editing] { editing.reverseSelection(); }));
    m_onStatements.push_back(add(edit, tr("Split the statement in t&wo …"), {}, [&editing] { editing.splitSelection(); }));
    m_onStatements.push_back(
        add(edit, tr("&Another statement like this …"), {control(Qt::Key_N, Qt::ShiftModifier)}, [&editing] { editing.addLikeSelection(); }));
    m_onSelection.push_back(add(edit, tr("&Merge …"), {control(Qt::Key_M)}, [&editing] { editing.mergeSelection(); }));
    add(edit, tr("Find &duplicates …"), {control(Qt::Key_M, Qt::AltModifier)}, [&editing] { editing.findDuplicates(); });
    m_onAnything.push_back(
        add(edit, tr("&Remove from the data"), {QKeySequence(Qt::SHIFT | Qt::Key_Delete)}, [&editing] { editing.removeSelection(); }));
}

void WindowActions::makeView()
{
    QMenu *view = m_window.menuBar()->addMenu(tr("&View"));
    GraphCanvas &canvas = m_window.canvas();
    Workspace &workspace = m_window.workspace();
    add(view, tr("&Fit all"), {control(Qt::Key_0)}, [&canvas] { canvas.fit(Animate::Yes); });
    m_onSelection.push_back(add(view, tr("Fit the &selection"), {control(Qt::Key_9)}, [&canvas] { canvas.fitSelection(Animate::Yes); }));
    add(view, tr("Zoom &in"), {control(Qt::Key_Plus), control(Qt::Key_Equal)}, [&canvas] { canvas.zoomBy(1.25, Animate::Yes); });
    add(view, tr("Zoom &out"), {control(Qt::Key_Minus)}, [&canvas] { canvas.zoomBy(0.8, Animate::Yes); });
    view->addSeparator();
    const auto last = [&workspace] { return workspace.selection().entities.back(); };
    QAction *expand = add(view, tr("E&xpand by its neighbours"), {control(Qt::Key_E)}, [&workspace, last] { workspace.expand(last()); });
    m_icons.emplace_back(expand, QStringLiteral("expand"));
    m_onSelection.push_back(expand);
    m_onSelection.push_back(add(view, tr("&Collapse"), {control(Qt::Key_E, Qt::ShiftModifier)}, [&workspace, last] { workspace.collapse(last()); }));
    for (const int hops : {1, 2})
        m_onSelection.push_back(add(view, hops == 1 ? tr("Focus on one step around it\t1") : tr("Focus on two steps around it\t2"), {},
                                    [this, hops] { m_window.focusOn(hops); }));
    m_onSelection.push_back(add(view, tr("&Hide\tH"), {}, [&workspace] { workspace.hide(workspace.selection().entities, false); }));
    m_onSelection.push_back(add(view, tr("Hide all &others\tShift+H"), {}, [&workspace] { workspace.hide(workspace.selection().entities, true); }));
    add(view, tr("Show &everything\tAlt+H"), {}, [&workspace] { workspace.showAll(); });
    add(view, tr("Clear the &lens"), {}, [&workspace] { workspace.setLens(Lens()); });
    view->addSeparator();
    SavedViews &views = m_window.savedViews();
    add(view, tr("&Keep this view …"), {control(Qt::Key_D)}, [&views] { views.askAndKeep(); });
    QMenu *saved = view->addMenu(tr("Saved &views"));
    connect(saved, &QMenu::aboutToShow, saved, [saved, &views] { views.fill(*saved); });
    for (int n = 1; n <= SavedViews::mostKeys; ++n) {
        auto *show = new QAction(tr("Saved view %1").arg(n), &m_window);
        show->setShortcut(QKeySequence(QKeyCombination(Qt::AltModifier, Qt::Key(Qt::Key_0 + n))));
        connect(show, &QAction::triggered, &views, [&views, n] { views.showNumber(n); });
        m_window.addAction(show);
    }
    view->addSeparator();
    m_byVoice = view->addAction(tr("Colour links by &voice"));
    m_byVoice->setCheckable(true);
    connect(m_byVoice, &QAction::triggered, this, [&workspace](bool on) { workspace.setColorBy(on ? ColorBy::Voice : ColorBy::Category); });
    m_commands.append(m_byVoice);
    QMenu *theme = view->addMenu(tr("&Theme"));
    auto *themes = new QActionGroup(this);
    for (const auto &[choice, name] : {std::pair{ThemeChoice::System, tr("As the &system")}, std::pair{ThemeChoice::Light, tr("&Light theme")},
                                       std::pair{ThemeChoice::Dark, tr("&Dark theme")}}) {
        QAction *action = add(theme, name, {}, [this, choice = choice] { m_window.setTheme(choice); });
        action->setCheckable(true);
        themes->addAction(action);
        connect(theme, &QMenu::aboutToShow, action, [this, action, choice = choice] { action->setChecked(m_window.themeChoice() == choice); });
    }
    addToggle(view, tr("Le&gend"), canvas.legendVisible(), [&canvas](bool on) { canvas.setLegendVisible(on); });
    addToggle(view, tr("&Minimap"), canvas.minimapVisible(), [&canvas](bool on) { canvas.setMinimapVisible(on); });
    addToggle(view, tr("&Edge heat"), canvas.edgeHeat(), [&canvas](bool on) {
        canvas.setEdgeHeat(on);
    })->setToolTip(tr("Colours links by how many run through a place, instead of by what they say"));
    addToggle(view, tr("&Communities from afar"), canvas.hullsShown(), [&canvas](bool on) {
        canvas.setHullsShown(on);
    })->setToolTip(tr("In large graphs, draws each community as one shape where entities are too small to be told apart; it opens as you zoom in"));
    addToggle(view, tr("&Animations"), canvas.animationsEnabled(), [&canvas](bool on) {
        canvas.setAnimationsEnabled(on);
    })->setObjectName(QStringLiteral("animations"));
    view->addSeparator();
    for (const auto &[name, keys] :
         {std::pair{"lens", QKeySequence(Qt::Key_F8)}, std::pair{"inspector", QKeySequence(Qt::Key_F9)}, std::pair{"statements", control(Qt::Key_T)},
          std::pair{"entities", control(Qt::Key_E, Qt::AltModifier)}, std::pair{"paths", QKeySequence()},
          std::pair{"history", control(Qt::Key_H, Qt::ShiftModifier)}, std::pair{"analysis", control(Qt::Key_A, Qt::ShiftModifier)},
          std::pair{"timeline", control(Qt::Key_T, Qt::ShiftModifier)}}) {
        QDockWidget *dock = m_window.dock(QString::fromLatin1(name));
        QAction *toggle = view->addAction(dock->windowTitle());  // Qt's own closes what only stands behind another tab
        toggle->setCheckable(true);
        toggle->setShortcut(keys);
        connect(dock, &QDockWidget::visibilityChanged, toggle, &QAction::setChecked);
        connect(toggle, &QAction::triggered, dock, [dock, toggle](bool on) {
            dock->setVisible(on);
            if (on)
                dock->raise();  // before its neighbours in the tab bar
            toggle->setChecked(on);
        });
        m_commands.append(toggle);
    }
    QAction *full = addToggle(view, tr("F&ull screen"), false, [this](bool on) { on ? m_window.showFullScreen() : m_window.showNormal(); });
    full->setShortcut(QKeySequence(Qt::Key_F11));
}

void WindowActions::makeSelect()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Select"));
    Workspace &workspace = m_window.workspace();
    add(menu, tr("&All that is shown"), {}, [&workspace] {
        Selection all;
        workspace.visible().entities.forEach([&](EntityId id) { all.entities.push_back(id); });
        workspace.select(all);
    });
    add(menu, tr("&Nothing\tEsc"), {}, [&workspace] { workspace.select({}); });
    add(menu, tr("&Invert"), {control(Qt::Key_I, Qt::ShiftModifier)}, [this] { m_window.invertSelection(); });
    m_onSelection.push_back(add(menu, tr("Its nei&ghbours too"), {control(Qt::Key_B)}, [this] { m_window.selectNeighbours(); }));
    menu->addSeparator();
    QAction *path = add(menu, tr("Find &paths between two …"), {control(Qt::Key_P, Qt::ShiftModifier)}, [this] { m_window.findPaths(); });
    m_icons.emplace_back(path, QStringLiteral("path"));
    menu->addSeparator();
    QAction *pin = add(menu, tr("&Pin where it is\tP"), {}, [&workspace] { workspace.pin(workspace.selection().entities, true); });
    m_icons.emplace_back(pin, QStringLiteral("pin"));
    m_onSelection.push_back(pin);
    m_onSelection.push_back(add(menu, tr("&Unpin\tAlt+P"), {}, [&workspace] { workspace.pin(workspace.selection().entities, false); }));
}

void WindowActions::makeAnalyse()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Analyse"));
    const auto ask = [this, menu](Measure measure) {
        add(menu, QString::fromUtf8(wordsOf(measure).question), {}, [this, measure] { m_window.analyzing().ask(measure); });
    };
    for (const Measure measure : {Measure::Degree, Measure::Betweenness, Measure::PageRank, Measure::Closeness, Measure::Core, Measure::CutOff})
        ask(measure);
    menu->addSeparator();
    for (const Measure measure : {Measure::Community, Measure::Component, Measure::Clustering})
        ask(measure);
    QMenu *own = menu->addMenu(tr("Amounts and other &properties"));
    connect(own, &QMenu::aboutToShow, this, [this, own] { fillProperties(own); });
    Workspace &workspace = m_window.workspace();
    add(menu, tr("What do two have in common?"), {}, [this, &workspace] {
        m_window.dock(QStringLiteral("inspector"))->show();
        m_window.dock(QStringLiteral("inspector"))->raise();
        if (workspace.selection().entities.size() != 2)
            m_window.tell(tr("Select two entities (Shift+click): the inspector tells whom both are linked with, and how alike that makes them."));
    });
    menu->addSeparator();
    add(menu, tr("&Size entities by their links again"), {}, [&workspace] { workspace.setSizeBy({}); });
    add(menu, tr("&Colour entities by their types again"), {}, [&workspace] { workspace.setFillBy({}); });
    add(menu, tr("&Link widths by sources again"), {}, [&workspace] { workspace.setWidthBy({}); });
}

/// The properties of this graph: numbers of entities as sizes, their texts as colours, numbers of statements as sums.
void WindowActions::fillProperties(QMenu *menu)
{
    constexpr int most = 40;
    menu->clear();
    const auto add = [this, menu](const Scale &scale) {
        if (menu->actions().size() < most)  // the panel has them all
            menu->addAction(menuText(shownName(scale.question(), 80)), this, [this, scale] { m_window.analyzing().ask(scale); });
    };
    for (const ScaleProperty &property : m_window.analyzing().properties()) {
        if (property.asNumbers)
            add(Scale::ofNumbers(property.key));
        if (property.asGroups)
            add(Scale::ofGroups(property.key));
        for (const SumWay way : allSumWays)
            if (property.asSums)
                add(Scale::ofSums(property.key, way));
    }
    if (menu->isEmpty())
        menu->addAction(m_window.analyzing().isListing() ? tr("They are being looked through …")
                                                         : tr("Nothing here has a property that repeats or is a number"))
            ->setEnabled(false);
}

void WindowActions::makeLayout()
{
    m_layoutMenu = m_window.menuBar()->addMenu(tr("&Layout"));
    Workspace &workspace = m_window.workspace();
    auto *group = new QActionGroup(this);
    const QString names[] = {tr("&Force layout"),  tr("Force: &whole picture"), tr("Force: co&mmunities"), tr("&Layered layout"),
                             tr("&Radial layout"), tr("&Circular layout"),      tr("&Grid by type")};
    for (std::size_t i = 0; i < std::size(layoutKinds); ++i) {
        QAction *action = add(m_layoutMenu, names[i], {}, [&workspace, kind = layoutKinds[i]] { workspace.arrange(kind); });
        action->setCheckable(true);
        group->addAction(action);
        m_layouts.push_back(action);
    }
    m_layoutMenu->addSeparator();
    m_layoutAgain = add(m_layoutMenu, tr("&Arrange again"), {control(Qt::Key_L)}, [&workspace] { workspace.arrange(workspace.view().layout); });
    m_keepArranged = add(m_layoutMenu, tr("Stop and &keep"), {QKeySequence(Qt::Key_Pause)}, [&workspace] { workspace.keepArranged(); });
    m_stopArranging =
        add(m_layoutMenu, tr("&Cancel arranging"), {QKeySequence(Qt::SHIFT | Qt::Key_Pause)}, [&workspace] { workspace.stopArranging(); });
    const auto refreshArranging = [this, &workspace] {
        m_keepArranged->setEnabled(workspace.isArranging() && workspace.canKeepArranged());
        m_stopArranging->setEnabled(workspace.isArranging());
    };
    connect(&workspace, &Workspace::arranging, this, refreshArranging);
    connect(&workspace, &Workspace::unfolded, this, refreshArranging);
    refreshArranging();
    add(m_layoutMenu, tr("&Unpin all"), {}, [&workspace] {
        std::vector<EntityId> pinned;
        workspace.view().pinned.forEach([&](EntityId id) { pinned.push_back(id); });
        workspace.pin(pinned, false);
    });
}

void WindowActions::makeHelp()
{
    QMenu *help = m_window.menuBar()->addMenu(tr("Help"));
    add(help, tr("The l&ens language"), {QKeySequence(Qt::Key_F1)}, [this] { m_window.showHelp(QStringLiteral("lens.md")); });
    add(help, tr("&Contents"), {QKeySequence(Qt::SHIFT | Qt::Key_F1)}, [this] { m_window.showHelp(QStringLiteral("index.md")); });
    add(help, tr("&Keys and gestures"), {QKeySequence(Qt::CTRL | Qt::Key_F1)}, [this] { m_window.showHelp(QStringLiteral("shortcuts.md")); });
    help->addSeparator();
    add(help, tr("&About Relata"), {}, [this] { m_window.showAbout(); });
}

void WindowActions::makeToolBar()
{
    auto *bar = m_window.addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setIconSize({16, 16});
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addActions({m_undo, m_redo});
    bar->addSeparator();
    auto *tools = new QActionGroup(this);
    const auto tool = [&](const QString &text, const QString &icon, CanvasTool kind) {
        QAction *action = bar->addAction(text);
        action->setCheckable(true);
        action->setChecked(kind == CanvasTool::Select);
        tools->addAction(action);
        m_icons.emplace_back(action, icon);
        connect(action, &QAction::triggered, this, [this, kind] { m_window.canvas().setTool(kind); });
    };
    tool(tr("Select and move"), QStringLiteral("select"), CanvasTool::Select);
    tool(tr("Lasso: draw around what to select (or hold Alt)"), QStringLiteral("lasso"), CanvasTool::Lasso);
    tool(tr("Link: draw a statement from one entity to another (or hold Alt)"), QStringLiteral("link"), CanvasTool::Link);
    m_icons.emplace_back(m_undo, QStringLiteral("undo"));
    m_icons.emplace_back(m_redo, QStringLiteral("redo"));
    for (const auto &[action, icon] : m_icons)
        if (icon == QStringLiteral("expand") || icon == QStringLiteral("path") || icon == QStringLiteral("add-entity")
            || icon == QStringLiteral("pin"))
            bar->addAction(action);
    const auto gap = [bar] {
        auto *widget = new QWidget(bar);
        widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        bar->addWidget(widget);
    };
    gap();
    m_window.searchBox().setMinimumWidth(260);
    m_window.searchBox().setMaximumWidth(460);
    m_window.searchBox().setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    bar->addWidget(&m_window.searchBox());
    gap();
    m_layoutButton = new QToolButton(bar);
    m_layoutButton->setMenu(m_layoutMenu);
    m_layoutButton->setPopupMode(QToolButton::InstantPopup);
    m_layoutButton->setLayoutDirection(Qt::RightToLeft);  // its chevron stands behind the words
    m_layoutMenu->setLayoutDirection(Qt::LeftToRight);    // and not the menu's shortcuts before them
    m_layoutButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_layoutButton->setProperty("framed", true);
    m_layoutButton->setToolTip(tr("How the picture is arranged"));
    bar->addWidget(m_layoutButton);
    m_exportButton = new QToolButton(bar);
    m_exportButton->setText(tr("Export figure"));
    m_exportButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_exportButton->setProperty("framed", true);
    m_exportButton->setToolTip(tr("Export a figure (Ctrl+Shift+X)"));
    connect(m_exportButton, &QToolButton::clicked, m_export, &QAction::trigger);
    bar->addWidget(m_exportButton);
}

void WindowActions::refresh()
{
    const Workspace &workspace = m_window.workspace();
    for (QAction *action : m_onSelection)
        action->setEnabled(!workspace.selection().entities.empty());
    for (QAction *action : m_onAnything)
        action->setEnabled(!workspace.selection().empty());
    for (QAction *action : m_onStatements)
        action->setEnabled(!workspace.selection().statements.empty());
    m_byVoice->setChecked(workspace.view().colorBy == ColorBy::Voice);
    for (std::size_t i = 0; i < m_layouts.size(); ++i) {
        const bool current = workspace.view().layout == layoutKinds[i];
        m_layouts[i]->setChecked(current);
        if (current && m_layoutButton)
            m_layoutButton->setText(QString(m_layouts[i]->text()).remove(QLatin1Char('&')));
    }
}

void WindowActions::tint()
{
    const Theme &theme = Theme::of(m_window.workspace().theme());
    for (const auto &[action, icon] : m_icons)
        action->setIcon(themedIcon(icon, theme.text2, theme.disabled));
    m_layoutButton->setIcon(themedIcon(QStringLiteral("chevron-down"), theme.text2, theme.disabled));
    m_exportButton->setIcon(themedIcon(QStringLiteral("export"), theme.text2, theme.disabled));
}

}  // namespace relata
