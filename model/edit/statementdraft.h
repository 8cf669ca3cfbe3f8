// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/drafts.h"

namespace relata {

/// An entity that is there, or one to be made; neither: nobody.
struct EntityWish {
    EntityId id = noEntity;
    std::string name;  ///< of the new one, when `id` is noEntity
    std::string type;  ///< of the new one
};

/// A statement as a form holds it: what it names may not exist yet.
struct StatementWish {
    Statement record;  ///< its ends, speaker and, when `newPredicate` or `newDocument` are given, predicate and document are overruled
    EntityWish subject, object, speaker;
    std::string newPredicate;  ///< label of a predicate that the schema has not; a starter of that label brings its inverse and definition
    std::string newCategory;   ///< key of the category of the new predicate; empty = none
    std::string newDocument;   ///< title of a document that the graph has not
};

/// The edit that makes \a wish true, with the entities, the document and the predicate that it needs: new ones of one name and type are made once. A
/// new statement without a claim is given one in plain words, "A supports B.". \a id is noStatement for a new one. Errors as draftStatement().
/// O(size of the schema when it grows).
Result<GraphDiff> draftStatement(const KnowledgeGraph &graph, StatementId id, StatementWish wish);

/// One of several statements that are drafted together; \a id noStatement: a new one.
struct StatementEdit {
    StatementId id = noStatement;
    StatementWish wish;
};
/// The same for several at once, as one edit: what two of them need is made once. Splitting one statement in two is an edit of it and a new one.
Result<GraphDiff> draftStatements(const KnowledgeGraph &graph, std::vector<StatementEdit> edits);

/// A predicate key from a label, free in \a schema: "reports to" -> "reports-to".
std::string freePredicateKey(const Schema &schema, std::string_view label);

}  // namespace relata
