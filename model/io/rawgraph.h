// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what a file of nodes and edges says, before it becomes a graph. All formats of that kind are read into this.

#include "model/io/formats.h"

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
    Properties own;          ///< of formats with fields of their own: what attributes.h gave, kept where other programs pass over it
};

struct RawGraph {
    std::vector<RawItem> nodes, edges;
    Properties data;                  ///< of the graphs themselves
    std::vector<std::string> graphs;  ///< their ids
    std::vector<std::string> notes;   ///< what the reader had to leave out or assume; goes to the report
    std::size_t hyperedges = 0, nested = 0, ports = 0, undeclared = 0, drawings = 0, keysTwice = 0;
};

/// The graph of it: of a file that Relata wrote (it carries the schema) exactly; of any other with its edges as statements of \a path, speaker
/// unknown, names, types and predicates taken from the attributes that programs usually keep them in. Errors with line: what has been edited into
/// something that the schema or the model does not allow. Empties \a raw. O(size).
Result<LoadedGraph> graphFromRaw(RawGraph &raw, const std::string &format, const std::filesystem::path &path);

/// For formats that keep `own`: when the whole file is what Relata wrote, that becomes the data; otherwise the marks are taken off, with a note where
/// another program added something. O(size).
void settleOwn(RawGraph &raw);
/// Of one node or edge: as many as a table has columns. Readers refuse more.
inline constexpr std::size_t mostAttributes = 16384;
inline constexpr const char *tooManyAttributes = "more than 16,384 attributes of one node or edge. Expected fewer";
/// Adds a value; one more for the same \a name joins it with |. Blank ones are left out.
void addValue(Properties &data, const std::string &name, const std::string &value);

/// Takes the value of \a name out of \a data.
std::string takenFrom(Properties &data, std::string_view name);

/// Without blanks and line ends around it.
std::string trimmedText(const std::string &text);

}  // namespace relata
