// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

namespace relata {

/// A CSV with the columns source and target (or from and to), further ones being properties; `label`, `relationship` or `type` is the
/// predicate, except that a `type` of directed or undirected means just that (Gephi). Entities are named by their id. Speaker unknown,
/// document = the file. Errors with line: the columns are missing, an end is empty, an id stands twice, and those of parseCsv().
Result<LoadedGraph> readEdgeList(std::string bytes, const std::filesystem::path &path, const RunContext &context);

/// True when the first row of \a bytes names both ends of an edge.
bool looksLikeEdgeList(std::string_view bytes);

}  // namespace relata
