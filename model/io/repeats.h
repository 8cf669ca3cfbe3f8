// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: names that stand twice among the properties of one record.

#include "model/graph/records.h"

#include <string>
#include <utility>
#include <vector>

namespace relata {

/// A name that stands twice has the values of both, each once, in the place of the first; of texts those of “a|b”. O(n log n) for n names.
void uniteRepeated(Properties &properties);
void uniteRepeated(std::vector<std::pair<std::string, std::vector<std::string>>> &lists);

}  // namespace relata
