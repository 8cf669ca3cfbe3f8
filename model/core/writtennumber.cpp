// SPDX-License-Identifier: Apache-2.0
#include "model/core/writtennumber.h"

#include "model/core/plaintext.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string>

namespace relata {
namespace {

/// Which of . and , is that of decimals; 0 = neither. Of both it is the later; alone it is, but for a comma before three digits (1,250; not 0,125)
/// and for what stands more than once (1.250.000).
char decimalMark(std::string_view text)
{
    const auto dot = text.rfind('.'), comma = text.rfind(',');
    if (dot != text.npos && comma != text.npos)
        return dot > comma ? '.' : ',';
    const auto at = std::min(dot, comma);
    if (at == text.npos || text.find(text[at]) != at)
        return 0;
    const bool zero = at > 0 && text[at - 1] == '0' && (at == 1 || !isDigit(text[at - 2]));
    return at == dot || zero || text.size() - at != 4 ? text[at] : '\0';
}

/// "-1250.5" of "-1,250.50", "1.250,5", "12 500": marks and blanks part three digits each. Empty when they part anything else.
std::string withoutThousands(std::string_view text)
{
    const char decimal = decimalMark(text);
    const auto point = decimal == 0 ? text.size() : text.rfind(decimal);
    std::string digits;
    std::size_t since = 0;  // digits since the last mark
    bool marked = false;
    for (std::size_t i = 0; i < point; ++i) {
        const char c = text[i];
        if (isDigit(c)) {
            digits += c;
            ++since;
        } else if ((c == ',' || c == '.' || c == ' ') && since > 0 && since <= 3 && (!marked || since == 3)) {
            marked = true;
            since = 0;
        } else if (c == '-' && i == 0) {
            digits += c;
        } else {
            return {};
        }
    }
    if (marked && since != 3)
        return {};
    return point == text.size() ? digits : digits + '.' + std::string(text.substr(point + 1));
}

}  // namespace

std::optional<double> numberWritten(std::string_view text)
{
    constexpr std::size_t longest = 64;
    if (text.size() > longest)
        return std::nullopt;
    std::string softened;  // whatever parts thousands
    if (std::any_of(std::begin(hardBlanks), std::end(hardBlanks), [&](std::string_view hard) { return text.find(hard) != text.npos; })) {
        softened = text;
        for (const std::string_view hard : hardBlanks)
            for (auto at = softened.find(hard); at != softened.npos; at = softened.find(hard))
                softened.replace(at, hard.size(), " ");
        text = softened;
    }
    text = trimmed(text);
    for (const std::string_view sign : {"$", "€", "£", "US$", "MX$"})
        if (text.starts_with(sign))
            text = trimmed(text.substr(sign.size()));
    for (const std::string_view sign : {"%", "€", "$"})
        if (text.ends_with(sign))
            text = trimmed(text.substr(0, text.size() - sign.size()));
    const auto number = [](std::string_view digits) -> std::optional<double> {
        double value = 0;
        const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return failed == std::errc() && end == digits.data() + digits.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
    };
    const auto plain = number(text);
    return plain ? plain : number(withoutThousands(text));
}

}  // namespace relata
