// SPDX-License-Identifier: Apache-2.0
#include "model/io/foreigngraph.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <unordered_set>
#include <utility>

namespace relata {

std::string slug(std::string_view text)
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

}  // namespace relata
