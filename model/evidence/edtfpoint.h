// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/evidence only.

#include "model/evidence/edtf.h"

#include <string>
#include <string_view>

namespace relata {

/// One point of an EDTF text, that is a date with its precision and its qualifier; an interval has two.
struct EdtfPoint {
    long long firstYear = 0, lastYear = 0;  ///< astronomical (0 = 1 BC); they differ when digits of the year are unspecified
    int month = 0;                          ///< 1..12, 21..24 seasons, 0 = not given or unspecified
    int day = 0;                            ///< 0 = not given or unspecified
    bool uncertain = false, approximate = false;

    /// The first and last day that it may mean; years beyond five million are nearer than open ends, no more.
    Day firstDay() const;
    Day lastDay() const;
    /// For people, English, qualifier included: "c. Jun 2018?".
    std::string display() const;
};

/// Reads one point. When it is none, reason() tells a person why.
class EdtfPointParser
{
public:
    explicit EdtfPointParser(std::string_view text) : m_text(text) {}

    bool parse(EdtfPoint &point);
    const std::string &reason() const { return m_reason; }

private:
    bool refuse(std::string reason)
    {
        m_reason = std::move(reason);
        return false;
    }
    bool parseTimeOfDay();
    bool parseYear(EdtfPoint &point);
    bool parseLongYear(EdtfPoint &point);
    bool parseMonth(EdtfPoint &point);
    bool parseDay(EdtfPoint &point);
    bool takeTwo(int &value);

    std::string_view m_text;  ///< what is still to be read
    std::string m_reason;
};

}  // namespace relata
