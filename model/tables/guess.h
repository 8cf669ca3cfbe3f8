// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/columnmapping.h"

#include <vector>

namespace relata {

/// What the tables most likely say, one entry for each, with the reason in words. Told by the names of the columns (Gephi, Kumu, Neo4j, Cytoscape,
/// plain English and Spanish, Relata's own), then by what stands in them: names in the first row and column are a matrix, a first row that comes
/// again is data, a column whose values are names of other rows links to them, a sheet that only tells about the others is ignored. The first 2,000
/// rows are looked at. O(cells looked at).
ColumnMapping guessMapping(const std::vector<Table> &tables);

/// How days with slashes are written, in all rows of the columns that are times: the first one that can be read in one way only decides for all.
struct DayOrder {
    bool dayFirst = false;  ///< where nothing decides: as the numbers or the language of the headings have it
    std::string reason;     ///< in words; empty = there are no such days
    std::string doubt;      ///< nothing decides, or some are written one way and some the other
    std::string example;    ///< a day that may be two, where there is a doubt
};
bool isTime(ColumnRole role);  ///< said, holds, published
DayOrder dayOrder(const Table &table, const TableMapping &mapping);

/// The same for one table when its shape, or the line of its header (0 = none), is known: for changing a guess.
TableMapping guessAs(const Table &table, TableShape shape, int headerLine);

}  // namespace relata
