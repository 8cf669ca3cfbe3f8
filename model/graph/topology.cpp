// SPDX-License-Identifier: Apache-2.0
#include "model/graph/topology.h"

#include <algorithm>

namespace relata {
namespace {

std::vector<EntityId> distinct(std::vector<EntityId> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

}  // namespace

void Topology::growTo(std::size_t end)
{
    m_out.growTo(end);
    m_in.growTo(end);
}

void Topology::add(const std::vector<Edge> &edges)
{
    if (edges.size() >= (m_out.size() + m_out.arcCount()) / 4)
        return load(edges.size(), [&edges](std::size_t i) { return edges[i]; });
    for (const Edge &edge : edges) {
        m_out.add(indexOf(edge.from), {edge.to, edge.statement});
        m_in.add(indexOf(edge.to), {edge.from, edge.statement});
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
    const auto isGone = [&gone](const Arc &arc) { return std::binary_search(gone.begin(), gone.end(), arc.statement); };
    for (const EntityId id : distinct(std::move(from)))
        m_out.removeIf(indexOf(id), isGone);
    for (const EntityId id : distinct(std::move(to)))
        m_in.removeIf(indexOf(id), isGone);
    m_out.tidy();
    m_in.tidy();
}

}  // namespace relata
