// SPDX-License-Identifier: Apache-2.0
#include "model/query/lensproperty.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace relata {
namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

/// Without the blanks and commas that part thousands, when they part nothing else. False when they do.
bool joinThousands(std::string_view text, std::string &digits)
{
    const std::size_t point = std::min(text.find('.'), text.size());
    std::size_t since = 0;  // digits since the last mark
    bool marked = false;
    for (std::size_t i = 0; i < point; ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            digits += c;
            ++since;
        } else if ((c == ',' || c == ' ') && since > 0 && (marked ? since == 3 : since <= 3)) {
            marked = true;
            since = 0;
        } else if (c == '-' && i == 0) {
            digits += c;
        } else {
            return false;
        }
    }
    digits += text.substr(point);
    return !marked || since == 3;
}

}  // namespace

std::optional<double> numberWritten(std::string_view text)
{
    text = trimmed(text);
    for (const std::string_view sign : {"$", "€", "£", "US$", "MX$"})
        if (text.starts_with(sign))
            text = trimmed(text.substr(sign.size()));
    for (const std::string_view sign : {"%", "€", "$"})
        if (text.ends_with(sign))
            text = trimmed(text.substr(0, text.size() - sign.size()));
    std::string digits;
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed == std::errc() && end == text.data() + text.size())
        return std::isfinite(value) ? std::optional(value) : std::nullopt;
    if (!joinThousands(text, digits))
        return std::nullopt;
    const auto [last, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return wrong == std::errc() && last == digits.data() + digits.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

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
