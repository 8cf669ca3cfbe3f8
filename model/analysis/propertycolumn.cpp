// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/propertycolumn.h"

#include "model/core/plaintext.h"
#include "model/core/writtennumber.h"
#include "model/graph/graphcolumns.h"
#include "model/graph/knowledgegraph.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace relata {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t few = 12;            // different texts that are groups however often each is said
constexpr std::size_t mostTexts = 10'000;  // more are no groups

/// True every so often, when nobody waits any more.
bool isOver(EntityId id, const RunContext &context)
{
    return indexOf(id) % 4096 == 0 && context.cancelled();
}

struct Seen {
    std::size_t entities = 0, numbers = 0;
    EntityId last = noEntity;  ///< whose it is: of several values the first counts
    std::unordered_set<std::string_view> texts;
};

bool repeats(const Seen &seen)
{
    return seen.entities > 1 && seen.texts.size() <= mostTexts
           && (seen.texts.size() <= few ? seen.texts.size() < seen.entities : 2 * seen.texts.size() <= seen.entities);
}

Result<PropertyColumn> readNumbers(const KnowledgeGraph &graph, std::uint32_t property, PropertyColumn column, const RunContext &context)
{
    std::size_t others = 0;
    for (const EntityId id : graph.entities()) {
        if (isOver(id, context))
            return Error::cancelled();
        const std::string_view text = propertyValue(graph, id, property);
        if (const auto number = numberWritten(text))
            column.values[indexOf(id)] = *number;
        else
            others += !text.empty();
    }
    if (others > 0)
        column.note = std::to_string(others) + (others == 1 ? " entity has" : " entities have") + " something there that is no number";
    return column;
}

Result<PropertyColumn> readGroups(const KnowledgeGraph &graph, std::uint32_t property, PropertyColumn column, const RunContext &context)
{
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const EntityId id : graph.entities()) {
        if (isOver(id, context))
            return Error::cancelled();
        if (const std::string_view text = trimmed(propertyValue(graph, id, property)); !text.empty())
            ++counts[text];
    }
    if (context.cancelled())
        return Error::cancelled();
    std::vector<std::pair<std::string_view, std::size_t>> order(counts.begin(), counts.end());
    std::sort(order.begin(), order.end(),
              [](const auto &a, const auto &b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        counts[order[i].first] = i + 1;
        column.groups.emplace_back(order[i].first);
    }
    for (const EntityId id : graph.entities()) {
        if (isOver(id, context))
            return Error::cancelled();
        if (const std::string_view text = trimmed(propertyValue(graph, id, property)); !text.empty())
            column.values[indexOf(id)] = static_cast<double>(counts[text]);
    }
    column.note = std::to_string(order.size()) + (order.size() == 1 ? " group" : " groups");
    return column;
}

}  // namespace

Result<std::vector<EntityProperty>> entityProperties(const KnowledgeGraph &graph, const RunContext &context)
{
    std::vector<Seen> seen(propertyCount(graph));
    for (const EntityId id : graph.entities()) {
        if (isOver(id, context))
            return Error::cancelled();
        visitProperties(graph, id, [&](std::uint32_t property, std::string_view value) {
            const std::string_view text = trimmed(value);
            Seen &known = seen[property];
            if (text.empty() || known.last == id)
                return;
            known.last = id;
            ++known.entities;
            known.numbers += numberWritten(text).has_value();
            if (known.texts.size() <= mostTexts)
                known.texts.insert(text);
        });
    }
    std::vector<EntityProperty> result;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        EntityProperty one{propertyName(graph, static_cast<std::uint32_t>(i)), seen[i].entities, false, repeats(seen[i])};
        one.asNumbers = seen[i].numbers > 0 && 2 * seen[i].numbers >= seen[i].entities;
        if (one.asNumbers || one.asGroups)
            result.push_back(std::move(one));
    }
    std::sort(result.begin(), result.end(), [](const EntityProperty &a, const EntityProperty &b) { return a.key < b.key; });
    return result;
}

Result<Scale> scaleNamed(const KnowledgeGraph &graph, const std::string &name)
{
    const auto known = scaleFromString(name);
    if (known && known->measure())
        return *known;
    const auto properties = entityProperties(graph);
    constexpr std::size_t mostNamed = 20, longest = 60;
    const auto scaleOf = [](const EntityProperty &property) {
        return property.asNumbers ? Scale::ofNumbers(property.key) : Scale::ofGroups(property.key);
    };
    std::string expected;
    std::size_t named = 0;
    const EntityProperty *alike = nullptr;  // but for capitals
    for (const Measure measure : allMeasures)
        expected += std::string(expected.empty() ? "" : ", ") + wordsOf(measure).key;
    for (const EntityProperty &property : *properties) {
        if (known && known->property() == property.key && (known->isGroup() ? property.asGroups : property.asNumbers))
            return *known;
        if (property.key == name)
            return scaleOf(property);
        if (!alike && lowered(property.key) == lowered(name))
            alike = &property;
        if (property.key.size() <= longest && ++named <= mostNamed)
            expected += ", " + property.key;
    }
    if (alike)
        return scaleOf(*alike);
    return Error{Error::Code::NotFound, "entities have no number or group “" + name + "”. Expected one of " + expected, {}, 0, 0};
}

Result<PropertyColumn> propertyColumn(const KnowledgeGraph &graph, const Scale &scale, const RunContext &context)
{
    PropertyColumn column;
    column.values.assign(graph.entityIdEnd(), nothing);
    const auto property = propertyNumber(graph, scale.property());
    if (!property)
        return column;
    return scale.isGroup() ? readGroups(graph, *property, std::move(column), context) : readNumbers(graph, *property, std::move(column), context);
}

}  // namespace relata
