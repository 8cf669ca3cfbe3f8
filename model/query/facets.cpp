// SPDX-License-Identifier: Apache-2.0
#include "model/query/facets.h"

#include "model/graph/knowledgegraph.h"

#include <algorithm>
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

}  // namespace

Facets facetsOf(const KnowledgeGraph &graph, const LensResult &passed)
{
    const Schema &schema = graph.schema();
    Facets facets;
    std::vector<std::uint32_t> types(schema.types().size()), predicates(schema.predicates().size()), categories(schema.categories().size() + 1),
        documents(graph.documentIdEnd()), modalities(allModalities.size()), polarities(allPolarities.size());
    std::vector<bool> predicateUsed(predicates.size()), typeUsed(types.size());
    std::map<EntityId, std::uint32_t> voices;
    std::map<int, std::uint32_t> years;
    const auto [firstDay, lastDay] = span(graph, Clock::Holds);
    for (const EntityId id : graph.entities()) {
        typeUsed[indexOf(graph.typeOf(id))] = true;
        types[indexOf(graph.typeOf(id))] += passed.entities.contains(id);
    }
    for (const StatementId id : graph.statements()) {
        const std::uint32_t one = passed.statements.contains(id);
        predicateUsed[indexOf(graph.predicate(id))] = true;
        predicates[indexOf(graph.predicate(id))] += one;
        voices[graph.speaker(id)] += one;
        modalities[static_cast<std::size_t>(graph.modality(id))] += one;
        polarities[static_cast<std::size_t>(graph.polarity(id))] += one;
        if (graph.document(id) != noDocument)
            documents[indexOf(graph.document(id))] += one;
        if (const Edtf &holds = graph.holds(id); !holds.empty() && firstDay <= lastDay) {
            const int from = calendarDateOf(std::max(holds.firstDay(), firstDay)).year, to = calendarDateOf(std::min(holds.lastDay(), lastDay)).year;
            for (int year = from; year <= to; ++year)
                years[year] += one;
        }
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
    for (const auto &[speaker, count] : voices)
        facets.voices.push_back(speaker == noEntity ? FacetRow{"author", "Author", count}
                                                    : FacetRow{std::string(graph.key(speaker)), std::string(graph.name(speaker)), count, speaker});
    mostFirst(facets.voices);
    for (const DocumentId id : graph.documents())
        facets.documents.push_back({graph.document(id).key, graph.document(id).title, documents[indexOf(id)]});
    for (const Modality modality : allModalities)
        facets.modalities.push_back({std::string(toString(modality)), capital(toString(modality)), modalities[static_cast<std::size_t>(modality)]});
    for (const Polarity polarity : allPolarities)
        facets.polarities.push_back({std::string(toString(polarity)), capital(toString(polarity)), polarities[static_cast<std::size_t>(polarity)]});
    for (const auto &[year, count] : years)
        facets.years.push_back({std::to_string(year), std::to_string(year), count});
    return facets;
}

Timeline timelineOf(const KnowledgeGraph &graph, const LensResult &passed, Clock clock)
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
    for (const StatementId id : graph.statements()) {
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
