// SPDX-License-Identifier: Apache-2.0
#include "model/graph/snapshot.h"

#include "model/graph/knowledgegraph.h"

namespace relata {

struct Snapshot::Data {
    std::vector<EntityId> entities;    ///< by node
    std::vector<std::uint32_t> nodes;  ///< by entity id
    std::vector<std::uint32_t> outStart, inStart;
    std::vector<Arc> outArcs, inArcs;
};

Snapshot Snapshot::of(const KnowledgeGraph &graph)
{
    return of(graph, IdSet<EntityId>(graph.entityIdEnd(), true), IdSet<StatementId>(graph.statementIdEnd(), true));
}

Snapshot Snapshot::of(const KnowledgeGraph &graph, const IdSet<EntityId> &entities, const IdSet<StatementId> &statements)
{
    auto data = std::make_shared<Data>();
    data->nodes.assign(graph.entityIdEnd(), noNode);
    for (const EntityId id : graph.entities()) {
        if (!entities.contains(id))
            continue;
        data->nodes[indexOf(id)] = static_cast<std::uint32_t>(data->entities.size());
        data->entities.push_back(id);
    }
    const auto wanted = [&](StatementId id) {
        return statements.contains(id) && data->nodes[indexOf(graph.subject(id))] != noNode && data->nodes[indexOf(graph.object(id))] != noNode;
    };
    // counting sort: ascending statement ids within each node
    data->outStart.assign(data->entities.size() + 1, 0);
    data->inStart.assign(data->entities.size() + 1, 0);
    for (const StatementId id : graph.statements()) {
        if (!wanted(id))
            continue;
        ++data->outStart[data->nodes[indexOf(graph.subject(id))] + 1];
        ++data->inStart[data->nodes[indexOf(graph.object(id))] + 1];
    }
    for (std::size_t i = 1; i < data->outStart.size(); ++i) {
        data->outStart[i] += data->outStart[i - 1];
        data->inStart[i] += data->inStart[i - 1];
    }
    data->outArcs.resize(data->outStart.back());
    data->inArcs.resize(data->inStart.back());
    auto nextOut = data->outStart, nextIn = data->inStart;
    for (const StatementId id : graph.statements()) {
        if (!wanted(id))
            continue;
        const std::uint32_t from = data->nodes[indexOf(graph.subject(id))], to = data->nodes[indexOf(graph.object(id))];
        data->outArcs[nextOut[from]++] = {to, id};
        data->inArcs[nextIn[to]++] = {from, id};
    }
    Snapshot snapshot;
    snapshot.m_data = std::move(data);
    return snapshot;
}

std::size_t Snapshot::nodeCount() const
{
    return m_data ? m_data->entities.size() : 0;
}
std::size_t Snapshot::arcCount() const
{
    return m_data ? m_data->outArcs.size() : 0;
}
std::span<const Snapshot::Arc> Snapshot::out(std::uint32_t node) const
{
    return std::span(m_data->outArcs).subspan(m_data->outStart[node], m_data->outStart[node + 1] - m_data->outStart[node]);
}
std::span<const Snapshot::Arc> Snapshot::in(std::uint32_t node) const
{
    return std::span(m_data->inArcs).subspan(m_data->inStart[node], m_data->inStart[node + 1] - m_data->inStart[node]);
}
EntityId Snapshot::entityAt(std::uint32_t node) const
{
    return m_data->entities[node];
}
std::uint32_t Snapshot::nodeOf(EntityId id) const
{
    return m_data && indexOf(id) < m_data->nodes.size() ? m_data->nodes[indexOf(id)] : noNode;
}

}  // namespace relata
