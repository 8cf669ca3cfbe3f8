// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <optional>

namespace relata {

/// GEXF 1.1 to 1.3, whatever its namespaces: attributes with defaults, nested nodes, colour, size and place as properties, when an edge is there as
/// the interval for which its statement holds. Errors as parseXml(), and: no graph, a node without id or twice, an edge without ends.
Result<LoadedGraph> readGexf(std::string bytes, const std::filesystem::path &path, const RunContext &context);
/// The same, read piece by piece (parsePlainXml()); nothing when it is to be read whole.
std::optional<Result<LoadedGraph>> readPlainGexf(const std::filesystem::path &path, const RunContext &context);
/// GEXF 1.2, which networkx reads too, with one edge a statement; `kind` (of 1.3) keeps parallel ones apart. What XML cannot carry is in the report.
IoReport gexfText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
