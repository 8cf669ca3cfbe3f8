// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <vector>

namespace relata {

/// A part of \a graph as a graph of its own: \a entities with the statements among them, \a statements with their ends; with the speakers and
/// documents that these need, and of the schema the types and predicates that they have. Keys and all fields stay. O(schema + statements of the
/// entities).
KnowledgeGraph clipOf(const KnowledgeGraph &graph, const std::vector<EntityId> &entities, const std::vector<StatementId> &statements);

/// The same of \a entities and no other statements than \a statements: not all that are among them. With the whole schema, the graph's title and
/// notes about itself. Errors of GraphBuilder::finish(). O(ids + part).
Result<KnowledgeGraph> partOf(const KnowledgeGraph &graph, const IdSet<EntityId> &entities, const IdSet<StatementId> &statements);

}  // namespace relata
