// SPDX-License-Identifier: Apache-2.0
// What can still be read of a damaged project.
#include "model/store/projectrows.h"
#include "model/store/projecttables.h"

#include <optional>

namespace relata {
namespace {

/// Where rows of a table could not be read: numbers (ids) from and to, both included; no end = to the end of the table.
struct Gaps {
    std::vector<std::pair<std::int64_t, std::optional<std::int64_t>>> ranges;
    std::size_t lost = 0;    ///< rows that are there and make no sense
    std::size_t mended = 0;  ///< that had bytes which are no text

    std::string inWords() const
    {
        std::string words;
        for (const auto &[from, to] : ranges)
            words += (words.empty() ? "" : ", ") + std::to_string(from) + (to ? *to == from ? "" : " to " + std::to_string(*to) : " and above");
        return words;
    }
};

/// Like readRows, but what cannot be read is left out: a damaged page ends the step, and the next try begins behind it.
template <typename Id, typename Record>
void salvageRows(const Database &database, const char *sql, std::vector<Change<Id, Record>> &changes, Gaps &gaps)
{
    std::int64_t from = 0, leap = 1;
    constexpr std::int64_t none = -1;
    std::int64_t gap = none;  // where the damage that is being passed began
    int tries = 0;
    while (from < std::int64_t{1} << 31) {
        auto rows = database.prepare(std::string(sql) + " WHERE id >= ? ORDER BY id");
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
            if (rows->number(0) < from)
                break;  // a page that points back to one before it: without end
            if (gap != none && rows->number(0) > gap)
                gaps.ranges.emplace_back(gap, rows->number(0) - 1);
            gap = none;
            any = true;
            from = rows->number(0) + 1;
            Record record;
            if (take(*rows, record) && rows->number(0) >= 0 && rows->number(0) < std::int64_t{1} << 31) {
                if (!isAllText(record)) {
                    mendTexts(record);
                    ++gaps.mended;
                }
                changes.push_back({Id(static_cast<std::uint32_t>(rows->number(0))), {}, std::move(record)});
            } else {
                ++gaps.lost;
            }
        }
        if (ended)
            break;
        gap = gap == none ? from : gap;
        tries = any ? 0 : tries + 1;
        leap = tries < 4096 ? 1 : leap * 2;
        from += any ? 0 : leap;
    }
    if (gap != none)
        gaps.ranges.emplace_back(gap, std::nullopt);
}

}  // namespace

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
    salvageRows(database, documentRows, all.documents, documents);
    salvageRows(database, entityRows, all.entities, entities);
    salvageRows(database, statementRows, all.statements, statements);
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
    if (const std::size_t mended = documents.mended + entities.mended + statements.mended; mended > 0)
        report.notes.push_back(std::to_string(mended) + (mended == 1 ? " record has" : " records have")
                               + " bytes that are no text; “\xEF\xBF\xBD” stands in their place.");
    const std::size_t lost = documents.lost + entities.lost + statements.lost;
    if (lost > 0)
        report.notes.push_back(std::to_string(lost) + (lost == 1 ? " row" : " rows") + " could not be understood.");
    if (refused > 0)
        report.notes.push_back(std::to_string(refused)
                               + (refused == 1 ? " record was left out because what it refers to is gone."
                                               : " records were left out because what they refer to is gone."));
    return graph;
}

}  // namespace relata
