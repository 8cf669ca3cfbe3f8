// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <string>

namespace relata {

// One headless command each: what it prints on standard output, or why not. No display, no event loop.
enum class OutputForm { Text, Json, Csv };

Result<std::string> convertCommand(const std::string &input, const std::string &output);
Result<std::string> statsCommand(const std::string &input, OutputForm form);
Result<std::string> findCommand(const std::string &input, const std::string &text, OutputForm form);
Result<std::string> queryCommand(const std::string &input, const std::string &lens, OutputForm form);
Result<std::string> pathCommand(const std::string &input, const std::string &from, const std::string &to, const std::string &lens, std::size_t most, OutputForm form);
/// \a faults: how many findings are errors.
Result<std::string> checkCommand(const std::string &input, OutputForm form, int &faults);

/// Writes id,x,y to \a output and prints one JSON line: nodes, edges, seconds (of the layout alone).
Result<std::string> layoutCommand(const std::string &input, const std::string &algorithm, unsigned long long seed, const std::string &output);

}  // namespace relata
