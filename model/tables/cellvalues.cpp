// SPDX-License-Identifier: Apache-2.0
#include "model/tables/cellvalues.h"

#include "model/core/plaintext.h"
#include "model/core/writtennumber.h"
#include "model/query/folding.h"
#include "model/tables/table.h"

#include <algorithm>
#include <iterator>

namespace relata {
std::optional<std::string> withSingleBlanks(std::string_view name)
{
    const auto hardAt = [](std::string_view text) {  // bytes of the one that begins it
        for (const std::string_view hard : hardBlanks)
            if (text.starts_with(hard))
                return hard.size();
        return std::size_t{0};
    };
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    bool other = std::any_of(std::begin(hardBlanks), std::end(hardBlanks), [&](std::string_view hard) { return name.find(hard) != name.npos; });
    for (std::size_t i = 0; i < name.size() && !other; ++i)
        other = isBlank(name[i]) && (name[i] != ' ' || i == 0 || isBlank(name[i - 1]));
    if (!other)
        return std::nullopt;
    std::string text;
    bool parted = false;
    while (!name.empty()) {
        const std::size_t hard = hardAt(name);
        if (hard > 0 || isBlank(name.front())) {
            parted = true;
        } else {
            if (parted && !text.empty())
                text += ' ';
            parted = false;
            text += name.front();
        }
        name.remove_prefix(std::max(hard, std::size_t{1}));
    }
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::vector<std::string> valuesOf(std::string_view cell, std::string_view separators)
{
    std::vector<std::string> values;
    while (!cell.empty()) {
        const auto stop = separators.empty() ? cell.size() : std::min(cell.find_first_of(separators), cell.size());
        if (const auto value = trimmedCell(cell.substr(0, stop)); !value.empty())
            values.emplace_back(value);
        cell.remove_prefix(std::min(stop + 1, cell.size()));
    }
    return values;
}

std::string numberOf(std::string_view cell, bool decimalComma)
{
    std::string text(cell);
    const bool marked = text.find_first_of(",.") != std::string::npos;
    if (!decimalComma || !marked || !isBareNumber(cell) || decimalMarkShown(cell) == DecimalMark::Point)
        return text;
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '.' || c == ' ' || c == '\'' || c == '+'; }), text.end());
    std::replace(text.begin(), text.end(), ',', '.');
    return text;
}

bool isBareNumber(std::string_view text)
{
    return text.find_first_not_of("0123456789.,-+ '") == std::string_view::npos && numberWritten(text, DecimalMark::Comma).has_value();
}

bool isNumber(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    const std::size_t lead = !text.empty() && (text.front() == '.' || text.front() == ',') ? 1 : 0;
    if (text.size() <= lead || !isDigit(text[lead]))
        return false;
    bool exponent = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(c) || c == '.' || c == ',')
            continue;
        if ((c == 'e' || c == 'E') && !exponent && i > 0 && i + 1 < text.size()) {
            exponent = true;
            i += text[i + 1] == '-' || text[i + 1] == '+';
            continue;
        }
        return i + 1 == text.size() && c == '%';
    }
    return true;
}

namespace {

/// Of \a words, which are small and folded.
bool isOneOf(std::string_view cell, std::initializer_list<std::string_view> words)
{
    constexpr std::size_t longest = 12;
    if (cell.empty() || cell.size() > longest)
        return false;
    std::string folded;
    foldInto(cell, folded);
    return std::find(words.begin(), words.end(), folded) != words.end();
}

}  // namespace

bool saysNothing(std::string_view cell)
{
    return cell.empty() || cell == "-" || cell == "–"
           || isOneOf(cell, {"false", "no", "n", "non", "nein", "nao", "falso", "faux", "falsch", "none", "n/a"})
           || (isNumber(cell) && cell.find_first_of("123456789") == std::string_view::npos);
}

bool isTick(std::string_view cell)
{
    return cell == "1" || cell == "1.0" || cell == "✓" || cell == "✔"
           || isOneOf(cell, {"x", "true", "yes", "y", "si", "oui", "ja", "sim", "verdadero", "vrai", "wahr"});
}

}  // namespace relata
