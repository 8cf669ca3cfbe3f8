// SPDX-License-Identifier: Apache-2.0
// Dates: what can be read keeps its text, has days in order, and can be shown.
#include "model/evidence/edtf.h"
#include "tests/fuzz/fuzzcheck.h"

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const auto date = Edtf::parse(text);
    if (!date) {
        fuzz::mustBeTold(date.error());
        return 0;
    }
    const auto again = Edtf::parse(date->text());
    fuzz::mustHold(again.has_value() && *again == *date, "its own text cannot be read:", date->text());
    fuzz::mustHold(again->firstDay() == date->firstDay() && again->lastDay() == date->lastDay(), "its own text means other days:", text);
    fuzz::mustHold(date->firstDay() <= date->lastDay(), "it ends before it begins:", text);
    fuzz::mustHold(date->empty() || date->overlaps(*date), "it does not overlap itself:", text);
    fuzz::mustHold(date->empty() == date->display().empty(), "it cannot be shown:", text);
    return 0;
}
