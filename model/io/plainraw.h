// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only.

#include "model/graph/graphbuilder.h"
#include "model/io/packeditems.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace relata {

class ForeignGraph;

/// Edges that say nothing but their ends, a key and properties, as most of a large file do: they go into the graph as they are packed and become no
/// records on the way, which makes the same graph.
class PlainRawEdges
{
public:
    /// Of \a edges, which must stay as they are. \a isMore: true of the name of an attribute that is more than a property.
    PlainRawEdges(ForeignGraph &graph, const PackedItems &edges, bool (*isMore)(std::string_view name))
        : m_graph(graph), m_edges(edges), m_isMore(isMore)
    {
    }
    void prefetch(const PackedView &edge) const;
    /// False, and nothing is done, of an edge that is more than that.
    bool take(const PackedView &edge);

private:
    struct Name {
        bool isKnown = false, isProperty = false;
        std::uint32_t number = 0;  ///< of the property
    };
    const Name &nameOf(std::uint32_t number);

    ForeignGraph &m_graph;
    const PackedItems &m_edges;
    bool (*m_isMore)(std::string_view name);
    std::vector<Name> m_names;  ///< by their numbers
    PlainStatement m_statement;
};

}  // namespace relata
