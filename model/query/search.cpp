// SPDX-License-Identifier: Apache-2.0
#include "model/query/search.h"

#include "model/graph/knowledgegraph.h"
#include "model/query/searchdata.h"
#include "model/query/searchwords.h"

#include <algorithm>

namespace relata {

std::vector<MatchRange> rangesIn(std::string_view text, const std::vector<FoldedWord> &query)
{
    std::vector<MatchRange> ranges;
    for (const FoldedWord &word : foldedWords(text, true)) {
        for (const FoldedWord &asked : query) {
            std::size_t end = 0;
            if (word.text.starts_with(asked.text))
                end = asked.text.size() < word.from.size() ? word.from[asked.text.size()] : word.end;
            else if (const int most = typosAllowed(asked.text); most > 0 && editsBetween(asked.text, word.text, most) <= most)
                end = word.end;
            if (end > word.start) {
                ranges.push_back({word.start, end - word.start});
                break;
            }
        }
    }
    return ranges;
}

SearchIndex::SearchIndex() : m_data(std::make_shared<Data>()) {}

MeasureCache &SearchIndex::measures() const
{
    return *m_data->measures;
}

void SearchIndex::Data::addNamed(const std::string &prefix, IdSet<EntityId>::Bits &named) const
{
    const auto [first, last] = base->nameWords.withPrefix(prefix);
    for (std::uint32_t word = first; word < last; ++word)
        base->nameWords.eachRow(word, [&](std::uint32_t row) {
            const SearchBase::Name &name = base->names[row];
            if (!name.isKey && !changedEntities.contains(name.entity))
                named.set(indexOf(name.entity));
            return true;
        });
    WordSplitter splitter;
    changedEntities.forEach([&](EntityId id) {
        if (graph->contains(id))
            eachName(*graph, id, [&](std::string_view text, bool isKey) {
                for (const std::string_view word : splitter.split(isKey ? std::string_view() : text))
                    if (word.starts_with(prefix))
                        named.set(indexOf(id));
            });
    });
}

namespace {

using Statements = IdSet<StatementId>::Bits;

/// Rows of \a index with one of the words first … last-1; of what has changed, those with a word that \a fits. \a texts(id, visit) calls visit(text).
template <typename Fits, typename Texts>
void addStatements(const SearchIndex::Data &data, const WordIndex &index, std::pair<std::uint32_t, std::uint32_t> words, Statements &found, Fits fits,
                   Texts texts)
{
    for (std::uint32_t word = words.first; word < words.second; ++word)
        index.eachRow(word, [&](std::uint32_t row) {
            found.set(row);
            return true;
        });
    WordSplitter splitter;
    data.changedStatements.forEach([&](StatementId id) {
        found.reset(indexOf(id));
        if (data.graph->contains(id))
            texts(id, [&](std::string_view text) {
                for (const std::string_view word : splitter.split(text))
                    if (fits(word))
                        found.set(indexOf(id));
            });
    });
}

}  // namespace

void SearchIndex::Data::addClaims(const std::string &prefix, Statements &found) const
{
    addStatements(
        *this, base->claimWords, base->claimWords.withPrefix(prefix), found, [&](std::string_view word) { return word.starts_with(prefix); },
        [this](StatementId id, auto visit) { visit(graph->claim(id)); });
}

void SearchIndex::Data::addQuotesAndNotes(const std::string &prefix, Statements &found) const
{
    addStatements(
        *this, base->noteWords, base->noteWords.withPrefix(prefix), found, [&](std::string_view word) { return word.starts_with(prefix); },
        [this](StatementId id, auto visit) {
            visit(graph->quote(id));
            visit(graph->note(id));
        });
}

namespace {

/// Statements that have a word whole, of those that have it or one that begins with it.
Statements withWhole(const SearchIndex::Data &data, const std::string &word)
{
    Statements found(data.graph->statementIdEnd());
    const WordIndex &index = data.base->claimWords;
    const auto first = index.withPrefix(word).first;
    const bool isThere = first < index.wordCount() && index.word(first) == word;
    addStatements(
        data, index, {first, first + (isThere ? 1 : 0)}, found, [&](std::string_view there) { return there == word; },
        [&](StatementId id, auto visit) { visit(data.graph->claim(id)); });
    return found;
}

}  // namespace

std::vector<StatementHit> SearchIndex::statements(std::string_view text, std::size_t most) const
{
    auto asked = foldedWords(text);
    if (asked.size() > mostAskedWords)
        asked.resize(mostAskedWords);
    std::vector<StatementHit> hits;
    if (asked.empty() || most == 0 || !m_data->graph)
        return hits;
    // a word counts 3 where it stands whole and 2 where another begins with it: what decides is how many stand whole
    Statements all;
    std::vector<Statements> whole;
    for (const FoldedWord &word : asked) {
        Statements found(m_data->graph->statementIdEnd());
        m_data->addClaims(word.text, found);
        if (all.empty())
            all = std::move(found);
        else
            all &= found;
        if (Statements exact = withWhole(*m_data, word.text); exact.any())
            whole.push_back(std::move(exact));
    }
    std::vector<std::vector<std::uint32_t>> byWhole(whole.size() + 1);
    for (auto i = all.find_first(); i != Statements::npos && byWhole.back().size() < most; i = all.find_next(i)) {
        const auto count = static_cast<std::size_t>(std::count_if(whole.begin(), whole.end(), [i](const Statements &each) { return each.test(i); }));
        if (byWhole[count].size() < most)
            byWhole[count].push_back(static_cast<std::uint32_t>(i));
    }
    for (std::size_t count = byWhole.size(); count-- > 0;)
        for (std::size_t i = 0; i < byWhole[count].size() && hits.size() < most; ++i) {
            const StatementId id{byWhole[count][i]};
            hits.push_back({id, rangesIn(m_data->graph->claim(id), asked), 2.0 * static_cast<double>(asked.size()) + static_cast<double>(count)});
        }
    return hits;
}

}  // namespace relata
