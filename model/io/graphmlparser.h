// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/rawgraph.h"

#include <optional>

namespace relata {

/// Parses with expat, streaming. Elements are matched by their name without prefix. Errors with line and column: not well-formed, no graph,
/// entities of its own, more than 1,000 levels, more than 64 MiB in one element, an edge without ends, a node id twice in one graph.
Result<RawGraph> parseGraphMl(const std::string &bytes, const std::filesystem::path &path, const RunContext &context);

/// The same piece by piece, as parsePlainXml(): nothing when the file is to be read whole, also where it has no graph. Error::Cancelled.
Result<std::optional<RawGraph>> parsePlainGraphMl(const std::filesystem::path &path, const RunContext &context);

}  // namespace relata
