// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: the nodes and edges that the sentences of a DOT file name.

#include "model/io/expansion.h"
#include "model/io/rawgraph.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relata {

/// An attribute that says how to draw, not what is meant.
bool isDotDrawing(std::string_view name);

/// Nodes and edges as they are named, each once where DOT says so.
class DotItems
{
public:
    using Nodes = std::vector<std::uint32_t>;  ///< indexes into RawGraph::nodes
    struct End {
        Nodes nodes;
        std::string port;
    };

    /// \a mostEdges: more than a file of its size can name one by one.
    DotItems(RawGraph &raw, std::size_t mostEdges) : m_raw(raw), m_most(mostEdges) {}

    void begin(const std::string &graph, bool directed, bool strict);
    /// The node with this id; a new one is said \a meant of.
    std::uint32_t node(const std::string &id, int line, const Properties &meant);
    /// From each of one end to each of the other, with \a data; of new ones \a meant is said, too. What was expected when it is too much; null =
    /// done.
    const char *addEdges(const End &from, const End &to, const Properties &meant, const Properties &data, int line);
    /// Later values replace earlier ones.
    static void set(Properties &data, const Properties &more);
    Expansion &room() { return m_room; }  ///< for what stands once and is meant for many
    void report();                        ///< notes on what was taken once or left out

private:
    RawItem *sameEdge(std::uint32_t from, std::uint32_t to, const Properties &data);
    void setMeant(Properties &data, const Properties &more);

    RawGraph &m_raw;
    std::size_t m_most;
    std::unordered_map<std::string, std::uint32_t> m_nodes;
    std::unordered_map<std::string, std::size_t> m_edges;  ///< those that may be said again, by their ends and key
    Expansion m_room;
    std::size_t m_again = 0, m_tooLong = 0;
    bool m_directed = false, m_strict = false;
};

/// When all is read: \N is the node's name, \E, \T and \H the edge's and those of its ends, \G the graph's; empty values say nothing. Labels may
/// have HTML's references. An edge that is drawn without arrow goes both ways. O(size).
void settleDot(RawGraph &raw);

}  // namespace relata
