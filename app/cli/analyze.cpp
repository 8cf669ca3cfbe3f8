// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyze.h"

#include "app/cli/graphjson.h"
#include "app/cli/inputs.h"
#include "app/cli/overwriting.h"
#include "app/cli/reporting.h"
#include "model/analysis/measure.h"
#include "model/analysis/similarity.h"
#include "model/io/csv.h"
#include "model/io/formats.h"
#include "model/query/entityorder.h"
#include "model/query/propertycolumn.h"
#include "model/query/statementsums.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace relata {
namespace {

using namespace analysis;

const char *const bridges = "bridges";
const char *const similar = "similarity";
const char *const byName = "name";

/// A table of names and values, on its way to text, CSV or JSON.
struct Rows {
    std::vector<std::string> columns;
    std::vector<std::vector<Json>> cells;
};

std::string exactText(const Json &cell)
{
    if (cell.is_string())
        return cell.get<std::string>();
    if (cell.is_array()) {
        std::vector<std::string> parts;
        for (const Json &part : cell)
            parts.push_back(exactText(part));
        return joinMulti(parts);
    }
    if (cell.is_null())
        return {};
    if (!cell.is_number_float())
        return cell.dump();
    char text[32];
    return std::string(text, std::to_chars(text, text + sizeof text, cell.get<double>()).ptr);
}

std::string shortText(const Json &cell)
{
    if (!cell.is_number())
        return plainLine(exactText(cell));
    if (cell.is_number_integer())
        return cell.dump();
    char text[32];
    const double size = std::abs(cell.get<double>());
    std::snprintf(text, sizeof text, size < 1000 || size >= 1e15 ? "%.4g" : "%.2f", cell.get<double>());
    return text;
}

/// What one --measure says of everybody, by entity id; NaN where it says nothing.
struct Answer {
    std::string name;  ///< as asked for
    Scale scale;
    std::vector<double> values;
    std::vector<std::string> groups;  ///< of a property: the text of group 1, 2 …

    Json cell(EntityId id) const
    {
        const double value = values[indexOf(id)];
        if (std::isnan(value))
            return {};
        if (!groups.empty())
            return groups[static_cast<std::size_t>(value) - 1];
        return value == std::floor(value) && std::abs(value) < 9e15 && (scale.isCount() || !scale.measure()) ? Json(static_cast<std::int64_t>(value))
                                                                                                             : Json(value);
    }
};

MeasureOptions optionsOf(const AnalyzeRequest &request)
{
    MeasureOptions options;
    if (!request.weight.empty())
        options.weight = request.weight == "links" ? Weight::Links : request.weight == "origins" ? Weight::Origins : Weight::Statements;
    options.direction = request.links == "stated" ? analysis::Direction::Stated : analysis::Direction::Both;
    options.error = request.error;
    options.mostSteps = 1e11;  // half a minute: who asks on the command line can wait, or say --error
    options.communities.method = request.method == "louvain" ? CommunityMethod::Louvain : CommunityMethod::Leiden;
    options.communities.resolution = request.resolution;
    options.seed = request.seed;
    options.threads = request.threads;
    return options;
}

Result<Answer> answerOf(const KnowledgeGraph &graph, const Snapshot &snapshot, const std::string &name, const AnalyzeRequest &request,
                        std::vector<std::string> &notes)
{
    const auto note = [&](const std::string &text) {
        if (!text.empty())
            notes.push_back(name + ": " + text);
    };
    auto scale = scaleNamed(graph, name);
    if (!scale)
        return scale.error();
    Answer answer{name, *scale, {}, {}};
    if (const auto measure = scale->measure()) {
        const auto column = measured(graph, snapshot, *measure, optionsOf(request));
        if (!column)
            return column.error();
        note(column->note);
        answer.values = byEntity(*column, snapshot, graph.entityIdEnd());
        return answer;
    }
    auto column = scale->kind() == Scale::Kind::Sums ? statementSums(graph, snapshot, *scale) : propertyColumn(graph, *scale);
    if (!column)
        return column.error();
    note(column->note);
    answer.values = std::move(column->values);
    answer.groups = std::move(column->groups);
    return answer;
}

Result<Rows> measureRows(const KnowledgeGraph &graph, const Snapshot &snapshot, const AnalyzeRequest &request, std::vector<std::string> &notes)
{
    Rows rows{{"id", "name", "type"}, {}};
    std::vector<Answer> answers;
    for (const std::string &name : request.measures) {
        auto answer = answerOf(graph, snapshot, name, request, notes);
        if (!answer)
            return answer.error();
        const bool isTaken = std::find(rows.columns.begin(), rows.columns.end(), name) != rows.columns.end();  // a property “type”
        rows.columns.push_back(isTaken ? answer->scale.key() : name);
        answers.push_back(std::move(*answer));
    }
    const std::string by = request.sort.empty() ? request.measures.front() : request.sort;
    const auto sorted = std::find_if(answers.begin(), answers.end(), [&](const Answer &answer) { return answer.name == by; });
    if (sorted == answers.end() && by != byName)
        return Error{Error::Code::NotFound, "--sort " + by + " is no column of the answer. Expected name or one of --measure", {}, 0, 0};
    const bool byNumber = sorted != answers.end(), highest = (byNumber && !sorted->scale.isGroup()) != request.reverse;
    std::vector<EntityId> ids;
    ids.reserve(snapshot.nodeCount());
    for (std::uint32_t node = 0; node < snapshot.nodeCount(); ++node)
        ids.push_back(snapshot.entityAt(node));
    const auto alphabet = alphabetOf(graph);
    if (!alphabet)
        return alphabet.error();
    const auto order =
        inOrder(std::move(ids), byNumber ? &sorted->values : nullptr, highest ? ValueOrder::HighestFirst : ValueOrder::LowestFirst, *alphabet);
    if (!order)
        return order.error();
    for (const EntityId id : *order) {
        std::vector<Json> cells{std::string(graph.key(id)), std::string(graph.name(id)), graph.schema().type(graph.typeOf(id)).key};
        for (const Answer &answer : answers)
            cells.push_back(answer.cell(id));
        rows.cells.push_back(std::move(cells));
    }
    return rows;
}

Rows bridgeRows(const KnowledgeGraph &graph, const Snapshot &snapshot)
{
    Rows rows{{"id", "name", "other", "other_name", "statements"}, {}};
    for (const auto &[a, b] : weakPoints(Links::of(graph, snapshot)).bridges) {
        Json statements = Json::array();
        for (const auto arcs : {snapshot.out(a), snapshot.in(a)})
            for (const auto &arc : arcs)
                if (arc.node == b)
                    statements.push_back(std::string(graph.key(arc.statement)));
        const EntityId one = snapshot.entityAt(a), other = snapshot.entityAt(b);
        rows.cells.push_back({std::string(graph.key(one)), std::string(graph.name(one)), std::string(graph.key(other)),
                              std::string(graph.name(other)), std::move(statements)});
    }
    return rows;
}

Result<Rows> similarityRows(const KnowledgeGraph &graph, const Snapshot &snapshot, const AnalyzeRequest &request)
{
    const auto nodeOf = [&](const std::string &text) -> Result<NodeIndex> {
        const auto id = resolveEntity(graph, text);
        if (!id)
            return id.error();
        if (const NodeIndex node = snapshot.nodeOf(*id); node != Snapshot::noNode)
            return node;
        return Error{Error::Code::NotFound, "the lens lets “" + text + "” not through. Expected somebody whom it shows", {}, 0, 0};
    };
    const auto of = nodeOf(request.of);
    if (!of)
        return of.error();
    const Links links = Links::of(graph, snapshot);
    std::vector<SimilarNode> found;
    if (request.to.empty()) {
        found = mostSimilar(links, *of, request.most > 0 ? request.most : snapshot.nodeCount());
    } else {
        const auto to = nodeOf(request.to);
        if (!to)
            return to.error();
        found.push_back({*to, similarity(links, *of, *to)});
    }
    Rows rows{{"id", "name", "type", "jaccard", "cosine", "adamic_adar", "common"}, {}};
    for (const auto &[node, how] : found) {
        const EntityId id = snapshot.entityAt(node);
        Json common = Json::array();
        for (const NodeIndex neighbour : how.common)
            common.push_back(std::string(graph.key(snapshot.entityAt(neighbour))));
        rows.cells.push_back({std::string(graph.key(id)), std::string(graph.name(id)), graph.schema().type(graph.typeOf(id)).key, how.jaccard,
                              how.cosine, how.adamicAdar, std::move(common)});
    }
    return rows;
}

std::string csvOf(const Rows &rows)
{
    std::string text = csvRow(rows.columns);
    for (const auto &cells : rows.cells) {
        std::vector<std::string> row;
        row.reserve(cells.size());
        for (const Json &cell : cells)
            row.push_back(exactText(cell));
        text += csvRow(row);
    }
    return text;
}

std::string jsonOf(const Rows &rows)
{
    Json array = Json::array();
    for (const auto &cells : rows.cells) {
        Json object;
        for (std::size_t i = 0; i < cells.size(); ++i)
            object[rows.columns[i]] = cells[i];
        array.push_back(std::move(object));
    }
    return dumped(array);
}

std::size_t charactersOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Numbers first, so that they stand below one another, each below its name.
std::string textOf(const Rows &rows)
{
    if (rows.cells.empty())
        return {};
    std::vector<std::size_t> widths;  // 0: of words
    for (std::size_t i = 0; i < rows.columns.size(); ++i) {
        std::size_t width = std::max<std::size_t>(charactersOf(rows.columns[i]), 10);
        bool numbers = false;
        for (const auto &cells : rows.cells) {
            numbers |= cells[i].is_number();
            width = std::max(width, charactersOf(shortText(cells[i])));
        }
        widths.push_back(numbers ? width : 0);
    }
    const auto line = [&](const auto &textOfColumn) {
        std::string numbers, words;
        for (std::size_t i = 0; i < rows.columns.size(); ++i) {
            const std::string text = textOfColumn(i);
            if (widths[i] == 0)
                words += (words.empty() ? "" : "  ") + text;
            else
                numbers += std::string(widths[i] - charactersOf(text), ' ') + text + "  ";
        }
        return numbers + words + "\n";
    };
    std::string text = line([&](std::size_t i) { return rows.columns[i]; });
    for (const auto &cells : rows.cells)
        text += line([&](std::size_t i) { return shortText(cells[i]); });
    return text;
}

}  // namespace

Result<CommandOutput> analyzeCommand(const AnalyzeRequest &request)
{
    for (const char *alone : {bridges, similar})
        if (request.measures.size() > 1 && std::find(request.measures.begin(), request.measures.end(), alone) != request.measures.end())
            return Error{Error::Code::Unsupported, std::string(alone) + " is no column beside others. Expected it as the only measure", {}, 0, 0};
    if ((request.measures.front() == bridges || request.measures.front() == similar) && (!request.sort.empty() || request.reverse))
        return Error{
            Error::Code::Unsupported, request.measures.front() + " has an order of its own. Expected it without --sort and --reverse", {}, 0, 0};
    if (request.measures.front() == similar && request.of.empty())
        return Error{Error::Code::NotFound, "similarity of whom? Expected --of ENTITY, and --to ENTITY for only these two", {}, 0, 0};
    if (!request.output.empty() && request.output != "-")
        if (const auto kept = keepsInputs({request.input}, {request.output}); !kept)
            return kept.error();
    const auto loaded = loadInput(request.input);
    if (!loaded)
        return loaded.error();
    const KnowledgeGraph &graph = loaded->graph;
    const auto passed = evaluateLens(graph, request.lens);
    if (!passed)
        return passed.error();
    const Snapshot snapshot = Snapshot::of(graph, passed->entities, passed->statements);
    CommandOutput result;
    result.notes = loaded->report.notes;
    auto rows = request.measures.front() == bridges   ? Result<Rows>(bridgeRows(graph, snapshot))
                : request.measures.front() == similar ? similarityRows(graph, snapshot, request)
                                                      : measureRows(graph, snapshot, request, result.notes);
    if (!rows)
        return rows.error();
    if (request.most > 0 && rows->cells.size() > request.most)
        rows->cells.resize(request.most);
    if (!request.output.empty() && request.output != "-")
        if (const auto written = writeFileAtomically(request.output, csvOf(*rows)); !written)
            return written.error();
    if (request.form == OutputForm::Json)
        result.text = jsonOf(*rows);
    else if (request.output == "-")
        result.text = csvOf(*rows);
    else if (request.output.empty())
        result.text = textOf(*rows);
    else
        result.text = plainLine(request.output) + ": " + std::to_string(rows->cells.size()) + (rows->cells.size() == 1 ? " row\n" : " rows\n");
    return result;
}

}  // namespace relata
