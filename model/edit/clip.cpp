// SPDX-License-Identifier: Apache-2.0
#include "model/edit/clip.h"

#include "model/graph/graphbuilder.h"

#include <cassert>

namespace relata {
namespace {

enum class Words { All, Used };

/// The types, predicates and categories that \a who and \a what have, in their order.
Schema usedSchema(const KnowledgeGraph &graph, const IdSet<EntityId> &who, const IdSet<StatementId> &what)
{
    const Schema &all = graph.schema();
    std::vector<bool> types(all.types().size()), predicates(all.predicates().size()), categories(all.categories().size() + 1);  // and none
    who.forEach([&](EntityId id) { types[indexOf(graph.typeOf(id))] = true; });
    what.forEach([&](StatementId id) {
        predicates[indexOf(graph.predicate(id))] = true;
        categories[all.categoryOf(graph.predicate(id))] = true;
    });
    Schema used;
    for (std::size_t i = 0; i < all.categories().size(); ++i)
        if (categories[i])
            used.ensureCategory(all.categories()[i]);
    for (std::size_t i = 0; i < types.size(); ++i)
        if (types[i])
            used.ensureType(all.types()[i]);
    const auto isLeft = [&all](const std::string &type, const Schema &without) { return all.findType(type) && !without.findType(type); };
    for (std::size_t i = 0; i < predicates.size(); ++i) {
        if (!predicates[i])
            continue;
        Predicate predicate = all.predicates()[i];  // allows what comes along, and has it as its opposite; whoever takes it in unites both
        for (std::vector<std::string> *allowed : {&predicate.domain, &predicate.range})
            std::erase_if(*allowed, [&](const std::string &type) { return isLeft(type, used); });
        if (const auto opposite = all.findPredicate(predicate.opposite); !opposite || !predicates[indexOf(*opposite)])
            predicate.opposite.clear();
        used.ensurePredicate(std::move(predicate));
    }
    return used;
}

/// \a who and \a what, with the ends, speakers and documents that these need.
Result<KnowledgeGraph> graphOf(const KnowledgeGraph &graph, IdSet<EntityId> who, const IdSet<StatementId> &what, const GraphInfo &info, Words words)
{
    IdSet<DocumentId> where(graph.documentIdEnd());
    what.forEach([&](StatementId id) {
        who.insert(graph.subject(id));
        who.insert(graph.object(id));
        if (graph.speaker(id) != noEntity)
            who.insert(graph.speaker(id));
        if (graph.document(id) != noDocument)
            where.insert(graph.document(id));
    });
    GraphBuilder builder(words == Words::All ? graph.schema() : usedSchema(graph, who, what));
    builder.info() = info;
    builder.expect(who.size(), what.size());
    std::vector<DocumentId> documents(graph.documentIdEnd(), noDocument);
    std::vector<EntityId> entities(graph.entityIdEnd(), noEntity);
    where.forEach([&](DocumentId id) { documents[indexOf(id)] = builder.addDocument(graph.document(id)); });
    who.forEach([&](EntityId id) { entities[indexOf(id)] = builder.addEntity(graph.entity(id)); });
    what.forEach([&](StatementId id) {
        Statement statement = graph.statement(id);
        statement.subject = entities[indexOf(statement.subject)];
        statement.object = entities[indexOf(statement.object)];
        if (statement.speaker != noEntity)
            statement.speaker = entities[indexOf(statement.speaker)];
        if (statement.document != noDocument)
            statement.document = documents[indexOf(statement.document)];
        builder.addStatement(statement);
    });
    return builder.finish();
}

template <typename Id>
IdSet<Id> setOf(const std::vector<Id> &ids, std::size_t end)
{
    IdSet<Id> set(end);
    for (const Id id : ids)
        set.insert(id);
    return set;
}

}  // namespace

KnowledgeGraph clipOf(const KnowledgeGraph &graph, const std::vector<EntityId> &entities, const std::vector<StatementId> &statements)
{
    const IdSet<EntityId> who = setOf(entities, graph.entityIdEnd());
    IdSet<StatementId> what = setOf(statements, graph.statementIdEnd());
    for (const EntityId id : entities)
        for (const StatementId statement : graph.statementsFrom(id))
            if (who.contains(graph.object(statement)))
                what.insert(statement);
    auto clip = graphOf(graph, who, what, {}, Words::Used);
    assert(clip);  // a part of what is sound
    return clip ? std::move(*clip) : KnowledgeGraph();
}

Result<KnowledgeGraph> partOf(const KnowledgeGraph &graph, const IdSet<EntityId> &entities, const IdSet<StatementId> &statements)
{
    return graphOf(graph, entities, statements, graph.info(), Words::All);
}

}  // namespace relata
