// SPDX-License-Identifier: Apache-2.0
#include "model/tables/tableschema.h"

#include "model/io/foreigngraph.h"
#include "model/tables/guess.h"
#include "model/tables/guessparts.h"

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

class Applying
{
public:
    Applying(const std::vector<Table> &tables, const std::vector<TableSchema> &schemas, std::vector<TableMapping> &mappings)
        : m_tables(tables), m_schemas(schemas), m_mappings(mappings)
    {
    }

    void run()
    {
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            if (!m_mappings[t].settled && (!m_schemas[t].primaryKey.empty() || !m_schemas[t].foreignKeys.empty()))
                setRoles(t);
        setSpaces();
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            for (const ForeignKey &key : m_schemas[t].foreignKeys)
                if (ColumnUse *use = columnNamed(m_mappings[t], key.column); use && isEnd(use->role))
                    use->space = key.isId ? spaceOf(key.table) : std::string();
    }

private:
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
        mapping.dayFirst |= schema.dayFirst;
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
                    use.space.clear();
            }
        for (std::size_t a = 0; a < m_tables.size(); ++a)
            for (std::size_t b = 0; b < m_tables.size(); ++b)
                if (a != b && std::any_of(ids[a].begin(), ids[a].end(), [&](std::string_view id) { return ids[b].contains(id); }))
                    if (ColumnUse *use = columnNamed(m_mappings[a], m_schemas[a].primaryKey); use && use->role == Id)
                        use->space = (slug(m_tables[a].name).empty() ? "table-" + std::to_string(a + 1) : slug(m_tables[a].name)) + ":";
    }

    std::string spaceOf(const std::string &table) const
    {
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            if (m_tables[t].name == table)
                for (const ColumnUse &use : m_mappings[t].columns)
                    if (use.role == Id)
                        return use.space;
        return {};
    }

    const std::vector<Table> &m_tables;
    const std::vector<TableSchema> &m_schemas;
    std::vector<TableMapping> &m_mappings;
};

}  // namespace

TableSchema schemaOfResource(const Json &resource)
{
    TableSchema result;
    result.table = textOf(member(resource, "name"));
    const Json &schema = member(resource, "schema"), &dialect = member(resource, "dialect");
    for (const Json &field : member(schema, "fields")) {
        result.fields.push_back(textOf(member(field, "name")));
        result.dayFirst |= textOf(member(field, "format")).starts_with("%d");
    }
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
        for (const std::string &field : schema.fields)
            result.addCell(field);
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

void applySchemas(const std::vector<Table> &tables, const std::vector<TableSchema> &schemas, std::vector<TableMapping> &mappings)
{
    std::vector<TableSchema> known = schemas;
    for (TableSchema &schema : known)
        for (ForeignKey &key : schema.foreignKeys)
            for (const TableSchema &other : schemas)
                key.isId |= other.table == key.table && !other.primaryKey.empty();
    Applying(tables, known, mappings).run();
}

}  // namespace relata
