// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace relata {

/// Characters that XML 1.0 cannot carry (controls, U+FFFE, U+FFFF) as `_xHHHH_`, the way of Excel, and texts that look so already with their first _
/// as `_x005F_`. Two texts that differ stay different. O(n).
std::string controlsEscaped(std::string_view text);

/// The text again. What is no UTF-16 unit that stands alone stays as it is. O(n).
std::string controlsUnescaped(std::string_view text);

/// The graph's attribute by which a file of nodes and edges tells that all its texts are controlsEscaped().
inline constexpr const char *controlsMark = "relata:escaped";

}  // namespace relata
