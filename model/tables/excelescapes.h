// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace relata {

/// For a cell of a workbook: characters that XML cannot carry as `_xHHHH_`, the way of Excel, and texts that look so already with their first _ as
/// `_x005F_`. O(n).
std::string excelEscaped(std::string_view text);

/// The text of a cell again. What is no UTF-16 unit that stands alone stays as it is. O(n).
std::string excelUnescaped(std::string_view text);

}  // namespace relata
