// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace relata {

/// Bytes of a file as UTF-8: byte order marks taken off, UTF-16 converted, and what is not UTF-8 read as Windows-1252 (which \a note then says).
/// Error::Syntax for broken UTF-16. O(n).
Result<std::string> toUtf8(std::string bytes, std::string *note);

/// The whole file. Error::Io with the reason; files over \a most bytes are refused.
Result<std::string> readFile(const std::filesystem::path &path, std::size_t most = std::size_t{2} << 30);

}  // namespace relata
