// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only: what a lens asks of a property.

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
    std::string text;                       ///< the whole value, folded (foldedForSearch); empty = any
    /// \a mark is that of the property (decimalMarkOf). O(length).
    bool holds(std::string_view value, DecimalMark mark = DecimalMark::Unknown) const;
};
std::optional<PropertyCondition> propertyCondition(std::string_view text);

/// What the values of a property show together of how their numbers are written, in entities and statements. O(fields of all), on all threads.
DecimalMark decimalMarkOf(const KnowledgeGraph &graph, std::uint32_t property);

/// What \a text says, in words: "Amount > 1000", "Country is mx", "Has amount".
std::string propertyConditionInWords(std::string_view text);

}  // namespace relata
