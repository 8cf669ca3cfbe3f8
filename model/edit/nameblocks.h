// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/edit only.

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/edit/nameform.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace relata {

/// Indexes of all pairs of \a names that are alike (likeness()) and have different \a owners, ascending, each once.
///
/// Not by comparing all with all: names that are alike share a key, of one of six kinds (their letters; these with a letter left out; the other
/// words with up to two letters of a long word left out; their first letters with one whole word; an acronym; some of their words), and only what
/// shares one is compared. The letters left out are the "symmetric delete" of Garbe 2012, which misses nothing. Where more than mostTogether share a
/// key, it says little: each of them is compared with the first ones only. Errors: Cancelled. O(L log L) for L letters in all, and
/// O(mostTogether) comparisons per key.
Result<std::vector<std::pair<std::uint32_t, std::uint32_t>>> alikeNames(const std::vector<NameForm> &names, const std::vector<std::uint32_t> &owners,
                                                                        const RunContext &context);
inline constexpr std::size_t mostTogether = 60;

}  // namespace relata
