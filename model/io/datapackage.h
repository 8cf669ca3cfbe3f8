// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

namespace relata {

/// A Frictionless Tabular Data Package: \a path is its folder or its datapackage.json.
Result<LoadedGraph> readDataPackage(const std::filesystem::path &path, const RunContext &context);
/// Into the folder \a path, made when missing; an older package in it is replaced file by file, each whole. Deterministic.
Result<IoReport> writeDataPackage(const KnowledgeGraph &graph, const std::filesystem::path &path, const RunContext &context);

/// Up to three of \a known that look most like \a word (Damerau–Levenshtein), for “did you mean”.
std::string nearestOf(std::string_view word, const std::vector<std::string> &known);

}  // namespace relata
