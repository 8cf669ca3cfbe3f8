// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <optional>
#include <string>
#include <vector>

namespace relata {

// Changes of what statements and entities are, of one or of many. Claims that were made of the link ("A supports B.") follow it; all others stay as
// they were said.

/// The edit that lets subject and object change places, because they were written the wrong way round. Where the predicate does not take the types
/// that way, its inverse (inversePredicate) takes its place. Errors: the first one that neither fits, and how many. O(statements + predicates).
Result<GraphDiff> reverseStatements(const KnowledgeGraph &graph, const std::vector<StatementId> &ids);

/// The edit that says the same from the other end: "A advises B" becomes "B is advised by A". Statements whose predicate has no inverse stay.
Result<GraphDiff> invertStatements(const KnowledgeGraph &graph, const std::vector<StatementId> &ids);

/// The predicate that says the same from the other end: of its inverse label, or itself when symmetric; nothing when the schema has none.
/// O(predicates).
std::optional<PredicateId> inversePredicate(const Schema &schema, PredicateId id);

/// The edit that gives all of \a ids the predicate \a key. Errors: unknown predicate; the first statement whose ends it does not take, and how many.
Result<GraphDiff> retypeStatements(const KnowledgeGraph &graph, const std::vector<StatementId> &ids, const std::string &key);

/// The predicates that take the ends of all of \a ids, most used first. O(statements + predicates * kinds of ends).
std::vector<PredicateId> predicatesForAll(const KnowledgeGraph &graph, const std::vector<StatementId> &ids);

/// The edit that makes all of \a ids entities of type \a key. Errors: unknown type; the first statement that could not stand, and how many.
/// O(statements of the entities).
Result<GraphDiff> retypeEntities(const KnowledgeGraph &graph, const std::vector<EntityId> &ids, const std::string &key);

/// "Ana supports Bob.": the claim of a statement that nobody has put in words.
std::string plainClaim(const KnowledgeGraph &graph, EntityId subject, PredicateId predicate, EntityId object);

}  // namespace relata
