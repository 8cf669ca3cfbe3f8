// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/tables only.

#include "model/graph/records.h"
#include "model/tables/tablelinks.h"

#include <cstddef>
#include <string>
#include <vector>

namespace relata {

/// The values of a cell of Alias or Link, by the separators of its column, else of the table; “Pérez, Juan” is one alias.
std::vector<std::string> splitList(const TableColumns &columns, std::size_t row, std::size_t column);
bool hasLinks(const TableColumns &columns, std::size_t row);  ///< some cell of Link has a value
void addOnce(std::vector<std::string> &values, const std::string &value);
/// One more value for a key that is there joins the first.
void put(Properties &properties, const std::string &key, const std::string &value);
/// The cell under its column's key, when there is something in it.
void addProperty(const TableColumns &columns, std::size_t row, std::size_t column, Properties &properties);

}  // namespace relata
