// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace relata {

/// A value that must be one of \a allowed; the error lists them and suggests the nearest.
CLI::Validator oneOf(std::vector<std::string> allowed);
/// WIDTHxHEIGHT in pixels, each 16 to 20,000.
CLI::Validator pictureSize();

/// A whole number from \a least to \a most.
CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most);
/// A number from \a least to \a most, with a full stop before its decimals.
CLI::Validator number(double least, double most);

/// What is wrong with the command line, in one line, and where to read more; on standard error. Returns 2 (0 for --help and --version).
int reportUsage(const CLI::App &app, const CLI::ParseError &error);

/// When the first argument is neither command, option, sample nor existing file, but a word like a command: says so and returns 2. Else 0.
int reportUnknownCommand(const CLI::App &app, const std::vector<std::string> &arguments);

/// A value may begin with - as a lens does for “not”: such an argument of \a command goes behind "--", where it is no option.
std::vector<std::string> withLensesApart(const CLI::App &app, std::vector<std::string> arguments);

/// Help that a person reads: "INPUT" instead of "INPUT TEXT REQUIRED".
std::shared_ptr<CLI::Formatter> plainHelp();

}  // namespace relata
