// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"
#include "tests/model/io/tempfolder.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace relata::test {

/// What \a text is as the file \a name, whose ending tells its form ("f.ttl"), or the text itself ("f"). Throws what is wrong, which fails the test.
inline LoadedGraph readAs(const std::string &name, const std::string &text)
{
    TempFolder folder;
    auto loaded = readGraph(write(folder / name, text));
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

}  // namespace relata::test
