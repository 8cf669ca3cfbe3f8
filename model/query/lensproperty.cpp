// SPDX-License-Identifier: Apache-2.0
#include "model/query/lensproperty.h"

#include "model/core/plaintext.h"
#include "model/graph/graphcolumns.h"
#include "model/query/columnparts.h"
#include "model/query/idbits.h"

#include <algorithm>

namespace relata {

bool PropertyCondition::holds(std::string_view value, DecimalMark mark) const
{
    if (value.empty())
        return false;
    if (number) {
        bool any = false;
        forEachPart(value, [&](std::string_view part) {
            const auto written = any ? std::nullopt : numberWritten(part, mark);
            any |= written && number->holds(*written);
        });
        if (any)
            return true;
        if (text.empty())
            return false;
    }
    return text.empty() || foldedValue(value) == text;
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
    condition.text = foldedValue(wanted);
    return condition.number || !condition.text.empty() ? std::optional(condition) : std::nullopt;
}

std::optional<PropertyCondition> sumCondition(std::string_view text)
{
    auto condition = propertyCondition(text);
    if (!condition)
        return std::nullopt;
    if (const auto sign = text.find('='); sign != text.npos && !condition->number)
        condition->number = numberCondition(trimmed(text.substr(sign + 1)));
    const bool any = condition->text.empty() && !condition->number;
    condition->text.clear();
    return any || condition->number ? condition : std::nullopt;
}

std::string foldedValue(std::string_view text)
{
    constexpr std::string_view saying = "+-*/#%&<>=~^@!?$";
    const auto isWord = [&](std::size_t i) {
        const auto c = i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(' ');
        return c >= 0x80 || isDigit(static_cast<char>(c)) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    std::string result = foldedForSearch(text);
    for (std::size_t i = text.find_first_of(saying); i != text.npos; i = text.find_first_of(saying, i + 1))
        if (i == 0 || !isWord(i - 1) || !isWord(i + 1))  // else it parts two words
            result += text[i];
    return result;
}

DecimalMarks decimalMarksOf(const KnowledgeGraph &graph, std::uint32_t property, const RunContext &context)
{
    const auto shown = [&]<typename Id>(Id, std::size_t end) {
        std::vector<DecimalMarks> marks(blocksOf(end));
        inParallel(marks.size(), threadsFor(0, marks.size()), context, [&](std::size_t block, unsigned) {
            const std::size_t last = std::min(end, (block + 1) * idsOfBlock);
            for (std::size_t i = block * idsOfBlock; i < last; ++i)
                if (const Id id{static_cast<std::uint32_t>(i)}; graph.contains(id))
                    forEachPart(propertyValue(graph, id, property), [&](std::string_view part) { marks[block].add(part); });
        });
        return marks;
    };
    DecimalMarks all;
    for (const auto &marks : {shown(EntityId{}, graph.entityIdEnd()), shown(StatementId{}, graph.statementIdEnd())})
        for (const DecimalMarks &some : marks)
            all.add(some);
    return all;
}

std::string sumConditionInWords(std::string_view text, SumWay way)
{
    const auto sign = text.find_first_of("<>=");
    const std::string title = Scale::ofSums(std::string(trimmed(text.substr(0, sign))), way).title();
    return sign == text.npos ? title : title + " " + numberConditionInWords(trimmed(text.substr(text[sign] == '=' ? sign + 1 : sign)));
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
