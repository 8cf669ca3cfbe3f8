// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/database.h"

#include <filesystem>
#include <string>

namespace relata {

/// Brings the tables of an older Relata up to date, in one transaction; \a version is that of the file. O(history).
Result<void> migrateTables(const Database &database, int version);

/// "mine.relata" of version 1 -> "mine.version-1.relata" beside it, or with a number when that is taken.
std::filesystem::path backupPath(const std::filesystem::path &project, int version);

}  // namespace relata
