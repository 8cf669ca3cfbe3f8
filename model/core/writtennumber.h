// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace relata {

/// The number that people wrote: "1000", "1,250.50", "1.250,50", "12 500", "$ 40", "51 %". A comma before three digits parts thousands, a point alone
/// is one of decimals. None when it says more than that.
std::optional<double> numberWritten(std::string_view text);

}  // namespace relata
