// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/audit.h"

#include "model/evidence/locator.h"
#include "model/evidence/origins.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace relata {
namespace {

using Severity = Finding::Severity;
using Kind = Finding::Kind;

std::string quoted(std::string_view text)
{
    return "“" + std::string(text) + "”";
}

class Audit
{
public:
    explicit Audit(const KnowledgeGraph &graph) : m_graph(graph) {}

    std::vector<Finding> run()
    {
        schema();
        statements();
        duplicates();
        links();
        entities();
        contradictions();
        std::stable_sort(m_findings.begin(), m_findings.end(), [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
        return std::move(m_findings);
    }

private:
    void add(Severity severity, Kind kind, std::string message, std::vector<EntityId> entities, std::vector<StatementId> statements)
    {
        m_findings.push_back({severity, kind, std::move(message), std::move(entities), std::move(statements)});
    }
    std::string nameOf(StatementId id) const { return "statement " + quoted(m_graph.key(id)); }

    /// A graph refuses statements that breach its schema, so what is left is a schema that names what it does not define.
    void schema()
    {
        const Schema &schema = m_graph.schema();
        for (const Predicate &predicate : schema.predicates()) {
            const std::string name = "predicate " + quoted(predicate.key);
            if (!predicate.category.empty() && !schema.findCategory(predicate.category))
                add(Severity::Error, Kind::SchemaBreach, name + " has the unknown category " + quoted(predicate.category), {}, {});
            if (!predicate.opposite.empty() && !schema.findPredicate(predicate.opposite))
                add(Severity::Error, Kind::SchemaBreach, name + " has the unknown opposite " + quoted(predicate.opposite), {}, {});
            for (const auto *allowed : {&predicate.domain, &predicate.range})
                for (const std::string &type : *allowed)
                    if (!schema.findType(type))
                        add(Severity::Error, Kind::SchemaBreach, name + " allows the unknown type " + quoted(type), {}, {});
        }
    }

    void statements()
    {
        for (const StatementId id : m_graph.statements()) {
            const DocumentId document = m_graph.document(id);
            if (document == noDocument)
                add(Severity::Warning, Kind::Unsourced, nameOf(id) + " names no document", {}, {id});
            else if (m_graph.quote(id).empty() && locatorOf(m_graph, id).empty())
                add(Severity::Warning, Kind::MissingLocator, nameOf(id) + " does not say where in its document it stands", {}, {id});
            if (m_graph.claim(id).empty())
                add(Severity::Warning, Kind::Unsourced, nameOf(id) + " has no claim", {}, {id});
            if (document == noDocument)
                continue;
            const Edtf &published = m_graph.document(document).published, &said = m_graph.said(id);
            if (!published.empty() && !said.empty() && said.firstDay() > published.lastDay())
                add(Severity::Warning, Kind::BadTime,
                    nameOf(id) + " was said (" + said.text() + ") after its document was published (" + published.text() + ")", {}, {id});
        }
    }

    /// Rows that say the same, by the same voice, in the same place.
    void duplicates()
    {
        const auto content = [this](StatementId id) {
            return std::tuple(m_graph.subject(id), m_graph.object(id), m_graph.predicate(id), m_graph.speaker(id), m_graph.document(id),
                              m_graph.paragraph(id), m_graph.claim(id));
        };
        const auto place = [this](StatementId id) { return m_graph.hasLongText(id) ? locatorText(m_graph, id) : std::string(); };
        const auto isBefore = [&](StatementId a, StatementId b) {  // the place only where all else is the same
            const auto order = content(a) <=> content(b);
            return order < 0 || (order == 0 && place(a) < place(b));
        };
        std::vector<StatementId> ids;
        ids.reserve(m_graph.statementCount());
        for (const StatementId id : m_graph.statements())
            ids.push_back(id);
        std::stable_sort(ids.begin(), ids.end(), isBefore);
        std::vector<std::pair<StatementId, StatementId>> pairs;  // the repeating one, the first of its kind
        for (std::size_t first = 0, i = 1; i < ids.size(); ++i) {
            if (content(ids[first]) == content(ids[i]) && place(ids[first]) == place(ids[i]))
                pairs.emplace_back(ids[i], ids[first]);
            else
                first = i;
        }
        std::sort(pairs.begin(), pairs.end());
        for (const auto &[id, original] : pairs)
            add(Severity::Warning, Kind::Duplicate, nameOf(id) + " repeats " + quoted(m_graph.key(original)), {}, {original, id});
    }

    /// Links (pairs of entities) that rest on one origin, while the graph has several.
    void links()
    {
        struct Row {
            EntityId first, second;
            StatementId statement;
            std::uint32_t origin;
        };
        const Origins origins(m_graph);
        std::vector<Row> rows;
        rows.reserve(m_graph.statementCount());
        for (const StatementId id : m_graph.statements()) {
            const auto [first, second] = std::minmax({m_graph.subject(id), m_graph.object(id)});
            rows.push_back({first, second, id, origins.of(id)});
        }
        if (rows.empty())
            return;
        if (std::all_of(rows.begin(), rows.end(), [&](const Row &row) { return row.origin == rows.front().origin; })) {
            add(Severity::Note, Kind::SingleSource,
                rows.front().origin == 0 ? "no statement names a document" : "every statement rests on one origin", {}, {});
            return;
        }
        std::sort(rows.begin(), rows.end(),
                  [](const Row &a, const Row &b) { return std::tie(a.first, a.second, a.statement) < std::tie(b.first, b.second, b.statement); });
        for (auto from = rows.begin(); from != rows.end();) {
            const auto to = std::find_if(from, rows.end(), [&](const Row &row) { return row.first != from->first || row.second != from->second; });
            if (std::all_of(from, to, [&](const Row &row) { return row.origin == from->origin; })) {
                std::vector<StatementId> ids;
                std::transform(from, to, std::back_inserter(ids), [](const Row &row) { return row.statement; });
                add(Severity::Note, Kind::SingleSource,
                    "the link between " + quoted(m_graph.name(from->first)) + " and " + quoted(m_graph.name(from->second)) + " rests on one origin",
                    {from->first, from->second}, std::move(ids));
            }
            from = to;
        }
    }

    void entities()
    {
        IdSet<EntityId> speakers(m_graph.entityIdEnd());
        for (const StatementId id : m_graph.statements())
            if (m_graph.speaker(id) != noEntity)
                speakers.insert(m_graph.speaker(id));
        for (const EntityId id : m_graph.entities())
            if (m_graph.degree(id) == 0)
                add(speakers.contains(id) ? Severity::Note : Severity::Warning, Kind::UnusedEntity,
                    "nothing is stated about entity " + quoted(m_graph.key(id)), {id}, {});
    }

    void contradictions()
    {
        for (const Disagreement &difference : disagreements(m_graph)) {
            const StatementId first = difference.oneSide.front();
            std::vector<StatementId> all = difference.oneSide;
            all.insert(all.end(), difference.otherSide.begin(), difference.otherSide.end());
            add(Severity::Note, Kind::Contradiction,
                "accounts differ: " + std::string(m_graph.name(m_graph.subject(first))) + " – "
                    + m_graph.schema().predicate(m_graph.predicate(first)).label + " – " + std::string(m_graph.name(m_graph.object(first))),
                {m_graph.subject(first), m_graph.object(first)}, std::move(all));
        }
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
    case Kind::SchemaBreach:
        return "schema-breach";
    case Kind::Unsourced:
        return "unsourced";
    case Kind::SingleSource:
        return "single-source";
    case Kind::MissingLocator:
        return "missing-locator";
    case Kind::BadTime:
        return "bad-time";
    case Kind::Contradiction:
        return "contradiction";
    case Kind::UnusedEntity:
        return "unused-entity";
    case Kind::Duplicate:
        return "duplicate";
    }
    return "unknown";
}

}  // namespace relata
