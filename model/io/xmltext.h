// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace relata {

/// Escaped for XML 1.0, in attributes and elements; the characters that it cannot carry are left out and counted in \a lost. O(n).
std::string xmlEscaped(std::string_view text, std::size_t &lost);

/// The root element of an XML file by its name without prefix, from the beginning of it; empty = none. What the document type names counts. O(n).
std::string_view xmlRootOf(std::string_view head);

/// With numbered references and the named ones of HTML's Latin-1 letters and common marks replaced; others stay as they are. O(n).
std::string xmlUnescaped(std::string_view text);

/// The note on \a count characters that stand as controlsEscaped() has them.
std::string xmlControlsNote(std::size_t count);

}  // namespace relata
