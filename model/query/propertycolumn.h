// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/scale.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/core/writtennumber.h"

#include <cstddef>
#include <string>
#include <vector>

namespace relata {

class KnowledgeGraph;

/// A property that entities or statements have, and what can be made of it.
struct ScaleProperty {
    std::string key;
    std::size_t entities = 0;               ///< that have it
    bool asNumbers = false;                 ///< at least half of its values are numbers
    bool asGroups = false;                  ///< its texts repeat, accents, case and signs aside: some few, or each of them twice in the mean
    bool asSums = false;                    ///< at least half of what statements have there are numbers
    bool allows(const Scale &scale) const;  ///< that kind of it, whichever property it names
    friend bool operator==(const ScaleProperty &, const ScaleProperty &) = default;
};
/// Those that something can be made of, by key. Error::Cancelled. O(properties of all); 1,000,000 with two each take about a second.
Result<std::vector<ScaleProperty>> scaleProperties(const KnowledgeGraph &graph, const RunContext &context = {});

/// A property that statements have, as a column of their table shows it.
struct StatementProperty {
    std::string key;
    std::size_t statements = 0;               ///< that have it
    bool asNumbers = false;                   ///< at least half of its values are numbers
    DecimalMark mark = DecimalMark::Unknown;  ///< by which they are written
    friend bool operator==(const StatementProperty &, const StatementProperty &) = default;
};
/// Pages and places aside, which have a column already; the most frequent first, then by key. Error::Cancelled. O(properties of all).
Result<std::vector<StatementProperty>> statementProperties(const KnowledgeGraph &graph, const RunContext &context = {});

struct PropertyColumn {
    std::vector<double> values;       ///< by entity id, NaN where there is none; of groups: their numbers, 1 is the largest
    std::vector<std::string> groups;  ///< the text of group 1, 2 …; empty of numbers
    /// Of numbers: a fifth of them is up to the first, two fifths up to the second …; four of them, ascending, some may be equal. Empty when steps of
    /// equal width tell them apart as well: when none of five such steps has more than three quarters of them.
    std::vector<double> fifths;
    std::string note;  ///< what a reader must know, one sentence; empty = nothing
};
/// What the property that \a scale names says of every entity; of several values the first counts. Numbers as numberWritten() reads them, by the mark
/// of decimals that the values show together. Groups are texts that the lens takes for the same (foldedValue), called by their most frequent
/// spelling; those of the same size are in the order of their texts. Error::Cancelled. O(fields of all).
Result<PropertyColumn> propertyColumn(const KnowledgeGraph &graph, const Scale &scale, const RunContext &context = {});

/// The scale that people name: the key of a measure ("pagerank"), Scale::key(), or the name of a property, whose numbers are meant where it has some;
/// of one that only statements have, the sum. Error::NotFound, with those there are. O(properties of all) for a property.
Result<Scale> scaleNamed(const KnowledgeGraph &graph, const std::string &name);

}  // namespace relata
