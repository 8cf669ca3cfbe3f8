// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/records.h"

#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace relata {

/// The columns of a table that hold the properties of its records. Property keys stand in an order that every record agrees with, as far as there is
/// one (a reader gives a record its properties in the order of the columns). A reader tells columns apart neither by case nor by blanks around them,
/// and takes `property:` off again: a key that would be mistaken for another column gets `property:` or `property.N:` in front.
class PropertyColumns
{
public:
    /// \a records: the properties of each record; read here, not kept. \a fixed: the table's other columns. O(p log p) for p properties in all.
    PropertyColumns(std::span<const Properties *const> records, const std::vector<std::string> &fixed);

    const std::vector<std::string> &columns() const { return m_columns; }

    /// The values of \a properties, one for each column; "" where there is none. Every key must have been in a record of the constructor.
    std::vector<std::string> cells(const Properties &properties) const;

private:
    bool arrange(std::span<const Properties *const> records);
    std::string columnOf(const std::string &key);

    std::set<std::string> m_taken;
    std::vector<std::string> m_keys, m_columns;
    std::unordered_map<std::string, std::size_t> m_place;
};

}  // namespace relata
