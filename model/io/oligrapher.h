// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <string_view>

namespace relata {

/// Oligrapher JSON (LittleSis), the old form (`{"nodes":{ID:{"display":{…}}}}`) and the new one (`{"graph":{"nodes":{ID:{…}}}}`). An arrow gives a
/// statement its direction; addresses at littlesis.org tell people from organisations; x and y stay properties, captions and annotations those of
/// the graph. What Relata wrote itself comes back exactly. Errors with line: no JSON, an edge without ends. O(size).
Result<LoadedGraph> readOligrapher(const std::string &bytes, const std::filesystem::path &path, const RunContext &context);

/// Told by the keys of the first object.
bool looksLikeOligrapher(std::string_view text);

/// The new form. Entities without the numbers x and y as properties are set on a spiral. What Oligrapher has no field for stands under “relata”,
/// which it passes over. O(size).
IoReport oligrapherText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
