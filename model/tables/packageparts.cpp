// SPDX-License-Identifier: Apache-2.0
#include "model/tables/packageparts.h"

#include "model/query/search.h"
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"
#include "model/tables/tablelinks.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

namespace relata {
namespace {

/// As names of columns are compared.
std::string foldedHeading(std::string_view name)
{
    std::string folded = foldedForSearch(name);
    return folded.empty() ? std::string(name) : folded;
}

/// The same rows below a heading.
Table withHeading(const Table &rows, const std::vector<std::string> &heading)
{
    Table result;
    result.name = rows.name;
    result.file = rows.file;
    result.kind = rows.kind;
    result.separator = rows.separator;
    result.notes = rows.notes;
    const auto add = [&result](int line, std::size_t cells, auto cell) {
        result.beginRow(line);
        for (std::size_t i = 0; i < cells; ++i)
            result.addCell(cell(i));
        result.endRow();
    };
    add(rows.rowCount() > 0 ? rows.line(0) : 1, heading.size(), [&](std::size_t i) { return std::string_view(heading[i]); });
    for (std::size_t row = 0; row < rows.rowCount(); ++row)
        add(rows.line(row), rows.writtenCells(row), [&](std::size_t i) { return rows.cell(row, i); });
    return result;
}

}  // namespace

PackageParts::PackageParts(Table first, std::size_t headerRow, std::size_t file)
{
    Part part{std::move(first), true, headerRow, {}, file};
    for (std::size_t i = 0; headerRow < part.table.rowCount() && i < part.table.cellCount(headerRow); ++i) {
        m_names.emplace_back(part.table.cell(headerRow, i));
        m_folded.push_back(foldedHeading(m_names.back()));
        part.places.push_back(i);
    }
    m_parts.push_back(std::move(part));
}

bool PackageParts::isData(const Table &part, std::size_t row) const
{
    const Part &first = m_parts.front();
    if (part.cellCount(row) > first.places.size())
        return false;
    const TableSample above(first.table, first.header), below(part, row);
    const auto isValue = [](std::string_view cell) { return isNumber(cell) || isDateLike(cell) || isUrl(cell); };
    std::size_t filled = 0, known = 0;
    for (std::size_t i = 0; i < part.cellCount(row); ++i) {
        const std::string_view cell = part.cell(row, i);
        const auto isSame = [cell](std::string_view other) { return other == cell; };
        if (cell.empty())
            continue;
        ++filled;
        if (isValue(cell) || above.share(i, isSame) > 0 || below.share(i, isSame) > 0)
            continue;
        if (above.share(i, isValue) > 0.9 || below.share(i, isValue) > 0.9)  // a word above numbers
            return false;
        known += isKnownHeading(headerWords(cell));
    }
    return 2 * known < filled;
}

bool PackageParts::names(const Table &table, std::size_t headerRow, const std::vector<std::string> &columns)
{
    for (std::size_t i = 0; headerRow < table.rowCount() && i < table.cellCount(headerRow); ++i)
        for (const std::string &column : columns)
            if (!column.empty() && foldedHeading(table.cell(headerRow, i)) == foldedHeading(column))
                return true;
    return false;
}

bool PackageParts::take(Table &part, std::size_t headerRow, std::size_t file)
{
    const std::vector<std::size_t> asFirst = m_parts.front().places;
    if (part.rowCount() == 0) {
        m_parts.push_back({std::move(part), false, 0, asFirst, file});
        return true;
    }
    const std::size_t none = m_names.size();
    std::vector<std::size_t> places;
    std::vector<bool> used(m_names.size(), false);
    std::size_t named = 0, found = 0;
    for (std::size_t i = 0; i < part.cellCount(headerRow); ++i) {
        const std::string name = foldedHeading(part.cell(headerRow, i));
        std::size_t place = 0;
        while (place < none && (used[place] || m_folded[place] != name))
            ++place;
        places.push_back(place);
        if (place < none)
            used[place] = true;
        named += !name.empty();
        found += !name.empty() && place < none;
    }
    const bool hasAll = std::all_of(used.begin(), used.begin() + static_cast<std::ptrdiff_t>(asFirst.size()), [](bool is) { return is; });
    const bool isHeading = found > 0 && (found == named || hasAll);
    if (!isHeading && (found > 0 || !isData(part, headerRow)))
        return false;
    for (std::size_t i = 0; isHeading && i < places.size(); ++i)
        if (places[i] == none) {
            places[i] = m_names.size();
            m_names.emplace_back(part.cell(headerRow, i));
            m_folded.push_back(foldedHeading(m_names.back()));
        }
    m_parts.push_back({std::move(part), isHeading, headerRow, isHeading ? std::move(places) : asFirst, file});
    return true;
}

std::size_t PackageParts::placeOf(const Part &part, std::size_t column) const
{
    const std::size_t known = part.places.size();
    return column < known ? part.places[column] : m_names.size() + column - known;  // more cells than the heading has
}

Table PackageParts::whole() const
{
    const Part &first = m_parts.front();
    Table whole;
    whole.name = first.table.name;
    whole.file = first.table.file;
    whole.kind = first.table.kind;
    whole.separator = first.table.separator;
    whole.hidden = first.table.hidden;
    whole.adjacency = first.table.adjacency;
    std::vector<std::string_view> cells;
    const auto add = [&](int line) {
        whole.beginRow(line);
        for (const std::string_view cell : cells)
            whole.addCell(cell);
        whole.endRow();
    };
    for (const Part &part : m_parts)
        for (std::size_t row = &part == &first || !part.hasHeading ? 0 : part.header + 1; row < part.table.rowCount(); ++row) {
            cells.assign(m_names.size(), {});
            if (&part == &first && row == part.header)
                std::copy(m_names.begin(), m_names.end(), cells.begin());
            else
                for (std::size_t i = 0; i < part.table.cellCount(row); ++i) {
                    const std::size_t place = placeOf(part, i);
                    cells.resize(std::max(cells.size(), place + 1));
                    cells[place] = part.table.cell(row, i);
                }
            add(part.table.line(row));
        }
    return whole;
}

void PackageParts::giveTo(const TableMapping &meaning, std::vector<Table> &tables, std::vector<TableMapping> &mappings)
{
    if (meaning.shape == TableShape::Matrix) {  // whether it is symmetric shows in all of it
        tables.push_back(whole());
        mappings.push_back(meaning);
        return m_parts.clear();
    }
    const std::vector<std::string> heading(m_names.begin(), m_names.begin() + static_cast<std::ptrdiff_t>(m_parts.front().places.size()));
    TableMapping known = meaning;
    if (meaning.decimalComma) {
        const Table rows = whole();
        const TableColumns columns(rows, meaning);
        for (std::size_t i = 0; i < known.columns.size(); ++i)
            known.columns[i].commas = columns.hasDecimalCommas(i);
        for (const std::string &words : columns.doubtedNumbers())
            m_parts.front().table.notes.push_back("in “" + meaning.table + "” " + words);
    }
    std::vector<TableMapping> meanings;
    for (Part &part : m_parts) {
        const bool isFirst = &part == &m_parts.front();
        TableMapping mapping = known;
        if (!isFirst) {
            mapping.reason.clear();
            mapping.doubt.clear();
        }
        if (known.headerLine > 0) {
            if (!part.hasHeading)
                part.table = withHeading(part.table, heading);
            if (!isFirst)
                mapping.headerLine = part.table.line(part.hasHeading ? part.header : 0);
            mapping.columns.clear();
            for (std::size_t i = 0; !known.columns.empty() && i < part.table.columnCount(); ++i) {
                const std::size_t place = placeOf(part, i);
                mapping.columns.push_back(place < known.columns.size() ? known.columns[place] : ColumnUse());
                mapping.columns.back().place = place;
                if (place >= m_names.size())
                    mapping.columns.back().column = columnName(part.table, headerRow(part.table, mapping), i);
            }
        }
        part.table.name = known.table;
        meanings.push_back(std::move(mapping));
    }
    if (known.shape == TableShape::Ignored)
        m_parts.resize(1);
    std::vector<std::size_t> order(m_parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return m_parts[a].file < m_parts[b].file; });
    for (const std::size_t i : order) {
        tables.push_back(std::move(m_parts[i].table));
        mappings.push_back(std::move(meanings[i]));
    }
    m_parts.clear();
}

}  // namespace relata
