// SPDX-License-Identifier: Apache-2.0
#include "app/projectkeeper.h"

#include "app/cli/inputs.h"

#include <algorithm>
#include <utility>

namespace relata {

namespace {
constexpr std::string_view lastView = "last";

void removeProject(const std::filesystem::path &path)
{
    std::error_code ignored;
    for (const char *part : {"", "-wal", "-shm"})
        std::filesystem::remove(std::filesystem::path(path).concat(part), ignored);
}

/// Record for record, ids included. Error::Cancelled.
Result<bool> areSame(const KnowledgeGraph &a, const KnowledgeGraph &b, const RunContext &context)
{
    if (!(a.schema() == b.schema()) || a.documentCount() != b.documentCount() || a.entityCount() != b.entityCount()
        || a.statementCount() != b.statementCount())
        return false;
    const std::size_t all = a.documentCount() + a.entityCount() + a.statementCount();
    std::size_t done = 0;
    bool stopped = false;
    const auto same = [&](const auto &ids, auto record) {
        for (const auto id : ids) {
            if (++done % 4096 == 0) {
                context.progress(static_cast<double>(done) / static_cast<double>(all));
                stopped = context.cancelled();
            }
            if (stopped || !b.contains(id) || !(record(a, id) == record(b, id)))
                return false;
        }
        return true;
    };
    const bool areAll = same(a.documents(), [](const KnowledgeGraph &graph, DocumentId id) { return graph.document(id); })
                        && same(a.entities(), [](const KnowledgeGraph &graph, EntityId id) { return graph.entity(id); })
                        && same(a.statements(), [](const KnowledgeGraph &graph, StatementId id) { return graph.statement(id); });
    if (stopped)
        return Error::cancelled();
    return areAll;
}
}  // namespace

Result<OpenedGraph> openGraph(const std::string &input, const RunContext &context)
{
    if (const auto path = resolveInput(input); path && isProjectFile(*path)) {
        OpenedGraph opened{{{}, "Relata project", {}}, {}};
        auto project = Project::open(*path, opened.loaded.graph, context);
        if (!project)
            return project.error();
        opened.project = std::make_shared<Project>(std::move(*project));
        return opened;
    }
    auto loaded = loadInput(input, context);
    if (!loaded)
        return loaded.error();
    return OpenedGraph{std::move(*loaded), {}};
}

ProjectKeeper::ProjectKeeper(QObject *parent) : HistorySource(parent)
{
    constexpr int soon = 1500;
    m_settle.setInterval(soon);
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (isOpen() && !m_project->isReadOnly())
            (void)m_project->settle();  // what could not be moved stays where it is, as safe
    });
    m_retry.setInterval(1000);
    connect(&m_retry, &QTimer::timeout, this, &ProjectKeeper::tryAgain);
}

Result<KnowledgeGraph> ProjectKeeper::open(const std::filesystem::path &path)
{
    close();
    KnowledgeGraph graph;
    auto project = Project::open(path, graph);
    if (!project)
        return project.error();
    adopt(std::move(*project));
    return graph;
}

void ProjectKeeper::adopt(Project project)
{
    if (!std::exchange(m_awaiting, false))
        close();
    m_project.emplace(std::move(project));
    emit opened();
    if (!m_waiting.empty())
        tryAgain();
    emit historyChanged();
}

std::optional<Project> ProjectKeeper::await()
{
    std::optional<Project> open = std::exchange(m_project, std::nullopt);
    std::vector<Waiting> waiting = std::exchange(m_waiting, {});  // since the last try
    close();
    m_waiting = std::move(waiting);
    m_awaiting = true;
    if (open)
        emit historyChanged();
    return open;
}

void ProjectKeeper::giveUp(std::optional<Project> shown)
{
    if (!shown)
        return close();
    m_awaiting = false;
    m_project = std::move(shown);
    emit historyChanged();
}

void ProjectKeeper::close()
{
    if (!m_waiting.empty())
        tryAgain();
    m_awaiting = false;
    m_retry.stop();
    m_settle.stop();
    m_whyWaiting.clear();
    m_waiting.clear();
    m_undoable.clear();
    m_told = false;
    if (std::exchange(m_project, std::nullopt))
        emit historyChanged();
}

Result<void> ProjectKeeper::copyTo(const std::filesystem::path &path, const KnowledgeGraph &shown, const std::optional<StoredView> &look) const
{
    std::error_code failed;
    if (std::filesystem::exists(std::filesystem::symlink_status(path, failed)))
        return Error{Error::Code::Io, "exists already. Expected a new name", path.string(), 0, 0};
    if (const auto saved = m_project->saveCopy(path); !saved || (isKept() && !look))
        return saved;
    const auto finished = finishCopy(path, shown, look);
    if (!finished)
        removeProject(path);
    return finished;
}

Result<void> ProjectKeeper::finishCopy(const std::filesystem::path &path, const KnowledgeGraph &shown, const std::optional<StoredView> &look) const
{
    KnowledgeGraph graph;
    auto copy = isKept() ? Project::attach(path) : Project::open(path, graph);
    if (!copy)
        return isKept() ? Result<void>() : copy.error();  // then it is whole, without the look
    if (look)
        (void)rememberIn(*copy, *look);
    if (isKept())
        return {};
    if (const auto writable = toBeWritten(*copy); !writable)
        return writable.error();
    for (const Waiting &edit : m_waiting) {
        if (const auto kept = copy->commit(edit.diff, edit.label); !kept)
            return kept.error();
        if (const auto applied = graph.apply(edit.diff); !applied)
            return applied.error();
    }
    if (!*areSame(graph, shown, {}))
        return Error{Error::Code::Schema, "the project's file is no longer what is shown here", m_project->path().string(), 0, 0};
    return {};
}

Result<std::optional<Project>> ProjectKeeper::copyOf(const std::filesystem::path &from, const std::filesystem::path &to, const KnowledgeGraph &as,
                                                     const RunContext &context)
{
    const auto source = Project::attach(from, context);
    if (!source)
        return source.error();
    if (context.cancelled())
        return Error::cancelled();
    context.progress(0.2);
    return copyOf(*source, to, as, context.part(0.2, 0.8));
}

Result<std::optional<Project>> ProjectKeeper::copyOf(const Project &open, const std::filesystem::path &to, const KnowledgeGraph &as,
                                                     const RunContext &context)
{
    std::error_code failed;
    if (std::filesystem::exists(std::filesystem::symlink_status(to, failed)))
        return Error{Error::Code::Io, "exists already. Expected a new name", to.string(), 0, 0};
    auto copied = [&]() -> Result<std::optional<Project>> {
        if (const auto saved = open.saveCopy(to); !saved)
            return saved.error();
        if (context.cancelled())
            return Error::cancelled();
        context.progress(0.2);
        KnowledgeGraph graph;
        auto project = Project::open(to, graph, context.part(0.2, 0.5));
        if (!project)
            return project.error();
        if (const auto writable = toBeWritten(*project); !writable)
            return writable.error();
        const auto same = areSame(graph, as, context.part(0.7, 0.3));
        if (!same)
            return same.error();
        if (!*same)
            return std::optional<Project>();  // somebody went on with it
        return std::optional<Project>(std::move(*project));
    }();
    if (!copied || !*copied)
        removeProject(to);
    return copied;
}

Result<void> ProjectKeeper::toBeWritten(const Project &made)
{
    if (!made.isReadOnly())
        return {};
    return Error{Error::Code::Io, "was written, but cannot be kept open for writing. Expected a folder where files can be locked",
                 made.path().string(), 0, 0};
}

Result<void> ProjectKeeper::moveTo(const std::filesystem::path &path, const KnowledgeGraph &shown)
{
    if (const auto copied = copyTo(path, shown); !copied)
        return copied.error();
    auto moved = Project::attach(path);
    Result<void> writable = moved ? toBeWritten(*moved) : Result<void>(moved.error());
    if (!writable) {
        removeProject(path);  // or its name would be taken when it is tried again
        return writable;
    }
    const auto newest = moved->history(HistoryPage{0, 1, {}, false});
    auto step = (newest && !newest->empty() ? newest->front().id : 0) - static_cast<std::int64_t>(m_waiting.size());
    for (const Waiting &edit : std::exchange(m_waiting, {})) {  // they are the last steps of the copy
        ++step;
        if (edit.direction > 0)
            m_undoable.push_back(step);
        else if (!m_undoable.empty())
            m_undoable.pop_back();
    }
    m_retry.stop();
    m_whyWaiting.clear();
    m_told = false;
    m_project.emplace(std::move(*moved));
    emit historyChanged();
    return {};
}

Result<void> ProjectKeeper::rememberView(const StoredView &view)
{
    if (this->view() == view)
        return {};  // who only looks leaves the file as it is
    m_settle.start();
    return rememberIn(*m_project, view);
}

Result<void> ProjectKeeper::rememberIn(Project &project, const StoredView &view)
{
    return project.rememberView(lastView, view.state, view.places);
}

std::optional<StoredView> ProjectKeeper::view() const
{
    auto stored = m_project->view(lastView);
    return stored ? std::move(*stored) : std::nullopt;
}

Result<void> ProjectKeeper::keepView(const QString &name, const StoredView &view)
{
    if (!isOpen())
        return Error{Error::Code::NotFound, "no project is open. Expected one to keep the view in", {}, 0, 0};
    if (name.toStdString() == lastView || name.endsWith(QStringLiteral("/places")))
        return Error{
            Error::Code::Syntax, "“" + name.toStdString() + "” is a name that Relata itself uses. Expected another name for the view", {}, 0, 0};
    return m_project->rememberView(name.toStdString(), view.state, view.places);
}

std::optional<StoredView> ProjectKeeper::keptView(const QString &name) const
{
    auto stored = isOpen() ? m_project->view(name.toStdString()) : std::optional<StoredView>();
    return stored ? std::move(*stored) : std::nullopt;
}

Result<void> ProjectKeeper::forgetView(const QString &name)
{
    return isOpen() ? m_project->forgetView(name.toStdString()) : Result<void>();
}

QStringList ProjectKeeper::viewNames() const
{
    QStringList names;
    if (isOpen())
        if (const auto all = m_project->viewNames())
            for (const std::string &name : *all)
                if (name != lastView)
                    names << QString::fromStdString(name);
    return names;
}

QString ProjectKeeper::whyReadOnly() const
{
    return isOpen() ? QString::fromStdString(m_project->whyReadOnly()) : QString();
}

QString ProjectKeeper::notice() const
{
    return isOpen() ? QString::fromStdString(m_project->notice()) : QString();
}

bool ProjectKeeper::isUndoable(std::int64_t step) const
{
    return std::binary_search(m_undoable.begin(), m_undoable.end(), step);
}

Result<std::vector<HistoryStep>> ProjectKeeper::steps(const HistoryPage &page) const
{
    return m_project->history(page);
}

Result<StepSummary> ProjectKeeper::touched(std::int64_t step) const
{
    return m_project->touched(step);
}

Result<void> ProjectKeeper::nameStep(std::int64_t step, const QString &name)
{
    if (const auto named = m_project->nameStep(step, name.toStdString()); !named)
        return named.error();
    emit historyChanged();
    return {};
}

Result<GraphDiff> ProjectKeeper::backTo(std::int64_t step) const
{
    GraphDiff all = backToWritten();
    const auto back = m_project->backTo(step);
    if (!back)
        return back.error();
    all.squash(*back);
    return all;
}

GraphDiff ProjectKeeper::backToWritten() const
{
    GraphDiff all;
    for (auto waiting = m_waiting.rbegin(); waiting != m_waiting.rend(); ++waiting)
        all.squash(waiting->diff.inverted());
    return all;
}

void ProjectKeeper::keep(const GraphDiff &diff, const QString &label, int direction)
{
    if (!m_awaiting && !isOpen())
        return;
    m_waiting.push_back({diff, label.toStdString(), direction});
    tryAgain();
}

Result<void> ProjectKeeper::putBack()
{
    if (!isOpen())
        return {};
    const auto put = m_project->putBack();
    if (!put)
        return put.error();
    if (*put)
        emit wasPutBack();
    return {};
}

bool ProjectKeeper::tryAgain()
{
    if (!isWritable())
        return m_waiting.empty();
    if (!m_waiting.empty())
        (void)putBack();  // that it cannot be, the first edit says
    std::size_t done = 0;
    std::optional<Error> fault;
    while (done < m_waiting.size() && !fault) {
        const auto kept = m_project->commit(m_waiting[done].diff, m_waiting[done].label);
        if (!kept) {
            fault = kept.error();
            break;
        }
        if (m_waiting[done].direction > 0)
            m_undoable.push_back(*kept);
        else if (!m_undoable.empty())
            m_undoable.pop_back();  // made before the file was: not there
        ++done;
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(done));
    if (done > 0) {
        m_settle.start();
        emit historyChanged();
    }
    if (!fault) {
        m_retry.stop();
        m_whyWaiting.clear();
        if (std::exchange(m_told, false))
            emit worksAgain();
        return true;
    }
    m_retry.start();
    m_whyWaiting =
        tr("The last edit is not on the disk yet: %1. It stays here and is written as soon as it can be.").arg(QString::fromStdString(fault->text()));
    if (!std::exchange(m_told, true))
        emit failed(m_whyWaiting);
    return false;
}

}  // namespace relata
