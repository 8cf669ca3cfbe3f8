// SPDX-License-Identifier: Apache-2.0
#include "app/numberfinder.h"

#include "model/analysis/measure.h"
#include "model/query/propertycolumn.h"
#include "model/query/statementsums.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace relata {
namespace {

/// Of those who are shown.
std::vector<double> ofShown(const std::vector<double> &all, const Snapshot &shown)
{
    std::vector<double> values(all.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::uint32_t node = 0; node < shown.nodeCount(); ++node)
        values[indexOf(shown.entityAt(node))] = all[indexOf(shown.entityAt(node))];
    return values;
}

std::shared_ptr<const std::vector<double>> shared(std::vector<double> values)
{
    return std::make_shared<const std::vector<double>>(std::move(values));
}

}  // namespace

const analysis::Links &NumberFinder::links(analysis::Weight weight)
{
    std::optional<analysis::Links> &kept = weight == analysis::Weight::Statements ? m_counted : m_plain;
    if (!kept)
        kept = analysis::Links::of(m_shown, weight);
    return *kept;
}

Result<NumberFinder::Found> NumberFinder::find(const Scale &scale, const RunContext &context)
{
    Found found{{scale}, {}};
    if (const auto measure = scale.measure()) {
        auto column = measured(links(usualWeight(*measure)), *measure, {}, context);
        if (!column)
            return column.error();
        found.numbers.values = shared(byEntity(*column, m_shown, m_idEnd));
        found.note = std::move(column->note);
        return found;
    }
    const bool sums = scale.kind() == Scale::Kind::Sums;
    auto column = sums ? statementSums(m_graph, m_shown, scale, context) : propertyColumn(m_graph, scale, context);
    if (!column)
        return column.error();
    found.numbers.values = shared(ofShown(column->values, m_shown));
    for (const double value : column->values)  // a budget stays what it is when others are hidden
        if (!scale.isGroup() && !sums && !std::isnan(value))
            found.numbers.range = found.numbers.range
                                      ? std::pair(std::min(found.numbers.range->first, value), std::max(found.numbers.range->second, value))
                                      : std::pair(value, value);
    found.numbers.fifths = std::move(column->fifths);
    if (scale.isGroup())
        found.numbers.groups = std::make_shared<const std::vector<std::string>>(std::move(column->groups));
    found.note = std::move(column->note);
    return found;
}

}  // namespace relata
