// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guess.h"

#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

using enum ColumnRole;

/// A header of Neo4j's: "name:string[]", ":START_ID(Person)", "personId:ID".
struct TypedName {
    std::string name, type, space;
    bool list = false;
};

TypedName typedName(std::string_view header)
{
    TypedName result;
    const auto colon = header.rfind(':');
    if (colon == std::string_view::npos) {
        result.name = header;
        return result;
    }
    result.name = header.substr(0, colon);
    std::string_view type = header.substr(colon + 1);
    if (const auto brace = type.find('{'); brace != std::string_view::npos)  // options, as datetime{timezone:…}
        type = type.substr(0, brace);
    if (const auto open = type.find('('); open != std::string_view::npos) {
        const auto close = type.find(')', open);
        result.space = type.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
        type = type.substr(0, open);
    }
    if (type.ends_with("[]")) {
        result.list = true;
        type.remove_suffix(2);
    }
    result.type = type;
    return result;
}

bool isNeo4jType(std::string_view type)
{
    constexpr std::array<std::string_view, 20> types{"string",   "int",   "integer",  "long",   "float", "double",    "boolean",
                                                     "byte",     "short", "char",     "point",  "date",  "localtime", "localdatetime",
                                                     "datetime", "time",  "duration", "number", "array", "vector"};
    return std::find(types.begin(), types.end(), type) != types.end();
}

/// What a property is called that has another place in the graph; none of what Neo4j's own columns say.
std::optional<ColumnRole> roleOfProperty(const TableMapping &mapping, const std::string &name)
{
    const auto words = headerWords(name);
    const auto role = mapping.shape == TableShape::Statements ? statementRoleOf(words) : entityRoleOf(words);
    if (!role || *role == Type || *role == Id || *role == ColumnRole::Predicate || *role == Ignore)
        return {};
    const bool again = std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnUse &other) { return other.role == *role; });
    return again ? std::nullopt : role;
}

/// The columns of a file that has all nodes, and below them all relationships; by their places, first = none.
struct ExportColumns {
    std::size_t id = 0, labels = 0, start = 0, end = 0, type = 0;
};

std::optional<ExportColumns> exportColumns(const Table &table, std::size_t header)
{
    if (header >= table.rowCount())
        return {};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table.cellCount(header); ++i)
        names.push_back(typedName(table.cell(header, i)).name);
    const auto place = [&](std::string_view name) { return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()); };
    const ExportColumns columns{place("_id"), place("_labels"), place("_start"), place("_end"), place("_type")};
    if (std::max({columns.id, columns.labels, columns.start, columns.end, columns.type}) == names.size())
        return {};
    return columns;
}

}  // namespace

bool guessNeo4j(const TableSample &sample, TableMapping &mapping)
{
    std::vector<TypedName> names;
    bool ids = false, ends = false, typed = false;
    for (std::size_t i = 0; i < sample.columns(); ++i) {
        const std::string_view cell = sample.header() < sample.table().rowCount() ? sample.table().cell(sample.header(), i) : std::string_view();
        names.push_back(typedName(cell));
        ids |= names.back().type == "ID";
        ends |= names.back().type == "START_ID" || names.back().type == "END_ID";
        typed |= names.back().type == "LABEL" || names.back().type == "TYPE";
    }
    if (!ids && !ends && !typed)
        return false;
    mapping.shape = ends ? TableShape::Statements : TableShape::Entities;
    mapping.listSeparators = ";";
    mapping.settled = true;
    mapping.reason =
        ends ? "relationships as Neo4j imports them: “:START_ID” and “:END_ID” are the ends" : "nodes as Neo4j imports them: “:ID” is the id";
    for (std::size_t i = 0; i < names.size(); ++i) {
        const TypedName &name = names[i];
        ColumnUse use;
        use.column = sample.name(i);
        use.space = name.space;
        if (name.type == "ID" || name.type == "START_ID" || name.type == "END_ID") {
            use.role = name.type == "ID" ? Id : name.type == "START_ID" ? Source : Target;
        } else if (name.type == "LABEL" || name.type == "TYPE") {
            use.role = ends ? ColumnRole::Predicate : Type;
        } else if (name.type == "IGNORE") {
            use.role = Ignore;
        } else {
            use.space.clear();
            if (name.list)
                use.list = ";";
            const bool hasId = std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const ColumnUse &other) { return other.role == Id; });
            if (const auto role = roleOfProperty(mapping, name.name))
                use.role = *role;
            else if (ends && !hasId && statementRoleOf(headerWords(name.name)) == Id)
                use.role = Id;
            else if (isNeo4jType(name.type))
                use.property = name.name;
        }
        mapping.columns.push_back(std::move(use));
    }
    return true;
}

std::vector<Table> partsOfNeo4jExport(Table table)
{
    std::vector<Table> parts;
    const std::size_t header = likelyHeader(table);
    const auto columns = exportColumns(table, header);
    const auto isEdge = [&](std::size_t row) { return !table.cell(row, columns->start).empty() || !table.cell(row, columns->end).empty(); };
    bool nodes = false, edges = false;
    for (std::size_t row = header + 1; columns && row < table.rowCount() && !(nodes && edges); ++row)
        (isEdge(row) ? edges : nodes) = true;
    if (!nodes || !edges) {
        parts.push_back(std::move(table));
        return parts;
    }
    for (const bool wantsEdges : {false, true}) {
        Table &part = parts.emplace_back();
        part.name = table.name + (wantsEdges ? " relationships" : " nodes");
        part.file = table.file;
        part.kind = table.kind;
        part.separator = table.separator;
        if (!wantsEdges)
            part.notes = table.notes;
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            if (row > header && isEdge(row) != wantsEdges)
                continue;
            part.beginRow(table.line(row));
            for (std::size_t i = 0; i < table.writtenCells(row); ++i)
                part.addCell(table.cell(row, i));
            part.endRow();
        }
    }
    return parts;
}

bool guessNeo4jExport(const TableSample &sample, TableMapping &mapping)
{
    const auto columns = exportColumns(sample.table(), sample.header());
    if (!columns)
        return false;
    const bool ends = sample.filled(columns->start) > sample.filled(columns->labels);
    mapping.shape = ends ? TableShape::Statements : TableShape::Entities;
    mapping.settled = true;
    mapping.reason = ends ? "relationships as Neo4j exports them: “_start” and “_end” are the ends" : "nodes as Neo4j exports them: “_id” is the id";
    std::vector<std::size_t> named;
    // nodes of different labels have their names in different columns
    const auto isOtherName = [&](std::size_t column) {
        for (std::size_t row = sample.firstRow(); row < sample.endRow(); ++row)
            for (const std::size_t other : named)
                if (!sample.table().cell(row, column).empty() && !sample.table().cell(row, other).empty())
                    return false;
        return !ends && !named.empty();
    };
    for (std::size_t i = 0; i < sample.columns(); ++i) {
        const std::string header(sample.table().cell(sample.header(), i));
        const TypedName name = typedName(header);
        ColumnUse use;
        use.column = sample.name(i);
        if (i == columns->id) {
            use.role = Id;
        } else if (i == columns->labels) {
            use.role = ends ? Ignore : Type;
            use.list = ends ? "" : ":";
        } else if (i == columns->start || i == columns->end || i == columns->type) {
            use.role = !ends ? Ignore : i == columns->start ? Source : i == columns->end ? Target : ColumnRole::Predicate;
        } else if ((i > columns->start) != ends && sample.filled(i) == 0) {
            use.role = Ignore;  // the properties of the others
        } else if (const auto role = roleOfProperty(mapping, name.name)) {
            use.role = *role;
        } else if (entityRoleOf(headerWords(name.name)) == Name && isOtherName(i)) {
            use.role = Name;
        } else if (const std::string &key = isNeo4jType(name.type) ? name.name : header; key != use.column) {
            use.property = key;  // nodes and relationships may have a property of one name
        }
        if (use.role == Name)
            named.push_back(i);
        mapping.columns.push_back(std::move(use));
    }
    return true;
}

}  // namespace relata
