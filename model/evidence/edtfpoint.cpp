// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/edtfpoint.h"

#include "model/core/plaintext.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace relata {
namespace {

constexpr std::array<const char *, 12> shortMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char *, 12> longMonths{"January", "February", "March",     "April",   "May",      "June",
                                                  "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char *, 4> seasons{"spring", "summer", "autumn", "winter"};
constexpr int firstSeason = 21, lastSeason = 24;
constexpr long long farYear = 5'000'000;  ///< beyond it a Day would overflow

int daysIn(long long year, int month)
{
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::string yearInWords(long long year)
{
    return year > 0 ? std::to_string(year) : std::to_string(1 - year) + " BC";
}

std::string yearsInWords(long long first, long long last)
{
    if (first == last)
        return yearInWords(first);
    if (first > 0 && last - first == 9)
        return std::to_string(first) + "s";
    return (last <= 0 ? std::to_string(1 - first) : yearInWords(first)) + "–" + yearInWords(last);
}

}  // namespace

Day EdtfPoint::firstDay() const
{
    if (firstYear < -farYear)
        return earliestDay + 1;
    const int year = static_cast<int>(std::min(firstYear, farYear));
    if (month >= firstSeason)
        return dayOf(year, 3 * (month - firstSeason) + 3, 1);
    return dayOf(year, month ? month : 1, day ? day : 1);
}

Day EdtfPoint::lastDay() const
{
    if (lastYear > farYear)
        return latestDay - 1;
    int year = static_cast<int>(std::max(lastYear, -farYear));
    int lastMonth = month ? month : 12;
    if (month >= firstSeason) {
        lastMonth = 3 * (month - firstSeason) + 5;
        if (lastMonth > 12) {  // winter ends in the next year
            lastMonth -= 12;
            ++year;
        }
    }
    return dayOf(year, lastMonth, day ? day : daysIn(year, lastMonth));
}

std::string EdtfPoint::display() const
{
    std::string text = approximate ? "c. " : "";
    if (day)
        text += std::to_string(day) + " ";
    if (month >= firstSeason)
        text += std::string(seasons[static_cast<std::size_t>(month - firstSeason)]) + " ";
    else if (month)
        text += std::string(shortMonths[static_cast<std::size_t>(month - 1)]) + " ";
    return text + yearsInWords(firstYear, lastYear) + (uncertain ? "?" : "");
}

bool EdtfPointParser::parse(EdtfPoint &point)
{
    if (const auto time = m_text.find('T'); time != std::string_view::npos) {
        const std::string_view date = m_text.substr(0, time);
        if (m_text = m_text.substr(time + 1); !parseTimeOfDay())
            return false;
        if (date.size() != 10 || date.find('X') != date.npos)
            return refuse("a time of day needs a full date before the T");
        m_text = date;
    } else if (!m_text.empty() && (m_text.back() == '?' || m_text.back() == '~' || m_text.back() == '%')) {
        point.uncertain = m_text.back() != '~';
        point.approximate = m_text.back() != '?';
        m_text.remove_suffix(1);
    }
    if (const auto mark = m_text.find_first_of("?~%"); mark != std::string_view::npos)
        return refuse("one of ?, ~ and % may stand at the end, nowhere else");
    if (!parseYear(point))
        return false;
    return m_text.empty() || (parseMonth(point) && (m_text.empty() || parseDay(point)));
}

/// "23:20:30", with nothing, Z, +02 or +02:00 behind it.
bool EdtfPointParser::parseTimeOfDay()
{
    std::string shape;
    for (const char c : m_text)
        shape += isDigit(c) ? 'd' : c == '-' ? '+' : c;
    const auto two = [this](std::size_t at) { return (m_text[at] - '0') * 10 + (m_text[at + 1] - '0'); };
    const bool shaped = shape == "dd:dd:dd" || shape == "dd:dd:ddZ" || shape == "dd:dd:dd+dd" || shape == "dd:dd:dd+dd:dd";
    if (!shaped || two(3) > 59 || two(6) > 60 || two(0) * 3600 + two(3) * 60 + two(6) > 24 * 3600 || (shape.size() >= 11 && two(9) > 14)
        || (shape.size() == 14 && two(12) > 59))
        return refuse("a time of day is written 23:20:30, 23:20:30Z or 23:20:30+02:00");
    return true;
}

bool EdtfPointParser::parseYear(EdtfPoint &point)
{
    if (!m_text.empty() && m_text.front() == 'Y')
        return parseLongYear(point);
    const bool negative = !m_text.empty() && m_text.front() == '-';
    if (negative)
        m_text.remove_prefix(1);
    const auto end = std::min(m_text.find_first_not_of("0123456789X"), m_text.size());
    const std::string_view digits = m_text.substr(0, end);
    m_text.remove_prefix(end);
    if (digits.size() != 4)
        return refuse("a year has four digits; a longer one begins with Y");
    const auto unknown = digits.find('X');
    if (unknown != digits.npos && (unknown < 2 || digits.find_first_not_of('X', unknown) != digits.npos || !m_text.empty()))
        return refuse("of a year the last one or two digits may be X, and then no month follows");
    int low = 0, high = 0;
    for (const char digit : digits) {
        low = low * 10 + (digit == 'X' ? 0 : digit - '0');
        high = high * 10 + (digit == 'X' ? 9 : digit - '0');
    }
    point.firstYear = negative ? -high : low;
    point.lastYear = negative ? -low : high;
    return true;
}

/// "Y170000002", "Y-170000002": year only.
bool EdtfPointParser::parseLongYear(EdtfPoint &point)
{
    const std::string_view number = m_text.substr(1);
    const bool negative = !number.empty() && number.front() == '-';
    const std::string_view digits = number.substr(negative ? 1 : 0);
    if (digits.size() < 5 || digits.size() > 18 || !std::all_of(digits.begin(), digits.end(), isDigit))
        return refuse("after Y stands a year of 5 to 18 digits and nothing else");
    std::from_chars(number.data(), number.data() + number.size(), point.firstYear);
    point.lastYear = point.firstYear;
    m_text = {};
    return true;
}

/// Two digits behind a hyphen; XX gives 0.
bool EdtfPointParser::takeTwo(int &value)
{
    if (m_text.size() < 3 || m_text[0] != '-')
        return false;
    const std::string_view two = m_text.substr(1, 2);
    m_text.remove_prefix(3);
    value = 0;
    if (two == "XX")
        return true;
    if (!isDigit(two[0]) || !isDigit(two[1]))
        return false;
    value = (two[0] - '0') * 10 + (two[1] - '0');
    return value > 0;
}

bool EdtfPointParser::parseMonth(EdtfPoint &point)
{
    if (!takeTwo(point.month) || (point.month > 12 && point.month < firstSeason) || point.month > lastSeason)
        return refuse("a month is 01 to 12, a season 21 to 24, an unknown month XX");
    return true;
}

bool EdtfPointParser::parseDay(EdtfPoint &point)
{
    if (point.month >= firstSeason)
        return refuse("a season has no days");
    if (!takeTwo(point.day))
        return refuse("a day has two digits, 01 to 31; an unknown day is XX");
    if (!m_text.empty())
        return refuse("nothing follows the day but ?, ~, % or a time");
    if (point.day > 0 && point.month == 0)
        return refuse("a day needs its month");
    if (point.day > 0 && point.day > daysIn(point.firstYear, point.month))
        return refuse(std::string(longMonths[static_cast<std::size_t>(point.month - 1)]) + " " + yearInWords(point.firstYear) + " has "
                      + std::to_string(daysIn(point.firstYear, point.month)) + " days");
    return true;
}

}  // namespace relata
