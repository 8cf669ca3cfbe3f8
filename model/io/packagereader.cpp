// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "model/io/datapackage.h"
#include "model/io/schemajson.h"
#include "model/io/textencoding.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <set>
#include <unordered_map>

namespace relata {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1);
    std::iota(before.begin(), before.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j)
            row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1])});
        std::swap(row, before);
    }
    return before[b.size()];
}

class PackageReader
{
public:
    PackageReader(fs::path path, const RunContext &context) : m_path(std::move(path)), m_context(context) {}

    Result<LoadedGraph> read()
    {
        m_descriptor = fs::is_directory(m_path) ? m_path / "datapackage.json" : m_path;
        m_folder = m_descriptor.parent_path();
        for (const auto step : {&PackageReader::readDescriptor, &PackageReader::readSchema, &PackageReader::readDocuments, &PackageReader::readEntities,
                                &PackageReader::readStatements}) {
            if (m_context.cancelled())
                return Error::cancelled();
            if (const auto ok = (this->*step)(); !ok)
                return ok.error();
        }
        LoadedGraph loaded;
        loaded.format = "data package";
        if (!(m_schema == loaded.graph.schema()))
            m_diff.schema = SchemaChange{loaded.graph.schema(), m_schema};
        if (const auto applied = loaded.graph.apply(m_diff); !applied)
            return placed(applied.error());
        loaded.graph.info() = m_info;
        loaded.report = std::move(m_report);
        return loaded;
    }

private:
    static Error fault(Error::Code code, std::string message, const fs::path &file, int line) { return {code, std::move(message), file.string(), line, 0}; }

    Result<void> readDescriptor()
    {
        auto bytes = readFile(m_descriptor);
        if (!bytes) {
            Error error = bytes.error();
            if (fs::is_directory(m_path))
                error.message += ". Expected a data package: a folder with datapackage.json";
            return error;
        }
        auto text = toUtf8(std::move(*bytes), nullptr);
        if (!text)
            return fault(Error::Code::Syntax, text.error().message, m_descriptor, 0);
        try {
            const Json root = Json::parse(*text);
            if (!root.is_object())
                return fault(Error::Code::Syntax, "is not a JSON object. Expected a data package descriptor", m_descriptor, 0);
            for (const auto &[key, value] : root.items()) {
                if (key == "resources")
                    continue;
                const std::string shown = value.is_string() ? value.get<std::string>() : value.dump();
                if (key == "name")
                    m_info.id = shown;
                else if (key == "title")
                    m_info.title = shown;
                else if (key == "description")
                    m_info.description = shown;
                else if (key == "version")
                    m_info.version = shown;
                else if (key == "created")
                    m_info.created = shown;
                else if (key == "licenses" && value.is_array() && value.size() == 1 && value[0].is_object() && value[0].size() == 1 && value[0].contains("name"))
                    m_info.license = value[0]["name"].is_string() ? value[0]["name"].get<std::string>() : value[0]["name"].dump();
                else
                    m_info.properties.emplace_back(key, value.dump());
            }
            if (const auto list = root.find("resources"); list != root.end() && list->is_array())
                for (const Json &resource : *list)
                    if (resource.is_object() && resource.contains("name") && resource["name"].is_string() && resource.contains("path")
                        && resource["path"].is_string())
                        m_resources[resource["name"].get<std::string>()] = resource["path"].get<std::string>();
        } catch (const Json::parse_error &error) {
            return fault(Error::Code::Syntax, "is not valid JSON here. Expected a data package descriptor", m_descriptor, lineOfOffset(*text, error.byte));
        } catch (const Json::exception &error) {
            return fault(Error::Code::Syntax, std::string("has a field of the wrong kind: ") + error.what(), m_descriptor, 0);
        }
        return {};
    }

    /// The file of a resource: inside the folder only.
    Result<fs::path> fileOf(const std::string &name, const char *standard)
    {
        const auto found = m_resources.find(name);
        const fs::path relative = found == m_resources.end() ? fs::path(standard) : fs::path(found->second);
        std::error_code failed;
        const fs::path whole = fs::weakly_canonical(m_folder / relative, failed);
        const fs::path folder = fs::weakly_canonical(m_folder.empty() ? fs::path(".") : m_folder, failed);
        const auto inside = std::mismatch(folder.begin(), folder.end(), whole.begin(), whole.end()).first == folder.end();
        if (relative.is_absolute() || failed || !inside)
            return fault(Error::Code::Schema, "the resource “" + name + "” points to “" + relative.string() + "”. Expected a file inside the package's folder",
                         m_descriptor, 0);
        return m_folder / relative;
    }

    Result<void> readSchema()
    {
        const auto file = fileOf("schema", "schema.json");
        if (!file)
            return file.error();
        std::error_code ignored;
        if (!fs::exists(*file, ignored))
            return {};
        auto bytes = readFile(*file);
        if (!bytes)
            return bytes.error();
        auto text = toUtf8(std::move(*bytes), nullptr);
        if (!text)
            return fault(Error::Code::Syntax, text.error().message, *file, 0);
        auto schema = schemaFromJson(*text, file->string());
        if (!schema)
            return schema.error();
        m_schema = std::move(*schema);
        m_closedSchema = true;
        return {};
    }

    /// A table with the columns that must be there.
    Result<CsvTable> table(const std::string &name, const char *standard, const std::vector<std::string> &needed, fs::path &file)
    {
        const auto path = fileOf(name, standard);
        if (!path)
            return path.error();
        file = *path;
        auto table = readCsv(file, m_context);
        if (!table)
            return table.error();
        if (!table->note.empty())
            m_report.notes.push_back(file.filename().string() + " " + table->note);
        std::string missing;
        for (const std::string &column : needed)
            if (!table->column(column))
                missing += (missing.empty() ? "“" : ", “") + column + "”";
        if (!missing.empty()) {
            std::string list;
            for (const std::string &column : needed)
                list += (list.empty() ? "" : ", ") + column;
            return fault(Error::Code::Schema, "the column " + missing + " is missing. Expected at least " + list, file, 1);
        }
        return table;
    }

    /// One row by column name; what no fixed field took becomes a property.
    struct Cells {
        const CsvTable &table;
        const CsvTable::Row &row;
        std::set<std::size_t> taken;
        std::string take(std::string_view name)
        {
            const auto i = table.column(name);
            if (!i)
                return {};
            taken.insert(*i);
            return row.cells[*i];
        }
        Properties rest() const
        {
            Properties properties;
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (!taken.contains(i) && !row.cells[i].empty())
                    properties.emplace_back(table.columns[i], row.cells[i]);
            return properties;
        }
    };

    template<typename Index>
    Result<void> unique(Index &index, const std::string &key, std::uint32_t id, const char *what, const fs::path &file, int line, std::vector<int> &lines)
    {
        if (key.empty())
            return fault(Error::Code::Schema, std::string("this ") + what + " has no id. Expected a readable one, like “claudia-sheinbaum”", file, line);
        const auto [place, isNew] = index.try_emplace(key, id);
        if (!isNew)
            return fault(Error::Code::Schema,
                         std::string("the ") + what + " id “" + key + "” stands already in line " + std::to_string(lines[place->second]) + ". Expected each id once",
                         file, line);
        lines.push_back(line);
        return {};
    }

    Result<Edtf> date(const std::string &text, const fs::path &file, int line)
    {
        auto value = Edtf::parse(text);
        if (!value)
            return fault(Error::Code::Syntax, value.error().message, file, line);
        return value;
    }

    Result<void> readDocuments()
    {
        const auto path = fileOf("documents", "documents.csv");
        if (!path)
            return path.error();
        std::error_code ignored;
        if (!fs::exists(*path, ignored) && !m_resources.contains("documents"))
            return {};
        fs::path file;
        auto table = this->table("documents", "documents.csv", {"id", "title"}, file);
        if (!table)
            return table.error();
        for (const auto &row : table->rows) {
            Cells cells{*table, row, {}};
            Document d;
            d.key = cells.take("id");
            const auto id = static_cast<std::uint32_t>(m_documents.size());
            if (const auto ok = unique(m_documents, d.key, id, "document", file, row.line, m_documentLines); !ok)
                return ok;
            d.title = cells.take("title");
            d.authors = splitMulti(cells.take("authors"));
            d.publisher = cells.take("publisher");
            const auto published = date(cells.take("published"), file, row.line);
            if (!published)
                return published.error();
            d.published = *published;
            d.url = cells.take("url");
            d.language = cells.take("language");
            d.origin = cells.take("origin");
            d.hash = cells.take("hash");
            d.note = cells.take("note");
            d.properties = cells.rest();
            m_diff.documents.push_back({DocumentId{id}, {}, std::move(d)});
        }
        return {};
    }

    Result<void> readEntities()
    {
        auto table = this->table("entities", "entities.csv", {"id", "type", "name"}, m_entityFile);
        if (!table)
            return table.error();
        for (const auto &row : table->rows) {
            Cells cells{*table, row, {}};
            Entity e;
            e.key = cells.take("id");
            const auto id = static_cast<std::uint32_t>(m_entities.size());
            if (const auto ok = unique(m_entities, e.key, id, "entity", m_entityFile, row.line, m_entityLines); !ok)
                return ok;
            e.type = cells.take("type");
            e.name = cells.take("name");
            if (e.name.empty())
                return fault(Error::Code::Schema, "the entity “" + e.key + "” has no name", m_entityFile, row.line);
            if (const auto ok = knownType(e.type, row.line); !ok)
                return ok;
            e.aliases = splitMulti(cells.take("aliases"));
            e.description = cells.take("description");
            e.properties = cells.rest();
            m_diff.entities.push_back({EntityId{id}, {}, std::move(e)});
        }
        return {};
    }

    Result<void> knownType(const std::string &type, int line)
    {
        if (m_schema.findType(type))
            return {};
        if (type.empty() || m_closedSchema) {
            std::vector<std::string> known;
            for (const EntityType &t : m_schema.types())
                known.push_back(t.key);
            return fault(Error::Code::Schema, "“" + type + "” is not a type." + nearestOf(type, known), m_entityFile, line);
        }
        EntityType added;
        added.key = type;
        added.label = type;
        m_schema.ensureType(std::move(added));
        return {};
    }

    Result<EntityId> entity(const std::string &key, const char *what, int line)
    {
        const auto found = m_entities.find(key);
        if (found != m_entities.end())
            return EntityId{found->second};
        std::vector<std::string> known;
        for (const auto &entry : m_entities)
            known.push_back(entry.first);
        std::sort(known.begin(), known.end());
        return fault(Error::Code::Schema, std::string("the ") + what + " “" + key + "” is not the id of an entity." + nearestOf(key, known), m_statementFile, line);
    }

    Result<void> readStatements()
    {
        auto table = this->table("statements", "statements.csv", {"id", "subject", "predicate", "object"}, m_statementFile);
        if (!table)
            return table.error();
        for (const auto &row : table->rows) {
            if ((row.line & 1023) == 0 && m_context.cancelled())
                return Error::cancelled();
            if (const auto ok = readStatement(*table, row); !ok)
                return ok;
        }
        return {};
    }

    Result<void> readStatement(const CsvTable &table, const CsvTable::Row &row)
    {
        const auto here = [&](std::string message) { return fault(Error::Code::Schema, std::move(message), m_statementFile, row.line); };
        Cells cells{table, row, {}};
        Statement s;
        s.key = cells.take("id");
        const auto id = static_cast<std::uint32_t>(m_statements.size());
        if (const auto ok = unique(m_statements, s.key, id, "statement", m_statementFile, row.line, m_statementLines); !ok)
            return ok;
        for (const auto &[what, end] : {std::pair{"subject", &s.subject}, std::pair{"object", &s.object}}) {
            const auto found = entity(cells.take(what), what, row.line);
            if (!found)
                return found.error();
            *end = *found;
        }
        if (const std::string speaker = cells.take("speaker"); !speaker.empty() && speaker != "author") {
            const auto found = entity(speaker, "speaker", row.line);
            if (!found)
                return found.error();
            s.speaker = *found;
        }
        s.predicate = cells.take("predicate");
        if (!m_schema.findPredicate(s.predicate)) {
            std::vector<std::string> known;
            for (const Predicate &p : m_schema.predicates())
                known.push_back(p.key);
            if (m_closedSchema || s.predicate.empty())
                return here("“" + s.predicate + "” is not a predicate." + nearestOf(s.predicate, known));
            Predicate added;
            added.key = s.predicate;
            added.label = s.predicate;
            std::replace(added.label.begin(), added.label.end(), '-', ' ');
            m_schema.ensurePredicate(std::move(added));
        }
        s.claim = cells.take("claim");
        if (const std::string document = cells.take("document"); !document.empty()) {
            const auto found = m_documents.find(document);
            if (found == m_documents.end())
                return here("“" + document + "” is not the id of a document. Expected one of documents.csv, or nothing");
            s.document = DocumentId{found->second};
        }
        if (const std::string paragraph = cells.take("paragraph"); !paragraph.empty()) {
            const auto [end, failed] = std::from_chars(paragraph.data(), paragraph.data() + paragraph.size(), s.paragraph);
            if (failed != std::errc() || end != paragraph.data() + paragraph.size() || s.paragraph < 1)
                return here("“" + paragraph + "” is not a paragraph. Expected a number from 1, or nothing");
        }
        s.quote = cells.take("quote");
        if (const std::string modality = cells.take("modality"); !modality.empty()) {
            const auto value = modalityFromString(modality);
            if (!value)
                return here("“" + modality + "” is not a modality. Expected asserted, quoted, reported, alleged, pledged, predicted or denied");
            s.modality = *value;
        }
        if (const std::string polarity = cells.take("polarity"); !polarity.empty()) {
            const auto value = polarityFromString(polarity);
            if (!value)
                return here("“" + polarity + "” is not a polarity. Expected positive, neutral or negative");
            s.polarity = *value;
        }
        for (const auto &[name, time] : {std::pair{"said", &s.said}, std::pair{"holds", &s.holds}}) {
            const auto value = date(cells.take(name), m_statementFile, row.line);
            if (!value)
                return value.error();
            *time = *value;
        }
        s.holdsBasis = cells.take("holds_basis");
        s.confidence = cells.take("confidence");
        s.status = cells.take("status");
        s.note = cells.take("note");
        s.properties = cells.rest();
        m_diff.statements.push_back({StatementId{id}, {}, std::move(s)});
        return {};
    }

    /// The graph names a record; say the file and line it stands in.
    Error placed(Error error) const
    {
        const auto open = error.message.find("“");
        const auto close = error.message.find("”");
        if (open == std::string::npos || close == std::string::npos)
            return error;
        const std::string key = error.message.substr(open + 3, close - open - 3);
        if (const auto statement = m_statements.find(key); error.message.starts_with("statement") && statement != m_statements.end()) {
            error.file = m_statementFile.string();
            error.line = m_statementLines[statement->second];
        } else if (const auto entity = m_entities.find(key); entity != m_entities.end()) {
            error.file = m_entityFile.string();
            error.line = m_entityLines[entity->second];
        }
        return error;
    }

    fs::path m_path, m_descriptor, m_folder, m_entityFile, m_statementFile;
    const RunContext &m_context;
    GraphInfo m_info;
    Schema m_schema = Schema::standard();
    bool m_closedSchema = false;
    std::unordered_map<std::string, std::string> m_resources;
    std::unordered_map<std::string, std::uint32_t> m_documents, m_entities, m_statements;
    std::vector<int> m_documentLines, m_entityLines, m_statementLines;
    GraphDiff m_diff;
    IoReport m_report;
};

}  // namespace

std::string nearestOf(std::string_view word, const std::vector<std::string> &known)
{
    if (known.empty())
        return " None are defined";
    std::vector<std::pair<std::size_t, const std::string *>> ranked;
    for (const std::string &candidate : known)
        if (candidate.size() <= word.size() + 6 && word.size() <= candidate.size() + 6)
            ranked.emplace_back(editDistance(word, candidate), &candidate);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    if (!ranked.empty() && !word.empty() && ranked.front().first <= 1 + word.size() / 4)
        return " Did you mean “" + *ranked.front().second + "”?";
    std::string list;
    for (std::size_t i = 0; i < known.size() && i < 8; ++i)
        list += (i ? ", " : "") + known[i];
    return " Expected " + list + (known.size() > 8 ? " or one of " + std::to_string(known.size() - 8) + " more" : "");
}

Result<LoadedGraph> readDataPackage(const std::filesystem::path &path, const RunContext &context)
{
    return PackageReader(path, context).read();
}

}  // namespace relata
