// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace relata {

/// Escaped for XML 1.0, in attributes and elements; the characters that it cannot carry are left out and counted in \a lost. O(n).
std::string xmlEscaped(std::string_view text, std::size_t &lost);

/// With `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, `&nbsp;` and numbered references replaced; others stay as they are. O(n).
std::string xmlUnescaped(std::string_view text);

/// The note on \a lost characters.
std::string xmlLossNote(std::size_t lost);

}  // namespace relata
