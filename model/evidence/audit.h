// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// Unsourced statements, links with one source, missing locators, contradictions (see disputedStatements), schema breaches (domain, range),
/// said after the document was published, entities nobody states anything about, rows twice. Errors first. O(n log n).
std::vector<Finding> auditEvidence(const KnowledgeGraph &graph);
std::string_view toString(Finding::Kind kind);  ///< "schema-breach" …

/// Pairs of sides where accounts differ: the same ends and predicate, one denied and one not, or predicates declared opposite by the schema,
/// with overlapping (or unknown) times. Marked, never resolved.
struct Disagreement {
    std::vector<StatementId> oneSide;
    std::vector<StatementId> otherSide;
};
std::vector<Disagreement> disagreements(const KnowledgeGraph &graph);

}  // namespace relata
