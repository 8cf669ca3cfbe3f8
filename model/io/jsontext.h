// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace relata {

/// JSON from outside, into \a value. Error::Syntax with file and line: not valid (\a expected says what should have been there), a name twice in the
/// outermost object or in one of its objects, of which the parser would drop the first, or nested more than 100 deep, which nobody writes and
/// recursive code does not survive. O(n).
Result<void> parseJson(std::string_view text, const std::string &file, const std::string &expected, nlohmann::ordered_json &value);

/// NaN, Infinity and -Infinity, which JSON has not and Python writes, as empty lists of the same length in \a text, so that they are no value; none
/// of them in texts. Returns how many there were. O(n).
std::size_t emptyNonNumbers(std::string &text);

/// What nlohmann's parser \a told, without its place and the text that it read last: “unexpected '}'; expected …” in words.
std::string whatIsWrongInJson(std::string_view told);

/// 1-based, of the byte at \a offset (its end, when it lies behind it).
int lineOfOffset(std::string_view text, std::size_t offset);

/// Of the byte at \a offset within its line: in code points, 1-based.
int columnOfOffset(std::string_view text, std::size_t offset);

/// Line (1-based) of the first place where \a text has the JSON string \a value; 0 when it has none. For faults found after parsing.
int lineOfJsonString(std::string_view text, std::string_view value);

}  // namespace relata
