// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/edtf.h"

#include "model/evidence/edtffault.h"
#include "model/evidence/edtfpoint.h"

#include <optional>

namespace relata {
namespace {

/// A text cut in its points. An end without a point is open ("..") or unknown (nothing written).
struct Parts {
    std::optional<EdtfPoint> first, last;
    bool interval = false;
    bool unknownFirst = false, unknownLast = false;
    std::string reason;  ///< why it is no EDTF; empty when it is
};

std::optional<EdtfPoint> readPoint(std::string_view text, std::string &reason)
{
    EdtfPoint point;
    EdtfPointParser parser(text);
    if (parser.parse(point))
        return point;
    reason = parser.reason();
    return std::nullopt;
}

Parts partsOf(std::string_view text)
{
    Parts parts;
    const auto slash = text.find('/');
    parts.interval = slash != std::string_view::npos;
    if (!parts.interval) {
        parts.first = parts.last = readPoint(text, parts.reason);
        return parts;
    }
    const std::string_view left = text.substr(0, slash), right = text.substr(slash + 1);
    parts.unknownFirst = left.empty();
    parts.unknownLast = right.empty();
    if (right.find('/') != right.npos)
        parts.reason = "an interval has one stroke and two ends";
    else if (left.empty() && right.empty())
        parts.reason = "one end of an interval must be known or open";
    if (parts.reason.empty() && !left.empty() && left != "..")
        parts.first = readPoint(left, parts.reason);
    if (parts.reason.empty() && !right.empty() && right != "..")
        parts.last = readPoint(right, parts.reason);
    if (parts.first && parts.last && (parts.first->firstYear > parts.last->lastYear || parts.first->firstDay() > parts.last->lastDay()))
        parts.reason = "the interval ends before it begins";
    return parts;
}

/// The day of a text like 2019-06-02, as most are; none where a look at the whole is needed.
std::optional<Day> plainDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return {};
    const auto digits = [&](std::size_t from, std::size_t count) {
        int number = 0;
        for (const char c : text.substr(from, count)) {
            if (c < '0' || c > '9')
                return -1;
            number = number * 10 + (c - '0');
        }
        return number;
    };
    constexpr int everyMonthHas = 28;
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > everyMonthHas)
        return {};
    return dayOf(year, month, day);
}

Error notADate(std::string_view text, const std::string &reason)
{
    constexpr std::size_t most = 40;
    std::string shown(text.substr(0, most));
    if (shown.size() < text.size()) {
        while (!shown.empty() && (static_cast<unsigned char>(text[shown.size()]) & 0xC0) == 0x80)  // not within a character
            shown.pop_back();
        shown += "…";
    }
    return {Error::Code::Syntax,
            "“" + shown + "” is not a date. Expected 2019, 2019-06, 2019-06-02, or an interval like 2018/2024-10 or 2024-10/.. (" + reason + ")",
            {},
            0,
            0};
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
    if (const auto day = plainDay(text)) {
        result.m_text = text;
        result.m_first = result.m_last = *day;
        return result;
    }
    const Parts parts = partsOf(text);
    if (!parts.reason.empty())
        return notADate(text, parts.reason);
    result.m_text = text;
    result.m_interval = parts.interval;
    if (parts.first)
        result.m_first = parts.first->firstDay();
    if (parts.last)
        result.m_last = parts.last->lastDay();
    for (const auto &point : {parts.first, parts.last}) {
        result.m_uncertain |= point && point->uncertain;
        result.m_approximate |= point && point->approximate;
    }
    return result;
}

std::string edtfFault(std::string_view text)
{
    return text.empty() ? std::string() : partsOf(text).reason;
}

std::string Edtf::display() const
{
    if (m_text.empty())
        return {};
    const Parts parts = partsOf(m_text);
    if (!parts.interval)
        return parts.first->display();
    if (parts.first && parts.last) {
        const bool yearsOnly = !parts.first->month && !parts.last->month;
        return parts.first->display() + (yearsOnly ? "–" : " – ") + parts.last->display();
    }
    if (parts.first)
        return "from " + parts.first->display() + (parts.unknownLast ? ", end unknown" : "");
    if (parts.last)
        return "until " + parts.last->display() + (parts.unknownFirst ? ", start unknown" : "");
    return parts.unknownFirst ? "start unknown, no end" : parts.unknownLast ? "no start, end unknown" : "always";
}

}  // namespace relata
