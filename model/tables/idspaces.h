// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/tables only.

#include "model/tables/columnmapping.h"

#include <functional>
#include <string>
#include <vector>

namespace relata {

/// The space of a table that is called so: “people:”, “people-2:” where \a isTaken is true of that, and so on.
std::string freeSpace(const std::string &table, const std::function<bool(const std::string &space)> &isTaken);

/// Tables whose rows have the same ids and different names (person 1 and company 1) get a space each, which ends in a colon (see ColumnUse::space);
/// columns of any table that hold such ids get the space of the table that they mean: by its heading, else by where all of its values stand, else
/// its own. One that may mean several is doubted. \a mappings are of the same tables, with their links. O(cells).
void scopeIds(const std::vector<Table> &tables, std::vector<TableMapping> &mappings);

}  // namespace relata
