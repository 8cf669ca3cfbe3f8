// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: where in the file a value of parsed JSON stands. nlohmann's parser keeps no places; this looks for them in the text when a
// fault has to be told.

#include "model/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace relata {

struct JsonPlace {
    int line = 0, column = 0;                     ///< 1-based, the column in code points; 0 = not known
    std::size_t offset = std::string_view::npos;  ///< in bytes; npos = not known
};

/// Line and column at which \a value, a part of \a root itself (no copy of one), begins in \a text, the valid JSON from which \a root was parsed.
/// A key that stands twice in an object counts at its last place, as the parser takes it. Not known when it is no part. O(text + values of root).
JsonPlace placeOfJson(std::string_view text, const nlohmann::ordered_json &root, const nlohmann::ordered_json &value);

/// A fault with that place.
Error faultAtJson(Error::Code code, std::string message, const std::string &file, std::string_view text, const nlohmann::ordered_json &root,
                  const nlohmann::ordered_json &value);

/// The line (1-based) of each member of \a list, an array or object that is a part of \a root, in its order; zeros when it is none.
/// O(text + values of root) for all of them.
std::vector<int> linesOfJsonMembers(std::string_view text, const nlohmann::ordered_json &root, const nlohmann::ordered_json &list);

}  // namespace relata
