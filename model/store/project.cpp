// SPDX-License-Identifier: Apache-2.0
#include "model/store/project.h"

#include "model/io/unfinished.h"
#include "model/store/diffjson.h"
#include "model/store/projectmigration.h"
#include "model/store/projectprivate.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace relata {
namespace {

namespace fs = std::filesystem;

fs::path folderOf(const fs::path &path)
{
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void sync(const fs::path &path)
{
    if (const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC); file >= 0) {
        ::fsync(file);
        ::close(file);
    }
}

/// Gives a finished file its name. The disk has it when this returns.
Result<void> rename(Unfinished &made, const fs::path &path)
{
    sync(made.path());
    if (::rename(made.path().c_str(), path.c_str()) != 0)
        return projectFault(path, std::string("cannot be written; nothing was changed: ") + std::strerror(errno));
    made.keep();
    sync(folderOf(path));
    return {};
}

Result<void> fill(const fs::path &path, const KnowledgeGraph &graph, const RunContext &context)
{
    auto database = Database::open(path, Database::Access::Create);
    if (!database)
        return database.error();
    if (const auto done = database->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"); !done)
        return done.error();  // nobody sees the file before it is whole
    auto transaction = Transaction::begin(*database);
    if (!transaction)
        return transaction.error();
    if (const auto done = makeTables(*database); !done)
        return done.error();
    if (const auto done = writeMeta(*database, graph.info(), graph.schema()); !done)
        return done.error();
    auto rows = RowWriter::on(*database);
    if (!rows)
        return rows.error();
    GraphDiff all = asAdditions(graph);
    all.schema.reset();
    if (context.cancelled())
        return Error::cancelled();
    if (const auto done = rows->write(*database, all); !done)
        return done.error();
    return transaction->commit();
}

/// What SQLite's check found, without its heading.
std::string inOneLine(std::string found)
{
    constexpr std::string_view heading = "*** in database main ***\n";
    if (found.starts_with(heading))
        found.erase(0, heading.size());
    std::replace(found.begin(), found.end(), '\n', ' ');
    return found;
}

/// The version of the tables of a whole project of ours; above projectVersion a newer Relata made it.
Result<int> check(const Database &database)
{
    const auto syntax = [&](const std::string &what) { return Error{Error::Code::Syntax, what, database.file(), 0, 0}; };
    const auto application = database.first("PRAGMA application_id");
    if (!application)
        return application.error();
    if (**application != std::to_string(projectApplicationId))
        return syntax("is an SQLite file of another program. Expected a Relata project");
    const auto version = database.first("PRAGMA user_version");
    if (!version)
        return version.error();
    const int made = std::stoi(**version);  // SQLite keeps 32 bits
    if (made < 1)
        return syntax("has no version. Expected a Relata project");
    const auto whole = database.first("PRAGMA quick_check(1)");
    if (!whole)
        return whole.error();
    if (!*whole || **whole != "ok")
        return syntax("is damaged (" + inOneLine(whole->value_or("no answer"))
                      + "). Expected a whole project; “relata recover” saves what can be read");
    return made;
}

Result<KnowledgeGraph> readOnce(const fs::path &path, const RunContext &context)
{
    const auto database = Database::open(path, Database::Access::Read);
    if (!database)
        return database.error();
    if (const auto checked = check(*database); !checked)
        return checked.error();
    return readTables(*database, context);
}

/// Changes when somebody writes to \a path or to its log.
std::array<std::int64_t, 6> stampOf(const fs::path &path)
{
    std::array<std::int64_t, 6> stamp{};
    std::size_t i = 0;
    for (const char *part : {"", "-wal", "-shm"}) {
        struct stat now;
        const bool there = ::stat(fs::path(path).concat(part).c_str(), &now) == 0;
        stamp[i++] = there ? now.st_size : -1;
        stamp[i++] = there ? now.st_mtim.tv_sec * 1'000'000'000 + now.st_mtim.tv_nsec : 0;
    }
    return stamp;
}

}  // namespace

std::string utcNow()
{
    const std::time_t seconds = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

Error projectFault(const fs::path &path, const std::string &what, Error::Code code)
{
    return {code, what, path.string(), 0, 0};
}

Result<void> copyProject(const Database &database, const fs::path &path)
{
    removeAbandoned(folderOf(path));
    Unfinished made(folderOf(path));
    if (const auto done = database.copyTo(made.path()); !done) {
        Error error = done.error();
        error.file = path.string();
        return error;
    }
    return rename(made, path);
}

Result<void> Project::Private::write(Database made)
{
    rows.reset();  // its statements belong to the file before
    database.emplace(std::move(made));
    rememberFile();
    if (const auto done = database->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"); !done)
        return done.error();
    auto prepared = RowWriter::on(*database);
    if (!prepared)
        return prepared.error();
    rows.emplace(std::move(*prepared));
    return {};
}

void Project::Private::rememberFile()
{
    struct stat now;
    if (::stat(path.c_str(), &now) == 0) {
        device = now.st_dev;
        inode = now.st_ino;
    }
}

Project::Place Project::place() const
{
    struct stat now;
    if (d->inode == 0)
        return Place::Ours;  // shown only
    if (::stat(d->path.c_str(), &now) == 0)
        return now.st_dev == d->device && now.st_ino == d->inode ? Place::Ours : Place::AnothersFile;
    return errno == ENOENT || errno == ENOTDIR ? Place::Empty : Place::Ours;
}

Result<bool> Project::putBack()
{
    if (isReadOnly() || place() != Place::Empty)
        return false;
    if (const auto there = d->ensureFile(); !there)
        return there.error();
    return true;
}

Result<void> Project::Private::ensureFile()
{
    struct stat now;
    if (::stat(path.c_str(), &now) == 0) {
        if (now.st_dev == device && now.st_ino == inode)
            return rows ? Result<void>() : write(std::move(*std::exchange(database, std::nullopt)));
        return projectFault(path, "another file was put in its place. Expected the project that is open; keep it under another name");
    }
    if (errno != ENOENT && errno != ENOTDIR)
        return projectFault(path, std::string("cannot be reached: ") + std::strerror(errno));
    if (const auto copied = copyProject(*database, path); !copied)
        return projectFault(path, "was removed, and cannot be put back yet: " + copied.error().message);
    lock.reset();
    lock = ProjectLock::of(path);
    auto made = Database::open(path, Database::Access::Write);  // nothing is read yet
    if (!made)
        return made.error();
    rows.reset();
    database.reset();  // before the new one is read: both would use the log of one name
    std::error_code ignored;
    for (const char *log : {"-wal", "-shm"})
        fs::remove(fs::path(path).concat(log), ignored);  // what stood there is in the copy
    return write(std::move(*made));
}

Project::Project(std::unique_ptr<Private> made) : d(std::move(made)) {}
Project::Project(Project &&) noexcept = default;
Project &Project::operator=(Project &&) noexcept = default;
Project::~Project() = default;

const fs::path &Project::path() const
{
    return d->path;
}

const std::string &Project::whyReadOnly() const
{
    return d->whyReadOnly;
}

const std::string &Project::notice() const
{
    return d->notice;
}

bool Project::looksLikeOne(std::string_view firstBytes)
{
    return firstBytes.starts_with(std::string_view("SQLite format 3\0", 16));
}

Result<Project> Project::create(const fs::path &path, const KnowledgeGraph &graph, const RunContext &context)
{
    std::error_code failed;
    if (fs::exists(fs::symlink_status(path, failed)))
        return projectFault(path, "exists already. Expected a new name");
    {
        removeAbandoned(folderOf(path));
        Unfinished made(folderOf(path));
        if (const int why = made.write({}); why != 0)  // SQLite does not say it so clearly
            return projectFault(path, "cannot be made: " + std::generic_category().message(why));
        if (const auto done = fill(made.path(), graph, context); !done) {
            Error error = done.error();
            error.file = path.string();
            return error;
        }
        if (const auto done = rename(made, path); !done)
            return done.error();
    }
    return attach(path, context);
}

Result<Project> Project::open(const fs::path &path, KnowledgeGraph &graph, const RunContext &context)
{
    return openFile(path, &graph, context);
}

Result<Project> Project::attach(const fs::path &path, const RunContext &context)
{
    return openFile(path, nullptr, context);
}

Result<Project> Project::openFile(const fs::path &path, KnowledgeGraph *graph, const RunContext &context)
{
    std::error_code failed;
    if (!fs::exists(path, failed))
        return projectFault(path, failed ? "cannot be read: " + failed.message() : "does not exist");
    auto d = std::make_unique<Private>();
    d->path = path;
    if (::access(path.c_str(), W_OK) != 0)
        d->whyReadOnly = "This project may not be written to, so it is shown only.";
    else if (ProjectLock::Refusal why{}; !(d->lock = ProjectLock::of(path, &why)))
        d->whyReadOnly = why == ProjectLock::Refusal::Taken ? "This project is open elsewhere, so it is shown only."
                                                            : "The folder of this project takes no file of ours, so it is shown only.";
    if (d->lock)
        removeAbandoned(folderOf(path));
    const bool apart = d->lock && Database::isReadAlone(path);             // first as a stranger's: what cannot be read is left as it was found
    const bool elsewhere = !d->lock && ::access(path.c_str(), W_OK) == 0;  // whoever has it may write at any time
    auto opened = Database::open(path, d->lock && !apart ? Database::Access::Write : elsewhere ? Database::Access::Watch : Database::Access::Read);
    if (elsewhere && (!opened || !check(*opened)))
        opened = Database::open(path, Database::Access::Read);
    if (!opened)
        return opened.error();
    std::optional<Database> database(std::move(*opened));
    const auto version = check(*database);
    if (!version)
        return version.error();
    d->version = *version;
    const auto readInto = [&](KnowledgeGraph *&target) -> Result<void> {
        if (!target)
            return {};
        auto read = readTables(*database, context);
        if (!read)
            return read.error();
        *std::exchange(target, nullptr) = std::move(*read);
        return {};
    };
    if (d->version == projectVersion)
        if (const auto read = readInto(graph); !read)
            return read.error();
    if (apart && d->version <= projectVersion) {
        database.reset();
        auto again = Database::open(path, Database::Access::Write);
        if (!again)
            return again.error();
        database.emplace(std::move(*again));
    }
    if (d->version > projectVersion) {
        d->whyReadOnly = "A newer Relata made this project, so it is shown only.";
        d->lock.reset();
    } else if (d->version < projectVersion && d->lock) {
        const fs::path backup = backupPath(path, d->version);
        auto done = copyProject(*database, backup);
        if (done)
            done = migrateTables(*database, d->version);
        if (done) {
            d->version = projectVersion;
            d->notice =
                "An older Relata made this project. It is up to date now; as it was, it stands beside it: " + backup.filename().string() + ".";
        } else {
            d->whyReadOnly = "An older Relata made this project, and it could not be brought up to date, so it is shown only: " + done.error().text();
            d->lock.reset();
        }
    }
    if (const auto read = readInto(graph); !read)
        return read.error();
    if (!d->whyReadOnly.empty())
        d->database.emplace(std::move(*database));
    else if (const auto done = d->write(std::move(*database)); !done)
        return done.error();
    return Project(std::move(d));
}

Result<KnowledgeGraph> Project::read(const fs::path &path, const RunContext &context)
{
    for (int attempt = 0;; ++attempt) {
        const auto before = stampOf(path);
        const bool alone = attempt < 3 && Database::isReadAlone(path);
        auto graph = readOnce(path, context);
        if (!alone || stampOf(path) == before)
            return graph;
    }  // somebody has opened it meanwhile, whose log was not looked at
}

Result<std::int64_t> Project::commit(const GraphDiff &diff, std::string_view label)
{
    if (isReadOnly())
        return projectFault(d->path, d->whyReadOnly);
    if (const auto there = d->ensureFile(); !there)
        return there.error();
    auto transaction = Transaction::begin(*d->database);
    if (!transaction)
        return transaction.error();
    if (const auto done = d->rows->write(*d->database, diff); !done)
        return done.error();
    auto step = d->database->prepare("INSERT INTO history (made, label, edit) VALUES (?, ?, ?) RETURNING id");
    if (!step)
        return step.error();
    step->bind(1, utcNow());
    step->bind(2, label);
    step->bind(3, diffToJson(diff));
    const auto made = step->step();
    if (!made)
        return made.error();
    const std::int64_t id = step->number(0);
    if (const auto ended = step->run(); !ended)
        return ended.error();
    auto summary = d->database->prepare("INSERT INTO step VALUES (?, ?)");
    if (!summary)
        return summary.error();
    summary->bind(1, id);
    summary->bind(2, toJson(summaryOf(diff)));
    if (const auto ended = summary->run(); !ended)
        return ended.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return id;
}

Result<void> Project::settle() const
{
    return d->database->run("PRAGMA wal_checkpoint(PASSIVE)");
}

Result<void> Project::saveCopy(const fs::path &path) const
{
    return copyProject(*d->database, path);
}

Result<RecoveryReport> recoverProject(const fs::path &from, const fs::path &to)
{
    RecoveryReport report;
    std::error_code failed;
    if (!fs::exists(from, failed))
        return projectFault(from, failed ? "cannot be read: " + failed.message() : "does not exist");
    auto database = Database::open(from, Database::Access::Salvage);
    if (!database)
        return database.error();
    auto graph = salvageTables(*database, report);
    if (!graph)
        return graph.error();
    report.incomplete = !report.notes.empty();
    if (graph->entityCount() == 0 && graph->documentCount() == 0)
        return projectFault(from, "nothing in it can be read. Expected a Relata project", Error::Code::Syntax);
    const auto counted = [](std::size_t n, const char *one, const char *many) { return std::to_string(n) + " " + (n == 1 ? one : many); };
    report.notes.insert(report.notes.begin(), "Saved " + counted(graph->entityCount(), "entity", "entities") + ", "
                                                  + counted(graph->statementCount(), "statement", "statements") + " and "
                                                  + counted(graph->documentCount(), "document", "documents")
                                                  + ". The history and kept views are not taken along.");
    if (const auto project = Project::create(to, *graph); !project)
        return project.error();
    if (const auto again = Project::read(to); !again) {  // what a damaged file says may be nothing that a whole one can say
        std::error_code ignored;
        for (const char *part : {"", "-journal", "-wal", "-shm"})
            fs::remove(fs::path(to).concat(part), ignored);
        return again.error();
    }
    return report;
}

}  // namespace relata
