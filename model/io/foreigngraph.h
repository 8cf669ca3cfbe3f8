// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/graphbuilder.h"
#include "model/io/formats.h"

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace relata {

/// A predicate or property key from free text: lower case letters and digits, the rest to single hyphens.
std::string slug(std::string_view text);

struct PredicateOfLabel {
    PredicateId id{};
    bool differs = false;  ///< its label is another one than the file's: they share a key
};

/// Gives \a predicate, of which only the label is known, the category its words speak of (categoryOfWords), if \a schema has it, and, where it is one
/// of the shipped starters, the words of the other direction.
void tellByWords(Predicate &predicate, const Schema &schema);

/// The predicate of what a file calls its edges, made where there is none; empty: “linked to”, or “linked with” where \a directed is false. A word
/// in both senses makes two.
PredicateOfLabel ensurePredicateOf(Schema &schema, const std::string &label, bool directed);

/// The key of the type that a file's word means: one of \a schema by key, label, plural or its name in Spanish, otherwise one that is made.
std::string ensureTypeOf(Schema &schema, const std::string &text);

/// Adds \a s; false when its key is another one's already: then it is the property “id in the file”, and a key is made.
bool addWithKeyOrProperty(GraphBuilder &builder, Statement &s, PredicateId predicate);

/// The property of a document that stands for a data set: its name.
inline constexpr const char *datasetOfDocument = "dataset";

/// What a foreign file's edges share: the file as document and a schema that grows with what is met.
class ForeignGraph
{
public:
    explicit ForeignGraph(const std::filesystem::path &path, const std::string &format);
    void expect(std::size_t nodes, std::size_t edges) { m_builder.expect(nodes, edges); }

    /// The entity of \a key to be written to, as it is so far: new ones have the key as name and no type. keepEntity() puts it into the graph.
    Entity &entity(const std::string &key);
    void keepEntity();
    EntityId ensureEntity(const std::string &key);
    const std::string &typeOf(const std::string &text);                                       ///< see ensureTypeOf()
    void prefetch(std::string_view key) const { m_builder.prefetchEntity(key); }              ///< it will be named soon
    void prefetchStatement(std::string_view key) const { m_builder.prefetchStatement(key); }  ///< it will be the key of one soon
    std::size_t entityCount() const { return m_builder.entityCount(); }

    /// A new statement to be written to, which keepStatement() puts into the graph. The predicate's key is made of its label; labels that share a
    /// key stay a property.
    Statement &statement(EntityId from, EntityId to, const std::string &predicate, bool directed = true);
    /// The document of what the file has from the data set \a name, made where there is none.
    DocumentId dataset(const std::string &name);
    /// A key that another statement has already becomes a property, and one is made where there is none.
    void keepStatement();

    // ---- an edge that has no label, and no fields but properties
    EntityId findEntity(std::string_view key) const { return m_builder.findEntity(key); }  ///< noEntity when unknown
    std::uint32_t propertyNumber(const std::string &name) { return m_builder.propertyNumber(name); }
    /// With document and predicate of such edges. False, and nothing is done, where keepStatement() would make a property of anything.
    bool keepPlain(PlainStatement &s, bool directed);

    void setTitle(std::string title) { m_builder.info().title = std::move(title); }
    void setDescription(std::string description) { m_builder.info().description = std::move(description); }
    void addProperty(const std::string &name, const std::string &value);  ///< of the whole graph
    Result<LoadedGraph> finish(IoReport report, const RunContext &context);

private:
    struct KnownPredicate {
        PredicateId id{};
        bool known = false, differs = false;  ///< its label is not what the file says
    };
    KnownPredicate predicateOf(const std::string &label, bool directed);

    GraphBuilder m_builder;
    std::unordered_map<std::string, DocumentId> m_datasets;                       ///< by name
    std::unordered_set<std::string> m_datasetKeys{"file"};                        ///< of documents
    std::unordered_map<std::string, std::string> m_types;                         ///< by the file's words
    std::unordered_map<std::string, std::array<KnownPredicate, 2>> m_predicates;  ///< by label; without and with direction
    std::string m_lastLabel;
    std::array<KnownPredicate, 2> *m_lastKnown = nullptr;  ///< of the label asked for last; null: none yet
    Entity m_entity;
    std::unordered_map<EntityId, Entity> m_again;  ///< those that were written to again, which may be often
    bool m_isNew = true;                           ///< the entity that is written to is not in the graph yet
    Statement m_statement;
    PredicateId m_predicate{};
    std::size_t m_twice = 0;
    std::string m_format;
    std::filesystem::path m_path;
};

}  // namespace relata
