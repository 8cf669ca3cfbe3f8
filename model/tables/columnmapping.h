// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/tables/table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// What the rows of a table are.
enum class TableShape : std::uint8_t {
    Entities,       ///< one row, one entity: a node list, or a wide table whose columns may name other entities
    Statements,     ///< one row, one statement: an edge list
    Matrix,         ///< names in the first row and column, a statement where they cross
    AdjacencyList,  ///< one row, one entity and the neighbours of it
    Ignored,
};
inline constexpr std::array allTableShapes{TableShape::Entities, TableShape::Statements, TableShape::Matrix, TableShape::AdjacencyList,
                                           TableShape::Ignored};
std::string_view toString(TableShape shape);  ///< "entities", "statements", "matrix", "adjacency list", "ignored": as in mapping files
std::optional<TableShape> tableShapeFromString(std::string_view text);

/// What a column says.
enum class ColumnRole : std::uint8_t {
    Ignore,
    Property,
    Id,
    // of entities
    Name,  ///< several are joined with a blank: first name, last name
    Type,
    Alias,
    Description,
    Link,  ///< names other entities: a statement each
    // of statements; those from Speaker on also of the links of an entity's row, which then are told so, each of them
    Source,
    SourceName,
    SourceType,
    Target,
    TargetName,
    TargetType,
    Ends,  ///< both in one, as Cytoscape has it: “ada (knows) bob”
    Predicate,
    Direction,  ///< directed, undirected or mutual
    Claim,
    Speaker,
    Locator,
    Quote,
    Modality,
    Polarity,
    Said,
    Holds,
    HoldsFrom,
    HoldsTo,
    HoldsBasis,
    Confidence,
    Status,
    Note,
    Weight,
    // of the document that a statement stands in
    Document,
    DocumentTitle,
    DocumentUrl,
    DocumentAuthor,
    DocumentPublisher,
    DocumentDate,
    DocumentLanguage,
};
inline constexpr std::size_t columnRoleCount = static_cast<std::size_t>(ColumnRole::DocumentLanguage) + 1;
std::string_view toString(ColumnRole role);  ///< "source", "source name" … as in mapping files
std::optional<ColumnRole> columnRoleFromString(std::string_view text);
/// The roles that columns of such a table may have, in the order in which people look for them; none of matrices and adjacency lists.
std::vector<ColumnRole> rolesOf(TableShape shape);
/// True of what an entity's row may say of its links: speaker, document, place in it, times …
bool isOfLinks(ColumnRole role);

struct ColumnUse {
    std::string column;  ///< its name, or its letters (“B”) where there is no header or no name
    ColumnRole role = ColumnRole::Property;
    std::string property;   ///< of Property: its key where it is not the column's name
    std::string predicate;  ///< of Link: label of the predicate; empty = the column's name
    std::string type;       ///< of Link, Source, Target: what is named and no table describes; empty = unknown
    /// Of Id, Source, Target, Link: ids count within it only (Neo4j's “:ID(Person)”). One that ends in a colon (“people:”) stands before all of its
    /// ids, and an id alone is found only where no two spaces have it.
    std::string space;
    std::size_t place = 0;       ///< of several with one role, those with smaller ones come first, equal ones as they stand; not saved
    std::string list;            ///< of Property, Type: its values are parted by this character (Neo4j's arrays and labels)
    std::optional<bool> commas;  ///< of Property, Weight: TableColumns::hasDecimalCommas(), where more rows than the table's decided it; not saved
    friend bool operator==(const ColumnUse &, const ColumnUse &) = default;
};

struct TableMapping {
    std::string table;  ///< name of the sheet or file
    TableShape shape = TableShape::Entities;
    int headerLine = 0;                 ///< line with the names of the columns; 0 = there is none
    std::vector<ColumnUse> columns;     ///< in the order of the table
    std::string type;                   ///< of the entities of rows without one; empty = unknown
    std::string predicate;              ///< of statements without one; empty = “linked to”
    bool directed = true;               ///< of statements that do not say
    bool dayFirst = false;              ///< 03/04/2020 is 3 April, otherwise 4 March
    bool decimalComma = false;          ///< 1,5 in a weight is one and a half
    std::string listSeparators = "|;";  ///< between the values of Alias and Link
    std::string reason;                 ///< why it was guessed so, one sentence; not saved
    std::string doubt;                  ///< why somebody should look at the guess, one sentence; empty = its headings are known; not saved
    bool settled = false;               ///< the header said all: columns that name other entities are not looked for; not saved
    friend bool operator==(const TableMapping &, const TableMapping &) = default;
};

/// How tables become a graph. A value; saved as JSON and used again on tables with the same columns.
struct ColumnMapping {
    std::vector<TableMapping> tables;
    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;

    bool isDoubtful() const;  ///< a table of it has a doubt
    std::string json() const;
    /// Errors with file and, where it is known, line: no JSON, unknown words.
    static Result<ColumnMapping> parse(std::string_view json, const std::string &file);

    /// This mapping for \a tables, one entry each, in their order: by the name of the table, or the only one left, or the one whose columns are all
    /// there; tables that none fits are ignored. Columns that the mapping does not know become properties. Error::Schema when a column that is
    /// needed (an end, an id, a name) is not there, naming the table and those it has.
    Result<ColumnMapping> fittedTo(const std::vector<Table> &tables) const;
};

/// The index of the header row in \a table; rowCount() when there is none.
std::size_t headerRow(const Table &table, const TableMapping &mapping);
/// Name of a column: of its header, trimmed; else its letters.
std::string columnName(const Table &table, std::size_t headerRow, std::size_t column);

}  // namespace relata
