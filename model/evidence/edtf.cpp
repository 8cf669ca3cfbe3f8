// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/edtf.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace relata {
namespace {

constexpr std::array<const char *, 12> monthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char *, 4> seasonNames{"spring", "summer", "autumn", "winter"};

bool isLeap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int daysIn(int year, int month)
{
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// One point of an EDTF string: a date with its precision and qualifier.
struct PointInTime {
    int firstYear = 0, lastYear = 0;  ///< differ when digits are unspecified
    int month = 0;                    ///< 1..12, 21..24 seasons, 0 = not given or unspecified
    int day = 0;                      ///< 0 = not given or unspecified
    bool uncertain = false, approximate = false;

    static constexpr int farYear = 5'000'000;   // beyond this a Day would overflow
    Day first() const
    {
        if (firstYear < -farYear)
            return earliestDay + 1;
        return month > 20 ? dayOf(firstYear, (month - 21) * 3 + 1, 1) : dayOf(std::min(firstYear, farYear), month ? month : 1, day ? day : 1);
    }
    Day last() const
    {
        if (lastYear > farYear)
            return latestDay - 1;
        const int year = std::max(lastYear, -farYear);
        const int lastMonth = month > 20 ? (month - 20) * 3 : month ? month : 12;
        return dayOf(year, lastMonth, day && month <= 12 ? day : daysIn(year, lastMonth));
    }
    std::string display() const
    {
        std::string text;
        if (day)
            text = std::to_string(day) + " ";
        if (month > 20)
            text += std::string(seasonNames[static_cast<std::size_t>(month - 21)]) + " ";
        else if (month)
            text += std::string(monthNames[static_cast<std::size_t>(month - 1)]) + " ";
        text += std::to_string(firstYear);
        if (firstYear != lastYear)
            text += "–" + std::to_string(lastYear);
        return text;
    }
};

class PointParser
{
public:
    explicit PointParser(std::string_view text) : m_text(text) {}

    std::optional<PointInTime> parse()
    {
        PointInTime point;
        if (!m_text.empty() && (m_text.back() == '?' || m_text.back() == '~' || m_text.back() == '%')) {
            point.uncertain = m_text.back() != '~';
            point.approximate = m_text.back() != '?';
            m_text.remove_suffix(1);
        }
        if (const auto time = m_text.find('T'); time != std::string_view::npos) {
            if (time != 10 || !isTimeOfDay(m_text.substr(11)))
                return std::nullopt;
            m_text = m_text.substr(0, 10);
        }
        if (!year(point))
            return std::nullopt;
        if (m_text.empty())
            return point;
        if (!part(point.month) || (point.month > 12 && (point.month < 21 || point.month > 24)))
            return std::nullopt;
        if (m_text.empty())
            return point;
        if (point.month > 12 || !part(point.day) || !m_text.empty())
            return std::nullopt;
        if (point.day != 0 && point.month == 0)
            return std::nullopt;   // a day of an unspecified month is level 2
        if (point.day != 0 && point.day > daysIn(point.firstYear, point.month))
            return std::nullopt;
        return point;
    }

private:
    static bool digit(char c) { return c >= '0' && c <= '9'; }

    static bool isTimeOfDay(std::string_view text)
    {
        std::string shape;
        for (const char c : text)
            shape += digit(c) ? 'd' : c == '-' ? '+' : c;
        return shape == "dd:dd:dd" || shape == "dd:dd:ddZ" || shape == "dd:dd:dd+dd:dd" || shape == "dd:dd:dd+dd";
    }

    bool year(PointInTime &point)
    {
        const bool exponentForm = !m_text.empty() && m_text.front() == 'Y';
        if (exponentForm)
            m_text.remove_prefix(1);
        const bool negative = !m_text.empty() && m_text.front() == '-';
        if (negative)
            m_text.remove_prefix(1);
        std::size_t n = 0;
        while (n < m_text.size() && (digit(m_text[n]) || m_text[n] == 'X'))
            ++n;
        const std::string_view digits = m_text.substr(0, n);
        m_text.remove_prefix(n);
        if (exponentForm ? (n < 5 || n > 9 || !m_text.empty() || digits.find('X') != digits.npos) : n != 4)
            return false;
        const auto firstX = digits.find('X');
        if (firstX != digits.npos && (firstX < 2 || digits.find_first_not_of('X', firstX) != digits.npos))
            return false;   // 201X and 20XX only: leading or inner X is level 2
        std::string low(digits), high(digits);
        std::replace(low.begin(), low.end(), 'X', '0');
        std::replace(high.begin(), high.end(), 'X', '9');
        point.firstYear = std::atoi(low.c_str());
        point.lastYear = std::atoi(high.c_str());
        if (negative) {
            std::swap(point.firstYear, point.lastYear);
            point.firstYear = -point.firstYear;
            point.lastYear = -point.lastYear;
        }
        return firstX == digits.npos || m_text.empty() || m_text == "-XX" || m_text == "-XX-XX";
    }

    /// "-MM" or "-DD"; XX gives 0.
    bool part(int &value)
    {
        if (m_text.size() < 3 || m_text[0] != '-')
            return false;
        const std::string_view two = m_text.substr(1, 2);
        m_text.remove_prefix(3);
        if (two == "XX") {
            value = 0;
            return true;
        }
        if (!digit(two[0]) || !digit(two[1]))
            return false;
        value = (two[0] - '0') * 10 + (two[1] - '0');
        return value >= 1 && value <= 31;
    }

    std::string_view m_text;
};

std::string qualified(const PointInTime &point)
{
    return (point.approximate ? "c. " : "") + point.display() + (point.uncertain ? "?" : "");
}

Error notADate(std::string_view text)
{
    std::string shown(text.substr(0, 40));
    if (shown.size() < text.size())
        shown += "…";
    return {Error::Code::Syntax, "“" + shown + "” is not a date. Expected 2019, 2019-06, 2019-06-02, or an interval like 2018/2024-10 or 2024-10/..", {}, 0, 0};
}

/// Both ends of "a/b"; an empty or ".." end is open.
struct Parts {
    std::optional<PointInTime> first, last;
    bool interval = false;
};

std::optional<Parts> partsOf(std::string_view text)
{
    Parts parts;
    const auto slash = text.find('/');
    parts.interval = slash != std::string_view::npos;
    if (!parts.interval) {
        parts.first = PointParser(text).parse();
        return parts.first ? std::optional(parts) : std::nullopt;
    }
    const std::string_view left = text.substr(0, slash), right = text.substr(slash + 1);
    const bool openLeft = left.empty() || left == "..", openRight = right.empty() || right == "..";
    if (!openLeft && !(parts.first = PointParser(left).parse()))
        return std::nullopt;
    if (!openRight && !(parts.last = PointParser(right).parse()))
        return std::nullopt;
    if (left.empty() && right.empty())
        return std::nullopt;
    if (parts.first && parts.last && parts.first->first() > parts.last->last())
        return std::nullopt;
    return parts;
}

}  // namespace

Day dayOf(int year, int month, int day)
{
    // Howard Hinnant, "chrono-compatible low-level date algorithms": days_from_civil
    const long y = month <= 2 ? year - 1L : year;
    const long era = (y >= 0 ? y : y - 399) / 400;
    const long yearOfEra = y - era * 400;
    const long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return static_cast<Day>(era * 146097 + dayOfEra - 719468);
}

CalendarDate calendarDateOf(Day day)
{
    const long z = day + 719468L;
    const long era = (z >= 0 ? z : z - 146096) / 146097;
    const long dayOfEra = z - era * 146097;
    const long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const long shiftedMonth = (5 * dayOfYear + 2) / 153;
    CalendarDate date;
    date.day = static_cast<int>(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    date.month = static_cast<int>(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
    date.year = static_cast<int>(yearOfEra + era * 400 + (date.month <= 2));
    return date;
}

Result<Edtf> Edtf::parse(std::string_view text)
{
    Edtf result;
    if (text.empty())
        return result;
    const auto parts = partsOf(text);
    if (!parts)
        return notADate(text);
    result.m_text = text;
    result.m_interval = parts->interval;
    if (parts->first)
        result.m_first = parts->first->first();
    if (parts->interval ? parts->last.has_value() : true)
        result.m_last = (parts->interval ? *parts->last : *parts->first).last();
    for (const auto &point : {parts->first, parts->last}) {
        result.m_uncertain |= point && point->uncertain;
        result.m_approximate |= point && point->approximate;
    }
    return result;
}

std::string Edtf::display() const
{
    const auto parts = m_text.empty() ? std::nullopt : partsOf(m_text);
    if (!parts)
        return {};
    if (!parts->interval)
        return qualified(*parts->first);
    if (parts->first && parts->last) {
        const bool yearsOnly = !parts->first->month && !parts->last->month;
        return qualified(*parts->first) + (yearsOnly ? "–" : " – ") + qualified(*parts->last);
    }
    if (parts->first)
        return "from " + qualified(*parts->first);
    if (parts->last)
        return "until " + qualified(*parts->last);
    return "always";
}

}  // namespace relata
