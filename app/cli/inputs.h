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
Result<LoadedGraph> loadInput(const std::string &input, const RunContext &context = {});

/// What \a expression selects. Errors of the lens have the file "lens" and the column.
Result<LensResult> evaluateLens(const KnowledgeGraph &graph, const std::string &expression);

/// An entity by id, name or alias; else the only one whose name has these words. Error::NotFound lists the candidates.
Result<EntityId> resolveEntity(const KnowledgeGraph &graph, const std::string &text);

}  // namespace relata
