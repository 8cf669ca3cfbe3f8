// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

namespace relata {

/// JSON with a list of nodes and one of edges: Cytoscape.js (elements as list or as two, places, classes, parents), graphology, node-link of networkx
/// and d3, vis.js, JSON Canvas. Told by what is inside. Errors: not valid JSON (line), no list of edges, an edge without ends (which one).
Result<LoadedGraph> readNodeLinkJson(const std::string &bytes, const std::filesystem::path &path, const RunContext &context);
/// True when \a head, the beginning of a JSON file, names such lists.
bool looksLikeNodeLinkJson(std::string_view bytes);
/// Cytoscape.js JSON (.cyjs), one edge a statement.
IoReport cytoscapeText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
