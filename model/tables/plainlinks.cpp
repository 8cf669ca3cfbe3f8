// SPDX-License-Identifier: Apache-2.0
#include "model/tables/plainlinks.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace relata {
namespace {

/// Predicates by labels that were met lately, without a hash of them; the labels' text must stay.
class PredicatesSeen
{
public:
    template <typename Make>
    PredicateOfLabel find(std::string_view label, Make make)
    {
        Seen &seen =
            m_seen[label.empty() ? 0
                                 : (label.size() * 7 + static_cast<unsigned char>(label.front()) + static_cast<unsigned char>(label.back()) * 3U)
                                       % m_seen.size()];
        if (!seen.known || seen.label != label)
            seen = {label, make(), true};
        return seen.predicate;
    }

private:
    struct Seen {
        std::string_view label;
        PredicateOfLabel predicate;
        bool known = false;
    };
    std::array<Seen, 64> m_seen;
};

}  // namespace

std::optional<PlainLinks> PlainLinks::of(const TableColumns &columns)
{
    using enum ColumnRole;
    const TableMapping &mapping = columns.mapping();
    if (mapping.shape != TableShape::Statements || mapping.decimalComma)
        return {};
    PlainLinks plain;
    std::optional<std::size_t> source, target, weight;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const ColumnUse &use = mapping.columns[i];
        if (use.role == Ignore || use.role == Predicate)
            continue;
        if (!use.type.empty() || !use.space.empty() || !use.list.empty())
            return {};
        if (use.role == Property) {
            plain.properties.push_back({use.property.empty() ? use.column : use.property, i});
            continue;
        }
        auto *const only = use.role == Source ? &source : use.role == Target ? &target : use.role == Weight ? &weight : nullptr;
        if (!only || *only)
            return {};
        *only = i;
    }
    if (!source || !target)
        return {};
    plain.source = *source;
    plain.target = *target;
    if (weight)
        plain.properties.push_back({"weight", *weight});
    std::vector<std::string> keys{"label"};  // of a predicate whose label is another's
    for (const auto &property : plain.properties)
        keys.push_back(property.key);
    std::sort(keys.begin(), keys.end());
    if (std::adjacent_find(keys.begin(), keys.end()) != keys.end())
        return {};
    return plain;
}

bool namePlainEnds(const TableColumns &columns, const PlainLinks &plain, TableGraph &graph, LinkEnds &ends,
                   const std::function<void(std::size_t row, std::size_t column, const std::string &why)> &leftOut, const RunContext &context)
{
    constexpr std::size_t ahead = 8;
    const Table &table = columns.table();
    ends.reserve(ends.size() + table.rowCount());
    for (std::size_t row = columns.firstRow(); row < columns.endRow(); ++row) {
        if ((row & 1023U) == 0 && context.cancelled())
            return false;
        if (row + ahead < table.rowCount()) {
            graph.prefetch(table.cell(row + ahead, plain.source));
            graph.prefetch(table.cell(row + ahead, plain.target));
        }
        const std::string_view from = table.cell(row, plain.source), to = table.cell(row, plain.target);
        if (from.empty() || to.empty()) {
            const std::size_t missing = from.empty() ? plain.source : plain.target;
            leftOut(row, missing, emptyEnd(columns.use(missing).column));
            continue;
        }
        const EntityId subject = graph.ensureNamed(from);
        ends.emplace_back(subject, graph.ensureNamed(to));
    }
    return true;
}

bool makePlainStatements(const TableColumns &columns, const PlainLinks &plain, TableGraph &graph, const LinkEnds &ends, std::size_t &next,
                         const RunContext &context)
{
    const Table &table = columns.table();
    const bool directed = columns.mapping().directed;
    std::vector<std::uint32_t> numbers;
    for (const auto &property : plain.properties)
        numbers.push_back(graph.propertyNumber(property.key));
    PlainStatement s;
    PredicatesSeen seen;
    for (std::size_t row = columns.firstRow(); row < columns.endRow(); ++row) {
        if ((row & 1023U) == 0 && context.cancelled())
            return false;
        if (table.cell(row, plain.source).empty() || table.cell(row, plain.target).empty())
            continue;
        std::tie(s.subject, s.object) = ends[next++];
        s.properties.clear();
        std::string_view predicate = columns.text(row, ColumnRole::Predicate);
        if (predicate.empty())
            predicate = columns.mapping().predicate;
        const PredicateOfLabel known = seen.find(predicate, [&] { return graph.predicateOf(predicate, directed); });
        s.predicate = known.id;
        if (known.differs)
            s.properties.emplace_back(graph.propertyNumber("label"), predicate);
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (const std::string_view cell = table.cell(row, plain.properties[i].column); !cell.empty())
                s.properties.emplace_back(numbers[i], cell);
        if (s.document == noDocument)
            s.document = graph.fileDocument(table.file);
        graph.addStatement(s);
    }
    return true;
}

}  // namespace relata
