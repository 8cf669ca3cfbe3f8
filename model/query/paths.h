// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"
#include "model/graph/snapshot.h"

#include <vector>

namespace relata {

/// A chain of statements between two entities. entities.size() == hops + 1; each hop names every statement between its two ends
/// (either direction), firmest modality first, so that it can be read.
struct Path {
    std::vector<EntityId> entities;
    std::vector<std::vector<StatementId>> hops;
    std::size_t length() const { return hops.size(); }
};

enum class Direction { Either, Forward };  ///< Forward: only from subject to object

/// Up to \a most loopless chains from \a from to \a to, shortest first, ties by the more statements per hop and then by id (Yen 1971 over
/// searches from both ends). Empty when there is none. Error::NotFound when an end is not in the snapshot; Error::Cancelled.
Result<std::vector<Path>> shortestPaths(const Snapshot &snapshot, EntityId from, EntityId to, std::size_t most = 5,
                                        Direction direction = Direction::Either, const RunContext &context = {});

/// The same through the given entities and statements of \a graph as it is: no snapshot has to be made, only what is reached is looked at.
Result<std::vector<Path>> shortestPaths(const KnowledgeGraph &graph, const IdSet<EntityId> &entities, const IdSet<StatementId> &statements,
                                        EntityId from, EntityId to, std::size_t most = 5, Direction direction = Direction::Either,
                                        const RunContext &context = {});

/// Entities at most \a hops steps from any of \a centres, through the snapshot's statements in either direction; centres included. O(V + E).
IdSet<EntityId> neighbourhood(const Snapshot &snapshot, const std::vector<EntityId> &centres, int hops);
/// The same of the whole graph as it is. O(degrees of those that are reached).
IdSet<EntityId> neighbourhood(const KnowledgeGraph &graph, const std::vector<EntityId> &centres, int hops);

}  // namespace relata
