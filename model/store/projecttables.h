// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"
#include "model/io/formats.h"
#include "model/store/database.h"

#include <string>
#include <vector>

namespace relata {

inline constexpr int projectApplicationId = 0x526C7461;  ///< "Rlta"
inline constexpr int projectVersion = 3;
extern const char *const historyTables;  ///< those that version 2 brought

/// Writes records as rows; the tables are in README.md. Prepared once, used for many rows.
class RowWriter
{
public:
    static Result<RowWriter> on(const Database &database);
    /// Rows that have the effect of \a diff, in the order that references allow.
    Result<void> write(const Database &database, const GraphDiff &diff);

private:
    Result<void> write(DocumentId id, const Document &document);
    Result<void> write(EntityId id, const Entity &entity);
    Result<void> write(StatementId id, const Statement &statement);
    Result<void> remove(SqlStatement &statement, std::size_t id);

    explicit RowWriter(std::vector<SqlStatement> statements) : m_sql(std::move(statements)) {}
    std::vector<SqlStatement> m_sql;  ///< by RowWriter::Use
};

Result<void> makeTables(const Database &database);
Result<void> writeMeta(const Database &database, const GraphInfo &info, const Schema &schema);
Result<void> writeSchema(const Database &database, const Schema &schema);

/// The graph of the rows, with the ids of the rows. Error::Schema when they contradict one another. O(rows).
Result<KnowledgeGraph> readTables(const Database &database, const RunContext &context);
/// Only these entities, under their numbers (ascending, entity.id), with the schema. O(numbers log entities).
Result<KnowledgeGraph> readEntities(const Database &database, const std::vector<std::int64_t> &numbers);
/// Every entity anew in the full-text index: its words as search compares them.
Result<void> indexNames(const Database &database);
/// What can still be read of a damaged file, with what had to be left out in \a report. Ids may differ from the rows'.
Result<KnowledgeGraph> salvageTables(const Database &database, IoReport &report);

}  // namespace relata
