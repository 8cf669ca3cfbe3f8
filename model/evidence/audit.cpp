// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/audit.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace relata {
namespace {

using Ends = std::pair<EntityId, EntityId>;

/// Ends as a key: ordered, or unordered for symmetric predicates.
Ends endsOf(const KnowledgeGraph &graph, StatementId id, bool symmetric)
{
    Ends ends{graph.subject(id), graph.object(id)};
    if (symmetric && ends.second < ends.first)
        std::swap(ends.first, ends.second);
    return ends;
}

bool mayMeet(const Edtf &a, const Edtf &b)
{
    return a.empty() || b.empty() || a.overlaps(b);
}

std::string quoted(std::string_view text)
{
    return "“" + std::string(text) + "”";
}

std::string linkInWords(const KnowledgeGraph &graph, StatementId id)
{
    return std::string(graph.name(graph.subject(id))) + " – " + graph.schema().predicate(graph.predicate(id)).label + " – "
           + std::string(graph.name(graph.object(id)));
}

/// Statement ids by ends and predicate; symmetric predicates unite both directions.
std::map<std::tuple<EntityId, EntityId, PredicateId>, std::vector<StatementId>> bundles(const KnowledgeGraph &graph)
{
    std::map<std::tuple<EntityId, EntityId, PredicateId>, std::vector<StatementId>> result;
    for (const StatementId id : graph.statements()) {
        const PredicateId predicate = graph.predicate(id);
        const auto [a, b] = endsOf(graph, id, graph.schema().predicate(predicate).symmetric);
        result[{a, b, predicate}].push_back(id);
    }
    return result;
}

void keepMeeting(const KnowledgeGraph &graph, std::vector<StatementId> &one, std::vector<StatementId> &other)
{
    const auto meets = [&](StatementId id, const std::vector<StatementId> &side) {
        return std::any_of(side.begin(), side.end(), [&](StatementId x) { return mayMeet(graph.holds(id), graph.holds(x)); });
    };
    const auto before = one;
    std::erase_if(one, [&](StatementId id) { return !meets(id, other); });
    std::erase_if(other, [&](StatementId id) { return !meets(id, before); });
}

class Audit
{
public:
    explicit Audit(const KnowledgeGraph &graph) : m_graph(graph) {}

    std::vector<Finding> run()
    {
        statements();
        links();
        entities();
        for (const Disagreement &d : disagreements(m_graph)) {
            Finding finding{Finding::Severity::Note, Finding::Kind::Contradiction, "accounts differ: " + linkInWords(m_graph, d.oneSide.front()),
                            {m_graph.subject(d.oneSide.front()), m_graph.object(d.oneSide.front())}, d.oneSide};
            finding.statements.insert(finding.statements.end(), d.otherSide.begin(), d.otherSide.end());
            m_findings.push_back(std::move(finding));
        }
        std::stable_sort(m_findings.begin(), m_findings.end(), [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
        return std::move(m_findings);
    }

private:
    void add(Finding::Severity severity, Finding::Kind kind, std::string message, std::vector<EntityId> entities, std::vector<StatementId> statements)
    {
        m_findings.push_back({severity, kind, std::move(message), std::move(entities), std::move(statements)});
    }

    void statements()
    {
        std::map<std::tuple<EntityId, PredicateId, EntityId, EntityId, DocumentId, int, std::string>, StatementId> seen;
        for (const StatementId id : m_graph.statements()) {
            const std::string name = "statement " + quoted(m_graph.key(id));
            const Predicate &predicate = m_graph.schema().predicate(m_graph.predicate(id));
            const auto breach = [&](const std::vector<std::string> &allowed, EntityId end, const char *what) {
                const std::string &type = m_graph.schema().type(m_graph.typeOf(end)).key;
                if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), type) == allowed.end())
                    add(Finding::Severity::Error, Finding::Kind::SchemaBreach,
                        name + ": the " + what + " of " + quoted(predicate.key) + " may not be of type " + type, {end}, {id});
            };
            breach(predicate.domain, m_graph.subject(id), "subject");
            breach(predicate.range, m_graph.object(id), "object");
            if (m_graph.document(id) == noDocument)
                add(Finding::Severity::Warning, Finding::Kind::Unsourced, name + " names no document", {}, {id});
            else if (m_graph.paragraph(id) == 0 && m_graph.statement(id).quote.empty())
                add(Finding::Severity::Warning, Finding::Kind::MissingLocator, name + " does not say where in its document it stands", {}, {id});
            if (m_graph.claim(id).empty())
                add(Finding::Severity::Warning, Finding::Kind::Unsourced, name + " has no claim", {}, {id});
            if (m_graph.document(id) != noDocument) {
                const Edtf &published = m_graph.document(m_graph.document(id)).published;
                if (!published.empty() && !m_graph.said(id).empty() && m_graph.said(id).firstDay() > published.lastDay())
                    add(Finding::Severity::Warning, Finding::Kind::BadTime,
                        name + " was said (" + m_graph.said(id).text() + ") after its document was published (" + published.text() + ")", {}, {id});
            }
            const auto [place, isNew] = seen.try_emplace({m_graph.subject(id), m_graph.predicate(id), m_graph.object(id), m_graph.speaker(id),
                                                          m_graph.document(id), m_graph.paragraph(id), std::string(m_graph.claim(id))}, id);
            if (!isNew)
                add(Finding::Severity::Warning, Finding::Kind::Duplicate, name + " repeats " + quoted(m_graph.key(place->second)), {}, {place->second, id});
        }
    }

    /// Links (pairs of entities) that rest on one origin, while the graph has several.
    void links()
    {
        std::set<std::string> origins;
        std::map<Ends, std::pair<std::set<std::string>, std::vector<StatementId>>> byLink;
        for (const StatementId id : m_graph.statements()) {
            std::string origin;
            if (const DocumentId document = m_graph.document(id); document != noDocument)
                origin = m_graph.document(document).origin.empty() ? m_graph.document(document).key : m_graph.document(document).origin;
            origins.insert(origin);
            auto &[linkOrigins, ids] = byLink[endsOf(m_graph, id, true)];
            linkOrigins.insert(origin);
            ids.push_back(id);
        }
        if (origins.size() < 2) {
            if (!origins.empty())
                add(Finding::Severity::Note, Finding::Kind::SingleSource, "every statement rests on one document", {}, {});
            return;
        }
        for (const auto &[ends, link] : byLink)
            if (link.first.size() == 1)
                add(Finding::Severity::Note, Finding::Kind::SingleSource,
                    "the link between " + quoted(m_graph.name(ends.first)) + " and " + quoted(m_graph.name(ends.second)) + " rests on one origin",
                    {ends.first, ends.second}, link.second);
    }

    void entities()
    {
        IdSet<EntityId> speakers(m_graph.entityIdEnd());
        for (const StatementId id : m_graph.statements())
            if (m_graph.speaker(id) != noEntity)
                speakers.insert(m_graph.speaker(id));
        for (const EntityId id : m_graph.entities())
            if (m_graph.degree(id) == 0)
                add(speakers.contains(id) ? Finding::Severity::Note : Finding::Severity::Warning, Finding::Kind::UnusedEntity,
                    "nothing is stated about entity " + quoted(m_graph.key(id)), {id}, {});
    }

    const KnowledgeGraph &m_graph;
    std::vector<Finding> m_findings;
};

}  // namespace

std::vector<Finding> auditEvidence(const KnowledgeGraph &graph)
{
    return Audit(graph).run();
}

std::string_view toString(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::SchemaBreach: return "schema-breach";
    case Finding::Kind::Unsourced: return "unsourced";
    case Finding::Kind::SingleSource: return "single-source";
    case Finding::Kind::MissingLocator: return "missing-locator";
    case Finding::Kind::BadTime: return "bad-time";
    case Finding::Kind::Contradiction: return "contradiction";
    case Finding::Kind::UnusedEntity: return "unused-entity";
    case Finding::Kind::Duplicate: return "duplicate";
    }
    return "unknown";
}

std::vector<Disagreement> disagreements(const KnowledgeGraph &graph)
{
    std::vector<Disagreement> result;
    const auto byTriple = bundles(graph);
    const auto addIfBoth = [&](std::vector<StatementId> one, std::vector<StatementId> other) {
        keepMeeting(graph, one, other);
        if (!one.empty() && !other.empty())
            result.push_back({std::move(one), std::move(other)});
    };
    for (const auto &[triple, ids] : byTriple) {
        std::vector<StatementId> stated, denied;
        for (const StatementId id : ids)
            (graph.modality(id) == Modality::Denied ? denied : stated).push_back(id);
        addIfBoth(stated, denied);
        const auto &[a, b, predicate] = triple;
        const auto opposite = graph.schema().findPredicate(graph.schema().predicate(predicate).opposite);
        if (!opposite || *opposite == predicate)
            continue;
        const bool mutual = graph.schema().predicate(*opposite).opposite == graph.schema().predicate(predicate).key;
        if (mutual && *opposite < predicate)
            continue;   // met already from the other side
        Ends ends{a, b};
        if (graph.schema().predicate(*opposite).symmetric && ends.second < ends.first)
            std::swap(ends.first, ends.second);
        if (const auto other = byTriple.find({ends.first, ends.second, *opposite}); other != byTriple.end()) {
            std::vector<StatementId> otherStated;
            for (const StatementId id : other->second)
                if (graph.modality(id) != Modality::Denied)
                    otherStated.push_back(id);
            addIfBoth(stated, otherStated);
        }
    }
    return result;
}

}  // namespace relata
