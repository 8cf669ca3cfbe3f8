// SPDX-License-Identifier: Apache-2.0
#include "model/graph/breaches.h"
#include "model/io/csv.h"
#include "model/io/datapackage.h"
#include "model/io/packagedescriptor.h"
#include "model/io/renames.h"
#include "model/io/schemajson.h"
#include "model/io/textencoding.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <set>
#include <unordered_map>

namespace relata {
namespace {

namespace fs = std::filesystem;

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
        auto descriptor = PackageDescriptor::read(m_path);
        if (!descriptor)
            return descriptor.error();
        m_package = std::move(*descriptor);
        m_report.notes = m_package.notes();
        std::error_code ignored;
        for (const std::string &name : changedSinceRenames(fs::is_directory(m_path, ignored) ? m_path : m_path.parent_path()))
            m_report.notes.push_back("“" + name
                                     + "” was changed after a write into this folder had been cut off: it was read as it stands, and may not fit the "
                                       "other files, which are the new ones");
        for (const auto step :
             {&PackageReader::readSchema, &PackageReader::readDocuments, &PackageReader::readEntities, &PackageReader::readStatements}) {
            if (m_context.cancelled())
                return Error::cancelled();
            if (const auto ok = (this->*step)(); !ok) {
                if (m_faults.empty() || ok.error().code == Error::Code::Cancelled)
                    return ok.error();
                if (m_faults.size() < IoReport::mostProblems)
                    m_faults.push_back(ok.error());
                break;
            }
        }
        if (!m_faults.empty())
            return allFaults();
        LoadedGraph loaded;
        loaded.format = "data package";
        if (!(m_schema == loaded.graph.schema()))
            m_diff.schema = SchemaChange{loaded.graph.schema(), m_schema};
        if (const auto applied = loaded.graph.apply(m_diff); !applied)
            return placed(applied.error());
        loaded.graph.info() = m_package.info();
        loaded.report = std::move(m_report);
        return loaded;
    }

private:
    static Error fault(Error::Code code, std::string message, const fs::path &file, int line)
    {
        return {code, std::move(message), file.string(), line, 0, {}};
    }

    Error allFaults() const
    {
        Error all = m_faults.front();
        for (std::size_t i = 1; i < m_faults.size(); ++i)
            all.also.push_back(m_faults[i].text());
        if (m_faults.size() == IoReport::mostProblems)
            all.also.push_back("It was read no further: there may be more");
        return all;
    }
    /// \a read for each row. One that is wrong does not end it: whoever mends a table wants to hear of all rows. Errors: Cancelled, the last of many.
    template <typename Read>
    Result<void> eachRow(const CsvTable &table, Read read)
    {
        for (const auto &row : table.rows) {
            if ((row.line & 1023) == 0 && m_context.cancelled())
                return Error::cancelled();
            if (const Result<void> ok = read(row); !ok) {
                m_faults.push_back(ok.error());
                if (m_faults.size() == IoReport::mostProblems)
                    return ok;
            }
        }
        return {};
    }

    Result<void> readSchema()
    {
        const auto file = m_package.fileOf("schema", "schema.json");
        if (!file)
            return file.error();
        std::error_code ignored;
        if (!m_package.names("schema") && fs::status(*file, ignored).type() == fs::file_type::not_found)
            return {};
        const auto text = readText(*file);
        if (!text)
            return text.error();
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
        const auto path = m_package.fileOf(name, standard);
        if (!path)
            return path.error();
        file = *path;
        auto table = readCsv(file, m_context);
        if (!table)
            return table.error();
        if (!table->note.empty())
            m_report.notes.push_back(file.filename().string() + " " + table->note);
        if (const std::size_t n = table->shortRows; n > 0)
            m_report.notes.push_back(file.filename().string() + ": "
                                     + (n == 1 ? "line " + std::to_string(table->firstShortLine) + " has"
                                               : std::to_string(n) + " rows, the first in line " + std::to_string(table->firstShortLine) + ", have")
                                     + " fewer cells than there are columns; those missing at the end were taken as empty");
        std::string missing;
        for (const std::string &column : needed)
            if (!table->column(column))
                missing += (missing.empty() ? "“" : ", “") + column + "”";
        if (!missing.empty()) {
            std::string list;
            for (const std::string &column : needed)
                list += (list.empty() ? "" : ", ") + column;
            std::string found;
            for (std::size_t i = 0; i < table->columns.size() && i < 12; ++i)
                found += (i ? ", " : "") + table->columns[i];
            return fault(Error::Code::Schema, "the column " + missing + " is missing. Expected at least " + list + "; found “" + found + "”", file,
                         table->headerLine);
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
            return std::string(row.at(*i));
        }
        /// Of an id, a key word, a date: a spreadsheet leaves blanks around them.
        std::string takeWord(std::string_view name)
        {
            const std::string cell = take(name);
            const auto first = cell.find_first_not_of(" \t\r\n");
            return first == std::string::npos ? std::string() : cell.substr(first, cell.find_last_not_of(" \t\r\n") - first + 1);
        }
        Properties rest() const
        {
            Properties properties;
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (!taken.contains(i) && !row.cells[i].empty())
                    properties.emplace_back(keyOf(table.columns[i]), row.cells[i]);
            return properties;
        }
        /// `property:x` and `property.2:x` are x: how a column is called whose own name another one has.
        static std::string keyOf(const std::string &column)
        {
            constexpr std::string_view prefix = "property";
            if (!column.starts_with(prefix))
                return column;
            std::size_t at = prefix.size();
            if (at < column.size() && column[at] == '.')
                for (++at; at < column.size() && column[at] >= '0' && column[at] <= '9';)
                    ++at;
            return at < column.size() && column[at] == ':' ? column.substr(at + 1) : column;
        }
    };

    template <typename Index>
    Result<void> unique(Index &index, const std::string &key, std::uint32_t id, const char *what, const fs::path &file, int line,
                        std::vector<int> &lines)
    {
        if (key.empty())
            return fault(Error::Code::Schema, std::string("this ") + what + " has no id. Expected a readable one, like “claudia-sheinbaum”", file,
                         line);
        const auto [place, isNew] = index.try_emplace(key, id);
        if (!isNew)
            return fault(Error::Code::Schema,
                         std::string("the ") + what + " id “" + key + "” stands already in line " + std::to_string(lines[place->second])
                             + ". Expected each id once",
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
        const auto path = m_package.fileOf("documents", "documents.csv");
        if (!path)
            return path.error();
        std::error_code ignored;
        if (!m_package.names("documents") && fs::status(*path, ignored).type() == fs::file_type::not_found)
            return {};
        fs::path file;
        auto table = this->table("documents", "documents.csv", {"id", "title"}, file);
        if (!table)
            return table.error();
        return eachRow(*table, [&](const CsvTable::Row &row) -> Result<void> {
            Cells cells{*table, row, {}};
            Document d;
            d.key = cells.takeWord("id");
            const auto id = static_cast<std::uint32_t>(m_documents.size());
            if (const auto ok = unique(m_documents, d.key, id, "document", file, row.line, m_documentLines); !ok)
                return ok;
            d.title = cells.take("title");
            d.authors = splitMulti(cells.take("authors"));
            d.publisher = cells.take("publisher");
            const auto published = date(cells.takeWord("published"), file, row.line);
            if (!published)
                return published.error();
            d.published = *published;
            d.url = cells.takeWord("url");
            d.language = cells.takeWord("language");
            d.origin = cells.takeWord("origin");
            d.hash = cells.takeWord("hash");
            d.note = cells.take("note");
            d.properties = cells.rest();
            m_diff.documents.push_back({DocumentId{id}, {}, std::move(d)});
            return {};
        });
    }

    Result<void> readEntities()
    {
        auto table = this->table("entities", "entities.csv", {"id", "type", "name"}, m_entityFile);
        if (!table)
            return table.error();
        return eachRow(*table, [&](const CsvTable::Row &row) -> Result<void> {
            Cells cells{*table, row, {}};
            Entity e;
            e.key = cells.takeWord("id");
            const auto id = static_cast<std::uint32_t>(m_entities.size());
            if (const auto ok = unique(m_entities, e.key, id, "entity", m_entityFile, row.line, m_entityLines); !ok)
                return ok;
            e.type = cells.takeWord("type");
            m_types.push_back(e.type);
            e.name = cells.take("name");
            if (e.name.empty())
                return fault(Error::Code::Schema, "the entity “" + e.key + "” has no name. Expected some text", m_entityFile, row.line);
            if (const auto ok = knownType(e.type, row.line); !ok)
                return ok;
            e.aliases = splitMulti(cells.take("aliases"));
            e.description = cells.take("description");
            e.properties = cells.rest();
            m_diff.entities.push_back({EntityId{id}, {}, std::move(e)});
            return {};
        });
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
        if (m_entityKeys.empty()) {
            for (const auto &entry : m_entities)
                m_entityKeys.push_back(entry.first);
            std::sort(m_entityKeys.begin(), m_entityKeys.end());
        }
        return fault(Error::Code::Schema, std::string("the ") + what + " “" + key + "” is not the id of an entity." + nearestOf(key, m_entityKeys),
                     m_statementFile, line);
    }

    Result<void> readStatements()
    {
        auto table = this->table("statements", "statements.csv", {"id", "subject", "predicate", "object"}, m_statementFile);
        if (!table)
            return table.error();
        return eachRow(*table, [&](const CsvTable::Row &row) { return readStatement(*table, row); });
    }

    Result<void> readStatement(const CsvTable &table, const CsvTable::Row &row)
    {
        const auto here = [&](std::string message) { return fault(Error::Code::Schema, std::move(message), m_statementFile, row.line); };
        Cells cells{table, row, {}};
        Statement s;
        s.key = cells.takeWord("id");
        const auto id = static_cast<std::uint32_t>(m_statements.size());
        if (const auto ok = unique(m_statements, s.key, id, "statement", m_statementFile, row.line, m_statementLines); !ok)
            return ok;
        for (const auto &[what, end] : {std::pair{"subject", &s.subject}, std::pair{"object", &s.object}}) {
            const auto found = entity(cells.takeWord(what), what, row.line);
            if (!found)
                return found.error();
            *end = *found;
        }
        if (const std::string speaker = cells.takeWord("speaker"); !speaker.empty() && (speaker != "author" || m_entities.contains(speaker))) {
            const auto found = entity(speaker, "speaker", row.line);
            if (!found)
                return found.error();
            s.speaker = *found;
        }
        s.predicate = cells.takeWord("predicate");
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
        if (const std::string document = cells.takeWord("document"); !document.empty()) {
            const auto found = m_documents.find(document);
            if (found == m_documents.end())
                return here("“" + document + "” is not the id of a document. Expected one of documents.csv, or nothing");
            s.document = DocumentId{found->second};
        }
        if (const std::string paragraph = cells.takeWord("paragraph"); !paragraph.empty()) {
            const auto [end, failed] = std::from_chars(paragraph.data(), paragraph.data() + paragraph.size(), s.paragraph);
            if (failed != std::errc() || end != paragraph.data() + paragraph.size() || s.paragraph < 1)
                return here("“" + paragraph + "” is not a paragraph. Expected a number from 1, or nothing");
        }
        s.quote = cells.take("quote");
        if (const std::string modality = cells.takeWord("modality"); !modality.empty()) {
            const auto value = modalityFromString(modality);
            if (!value)
                return here("“" + modality + "” is not a modality. Expected asserted, quoted, reported, alleged, pledged, predicted or denied");
            s.modality = *value;
        }
        if (const std::string polarity = cells.takeWord("polarity"); !polarity.empty()) {
            const auto value = polarityFromString(polarity);
            if (!value)
                return here("“" + polarity + "” is not a polarity. Expected positive, neutral or negative");
            s.polarity = *value;
        }
        for (const auto &[name, time] : {std::pair{"said", &s.said}, std::pair{"holds", &s.holds}}) {
            const auto value = date(cells.takeWord(name), m_statementFile, row.line);
            if (!value)
                return value.error();
            *time = *value;
        }
        if (auto wrong = breaches::wrongEnds(s.key, m_schema.predicate(*m_schema.findPredicate(s.predicate)), m_types[indexOf(s.subject)],
                                             m_types[indexOf(s.object)]))
            return here(std::move(wrong->message));
        s.holdsBasis = cells.takeWord("holds_basis");
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

    fs::path m_path, m_entityFile, m_statementFile;
    const RunContext &m_context;
    PackageDescriptor m_package;
    Schema m_schema = Schema::standard();
    bool m_closedSchema = false;
    std::unordered_map<std::string, std::uint32_t> m_documents, m_entities, m_statements;
    std::vector<int> m_documentLines, m_entityLines, m_statementLines;
    std::vector<std::string> m_types;       ///< of the entities
    std::vector<std::string> m_entityKeys;  ///< in order; for the messages about those who are not there
    std::vector<Error> m_faults;
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
