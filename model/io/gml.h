// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

namespace relata {

/// GML (Himsolt 1996) as Cytoscape, yEd, igraph and networkx write it: nested keys become names with dots, places become x and y, `&#228;` and
/// Latin-1 are read, ids may be texts. Errors with line and column: brackets that do not match, a key without value, a node without id or twice, an
/// edge without ends.
Result<LoadedGraph> readGml(std::string bytes, const std::filesystem::path &path, const RunContext &context);
/// One edge a statement, in ASCII with entities; what has no legal GML key stands in `attribute [ name … value … ]`.
IoReport gmlText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
