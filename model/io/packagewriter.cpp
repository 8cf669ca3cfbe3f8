// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "model/io/datapackage.h"
#include "model/io/namedfiles.h"
#include "model/io/schemajson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstring>
#include <set>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
    return text;
}

/// Property keys in an order that every record agrees with, as far as there is one (a reader gives a record its properties in the order of the
/// columns), and the column of each. A reader tells columns apart neither by case nor by blanks around them, and takes `property:` off again: a key
/// that would be mistaken for another column gets `property:` or `property.N:` in front.
class PropertyColumns
{
public:
    template <typename Records>
    PropertyColumns(const Records &records, const std::vector<std::string> &fixed) : m_taken(fixed.begin(), fixed.end())
    {
        if (!arrange(records))  // a contradiction: once more with the records as they will be read, so that they are written like this again
            arrange(records);
        for (const std::string &key : m_keys)
            m_columns.push_back(columnOf(key));
    }
    const std::vector<std::string> &columns() const { return m_columns; }
    std::vector<std::string> cells(const Properties &properties) const
    {
        std::vector<std::string> cells(m_columns.size());
        for (const auto &[key, value] : properties)
            cells[m_place.at(key)] = value;
        return cells;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// Puts m_keys in order and their places into m_place. False when records contradict one another.
    template <typename Records>
    bool arrange(const Records &records)
    {
        const auto places = std::exchange(m_place, {});  // of a first time: the order of each record's properties then
        std::vector<std::string> keys;
        std::set<std::pair<std::size_t, std::size_t>> follows;
        std::vector<const std::string *> names;
        for (const auto &record : records) {
            names.clear();
            for (const auto &property : record.properties)
                names.push_back(&property.first);
            if (!places.empty())
                std::sort(names.begin(), names.end(), [&](const auto *a, const auto *b) { return places.at(*a) < places.at(*b); });
            std::size_t before = none;
            for (const std::string *name : names) {
                const auto [place, isNew] = m_place.try_emplace(*name, keys.size());
                if (isNew)
                    keys.push_back(*name);
                if (before != none)
                    follows.emplace(before, place->second);
                before = place->second;
            }
        }
        bool contradicts = false;
        m_keys.clear();
        for (const std::size_t key : inOrder(keys.size(), follows, contradicts)) {
            m_place[keys[key]] = m_keys.size();
            m_keys.push_back(keys[key]);
        }
        return !contradicts;
    }

    /// Topological (Kahn), the one that appeared first where there is a choice, and where records contradict one another.
    static std::vector<std::size_t> inOrder(std::size_t count, const std::set<std::pair<std::size_t, std::size_t>> &follows, bool &contradicts)
    {
        std::vector<std::size_t> waits(count, 0), order;
        for (const auto &[before, after] : follows)
            ++waits[after];
        std::set<std::size_t> free, held;
        for (std::size_t key = 0; key < count; ++key)
            (waits[key] == 0 ? free : held).insert(key);
        while (!free.empty() || !held.empty()) {
            contradicts = contradicts || free.empty();
            std::set<std::size_t> &from = free.empty() ? held : free;
            const std::size_t next = *from.begin();
            from.erase(from.begin());
            order.push_back(next);
            for (auto edge = follows.lower_bound({next, 0}); edge != follows.end() && edge->first == next; ++edge)
                if (--waits[edge->second] == 0 && held.erase(edge->second) > 0)
                    free.insert(edge->second);
        }
        return order;
    }

    std::string columnOf(const std::string &key)
    {
        const bool odd = key.empty() || std::isspace(static_cast<unsigned char>(key.front())) || std::isspace(static_cast<unsigned char>(key.back()))
                         || lower(key).starts_with("property:") || lower(key).starts_with("property.");
        std::string column = odd ? "property:" + key : key;
        for (int n = 1; !m_taken.insert(lower(column)).second; ++n)
            column = (n == 1 ? std::string("property") : "property." + std::to_string(n)) + ":" + key;
        return column;
    }

    std::set<std::string> m_taken;
    std::vector<std::string> m_keys, m_columns;
    std::unordered_map<std::string, std::size_t> m_place;
};

template <typename Records, typename Cells>
std::string tableOf(const Records &records, std::vector<std::string> columns, Cells cellsOf)
{
    const PropertyColumns extra(records, columns);
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
