// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/tables only.

#include "model/core/writtennumber.h"
#include "model/tables/columnmapping.h"

#include <cstddef>
#include <string_view>

namespace relata {

/// What the numbers of one column show of the marks between their digits. Weights may have other cells among them; in a property one such cell says
/// that the column is none of numbers.
class ColumnNumbers
{
public:
    /// Rows from \a firstRow on, before \a endRow. O(cells).
    ColumnNumbers(const Table &table, std::size_t column, std::size_t firstRow, std::size_t endRow);

    /// Commas stand in it, and are decimal ones. Of weights also where nothing shows what they are.
    bool hasDecimalCommas(ColumnRole role) const;
    /// No comma stands in it, and its points are shown to part thousands.
    bool pointsPartThousands(ColumnRole role) const;
    /// Of weights one with a point (“1.250”), where nothing in the column shows whether points part thousands or decimals, and all numbers may be
    /// such, or are too small for a point; else empty, also of properties: a latitude looks so, too. Valid as long as the table.
    std::string_view mayBeThousands(ColumnRole role) const;
    bool differ() const { return m_marks.differ(); }  ///< some have decimal commas, others decimal points

private:
    bool areRead(ColumnRole role) const { return role == ColumnRole::Weight || m_onlyNumbers; }
    DecimalMarks m_marks;
    bool m_commas = false, m_onlyNumbers = true;
    bool m_grouped = true;      ///< all numbers have three digits behind each point, and no more than three before
    std::string_view m_parted;  ///< the first one with a point
};

}  // namespace relata
