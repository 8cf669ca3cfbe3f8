// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace relata {

// Inside model/tables only.

/// A graph while it grows: entities first, then statements in batches, so that a large table is never there twice.
class TableGraph
{
public:
    // ---- entities; until applyEntities()
    /// The entity of an id, or of a name where no id is known, in \a space (see ColumnUse); made where there is none.
    EntityId ensureEntity(const std::string &space, const std::string &id, const std::string &type);
    EntityId findEntity(const std::string &space, const std::string &id) const;  ///< noEntity when there is none
    /// Of an id alone: two rows may have the same name. \a isNew tells whether it was made.
    EntityId ensureById(const std::string &space, const std::string &id, bool &isNew);
    Entity &entity(EntityId id) { return m_entities[indexOf(id)]; }
    void setName(EntityId id, const std::string &name);
    std::size_t entityCount() const { return m_entityCount; }
    /// The key of the type that a cell means: a shipped one by key, label or plural, else one of its own.
    std::string typeKey(const std::string &text);
    Result<void> applyEntities();

    // ---- statements; after it
    DocumentId ensureDocument(const Document &document);  ///< by key
    /// The document of statements that name none: the file.
    DocumentId fileDocument(const std::string &file);
    /// The key of the predicate with this label; labels that share a key are kept as property of \a s.
    void setPredicate(Statement &s, const std::string &label, bool directed);
    void reserveKey(std::string_view key) { m_reserved.emplace(key); }  ///< that a statement brings along
    /// Empty keys are filled in; one that is taken becomes a property. Applies every 16,384.
    Result<void> addStatement(Statement s);
    Result<void> flush();
    std::size_t repeatedKeys() const { return m_repeated; }
    KnowledgeGraph &graph() { return m_graph; }

private:
    KnowledgeGraph m_graph;
    Schema m_schema = Schema::standard();
    std::vector<Entity> m_entities;
    std::size_t m_entityCount = 0;
    std::unordered_map<std::string, std::uint32_t> m_byId, m_byName;
    std::unordered_map<std::string, std::string> m_types;
    std::map<std::pair<std::string, bool>, std::string> m_predicates;  ///< label, directed → key
    std::unordered_map<std::string, DocumentId> m_documents, m_files;
    std::unordered_set<std::string> m_reserved, m_given;
    GraphDiff m_diff;
    std::uint32_t m_nextDocument = 0, m_nextStatement = 0;
    std::size_t m_number = 0, m_repeated = 0;
};

}  // namespace relata
