// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/graphbuilder.h"
#include "model/graph/nameindex.h"
#include "model/io/foreigngraph.h"
#include "model/io/formats.h"

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace relata {

// Inside model/tables only.

/// A graph while it grows: entities first, then statements, straight into their place, so that a large table is never there twice.
class TableGraph
{
public:
    // ---- entities; until applyEntities()
    /// The entity of an id, or of a name where no id is known, in \a space (see ColumnUse); made where there is none.
    /// Without a space, a name that differs from another one in its blanks alone is that one (withSingleBlanks()).
    EntityId ensureEntity(const std::string &space, const std::string &id, const std::string &type);
    /// The same for an id of no space and type, whose text stays where it is until keepEntities().
    EntityId ensureNamed(std::string_view id);
    /// An id alone that several spaces with a colon have is none of theirs; nor is one that an entity without a space had first.
    EntityId findEntity(const std::string &space, const std::string &id) const;  ///< noEntity when there is none
    /// It will be looked for soon.
    void prefetch(std::string_view id) const { m_byId.prefetch(id); }
    /// Of an id alone: two rows may have the same name. \a isNew tells whether it was made.
    EntityId ensureById(const std::string &space, const std::string &id, bool &isNew);
    Entity &entity(EntityId id);
    std::string spelled(const std::string &name);  ///< with single blanks
    void setName(EntityId id, const std::string &name);
    std::size_t entityCount() const { return m_entities.size(); }
    /// The key of the type that a cell means: a shipped one by key, label or plural, else one of its own.
    std::string typeKey(const std::string &text);
    /// The entities are complete; so many statements will follow.
    void keepEntities(std::size_t statements);

    // ---- statements; after it
    DocumentId ensureDocument(const Document &document);  ///< by key
    /// The document of statements that name none: the file.
    DocumentId fileDocument(const std::string &file);
    /// The key of the predicate with this label; labels that share a key are kept as property of \a s.
    PredicateId setPredicate(Statement &s, const std::string &label, bool directed);
    const PredicateOfLabel &predicateOf(std::string_view label, bool directed);  ///< valid until the next call
    std::uint32_t propertyNumber(const std::string &key) { return m_builder.propertyNumber(key); }
    void addStatement(const PlainStatement &s) { m_builder.addStatement(s); }
    /// Empty keys are filled in at the end; one that is taken becomes a property. \a s may be spoilt.
    void addStatement(Statement &s, PredicateId predicate);
    std::size_t respelled() const { return m_respelled; }  ///< spellings of names with other than single blanks between their words
    std::size_t repeatedKeys() const { return m_repeated; }
    Result<KnowledgeGraph> finish(const RunContext &context) { return m_builder.finish(context); }

private:
    GraphBuilder m_builder;
    struct Made {
        std::string_view name;     ///< its key and name, and nothing else is known
        Entity *record = nullptr;  ///< all of it
    };
    LargeVector<Made> m_entities;
    std::deque<Entity> m_records;                                              ///< not moved while they grow
    std::string idKey(const std::string &space, const std::string &id) const;  ///< by which it is in m_byId
    std::string_view keyOf(EntityId id) const;
    NameIndex m_byId, m_byName;
    std::unordered_set<std::string> m_shared;  ///< ids that several spaces with a colon have, and nobody before them without one
    std::unordered_map<std::string, std::string> m_types;
    std::array<NameIndex, 2> m_predicateNumbers;  ///< by label: of links without and with direction
    std::vector<PredicateOfLabel> m_predicates;
    std::unordered_map<std::string, DocumentId> m_documents, m_files;
    std::string m_lastFile;
    DocumentId m_lastFileDocument = noDocument;
    std::deque<std::string> m_cleaned;  ///< names that stand so in no cell
    std::size_t m_respelled = 0;
    std::size_t m_repeated = 0;
};

}  // namespace relata
