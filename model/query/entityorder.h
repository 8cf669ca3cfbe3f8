// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace relata {

class KnowledgeGraph;

/// Where each entity stands in the alphabet, by entity id, from 0; ids of nobody have 0. Names are compared without accents and case, numbers in them
/// as numbers ("Agency 9" before "Agency 10"), then as they are written, then by id. O(n log n) for n entities; 70 bytes of each for a while.
/// Error::Cancelled.
Result<std::vector<std::uint32_t>> alphabetOf(const KnowledgeGraph &graph, const RunContext &context = {});

enum class ValueOrder { LowestFirst, HighestFirst };

/// \a ids by what \a values (by entity id) say of them. Who has none (NaN, or an id beyond the values) comes last in either order; equals stand as
/// in \a alphabet. Without values: the alphabet alone, from its end when highest first. O(n log n). Error::Cancelled.
Result<std::vector<EntityId>> inOrder(std::vector<EntityId> ids, const std::vector<double> *values, ValueOrder order,
                                      const std::vector<std::uint32_t> &alphabet, const RunContext &context = {});

/// Those of \a ids whose name, other names or type have all \a words, which are folded (foldedForSearch) already. O(letters). Error::Cancelled.
Result<std::vector<EntityId>> withWords(const KnowledgeGraph &graph, std::vector<EntityId> ids, const std::vector<std::string> &words,
                                        const RunContext &context = {});

}  // namespace relata
