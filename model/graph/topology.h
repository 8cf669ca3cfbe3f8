// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/graph only.

#include "model/graph/incidence.h"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include <utility>
#include <vector>

namespace relata {

/// Who is linked to whom: the directed multigraph behind KnowledgeGraph, to Boost.Graph a BidirectionalGraph, VertexListGraph and EdgeListGraph, so
/// that its algorithms run on it. A vertex descriptor is the value of an EntityId: a removed entity leaves its vertex behind, empty, so nothing is
/// ever renumbered. An edge is the id of its statement, with its ends.
class Topology
{
public:
    struct Edge {
        EntityId from = noEntity, to = noEntity;
        StatementId statement = noStatement;
        friend bool operator==(const Edge &a, const Edge &b) { return a.statement == b.statement; }
    };

    /// Vertices 0 … \a end-1 exist afterwards.
    void growTo(std::size_t end);
    /// Both ends must exist. O(edges), amortised; a load that is large beside the graph gets lists of the exact size.
    void add(const std::vector<Edge> &edges);
    /// The same for a large load: \a edgeAt(0) … \a edgeAt(\a count - 1), each asked for several times.
    template <typename EdgeAt>
    void load(std::size_t count, EdgeAt edgeAt);
    /// O(degrees of the ends): a hub's lists are swept once, however many of its edges go.
    void remove(const std::vector<Edge> &edges);

    // ---- what Boost.Graph asks for
    using vertex_descriptor = std::size_t;
    using edge_descriptor = Edge;
    using directed_category = boost::bidirectional_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    struct traversal_category : boost::bidirectional_graph_tag, boost::vertex_list_graph_tag, boost::edge_list_graph_tag {
    };
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = boost::counting_iterator<std::size_t>;
    template <bool isOut>
    class ArcIterator;
    using out_edge_iterator = ArcIterator<true>;
    using in_edge_iterator = ArcIterator<false>;
    class edge_iterator;
    static vertex_descriptor null_vertex() { return indexOf(noEntity); }

    friend std::size_t num_vertices(const Topology &g) { return g.m_out.size(); }
    friend std::size_t num_edges(const Topology &g) { return g.m_out.arcCount(); }
    friend std::pair<vertex_iterator, vertex_iterator> vertices(const Topology &g) { return {vertex_iterator(0), vertex_iterator(g.m_out.size())}; }
    friend std::size_t source(const Edge &edge, const Topology &) { return indexOf(edge.from); }
    friend std::size_t target(const Edge &edge, const Topology &) { return indexOf(edge.to); }
    friend std::size_t out_degree(std::size_t v, const Topology &g) { return g.m_out.arcs(v).size(); }
    friend std::size_t in_degree(std::size_t v, const Topology &g) { return g.m_in.arcs(v).size(); }
    friend std::size_t degree(std::size_t v, const Topology &g) { return out_degree(v, g) + in_degree(v, g); }
    friend std::pair<out_edge_iterator, out_edge_iterator> out_edges(std::size_t v, const Topology &g);
    friend std::pair<in_edge_iterator, in_edge_iterator> in_edges(std::size_t v, const Topology &g);
    friend std::pair<edge_iterator, edge_iterator> edges(const Topology &g);
    friend boost::typed_identity_property_map<std::size_t> get(boost::vertex_index_t, const Topology &) { return {}; }

    /// \a visit(StatementId) for each edge out of, or into, \a id, in no particular order.
    template <typename Visit>
    void forEachOut(EntityId id, Visit visit) const
    {
        for (const Arc &arc : m_out.arcs(indexOf(id)))
            visit(arc.statement);
    }
    template <typename Visit>
    void forEachIn(EntityId id, Visit visit) const
    {
        for (const Arc &arc : m_in.arcs(indexOf(id)))
            visit(arc.statement);
    }
    const Incidence &out() const { return m_out; }  ///< who is led to, by statement
    const Incidence &in() const { return m_in; }

    std::size_t vertexBytes() const { return m_out.vertexBytes() + m_in.vertexBytes(); }
    std::size_t edgeBytes() const { return m_out.arcBytes() + m_in.arcBytes(); }

private:
    Incidence m_out, m_in;
};

template <typename EdgeAt>
void Topology::load(std::size_t count, EdgeAt edgeAt)
{
    m_out.load(count, [&edgeAt](std::size_t i) {
        const Edge edge = edgeAt(i);
        return std::pair{indexOf(edge.from), Arc{edge.to, edge.statement}};
    });
    m_in.load(count, [&edgeAt](std::size_t i) {
        const Edge edge = edgeAt(i);
        return std::pair{indexOf(edge.to), Arc{edge.from, edge.statement}};
    });
}

template <bool isOut>
class Topology::ArcIterator : public boost::iterator_facade<ArcIterator<isOut>, Edge, boost::random_access_traversal_tag, Edge>
{
public:
    ArcIterator() = default;
    ArcIterator(EntityId end, const Arc *arc) : m_end(end), m_arc(arc) {}

private:
    friend class boost::iterator_core_access;
    Edge dereference() const { return isOut ? Edge{m_end, m_arc->other, m_arc->statement} : Edge{m_arc->other, m_end, m_arc->statement}; }
    bool equal(const ArcIterator &other) const { return m_arc == other.m_arc; }
    void increment() { ++m_arc; }
    void decrement() { --m_arc; }
    void advance(std::ptrdiff_t by) { m_arc += by; }
    std::ptrdiff_t distance_to(const ArcIterator &other) const { return other.m_arc - m_arc; }

    EntityId m_end = noEntity;
    const Arc *m_arc = nullptr;
};

/// The edges out of all vertices, one vertex after the other.
class Topology::edge_iterator : public boost::iterator_facade<edge_iterator, Edge, boost::forward_traversal_tag, Edge>
{
public:
    edge_iterator() = default;
    edge_iterator(const Topology &g, std::size_t vertex) : m_graph(&g), m_vertex(vertex) { skip(); }

private:
    friend class boost::iterator_core_access;
    Edge dereference() const
    {
        const Arc &arc = m_graph->m_out.arcs(m_vertex)[m_arc];
        return {EntityId{static_cast<std::uint32_t>(m_vertex)}, arc.other, arc.statement};
    }
    bool equal(const edge_iterator &other) const { return m_vertex == other.m_vertex && m_arc == other.m_arc; }
    void increment()
    {
        ++m_arc;
        skip();
    }
    void skip()
    {
        for (; m_vertex < m_graph->m_out.size() && m_arc == m_graph->m_out.arcs(m_vertex).size(); m_arc = 0)
            ++m_vertex;
    }

    const Topology *m_graph = nullptr;
    std::size_t m_vertex = 0, m_arc = 0;
};

inline std::pair<Topology::out_edge_iterator, Topology::out_edge_iterator> out_edges(std::size_t v, const Topology &g)
{
    const auto arcs = g.m_out.arcs(v);
    const EntityId id{static_cast<std::uint32_t>(v)};
    return {{id, arcs.data()}, {id, arcs.data() + arcs.size()}};
}

inline std::pair<Topology::in_edge_iterator, Topology::in_edge_iterator> in_edges(std::size_t v, const Topology &g)
{
    const auto arcs = g.m_in.arcs(v);
    const EntityId id{static_cast<std::uint32_t>(v)};
    return {{id, arcs.data()}, {id, arcs.data() + arcs.size()}};
}

inline std::pair<Topology::edge_iterator, Topology::edge_iterator> edges(const Topology &g)
{
    return {{g, 0}, {g, g.m_out.size()}};
}

}  // namespace relata

namespace boost {
template <>
struct property_map<relata::Topology, vertex_index_t> {
    using type = typed_identity_property_map<std::size_t>;
    using const_type = type;
};
}  // namespace boost
