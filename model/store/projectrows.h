// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/store only: records out of rows.

#include "model/graph/knowledgegraph.h"
#include "model/store/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace relata {

// All columns in the order that the functions below expect; rows in any order.
extern const char *const documentRows, *const entityRows, *const statementRows;
/// What is wrong with a field of a row.
struct RowFault {
    int column = 0;
    std::string text;  ///< as it stands there, U+FFFD for bytes that are no text
};
using RowFaults = std::vector<RowFault>;
/// Into a record that may be that of another row: its memory is used again. With \a faults all that can be understood is taken, and never an error;
/// what cannot be is empty, neutral or asserted then.
Result<void> take(const SqlStatement &row, Document &document, RowFaults *faults = nullptr);
Result<void> take(const SqlStatement &row, Entity &entity, RowFaults *faults = nullptr);
Result<void> take(const SqlStatement &row, Statement &statement, RowFaults *faults = nullptr);
/// The field of a column in words, and that field of \a from into \a to.
const char *columnName(const Document &, int column);
const char *columnName(const Entity &, int column);
const char *columnName(const Statement &, int column);
void copyColumn(Document &to, const Document &from, int column);
void copyColumn(Entity &to, const Entity &from, int column);
void copyColumn(Statement &to, const Statement &from, int column);
std::string mendedText(std::string_view text);  ///< U+FFFD for bytes that are no text
/// Whether all texts of a record are UTF-8; a file that was spoiled, or written by others, may have other bytes. O(bytes)
bool isAllText(const Document &document);
bool isAllText(const Entity &entity);
bool isAllText(const Statement &statement);
std::string textOf(const SqlStatement &row, int column);
/// What the graph says of itself; \a schema stays as it is when the file has none.
Result<GraphInfo> readInfo(const Database &database, Schema &schema);
Error contradiction(const Database &database, const std::string &what);

}  // namespace relata
