// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// Which rows hold which word: sorted dictionary and compressed postings. Immutable after finish().
class WordIndex
{
public:
    /// By ascending row; a word that the row has already counts once.
    void add(std::string_view word, std::uint32_t row)
    {
        const std::uint32_t number = wordNumber(word);
        m_lastRow.resize(m_words.size(), noRow);
        if (std::exchange(m_lastRow[number], row) != row)
            m_pairs.emplace_back(number, row);
    }
    void finish();

    std::size_t wordCount() const { return m_words.size(); }
    std::string_view word(std::size_t i) const { return m_words[i]; }
    /// Dictionary range [first, last) of the words that begin with \a prefix. O(log n).
    std::pair<std::size_t, std::size_t> withPrefix(std::string_view prefix) const;
    std::span<const std::uint32_t> rows(std::size_t word) const  ///< ascending
    {
        return std::span(m_rows).subspan(m_start[word], m_start[word + 1] - m_start[word]);
    }

private:
    std::uint32_t wordNumber(std::string_view word);
    std::vector<std::string> m_words;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_pairs;  ///< while building
    std::vector<std::uint32_t> m_slots;                            ///< while building: hash table over m_words
    std::vector<std::uint32_t> m_lastRow;                          ///< while building: per word
    static constexpr std::uint32_t noRow = 0xFFFFFFFFu;
    std::vector<std::uint32_t> m_start, m_rows;
};

/// Edits (insert, delete, replace, swap of neighbours) from \a a to \a b; more than \a most gives most + 1. Optimal string alignment.
int editsBetween(std::string_view a, std::string_view b, int most);

}  // namespace relata
