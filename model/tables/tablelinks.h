// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/columnmapping.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// Inside model/tables only.

/// The columns of a table by what they are for.
class TableColumns
{
public:
    TableColumns(const Table &table, const TableMapping &mapping);
    const TableMapping &mapping() const { return *m_mapping; }
    const Table &table() const { return *m_table; }
    std::size_t header() const { return m_header; }
    std::size_t firstRow() const { return m_header < m_table->rowCount() ? m_header + 1 : 0; }

    std::size_t endRow() const { return m_end; }  ///< before rows of totals

    /// The first one.
    std::optional<std::size_t> column(ColumnRole role) const { return has(role) ? std::optional(columns(role).front()) : std::nullopt; }
    const std::vector<std::size_t> &columns(ColumnRole role) const { return m_byRole[static_cast<std::size_t>(role)]; }
    /// Of the first such column that has something; empty = none.
    std::string_view text(std::size_t row, ColumnRole role) const { return has(role) ? firstText(row, role) : std::string_view(); }
    bool hasTotals() const { return m_end < m_table->rowCount(); }
    bool tellsOfLinks() const { return m_tellsOfLinks; }  ///< some column has a role of isOfLinks()
    bool numbersArePages() const { return m_pages; }      ///< where places stand
    bool has(ColumnRole role) const { return (m_roles >> static_cast<unsigned>(role) & 1U) != 0; }
    const ColumnUse &use(std::size_t column) const { return m_mapping->columns[column]; }
    bool hasScopedIds() const;   ///< the ids of its entities count within a space
    bool hasScopedEnds() const;  ///< those of some of its links do
    /// Where the table has decimal commas: the numbers of the column have them, or points that part thousands.
    bool hasDecimalCommas(std::size_t column) const { return column < m_commas.size() && m_commas[column]; }
    /// Numbers that were taken for thousands only because of the others in the table, one sentence for each column.
    const std::vector<std::string> &doubtedNumbers() const { return m_doubtedNumbers; }

private:
    static_assert(columnRoleCount <= 64);
    std::string_view firstText(std::size_t row, ColumnRole role) const;
    const Table *m_table;
    const TableMapping *m_mapping;
    std::size_t m_header, m_end;
    bool m_pages = false, m_tellsOfLinks = false;
    std::uint64_t m_roles = 0;  ///< one bit each: most tables have few, and every row asks for all
    std::vector<std::vector<std::size_t>> m_byRole;
    void readNumbers();
    std::vector<bool> m_commas;  ///< by column; empty = none
    std::vector<std::string> m_doubtedNumbers;
};

/// The name of a row's entity: its Name columns, joined. Empty = none.
std::string rowName(const TableColumns &columns, std::size_t row);

/// Why a row of an edge list tells nothing.
std::string emptyEnd(const std::string &column);

/// Two names and what is between them.
struct TableLink {
    std::size_t row = 0, column = 0;  ///< of the table, 0-based
    std::string from, to;
    std::string fromSpace, toSpace, fromType, toType;
    std::string predicate, weight;
    bool directed = true;
};

/// What is told of a table's links, in the order of rows and columns.
struct LinkVisitor {
    std::function<void(const TableLink &)> link;
    std::function<void(std::size_t row, const std::string &name)> alone;                            ///< a row or column of a grid, links or none
    std::function<void(std::size_t row, std::size_t column, const std::string &why)> leftOut = {};  ///< a row that tells nothing
    std::function<void(std::string_view from, std::string_view to)> soon = {};                      ///< ends of a link that is told some rows later
    bool endsAreKnown = false;  ///< of statements: nobody reads the names of their ends again
    bool endsOnly = false;      ///< of statements: nobody reads predicate, direction and weight yet
};

/// Every link of the table, whatever its shape. False when \a cancelled said so. O(cells).
bool visitLinks(const TableColumns &columns, const std::function<bool()> &cancelled, const LinkVisitor &visitor);

}  // namespace relata
