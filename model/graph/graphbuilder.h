// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"
#include "model/graph/nameindex.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relata {

/// What edge lists say: two ends and properties, and “speaker unknown” as its status.
struct PlainStatement {
    EntityId subject = noEntity, object = noEntity;
    PredicateId predicate{};
    DocumentId document = noDocument;
    std::vector<std::pair<std::uint32_t, std::string_view>> properties;  ///< by propertyNumber()
    std::string_view key = {};                                           ///< empty = none
};

/// A new graph, record by record, in the memory that the graph itself needs: for readers of large files. An edit that says the same takes several
/// times as much. What KnowledgeGraph::apply() would refuse, finish() refuses, in the same words; nothing is refused before.
/// Documents and entities come before the statements that name them. Ids count up from 0, or go on from where goOnAt() says.
class GraphBuilder
{
public:
    enum class Keyless { Numbered, Refused };  ///< statements without a key: s1, s2 … at the end, or an error of finish()
    explicit GraphBuilder(Schema schema = Schema::standard(), Keyless keyless = Keyless::Numbered);
    ~GraphBuilder();
    GraphBuilder(const GraphBuilder &) = delete;
    GraphBuilder &operator=(const GraphBuilder &) = delete;

    Schema &schema() { return m_schema; }  ///< may grow at any time
    GraphInfo &info();
    /// How many there will be: their columns get the right size at once.
    void expect(std::size_t entities, std::size_t statements);

    /// The next record gets this id, which is not below the end of those so far; ids that are passed over stay unused. O(passed over).
    void goOnAt(DocumentId id);
    void goOnAt(EntityId id);
    void goOnAt(StatementId id);

    std::size_t entityCount() const;
    EntityId findEntity(std::string_view key) const;                                ///< noEntity when unknown
    void prefetchEntity(std::string_view key) const { m_entityIds.prefetch(key); }  ///< it will be looked for soon
    void prefetchStatement(std::string_view key) const;                             ///< one with it will be added soon
    Entity entity(EntityId id) const;                                               ///< a copy of all fields

    DocumentId addDocument(const Document &document);
    /// Its type needs to be in the schema only at the end: see typesInUse().
    EntityId addEntity(const Entity &entity);
    /// One that is known by its key alone, which is its name too. Whether another one has it is asked at the end; findEntity() does not find it.
    EntityId addNewEntity(std::string_view key, const std::string &type);
    void replaceEntity(EntityId id, const Entity &entity);
    /// Keys of the types of all entities, in the order of the first entity of each.
    std::vector<std::string> typesInUse() const;

    /// False, and nothing is added, when another statement has its key already. Without a key it gets one at the end, if it may: s1, s2 …, those
    /// that are not taken.
    bool addStatement(const Statement &statement);
    /// The same for a predicate that is known by its number; statement.predicate is not looked at.
    bool addStatement(const Statement &statement, PredicateId predicate);
    std::uint32_t propertyNumber(const std::string &key);
    bool addStatement(const PlainStatement &statement);  ///< the same; its predicate is in the schema

    /// The graph. Errors of apply(), and Cancelled. O(size).
    Result<KnowledgeGraph> finish(const RunContext &context = {});

private:
    KnowledgeGraph::Data &data();
    const KnowledgeGraph::Data &data() const { return m_graph.data(); }
    bool fits(std::initializer_list<std::size_t> lengths);
    /// The first reason why a statement between them may not be; keys are for the message.
    std::optional<Error> faultOf(std::string_view key, EntityId subject, EntityId object, EntityId speaker, DocumentId document) const;
    bool fitsEntity(const Entity &entity);
    /// For the statement that is added next. False when another one has it.
    bool takeKey(std::string_view key);
    std::uint16_t typeNumber(const std::string &key);
    Result<void> checkTypes();
    Result<void> checkStatements() const;
    void giveKeys();
    void loadTopology();

    KnowledgeGraph m_graph;
    NameIndex m_entityIds;  ///< until the end, when the graph gets its smaller and slower one
    Schema m_schema;
    Keyless m_keyless;
    std::vector<std::string> m_types;  ///< by the number that entities carry until the end
    std::unordered_map<std::string, std::uint32_t> m_typeNumbers;
    std::optional<Error> m_entityError, m_documentError;
    bool m_keysMissing = false, m_full = false;
    std::uint16_t m_lastType = 0;
    std::size_t m_expected = 0;  ///< statements
    struct Fault {
        std::uint32_t statement;
        Error error;
    };
    std::optional<Fault> m_statementFault;  ///< the first one
};

}  // namespace relata
