// SPDX-License-Identifier: Apache-2.0
#include "model/io/edgelist.h"

#include "model/io/csv.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <optional>
#include <unordered_set>
#include <utility>

namespace relata {
namespace {

/// A predicate key from free text: lower case letters and digits, the rest to single hyphens.
std::string slug(const std::string &text)
{
    std::string key;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (u >= 128 || std::isalnum(u))
            key += static_cast<char>(u < 128 ? std::tolower(u) : u);
        else if (!key.empty() && key.back() != '-')
            key += '-';
    }
    while (!key.empty() && key.back() == '-')
        key.pop_back();
    return key;
}

}  // namespace

ForeignGraph::ForeignGraph(const std::filesystem::path &path, const std::string &format) : m_format(format), m_path(path)
{
    Document document;
    document.key = "file";
    document.title = path.filename().string();
    m_diff.documents.push_back({DocumentId{0}, {}, document});
    m_info.id = slug(path.stem().string());
    m_info.title = path.stem().string();
}

EntityId ForeignGraph::ensureEntity(const std::string &key, const std::string &type)
{
    const auto [place, isNew] = m_index.try_emplace(key, static_cast<std::uint32_t>(m_diff.entities.size()));
    const EntityId id{place->second};
    if (isNew) {
        Entity entity;
        entity.key = key;
        entity.name = key;
        entity.type = type;
        m_diff.entities.push_back({id, {}, std::move(entity)});
    }
    return id;
}

Statement &ForeignGraph::addStatement(EntityId from, EntityId to, const std::string &predicate, bool directed)
{
    const std::string label = predicate.empty() ? (directed ? "linked to" : "linked with") : predicate;
    std::string key = slug(label);
    if (key.empty())
        key = directed ? "linked-to" : "linked-with";
    auto known = m_schema.findPredicate(key);
    if (known && m_schema.predicate(*known).symmetric == directed) {  // the same word in both senses
        key += directed ? "-to" : "-with";
        known = m_schema.findPredicate(key);
    }
    if (!known) {
        Predicate added;
        added.key = key;
        added.label = label;
        added.symmetric = !directed;
        known = m_schema.ensurePredicate(std::move(added));
    }
    Statement s;
    s.subject = from;
    s.object = to;
    s.predicate = key;
    s.document = DocumentId{0};
    s.status = "speaker unknown";
    if (m_schema.predicate(*known).label != label)
        s.properties.emplace_back("label", label);
    m_diff.statements.push_back({StatementId{static_cast<std::uint32_t>(m_diff.statements.size())}, {}, std::move(s)});
    return *m_diff.statements.back().after;
}

void ForeignGraph::addProperty(const std::string &name, const std::string &value)
{
    constexpr std::string_view ours[] = {"name", "title", "description", "version", "created", "licenses", "license", "resources", "profile"};
    const bool taken = std::find(std::begin(ours), std::end(ours), name) != std::end(ours);
    m_info.properties.emplace_back(taken ? "graph:" + name : name,
                                   nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Result<LoadedGraph> ForeignGraph::finish(IoReport report)
{
    std::unordered_set<std::string> keys;
    std::size_t twice = 0;
    for (auto &change : m_diff.statements)
        if (!change.after->key.empty() && !keys.insert(change.after->key).second) {
            change.after->properties.emplace_back("id in the file", std::exchange(change.after->key, {}));
            ++twice;
        }
    if (twice > 0)
        report.notes.push_back(std::to_string(twice) + (twice == 1 ? " edge has" : " edges have")
                               + " the id of another one; the property “id in the file” keeps it");
    std::size_t number = 0;
    for (auto &change : m_diff.statements)
        while (change.after->key.empty())
            if (std::string key = "s" + std::to_string(++number); keys.insert(key).second)
                change.after->key = std::move(key);
    for (auto &change : m_diff.entities) {
        if (change.after->name.empty())
            change.after->name = change.after->key;
        if (!m_schema.findType(change.after->type)) {
            EntityType type;
            type.key = change.after->type;
            type.label = change.after->type == "unknown" ? "Unknown" : change.after->type;
            m_schema.ensureType(std::move(type));
        }
    }
    LoadedGraph loaded;
    loaded.format = m_format;
    loaded.report = std::move(report);
    m_diff.schema = SchemaChange{loaded.graph.schema(), m_schema};
    if (const auto applied = loaded.graph.apply(m_diff); !applied) {
        Error error = applied.error();
        error.file = m_path.string();
        return error;
    }
    loaded.graph.info() = m_info;
    return loaded;
}

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
        const std::string folded = slug(std::string(word));
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
        Statement &s = graph.addStatement(subject, object, label ? trimmed(row.at(*label)) : std::string(),
                                          !kind || slug(std::string(row.at(*kind))) != "undirected");
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
