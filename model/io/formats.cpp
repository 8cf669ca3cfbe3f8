// SPDX-License-Identifier: Apache-2.0
#include "model/io/formats.h"

#include "model/core/plaintext.h"
#include "model/io/datapackage.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/losses.h"
#include "model/io/rdf.h"
#include "model/io/renames.h"
#include "model/io/textencoding.h"
#include "model/io/textforms.h"
#include "model/io/unreadforms.h"
#include "model/io/xmltext.h"
#include "model/store/project.h"
#include "model/tables/foreignpackage.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "model/tables/plainedges.h"
#include "model/tables/readtables.h"
#include "model/tables/tableforms.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <optional>

namespace relata {
namespace {

namespace fs = std::filesystem;

const char *const readable = "Expected a data package folder, GraphML, GEXF, GML, DOT, Pajek, RDF, JSON of nodes and edges, or a table: CSV, TSV, "
                             "XLSX, or edges in plain text (two numbers a line)";

/// The beginning of a file as text, without what comes before the first letter.
std::string beginning(const std::string &bytes)
{
    auto text = toUtf8(bytes.substr(0, 4096), nullptr);
    std::string head = text ? std::move(*text) : bytes.substr(0, 4096);
    head.erase(0, std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    return head;
}

Result<LoadedGraph> notReadable(const fs::path &path, const UnreadForm &form, bool isEmpty)
{
    std::string message = isEmpty             ? "is empty. "
                          : form.name.empty() ? "is not a graph that can be read. "
                                              : "is " + form.name + ", which is not read. ";
    if (!form.advice.empty())
        message += form.advice + ". ";
    return Error{Error::Code::Unsupported, message + readable, path.string(), 0, 0};
}

/// A file that the data package beside it names: alone it lacks types and documents.
bool isPartOfPackage(const fs::path &path)
{
    const fs::path descriptor = path.parent_path() / "datapackage.json";
    std::error_code ignored;
    if (!fs::is_regular_file(descriptor, ignored))
        return false;
    const auto text = readFile(descriptor, std::size_t{16} << 20);
    const std::string name = path.filename().string();
    return text && (text->find('"' + name + '"') != std::string::npos || text->find('/' + name + '"') != std::string::npos);
}

/// A table, with the one beside it that Relata writes for the entities of an edge list.
Result<LoadedGraph> readTable(std::string bytes, const fs::path &path, const RunContext &context)
{
    if (isPartOfPackage(path))
        return Error{Error::Code::Unsupported, "cannot be read alone. It is part of a data package: open its folder", path.string(), 0, 0};
    auto tables = tablesFromBytes(std::move(bytes), path, context.part(0, 0.4));
    if (!tables)
        return tables.error();
    std::error_code ignored;
    if (const fs::path nodes = nodesBeside(path); tables->size() == 1 && fs::is_regular_file(nodes, ignored)) {
        auto more = readTables(nodes, RunContext());
        if (!more)
            return more.error();
        std::move(more->begin(), more->end(), std::back_inserter(*tables));
    }
    return graphFromTables(*tables, guessMapping(*tables), context.part(0.4, 0.6));
}

/// Ours, or the tables of anybody.
Result<LoadedGraph> readPackage(const fs::path &path, const RunContext &context)
{
    return isForeignPackage(path) ? readForeignPackage(path, context) : readDataPackage(path, context);
}

/// A folder of tables: nodes and edges, or whatever they are.
Result<LoadedGraph> readFolder(const fs::path &path, const RunContext &context)
{
    std::error_code ignored;
    const auto files = tableFilesIn(path);
    if (files.empty() && fs::status(path / "datapackage.json", ignored).type() == fs::file_type::not_found)
        return Error{Error::Code::Unsupported, "is a folder without a graph. Expected a datapackage.json, or tables (.csv, .tsv, .xlsx), in it",
                     path.string(), 0, 0};
    if (files.empty() || fs::exists(path / "datapackage.json", ignored))
        return readPackage(path, context);
    auto loaded = graphFromFiles(files, {}, context);
    if (loaded)
        loaded->graph.info().title = fs::absolute(path / ".", ignored).parent_path().filename().string();
    return loaded;
}

bool isJson(std::string_view head)
{
    return head.starts_with('{') || head.starts_with('[');
}

/// Two or four bytes a letter, in which the names that tell the kinds of JSON apart cannot be found.
bool isWideJson(const std::string &bytes)
{
    const bool isWide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.substr(0, 2).find('\0') != std::string::npos;
    const auto first = bytes.find_first_not_of(std::string_view("\0\xFF\xFE \t\r\n", 7));
    return isWide && first != std::string::npos && (bytes[first] == '{' || bytes[first] == '[');
}

/// The form that only its name tells.
const TextForm *formByEnding(const fs::path &path)
{
    const std::string ending = lowered(path.extension().string());
    if (ending == ".json" || ending == ".xml" || ending.starts_with(".xls"))
        return nullptr;  // many things
    for (const TextForm &form : textForms())
        if (std::find(form.endings.begin(), form.endings.end(), ending) != form.endings.end())
            return &form;
    return nullptr;
}

/// Where JSON of no known kind is none.
std::optional<Error> faultInJson(const std::string &bytes, const fs::path &path)
{
    constexpr std::size_t most = std::size_t{64} << 20U;
    if (bytes.size() > most)
        return {};
    std::string converted;
    std::vector<std::string> notes;
    const auto text = jsonText(bytes, path.string(), converted, notes);
    if (!text)
        return text.error();
    nlohmann::ordered_json value;
    const auto read = parseJson(*text, path.string(), "JSON of nodes and edges", value);
    return read ? std::nullopt : std::optional(read.error());
}

/// Read again before it is written: what the form could not hold is named, and a text that nobody can read replaces no file.
Result<IoReport> writeText(const KnowledgeGraph &graph, const TextForm &form, const fs::path &path, const RunContext &context)
{
    std::string text;
    IoReport report = form.write(graph, text);
    if (context.cancelled())
        return Error::cancelled();
    const bool isNothing = text.empty() && graph.entityCount() == 0;  // lines of which there are none, which no reader can tell
    const auto again = isNothing ? Result<LoadedGraph>(LoadedGraph()) : form.read(text, path, context);
    if (!again)
        return again.error().code == Error::Code::Cancelled
                   ? again.error()
                   : Error{Error::Code::Unsupported,
                           "was not written, because what this form makes of the graph cannot be read again: " + again.error().message, path.string(),
                           0, 0};
    if (const auto written = writeFileAtomically(path, text); !written)
        return written.error();
    for (std::string &note : lossesOf(graph, again->graph))
        report.notes.push_back(std::move(note));
    return report;
}

/// By its ending, where the content is told from others with difficulty: relative IRIs look like elements, graphs and nodes without names like JSON.
bool isRdfByEnding(const fs::path &path, std::string_view folded)
{
    const std::string ending = lowered(path.extension().string());
    if (ending != ".ttl" && ending != ".trig" && ending != ".nt" && ending != ".nq")
        return false;
    if (folded.starts_with('{') || folded.starts_with('[')) {  // neither a text nor a brace begins a subject
        const auto next = folded.find_first_not_of(" \t\r\n", 1);
        return next == std::string_view::npos || (folded[next] != '"' && folded[next] != '{');
    }
    return !folded.starts_with("<?") && !folded.starts_with("<!") && std::string_view("<@#:_(bp").find(folded.front()) != std::string_view::npos
           && xmlRootOf(folded) != "graphml" && xmlRootOf(folded) != "gexf";
}

/// A large file of a form that is read piece by piece, told by its beginning; nothing when it is another, or is to be read whole.
std::optional<Result<LoadedGraph>> readStreamed(const fs::path &path, const RunContext &context)
{
    constexpr std::uintmax_t large = std::uintmax_t{1} << 20;
    std::error_code failed;
    const fs::path there = pendingFile(path);
    if (const auto size = fs::file_size(there, failed); failed || size < large)
        return std::nullopt;
    std::string bytes(std::size_t{1} << 14, '\0');
    std::ifstream file(there, std::ios::binary);
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    const std::string folded = lowered(beginning(bytes));
    if (const auto root = xmlRootOf(folded); (root != "graphml" && root != "gexf") || !certainlyUnread(bytes, path).name.empty())
        return std::nullopt;
    for (const TextForm &form : textForms())
        if (form.sniff(folded, bytes))
            return form.stream ? form.stream(path, context) : std::nullopt;
    return std::nullopt;
}

/// By the form that \a bytes have by their content, or by the name of the file.
Result<LoadedGraph> readAsTold(std::string bytes, const fs::path &path, const RunContext &context)
{
    if (const UnreadForm unread = certainlyUnread(bytes, path); !unread.name.empty())
        return notReadable(path, unread, false);
    const std::string head = beginning(bytes);
    const std::string folded = lowered(head);
    if (!folded.empty() && isRdfByEnding(path, folded))
        return readRdf(std::move(bytes), path, context);
    for (const TextForm &form : textForms())
        if (form.sniff(folded, bytes))
            return form.read(std::move(bytes), path, context);
    if (!head.empty() && (hasTableEnding(path) || (!isJson(head) && looksLikeTable(bytes, path))))
        return readTable(std::move(bytes), path, context);
    const UnreadForm likely = likelyUnread(bytes, path);
    if (const TextForm *form = head.empty() ? nullptr : formByEnding(path);
        form && (likely.name.empty() || isJson(head)) && bytes.find('\0') == bytes.npos)
        return form->read(std::move(bytes), path, context);  // which says what is wrong with it
    if (isJson(head))
        if (auto fault = faultInJson(bytes, path))
            return *fault;
    if (!head.empty() && hasPlainEdgeEnding(path) && likely.name.empty() && !isJson(head) && bytes.find('\0') == bytes.npos)
        if (const auto edges = tableOfPlainEdges(bytes, path.string(), context); !edges)
            return edges.error();  // which says in which line
    if (path.extension() == ".relata" && likely.name.empty())
        return Error{Error::Code::Unsupported,
                     head.empty() ? "is empty. Expected a project of Relata"
                                  : "is no project of Relata, or its beginning is damaged. Expected one; a copy of it, or an export, may be whole",
                     path.string(), 0, 0};
    return notReadable(path, likely, head.empty());
}

std::string writableEndings()
{
    std::string endings;
    for (const TextForm &form : textForms())
        if (form.write)
            endings += std::string(form.endings.front()) + ", ";
    for (const TableForm &form : tableForms())
        endings += std::string(form.ending) + ", ";
    return endings + ".relata";
}

}  // namespace

std::string IoProblem::text() const
{
    return Error{Error::Code::Syntax, message, file, line, column}.text();
}

bool isProjectFile(const fs::path &path)
{
    std::array<char, 16> head{};
    std::ifstream file(path, std::ios::binary);
    return file.read(head.data(), head.size()) && Project::looksLikeOne(std::string_view(head.data(), head.size()));
}

Result<LoadedGraph> readGraph(const std::filesystem::path &path, const RunContext &context)
{
    std::error_code failed;
    const auto status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found)
        return Error{Error::Code::Io, "does not exist", path.string(), 0, 0};
    if (status.type() == fs::file_type::none)
        return Error{Error::Code::Io, "cannot be read: " + failed.message(), path.string(), 0, 0};
    if (fs::is_directory(status))
        return readFolder(path, context);
    if (status.type() == fs::file_type::regular && isProjectFile(path)) {
        auto graph = Project::read(path, context);
        if (!graph)
            return graph.error();
        return LoadedGraph{std::move(*graph), "Relata project", {}};
    }
    if (auto streamed = readStreamed(path, context))
        return std::move(*streamed);
    auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    if (path.filename() == "datapackage.json" || (beginning(*bytes).starts_with('{') && hasKey(jsonKeys(*bytes), "resources")))
        return readPackage(path, context);
    return readGraphText(std::move(*bytes), path, context);
}

Result<LoadedGraph> readGraphText(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    if (!isWideJson(bytes))
        return readAsTold(std::move(bytes), path, context);
    std::string note;
    auto text = toUtf8(std::move(bytes), &note);
    if (!text) {
        Error error = text.error();
        error.file = path.string();
        return error;
    }
    auto loaded = readAsTold(std::move(*text), path, context);
    if (loaded && !note.empty())
        loaded->report.notes.insert(loaded->report.notes.begin(), path.filename().string() + " " + note);
    return loaded;
}

Result<IoReport> writeGraph(const KnowledgeGraph &graph, const std::filesystem::path &path, const RunContext &context)
{
    std::error_code ignored;
    if (const TextForm *form = writerFor(path); form && !fs::is_directory(path, ignored))
        return writeText(graph, *form, path, context);
    if (tableFormFor(path))
        return writeTables(graph, path, context);
    if (path.extension() == ".relata") {
        const auto project = Project::create(path, graph, context);
        if (!project)
            return project.error();
        return IoReport{};
    }
    if (path.has_extension() && path.has_filename() && !fs::is_directory(path, ignored))
        return Error{Error::Code::Unsupported,
                     "“" + path.extension().string() + "” is not a form that can be written. Expected " + writableEndings()
                         + ", or a folder name for a data package",
                     path.string(), 0, 0};
    return writeDataPackage(graph, path, context);
}

}  // namespace relata
