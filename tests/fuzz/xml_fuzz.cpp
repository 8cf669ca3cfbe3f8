// SPDX-License-Identifier: Apache-2.0
// The quick reader of plain XML: what it takes, expat takes and tells alike, whether it comes at once or in pieces of as many bytes as the first
// says.
#include "tests/fuzz/fuzzcheck.h"
#include "tests/model/io/xmllistener.h"

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const std::size_t step = std::size_t{data[0]} + 1;
    test::XmlListener whole, pieces, expat;
    const RunContext context;
    const auto outcome = PlainXml(text, whole, context).run();
    fuzz::mustHold(test::inPieces(text, step, pieces) == outcome, "in pieces it ends otherwise");
    const auto expected = parseXml(text, "input", "XML", context, expat);
    if (!expected)
        fuzz::mustBeTold(expected.error());
    if (outcome != PlainXml::Outcome::Done)
        return 0;
    fuzz::mustHold(expected.has_value(), "expat takes it not:", expected ? std::string() : expected.error().text());
    fuzz::mustHold(whole.told == expat.told, "expat tells something else:", expat.told);
    fuzz::mustHold(pieces.told == whole.told, "in pieces it tells something else:", pieces.told);
    return 0;
}
