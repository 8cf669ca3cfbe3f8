// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace relata {

class Database;

/// One prepared statement of SQL. Columns and parameters count from 0 and 1, as SQLite does. Texts are valid until the next step.
class SqlStatement
{
public:
    SqlStatement(SqlStatement &&) noexcept = default;
    SqlStatement &operator=(SqlStatement &&) noexcept = default;

    void bind(int parameter, std::string_view text);
    void bindBytes(int parameter, std::string_view bytes);
    void bind(int parameter, std::int64_t number);
    void bindNull(int parameter);
    /// True: a row is there. False: the end. Error::Io with SQLite's reason.
    Result<bool> step();
    /// Steps once, expects no row, and is ready for the next values.
    Result<void> run();
    void reset();
    std::string_view text(int column) const;
    std::string_view bytes(int column) const;
    std::int64_t number(int column) const;
    bool isNull(int column) const;

private:
    friend class Database;
    SqlStatement() = default;
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    std::string m_file;
};

/// One connection to an SQLite file. To be used by one thread at a time. Every error carries the file's name.
class Database
{
public:
    /// Watch: reads for as long as it stays open, while others may write. Salvage: reads what is there, even when the file is shorter than it says.
    enum class Access { Create, Write, Read, Watch, Salvage };
    static Result<Database> open(const std::filesystem::path &path, Access access);
    /// True when nobody has \a path open and SQLite would put files of its log beside it merely to read it. Read and Salvage do without them then:
    /// the folder stays as it is, and whoever writes to the file meanwhile is not seen.
    static bool isReadAlone(const std::filesystem::path &path);

    Result<SqlStatement> prepare(std::string_view sql) const;
    Result<void> run(const char *sql) const;  ///< one or more statements, rows ignored
    /// First column of the first row; none when there is no row.
    Result<std::optional<std::string>> first(std::string_view sql) const;
    /// A copy of the whole as it stands, by SQLite's online backup, into the new file \a target.
    Result<void> copyTo(const std::filesystem::path &target) const;
    /// What stands in the log beside the file goes into it, and then the log goes. On an error both stay, and hold all.
    Result<void> makeOneFile() const;
    const std::string &file() const { return m_file; }

private:
    struct Close {
        void operator()(sqlite3 *database) const;
    };
    std::unique_ptr<sqlite3, Close> m_database;
    std::string m_file;
};

/// All or nothing: rolls back unless committed.
class Transaction
{
public:
    static Result<Transaction> begin(const Database &database);
    Transaction(Transaction &&other) noexcept : m_database(other.m_database) { other.m_database = nullptr; }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Result<void> commit();  ///< on the disk when it returns

private:
    explicit Transaction(const Database &database) : m_database(&database) {}
    const Database *m_database;
};

}  // namespace relata
