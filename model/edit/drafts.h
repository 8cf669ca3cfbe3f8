// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Nothing in it yet but the standard schema: what a new project begins with.
KnowledgeGraph emptyGraph();

/// A readable key that no entity (statement) of \a graph has yet, made of \a name: accents folded, words joined by hyphens, "-2" and so on when
/// taken. O(size of name + number of clashes).
std::string freeEntityKey(const KnowledgeGraph &graph, std::string_view name);
std::string freeStatementKey(const KnowledgeGraph &graph);
std::string freeDocumentKey(const KnowledgeGraph &graph, std::string_view title);

/// The predicates whose domain and range take these types, most used first, then in the order of the schema. O(statements + predicates).
std::vector<PredicateId> fittingPredicates(const KnowledgeGraph &graph, TypeId subject, TypeId object);

/// The edit that makes \a entity: a new one, with a key of its own when it has none, when \a id is noEntity; otherwise the stored one is changed into
/// it. Blanks around texts and empty aliases are taken off. Empty when nothing changes. Errors with what was expected: no name, an unknown type, a
/// key that is taken, a type that the predicates of its statements do not take.
Result<GraphDiff> draftEntity(const KnowledgeGraph &graph, EntityId id, Entity entity);

/// The same for a document: needs a title or an address; without a key it gets one of its title. Errors: neither, a key that is taken.
Result<GraphDiff> draftDocument(const KnowledgeGraph &graph, DocumentId id, Document document);
/// Takes it away. Error::Schema when statements stand in it. O(statements).
Result<GraphDiff> removeDocument(const KnowledgeGraph &graph, DocumentId id);

/// The same for a statement. Errors: ends, speaker or document that are not there, an unknown predicate or one that does not take these types.
Result<GraphDiff> draftStatement(const KnowledgeGraph &graph, StatementId id, Statement statement);

}  // namespace relata
