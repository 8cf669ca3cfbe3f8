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
        } else if ((c == ',' || c == '.' || c == ' ' || c == '\'') && since > 0 && since <= 3 && (!marked || since == 3)) {
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

std::optional<double> parsed(std::string_view digits)
{
    double value = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return failed == std::errc() && end == digits.data() + digits.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

struct Money {
    std::string_view sign, name;
};
/// Signs, codes and words of money, and what they are called; longer ones that begin or end alike first. Lower case.
constexpr Money moneys[] = {{"us$", "USD"},       {"mx$", "MXN"},   {"r$", "BRL"},    {"c$", "CAD"},    {"a$", "AUD"},    {"$", "$"},
                            {"€", "EUR"},         {"£", "GBP"},     {"¥", "¥"},       {"₹", "INR"},     {"euros", "EUR"}, {"euro", "EUR"},
                            {"eur", "EUR"},       {"usd", "USD"},   {"mxn", "MXN"},   {"gbp", "GBP"},   {"chf", "CHF"},   {"cad", "CAD"},
                            {"aud", "AUD"},       {"nzd", "NZD"},   {"jpy", "JPY"},   {"cny", "CNY"},   {"brl", "BRL"},   {"ars", "ARS"},
                            {"cop", "COP"},       {"clp", "CLP"},   {"pen", "PEN"},   {"gtq", "GTQ"},   {"hnl", "HNL"},   {"uyu", "UYU"},
                            {"bob", "BOB"},       {"sek", "SEK"},   {"nok", "NOK"},   {"dkk", "DKK"},   {"pln", "PLN"},   {"czk", "CZK"},
                            {"huf", "HUF"},       {"ron", "RON"},   {"bgn", "BGN"},   {"rub", "RUB"},   {"uah", "UAH"},   {"try", "TRY"},
                            {"inr", "INR"},       {"zar", "ZAR"},   {"dollars", "$"}, {"dólares", "$"}, {"dolares", "$"}, {"pesos", "pesos"},
                            {"francs", "francs"}, {"pounds", "GBP"}};

/// Takes money and parts away from both ends of \a text, and keeps in \a money what it was.
std::string_view withoutSigns(std::string_view text, std::string_view *money)
{
    constexpr std::size_t longest = 8;
    for (bool changed = true; changed;) {
        changed = false;
        const std::string head = lowered(std::string(text.substr(0, longest))),
                          tail = lowered(std::string(text.size() > longest ? text.substr(text.size() - longest) : text));
        for (const Money &one : moneys) {
            const bool before = head.starts_with(one.sign), behind = tail.ends_with(one.sign) && text.size() > one.sign.size();
            if (!before && !behind)
                continue;
            text = trimmed(before ? text.substr(one.sign.size()) : text.substr(0, text.size() - one.sign.size()));
            if (money)
                *money = one.name;
            changed = true;
            break;
        }
        if (text.ends_with('%')) {
            text = trimmed(text.substr(0, text.size() - 1));
            changed = true;
        }
    }
    return text;
}

/// Without signs of money and of parts, its sign in front; hard blanks are plain ones, typographic apostrophes straight (in \a softened).
std::string_view bare(std::string_view text, std::string &softened, std::string_view *money = nullptr)
{
    const auto soften = [&](std::string_view hard, std::string_view soft) {
        if (text.find(hard) == text.npos)
            return;
        std::string next(text);
        for (auto at = next.find(hard); at != next.npos; at = next.find(hard, at + soft.size()))
            next.replace(at, hard.size(), soft);
        softened = std::move(next);
        text = softened;
    };
    const bool isAscii = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (!isAscii) {
        for (const std::string_view hard : hardBlanks)
            soften(hard, " ");
        soften("\u2019", "'");
        soften("\u2212", "-");
    }
    text = trimmed(text);
    if (text.empty() || isDigit(text.front()) ? text.empty() || isDigit(text.back()) : false)
        return text;  // as most are written
    text = withoutSigns(text, money);
    const bool inBrackets = text.size() > 2 && text.front() == '(' && text.back() == ')';
    if (inBrackets)
        text = withoutSigns(trimmed(text.substr(1, text.size() - 2)), money);
    const bool minusBehind = !inBrackets && text.size() > 1 && text.back() == '-' && isDigit(text[text.size() - 2]);
    if (text.size() > 2 && (text.ends_with(",-") || text.ends_with(".-"))
        && isDigit(text[text.size() - 3])) {  // 1.000,- shows which mark is that of decimals
        softened = std::string(text.substr(0, text.size() - 1)) + '0';
        return softened;
    }
    if (minusBehind)
        text.remove_suffix(1);
    if ((inBrackets || minusBehind) && !text.empty() && isDigit(text.front())) {  // as accountants write what is below zero
        softened = "-" + std::string(text);
        text = softened;
    } else if (text.size() > 1 && text.front() == '-' && !isDigit(text[1])) {  // -$ 5
        const std::string_view rest = trimmed(text.substr(1)), number = withoutSigns(rest, money);
        if (number.size() == rest.size())
            return text;
        softened = "-" + std::string(number);
        text = softened;
    }
    return text;
}

/// The number of a text without signs.
std::optional<double> bareNumber(std::string_view text, DecimalMark mark)
{
    const auto plain = parsed(text);
    // 1.250 is plain, but means 1250 where a comma is the mark of decimals
    const bool isThousands = mark == DecimalMark::Comma && text.find('.') != text.npos && markShown(text) == DecimalMark::Unknown;
    return plain && !isThousands ? plain : parsed(withoutThousands(text, mark));
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
    if (text.empty() || text.size() > longestNumber)
        return;
    std::string softened;
    text = bare(text, softened);
    if (text.find_first_of(".,") == text.npos) {
        const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
        m_short += digits && text.size() <= 3;
        m_long += digits && text.size() > 3;
        return;
    }
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
    m_short += others.m_short;
    m_long += others.m_long;
}

DecimalMark DecimalMarks::mark() const
{
    if (m_point != m_comma)
        return m_point ? DecimalMark::Point : DecimalMark::Comma;
    const bool round = m_round > 1 && 2 * m_round >= m_open, grouped = m_open > 2 && m_short > 0 && m_long == 0;
    return !m_point && (round || grouped) ? DecimalMark::Comma : DecimalMark::Unknown;
}

std::optional<double> numberWritten(std::string_view text, DecimalMark mark)
{
    if (text.size() > longestNumber)
        return std::nullopt;
    std::string softened;
    text = bare(text, softened);
    return bareNumber(text, mark);
}

std::string_view moneyWritten(std::string_view text)
{
    std::string softened;
    std::string_view money;
    if (text.size() <= longestNumber)
        bare(text, softened, &money);
    return money;
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
