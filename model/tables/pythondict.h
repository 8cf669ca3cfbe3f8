// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/tables only.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// What networkx writes behind the ends of an edge: {'weight': 7, 'color': 'green', 'known': True}, in its order; None is empty, True and False are
/// “true” and “false”. False when \a text is none, or has a list or another one in it. O(n).
bool readPythonDict(std::string_view text, std::vector<std::pair<std::string, std::string>> &values);

}  // namespace relata
