// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <string_view>

namespace relata {

/// JSON Canvas 1.0 (Obsidian): cards are entities of the types text, file, link and group, named by the first line, the file or the address; a group
/// has no statement with what lies in it. `fromEnd` and `toEnd` give a statement its direction. What Relata wrote itself comes back exactly. Errors
/// with line: no JSON, a card without id, an edge without ends. O(size).
Result<LoadedGraph> readCanvas(const std::string &bytes, const std::filesystem::path &path, const RunContext &context);

/// Told by the keys of the first object, and by sides or sizes, which other JSON of nodes and edges does not have.
bool looksLikeCanvas(std::string_view text);

/// Entities without the numbers x and y as properties are set in rows. What JSON Canvas has no field for stands under “relata”. O(size).
IoReport canvasText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
