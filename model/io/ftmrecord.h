// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: the objects of a FollowTheMoney file, one after the other, without a tree of the whole.

#include "model/core/result.h"
#include "model/graph/records.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

struct FtmRecord {
    std::string id, schema, caption;
    std::vector<std::pair<std::string, std::vector<std::string>>> properties;
    Properties own, ownGraph;         ///< what Relata keeps beside them
    std::vector<std::string> unread;  ///< keys beside these
    int line = 0;
    std::size_t position = 0;  ///< bytes of the text before it; lines only
};

/// Calls \a take for every object of \a text, in order; an error of its ends the reading. Objects stand one a line, in a list, or in the list
/// “entities” of an object. Error::Syntax with line: no JSON, or nested more than 100 deep. O(n), memory of one object.
Result<void> forEachFtmRecord(std::string_view text, const std::function<Result<void>(FtmRecord &)> &take);

}  // namespace relata
