// SPDX-License-Identifier: Apache-2.0
// A file of any kind, as the window and the command line open it: told by content.
#include "tests/fuzz/fuzzcheck.h"

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto path = fuzz::scratch() / "file";
    fuzz::put(path, std::string_view(reinterpret_cast<const char *>(data), size));
    const auto loaded = readGraph(path);
    if (!loaded) {
        fuzz::mustBeTold(loaded.error());
        fuzz::mustHold(loaded.error().text().starts_with(fuzz::scratch().string()), "an error does not name the file:", loaded.error().text());
    } else {
        fuzz::mustBeValid(loaded->graph);
        fuzz::mustHold(!loaded->format.empty(), "the format has no name");
    }
    return 0;
}
