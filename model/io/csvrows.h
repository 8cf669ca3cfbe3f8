// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// The rows of RFC 4180 text, one after the other, without copying them: `,` `;` TAB or `|`; LF, CRLF or CR; quoted cells with line breaks.
/// A leading ' before what a spreadsheet would execute is taken off (see csvCell).
class CsvRows
{
public:
    /// \a text is UTF-8 and must stay; \a file is for messages. \a separator 0: as Excel's first line “sep=;” says, else what the first line has
    /// most of.
    CsvRows(std::string_view text, std::string file, char separator = 0);

    static constexpr std::size_t longestRow = std::size_t{1} << 32U;  ///< bytes, and not included
    void setLongestRow(std::size_t bytes) { m_longestRow = bytes; }   ///< for tests, which have no 4 GiB

    char separator() const { return m_separator; }
    /// The cells of the next row that is not empty; false at the end. Views are valid until the next call. Errors with file and line: an open
    /// quote, text after a quote, a NUL, a cell over 64 MiB, more than 16,384 cells, a row of longestRow. O(row).
    Result<bool> next(std::vector<std::string_view> &cells);
    int line() const { return m_rowLine; }               ///< 1-based, on which that row began
    std::size_t position() const { return m_at; }        ///< bytes of the text that have been read
    std::size_t rowPosition() const { return m_rowAt; }  ///< where that row began

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    bool atCellEnd() const { return atEnd() || m_text[m_at] == m_separator || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
    void newline();
    std::size_t cellEnd(std::size_t from);  ///< of a bare cell
    std::uint64_t endsIn(const char *bytes) const;
    Result<void> cell(std::string_view &value);
    Result<void> quoted(std::string_view &value, int start);
    bool isCellEnd(char c) const { return c == m_separator || c == '\n' || c == '\r'; }
    Error fault(std::string message, int line) const { return {Error::Code::Syntax, std::move(message), m_file, line, 0}; }
    Result<bool> ended() const;
    Error tooLarge(int line) const { return fault("a cell of more than 64 MiB. Expected text that a person could read", line); }

    std::string_view m_text;
    std::string m_file;
    char m_separator;
    std::size_t m_longestRow = longestRow;
    std::size_t m_at = 0, m_rowAt = 0;
    static constexpr std::size_t blockSize = 64;
    std::size_t m_block = std::string_view::npos - blockSize;  ///< of the text; those bytes are looked at together
    std::uint64_t m_ends = 0;                                  ///< of the cells in it
    int m_line = 1, m_rowLine = 0;
    bool m_hasNul;                       ///< somewhere: then every cell is looked at
    std::deque<std::string> m_unquoted;  ///< of this row: cells with "" in them
};

/// What a spreadsheet would take for a formula; Japanese ones take the wide signs too.
bool looksExecutable(std::string_view text);

}  // namespace relata
