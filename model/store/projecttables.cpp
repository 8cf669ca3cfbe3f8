// SPDX-License-Identifier: Apache-2.0
#include "model/store/projecttables.h"

#include "model/graph/graphbuilder.h"
#include "model/io/schemajson.h"
#include "model/query/folding.h"
#include "model/store/diffjson.h"
#include "model/store/projectrows.h"

#include <type_traits>

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
void bindId(SqlStatement &sql, int parameter, std::size_t id, bool none)
{
    if (none)
        sql.bindNull(parameter);
    else
        sql.bind(parameter, static_cast<std::int64_t>(id));
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

/// Rows in order of their ids, each to \a add(id, record), which says what is wrong. Ids must be as dense as a graph's, which holds arrays over them.
template <typename Id, typename Record, typename Add>
Result<void> readRows(const Database &database, const char *table, const char *sql, std::int64_t count, Add add, const RunContext &context,
                      double from, double to)
{
    const auto largest = database.first(std::string("SELECT coalesce(max(id), 0) FROM ") + table);
    const auto least = database.first(std::string("SELECT coalesce(min(id), 0) FROM ") + table);
    for (const auto *answer : {&largest, &least})
        if (!*answer)
            return answer->error();
    if (std::stoll(**largest) > 64 * count + 50'000'000 || std::stoll(**least) < 0)
        return contradiction(database, std::string("table ") + table + " has ids out of range. Expected those that Relata gave");
    auto rows = database.prepare(std::string(sql) + " ORDER BY id");
    if (!rows)
        return rows.error();
    Record record;
    std::int64_t next = 0;
    for (std::size_t n = 1;; ++n) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return {};
        const std::int64_t id = rows->number(0);
        if (id < next)
            return contradiction(database, std::string("table ") + table + " is out of order. Expected each id once, ascending");
        next = id + 1;
        if (const auto taken = take(*rows, record); !taken)
            return contradiction(database, std::string(table) + " “" + textOf(*rows, 1) + "”: " + taken.error().message);
        if (!isAllText(record))
            return contradiction(database, std::string(table) + " number " + std::to_string(id)
                                               + " has bytes that are no UTF-8 text. Expected text; “relata recover” saves the rest");
        if (const auto added = add(Id(static_cast<std::uint32_t>(id)), record); !added)
            return contradiction(database, added.error().message);
        if (n % 4096 == 0 && context.cancelled())
            return Error::cancelled();
        if (n % 32768 == 0)
            context.progress(from + (to - from) * static_cast<double>(n) / static_cast<double>(count));
    }
}

Result<std::int64_t> countOf(const Database &database, const char *table)
{
    const auto count = database.first(std::string("SELECT count(*) FROM ") + table);
    if (!count)
        return count.error();
    return std::stoll(**count);
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
    return row.run();
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
    // A key may pass from one record to another within an edit: what goes or changes its key leaves first.
    const auto leave = [&](const auto &changes, SqlStatement &drop) -> Result<void> {
        for (const auto &change : changes)
            if (change.before && (!change.after || change.after->key != change.before->key))
                if (const auto done = remove(drop, indexOf(change.id)); !done)
                    return done.error();
        return {};
    };
    const auto put = [&](const auto &changes) -> Result<void> {
        for (const auto &change : changes)
            if (change.after)
                if (const auto done = write(change.id, *change.after); !done)
                    return done.error();
        return {};
    };
    const auto index = [&]() -> Result<void> {
        for (const auto &[id, before, after] : diff.entities) {
            if (before && after && before->name == after->name && before->aliases == after->aliases && before->key == after->key)
                continue;
            if (before)
                if (const auto done = remove(m_sql[DropText], indexOf(id)); !done)
                    return done.error();
            if (!after)
                continue;
            SqlStatement &text = m_sql[PutText];
            text.bind(1, static_cast<std::int64_t>(indexOf(id)));
            bindWords(text, *after);
            if (const auto done = text.run(); !done)
                return done.error();
        }
        return {};
    };
    for (const auto &done : {leave(diff.statements, m_sql[DropStatement]), leave(diff.entities, m_sql[DropEntity]),
                             leave(diff.documents, m_sql[DropDocument]), put(diff.documents), put(diff.entities), put(diff.statements), index()})
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
    Schema schema = Schema::standard();
    auto info = readInfo(database, schema);
    if (!info)
        return info.error();
    const auto documents = countOf(database, "document"), entities = countOf(database, "entity"), statements = countOf(database, "statement");
    for (const auto *count : {&documents, &entities, &statements})
        if (!*count)
            return count->error();
    GraphBuilder builder(std::move(schema), GraphBuilder::Keyless::Refused);
    builder.expect(static_cast<std::size_t>(*entities), static_cast<std::size_t>(*statements));
    const auto addRecord = [&builder](auto id, const auto &record) -> Result<void> {
        builder.goOnAt(id);
        if constexpr (std::is_same_v<decltype(id), DocumentId>)
            builder.addDocument(record);
        else
            builder.addEntity(record);
        return {};
    };
    const auto addStatement = [&builder](StatementId id, const Statement &record) -> Result<void> {
        builder.goOnAt(id);
        if (!builder.addStatement(record))
            return Error{Error::Code::Schema, "two statements have the id “" + record.key + "”. Expected each id once", {}, 0, 0};
        return {};
    };
    if (const auto done = readRows<DocumentId, Document>(database, "document", documentRows, *documents, addRecord, context, 0.05, 0.1); !done)
        return done.error();
    if (const auto done = readRows<EntityId, Entity>(database, "entity", entityRows, *entities, addRecord, context, 0.1, 0.2); !done)
        return done.error();
    context.progress(0.2);
    if (const auto done = readRows<StatementId, Statement>(database, "statement", statementRows, *statements, addStatement, context, 0.2, 0.8); !done)
        return done.error();
    context.progress(0.8);
    builder.info() = std::move(*info);
    auto graph = builder.finish(context);
    if (!graph)
        return graph.error().code == Error::Code::Cancelled ? graph.error() : contradiction(database, graph.error().message);
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
            Entity entity;
            if (const auto taken = take(*row, entity); !taken)
                return contradiction(database, taken.error().message);
            all.entities.push_back({EntityId(static_cast<std::uint32_t>(number)), {}, std::move(entity)});
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
    Entity entity;
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return {};
        if (const auto taken = take(*rows, entity); !taken)
            return taken.error();
        text->bind(1, rows->number(0));
        bindWords(*text, entity);
        if (const auto done = text->run(); !done)
            return done.error();
    }
}

}  // namespace relata
