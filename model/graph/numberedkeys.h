// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace relata::numberedKeys {

// Inside model/graph only: "s1", "s2" …, the keys of statements that were given none. Most of them are never asked for.

inline constexpr std::uint32_t end = std::uint32_t{1} << 24U;  ///< texts of numbers below it are kept here; others are made by whoever needs them

/// The text of \a number, 1 ≤ number < end: made when it is first asked for, a thousand at once, and there as long as the process. From any thread.
/// O(1).
std::string_view text(std::uint32_t number);

/// 17 of "s17"; nothing of other keys, of "s017", and from end. O(1).
std::optional<std::uint32_t> numberOf(std::string_view key);

}  // namespace relata::numberedKeys
