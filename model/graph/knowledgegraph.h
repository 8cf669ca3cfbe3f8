// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/idset.h"
#include "model/core/result.h"
#include "model/graph/graphdiff.h"
#include "model/graph/ids.h"
#include "model/graph/records.h"
#include "model/schema/schema.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Where the graph comes from, as its file says. Not part of the diffs.
struct GraphInfo {
    std::string id;  ///< readable slug of the data set
    std::string title;
    std::string description;
    std::string version;
    std::string created;  ///< EDTF
    std::string license;
    Properties properties;
    friend bool operator==(const GraphInfo &, const GraphInfo &) = default;
};

/// A range of ids, [0, end), skipping removed ones; see KnowledgeGraph::entities().
template <typename Id>
class IdRange;

/// The truth: a directed multigraph (Boost.Graph) of entities and statements, with documents and a schema. Copyable, movable.
/// Ids are dense, stable and never reused; removed ids leave gaps (`contains` is false). Reading is O(1) unless said otherwise;
/// string views stay valid until the graph changes. Safe to read from several threads while nobody applies.
class KnowledgeGraph
{
public:
    KnowledgeGraph();
    KnowledgeGraph(const KnowledgeGraph &);
    KnowledgeGraph(KnowledgeGraph &&) noexcept;
    KnowledgeGraph &operator=(KnowledgeGraph other) noexcept;
    ~KnowledgeGraph();

    GraphInfo &info();
    const GraphInfo &info() const;
    const Schema &schema() const;
    /// Grows by one with every successful apply; 0 when new.
    std::uint64_t revision() const;

    // ---- counts and ids
    std::size_t entityCount() const;
    std::size_t statementCount() const;
    std::size_t documentCount() const;
    std::size_t entityIdEnd() const;  ///< one past the largest id ever given
    std::size_t statementIdEnd() const;
    std::size_t documentIdEnd() const;
    EntityId nextEntityId() const { return EntityId(static_cast<std::uint32_t>(entityIdEnd())); }  ///< id for a new record in a diff
    StatementId nextStatementId() const { return StatementId(static_cast<std::uint32_t>(statementIdEnd())); }
    DocumentId nextDocumentId() const { return DocumentId(static_cast<std::uint32_t>(documentIdEnd())); }
    bool contains(EntityId id) const;
    bool contains(StatementId id) const;
    bool contains(DocumentId id) const;
    IdRange<EntityId> entities() const;  ///< ascending
    IdRange<StatementId> statements() const;
    IdRange<DocumentId> documents() const;
    EntityId findEntity(std::string_view key) const;  ///< noEntity when unknown
    StatementId findStatement(std::string_view key) const;
    DocumentId findDocument(std::string_view key) const;

    // ---- one entity; the id must be contained
    Entity entity(EntityId id) const;  ///< a copy of all fields
    std::string_view key(EntityId id) const;
    std::string_view name(EntityId id) const;
    std::string_view description(EntityId id) const;
    TypeId typeOf(EntityId id) const;
    std::vector<std::string_view> aliases(EntityId id) const;
    std::vector<StatementId> statementsOf(EntityId id) const;       ///< as subject or object, ascending, a self-loop once. O(degree log degree)
    std::vector<StatementId> statementsFrom(EntityId id) const;     ///< as subject
    std::vector<StatementId> statementsTo(EntityId id) const;       ///< as object
    std::vector<StatementId> statementsBy(EntityId speaker) const;  ///< that this entity vouches for. O(statements)
    std::size_t degree(EntityId id) const;                          ///< statements as subject plus as object

    // ---- one statement; the id must be contained
    Statement statement(StatementId id) const;  ///< a copy of all fields
    std::string_view key(StatementId id) const;
    EntityId subject(StatementId id) const;
    EntityId object(StatementId id) const;
    PredicateId predicate(StatementId id) const;
    EntityId speaker(StatementId id) const;       ///< noEntity = the document's author, unless isSpeakerUnknown()
    bool isSpeakerUnknown(StatementId id) const;  ///< no speaker, and no document whose author it could be, or the status says so
    DocumentId document(StatementId id) const;
    int paragraph(StatementId id) const;
    Modality modality(StatementId id) const;
    Polarity polarity(StatementId id) const;
    std::string_view claim(StatementId id) const;
    bool hasLongText(StatementId id) const;  ///< a quote, note or other rare field: worth a look at statement(id)
    std::string_view quote(StatementId id) const;
    std::string_view note(StatementId id) const;
    const Edtf &said(StatementId id) const;
    const Edtf &holds(StatementId id) const;

    // ---- one document; the id must be contained
    const Document &document(DocumentId id) const;

    // ---- change
    /// Applies all of \a diff or nothing. Error::Schema / NotFound names the record and what was expected: duplicate or empty key, unknown
    /// type, predicate, end, speaker or document, type outside a predicate's domain or range, `before` that is not what is stored,
    /// an entity removed while statements outside the diff still use it (as an end or as speaker). O(diff) amortised.
    Result<void> apply(const GraphDiff &diff);
    /// What apply() would say, without doing it. O(diff).
    Result<void> check(const GraphDiff &diff) const;

    /// Bytes used for entities, statements and topology; `text` counts the characters themselves (removed ones until the next compaction:
    /// text is rewritten when more than half of it, and more than 1 MiB, is no longer used). O(entities).
    struct Memory {
        std::size_t text = 0, entities = 0, statements = 0, other = 0;
    };
    Memory memory() const;

    struct Data;  ///< inside model/graph only
    const Data &data() const { return *m_data; }

private:
    friend class GraphBuilder;
    std::unique_ptr<Data> m_data;
};

/// The edit that removes \a ids, with every statement that has one of them as subject, object or speaker.
GraphDiff removeEntities(const KnowledgeGraph &graph, const std::vector<EntityId> &ids);
GraphDiff removeStatements(const KnowledgeGraph &graph, const std::vector<StatementId> &ids);
/// The edit that turns an empty graph into this one (for writing, copying and tests).
GraphDiff asAdditions(const KnowledgeGraph &graph);

template <typename Id>
class IdRange
{
public:
    class iterator
    {
    public:
        using value_type = Id;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;
        iterator(const KnowledgeGraph *graph, std::uint32_t i, std::uint32_t end) : m_graph(graph), m_i(i), m_end(end) { skip(); }
        Id operator*() const { return Id(m_i); }
        iterator &operator++()
        {
            ++m_i;
            skip();
            return *this;
        }
        friend bool operator==(const iterator &a, const iterator &b) { return a.m_i == b.m_i; }

    private:
        void skip()
        {
            while (m_i < m_end && !m_graph->contains(Id(m_i)))
                ++m_i;
        }
        const KnowledgeGraph *m_graph;
        std::uint32_t m_i, m_end;
    };
    IdRange(const KnowledgeGraph &graph, std::size_t end) : m_graph(&graph), m_end(static_cast<std::uint32_t>(end)) {}
    iterator begin() const { return {m_graph, 0, m_end}; }
    iterator end() const { return {m_graph, m_end, m_end}; }

private:
    const KnowledgeGraph *m_graph;
    std::uint32_t m_end;
};

}  // namespace relata
