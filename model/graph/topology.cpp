// SPDX-License-Identifier: Apache-2.0
#include "model/graph/topology.h"

#include <algorithm>
#include <utility>

namespace relata {
namespace {

template <typename List>
void reserveMore(List &list, std::size_t more)
{
    if (more == 0 || list.size() + more <= list.capacity())
        return;
    list.reserve(list.empty() ? more : std::max(list.size() + more, list.capacity() + list.capacity() / 2));
}

template <typename List>
void giveBackMemory(List &list)
{
    if (list.size() * 4 < list.capacity())
        list.shrink_to_fit();
}

std::vector<EntityId> distinct(std::vector<EntityId> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

}  // namespace

// Boost has public calls for all of this, but they add vertices one by one with doubling, and look up every removed edge in the lists of both
// its ends, which is quadratic at a hub. The lists behind them (m_vertices, m_edges, out_edge_list, in_edge_list) are public members.

void Topology::growTo(std::size_t end)
{
    auto &vertices = m_graph.m_vertices;
    if (end > vertices.capacity())
        vertices.reserve(std::max(end, vertices.capacity() + vertices.capacity() / 2));
    while (vertices.size() < end)
        boost::add_vertex(m_graph);
}

void Topology::add(const std::vector<Edge> &edges)
{
    const std::size_t vertices = boost::num_vertices(m_graph);
    if (edges.size() >= vertices / 4) {
        std::vector<std::uint32_t> out(vertices), in(vertices);
        for (const Edge &edge : edges) {
            ++out[indexOf(edge.from)];
            ++in[indexOf(edge.to)];
        }
        for (std::size_t v = 0; v < vertices; ++v) {
            reserveMore(m_graph.out_edge_list(v), out[v]);
            reserveMore(boost::in_edge_list(m_graph, v), in[v]);
        }
    }
    constexpr std::size_t far = 16, near = 8;  // so many edges before they are needed, ends and then their lists are fetched
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const Edge &edge = edges[i];
        if (i + far < edges.size()) {
            __builtin_prefetch(&m_graph.m_vertices[indexOf(edges[i + far].from)]);
            __builtin_prefetch(&m_graph.m_vertices[indexOf(edges[i + far].to)]);
            const Edge &soon = edges[i + near];
            const auto &out = m_graph.out_edge_list(indexOf(soon.from));
            const auto &in = boost::in_edge_list(m_graph, indexOf(soon.to));
            __builtin_prefetch(out.data() + out.size(), 1);
            __builtin_prefetch(in.data() + in.size(), 1);
        }
        boost::add_edge(indexOf(edge.from), indexOf(edge.to), EdgeLabel{edge.statement}, m_graph);
    }
}

void Topology::remove(const std::vector<Edge> &edges)
{
    std::vector<StatementId> gone;
    std::vector<EntityId> from, to;
    for (const Edge &edge : edges) {
        gone.push_back(edge.statement);
        from.push_back(edge.from);
        to.push_back(edge.to);
    }
    std::sort(gone.begin(), gone.end());
    const auto isGone = [&gone](const auto &slot) { return std::binary_search(gone.begin(), gone.end(), slot.get_property().statement); };

    std::vector<decltype(m_graph.m_edges)::iterator> nodes;
    for (const EntityId id : distinct(std::move(from))) {
        auto &list = m_graph.out_edge_list(indexOf(id));
        std::erase_if(list, [&](auto &slot) {
            const bool goes = isGone(slot);
            if (goes)
                nodes.push_back(slot.get_iter());
            return goes;
        });
        giveBackMemory(list);
    }
    for (const EntityId id : distinct(std::move(to))) {
        auto &list = boost::in_edge_list(m_graph, indexOf(id));
        std::erase_if(list, isGone);
        giveBackMemory(list);
    }
    for (const auto node : nodes)
        m_graph.m_edges.erase(node);
}

std::size_t Topology::vertexBytes() const
{
    return m_graph.m_vertices.capacity() * sizeof(Graph::stored_vertex);
}

std::size_t Topology::edgeBytes() const
{
    constexpr std::size_t allocation = 8;  // what the allocator keeps beside each block
    const auto bytesOf = [](const auto &list) { return list.capacity() == 0 ? 0 : list.capacity() * sizeof(list[0]) + allocation; };
    std::size_t sum = m_graph.m_edges.size() * (sizeof(void *) * 2 + sizeof(decltype(m_graph.m_edges)::value_type) + allocation);
    for (std::size_t v = 0; v < boost::num_vertices(m_graph); ++v)
        sum += bytesOf(m_graph.out_edge_list(v)) + bytesOf(boost::in_edge_list(m_graph, v));
    return sum;
}

}  // namespace relata
