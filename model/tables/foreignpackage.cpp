// SPDX-License-Identifier: Apache-2.0
#include "model/tables/foreignpackage.h"

#include "model/io/jsontext.h"
#include "model/io/packagedescriptor.h"
#include "model/io/textencoding.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "model/tables/guessparts.h"
#include "model/tables/packageparts.h"
#include "model/tables/readtables.h"
#include "model/tables/tableschema.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace relata {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

fs::path descriptorOf(const fs::path &path)
{
    std::error_code ignored;
    return fs::is_directory(path, ignored) ? path / "datapackage.json" : path;
}

std::string dumped(const Json &value)
{
    return value.is_string() ? value.get<std::string>()
           : value.is_null() ? std::string()
                             : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool hasObjects(const Json &data)
{
    return std::any_of(data.begin(), data.end(), [](const Json &row) { return row.is_object(); });
}

/// Rows that stand in the descriptor itself: lists, the first of them the header, or objects.
Table inlineTable(const Json &data, const std::string &file)
{
    Table table;
    table.file = file;
    table.kind = "JSON";
    std::vector<std::string> columns;
    for (const Json &row : data) {
        if (!row.is_object())
            continue;
        for (const auto &[key, value] : row.items())
            if (std::find(columns.begin(), columns.end(), key) == columns.end())
                columns.push_back(key);
    }
    const auto add = [&](const std::vector<std::string> &cells) {
        table.beginRow(1);
        for (const std::string &cell : cells)
            table.addCell(cell);
        table.endRow();
    };
    if (!columns.empty())
        add(columns);
    for (const Json &row : data) {
        std::vector<std::string> cells;
        if (row.is_array())
            for (const Json &cell : row)
                cells.push_back(dumped(cell));
        for (const std::string &column : columns)
            cells.push_back(row.is_object() && row.contains(column) ? dumped(row[column]) : std::string());
        add(cells);
    }
    return table;
}

class ForeignPackage
{
public:
    ForeignPackage(fs::path file, const RunContext &context) : m_file(std::move(file)), m_context(context) {}

    Result<LoadedGraph> read()
    {
        const auto descriptor = PackageDescriptor::read(m_file);
        if (!descriptor)
            return descriptor.error();
        const auto text = readText(m_file);
        if (!text)
            return text.error();
        Json root;
        if (const auto ok = parseJson(*text, m_file.string(), "a data package descriptor", root); !ok)
            return ok.error();
        for (const Json &resource : root["resources"])
            if (const auto ok = take(resource); !ok)
                return ok.error();
        if (m_tables.empty())
            return Error{Error::Code::Unsupported, "is a data package without tables. Expected resources with CSV files", m_file.string(), 0, 0};
        ColumnMapping mapping = guessMapping(m_tables);
        const std::vector<std::string> passedOver = applySchemas(m_tables, m_schemas, mapping.tables);
        m_notes.insert(m_notes.end(), passedOver.begin(), passedOver.end());
        placeParts(mapping);
        auto loaded = graphFromTables(m_tables, mapping, m_context.part(0.4, 0.6));
        if (!loaded)
            return loaded;
        loaded->graph.info() = descriptor->info();
        loaded->format = "data package of tables";
        loaded->report.guessed = false;  // its keys are told, and nobody is to be asked about its files one by one
        m_notes.insert(m_notes.begin(), "the package has tables of its own, not Relata's; they were read by what it says of their keys");
        loaded->report.notes.insert(loaded->report.notes.begin(), m_notes.begin(), m_notes.end());
        return loaded;
    }

private:
    Result<void> take(const Json &resource)
    {
        TableSchema schema = schemaOfResource(resource);
        if (resource.contains("data") && resource["data"].is_array()) {
            Table table = inlineTable(resource["data"], m_file.string());
            if (table.rowCount() == 0)
                return leaveOut(schema, "has no rows");
            schema.hasHeader = schema.hasHeader || hasObjects(resource["data"]);
            add(std::move(table), schema, schema.table);
            return {};
        }
        std::vector<std::string> paths;
        if (resource.contains("path") && resource["path"].is_string())
            paths.push_back(resource["path"].get<std::string>());
        else if (resource.contains("path") && resource["path"].is_array())
            for (const Json &path : resource["path"])
                paths.push_back(dumped(path));
        if (paths.empty())
            return leaveOut(schema, resource.contains("data") ? "has data without rows" : "has neither a path nor data");
        std::vector<Table> tables;
        std::size_t files = 0;
        for (const std::string &path : paths) {
            auto read = tablesAt(schema, path);
            if (!read)
                return read.error();
            files += read->empty() ? 0 : 1;
            std::move(read->begin(), read->end(), std::back_inserter(tables));
        }
        if (files > 1 && files == tables.size()) {
            takeParts(std::move(tables), schema);
            return {};
        }
        const bool isOne = tables.size() == 1;
        for (Table &table : tables)
            add(std::move(table), schema, isOne ? schema.table : std::string());
        return {};
    }

    /// Of one file each. What the columns are is told by the first one whose heading has a column that the schema knows.
    void takeParts(std::vector<Table> tables, TableSchema schema)
    {
        std::vector<PackageParts> groups;
        const std::size_t files = tables.size();
        std::vector<std::string> told = schema.fields;
        told.push_back(schema.primaryKey);
        for (const ForeignKey &key : schema.foreignKeys)
            told.push_back(key.column);
        std::vector<std::size_t> headers;
        for (Table &table : tables) {
            table.name = schema.table;
            table = inSchema(std::move(table), schema);
            headers.push_back(schema.hasHeader ? likelyHeader(table) : 0);
        }
        std::size_t first = 0;
        while (first < files && !PackageParts::names(tables[first], headers[first], told))
            ++first;
        if (first == files)
            first = 0;
        groups.emplace_back(std::move(tables[first]), headers[first], first);
        for (std::size_t i = 0; i < files; ++i)
            if (i != first && std::none_of(groups.begin(), groups.end(), [&](PackageParts &group) { return group.take(tables[i], headers[i], i); }))
                groups.emplace_back(std::move(tables[i]), headers[i], i);
        m_notes.push_back("“" + schema.table + "” is one table of " + std::to_string(files) + " files");
        schema.isPart = groups.size() > 1;
        for (PackageParts &group : groups) {
            Table whole = group.whole();
            if (&group != &groups.front()) {
                const std::string file = fs::path(group.file()).filename().string();
                m_notes.back() += ", but “" + file + "” has other columns and is read by itself";
                whole.name += " (" + file + ")";
            }
            push(std::move(whole), schema, std::move(group));
        }
    }

    /// In place of each table of several files these themselves, read by what was found of it.
    void placeParts(ColumnMapping &mapping)
    {
        std::vector<Table> tables;
        std::vector<TableMapping> mappings;
        for (std::size_t t = 0; t < m_tables.size(); ++t) {
            Table table = std::exchange(m_tables[t], {});
            if (m_parts[t]) {
                m_parts[t]->giveTo(mapping.tables[t], tables, mappings);
                continue;
            }
            tables.push_back(std::move(table));
            mappings.push_back(std::move(mapping.tables[t]));
        }
        m_tables = std::move(tables);
        mapping.tables = std::move(mappings);
    }

    Result<void> leaveOut(const TableSchema &schema, const std::string &why)
    {
        m_notes.push_back("the resource “" + schema.table + "” " + why + "; it was left out");
        return {};
    }

    /// None where it is no table, which is told.
    Result<std::vector<Table>> tablesAt(const TableSchema &schema, const std::string &path)
    {
        if (path.find("://") != path.npos || !hasTableEnding(path)) {
            m_notes.push_back("the resource “" + schema.table + "” (" + path + ") is "
                              + (path.find("://") != path.npos ? "on the web" : "no table that can be read") + "; it was left out");
            return std::vector<Table>();
        }
        const fs::path relative(path), whole = m_file.parent_path() / relative;
        const bool leaves = relative.has_root_path() || std::find(relative.begin(), relative.end(), fs::path("..")) != relative.end();
        if (leaves || !isInside(whole))  // the disk is not asked about what leaves it by its words
            return Error{Error::Code::Schema,
                         "the resource “" + schema.table + "” points to “" + path + "”. Expected a file inside the package's folder", m_file.string(),
                         0, 0};
        std::error_code failed;
        if (fs::status(whole, failed).type() == fs::file_type::not_found)
            return Error{Error::Code::Io, "does not exist. The resource “" + schema.table + "” of " + m_file.filename().string() + " names it",
                         whole.string(), 0, 0};
        return readTables(whole, RunContext(), schema.delimiter);
    }

    /// Also by the links on the way.
    bool isInside(const fs::path &file) const
    {
        std::error_code failed, failedHere;
        const fs::path root = fs::weakly_canonical(m_file.has_parent_path() ? m_file.parent_path() : fs::path("."), failed);
        const fs::path there = fs::weakly_canonical(file, failedHere);
        return !failed && !failedHere && std::mismatch(root.begin(), root.end(), there.begin(), there.end()).first == root.end();
    }

    void add(Table table, const TableSchema &schema, const std::string &name)
    {
        if (!name.empty())
            table.name = name;
        push(inSchema(std::move(table), schema), schema);
    }

    void push(Table table, const TableSchema &schema, std::optional<PackageParts> parts = {})
    {
        m_tables.push_back(std::move(table));
        m_schemas.push_back(schema);
        m_parts.push_back(std::move(parts));
    }

    fs::path m_file;
    const RunContext &m_context;
    std::vector<Table> m_tables;
    std::vector<TableSchema> m_schemas;
    std::vector<std::optional<PackageParts>> m_parts;  ///< of tables of several files
    std::vector<std::string> m_notes;
};

}  // namespace

bool isForeignPackage(const fs::path &path)
{
    const fs::path file = descriptorOf(path);
    const auto text = readText(file);
    Json root;
    if (!text || !parseJson(*text, file.string(), {}, root) || !root.is_object() || !root.contains("resources") || !root["resources"].is_array()
        || root["resources"].empty())
        return false;
    std::error_code ignored;
    if (fs::exists(file.parent_path() / "entities.csv", ignored))
        return false;
    return std::none_of(root["resources"].begin(), root["resources"].end(), [](const Json &resource) {
        const std::string name = resource.is_object() && resource.contains("name") ? dumped(resource["name"]) : std::string();
        return name.empty() || name == "entities" || name == "statements";
    });
}

Result<LoadedGraph> readForeignPackage(const fs::path &path, const RunContext &context)
{
    return ForeignPackage(descriptorOf(path), context).read();
}

}  // namespace relata
