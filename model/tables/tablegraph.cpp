// SPDX-License-Identifier: Apache-2.0
#include "model/tables/tablegraph.h"

#include "model/io/foreigngraph.h"
#include "model/query/search.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <filesystem>

namespace relata {
namespace {

constexpr std::size_t batch = 16384;

/// An id within its space; ids without one are found in all.
std::string spaced(const std::string &space, const std::string &id)
{
    return space + '\x1f' + id;
}

}  // namespace

EntityId TableGraph::findEntity(const std::string &space, const std::string &id) const
{
    if (const auto found = m_byId.find(space.empty() ? id : spaced(space, id)); found != m_byId.end())
        return EntityId{found->second};
    if (!space.empty())
        return noEntity;
    const auto named = m_byName.find(id);
    return named == m_byName.end() ? noEntity : EntityId{named->second};
}

EntityId TableGraph::ensureById(const std::string &space, const std::string &id, bool &isNew)
{
    const auto next = static_cast<std::uint32_t>(m_entities.size());
    const auto [place, made] = m_byId.try_emplace(space.empty() ? id : spaced(space, id), next);
    isNew = made;
    if (!made)
        return EntityId{place->second};
    const bool plain = space.empty() || m_byId.try_emplace(id, next).second;
    Entity entity;
    entity.key = plain ? id : space + ":" + id;
    for (int n = 2; !plain && !m_byId.try_emplace(entity.key, next).second; ++n)
        entity.key = space + ":" + id + "-" + std::to_string(n);
    entity.name = id;
    entity.type = "unknown";
    m_entities.push_back(std::move(entity));
    m_entityCount = m_entities.size();
    return EntityId{next};
}

EntityId TableGraph::ensureEntity(const std::string &space, const std::string &id, const std::string &type)
{
    EntityId known = findEntity(space, id);
    if (known == noEntity) {
        bool isNew = false;
        known = ensureById(space, id, isNew);
        if (!type.empty())
            entity(known).type = typeKey(type);
    }
    return known;
}

void TableGraph::setName(EntityId id, const std::string &name)
{
    entity(id).name = name;
    m_byName.try_emplace(name, static_cast<std::uint32_t>(id));
}

std::string TableGraph::typeKey(const std::string &text)
{
    const auto [place, isNew] = m_types.try_emplace(text);
    if (!isNew)
        return place->second;
    std::string &key = place->second;
    if (m_schema.findType(text))
        return key = text;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> spanish{{{"persona", "person"},
                                                                                     {"personas", "person"},
                                                                                     {"institucion", "institution"},
                                                                                     {"instituciones", "institution"},
                                                                                     {"politica publica", "policy"},
                                                                                     {"politicas publicas", "policy"},
                                                                                     {"lugar", "place"},
                                                                                     {"lugares", "place"},
                                                                                     {"evento", "event"},
                                                                                     {"eventos", "event"},
                                                                                     {"grupo", "group"},
                                                                                     {"grupos", "group"},
                                                                                     {"obra", "work"},
                                                                                     {"obras", "work"}}};
    const std::string folded = foldedForSearch(text);
    for (const EntityType &type : m_schema.types())
        if (!folded.empty()
            && (foldedForSearch(type.key) == folded || foldedForSearch(type.label) == folded || foldedForSearch(type.plural) == folded))
            return key = type.key;
    for (const auto &[word, type] : spanish)
        if (word == folded)
            return key = std::string(type);
    key = text;
    EntityType type;
    type.key = text;
    type.label = text;
    m_schema.ensureType(std::move(type));
    return key;
}

Result<void> TableGraph::applyEntities()
{
    EntityType unknown;
    unknown.key = "unknown";
    unknown.label = "Unknown";
    if (std::any_of(m_entities.begin(), m_entities.end(), [](const Entity &e) { return e.type == "unknown"; }))
        m_schema.ensureType(std::move(unknown));
    for (std::size_t i = 0; i < m_entities.size(); ++i) {
        m_diff.entities.push_back({EntityId{static_cast<std::uint32_t>(i)}, {}, std::move(m_entities[i])});
        if (m_diff.entities.size() == batch)
            if (const auto applied = flush(); !applied)
                return applied;
    }
    m_entities = {};
    return flush();
}

DocumentId TableGraph::ensureDocument(const Document &document)
{
    const auto [place, isNew] = m_documents.try_emplace(document.key, DocumentId{m_nextDocument});
    if (isNew) {
        m_diff.documents.push_back({DocumentId{m_nextDocument}, {}, document});
        ++m_nextDocument;
    }
    return place->second;
}

DocumentId TableGraph::fileDocument(const std::string &file)
{
    if (const auto known = m_files.find(file); known != m_files.end())
        return known->second;
    Document document;
    document.title = std::filesystem::path(file).filename().string();
    document.key = "file";
    for (int n = 2; m_documents.contains(document.key); ++n)
        document.key = "file-" + std::to_string(n);
    const DocumentId id = ensureDocument(document);
    m_files.emplace(file, id);
    return id;
}

void TableGraph::setPredicate(Statement &s, const std::string &text, bool directed)
{
    const std::string label = text.empty() ? (directed ? "linked to" : "linked with") : text;
    const auto [place, isNew] = m_predicates.try_emplace({label, directed});
    std::string &key = place->second;
    if (isNew) {
        key = slug(label);
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
            m_schema.ensurePredicate(std::move(added));
        }
    }
    s.predicate = key;
    if (const auto known = m_schema.findPredicate(key); m_schema.predicate(*known).label != label)
        s.properties.emplace_back("label", label);
}

Result<void> TableGraph::addStatement(Statement s)
{
    if (!s.key.empty() && !m_given.insert(s.key).second) {
        s.properties.emplace_back("id in the file", std::exchange(s.key, {}));
        ++m_repeated;
    }
    if (s.key.empty() && m_reserved.empty())  // no table brings keys: numbers meet nobody
        s.key = "s" + std::to_string(++m_number);
    while (s.key.empty())
        if (std::string key = "s" + std::to_string(++m_number); !m_reserved.contains(key) && m_given.insert(key).second)
            s.key = std::move(key);
    m_diff.statements.push_back({StatementId{m_nextStatement++}, {}, std::move(s)});
    return m_diff.statements.size() < batch ? Result<void>() : flush();
}

Result<void> TableGraph::flush()
{
    if (!(m_schema.types().size() == m_graph.schema().types().size() && m_schema.predicates().size() == m_graph.schema().predicates().size()))
        m_diff.schema = SchemaChange{m_graph.schema(), m_schema};
    if (m_diff.empty())
        return {};
    const auto applied = m_graph.apply(m_diff);
    m_diff = {};
    return applied;
}

}  // namespace relata
