// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <string_view>

namespace relata {

/// Popolo JSON (EveryPolitician and others), also single records, lists of them, and those under “result” (PopIt): persons and organizations are
/// entities, memberships statements with their dates, or else with those of their legislative period (then "inferred"); post, area, period and party
/// of a membership are its properties by name. What else is there (motions, votes …) is left out and noted. Memberships may stand inside persons and
/// organizations. A person without id, a membership without ends (a vacant post), something else than an object in a list are left out, each told
/// with its line. Errors with line: no JSON, nothing but such records. O(size).
Result<LoadedGraph> readPopolo(const std::string &bytes, const std::filesystem::path &path, const RunContext &context);

/// Told by the keys of the first object.
bool looksLikePopolo(std::string_view text);

}  // namespace relata
