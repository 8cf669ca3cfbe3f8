// SPDX-License-Identifier: Apache-2.0
#include "model/tables/readtables.h"

#include "model/io/csvrows.h"
#include "model/io/textencoding.h"
#include "model/tables/guess.h"
#include "model/tables/guessparts.h"
#include "model/tables/plainedges.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace relata {
namespace {

namespace fs = std::filesystem;

Result<Table> tableFromCsv(std::string bytes, const std::string &file, const RunContext &context, char separator = 0)
{
    Table table;
    table.file = file;
    std::string note;
    auto utf8 = toUtf8(std::move(bytes), &note);
    if (!utf8) {
        Error error = utf8.error();
        error.file = file;
        return error;
    }
    if (!note.empty())
        table.notes.push_back(fs::path(file).filename().string() + " " + note);
    if (separator == 0 && looksLikePlainEdges(*utf8, file)) {
        auto edges = tableOfPlainEdges(*utf8, file, context);
        if (edges)
            edges->notes.insert(edges->notes.begin(), table.notes.begin(), table.notes.end());
        return edges;
    }
    const std::string_view text = table.adopt(std::move(*utf8));
    CsvRows rows(text, file, separator);
    table.separator = rows.separator();
    table.kind = table.separator == '\t' ? "TSV" : "CSV";
    std::vector<std::string_view> cells;
    for (std::size_t count = 0;; ++count) {
        if ((count & 1023U) == 0) {
            if (context.cancelled())
                return Error::cancelled();
            context.progress(static_cast<double>(rows.position()) / static_cast<double>(text.size() + 1));
        }
        const auto more = rows.next(cells);
        if (!more)
            return more.error();
        if (!*more)
            break;
        table.addRowInPlace(rows.rowPosition(), rows.line(), cells);
    }
    if (table.rowCount() == 0)
        return Error{Error::Code::Syntax, "is empty. Expected a header row with the names of the columns", file, 1, 0};
    return table;
}

std::string endingOf(const fs::path &path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

bool looksLikeWorkbookName(const fs::path &path)
{
    return endingOf(path).starts_with(".xls");
}

}  // namespace

Result<std::vector<Table>> tablesFromBytes(std::string bytes, const fs::path &path, const RunContext &context, char separator)
{
    if (looksLikeWorkbook(bytes))
        return readWorkbook(std::move(bytes), path, context);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return Error{Error::Code::Unsupported, "is an .xls of before 2007, or a workbook with a password. Expected .xlsx without a password, or CSV",
                     path.string(), 0, 0};
    if (const std::string ending = endingOf(path); ending == ".xlsx" || ending == ".xlsm")
        return Error{Error::Code::Syntax, "is no Excel workbook (those are ZIP archives). Expected one, or the ending .csv for a table in plain text",
                     path.string(), 0, 0};
    auto table = tableFromCsv(std::move(bytes), path.string(), context, separator);
    if (!table)
        return table.error();
    table->name = path.stem().string();
    return partsOfNeo4jExport(std::move(*table));
}

Result<std::vector<Table>> readTables(const fs::path &path, const RunContext &context, char separator)
{
    auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    return tablesFromBytes(std::move(*bytes), path, context, separator);
}

Result<Table> tableFromText(std::string text, const RunContext &context)
{
    auto table = tableFromCsv(std::move(text), "pasted text", context);
    if (table) {
        table->name = "pasted text";
        table->kind = "text";
    }
    return table;
}

bool looksLikeTable(const std::string &bytes, const fs::path &path)
{
    if (looksLikePlainEdges(bytes, path))
        return true;
    std::string begin = bytes.substr(0, std::size_t{1} << 16);
    if (begin.size() < bytes.size())
        begin.resize(begin.find_last_of('\n') == std::string::npos ? begin.size() : begin.find_last_of('\n') + 1);
    std::vector<Table> tables(1);
    if (auto table = tableFromCsv(std::move(begin), {}, {}); table && table->columnCount() > 1)
        tables[0] = std::move(*table);
    else
        return false;
    const TableMapping mapping = guessMapping(tables).tables.front();
    const auto has = [&](ColumnRole role) {
        return std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnUse &use) { return use.role == role; });
    };
    if (mapping.headerLine == 0)
        return false;
    const bool isEdges =
        mapping.shape == TableShape::Statements && (mapping.doubt.empty() || endsOf(TableSample(tables[0], headerRow(tables[0], mapping))));
    return isEdges || (mapping.shape == TableShape::Entities && has(ColumnRole::Id) && has(ColumnRole::Name));
}

Result<std::vector<Table>> tablesOf(const fs::path &path, const RunContext &context)
{
    std::error_code failed;
    std::vector<fs::path> files{path};
    if (fs::is_directory(path, failed)) {
        files = tableFilesIn(path);
        if (files.empty())
            return Error{Error::Code::Unsupported, "is a folder without tables. Expected .csv, .tsv or .xlsx files in it", path.string(), 0, 0};
    } else if (const fs::path nodes = nodesBeside(path); fs::is_regular_file(nodes, failed)) {
        files.push_back(nodes);
    }
    std::vector<Table> tables;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto read =
            readTables(files[i], context.part(static_cast<double>(i) / static_cast<double>(files.size()), 1 / static_cast<double>(files.size())));
        if (!read)
            return read.error();
        std::move(read->begin(), read->end(), std::back_inserter(tables));
    }
    return tables;
}

fs::path nodesBeside(const fs::path &path)
{
    const fs::path stem = path.stem();
    if (!hasTableEnding(path) || looksLikeWorkbookName(path) || stem.extension() == ".nodes")
        return {};
    return path.parent_path() / (stem.string() + ".nodes" + path.extension().string());
}

bool hasTableEnding(const fs::path &path)
{
    constexpr std::array<std::string_view, 5> endings{".csv", ".tsv", ".tab", ".xlsx", ".xlsm"};
    return std::find(endings.begin(), endings.end(), endingOf(path)) != endings.end();
}

std::vector<fs::path> tableFilesIn(const fs::path &folder)
{
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        std::error_code unknown;
        if (hasTableEnding(entry->path()) && !name.starts_with(".") && !name.starts_with("~$") && entry->is_regular_file(unknown))
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace relata
