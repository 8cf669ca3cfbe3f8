// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace relata {

/// A day as days since 1970-01-01 in the proleptic Gregorian calendar (negative before it).
using Day = std::int32_t;
inline constexpr Day earliestDay = INT32_MIN;
inline constexpr Day latestDay = INT32_MAX;

/// A time of evidence: EDTF level 1 (Library of Congress, ISO 8601-2:2019 annex A): years, months, days, seasons,
/// `?` uncertain, `~` approximate, `%` both, unspecified digits (`201X`, `2019-XX`), intervals, open (`..`) and unknown (empty) ends,
/// `Y` years (up to 18 digits), dates with a time (the day counts, the time is kept as text). Seasons are those of the northern hemisphere in whole
/// months: 21 spring = March to May … 24 winter = December to February of the next year. Keeps its text exactly; knows the first and last day it
/// may mean. Level 2 (qualifiers inside, sets, `Y17E7`, `156X-12`) is refused.
class Edtf
{
public:
    Edtf() = default;  ///< no date: undated

    /// Error::Syntax says what is wrong and what was expected ("“2019-13” is not a date. Expected 2019, 2019-06, 2019-06-02, or …
    /// (a month is 01 to 12 …)"). An empty text is "undated", not an error. O(length).
    static Result<Edtf> parse(std::string_view text);

    bool empty() const { return m_text.empty(); }
    const std::string &text() const { return m_text; }
    Day firstDay() const { return m_first; }  ///< earliestDay when open or unknown at the start
    Day lastDay() const { return m_last; }    ///< inclusive; latestDay when open or unknown at the end
    bool isInterval() const { return m_interval; }
    bool isUncertain() const { return m_uncertain; }      ///< ? or %
    bool isApproximate() const { return m_approximate; }  ///< ~ or %

    /// True when some day may belong to both. Undated values overlap nothing.
    bool overlaps(const Edtf &other) const { return !empty() && !other.empty() && m_first <= other.m_last && other.m_first <= m_last; }

    /// For people, English: "Oct 2024", "from Oct 2024", "until 2019?", "c. 2018", "2017–2021", "2 Jun 2024", "2010s", "45 BC"; empty when undated.
    std::string display() const;

    friend bool operator==(const Edtf &a, const Edtf &b) { return a.m_text == b.m_text; }

private:
    std::string m_text;
    Day m_first = earliestDay;
    Day m_last = latestDay;
    bool m_interval = false;
    bool m_uncertain = false;
    bool m_approximate = false;
};

/// Day of a calendar date; month 1..12, day 1..31 must be valid.
Day dayOf(int year, int month, int day);
struct CalendarDate {
    int year = 1970;
    int month = 1;
    int day = 1;
};
CalendarDate calendarDateOf(Day day);

}  // namespace relata
