// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// What stands before the decimals of a number; the other of the two parts its thousands.
enum class DecimalMark { Unknown, Point, Comma };

/// What \a text shows of it by itself: "1.5" a point, "1.250.000" a comma (its points part thousands), "1.250" nothing. O(length).
DecimalMark decimalMarkShown(std::string_view text);

/// What many texts show together that one hand wrote, as those of one column: Unknown where they differ. Where none shows anything, points before
/// three digits of which the last two are zeros in half of them (98.400, 12.000) part thousands: of decimals one in a hundred would look so. So do
/// three or more of any, beside numbers of no more than three digits and none of more that is not parted (450, 12.345, 1.250, 98.765).
class DecimalMarks
{
public:
    void add(std::string_view text);
    void add(const DecimalMarks &others);
    bool differ() const { return m_point && m_comma; }
    DecimalMark mark() const;

private:
    bool m_point = false, m_comma = false;
    std::size_t m_open = 0, m_round = 0;  ///< with a point that could part either; of these, with two zeros at the end
    std::size_t m_short = 0, m_long = 0;  ///< digits alone, up to three and more
};

/// The number that people wrote: "1000", "1,250.50", "1.250,50", "12 500", "6'986'122.96", "$ 40", "1.000,00 EUR", "51 %", "(40.00)" and "40.00-" for
/// -40. Where it can be read in two ways, \a mark decides; when that is unknown, a comma before three digits parts thousands, a point alone is one of
/// decimals. None when it says more than that. O(length).
std::optional<double> numberWritten(std::string_view text, DecimalMark mark = DecimalMark::Unknown);

/// In what money a number is written: "EUR" of "€ 5" and "5 euros", "$", "CHF"; empty = it does not say.
std::string_view moneyWritten(std::string_view text);

/// All digits that tell \a number from others, as programs read them: "1250000", "0.125"; with an exponent only below 0.000001 and from 10^15 on.
std::string plainNumber(double number);

}  // namespace relata
