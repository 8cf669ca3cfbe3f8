// SPDX-License-Identifier: Apache-2.0
#include "model/io/edgelist.h"

#include "model/io/csv.h"
#include "model/io/foreigngraph.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

struct Columns {
    std::optional<std::size_t> source, target, id, label, kind;
};

std::optional<std::size_t> anyOf(const CsvTable &table, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (const auto found = table.column(name))
            return found;
    return {};
}

Columns columnsOf(const CsvTable &table)
{
    Columns columns{
        anyOf(table, {"source", "from"}), anyOf(table, {"target", "to"}), table.column("id"), anyOf(table, {"label", "relationship", "type"}), {}};
    const auto isSense = [](std::string_view word) {
        const std::string folded = slug(word);
        return folded == "directed" || folded == "undirected" || folded == "mutual" || folded.empty();
    };
    if (const auto type = table.column("type");
        type && std::all_of(table.rows.begin(), table.rows.end(), [&](const auto &row) { return isSense(row.at(*type)); })) {
        columns.kind = type;
        if (columns.label == type)
            columns.label.reset();
    }
    return columns;
}

std::string trimmed(std::string_view cell)
{
    const auto first = cell.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string() : std::string(cell.substr(first, cell.find_last_not_of(" \t\r\n") - first + 1));
}

}  // namespace

bool looksLikeEdgeList(std::string_view bytes)
{
    const auto table = parseCsv(std::string(bytes.substr(0, std::size_t{1} << 16)), {});
    return table && anyOf(*table, {"source", "from"}) && anyOf(*table, {"target", "to"});
}

Result<LoadedGraph> readEdgeList(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    const auto table = parseCsv(std::move(bytes), path.string(), context);
    if (!table)
        return table.error();
    const auto [source, target, id, label, kind] = columnsOf(*table);
    if (!source || !target) {
        std::string found;
        for (std::size_t i = 0; i < table->columns.size() && i < 12; ++i)
            found += (i ? ", " : "") + table->columns[i];
        return Error{Error::Code::Schema,
                     "the columns “source” and “target” (or “from” and “to”) are missing. Expected an edge list; found “" + found + "”",
                     path.string(), table->headerLine, 0};
    }
    ForeignGraph graph(path, "CSV edge list");
    std::unordered_map<std::string, int> lines;
    for (const auto &row : table->rows) {
        const std::string from = trimmed(row.at(*source)), to = trimmed(row.at(*target));
        if (from.empty() || to.empty())
            return Error{Error::Code::Schema, "an edge without source or target. Expected an id in both", path.string(), row.line, 0};
        const EntityId subject = graph.ensureEntity(from), object = graph.ensureEntity(to);
        Statement &s =
            graph.addStatement(subject, object, label ? trimmed(row.at(*label)) : std::string(), !kind || slug(row.at(*kind)) != "undirected");
        if (id)
            s.key = trimmed(row.at(*id));
        if (!s.key.empty())
            if (const auto [first, isNew] = lines.try_emplace(s.key, row.line); !isNew)
                return Error{Error::Code::Schema,
                             "the id “" + s.key + "” stands already in line " + std::to_string(first->second) + ". Expected each id once",
                             path.string(), row.line, 0};
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (i != *source && i != *target && i != label && i != id && i != kind && !row.cells[i].empty())
                s.properties.emplace_back(table->columns[i], row.cells[i]);
    }
    IoReport report;
    if (!table->note.empty())
        report.notes.push_back(path.filename().string() + " " + table->note);
    return graph.finish(std::move(report));
}

}  // namespace relata
