// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: the limit on one text that all readers share.

#include <cstddef>

namespace relata {

/// In bytes. Longer than any book; a longer one is a file that lacks a quote somewhere, or wants to fill the memory.
inline constexpr std::size_t longestText = std::size_t{64} << 20;
inline constexpr const char *tooLongText = "a text of more than 64 MiB. Expected a shorter one, or the quote that ends it";

}  // namespace relata
