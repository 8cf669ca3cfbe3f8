// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <filesystem>

namespace relata {

/// True when the data package \a path (its folder or its datapackage.json) names tables, and neither entities nor statements: somebody else's.
bool isForeignPackage(const std::filesystem::path &path);

/// Such a package: its resources are read as tables, with what it says of them (delimiter, header, missing values, primary and foreign keys, days
/// first) in place of what is guessed elsewhere. Resources that are no tables, or on the web, are told and left out. Errors as of readTables() and
/// graphFromTables(); Schema with the file of the descriptor.
Result<LoadedGraph> readForeignPackage(const std::filesystem::path &path, const RunContext &context = {});

}  // namespace relata
