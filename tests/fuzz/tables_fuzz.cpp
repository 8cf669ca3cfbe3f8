// SPDX-License-Identifier: Apache-2.0
// Several tables that make one graph, one after another in one input ("%% people.csv", then its text), with a mapping ("%% mapping.json") or as a
// data package of another program ("%% datapackage.json"). A mapping that is saved reads the tables as it did before.
#include "model/tables/foreignpackage.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "model/tables/readtables.h"
#include "tests/fuzz/fuzzcheck.h"

#include <algorithm>
#include <array>

using namespace relata;

namespace {

constexpr std::array<std::string_view, 4> tableNames{"people.csv", "companies.csv", "links.csv", "notes.tsv"};

std::optional<KnowledgeGraph> graphOf(const Result<LoadedGraph> &loaded)
{
    if (!loaded) {
        fuzz::mustBeTold(loaded.error());
        return {};
    }
    fuzz::mustBeValid(loaded->graph);
    return loaded->graph;
}

void readPackage(const std::vector<std::pair<std::string, std::string_view>> &files)
{
    static const std::filesystem::path folder = fuzz::scratch() / "package";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    for (const auto &[name, text] : files)
        if (name == "datapackage.json" || std::find(tableNames.begin(), tableNames.end(), name) != tableNames.end())
            fuzz::put(folder / name, text);
    if (isForeignPackage(folder))
        graphOf(readForeignPackage(folder));
}

void readThem(const std::vector<Table> &tables, const std::string_view *saved)
{
    ColumnMapping mapping = guessMapping(tables);
    if (saved) {
        const auto parsed = ColumnMapping::parse(*saved, "mapping.json");
        if (!parsed)
            return fuzz::mustBeTold(parsed.error());
        const auto fitted = parsed->fittedTo(tables);
        if (!fitted)
            return fuzz::mustBeTold(fitted.error());
        mapping = *fitted;
    }
    const auto graph = graphOf(graphFromTables(tables, mapping));
    const auto again = ColumnMapping::parse(mapping.json(), "saved.json");
    fuzz::mustHold(again.has_value(), "a mapping that was saved cannot be read:", again ? std::string() : again.error().text());
    const auto fitted = again->fittedTo(tables);
    fuzz::mustHold(fitted.has_value(), "a mapping that was saved does not fit its tables:", fitted ? std::string() : fitted.error().text());
    const auto same = graphOf(graphFromTables(tables, *fitted));
    fuzz::mustHold(graph.has_value() == same.has_value(), "with its mapping saved and read it is an error, or none any more");
    if (graph)
        fuzz::mustBeSame(*graph, *same, "with its mapping saved and read it is another graph");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto files = fuzz::filesOf(std::string_view(reinterpret_cast<const char *>(data), size));
    std::vector<Table> tables;
    const std::string_view *mapping = nullptr;
    for (const auto &[name, text] : files) {
        if (name == "datapackage.json") {
            readPackage(files);
            return 0;
        }
        if (name == "mapping.json")
            mapping = &text;
        if (std::find(tableNames.begin(), tableNames.end(), name) == tableNames.end())
            continue;
        auto read = tablesFromBytes(std::string(text), name);
        if (!read)
            fuzz::mustBeTold(read.error());
        else
            std::move(read->begin(), read->end(), std::back_inserter(tables));
    }
    if (!tables.empty())
        readThem(tables, mapping);
    return 0;
}
