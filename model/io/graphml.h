// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

namespace relata {

/// GraphML of any program (expat, streaming): typed keys with defaults, nested and several graphs, ports and hyperedges (noted), yEd and yFiles
/// labels. Elements are matched by local name. Document types and entities of their own are refused, depth is limited to 1,000.
/// What Relata wrote itself comes back exactly.
Result<LoadedGraph> readGraphMl(const std::filesystem::path &path, const RunContext &context);
Result<IoReport> writeGraphMl(const KnowledgeGraph &graph, const std::filesystem::path &path, const RunContext &context);

}  // namespace relata
