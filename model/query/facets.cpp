// SPDX-License-Identifier: Apache-2.0
#include "model/query/facets.h"

#include "model/evidence/voices.h"
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

/// How many statements of the graph, and of those that pass, have a value of a field; side by side, since they are counted together.
struct Use {
    std::uint32_t all = 0, passing = 0;

    void add(std::uint32_t passes)
    {
        ++all;
        passing += passes;
    }
};
using Uses = std::vector<Use>;

void addUses(Uses &uses, const Uses &others)
{
    for (std::size_t i = 0; i < uses.size(); ++i) {
        uses[i].all += others[i].all;
        uses[i].passing += others[i].passing;
    }
}

/// First and last day that some dated statement itself names on \a clock; open ends say nothing.
std::pair<Day, Day> span(const KnowledgeGraph &graph, const Uses &timeUses)
{
    Day first = latestDay, last = earliestDay;
    for (std::uint32_t i = 0; i < timeUses.size(); ++i) {
        const Edtf &time = timeAt(graph, i);
        if (timeUses[i].all == 0 || time.empty())
            continue;
        for (const Day day : {time.firstDay(), time.lastDay()})
            if (day != earliestDay && day != latestDay) {
                first = std::min(first, day);
                last = std::max(last, day);
            }
    }
    return {first, last};
}

/// All that is counted of the statements in one go: one of these a thread.
struct Counts {
    Uses predicates, documents, modalities, polarities, speakers, holds;  ///< the last two of speakers: the author, whom nobody knows

    explicit Counts(const KnowledgeGraph &graph)
        : predicates(graph.schema().predicates().size()), documents(graph.documentIdEnd() + 1), modalities(allModalities.size()),
          polarities(allPolarities.size()), speakers(graph.entityIdEnd() + 2), holds(timeCount(graph))
    {
    }
    void add(const KnowledgeGraph &graph, StatementId id, std::uint32_t passes)
    {
        predicates[indexOf(graph.predicate(id))].add(passes);
        modalities[static_cast<std::size_t>(graph.modality(id))].add(passes);
        polarities[static_cast<std::size_t>(graph.polarity(id))].add(passes);
        const DocumentId document = graph.document(id);
        documents[document == noDocument ? documents.size() - 1 : indexOf(document)].add(passes);
        speakers[voiceOf(graph, id)].add(passes);
        holds[holdsNumber(graph, id)].add(passes);
    }
    /// What counts the speaker of \a id is mostly not near: a wait for memory for each statement, unless it is asked for ahead.
    void fetchAhead(const KnowledgeGraph &graph, StatementId id) const
    {
        if (!graph.contains(id))
            return;
        __builtin_prefetch(&speakers[voiceOf(graph, id)], 1);
    }
    std::size_t voiceOf(const KnowledgeGraph &graph, StatementId id) const
    {
        const EntityId speaker = graph.speaker(id);
        return speaker != noEntity ? indexOf(speaker) : speakers.size() - (graph.isSpeakerUnknown(id) ? 1 : 2);
    }
    void add(const Counts &other)
    {
        for (const auto field :
             {&Counts::predicates, &Counts::documents, &Counts::modalities, &Counts::polarities, &Counts::speakers, &Counts::holds})
            addUses(this->*field, other.*field);
    }
};

Uses typesOf(const KnowledgeGraph &graph, const LensResult &passed, const RunContext &context)
{
    const std::size_t blocks = blocksOf(graph.entityIdEnd());
    std::vector<Uses> types(threadsFor(0, blocks), Uses(graph.schema().types().size()));
    inParallel(blocks, static_cast<unsigned>(types.size()), context, [&](std::size_t block, unsigned worker) {
        const std::size_t last = std::min(graph.entityIdEnd(), (block + 1) * idsOfBlock);
        for (std::size_t i = block * idsOfBlock; i < last; ++i)
            if (const EntityId id{static_cast<std::uint32_t>(i)}; graph.contains(id))
                types[worker][indexOf(graph.typeOf(id))].add(passed.entities.contains(id));
    });
    for (std::size_t i = 1; i < types.size(); ++i)
        addUses(types[0], types[i]);
    return std::move(types[0]);
}

/// Empty when cancelled.
std::optional<Counts> countsOf(const KnowledgeGraph &graph, const LensResult &passed, const RunContext &context)
{
    const std::size_t blocks = blocksOf(graph.statementIdEnd());
    std::vector<Counts> counts(threadsFor(0, blocks), Counts(graph));
    const bool ended = inParallel(blocks, static_cast<unsigned>(counts.size()), context, [&](std::size_t block, unsigned worker) {
        const std::size_t last = std::min(graph.statementIdEnd(), (block + 1) * idsOfBlock);
        for (std::size_t i = block * idsOfBlock; i < last; ++i)
            if (const StatementId id{static_cast<std::uint32_t>(i)}; graph.contains(id)) {
                counts[worker].fetchAhead(graph, StatementId{static_cast<std::uint32_t>(i + 16)});
                counts[worker].add(graph, id, passed.statements.contains(id));
            }
    });
    if (!ended)
        return {};
    for (std::size_t i = 1; i < counts.size(); ++i)
        counts[0].add(counts[i]);
    return std::move(counts[0]);
}

struct Voice {
    std::uint32_t id = 0;  ///< the author is the highest number, and so the last of equals
    Use uses;
};

// values of lambdas and no functions, so that sorting has them inside
constexpr auto passesMore = [](const Voice &a, const Voice &b) {
    return a.uses.passing != b.uses.passing ? a.uses.passing > b.uses.passing : a.id < b.id;
};
constexpr auto saysMore = [](const Voice &a, const Voice &b) { return a.uses.all != b.uses.all ? a.uses.all > b.uses.all : a.id < b.id; };

/// Whoever is among the \a most first by what passes or by all there is.
std::vector<Voice> busiest(std::vector<Voice> voices, std::size_t most)
{
    if (voices.size() <= most)
        return voices;
    std::vector<Voice> chosen;
    const auto chooseFirst = [&](auto isFirst) {
        const auto end = voices.begin() + static_cast<std::ptrdiff_t>(most);
        std::nth_element(voices.begin(), end, voices.end(), isFirst);
        chosen.insert(chosen.end(), voices.begin(), end);
    };
    chooseFirst(passesMore);
    chooseFirst(saysMore);
    std::sort(chosen.begin(), chosen.end(), [](const Voice &a, const Voice &b) { return a.id < b.id; });
    chosen.erase(std::unique(chosen.begin(), chosen.end(), [](const Voice &a, const Voice &b) { return a.id == b.id; }), chosen.end());
    return chosen;
}

void countVoices(const KnowledgeGraph &graph, const Uses &speakers, std::size_t most, Facets &facets)
{
    std::vector<Voice> voices;
    for (std::uint32_t i = 0; i < speakers.size(); ++i)
        if (speakers[i].all > 0)
            voices.push_back({i, speakers[i]});
    facets.voiceCount = voices.size();
    voices = busiest(std::move(voices), most);
    std::sort(voices.begin(), voices.end(), passesMore);
    facets.voices.reserve(voices.size());
    for (const Voice &voice : voices) {
        const EntityId speaker{voice.id};
        const std::size_t fromEnd = speakers.size() - voice.id;
        facets.voices.push_back(fromEnd == 1 ? FacetRow{std::string(unknownVoice), std::string(unknownName), voice.uses.passing}
                                : fromEnd == 2
                                    ? FacetRow{std::string(authorVoice), std::string(authorName), voice.uses.passing}
                                    : FacetRow{std::string(graph.key(speaker)), std::string(graph.name(speaker)), voice.uses.passing, speaker});
    }
}

/// Statements per year in which they hold; open ends are cut at the data's own.
std::vector<FacetRow> yearRows(const KnowledgeGraph &graph, const Uses &holds)
{
    struct Change {
        std::int64_t there = 0, passing = 0;
    };
    const auto [firstDay, lastDay] = span(graph, holds);
    std::map<int, Change> changes;  // from that year on
    for (std::uint32_t i = 0; i < holds.size(); ++i) {
        const Edtf &time = timeAt(graph, i);
        if (holds[i].all == 0 || time.empty() || firstDay > lastDay)
            continue;
        const int from = calendarDateOf(std::max(time.firstDay(), firstDay)).year;
        const int to = calendarDateOf(std::min(time.lastDay(), lastDay)).year;
        if (from > to)
            continue;
        changes[from].there += holds[i].all;
        changes[from].passing += holds[i].passing;
        changes[to + 1].there -= holds[i].all;
        changes[to + 1].passing -= holds[i].passing;
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
        uses[clock == Clock::Said ? saidNumber(graph, id) : holdsNumber(graph, id)].add(passed.statements.contains(id));
    }
    return uses;
}

}  // namespace

Facets facetsOf(const KnowledgeGraph &graph, const LensResult &passed, const RunContext &context, std::size_t mostVoices)
{
    const Schema &schema = graph.schema();
    Facets facets;
    const Uses types = typesOf(graph, passed, context);
    const auto counts = countsOf(graph, passed, context);
    if (!counts)
        return facets;
    std::vector<Use> categories(schema.categories().size() + 1);  // the last one: of predicates without any
    for (std::size_t i = 0; i < schema.predicates().size(); ++i) {
        Use &use = categories[schema.categoryOf(PredicateId{static_cast<std::uint16_t>(i)})];
        use.all += counts->predicates[i].all;
        use.passing += counts->predicates[i].passing;
    }
    for (std::size_t i = 0; i < schema.types().size(); ++i)
        if (types[i].all > 0)
            facets.types.push_back({schema.types()[i].key, schema.types()[i].label, types[i].passing});
    for (std::size_t i = 0; i < schema.categories().size(); ++i)
        facets.categories.push_back({schema.categories()[i].key, schema.categories()[i].label, categories[i].passing});
    if (categories.back().all > 0)
        facets.categories.push_back({"none", "No category", categories.back().passing});
    for (std::size_t i = 0; i < schema.predicates().size(); ++i)
        if (counts->predicates[i].all > 0)
            facets.predicates.push_back({schema.predicates()[i].key, schema.predicates()[i].label, counts->predicates[i].passing});
    mostFirst(facets.predicates);
    countVoices(graph, counts->speakers, mostVoices, facets);
    for (const DocumentId id : graph.documents())
        facets.documents.push_back({graph.document(id).key, graph.document(id).title, counts->documents[indexOf(id)].passing});
    for (const Modality modality : allModalities)
        facets.modalities.push_back(
            {std::string(toString(modality)), capital(toString(modality)), counts->modalities[static_cast<std::size_t>(modality)].passing});
    for (const Polarity polarity : allPolarities)
        facets.polarities.push_back(
            {std::string(toString(polarity)), capital(toString(polarity)), counts->polarities[static_cast<std::size_t>(polarity)].passing});
    facets.years = yearRows(graph, counts->holds);
    return facets;
}

Timeline timelineOf(const KnowledgeGraph &graph, const LensResult &passed, Clock clock, const RunContext &context)
{
    Timeline timeline;
    const Uses uses = timeUses(graph, passed, clock, context);
    const auto [firstDay, lastDay] = span(graph, uses);
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
    for (std::uint32_t i = 0; i < uses.size(); ++i) {
        const Edtf &time = timeAt(graph, i);
        if (uses[i].all == 0)
            continue;
        if (time.empty()) {
            timeline.undated += uses[i].passing;
            continue;
        }
        if (time.firstDay() == earliestDay)
            timeline.openStart += uses[i].passing;
        const auto first =
            std::lower_bound(timeline.bins.begin(), timeline.bins.end(), time.firstDay(), [](const TimeBin &bin, Day day) { return bin.last < day; });
        for (auto bin = first; bin != timeline.bins.end() && bin->first <= time.lastDay(); ++bin) {
            bin->count += uses[i].passing;
            bin->allCount += uses[i].all;
        }
    }
    return timeline;
}

}  // namespace relata
