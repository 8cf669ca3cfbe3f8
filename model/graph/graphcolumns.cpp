// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphcolumns.h"

#include "model/graph/graphdata.h"

namespace relata {

void appendArcsFrom(const KnowledgeGraph &graph, EntityId id, std::vector<Arc> &arcs)
{
    graph.data().topology.forEachArcOut(id, [&](EntityId other, StatementId statement) { arcs.push_back({other, statement}); });
}

void appendArcsTo(const KnowledgeGraph &graph, EntityId id, std::vector<Arc> &arcs)
{
    graph.data().topology.forEachArcIn(id, [&](EntityId other, StatementId statement) { arcs.push_back({other, statement}); });
}

std::size_t timeCount(const KnowledgeGraph &graph)
{
    return graph.data().times.size();
}

const Edtf &timeAt(const KnowledgeGraph &graph, std::uint32_t number)
{
    return graph.data().times[number];
}

std::uint32_t saidNumber(const KnowledgeGraph &graph, StatementId id)
{
    return graph.data().statements[indexOf(id)].said;
}

std::uint32_t holdsNumber(const KnowledgeGraph &graph, StatementId id)
{
    return graph.data().statements[indexOf(id)].holds;
}

}  // namespace relata
