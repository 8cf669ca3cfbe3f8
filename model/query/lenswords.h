// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only: the vocabulary of the lens.

#include "model/evidence/edtf.h"
#include "model/query/lens.h"
#include "model/query/search.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

const std::vector<std::string> &lensKeyNames();  ///< in the order of LensKey, without Word
std::optional<LensKey> lensKeyFromString(std::string_view word);
std::string_view toString(LensKey key);
std::string_view meaningOf(LensKey key);  ///< one line for completion and help
const std::vector<std::string> &hasFieldNames();

/// "7-9" or "9"; nothing when it is neither.
std::optional<std::pair<int, int>> paragraphRange(std::string_view text);

/// "2019", "2024-06..", "..2019", "2018..2020" or EDTF; "none" gives an empty Edtf.
Result<Edtf> lensTime(std::string_view text);

Result<LensNode> parseLens(std::string_view text);

/// " Did you mean “x”?" or " Expected a, b, …".
std::string nearestWord(std::string_view word, const std::vector<std::string> &known);

}  // namespace relata
