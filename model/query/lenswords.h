// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only: the vocabulary of the lens.

#include "model/analysis/scale.h"
#include "model/evidence/edtf.h"
#include "model/query/lens.h"
#include "model/query/search.h"

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

const std::vector<std::string> &lensKeyNames();  ///< in the order of LensKey, without Word; then the measures
struct LensKeyWord {
    LensKey key = LensKey::Word;
    Measure measure = Measure::Degree;  ///< Measured only
};
std::optional<LensKeyWord> lensKeyFromString(std::string_view word);
std::string_view toString(LensKeyWord word);
std::string_view meaningOf(LensKeyWord word);  ///< one line for completion and help
const std::vector<std::string> &hasFieldNames();

/// What a number must be: ">0.01", ">=10", "<5", "<=5", "3..", "..7", "3..7", "2", or among the highest: "top10".
struct NumberCondition {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
    bool withoutLow = false, withoutHigh = false;
    std::size_t top = 0;  ///< 0 = not asked
    bool holds(double value) const { return (withoutLow ? value > low : value >= low) && (withoutHigh ? value < high : value <= high); }
};
std::optional<NumberCondition> numberCondition(std::string_view text);
/// What \a text says, in words: "> 0.01", "from 3", "the 10 highest".
std::string numberConditionInWords(std::string_view text);

/// Which statements such a key adds up; none: it adds up nothing.
std::optional<SumWay> sumWayOf(LensKey key);

/// Takes \a voice (authorVoice, unknownVoice) out of the values of `by`, and says whether it was there; case and accents are ignored.
bool takeVoice(LensNode &by, std::string_view voice);

/// "7-9" or "9"; nothing when it is neither.
std::optional<std::pair<int, int>> paragraphRange(std::string_view text);

/// "2019", "2024-06..", "..2019", "2018..2020" or EDTF; "none" gives an empty Edtf.
Result<Edtf> lensTime(std::string_view text);

Result<LensNode> parseLens(std::string_view text);

/// " Did you mean “x”?" where one of \a known is two edits away at most, else empty.
std::string nearestWord(std::string_view word, const std::vector<std::string> &known);
std::string nearestOrExpected(std::string_view word, const std::vector<std::string> &known);  ///< or " Expected a, b, …"

}  // namespace relata
