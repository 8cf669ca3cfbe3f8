// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/graph only: the columns beside the topology.

#include "model/core/largepages.h"
#include "model/graph/keyindex.h"
#include "model/graph/knowledgegraph.h"
#include "model/graph/numberedkeys.h"
#include "model/graph/packedfields.h"
#include "model/graph/statementrests.h"
#include "model/graph/textrun.h"
#include "model/graph/topology.h"

namespace relata {

struct EntityRow {
    enum Text { Key, Name, Description, Extras };  ///< extras: packed fields: aliases, properties
    TextRun<4> texts;
    std::uint32_t speakerUses = 0;  ///< statements that this entity vouches for
    TypeId type{};
    bool live = false;
    bool namedByKey = false;  ///< there is no text for the name then
};
enum class HoldsBasis : std::uint8_t { None, Stated, Inferred, Other };
struct StatementRow {
    enum Text { Key, Claim, Extras };  ///< key: may be none, see statementKey(). Extras: packed fields: quote, unusual basis, confidence, status …
    TextRun<3> texts;
    EntityId subject = noEntity, object = noEntity;
    DocumentId document = noDocument;
    PredicateId predicate{};
    Modality modality : 3 = Modality::Asserted;
    Polarity polarity : 2 = Polarity::Neutral;
    HoldsBasis holdsBasis : 2 = HoldsBasis::None;
    bool live : 1 = false;
    bool speakerUnknown : 1 = false;  ///< its status is unknownSpeaker: stands for the text
};
static_assert(sizeof(EntityRow) <= 20 && sizeof(StatementRow) <= 28, "a graph holds millions of them");
struct DocumentRow {
    Document record;
    std::size_t uses = 0;  ///< statements that cite it
    bool live = false;
};

struct KnowledgeGraph::Data {
    GraphInfo info;
    Schema schema = Schema::standard();
    std::uint64_t revision = 0;

    TextArena text;
    Topology topology;
    LargeVector<EntityRow> entities;
    LargeVector<StatementRow> statements;
    StatementRests rests;  ///< of the statements
    std::vector<DocumentRow> documents;
    std::vector<Edtf> times{Edtf{}};        ///< distinct; 0 = undated
    std::vector<std::string> propertyKeys;  ///< distinct
    KeyIndex entityKeys, statementKeys, documentKeys, timeIndex, propertyKeyIndex;
    std::size_t liveEntities = 0, liveStatements = 0, liveDocuments = 0;

    std::string_view textOf(const EntityRow &row, EntityRow::Text which) const
    {
        return row.texts.view(text, which == EntityRow::Name && row.namedByKey ? EntityRow::Key : which);
    }
    std::string_view textOf(const StatementRow &row, StatementRow::Text which) const { return row.texts.view(text, which); }
    std::string_view entityKey(std::uint32_t i) const { return textOf(entities[i], EntityRow::Key); }
    /// A statement without a text for it has the key of its own number: "s1" for the first one. Those are in no index.
    std::string_view statementKey(std::uint32_t i) const
    {
        return hasOwnKey(i) || !statements[i].live ? textOf(statements[i], StatementRow::Key) : numberedKeys::text(i + 1);
    }
    bool hasOwnKey(std::uint32_t i) const { return !statements[i].texts.isEmpty(text, StatementRow::Key); }
    std::uint32_t findStatement(std::string_view key) const;  ///< KeyIndex::none when unknown
    auto entityKeyOf() const
    {
        return [this](std::uint32_t i) { return entityKey(i); };
    }
    auto statementKeyOf() const
    {
        return [this](std::uint32_t i) { return statementKey(i); };
    }
    auto documentKeyOf() const
    {
        return [this](std::uint32_t i) { return std::string_view(documents[i].record.key); };
    }

    /// Applies an edit that is known to be sound.
    void apply(const GraphDiff &diff);

private:
    friend class GraphBuilder;
    void addEntity(EntityId id, const Entity &entity, TypeId type);
    void removeEntity(EntityId id);
    void addStatement(StatementId id, const Statement &statement);
    void removeStatement(StatementId id);
    void addDocument(DocumentId id, const Document &document);
    void removeDocument(DocumentId id);
    void setSchema(const Schema &next);
    void growFor(const GraphDiff &diff);
    void fillEntity(EntityRow &row, const Entity &entity, TypeId type);                      ///< all but index and counts
    void fillStatement(std::uint32_t i, const Statement &statement, PredicateId predicate);  ///< all but the index
    std::uint32_t internTime(const Edtf &time);
    FieldTag tagOf(const std::string &propertyKey);
    void packProperties(std::string &packed, const Properties &properties);
    void compact();
    std::string m_packed;  ///< scratch
};

/// The first reason why \a diff may not be applied to \a graph, or nothing. Changes nothing.
Result<void> validateDiff(const KnowledgeGraph &graph, const GraphDiff &diff);

}  // namespace relata
