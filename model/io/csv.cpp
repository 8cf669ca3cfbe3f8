// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"

#include "model/io/formats.h"
#include "model/io/textencoding.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace relata {
namespace {

constexpr std::size_t largestCell = std::size_t{64} << 20;
constexpr std::size_t mostColumns = 16384;  // Excel's

/// What a spreadsheet would take for a formula; Japanese ones take the wide signs too.
bool looksExecutable(std::string_view text)
{
    if (text.empty())
        return false;
    if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos)
        return true;
    return text.starts_with("\uFF1D") || text.starts_with("\uFF0B") || text.starts_with("\uFF0D") || text.starts_with("\uFF20");
}

/// A text that gets a leading ' when written and loses one when read.
bool needsApostrophe(std::string_view text)
{
    return looksExecutable(text) || (text.size() > 1 && text.front() == '\'' && (looksExecutable(text.substr(1)) || text[1] == '\''));
}

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
    return text;
}

char sniffedSeparator(std::string_view text)
{
    constexpr std::array candidates{',', ';', '\t', '|'};
    std::array<int, 4> counts{};
    bool inQuotes = false;
    for (const char c : text) {
        if (c == '"')
            inQuotes = !inQuotes;
        else if (!inQuotes && (c == '\n' || c == '\r'))
            break;
        else if (!inQuotes)
            for (std::size_t i = 0; i < candidates.size(); ++i)
                counts[i] += c == candidates[i];
    }
    return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class CsvParser
{
public:
    CsvParser(std::string_view text, const std::string &file) : m_text(text), m_file(file), m_separator(sniffedSeparator(text))
    {
        if (text.size() > 5 && lower(std::string(text.substr(0, 4))) == "sep=" && (text[5] == '\r' || text[5] == '\n')) {  // Excel's first line
            m_separator = text[4];
            m_at = 5;
            newline();
        }
    }

    char separator() const { return m_separator; }

    bool atEnd() const { return m_at >= m_text.size(); }
    void skipEmptyLines()
    {
        while (!atEnd() && (m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            newline();
    }
    int line() const { return m_line; }

    /// The next row; `line` is where it begins.
    Result<CsvTable::Row> row()
    {
        CsvTable::Row row;
        row.line = m_line;
        for (;;) {
            std::string cell;
            if (const auto ok = this->cell(cell); !ok)
                return ok.error();
            row.cells.push_back(std::move(cell));
            if (row.cells.size() > mostColumns)
                return fault("more than 16,384 cells in a row. Expected as many as there are columns", row.line);
            if (atEnd())
                return row;
            if (m_text[m_at] == m_separator) {
                ++m_at;
                continue;
            }
            newline();
            return row;
        }
    }

private:
    Error fault(std::string message, int line) const { return {Error::Code::Syntax, std::move(message), m_file, line, 0}; }

    void newline()
    {
        if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
            ++m_at;
        ++m_at;
        ++m_line;
    }
    bool atCellEnd() const { return atEnd() || m_text[m_at] == m_separator || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }

    Result<void> cell(std::string &value)
    {
        const int start = m_line;
        if (!atEnd() && m_text[m_at] == '"') {
            if (const auto ok = quoted(value, start); !ok)
                return ok;
        } else {
            const std::size_t from = m_at;
            while (!atCellEnd())
                ++m_at;
            if (m_at - from > largestCell)
                return tooLarge(start);
            value = m_text.substr(from, m_at - from);
        }
        if (value.find('\0') != std::string::npos)
            return fault("a NUL character in a cell. Expected text", start);
        if (value.size() > 1 && value.front() == '\'' && (looksExecutable(std::string_view(value).substr(1)) || value[1] == '\''))
            value.erase(0, 1);
        return {};
    }

    Result<void> quoted(std::string &value, int start)
    {
        ++m_at;
        for (;;) {
            const std::size_t stop = m_text.find('"', m_at);
            if (stop == std::string_view::npos)
                return fault("a quoted cell begins here and is never closed. Expected a closing \"", start);
            if (value.size() + (stop - m_at) > largestCell)
                return tooLarge(start);
            const std::string_view piece = m_text.substr(m_at, stop - m_at);
            for (std::size_t i = 0; i < piece.size(); ++i)
                m_line += piece[i] == '\n' || (piece[i] == '\r' && (i + 1 >= piece.size() || piece[i + 1] != '\n'));
            value.append(piece);
            m_at = stop + 1;
            if (atEnd() || m_text[m_at] != '"')
                break;
            value += '"';
            ++m_at;
        }
        if (!atCellEnd())
            return fault(std::string("text after a closing quote. Expected “") + m_separator + "” or the end of the line", m_line);
        return {};
    }

    Error tooLarge(int line) const { return fault("a cell of more than 64 MiB. Expected text that a person could read", line); }

    std::string_view m_text;
    const std::string &m_file;
    char m_separator;
    std::size_t m_at = 0;
    int m_line = 1;
};

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (lower(columns[i]) == name)
            return i;
    return std::nullopt;
}

Result<CsvTable> parseCsv(std::string text, const std::string &fileName, const RunContext &context)
{
    CsvTable table;
    auto utf8 = toUtf8(std::move(text), &table.note);
    if (!utf8) {
        Error error = utf8.error();
        error.file = fileName;
        return error;
    }
    const auto fault = [&](std::string message, int line) { return Error{Error::Code::Syntax, std::move(message), fileName, line, 0}; };
    CsvParser parser(*utf8, fileName);
    table.separator = parser.separator();
    bool haveHeader = false;
    std::size_t count = 0;
    for (parser.skipEmptyLines(); !parser.atEnd(); parser.skipEmptyLines()) {
        if ((++count & 1023U) == 0 && context.cancelled())
            return Error::cancelled();
        auto row = parser.row();
        if (!row)
            return row.error();
        const bool blank = std::all_of(row->cells.begin(), row->cells.end(), [](const std::string &cell) { return cell.empty(); });
        if (blank)
            continue;
        if (!haveHeader) {
            std::set<std::string> seen;
            for (std::string &name : row->cells) {
                name = trimmed(name);
                if (!name.empty() && !seen.insert(lower(name)).second)
                    return fault("the column “" + name + "” stands twice in the header. Expected each column once", row->line);
            }
            while (!row->cells.empty() && row->cells.back().empty())
                row->cells.pop_back();
            table.columns = std::move(row->cells);
            if (std::find(table.columns.begin(), table.columns.end(), "") != table.columns.end())
                return fault("a column without a name in the header. Expected a name for each column", row->line);
            table.headerLine = row->line;
            haveHeader = true;
            continue;
        }
        while (!row->cells.empty() && row->cells.back().empty())
            row->cells.pop_back();
        if (row->cells.size() > table.columns.size())
            return fault(std::to_string(row->cells.size()) + " cells in a row. Expected at most " + std::to_string(table.columns.size())
                             + ", one per column",
                         row->line);
        table.rows.push_back(std::move(*row));
    }
    if (!haveHeader)
        return fault("is empty. Expected a header row with the names of the columns", 1);
    return table;
}

Result<CsvTable> readCsv(const std::filesystem::path &path, const RunContext &context)
{
    auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    return parseCsv(std::move(*bytes), path.string(), context);
}

std::string csvCell(std::string_view text)
{
    std::string value;
    if (needsApostrophe(text))
        value = "'";
    value += text;
    if (value.find_first_of(",;\t|\"\r\n") == std::string::npos && (value.empty() || (value.front() != ' ' && value.back() != ' ')))
        return value;
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string csvRow(const std::vector<std::string> &cells)
{
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i)
        row += (i ? "," : "") + csvCell(cells[i]);
    return row + "\n";
}

std::vector<std::string> splitMulti(std::string_view cell)
{
    std::vector<std::string> values;
    std::string value;
    const auto take = [&] {
        value = trimmed(value);
        if (!value.empty())
            values.push_back(value);
        value.clear();
    };
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == '|' || cell[i + 1] == '\\'))
            value += cell[++i];
        else if (cell[i] == '|')
            take();
        else
            value += cell[i];
    }
    take();
    return values;
}

std::string joinMulti(const std::vector<std::string> &values)
{
    std::string cell;
    for (const std::string &value : values) {
        if (!cell.empty())
            cell += '|';
        for (const char c : value) {
            if (c == '|' || c == '\\')
                cell += '\\';
            cell += c;
        }
    }
    return cell;
}

}  // namespace relata
