// SPDX-License-Identifier: Apache-2.0
#include "model/query/facets.h"

#include "model/graph/graphcolumns.h"
#include "model/graph/knowledgegraph.h"
#include "model/query/idbits.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace relata {
namespace {

std::string capital(std::string_view word)
{
    std::string text(word);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    return text;
}

void mostFirst(std::vector<FacetRow> &rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const FacetRow &a, const FacetRow &b) { return a.count > b.count; });
}

/// First and last day that some dated statement itself names on \a clock; open ends say nothing.
std::pair<Day, Day> span(const KnowledgeGraph &graph, const std::vector<std::uint32_t> &timeUses)
{
    Day first = latestDay, last = earliestDay;
    for (std::uint32_t i = 0; i < timeUses.size(); ++i) {
        const Edtf &time = timeAt(graph, i);
        if (timeUses[i] == 0 || time.empty())
            continue;
        for (const Day day : {time.firstDay(), time.lastDay()})
            if (day != earliestDay && day != latestDay) {
                first = std::min(first, day);
                last = std::max(last, day);
            }
    }
    return {first, last};
}

/// How many statements of the graph, and of those that pass, have each value of a field.
struct Uses {
    std::vector<std::uint32_t> all, passing;

    explicit Uses(std::size_t values = 0) : all(values), passing(values) {}
    void add(std::size_t value, std::uint32_t passes)
    {
        ++all[value];
        passing[value] += passes;
    }
    void add(const Uses &other)
    {
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i] += other.all[i];
            passing[i] += other.passing[i];
        }
    }
};

/// All that is counted of the statements in one go: one of these a thread.
struct Counts {
    Uses predicates, documents, modalities, polarities, speakers, holds;  ///< the last of speakers: the author

    explicit Counts(const KnowledgeGraph &graph)
        : predicates(graph.schema().predicates().size()), documents(graph.documentIdEnd() + 1), modalities(allModalities.size()),
          polarities(allPolarities.size()), speakers(graph.entityIdEnd() + 1), holds(timeCount(graph))
    {
    }
    void add(const KnowledgeGraph &graph, StatementId id, std::uint32_t passes)
    {
        predicates.add(indexOf(graph.predicate(id)), passes);
        modalities.add(static_cast<std::size_t>(graph.modality(id)), passes);
        polarities.add(static_cast<std::size_t>(graph.polarity(id)), passes);
        const DocumentId document = graph.document(id);
        documents.add(document == noDocument ? documents.all.size() - 1 : indexOf(document), passes);
        const EntityId speaker = graph.speaker(id);
        speakers.add(speaker == noEntity ? speakers.all.size() - 1 : indexOf(speaker), passes);
        holds.add(holdsNumber(graph, id), passes);
    }
    void add(const Counts &other)
    {
        for (const auto field :
             {&Counts::predicates, &Counts::documents, &Counts::modalities, &Counts::polarities, &Counts::speakers, &Counts::holds})
            (this->*field).add(other.*field);
    }
};

/// Empty when cancelled.
std::optional<Counts> countsOf(const KnowledgeGraph &graph, const LensResult &passed, const RunContext &context)
{
    const std::size_t blocks = blocksOf(graph.statementIdEnd());
    std::vector<Counts> counts(threadsFor(0, blocks), Counts(graph));
    const bool ended = inParallel(blocks, static_cast<unsigned>(counts.size()), context, [&](std::size_t block, unsigned worker) {
        const std::size_t last = std::min(graph.statementIdEnd(), (block + 1) * idsOfBlock);
        for (std::size_t i = block * idsOfBlock; i < last; ++i)
            if (const StatementId id{static_cast<std::uint32_t>(i)}; graph.contains(id))
                counts[worker].add(graph, id, passed.statements.contains(id));
    });
    if (!ended)
        return {};
    for (std::size_t i = 1; i < counts.size(); ++i)
        counts[0].add(counts[i]);
    return std::move(counts[0]);
}

std::vector<FacetRow> voiceRows(const KnowledgeGraph &graph, const Uses &speakers)
{
    std::vector<std::pair<EntityId, std::uint32_t>> order;
    for (std::uint32_t i = 0; i + 1 < speakers.all.size(); ++i)
        if (speakers.all[i] > 0)
            order.emplace_back(EntityId{i}, speakers.passing[i]);
    if (speakers.all.back() > 0)
        order.emplace_back(noEntity, speakers.passing.back());
    std::sort(order.begin(), order.end(), [](const auto &a, const auto &b) {  // the author is the highest number, and so the last of equals
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    std::vector<FacetRow> rows;
    rows.reserve(order.size());
    for (const auto &[speaker, count] : order)
        rows.push_back(speaker == noEntity ? FacetRow{"author", "Author", count}
                                           : FacetRow{std::string(graph.key(speaker)), std::string(graph.name(speaker)), count, speaker});
    return rows;
}

/// Statements per year in which they hold; open ends are cut at the data's own.
std::vector<FacetRow> yearRows(const KnowledgeGraph &graph, const Uses &holds)
{
    struct Change {
        std::int64_t there = 0, passing = 0;
    };
    const auto [firstDay, lastDay] = span(graph, holds.all);
    std::map<int, Change> changes;  // from that year on
    for (std::uint32_t i = 0; i < holds.all.size(); ++i) {
        const Edtf &time = timeAt(graph, i);
        if (holds.all[i] == 0 || time.empty() || firstDay > lastDay)
            continue;
        const int from = calendarDateOf(std::max(time.firstDay(), firstDay)).year;
        const int to = calendarDateOf(std::min(time.lastDay(), lastDay)).year;
        if (from > to)
            continue;
        changes[from].there += holds.all[i];
        changes[from].passing += holds.passing[i];
        changes[to + 1].there -= holds.all[i];
        changes[to + 1].passing -= holds.passing[i];
    }
    std::vector<FacetRow> rows;
    std::int64_t there = 0, passing = 0;
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        there += change->second.there;
        passing += change->second.passing;
        const auto next = std::next(change);
        for (int year = change->first; there > 0 && next != changes.end() && year < next->first; ++year)
            rows.push_back({std::to_string(year), std::to_string(year), static_cast<std::uint32_t>(passing)});
    }
    return rows;
}

/// Statements by the number of their time on \a clock.
Uses timeUses(const KnowledgeGraph &graph, const LensResult &passed, Clock clock, const RunContext &context)
{
    Uses uses(timeCount(graph));
    std::size_t seen = 0;
    for (const StatementId id : graph.statements()) {
        if (++seen % 4096 == 0 && context.cancelled())
            break;
        uses.add(clock == Clock::Said ? saidNumber(graph, id) : holdsNumber(graph, id), passed.statements.contains(id));
    }
    return uses;
}

}  // namespace

Facets facetsOf(const KnowledgeGraph &graph, const LensResult &passed, const RunContext &context)
{
    const Schema &schema = graph.schema();
    Facets facets;
    Uses types(schema.types().size());
    for (const EntityId id : graph.entities())
        types.add(indexOf(graph.typeOf(id)), passed.entities.contains(id));
    const auto counts = countsOf(graph, passed, context);
    if (!counts)
        return facets;
    std::vector<std::uint32_t> categories(schema.categories().size() + 1);
    for (std::size_t i = 0; i < schema.predicates().size(); ++i)
        categories[schema.categoryOf(PredicateId{static_cast<std::uint16_t>(i)})] += counts->predicates.passing[i];
    for (std::size_t i = 0; i < schema.types().size(); ++i)
        if (types.all[i] > 0)
            facets.types.push_back({schema.types()[i].key, schema.types()[i].label, types.passing[i]});
    for (std::size_t i = 0; i < schema.categories().size(); ++i)
        facets.categories.push_back({schema.categories()[i].key, schema.categories()[i].label, categories[i]});
    for (std::size_t i = 0; i < schema.predicates().size(); ++i)
        if (counts->predicates.all[i] > 0)
            facets.predicates.push_back({schema.predicates()[i].key, schema.predicates()[i].label, counts->predicates.passing[i]});
    mostFirst(facets.predicates);
    facets.voices = voiceRows(graph, counts->speakers);
    for (const DocumentId id : graph.documents())
        facets.documents.push_back({graph.document(id).key, graph.document(id).title, counts->documents.passing[indexOf(id)]});
    for (const Modality modality : allModalities)
        facets.modalities.push_back(
            {std::string(toString(modality)), capital(toString(modality)), counts->modalities.passing[static_cast<std::size_t>(modality)]});
    for (const Polarity polarity : allPolarities)
        facets.polarities.push_back(
            {std::string(toString(polarity)), capital(toString(polarity)), counts->polarities.passing[static_cast<std::size_t>(polarity)]});
    facets.years = yearRows(graph, counts->holds);
    return facets;
}

Timeline timelineOf(const KnowledgeGraph &graph, const LensResult &passed, Clock clock, const RunContext &context)
{
    Timeline timeline;
    const Uses uses = timeUses(graph, passed, clock, context);
    const auto [firstDay, lastDay] = span(graph, uses.all);
    if (firstDay <= lastDay) {
        CalendarDate from = calendarDateOf(firstDay), to = calendarDateOf(lastDay);
        const bool byYear = to.year - from.year > 40;
        const int step = byYear ? std::max(1, (to.year - from.year) / 1000) : 1;
        int year = from.year, month = byYear ? 1 : from.month;
        for (;;) {
            TimeBin bin;
            bin.first = dayOf(year, month, 1);
            if (byYear)
                year += step;
            else if (++month > 12) {
                month = 1;
                ++year;
            }
            bin.last = dayOf(year, month, 1) - 1;
            timeline.bins.push_back(bin);
            if (bin.last >= lastDay)
                break;
        }
    }
    for (std::uint32_t i = 0; i < uses.all.size(); ++i) {
        const Edtf &time = timeAt(graph, i);
        if (uses.all[i] == 0)
            continue;
        if (time.empty()) {
            timeline.undated += uses.passing[i];
            continue;
        }
        if (time.firstDay() == earliestDay)
            timeline.openStart += uses.passing[i];
        const auto first =
            std::lower_bound(timeline.bins.begin(), timeline.bins.end(), time.firstDay(), [](const TimeBin &bin, Day day) { return bin.last < day; });
        for (auto bin = first; bin != timeline.bins.end() && bin->first <= time.lastDay(); ++bin) {
            bin->count += uses.passing[i];
            bin->allCount += uses.all[i];
        }
    }
    return timeline;
}

}  // namespace relata
