// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sourcedir.h"

namespace relata::test {

const std::filesystem::path &sourceDir()
{
    static const std::filesystem::path path = RELATA_SOURCE_DIR;
    return path;
}

}  // namespace relata::test
