// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace relata {

/// Why Edtf::parse() refuses \a text, in few words, for where there is little room: "a month is 01 to 12 …"; empty when it does not. O(length).
std::string edtfFault(std::string_view text);

}  // namespace relata
