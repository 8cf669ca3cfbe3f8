// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: names that stand twice among the properties of one record, and values of one name.

#include "model/graph/records.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// Puts \a more behind the values in \a text, as splitMulti() reads them: “a|b”. O(n).
void appendValues(std::string &text, std::string_view more);

/// The same, but only those of \a more that \a text does not have. Where both together are longer than 4096 bytes, values may stand in it twice:
/// looking for each would be O(n²) for the values of many records.
void addValues(std::string &text, std::string_view more);

/// A name that \a properties have already gets the values as further ones, by addValues(). O(n·m); \a data is moved from.
void addProperties(Properties &properties, Properties &data);

/// A name that stands twice has the values of both, each once, in the place of the first; of texts those of “a|b”. O(n log n) for n names.
void uniteRepeated(Properties &properties);
void uniteRepeated(std::vector<std::pair<std::string, std::vector<std::string>>> &lists);

}  // namespace relata
