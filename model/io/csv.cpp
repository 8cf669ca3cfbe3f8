// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"

#include "model/core/plaintext.h"
#include "model/core/writtennumber.h"
#include "model/io/csvrows.h"
#include "model/io/formats.h"
#include "model/io/textencoding.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace relata {

bool needsApostrophe(std::string_view text)
{
    return (looksExecutable(text) && !numberWritten(text))
           || (text.size() > 1 && text.front() == '\'' && (looksExecutable(text.substr(1)) || text[1] == '\''));
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (lowered(columns[i]) == name)
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
    CsvRows rows(*utf8, fileName);
    table.separator = rows.separator();
    bool haveHeader = false;
    std::size_t count = 0;
    std::vector<std::string_view> cells;
    for (;;) {
        if ((++count & 1023U) == 0 && context.cancelled())
            return Error::cancelled();
        const auto more = rows.next(cells);
        if (!more)
            return more.error();
        if (!*more)
            break;
        const std::size_t written = cells.size();
        while (!cells.empty() && cells.back().empty())
            cells.pop_back();
        if (cells.empty())
            continue;
        if (!haveHeader) {
            std::set<std::string> seen;
            for (const std::string_view cell : cells) {
                std::string name(withoutAsciiBlanks(cell));  // one of nothing but a blank that does not break is one
                if (!name.empty() && !seen.insert(lowered(name)).second)
                    return fault("the column “" + name + "” stands twice in the header. Expected each column once", rows.line());
                table.columns.push_back(std::move(name));
            }
            while (!table.columns.empty() && table.columns.back().empty())
                table.columns.pop_back();
            if (table.columns.empty())
                continue;  // blanks alone
            if (std::find(table.columns.begin(), table.columns.end(), "") != table.columns.end())
                return fault("a column without a name in the header. Expected a name for each column", rows.line());
            table.headerLine = rows.line();
            haveHeader = true;
            continue;
        }
        if (cells.size() > table.columns.size())
            return fault(std::to_string(cells.size()) + " cells in a row. Expected at most " + std::to_string(table.columns.size())
                             + ", one per column",
                         rows.line());
        if (written < table.columns.size() && table.shortRows++ == 0)
            table.firstShortLine = rows.line();
        table.rows.push_back({rows.line(), std::vector<std::string>(cells.begin(), cells.end())});
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

namespace {

/// At the beginning of a file "sep=;" alone in its line, and a byte order mark, are no cell to a reader.
bool looksLikeNoCell(std::string_view cell)
{
    if (cell.starts_with("\xEF\xBB\xBF"))
        return true;
    return cell.size() == 5 && (cell[0] | 0x20) == 's' && (cell[1] | 0x20) == 'e' && (cell[2] | 0x20) == 'p' && cell[3] == '=';
}

}  // namespace

std::string csvCell(std::string_view text)
{
    std::string value;
    if (needsApostrophe(text))
        value = "'";
    value += text;
    const bool isBare = value.find_first_of(",;\t|\"\r\n") == std::string::npos && (value.empty() || (value.front() != ' ' && value.back() != ' '));
    if (isBare && !looksLikeNoCell(value))
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

namespace {

bool isBlank(char c)
{
    return asciiBlanks.find(c) != std::string_view::npos;
}

}  // namespace

std::vector<std::string> splitMulti(std::string_view cell)
{
    std::vector<std::string> values;
    std::string value;
    std::size_t kept = 0;  // bytes of value that are meant, blanks or not
    const auto take = [&] {
        while (value.size() > kept && isBlank(value.back()))
            value.pop_back();
        if (!value.empty())
            values.push_back(value);
        value.clear();
        kept = 0;
    };
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char c = cell[i], next = i + 1 < cell.size() ? cell[i + 1] : '\0';
        if (c == '\\' && (next == '|' || next == '\\' || isBlank(next))) {
            value += next;
            kept = value.size();
            ++i;
        } else if (c == '|') {
            take();
        } else if (!value.empty() || !isBlank(c)) {
            value += c;
            if (!isBlank(c))
                kept = value.size();
        }
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
        const auto first = std::min(value.find_first_not_of(asciiBlanks), value.size()), last = value.find_last_not_of(asciiBlanks);
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (value[i] == '|' || value[i] == '\\' || (isBlank(value[i]) && (i < first || last == std::string::npos || i > last)))
                cell += '\\';
            cell += value[i];
        }
    }
    return cell;
}

}  // namespace relata
