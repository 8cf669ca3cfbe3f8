// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"
#include "views/panels/historysource.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relata {

/// What the window shows: a graph, and the project that it is kept in, open, if it is one.
struct OpenedGraph {
    LoadedGraph loaded;
    std::shared_ptr<Project> project;
};
/// INPUT of the command line; a project is read once and stays open. On any thread. Errors: of loadInput() and Project::open().
Result<OpenedGraph> openGraph(const std::string &input, const RunContext &context = {});

/// Writes every edit of an open project to the disk as it is made. What cannot be written stays in memory and is tried again until it can.
/// Its history is what the history panel shows.
class ProjectKeeper final : public HistorySource
{
    Q_OBJECT
public:
    explicit ProjectKeeper(QObject *parent = nullptr);

    /// Opens the project \a path; what was open is closed. Its graph, or the reason why not.
    Result<KnowledgeGraph> open(const std::filesystem::path &path);
    /// Goes on with \a project, which is open; what was open is closed. Edits that were awaited are written.
    void adopt(Project project);
    /// A project is being made: edits wait for adopt(). Until then nothing is open. What was, for who makes it: none, or shown only.
    std::optional<Project> await();
    /// None could be made: \a shown, of await(), is open again, and edits of it wait for the next one. With none: as close().
    void giveUp(std::optional<Project> shown);
    bool isAwaiting() const { return m_awaiting; }
    void close();
    /// Project, history included, as the new file \a path, with the edits that wait as its last steps. Error::Schema when that would not be
    /// \a shown: somebody else went on with the file. \a look: as the copy is to remember it, where the project does not yet.
    Result<void> copyTo(const std::filesystem::path &path, const KnowledgeGraph &shown, const std::optional<StoredView> &look = {}) const;
    /// The project \a from, history and views included, as the new file \a to, open for writing; none when it is no longer \a as. Any thread.
    static Result<std::optional<Project>> copyOf(const std::filesystem::path &from, const std::filesystem::path &to, const KnowledgeGraph &as,
                                                 const RunContext &context = {});
    /// The same of a project that is open, also where its file is gone or another's. On the thread that has it.
    static Result<std::optional<Project>> copyOf(const Project &open, const std::filesystem::path &to, const KnowledgeGraph &as,
                                                 const RunContext &context = {});
    /// As copyTo(), and from now on that file is the one it is kept in; what Undo reaches stays.
    Result<void> moveTo(const std::filesystem::path &path, const KnowledgeGraph &shown);
    /// A project that was just made can be gone on with: edits would not be kept in one that is only shown.
    static Result<void> toBeWritten(const Project &made);
    /// As it is looked at, beside the data; see Project::rememberView().
    Result<void> rememberView(const StoredView &view);
    static Result<void> rememberIn(Project &project, const StoredView &view);  ///< the same of one that is open here only
    std::optional<StoredView> view() const;                                    ///< the one that was remembered last
    /// Views with names of their own; "last" is taken. Errors as Project's, and when none is open.
    Result<void> keepView(const QString &name, const StoredView &view);
    std::optional<StoredView> keptView(const QString &name) const;
    Result<void> forgetView(const QString &name);
    QStringList viewNames() const;
    bool isOpen() const override { return m_project.has_value(); }
    /// Everything done is on the disk.
    bool isKept() const { return isWritable() && m_waiting.empty(); }
    bool isWritable() const { return isOpen() && !m_project->isReadOnly(); }
    /// Edits are in memory only, though there is a project, or soon will be.
    bool isWaiting() const { return !m_waiting.empty(); }
    QString whyWaiting() const { return m_whyWaiting; }  ///< one sentence
    std::filesystem::path path() const { return isOpen() ? m_project->path() : std::filesystem::path(); }
    bool isReadOnly() const { return isOpen() && m_project->isReadOnly(); }
    QString whyReadOnly() const override;
    Project::Place place() const { return isOpen() ? m_project->place() : Project::Place::Ours; }  ///< of the project's file
    /// A file that was removed is written again, and wasPutBack() says so. Error::Io when it cannot be.
    Result<void> putBack();
    QString notice() const;  ///< what opening did to the file; empty = nothing

    bool isUndoable(std::int64_t step) const override;
    Result<std::vector<HistoryStep>> steps(const HistoryPage &page) const override;
    Result<StepSummary> touched(std::int64_t step) const override;
    Result<void> nameStep(std::int64_t step, const QString &name) override;
    /// The edit that leads from what is done so far, written or not, back to the state after \a step.
    Result<GraphDiff> backTo(std::int64_t step) const;
    GraphDiff backToWritten() const;  ///< the same to what is in the project, without the edits that wait

public slots:
    /// \a direction: 1 done, -1 undone; see Workspace::edited().
    /// Of a project that is shown only, it waits for a copy.
    void keep(const GraphDiff &diff, const QString &label, int direction = 1);
    bool tryAgain();  ///< false when something still waits

signals:
    void opened();                         ///< a project, or the same anew
    void failed(const QString &sentence);  ///< once, until it works again
    void worksAgain();
    void wasPutBack();  ///< the file was gone, and is there again with all that was in it

private:
    Result<void> finishCopy(const std::filesystem::path &path, const KnowledgeGraph &shown, const std::optional<StoredView> &look) const;
    struct Waiting {
        GraphDiff diff;
        std::string label;
        int direction;
    };
    std::optional<Project> m_project;
    std::vector<Waiting> m_waiting;        ///< oldest first
    std::vector<std::int64_t> m_undoable;  ///< steps that Undo reaches, oldest first
    QTimer m_retry;
    QTimer m_settle;  ///< after the last edit of several
    QString m_whyWaiting;
    bool m_told = false;
    bool m_awaiting = false;
};

}  // namespace relata
