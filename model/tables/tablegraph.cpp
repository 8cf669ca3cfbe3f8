// SPDX-License-Identifier: Apache-2.0
#include "model/tables/tablegraph.h"

#include "model/io/foreigngraph.h"
#include "model/tables/cellvalues.h"

#include <algorithm>
#include <cassert>
#include <filesystem>

namespace relata {
namespace {

const std::string unknownType = "unknown";

/// An id within its space; ids without one are found in all.
std::string spaced(const std::string &space, const std::string &id)
{
    return space + '\x1f' + id;
}

}  // namespace

std::string TableGraph::idKey(const std::string &space, const std::string &id) const
{
    return space.empty() && !m_shared.contains(id) ? id : spaced(space, id);
}

std::string_view TableGraph::keyOf(EntityId id) const
{
    const Made &made = m_entities[indexOf(id)];
    return made.record ? std::string_view(made.record->key) : made.name;
}

EntityId TableGraph::findEntity(const std::string &space, const std::string &id) const
{
    const std::uint32_t found = m_byId.find(space.empty() && m_shared.empty() ? id : idKey(space, id));
    if (found != NameIndex::none || !space.empty())
        return EntityId{found};
    return EntityId{m_byName.find(id)};
}

EntityId TableGraph::ensureById(const std::string &space, const std::string &id, bool &isNew)
{
    const auto next = static_cast<std::uint32_t>(m_entities.size());
    const std::uint32_t place = m_byId.findOrInsert(space.empty() && m_shared.empty() ? id : idKey(space, id), next);
    isNew = place == next;
    if (!isNew)
        return EntityId{place};
    const bool prefixed = space.ends_with(':');
    const std::uint32_t known = space.empty() ? next : m_byId.findOrInsert(id, next);
    if (prefixed && known != next && keyOf(EntityId{known}) != id)  // whoever is called so keeps it
        m_shared.insert(id);
    const bool plain = known == next && !prefixed;
    Entity &entity = m_records.emplace_back();
    m_entities.push_back({{}, &entity});
    entity.key = plain ? id : space + (prefixed ? "" : ":") + id;
    for (int n = 2; !plain && m_byId.findOrInsert(entity.key, next) != next; ++n)
        entity.key.assign(space).append(prefixed ? "" : ":").append(id).append("-").append(std::to_string(n));
    entity.name = id;
    entity.type = unknownType;
    return EntityId{next};
}

EntityId TableGraph::ensureNamed(std::string_view id)
{
    if (!m_shared.empty())
        return ensureEntity({}, std::string(id), {});
    if (const std::uint32_t known = m_byId.find(id); known != NameIndex::none)
        return EntityId{known};
    if (const std::uint32_t known = m_byName.find(id); known != NameIndex::none)
        return EntityId{known};
    const auto next = static_cast<std::uint32_t>(m_entities.size());
    if (auto clean = withSingleBlanks(id)) {
        const EntityId known = ensureNamed(m_cleaned.emplace_back(std::move(*clean)));
        ++m_respelled;
        m_byId.findOrInsert(id, static_cast<std::uint32_t>(known));
        return known;
    }
    m_byId.findOrInsert(id, next);
    m_entities.push_back({id});
    return EntityId{next};
}

Entity &TableGraph::entity(EntityId id)
{
    Made &made = m_entities[indexOf(id)];
    if (!made.record) {
        made.record = &m_records.emplace_back();
        made.record->key = made.record->name = made.name;
        made.record->type = unknownType;
    }
    return *made.record;
}

EntityId TableGraph::ensureEntity(const std::string &space, const std::string &id, const std::string &type)
{
    EntityId known = findEntity(space, id);
    if (known == noEntity && space.empty()) {
        if (const auto clean = withSingleBlanks(id)) {
            known = ensureEntity(space, *clean, type);
            ++m_respelled;
            m_byId.findOrInsert(id, static_cast<std::uint32_t>(known));
            return known;
        }
    }
    if (known == noEntity) {
        bool isNew = false;
        known = ensureById(space, id, isNew);
    }
    if (!type.empty() && entity(known).type == "unknown")  // its own row may not say
        entity(known).type = typeKey(type);
    return known;
}

std::string TableGraph::spelled(const std::string &name)
{
    auto clean = withSingleBlanks(name);
    m_respelled += clean.has_value();
    return clean ? std::move(*clean) : name;
}

void TableGraph::setName(EntityId id, const std::string &name)
{
    entity(id).name = name;
    m_byName.findOrInsert(name, static_cast<std::uint32_t>(id));
    if (const auto clean = withSingleBlanks(name))
        m_byName.findOrInsert(*clean, static_cast<std::uint32_t>(id));
}

std::string TableGraph::typeKey(const std::string &text)
{
    const auto [place, isNew] = m_types.try_emplace(text);
    if (!isNew)
        return place->second;
    return place->second = ensureTypeOf(m_builder.schema(), text);
}

void TableGraph::keepEntities(std::size_t statements)
{
    EntityType unknown;
    unknown.key = unknownType;
    unknown.label = "Unknown";
    if (std::any_of(m_entities.begin(), m_entities.end(), [](const Made &e) { return !e.record || e.record->type == unknownType; }))
        m_builder.schema().ensureType(std::move(unknown));
    m_builder.expect(m_entities.size(), statements);
    for (const Made &made : m_entities)
        if (made.record)
            m_builder.addEntity(std::exchange(*made.record, {}));
        else
            m_builder.addNewEntity(made.name, unknownType);
    m_records.clear();
}

DocumentId TableGraph::ensureDocument(const Document &document)
{
    const auto [place, isNew] = m_documents.try_emplace(document.key);
    if (isNew)
        place->second = m_builder.addDocument(document);
    return place->second;
}

DocumentId TableGraph::fileDocument(const std::string &file)
{
    if (m_lastFileDocument != noDocument && m_lastFile == file)
        return m_lastFileDocument;
    if (const auto known = m_files.find(file); known != m_files.end())
        return known->second;
    Document document;
    document.title = std::filesystem::path(file).filename().string();
    document.key = "file";
    for (int n = 2; m_documents.contains(document.key); ++n)
        document.key = "file-" + std::to_string(n);
    const DocumentId id = ensureDocument(document);
    m_files.emplace(file, id);
    m_lastFile = file;
    m_lastFileDocument = id;
    return id;
}

const PredicateOfLabel &TableGraph::predicateOf(std::string_view text, bool directed)
{
    const std::uint32_t number = m_predicateNumbers[directed ? 1 : 0].findOrInsert(text, static_cast<std::uint32_t>(m_predicates.size()));
    if (number == m_predicates.size())
        m_predicates.push_back(ensurePredicateOf(m_builder.schema(), std::string(text), directed));
    return m_predicates[number];
}

PredicateId TableGraph::setPredicate(Statement &s, const std::string &text, bool directed)
{
    const PredicateOfLabel &predicate = predicateOf(text, directed);
    if (predicate.differs)
        s.properties.emplace_back("label", text);
    return predicate.id;
}

void TableGraph::addStatement(Statement &s, PredicateId predicate)
{
    m_repeated += !addWithKeyOrProperty(m_builder, s, predicate);
}

}  // namespace relata
