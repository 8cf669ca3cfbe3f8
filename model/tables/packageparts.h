// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/tables only.

#include "model/tables/columnmapping.h"

#include <cstddef>
#include <string>
#include <vector>

namespace relata {

/// Files of one resource that are one table: what it means is guessed from the rows of all, then each is read so in its own place, with its own file
/// and lines.
class PackageParts
{
public:
    /// \a headerRow: of \a first, which has the heading. \a file: its place among the files; the first part need not be the first file.
    PackageParts(Table first, std::size_t headerRow, std::size_t file);

    /// Takes \a part where its row \a headerRow is a heading of the same columns (all that the first part has, or no other ones than are known, in
    /// any order and case), or clearly none: no name of a column, and values as they stand in the columns of the first. False, with \a part as it
    /// was, where nothing shows what its columns are. O(columns², and the rows that guesses look at).
    bool take(Table &part, std::size_t headerRow, std::size_t file);
    /// True where the row \a headerRow of \a table has one of \a columns, in any case.
    static bool names(const Table &table, std::size_t headerRow, const std::vector<std::string> &columns);
    const std::string &file() const { return m_parts.front().table.file; }  ///< of the first

    /// The rows of all below one heading, each cell below the name of its column; lines count within the parts. O(cells).
    Table whole() const;
    /// Appends the parts, which are gone then, in the order of their files, and what \a meaning, the mapping of the whole, means for each. The first
    /// has the reason and the doubt; a matrix stays one table, with the first file's name. What the points and commas of a column part is decided by the rows of all. O(cells).
    void giveTo(const TableMapping &meaning, std::vector<Table> &tables, std::vector<TableMapping> &mappings);

private:
    struct Part {
        Table table;
        bool hasHeading;
        std::size_t header;               ///< its row, of a heading
        std::vector<std::size_t> places;  ///< of its columns in the whole
        std::size_t file;
    };
    std::size_t placeOf(const Part &part, std::size_t column) const;
    bool isData(const Table &part, std::size_t row) const;
    std::vector<std::string> m_names;   ///< of the columns of the whole
    std::vector<std::string> m_folded;  ///< the same, without case
    std::vector<Part> m_parts;
};

}  // namespace relata
