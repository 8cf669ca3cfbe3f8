// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/columnmapping.h"

#include <vector>

namespace relata {

/// What the tables most likely say, one entry for each, with the reason in words. Told by the names of the columns (Gephi, Kumu, Neo4j, Cytoscape,
/// plain English and Spanish, Relata's own), then by what stands in them: names in the first row and column are a matrix, a first row that comes
/// again is data, a column whose values are names of other rows links to them. The first 2,000 rows are looked at. O(cells looked at).
ColumnMapping guessMapping(const std::vector<Table> &tables);

/// The same for one table when its shape, or the line of its header (0 = none), is known: for changing a guess.
TableMapping guessAs(const Table &table, TableShape shape, int headerLine);

}  // namespace relata
