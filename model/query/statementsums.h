// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/scale.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/snapshot.h"
#include "model/query/columnparts.h"
#include "model/query/propertycolumn.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace relata {

/// A number that is said of two entities, and where.
struct ToldNumber {
    std::uint32_t end = 0;  ///< tells the two ends from others of the same bunch
    PredicateId predicate{};
    std::uint32_t holds = 0;
    double number = 0;
    DocumentId document = noDocument;
    auto what() const { return std::tuple(end, predicate, holds, number); }
    friend bool operator<(const ToldNumber &a, const ToldNumber &b) { return std::tuple(a.what(), a.document) < std::tuple(b.what(), b.document); }
};

/// What a property of the statements of \a shown adds up to at each of their ends, by entity id; NaN for those of whom none says a number. The way of
/// \a scale (Scale::Kind::Sums) says at which end; what somebody says of itself counts once.
/// Denied statements count nothing. Statements of several documents that say the same number of the same two entities, predicate and time are one
/// thing that was told more than once: it counts as often as the document that has it most often says so. Numbers as propertyColumn() reads them;
/// of a list ("60|40") all. Added in the order of subjects, so that the last digits do not vary. Error::Cancelled. O(m log d), m statements, d the
/// most that lead from one entity.
Result<PropertyColumn> statementSums(const KnowledgeGraph &graph, const Snapshot &shown, const Scale &scale, const RunContext &context = {});

/// What a property of statements adds up to in bunches of them, counted as above: for links as wide as what they carry.
class StatementAmounts
{
public:
    /// \a graph stays as it is. O(fields of all).
    StatementAmounts(const KnowledgeGraph &graph, const std::string &property, const RunContext &context = {});
    bool isKnown() const { return m_property.has_value(); }  ///< somebody has such a property
    /// Of statements between the same two. NaN where none says a number. O(n log n).
    double of(std::span<const StatementId> statements);

private:
    const KnowledgeGraph &m_graph;
    std::optional<std::uint32_t> m_property;
    NumberReader m_reader;
    std::vector<ToldNumber> m_told;
};

/// The property that people name, accents and case aside, of those of statements that are numbers. Error::NotFound, with what is near.
Result<std::string> summedProperty(const KnowledgeGraph &graph, const std::string &name);

}  // namespace relata
