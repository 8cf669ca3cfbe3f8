// SPDX-License-Identifier: Apache-2.0
// A data package, its files one after another in one input: "%% entities.csv", then its text. Written and read again it is the same graph, and the
// same bytes the second time.
#include "tests/fuzz/fuzzcheck.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

using namespace relata;

namespace {

namespace fs = std::filesystem;
constexpr std::array<std::string_view, 5> names{"datapackage.json", "entities.csv", "statements.csv", "documents.csv", "schema.json"};

void unpack(std::string_view input, const fs::path &folder)
{
    for (const std::string_view name : names)
        fs::remove(folder / name);
    for (const auto &[name, text] : fuzz::filesOf(input))
        if (std::find(names.begin(), names.end(), name) != names.end())
            fuzz::put(folder / name, text);
}

/// A table has one order of columns: records that name their properties in contradictory orders get them in that one.
KnowledgeGraph withSortedProperties(const KnowledgeGraph &graph)
{
    GraphDiff all = asAdditions(graph);
    const auto sort = [](auto &changes) {
        for (auto &change : changes)
            std::sort(change.after->properties.begin(), change.after->properties.end());
    };
    sort(all.documents);
    sort(all.entities);
    sort(all.statements);
    KnowledgeGraph sorted;
    fuzz::mustHold(sorted.apply(all).has_value(), "the order of properties matters");
    sorted.info() = graph.info();
    return sorted;
}

std::string all(const fs::path &folder)
{
    std::ostringstream text;
    for (const std::string_view name : names)
        text << "%% " << name << '\n' << std::ifstream(folder / name, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fs::path in = fuzz::scratch() / "in", out = fuzz::scratch() / "out";
    fs::create_directory(in);
    unpack(std::string_view(reinterpret_cast<const char *>(data), size), in);
    const auto loaded = readGraph(in);
    if (!loaded) {
        fuzz::mustBeTold(loaded.error());
        return 0;
    }
    fuzz::mustBeValid(loaded->graph);
    fs::remove_all(out);
    const auto written = writeGraph(loaded->graph, out);
    fuzz::mustHold(written.has_value(), "a package that was read cannot be written:", written ? std::string() : written.error().text());
    const std::string first = all(out);
    const auto again = readGraph(out);
    fuzz::mustHold(again.has_value(), "a package that was written cannot be read:", again ? std::string() : again.error().text());
    fuzz::mustBeSame(withSortedProperties(loaded->graph), withSortedProperties(again->graph), "written and read again it is another graph");
    fuzz::mustHold(writeGraph(again->graph, out).has_value() && all(out) == first, "the second export differs from the first");
    return 0;
}
