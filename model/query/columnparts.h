// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only: what columns of numbers have in common.

#include "model/core/writtennumber.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Reads the numbers of one property, and remembers what a reader must know of how they are written.
class NumberReader
{
public:
    explicit NumberReader(const DecimalMarks &marks) : m_marks(marks), m_mark(marks.mark()) {}
    std::optional<double> read(std::string_view text);
    std::string note() const;  ///< a half sentence; empty = nothing

private:
    DecimalMarks m_marks;
    DecimalMark m_mark;
    std::string m_inTwoWays;  ///< one that could be read in two
};

/// As PropertyColumn::fifths; NaN are none. O(n log n).
std::vector<double> fifthsOf(std::vector<double> values);

/// Half sentences on their way to a note.
void addToNote(std::string &note, const std::string &more);

}  // namespace relata
