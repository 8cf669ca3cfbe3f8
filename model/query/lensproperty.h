// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only: what a lens asks of a property.

#include "model/core/runcontext.h"
#include "model/core/writtennumber.h"
#include "model/query/lenswords.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

class KnowledgeGraph;

/// "amount" (it is filled), "amount>1000", "amount<=5", "amount=3..7", "country=mx": a property by its name, and what its value must be.
struct PropertyCondition {
    std::string name;                       ///< as typed; accents and case do not matter
    std::optional<NumberCondition> number;  ///< the value as a number
    std::string text;                       ///< the whole value, as foldedValue() has it; empty = any
    /// \a mark is that of the property (decimalMarksOf). O(length).
    bool holds(std::string_view value, DecimalMark mark = DecimalMark::Unknown) const;
};
std::optional<PropertyCondition> propertyCondition(std::string_view text);

/// The same of a sum, which has no text but may be among the highest: "amount=top10".
std::optional<PropertyCondition> sumCondition(std::string_view text);

/// A value as a lens compares it: without accents, case and what only parts words (foldedForSearch), but with signs that say something: "A+" is not
/// "A-", "-1" not "1", "C++" not "C"; "Jean-Luc" is "Jean Luc". Empty when nothing is left. O(length).
std::string foldedValue(std::string_view text);

/// What the values of a property show together of how their numbers are written, in entities and statements; less when cancelled.
/// O(fields of all), on all threads.
DecimalMarks decimalMarksOf(const KnowledgeGraph &graph, std::uint32_t property, const RunContext &context = {});

/// What \a text says, in words: "Amount > 1000", "Country is mx", "Has amount".
std::string propertyConditionInWords(std::string_view text);
std::string sumConditionInWords(std::string_view text, SumWay way);  ///< "Amount, sum in > 1000"

}  // namespace relata
