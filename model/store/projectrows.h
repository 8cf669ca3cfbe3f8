// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/store only: records out of rows.

#include "model/graph/knowledgegraph.h"
#include "model/store/database.h"

#include <string>

namespace relata {

// All columns in the order that the functions below expect; rows in any order.
extern const char *const documentRows, *const entityRows, *const statementRows;
/// Into a record that may be that of another row: its memory is used again.
Result<void> take(const SqlStatement &row, Document &document);
Result<void> take(const SqlStatement &row, Entity &entity);
Result<void> take(const SqlStatement &row, Statement &statement);
/// Whether all texts of a record are UTF-8; a file that was spoiled, or written by others, may have other bytes. O(bytes)
bool isAllText(const Document &document);
bool isAllText(const Entity &entity);
bool isAllText(const Statement &statement);
/// U+FFFD in place of what is none.
void mendTexts(Document &document);
void mendTexts(Entity &entity);
void mendTexts(Statement &statement);
std::string textOf(const SqlStatement &row, int column);
/// What the graph says of itself; \a schema stays as it is when the file has none.
Result<GraphInfo> readInfo(const Database &database, Schema &schema);
Error contradiction(const Database &database, const std::string &what);

}  // namespace relata
