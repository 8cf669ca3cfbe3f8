// SPDX-License-Identifier: Apache-2.0
#include "model/tables/columnmapping.h"

#include "model/query/search.h"

#include <algorithm>

namespace relata {
namespace {

constexpr std::array<std::string_view, columnRoleCount> roleWords{"ignore",
                                                                  "property",
                                                                  "id",
                                                                  "name",
                                                                  "type",
                                                                  "alias",
                                                                  "description",
                                                                  "link",
                                                                  "source",
                                                                  "source name",
                                                                  "source type",
                                                                  "target",
                                                                  "target name",
                                                                  "target type",
                                                                  "ends",
                                                                  "predicate",
                                                                  "direction",
                                                                  "claim",
                                                                  "speaker",
                                                                  "locator",
                                                                  "quote",
                                                                  "modality",
                                                                  "polarity",
                                                                  "said",
                                                                  "holds",
                                                                  "holds from",
                                                                  "holds to",
                                                                  "holds basis",
                                                                  "confidence",
                                                                  "status",
                                                                  "note",
                                                                  "weight",
                                                                  "document",
                                                                  "document title",
                                                                  "document url",
                                                                  "document author",
                                                                  "document publisher",
                                                                  "document date",
                                                                  "document language"};

constexpr std::array<std::string_view, 5> shapeWords{"entities", "statements", "matrix", "adjacency list", "ignored"};

bool isNeeded(ColumnRole role)
{
    return role == ColumnRole::Source || role == ColumnRole::Target || role == ColumnRole::Id || role == ColumnRole::Ends;
}

/// Upper and lower case and accents are no difference between columns.
bool sameColumn(std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    const std::string folded = foldedForSearch(a);
    return !folded.empty() && folded == foldedForSearch(b);
}

std::vector<std::string> columnNames(const Table &table, const TableMapping &mapping)
{
    const std::size_t header = headerRow(table, mapping);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table.columnCount(); ++i)
        names.push_back(columnName(table, header, i));
    return names;
}

/// Called by its letters, or told apart by them, as it had no name of its own.
bool isCalledByPlace(const std::string &column, std::size_t place)
{
    const std::string letters = columnLetters(place);
    return column == letters || column.ends_with(" (" + letters + ")");
}

/// All columns of \a mapping that have a name stand at their places in the row of its header, whatever else the table has.
bool hasHeaderInPlace(const Table &table, const TableMapping &mapping)
{
    const std::size_t header = headerRow(table, mapping);
    bool some = false;
    for (std::size_t i = 0; header < table.rowCount() && i < mapping.columns.size(); ++i) {
        const std::string_view cell = table.cell(header, i);
        const bool isThere = !cell.empty() && sameColumn(cell, mapping.columns[i].column);
        if (!isThere && !isCalledByPlace(mapping.columns[i].column, i))
            return false;
        some |= isThere;
    }
    return some;
}

/// The line of the header in another table of the same kind: where it was, else the first of the first 50 rows that has the columns.
int lineWithHeader(const Table &table, const TableMapping &mapping)
{
    if (mapping.headerLine == 0 || table.rowCount() == 0)
        return 0;
    if (hasHeaderInPlace(table, mapping))
        return mapping.headerLine;
    for (std::size_t row = 0; row < std::min<std::size_t>(table.rowCount(), 50); ++row) {
        const auto has = [&](const ColumnUse &use) {
            for (std::size_t i = 0; i < table.cellCount(row); ++i)
                if (sameColumn(table.cell(row, i), use.column))
                    return true;
            return false;
        };
        const auto needed = std::count_if(mapping.columns.begin(), mapping.columns.end(), [](const ColumnUse &use) { return isNeeded(use.role); });
        const auto found = std::count_if(mapping.columns.begin(), mapping.columns.end(),
                                         [&](const ColumnUse &use) { return (needed == 0 || isNeeded(use.role)) && has(use); });
        if (found > 0 && found >= needed)
            return table.line(row);
    }
    return std::max(mapping.headerLine, table.line(0));
}

std::vector<std::string> missingColumns(const Table &table, const TableMapping &mapping)
{
    const auto names = columnNames(table, mapping);
    std::vector<std::string> missing;
    for (const ColumnUse &use : mapping.columns)
        if (isNeeded(use.role) && std::none_of(names.begin(), names.end(), [&](const std::string &name) { return sameColumn(name, use.column); }))
            missing.push_back(use.column);
    const bool named = std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnUse &use) {
        return use.role == ColumnRole::Name
               && std::any_of(names.begin(), names.end(), [&](const std::string &name) { return sameColumn(name, use.column); });
    });
    if (mapping.shape == TableShape::Entities && !named)
        for (const ColumnUse &use : mapping.columns)
            if (use.role == ColumnRole::Name)
                missing.push_back(use.column);
    return missing;
}

TableMapping fitted(const Table &table, TableMapping mapping)
{
    mapping.table = table.name;
    std::vector<ColumnUse> known = std::move(mapping.columns);
    mapping.columns.clear();
    if (mapping.shape == TableShape::Entities || mapping.shape == TableShape::Statements)
        for (const std::string &name : columnNames(table, mapping)) {
            const auto use = std::find_if(known.begin(), known.end(), [&](const ColumnUse &u) { return sameColumn(u.column, name); });
            mapping.columns.push_back(use != known.end() ? *use : ColumnUse{});
            mapping.columns.back().column = name;
            if (use != known.end())
                known.erase(use);
        }
    return mapping;
}

}  // namespace

std::string_view toString(TableShape shape)
{
    return shapeWords[static_cast<std::size_t>(shape)];
}

std::optional<TableShape> tableShapeFromString(std::string_view text)
{
    const auto found = std::find(shapeWords.begin(), shapeWords.end(), text);
    if (found == shapeWords.end())
        return {};
    return static_cast<TableShape>(found - shapeWords.begin());
}

std::string_view toString(ColumnRole role)
{
    return roleWords[static_cast<std::size_t>(role)];
}

std::optional<ColumnRole> columnRoleFromString(std::string_view text)
{
    const auto found = std::find(roleWords.begin(), roleWords.end(), text);
    if (found == roleWords.end())
        return {};
    return static_cast<ColumnRole>(found - roleWords.begin());
}

std::vector<ColumnRole> rolesOf(TableShape shape)
{
    using enum ColumnRole;
    if (shape == TableShape::Entities)
        return {Name,   Id,      Type,          Alias,       Description,    Property,          Link,         Ignore,          Speaker,  Document,
                Quote,  Locator, Said,          Holds,       HoldsFrom,      HoldsTo,           HoldsBasis,   Modality,        Polarity, Confidence,
                Status, Note,    DocumentTitle, DocumentUrl, DocumentAuthor, DocumentPublisher, DocumentDate, DocumentLanguage};
    if (shape == TableShape::Statements)
        return {Source,
                Target,
                Predicate,
                Property,
                Ignore,
                Id,
                Claim,
                Speaker,
                Document,
                Quote,
                Locator,
                Said,
                Holds,
                HoldsFrom,
                HoldsTo,
                HoldsBasis,
                Modality,
                Polarity,
                Confidence,
                Status,
                Note,
                Weight,
                Direction,
                SourceName,
                SourceType,
                TargetName,
                TargetType,
                DocumentTitle,
                DocumentUrl,
                DocumentAuthor,
                DocumentPublisher,
                DocumentDate,
                DocumentLanguage,
                Ends};
    return {};
}

bool isOfLinks(ColumnRole role)
{
    using enum ColumnRole;
    return role >= Speaker && role != Weight;
}

std::size_t headerRow(const Table &table, const TableMapping &mapping)
{
    if (mapping.headerLine > 0)
        for (std::size_t row = 0; row < table.rowCount() && table.line(row) <= mapping.headerLine; ++row)
            if (table.line(row) == mapping.headerLine)
                return row;
    return table.rowCount();
}

std::string columnName(const Table &table, std::size_t headerRow, std::size_t column)
{
    const std::string_view name = headerRow < table.rowCount() ? table.cell(headerRow, column) : std::string_view();
    if (name.empty())
        return columnLetters(column);
    for (std::size_t before = 0; before < column; ++before)
        if (table.cell(headerRow, before) == name)  // the same name twice: the later one is told apart by its place
            return std::string(name) + " (" + columnLetters(column) + ")";
    return std::string(name);
}

bool ColumnMapping::isDoubtful() const
{
    return std::any_of(tables.begin(), tables.end(), [](const TableMapping &table) { return !table.doubt.empty(); });
}

Result<ColumnMapping> ColumnMapping::fittedTo(const std::vector<Table> &given) const
{
    ColumnMapping result;
    std::vector<std::optional<std::size_t>> chosen(given.size());
    std::vector<bool> used(tables.size(), false);
    const auto choose = [&](auto fits) {
        for (std::size_t t = 0; t < given.size(); ++t)
            for (std::size_t m = 0; m < tables.size() && !chosen[t]; ++m)
                if (!used[m] && fits(given[t], tables[m])) {
                    chosen[t] = m;
                    used[m] = true;
                }
    };
    const auto complete = [](const Table &table, TableMapping mapping) {
        mapping.headerLine = lineWithHeader(table, mapping);
        return missingColumns(table, mapping).empty();
    };
    choose([&](const Table &table, const TableMapping &mapping) { return table.name == mapping.table && complete(table, mapping); });
    choose([&](const Table &table, const TableMapping &mapping) { return mapping.shape != TableShape::Ignored && complete(table, mapping); });
    choose([&](const Table &table, const TableMapping &mapping) { return table.name == mapping.table || (given.size() == 1 && tables.size() == 1); });
    for (std::size_t t = 0; t < given.size(); ++t) {
        if (!chosen[t]) {
            TableMapping ignored;
            ignored.table = given[t].name;
            ignored.shape = TableShape::Ignored;
            result.tables.push_back(std::move(ignored));
            continue;
        }
        TableMapping mapping = tables[*chosen[t]];
        mapping.headerLine = lineWithHeader(given[t], mapping);
        if (const auto missing = missingColumns(given[t], mapping); !missing.empty() && mapping.shape != TableShape::Ignored) {
            std::string found;
            const auto names = columnNames(given[t], mapping);
            for (std::size_t i = 0; i < names.size() && i < 12; ++i)
                found += (i ? ", " : "") + names[i];
            return Error{Error::Code::Schema,
                         "the table “" + given[t].name + "” has no column “" + missing.front() + "”. Expected the columns of the mapping; found “"
                             + found + "”",
                         given[t].file, std::max(mapping.headerLine, 1), 0};
        }
        result.tables.push_back(fitted(given[t], std::move(mapping)));
    }
    if (std::none_of(result.tables.begin(), result.tables.end(), [](const TableMapping &m) { return m.shape != TableShape::Ignored; }))
        return Error{Error::Code::Schema, "no table has the columns of the mapping. Expected the tables that the mapping was made for",
                     given.empty() ? std::string() : given.front().file, 0, 0};
    return result;
}

}  // namespace relata
