// SPDX-License-Identifier: Apache-2.0
// One form that is one text: any bytes give an error or a valid graph; what was read can be written and read again, to the same graph where the
// form holds everything, and to the same bytes the second time.
#include "model/io/textforms.h"
#include "tests/fuzz/fuzzcheck.h"

using namespace relata;

extern const char *const formName;  // of the program: a file that its CMake makes

namespace {

const TextForm &form()
{
    static const TextForm *const found = [] {
        for (const TextForm &one : textForms())
            if (one.name == formName)
                return &one;
        fuzz::mustHold(false, "no form of the name", formName);
        return static_cast<const TextForm *>(nullptr);
    }();
    return *found;
}

void readAndWrite(const TextForm &form, std::string bytes, const std::filesystem::path &path)
{
    const auto loaded = form.read(std::move(bytes), path, {});
    if (!loaded)
        return fuzz::mustBeTold(loaded.error());
    constexpr std::size_t many =
        100'000;  // “*Vertices 1000000” is a million of them in few bytes: read in time, but written and read again it takes too long here
    if (loaded->graph.entityCount() > many)
        return;
    fuzz::mustBeValid(loaded->graph);
    if (!form.write)
        return;
    std::string text;
    form.write(loaded->graph, text);
    const auto again = form.read(text, path, {});
    fuzz::mustHold(again.has_value(), "what was written cannot be read:", again ? std::string() : again.error().text());
    if (form.name == "Excel workbook")  // says what it cannot hold
        return;
    if (form.name == "Pajek")  // holds names and lines only
        return fuzz::mustHold(again->graph.statementCount() == loaded->graph.statementCount(), "statements were lost");
    fuzz::mustBeSame(loaded->graph, again->graph, "written and read again it is another graph");
    std::string second;
    form.write(again->graph, second);
    fuzz::mustHold(second == text, "the second export differs from the first");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    std::string head = bytes.substr(0, 4096);
    for (char &c : head)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    (void)form().sniff(head, bytes);
    readAndWrite(form(), bytes, "input");
    return 0;
}
