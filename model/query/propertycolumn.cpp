// SPDX-License-Identifier: Apache-2.0
#include "model/query/propertycolumn.h"

#include "model/core/plaintext.h"
#include "model/evidence/locator.h"
#include "model/graph/graphcolumns.h"
#include "model/graph/knowledgegraph.h"
#include "model/query/columnparts.h"
#include "model/query/lensproperty.h"
#include "model/query/lenswords.h"
#include "model/query/search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
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

/// What a text is as the lens compares it; where nothing is left of it, the text.
std::string folded(std::string_view text)
{
    std::string result = foldedValue(text);
    return result.empty() ? std::string(text) : result;
}

bool repeats(const Seen &seen)
{
    if (seen.entities < 2 || seen.texts.size() > mostTexts)
        return false;
    std::unordered_set<std::string> groups;
    for (const std::string_view text : seen.texts)
        groups.insert(folded(text));
    return groups.size() <= few ? groups.size() < seen.entities : 2 * groups.size() <= seen.entities;
}

Result<PropertyColumn> readNumbers(const KnowledgeGraph &graph, std::uint32_t property, PropertyColumn column, const RunContext &context)
{
    std::size_t others = 0;
    NumberReader reader(decimalMarksOf(graph, property, context));
    for (const EntityId id : graph.entities()) {
        if (isOver(id, context))
            return Error::cancelled();
        const std::string_view text = propertyValue(graph, id, property);
        if (const auto number = reader.read(text))
            column.values[indexOf(id)] = *number;
        else
            others += !text.empty();
    }
    if (others > 0)
        column.note = std::to_string(others) + (others == 1 ? " entity has" : " entities have") + " something there that is no number";
    addToNote(column.note, reader.note());
    column.fifths = fifthsOf(column.values);
    return column;
}

/// One way of writing, or all of those that the lens takes for the same.
struct Spelling {
    std::size_t entities = 0;
    std::uint32_t group = 0;
};
struct Group {
    std::string_view text;  ///< its most frequent spelling
    std::size_t entities = 0, most = 0;
};

/// Groups by size, and of each spelling its group.
std::vector<Group> groupsOf(std::unordered_map<std::string_view, Spelling> &spellings)
{
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<Group> groups;
    for (auto &[text, spelling] : spellings) {
        spelling.group = numbers.emplace(folded(text), static_cast<std::uint32_t>(groups.size())).first->second;
        if (spelling.group == groups.size())
            groups.emplace_back();
        Group &group = groups[spelling.group];
        group.entities += spelling.entities;
        if (spelling.entities > group.most || (spelling.entities == group.most && text < group.text)) {
            group.text = text;
            group.most = spelling.entities;
        }
    }
    std::vector<std::uint32_t> order(groups.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return groups[a].entities != groups[b].entities ? groups[a].entities > groups[b].entities : groups[a].text < groups[b].text;
    });
    std::vector<std::uint32_t> place(groups.size());
    std::vector<Group> sorted;
    for (const std::uint32_t group : order) {
        place[group] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(groups[group]);
    }
    for (auto &[text, spelling] : spellings)
        spelling.group = place[spelling.group];
    return sorted;
}

Result<PropertyColumn> readGroups(const KnowledgeGraph &graph, std::uint32_t property, PropertyColumn column, const RunContext &context)
{
    std::unordered_map<std::string_view, Spelling> spellings;
    for (const EntityId id : graph.entities()) {
        if (isOver(id, context))
            return Error::cancelled();
        if (const std::string_view text = trimmed(propertyValue(graph, id, property)); !text.empty())
            ++spellings[text].entities;
    }
    if (context.cancelled())
        return Error::cancelled();
    const std::vector<Group> groups = groupsOf(spellings);
    for (const Group &group : groups)
        column.groups.emplace_back(group.text);
    for (const EntityId id : graph.entities()) {
        if (isOver(id, context))
            return Error::cancelled();
        if (const std::string_view text = trimmed(propertyValue(graph, id, property)); !text.empty())
            column.values[indexOf(id)] = spellings[text].group + 1.0;
    }
    column.note = std::to_string(groups.size()) + (groups.size() == 1 ? " group" : " groups");
    if (spellings.size() > groups.size())
        column.note += ", written in " + std::to_string(spellings.size()) + " ways";
    return column;
}

/// " Expected one of degree, …": with all measures, and those properties that can be typed.
std::string expectedOf(const std::vector<std::string> &names)
{
    constexpr std::size_t most = std::size(allMeasures) + 20, longest = 60;
    std::string list;
    std::size_t named = 0;
    for (const std::string &name : names)
        if (name.size() <= longest && named++ < most)
            list += (list.empty() ? " Expected one of " : ", ") + name;
    return list + (named > most ? ", …" : "");
}

}  // namespace

bool ScaleProperty::allows(const Scale &scale) const
{
    switch (scale.kind()) {
    case Scale::Kind::Numbers:
        return asNumbers;
    case Scale::Kind::Groups:
        return asGroups;
    case Scale::Kind::Sums:
        return asSums;
    case Scale::Kind::Measure:
        break;
    }
    return false;
}

Result<std::vector<ScaleProperty>> scaleProperties(const KnowledgeGraph &graph, const RunContext &context)
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
    const auto ofStatements = statementProperties(graph, context);
    if (!ofStatements)
        return ofStatements.error();
    std::unordered_set<std::string_view> summed;
    for (const StatementProperty &property : *ofStatements)
        if (property.asNumbers)
            summed.insert(property.key);
    std::vector<ScaleProperty> result;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (context.cancelled())
            return Error::cancelled();
        ScaleProperty one{propertyName(graph, static_cast<std::uint32_t>(i)), seen[i].entities, false, repeats(seen[i]), false};
        one.asNumbers = seen[i].numbers > 0 && 2 * seen[i].numbers >= seen[i].entities;
        one.asSums = summed.contains(one.key);
        if (one.asNumbers || one.asGroups || one.asSums)
            result.push_back(std::move(one));
    }
    std::sort(result.begin(), result.end(), [](const ScaleProperty &a, const ScaleProperty &b) { return a.key < b.key; });
    return result;
}

Result<std::vector<StatementProperty>> statementProperties(const KnowledgeGraph &graph, const RunContext &context)
{
    struct Counts {
        std::size_t statements = 0, numbers = 0;
        StatementId last = noStatement;
        DecimalMarks marks;
    };
    std::vector<Counts> counts(propertyCount(graph));
    for (const StatementId id : graph.statements()) {
        if (counts.empty())
            break;
        if (indexOf(id) % 4096 == 0 && context.cancelled())
            return Error::cancelled();
        visitProperties(graph, id, [&](std::uint32_t property, std::string_view value) {
            Counts &known = counts[property];
            if (known.last == id || trimmed(value).empty() || isLocatorProperty(propertyName(graph, property), value))
                return;
            known.last = id;
            ++known.statements;
            bool isNumber = false;
            forEachPart(value, [&](std::string_view part) {
                isNumber |= numberWritten(part).has_value();
                known.marks.add(part);
            });
            known.numbers += isNumber;
        });
    }
    std::vector<StatementProperty> result;
    for (const EntityId id : graph.entities()) {  // a lens reads numbers of both alike
        if (counts.empty())
            break;
        if (isOver(id, context))
            return Error::cancelled();
        visitProperties(graph, id, [&](std::uint32_t property, std::string_view value) {
            if (counts[property].numbers > 0)
                counts[property].marks.add(value);
        });
    }
    for (std::uint32_t i = 0; i < counts.size(); ++i) {
        const Counts &known = counts[i];
        if (known.statements == 0)
            continue;
        const bool asNumbers = 2 * known.numbers >= known.statements;
        result.push_back({propertyName(graph, i), known.statements, asNumbers, asNumbers ? known.marks.mark() : DecimalMark::Unknown});
    }
    std::sort(result.begin(), result.end(), [](const StatementProperty &a, const StatementProperty &b) {
        return a.statements != b.statements ? a.statements > b.statements : a.key < b.key;
    });
    return result;
}

Result<Scale> scaleNamed(const KnowledgeGraph &graph, const std::string &name)
{
    const auto known = scaleFromString(name);
    if (known && known->measure())
        return *known;
    const auto properties = scaleProperties(graph);
    const auto scaleOf = [](const ScaleProperty &property) {
        return property.asNumbers  ? Scale::ofNumbers(property.key)
               : property.asGroups ? Scale::ofGroups(property.key)
                                   : Scale::ofSums(property.key, SumWay::All);
    };
    const auto again = [&known](const std::string &key) {
        return known->kind() == Scale::Kind::Groups ? Scale::ofGroups(key)
               : known->kind() == Scale::Kind::Sums ? Scale::ofSums(key, known->way())
                                                    : Scale::ofNumbers(key);
    };
    std::vector<std::string> names;
    for (const Measure measure : allMeasures)
        names.emplace_back(wordsOf(measure).key);
    const ScaleProperty *alike = nullptr, *asked = nullptr;  // but for capitals and accents
    for (const ScaleProperty &property : *properties) {
        if (known && property.allows(*known)) {
            if (known->property() == property.key)
                return *known;
            if (!asked && folded(property.key) == folded(known->property()))
                asked = &property;
        }
        if (property.key == name)
            return scaleOf(property);
        if (!alike && folded(property.key) == folded(name))
            alike = &property;
        names.push_back(property.key);
    }
    if (asked)
        return again(asked->key);
    if (alike)
        return scaleOf(*alike);
    const auto number = propertyNumber(graph, name);
    bool somebody = false;  // not statements alone
    for (const EntityId id : graph.entities())
        somebody = somebody || (number && !propertyValue(graph, id, *number).empty());
    if (number && !somebody)
        return Error{Error::Code::NotFound,
                     "“" + name + "” is said of statements, not of entities, and is no number to add up." + expectedOf(names),
                     {},
                     0,
                     0};
    if (somebody)
        return Error{
            Error::Code::NotFound, "“" + name + "” of entities is neither a number nor something that several share." + expectedOf(names), {}, 0, 0};
    names.insert(names.end(), {"bridges", "similarity"});  // which are measured alone
    std::vector<std::string> keys;
    for (const ScaleProperty &property : *properties)
        keys.push_back(property.key);
    const std::string near = known ? nearestWord(known->property(), keys) : nearestWord(name, names);  // insum:Amont
    return Error{Error::Code::NotFound, "entities have no number or group “" + name + "”." + (near.empty() ? expectedOf(names) : near), {}, 0, 0};
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
