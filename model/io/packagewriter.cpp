// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "model/io/datapackage.h"
#include "model/io/namedfiles.h"
#include "model/io/propertycolumns.h"
#include "model/io/schemajson.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <utility>

namespace relata {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

template <typename Records, typename Cells>
std::string tableOf(const Records &records, std::vector<std::string> columns, Cells cellsOf)
{
    std::vector<const Properties *> properties;
    for (const auto &record : records)
        properties.push_back(&record.properties);
    const PropertyColumns extra(properties, columns);
    columns.insert(columns.end(), extra.columns().begin(), extra.columns().end());
    std::string text = csvRow(columns);
    for (const auto &record : records) {
        std::vector<std::string> cells = cellsOf(record);
        const auto more = extra.cells(record.properties);
        cells.insert(cells.end(), more.begin(), more.end());
        text += csvRow(cells);
    }
    return text;
}

const std::vector<std::string> entityColumns{"id", "type", "name", "aliases", "description"};
const std::vector<std::string> statementColumns{"id",       "subject",     "predicate",  "object",   "claim",    "speaker",
                                                "document", "paragraph",   "quote",      "modality", "polarity", "said",
                                                "holds",    "holds_basis", "confidence", "status",   "note"};
const std::vector<std::string> documentColumns{"id", "title", "authors", "publisher", "published", "url", "language", "origin", "hash", "note"};

std::string entitiesCsv(const KnowledgeGraph &graph)
{
    std::vector<Entity> records;
    for (const EntityId id : graph.entities())
        records.push_back(graph.entity(id));
    return tableOf(records, entityColumns, [](const Entity &e) {
        return std::vector<std::string>{e.key, e.type, e.name, joinMulti(e.aliases), e.description};
    });
}

std::string statementsCsv(const KnowledgeGraph &graph)
{
    std::vector<Statement> records;
    for (const StatementId id : graph.statements())
        records.push_back(graph.statement(id));
    const auto keyOf = [&](EntityId id) { return id == noEntity ? std::string() : std::string(graph.key(id)); };
    return tableOf(records, statementColumns, [&](const Statement &s) {
        return std::vector<std::string>{s.key,
                                        keyOf(s.subject),
                                        s.predicate,
                                        keyOf(s.object),
                                        s.claim,
                                        keyOf(s.speaker),
                                        s.document == noDocument ? std::string() : graph.document(s.document).key,
                                        s.paragraph ? std::to_string(s.paragraph) : std::string(),
                                        s.quote,
                                        std::string(toString(s.modality)),
                                        std::string(toString(s.polarity)),
                                        s.said.text(),
                                        s.holds.text(),
                                        s.holdsBasis,
                                        s.confidence,
                                        s.status,
                                        s.note};
    });
}

std::string documentsCsv(const KnowledgeGraph &graph)
{
    std::vector<Document> records;
    for (const DocumentId id : graph.documents())
        records.push_back(graph.document(id));
    return tableOf(records, documentColumns, [](const Document &d) {
        return std::vector<std::string>{d.key,  d.title, joinMulti(d.authors), d.publisher, d.published.text(), d.url, d.language, d.origin,
                                        d.hash, d.note};
    });
}

std::size_t endOfFirstRow(std::string_view csv)
{
    bool inQuotes = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        inQuotes ^= csv[i] == '"';
        if (csv[i] == '\n' && !inQuotes)
            return i + 1;
    }
    return csv.size();
}

Json resource(const char *name, const std::string &csv)
{
    Json fields = Json::array();
    const auto header = parseCsv(csv.substr(0, endOfFirstRow(csv)), name);
    for (const std::string &column : header ? header->columns : std::vector<std::string>{}) {
        Json field = {{"name", column}, {"type", column == "paragraph" ? "integer" : "string"}};
        if (column == "id")
            field["constraints"] = {{"required", true}, {"unique", true}};
        fields.push_back(std::move(field));
    }
    Json schema = {{"fields", fields}, {"primaryKey", "id"}};
    if (std::string_view(name) == "statements") {
        schema["foreignKeys"] = Json::array();
        for (const char *end : {"subject", "object", "speaker"})
            schema["foreignKeys"].push_back({{"fields", end}, {"reference", {{"resource", "entities"}, {"fields", "id"}}}});
        schema["foreignKeys"].push_back({{"fields", "document"}, {"reference", {{"resource", "documents"}, {"fields", "id"}}}});
    }
    return {{"name", name},
            {"path", std::string(name) + ".csv"},
            {"profile", "tabular-data-resource"},
            {"format", "csv"},
            {"mediatype", "text/csv"},
            {"encoding", "utf-8"},
            {"schema", schema}};
}

std::string descriptor(const KnowledgeGraph &graph, const std::string &entities, const std::string &statements, const std::string &documents)
{
    const GraphInfo &info = graph.info();
    Json root = Json::object();
    if (!info.id.empty())
        root["name"] = info.id;
    root["title"] = info.title;
    root["description"] = info.description;
    root["version"] = info.version;
    root["created"] = info.created;
    if (!info.license.empty())
        root["licenses"] = Json::array({{{"name", info.license}}});
    for (const auto &[key, value] : info.properties)
        root[key] = Json::accept(value) ? Json::parse(value) : Json(value);
    if (!root.contains("profile"))
        root["profile"] = "tabular-data-package";
    root["resources"] = Json::array({resource("entities", entities),
                                     resource("statements", statements),
                                     resource("documents", documents),
                                     {{"name", "schema"}, {"path", "schema.json"}, {"format", "json"}, {"mediatype", "application/json"}}});
    return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Error fault(const fs::path &path, const std::string &message)
{
    return {Error::Code::Io, message, path.string(), 0, 0};
}

}  // namespace

Result<IoReport> writeDataPackage(const KnowledgeGraph &graph, const fs::path &wanted, const RunContext &context)
{
    fs::path path = wanted;
    while (!path.empty() && !path.has_filename() && path != path.root_path())  // "folder/" is "folder"
        path = path.parent_path();
    if (path.empty())
        return fault(path, "there is no name to write to. Expected the name of a folder");
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (fs::exists(status) && !fs::is_directory(status))
        return fault(path, "is a file. Expected a folder for a data package (or a name that ends in .graphml)");
    if (status.type() == fs::file_type::none)
        return fault(path, "cannot be written: " + failed.message());
    const bool isNew = !fs::exists(status);
    if (!isNew && !fs::exists(path / "datapackage.json", failed) && !fs::is_empty(path, failed))
        return fault(path, "is a folder with other things in it, or may not be read. Expected a new or empty folder, or an older data package");
    const std::string entities = entitiesCsv(graph), statements = statementsCsv(graph), documents = documentsCsv(graph);
    const NamedFiles files{{"schema.json", schemaToJson(graph.schema())},
                           {"documents.csv", documents},
                           {"entities.csv", entities},
                           {"statements.csv", statements},
                           {"datapackage.json", descriptor(graph, entities, statements, documents)}};
    if (context.cancelled())
        return Error::cancelled();
    if (const auto written = isNew ? writeNewFolder(path, files) : writeFilesTogether(path, files); !written)
        return written.error();
    return IoReport{};
}

}  // namespace relata
