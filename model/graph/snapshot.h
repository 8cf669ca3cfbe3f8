// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/idset.h"
#include "model/graph/ids.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace relata {

class KnowledgeGraph;

/// An immutable compressed (CSR) copy of a graph's shape for long work: nodes are 0 … nodeCount-1. Cheap to copy and to share between threads.
class Snapshot
{
public:
    struct Arc {
        std::uint32_t node;     ///< the other end
        StatementId statement;  ///< what is said
    };
    /// Of the whole graph, or of the given entities and the given statements between them.
    static Snapshot of(const KnowledgeGraph &graph);
    static Snapshot of(const KnowledgeGraph &graph, const IdSet<EntityId> &entities, const IdSet<StatementId> &statements);

    std::size_t nodeCount() const;
    std::size_t arcCount() const;                        ///< statements
    std::span<const Arc> out(std::uint32_t node) const;  ///< as subject, by statement id
    std::span<const Arc> in(std::uint32_t node) const;   ///< as object, by statement id
    EntityId entityAt(std::uint32_t node) const;
    static constexpr std::uint32_t noNode = 0xFFFFFFFFu;
    std::uint32_t nodeOf(EntityId id) const;  ///< noNode when not in the snapshot

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

}  // namespace relata
