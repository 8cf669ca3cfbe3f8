// SPDX-License-Identifier: Apache-2.0
#include "model/query/search.h"

#include "model/graph/knowledgegraph.h"
#include "model/query/folding.h"
#include "model/query/searchdata.h"

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

constexpr float exactWord = 3, prefixWord = 2, typoWord = 1;

/// Rows with every word of the query, and the sum of how well.
class Matcher
{
public:
    Matcher(const WordIndex &index, std::size_t rows) : m_index(index), m_hits(rows, 0), m_scores(rows, 0) {}

    /// Words must all match; \a allowTypos looks further where nothing begins with the word.
    std::vector<std::uint32_t> match(const std::vector<FoldedWord> &words, bool allowTypos)
    {
        std::vector<std::uint32_t> found;
        for (std::size_t w = 0; w < words.size(); ++w) {
            found.clear();
            const std::string &word = words[w].text;
            const auto [first, last] = m_index.withPrefix(word);
            bool any = false;
            for (std::size_t i = first; i < last; ++i) {
                any = any || !m_index.rows(i).empty();
                take(i, m_index.word(i) == word ? exactWord : prefixWord, w, found);
            }
            if (!any && allowTypos)
                typos(word, w, found);
            for (const std::uint32_t row : found) {
                m_hits[row] = static_cast<std::uint16_t>(w + 1);
                m_scores[row] += m_best[row];
            }
            m_best.clear();
        }
        return found;
    }
    float score(std::uint32_t row) const { return m_scores[row]; }

private:
    void take(std::size_t word, float score, std::size_t step, std::vector<std::uint32_t> &found)
    {
        for (const std::uint32_t row : m_index.rows(word)) {
            if (m_hits[row] != step)
                continue;
            const auto [place, isNew] = m_best.try_emplace(row, score);
            if (isNew)
                found.push_back(row);
            else
                place->second = std::max(place->second, score);
        }
    }

    void typos(const std::string &word, std::size_t step, std::vector<std::uint32_t> &found)
    {
        const int most = word.size() >= 8 ? 2 : word.size() >= 4 ? 1 : 0;
        if (most == 0)
            return;
        for (std::size_t i = 0; i < m_index.wordCount(); ++i)
            if (const int edits = editsBetween(word, m_index.word(i), most); edits <= most)
                take(i, typoWord - 0.25F * static_cast<float>(edits), step, found);
    }

    const WordIndex &m_index;
    std::vector<std::uint16_t> m_hits;
    std::vector<float> m_scores;
    std::unordered_map<std::uint32_t, float> m_best;
};

/// Who pastes a page is answered by how it begins.
constexpr std::size_t mostWords = 64;
std::vector<FoldedWord> firstOf(std::vector<FoldedWord> words)
{
    if (words.size() > mostWords)
        words.resize(mostWords);
    return words;
}

std::vector<MatchRange> rangesIn(std::string_view text, const std::vector<FoldedWord> &query)
{
    std::vector<MatchRange> ranges;
    for (const FoldedWord &word : foldedWords(text, true)) {
        for (const FoldedWord &asked : query) {
            std::size_t end = 0;
            if (word.text.starts_with(asked.text))
                end = asked.text.size() < word.from.size() ? word.from[asked.text.size()] : word.end;
            else if (asked.text.size() >= 4
                     && editsBetween(asked.text, word.text, asked.text.size() >= 8 ? 2 : 1) <= (asked.text.size() >= 8 ? 2 : 1))
                end = word.end;
            if (end > word.start) {
                ranges.push_back({word.start, end - word.start});
                break;
            }
        }
    }
    return ranges;
}

}  // namespace

SearchIndex::SearchIndex() : m_data(std::make_shared<Data>()) {}

namespace {

void addNames(SearchIndex::Data &data, const KnowledgeGraph &graph)
{
    const auto addName = [&](EntityId id, std::string_view text, bool isKey) {
        const auto words = foldedWords(text);
        const auto row = static_cast<std::uint32_t>(data.names.size());
        data.names.push_back({id, static_cast<std::uint16_t>(std::min<std::size_t>(words.size(), 0xFFFF)), isKey, std::string(text)});
        for (const FoldedWord &word : words)
            data.nameWords.add(word.text, row);
    };
    for (const EntityId id : graph.entities()) {
        addName(id, graph.name(id), false);
        for (const std::string_view alias : graph.aliases(id))
            addName(id, alias, false);
        addName(id, graph.key(id), true);
    }
    data.nameWords.finish();
}

}  // namespace

SearchIndex SearchIndex::ofNames(const KnowledgeGraph &graph, const std::vector<std::uint32_t> &weights)
{
    auto data = std::make_shared<Data>();
    addNames(*data, graph);
    data->weight = weights;
    data->weight.resize(graph.entityIdEnd());
    SearchIndex index;
    index.m_data = std::move(data);
    return index;
}

SearchIndex SearchIndex::of(const KnowledgeGraph &graph)
{
    auto data = std::make_shared<Data>();
    addNames(*data, graph);
    data->weight.resize(graph.entityIdEnd());
    for (const EntityId id : graph.entities())
        data->weight[indexOf(id)] = static_cast<std::uint32_t>(graph.degree(id));
    data->claims.resize(graph.statementIdEnd());
    for (const StatementId id : graph.statements()) {
        data->claims[indexOf(id)] = graph.claim(id);
        for (const FoldedWord &word : foldedWords(graph.claim(id)))
            data->claimWords.add(word.text, static_cast<std::uint32_t>(id));
    }
    data->claimWords.finish();
    SearchIndex index;
    index.m_data = std::move(data);
    return index;
}

MeasureCache &SearchIndex::measures() const
{
    return *m_data->measures;
}

std::vector<EntityHit> SearchIndex::entities(std::string_view text, std::size_t most) const
{
    const auto whole = foldedWords(text);
    const auto query = firstOf(whole);
    if (query.empty())
        return {};
    Matcher matcher(m_data->nameWords, m_data->names.size());
    std::unordered_map<std::uint32_t, std::pair<double, std::uint32_t>> best;  // entity -> score, name row
    for (const std::uint32_t row : matcher.match(query, true)) {
        const auto &name = m_data->names[row];
        double score = matcher.score(row) / static_cast<double>(query.size());
        if (score > typoWord) {
            if (name.words == whole.size())
                score += 1;  // the whole name; between parts of names the better known entity wins
            if (foldedForSearch(name.text).starts_with(foldedForSearch(text)))
                score += 1;
        }
        if (name.isKey)
            score -= 0.5;
        const auto [place, isNew] = best.try_emplace(static_cast<std::uint32_t>(name.entity), score, row);
        if (!isNew && score > place->second.first)
            place->second = {score, row};
    }
    std::vector<EntityHit> hits;
    for (const auto &[entity, match] : best)
        hits.push_back({EntityId{entity}, {}, {}, match.first});
    const auto better = [&](const EntityHit &a, const EntityHit &b) {
        if (a.score != b.score)
            return a.score > b.score;
        const auto wa = m_data->weight[indexOf(a.entity)], wb = m_data->weight[indexOf(b.entity)];
        return wa != wb ? wa > wb : a.entity < b.entity;
    };
    const std::size_t kept = std::min(most, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), better);
    hits.resize(kept);
    for (EntityHit &hit : hits) {
        hit.matched = m_data->names[best.at(static_cast<std::uint32_t>(hit.entity)).second].text;
        hit.ranges = rangesIn(hit.matched, query);
    }
    return hits;
}

std::vector<StatementHit> SearchIndex::statements(std::string_view text, std::size_t most) const
{
    const auto query = firstOf(foldedWords(text));
    if (query.empty())
        return {};
    Matcher matcher(m_data->claimWords, m_data->claims.size());
    std::vector<StatementHit> hits;
    for (const std::uint32_t row : matcher.match(query, false))
        hits.push_back({StatementId{row}, {}, matcher.score(row)});
    const std::size_t kept = std::min(most, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), [](const StatementHit &a, const StatementHit &b) {
        return a.score != b.score ? a.score > b.score : a.statement < b.statement;
    });
    hits.resize(kept);
    for (StatementHit &hit : hits)
        hit.ranges = rangesIn(m_data->claims[indexOf(hit.statement)], query);
    return hits;
}

}  // namespace relata
