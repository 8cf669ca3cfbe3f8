// SPDX-License-Identifier: Apache-2.0
#include "model/graph/breaches.h"
#include "model/graph/graphdata.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace relata {
namespace {

using namespace breaches;

/// The graph as it would be after the diff, looked at without changing anything.
class Outlook
{
public:
    Outlook(const KnowledgeGraph &graph, const GraphDiff &diff)
        : m_graph(graph), m_diff(diff), m_schema(diff.schema ? diff.schema->after : graph.schema())
    {
        for (const auto &change : diff.entities)
            m_entities.emplace(static_cast<std::uint32_t>(change.id), &change);
        for (const auto &change : diff.statements)
            m_statements.emplace(static_cast<std::uint32_t>(change.id), &change);
        for (const auto &change : diff.documents)
            m_documents.emplace(static_cast<std::uint32_t>(change.id), &change);
    }

    Result<void> check() const
    {
        for (const auto step : {&Outlook::checkShape, &Outlook::checkSchema, &Outlook::checkEntities, &Outlook::checkDocuments,
                                &Outlook::checkStatements, &Outlook::checkRemovals, &Outlook::checkRoom})
            if (const auto ok = (this->*step)(); !ok)
                return ok.error();
        return {};
    }

private:
    template <typename Changes, typename Stored>
    Result<void> checkBefore(const Changes &changes, const char *what, Stored stored) const
    {
        std::unordered_set<std::uint32_t> seen;
        for (const auto &change : changes) {
            const std::string key = change.after ? change.after->key : change.before ? change.before->key : std::string();
            if (!seen.insert(static_cast<std::uint32_t>(change.id)).second)
                return breach(std::string(what) + " “" + key + "” is changed twice in one edit. Expected one change per id");
            if (indexOf(change.id) == indexOf(noEntity) || (!change.before && !change.after))
                return breach(std::string(what) + " “" + key + "” has no number or no content. Expected a change of one record");
            if (m_graph.contains(change.id) != change.before.has_value())
                return breach(std::string(what) + " “" + key
                              + (change.before ? "” does not exist any more. Expected an edit of what is there"
                                               : "” cannot be added: its number is taken. Expected a new one"));
            if (change.before && !(stored(change.id) == *change.before))
                return breach(std::string(what) + " “" + change.before->key + "” has changed since this edit was made. Expected what is stored now");
        }
        return {};
    }

    Result<void> checkShape() const
    {
        if (const auto ok = checkBefore(m_diff.entities, "entity", [&](EntityId id) { return m_graph.entity(id); }); !ok)
            return ok;
        if (const auto ok = checkBefore(m_diff.statements, "statement", [&](StatementId id) { return m_graph.statement(id); }); !ok)
            return ok;
        return checkBefore(m_diff.documents, "document", [&](DocumentId id) { return m_graph.document(id); });
    }

    Result<void> checkSchema() const
    {
        if (!m_diff.schema)
            return {};
        if (m_schema.types().size() > Schema::maxCount || m_schema.predicates().size() > Schema::maxCount)
            return tooMany(m_schema, m_schema.types().size() > Schema::maxCount);
        const auto nameless = [](const auto &item) { return item.key.empty(); };
        if (std::any_of(m_schema.types().begin(), m_schema.types().end(), nameless)
            || std::any_of(m_schema.predicates().begin(), m_schema.predicates().end(), nameless))
            return namelessInSchema();
        if (!(m_diff.schema->before == m_graph.schema()))
            return breach("the schema has changed since this edit was made. Expected what is stored now");
        for (const EntityId id : m_graph.entities())
            if (!m_entities.contains(static_cast<std::uint32_t>(id)) && !m_schema.findType(m_graph.schema().type(m_graph.typeOf(id)).key))
                return breach("type “" + m_graph.schema().type(m_graph.typeOf(id)).key + "” cannot be removed: entity “"
                              + std::string(m_graph.key(id)) + "” has it");
        for (const StatementId id : m_graph.statements()) {
            if (m_statements.contains(static_cast<std::uint32_t>(id)))
                continue;
            const std::string &key = m_graph.schema().predicate(m_graph.predicate(id)).key;
            if (!m_schema.findPredicate(key))
                return breach("predicate “" + key + "” cannot be removed: statement “" + std::string(m_graph.key(id)) + "” has it");
            if (const auto ok = checkEnds(m_graph.key(id), key, m_graph.subject(id), m_graph.object(id)); !ok)
                return ok;
        }
        return {};
    }

    template <typename Changes, typename Find, typename Affected>
    Result<void> checkKeys(const Changes &changes, const char *what, Find find, const Affected &affected) const
    {
        std::unordered_set<std::string_view> keys;
        for (const auto &change : changes) {
            if (!change.after)
                continue;
            const std::string &key = change.after->key;
            if (key.empty())
                return noKey(what);
            const auto other = find(key);
            const bool taken = m_graph.contains(other) && !affected.contains(static_cast<std::uint32_t>(other));
            if (taken || !keys.insert(key).second)
                return keyTwice(what, key);
        }
        return {};
    }

    Result<void> checkEntities() const
    {
        if (const auto ok = checkKeys(
                m_diff.entities, "entity", [&](std::string_view k) { return m_graph.findEntity(k); }, m_entities);
            !ok)
            return ok;
        for (const auto &change : m_diff.entities) {
            if (!change.after)
                continue;
            if (change.after->name.empty())
                return noName(change.after->key);
            if (!m_schema.findType(change.after->type))
                return unknownType(change.after->key, change.after->type, m_schema);
            if (!change.before || change.before->type == change.after->type)
                continue;
            for (const StatementId id : m_graph.statementsOf(change.id))  // a new type must still fit what is said
                if (!m_statements.contains(static_cast<std::uint32_t>(id)))
                    if (const auto ok = checkEnds(m_graph.key(id), m_graph.schema().predicate(m_graph.predicate(id)).key, m_graph.subject(id),
                                                  m_graph.object(id));
                        !ok)
                        return ok;
        }
        return {};
    }

    Result<void> checkDocuments() const
    {
        return checkKeys(
            m_diff.documents, "document", [&](std::string_view k) { return m_graph.findDocument(k); }, m_documents);
    }

    Result<void> checkStatements() const
    {
        if (const auto ok = checkKeys(
                m_diff.statements, "statement", [&](std::string_view k) { return m_graph.findStatement(k); }, m_statements);
            !ok)
            return ok;
        for (const auto &change : m_diff.statements) {
            if (!change.after)
                continue;
            const Statement &s = *change.after;
            for (const auto &[end, what] : {std::pair{s.subject, "subject"}, std::pair{s.object, "object"}})
                if (typeAfter(end).empty())
                    return noEnd(s.key, what);
            if (s.speaker != noEntity && typeAfter(s.speaker).empty())
                return noSpeaker(s.key);
            if (s.document != relata::noDocument && !documentAfter(s.document))
                return breaches::noDocument(s.key);
            if (s.paragraph < 0)
                return badParagraph(s.key, s.paragraph);
            if (!m_schema.findPredicate(s.predicate))
                return unknownPredicate(s.key, s.predicate, m_schema);
            if (const auto ok = checkEnds(s.key, s.predicate, s.subject, s.object); !ok)
                return ok;
        }
        return {};
    }

    Result<void> checkEnds(std::string_view key, std::string_view predicateKey, EntityId subject, EntityId object) const
    {
        const Predicate &predicate = m_schema.predicate(*m_schema.findPredicate(predicateKey));
        if (predicate.domain.empty() && predicate.range.empty())
            return {};
        if (auto wrong = wrongEnds(key, predicate, typeAfter(subject), typeAfter(object)))
            return std::move(*wrong);
        return {};
    }

    Result<void> checkRemovals() const
    {
        std::unordered_map<std::uint32_t, long> speaking, citing;  // how uses change
        for (const auto &change : m_diff.statements) {
            if (change.before) {
                --speaking[static_cast<std::uint32_t>(change.before->speaker)];
                --citing[static_cast<std::uint32_t>(change.before->document)];
            }
            if (change.after) {
                ++speaking[static_cast<std::uint32_t>(change.after->speaker)];
                ++citing[static_cast<std::uint32_t>(change.after->document)];
            }
        }
        for (const auto &change : m_diff.entities) {
            if (change.after || !change.before)
                continue;
            for (const StatementId id : m_graph.statementsOf(change.id))
                if (!m_statements.contains(static_cast<std::uint32_t>(id)))
                    return breach("entity “" + change.before->key + "” cannot be removed: statement “" + std::string(m_graph.key(id))
                                  + "” is about it. Expected the edit to remove that too");
            const auto &row = m_graph.data().entities[indexOf(change.id)];
            if (static_cast<long>(row.speakerUses) + speaking[static_cast<std::uint32_t>(change.id)] > 0)
                return breach("entity “" + change.before->key
                              + "” cannot be removed: it vouches for statements that would stay. Expected the edit to remove those too");
        }
        for (const auto &change : m_diff.documents) {
            if (change.after || !change.before)
                continue;
            if (static_cast<long>(m_graph.data().documents[indexOf(change.id)].uses) + citing[static_cast<std::uint32_t>(change.id)] > 0)
                return breach("document “" + change.before->key + "” cannot be removed: statements cite it. Expected the edit to remove those too");
        }
        return {};
    }

    /// Text is found by 32 bits: refuse in time what would not fit.
    Result<void> checkRoom() const
    {
        std::uint64_t space = 0;
        const auto count = [&space](std::initializer_list<std::size_t> lengths) {
            space += TextRun<4>::spaceFor(std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0}));
        };
        constexpr std::size_t packing = 15;  // at most: tag and length of a packed field
        const auto sizeOf = [](const Properties &properties) {
            std::size_t sum = 0;
            for (const auto &[key, value] : properties)
                sum += value.size() + packing;
            return sum;
        };
        for (const auto &change : m_diff.entities) {
            if (!change.after)
                continue;
            std::size_t extras = sizeOf(change.after->properties);
            for (const std::string &alias : change.after->aliases)
                extras += alias.size() + packing;
            count({change.after->key.size(), change.after->name.size(), change.after->description.size(), extras});
        }
        for (const auto &change : m_diff.statements)
            if (const auto &s = change.after; s)
                count({s->key.size(), s->claim.size(),
                       s->quote.size() + s->holdsBasis.size() + s->confidence.size() + s->status.size() + s->note.size() + 5 * packing
                           + sizeOf(s->properties)});
        if (!m_graph.data().text.hasRoomFor(space))
            return tooMuchText();
        return {};
    }

    /// Type key after the diff; empty when the entity will not exist.
    std::string_view typeAfter(EntityId id) const
    {
        if (const auto changed = m_entities.find(static_cast<std::uint32_t>(id)); changed != m_entities.end())
            return changed->second->after ? std::string_view(changed->second->after->type) : std::string_view();
        return m_graph.contains(id) ? std::string_view(m_graph.schema().type(m_graph.typeOf(id)).key) : std::string_view();
    }
    bool documentAfter(DocumentId id) const
    {
        if (const auto changed = m_documents.find(static_cast<std::uint32_t>(id)); changed != m_documents.end())
            return changed->second->after.has_value();
        return m_graph.contains(id);
    }

    const KnowledgeGraph &m_graph;
    const GraphDiff &m_diff;
    const Schema &m_schema;
    std::unordered_map<std::uint32_t, const Change<EntityId, Entity> *> m_entities;
    std::unordered_map<std::uint32_t, const Change<StatementId, Statement> *> m_statements;
    std::unordered_map<std::uint32_t, const Change<DocumentId, Document> *> m_documents;
};

}  // namespace

Result<void> validateDiff(const KnowledgeGraph &graph, const GraphDiff &diff)
{
    return Outlook(graph, diff).check();
}

}  // namespace relata
