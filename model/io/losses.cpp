// SPDX-License-Identifier: Apache-2.0
#include "model/io/losses.h"

#include <algorithm>

namespace relata {
namespace {

/// Counts by field, in order of first use.
class Tally
{
public:
    void count(const char *field, bool lost)
    {
        if (!lost)
            return;
        const auto known = std::find_if(m_counts.begin(), m_counts.end(), [&](const auto &c) { return std::string_view(c.first) == field; });
        if (known == m_counts.end())
            m_counts.emplace_back(field, 1);
        else
            ++known->second;
    }
    /// "Statements could not keep: claim (12 of 199), speaker (4)."
    void report(const std::string &records, std::size_t all, std::size_t missing, std::vector<std::string> &notes) const
    {
        if (missing > 0)
            notes.push_back(std::to_string(missing) + " of " + std::to_string(all) + " " + records + " did not come back");
        std::string fields;
        for (const auto &[field, n] : m_counts)
            fields += (fields.empty() ? "" : ", ") + std::string(field) + " (" + std::to_string(n) + " of " + std::to_string(all) + ")";
        if (!fields.empty())
            notes.push_back("this form could not hold of " + records + ": " + fields);
    }

private:
    std::vector<std::pair<const char *, std::size_t>> m_counts;
};

template <typename Id>
std::vector<Id> listed(const IdRange<Id> &range)
{
    std::vector<Id> ids;
    for (const Id id : range)
        ids.push_back(id);
    return ids;
}

/// The record of \a again for each of \a ids, by key, or by place when no key came back and the numbers are the same.
template <typename Id, typename Find, typename Key>
std::vector<Id> matched(const std::vector<Id> &ids, const std::vector<Id> &others, Id none, Find find, Key key)
{
    std::vector<Id> out;
    bool any = false;
    for (const Id id : ids) {
        out.push_back(find(key(id)));
        any |= out.back() != none;
    }
    return !any && ids.size() == others.size() ? others : out;
}

std::string keyOf(const KnowledgeGraph &graph, EntityId id)
{
    return id == noEntity ? std::string() : std::string(graph.key(id));
}

std::string keyOf(const KnowledgeGraph &graph, DocumentId id)
{
    return id == noDocument ? std::string() : graph.document(id).key;
}

const std::string &labelOf(const KnowledgeGraph &graph, StatementId id)
{
    return graph.schema().predicate(graph.predicate(id)).label;
}

/// Whoever reads the file finds every type, and every predicate under its label.
bool keepsNames(const Schema &original, const Schema &again)
{
    const auto &types = original.types();
    const auto &predicates = original.predicates(), &found = again.predicates();
    return std::all_of(types.begin(), types.end(), [&](const EntityType &type) { return again.findType(type.key).has_value(); })
           && std::all_of(predicates.begin(), predicates.end(), [&](const Predicate &predicate) {
                  return again.findPredicate(predicate.key)
                         || std::any_of(found.begin(), found.end(), [&](const Predicate &other) { return other.label == predicate.label; });
              });
}

}  // namespace

std::vector<std::string> lossesOf(const KnowledgeGraph &original, const KnowledgeGraph &again)
{
    std::vector<std::string> notes;
    const auto entities = listed(original.entities());
    const auto sameEntity = matched(
        entities, listed(again.entities()), noEntity, [&](std::string_view key) { return again.findEntity(key); },
        [&](EntityId id) { return original.key(id); });
    std::vector<EntityId> twin(original.entityIdEnd(), noEntity);
    Tally ofEntities, ofStatements, ofDocuments;
    std::size_t missing = 0;
    for (std::size_t i = 0; i < entities.size(); ++i) {
        twin[indexOf(entities[i])] = sameEntity[i];
        if (sameEntity[i] == noEntity) {
            ++missing;
            continue;
        }
        const Entity a = original.entity(entities[i]), b = again.entity(sameEntity[i]);
        ofEntities.count("id", a.key != b.key);
        ofEntities.count("name", a.name != b.name);
        ofEntities.count("type", a.type != b.type);
        ofEntities.count("aliases", a.aliases != b.aliases);
        ofEntities.count("description", a.description != b.description);
        ofEntities.count("properties", a.properties != b.properties);
    }
    ofEntities.report("entities", entities.size(), missing, notes);

    const auto statements = listed(original.statements());
    const auto sameStatement = matched(
        statements, listed(again.statements()), noStatement, [&](std::string_view key) { return again.findStatement(key); },
        [&](StatementId id) { return original.key(id); });
    missing = 0;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (sameStatement[i] == noStatement) {
            ++missing;
            continue;
        }
        const Statement a = original.statement(statements[i]), b = again.statement(sameStatement[i]);
        ofStatements.count("id", a.key != b.key);
        ofStatements.count("ends", twin[indexOf(a.subject)] != b.subject || twin[indexOf(a.object)] != b.object);
        ofStatements.count("predicate", a.predicate != b.predicate && labelOf(original, statements[i]) != labelOf(again, sameStatement[i]));
        ofStatements.count("claim", a.claim != b.claim);
        ofStatements.count("speaker", keyOf(original, a.speaker) != keyOf(again, b.speaker));
        ofStatements.count("document", keyOf(original, a.document) != keyOf(again, b.document));
        ofStatements.count("paragraph", a.paragraph != b.paragraph);
        ofStatements.count("quote", a.quote != b.quote);
        ofStatements.count("modality", a.modality != b.modality);
        ofStatements.count("polarity", a.polarity != b.polarity);
        ofStatements.count("said", a.said != b.said);
        ofStatements.count("holds", a.holds != b.holds || a.holdsBasis != b.holdsBasis);
        ofStatements.count("confidence", a.confidence != b.confidence);
        ofStatements.count("status", a.status != b.status);
        ofStatements.count("note", a.note != b.note);
        ofStatements.count("properties", a.properties != b.properties);
    }
    ofStatements.report("statements", statements.size(), missing, notes);

    missing = 0;
    for (const DocumentId id : original.documents()) {
        const DocumentId other = again.findDocument(original.document(id).key);
        if (other == noDocument) {
            ++missing;
            continue;
        }
        const Document &a = original.document(id), &b = again.document(other);
        ofDocuments.count("title", a.title != b.title);
        ofDocuments.count("authors", a.authors != b.authors);
        ofDocuments.count("publisher", a.publisher != b.publisher);
        ofDocuments.count("date", a.published != b.published);
        ofDocuments.count("url", a.url != b.url);
        ofDocuments.count("language", a.language != b.language);
        ofDocuments.count("origin", a.origin != b.origin);
        ofDocuments.count("hash", a.hash != b.hash);
        ofDocuments.count("note", a.note != b.note);
        ofDocuments.count("properties", a.properties != b.properties);
    }
    ofDocuments.report("documents", original.documentCount(), missing, notes);
    if (!(original.schema() == again.schema()))
        notes.push_back(std::string("this form could not hold the schema: definitions, colours and inverse labels")
                        + (keepsNames(original.schema(), again.schema()) ? "; types and predicates keep their names" : ""));
    if (!(original.info() == again.info()))
        notes.emplace_back("this form could not hold the description of the graph: title, version, licence");
    return notes;
}

}  // namespace relata
