// SPDX-License-Identifier: Apache-2.0
#include "model/store/projecttables.h"

#include "model/io/schemajson.h"
#include "model/query/folding.h"
#include "model/store/diffjson.h"

namespace relata {
namespace {

constexpr const char *tables = R"(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, authors TEXT NOT NULL, publisher TEXT NOT NULL,
  published TEXT NOT NULL, url TEXT NOT NULL, language TEXT NOT NULL, origin TEXT NOT NULL, hash TEXT NOT NULL, note TEXT NOT NULL, properties TEXT NOT NULL);
CREATE TABLE entity (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL,
  description TEXT NOT NULL, properties TEXT NOT NULL);
CREATE TABLE statement (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, subject INTEGER NOT NULL REFERENCES entity, predicate TEXT NOT NULL,
  object INTEGER NOT NULL REFERENCES entity, claim TEXT NOT NULL, speaker INTEGER REFERENCES entity, document INTEGER REFERENCES document,
  paragraph INTEGER NOT NULL, quote TEXT NOT NULL, modality TEXT NOT NULL, polarity TEXT NOT NULL, said TEXT NOT NULL, holds TEXT NOT NULL,
  holds_basis TEXT NOT NULL, confidence TEXT NOT NULL, status TEXT NOT NULL, note TEXT NOT NULL, properties TEXT NOT NULL);
CREATE TABLE view (name TEXT PRIMARY KEY, state TEXT NOT NULL, changed TEXT NOT NULL);
CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, made TEXT NOT NULL, label TEXT NOT NULL, edit TEXT NOT NULL, name TEXT);
)";

enum Use { PutDocument, PutEntity, PutStatement, PutText, DropDocument, DropEntity, DropStatement, DropText };
constexpr const char *uses[] = {
    "INSERT OR REPLACE INTO document VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    "INSERT OR REPLACE INTO entity VALUES (?,?,?,?,?,?,?)",
    "INSERT OR REPLACE INTO statement VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "INSERT OR REPLACE INTO entity_text (rowid, name, aliases, key) VALUES (?,?,?,?)",
    "DELETE FROM document WHERE id = ?",
    "DELETE FROM entity WHERE id = ?",
    "DELETE FROM statement WHERE id = ?",
    "DELETE FROM entity_text WHERE rowid = ?",
};
constexpr const char *documentRows =
    "SELECT id, key, title, authors, publisher, published, url, language, origin, hash, note, properties FROM document";
constexpr const char *entityRows = "SELECT id, key, type, name, aliases, description, properties FROM entity";
constexpr const char *statementRows =
    "SELECT id, key, subject, predicate, object, claim, speaker, document, paragraph, quote, modality, polarity, said, holds, "
    "holds_basis, confidence, status, note, properties FROM statement";

void bindId(SqlStatement &sql, int parameter, std::size_t id, bool none)
{
    if (none)
        sql.bindNull(parameter);
    else
        sql.bind(parameter, static_cast<std::int64_t>(id));
}

Error contradiction(const Database &database, const std::string &what)
{
    return {Error::Code::Schema, what, database.file(), 0, 0};
}

std::string textOf(const SqlStatement &row, int column)
{
    return std::string(row.text(column));
}

/// The words of names and id as search compares them, so that both find the same.
void bindWords(SqlStatement &text, const Entity &entity)
{
    std::string aliases;
    for (const std::string &alias : entity.aliases) {
        aliases += ' ';
        foldInto(alias, aliases);
    }
    std::string name;
    foldInto(entity.name, name);
    text.bind(2, name);
    text.bind(3, aliases);
    std::string key;
    foldInto(entity.key, key);
    text.bind(4, key);
}

Result<Edtf> dateOf(const SqlStatement &row, int column)
{
    return row.text(column).empty() ? Edtf() : Edtf::parse(row.text(column));
}

template <typename Id>
Id idOf(const SqlStatement &row, int column, Id none)
{
    return row.isNull(column) || row.number(column) < 0 || row.number(column) >= static_cast<std::int64_t>(indexOf(none))
               ? none
               : Id(static_cast<std::uint32_t>(row.number(column)));
}

Result<Document> documentOf(const SqlStatement &row)
{
    Document d;
    d.key = row.text(1);
    d.title = row.text(2);
    d.authors = listFromJson(row.text(3));
    d.publisher = row.text(4);
    const auto published = dateOf(row, 5);
    if (!published)
        return published.error();
    d.published = *published;
    d.url = row.text(6);
    d.language = row.text(7);
    d.origin = row.text(8);
    d.hash = row.text(9);
    d.note = row.text(10);
    d.properties = pairsFromJson(row.text(11));
    return d;
}

Result<Entity> entityOf(const SqlStatement &row)
{
    return Entity{textOf(row, 1), textOf(row, 2), textOf(row, 3), listFromJson(row.text(4)), textOf(row, 5), pairsFromJson(row.text(6))};
}

Result<Statement> statementOf(const SqlStatement &row)
{
    Statement s;
    s.key = row.text(1);
    s.subject = idOf(row, 2, noEntity);
    s.predicate = row.text(3);
    s.object = idOf(row, 4, noEntity);
    s.claim = row.text(5);
    s.speaker = idOf(row, 6, noEntity);
    s.document = idOf(row, 7, noDocument);
    s.paragraph = static_cast<int>(row.number(8));
    s.quote = row.text(9);
    const auto modality = modalityFromString(row.text(10));
    const auto polarity = polarityFromString(row.text(11));
    if (!modality || !polarity)
        return Error{Error::Code::Schema, "“" + textOf(row, modality ? 11 : 10) + "” is no " + (modality ? "polarity" : "modality"), {}, 0, 0};
    s.modality = *modality;
    s.polarity = *polarity;
    const auto said = dateOf(row, 12), holds = dateOf(row, 13);
    if (!said || !holds)
        return said ? holds.error() : said.error();
    s.said = *said;
    s.holds = *holds;
    s.holdsBasis = row.text(14);
    s.confidence = row.text(15);
    s.status = row.text(16);
    s.note = row.text(17);
    s.properties = pairsFromJson(row.text(18));
    return s;
}

/// Rows in order of their ids. Ids must be as dense as a graph's, which holds arrays over them.
template <typename Id, typename Record, typename Read>
Result<void> readRows(const Database &database, const char *table, const char *sql, Read read, std::vector<Change<Id, Record>> &changes,
                      const RunContext &context)
{
    const auto count = database.first(std::string("SELECT count(*) FROM ") + table);
    const auto largest = database.first(std::string("SELECT coalesce(max(id), 0) FROM ") + table);
    const auto least = database.first(std::string("SELECT coalesce(min(id), 0) FROM ") + table);
    for (const auto *answer : {&count, &largest, &least})
        if (!*answer)
            return answer->error();
    if (std::stoll(**largest) > 64 * std::stoll(**count) + 50'000'000 || std::stoll(**least) < 0)
        return contradiction(database, std::string("table ") + table + " has ids out of range. Expected those that Relata gave");
    auto rows = database.prepare(std::string(sql) + " ORDER BY id");
    if (!rows)
        return rows.error();
    changes.reserve(static_cast<std::size_t>(std::stoll(**count)));
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return {};
        auto record = read(*rows);
        if (!record)
            return contradiction(database, std::string(table) + " “" + textOf(*rows, 1) + "”: " + record.error().message);
        changes.push_back({Id(static_cast<std::uint32_t>(rows->number(0))), {}, std::move(*record)});
        if (changes.size() % 4096 == 0 && context.cancelled())
            return Error::cancelled();
    }
}

/// Where rows of a table could not be read: numbers (ids) from and to, both included; no end = to the end of the table.
struct Gaps {
    std::vector<std::pair<std::int64_t, std::optional<std::int64_t>>> ranges;
    std::size_t lost = 0;  ///< rows that are there and make no sense

    std::string inWords() const
    {
        std::string words;
        for (const auto &[from, to] : ranges)
            words += (words.empty() ? "" : ", ") + std::to_string(from) + (to ? *to == from ? "" : " to " + std::to_string(*to) : " and above");
        return words;
    }
};

/// Like readRows, but what cannot be read is left out: a damaged page ends the step, and the next try begins behind it.
template <typename Id, typename Record, typename Read>
void salvageRows(const Database &database, const char *sql, Read read, std::vector<Change<Id, Record>> &changes, Gaps &gaps)
{
    std::int64_t from = 0, leap = 1;
    std::optional<std::int64_t> gap;  // where the damage that is being passed began
    int tries = 0;
    while (from < std::int64_t{1} << 31) {
        auto rows = database.prepare(std::string(sql) + " WHERE id >= ? ORDER BY id");
        if (!rows) {
            gap = gap.value_or(from);
            break;
        }
        rows->bind(1, from);
        bool any = false, ended = false;
        while (true) {
            const auto stepped = rows->step();
            ended = stepped && !*stepped;
            if (!stepped || !*stepped)
                break;
            if (gap && rows->number(0) > *gap)
                gaps.ranges.emplace_back(*gap, rows->number(0) - 1);
            gap.reset();
            any = true;
            from = rows->number(0) + 1;
            auto record = read(*rows);
            if (record && rows->number(0) >= 0 && rows->number(0) < std::int64_t{1} << 31)
                changes.push_back({Id(static_cast<std::uint32_t>(rows->number(0))), {}, std::move(*record)});
            else
                ++gaps.lost;
        }
        if (ended)
            break;
        gap = gap.value_or(from);
        tries = any ? 0 : tries + 1;
        leap = tries < 4096 ? 1 : leap * 2;
        from += any ? 0 : leap;
    }
    if (gap)
        gaps.ranges.emplace_back(*gap, std::nullopt);
}

Result<GraphInfo> readInfo(const Database &database, Schema &schema)
{
    GraphInfo info;
    auto rows = database.prepare("SELECT key, value FROM meta");
    if (!rows)
        return rows.error();
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return info;
        const std::string_view key = rows->text(0);
        const std::string value = textOf(*rows, 1);
        if (key == "schema") {
            auto read = schemaFromJson(value, database.file());
            if (!read)
                return read.error();
            schema = std::move(*read);
        } else if (key == "properties") {
            info.properties = pairsFromJson(value);
        } else {
            for (const auto &[name, field] : {std::pair{"id", &info.id},
                                              {"title", &info.title},
                                              {"description", &info.description},
                                              {"version", &info.version},
                                              {"created", &info.created},
                                              {"license", &info.license}})
                if (key == name)
                    *field = value;
        }
    }
}

}  // namespace

Result<RowWriter> RowWriter::on(const Database &database)
{
    std::vector<SqlStatement> statements;
    for (const char *sql : uses) {
        auto made = database.prepare(sql);
        if (!made)
            return made.error();
        statements.push_back(std::move(*made));
    }
    return RowWriter(std::move(statements));
}

Result<void> RowWriter::remove(SqlStatement &statement, std::size_t id)
{
    statement.bind(1, static_cast<std::int64_t>(id));
    return statement.run();
}

Result<void> RowWriter::write(DocumentId id, const Document &d)
{
    SqlStatement &row = m_sql[PutDocument];
    row.bind(1, static_cast<std::int64_t>(indexOf(id)));
    int column = 2;
    for (const std::string &text : {d.key, d.title, listToJson(d.authors), d.publisher, d.published.text(), d.url, d.language, d.origin, d.hash,
                                    d.note, pairsToJson(d.properties)})
        row.bind(column++, text);
    return row.run();
}

Result<void> RowWriter::write(EntityId id, const Entity &e)
{
    SqlStatement &row = m_sql[PutEntity];
    const std::string aliases = listToJson(e.aliases);
    row.bind(1, static_cast<std::int64_t>(indexOf(id)));
    row.bind(2, e.key);
    row.bind(3, e.type);
    row.bind(4, e.name);
    row.bind(5, aliases);
    row.bind(6, e.description);
    row.bind(7, pairsToJson(e.properties));
    if (const auto done = row.run(); !done)
        return done.error();
    SqlStatement &text = m_sql[PutText];
    text.bind(1, static_cast<std::int64_t>(indexOf(id)));
    bindWords(text, e);
    return text.run();
}

Result<void> RowWriter::write(StatementId id, const Statement &s)
{
    SqlStatement &row = m_sql[PutStatement];
    row.bind(1, static_cast<std::int64_t>(indexOf(id)));
    row.bind(2, s.key);
    row.bind(3, static_cast<std::int64_t>(indexOf(s.subject)));
    row.bind(4, s.predicate);
    row.bind(5, static_cast<std::int64_t>(indexOf(s.object)));
    row.bind(6, s.claim);
    bindId(row, 7, indexOf(s.speaker), s.speaker == noEntity);
    bindId(row, 8, indexOf(s.document), s.document == noDocument);
    row.bind(9, std::int64_t{s.paragraph});
    row.bind(10, s.quote);
    row.bind(11, toString(s.modality));
    row.bind(12, toString(s.polarity));
    row.bind(13, s.said.text());
    row.bind(14, s.holds.text());
    row.bind(15, s.holdsBasis);
    row.bind(16, s.confidence);
    row.bind(17, s.status);
    row.bind(18, s.note);
    row.bind(19, pairsToJson(s.properties));
    return row.run();
}

Result<void> RowWriter::write(const Database &database, const GraphDiff &diff)
{
    if (diff.schema)
        if (const auto done = writeSchema(database, diff.schema->after); !done)
            return done.error();
    // A key may pass from one record to another within an edit: what goes or changes leaves first.
    const auto each = [&](const auto &changes, SqlStatement &drop, SqlStatement *alsoDrop) -> Result<void> {
        for (const auto &change : changes) {
            if (!change.before)
                continue;
            if (const auto done = remove(drop, indexOf(change.id)); !done)
                return done.error();
            if (alsoDrop)
                if (const auto done = remove(*alsoDrop, indexOf(change.id)); !done)
                    return done.error();
        }
        return {};
    };
    const auto put = [&](const auto &changes) -> Result<void> {
        for (const auto &change : changes)
            if (change.after)
                if (const auto done = write(change.id, *change.after); !done)
                    return done.error();
        return {};
    };
    for (const auto &done : {each(diff.statements, m_sql[DropStatement], nullptr), each(diff.entities, m_sql[DropEntity], &m_sql[DropText]),
                             each(diff.documents, m_sql[DropDocument], nullptr), put(diff.documents), put(diff.entities), put(diff.statements)})
        if (!done)
            return done.error();
    return {};
}

constexpr const char *nameTable =
    "CREATE VIRTUAL TABLE entity_text USING fts5(name, aliases, key, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')";

const char *const historyTables = R"(
CREATE TABLE step (id INTEGER PRIMARY KEY REFERENCES history, summary TEXT NOT NULL);
CREATE INDEX history_named ON history (id) WHERE name IS NOT NULL;
)";

Result<void> makeTables(const Database &database)
{
    const std::string marks =
        "PRAGMA application_id = " + std::to_string(projectApplicationId) + "; PRAGMA user_version = " + std::to_string(projectVersion) + ";";
    for (const char *sql : {tables, historyTables, nameTable})
        if (const auto done = database.run(sql); !done)
            return done.error();
    return database.run(marks.c_str());
}

Result<void> writeSchema(const Database &database, const Schema &schema)
{
    auto row = database.prepare("INSERT OR REPLACE INTO meta VALUES ('schema', ?)");
    if (!row)
        return row.error();
    row->bind(1, schemaToJson(schema));
    return row->run();
}

Result<void> writeMeta(const Database &database, const GraphInfo &info, const Schema &schema)
{
    auto row = database.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)");
    if (!row)
        return row.error();
    for (const auto &[key, value] : {std::pair<const char *, std::string>{"id", info.id},
                                     {"title", info.title},
                                     {"description", info.description},
                                     {"version", info.version},
                                     {"created", info.created},
                                     {"license", info.license},
                                     {"properties", pairsToJson(info.properties)}}) {
        row->bind(1, std::string_view(key));
        row->bind(2, value);
        if (const auto done = row->run(); !done)
            return done.error();
    }
    return writeSchema(database, schema);
}

Result<KnowledgeGraph> readTables(const Database &database, const RunContext &context)
{
    KnowledgeGraph graph;
    GraphDiff all;
    Schema schema = graph.schema();
    auto info = readInfo(database, schema);
    if (!info)
        return info.error();
    if (!(schema == graph.schema()))
        all.schema = SchemaChange{graph.schema(), std::move(schema)};
    if (const auto done = readRows(database, "document", documentRows, documentOf, all.documents, context); !done)
        return done.error();
    if (const auto done = readRows(database, "entity", entityRows, entityOf, all.entities, context); !done)
        return done.error();
    context.progress(0.3);
    if (const auto done = readRows(database, "statement", statementRows, statementOf, all.statements, context); !done)
        return done.error();
    context.progress(0.8);
    if (const auto applied = graph.apply(all); !applied)
        return contradiction(database, applied.error().message);
    graph.info() = std::move(*info);
    return graph;
}

Result<KnowledgeGraph> readEntities(const Database &database, const std::vector<std::int64_t> &numbers)
{
    KnowledgeGraph graph;
    GraphDiff all;
    Schema schema = graph.schema();
    auto info = readInfo(database, schema);
    if (!info)
        return info.error();
    if (!(schema == graph.schema()))
        all.schema = SchemaChange{graph.schema(), std::move(schema)};
    auto row = database.prepare(std::string(entityRows) + " WHERE id = ?");
    if (!row)
        return row.error();
    for (const std::int64_t number : numbers) {
        row->bind(1, number);
        const auto found = row->step();
        if (!found)
            return found.error();
        if (*found && number >= 0 && number < std::int64_t{1} << 31) {
            auto entity = entityOf(*row);
            if (!entity)
                return contradiction(database, entity.error().message);
            all.entities.push_back({EntityId(static_cast<std::uint32_t>(number)), {}, std::move(*entity)});
        }
        row->reset();
    }
    if (const auto applied = graph.apply(all); !applied)
        return contradiction(database, applied.error().message);
    graph.info() = std::move(*info);
    return graph;
}

Result<void> indexNames(const Database &database)
{
    for (const char *sql : {"DROP TABLE IF EXISTS entity_text", nameTable})
        if (const auto done = database.run(sql); !done)
            return done.error();
    auto text = database.prepare(uses[PutText]);
    if (!text)
        return text.error();
    auto rows = database.prepare(entityRows);
    if (!rows)
        return rows.error();
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return {};
        const auto entity = entityOf(*rows);
        if (!entity)
            return entity.error();
        text->bind(1, rows->number(0));
        bindWords(*text, *entity);
        if (const auto done = text->run(); !done)
            return done.error();
    }
}

Result<KnowledgeGraph> salvageTables(const Database &database, IoReport &report)
{
    KnowledgeGraph graph;
    GraphDiff all;
    Schema schema = graph.schema();
    if (const auto info = readInfo(database, schema))
        graph.info() = *info;
    else
        report.notes.emplace_back("Title and schema could not be read; types and predicates are those that the records name.");
    Gaps documents, entities, statements;
    salvageRows(database, documentRows, documentOf, all.documents, documents);
    salvageRows(database, entityRows, entityOf, all.entities, entities);
    salvageRows(database, statementRows, statementOf, all.statements, statements);
    for (const auto &change : all.entities)
        if (!change.after->type.empty())
            schema.ensureType({change.after->type, change.after->type, {}, {}, {}, {}, {}});
    for (const auto &change : all.statements)
        if (!change.after->predicate.empty())
            schema.ensurePredicate({change.after->predicate, change.after->predicate, {}, {}, {}, {}, {}, false, {}});
    GraphDiff first;
    if (!(schema == graph.schema()))
        first.schema = SchemaChange{graph.schema(), schema};
    if (const auto applied = graph.apply(first); !applied)
        return contradiction(database, applied.error().message);
    std::size_t refused = 0;
    const auto one = [&](GraphDiff single) {
        if (!graph.apply(single))
            ++refused;
    };
    for (auto &change : all.documents)  // one by one: a record that lacks another does not take the rest along
        one({{}, {std::move(change)}, {}, {}});
    for (auto &change : all.entities)
        one({{}, {}, {std::move(change)}, {}});
    for (auto &change : all.statements) {
        if (!graph.contains(change.after->document))
            change.after->document = noDocument;
        if (!graph.contains(change.after->speaker))
            change.after->speaker = noEntity;
        one({{}, {}, {}, {std::move(change)}});
    }
    for (const auto &[gaps, what] : {std::pair{&documents, "documents"}, std::pair{&entities, "entities"}, std::pair{&statements, "statements"}})
        if (!gaps->ranges.empty())
            report.notes.push_back("Part of the file is damaged: the " + std::string(what) + " that stood there are missing, numbers "
                                   + gaps->inWords() + ".");
    const std::size_t lost = documents.lost + entities.lost + statements.lost;
    if (lost + refused > 0)
        report.notes.push_back(std::to_string(lost) + " rows could not be understood and " + std::to_string(refused)
                               + " records were left out because what they refer to is gone.");
    return graph;
}

}  // namespace relata
