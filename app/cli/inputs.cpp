// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inputs.h"

#include "model/io/rdf.h"
#include "model/io/rdfterms.h"
#include "model/io/textencoding.h"
#include "model/query/search.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "model/tables/readtables.h"

#include <algorithm>
#include <cstdlib>

namespace relata {

namespace fs = std::filesystem;

namespace {

/// How to say what was guessed wrong.
void tellTheWay(IoReport &report, const std::string &input)
{
    if (report.guessed)
        report.notes.push_back(
            "if that is not what the columns say: relata convert " + input
            + " OUTPUT --save-mapping FILE writes the guess; change FILE and give it back with --mapping, or open the table in the window");
}

/// One note for each problem that is kept, for those who cannot click on it.
void listProblems(IoReport &report)
{
    for (const IoProblem &problem : report.problems)
        report.notes.push_back(problem.text());
    if (report.problemCount > report.problems.size())
        report.notes.push_back("and " + std::to_string(report.problemCount - report.problems.size()) + " more problems like these");
}

/// Only tables come in several, or take a mapping.
Result<std::vector<Table>> onlyTables(const fs::path &file)
{
    auto bytes = readFile(file);
    if (!bytes)
        return bytes.error();
    if (!hasTableEnding(file) && !looksLikeWorkbook(*bytes) && !looksLikeTable(*bytes, file))
        return Error{Error::Code::Unsupported, "is no table. Expected CSV, TSV or XLSX: only tables come in several or with a mapping", file.string(),
                     0, 0};
    return tablesFromBytes(std::move(*bytes), file);
}

}  // namespace

fs::path dataFolder()
{
    std::vector<fs::path> places;
    if (const char *named = std::getenv("RELATA_DATA_DIR"))
        places.emplace_back(named);
    std::error_code failed;
    if (const fs::path program = fs::read_symlink("/proc/self/exe", failed); !failed)
        places.push_back(program.parent_path().parent_path() / "share" / "relata");
    places.emplace_back(RELATA_BUILD_DATADIR);
    places.emplace_back(RELATA_INSTALL_DATADIR);
    for (const fs::path &place : places)
        if (fs::is_directory(place / "graphs", failed))
            return place;
    return places.front();
}

std::vector<std::string> sampleNames()
{
    std::vector<std::string> names;
    std::error_code failed;
    for (const auto &entry : fs::directory_iterator(dataFolder() / "graphs", failed))
        if (fs::exists(entry.path() / "datapackage.json", failed))
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Result<fs::path> resolveInput(const std::string &input)
{
    constexpr std::string_view prefix = "sample:";
    if (input == "-")
        return fs::path("/dev/stdin");
    if (input.empty())
        return Error{Error::Code::NotFound, "there is no name of an input. Expected a folder, a file or a sample", {}, 0, 0};
    if (!input.starts_with(prefix))
        return fs::path(input);
    const std::string name = input.substr(prefix.size());
    const auto names = sampleNames();
    if (std::find(names.begin(), names.end(), name) != names.end())
        return dataFolder() / "graphs" / name;
    std::string list;
    for (const std::string &known : names)
        list += (list.empty() ? "sample:" : ", sample:") + known;
    return Error{
        Error::Code::NotFound, "there is no sample “" + name + "”. Expected " + (list.empty() ? "a file: no samples are installed" : list), {}, 0, 0};
}

Result<LoadedGraph> loadInput(const std::string &input, const RunContext &context)
{
    const auto path = resolveInput(input);
    if (!path)
        return path.error();
    auto loaded = readGraph(*path, context);
    if (loaded) {
        tellTheWay(loaded->report, input);
        listProblems(loaded->report);
    }
    return loaded;
}

namespace {

/// One RDF file, its terms read as \a mapping says.
Result<LoadedGraph> loadRdf(const fs::path &path, std::string bytes, const std::string &mapping, const std::string &saveMapping)
{
    Result<RdfTerms> terms;
    if (mapping.empty()) {
        terms = RdfTerms::beside(path);
    } else {
        const auto text = readText(mapping);
        if (!text)
            return text.error();
        terms = RdfTerms::parse(*text, mapping);
    }
    if (!terms)
        return terms.error();
    auto used = saveMapping.empty() ? Result<RdfTerms>() : RdfTerms::of(bytes, path);
    if (!used)
        return used.error();
    auto loaded = readRdfAs(*terms, std::move(bytes), path);
    if (!loaded || saveMapping.empty())
        return loaded;
    used->overlay(*terms);
    if (const auto written = writeFileAtomically(saveMapping, used->json()); !written)
        return written.error();
    return loaded;
}

}  // namespace

Result<LoadedGraph> loadTables(const std::vector<std::string> &inputs, const std::string &mapping, const std::string &saveMapping)
{
    if (inputs.size() == 1)
        if (const auto path = resolveInput(inputs.front()); path && !hasTableEnding(*path))
            if (auto bytes = readFile(*path); bytes && looksLikeRdf(*bytes, *path))
                return loadRdf(*path, std::move(*bytes), mapping, saveMapping);
    std::vector<fs::path> files;
    for (const std::string &input : inputs) {
        const auto path = resolveInput(input);
        if (!path)
            return path.error();
        std::error_code failed;
        const auto inside = fs::is_directory(*path, failed) ? tableFilesIn(*path) : std::vector<fs::path>{*path};
        if (inside.empty())
            return Error{Error::Code::Unsupported, "is a folder without tables. Expected .csv, .tsv or .xlsx files in it", path->string(), 0, 0};
        files.insert(files.end(), inside.begin(), inside.end());
    }
    std::vector<Table> tables;
    for (const fs::path &file : files) {
        auto read = onlyTables(file);
        if (!read)
            return read.error();
        std::move(read->begin(), read->end(), std::back_inserter(tables));
    }
    ColumnMapping chosen;
    if (mapping.empty()) {
        chosen = guessMapping(tables);
    } else {
        const auto text = readText(mapping);
        if (!text)
            return text.error();
        const auto saved = ColumnMapping::parse(*text, mapping);
        auto fitted = saved ? saved->fittedTo(tables) : Result<ColumnMapping>(saved.error());
        if (!fitted)
            return fitted.error();
        chosen = std::move(*fitted);
    }
    if (!saveMapping.empty())
        if (const auto written = writeFileAtomically(saveMapping, chosen.json()); !written)
            return written.error();
    auto loaded = graphFromTables(tables, chosen);
    if (loaded) {
        if (saveMapping.empty())
            tellTheWay(loaded->report, inputs.back());
        listProblems(loaded->report);
    }
    return loaded;
}

Result<LensResult> evaluateLens(const KnowledgeGraph &graph, const std::string &expression)
{
    const auto lens = Lens::parse(expression);
    auto result = lens ? lens->evaluate(graph) : Result<LensResult>(lens.error());
    if (!result) {
        Error error = result.error();
        error.file = "lens";
        return error;
    }
    return result;
}

Result<EntityId> resolveEntity(const KnowledgeGraph &graph, const std::string &text)
{
    if (const EntityId exact = graph.findEntity(text); exact != noEntity)
        return exact;
    const std::string folded = foldedForSearch(text);
    std::vector<EntityId> named;
    for (const EntityId id : graph.entities()) {
        const auto aliases = graph.aliases(id);
        if (foldedForSearch(graph.name(id)) == folded
            || std::any_of(aliases.begin(), aliases.end(), [&](std::string_view alias) { return foldedForSearch(alias) == folded; }))
            named.push_back(id);
    }
    if (named.size() == 1)
        return named.front();
    if (named.empty())
        for (const EntityHit &hit : SearchIndex::of(graph).entities(text, 9))
            named.push_back(hit.entity);
    if (named.size() == 1)
        return named.front();
    if (named.empty())
        return Error{Error::Code::NotFound, "nobody and nothing is called “" + text + "”. Expected the id, name or alias of an entity", {}, 0, 0};
    std::string list;
    for (const EntityId id : named)
        list += (list.empty() ? "" : ", ") + std::string(graph.key(id));
    return Error{Error::Code::NotFound, "“" + text + "” may be several. Expected one of " + list, {}, 0, 0};
}

}  // namespace relata
