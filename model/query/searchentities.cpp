// SPDX-License-Identifier: Apache-2.0
#include "model/graph/knowledgegraph.h"
#include "model/query/search.h"
#include "model/query/searchdata.h"
#include "model/query/searchwords.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace relata {
namespace {

using Rows = boost::dynamic_bitset<std::uint64_t>;
constexpr float wholeWord = 3, beginningOfWord = 2, typoWord = 1;

float typoScore(int edits)
{
    return typoWord - 0.25F * static_cast<float>(edits);
}

/// One word that is asked for, and the words of the index that it may mean.
struct Asked {
    std::string text;
    std::uint32_t first = 0, last = 0;    ///< words of the dictionary that begin with it
    bool whole = false;                   ///< first is the word itself
    bool typos = false;                   ///< nothing begins with it, so that typos count
    std::vector<WordIndex::Near> near{};  ///< then

    float best() const { return typos ? typoScore(0) : whole ? wholeWord : beginningOfWord; }

    float scoreOf(std::span<const std::uint32_t> words) const
    {
        float score = 0;
        for (const std::uint32_t word : words) {
            if (typos) {
                const auto found = std::lower_bound(near.begin(), near.end(), word, [](const auto &each, std::uint32_t w) { return each.word < w; });
                if (found != near.end() && found->word == word)
                    score = std::max(score, typoScore(found->edits));
            } else if (word >= first && word < last) {
                score = std::max(score, whole && word == first ? wholeWord : beginningOfWord);
            }
        }
        return score;
    }
    float scoreOf(const std::vector<std::string_view> &words) const
    {
        float score = 0;
        for (const std::string_view word : words) {
            if (word.starts_with(text))
                score = std::max(score, word.size() == text.size() ? wholeWord : beginningOfWord);
            else if (const int most = typosAllowed(text); typos && most > 0)
                if (const int edits = editsBetween(text, word, most); edits <= most)
                    score = std::max(score, typoScore(edits));
        }
        return score;
    }
};

/// A name that has every word.
struct Candidate {
    double score = 0;
    std::uint32_t weight = 0;
    EntityId entity = noEntity;
    std::uint32_t name = 0;  ///< of the entity's names, in their order

    bool isBetterThan(const Candidate &other) const
    {
        if (score != other.score)
            return score > other.score;
        return weight != other.weight ? weight > other.weight : entity < other.entity;
    }
};

/// The best so many. What is worse than those that are known is turned away without a look.
class Best
{
public:
    explicit Best(std::size_t most) : m_most(most) {}
    bool hopes(double score) const { return score >= m_least.score; }
    void add(const Candidate &candidate)
    {
        if (m_all.size() >= m_most && !candidate.isBetterThan(m_least))
            return;
        m_all.push_back(candidate);
        if (m_all.size() >= 4 * m_most + 64)
            cut();
    }
    std::vector<Candidate> take()
    {
        std::sort(m_all.begin(), m_all.end(), [](const Candidate &a, const Candidate &b) { return a.isBetterThan(b); });
        m_all.resize(std::min(m_all.size(), m_most));
        return std::move(m_all);
    }

private:
    void cut()
    {
        const auto last = m_all.begin() + static_cast<std::ptrdiff_t>(m_most - 1);
        std::nth_element(m_all.begin(), last, m_all.end(), [](const Candidate &a, const Candidate &b) { return a.isBetterThan(b); });
        m_least = *last;
        m_all.resize(m_most);
    }
    std::size_t m_most;
    std::vector<Candidate> m_all;
    Candidate m_least{-std::numeric_limits<double>::infinity(), 0, noEntity, 0};
};

class EntitySearch
{
public:
    EntitySearch(const SearchIndex::Data &data, std::string_view text, std::size_t most)
        : m_data(data), m_base(*data.base), m_folded(foldedForSearch(text)), m_whole(foldedWords(text)), m_best(most)
    {
        if (m_whole.size() > mostAskedWords)
            m_short.assign(m_whole.begin(), m_whole.begin() + mostAskedWords);
        for (const FoldedWord &word : words())
            m_asked.push_back(meaning(word.text));
    }
    const std::vector<FoldedWord> &words() const { return m_short.empty() ? m_whole : m_short; }

    std::vector<Candidate> run()
    {
        lookUp();
        m_data.changedEntities.forEach([this](EntityId id) {
            if (m_data.graph->contains(id))
                lookAt(id);
        });
        return m_best.take();
    }

private:
    bool isChanged(EntityId id) const { return m_data.changes > 0 && m_data.changedEntities.contains(id); }

    Asked meaning(const std::string &text)
    {
        const WordIndex &words = m_base.nameWords;
        Asked asked{text};
        std::tie(asked.first, asked.last) = words.withPrefix(text);
        asked.whole = asked.first < asked.last && words.word(asked.first).size() == text.size();
        bool begins = false;
        for (std::uint32_t word = asked.first; word < asked.last && !begins; ++word)
            begins = !words.eachRow(word, [this](std::uint32_t row) { return isChanged(m_base.names[row].entity); });
        for (auto id = m_data.changedEntities.bits().find_first(); id != Rows::npos && !begins; id = m_data.changedEntities.bits().find_next(id))
            if (m_data.graph->contains(EntityId{static_cast<std::uint32_t>(id)}))
                SearchIndex::Data::eachName(*m_data.graph, EntityId{static_cast<std::uint32_t>(id)}, [&](std::string_view name, bool) {
                    for (const std::string_view word : m_splitter.split(name))
                        begins = begins || word.starts_with(text);
                });
        asked.typos = !begins;
        if (const int most = typosAllowed(text); asked.typos && most > 0)
            asked.near = words.near(text, most);
        return asked;
    }

    Rows rowsOf(const Asked &asked) const
    {
        Rows rows(m_base.names.size());
        const auto add = [&](std::uint32_t row) {
            rows.set(row);
            return true;
        };
        if (asked.typos)
            for (const auto &near : asked.near)
                m_base.nameWords.eachRow(near.word, add);
        else
            for (std::uint32_t word = asked.first; word < asked.last; ++word)
                m_base.nameWords.eachRow(word, add);
        return rows;
    }

    /// The names of the index, by ascending row: those of one entity stand together.
    void lookUp()
    {
        Rows rows = rowsOf(m_asked.front());
        float most = m_asked.front().best();
        for (std::size_t i = 1; i < m_asked.size(); ++i) {
            rows &= rowsOf(m_asked[i]);
            most += m_asked[i].best();
        }
        Candidate best;
        const auto end = [&] {
            if (best.entity != noEntity && m_best.hopes(best.score)) {
                best.weight = m_data.weight[indexOf(best.entity)];
                m_best.add(best);
            }
        };
        for (auto i = rows.find_first(); i != Rows::npos; i = rows.find_next(i)) {
            const auto row = static_cast<std::uint32_t>(i);
            const SearchBase::Name &name = m_base.names[row];
            if (!m_best.hopes(scoreOf(most, name.words, true, name.isKey)) || isChanged(name.entity))
                continue;
            const auto words = m_base.nameWords.wordsOf(row);
            float sum = most;  // where one word can mean one thing only, that is the score
            if (m_asked.size() > 1 || m_asked.front().whole || m_asked.front().typos) {
                sum = 0;
                for (const Asked &asked : m_asked)
                    sum += asked.scoreOf(words);
            }
            const double score = scoreOf(sum, name.words, beginsAsAsked(row, words), name.isKey);
            if (name.entity != best.entity)
                end();
            if (name.entity != best.entity || score > best.score)
                best = {score, 0, name.entity, row};
        }
        end();
    }

    /// An entity that has changed: its names are looked at where they are.
    void lookAt(EntityId id)
    {
        Candidate best;
        std::uint32_t number = 0;
        SearchIndex::Data::eachName(*m_data.graph, id, [&](std::string_view text, bool isKey) {
            const auto &words = m_splitter.split(text);
            float sum = 0;
            bool all = true;
            for (const Asked &asked : m_asked) {
                const float score = asked.scoreOf(words);
                all = all && score > 0;
                sum += score;
            }
            if (all) {
                const double score = scoreOf(sum, words.size(), foldedForSearch(text).starts_with(m_folded), isKey);
                if (best.entity == noEntity || score > best.score)
                    best = {score, m_data.weight[indexOf(id)], id, number};
            }
            ++number;
        });
        if (best.entity != noEntity)
            m_best.add(best);
    }

    /// Exact > prefix > typo; the whole name, and a name that begins as asked, before others; keys last.
    double scoreOf(float sum, std::size_t wordCount, bool begins, bool isKey) const
    {
        double score = static_cast<double>(sum) / static_cast<double>(m_asked.size());
        if (score > typoWord) {
            if (wordCount == m_whole.size())
                score += 1;  // between parts of names the better known entity wins
            if (begins)
                score += 1;
        }
        return isKey ? score - 0.5 : score;
    }
    /// The folded name begins with the folded text.
    bool beginsAsAsked(std::uint32_t row, std::span<const std::uint32_t> words) const
    {
        if (!m_short.empty())
            return foldedForSearch(nameAt(row)).starts_with(m_folded);
        if (words.size() < m_asked.size() || m_asked.back().typos)
            return false;
        for (std::size_t i = 0; i + 1 < m_asked.size(); ++i)
            if (!m_asked[i].whole || words[i] != m_asked[i].first)
                return false;
        const std::uint32_t last = words[m_asked.size() - 1];
        return last >= m_asked.back().first && last < m_asked.back().last;
    }

public:
    /// Which of its entity's names stands in \a row.
    std::uint32_t numberOf(std::uint32_t row) const
    {
        std::uint32_t number = 0;
        while (row > number && m_base.names[row - number - 1].entity == m_base.names[row].entity)
            ++number;
        return number;
    }
    std::string_view nameOf(EntityId id, std::uint32_t number) const
    {
        std::string_view found;
        std::uint32_t at = 0;
        SearchIndex::Data::eachName(*m_data.graph, id, [&](std::string_view text, bool) {
            if (at++ == number)
                found = text;
        });
        return found;
    }
    std::string_view nameAt(std::uint32_t row) const { return nameOf(m_base.names[row].entity, numberOf(row)); }
    std::string_view matched(const Candidate &candidate) const
    {
        return isChanged(candidate.entity) ? nameOf(candidate.entity, candidate.name) : nameAt(candidate.name);
    }

private:
    const SearchIndex::Data &m_data;
    const SearchBase &m_base;
    const std::string m_folded;
    const std::vector<FoldedWord> m_whole;
    std::vector<FoldedWord> m_short;  ///< when the text is longer than what is looked for
    std::vector<Asked> m_asked;
    Best m_best;
    WordSplitter m_splitter;
};

}  // namespace

std::vector<EntityHit> SearchIndex::entities(std::string_view text, std::size_t most) const
{
    std::vector<EntityHit> hits;
    if (most == 0 || !m_data->graph || foldedForSearch(text).empty())
        return hits;
    EntitySearch search(*m_data, text, most);
    for (const Candidate &candidate : search.run()) {
        EntityHit hit{candidate.entity, std::string(search.matched(candidate)), {}, candidate.score};
        hit.ranges = rangesIn(hit.matched, search.words());
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace relata
