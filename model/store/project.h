// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"
#include "model/io/formats.h"
#include "model/store/stepsummary.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relata {

/// One committed edit.
struct HistoryStep {
    std::int64_t id = 0;  ///< ascending, from 1
    std::string made;     ///< UTC, "2026-11-24T09:15:02Z"
    std::string label;    ///< "Remove Ada from the data"
    std::string name;     ///< of a snapshot: the state after this step; empty = none
};

/// A view as it is kept beside the graph.
struct StoredView {
    std::string state;   ///< JSON
    std::string places;  ///< of entities, see entityplaces.h
    friend bool operator==(const StoredView &, const StoredView &) = default;
};

/// Which steps of a history to read.
struct HistoryPage {
    std::int64_t before = 0;  ///< only older ones; 0: from the newest
    std::size_t most = 100;
    std::string words;       ///< each in label, name, date or what the summary says that it changed; accents and case ignored
    bool onlyNamed = false;  ///< snapshots only
};

/// A graph on the disk, as one SQLite file. Whoever opens it first writes; others read, and know why. One thread at a time.
/// Errors: Io (disk, permission), Syntax (no project, or damaged), Schema (rows that contradict one another), Cancelled.
class Project
{
public:
    Project(Project &&) noexcept;
    Project &operator=(Project &&) noexcept;
    ~Project();  ///< closes: afterwards it is one file

    /// A new file with all of \a graph, whole or not at all; \a path must not exist. O(graph).
    static Result<Project> create(const std::filesystem::path &path, const KnowledgeGraph &graph, const RunContext &context = {});
    /// Opens, checks the file's integrity and fills \a graph. Read-only when another one has it open, when it may not be written to, or when a newer
    /// Relata made it. One of an older Relata is brought up to date, after a copy beside it. O(file).
    static Result<Project> open(const std::filesystem::path &path, KnowledgeGraph &graph, const RunContext &context = {});
    /// Opens it as open() does for somebody who has its graph already, row for row: that is not read. O(file).
    static Result<Project> attach(const std::filesystem::path &path, const RunContext &context = {});
    /// Only the graph, as it stands; takes no lock. Errors as open().
    static Result<KnowledgeGraph> read(const std::filesystem::path &path, const RunContext &context = {});
    /// Only a view that it remembers; takes no lock and checks nothing else.
    static Result<std::optional<StoredView>> readView(const std::filesystem::path &path, std::string_view name);
    /// What a project holds beside its data. The file is not written to.
    struct Beside {
        std::size_t steps = 0;  ///< of its history
        std::size_t views = 0;  ///< that somebody kept under a name
    };
    static Result<Beside> readBeside(const std::filesystem::path &path);
    static bool looksLikeOne(std::string_view firstBytes);

    const std::filesystem::path &path() const;
    bool isReadOnly() const { return !whyReadOnly().empty(); }
    const std::string &whyReadOnly() const;  ///< one sentence; empty = may be written to
    const std::string &notice() const;       ///< what opening it did to the file, one sentence; empty = nothing

    /// What stands under the project's name: its file, none any more, or one that somebody put there. Where it cannot be told: Ours. O(1).
    enum class Place { Ours, Empty, AnothersFile };
    Place place() const;
    /// Writes a file that was removed again, history included; false when it was there. Error::Io when it cannot be.
    Result<bool> putBack();

    /// One edit, one transaction: on the disk when it returns, or nothing of it. A file that was removed meanwhile is put back first. \a diff must
    /// fit the graph as committed so far. Returns the step's id.
    Result<std::int64_t> commit(const GraphDiff &diff, std::string_view label);
    Result<std::vector<HistoryStep>> history() const;                         ///< oldest first
    Result<std::vector<HistoryStep>> history(const HistoryPage &page) const;  ///< newest first. O(steps passed over)
    Result<std::size_t> historySize() const;
    Result<StepSummary> touched(std::int64_t id) const;  ///< by step \a id. Error::NotFound
    /// The edit that leads from the newest state back to that after step \a id (0: as created). To be committed like any other. O(n log n) of the
    /// steps since.
    Result<GraphDiff> backTo(std::int64_t id) const;
    Result<void> nameStep(std::int64_t id, std::string_view name);  ///< a named snapshot; empty = no longer one

    /// No step of the history; on the disk when it returns. \a places: of entities, see entityplaces.h. O(size).
    Result<void> rememberView(std::string_view name, std::string_view state, std::string_view places = {});
    Result<std::optional<StoredView>> view(std::string_view name) const;
    Result<void> forgetView(std::string_view name);      ///< nothing happens when there is none
    Result<std::vector<std::string>> viewNames() const;  ///< of all that were remembered, by name

    /// Moves what was committed from SQLite's log into the file itself, so that a copy of that file alone has it. Waits for nobody: what another
    /// one reads just now stays in the log. O(log).
    Result<void> settle() const;
    /// A copy as it stands, history included, whole or not at all; replaces what is there.
    Result<void> saveCopy(const std::filesystem::path &path) const;

private:
    struct Private;
    explicit Project(std::unique_ptr<Private> d);
    static Result<Project> openFile(const std::filesystem::path &path, KnowledgeGraph *graph, const RunContext &context);  ///< none: not to be read
    std::unique_ptr<Private> d;
};

/// What was saved of a damaged project; the first note says how much, the others what was lost or mended.
struct RecoveryReport : IoReport {
    bool incomplete = false;  ///< something was lost or mended
};

/// Reads what can be read of the damaged project \a from, which stays as it is, into the new project \a to.
Result<RecoveryReport> recoverProject(const std::filesystem::path &from, const std::filesystem::path &to);

}  // namespace relata
