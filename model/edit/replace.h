// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace relata {

/// A field that holds words. Those of entities come first, then those of statements, then those of documents.
enum class TextField {
    Name,
    Alias,
    Description,
    EntityProperty,
    Claim,
    Quote,
    Note,
    Said,
    Holds,
    Confidence,
    Status,
    StatementProperty,  ///< but for those that tell the place
    Place,              ///< in the document: "p. 12, ¶9"
    Title,
    Author,
    Publisher
};
inline constexpr std::size_t textFieldCount = 16;
enum class RecordKind { Entity, Statement, Document };
RecordKind kindOf(TextField field);

struct ReplaceRequest {
    enum class Match { Text, WholeWord, Expression };
    std::string find;         ///< text, or a regular expression (ICU's: Unicode, as in Perl)
    std::string replacement;  ///< with Match::Expression $1 … $9, ${name} and \n, \t, \\, \$ have a meaning
    Match match = Match::Text;
    bool matchCase = false;  ///< and accents: without it a plain letter finds those with marks, too, except in expressions
    std::vector<TextField> fields;
    // which records; not given = all of the kind
    std::optional<std::vector<EntityId>> entities;
    std::optional<std::vector<StatementId>> statements;
    std::optional<std::vector<DocumentId>> documents;
};

/// One text that would change.
struct ReplaceHit {
    std::variant<EntityId, StatementId, DocumentId> record;
    TextField field = TextField::Name;
    std::size_t part = 0;  ///< index of the alias, property or author
    std::string key;       ///< of the property
    std::string before, after;
    std::vector<std::pair<std::size_t, std::size_t>> places;  ///< in `before`: start and length in bytes
    std::string problem;                                      ///< why it cannot be so, and what was expected; empty = it can
};

struct ReplaceHits {
    std::vector<ReplaceHit> hits;  ///< in order of ids and fields
    std::size_t count = 0;         ///< texts that would change in all; more than mostHits are not listed
    static constexpr std::size_t mostHits = 20'000;
};

/// Every text of the fields that matches and would change. A name that would be empty, a date that would be none, a mark of a merge are problems.
/// Errors: Cancelled; Syntax (of the expression, with the column; or one that takes too long); nothing to find. O(text) for plain text, else as the
/// expression takes, at most about a second for one text.
Result<ReplaceHits> findTexts(const KnowledgeGraph &graph, const ReplaceRequest &request, const RunContext &context = {});

/// The edit that makes \a hits true; those with a problem must not be among them. Aliases and authors that become empty, or the same as another one,
/// go. Errors: a text that is no longer what the hit says; what check() says. O(hits log hits).
Result<GraphDiff> replaceTexts(const KnowledgeGraph &graph, const std::vector<ReplaceHit> &hits);

}  // namespace relata
