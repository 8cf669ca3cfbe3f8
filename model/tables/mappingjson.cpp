// SPDX-License-Identifier: Apache-2.0
#include "model/io/jsontext.h"
#include "model/tables/columnmapping.h"

#include <nlohmann/json.hpp>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kind = "column mapping";
constexpr int version = 1;

void put(Json &object, const char *name, const std::string &value)
{
    if (!value.empty())
        object[name] = value;
}

/// Reads the fields of one object; the first fault counts.
class Fields
{
public:
    Fields(const Json &object, std::string where) : m_object(object), m_where(std::move(where))
    {
        if (!object.is_object())
            m_fault = m_where + " is no object. Expected {…}";
    }
    void text(const char *name, std::string &value)
    {
        if (!has(name))
            return;
        if (m_object[name].is_string())
            value = m_object[name].get<std::string>();
        else
            wrong(name, "a text");
    }
    void flag(const char *name, bool &value)
    {
        if (!has(name))
            return;
        if (m_object[name].is_boolean())
            value = m_object[name].get<bool>();
        else
            wrong(name, "true or false");
    }
    void line(const char *name, int &value)
    {
        if (!has(name))
            return;
        if (m_object[name].is_number_integer() && m_object[name].get<long long>() >= 0 && m_object[name].get<long long>() <= 100'000'000)
            value = m_object[name].get<int>();
        else
            wrong(name, "a line number, or 0 for none");
    }
    void wrong(const std::string &name, const std::string &expected)
    {
        if (m_fault.empty())
            m_fault = "“" + name + "” of " + m_where + " is not that. Expected " + expected;
    }
    bool has(const char *name) const { return m_fault.empty() && m_object.contains(name); }
    const std::string &fault() const { return m_fault; }

private:
    const Json &m_object;
    std::string m_where, m_fault;
};

template <typename Words>
std::string listed(const Words &values)
{
    std::string list;
    for (const auto value : values)
        list += (list.empty() ? "" : ", ") + std::string(toString(value));
    return list;
}

std::string readColumn(const Json &json, const std::string &where, ColumnUse &use)
{
    Fields fields(json, where);
    std::string role;
    fields.text("column", use.column);
    fields.text("as", role);
    fields.text("property", use.property);
    fields.text("predicate", use.predicate);
    fields.text("type", use.type);
    fields.text("space", use.space);
    fields.text("list", use.list);
    const auto known = columnRoleFromString(role);
    if (!known) {
        std::vector<ColumnRole> all;
        for (std::size_t i = 0; i < columnRoleCount; ++i)
            all.push_back(static_cast<ColumnRole>(i));
        fields.wrong("as", "one of " + listed(all));
    } else {
        use.role = *known;
    }
    return fields.fault();
}

std::string readTable(const Json &json, const std::string &where, TableMapping &mapping)
{
    Fields fields(json, where);
    std::string shape;
    fields.text("table", mapping.table);
    fields.text("shape", shape);
    fields.line("header", mapping.headerLine);
    fields.text("type", mapping.type);
    fields.text("predicate", mapping.predicate);
    fields.flag("directed", mapping.directed);
    fields.flag("dayFirst", mapping.dayFirst);
    fields.flag("decimalComma", mapping.decimalComma);
    fields.text("listSeparators", mapping.listSeparators);
    if (const auto known = tableShapeFromString(shape))
        mapping.shape = *known;
    else
        fields.wrong("shape", "one of " + listed(allTableShapes));
    if (!fields.fault().empty() || !fields.has("columns"))
        return fields.fault();
    if (!json["columns"].is_array())
        return "“columns” of " + where + " is no list. Expected [{\"column\": …, \"as\": …}]";
    for (const Json &column : json["columns"]) {
        ColumnUse use;
        if (std::string fault = readColumn(column, "column " + std::to_string(mapping.columns.size() + 1) + " of " + where, use); !fault.empty())
            return fault;
        mapping.columns.push_back(std::move(use));
    }
    return {};
}

}  // namespace

std::string ColumnMapping::json() const
{
    Json all = {{"relata", kind}, {"version", version}, {"tables", Json::array()}};
    for (const TableMapping &mapping : tables) {
        Json table = {{"table", mapping.table}, {"shape", std::string(toString(mapping.shape))}, {"header", mapping.headerLine}};
        put(table, "type", mapping.type);
        put(table, "predicate", mapping.predicate);
        table["directed"] = mapping.directed;
        table["dayFirst"] = mapping.dayFirst;
        table["decimalComma"] = mapping.decimalComma;
        table["listSeparators"] = mapping.listSeparators;
        Json columns = Json::array();
        for (const ColumnUse &use : mapping.columns) {
            Json column = {{"column", use.column}, {"as", std::string(toString(use.role))}};
            put(column, "property", use.property);
            put(column, "predicate", use.predicate);
            put(column, "type", use.type);
            put(column, "space", use.space);
            put(column, "list", use.list);
            columns.push_back(std::move(column));
        }
        table["columns"] = std::move(columns);
        all["tables"].push_back(std::move(table));
    }
    return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ColumnMapping> ColumnMapping::parse(std::string_view json, const std::string &file)
{
    Json all;
    if (const auto parsed = parseJson(json, file, "a column mapping of Relata's", all); !parsed)
        return parsed.error();
    const auto fault = [&](std::string message) { return Error{Error::Code::Schema, std::move(message), file, 0, 0}; };
    if (!all.is_object() || !all.contains("relata") || all["relata"] != kind || !all.contains("tables") || !all["tables"].is_array())
        return fault("is no column mapping. Expected {\"relata\": \"column mapping\", \"version\": 1, \"tables\": […]}");
    if (!all.contains("version") || !all["version"].is_number_integer() || all["version"].get<long long>() != version)
        return fault("is a column mapping of another version. Expected version 1");
    ColumnMapping mapping;
    for (const Json &table : all["tables"]) {
        TableMapping one;
        if (std::string message = readTable(table, "table " + std::to_string(mapping.tables.size() + 1), one); !message.empty())
            return fault(std::move(message));
        mapping.tables.push_back(std::move(one));
    }
    return mapping;
}

}  // namespace relata
