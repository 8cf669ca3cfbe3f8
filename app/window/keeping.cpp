// SPDX-License-Identifier: Apache-2.0
#include "app/window/keeping.h"

#include "app/window/mainwindow.h"
#include "app/window/notesbox.h"
#include "app/window/reading.h"
#include "app/window/statusline.h"
#include "views/dialogs/filechooser.h"
#include "views/jobs/atonce.h"
#include "views/panels/historypanel.h"
#include "views/panels/text.h"

#include <QDateTime>
#include <QDockWidget>
#include <QEvent>
#include <QEventLoop>
#include <QFileInfo>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSettings>
#include <QStandardPaths>

#include <cstdint>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace relata {

Keeping::Keeping(MainWindow &window, ProjectKeeper &keeper, HistoryPanel &panel)
    : QObject(&window), m_window(window), m_keeper(keeper), m_panel(panel)
{
    m_copyAgain.setInterval(3000);
    m_copyAgain.setSingleShot(true);
    connect(&m_copyAgain, &QTimer::timeout, this, [this] {
        if (m_window.reading().isRunning())
            return m_copyAgain.start();  // another graph is on its way, or this one gets a name
        if (!m_keeper.isWritable() && !m_keeper.isAwaiting() && m_window.workspace().hasUnsavedEdits())
            beginOwnCopy({});
    });
    connect(&keeper, &ProjectKeeper::opened, this, &Keeping::forgetFile);
    connect(&panel, &HistoryPanel::revertRequested, this, &Keeping::revertTo);
    connect(&panel, &HistoryPanel::keepRequested, &window, &MainWindow::keepAsProject);
    connect(&keeper, &ProjectKeeper::historyChanged, this, &Keeping::showState);
    connect(&keeper, &ProjectKeeper::failed, this, &Keeping::showState);
    connect(&keeper, &ProjectKeeper::worksAgain, this, &Keeping::showState);
    connect(&window.workspace(), &Session::graphChanged, this, &Keeping::showState);
    connect(&window.workspace(), &Session::themeChanged, this, &Keeping::showState);
    connect(&window.status(), &StatusLine::keptClicked, this, &Keeping::showHistory);
    window.installEventFilter(this);
    showState();
}

void Keeping::showHistory()
{
    QDockWidget *dock = m_window.dock(QStringLiteral("history"));
    dock->show();
    dock->raise();
    m_panel.list()->setFocus(Qt::ShortcutFocusReason);
}

void Keeping::nameThisPoint()
{
    if (!m_keeper.isOpen())
        return m_window.tell(tr("This graph is no project yet: its points can be named when it is kept as one (Ctrl+S)."));
    showHistory();
    m_panel.nameThisPoint();
}

bool Keeping::revertTo(qint64 step)
{
    const auto steps = m_keeper.steps({step + 1, 1, {}, false});
    auto back = m_keeper.backTo(step);
    if (!steps || !back) {
        m_window.tellError(steps ? back.error() : steps.error());
        return false;
    }
    if (back->empty()) {
        m_window.tell(tr("That is how the graph is now."));
        return false;
    }
    const bool beginning = step == 0 || steps->empty();
    const QString point = beginning ? tr("the beginning") : toQString(steps->front().name.empty() ? steps->front().label : steps->front().name);
    if (!m_window.workspace().edit(beginning ? tr("Revert to the beginning") : tr("Revert to “%1”").arg(point), std::move(*back)))
        return false;
    m_window.tell(beginning ? tr("The graph is as it was before the first edit.") : tr("The graph is as it was after “%1”.").arg(point), true);
    return true;
}

bool Keeping::isDamaged(const QString &path, const Error &error)
{
    const bool spoiled = error.code == Error::Code::Syntax || error.code == Error::Code::Schema;
    return spoiled && QFileInfo(path).isFile() && isProjectFile(path.toStdString());
}

bool Keeping::offerRecovery(const QString &damaged, const Error &error)
{
    if (!isDamaged(damaged, error))
        return false;
    const QString name = QFileInfo(damaged).fileName();
    QMessageBox box(QMessageBox::NoIcon, tr("Relata"), tr("<b>%1 cannot be opened.</b>").arg(name.toHtmlEscaped()), QMessageBox::Cancel, &m_window);
    box.setTextFormat(Qt::RichText);
    QString why = toQString(error.message).section(QStringLiteral(". Expected"), 0, 0);
    if (why.startsWith(QLatin1String("is ")) || why.startsWith(QLatin1String("has ")))
        why = tr("It %1").arg(why);
    box.setInformativeText(QStringLiteral("<p>")
                           + tr("%1. What can still be read can be saved as a new project; the file stays as it is.")
                                 .arg(why.replace(0, 1, why.left(1).toUpper()).toHtmlEscaped())
                           + QStringLiteral("</p>"));
    const auto *save = box.addButton(tr("Save what can be read …"), QMessageBox::AcceptRole);
    box.exec();
    if (box.clickedButton() != save)
        return true;
    const QFileInfo file(damaged);
    const QString to = FileChooser::toSave(&m_window, tr("Save what can be read"), tr("Relata project (*.relata)"),
                                           file.dir().absoluteFilePath(file.completeBaseName() + tr("-recovered.relata")));
    if (!to.isEmpty())
        recover(damaged, to);
    return true;
}

bool Keeping::recover(const QString &damaged, const QString &to)
{
    const auto report = recoverProject(damaged.toStdString(), to.toStdString());
    if (!report) {
        m_window.tellError(report.error());
        return false;
    }
    if (!m_window.openInput(to))
        return false;
    showNotes(&m_window, tr("What was saved"), tr("%1 is open now.").arg(QFileInfo(to).fileName()), report->notes);
    return true;
}

void Keeping::awaitOwnCopy()
{
    if (!m_copyJob.isRunning())
        return;  // else a moment: then everything is on the disk
    QEventLoop loop;
    connect(this, &Keeping::ownCopyEnded, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
}

bool Keeping::mayLeave()
{
    awaitOwnCopy();
    const Workspace &workspace = m_window.workspace();
    if (!m_keeper.isWritable() && workspace.hasUnsavedEdits() && !m_whyNoCopy.isEmpty()) {
        beginOwnCopy({});  // now, perhaps
        awaitOwnCopy();
    }
    tellCopyWithoutHistory();
    if (m_keeper.isWritable() ? m_keeper.tryAgain() : !workspace.hasUnsavedEdits() || (m_keeper.isOpen() && !m_keeper.isWaiting()))
        return mayLeaveFile();
    const QString why = m_keeper.isWritable() ? m_keeper.whyWaiting() : m_whyNoCopy;
    QMessageBox box(QMessageBox::NoIcon, tr("Relata"), tr("The last edits are in memory only."), QMessageBox::NoButton, &m_window);
    box.setInformativeText(why.isEmpty() ? tr("No copy was saved. The file on disk is as it was.") : why);
    const auto *save = box.addButton(tr("Save a copy …"), QMessageBox::AcceptRole);
    const auto *let = box.addButton(tr("Close without saving"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == let || (box.clickedButton() == save && m_window.saveCopy());
}

bool Keeping::mayLeaveFile()
{
    const Project::Place place = m_keeper.place();
    if (place == Project::Place::Ours)
        return true;
    if (m_asking)
        return false;  // it is being asked already
    const QScopedValueRollback asking(m_asking, true);
    const bool gone = place == Project::Place::Empty;
    const QString name = QFileInfo(toQString(m_keeper.path().string())).fileName();
    QMessageBox box(QMessageBox::NoIcon, tr("Relata"),
                    gone ? tr("%1 is no longer there.").arg(name) : tr("Another file was put in the place of %1.").arg(name), QMessageBox::Cancel,
                    &m_window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(gone ? tr("It was removed or renamed while it was open. All of it is still here, history included.")
                                : tr("What is open here is in no file any more. All of it is still here, history included."));
    const auto *again = gone ? box.addButton(tr("Write it again"), QMessageBox::AcceptRole) : nullptr;
    const auto *save = box.addButton(tr("Save a copy …"), QMessageBox::AcceptRole);
    const auto *let = box.addButton(tr("Close without it"), QMessageBox::DestructiveRole);
    box.exec();
    if (again && box.clickedButton() == again) {
        const auto put = m_keeper.putBack();
        if (!put)
            m_window.tellError(put.error());
        return put.has_value();
    }
    const bool leaves = box.clickedButton() == let || (box.clickedButton() == save && m_window.saveCopy());
    m_left = leaves ? toQString(m_keeper.path().string()) : QString();
    return leaves;
}

void Keeping::lookAfterFile()
{
    if (m_keeper.place() == Project::Place::Ours) {
        m_toldMissing.clear();
        return m_left.clear();
    }
    if (letsFileGo())
        return;  // the window becomes the active one when the question closes: what was answered stays
    if (m_window.reading().isRunning() || m_copyJob.isRunning())
        return;
    const bool gone = m_keeper.place() == Project::Place::Empty;
    const auto put = m_keeper.putBack();
    const QString path = toQString(m_keeper.path().string());
    if ((gone && put) || std::exchange(m_toldMissing, path) == path)
        return;
    m_window.warn(gone ? toQString(put.error().text())
                       : tr("Another file was put in the place of %1. What is open here is in no file any more: save a copy of it (Ctrl+Shift+S).")
                             .arg(QFileInfo(path).fileName()));
}

void Keeping::forgetFile()
{
    m_toldMissing.clear();
    m_left.clear();
    m_whyNoCopy.clear();
}

bool Keeping::letsFileGo() const
{
    const bool left = !m_left.isEmpty() && m_left == toQString(m_keeper.path().string());
    return m_asking || (left && m_keeper.place() != Project::Place::Ours);
}

bool Keeping::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        QTimer::singleShot(0, this, &Keeping::lookAfterFile);
    return QObject::eventFilter(watched, event);
}

void Keeping::tellHistoryLost(const QString &copy, const Error &why)
{
    QMessageBox box(QMessageBox::NoIcon, tr("Relata"), tr("%1 was written without the history.").arg(QFileInfo(copy).fileName()), QMessageBox::Ok,
                    &m_window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(tr("It holds the graph as it is shown, with all edits; the steps before and named points could not be taken along: %1.")
                               .arg(toQString(why.text())));
    box.exec();
}

void Keeping::tellCopyWithoutHistory()
{
    if (const auto lost = std::exchange(m_historyLost, std::nullopt))
        tellHistoryLost(lost->first, lost->second);
}

QString Keeping::whyShownOnly() const
{
    return m_keeper.isReadOnly() ? m_keeper.whyReadOnly() + QLatin1Char(' ') + tr("An edit begins a copy of your own.") : QString();
}

namespace {
const QLatin1String copiesKey("copies");  // in the settings: copy → project

/// \a source, if there is one, as the new file \a to, where it is \a graph; else that without a history.
Result<OwnCopy> makeOwnCopy(const std::optional<Project> &source, const std::filesystem::path &to, const KnowledgeGraph &graph,
                            const RunContext &context)
{
    std::optional<Error> lost;
    for (const bool fromFile : {true, false}) {  // of one whose file is gone or another's, what is open has the history still
        if (!source)
            break;
        auto copy = fromFile ? ProjectKeeper::copyOf(source->path(), to, graph, context) : ProjectKeeper::copyOf(*source, to, graph, context);
        if (copy && *copy)
            return OwnCopy{std::make_shared<Project>(std::move(**copy)), {}};
        if (!copy && copy.error().code == Error::Code::Cancelled)
            return copy.error();
        lost = copy ? Error{Error::Code::Schema, "the project's file is no longer what is shown here", source->path().string(), 0, 0} : copy.error();
    }
    if (source)
        if (const auto steps = source->historySize(); steps && *steps == 0)
            lost.reset();  // there is none
    auto made = Project::create(to, graph, context);
    if (!made)
        return made.error();
    OwnCopy own{std::make_shared<Project>(std::move(*made)), std::move(lost)};
    if (const auto writable = ProjectKeeper::toBeWritten(*own.project); !writable) {
        own.project.reset();
        std::error_code ignored;
        std::filesystem::remove(to, ignored);
        return writable.error();
    }
    return own;
}
}  // namespace

void Keeping::rememberCopy(const QString &copy, const QString &of)
{
    QVariantMap copies = QSettings().value(copiesKey).toMap();
    for (auto one = copies.begin(); one != copies.end();)
        one = QFileInfo::exists(one.key()) ? std::next(one) : copies.erase(one);
    copies.insert(copy, of);
    QSettings().setValue(copiesKey, copies);
}

QString Keeping::copyWithEdits() const
{
    QString newest;
    const QVariantMap copies = QSettings().value(copiesKey).toMap();
    for (auto one = copies.begin(); one != copies.end(); ++one)
        if (one.value().toString() == m_window.input() && QFileInfo::exists(one.key())
            && (newest.isEmpty() || QFileInfo(newest).lastModified() < QFileInfo(one.key()).lastModified()))
            newest = one.key();
    return newest;
}

QDir Keeping::ownCopies()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/projects"));
}

bool Keeping::isOwnCopy(const QString &path)
{
    return path.startsWith(ownCopies().path() + QLatin1Char('/'));
}

QString Keeping::freeOwnPath(const QString &name)
{
    const QDir folder = ownCopies();
    folder.mkpath(QStringLiteral("."));
    QString path;
    for (int n = 1; path.isEmpty() || QFileInfo::exists(path); ++n)
        path = folder.filePath(n == 1 ? name + QStringLiteral(".relata") : QStringLiteral("%1-%2.relata").arg(name).arg(n));
    return path;
}

void Keeping::beginOwnCopy(const GraphDiff &firstEdit)
{
    if (!m_window.remembers())
        return;
    QString name = QFileInfo(m_window.input().section(QLatin1Char(':'), -1)).completeBaseName();
    if (name.isEmpty())
        name = tr("untitled");
    else if (isProjectFile(m_window.input().toStdString()) && !isOwnCopy(m_window.input()))
        name = tr("%1 (copy)").arg(name);  // or it would pass for the project itself
    const QString path = freeOwnPath(name);
    KnowledgeGraph before = m_window.workspace().graph();  // the edit is the first step of the copy's history, and can be taken back as any other
    if (!before.apply(firstEdit.inverted()) || !before.apply(m_keeper.backToWritten()))
        return;
    m_viewsToKeep.clear();
    for (const QString &view : m_keeper.viewNames())
        if (auto stored = m_keeper.keptView(view))
            m_viewsToKeep.emplace_back(view, std::move(*stored));
    constexpr std::uintmax_t largeFile = std::uintmax_t{16} << 20;  // its history comes along
    std::error_code unknown;
    const auto size = m_keeper.isOpen() ? std::filesystem::file_size(m_keeper.path(), unknown) : 0;
    const bool atOnce = before.statementCount() <= mostRecordsAtOnce && (unknown || size <= largeFile);
    const auto shown = std::make_shared<std::optional<Project>>(m_keeper.await());  // none: what is open is no project
    const auto make = [to = std::filesystem::path(path.toStdString()), shown](const KnowledgeGraph &graph, const RunContext &context) {
        return makeOwnCopy(*shown, to, graph, context);
    };
    if (atOnce) {
        Result<OwnCopy> made = make(before, {});  // before what was shown is handed on
        return ownCopyMade(std::move(made), path, std::move(*shown));
    }
    m_copyJob.start([make, graph = std::move(before)](const RunContext &context) { return make(graph, context); },
                    [this, path, shown](Result<OwnCopy> made) { ownCopyMade(std::move(made), path, std::move(*shown)); });
    showState();
}

void Keeping::ownCopyMade(Result<OwnCopy> made, const QString &path, std::optional<Project> shown)
{
    if (made) {
        m_window.movedTo(path);
        m_keeper.adopt(std::move(*made->project));
        for (const auto &[name, view] : std::exchange(m_viewsToKeep, {}))
            if (const auto kept = m_keeper.keepView(name, view); !kept)
                m_window.tellError(kept.error());
        if (m_keeper.isKept())
            m_window.workspace().setSaved();
        if (made->historyLost) {
            m_historyLost.emplace(path, *made->historyLost);
            QTimer::singleShot(0, this, &Keeping::tellCopyWithoutHistory);  // after what the edit does
        }
        QTimer::singleShot(
            0, this, [this, path] { m_window.tell(tr("Your edits are kept in a copy of your own: %1").arg(QDir::toNativeSeparators(path)), true); });
    } else {
        m_keeper.giveUp(std::move(shown));
        const bool first = m_whyNoCopy.isEmpty();
        m_whyNoCopy =
            tr("Your edits cannot be kept yet: %1. They stay in memory and are written as soon as they can be.").arg(toQString(made.error().text()));
        m_copyAgain.start();
        if (first)
            QTimer::singleShot(0, this, [this] { m_window.tell(m_whyNoCopy); });
    }
    showState();
    emit ownCopyEnded();
}

void Keeping::showState()
{
    const Workspace &workspace = m_window.workspace();
    if (m_keeper.isReadOnly() && (m_whyNoCopy.isEmpty() || !workspace.hasUnsavedEdits()))
        m_window.status().setKept(tr("Shown only"), whyShownOnly(), true);
    else if (m_keeper.isKept() && isOwnCopy(m_window.input()))
        m_window.status().setKept(
            tr("Saved, no name yet"),
            tr("Every edit is on the disk, in a folder of Relata's own. Ctrl+S gives the project a name and a place. Show the history"), false);
    else if (m_keeper.isKept())
        m_window.status().setKept(tr("Saved"), tr("Every edit is on the disk. Show the history"), false);
    else if (m_keeper.isWritable() || m_keeper.isAwaiting())
        m_window.status().setKept(tr("Not on the disk yet"),
                                  m_keeper.whyWaiting().isEmpty() ? tr("The last edits are in memory and are written as soon as they can be.")
                                                                  : m_keeper.whyWaiting(),
                                  true);
    else if (workspace.hasUnsavedEdits())
        m_window.status().setKept(tr("Not saved"),
                                  m_whyNoCopy.isEmpty() ? tr("Edits are in memory only. Keep the graph as a project (Ctrl+S)") : m_whyNoCopy, true);
    else
        m_window.status().setKept({}, {}, false);
}

}  // namespace relata
