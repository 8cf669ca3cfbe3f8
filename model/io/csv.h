// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// A table read from RFC 4180 text: the first row names the columns.
struct CsvTable {
    std::vector<std::string> columns;
    int headerLine = 1;
    struct Row {
        int line = 0;                    ///< 1-based line of the file on which the row begins
        std::vector<std::string> cells;  ///< at most as many as columns: empty ones at the end may be missing
        std::string_view at(std::size_t column) const { return column < cells.size() ? std::string_view(cells[column]) : std::string_view(); }
    };
    std::vector<Row> rows;
    std::size_t shortRows = 0;  ///< how many are written with fewer cells than there are columns
    int firstShortLine = 0;     ///< of them
    char separator = ',';
    std::string note;                                                ///< about the encoding, when something had to be assumed
    std::optional<std::size_t> column(std::string_view name) const;  ///< case and surrounding blanks ignored
};

/// Reads a CSV file: BOM, UTF-8, UTF-16 or Windows-1252; `,` `;` TAB or `|`, whichever the header has most of; LF, CRLF or CR;
/// a first line "sep=;" of Excel's; quoted cells with line breaks; empty lines skipped. A leading ' before what a spreadsheet would execute is
/// taken off again (see csvCell). Errors with file and line: no header, a column twice, too many cells, an open quote, text after a
/// quote, a NUL, a cell over 64 MiB,
/// more than 16,384 columns. O(n).
Result<CsvTable> readCsv(const std::filesystem::path &path, const RunContext &context = {});
Result<CsvTable> parseCsv(std::string text, const std::string &fileName, const RunContext &context = {});

/// True of a cell that gets a ' when it is written and loses one when it is read: a spreadsheet would execute it.
bool needsApostrophe(std::string_view text);
std::string csvRow(const std::vector<std::string> &cells);  ///< with csvCell, comma and LF

/// "a|b" in and out; a | inside a value is written \| and a backslash \\; of blanks around a value only those after a backslash count.
std::vector<std::string> splitMulti(std::string_view cell);
std::string joinMulti(const std::vector<std::string> &values);

}  // namespace relata
