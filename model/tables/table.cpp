// SPDX-License-Identifier: Apache-2.0
#include "model/tables/table.h"

#include <algorithm>

namespace relata {

std::string_view trimmedCell(std::string_view text)
{
    constexpr std::string_view hard = "\u00A0";
    const auto inside = [](char c) { return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x80; };
    if (text.empty() || (inside(text.front()) && inside(text.back())))
        return text;
    for (;;) {
        const std::size_t before = text.size();
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        text.remove_suffix(text.size() - (text.find_last_not_of(" \t\r\n") + 1));
        if (text.starts_with(hard))
            text.remove_prefix(hard.size());
        if (text.ends_with(hard))
            text.remove_suffix(hard.size());
        if (text.size() == before)
            return text;
    }
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
    m_text += trimmedCell(text);
    m_ends.push_back(m_text.size());
}

void Table::endRow()
{
    const std::size_t first = m_rows.back().first;
    m_rows.back().written = static_cast<std::uint32_t>(m_ends.size() - first);
    while (m_ends.size() > first && m_ends.back() == (m_ends.size() > 1 ? m_ends[m_ends.size() - 2] : 0))
        m_ends.pop_back();
    m_columns = std::max(m_columns, m_ends.size() - first);
    if (m_ends.size() == first)
        m_rows.pop_back();
}

}  // namespace relata
