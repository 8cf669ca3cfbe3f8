// SPDX-License-Identifier: Apache-2.0
#include "model/query/searchbuilder.h"

#include "model/graph/knowledgegraph.h"
#include "model/query/searchdata.h"

#include <algorithm>

namespace relata {

struct SearchBuilder::State {
    const KnowledgeGraph &graph;
    std::uint32_t entityEnd, statementEnd, nextEntity = 0, nextStatement = 0;
    std::shared_ptr<SearchBase> base = std::make_shared<SearchBase>();
    std::vector<std::uint32_t> weight = {};
    WordSplitter splitter = {};
};

SearchBuilder::SearchBuilder(const KnowledgeGraph &graph)
    : m_state(new State{graph, static_cast<std::uint32_t>(graph.entityIdEnd()), static_cast<std::uint32_t>(graph.statementIdEnd())})
{
    m_state->base->names.reserve(2 * graph.entityCount());
    m_state->weight.resize(graph.entityIdEnd());
}

SearchBuilder::~SearchBuilder() = default;

void SearchBuilder::readEntity(EntityId id)
{
    SearchIndex::Data::eachName(m_state->graph, id, [&](std::string_view text, bool isKey) {
        const auto &words = m_state->splitter.split(text);
        const auto row = static_cast<std::uint32_t>(m_state->base->names.size());
        m_state->base->names.push_back({id, static_cast<std::uint16_t>(std::min<std::size_t>(words.size(), 0xFFFF)), isKey});
        for (const std::string_view word : words)
            m_state->base->nameWords.add(word, row);
    });
}

void SearchBuilder::readStatement(StatementId id)
{
    for (const std::string_view word : m_state->splitter.split(m_state->graph.claim(id)))
        m_state->base->claimWords.add(word, static_cast<std::uint32_t>(id));
    if (m_state->graph.hasLongText(id))
        for (const std::string_view text : {m_state->graph.quote(id), m_state->graph.note(id)})
            for (const std::string_view word : m_state->splitter.split(text))
                m_state->base->noteWords.add(word, static_cast<std::uint32_t>(id));
}

bool SearchBuilder::readSome(std::size_t records)
{
    State &s = *m_state;
    for (; records > 0 && s.nextEntity < s.entityEnd; --records) {
        const EntityId id{s.nextEntity++};
        if (!s.graph.contains(id))
            continue;
        readEntity(id);
        s.weight[indexOf(id)] = static_cast<std::uint32_t>(s.graph.degree(id));
    }
    for (; records > 0 && s.nextStatement < s.statementEnd; --records) {
        const StatementId id{s.nextStatement++};
        if (s.graph.contains(id))
            readStatement(id);
    }
    return s.nextEntity < s.entityEnd || s.nextStatement < s.statementEnd;
}

double SearchBuilder::fraction() const
{
    const double all = double(m_state->entityEnd) + double(m_state->statementEnd);
    return all > 0 ? (double(m_state->nextEntity) + double(m_state->nextStatement)) / all : 1;
}

SearchIndex SearchBuilder::finish()
{
    m_state->base->nameWords.finish();
    m_state->base->claimWords.finish();
    m_state->base->noteWords.finish();
    auto data = std::make_shared<SearchIndex::Data>();
    data->graph = &m_state->graph;
    data->base = std::move(m_state->base);
    data->weight = std::move(m_state->weight);
    SearchIndex index;
    index.m_data = std::move(data);
    return index;
}

SearchIndex SearchIndex::of(const KnowledgeGraph &graph)
{
    SearchBuilder builder(graph);
    while (builder.readSome(1U << 16)) {
    }
    return builder.finish();
}

SearchIndex SearchIndex::ofNames(const KnowledgeGraph &graph, const std::vector<std::uint32_t> &weights)
{
    SearchBuilder builder(graph);
    for (const EntityId id : graph.entities())
        builder.readEntity(id);
    builder.m_state->weight = weights;
    builder.m_state->weight.resize(graph.entityIdEnd());
    return builder.finish();
}

SearchIndex SearchIndex::changed(const GraphDiff &diff) const
{
    auto data = std::make_shared<Data>(*m_data);
    data->measures = std::make_shared<MeasureCache>();
    const KnowledgeGraph &graph = *data->graph;
    data->weight.resize(graph.entityIdEnd());
    const auto weigh = [&](EntityId id) { data->weight[indexOf(id)] = graph.contains(id) ? static_cast<std::uint32_t>(graph.degree(id)) : 0; };
    for (const auto &change : diff.entities) {
        data->changes += !data->changedEntities.contains(change.id);
        data->changedEntities.insert(change.id);
        weigh(change.id);
    }
    for (const auto &change : diff.statements) {
        data->changes += !data->changedStatements.contains(change.id);
        data->changedStatements.insert(change.id);
        for (const auto *record : {&change.before, &change.after})
            if (*record) {
                weigh((*record)->subject);
                weigh((*record)->object);
            }
    }
    SearchIndex index;
    index.m_data = std::move(data);
    return index;
}

std::size_t SearchIndex::changes() const
{
    return m_data->changes;
}

}  // namespace relata
