// SPDX-License-Identifier: Apache-2.0
#include "model/tables/foreignpackage.h"

#include "model/io/jsontext.h"
#include "model/io/packagedescriptor.h"
#include "model/io/textencoding.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "model/tables/readtables.h"
#include "model/tables/tableschema.h"

#include <nlohmann/json.hpp>

#include <algorithm>
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
        applySchemas(m_tables, m_schemas, mapping.tables);
        auto loaded = graphFromTables(m_tables, mapping, m_context.part(0.4, 0.6));
        if (!loaded)
            return loaded;
        loaded->graph.info() = descriptor->info();
        loaded->format = "data package of tables";
        m_notes.insert(m_notes.begin(), "the package has tables of its own, not Relata's; they were read by what it says of their keys");
        loaded->report.notes.insert(loaded->report.notes.begin(), m_notes.begin(), m_notes.end());
        return loaded;
    }

private:
    Result<void> take(const Json &resource)
    {
        const TableSchema schema = schemaOfResource(resource);
        if (resource.contains("data") && resource["data"].is_array()) {
            add(inlineTable(resource["data"], m_file.string()), schema, schema.table);
            return {};
        }
        std::vector<std::string> paths;
        if (resource.contains("path") && resource["path"].is_string())
            paths.push_back(resource["path"].get<std::string>());
        else if (resource.contains("path") && resource["path"].is_array())
            for (const Json &path : resource["path"])
                paths.push_back(dumped(path));
        for (const std::string &path : paths)
            if (const auto ok = takeFile(schema, path, paths.size()); !ok)
                return ok;
        return {};
    }

    Result<void> takeFile(const TableSchema &schema, const std::string &path, std::size_t parts)
    {
        if (path.find("://") != path.npos || !hasTableEnding(path)) {
            m_notes.push_back("the resource “" + schema.table + "” (" + path + ") is "
                              + (path.find("://") != path.npos ? "on the web" : "no table that can be read") + "; it was left out");
            return {};
        }
        const fs::path relative(path), whole = m_file.parent_path() / relative;
        std::error_code failed;
        const fs::path root = fs::weakly_canonical(m_file.has_parent_path() ? m_file.parent_path() : fs::path("."), failed);
        const fs::path there = fs::weakly_canonical(whole, failed);
        if (relative.is_absolute() || failed || std::mismatch(root.begin(), root.end(), there.begin(), there.end()).first != root.end())
            return Error{Error::Code::Schema,
                         "the resource “" + schema.table + "” points to “" + path + "”. Expected a file inside the package's folder", m_file.string(),
                         0, 0};
        if (fs::status(whole, failed).type() == fs::file_type::not_found)
            return Error{Error::Code::Io, "does not exist. The resource “" + schema.table + "” of " + m_file.filename().string() + " names it",
                         whole.string(), 0, 0};
        auto tables = readTables(whole, RunContext(), schema.delimiter);
        if (!tables)
            return tables.error();
        for (Table &table : *tables)
            add(std::move(table), schema, parts == 1 && tables->size() == 1 ? schema.table : std::string());
        return {};
    }

    void add(Table table, const TableSchema &schema, const std::string &name)
    {
        if (!name.empty())
            table.name = name;
        m_tables.push_back(inSchema(std::move(table), schema));
        m_schemas.push_back(schema);
    }

    fs::path m_file;
    const RunContext &m_context;
    std::vector<Table> m_tables;
    std::vector<TableSchema> m_schemas;
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
