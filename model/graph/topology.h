// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/graph only.

#include "model/graph/ids.h"

#include <boost/graph/adjacency_list.hpp>

#include <vector>

namespace relata {

/// Who is linked to whom: the Boost.Graph behind KnowledgeGraph. A vertex descriptor is the value of an EntityId: a removed entity leaves its
/// vertex behind, empty, so nothing is ever renumbered. An edge carries the id of its statement.
class Topology
{
public:
    struct EdgeLabel {
        StatementId statement = noStatement;
    };
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, EdgeLabel>;
    struct Edge {
        EntityId from, to;
        StatementId statement;
    };

    const Graph &graph() const { return m_graph; }

    /// Vertices 0 … \a end-1 exist afterwards.
    void growTo(std::size_t end);
    /// Both ends must exist. O(edges); a load that is large beside the graph gets lists of the exact size.
    void add(const std::vector<Edge> &edges);
    /// O(degrees of the ends): a hub's lists are swept once, however many of its edges go.
    void remove(const std::vector<Edge> &edges);

    /// \a visit(StatementId) for each edge out of, or into, \a id, in no particular order.
    template <typename Visit>
    void forEachOut(EntityId id, Visit visit) const
    {
        for (auto [edge, last] = boost::out_edges(indexOf(id), m_graph); edge != last; ++edge)
            visit(m_graph[*edge].statement);
    }
    template <typename Visit>
    void forEachIn(EntityId id, Visit visit) const
    {
        for (auto [edge, last] = boost::in_edges(indexOf(id), m_graph); edge != last; ++edge)
            visit(m_graph[*edge].statement);
    }
    /// The same with the other end: \a visit(EntityId, StatementId).
    template <typename Visit>
    void forEachArcOut(EntityId id, Visit visit) const
    {
        for (auto [edge, last] = boost::out_edges(indexOf(id), m_graph); edge != last; ++edge)
            visit(EntityId{static_cast<std::uint32_t>(boost::target(*edge, m_graph))}, m_graph[*edge].statement);
    }
    template <typename Visit>
    void forEachArcIn(EntityId id, Visit visit) const
    {
        for (auto [edge, last] = boost::in_edges(indexOf(id), m_graph); edge != last; ++edge)
            visit(EntityId{static_cast<std::uint32_t>(boost::source(*edge, m_graph))}, m_graph[*edge].statement);
    }
    std::size_t degree(EntityId id) const { return boost::degree(indexOf(id), m_graph); }

    std::size_t vertexBytes() const;
    std::size_t edgeBytes() const;  ///< O(vertices)

private:
    Graph m_graph;
};

}  // namespace relata
