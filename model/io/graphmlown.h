// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"
#include "model/io/graphmlparser.h"

namespace relata {

/// True of a file that Relata wrote: it carries the schema.
bool isOwnGraphMl(const RawGraph &raw);

/// The graph of such a file, exactly. Errors with line: what has been edited into something that the schema or the model does not allow.
Result<LoadedGraph> ownGraphMl(RawGraph &raw, const std::filesystem::path &path);

}  // namespace relata
