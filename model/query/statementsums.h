// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/scale.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/snapshot.h"
#include "model/query/propertycolumn.h"

#include <memory>
#include <span>
#include <string>

namespace relata {

/// What a property of the statements of \a shown adds up to at each of their ends, by entity id; NaN for those of whom none says a number. The way of
/// \a scale (Scale::Kind::Sums) says at which end, both where the predicate is symmetric; what somebody says of itself counts once.
///
/// Denied statements count nothing. What one voice (a speaker in a document) says of the same two entities, predicate, number and time that another
/// voice says as well is one thing told again, and counts once, unless both have a further property that differs (a contract's number); what a voice
/// says twice counts twice. Numbers as propertyColumn() reads them; of a list ("60|40") all. The note tells what was left out, what may be the same
/// (one time within the other, or none), and what lacks a number. Added in the order of subjects, so that the last digits do not vary.
/// Error::Cancelled. O(m log m), m statements.
Result<PropertyColumn> statementSums(const KnowledgeGraph &graph, const Snapshot &shown, const Scale &scale, const RunContext &context = {});

/// What a property of statements adds up to in bunches of them, counted as above: for links as wide as what they carry.
class StatementAmounts
{
public:
    /// \a graph stays as it is. O(fields of all).
    StatementAmounts(const KnowledgeGraph &graph, const std::string &property, const RunContext &context = {});
    ~StatementAmounts();
    StatementAmounts(const StatementAmounts &) = delete;
    StatementAmounts &operator=(const StatementAmounts &) = delete;
    bool isKnown() const;  ///< somebody has such a property
    /// Of statements between the same two. NaN where none says a number. O(n log n).
    double of(std::span<const StatementId> statements);
    std::string note() const;  ///< of all that was asked, as the note above

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// The property that people name, accents and case aside, of those of statements that are numbers. Error::NotFound, with what is near.
Result<std::string> summedProperty(const KnowledgeGraph &graph, const std::string &name);

}  // namespace relata
