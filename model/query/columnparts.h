// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only: what columns of numbers have in common.

#include "model/core/writtennumber.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Calls \a take with each part of a list, "60|40": what several rows of a table said. Empty parts are none.
template <typename Take>
void forEachPart(std::string_view text, Take take)
{
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('|', at), text.size());
        if (end > at)
            take(text.substr(at, end - at));
        at = end + 1;
    }
}

/// How many decimals a number has as people write it, 0 to 9; of smaller ones than 10^-9 none are kept, so these have unroundable.
inline constexpr int unroundable = 10;
int decimalsOf(double number);
/// To so many decimals: sums of money have cents, not the millionths that binary fractions leave. No -0. As it is when unroundable or beyond 2^53.
double roundedTo(int decimals, double sum);

/// Reads the numbers of one property, and remembers what a reader must know of how they are written.
class NumberReader
{
public:
    explicit NumberReader(const DecimalMarks &marks) : m_marks(marks), m_mark(marks.mark()) {}
    std::optional<double> read(std::string_view text);
    /// The sum of a list, rounded to its decimals. None when no part is a number; \a others says whether some part is none.
    std::optional<double> readAll(std::string_view text, bool &others);
    std::string note() const;          ///< a half sentence; empty = nothing
    std::string currencyNote() const;  ///< the same, of sums: when there is more than one currency

private:
    DecimalMarks m_marks;
    DecimalMark m_mark;
    std::string m_inTwoWays;  ///< one that could be read in two
    double m_taken = 0;       ///< what it was read as
    std::vector<std::string_view> m_moneys;
};

/// As PropertyColumn::fifths; NaN are none. O(n log n).
std::vector<double> fifthsOf(std::vector<double> values);

/// Half sentences on their way to a note.
void addToNote(std::string &note, const std::string &more);

}  // namespace relata
