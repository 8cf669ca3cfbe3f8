// SPDX-License-Identifier: Apache-2.0
#include "model/edit/statementdraft.h"

#include "model/edit/keys.h"
#include "model/schema/starterpredicates.h"

#include <algorithm>

namespace relata {
namespace {

/// What is to be made before the statement can stand.
class Groundwork
{
public:
    explicit Groundwork(const KnowledgeGraph &graph) : m_graph(graph), m_nextEntity(graph.entityIdEnd()) {}

    EntityId entity(EntityWish wish)
    {
        wish.name = trimmed(wish.name);
        if (wish.id != noEntity || wish.name.empty())
            return wish.id;
        for (const auto &made : m_diff.entities)
            if (made.after->name == wish.name && made.after->type == wish.type)
                return made.id;
        const std::string wished = freeEntityKey(m_graph, wish.name);
        std::string key = wished;
        for (int n = 2; std::any_of(m_diff.entities.begin(), m_diff.entities.end(), [&](const auto &made) { return made.after->key == key; })
                        || m_graph.findEntity(key) != noEntity;
             ++n)
            key = wished + "-" + std::to_string(n);
        Entity entity;
        entity.key = std::move(key);
        entity.name = std::move(wish.name);
        entity.type = std::move(wish.type);
        const EntityId id{static_cast<std::uint32_t>(m_nextEntity++)};
        m_diff.entities.push_back({id, {}, std::move(entity)});
        return id;
    }

    DocumentId document(const std::string &title)
    {
        for (const auto &made : m_diff.documents)
            if (made.after->title == title)
                return made.id;
        Document document;
        const std::string wished = freeDocumentKey(m_graph, title);
        document.key = freeKey(wished, [&](const std::string &key) {
            return m_graph.findDocument(key) != noDocument
                   || std::any_of(m_diff.documents.begin(), m_diff.documents.end(), [&](const auto &made) { return made.after->key == key; });
        });
        document.title = title;
        const DocumentId id{static_cast<std::uint32_t>(m_graph.documentIdEnd() + m_diff.documents.size())};
        m_diff.documents.push_back({id, {}, std::move(document)});
        return id;
    }

    std::string predicate(const std::string &label, const std::string &category)
    {
        Schema schema = m_diff.schema ? m_diff.schema->after : m_graph.schema();
        for (const Predicate &made : schema.predicates())
            if (made.label == label)
                return made.key;
        const Predicate *starter = starterPredicate(label);
        Predicate predicate = starter ? *starter : Predicate();
        predicate.key = freePredicateKey(schema, label);
        predicate.label = label;
        predicate.category = schema.findCategory(category) ? category : std::string();
        std::string key = predicate.key;
        schema.ensurePredicate(std::move(predicate));
        m_diff.schema = SchemaChange{m_graph.schema(), std::move(schema)};
        return key;
    }

    std::string name(EntityId id) const
    {
        for (const auto &made : m_diff.entities)
            if (made.id == id)
                return made.after->name;
        return id != noEntity && m_graph.contains(id) ? std::string(m_graph.name(id)) : std::string();
    }

    std::string label(const std::string &predicate) const
    {
        const Schema &schema = m_diff.schema ? m_diff.schema->after : m_graph.schema();
        const auto id = schema.findPredicate(predicate);
        return id ? schema.predicate(*id).label : predicate;
    }

    GraphDiff &diff() { return m_diff; }

private:
    const KnowledgeGraph &m_graph;
    std::size_t m_nextEntity;
    GraphDiff m_diff;
};

}  // namespace

std::string freePredicateKey(const Schema &schema, std::string_view label)
{
    return freeKey(slugOf(label, "predicate"), [&](const std::string &key) { return schema.findPredicate(key).has_value(); });
}

Result<GraphDiff> draftStatement(const KnowledgeGraph &graph, StatementId id, StatementWish wish)
{
    std::vector<StatementEdit> edits;
    edits.push_back({id, std::move(wish)});
    return draftStatements(graph, std::move(edits));
}

Result<GraphDiff> draftStatements(const KnowledgeGraph &graph, std::vector<StatementEdit> edits)
{
    Groundwork ground(graph);
    for (auto &[id, wish] : edits) {
        Statement &record = wish.record;
        record.subject = ground.entity(wish.subject);
        record.object = ground.entity(wish.object);
        record.speaker = ground.entity(wish.speaker);
        if (const std::string label(trimmed(wish.newPredicate)); !label.empty())
            record.predicate = ground.predicate(label, wish.newCategory);
        if (const std::string title(trimmed(wish.newDocument)); !title.empty())
            record.document = ground.document(title);
        for (const auto &[end, what] : {std::pair{record.subject, "subject"}, std::pair{record.object, "object"}})
            if (end == noEntity)
                return Error{Error::Code::NotFound, std::string("the ") + what + " is missing. Expected the name of an entity", {}, 0, 0};
        if (record.predicate.empty())
            return Error{Error::Code::NotFound, "the predicate is missing. Expected one of the schema, or a new one in words", {}, 0, 0};
        record.claim = trimmed(record.claim);
        if (id == noStatement && record.claim.empty())
            record.claim = ground.name(record.subject) + " " + ground.label(record.predicate) + " " + ground.name(record.object) + ".";
        addDraft(graph, id, std::move(record), ground.diff());
    }
    if (ground.diff().statements.empty())
        return GraphDiff();
    if (const auto sound = graph.check(ground.diff()); !sound)
        return sound.error();
    return std::move(ground.diff());
}

}  // namespace relata
