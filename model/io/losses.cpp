// SPDX-License-Identifier: Apache-2.0
#include "model/io/losses.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

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
            notes.push_back("the file was read again to check it: " + std::to_string(missing) + " of " + std::to_string(all) + " " + records
                            + " are not in it, or cannot be told apart from others there");
        if (!m_counts.empty())
            notes.push_back("this form could not hold of " + records + ": " + fields(all));
    }
    std::string fields(std::size_t all) const
    {
        std::string text;
        for (const auto &[field, n] : m_counts)
            text += (text.empty() ? "" : ", ") + std::string(field) + " (" + std::to_string(n) + " of " + std::to_string(all) + ")";
        return text;
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

/// Properties are a set: their order says nothing.
Properties inOrder(Properties properties)
{
    std::sort(properties.begin(), properties.end());
    return properties;
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

/// Whether a form that numbers its nodes itself took the keys away, and what has the same key now is somebody else: more names are the same in the
/// order of both.
bool isRenumbered(const KnowledgeGraph &original, const KnowledgeGraph &again, const std::vector<EntityId> &ours, const std::vector<EntityId> &theirs)
{
    if (ours.size() != theirs.size())
        return false;
    std::size_t byKey = 0, byOrder = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const EntityId same = again.findEntity(original.key(ours[i]));
        byKey += same != noEntity && original.name(ours[i]) == again.name(same);
        byOrder += original.name(ours[i]) == again.name(theirs[i]);
    }
    return byOrder > byKey;
}

/// The entity of \a again for each of \a original: of the same key, else of the same name; by their order where no key came back at all, or all of
/// them mean others. By id.
std::vector<EntityId> twinsOf(const KnowledgeGraph &original, const KnowledgeGraph &again)
{
    std::vector<EntityId> twins(original.entityIdEnd(), noEntity);
    const auto ours = listed(original.entities()), theirs = listed(again.entities());
    std::vector<bool> taken(again.entityIdEnd());
    std::size_t found = 0;
    const bool renumbered = isRenumbered(original, again, ours, theirs);
    for (const EntityId id : ours)
        if (const EntityId same = renumbered ? noEntity : again.findEntity(original.key(id)); same != noEntity) {
            twins[indexOf(id)] = same;
            taken[indexOf(same)] = true;
            ++found;
        }
    if (found == 0 && ours.size() == theirs.size()) {
        for (std::size_t i = 0; i < ours.size(); ++i)
            twins[indexOf(ours[i])] = theirs[i];
    } else if (found < ours.size()) {
        std::unordered_map<std::string_view, std::vector<EntityId>> named;  // last first
        for (auto id = theirs.rbegin(); id != theirs.rend(); ++id)
            if (!taken[indexOf(*id)])
                named[again.name(*id)].push_back(*id);
        for (const EntityId id : ours)
            if (const auto same = named.find(original.name(id)); twins[indexOf(id)] == noEntity && same != named.end() && !same->second.empty()) {
                twins[indexOf(id)] = same->second.back();
                same->second.pop_back();
            }
    }
    return twins;
}

/// The statement of \a again for each of \a original: of the same key and ends, else of the same ends and predicate, in their order, else of the
/// same key: a form that keeps no keys has others, which may be those of somebody else. By id.
std::vector<StatementId> twinsOf(const KnowledgeGraph &original, const KnowledgeGraph &again, const std::vector<EntityId> &twin)
{
    std::vector<StatementId> twins(original.statementIdEnd(), noStatement);
    std::vector<bool> taken(again.statementIdEnd());
    const auto ours = listed(original.statements());
    const auto take = [&](StatementId id, StatementId same) {
        twins[indexOf(id)] = same;
        taken[indexOf(same)] = true;
    };
    const auto endsOf = [&](StatementId id) { return std::pair(twin[indexOf(original.subject(id))], twin[indexOf(original.object(id))]); };
    std::vector<StatementId> left;
    for (const StatementId id : ours) {
        const StatementId same = again.findStatement(original.key(id));
        if (same != noStatement && endsOf(id) == std::pair(again.subject(same), again.object(same)))
            take(id, same);
        else
            left.push_back(id);
    }
    if (left.empty())
        return twins;
    std::map<std::tuple<EntityId, EntityId, std::string_view>, std::vector<StatementId>> bySaying;  // last first
    const auto theirs = listed(again.statements());
    for (auto id = theirs.rbegin(); id != theirs.rend(); ++id)
        if (!taken[indexOf(*id)])
            bySaying[{again.subject(*id), again.object(*id), labelOf(again, *id)}].push_back(*id);
    for (const StatementId id : left) {
        const auto [subject, object] = endsOf(id);
        if (const auto same = bySaying.find({subject, object, labelOf(original, id)}); same != bySaying.end() && !same->second.empty()) {
            take(id, same->second.back());
            same->second.pop_back();
        }
    }
    for (const StatementId id : left)
        if (const StatementId same = again.findStatement(original.key(id));
            twins[indexOf(id)] == noStatement && same != noStatement && !taken[indexOf(same)])
            take(id, same);
    return twins;
}

/// What whoever reads the file does not find of types and predicates: "categories of predicates (15 of 23), colours of types (7 of 7)".
std::string schemaLosses(const Schema &original, const Schema &again)
{
    Tally ofTypes, ofPredicates, ofCategories;
    for (const EntityType &type : original.types()) {
        const auto same = again.findType(type.key);
        ofTypes.count("types", !same);
        if (!same)
            continue;
        const EntityType &other = again.type(*same);
        ofTypes.count("names of types", type.label != other.label || type.plural != other.plural);
        ofTypes.count("definitions of types", type.description != other.description);
        ofTypes.count("shapes, icons and colours of types", type.shape != other.shape || type.icon != other.icon || !(type.color == other.color));
    }
    for (const Predicate &predicate : original.predicates()) {
        const auto byLabel =
            std::find_if(again.predicates().begin(), again.predicates().end(), [&](const Predicate &p) { return p.label == predicate.label; });
        const auto same = again.findPredicate(predicate.key);
        const Predicate *other = same ? &again.predicate(*same) : byLabel != again.predicates().end() ? &*byLabel : nullptr;
        ofPredicates.count("predicates", !other);
        if (!other)
            continue;
        ofPredicates.count("ids of predicates", predicate.key != other->key);
        ofPredicates.count("categories of predicates", predicate.category != other->category);
        ofPredicates.count("inverse labels", predicate.inverse != other->inverse);
        ofPredicates.count("definitions of predicates", predicate.definition != other->definition);
        ofPredicates.count("allowed ends of predicates", predicate.domain != other->domain || predicate.range != other->range);
        ofPredicates.count("opposites of predicates", predicate.opposite != other->opposite);
        ofPredicates.count("whether predicates read alike from both ends", predicate.symmetric != other->symmetric);
    }
    for (const Category &category : original.categories()) {
        const auto same = again.findCategory(category.key);
        ofCategories.count("names of categories", !same || again.categories()[*same].label != category.label);
    }
    std::string lost;
    for (const std::string &fields : {ofTypes.fields(original.types().size()), ofPredicates.fields(original.predicates().size()),
                                      ofCategories.fields(original.categories().size())})
        lost += (lost.empty() || fields.empty() ? "" : ", ") + fields;
    return lost;
}

/// Of what the original says and the other does not say likewise.
std::string infoLosses(const GraphInfo &original, const GraphInfo &again)
{
    std::string lost;
    const auto compare = [&](const char *field, const std::string &ours, const std::string &theirs) {
        if (!ours.empty() && ours != theirs)
            lost += (lost.empty() ? "" : ", ") + std::string(field);
    };
    compare("id", original.id, again.id);
    compare("title", original.title, again.title);
    compare("description", original.description, again.description);
    compare("version", original.version, again.version);
    compare("date", original.created, again.created);
    compare("licence", original.license, again.license);
    if (!original.properties.empty() && inOrder(original.properties) != inOrder(again.properties))
        lost += lost.empty() ? "other properties" : ", other properties";
    return lost;
}

}  // namespace

std::vector<std::string> lossesOf(const KnowledgeGraph &original, const KnowledgeGraph &again)
{
    std::vector<std::string> notes;
    const auto entities = listed(original.entities());
    const std::vector<EntityId> twin = twinsOf(original, again);
    Tally ofEntities, ofStatements, ofDocuments;
    std::size_t missing = 0;
    for (const EntityId id : entities) {
        const EntityId same = twin[indexOf(id)];
        if (same == noEntity) {
            ++missing;
            continue;
        }
        const Entity a = original.entity(id), b = again.entity(same);
        ofEntities.count("id", a.key != b.key);
        ofEntities.count("name", a.name != b.name);
        ofEntities.count("type", a.type != b.type);
        ofEntities.count("aliases", a.aliases != b.aliases);
        ofEntities.count("description", a.description != b.description);
        ofEntities.count("properties", inOrder(a.properties) != inOrder(b.properties));
    }
    ofEntities.report("entities", entities.size(), missing, notes);

    const auto statements = listed(original.statements());
    const auto sameStatement = twinsOf(original, again, twin);
    missing = 0;
    for (const StatementId id : statements) {
        const StatementId same = sameStatement[indexOf(id)];
        if (same == noStatement) {
            ++missing;
            continue;
        }
        const Statement a = original.statement(id), b = again.statement(same);
        ofStatements.count("id", a.key != b.key);
        ofStatements.count("ends", twin[indexOf(a.subject)] != b.subject || twin[indexOf(a.object)] != b.object);
        ofStatements.count("predicate", a.predicate != b.predicate && labelOf(original, id) != labelOf(again, same));
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
        ofStatements.count("properties", inOrder(a.properties) != inOrder(b.properties));
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
        ofDocuments.count("properties", inOrder(a.properties) != inOrder(b.properties));
    }
    ofDocuments.report("documents", original.documentCount(), missing, notes);
    if (const std::string lost = schemaLosses(original.schema(), again.schema()); !lost.empty())
        notes.push_back("this form could not hold of the schema: " + lost);
    if (const std::string lost = infoLosses(original.info(), again.info()); !lost.empty())
        notes.push_back("this form could not hold of the description of the graph: " + lost);
    return notes;
}

}  // namespace relata
