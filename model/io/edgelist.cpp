// SPDX-License-Identifier: Apache-2.0
#include "model/io/edgelist.h"

#include "model/io/csv.h"

#include <unordered_set>

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

ForeignGraph::ForeignGraph(const std::filesystem::path &path, const std::string &format) : m_format(format)
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
    std::string key = slug(predicate);
    if (key.empty())
        key = directed ? "linked-to" : "linked-with";
    if (!m_schema.findPredicate(key)) {
        Predicate added;
        added.key = key;
        added.label = predicate.empty() ? (directed ? "linked to" : "linked with") : predicate;
        added.symmetric = !directed;
        m_schema.ensurePredicate(std::move(added));
    }
    Statement s;
    s.subject = from;
    s.object = to;
    s.predicate = key;
    s.document = DocumentId{0};
    s.status = "speaker unknown";
    m_diff.statements.push_back({StatementId{static_cast<std::uint32_t>(m_diff.statements.size())}, {}, std::move(s)});
    return *m_diff.statements.back().after;
}

Result<LoadedGraph> ForeignGraph::finish(IoReport report)
{
    std::unordered_set<std::string> keys;
    for (auto &change : m_diff.statements)
        if (!change.after->key.empty() && !keys.insert(change.after->key).second)
            change.after->key.clear();
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
    if (const auto applied = loaded.graph.apply(m_diff); !applied)
        return applied.error();
    loaded.graph.info() = m_info;
    return loaded;
}

Result<LoadedGraph> readEdgeList(const std::filesystem::path &path, const RunContext &context)
{
    const auto table = readCsv(path, context);
    if (!table)
        return table.error();
    const auto either = [&](std::string_view a, std::string_view b) { return table->column(a) ? table->column(a) : table->column(b); };
    const auto source = either("source", "from"), target = either("target", "to");
    if (!source || !target)
        return Error{Error::Code::Schema, "the columns “source” and “target” (or “from” and “to”) are missing. Expected an edge list", path.string(), 1, 0};
    const auto label = table->column("label") ? table->column("label") : either("relationship", "type");
    ForeignGraph graph(path, "CSV edge list");
    for (const auto &row : table->rows) {
        if (row.cells[*source].empty() || row.cells[*target].empty())
            return Error{Error::Code::Schema, "an edge without source or target. Expected an id in both", path.string(), row.line, 0};
        const EntityId from = graph.ensureEntity(row.cells[*source]), to = graph.ensureEntity(row.cells[*target]);
        Statement &s = graph.addStatement(from, to, label ? row.cells[*label] : std::string());
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (i != *source && i != *target && (!label || i != *label) && !row.cells[i].empty())
                s.properties.emplace_back(table->columns[i], row.cells[i]);
    }
    IoReport report;
    if (!table->note.empty())
        report.notes.push_back(path.filename().string() + " " + table->note);
    return graph.finish(std::move(report));
}

}  // namespace relata
