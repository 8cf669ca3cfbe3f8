// SPDX-License-Identifier: Apache-2.0
#include "model/query/lensproperty.h"

#include "model/core/plaintext.h"
#include "model/core/writtennumber.h"

namespace relata {

bool PropertyCondition::holds(std::string_view value) const
{
    if (value.empty())
        return false;
    if (number) {
        if (const auto written = numberWritten(value); written && number->holds(*written))
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
