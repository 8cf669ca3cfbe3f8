// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/audit.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace relata {
namespace {

/// One statement by what it is about. Symmetric predicates have no direction: their smaller end stands first.
struct Row {
    EntityId first, second;
    PredicateId predicate;
    StatementId statement;

    auto triple() const { return std::tuple(first, second, predicate); }
    friend bool operator<(const Row &a, const Row &b) { return std::tuple(a.triple(), a.statement) < std::tuple(b.triple(), b.statement); }
};

class Finder
{
public:
    explicit Finder(const KnowledgeGraph &graph) : m_graph(graph), m_schema(graph.schema())
    {
        m_rows.reserve(graph.statementCount());
        for (const StatementId id : graph.statements()) {
            const auto [first, second] = ends(graph.subject(id), graph.object(id), graph.predicate(id));
            m_rows.push_back({first, second, graph.predicate(id), id});
        }
        std::sort(m_rows.begin(), m_rows.end());
        for (const Predicate &predicate : m_schema.predicates()) {
            const auto opposite = m_schema.findPredicate(predicate.opposite);
            m_opposites.push_back(opposite && m_schema.predicate(*opposite).key != predicate.key ? opposite : std::nullopt);
        }
    }

    std::vector<Disagreement> run(const RunContext &context)
    {
        std::size_t bundles = 0;
        for (auto from = m_rows.begin(); from != m_rows.end();) {
            if (++bundles % 4096 == 0 && context.cancelled())
                break;
            const auto to = std::find_if(from, m_rows.end(), [&](const Row &row) { return row.triple() != from->triple(); });
            const std::span<const Row> bundle(from, to);
            if (bundle.size() > 1)
                keepIfBoth(pick(bundle, Stated), pick(bundle, Denied));
            compareWithOpposite(bundle);
            from = to;
        }
        return std::move(m_result);
    }

private:
    enum Side { Stated, Denied };

    std::pair<EntityId, EntityId> ends(EntityId subject, EntityId object, PredicateId predicate) const
    {
        return m_schema.predicate(predicate).symmetric && object < subject ? std::pair(object, subject) : std::pair(subject, object);
    }

    std::vector<StatementId> pick(std::span<const Row> bundle, Side side) const
    {
        std::vector<StatementId> ids;
        for (const Row &row : bundle)
            if ((m_graph.modality(row.statement) == Modality::Denied) == (side == Denied))
                ids.push_back(row.statement);
        return ids;
    }

    std::span<const Row> bundleOf(EntityId subject, EntityId object, PredicateId predicate) const
    {
        const auto [first, second] = ends(subject, object, predicate);
        const auto [from, to] = std::equal_range(m_rows.begin(), m_rows.end(), Row{first, second, predicate, {}},
                                                 [](const Row &a, const Row &b) { return a.triple() < b.triple(); });
        return {from, to};
    }

    void compareWithOpposite(std::span<const Row> bundle)
    {
        const Row &row = bundle.front();
        const auto opposite = m_opposites[indexOf(row.predicate)];
        if (!opposite)
            return;
        const bool mutual = m_opposites[indexOf(*opposite)] == row.predicate;
        if (mutual && *opposite < row.predicate)
            return;  // compared already, from the other side
        std::vector<StatementId> others = pick(bundleOf(row.first, row.second, *opposite), Stated);
        if (m_schema.predicate(row.predicate).symmetric && !m_schema.predicate(*opposite).symmetric && row.first != row.second) {
            const auto back = pick(bundleOf(row.second, row.first, *opposite), Stated);  // against no direction stand both
            others.insert(others.end(), back.begin(), back.end());
            std::sort(others.begin(), others.end());
        }
        keepIfBoth(pick(bundle, Stated), std::move(others));
    }

    /// Whoever meets nobody of the other side in time is left out.
    void keepIfBoth(std::vector<StatementId> one, std::vector<StatementId> other)
    {
        if (one.empty() || other.empty())
            return;
        const auto meetsAny = [this](StatementId id, const std::vector<StatementId> &side) {
            return std::any_of(side.begin(), side.end(), [&](StatementId x) {
                const Edtf &a = m_graph.holds(id), &b = m_graph.holds(x);
                return a.empty() || b.empty() || a.overlaps(b);
            });
        };
        const std::vector<StatementId> all = one;
        std::erase_if(one, [&](StatementId id) { return !meetsAny(id, other); });
        std::erase_if(other, [&](StatementId id) { return !meetsAny(id, all); });
        if (!one.empty())
            m_result.push_back({std::move(one), std::move(other)});
    }

    const KnowledgeGraph &m_graph;
    const Schema &m_schema;
    std::vector<Row> m_rows;
    std::vector<std::optional<PredicateId>> m_opposites;  ///< by predicate
    std::vector<Disagreement> m_result;
};

}  // namespace

std::vector<Disagreement> disagreements(const KnowledgeGraph &graph, const RunContext &context)
{
    return Finder(graph).run(context);
}

}  // namespace relata
