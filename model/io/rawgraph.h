// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what a file of nodes and edges says, before it becomes a graph. All formats of that kind are read into this.

#include "model/io/formats.h"
#include "model/io/packeditems.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
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
    std::vector<RawItem> nodes, edges;     ///< of formats that are small, or whose later lines change what earlier ones said
    PackedItems packedNodes, packedEdges;  ///< after them, of formats that come in millions
    Properties data;                       ///< of the graphs themselves
    std::vector<std::string> graphs;       ///< their ids
    std::vector<std::string> notes;        ///< what the reader had to leave out or assume; goes to the report
    bool hasDatasets = false;              ///< edges may have datasetOfEdge
    std::size_t hyperedges = 0, nested = 0, ports = 0, undeclared = 0, drawings = 0, keysTwice = 0;

    std::size_t nodeCount() const { return nodes.size() + packedNodes.size(); }
    std::size_t edgeCount() const { return edges.size() + packedEdges.size(); }
    using Visit = std::function<void(RawItem &)>;
    /// What is told of edges as they are packed.
    struct Packed {
        std::function<void(const PackedView &)> next;  ///< the one that comes next, so that memory can be fetched meanwhile
        std::function<bool(const PackedView &)> take;  ///< true where there is nothing left to be visited
    };
    /// Every node or edge in order; \a visit may spoil it. False when cancelled.
    bool forEachNode(const RunContext &context, const Visit &visit) { return forEach(nodes, packedNodes, context, visit, {}); }
    bool forEachEdge(const RunContext &context, const Visit &visit, const Packed &asPacked = {})
    {
        return forEach(edges, packedEdges, context, visit, asPacked);
    }

private:
    static bool forEach(std::vector<RawItem> &items, const PackedItems &packed, const RunContext &context, const Visit &visit,
                        const Packed &asPacked);
};

/// The graph of it: of a file that Relata wrote (it carries the schema) exactly; of any other with its edges as statements of \a path, speaker
/// unknown, names, types and predicates taken from the attributes that programs usually keep them in. Errors with line: what has been edited into
/// something that the schema or the model does not allow. Spoils \a raw. Cancelled. O(size).
Result<LoadedGraph> graphFromRaw(RawGraph &raw, const std::string &format, const std::filesystem::path &path, const RunContext &context = {});

/// For formats that keep `own`: when the whole file is what Relata wrote, that becomes the data; otherwise the marks are taken off, with a note where
/// another program added something. O(size).
void settleOwn(RawGraph &raw);
/// Of one node or edge: as many as a table has columns. Readers refuse more.
inline constexpr std::size_t mostAttributes = 16384;
inline constexpr const char *tooManyAttributes = "more than 16,384 attributes of one node or edge. Expected fewer";
/// Adds a value; one more for the same \a name joins it with |. Blank ones are left out.
void addValue(Properties &data, std::string_view name, std::string_view value);

/// The same of a file that Relata wrote: a value of nothing but blanks is one; elsewhere blanks are how the file was laid out.
void addOwnValue(Properties &data, std::string_view name, std::string_view value);

/// Of a foreign file's edge: the data set that it is from, which becomes its document. Only where RawGraph::hasDatasets.
inline constexpr const char *datasetOfEdge = "relata:dataset";

/// Takes the value of \a name out of \a data.
std::string takenFrom(Properties &data, std::string_view name);

/// Without blanks and line ends around it.
std::string trimmedText(const std::string &text);
inline bool hasBlanksAround(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    return !text.empty() && (isBlank(text.front()) || isBlank(text.back()));
}

}  // namespace relata
