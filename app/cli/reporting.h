// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Results on standard output. Returns the exit status: 1 with one line when they could not be written (a full disk); a reader that went away
/// (`relata … | head -1`) is none of our business: 0.
int printResult(const std::string &text);

/// One line on standard error, and for a fault in an expression (Error::file "lens") that expression with a caret below the place. Returns 1.
int reportFault(const Error &error, std::string_view expression = {});

/// What a reader or writer assumed or left out, one "note: …" a line, on standard error.
void reportNotes(const std::vector<std::string> &notes);

/// Without line breaks and control characters, which a terminal would obey.
std::string plainLine(std::string_view text);

}  // namespace relata
