// SPDX-License-Identifier: Apache-2.0
#include "views/panels/cardheights.h"

namespace relata {
namespace {

constexpr int otherwise = 40;  ///< pixels: a row of a kind of which none is measured

}  // namespace

void CardHeights::reset(const std::vector<CardRow> &rows, int width)
{
    const bool isAlike = rows.size() == m_rows.size();
    m_rows.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Row &row = m_rows[i];
        row.before = !isAlike || row.kind != rows[i].kind ? -1 : row.measured >= 0 ? row.measured : row.before;
        row.measured = -1;
        row.kind = rows[i].kind;
    }
    m_sums = {};
    m_width = width;
    m_left = int(rows.size());
    m_next = 0;
    adopt();
}

int CardHeights::firstUnmeasured()
{
    while (m_next < count() && isMeasured(m_next))
        ++m_next;
    return m_next;
}

void CardHeights::measured(int row, int height)
{
    Row &which = m_rows[std::size_t(row)];
    if (which.measured >= 0)
        return;
    which.measured = height;
    --m_left;
    Sum &sum = m_sums[std::size_t(which.kind)];
    sum.height += height;
    ++sum.rows;
}

bool CardHeights::adopt()
{
    bool isOther = false;
    for (Row &row : m_rows) {
        const Sum &sum = m_sums[std::size_t(row.kind)];
        const int alike = sum.rows > 0 ? int(sum.height / sum.rows) : otherwise;
        const int height = row.measured >= 0 ? row.measured : row.before >= 0 ? row.before : alike;
        isOther = isOther || height != row.used;
        row.used = height;
    }
    return isOther;
}

}  // namespace relata
