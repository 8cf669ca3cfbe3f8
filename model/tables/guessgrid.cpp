// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace relata {
namespace {

constexpr std::size_t mostLooked = 2000;

bool isMark(std::string_view cell)
{
    return isTick(cell) || saysNothing(cell);
}

bool isMatrix(const Table &table, std::size_t header)
{
    const std::size_t end = std::min(table.rowCount(), header + 1 + mostLooked);
    if (table.columnCount() < 3 || end < header + 3)
        return false;
    std::unordered_set<std::string_view> across;
    for (std::size_t i = 1; i < table.cellCount(header); ++i)
        across.insert(table.cell(header, i));
    std::size_t same = 0, numbers = 0, cells = 0, plain = 0, binary = 0;
    bool even = true;
    for (std::size_t row = header + 1; row < end; ++row) {
        even &= table.cellCount(row) == table.cellCount(header);
        same += across.contains(table.cell(row, 0));
        numbers += isNumber(table.cell(row, 0));
        for (std::size_t i = 1; i < table.columnCount(); ++i) {
            const std::string_view cell = table.cell(row, i);
            ++cells;
            plain += isMark(cell) || isNumber(cell);
            binary += isMark(cell) || cell == "0" || cell == "1";
        }
    }
    const std::size_t rows = end - header - 1, fewer = std::min(rows, across.size());
    if (same >= 2 && same * 10 >= fewer * 6 && plain * 100 >= cells * 95)
        return true;
    if (same >= 2 && same == rows && same == across.size() && (even || table.cell(header, 0).empty()))
        return true;  // words where they cross
    return table.cell(header, 0).empty() && numbers == 0 && binary == cells && rows >= 2;
}

/// True when the first row is no header: its texts come again below, most of them where some of its words are known as names of columns.
bool firstRowIsData(const Table &table, std::size_t header)
{
    bool known = false;
    for (std::size_t i = 0; i < table.cellCount(header); ++i) {
        const std::string words = headerWords(table.cell(header, i));
        known |= entityRoleOf(words) || statementRoleOf(words) || linkTypeOf(words);
    }
    std::unordered_set<std::string_view> below;
    for (std::size_t row = header + 1; row < std::min(table.rowCount(), header + 1 + mostLooked); ++row)
        for (std::size_t i = 0; i < table.cellCount(row); ++i)
            below.insert(table.cell(row, i));
    std::size_t again = 0, numbers = 0;
    for (std::size_t i = 0; i < table.cellCount(header); ++i) {
        again += !table.cell(header, i).empty() && below.contains(table.cell(header, i));
        numbers += isNumber(table.cell(header, i));
    }
    if (table.cellCount(header) < 2)
        return false;
    return known ? again * 2 > table.cellCount(header) : again > 0 || numbers == table.cellCount(header);
}

void headerlessEdges(const Table &table, TableMapping &mapping)
{
    mapping.shape = TableShape::Statements;
    const TableSample sample(table, table.rowCount());
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        mapping.columns.emplace_back();
        mapping.columns.back().column = sample.name(i);
    }
    mapping.columns[0].role = ColumnRole::Source;
    if (table.columnCount() == 2) {
        mapping.columns[1].role = ColumnRole::Target;
    } else if (sample.share(2, &isNumber) > 0.9 && !(sample.share(0, &isNumber) > 0.9 && sample.distinct(2) > sample.distinct(1))) {
        mapping.columns[1].role = ColumnRole::Target;
        mapping.columns[2].role = ColumnRole::Weight;
    } else if (sample.distinct(1) < sample.distinct(2)) {  // subject, predicate, object
        mapping.columns[1].role = ColumnRole::Predicate;
        mapping.columns[2].role = ColumnRole::Target;
    } else {
        mapping.columns[1].role = ColumnRole::Target;
        mapping.columns[2].role = ColumnRole::Predicate;
    }
    mapping.reason = "an edge list without header: its first row comes again below";
    if (table.columnCount() > 2 && mapping.columns[2].role != ColumnRole::Weight)
        mapping.doubt = "its columns have no headings";
}

/// Whether commas among the numbers are decimal ones.
bool hasDecimalCommas(const Table &table, std::size_t header)
{
    for (std::size_t row = header + 1; table.separator != ',' && row < std::min(table.rowCount(), header + 1 + mostLooked); ++row)
        for (std::size_t i = 1; i < table.cellCount(row); ++i)
            if (isNumber(table.cell(row, i)) && table.cell(row, i).find(',') != std::string_view::npos)
                return true;
    return false;
}

}  // namespace

void guessMatrixDirection(const Table &table, std::size_t header, TableMapping &mapping)
{
    std::map<std::string_view, std::size_t> rows;
    const std::size_t end = std::min(table.rowCount(), header + 1 + mostLooked);
    for (std::size_t row = header + 1; row < end; ++row)
        rows.emplace(table.cell(row, 0), row);
    bool symmetric = true, upper = false, lower = false;
    std::size_t found = 0;
    for (std::size_t i = 1; header < table.rowCount() && i < std::min(table.cellCount(header), mostLooked); ++i) {
        const auto mirrored = rows.find(table.cell(header, i));
        if (mirrored == rows.end())
            continue;
        ++found;
        for (std::size_t k = 1; k < i; ++k) {
            const auto other = rows.find(table.cell(header, k));
            if (other == rows.end())
                continue;
            const std::string_view a = table.cell(other->second, i), b = table.cell(mirrored->second, k);
            symmetric &= a == b || (saysNothing(a) && saysNothing(b));
            upper |= !a.empty();
            lower |= !b.empty();
        }
    }
    mapping.directed = !(found >= 2 && (symmetric || upper != lower));
    mapping.decimalComma = hasDecimalCommas(table, header);
}

bool guessGrid(const Table &table, std::size_t header, TableMapping &mapping)
{
    if (table.rowCount() == 0)
        return false;
    if (isMatrix(table, header)) {
        mapping.shape = TableShape::Matrix;
        guessMatrixDirection(table, header, mapping);
        mapping.reason = std::string("a matrix: the names in the first row and column are the ends; ")
                         + (mapping.directed ? "rows point to columns" : "it is the same both ways, so links have no direction");
        return true;
    }
    if (!firstRowIsData(table, header))
        return false;
    mapping.headerLine = 0;
    bool even = true;
    for (std::size_t row = 0; row < std::min(table.rowCount(), mostLooked); ++row)
        even &= table.cellCount(row) == table.columnCount();
    if ((even && table.columnCount() <= 3) || table.columnCount() == 2) {
        headerlessEdges(table, mapping);
        return true;
    }
    mapping.shape = TableShape::AdjacencyList;
    mapping.reason = "an adjacency list: in each row an entity and its neighbours";
    mapping.doubt = "its columns have no headings";
    return true;
}

}  // namespace relata
