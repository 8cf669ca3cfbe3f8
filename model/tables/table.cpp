// SPDX-License-Identifier: Apache-2.0
#include "model/tables/table.h"

#include "model/core/plaintext.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace relata {

std::string_view trimmedCell(std::string_view text)
{
    return needsNoTrimming(text) ? text : trimmed(text);
}

std::string columnLetters(std::size_t column)
{
    std::string letters;
    for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
    return letters;
}

void Table::addCell(std::string_view text)
{
    if (m_ends.size() > m_rows.back().first)
        m_text += '\0';
    m_text += trimmedCell(text);
    assert(m_text.size() - m_rows.back().text < longestRow);
    m_ends.push_back(static_cast<std::uint32_t>(m_text.size() - m_rows.back().text));
}

std::string_view Table::adopt(std::string text)
{
    m_text = std::move(text);
    m_ends.reserve(m_text.size() / 6);  // cells and rows of common size
    m_rows.reserve(m_text.size() / 24);
    return m_text;
}

void Table::addRowInPlace(std::size_t place, int line, const std::vector<std::string_view> &cells)
{
    const std::size_t first = m_ends.size();
    m_rows.push_back({first, place, line, 0});
    m_ends.resize(first + cells.size());
    char *const row = m_text.data() + place, *to = row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view text = trimmedCell(cells[i]);
        if (!text.empty() && text.data() != to)
            std::memmove(to, text.data(), text.size());
        to += text.size();
        assert(static_cast<std::size_t>(to - row) < longestRow);
        m_ends[first + i] = static_cast<std::uint32_t>(to++ - row);
    }
    endRow();
}

void Table::endRow()
{
    const std::size_t first = m_rows.back().first;
    m_rows.back().written = static_cast<std::uint32_t>(m_ends.size() - first);
    const auto isLastEmpty = [&] { return m_ends.back() == (m_ends.size() - first > 1 ? m_ends[m_ends.size() - 2] + 1 : 0); };
    while (m_ends.size() > first && isLastEmpty())
        m_ends.pop_back();
    m_columns = std::max(m_columns, m_ends.size() - first);
    if (m_ends.size() == first)
        m_rows.pop_back();
}

}  // namespace relata
