// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <optional>

namespace relata {

/// GraphML of any program: typed keys with defaults, nested and several graphs, yEd and yFiles labels; ports, hyperedges and drawings are left
/// out and noted. Errors as parseGraphMl(). What Relata wrote itself comes back exactly. \a path names the file in messages and as document.
Result<LoadedGraph> readGraphMl(std::string bytes, const std::filesystem::path &path, const RunContext &context);
/// The same, read piece by piece (parsePlainXml()); nothing when it is to be read whole.
std::optional<Result<LoadedGraph>> readPlainGraphMl(const std::filesystem::path &path, const RunContext &context);
/// The file as text, with what XML could not carry in the report.
IoReport graphMlText(const KnowledgeGraph &graph, std::string &text);
Result<IoReport> writeGraphMl(const KnowledgeGraph &graph, const std::filesystem::path &path, const RunContext &context);

}  // namespace relata
