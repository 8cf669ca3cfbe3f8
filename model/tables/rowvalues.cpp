// SPDX-License-Identifier: Apache-2.0
#include "model/tables/rowvalues.h"

#include "model/io/csv.h"
#include "model/tables/cellvalues.h"

#include <algorithm>

namespace relata {

std::vector<std::string> splitList(const TableColumns &columns, std::size_t row, std::size_t column)
{
    const std::string &own = columns.use(column).list;
    if (own == "|")  // as Relata writes it, with \\| for a | in a value
        return splitMulti(columns.table().cell(row, column));
    std::string separators = own.empty() ? columns.mapping().listSeparators : own;
    if (columns.use(column).role == ColumnRole::Alias)
        std::erase(separators, ',');  // “Pérez, Juan” is one
    return valuesOf(columns.table().cell(row, column), separators);
}

bool hasLinks(const TableColumns &columns, std::size_t row)
{
    const auto &links = columns.columns(ColumnRole::Link);
    return std::any_of(links.begin(), links.end(), [&](std::size_t column) { return !splitList(columns, row, column).empty(); });
}

void addOnce(std::vector<std::string> &values, const std::string &value)
{
    if (std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(value);
}

void put(Properties &properties, const std::string &key, const std::string &value)
{
    const auto same = std::find_if(properties.begin(), properties.end(), [&](const auto &p) { return p.first == key; });
    if (same == properties.end())
        properties.emplace_back(key, value);
    else if (same->second != value)
        same->second += "|" + value;
}

void addProperty(const TableColumns &columns, std::size_t row, std::size_t column, Properties &properties)
{
    const std::string_view cell = columns.table().cell(row, column);
    if (cell.empty())
        return;
    const ColumnUse &use = columns.use(column);
    put(properties, use.property.empty() ? use.column : use.property,
        use.list.empty() ? numberOf(cell, columns.hasDecimalCommas(column)) : joinMulti(valuesOf(cell, use.list)));
}

}  // namespace relata
