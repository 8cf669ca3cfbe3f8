// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace relata {

/// The category of the standard schema that the words of a predicate speak of: "donated to" and "donó a" of support, "is a director of" of office,
/// "lobbies" of power, "sued" of conflict. English, Spanish, German and French; accents and case are ignored, the first word that is known decides.
/// Empty when none is known or when the words deny ("does not support"): better no colour than a wrong one. O(letters).
std::string_view categoryOfWords(std::string_view label);

}  // namespace relata
