// SPDX-License-Identifier: Apache-2.0
#include "model/store/database.h"

#include <sqlite3.h>

#include <fstream>
#include <unistd.h>

namespace relata {
namespace {

Error failure(sqlite3 *database, const std::string &file, int code)
{
    std::string why = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    const int kind = code & 0xff;
    if (kind == SQLITE_FULL)
        why = "no space left";
    else if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED)
        why = "another program is writing to it";
    else if (kind == SQLITE_READONLY || kind == SQLITE_PERM)
        why = "it may not be written to";
    else if (kind == SQLITE_NOTADB)
        return {Error::Code::Syntax, "is no SQLite file. Expected a Relata project", file, 0, 0};
    else if (kind == SQLITE_CORRUPT)
        return {Error::Code::Syntax, "is damaged (" + why + "). Expected a whole project; “relata recover” saves what can be read", file, 0, 0};
    return {Error::Code::Io, "the project cannot be used: " + why, file, 0, 0};
}

std::filesystem::path beside(const std::filesystem::path &path, const char *ending)
{
    return std::filesystem::path(path).concat(ending);
}

bool isThere(const std::filesystem::path &path)
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

/// \a path as an address for SQLite.
std::string immutableUri(const std::filesystem::path &path)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string uri = path.is_absolute() ? "file://" : "file:";  // with an authority that is empty, whatever the path begins with
    for (const char c : path.string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#' || byte < 0x20)
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
        else
            uri += c;
    }
    return uri + "?immutable=1";
}

}  // namespace

void SqlStatement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void SqlStatement::bind(int parameter, std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), parameter, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void SqlStatement::bindBytes(int parameter, std::string_view bytes)
{
    sqlite3_bind_blob64(m_statement.get(), parameter, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_TRANSIENT);
}

void SqlStatement::bind(int parameter, std::int64_t number)
{
    sqlite3_bind_int64(m_statement.get(), parameter, number);
}

void SqlStatement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement.get(), parameter);
}

Result<bool> SqlStatement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return failure(sqlite3_db_handle(m_statement.get()), m_file, code);
}

Result<void> SqlStatement::run()
{
    const auto stepped = step();
    reset();
    if (!stepped)
        return stepped.error();
    return {};
}

void SqlStatement::reset()
{
    sqlite3_reset(m_statement.get());
}

std::string_view SqlStatement::text(int column) const
{
    // Half the calls of sqlite3_column_text() and _bytes(). The value is a protected one, since the connection keeps no mutex (SQLITE_OPEN_NOMUTEX).
    sqlite3_value *value = sqlite3_column_value(m_statement.get(), column);
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))) : std::string_view();
}

std::string_view SqlStatement::bytes(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))) : std::string_view();
}

std::int64_t SqlStatement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

bool SqlStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

void Database::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Result<Database> Database::open(const std::filesystem::path &path, Access access)
{
    int flags = access == Access::Create  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                : access == Access::Write ? SQLITE_OPEN_READWRITE
                                          : SQLITE_OPEN_READONLY;
    std::string name = path.string();
    const char *system = nullptr;
    bool onlyAsked = false;
    if (flags == SQLITE_OPEN_READONLY && access != Access::Watch && isReadAlone(path)) {
        if (!isThere(beside(path, "-wal"))) {
            name = immutableUri(path);
            flags |= SQLITE_OPEN_URI;
        } else if (::access(path.c_str(), W_OK) == 0) {  // the log's index in memory: SQLite has that only for who may write
            flags = SQLITE_OPEN_READWRITE;
            system = "unix-excl";
            onlyAsked = true;
        }
    }
    Database database;
    database.m_file = path.string();
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, system);
    database.m_database.reset(handle);
    if (code != SQLITE_OK)
        return failure(handle, database.m_file, code);
    sqlite3_busy_timeout(handle, 2000);
    const bool salvage = access == Access::Salvage;
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, salvage ? 0 : 1, nullptr);  // what a stranger's file says about itself must not hurt
    sqlite3_db_config(handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, salvage ? 1 : 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // SQLite 3.40 throws the log away when it is closed after the log's index could not be made: edits that stand only there were lost
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 512 << 20);
    if (onlyAsked)
        if (const auto done = database.run("PRAGMA query_only = 1"); !done)
            return done.error();
    return database;
}

bool Database::isReadAlone(const std::filesystem::path &path)
{
    // not of a file that is open: closing any other handle of it would let go what SQLite has locked
    if (isThere(beside(path, "-shm")))
        return false;
    char head[20] = {};
    std::ifstream file(path, std::ios::binary);
    return file.read(head, sizeof head) && head[18] == 2 && head[19] == 2;  // SQLite's file format: read and written by a log
}

Result<SqlStatement> Database::prepare(std::string_view sql) const
{
    SqlStatement statement;
    statement.m_file = m_file;
    sqlite3_stmt *made = nullptr;
    const int code = sqlite3_prepare_v3(m_database.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    statement.m_statement.reset(made);
    if (code != SQLITE_OK)
        return failure(m_database.get(), m_file, code);
    return statement;
}

Result<void> Database::run(const char *sql) const
{
    if (const int code = sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        return failure(m_database.get(), m_file, code);
    return {};
}

Result<std::optional<std::string>> Database::first(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto stepped = statement->step();
    if (!stepped)
        return stepped.error();
    return *stepped ? std::optional(std::string(statement->text(0))) : std::nullopt;
}

Result<void> Database::copyTo(const std::filesystem::path &target) const
{
    auto copy = open(target, Access::Create);
    if (!copy)
        return copy.error();
    sqlite3_backup *backup = sqlite3_backup_init(copy->m_database.get(), "main", m_database.get(), "main");
    if (!backup)
        return failure(copy->m_database.get(), copy->m_file, SQLITE_ERROR);
    sqlite3_backup_step(backup, -1);
    if (const int code = sqlite3_backup_finish(backup); code != SQLITE_OK)
        return failure(copy->m_database.get(), copy->m_file, code);
    return copy->makeOneFile();
}

Result<void> Database::makeOneFile() const
{
    if (const auto done = first("PRAGMA wal_checkpoint(TRUNCATE)"); !done)  // first column: 1 when another one reads from the log
        return done.error();
    else if (done->value_or("1") != "0")
        return failure(m_database.get(), m_file, SQLITE_BUSY);
    return run("PRAGMA journal_mode = DELETE");
}

Result<Transaction> Transaction::begin(const Database &database)
{
    if (const auto begun = database.run("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        (void)m_database->run("ROLLBACK");  // may have happened already, after a full disk
}

Result<void> Transaction::commit()
{
    const auto done = m_database->run("COMMIT");
    if (!done)
        return done.error();
    m_database = nullptr;
    return {};
}

}  // namespace relata
