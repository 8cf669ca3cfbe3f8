// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guess.h"

#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"
#include "model/tables/idspaces.h"
#include "model/tables/owncolumns.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

namespace relata {
namespace {

using enum ColumnRole;

TableMapping guessTable(const Table &table)
{
    TableMapping mapping;
    mapping.table = table.name;
    const std::size_t header = likelyHeader(table);
    mapping.headerLine = table.rowCount() > 0 ? table.line(header) : 0;
    if (table.hidden) {
        mapping.shape = TableShape::Ignored;
        mapping.reason = "the workbook hides it";
        return mapping;
    }
    if (table.adjacency) {
        mapping.shape = TableShape::AdjacencyList;
        mapping.headerLine = 0;
        mapping.directed = false;
        mapping.reason = "an adjacency list: in each line an entity and its neighbours; it does not say which way, so links have no direction";
        return mapping;
    }
    const TableSample sample(table, header);
    if (ownMapping(table, header, mapping) || guessNeo4j(sample, mapping) || guessNeo4jExport(sample, mapping))
        return mapping;
    const bool cytoscapeEdges =
        sample.columnOf("shared interaction")
        || (sample.columnOf("interaction") && sample.columnOf("name") && !sample.columnOf("source")
            && sample.share(*sample.columnOf("name"), [](std::string_view c) { return c.find(") ") != c.npos && c.find(" (") != c.npos; }) > 0.9);
    if (endsOf(sample) || cytoscapeEdges) {
        guessStatementColumns(sample, mapping);
    } else if (guessGrid(table, header, mapping)) {
        // it is all said
    } else if (const auto posts = postEnds(sample)) {
        guessStatementColumns(sample, mapping, posts);
    } else if (const auto ids = idEnds(sample)) {
        guessStatementColumns(sample, mapping, ids);
    } else {
        guessEntityColumns(sample, mapping);
        if (auto ends = mapping.doubt.empty() ? std::nullopt : firstNames(sample)) {
            ends->doubt = mapping.doubt;
            mapping = TableMapping();
            mapping.table = table.name;
            mapping.headerLine = table.line(header);
            guessStatementColumns(sample, mapping, ends);
        }
    }
    if (header > 0 && mapping.headerLine > 0)
        mapping.reason +=
            "; " + std::to_string(header) + (header == 1 ? " line above the header was passed over" : " lines above the header were passed over");
    return mapping;
}

/// Whether values of the column may name other rows: dates never do, and numbers only where its heading says so, as small ones match whatever is
/// numbered from 1 on.
bool couldRefer(const TableSample &sample, std::size_t column)
{
    if (sample.filled(column) == 0 || sample.share(column, [](std::string_view c) { return !isNumber(c) && isDateLike(c); }) > 0.5)
        return false;
    if (sample.share(column, &isNumber) <= 0.2)
        return true;
    const std::string &words = sample.words(column);
    if (words.ends_with(" id") || words.starts_with("id "))
        return !isOfRowsOnly(words.ends_with(" id") ? words.substr(0, words.size() - 3) : words.substr(3));
    if (!linkTypeOf(words))
        return false;
    const bool several = (words.ends_with('s') && !words.ends_with("ss")) || words == "children";  // “friends” with 5: so many
    return !several || sample.share(column, [](std::string_view c) { return c.find_first_of("|;") != std::string_view::npos; }) > 0;
}

/// How many cells pass of those that have something; in a column that no heading says to name others, what names the row itself does not.
double shareOf(const TableSample &sample, const TableMapping &mapping, std::size_t column, const std::function<bool(std::string_view)> &pass)
{
    std::vector<std::size_t> own;
    for (std::size_t i = 0; i < mapping.columns.size() && mapping.columns[column].role == Property; ++i)
        if (mapping.columns[i].role == Id || mapping.columns[i].role == Name)
            own.push_back(i);
    std::size_t filled = 0, good = 0;
    for (std::size_t row = sample.firstRow(); row < sample.endRow(); ++row) {
        const auto cell = sample.table().cell(row, column);
        if (cell.empty())
            continue;
        ++filled;
        good += std::none_of(own.begin(), own.end(), [&](std::size_t i) { return sample.table().cell(row, i) == cell; }) && pass(cell);
    }
    return filled == 0 ? 0 : static_cast<double>(good) / static_cast<double>(filled);
}

}  // namespace

void guessLinks(const std::vector<Table> &tables, std::vector<TableMapping> &mappings)
{
    std::unordered_set<std::string_view> known;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        if (mappings[t].shape != TableShape::Entities)
            continue;
        const TableSample sample(tables[t], headerRow(tables[t], mappings[t]));
        for (std::size_t i = 0; i < mappings[t].columns.size(); ++i)
            if (mappings[t].columns[i].role == Id || mappings[t].columns[i].role == Name)
                for (std::size_t row = sample.firstRow(); row < sample.endRow(); ++row)
                    if (const auto cell = tables[t].cell(row, i); !cell.empty())
                        known.insert(cell);
    }
    const auto allKnown = [&](std::string_view cell, std::string_view separators) {
        while (!cell.empty()) {
            const auto stop = std::min(cell.find_first_of(separators), cell.size());
            if (const auto piece = trimmedCell(cell.substr(0, stop)); !piece.empty() && !known.contains(piece))
                return false;
            cell.remove_prefix(std::min(stop + 1, cell.size()));
        }
        return true;
    };
    for (std::size_t t = 0; t < tables.size(); ++t) {
        if (mappings[t].shape != TableShape::Entities || mappings[t].settled)
            continue;
        const TableSample sample(tables[t], headerRow(tables[t], mappings[t]));
        for (std::size_t i = 0; i < mappings[t].columns.size(); ++i) {
            ColumnUse &use = mappings[t].columns[i];
            if ((use.role != Property && use.role != Link) || !use.list.empty() || !couldRefer(sample, i))
                continue;
            const double plain = shareOf(sample, mappings[t], i, [&](std::string_view cell) { return allKnown(cell, "|;"); });
            const double commas = shareOf(sample, mappings[t], i, [&](std::string_view cell) { return allKnown(cell, "|;,"); });
            if (std::max(plain, commas) < 0.6)
                continue;
            if (use.role == Property) {
                use.role = Link;
                use.predicate = spokenName(sample.name(i));
            }
            if (commas > plain && mappings[t].listSeparators == "|;")
                mappings[t].listSeparators = "|;,";
        }
    }
    for (std::size_t t = 0; t < tables.size(); ++t)
        if (TableMapping &mapping = mappings[t]; mapping.shape == TableShape::Entities) {
            std::string links;
            for (const ColumnUse &use : mapping.columns)
                if (use.role == Link)
                    links += (links.empty() ? "“" : ", “") + use.column + "”";
            if (links.empty())
                continue;
            mapping.reason += "; " + links + (links.find("”, “") == std::string::npos ? " names other entities" : " name other entities");
            if (!mapping.settled)
                guessEvidenceOfLinks(TableSample(tables[t], headerRow(tables[t], mapping)), mapping);
        }
}

ColumnMapping guessMapping(const std::vector<Table> &tables)
{
    ColumnMapping mapping;
    for (const Table &table : tables)
        mapping.tables.push_back(guessTable(table));
    guessRelations(tables, mapping.tables);
    leaveOutPages(tables, mapping.tables);
    guessLinks(tables, mapping.tables);
    scopeIds(tables, mapping.tables);
    return mapping;
}

TableMapping guessAs(const Table &table, TableShape shape, int headerLine)
{
    TableMapping mapping;
    mapping.table = table.name;
    mapping.shape = shape;
    mapping.headerLine = headerLine;
    const std::size_t header = headerRow(table, mapping);
    const TableSample sample(table, header);
    switch (shape) {
    case TableShape::Entities:
    case TableShape::Statements: {
        if ((ownMapping(table, header, mapping) || guessNeo4j(sample, mapping) || guessNeo4jExport(sample, mapping)) && mapping.shape == shape)
            break;
        mapping.columns.clear();
        mapping.settled = false;
        mapping.listSeparators = "|;";
        if (shape == TableShape::Statements) {
            guessStatementColumns(sample, mapping, endsOf(sample) ? std::nullopt : idEnds(sample));
        } else {
            guessEntityColumns(sample, mapping);
            std::vector<TableMapping> one{std::move(mapping)};
            guessLinks({table}, one);
            mapping = std::move(one.front());
        }
        break;
    }
    case TableShape::Matrix:
        guessMatrixDirection(table, header, mapping);
        mapping.reason = "a matrix: names in the first row and column";
        break;
    case TableShape::AdjacencyList:
        mapping.reason = "an adjacency list: in each row an entity and its neighbours";
        break;
    case TableShape::Ignored:
        mapping.reason = "ignored";
        break;
    }
    return mapping;
}

}  // namespace relata
