// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

namespace relata {

/// The DOT language (graphviz.org/doc/info/lang.html): subgraphs with their defaults, ports, edges between groups, `strict`, joined and HTML strings,
/// Latin-1. Labels name entities and predicates; clusters, colours, tooltips and links are kept as properties; how things are drawn is left out and
/// noted. Errors with line and column; groups inside one another more than 200 deep and more than ten million edges are refused.
Result<LoadedGraph> readDot(std::string bytes, const std::filesystem::path &path, const RunContext &context);
/// One edge a statement, every name quoted.
IoReport dotText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
