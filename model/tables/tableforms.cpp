// SPDX-License-Identifier: Apache-2.0
#include "model/tables/tableforms.h"

#include "model/io/csv.h"
#include "model/io/losses.h"
#include "model/io/namedfiles.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/owncolumns.h"
#include "model/tables/readtables.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace relata {
namespace {

namespace fs = std::filesystem;

constexpr std::array<TableForm, 3> forms{{{"CSV tables", ".csv", "an edge list, and the nodes beside it"},
                                          {"TSV tables", ".tsv", "an edge list, and the nodes beside it"},
                                          {"Neo4j import", ".neo4j", "a folder with nodes.csv and relationships.csv"}}};

constexpr const char *nodesName = "nodes.csv", *relationshipsName = "relationships.csv", *commandName = "import.txt";

constexpr std::string_view importCommand =
    "neo4j-admin database import full neo4j --nodes=nodes.csv --relationships=relationships.csv --array-delimiter=\";\" --multiline-fields=true "
    "--overwrite-destination\n";

/// As Neo4j reads it: quoted where needed, and nothing put in front of what a spreadsheet would execute.
std::string plainRow(const std::vector<std::string> &cells)
{
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        row += i ? "," : "";
        const std::string &cell = cells[i];
        if (cell.find_first_of(",;\t\"\r\n") == std::string::npos && (cell.empty() || (cell.front() != ' ' && cell.back() != ' '))) {
            row += cell;
            continue;
        }
        row += '"';
        for (const char c : cell)
            row += c == '"' ? std::string("\"\"") : std::string(1, c);
        row += '"';
    }
    return row + "\n";
}

std::string tabRow(const std::vector<std::string> &cells)
{
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i)
        row += (i ? "\t" : "") + csvCell(cells[i]);
    return row + "\n";
}

template <typename Row>
std::string textOf(const KnowledgeGraph &graph, OwnTable table, Row row)
{
    OwnRows rows(graph, table);
    std::string text = row(rows.header());
    rows.forEach([&](const std::vector<std::string> &cells) { text += row(cells); });
    return text;
}

Error fault(const fs::path &path, std::string message)
{
    return {Error::Code::Io, std::move(message), path.string(), 0, 0};
}

/// The folder without the slash at its end.
fs::path folderNamed(fs::path path)
{
    while (!path.empty() && !path.has_filename() && path != path.root_path())
        path = path.parent_path();
    return path;
}

/// Nothing is replaced by tables that nobody can read.
Result<void> readable(const NamedFiles &files, const fs::path &path)
{
    for (const auto &[name, text] : files)
        if (name != commandName)
            if (const auto tables = tablesFromBytes(text, path.parent_path() / name); !tables)
                return Error{Error::Code::Unsupported,
                             "was not written, because what this form makes of the graph cannot be read again: " + tables.error().message,
                             path.string(), 0, 0};
    return {};
}

Result<void> writeNeo4j(const KnowledgeGraph &graph, const fs::path &path, const RunContext &context)
{
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    const bool exists = fs::exists(status);
    if (exists && !fs::is_directory(status))
        return fault(path, "is a file. Expected a folder for Neo4j's import");
    if (exists && !fs::exists(path / nodesName, failed) && !fs::is_empty(path, failed))
        return fault(path, "is a folder with other things in it, or may not be read. Expected a new or empty folder, or an older import");
    const NamedFiles files{{nodesName, textOf(graph, OwnTable::Neo4jNodes, plainRow)},
                           {relationshipsName, textOf(graph, OwnTable::Neo4jEdges, plainRow)},
                           {commandName, std::string(importCommand)}};
    if (const auto ok = readable(files, path); !ok)
        return ok.error();
    if (context.cancelled())
        return Error::cancelled();
    return exists ? writeFilesTogether(path, files) : writeNewFolder(path, files);
}

Result<void> writePair(const KnowledgeGraph &graph, const fs::path &path, const RunContext &context)
{
    const auto row = path.extension() == ".csv" || path.extension() == ".CSV" ? csvRow : tabRow;
    const NamedFiles files{{nodesBeside(path).filename().string(), textOf(graph, OwnTable::Nodes, row)},
                           {path.filename().string(), textOf(graph, OwnTable::Edges, row)}};
    if (const auto ok = readable(files, path); !ok)
        return ok.error();
    if (context.cancelled())
        return Error::cancelled();
    return writeFilesTogether(path.has_parent_path() ? path.parent_path() : fs::path("."), files);
}

}  // namespace

std::span<const TableForm> tableForms()
{
    return forms;
}

const TableForm *tableFormFor(const fs::path &path)
{
    std::string ending = folderNamed(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const TableForm &form) { return form.ending == ending; });
    return found == forms.end() ? nullptr : &*found;
}

Result<IoReport> writeTables(const KnowledgeGraph &graph, const fs::path &wanted, const RunContext &context)
{
    const fs::path path = folderNamed(wanted);
    const TableForm *form = tableFormFor(path);
    if (!form)
        return fault(path, "has no ending of a form of tables. Expected .csv, .tsv or .neo4j");
    const bool isNeo4j = form->ending == ".neo4j";
    const fs::path nodes = isNeo4j ? path / nodesName : nodesBeside(path);
    if (!isNeo4j && nodes.empty())
        return fault(path, "is the name of the nodes of another table. Expected NAME" + std::string(form->ending));
    if (const auto written = isNeo4j ? writeNeo4j(graph, path, context) : writePair(graph, path, context); !written)
        return written.error();
    IoReport report;
    if (!isNeo4j)
        report.notes.push_back("the entities stand beside it in “" + nodes.filename().string() + "”");
    const auto again = graphFromFiles({nodes, isNeo4j ? path / relationshipsName : path});
    if (!again)
        return fault(path, "was written, but cannot be read again: " + again.error().text());
    for (std::string &note : lossesOf(graph, again->graph))
        report.notes.push_back(std::move(note));
    return report;
}

}  // namespace relata
