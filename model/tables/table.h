// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// A grid of texts with the lines they stand on; rows may have different lengths, and no row is a header yet (see ColumnMapping). Compact: the
/// characters, and 8 bytes a cell and 16 a row beside them.
class Table
{
public:
    std::string name;                ///< of the sheet or file, for people
    std::string file;                ///< where it came from, for messages
    std::string kind = "CSV";        ///< "CSV", "TSV", "XLSX", "text"
    bool hidden = false;             ///< a sheet that the workbook does not show
    char separator = ',';            ///< of CSV
    std::vector<std::string> notes;  ///< what had to be assumed while reading

    std::size_t rowCount() const { return m_rows.size(); }
    std::size_t columnCount() const { return m_columns; }  ///< of the longest row
    int line(std::size_t row) const { return m_rows[row].line; }
    std::size_t cellCount(std::size_t row) const { return endOf(row) - m_rows[row].first; }
    std::size_t writtenCells(std::size_t row) const { return m_rows[row].written; }  ///< with the empty ones at its end
    /// Without blanks and line ends around it; empty where the row is shorter. Valid until a row is added.
    std::string_view cell(std::size_t row, std::size_t column) const
    {
        const std::size_t i = m_rows[row].first + column;
        if (i >= endOf(row))
            return {};
        const std::size_t from = i == 0 ? 0 : m_ends[i - 1];
        return std::string_view(m_text).substr(from, m_ends[i] - from);
    }

    /// So many bytes of text will come, in cells of common size.
    void expect(std::size_t bytes)
    {
        m_text.reserve(bytes);
        m_ends.reserve(bytes / 6);
        m_rows.reserve(bytes / 24);
    }
    void beginRow(int line) { m_rows.push_back({m_ends.size(), line, 0}); }
    void addCell(std::string_view text);  ///< to the row begun last
    void endRow();                        ///< takes empty cells at its end off, and the row itself when nothing is left

private:
    struct Row {
        std::size_t first;
        int line;
        std::uint32_t written;
    };
    std::size_t endOf(std::size_t row) const { return row + 1 < m_rows.size() ? m_rows[row + 1].first : m_ends.size(); }

    std::string m_text;
    std::vector<std::size_t> m_ends;
    std::vector<Row> m_rows;
    std::size_t m_columns = 0;
};

/// Without blanks, line ends and no-break spaces around it.
std::string_view trimmedCell(std::string_view text);

/// "A", "B" … "Z", "AA": how spreadsheets call a column, which is 0-based here.
std::string columnLetters(std::size_t column);

}  // namespace relata
