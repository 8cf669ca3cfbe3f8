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

/// What the marks of \a text, a number without its signs, show: of both the later is that of decimals; what stands more than once is not, nor what
/// can be read as thousands (three digits after it, at most three before, which are not 0).
DecimalMark markShown(std::string_view text)
{
    const auto markOf = [](char c) { return c == '.' ? DecimalMark::Point : DecimalMark::Comma; };
    const auto dot = text.rfind('.'), comma = text.rfind(',');
    if (dot != text.npos && comma != text.npos)
        return markOf(dot > comma ? '.' : ',');
    const auto at = std::min(dot, comma);
    if (at == text.npos)
        return DecimalMark::Unknown;
    if (text.find(text[at]) != at)
        return markOf(text[at] == '.' ? ',' : '.');
    const auto first = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), isDigit) - text.begin());
    const bool zero = first + 1 == at && text[first] == '0';
    const bool three = text.size() - at == 4 && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(), isDigit);
    const bool thousands = three && at > first && at - first <= 3 && !zero;
    return thousands ? DecimalMark::Unknown : markOf(text[at]);
}

/// Which of . and , is that of decimals; 0 = neither.
char decimalMark(std::string_view text, DecimalMark mark)
{
    const DecimalMark shown = markShown(text);
    const char decimal = (shown == DecimalMark::Unknown ? mark : shown) == DecimalMark::Comma ? ',' : '.';
    return text.find(decimal) == text.npos ? '\0' : decimal;
}

/// "-1250.5" of "-1,250.50", "1.250,5", "12 500": marks and blanks part three digits each. Empty when they part anything else.
std::string withoutThousands(std::string_view text, DecimalMark mark)
{
    const char decimal = decimalMark(text, mark);
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

std::optional<double> plainNumber(std::string_view digits)
{
    double value = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return failed == std::errc() && end == digits.data() + digits.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// Without signs of money and of parts; hard blanks are plain ones (in \a softened).
std::string_view bare(std::string_view text, std::string &softened)
{
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
    return text;
}

/// The number of a text without signs.
std::optional<double> bareNumber(std::string_view text, DecimalMark mark)
{
    const auto plain = plainNumber(text);
    // 1.250 is plain, but means 1250 where a comma is the mark of decimals
    const bool isThousands = mark == DecimalMark::Comma && text.find('.') != text.npos && markShown(text) == DecimalMark::Unknown;
    return plain && !isThousands ? plain : plainNumber(withoutThousands(text, mark));
}

constexpr std::size_t longestNumber = 64;

}  // namespace

DecimalMark decimalMarkShown(std::string_view text)
{
    if (text.size() > longestNumber || text.find_first_of(".,") == text.npos)
        return DecimalMark::Unknown;
    std::string softened;
    text = bare(text, softened);
    return bareNumber(text, DecimalMark::Unknown) ? markShown(text) : DecimalMark::Unknown;
}

void DecimalMarks::add(std::string_view text)
{
    if (text.size() > longestNumber || text.find_first_of(".,") == text.npos)
        return;
    std::string softened;
    text = bare(text, softened);
    if (!bareNumber(text, DecimalMark::Unknown))
        return;
    const DecimalMark shown = markShown(text);
    m_point |= shown == DecimalMark::Point;
    m_comma |= shown == DecimalMark::Comma;
    if (shown == DecimalMark::Unknown && text.find('.') != text.npos) {
        ++m_open;
        m_round += text.ends_with("00");
    }
}

void DecimalMarks::add(const DecimalMarks &others)
{
    m_point |= others.m_point;
    m_comma |= others.m_comma;
    m_open += others.m_open;
    m_round += others.m_round;
}

DecimalMark DecimalMarks::mark() const
{
    if (m_point != m_comma)
        return m_point ? DecimalMark::Point : DecimalMark::Comma;
    return !m_point && m_round > 1 && 2 * m_round >= m_open ? DecimalMark::Comma : DecimalMark::Unknown;
}

std::optional<double> numberWritten(std::string_view text, DecimalMark mark)
{
    if (text.size() > longestNumber)
        return std::nullopt;
    std::string softened;
    text = bare(text, softened);
    return bareNumber(text, mark);
}

std::string plainNumber(double number)
{
    char text[48];
    const double size = std::abs(number);
    const auto end = size == 0 || (size >= 1e-6 && size < 1e15) ? std::to_chars(text, text + sizeof text, number, std::chars_format::fixed).ptr
                                                                : std::to_chars(text, text + sizeof text, number).ptr;
    return {text, end};
}

}  // namespace relata
