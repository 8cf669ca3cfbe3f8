// SPDX-License-Identifier: Apache-2.0
#include "model/tables/tableschema.h"

#include "model/query/search.h"
#include "model/tables/guess.h"
#include "model/tables/guessparts.h"
#include "model/tables/idspaces.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
namespace {

using enum ColumnRole;
using Json = nlohmann::ordered_json;

const Json &member(const Json &object, const char *name)
{
    static const Json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

std::string textOf(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// "id" and ["id"]; empty for more than one.
std::string onlyOf(const Json &value)
{
    return value.is_array() ? (value.size() == 1 ? textOf(value[0]) : std::string()) : textOf(value);
}

ColumnUse *columnNamed(TableMapping &mapping, const std::string &name)
{
    const auto found = std::find_if(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnUse &use) { return use.column == name; });
    return found == mapping.columns.end() ? nullptr : &*found;
}

/// No other column has it.
void setOnly(TableMapping &mapping, const std::string &column, ColumnRole role)
{
    for (ColumnUse &use : mapping.columns)
        if (use.role == role)
            use.role = Property;
    if (ColumnUse *use = columnNamed(mapping, column))
        use->role = role;
}

std::unordered_set<std::string_view> valuesOfColumn(const Table &table, const TableMapping &mapping, const std::string &column)
{
    std::unordered_set<std::string_view> values;
    const TableSample sample(table, headerRow(table, mapping));
    for (std::size_t i = 0; i < mapping.columns.size(); ++i)
        for (std::size_t row = sample.firstRow(); mapping.columns[i].column == column && row < table.rowCount(); ++row)
            values.insert(table.cell(row, i));
    values.erase(std::string_view());
    return values;
}

/// “%d/%m/%Y”, also with “fmt:” before it, as it was once written.
std::optional<bool> dayFirstIn(std::string_view format)
{
    if (format.starts_with("fmt:"))
        format.remove_prefix(4);
    if (format.size() < 5)
        return {};
    const std::string_view first = format.substr(0, 2), second = format.substr(3, 2);
    if (first == "%d" && second == "%m")
        return true;
    return first == "%m" && second == "%d" ? std::optional(false) : std::nullopt;
}

class Applying
{
public:
    Applying(const std::vector<Table> &tables, const std::vector<TableSchema> &schemas, std::vector<TableMapping> &mappings)
        : m_tables(tables), m_schemas(schemas), m_mappings(mappings)
    {
    }

    std::vector<std::string> run()
    {
        for (const TableMapping &mapping : m_mappings)
            m_guessedSpaces.push_back(idSpace(mapping));
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            if (hasKeys(t))
                dropUnknownKeys(t);
        for (TableSchema &schema : m_schemas)
            for (ForeignKey &key : schema.foreignKeys)
                key.isId = std::any_of(m_schemas.begin(), m_schemas.end(),
                                       [&](const TableSchema &other) { return other.table == key.table && !other.primaryKey.empty(); });
        for (std::size_t t = 0; t < m_tables.size(); ++t) {
            if (!m_mappings[t].settled && hasKeys(t))
                setRoles(t);
            if (!m_mappings[t].settled || m_schemas[t].dayFirst)
                setDays(t);
        }
        setSpaces();
        renameEnds();
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            for (const ForeignKey &key : m_schemas[t].foreignKeys)
                if (ColumnUse *use = columnNamed(m_mappings[t], key.column); use && isEnd(use->role))
                    use->space = key.isId ? spaceOf(key.table) : std::string();
        return std::move(m_notes);
    }

private:
    bool hasKeys(std::size_t t) const { return !m_schemas[t].primaryKey.empty() || !m_schemas[t].foreignKeys.empty(); }

    std::vector<std::string> headings(std::size_t t, std::size_t header) const
    {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < m_tables[t].columnCount(); ++i)
            names.push_back(columnName(m_tables[t], header, i));
        return names;
    }

    void dropUnknownKeys(std::size_t t)
    {
        TableSchema &schema = m_schemas[t];
        TableMapping &mapping = m_mappings[t];
        std::vector<std::string> names = headings(t, headerRow(m_tables[t], mapping));
        const auto spelled = [&names](const std::string &column) {  // as the table has it; empty = it has none
            auto found = std::find(names.begin(), names.end(), column);
            const std::string folded = foldedForSearch(column);
            if (found == names.end() && !folded.empty())
                found = std::find_if(names.begin(), names.end(), [&](const std::string &name) { return foldedForSearch(name) == folded; });
            return found == names.end() ? std::string() : *found;
        };
        const auto isKnown = [&](const std::string &column) { return !spelled(column).empty(); };
        const auto allKnown = [&] {
            return (schema.primaryKey.empty() || isKnown(schema.primaryKey))
                   && std::all_of(schema.foreignKeys.begin(), schema.foreignKeys.end(), [&](const ForeignKey &key) { return isKnown(key.column); });
        };
        if (!allKnown() && !mapping.settled && m_tables[t].rowCount() > 0) {  // another row was taken for the header, or none
            std::vector<std::string> first = headings(t, 0);
            std::swap(names, first);
            if (allKnown()) {
                mapping = guessAs(m_tables[t], mapping.shape == TableShape::Statements ? TableShape::Statements : TableShape::Entities,
                                  m_tables[t].line(0));
                mapping.table = m_tables[t].name;
            } else {
                std::swap(names, first);
            }
        }
        const auto isGone = [&](std::string &column) {
            if (const std::string there = spelled(column); !there.empty()) {
                column = there;
                return false;
            }
            m_notes.push_back("the package calls “" + column + "” a key of “" + m_tables[t].name
                              + "”, which has no such column; that was passed over");
            return true;
        };
        if (!schema.primaryKey.empty() && isGone(schema.primaryKey))
            schema.primaryKey.clear();
        std::erase_if(schema.foreignKeys, [&](ForeignKey &key) { return isGone(key.column); });
    }

    /// What the package says of days, in place of a guess; a guess where it says nothing, with its doubt.
    void setDays(std::size_t t)
    {
        TableMapping &mapping = m_mappings[t];
        const std::optional<bool> said = m_schemas[t].dayFirst;
        const DayOrder order = dayOrder(m_tables[t], mapping);
        mapping.dayFirst = said.value_or(order.dayFirst);
        if (order.reason.empty())
            return;
        const std::string guess = "; " + order.reason;
        if (const auto at = mapping.reason.find(guess); at != std::string::npos)
            mapping.reason.erase(at, guess.size());
        if (said) {
            mapping.reason += "; dates have the " + std::string(*said ? "day" : "month") + " first, as the package says";
            if (mapping.doubt == order.doubt)
                mapping.doubt.clear();
            return;
        }
        mapping.reason += guess;
        if (mapping.doubt.empty())
            mapping.doubt = order.doubt;
    }

    static bool isEnd(ColumnRole role) { return role == Source || role == Target || role == Link; }

    void setRoles(std::size_t t)
    {
        const TableSchema &schema = m_schemas[t];
        TableMapping &mapping = m_mappings[t];
        const bool links = schema.foreignKeys.size() > 1 && (schema.primaryKey.empty() || mapping.shape == TableShape::Statements);
        const TableShape shape = links || schema.primaryKey.empty() ? TableShape::Statements : TableShape::Entities;
        if (!links && schema.primaryKey.empty() && mapping.shape != TableShape::Entities)
            return;  // one foreign key and no id: as it was guessed
        if (links && mapping.shape != TableShape::Statements)
            mapping = guessAs(m_tables[t], TableShape::Statements, mapping.headerLine);
        else if (shape == TableShape::Entities && mapping.shape != TableShape::Entities)
            mapping = guessAs(m_tables[t], TableShape::Entities, mapping.headerLine);
        mapping.table = m_tables[t].name;
        mapping.doubt.clear();
        std::string keys = schema.primaryKey.empty() ? std::string() : "“" + schema.primaryKey + "” is the id";
        if (!schema.primaryKey.empty())
            setOnly(mapping, schema.primaryKey, Id);
        if (links) {
            setOnly(mapping, schema.foreignKeys[0].column, Source);
            setOnly(mapping, schema.foreignKeys[1].column, Target);
        }
        for (const ForeignKey &key : schema.foreignKeys) {
            ColumnUse *use = columnNamed(mapping, key.column);
            if (use && !links && use->role != Id) {
                use->role = Link;
                use->predicate = spokenName(use->column);
            }
            keys += (keys.empty() ? "“" : ", “") + key.column + "” names rows of “" + key.table + "”";
        }
        mapping.reason = (links ? "an edge list, by the package: " : "entities, by the package: ") + keys;
    }

    /// Keys of two tables that have the same values are of different things.
    void setSpaces()
    {
        std::vector<std::unordered_set<std::string_view>> ids(m_tables.size());
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            if (m_mappings[t].shape == TableShape::Entities && !m_schemas[t].primaryKey.empty()) {
                ids[t] = valuesOfColumn(m_tables[t], m_mappings[t], m_schemas[t].primaryKey);
                for (ColumnUse &use : m_mappings[t].columns)
                    if (!isEnd(use.role))
                        use.space.clear();
            } else if (!m_mappings[t].settled && !idSpace(m_mappings[t]).empty()) {  // no key, but ids of its own by the guess
                ids[t] = valuesOfColumn(m_tables[t], m_mappings[t], idOf(m_mappings[t])->column);
            }
        const auto isOfTwo = [&](std::size_t a) {
            for (std::size_t b = 0; b < m_tables.size(); ++b)
                if (!isOfSameResource(a, b) && std::any_of(ids[a].begin(), ids[a].end(), [&](std::string_view id) { return ids[b].contains(id); }))
                    return true;
            return false;
        };
        std::vector<std::size_t> scoped;
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            if (isOfTwo(t))
                scoped.push_back(t);
        for (std::size_t t = 0; t < m_tables.size(); ++t) {
            const auto like = [this, t](std::size_t other) { return isOfSameResource(t, other); };
            ColumnUse *const use = columnNamed(m_mappings[t], m_schemas[t].primaryKey);
            if (!use || use->role != Id || std::none_of(scoped.begin(), scoped.end(), like))
                continue;
            for (std::size_t before = 0; before < t; ++before)
                if (const ColumnUse *other = columnNamed(m_mappings[before], m_schemas[before].primaryKey); like(before) && other)
                    use->space = other->space;
            if (use->space.empty())
                use->space = freeSpace(m_schemas[t].isPart ? m_schemas[t].table : m_tables[t].name,
                                       [this](const std::string &space) { return hasSpace(space); });
        }
    }

    /// Columns that were guessed to hold ids of a space hold those of what it became.
    void renameEnds()
    {
        const auto renamed = [this](const std::string &space) {
            for (std::size_t t = 0; t < m_mappings.size(); ++t)
                if (m_guessedSpaces[t] == space)
                    return idSpace(m_mappings[t]);
            return space;
        };
        for (TableMapping &mapping : m_mappings)
            for (ColumnUse &use : mapping.columns)
                if (isEnd(use.role) && !use.space.empty())
                    use.space = renamed(use.space);
    }

    static const ColumnUse *idOf(const TableMapping &mapping)
    {
        const auto found = std::find_if(mapping.columns.begin(), mapping.columns.end(), [](const ColumnUse &use) { return use.role == Id; });
        return mapping.shape != TableShape::Entities || found == mapping.columns.end() ? nullptr : &*found;
    }

    static std::string idSpace(const TableMapping &mapping)
    {
        const ColumnUse *const id = idOf(mapping);
        return id ? id->space : std::string();
    }

    bool isOfSameResource(std::size_t a, std::size_t b) const
    {
        return a == b || (m_schemas[a].isPart && m_schemas[b].isPart && m_schemas[a].table == m_schemas[b].table);
    }

    bool hasSpace(const std::string &space) const
    {
        return std::any_of(m_mappings.begin(), m_mappings.end(), [&](const TableMapping &mapping) {
            return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                               [&](const ColumnUse &use) { return use.role == Id && use.space == space; });
        });
    }

    std::string spaceOf(const std::string &table) const
    {
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            if (m_tables[t].name == table || (m_schemas[t].isPart && m_schemas[t].table == table))
                for (const ColumnUse &use : m_mappings[t].columns)
                    if (use.role == Id)
                        return use.space;
        return {};
    }

    const std::vector<Table> &m_tables;
    std::vector<TableSchema> m_schemas;  ///< without keys that are no columns
    std::vector<TableMapping> &m_mappings;
    std::vector<std::string> m_guessedSpaces;  ///< of the ids of each table
    std::vector<std::string> m_notes;
};

}  // namespace

TableSchema schemaOfResource(const Json &resource)
{
    TableSchema result;
    result.table = textOf(member(resource, "name"));
    const Json &schema = member(resource, "schema"), &dialect = member(resource, "dialect");
    bool saysDay = false, saysMonth = false;
    for (const Json &field : member(schema, "fields")) {
        result.fields.push_back(textOf(member(field, "name")));
        if (const auto dayFirst = dayFirstIn(textOf(member(field, "format"))))
            (*dayFirst ? saysDay : saysMonth) = true;
    }
    if (saysDay != saysMonth)
        result.dayFirst = saysDay;
    result.primaryKey = onlyOf(member(schema, "primaryKey"));
    const Json &keys = member(schema, "foreignKeys");
    for (const Json &key : keys.is_array() ? keys : Json::array()) {
        const Json &reference = member(key, "reference");
        const std::string table = textOf(member(reference, "resource"));
        ForeignKey added{onlyOf(member(key, "fields")), table.empty() ? result.table : table, false};
        if (!added.column.empty())
            result.foreignKeys.push_back(std::move(added));
    }
    for (const Json &text : member(schema, "missingValues"))
        if (!textOf(text).empty())
            result.missing.push_back(textOf(text));
    if (const std::string delimiter = textOf(member(dialect, "delimiter")); delimiter.size() == 1)
        result.delimiter = delimiter[0];
    if (const Json &header = member(dialect, "header"); header.is_boolean())
        result.hasHeader = header.get<bool>();
    return result;
}

Table inSchema(Table table, const TableSchema &schema)
{
    if (schema.missing.empty() && schema.hasHeader)
        return table;
    Table result;
    result.name = table.name;
    result.file = table.file;
    result.kind = table.kind;
    result.separator = table.separator;
    result.notes = table.notes;
    if (!schema.hasHeader) {
        result.beginRow(table.rowCount() > 0 ? table.line(0) : 1);
        for (std::size_t i = 0; i < std::max(schema.fields.size(), table.columnCount()); ++i)
            result.addCell(i < schema.fields.size() && !schema.fields[i].empty() ? schema.fields[i] : "field" + std::to_string(i + 1));
        result.endRow();
    }
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        result.beginRow(table.line(row));
        for (std::size_t i = 0; i < table.writtenCells(row); ++i) {
            const std::string_view cell = table.cell(row, i);
            const bool isMissing = std::find(schema.missing.begin(), schema.missing.end(), cell) != schema.missing.end();
            result.addCell(isMissing ? std::string_view() : cell);
        }
        result.endRow();
    }
    return result;
}

std::vector<std::string> applySchemas(const std::vector<Table> &tables, const std::vector<TableSchema> &schemas, std::vector<TableMapping> &mappings)
{
    return Applying(tables, schemas, mappings).run();
}

}  // namespace relata
