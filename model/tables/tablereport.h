// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/tables only.

#include "model/io/formats.h"
#include "model/tables/tablelinks.h"

#include <cstddef>
#include <string>
#include <vector>

namespace relata {

/// What is told of tables that become a graph: places that could not be read, rows left out, and what was assumed. Rows and columns count from 0.
class TableReport
{
public:
    void problem(const Table &table, std::size_t row, std::size_t column, const std::string &message);
    void leaveOut(const Table &table, std::size_t row, std::size_t column, const std::string &why);
    /// Rows of CSV with more or fewer cells than the header: a separator is missing, or one too many. O(rows).
    void tellRagged(const TableColumns &columns);
    /// How each table was read, and what was not. Returns the form of all: "CSV edge list".
    std::string tellForm(const std::vector<TableColumns> &all);
    void note(std::string words) { m_report.notes.push_back(std::move(words)); }
    /// All of it, with the number of rows that were left out.
    IoReport taken();

private:
    IoReport m_report;
};

}  // namespace relata
