// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"

#include <string>
#include <vector>

namespace relata {

/// One finding of the evidence audit.
struct Finding {
    enum class Severity { Error, Warning, Note };
    enum class Kind { SchemaBreach, Unsourced, SingleSource, MissingLocator, BadTime, Contradiction, UnusedEntity, Duplicate };
    Severity severity = Severity::Warning;
    Kind kind = Kind::Unsourced;
    std::string message;                  ///< one plain sentence
    std::vector<EntityId> entities;       ///< concerned
    std::vector<StatementId> statements;  ///< concerned
};

/// Errors: a schema that names categories, types or opposites it does not define (statements outside a predicate's domain or range never get into
/// a graph). Warnings: statements without document or claim, without a place in the document, said after the document was published, standing twice;
/// entities that nobody states anything about. Notes: links that rest on one origin (one note for all when the whole graph does), accounts that
/// differ, speakers about whom nothing is stated. Errors first, then in order of ids. O(n log n).
std::vector<Finding> auditEvidence(const KnowledgeGraph &graph);
std::string_view toString(Finding::Kind kind);  ///< "schema-breach" …

/// Pairs of sides where accounts differ: the same ends and predicate, one denied and one not, or predicates declared opposite by the schema,
/// with overlapping (or unknown) times they are said to hold. Marked, never resolved.
struct Disagreement {
    std::vector<StatementId> oneSide;    ///< stated; ascending, never empty
    std::vector<StatementId> otherSide;  ///< denied, or stating the opposite; ascending, never empty
};
/// Ordered by ends and predicate. O(n log n), and within one bundle of statements O(one side * other side) at worst. Of no use when it was cancelled.
std::vector<Disagreement> disagreements(const KnowledgeGraph &graph, const RunContext &context = {});

}  // namespace relata
