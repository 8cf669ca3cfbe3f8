// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace relata::test {

/// The root of the project. Told at run time: a path among the compiler's options would keep a cache from serving another clone.
const std::filesystem::path &sourceDir();

}  // namespace relata::test
