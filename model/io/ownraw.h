// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"
#include "model/io/rawgraph.h"

namespace relata {

/// True of a file that Relata wrote: it carries the schema.
bool isOwnRaw(const RawGraph &raw);

/// The graph of such a file, exactly. Errors with line: what has been edited into something that the schema or the model does not allow.
Result<LoadedGraph> ownGraph(RawGraph &raw, const std::string &format, const std::filesystem::path &path, const RunContext &context);

}  // namespace relata
