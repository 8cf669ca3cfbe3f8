// SPDX-License-Identifier: Apache-2.0
#include "model/tables/columnnumbers.h"

#include "model/core/plaintext.h"
#include "model/tables/cellvalues.h"

#include <algorithm>

namespace relata {
namespace {

/// “1.250”, “-12.500.000” and, without any point, “450”; nothing that begins with a zero, but zero.
bool isGroupedByPoints(std::string_view number)
{
    if (number.starts_with('-') || number.starts_with('+'))
        number.remove_prefix(1);
    std::size_t digits = std::min(number.find('.'), number.size());
    if (digits == 0 || digits > 3 || (number.front() == '0' && number.size() > 1))
        return false;
    for (std::string_view rest = number; !rest.empty(); digits = 3) {
        if (rest.size() < digits || !std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(digits), isDigit))
            return false;
        rest.remove_prefix(digits);
        if (!rest.empty() && (rest.front() != '.' || rest.size() == 1))
            return false;
        rest.remove_prefix(rest.empty() ? 0 : 1);
    }
    return true;
}

}  // namespace

ColumnNumbers::ColumnNumbers(const Table &table, std::size_t column, std::size_t firstRow, std::size_t endRow)
{
    for (std::size_t row = firstRow; row < endRow; ++row) {
        const std::string_view cell = table.cell(row, column);
        if (cell.empty())
            continue;
        m_commas |= cell.find(',') != std::string_view::npos;
        m_marks.add(cell);
        if (!isBareNumber(cell)) {
            m_onlyNumbers = false;
            continue;
        }
        m_grouped &= isGroupedByPoints(cell);
        if (m_parted.empty() && cell.find('.') != std::string_view::npos)
            m_parted = cell;
    }
}

bool ColumnNumbers::hasDecimalCommas(ColumnRole role) const
{
    const DecimalMark mark = m_marks.mark();
    return m_commas && areRead(role) && (mark == DecimalMark::Comma || (role == ColumnRole::Weight && mark == DecimalMark::Unknown));
}

bool ColumnNumbers::pointsPartThousands(ColumnRole role) const
{
    return !m_commas && areRead(role) && m_marks.mark() == DecimalMark::Comma;
}

std::string_view ColumnNumbers::mayBeThousands(ColumnRole role) const
{
    const bool open = role == ColumnRole::Weight && !m_commas && m_grouped && m_marks.mark() == DecimalMark::Unknown;
    return open ? m_parted : std::string_view();
}

}  // namespace relata
