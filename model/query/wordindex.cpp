// SPDX-License-Identifier: Apache-2.0
#include "model/query/wordindex.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace relata {

std::uint32_t WordIndex::wordNumber(std::string_view word)
{
    constexpr std::uint32_t none = 0xFFFFFFFFu;
    if ((m_words.size() + 1) * 2 > m_slots.size()) {
        std::vector<std::uint32_t> bigger(std::max<std::size_t>(64, m_slots.size() * 2), none);
        for (std::uint32_t i = 0; i < m_words.size(); ++i) {
            std::size_t at = std::hash<std::string_view>{}(m_words[i]) & (bigger.size() - 1);
            while (bigger[at] != none)
                at = (at + 1) & (bigger.size() - 1);
            bigger[at] = i;
        }
        m_slots.swap(bigger);
    }
    std::size_t at = std::hash<std::string_view>{}(word) & (m_slots.size() - 1);
    while (m_slots[at] != none && m_words[m_slots[at]] != word)
        at = (at + 1) & (m_slots.size() - 1);
    if (m_slots[at] == none) {
        m_slots[at] = static_cast<std::uint32_t>(m_words.size());
        m_words.emplace_back(word);
    }
    return m_slots[at];
}

void WordIndex::finish()
{
    std::vector<std::uint32_t> order(m_words.size()), rank(m_words.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return m_words[a] < m_words[b]; });
    std::vector<std::string> sorted(m_words.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        rank[order[i]] = i;
        sorted[i] = std::move(m_words[order[i]]);
    }
    m_words = std::move(sorted);
    m_start.assign(m_words.size() + 1, 0);
    for (auto &[word, row] : m_pairs) {
        word = rank[word];
        ++m_start[word + 1];
    }
    std::partial_sum(m_start.begin(), m_start.end(), m_start.begin());
    m_rows.resize(m_pairs.size());
    auto next = m_start;
    for (const auto &[word, row] : m_pairs)  // added by ascending row
        m_rows[next[word]++] = row;
    m_pairs = {};
    m_slots = {};
    m_lastRow = {};
}

std::pair<std::size_t, std::size_t> WordIndex::withPrefix(std::string_view prefix) const
{
    const auto first = std::lower_bound(m_words.begin(), m_words.end(), prefix);
    const auto last = std::partition_point(first, m_words.end(), [&](const std::string &word) { return std::string_view(word).starts_with(prefix); });
    return {static_cast<std::size_t>(first - m_words.begin()), static_cast<std::size_t>(last - m_words.begin())};
}

int editsBetween(std::string_view a, std::string_view b, int most)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (static_cast<int>(b.size() - a.size()) > most || b.size() > 62)
        return most + 1;
    std::array<std::array<int, 64>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto &row = rows[i % 3];
        const auto &above = rows[(i - 1) % 3];
        const auto &twoAbove = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > most)
            return most + 1;
    }
    return std::min(rows[a.size() % 3][b.size()], most + 1);
}

}  // namespace relata
