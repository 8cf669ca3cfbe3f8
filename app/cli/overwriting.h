// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace relata {

/// What writeGraph() replaces under the name \a output: the file or folder itself, and the nodes beside a table.
std::vector<std::filesystem::path> placesWritten(const std::string &output);

/// Nothing that is read is written over, whatever its spelling, and also through a link: Error::Unsupported when one of \a places is one of \a inputs
/// (as on the command line, names that cannot be resolved are passed over), a table of such a folder, the folder such a file is in, or read beside
/// it. Devices and pipes are no place. O(inputs · places).
Result<void> keepsInputs(const std::vector<std::string> &inputs, const std::vector<std::filesystem::path> &places);

}  // namespace relata
