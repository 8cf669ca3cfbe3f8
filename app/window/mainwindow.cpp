// SPDX-License-Identifier: Apache-2.0
#include "app/window/mainwindow.h"

#include "app/cli/inputs.h"
#include "app/formdrafts.h"
#include "app/window/analyzing.h"
#include "app/window/appicon.h"
#include "app/window/editing.h"
#include "app/window/exchange.h"
#include "app/window/figuresource.h"
#include "app/window/fileforms.h"
#include "app/window/helpwindow.h"
#include "app/window/keeping.h"
#include "app/window/notesbox.h"
#include "app/window/reading.h"
#include "app/window/savedviews.h"
#include "app/window/statementcolumns.h"
#include "app/window/statusline.h"
#include "app/window/toast.h"
#include "app/window/windowactions.h"
#include "model/edit/drafts.h"
#include "views/dialogs/filechooser.h"
#include "views/panels/analysispanel.h"
#include "views/panels/chipbar.h"
#include "views/panels/entitiestable.h"
#include "views/panels/historypanel.h"
#include "views/panels/inspector.h"
#include "views/panels/lenspanel.h"
#include "views/panels/pathspanel.h"
#include "views/panels/searchbox.h"
#include "views/panels/statementstable.h"
#include "views/panels/text.h"
#include "views/panels/timelinestrip.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QTimer>
#include <QUuid>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

constexpr int leastPanelHeight = 110;  // px

/// Of a window that nobody has sized yet: with its frame inside the screen.
QSize startSize()
{
    constexpr int frame = 40;
    const QScreen *screen = QGuiApplication::primaryScreen();
    const QSize room = screen ? screen->availableSize() - QSize(0, frame) : QSize(1600, 1000);
    return QSize(1600, 1000).boundedTo(room).expandedTo(QSize(640, 480));
}

}  // namespace

MainWindow::MainWindow(bool remembers, QWidget *parent)
    : QMainWindow(parent), m_remembers(remembers), m_canvas(new GraphCanvas(this)), m_search(new SearchBox(m_workspace, this)),
      m_status(new StatusLine(m_workspace, statusBar())), m_toast(new Toast(m_canvas))
{
    m_systemIsDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    resize(startSize());
    setAcceptDrops(true);
    setWindowTitle(QStringLiteral("Relata"));
    setWindowIcon(appIcon());
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *chips = new ChipBar(m_workspace, middle);
    column->addWidget(chips);
    column->addWidget(m_canvas, 1);
    setCentralWidget(middle);
    m_canvas->setGraph(&m_workspace.graph());
    connect(chips, &ChipBar::lensRequested, this, [this](const Lens &lens) { m_workspace.setLens(lens); });
    connect(chips, &ChipBar::selectionRequested, &m_workspace, &Workspace::select);
    makeDocks();
    m_editing = new Editing(*this);
    m_analyzing = new Analyzing(*this, *m_analysis, *m_entities);
    m_statementColumns = new StatementColumns(m_workspace, *m_statements, this);
    m_exchange = new Exchange(*this);
    m_keeping = new Keeping(*this, m_keeper, *m_history);
    m_reading = new Reading(*this, *m_status);
    m_savedViews = new SavedViews(*this, m_keeper, [this] { return lookNow(); });
    m_actions = new WindowActions(*this);
    m_search->setCommands(m_actions->commands());
    connectWishes();
    connectKeeper();
    connectMemory();
    connectCanvas();
    restoreLook();
    applyTheme();
}

MainWindow::~MainWindow() = default;

QDockWidget *MainWindow::dock(const QString &name) const
{
    return findChild<QDockWidget *>(name);
}

void MainWindow::makeDocks()
{
    const auto addDock = [this](const QString &title, const QString &name, QWidget *widget, Qt::DockWidgetArea area) {
        auto *made = new QDockWidget(title, this);
        made->setObjectName(name);
        made->setWidget(widget);
        made->setTitleBarWidget(new QWidget(made));  // panels bring their own heading; View shows and hides them
        addDockWidget(area, made);
        return made;
    };
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    setDocumentMode(true);
    m_lens = new LensPanel(m_workspace);
    m_inspector = new Inspector(m_workspace);
    m_statements = new StatementsTable(m_workspace);
    m_entities = new EntitiesTable(m_workspace);
    m_paths = new PathsPanel(m_workspace);
    m_timeline = new TimelineStrip(m_workspace);
    m_history = new HistoryPanel(m_workspace, m_keeper);
    m_analysis = new AnalysisPanel(m_workspace);
    auto *left = addDock(tr("Lens"), QStringLiteral("lens"), m_lens, Qt::LeftDockWidgetArea);
    auto *right = addDock(tr("Inspector"), QStringLiteral("inspector"), m_inspector, Qt::RightDockWidgetArea);
    auto *history = addDock(tr("History"), QStringLiteral("history"), m_history, Qt::RightDockWidgetArea);
    auto *analysis = addDock(tr("Analysis"), QStringLiteral("analysis"), m_analysis, Qt::RightDockWidgetArea);
    auto *statements = addDock(tr("Statements"), QStringLiteral("statements"), m_statements, Qt::BottomDockWidgetArea);
    auto *time = addDock(tr("Timeline"), QStringLiteral("timeline"), m_timeline, Qt::BottomDockWidgetArea);
    auto *entities = addDock(tr("Entities"), QStringLiteral("entities"), m_entities, Qt::BottomDockWidgetArea);
    auto *paths = addDock(tr("Paths"), QStringLiteral("paths"), m_paths, Qt::BottomDockWidgetArea);
    for (QWidget *tall : std::initializer_list<QWidget *>{m_statements, m_entities, m_paths})
        tall->setMinimumHeight(leastPanelHeight);  // less than their fields ask for: the picture comes first
    splitDockWidget(statements, time, Qt::Vertical);
    tabifyDockWidget(statements, entities);
    tabifyDockWidget(statements, paths);
    tabifyDockWidget(right, history);
    tabifyDockWidget(right, analysis);
    history->hide();
    analysis->hide();
    right->raise();
    statements->raise();
    resizeDocks({left, right}, {272, 348}, Qt::Horizontal);
    resizeDocks({statements, time}, {176, 52}, Qt::Vertical);
}

// ---- files

bool MainWindow::openInput(const QString &input)
{
    constexpr qint64 mostAtOnce = 4'000'000;  // bytes; more would stop the window for longer than a blink
    if (m_reading->isRunning() || (m_remembers && !m_keeping->mayLeave()))
        return false;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const bool again = m_keeper.isOpen() && QFileInfo(toQString(m_keeper.path().string())) == QFileInfo(input);  // our own lock must go first
    const auto read = [again, name = input.toStdString()](const RunContext &context) -> Result<OpenedGraph> {
        if (!again)
            return openGraph(name, context);
        auto loaded = loadInput(name, context);
        if (!loaded)
            return loaded.error();
        return OpenedGraph{std::move(*loaded), {}};
    };
    auto opened = QFileInfo(input).isFile() && QFileInfo(input).size() > mostAtOnce ? m_reading->run(read) : read(RunContext());
    QApplication::restoreOverrideCursor();
    if (!opened) {
        if (opened.error().code == Error::Code::Cancelled) {
            tell(tr("Not read: it was stopped."));
            return false;
        }
        if (!m_remembers || !m_keeping->offerRecovery(input, opened.error()))
            tellError(opened.error());
        return false;
    }
    if (opened->loaded.report.guessed && m_remembers) {
        m_exchange->openTables(input);
        return false;
    }
    show(std::move(opened->loaded), input, std::move(opened->project));
    return true;
}

void MainWindow::show(LoadedGraph loaded, const QString &input, std::shared_ptr<Project> project)
{
    rememberView();
    m_input = input.startsWith(QLatin1String("sample:")) ? input : QFileInfo(input).absoluteFilePath();
    openKeeper(loaded, std::move(project));
    std::optional<RememberedView> last;
    if (m_remembers) {
        last = recalledView(loaded.graph);
        rememberRecent();
    }
    const IoReport report = loaded.report;
    m_readNotes = report.notes;
    m_fresh = true;
    m_whenDrawn.clear();
    m_entities->forgetNumbers();
    m_analyzing->forgetGraph();
    m_statementColumns->forgetGraph();
    followAspect();
    for (QLineEdit *end : {m_paths->from(), m_paths->to()})  // names of the graph before
        end->clear();
    if (last) {
        m_workspace.open(std::move(loaded), std::move(last->view));
        if (last->camera && last->canvas == std::pair(m_canvas->width(), m_canvas->height()))
            whenDrawn([this, camera = *last->camera] { m_canvas->setCamera(camera, Animate::No); });
    } else {
        m_workspace.open(std::move(loaded));
    }
    if (const auto &scale = m_workspace.view().sizeBy)  // the list beside the picture is of what its sizes say
        m_analysis->startWith(*scale);
    if (m_keeper.isReadOnly())
        tell(m_keeping->whyShownOnly());
    else if (const QString copy = m_keeping->copyWithEdits(); !copy.isEmpty())
        tell(tr("Edits of this project that were made while it was shown only are in “%1”: File › Open recent.")
                 .arg(QFileInfo(copy).completeBaseName()));
    if (!m_keeper.notice().isEmpty())
        tell(m_keeper.notice());
    if (!report.notes.empty())
        tell(report.notes.size() == 1
                 ? asSentence(report.notes.front())
                 : tr("%1. And %2 more: File › What was assumed.").arg(asSentence(report.notes.front()), grouped(report.notes.size() - 1)));
    QTimer::singleShot(0, m_editing, &Editing::offerUnfinished);
}

void MainWindow::followAspect()
{
    if (m_canvas->height() > 0)
        m_workspace.setAspect(std::clamp(float(m_canvas->width()) / float(m_canvas->height()), 0.6F, 2.4F));
}

void MainWindow::chooseAndOpen()
{
    const QStringList paths = FileChooser::filesToOpen(this, tr("Open a graph"), readableFilter());
    if (paths.size() == 1)
        openInput(paths.constFirst());
    else
        m_exchange->import(paths);  // which asks whether they are a project of their own
}

void MainWindow::chooseFolderAndOpen()
{
    const QString path = FileChooser::folderToOpen(this, tr("Open a data package folder"));
    if (!path.isEmpty())
        openInput(path);
}

void MainWindow::newProject()
{
    const QString path = Keeping::freeOwnPath(tr("untitled"));
    KnowledgeGraph graph = emptyGraph();
    constexpr int enough = 12;  // digits; RDF names its records by it, and two projects without a title are not to share them
    graph.info().id = "g-" + QUuid::createUuid().toString(QUuid::Id128).left(enough).toStdString();
    if (const auto written = writeGraph(graph, path.toStdString()); !written)
        return tellError(written.error());
    forgetDrafts(path.toStdString());  // of one of that name that is gone
    if (!openInput(path))
        return void(QFile::remove(path));
    m_canvas->setFocus(Qt::OtherFocusReason);  // N is somebody new, not a letter in the field one was in
}

void MainWindow::keepAsProject()
{
    FileChooser chooser(this, tr("Keep as a project"), tr("Relata project (*.relata)"));
    chooser.setAcceptMode(QFileDialog::AcceptSave);
    chooser.setDefaultSuffix(QStringLiteral("relata"));
    chooser.setOption(QFileDialog::DontConfirmOverwrite);  // nothing is replaced
    QString suggested = suggestedPath();
    for (int n = 2; QFileInfo::exists(suggested + QStringLiteral(".relata")); ++n)
        suggested = QStringLiteral("%1-%2").arg(suggestedPath()).arg(n);
    if (const QString path = chooser.choose(suggested); !path.isEmpty())
        makeProject(path);
}

bool MainWindow::makeProject(const QString &path)
{
    m_keeping->awaitOwnCopy();
    const QString before = m_input;
    const bool ours = Keeping::isOwnCopy(before) && !m_keeper.isReadOnly();  // else another window writes to it
    rememberView();                                                          // the copy takes it along
    const bool hadHistory = m_keeper.isOpen(), wasKept = m_keeper.isKept();
    const Result<void> moved = hadHistory ? moveProject(path) : Result<void>();
    const bool stopped = !moved && moved.error().code == Error::Code::Cancelled;
    const Result<void> kept = hadHistory && (moved || wasKept || stopped) ? moved : keepAnew(path);
    if (!kept) {
        if (kept.error().code != Error::Code::Cancelled)
            tellError(kept.error());
        return false;
    }
    m_workspace.setSaved();
    movedTo(QFileInfo(path).absoluteFilePath());
    rememberView();
    m_keeping->showState();
    showTitle();
    if (ours) {
        QFile::remove(before);  // it has got its name
        forgetRecent(before);
    }
    tell(tr("Every edit is on the disk as soon as it is made, in %1.").arg(QFileInfo(path).fileName()));
    if (!moved)
        m_keeping->tellHistoryLost(path, moved.error());
    return true;
}

Result<void> MainWindow::keepAnew(const QString &path)
{
    auto project = std::make_shared<std::optional<Project>>();  // not in what is handed over, which one may no longer want
    const auto make = [this, project, path = path.toStdString()](const RunContext &context) -> Result<OpenedGraph> {
        auto made = Project::create(path, m_workspace.graph(), context);
        if (!made)
            return made.error();
        project->emplace(std::move(*made));
        return OpenedGraph();
    };
    const auto made = m_workspace.isLarge() ? m_reading->run(make, tr("Writing")) : make(RunContext());
    if (!made) {
        if (std::exchange(*project, std::nullopt))  // stopped when it was whole already
            QFile::remove(path);
        return made.error();
    }
    if (const Result<void> writable = ProjectKeeper::toBeWritten(**project); !writable) {
        project->reset();
        QFile::remove(path);  // or its name would be taken when it is tried again
        return writable.error();
    }
    m_keeper.close();  // what it could not write is in the new one
    m_keeper.adopt(std::move(**project));
    return {};
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (const auto *from = qobject_cast<QWidget *>(event->source()); from && from->window() == this)
        return;  // it is here already
    const auto urls = event->mimeData()->urls();
    if ((urls.size() == 1 && urls.front().isLocalFile()) || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    const QStringList files = Exchange::localFiles(*event->mimeData());
    if (files.size() == 1 && !(event->modifiers() & Qt::ControlModifier))
        return void(openInput(files.constFirst()));
    const EntityId about = m_canvas->entityAt(m_canvas->mapFrom(this, event->position().toPoint()));
    if (!m_exchange->take(*event->mimeData()) && !m_exchange->takePassage(*event->mimeData(), about))
        tell(tr("There is no graph and no text in what was dropped."));
}

// ---- the look: theme, docks, last view

void MainWindow::setTheme(ThemeChoice choice)
{
    m_themeChoice = choice;
    applyTheme();
}

void MainWindow::applyTheme()
{
    const bool dark = m_themeChoice == ThemeChoice::Dark || (m_themeChoice == ThemeChoice::System && m_systemIsDark);
    const ThemeKind kind = dark ? ThemeKind::Dark : ThemeKind::Light;
    const Theme &theme = Theme::of(kind);
    QApplication::setPalette(theme.palette());
    if (const QString sheet = theme.styleSheet(); qApp->styleSheet() != sheet)
        qApp->setStyleSheet(sheet);
    m_workspace.setTheme(kind);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_remembers && !m_keeping->mayLeave())
        return event->ignore();
    rememberLook();
    event->accept();
}

// ---- what menus and keys ask for

void MainWindow::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void MainWindow::findPaths()
{
    QDockWidget *paths = dock(QStringLiteral("paths"));
    paths->show();
    paths->raise();
    constexpr int roomForAChain = 300;  // px; a chain of three statements
    if (paths->height() < uiLength(roomForAChain) && !paths->isFloating())
        resizeDocks({paths}, {std::min(uiLength(roomForAChain), height() / 3)}, Qt::Vertical);
    const std::vector<EntityId> chosen = m_workspace.selection().entities;
    if (chosen.size() >= 2)
        return m_paths->setEnds(chosen[chosen.size() - 2], chosen.back());
    if (auto *field = m_paths->findChild<QLineEdit *>())
        field->setFocus(Qt::ShortcutFocusReason);
    tell(tr("Name both ends, or select two entities first."));
}

void MainWindow::selectNeighbours()
{
    const KnowledgeGraph &graph = m_workspace.graph();
    Selection grown = m_workspace.selection();
    const std::vector<EntityId> from = grown.entities;
    IdSet<EntityId> chosen(graph.entityIdEnd());
    for (const EntityId id : from)
        chosen.insert(id);
    for (const EntityId id : from)
        for (const StatementId statement : graph.statementsOf(id)) {
            const EntityId other = graph.subject(statement) == id ? graph.object(statement) : graph.subject(statement);
            if (m_workspace.visible().statements.contains(statement) && m_workspace.visible().entities.contains(other) && !chosen.contains(other)) {
                chosen.insert(other);
                grown.entities.push_back(other);
            }
        }
    grown.statements.clear();
    m_workspace.select(grown);
}

void MainWindow::invertSelection()
{
    const auto &now = m_workspace.selection().entities;
    Selection inverted;
    IdSet<EntityId> chosen(m_workspace.graph().entityIdEnd());
    for (const EntityId id : now)
        chosen.insert(id);
    m_workspace.visible().entities.forEach([&](EntityId id) {
        if (!chosen.contains(id))
            inverted.entities.push_back(id);
    });
    m_workspace.select(inverted);
}

void MainWindow::showHelp(const QString &page)
{
    if (!m_help)
        m_help = new HelpWindow(this);
    m_help->open(page);
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Relata"),
        tr("<b>Relata %1</b><p>Explores graphs of people, institutions and policies linked by stated relationships: every link is a statement that "
           "somebody made, in a document, on a day.</p><p>Apache-2.0. Icons drawn in the manner of Lucide.</p>")
            .arg(QStringLiteral(RELATA_VERSION)));
}

void MainWindow::tellError(const Error &error)
{
    if (error.also.empty())
        return warn(toQString(error.text()));
    std::vector<std::string> all{error.text()};
    all.insert(all.end(), error.also.begin(), error.also.end());
    showNotes(this, tr("It cannot be read"), tr("Nothing was taken. What is wrong:"), all);
}

void MainWindow::warn(const QString &sentence)
{
    m_toast->warn(sentence);
}

void MainWindow::tell(const QString &sentence, bool undoable)
{
    m_toldAt = m_workspace.history().index();
    m_toast->say(sentence, undoable && m_workspace.history().canUndo());
}

}  // namespace relata
