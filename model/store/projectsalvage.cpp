// SPDX-License-Identifier: Apache-2.0
// What can still be read of a damaged project.
#include "model/store/historyremains.h"
#include "model/store/projectrows.h"
#include "model/store/projecttables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::int64_t idEnd = std::int64_t{1} << 31;

struct TableWords {
    const char *table, *rows, *one, *many;
};
TableWords tableWords(const Document &)
{
    return {"document", documentRows, "Document", "documents"};
}
TableWords tableWords(const Entity &)
{
    return {"entity", entityRows, "Entity", "entities"};
}
TableWords tableWords(const Statement &)
{
    return {"statement", statementRows, "Statement", "statements"};
}

/// What was read of a table, and what of it is missing.
template <typename Id, typename Record>
struct Salvaged {
    std::map<Id, Record> records;
    std::map<Id, RowFaults> faults;
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps;      ///< ids from and to, the end not included, where rows could not be read
    std::optional<std::map<std::int64_t, std::string>> expected;  ///< by id, what should be there, where the list of keys is whole
    std::size_t odd = 0;                                          ///< rows with an id that Relata gives to none
    std::size_t fromHistory = 0;
    std::size_t fromRemains = 0;

    bool isMissing(Id id) const
    {
        const auto number = static_cast<std::int64_t>(indexOf(id));
        return !records.contains(id)
               && std::any_of(gaps.begin(), gaps.end(), [&](const auto &gap) { return gap.first <= number && number < gap.second; });
    }
};

/// "“a”, “b” and 3 more"; those without a key are not named.
std::string quotedKeys(const std::vector<std::string> &keys)
{
    constexpr std::size_t mostNamed = 20;
    std::string names;
    std::size_t shown = 0;
    for (const std::string &key : keys)
        if (!key.empty() && shown++ < mostNamed)
            names += (names.empty() ? "“" : ", “") + key + "”";
    return names + (shown > mostNamed ? " and " + std::to_string(shown - mostNamed) + " more" : "");
}

std::string inShort(std::string text)
{
    constexpr std::size_t most = 400;
    if (text.size() > most)
        text = mendedText(text.substr(0, most)) + " …";
    return text;
}

/// Rows in order; a damaged page ends the step, and the next try begins behind it.
template <typename Id, typename Record>
void salvageRows(const Database &database, Salvaged<Id, Record> &salvaged)
{
    std::int64_t from = 0, leap = 1;
    constexpr std::int64_t none = -1;
    std::int64_t gap = none;  // where the damage that is being passed began
    int tries = 0;
    while (from < idEnd) {
        auto rows = database.prepare(std::string(tableWords(Record()).rows) + " WHERE id >= ? ORDER BY id");
        if (!rows) {
            gap = gap == none ? from : gap;
            break;
        }
        rows->bind(1, from);
        bool any = false, ended = false;
        while (true) {
            const auto stepped = rows->step();
            ended = stepped && !*stepped;
            if (!stepped || !*stepped)
                break;
            const std::int64_t id = rows->number(0);
            if (id < from)
                break;  // a page that points back to one before it: without end
            if (gap != none && id > gap)
                salvaged.gaps.emplace_back(gap, id);
            gap = none;
            any = true;
            from = id + 1;
            if (id >= idEnd) {
                ++salvaged.odd;
                continue;
            }
            Record record;
            RowFaults faults;
            (void)take(*rows, record, &faults);
            salvaged.records.emplace(Id(static_cast<std::uint32_t>(id)), std::move(record));
            if (!faults.empty())
                salvaged.faults.emplace(Id(static_cast<std::uint32_t>(id)), std::move(faults));
        }
        if (ended)
            break;
        gap = gap == none ? from : gap;
        tries = any ? 0 : tries + 1;
        leap = tries < 4096 ? 1 : leap * 2;
        from += any ? 0 : leap;
    }
    if (gap != none)
        salvaged.gaps.emplace_back(gap, idEnd);
}

/// The list of keys beside a table tells what stood in it.
template <typename Id, typename Record>
void readExpected(const Database &database, Salvaged<Id, Record> &salvaged)
{
    const std::string table = tableWords(Record()).table;
    auto rows = database.prepare("SELECT id, key FROM " + table + " INDEXED BY sqlite_autoindex_" + table + "_1 ORDER BY key");
    if (!rows)
        return;
    std::map<std::int64_t, std::string> expected;
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return;
        if (!*stepped)
            break;
        expected.emplace(rows->number(0), mendedText(rows->text(1)));
    }
    if (expected.size() >= salvaged.records.size())
        salvaged.expected = std::move(expected);
}

/// What a spoiled field should be, as the history has it, and the end of what is said of it.
template <typename Record>
std::string mendField(Record &record, const RowFault &fault, const Record *told)
{
    if (told) {
        copyColumn(record, *told, fault.column);
        return "it is now as the history has it";
    }
    const std::string name = columnName(record, fault.column);
    if (name == "modality")
        return "“asserted” is assumed";
    if (name == "polarity")
        return "“neutral” is assumed";
    if (name == "properties")
        return record.properties.empty() ? "none of them is kept" : "those that can be read are kept";
    if (name == "said" || name == "holds" || name == "date of publication")
        return "no date is kept";
    return "what is no text is “\xEF\xBF\xBD” now";
}

template <typename Id, typename Record>
void mendFaults(Salvaged<Id, Record> &salvaged, const std::map<Id, std::optional<Record>> &told, IoReport &report)
{
    if (salvaged.faults.empty())
        return;
    const std::size_t n = salvaged.faults.size();
    report.notes.push_back(std::to_string(n) + (n == 1 ? " row of the " : " rows of the ") + tableWords(Record()).many
                           + (n == 1 ? " has a field that is damaged." : " have fields that are damaged."));
    for (const auto &[id, faults] : salvaged.faults) {
        Record &record = salvaged.records.at(id);
        const auto known = told.find(id);
        const Record *before = known != told.end() && known->second ? &*known->second : nullptr;
        std::string words;
        for (const RowFault &fault : faults) {
            words += (words.empty() ? "" : "; ") + std::string(columnName(record, fault.column)) + " was “" + inShort(fault.text) + "”, ";
            words += mendField(record, fault, before);
        }
        report.notes.push_back(std::string(tableWords(record).one) + " “" + record.key + "”: " + words + ".");
    }
}

/// What the table lost, as the history has it last. A step that cannot be read may have removed it since: then it is not in the list of keys; or
/// changed its key: then it has the one of that list. What was made again under another number is there once, as it was made last.
template <typename Id, typename Record>
void fillGaps(Salvaged<Id, Record> &salvaged, const std::map<Id, std::optional<Record>> &told)
{
    const auto keyNow = [&salvaged](Id id, const std::string &before) -> const std::string * {
        if (!salvaged.expected)
            return &before;
        const auto found = salvaged.expected->find(static_cast<std::int64_t>(indexOf(id)));
        return found != salvaged.expected->end() ? &found->second : nullptr;
    };
    std::unordered_set<std::string> keys;
    for (const auto &[id, record] : salvaged.records)
        keys.insert(record.key);
    for (auto one = told.rbegin(); one != told.rend(); ++one) {
        const auto &[id, record] = *one;
        if (!record || !salvaged.isMissing(id))
            continue;
        const std::string *key = keyNow(id, record->key);
        if (!key || !keys.insert(*key).second)
            continue;
        salvaged.records.emplace(id, *record).first->second.key = *key;
        ++salvaged.fromHistory;
    }
}

/// Statements that only pieces of the history still tell, with the entities that they need and nothing else has. By their keys: what the pieces are
/// of may have been undone and made again under other numbers.
class Remains
{
public:
    /// \a history: what the readable steps tell; of what is in those they have the last word.
    Remains(Salvaged<EntityId, Entity> &entities, Salvaged<StatementId, Statement> &statements, const HistoryTold &history, HistoryTold remains)
        : m_entities(entities), m_told(std::move(remains))
    {
        for (const auto &[id, entity] : entities.records)
            m_byKey.emplace(entity.key, id);
        std::unordered_set<std::string> keys;
        for (const auto &[id, statement] : statements.records)
            keys.insert(statement.key);
        std::unordered_set<std::string> expected;
        for (const auto &[id, key] : statements.expected.value_or(std::map<std::int64_t, std::string>()))
            expected.insert(key);
        for (auto &[id, statement] : m_told.statements) {
            if (!statement || keys.contains(statement->key) || !statements.isMissing(id) || history.statements.contains(id)
                || (statements.expected && !expected.contains(statement->key)))
                continue;
            const EntityId subject = entityOf(statement->subject), object = entityOf(statement->object);
            if (subject == noEntity || object == noEntity)
                continue;
            statement->subject = subject;
            statement->object = object;
            statement->speaker = statement->speaker == noEntity ? noEntity : entityOf(statement->speaker);
            keys.insert(statement->key);
            statements.records.emplace(id, std::move(*statement));
            ++statements.fromRemains;
        }
    }

private:
    EntityId entityOf(EntityId id)
    {
        const auto told = m_told.entities.find(id);
        if (told == m_told.entities.end() || !told->second)
            return m_entities.records.contains(id) ? id : noEntity;
        const auto [known, isNew] = m_byKey.emplace(told->second->key, id);
        if (!isNew)
            return known->second;
        while (m_entities.records.contains(known->second))
            known->second = EntityId(static_cast<std::uint32_t>(indexOf(m_entities.records.rbegin()->first) + 1));
        m_entities.records.emplace(known->second, *told->second);
        ++m_entities.fromRemains;
        return known->second;
    }

    Salvaged<EntityId, Entity> &m_entities;
    HistoryTold m_told;
    std::map<std::string, EntityId> m_byKey;
};

/// How many of how many; which are missing, where that is known.
template <typename Id, typename Record>
void tellGaps(const Salvaged<Id, Record> &salvaged, IoReport &report)
{
    const TableWords words = tableWords(Record());
    const std::size_t told = salvaged.fromHistory + salvaged.fromRemains, read = salvaged.records.size() - told;
    if (!salvaged.gaps.empty()) {
        std::string note = "Part of the file is damaged: " + std::to_string(read);
        note += salvaged.expected ? " of " + std::to_string(salvaged.expected->size()) + " " + words.many + " could be read"
                                  : std::string(" ") + words.many + " could be read, and how many there were is not known";
        if (told > 0)
            note += "; " + std::to_string(told) + " more were found in the history";
        std::vector<std::string> missing;
        if (salvaged.expected) {
            std::unordered_set<std::string> there;
            for (const auto &[id, record] : salvaged.records)
                there.insert(record.key);
            for (const auto &[id, key] : *salvaged.expected)
                if (!there.contains(key))
                    missing.push_back(key);
        }
        if (!missing.empty())
            note += "; missing " + std::string(missing.size() == 1 ? "is " : "are ") + quotedKeys(missing);
        report.notes.push_back(note + ".");
    }
    if (salvaged.fromRemains > 0)
        report.notes.push_back(
            std::to_string(salvaged.fromRemains) + " " + words.many + (salvaged.gaps.empty() ? " to which such statements refer" : "")
            + " were found in pieces of the history whose order is lost: what was changed or removed later may stand there as it was.");
    if (salvaged.odd > 0)
        report.notes.push_back(std::to_string(salvaged.odd) + (salvaged.odd == 1 ? " row" : " rows") + " of the " + words.many
                               + " could not be understood.");
}

/// Keys of records that could not be put into the graph, by the reason.
struct RefusedKeys {
    std::vector<std::string> gone;   ///< an end is
    std::vector<std::string> taken;  ///< the key is another's: two that were spoiled may be mended alike
    std::vector<std::string> odd;    ///< they say what no record can
};

/// Record by record: one that lacks another does not take the rest along.
template <typename Id, typename Record>
void putInto(KnowledgeGraph &graph, const Salvaged<Id, Record> &salvaged, RefusedKeys &refused)
{
    const auto isTaken = [&graph](const Record &record) {
        if constexpr (std::is_same_v<Record, Document>)
            return graph.findDocument(record.key) != noDocument;
        else if constexpr (std::is_same_v<Record, Entity>)
            return graph.findEntity(record.key) != noEntity;
        else
            return graph.findStatement(record.key) != noStatement;
    };
    const auto lacksAnEnd = [&graph](const Record &record) {
        if constexpr (std::is_same_v<Record, Statement>)
            return !graph.contains(record.subject) || !graph.contains(record.object);
        else
            return false;
    };
    for (const auto &[id, record] : salvaged.records) {
        GraphDiff single;
        if constexpr (std::is_same_v<Record, Document>)
            single.documents.push_back({id, {}, record});
        else if constexpr (std::is_same_v<Record, Entity>)
            single.entities.push_back({id, {}, record});
        else
            single.statements.push_back({id, {}, record});
        if constexpr (std::is_same_v<Record, Statement>) {
            Statement &statement = *single.statements.front().after;
            if (!graph.contains(statement.document))
                statement.document = noDocument;
            if (!graph.contains(statement.speaker))
                statement.speaker = noEntity;
        }
        if (!graph.apply(single))
            (lacksAnEnd(record) ? refused.gone : isTaken(record) ? refused.taken : refused.odd).push_back(record.key);
    }
}

void ensureAll(Schema &schema, const Salvaged<EntityId, Entity> &entities, const Salvaged<StatementId, Statement> &statements)
{
    for (const auto &[id, entity] : entities.records)
        if (!entity.type.empty())
            schema.ensureType({entity.type, entity.type, {}, {}, {}, {}, {}});
    for (const auto &[id, statement] : statements.records)
        if (!statement.predicate.empty())
            schema.ensurePredicate({statement.predicate, statement.predicate, {}, {}, {}, {}, {}, false, {}});
}

/// \a one and \a many: why, of one record and of several.
void tellRefused(const std::vector<std::string> &refused, const char *one, const char *many, IoReport &report)
{
    if (refused.empty())
        return;
    const std::string names = quotedKeys(refused);
    report.notes.push_back(std::to_string(refused.size()) + (refused.size() == 1 ? " record was" : " records were") + " left out because "
                           + (refused.size() == 1 ? one : many) + (names.empty() ? "" : ": " + names) + ".");
}

}  // namespace

Result<KnowledgeGraph> salvageTables(const Database &database, IoReport &report)
{
    KnowledgeGraph graph;
    Schema schema = graph.schema();
    if (const auto info = readInfo(database, schema))
        graph.info() = *info;
    else
        report.notes.emplace_back("Title and schema could not be read; types and predicates are those that the records name.");
    Salvaged<DocumentId, Document> documents;
    Salvaged<EntityId, Entity> entities;
    Salvaged<StatementId, Statement> statements;
    salvageRows(database, documents);
    salvageRows(database, entities);
    salvageRows(database, statements);
    const auto each = [&](auto act) {
        act(documents);
        act(entities);
        act(statements);
    };
    bool hasGaps = false, hasFaults = false;
    each([&](auto &one) {
        hasGaps = hasGaps || !one.gaps.empty();
        hasFaults = hasFaults || !one.faults.empty();
        if (!one.gaps.empty())
            readExpected(database, one);
    });
    const HistoryTold told = hasGaps || hasFaults ? readHistory(database) : HistoryTold();
    fillGaps(documents, told.documents);
    fillGaps(entities, told.entities);
    fillGaps(statements, told.statements);
    if (!statements.gaps.empty() && told.incomplete)
        Remains(entities, statements, told, readRemains(database.file()));
    each([&](const auto &one) { tellGaps(one, report); });
    mendFaults(documents, told.documents, report);
    mendFaults(entities, told.entities, report);
    mendFaults(statements, told.statements, report);
    ensureAll(schema, entities, statements);
    GraphDiff first;
    if (!(schema == graph.schema()))
        first.schema = SchemaChange{graph.schema(), schema};
    if (const auto applied = graph.apply(first); !applied)
        return contradiction(database, applied.error().message);
    RefusedKeys refused;
    each([&](const auto &one) { putInto(graph, one, refused); });
    tellRefused(refused.gone, "what it refers to is gone", "what they refer to is gone", report);
    tellRefused(refused.taken, "another one has its id", "others have their ids", report);
    tellRefused(refused.odd, "it says what no record can say", "they say what no record can say", report);
    return graph;
}

}  // namespace relata
