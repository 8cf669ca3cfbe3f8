// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// Inside model/tables only: what people write into cells.

/// A name whose words one blank each parts, where \a name has other ones between them: several, one that does not break, a new line. None where it
/// has not.
std::optional<std::string> withSingleBlanks(std::string_view name);

/// The values of a cell that holds several, trimmed, without empty ones. No separators: the cell itself.
std::vector<std::string> valuesOf(std::string_view cell, std::string_view separators);

/// "1,5" as "1.5" where the comma is one of decimals.
std::string numberOf(std::string_view cell, bool decimalComma);

/// What stands where two names of a matrix cross: nothing for empty cells, zeros, dashes, false and no (in six languages).
bool saysNothing(std::string_view cell);
/// True of 1, x, true, yes and a tick, which say no more than that there is a link.
bool isTick(std::string_view cell);
bool isNumber(std::string_view text);  ///< 12, -1.5, 1,5, 1e3, 12%

}  // namespace relata
