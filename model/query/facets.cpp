// SPDX-License-Identifier: Apache-2.0
#include "model/query/facets.h"

#include "model/graph/knowledgegraph.h"

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
std::pair<Day, Day> span(const KnowledgeGraph &graph, Clock clock)
{
    Day first = latestDay, last = earliestDay;
    for (const StatementId id : graph.statements()) {
        const Edtf &time = clock == Clock::Said ? graph.said(id) : graph.holds(id);
        if (time.empty())
            continue;
        for (const Day day : {time.firstDay(), time.lastDay()})
            if (day != earliestDay && day != latestDay) {
                first = std::min(first, day);
                last = std::max(last, day);
            }
    }
    return {first, last};
}

/// Statements per speaker.
class VoiceCounts
{
public:
    explicit VoiceCounts(std::size_t entityIdEnd) : m_counts(entityIdEnd), m_speaks(entityIdEnd) {}

    void add(EntityId speaker, std::uint32_t one)
    {
        if (speaker == noEntity) {
            m_author += one;
            m_authorSpeaks = true;
        } else {
            m_counts[indexOf(speaker)] += one;
            m_speaks[indexOf(speaker)] = true;
        }
    }

    std::vector<FacetRow> rows(const KnowledgeGraph &graph) const
    {
        std::vector<std::pair<EntityId, std::uint32_t>> order;
        for (std::uint32_t i = 0; i < m_counts.size(); ++i)
            if (m_speaks[i])
                order.emplace_back(EntityId{i}, m_counts[i]);
        if (m_authorSpeaks)
            order.emplace_back(noEntity, m_author);
        std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
        std::vector<FacetRow> rows;
        rows.reserve(order.size());
        for (const auto &[speaker, count] : order)
            rows.push_back(speaker == noEntity ? FacetRow{"author", "Author", count}
                                               : FacetRow{std::string(graph.key(speaker)), std::string(graph.name(speaker)), count, speaker});
        return rows;
    }

private:
    std::vector<std::uint32_t> m_counts;
    std::vector<bool> m_speaks;
    std::uint32_t m_author = 0;
    bool m_authorSpeaks = false;
};

/// Statements per year in which they hold; open ends are cut at the data's own.
class YearCounts
{
public:
    explicit YearCounts(const KnowledgeGraph &graph) : m_span(span(graph, Clock::Holds)) {}

    void add(const Edtf &holds, std::uint32_t one)
    {
        if (holds.empty() || m_span.first > m_span.second)
            return;
        const int from = calendarDateOf(std::max(holds.firstDay(), m_span.first)).year;
        const int to = calendarDateOf(std::min(holds.lastDay(), m_span.second)).year;
        if (from > to)
            return;
        const auto begins = m_changes.try_emplace(from).first, ends = m_changes.try_emplace(to + 1).first;
        ++begins->second.there;
        --ends->second.there;
        begins->second.passing += static_cast<std::int32_t>(one);
        ends->second.passing -= static_cast<std::int32_t>(one);
    }

    std::vector<FacetRow> rows() const
    {
        std::vector<FacetRow> rows;
        std::int32_t there = 0, passing = 0;
        for (auto change = m_changes.begin(); change != m_changes.end(); ++change) {
            there += change->second.there;
            passing += change->second.passing;
            const auto next = std::next(change);
            for (int year = change->first; there > 0 && next != m_changes.end() && year < next->first; ++year)
                rows.push_back({std::to_string(year), std::to_string(year), static_cast<std::uint32_t>(passing)});
        }
        return rows;
    }

private:
    struct Change {
        std::int32_t there = 0, passing = 0;
    };
    std::pair<Day, Day> m_span;
    std::map<int, Change> m_changes;  ///< from that year on
};

}  // namespace

Facets facetsOf(const KnowledgeGraph &graph, const LensResult &passed, const RunContext &context)
{
    const Schema &schema = graph.schema();
    Facets facets;
    std::vector<std::uint32_t> types(schema.types().size()), predicates(schema.predicates().size()), categories(schema.categories().size() + 1),
        documents(graph.documentIdEnd()), modalities(allModalities.size()), polarities(allPolarities.size());
    std::vector<bool> predicateUsed(predicates.size()), typeUsed(types.size());
    VoiceCounts voices(graph.entityIdEnd());
    YearCounts years(graph);
    for (const EntityId id : graph.entities()) {
        typeUsed[indexOf(graph.typeOf(id))] = true;
        types[indexOf(graph.typeOf(id))] += passed.entities.contains(id);
    }
    std::size_t seen = 0;
    for (const StatementId id : graph.statements()) {
        if (++seen % 4096 == 0 && context.cancelled())
            return facets;
        const std::uint32_t one = passed.statements.contains(id);
        predicateUsed[indexOf(graph.predicate(id))] = true;
        predicates[indexOf(graph.predicate(id))] += one;
        voices.add(graph.speaker(id), one);
        modalities[static_cast<std::size_t>(graph.modality(id))] += one;
        polarities[static_cast<std::size_t>(graph.polarity(id))] += one;
        if (graph.document(id) != noDocument)
            documents[indexOf(graph.document(id))] += one;
        years.add(graph.holds(id), one);
    }
    for (std::size_t i = 0; i < predicates.size(); ++i)
        categories[schema.categoryOf(PredicateId{static_cast<std::uint16_t>(i)})] += predicates[i];
    for (std::size_t i = 0; i < types.size(); ++i)
        if (typeUsed[i])
            facets.types.push_back({schema.types()[i].key, schema.types()[i].label, types[i]});
    for (std::size_t i = 0; i < schema.categories().size(); ++i)
        facets.categories.push_back({schema.categories()[i].key, schema.categories()[i].label, categories[i]});
    for (std::size_t i = 0; i < predicates.size(); ++i)
        if (predicateUsed[i])
            facets.predicates.push_back({schema.predicates()[i].key, schema.predicates()[i].label, predicates[i]});
    mostFirst(facets.predicates);
    facets.voices = voices.rows(graph);
    for (const DocumentId id : graph.documents())
        facets.documents.push_back({graph.document(id).key, graph.document(id).title, documents[indexOf(id)]});
    for (const Modality modality : allModalities)
        facets.modalities.push_back({std::string(toString(modality)), capital(toString(modality)), modalities[static_cast<std::size_t>(modality)]});
    for (const Polarity polarity : allPolarities)
        facets.polarities.push_back({std::string(toString(polarity)), capital(toString(polarity)), polarities[static_cast<std::size_t>(polarity)]});
    facets.years = years.rows();
    return facets;
}

Timeline timelineOf(const KnowledgeGraph &graph, const LensResult &passed, Clock clock, const RunContext &context)
{
    Timeline timeline;
    const auto [firstDay, lastDay] = span(graph, clock);
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
    std::size_t seen = 0;
    for (const StatementId id : graph.statements()) {
        if (++seen % 4096 == 0 && context.cancelled())
            break;
        const bool passes = passed.statements.contains(id);
        const Edtf &time = clock == Clock::Said ? graph.said(id) : graph.holds(id);
        if (time.empty()) {
            timeline.undated += passes;
            continue;
        }
        timeline.openStart += passes && time.firstDay() == earliestDay;
        const auto first =
            std::lower_bound(timeline.bins.begin(), timeline.bins.end(), time.firstDay(), [](const TimeBin &bin, Day day) { return bin.last < day; });
        for (auto bin = first; bin != timeline.bins.end() && bin->first <= time.lastDay(); ++bin) {
            bin->count += passes;
            ++bin->allCount;
        }
    }
    return timeline;
}

}  // namespace relata
