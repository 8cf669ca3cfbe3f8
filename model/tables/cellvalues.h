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

/// "1,5" as "1.5" and "1.234,50" as "1234.50" where the comma is one of decimals; other texts as they are.
std::string numberOf(std::string_view cell, bool decimalComma);
/// 12, -1.5, 1.234,56, 12 500: digits, a sign before them and marks between them, that are a number. No date, share or money.
bool isBareNumber(std::string_view text);

/// What stands where two names of a matrix cross: nothing for empty cells, zeros, dashes, false and no (in six languages).
bool saysNothing(std::string_view cell);
/// True of 1, x, true, yes and a tick, which say no more than that there is a link.
bool isTick(std::string_view cell);
bool isNumber(std::string_view text);  ///< 12, -1.5, 1,5, 1e3, 12%

}  // namespace relata
