// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/cellvalues.h"
#include "model/tables/columnmapping.h"
#include "model/tables/guess.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

// Inside model/tables only: the parts of a guess.

/// A table with the row that names its columns; what guesses ask of it. The first 2,000 rows count.
class TableSample
{
public:
    TableSample(const Table &table, std::size_t headerRow);

    const Table &table() const { return m_table; }
    std::size_t header() const { return m_header; }  ///< rowCount() = none
    std::size_t firstRow() const { return m_header < m_table.rowCount() ? m_header + 1 : 0; }
    std::size_t endRow() const { return m_end; }
    std::size_t columns() const { return m_words.size(); }
    const std::string &name(std::size_t column) const { return m_names[column]; }
    const std::string &words(std::size_t column) const { return m_words[column]; }  ///< see headerWords()
    const std::vector<std::string> &allWords() const { return m_words; }
    std::optional<std::size_t> columnOf(std::string_view words) const;

    /// How many cells of the column have something, and of those how many pass.
    std::size_t filled(std::size_t column) const;
    double share(std::size_t column, const std::function<bool(std::string_view)> &pass) const;  ///< 0 when none is filled
    std::size_t distinct(std::size_t column) const;

private:
    const Table &m_table;
    std::size_t m_header, m_end;
    std::vector<std::string> m_names, m_words;
};

bool isDateLike(std::string_view text);  ///< EDTF, or three numbers with / . or -
/// Most of its cells are days, or all of them are written like 20200131.
bool isDayColumn(const TableSample &sample, std::size_t column);
bool isSense(std::string_view text);  ///< directed, undirected, mutual
bool isUrl(std::string_view text);

/// The row that names the columns: the first one with two filled cells, titles above it passed over.
std::size_t likelyHeader(const Table &table);

/// endsAmong() by names, except where “from” and “to” are dates of somebody.
std::optional<std::pair<std::size_t, std::size_t>> endsOf(const TableSample &sample);
/// Two columns whose rows link somebody with something.
struct LikelyEnds {
    std::size_t source = 0, target = 0;
    std::string sourceType, targetType;
    std::string doubt;        ///< see TableMapping
    std::string predicate{};  ///< where no column has one
};
/// Somebody, a post and where it is, since when; or the same people again and again, beside organisations.
std::optional<LikelyEnds> postEnds(const TableSample &sample);
/// The first two columns of names, which is a guess.
std::optional<LikelyEnds> firstNames(const TableSample &sample);
/// Two columns whose headings differ by the word that parts two ends: “node_id_start” and “node_id_end”, “FromLodgeID” and “ToLodgeID”.
std::optional<std::pair<std::size_t, std::size_t>> markedEnds(const TableSample &sample);
/// Two columns of ids of something else, in rows that tell links: “person_id”, “company_id”, “role”.
std::optional<LikelyEnds> idEnds(const TableSample &sample);
/// Columns that name or class the ends beside their ids: “related_name” of “related_id”.
void nameTheEnds(const TableSample &sample, std::vector<ColumnUse> &uses);
/// Tables of which two columns hold keys of the others are edge lists between these, whatever their headings say. \a mappings are of the same tables.
void guessRelations(const std::vector<Table> &tables, std::vector<TableMapping> &mappings);
/// Columns of the two shapes that have roles; reasons are added to \a mapping.reason.
void guessStatementColumns(const TableSample &sample, TableMapping &mapping, const std::optional<LikelyEnds> &ends = {});
void guessEntityColumns(const TableSample &sample, TableMapping &mapping);
/// Neo4j's admin import: the header says all. False when it is none.
bool guessNeo4j(const TableSample &sample, TableMapping &mapping);
/// Neo4j's export (APOC) of all nodes and relationships into one table, or a part of it. False when it is none.
bool guessNeo4jExport(const TableSample &sample, TableMapping &mapping);
/// The nodes and the relationships of such an export as two tables with all its columns; any other table as it is.
std::vector<Table> partsOfNeo4jExport(Table table);
/// A matrix, an adjacency list or an edge list without header. False when it is none.
bool guessGrid(const Table &table, std::size_t header, TableMapping &mapping);
void guessMatrixDirection(const Table &table, std::size_t header, TableMapping &mapping);

/// Where one column names the source and another one the document, the source is who published it.
void settleSource(const TableSample &sample, TableMapping &mapping);
/// Columns of an entity table with links that say where these are told: the document, the page, the words, who says so and when.
void guessEvidenceOfLinks(const TableSample &sample, TableMapping &mapping);

/// Columns of entity tables whose values name rows of \a tables become links. \a mappings are of the same tables.
void guessLinks(const std::vector<Table> &tables, std::vector<TableMapping> &mappings);

/// Sheets of a workbook that tell about the others (a cover, notes, a list of the columns) are ignored, when another one is surely a table.
void leaveOutPages(const std::vector<Table> &tables, std::vector<TableMapping> &mappings);

/// A column's name in a sentence.
inline std::string quoted(const std::string &name)
{
    return "“" + name + "”";
}

/// "Reports_To" and "reportsTo" as people write it: "reports to".
std::string spokenName(std::string_view header);

}  // namespace relata
