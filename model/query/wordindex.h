// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// Which rows hold which word: a sorted dictionary, and the rows of each word as gaps of one to five bytes. Immutable after finish().
class WordIndex
{
public:
    enum class Keep { Rows, RowsAndWords };  ///< RowsAndWords: also which words a row has, in their order
    explicit WordIndex(Keep keep = Keep::Rows) : m_keep(keep) {}

    /// By ascending row; a word that the row has already counts once.
    void add(std::string_view word, std::uint32_t row);
    void finish();

    std::uint32_t wordCount() const { return static_cast<std::uint32_t>(m_textStart.size() - 1); }
    std::string_view word(std::uint32_t i) const { return std::string_view(m_text).substr(m_textStart[i], m_textStart[i + 1] - m_textStart[i]); }
    /// Dictionary range [first, last) of the words that begin with \a prefix. O(log n).
    std::pair<std::uint32_t, std::uint32_t> withPrefix(std::string_view prefix) const;

    struct Near {
        std::uint32_t word;
        int edits;
    };
    /// Words at most \a most edits away, ascending. Words that begin alike share their work: some thousands of steps in a million words.
    std::vector<Near> near(std::string_view word, int most) const;

    /// Calls \a visit(row) for each row of \a word, ascending, until it returns false; false then.
    template <typename Visit>
    bool eachRow(std::uint32_t word, Visit visit) const
    {
        std::uint32_t row = noRow;
        for (std::uint32_t at = m_start[word]; at < m_start[word + 1];) {
            std::uint32_t gap = m_gaps[at++];
            if (gap >= 0x80) {
                gap &= 0x7F;
                for (int shift = 7;; shift += 7) {
                    const std::uint32_t byte = m_gaps[at++];
                    gap |= (byte & 0x7F) << shift;
                    if (byte < 0x80)
                        break;
                }
            }
            row += gap;
            if (!visit(row))
                return false;
        }
        return true;
    }
    /// RowsAndWords only: numbers of the words of \a row, in order, repeated ones as well.
    std::span<const std::uint32_t> wordsOf(std::uint32_t row) const
    {
        return row + 1 < m_rowStart.size() ? std::span(m_words).subspan(m_rowStart[row], m_rowStart[row + 1] - m_rowStart[row])
                                           : std::span<const std::uint32_t>();
    }
    std::size_t bytes() const;

private:
    static constexpr std::uint32_t noRow = 0xFFFFFFFFu;
    std::uint32_t wordNumber(std::string_view word);
    std::vector<std::uint32_t> ranks();  ///< by number: place in the dictionary, which is sorted on the way
    std::uint32_t endOfPrefix(std::uint32_t from, std::string_view prefix) const;

    Keep m_keep;
    std::string m_text;  ///< of all words, one after another
    std::vector<std::uint32_t> m_textStart{0};
    std::vector<std::uint32_t> m_start;  ///< by word, into:
    std::vector<std::uint8_t> m_gaps;
    std::vector<std::uint32_t> m_rowStart, m_words;  ///< RowsAndWords

    struct Building {
        std::vector<std::uint64_t> table;  ///< hash table of words: high half of the hash, number + 1
        std::vector<std::uint32_t> lastRow, size;
        std::deque<std::uint32_t> words;  ///< of the rows, one after another; a deque does not copy as it grows
        std::vector<std::uint32_t> rowStart;
    };
    Building m_building;
};

/// Edits (insert, delete, replace, swap of neighbours) from \a a to \a b; more than \a most gives most + 1. Optimal string alignment.
int editsBetween(std::string_view a, std::string_view b, int most);

}  // namespace relata
