// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "model/io/datapackage.h"
#include "model/io/schemajson.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace relata {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// Property keys in order of first appearance.
template<typename Records>
std::vector<std::string> propertyKeys(const Records &records)
{
    std::vector<std::string> keys;
    for (const auto &record : records)
        for (const auto &property : record.properties)
            if (std::find(keys.begin(), keys.end(), property.first) == keys.end())
                keys.push_back(property.first);
    return keys;
}

std::string propertyOf(const Properties &properties, const std::string &key)
{
    const auto found = std::find_if(properties.begin(), properties.end(), [&](const auto &p) { return p.first == key; });
    return found == properties.end() ? std::string() : found->second;
}

template<typename Records, typename Cells>
std::string tableOf(const Records &records, std::vector<std::string> columns, Cells cellsOf)
{
    const auto extra = propertyKeys(records);
    columns.insert(columns.end(), extra.begin(), extra.end());
    std::string text = csvRow(columns);
    for (const auto &record : records) {
        std::vector<std::string> cells = cellsOf(record);
        for (const std::string &key : extra)
            cells.push_back(propertyOf(record.properties, key));
        text += csvRow(cells);
    }
    return text;
}

const std::vector<std::string> entityColumns{"id", "type", "name", "aliases", "description"};
const std::vector<std::string> statementColumns{"id",       "subject",  "predicate", "object", "claim", "speaker",     "document",   "paragraph", "quote",
                                                "modality", "polarity", "said",      "holds",  "holds_basis", "confidence", "status", "note"};
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
        return std::vector<std::string>{s.key, keyOf(s.subject), s.predicate, keyOf(s.object), s.claim, keyOf(s.speaker),
                                        s.document == noDocument ? std::string() : graph.document(s.document).key,
                                        s.paragraph ? std::to_string(s.paragraph) : std::string(), s.quote, std::string(toString(s.modality)),
                                        std::string(toString(s.polarity)), s.said.text(), s.holds.text(), s.holdsBasis, s.confidence, s.status, s.note};
    });
}

std::string documentsCsv(const KnowledgeGraph &graph)
{
    std::vector<Document> records;
    for (const DocumentId id : graph.documents())
        records.push_back(graph.document(id));
    return tableOf(records, documentColumns, [](const Document &d) {
        return std::vector<std::string>{d.key, d.title, joinMulti(d.authors), d.publisher, d.published.text(), d.url, d.language, d.origin, d.hash, d.note};
    });
}

Json resource(const char *name, const std::string &csv)
{
    Json fields = Json::array();
    const std::string header = csv.substr(0, csv.find('\n'));
    for (std::size_t at = 0; at <= header.size();) {   // column names of ours hold no commas but in quotes, which is rare and left to readers
        const std::size_t end = std::min(header.find(',', at), header.size());
        const std::string column = header.substr(at, end - at);
        Json field = {{"name", column}, {"type", column == "paragraph" ? "integer" : "string"}};
        if (column == "id")
            field["constraints"] = {{"required", true}, {"unique", true}};
        fields.push_back(std::move(field));
        at = end + 1;
    }
    Json schema = {{"fields", fields}, {"primaryKey", "id"}};
    if (std::string_view(name) == "statements") {
        schema["foreignKeys"] = Json::array();
        for (const char *end : {"subject", "object", "speaker"})
            schema["foreignKeys"].push_back({{"fields", end}, {"reference", {{"resource", "entities"}, {"fields", "id"}}}});
        schema["foreignKeys"].push_back({{"fields", "document"}, {"reference", {{"resource", "documents"}, {"fields", "id"}}}});
    }
    return {{"name", name}, {"path", std::string(name) + ".csv"}, {"profile", "tabular-data-resource"}, {"format", "csv"}, {"mediatype", "text/csv"},
            {"encoding", "utf-8"}, {"schema", schema}};
}

std::string descriptor(const KnowledgeGraph &graph, const std::string &entities, const std::string &statements, const std::string &documents)
{
    const GraphInfo &info = graph.info();
    Json root = {{"name", info.id.empty() ? "graph" : info.id}, {"title", info.title}, {"description", info.description}, {"version", info.version},
                 {"created", info.created}};
    if (!info.license.empty())
        root["licenses"] = Json::array({{{"name", info.license}}});
    for (const auto &[key, value] : info.properties)
        root[key] = Json::accept(value) ? Json::parse(value) : Json(value);
    if (!root.contains("profile"))
        root["profile"] = "tabular-data-package";
    root["resources"] = Json::array({resource("entities", entities), resource("statements", statements), resource("documents", documents),
                                     {{"name", "schema"}, {"path", "schema.json"}, {"format", "json"}, {"mediatype", "application/json"}}});
    return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Result<IoReport> writeDataPackage(const KnowledgeGraph &graph, const std::filesystem::path &path, const RunContext &context)
{
    std::error_code failed;
    const auto fault = [&](const std::string &message) { return Error{Error::Code::Io, message, path.string(), 0, 0}; };
    if (fs::exists(path, failed) && !fs::is_directory(path, failed))
        return fault("is a file. Expected a folder for a data package (or a name that ends in .graphml)");
    const std::string entities = entitiesCsv(graph), statements = statementsCsv(graph), documents = documentsCsv(graph);
    const std::vector<std::pair<const char *, std::string>> files{{"schema.json", schemaToJson(graph.schema())},
                                                                 {"documents.csv", documents},
                                                                 {"entities.csv", entities},
                                                                 {"statements.csv", statements},
                                                                 {"datapackage.json", descriptor(graph, entities, statements, documents)}};
    if (context.cancelled())
        return Error::cancelled();
    const bool isNew = !fs::exists(path, failed);
    if (!isNew && !fs::exists(path / "datapackage.json", failed) && !fs::is_empty(path, failed))
        return fault("is a folder with other things in it. Expected a new or empty folder, or an older data package");
    // All files go to a folder of their own first, so that a full disk leaves the old package as it was.
    const fs::path staging = path.string() + (isNew ? ".new" : "/.relata-new");
    fs::remove_all(staging, failed);
    fs::create_directories(staging, failed);
    if (failed)
        return fault("cannot be made: " + failed.message());
    for (const auto &[name, text] : files)
        if (const auto written = writeFileAtomically(staging / name, text); !written) {
            Error error = written.error();
            fs::remove_all(staging, failed);
            error.file = (path / name).string();
            return error;
        }
    if (isNew) {
        fs::rename(staging, path, failed);
    } else {
        for (const auto &file : files) {
            fs::rename(staging / file.first, path / file.first, failed);
            if (failed)
                break;
        }
    }
    const std::string reason = failed ? failed.message() : std::string();
    std::error_code ignored;
    fs::remove_all(staging, ignored);
    if (!reason.empty())
        return fault("cannot be written: " + reason);
    return IoReport{};
}

}  // namespace relata
