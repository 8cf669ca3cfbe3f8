// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/io/formats.h"
#include "model/query/lens.h"

#include <filesystem>
#include <string>
#include <vector>

namespace relata {

/// Where graphs/ and help/ are: $RELATA_DATA_DIR, else share/relata beside the program's bin/, else the installed or the source folder.
std::filesystem::path dataFolder();
std::vector<std::string> sampleNames();  ///< sorted

/// INPUT of the command line: "sample:NAME", "-" for standard input, a folder or a file. Error::NotFound lists the samples.
Result<std::filesystem::path> resolveInput(const std::string &input);
/// readGraph(); the problems of the report follow its notes.
Result<LoadedGraph> loadInput(const std::string &input, const RunContext &context = {});
/// Tables that make one graph together: files, or folders of them. Without the name of a file with a \a mapping it is guessed; what is used is
/// written to \a saveMapping, unless that is empty. Errors: no tables, and those of the parts.
Result<LoadedGraph> loadTables(const std::vector<std::string> &inputs, const std::string &mapping, const std::string &saveMapping);

/// What \a expression selects. Errors of the lens have the file "lens" and the column.
Result<LensResult> evaluateLens(const KnowledgeGraph &graph, const std::string &expression);

/// An entity by id, name or alias; else the only one whose name has these words. Error::NotFound lists the candidates.
Result<EntityId> resolveEntity(const KnowledgeGraph &graph, const std::string &text);

}  // namespace relata
