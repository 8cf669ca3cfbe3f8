// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <filesystem>

namespace relata {

/// True when the data package \a path (its folder or its datapackage.json) names tables, and neither entities nor statements: somebody else's.
bool isForeignPackage(const std::filesystem::path &path);

/// Such a package: its resources are read as tables, with what it says of them (delimiter, header, missing values, primary and foreign keys, days
/// or months first) in place of what is guessed elsewhere. Several files of one resource are one table, its columns told by their names in each; a
/// file whose columns have other names is a table of its own, with the same keys. Resources that are no tables, have none, or are on the web are told
/// and left out. The report never says “guessed”: what is not told is noted. Errors as of readTables() and graphFromTables(); Schema with the file of
/// the descriptor, also of a path that leaves its folder.
Result<LoadedGraph> readForeignPackage(const std::filesystem::path &path, const RunContext &context = {});

}  // namespace relata
