// SPDX-License-Identifier: Apache-2.0
#include "model/edit/clip.h"

#include <cassert>
#include <map>
#include <set>

namespace relata {

namespace {

KnowledgeGraph graphOf(const KnowledgeGraph &graph, std::set<EntityId> who, const std::set<StatementId> &what, bool named)
{
    std::set<DocumentId> where;
    for (const StatementId id : what) {
        who.insert({graph.subject(id), graph.object(id)});
        if (graph.speaker(id) != noEntity)
            who.insert(graph.speaker(id));
        if (graph.document(id) != noDocument)
            where.insert(graph.document(id));
    }
    GraphDiff diff;
    KnowledgeGraph clip;
    diff.schema = SchemaChange{clip.schema(), graph.schema()};
    std::map<EntityId, EntityId> newEntity;
    std::map<DocumentId, DocumentId> newDocument;
    for (const DocumentId id : where) {
        newDocument[id] = DocumentId{static_cast<std::uint32_t>(diff.documents.size())};
        diff.documents.push_back({newDocument[id], {}, graph.document(id)});
    }
    for (const EntityId id : who) {
        newEntity[id] = EntityId{static_cast<std::uint32_t>(diff.entities.size())};
        diff.entities.push_back({newEntity[id], {}, graph.entity(id)});
    }
    for (const StatementId id : what) {
        Statement statement = graph.statement(id);
        statement.subject = newEntity[statement.subject];
        statement.object = newEntity[statement.object];
        if (statement.speaker != noEntity)
            statement.speaker = newEntity[statement.speaker];
        if (statement.document != noDocument)
            statement.document = newDocument[statement.document];
        diff.statements.push_back({StatementId{static_cast<std::uint32_t>(diff.statements.size())}, {}, std::move(statement)});
    }
    [[maybe_unused]] const auto applied = clip.apply(diff);
    assert(applied);  // a part of what is sound
    if (named)
        clip.info() = graph.info();
    return clip;
}

}  // namespace

KnowledgeGraph clipOf(const KnowledgeGraph &graph, const std::vector<EntityId> &entities, const std::vector<StatementId> &statements)
{
    const std::set<EntityId> who(entities.begin(), entities.end());
    std::set<StatementId> what(statements.begin(), statements.end());
    for (const EntityId id : entities)
        for (const StatementId statement : graph.statementsFrom(id))
            if (who.contains(graph.object(statement)))
                what.insert(statement);
    return graphOf(graph, who, what, false);
}

KnowledgeGraph partOf(const KnowledgeGraph &graph, const std::vector<EntityId> &entities, const std::vector<StatementId> &statements)
{
    return graphOf(graph, {entities.begin(), entities.end()}, {statements.begin(), statements.end()}, true);
}

}  // namespace relata
