// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/tables/table.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace relata {

/// What files that hold nothing else end in.
inline constexpr std::array<std::string_view, 6> plainEdgeEndings{".edges", ".edgelist", ".el", ".ncol", ".wel", ".adjlist"};

/// True of a name with such an ending.
bool hasPlainEdgeEnding(const std::filesystem::path &path);
/// Of one of those that networkx gives to lists of neighbours (write_adjlist): a line may have any number of words.
bool hasAdjacencyEnding(const std::filesystem::path &path);

/// True for a list of edges in plain text, as SNAP, KONECT, Network Repository, networkx and igraph (NCOL) write it: two to six words a line with
/// blanks or tabs between them, of which the first two are numbers, or names when \a path ends in one of the above or the first line names the ends
/// (“source target weight”); lines that begin with # or % are remarks. Of neighbours, too, when \a path says so. As many lines as words of 0 and 1
/// alone are a matrix, and no such list. Looks at the first 64 KiB of \a text.
bool looksLikePlainEdges(std::string_view text, const std::filesystem::path &path);

/// Such a list as a table with the columns source, target and what else there is: named by a header or a remark that has a word for each, else
/// weight, or type where it is no number; what networkx writes in braces is a column each. Of a bipartite one of KONECT (“% bip”) the ends are “left
/// 1” and “right 1”, for 1 means two things there. Error::Syntax with file and line for a line of one word, or of more than there are columns, and
/// when there is none; Error::Cancelled. O(n).
Result<Table> tableOfPlainEdges(std::string_view text, const std::string &file, const RunContext &context = {});

}  // namespace relata
