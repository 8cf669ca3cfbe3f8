// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"
#include "model/tables/columnmapping.h"

#include <filesystem>
#include <string>
#include <vector>

namespace relata {

/// The graph of \a tables as \a mapping reads them, which has one entry for each (see ColumnMapping::fittedTo and guessMapping). All tables together
/// make one graph: ends and links name entities by id, else by name, in whichever table those stand; what no table describes is made. Statements
/// whose row names no document stand in the file that the table came from, with an unknown speaker. Rows that repeat an id add to its entity. The
/// report names the guess, what was left out (with line and reason) and values that could not be read, which stay properties. Errors: Schema (a
/// mapping without ends, not one entry for each table), Cancelled. O(cells), beside the graph some bytes an entity.
Result<LoadedGraph> graphFromTables(const std::vector<Table> &tables, const ColumnMapping &mapping, const RunContext &context = {});

/// The files' tables, read, guessed (or fitted to \a mapping, when it has tables) and made a graph. Errors of the parts.
Result<LoadedGraph> graphFromFiles(const std::vector<std::filesystem::path> &files, const ColumnMapping &mapping = {},
                                   const RunContext &context = {});

}  // namespace relata
