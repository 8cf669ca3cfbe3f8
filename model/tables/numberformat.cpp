// SPDX-License-Identifier: Apache-2.0
#include "model/tables/numberformat.h"

#include "model/evidence/edtf.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace relata {
namespace {

char lower(char c)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Only the letters that mean something: no quoted text, escaped letters, colours, languages.
std::string bare(std::string_view code)
{
    std::string letters;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';')
            break;
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '[') {
            const std::size_t stop = std::min(code.find(']', i), code.size());
            const std::string_view inside = code.substr(i + 1, stop - i - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos)
                letters += inside;  // [h]: hours that have passed
            i = stop;
        } else {
            letters += lower(c);
        }
    }
    return letters;
}

std::string padded(long long value, int width)
{
    std::string digits = std::to_string(value);
    return std::string(digits.size() < static_cast<std::size_t>(width) ? static_cast<std::size_t>(width) - digits.size() : 0, '0') + digits;
}

std::string dateText(double serial, const NumberFormat &format, DateSystem system)
{
    const double seconds = std::round(serial * 86400);
    auto days = static_cast<long long>(std::floor(seconds / 86400));
    const auto rest = static_cast<long long>(seconds) - days * 86400;
    const std::string time = padded(rest / 3600, 2) + ":" + padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2);
    if (!format.isDate())
        return padded(rest / 3600 + days * 24, 2) + time.substr(2);
    if (system == DateSystem::From1904)
        days += 1462;
    else if (days < 60)
        ++days;  // Lotus took 1900 for a leap year, and Excel its word: day 60 is 29 February 1900
    const CalendarDate date = calendarDateOf(dayOf(1899, 12, 30) + static_cast<Day>(days));
    std::string text = padded(date.year, 4);
    if (!format.month && !format.day && format.year)
        return text;
    text += "-" + padded(date.month, 2);
    if (!format.day)
        return text;
    text += "-" + padded(date.day, 2);
    return format.isTime() && rest != 0 ? text + "T" + time : text;
}

}  // namespace

NumberFormat numberFormat(std::string_view code)
{
    NumberFormat format;
    std::string letters = bare(code);
    for (const std::string_view half : {"am/pm", "a/p"})
        if (const auto at = letters.find(half); at != std::string::npos)
            letters.erase(at, half.size());
    if (letters == "general" || letters.find('@') != std::string::npos)
        return format;
    if (!letters.empty() && letters.find_first_not_of('0') == std::string::npos) {
        format.zeros = static_cast<int>(std::min<std::size_t>(letters.size(), 30));
        return format;
    }
    char before = 0;  // the letter of the last group: a month after hours is minutes
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char c = letters[i];
        if (i > 0 && letters[i - 1] == c)
            continue;
        switch (c) {
        case 'y':
        case 'e':
            if (c == 'e' && i + 1 < letters.size() && (letters[i + 1] == '+' || letters[i + 1] == '-'))
                continue;  // 0.00E+00
            format.year = true;
            break;
        case 'd':
            format.day = true;
            break;
        case 'h':
            format.hour = true;
            break;
        case 's':
            format.second = true;
            break;
        case 'm': {
            const std::size_t next = letters.find_first_not_of('m', i);
            const std::size_t letter = next == std::string::npos ? next : letters.find_first_of("ymdhs", next);
            const bool minutes = before == 'h' || (letter != std::string::npos && letters[letter] == 's');
            (minutes ? format.second : format.month) = true;
            break;
        }
        default:
            continue;
        }
        before = c;
    }
    return format;
}

NumberFormat builtinNumberFormat(int id)
{
    if (id == 17 || id == 55 || id == 52)
        return numberFormat("yyyy-mm");
    if (id == 16 || id == 14 || id == 15 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return numberFormat("yyyy-mm-dd");
    if (id == 22)
        return numberFormat("yyyy-mm-dd hh:mm");
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
        return numberFormat("hh:mm:ss");
    return {};
}

std::string numberText(std::string_view raw, const NumberFormat &format, DateSystem system)
{
    double value = 0;
    const auto [end, failed] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (failed != std::errc() || end != raw.data() + raw.size() || !std::isfinite(value))
        return std::string(raw);
    constexpr double last = 2958466;  // the day after 9999-12-31
    if ((format.isDate() || format.isTime()) && value >= 0 && value < last)
        return dateText(value, format, system);
    char digits[40];
    std::snprintf(digits, sizeof digits, std::abs(value) < 1e15 && std::abs(value) >= 1e-4 ? "%.15g" : "%.14e", value);
    std::string text = digits;
    if (const auto exponent = text.find('e'); exponent != std::string::npos) {  // 1.50000000000000e+20 is 1.5e+20
        std::string front = text.substr(0, exponent);
        front.erase(front.find_last_not_of('0') + 1);
        if (front.ends_with('.'))
            front.pop_back();
        text = value == 0 ? "0" : front + text.substr(exponent);
    }
    if (format.zeros > 0 && value >= 0 && text.find_first_not_of("0123456789") == std::string::npos
        && text.size() < static_cast<std::size_t>(format.zeros))
        text.insert(0, static_cast<std::size_t>(format.zeros) - text.size(), '0');
    return text;
}

}  // namespace relata
