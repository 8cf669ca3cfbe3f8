// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace relata {

/// JSON from outside, into \a value. Error::Syntax with file and line: not valid (\a expected says what should have been there), a name twice in the
/// outermost object or in one of its objects, of which the parser would drop the first, or nested more than 100 deep, which nobody writes and
/// recursive code does not survive. O(n).
Result<void> parseJson(std::string_view text, const std::string &file, const std::string &expected, nlohmann::ordered_json &value);

/// What nlohmann's parser \a told, without its place and the text that it read last: “unexpected '}'; expected …” in words.
std::string whatIsWrongInJson(std::string_view told);

/// 1-based, of the byte at \a offset (its end, when it lies behind it).
int lineOfOffset(std::string_view text, std::size_t offset);

/// Of the byte at \a offset within its line: in code points, 1-based.
int columnOfOffset(std::string_view text, std::size_t offset);

/// Line (1-based) of the first place where \a text has the JSON string \a value; 0 when it has none. For faults found after parsing.
int lineOfJsonString(std::string_view text, std::string_view value);

}  // namespace relata
