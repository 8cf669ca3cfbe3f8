// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what a GraphML file says, before it becomes a graph.

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/records.h"

#include <filesystem>
#include <string>
#include <vector>

namespace relata {

struct RawItem {
    std::string id, source, target;
    std::string parent;     ///< the node whose inner graph this node is in
    std::size_t graph = 0;  ///< index into RawGraph::graphs
    bool directed = true;
    int line = 0;
    Properties data;         ///< by attribute name, as it stands in the file
    std::string innerLabel;  ///< of yEd and yFiles, which keep it in the drawing
};

struct RawGraph {
    std::vector<RawItem> nodes, edges;
    Properties data;                  ///< of the graphs themselves
    std::vector<std::string> graphs;  ///< their ids
    std::size_t hyperedges = 0, nested = 0, ports = 0, undeclared = 0, drawings = 0, keysTwice = 0;
};

/// Parses with expat, streaming. Elements are matched by their name without prefix. Errors with line and column: not well-formed, no graph,
/// entities of its own, more than 1,000 levels, more than 64 MiB in one element, an edge without ends, a node id twice in one graph.
Result<RawGraph> parseGraphMl(const std::string &bytes, const std::filesystem::path &path, const RunContext &context);

/// Takes the value of \a name out of \a data.
std::string takenFrom(Properties &data, std::string_view name);

/// Without blanks and line ends around it.
std::string trimmedText(const std::string &text);

}  // namespace relata
