// SPDX-License-Identifier: Apache-2.0
#include "model/query/statementsums.h"

#include "model/graph/graphcolumns.h"
#include "model/graph/knowledgegraph.h"
#include "model/query/lensproperty.h"
#include "model/query/lenswords.h"
#include "model/query/search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace relata {
namespace {

/// The numbers of a list, "60|40".
std::optional<double> totalWritten(NumberReader &reader, std::string_view text)
{
    std::optional<double> total;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('|', at), text.size());
        const auto number = reader.read(text.substr(at, end - at));
        if (!number)
            return std::nullopt;
        total = total.value_or(0) + *number;
        at = end + 1;
    }
    return total;
}

/// How many decimals a number has, as people write it.
int decimalsOf(double number)
{
    const std::string text = plainNumber(number);
    const auto point = text.find('.');
    return point == text.npos || text.find('e') != text.npos ? 0 : static_cast<int>(text.size() - point - 1);
}

/// Sums of money have cents, not the millionths that binary fractions leave.
double rounded(double sum, int decimals)
{
    const double unit = std::pow(10, decimals);
    const bool fits = decimals <= 9 && std::abs(sum) * unit < 9e15;  // beyond it there is nothing to round; NaN stays
    return fits ? std::round(sum * unit) / unit + 0.0 : sum;         // no -0
}

/// Leaves in \a told what counts: of what several documents say alike, what one of them says most often. Returns how many it took away.
std::size_t countOnce(std::vector<ToldNumber> &told)
{
    std::sort(told.begin(), told.end());
    const std::size_t before = told.size();
    auto kept = told.begin();
    for (auto one = told.begin(); one != told.end();) {
        const auto what = one->what();
        std::ptrdiff_t most = 0;
        const auto first = one;
        while (one != told.end() && one->what() == what) {
            const auto of =
                std::find_if(one, told.end(), [&](const ToldNumber &other) { return other.what() != what || other.document != one->document; });
            most = std::max(most, of - one);
            one = of;
        }
        kept = std::copy_n(first, most, kept);
    }
    told.erase(kept, told.end());
    return before - told.size();
}

std::string counted(std::size_t count, const char *one, const char *many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

Result<PropertyColumn> statementSums(const KnowledgeGraph &graph, const Snapshot &shown, const Scale &scale, const RunContext &context)
{
    PropertyColumn column;
    column.values.assign(graph.entityIdEnd(), std::numeric_limits<double>::quiet_NaN());
    const auto property = propertyNumber(graph, scale.property());
    if (!property)
        return column;
    NumberReader reader(decimalMarksOf(graph, *property, context));
    std::size_t others = 0, denied = 0, again = 0;
    int decimals = 0;
    const auto add = [&column](EntityId id, double number) {
        double &sum = column.values[indexOf(id)];
        sum = std::isnan(sum) ? number : sum + number;
    };
    std::vector<ToldNumber> told;
    for (std::uint32_t node = 0; node < shown.nodeCount(); ++node) {
        if (node % 1024 == 0 && context.cancelled())
            return Error::cancelled();
        told.clear();
        for (const auto &[object, id] : shown.out(node)) {
            const std::string_view text = propertyValue(graph, id, *property);
            if (text.empty())
                continue;
            const auto number = totalWritten(reader, text);
            if (!number)
                ++others;
            else if (graph.modality(id) == Modality::Denied)
                ++denied;
            else
                told.push_back({object, graph.predicate(id), holdsNumber(graph, id), *number, graph.document(id)});
        }
        again += countOnce(told);
        const EntityId subject = shown.entityAt(node);
        for (const ToldNumber &one : told) {
            decimals = std::max(decimals, decimalsOf(one.number));
            const EntityId object = shown.entityAt(one.end);
            if (scale.way() != SumWay::In)
                add(subject, one.number);
            if (scale.way() == SumWay::In || (scale.way() == SumWay::All && object != subject))
                add(object, one.number);
        }
    }
    for (double &sum : column.values)
        sum = rounded(sum, decimals);
    if (again > 0)
        column.note = counted(again, "statement says", "statements say") + " what another document says as well, and " + (again == 1 ? "does" : "do")
                      + " not count again";
    if (denied > 0)
        addToNote(column.note, counted(denied, "that is denied does", "that are denied do") + " not count");
    if (others > 0)
        addToNote(column.note, counted(others, "statement has", "statements have") + " something there that is no number");
    addToNote(column.note, reader.note());
    column.fifths = fifthsOf(column.values);
    return column;
}

StatementAmounts::StatementAmounts(const KnowledgeGraph &graph, const std::string &property, const RunContext &context)
    : m_graph(graph), m_property(propertyNumber(graph, property)), m_reader(m_property ? decimalMarksOf(graph, *m_property, context) : DecimalMarks())
{
}

double StatementAmounts::of(std::span<const StatementId> statements)
{
    m_told.clear();
    for (const StatementId id : statements) {
        const std::string_view text = m_property ? propertyValue(m_graph, id, *m_property) : std::string_view();
        if (text.empty() || m_graph.modality(id) == Modality::Denied)
            continue;
        if (const auto number = totalWritten(m_reader, text))
            m_told.push_back(
                {static_cast<std::uint32_t>(m_graph.subject(id)), m_graph.predicate(id), holdsNumber(m_graph, id), *number, m_graph.document(id)});
    }
    if (m_told.empty())
        return std::numeric_limits<double>::quiet_NaN();
    countOnce(m_told);
    double sum = 0;
    int decimals = 0;
    for (const ToldNumber &one : m_told) {
        sum += one.number;
        decimals = std::max(decimals, decimalsOf(one.number));
    }
    return rounded(sum, decimals);
}

Result<std::string> summedProperty(const KnowledgeGraph &graph, const std::string &name)
{
    const auto properties = statementProperties(graph);
    std::vector<std::string> known;
    std::string alike;
    for (const StatementProperty &property : *properties) {
        if (!property.asNumbers)
            continue;
        if (property.key == name)
            return name;
        if (alike.empty() && foldedForSearch(property.key) == foldedForSearch(name))
            alike = property.key;
        known.push_back(property.key);
    }
    if (!alike.empty())
        return alike;
    return Error{Error::Code::NotFound,
                 "statements have no numbers called “" + name + "”" + (known.empty() ? ", nor any others" : "." + nearestOrExpected(name, known)),
                 {},
                 0,
                 0};
}

}  // namespace relata
