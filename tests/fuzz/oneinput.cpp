// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzzcheck.h"

#include <cstdlib>
#include <string_view>

#undef LLVMFuzzerTestOneInput

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

/// What libFuzzer calls. A broken law ends the program, unless RELATA_FUZZ_LAWS=no: then only what crashes, hangs or is undefined does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    try {
        return relataFuzzOneInput(data, size);
    } catch (const relata::fuzz::BrokenLaw &) {
        const char *laws = std::getenv("RELATA_FUZZ_LAWS");
        if (!laws || std::string_view(laws) != "no")
            std::abort();
        return 0;
    }
}
