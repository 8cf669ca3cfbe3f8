// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: FollowTheMoney's records in other wrappings.

#include "model/io/ftmrecord.h"
#include "model/io/jsonvalues.h"

namespace relata {

/// True of lines that say one value each (with “canonical_id”, “prop” and “value”), of entities with a list of such “statements”, and of changes
/// (“op” and “entity”), told by the \a keys of the first.
bool isFtmStatements(const std::vector<JsonKey> &keys);

/// Calls \a take for every entity of \a text: values by what they are of (“canonical_id”), in the order of its first. Lines with “op” are applied to
/// the lines before them, by the id of the statement or entity: ADD adds, MOD stands in the place of what had the id, DEL takes that away, also where
/// it is nested in another entity. What the file does not have is counted in a last record (deletions, changes). Error::Syntax with line; Cancelled.
/// O(n), memory of all that the statements say.
Result<void> forEachFtmStatements(std::string_view text, const std::function<Result<void>(FtmRecord &)> &take, const RunContext &context);

}  // namespace relata
