// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace relata {

/// Bytes of a file as UTF-8. Byte order marks are taken off; UTF-16 (with or without a mark) and UTF-32 (with one) are converted; text without
/// any sign of UTF-8 is read as Windows-1252, of which Latin-1 is a part. What was assumed goes to \a note. Error::Syntax, with line, for
/// broken UTF-16 and for stray bytes in what otherwise is UTF-8. O(n).
Result<std::string> toUtf8(std::string bytes, std::string *note);

/// The byte where \a text stops to be UTF-8; its size when it never does. O(n).
std::size_t validUtf8(std::string_view text);

/// The whole file; a pipe or a device is read to its end. Error::Io with the reason; more than \a most bytes are refused.
Result<std::string> readFile(const std::filesystem::path &path, std::size_t most = std::size_t{2} << 30);

/// readFile() and toUtf8(), errors with the file.
Result<std::string> readText(const std::filesystem::path &path, std::string *note = nullptr);

}  // namespace relata
