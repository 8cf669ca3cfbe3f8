// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/graph/graphdiff.h"

#include <string>
#include <string_view>

namespace relata {

/// An edit as one line of JSON: every record before and after, empty fields left out. O(size).
std::string diffToJson(const GraphDiff &diff);
/// Error::Syntax when it is none.
Result<GraphDiff> diffFromJson(std::string_view text, const std::string &file);

std::string listToJson(const std::vector<std::string> &values);  ///< empty list: empty text
std::vector<std::string> listFromJson(std::string_view text);    ///< what is no list of texts: as one value
std::string pairsToJson(const Properties &properties);
Properties pairsFromJson(std::string_view text);

}  // namespace relata
