// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/tables only: what a Frictionless data package says of its tables.

#include "model/tables/columnmapping.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace relata {

struct ForeignKey {
    std::string column, table;  ///< of one column; the table that it names may be its own
    bool isId = false;          ///< it names the primary key of it
};

struct TableSchema {
    std::string table;
    std::vector<std::string> fields;  ///< names of the columns
    std::string primaryKey;           ///< of one column; else empty
    std::vector<ForeignKey> foreignKeys;
    std::vector<std::string> missing;  ///< texts that stand for nothing
    char delimiter = 0;                ///< 0 = not told
    bool hasHeader = true;
    bool isPart = false;           ///< of a resource with other tables, too, whose ids are of one space
    std::optional<bool> dayFirst;  ///< of dates with slashes; nothing where no field says it, or two differ
};

/// Of a resource; what is of another kind than the specification has it is passed over.
TableSchema schemaOfResource(const nlohmann::ordered_json &resource);

/// \a table as the schema has it: a header where it has none (the fields, else “field1”, “field2” …), and nothing where a text stands for nothing.
Table inSchema(Table table, const TableSchema &schema);

/// Sets in \a mappings, which are guesses, what \a schemas tell; all three in the same order. Returns what there is to note: keys of columns that
/// are not there. O(cells of primary keys and days).
std::vector<std::string> applySchemas(const std::vector<Table> &tables, const std::vector<TableSchema> &schemas, std::vector<TableMapping> &mappings);

}  // namespace relata
