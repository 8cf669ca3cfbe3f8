// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include "app/cli/adding.h"
#include "app/cli/graphjson.h"
#include "app/cli/inputs.h"
#include "app/cli/overwriting.h"
#include "app/cli/reporting.h"
#include "model/edit/clip.h"
#include "model/evidence/audit.h"
#include "model/evidence/locator.h"
#include "model/evidence/voices.h"
#include "model/graph/snapshot.h"
#include "model/io/csv.h"
#include "model/io/graphml.h"
#include "model/io/propertycolumns.h"
#include "model/layout/layout.h"
#include "model/query/facets.h"
#include "model/query/search.h"
#include "model/store/project.h"
#include "model/store/projectsearch.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace relata {
namespace {

/// What to tell where nothing was found: no answer is an answer, so that the exit status stays 0.
std::string noHit(const std::string &what)
{
    return "relata: " + plainLine(what) + "\n";
}

std::string plural(std::size_t n, const char *one, const char *many)
{
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

/// “Ada knows Bob”, as the window writes it.
std::string linkInWords(const KnowledgeGraph &graph, StatementId id)
{
    return std::string(graph.name(graph.subject(id))) + " " + graph.schema().predicate(graph.predicate(id)).label + " "
           + std::string(graph.name(graph.object(id)));
}

/// “claim” — who, where, how: one line. Without a claim the link says it.
std::string inWords(const KnowledgeGraph &graph, StatementId id)
{
    const std::string claim(graph.claim(id));
    std::string line = std::string(graph.key(id)) + "  " + (claim.empty() ? linkInWords(graph, id) : claim) + "  [";
    line += voiceName(graph, id);
    if (const std::string where = locatorText(graph, id); !where.empty())
        line += " " + where;
    line += ", " + std::string(toString(graph.modality(id)));
    if (const std::string holds = graph.holds(id).display(); !holds.empty())
        line += ", holds " + holds;
    return plainLine(line + "]") + "\n";
}

template <typename Ids>
Json arrayOf(const KnowledgeGraph &graph, const Ids &ids)
{
    Json array = Json::array();
    for (const auto id : ids)
        array.push_back(toJson(graph, id));
    return array;
}

std::string statementsCsv(const KnowledgeGraph &graph, const std::vector<StatementId> &ids)
{
    std::vector<std::string> columns{"id",           "subject",  "subject_name", "predicate", "object",   "object_name", "claim", "speaker",
                                     "speaker_name", "document", "paragraph",    "modality",  "polarity", "said",        "holds"};
    std::vector<Properties> properties;
    std::vector<const Properties *> records;
    for (const StatementId id : ids)
        properties.push_back(graph.statement(id).properties);
    for (const Properties &each : properties)
        records.push_back(&each);
    const PropertyColumns more(records, columns);
    columns.insert(columns.end(), more.columns().begin(), more.columns().end());
    std::string text = csvRow(columns);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Json json = toJson(graph, ids[i]);
        std::vector<std::string> cells;
        for (const auto &[key, value] : json.items())
            if (key != "properties")
                cells.push_back(value.is_string() ? value.get<std::string>() : value.is_null() ? std::string() : value.dump());
        for (std::string &cell : more.cells(properties[i]))
            cells.push_back(std::move(cell));
        text += csvRow(cells);
    }
    return text;
}

/// Of a project: its data goes over, and what else it holds is named.
void noteWhatStays(const std::string &input, std::vector<std::string> &notes)
{
    const auto path = resolveInput(input);
    if (!path || !isProjectFile(*path))
        return;
    if (const auto beside = Project::readBeside(*path); beside && beside->steps + beside->views > 0)
        notes.push_back("the history (" + plural(beside->steps, "step", "steps") + ") and " + plural(beside->views, "kept view", "kept views")
                        + " stay in the project; a copy of the file has them");
}

}  // namespace

Result<CommandOutput> convertCommand(const ConvertRequest &request)
{
    const std::string &output = request.output;
    std::vector<std::string> inputs = request.inputs;
    if (!request.nodes.empty())
        inputs.insert(inputs.begin(), request.nodes);
    std::vector<std::filesystem::path> places = output == "-" ? std::vector<std::filesystem::path>() : placesWritten(output);
    if (!request.saveMapping.empty())
        places.emplace_back(request.saveMapping);
    if (const auto kept = keepsInputs(inputs, places); !kept)
        return kept.error();
    const bool tables = inputs.size() > 1 || !request.mapping.empty() || !request.saveMapping.empty();
    const auto onConflict = onConflictFrom(request.onConflict);
    if (!onConflict)
        return onConflict.error();
    if (!request.add && (!request.onConflict.empty() || request.anyType))
        return Error{Error::Code::Unsupported, "is of use only with --add, into a project", request.anyType ? "--any-type" : "--conflict", 0, 0};
    if (const auto there = request.add ? mayBeAddedTo(output) : Result<void>(); !there)
        return there.error();  // before anything long
    if (!request.add && isProjectFile(output))
        return Error{Error::Code::Io, "exists already. Expected a new name, or --add to take INPUT into it", output, 0, 0};
    auto loaded = tables ? loadTables(inputs, request.mapping, request.saveMapping) : loadInput(inputs.front());
    if (!loaded)
        return loaded.error();
    CommandOutput result;
    result.notes = loaded->report.notes;
    if (!tables)
        noteWhatStays(inputs.front(), result.notes);
    if (!request.lens.empty()) {
        const auto passed = evaluateLens(loaded->graph, request.lens);
        if (!passed)
            return passed.error();
        if (passed->statements.empty())
            return Error{Error::Code::NotFound, "no statement fits the lens, and nothing was written. Expected one that lets some through",
                         request.lens, 0, 0};
        const std::size_t all = loaded->graph.statementCount();
        auto part = partOf(loaded->graph, IdSet<EntityId>(loaded->graph.entityIdEnd()), passed->statements);
        if (!part)
            return part.error();
        loaded->graph = std::move(*part);
        result.notes.push_back("the lens left out " + plural(all - loaded->graph.statementCount(), "statement", "statements")
                               + ", and who stands in no other");
    }
    if (request.add) {
        std::string label = "Import";
        for (const std::string &input : inputs)
            label += (label == "Import" ? " " : ", ") + std::filesystem::path(input).filename().string();
        JoinOptions options;
        options.onConflict = *onConflict;
        options.anyType = request.anyType;
        auto added = addToProject(output, *loaded, label, options);
        if (added)
            added->notes.insert(added->notes.begin(), result.notes.begin(), result.notes.end());
        return added;
    }
    const std::string told = plural(loaded->graph.entityCount(), "entity", "entities") + ", "
                             + plural(loaded->graph.statementCount(), "statement", "statements") + " (from " + loaded->format + ")";
    if (output == "-") {
        auto written = graphMlText(loaded->graph, result.text);
        result.notes.insert(result.notes.end(), written.notes.begin(), written.notes.end());
        result.aside = told + "\n";
        return result;
    }
    const auto written = writeGraph(loaded->graph, output);
    if (!written)
        return written.error();
    result.notes.insert(result.notes.end(), written->notes.begin(), written->notes.end());
    result.text = plainLine(output) + ": " + told + "\n";
    return result;
}

Result<CommandOutput> historyCommand(const std::string &project, OutputForm form)
{
    const auto path = resolveInput(project);
    if (!path)
        return path.error();
    std::error_code ignored;
    if (std::filesystem::exists(*path, ignored) && !isProjectFile(*path))
        return Error{Error::Code::Unsupported,
                     "is no project, so it has no history. Expected a .relata file; the first edit of anything else makes one", project, 0, 0};
    KnowledgeGraph graph;
    const auto opened = Project::open(*path, graph);
    if (!opened)
        return opened.error();
    const auto steps = opened->history();
    if (!steps)
        return steps.error();
    CommandOutput result;
    Json list = Json::array();
    for (const HistoryStep &step : *steps) {
        list.push_back({{"id", step.id}, {"made", step.made}, {"label", step.label}, {"name", step.name}});
        result.text += std::to_string(step.id) + "  " + step.made + "  " + plainLine(step.label)
                       + (step.name.empty() ? std::string() : "  [" + plainLine(step.name) + "]") + "\n";
    }
    if (form == OutputForm::Json)
        result.text = list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return result;
}

Result<CommandOutput> recoverCommand(const std::string &damaged, const std::string &output)
{
    const auto report = recoverProject(damaged, output);
    if (!report)
        return report.error();
    CommandOutput result;
    result.incomplete = report->incomplete;
    for (const std::string &note : report->notes)
        result.text += plainLine(note) + "\n";
    return result;
}

Result<CommandOutput> statsCommand(const std::string &input, OutputForm form)
{
    const auto loaded = loadInput(input);
    if (!loaded)
        return loaded.error();
    const KnowledgeGraph &graph = loaded->graph;
    const Facets facets = facetsOf(graph, *Lens().evaluate(graph));
    std::vector<std::pair<std::string, const std::vector<FacetRow> *>> groups{
        {"types", &facets.types},         {"categories", &facets.categories}, {"predicates", &facets.predicates}, {"speakers", &facets.voices},
        {"documents", &facets.documents}, {"modalities", &facets.modalities}, {"polarities", &facets.polarities}};
    if (form == OutputForm::Json) {
        Json json = {{"title", graph.info().title},
                     {"entities", graph.entityCount()},
                     {"statements", graph.statementCount()},
                     {"documents", graph.documentCount()}};
        json["by"] = Json::object();
        for (const auto &[name, rows] : groups) {
            Json object = Json::object();
            for (const FacetRow &row : *rows)
                object[row.value] = row.count;
            json["by"][name] = std::move(object);
        }
        return CommandOutput{dumped(json), loaded->report.notes};
    }
    std::string text = plainLine(graph.info().title) + "\n" + plural(graph.entityCount(), "entity", "entities") + ", "
                       + plural(graph.statementCount(), "statement", "statements") + ", " + plural(graph.documentCount(), "document", "documents")
                       + "\n";
    for (const auto &[name, rows] : groups) {
        text += "\n" + name + "\n";
        for (const FacetRow &row : *rows) {
            const std::string count = std::to_string(row.count);
            text += std::string(count.size() < 7 ? 7 - count.size() : 0, ' ') + count + "  " + plainLine(row.label) + "\n";
        }
    }
    return CommandOutput{text, loaded->report.notes};
}

namespace {

std::string foundInWords(const KnowledgeGraph &graph, EntityId id, std::size_t degree)
{
    return plainLine(std::string(graph.key(id)) + "  " + std::string(graph.name(id))) + "  (" + graph.schema().type(graph.typeOf(id)).label + ", "
           + plural(degree, "statement", "statements") + ")\n";
}

}  // namespace

Result<CommandOutput> findCommand(const std::string &input, const std::string &text, OutputForm form)
{
    const std::string nobody = "nobody and nothing is called “" + text + "”";
    if (const auto path = resolveInput(input); path && isProjectFile(*path)) {
        const auto quick = searchProject(*path, text);
        if (quick && *quick) {
            const ProjectHits &found = **quick;
            CommandOutput result;
            std::vector<EntityId> ids;
            for (const EntityHit &hit : found.hits) {
                ids.push_back(hit.entity);
                result.text += foundInWords(found.graph, hit.entity, found.degrees[indexOf(hit.entity)]);
            }
            if (form == OutputForm::Json)
                result.text = dumped(arrayOf(found.graph, ids));
            if (ids.empty())
                result.aside = noHit(nobody);
            return result;
        }
    }
    const auto loaded = loadInput(input);
    if (!loaded)
        return loaded.error();
    const KnowledgeGraph &graph = loaded->graph;
    std::vector<EntityId> ids;
    for (const EntityHit &hit : SearchIndex::of(graph).entities(text))
        ids.push_back(hit.entity);
    CommandOutput result{{}, loaded->report.notes, ids.empty() ? noHit(nobody) : std::string()};
    if (form == OutputForm::Json)
        result.text = dumped(arrayOf(graph, ids));
    else
        for (const EntityId id : ids)
            result.text += foundInWords(graph, id, graph.degree(id));
    return result;
}

Result<CommandOutput> queryCommand(const std::string &input, const std::string &lens, OutputForm form)
{
    const auto loaded = loadInput(input);
    if (!loaded)
        return loaded.error();
    const KnowledgeGraph &graph = loaded->graph;
    const auto passed = evaluateLens(graph, lens);
    if (!passed)
        return passed.error();
    std::vector<StatementId> ids;
    passed->statements.forEach([&](StatementId id) { ids.push_back(id); });
    CommandOutput result{{}, loaded->report.notes, ids.empty() ? noHit("no statement fits the lens") : std::string()};
    if (form == OutputForm::Json)
        result.text = dumped(arrayOf(graph, ids));
    else if (form == OutputForm::Csv)
        result.text = statementsCsv(graph, ids);
    else
        for (const StatementId id : ids)
            result.text += inWords(graph, id);
    return result;
}

Result<CommandOutput> pathCommand(const std::string &input, const std::string &from, const std::string &to, const std::string &lens, std::size_t most,
                                  OutputForm form)
{
    const auto loaded = loadInput(input);
    if (!loaded)
        return loaded.error();
    const KnowledgeGraph &graph = loaded->graph;
    const auto start = resolveEntity(graph, from);
    if (!start)
        return start.error();
    const auto goal = resolveEntity(graph, to);
    if (!goal)
        return goal.error();
    const auto passed = evaluateLens(graph, lens);
    if (!passed)
        return passed.error();
    const auto paths = shortestPaths(graph, IdSet<EntityId>(graph.entityIdEnd(), true), passed->statements, *start, *goal, most);
    if (!paths)
        return paths.error();
    if (form == OutputForm::Json) {
        Json array = Json::array();
        for (const Path &path : *paths)
            array.push_back(toJson(graph, path));
        return CommandOutput{dumped(array), loaded->report.notes};
    }
    std::string text;
    for (const Path &path : *paths) {
        text += (text.empty() ? "" : "\n") + plural(path.length(), "step", "steps") + ": ";
        for (std::size_t i = 0; i < path.entities.size(); ++i)
            text += (i ? " – " : "") + plainLine(graph.name(path.entities[i]));
        text += "\n";
        for (const auto &hop : path.hops)
            for (const StatementId id : hop)
                text += "  " + inWords(graph, id);
    }
    return CommandOutput{text.empty() ? "no chain of statements leads from one to the other\n" : text, loaded->report.notes};
}

Result<CommandOutput> checkCommand(const std::string &input, OutputForm form)
{
    const auto loaded = loadInput(input);
    if (!loaded)
        return loaded.error();
    const KnowledgeGraph &graph = loaded->graph;
    const auto findings = auditEvidence(graph);
    const auto nameOf = [](Finding::Severity severity) {
        return severity == Finding::Severity::Error ? "error" : severity == Finding::Severity::Warning ? "warning" : "note";
    };
    CommandOutput result;
    result.notes = loaded->report.notes;
    result.faults =
        static_cast<int>(std::count_if(findings.begin(), findings.end(), [](const Finding &f) { return f.severity == Finding::Severity::Error; }));
    if (form == OutputForm::Json) {
        Json array = Json::array();
        for (const Finding &finding : findings) {
            Json item = {{"severity", nameOf(finding.severity)},
                         {"kind", toString(finding.kind)},
                         {"message", finding.message},
                         {"entities", Json::array()},
                         {"statements", Json::array()}};
            for (const EntityId id : finding.entities)
                item["entities"].push_back(graph.key(id));
            for (const StatementId id : finding.statements)
                item["statements"].push_back(graph.key(id));
            array.push_back(std::move(item));
        }
        result.text = dumped(array);
        return result;
    }
    std::string text;
    for (const Finding &finding : findings)
        text += std::string(nameOf(finding.severity)) + ": " + plainLine(finding.message) + "\n";
    const auto count = [&](Finding::Severity severity) {
        return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [&](const Finding &f) { return f.severity == severity; }));
    };
    result.text = text + plural(graph.entityCount(), "entity", "entities") + ", " + plural(graph.statementCount(), "statement", "statements") + ": "
                  + plural(count(Finding::Severity::Error), "error", "errors") + ", "
                  + plural(count(Finding::Severity::Warning), "warning", "warnings") + ", " + plural(count(Finding::Severity::Note), "note", "notes")
                  + "\n";
    return result;
}

Result<CommandOutput> layoutCommand(const std::string &input, const std::string &algorithm, unsigned long long seed, const std::string &output)
{
    LayoutOptions options;
    options.seed = seed;
    const auto kind = layoutKindFromString(algorithm);
    if (!kind)
        return kind.error();
    options.kind = *kind;
    if (const auto kept = keepsInputs({input}, {output}); !kept && output != "-")
        return kept.error();
    const auto loaded = loadInput(input);
    if (!loaded)
        return loaded.error();
    const KnowledgeGraph &graph = loaded->graph;
    const Snapshot snapshot = Snapshot::of(graph);
    LayoutInput problem;
    problem.nodeCount = static_cast<std::uint32_t>(snapshot.nodeCount());
    for (std::uint32_t node = 0; node < problem.nodeCount; ++node) {
        problem.groups.push_back(static_cast<std::uint32_t>(indexOf(graph.typeOf(snapshot.entityAt(node)))));
        for (const auto &arc : snapshot.out(node))
            problem.edges.emplace_back(node, arc.node);
    }
    const auto start = std::chrono::steady_clock::now();
    const auto positions = layoutGraph(problem, options);
    if (!positions)
        return positions.error();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::string text = "id,x,y\n";
    for (std::uint32_t node = 0; node < problem.nodeCount; ++node) {
        char numbers[64];
        std::snprintf(numbers, sizeof numbers, ",%.6g,%.6g\n", static_cast<double>((*positions)[node].x), static_cast<double>((*positions)[node].y));
        text += csvCell(graph.key(snapshot.entityAt(node))) + numbers;
    }
    const std::string told = Json{{"nodes", snapshot.nodeCount()}, {"edges", snapshot.arcCount()}, {"seconds", seconds}}.dump();
    CommandOutput result;
    result.notes = loaded->report.notes;
    if (output == "-") {
        result.text = std::move(text);
        result.aside = told + "\n";
        return result;
    }
    if (const auto written = writeFileAtomically(output, text); !written)
        return written.error();
    result.text = told + "\n";
    return result;
}

}  // namespace relata
