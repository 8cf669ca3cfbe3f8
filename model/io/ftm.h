// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <string_view>

namespace relata {

/// FollowTheMoney: one JSON object a line (`{"id","schema","properties"}`), in any order, or all of them in one list or under "entities". What its
/// model declares an edge (Ownership, Membership, Payment …) becomes a statement, with dates; several ends or dates in one edge become a statement
/// each, ids told apart by #2, #3 …; an edge without one of its ends stays an entity. A property that names an entity of the file (Sanction.entity,
/// addressEntity …) is a statement too, with the id ENTITY#PROPERTY; what names another one stays a property. Lines with one id are one entity. What
/// Relata wrote itself comes back exactly. Objects inside properties (OpenSanctions' nested files) are entities and edges too. The first data set of
/// an edge is its document; else the file is. Lines of single statements, of changes (ADD, MOD, DEL: applied by id), and lists under “results” are
/// read as well. Errors with line: no JSON, no id or schema. O(size).
Result<LoadedGraph> readFtm(std::string bytes, const std::filesystem::path &path, const RunContext &context);

/// Told by the keys of the first object.
bool looksLikeFtm(std::string_view text);

/// JSON lines that FollowTheMoney's tools read. What its model has no property for stands beside the properties under “relata”, which they pass over.
/// The report says what those tools will not see. O(size).
IoReport ftmText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
