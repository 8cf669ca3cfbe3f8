// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace relata {

/// Names, without folder, and what stands in the files.
using NamedFiles = std::vector<std::pair<std::string, std::string>>;

/// Makes the folder \a path, which must not exist, with all \a files or not at all: a hidden folder beside gets them, then the name. Error::Io with
/// the reason.
Result<void> writeNewFolder(const std::filesystem::path &path, const NamedFiles &files);

/// Writes all \a files into the folder, or none: they are written under other names first; then they change names, or, when one cannot, none has.
/// What is replaced by another name's file stays as it was until then. A program that dies between two of the names leaves a RenameJournal, by
/// which readFile() finds all of them, and the next one that writes there ends it. Error::Io with the reason.
Result<void> writeFilesTogether(const std::filesystem::path &folder, const NamedFiles &files);

}  // namespace relata
