// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/largepages.h"
#include "model/io/csvrows.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// A grid of texts with the lines they stand on; rows may have different lengths, and no row is a header yet (see ColumnMapping). Compact: the
/// characters, and 4 bytes a cell and 24 a row beside them.
class Table
{
public:
    std::string name;                ///< of the sheet or file, for people
    std::string file;                ///< where it came from, for messages
    std::string kind = "CSV";        ///< "CSV", "TSV", "XLSX", "text"
    bool hidden = false;             ///< a sheet that the workbook does not show
    char separator = ',';            ///< of CSV
    bool adjacency = false;          ///< the file says by its ending that each row is an entity and its neighbours
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
        const std::size_t from = column == 0 ? 0 : m_ends[i - 1] + std::size_t{1};
        return {m_text.data() + m_rows[row].text + from, m_ends[i] - from};
    }

    static constexpr std::size_t longestRow = CsvRows::longestRow;  ///< bytes, with one between the cells, and not included

    /// To the row begun last.
    void addCell(std::string_view text);
    void beginRow(int line) { m_rows.push_back({m_ends.size(), m_text.size(), line, 0}); }
    void endRow();  ///< takes empty cells at its end off, and the row itself when nothing is left

    // ---- the same for a text that holds the cells already, which stay where they are as far as they can
    std::string_view adopt(std::string text);  ///< the text, as long as the table stays where it is
    /// A whole row, which begins at \a place of that text. None of \a cells is of a row added before, and one that is of the adopted text stands no
    /// farther to the front than it would without its quotes.
    void addRowInPlace(std::size_t place, int line, const std::vector<std::string_view> &cells);

private:
    struct Row {
        std::size_t first;  ///< cell
        std::size_t text;   ///< where it begins
        int line;
        std::uint32_t written;
    };
    std::size_t endOf(std::size_t row) const { return row + 1 < m_rows.size() ? m_rows[row + 1].first : m_ends.size(); }

    std::string m_text;                 ///< one byte between the cells of a row
    LargeVector<std::uint32_t> m_ends;  ///< of the cells, from the beginning of their row
    LargeVector<Row> m_rows;
    std::size_t m_columns = 0;
};

/// Without blanks, line ends and no-break spaces around it.
std::string_view trimmedCell(std::string_view text);
inline bool needsNoTrimming(std::string_view text)
{
    const auto inside = [](char c) { return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x80; };
    return text.empty() || (inside(text.front()) && inside(text.back()));
}

/// "A", "B" … "Z", "AA": how spreadsheets call a column, which is 0-based here.
std::string columnLetters(std::size_t column);

}  // namespace relata
