// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/graph only: the columns and the Boost.Graph topology behind KnowledgeGraph.

#include "model/graph/keyindex.h"
#include "model/graph/knowledgegraph.h"
#include "model/graph/textarena.h"

#include <boost/graph/adjacency_list.hpp>

#include <unordered_map>

namespace relata {

/// Vertex descriptor == value of the EntityId: a removed entity leaves its (empty) vertex behind, so nothing is ever renumbered.
struct TopologyEdge {
    StatementId statement = noStatement;
};
using Topology = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, TopologyEdge>;

struct EntityRow {
    TextRef key, name, description;
    std::uint32_t speakerUses = 0;  ///< statements that this entity vouches for
    TypeId type{};
    bool live = false;
    bool hasExtras = false;
};
struct EntityExtras {
    std::vector<std::string> aliases;
    Properties properties;
};
enum class HoldsBasis : std::uint8_t { None, Stated, Inferred, Other };
struct StatementRow {
    TextRef key, claim;
    EntityId subject = noEntity, object = noEntity, speaker = noEntity;
    DocumentId document = noDocument;
    std::uint32_t said = 0, holds = 0;  ///< into times
    std::int32_t paragraph = 0;
    PredicateId predicate{};
    Modality modality = Modality::Asserted;
    Polarity polarity = Polarity::Neutral;
    HoldsBasis holdsBasis = HoldsBasis::None;
    bool live = false;
    bool hasExtras = false;
};
struct StatementExtras {
    std::string quote, holdsBasis, confidence, status, note;
    Properties properties;
    bool empty() const { return quote.empty() && holdsBasis.empty() && confidence.empty() && status.empty() && note.empty() && properties.empty(); }
};
struct DocumentRow {
    Document record;
    std::size_t uses = 0;
    bool live = false;
};

struct KnowledgeGraph::Data {
    GraphInfo info;
    Schema schema = Schema::standard();
    std::uint64_t revision = 0;

    TextArena text;
    Topology topology;
    std::vector<EntityRow> entities;
    std::vector<StatementRow> statements;
    std::vector<DocumentRow> documents;
    std::unordered_map<std::uint32_t, EntityExtras> entityExtras;
    std::unordered_map<std::uint32_t, StatementExtras> statementExtras;
    std::vector<Edtf> times{Edtf{}};  ///< distinct; 0 = undated
    std::unordered_map<std::string, std::uint32_t> timeIndex;
    KeyIndex entityKeys, statementKeys;
    std::size_t liveEntities = 0, liveStatements = 0, liveDocuments = 0;

    std::string_view entityKey(std::uint32_t i) const { return text.view(entities[i].key); }
    std::string_view statementKey(std::uint32_t i) const { return text.view(statements[i].key); }
    auto entityKeyOf() const
    {
        return [this](std::uint32_t i) { return entityKey(i); };
    }
    auto statementKeyOf() const
    {
        return [this](std::uint32_t i) { return statementKey(i); };
    }

    // graphapply.cpp: no checks, the diff is known to be sound
    void addEntity(EntityId id, const Entity &entity);
    void removeEntity(EntityId id);
    void addStatement(StatementId id, const Statement &statement);
    void removeStatement(StatementId id);
    void setDocument(DocumentId id, const std::optional<Document> &document);
    void setSchema(const Schema &next);
    std::uint32_t internTime(const Edtf &time);
    void compactText();
};

/// All reasons why \a diff may not be applied to \a graph; the first one, or nothing. Changes nothing.
Result<void> validateDiff(const KnowledgeGraph &graph, const GraphDiff &diff);

}  // namespace relata
