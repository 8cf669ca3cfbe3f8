// SPDX-License-Identifier: Apache-2.0
#include "model/query/lensproperty.h"

#include "model/core/plaintext.h"
#include "model/graph/graphcolumns.h"
#include "model/query/idbits.h"

namespace relata {

bool PropertyCondition::holds(std::string_view value, DecimalMark mark) const
{
    if (value.empty())
        return false;
    if (number) {
        if (const auto written = numberWritten(value, mark); written && number->holds(*written))
            return true;
        if (text.empty())
            return false;
    }
    return text.empty() || foldedForSearch(value) == text;
}

std::optional<PropertyCondition> propertyCondition(std::string_view text)
{
    PropertyCondition condition;
    const auto sign = text.find_first_of("<>=");
    condition.name = trimmed(text.substr(0, sign));
    if (condition.name.empty())
        return std::nullopt;
    if (sign == text.npos)
        return condition;
    std::string wanted(trimmed(text.substr(text[sign] == '=' ? sign + 1 : sign)));
    if (wanted.empty())
        return std::nullopt;
    if (text[sign] != '=')
        std::erase(wanted, ' ');  // "amount > 1000"
    condition.number = numberCondition(wanted);
    if (condition.number && condition.number->top > 0)
        condition.number.reset();
    if (text[sign] != '=')
        return condition.number ? std::optional(condition) : std::nullopt;
    condition.text = foldedForSearch(wanted);
    return condition.number || !condition.text.empty() ? std::optional(condition) : std::nullopt;
}

DecimalMark decimalMarkOf(const KnowledgeGraph &graph, std::uint32_t property)
{
    const auto shown = [&]<typename Id>(Id, std::size_t end) {
        std::vector<DecimalMarks> marks(blocksOf(end));
        inParallel(marks.size(), threadsFor(0, marks.size()), {}, [&](std::size_t block, unsigned) {
            const std::size_t last = std::min(end, (block + 1) * idsOfBlock);
            for (std::size_t i = block * idsOfBlock; i < last; ++i)
                if (const Id id{static_cast<std::uint32_t>(i)}; graph.contains(id))
                    marks[block].add(decimalMarkShown(propertyValue(graph, id, property)));
        });
        return marks;
    };
    DecimalMarks all;
    for (const auto &marks : {shown(EntityId{}, graph.entityIdEnd()), shown(StatementId{}, graph.statementIdEnd())})
        for (const DecimalMarks &some : marks)
            all.add(some);
    return all.mark();
}

std::string propertyConditionInWords(std::string_view text)
{
    const auto condition = propertyCondition(text);
    if (!condition)
        return std::string(text);
    std::string name = condition->name;
    const auto sign = text.find_first_of("<>=");
    if (sign == text.npos)
        return "has " + name;
    const std::string wanted(trimmed(text.substr(text[sign] == '=' ? sign + 1 : sign)));
    if (text[sign] != '=')
        return name + " " + numberConditionInWords(wanted);
    return name + (condition->number && wanted.find("..") != wanted.npos ? " " + numberConditionInWords(wanted) : " is " + wanted);
}

}  // namespace relata
