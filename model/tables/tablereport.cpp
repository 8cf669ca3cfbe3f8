// SPDX-License-Identifier: Apache-2.0
#include "model/tables/tablereport.h"

#include "model/core/counted.h"

#include <algorithm>
#include <utility>

namespace relata {

void TableReport::problem(const Table &table, std::size_t row, std::size_t column, const std::string &message)
{
    const bool sheet = table.kind == "XLSX";
    m_report.add({table.file, table.line(row), static_cast<int>(column) + 1, (sheet ? "sheet “" + table.name + "”: " : std::string()) + message});
}

void TableReport::leaveOut(const Table &table, std::size_t row, std::size_t column, const std::string &why)
{
    ++m_report.leftOut;
    problem(table, row, column, why + "; the row was left out");
}

void TableReport::tellRagged(const TableColumns &columns)
{
    const Table &table = columns.table();
    const TableShape shape = columns.mapping().shape;
    if (table.kind == "XLSX" || columns.header() >= table.rowCount() || (shape != TableShape::Entities && shape != TableShape::Statements))
        return;
    const std::size_t expected = table.writtenCells(columns.header()), named = table.cellCount(columns.header());
    for (std::size_t row = columns.firstRow(); row < columns.endRow(); ++row)
        if (const std::size_t found = table.writtenCells(row); found < named || table.cellCount(row) > expected)
            problem(table, row, std::min(found, expected),
                    counted(found, "cell", "cells") + ". Expected " + std::to_string(expected) + ", as many as the header has"
                        + (found < expected ? "; the others were taken for empty" : "; those beyond it are called by their letters"));
}

std::string TableReport::tellForm(const std::vector<TableColumns> &all)
{
    std::string kind, shapes;
    for (const TableColumns &columns : all) {
        const Table &table = columns.table();
        const TableMapping &mapping = columns.mapping();
        for (const std::string &words : table.notes)
            note(words);
        if (columns.hasTotals()) {
            m_report.totals += table.rowCount() - columns.endRow();
            note("the last row of “" + table.name + "”, of totals, was not read");
        }
        if (!mapping.reason.empty())
            note((table.kind == "XLSX" ? "sheet “" : "“") + table.name
                 + (mapping.shape == TableShape::Ignored ? "” was not read: " : "” was read as ") + mapping.reason
                 + (mapping.doubt.empty() ? std::string() : ". That is a guess: " + mapping.doubt));
        else if (mapping.shape == TableShape::Ignored)
            note("“" + table.name + "” was not read: the mapping leaves it out");
        for (const std::string &words : columns.doubtedNumbers())
            note("in “" + table.name + "” " + words);
        m_report.guessed |= !mapping.doubt.empty();
        if (mapping.shape == TableShape::Ignored)
            continue;
        kind = kind.empty() || kind == table.kind ? table.kind : "tables:";
        const char *shape = mapping.shape == TableShape::Entities     ? "node list"
                            : mapping.shape == TableShape::Statements ? "edge list"
                            : mapping.shape == TableShape::Matrix     ? "matrix"
                                                                      : "adjacency list";
        if (shapes.find(shape) == std::string::npos)
            shapes += (shapes.empty() ? "" : " and ") + std::string(shape);
    }
    return kind + " " + shapes;
}

IoReport TableReport::taken()
{
    if (m_report.leftOut > 0)
        note(counted(m_report.leftOut, "row was", "rows were") + " left out");
    return std::exchange(m_report, {});
}

}  // namespace relata
