// SPDX-License-Identifier: Apache-2.0
#include "model/tables/graphfromtables.h"

#include "model/core/counted.h"
#include "model/evidence/locator.h"
#include "model/io/csv.h"
#include "model/io/foreigngraph.h"
#include "model/tables/cellvalues.h"
#include "model/tables/guess.h"
#include "model/tables/headerwords.h"
#include "model/tables/plainlinks.h"
#include "model/tables/readtables.h"
#include "model/tables/rowvalues.h"
#include "model/tables/tablegraph.h"
#include "model/tables/tablelinks.h"
#include "model/tables/tablereport.h"
#include "model/tables/typedids.h"
#include "model/tables/writtentime.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace relata {
namespace {

using enum ColumnRole;

class Builder
{
public:
    Builder(const std::vector<Table> &tables, const ColumnMapping &mapping, TypedIds &typed, const RunContext &context)
        : m_tables(tables), m_typed(typed), m_context(context)
    {
        for (std::size_t i = 0; i < tables.size(); ++i)
            m_columns.emplace_back(tables[i], mapping.tables[i]);
        for (const TableColumns &columns : m_columns)
            m_plain.push_back(PlainLinks::of(columns));
    }

    Result<LoadedGraph> build()
    {
        if (const auto possible = check(); !possible)
            return possible.error();
        for (const TableColumns &columns : m_columns)
            m_report.tellRagged(columns);
        for (const bool scoped : {false, true})  // who has an id alone comes first, in whichever order the files are
            for (const TableColumns &columns : m_columns)
                if (columns.mapping().shape == TableShape::Entities && columns.hasScopedIds() == scoped && !readEntities(columns))
                    return Error::cancelled();
        m_context.progress(0.3);
        m_declared = m_graph.entityCount();
        for (const TableColumns &columns : m_columns)
            if (!nameScopedEnds(columns))
                return Error::cancelled();
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (!(m_plain[i] ? namePlain(m_columns[i], *m_plain[i]) : nameEnds(m_columns[i])))
                return Error::cancelled();
        m_context.progress(0.5);
        m_graph.keepEntities(m_linkCount);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (!(m_plain[i] ? makePlainStatements(m_columns[i], *m_plain[i], m_graph, m_ends, m_nextEnds, m_context) : makeStatements(m_columns[i])))
                return Error::cancelled();
            m_context.progress(0.5 + 0.4 * static_cast<double>(i + 1) / static_cast<double>(m_columns.size()));
        }
        return finish();
    }

private:
    Error placed(Error error) const
    {
        if (error.file.empty() && error.code != Error::Code::Cancelled)
            error.file = m_tables.front().file;
        return error;
    }

    Result<void> check() const
    {
        for (const TableColumns &columns : m_columns) {
            const auto lacks = [&](const char *what) {
                return Error{Error::Code::Schema,
                             "the table “" + columns.table().name + "” has no column for " + what + ". Expected one in the mapping",
                             columns.table().file, std::max(columns.mapping().headerLine, 1), 0};
            };
            if (columns.mapping().shape == TableShape::Statements && !columns.column(Ends)) {
                if (!columns.column(Source))
                    return lacks("the subject (source)");
                if (!columns.column(Target))
                    return lacks("the object (target)");
            }
            if (columns.mapping().shape == TableShape::Entities && !columns.column(Id) && !columns.column(Name))
                return lacks("the name or the id");
        }
        return {};
    }

    // ---- entities

    bool readEntities(const TableColumns &columns)
    {
        for (std::size_t row = columns.firstRow(); row < columns.endRow(); ++row) {
            if (((row & 1023U) == 0 && m_context.cancelled()) || m_typed.areFound())
                return false;
            readEntity(columns, row);
        }
        return true;
    }

    void readEntity(const TableColumns &columns, std::size_t row)
    {
        const Table &table = columns.table();
        std::string name = rowName(columns, row);
        std::string id(columns.text(row, Id));
        const auto idColumn = columns.column(Id);
        if (id.empty() && name.empty())
            return m_report.leaveOut(table, row, idColumn.value_or(columns.column(Name).value_or(0)), "neither id nor name. Expected one of them");
        bool isNew = false;
        if (id.empty())
            id = name = m_graph.spelled(name);
        const std::string_view type = columns.text(row, Type);
        const EntityId place = m_graph.ensureById(idColumn ? m_typed.spaceOf(columns.use(*idColumn).space, type) : std::string(), id, isNew);
        if (!isNew && idColumn)
            m_typed.compare(m_graph, place, id, type, name);
        m_again += !isNew;
        if (!name.empty() && (isNew || m_graph.entity(place).name == m_graph.entity(place).key))
            m_graph.setName(place, name);
        else if (!name.empty() && m_graph.entity(place).name != name)
            addOnce(m_graph.entity(place).aliases, name);
        readType(columns, row, m_graph.entity(place));
        Entity &entity = m_graph.entity(place);
        for (const std::size_t column : columns.columns(Alias))
            for (const std::string &alias : splitList(columns, row, column))
                if (alias != entity.name)
                    addOnce(entity.aliases, alias);
        if (const auto text = columns.text(row, Description); !text.empty() && entity.description.empty())
            entity.description = text;
        for (const std::size_t column : columns.columns(Property))
            addProperty(columns, row, column, entity.properties);
        if (!columns.tellsOfLinks() || hasLinks(columns, row))
            return;
        for (std::size_t column = 0; column < columns.mapping().columns.size(); ++column)  // of no link: of the entity
            if (isOfLinks(columns.use(column).role))
                addProperty(columns, row, column, entity.properties);
    }

    void readType(const TableColumns &columns, std::size_t row, Entity &entity)
    {
        std::string text(columns.text(row, Type));
        const auto column = columns.column(Type);
        const std::string separators = column && !columns.use(*column).list.empty() ? columns.use(*column).list
                                       : columns.mapping().listSeparators == ";"    ? ";"
                                                                                    : "";
        if (text.find_first_of(separators) != std::string::npos) {  // Neo4j's labels
            const auto labels = valuesOf(text, separators);
            if (labels.size() > 1)
                put(entity.properties, "labels", joinMulti(labels));
            text = labels.empty() ? std::string() : labels.front();
        }
        if (text.empty() && entity.type == "unknown")
            text = columns.mapping().type;
        if (!text.empty())
            entity.type = m_graph.typeKey(text);
    }

    // ---- ends

    /// Before any end without a space is named: an id alone is found where one space has it, and is nobody's where several have, whichever of the
    /// tables comes first.
    bool nameScopedEnds(const TableColumns &columns)
    {
        if (!columns.hasScopedEnds() && !(m_typed.areUsed() && (columns.has(SourceType) || columns.has(TargetType))))
            return true;
        m_spaces = true;
        const auto name = [this](const std::string &space, std::string_view besides, const std::string &id, const std::string &type) {
            if (const std::string whole = m_typed.spaceOf(space, besides); !whole.empty())
                m_graph.ensureEntity(whole, id, type);
        };
        LinkVisitor visitor;
        visitor.endsOnly = true;
        visitor.alone = [](std::size_t, const std::string &) {};
        visitor.link = [&](const TableLink &link) {
            name(link.fromSpace, columns.text(link.row, SourceType), link.from, link.fromType);
            name(link.toSpace, columns.text(link.row, TargetType), link.to, link.toType);
        };
        return visitLinks(
            columns, [this] { return m_context.cancelled(); }, visitor);
    }

    /// Whoever is named by links and speakers, and by no row of its own.
    bool nameEnds(const TableColumns &columns)
    {
        const bool names = columns.has(SourceName) || columns.has(TargetName), speaks = tellsMore(columns) && columns.has(Speaker);
        LinkVisitor visitor;
        visitor.endsOnly = true;
        visitor.leftOut = [&](std::size_t row, std::size_t column, const std::string &why) { m_report.leaveOut(columns.table(), row, column, why); };
        visitor.alone = [&](std::size_t, const std::string &name) { m_graph.ensureEntity({}, name, columns.mapping().type); };
        visitor.link = [&](const TableLink &link) {
            const std::string_view fromType = columns.text(link.row, SourceType), toType = columns.text(link.row, TargetType);
            const std::string fromSpace = m_typed.spaceOf(link.fromSpace, fromType), toSpace = m_typed.spaceOf(link.toSpace, toType);
            const EntityId from = m_graph.ensureEntity(fromSpace, link.from, link.fromType);
            const EntityId to = m_graph.ensureEntity(toSpace, link.to, link.toType);
            ++m_linkCount;
            m_ends.push_back({from, to});
            if (names) {
                tellName(from, link.from, fromType, columns.text(link.row, SourceName));
                tellName(to, link.to, toType, columns.text(link.row, TargetName));
            }
            if (speaks) {
                const std::string speaker = speakerOf(columns, link.row);
                m_speakers.push_back(speaker.empty() ? noEntity : m_graph.ensureEntity({}, speaker, {}));
            }
        };
        if (!m_spaces)
            visitor.soon = [this](std::string_view from, std::string_view to) {
                m_graph.prefetch(from);
                m_graph.prefetch(to);
            };
        return visitLinks(
            columns, [this] { return m_context.cancelled() || m_typed.areFound(); }, visitor);
    }

    bool namePlain(const TableColumns &columns, const PlainLinks &plain)
    {
        const auto leftOut = [&](std::size_t row, std::size_t column, const std::string &why) {
            m_report.leaveOut(columns.table(), row, column, why);
        };
        const std::size_t before = m_ends.size();
        const bool done = namePlainEnds(columns, plain, m_graph, m_ends, leftOut, m_context);
        m_linkCount += m_ends.size() - before;
        return done;
    }

    void tellName(EntityId id, std::string_view written, std::string_view type, std::string_view name)
    {
        m_typed.compare(m_graph, id, written, type, name);
        if (!name.empty() && (m_graph.entity(id).name == m_graph.entity(id).key || m_graph.entity(id).name == written))
            m_graph.entity(id).name = name;
    }

    /// Empty when nobody, or the author of the document, is named.
    static std::string speakerOf(const TableColumns &columns, std::size_t row)
    {
        std::string speaker(columns.text(row, Speaker));
        return speaker == "author" || speaker == "Author" || speaker == "autor" ? std::string() : speaker;
    }

    // ---- statements

    /// Rows tell more of their statements than their ends.
    static bool tellsMore(const TableColumns &columns)
    {
        return columns.mapping().shape == TableShape::Statements || (columns.mapping().shape == TableShape::Entities && columns.tellsOfLinks());
    }

    /// False when cancelled.
    bool makeStatements(const TableColumns &columns)
    {
        LinkVisitor visitor;
        visitor.endsAreKnown = true;
        visitor.alone = [](std::size_t, const std::string &) {};
        visitor.link = [&](const TableLink &link) {
            Statement &s = fresh();
            std::tie(s.subject, s.object) = m_ends[m_nextEnds++];
            const PredicateId predicate = m_graph.setPredicate(s, link.predicate, link.directed);
            if (tellsMore(columns))
                fill(columns, link.row, s);
            if (!link.weight.empty())
                put(s.properties, "weight", link.weight);
            if (s.document == noDocument)
                s.document = m_graph.fileDocument(columns.table().file);
            m_graph.addStatement(s, predicate);
        };
        return visitLinks(
            columns, [this] { return m_context.cancelled(); }, visitor);
    }

    /// The statement that is made next, empty; its memory is used for all.
    Statement &fresh()
    {
        Statement &s = m_statement;
        for (std::string *text : {&s.key, &s.claim, &s.quote, &s.holdsBasis, &s.confidence, &s.note})
            text->clear();
        s.status = unknownSpeaker;
        s.properties.clear();
        s.speaker = noEntity;
        s.document = noDocument;
        s.paragraph = 0;
        s.modality = relata::Modality::Asserted;
        s.polarity = relata::Polarity::Neutral;
        s.said = {};
        s.holds = {};
        return s;
    }

    void fill(const TableColumns &columns, std::size_t row, Statement &s)
    {
        const auto take = [&](ColumnRole role, std::string &field) {
            if (const auto text = columns.text(row, role); !text.empty())
                field = text;
        };
        const bool isOwn = columns.mapping().shape == TableShape::Statements;
        if (isOwn)
            take(Id, s.key);
        take(Claim, s.claim);
        take(Quote, s.quote);
        take(Note, s.note);
        take(HoldsBasis, s.holdsBasis);
        take(Confidence, s.confidence);
        fillDocument(columns, row, s);
        if (columns.has(Speaker))
            s.speaker = m_speakers[m_nextSpeaker++];
        if (s.speaker != noEntity || s.document != noDocument || !columns.text(row, Speaker).empty())
            s.status.clear();
        take(Status, s.status);
        if (const auto text = columns.text(row, Modality); !text.empty()) {
            if (const auto known = modalityFromString(modalityWord(text)))
                s.modality = *known;
            else
                keep(columns, row, Modality, s, "is no modality. Expected asserted, quoted, reported, alleged, pledged, predicted or denied");
        }
        if (const auto text = columns.text(row, Polarity); !text.empty()) {
            if (const auto known = polarityFromString(polarityWord(text)))
                s.polarity = *known;
            else
                keep(columns, row, Polarity, s, "is no polarity. Expected positive, neutral or negative");
        }
        if (const auto text = columns.text(row, Locator); !text.empty())
            setLocator(s, locatorFromText(text, columns.numbersArePages()));
        fillTimes(columns, row, s);
        for (const std::size_t column : columns.columns(Property))
            if (isOwn)
                addProperty(columns, row, column, s.properties);
    }

    /// The cell as property, with the problem.
    void keep(const TableColumns &columns, std::size_t row, ColumnRole role, Statement &s, const std::string &why)
    {
        const std::size_t column = *columns.column(role);
        addProperty(columns, row, column, s.properties);
        m_report.problem(columns.table(), row, column,
                         "“" + std::string(columns.table().cell(row, column)) + "” in “" + columnName(columns.table(), columns.header(), column)
                             + "” " + why + "; it was kept as a property");
    }

    Edtf time(const TableColumns &columns, std::size_t row, ColumnRole role, Statement &s)
    {
        const auto text = columns.text(row, role);
        if (text.empty())
            return {};
        if (auto read = timeExpected(text, columns.mapping().dayFirst))
            return std::move(*read);
        keep(columns, row, role, s, "is no date that can be read. Expected 2019, 2019-06, 2019-06-02 or 2018/2020");
        return {};
    }

    void fillTimes(const TableColumns &columns, std::size_t row, Statement &s)
    {
        if (!columns.column(Said) && !columns.column(Holds) && !columns.column(HoldsFrom) && !columns.column(HoldsTo))
            return;
        s.said = time(columns, row, Said, s);
        s.holds = time(columns, row, Holds, s);
        const Edtf from = time(columns, row, HoldsFrom, s), to = time(columns, row, HoldsTo, s);
        if (from.empty() && to.empty())
            return;
        const std::string span = (from.empty() ? ".." : from.text()) + "/" + (to.empty() ? ".." : to.text());
        auto whole = from.text() == to.text() ? Edtf::parse(from.text()) : Edtf::parse(span);
        if (whole && s.holds.empty()) {
            s.holds = std::move(*whole);
            return;
        }
        if (!whole)
            m_report.problem(columns.table(), row, *columns.column(from.empty() ? HoldsTo : HoldsFrom),
                             "“" + span + "” is no interval. Expected one that begins before it ends; it was kept as properties");
        for (const ColumnRole role : {HoldsFrom, HoldsTo})
            if (!columns.text(row, role).empty())
                addProperty(columns, row, *columns.column(role), s.properties);
    }

    void fillDocument(const TableColumns &columns, std::size_t row, Statement &s)
    {
        const auto text = [&](ColumnRole role) { return std::string(columns.text(row, role)); };
        if (columns.text(row, Document).empty() && columns.text(row, DocumentUrl).empty() && columns.text(row, DocumentTitle).empty()) {
            for (const ColumnRole role : {DocumentAuthor, DocumentPublisher, DocumentDate, DocumentLanguage})  // of a document that is not named
                for (const std::size_t column : columns.columns(role))
                    addProperty(columns, row, column, s.properties);
            return;
        }
        relata::Document d;
        d.title = text(DocumentTitle);
        d.url = text(DocumentUrl);
        d.key = text(Document);
        if (d.key.empty())
            d.key = !d.url.empty() ? d.url : d.title;
        if (d.title.empty())
            d.title = d.key;
        d.publisher = text(DocumentPublisher);
        d.language = text(DocumentLanguage);
        if (const auto authors = columns.column(DocumentAuthor))
            d.authors = columns.use(*authors).list == "|" ? splitMulti(text(DocumentAuthor)) : valuesOf(text(DocumentAuthor), "|;");
        if (const std::string published = text(DocumentDate); !published.empty()) {
            if (auto read = timeExpected(published, columns.mapping().dayFirst))
                d.published = std::move(*read);
            else
                keep(columns, row, DocumentDate, s, "is no date that can be read. Expected 2019, 2019-06 or 2019-06-02");
        }
        s.document = m_graph.ensureDocument(d);
    }

    // ---- the end

    Result<LoadedGraph> finish()
    {
        LoadedGraph loaded;
        auto graph = m_graph.finish(m_context);
        if (!graph)
            return placed(graph.error());
        m_context.progress(1);
        loaded.graph = std::move(*graph);
        loaded.format = m_report.tellForm(m_columns);
        const bool described =
            std::any_of(m_columns.begin(), m_columns.end(), [](const auto &c) { return c.mapping().shape == TableShape::Entities; });
        if (const std::size_t added = m_graph.entityCount() - m_declared; described && added > 0)
            m_report.note(counted(added, "entity is named by links only; it was added", "entities are named by links only; they were added"));
        if (!m_typed.note().empty())
            m_report.note(m_typed.note());
        if (m_again > 0)
            m_report.note(counted(m_again, "row repeats", "rows repeat") + " an entity; what it says was added to that one");
        if (m_graph.respelled() > 0)
            m_report.note(counted(m_graph.respelled(), "name has", "names have")
                          + " several blanks, or ones that do not break, between words; they were read as single ones");
        if (m_graph.repeatedKeys() > 0)
            m_report.note(counted(m_graph.repeatedKeys(), "statement has", "statements have")
                          + " the id of another one; the property “id in the file” keeps it");
        describe(loaded);
        loaded.report = m_report.taken();
        return loaded;
    }

    void describe(LoadedGraph &loaded)
    {
        const auto main = std::find_if(m_columns.begin(), m_columns.end(), [](const auto &c) {
            return c.mapping().shape != TableShape::Entities && c.mapping().shape != TableShape::Ignored;
        });
        const std::filesystem::path file = (main == m_columns.end() ? m_columns.front() : *main).table().file;
        loaded.graph.info().title = file.stem().string();
        loaded.graph.info().id = slug(file.stem().string());
    }

    const std::vector<Table> &m_tables;
    TypedIds &m_typed;
    const RunContext &m_context;
    std::vector<TableColumns> m_columns;
    std::vector<std::optional<PlainLinks>> m_plain;  ///< by table
    TableGraph m_graph;
    TableReport m_report;
    std::size_t m_declared = 0, m_again = 0;
    std::size_t m_linkCount = 0, m_nextEnds = 0, m_nextSpeaker = 0;
    LinkEnds m_ends;                   ///< of the links, in their order
    std::vector<EntityId> m_speakers;  ///< of the links whose tables have a column for them, in their order
    bool m_spaces = false;             ///< some ids count in one table only
    Statement m_statement;
};

}  // namespace

Result<LoadedGraph> graphFromTables(const std::vector<Table> &tables, const ColumnMapping &mapping, const RunContext &context)
{
    if (tables.empty() || mapping.tables.size() != tables.size())
        return Error{Error::Code::Schema,
                     "the mapping is of " + std::to_string(mapping.tables.size()) + " tables. Expected " + std::to_string(tables.size()),
                     tables.empty() ? std::string() : tables.front().file, 0, 0};
    TypedIds typed;
    auto loaded = Builder(tables, mapping, typed, context).build();
    if (!typed.areFound())
        return loaded;
    typed.use();  // what was read so far took two for one
    return Builder(tables, mapping, typed, context).build();
}

Result<LoadedGraph> graphFromFiles(const std::vector<std::filesystem::path> &files, const ColumnMapping &mapping, const RunContext &context)
{
    std::vector<Table> tables;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto read = readTables(
            files[i], context.part(0.4 * static_cast<double>(i) / static_cast<double>(files.size()), 0.4 / static_cast<double>(files.size())));
        if (!read)
            return read.error();
        std::move(read->begin(), read->end(), std::back_inserter(tables));
    }
    const auto chosen = mapping.tables.empty() ? Result<ColumnMapping>(guessMapping(tables)) : mapping.fittedTo(tables);
    if (!chosen)
        return chosen.error();
    return graphFromTables(tables, *chosen, context.part(0.4, 0.6));
}

}  // namespace relata
