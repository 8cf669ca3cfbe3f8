// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only.

#include "model/query/folding.h"
#include "model/query/search.h"

#include <string_view>
#include <vector>

namespace relata {

/// Who pastes a page is answered by how it begins.
inline constexpr std::size_t mostAskedWords = 64;

/// Edits that a word of this length may be away: one from 4 letters, two from 8.
inline int typosAllowed(std::string_view word)
{
    return word.size() >= 8 ? 2 : word.size() >= 4 ? 1 : 0;
}

/// Where words of \a text begin with a word that is asked for, or are it with a typo.
std::vector<MatchRange> rangesIn(std::string_view text, const std::vector<FoldedWord> &asked);

}  // namespace relata
