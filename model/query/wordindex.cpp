// SPDX-License-Identifier: Apache-2.0
#include "model/query/wordindex.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace relata {
namespace {

constexpr std::size_t longestNear = 62;  // words above are never near

std::uint32_t bytesOf(std::uint32_t gap)
{
    return gap < 1U << 7 ? 1 : gap < 1U << 14 ? 2 : gap < 1U << 21 ? 3 : gap < 1U << 28 ? 4 : 5;
}

/// Words in the order of this number are in the order of their first eight bytes.
std::uint64_t beginningOf(std::string_view word)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i)
        number = number << 8 | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
    return number;
}

}  // namespace

std::uint32_t WordIndex::wordNumber(std::string_view word)
{
    auto &known = m_building.table;
    const auto put = [](std::vector<std::uint64_t> &table, std::uint64_t slot) {
        std::size_t at = (slot >> 32) & (table.size() - 1);
        while (table[at] != 0)
            at = (at + 1) & (table.size() - 1);
        table[at] = slot;
    };
    const std::uint32_t count = wordCount();
    if ((std::size_t{count} + 1) * 2 > known.size()) {
        std::vector<std::uint64_t> bigger(std::max<std::size_t>(64, known.size() * 2));
        for (const std::uint64_t slot : known)
            if (slot != 0)
                put(bigger, slot);
        known.swap(bigger);
    }
    const std::uint64_t hash = std::hash<std::string_view>{}(word) >> 16 & 0xFFFFFFFFu;
    for (std::size_t at = hash & (known.size() - 1); known[at] != 0; at = (at + 1) & (known.size() - 1)) {
        const auto number = static_cast<std::uint32_t>(known[at] & 0xFFFFFFFFu) - 1;
        if (known[at] >> 32 == hash && this->word(number) == word)
            return number;
    }
    put(known, hash << 32 | (count + 1));
    m_text += word;
    m_textStart.push_back(static_cast<std::uint32_t>(m_text.size()));
    m_building.lastRow.push_back(noRow);
    m_building.size.push_back(0);
    return count;
}

void WordIndex::add(std::string_view word, std::uint32_t row)
{
    const std::uint32_t number = wordNumber(word);
    Building &b = m_building;
    while (b.rowStart.size() <= row)
        b.rowStart.push_back(static_cast<std::uint32_t>(b.words.size()));
    if (b.lastRow[number] != row) {
        b.size[number] += bytesOf(row - b.lastRow[number]);
        b.lastRow[number] = row;
    } else if (m_keep == Keep::Rows) {
        return;
    }
    b.words.push_back(number);
}

std::vector<std::uint32_t> WordIndex::ranks()
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order(wordCount());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = {beginningOf(word(i)), i};
    std::sort(order.begin(), order.end(),
              [this](const auto &a, const auto &b) { return a.first != b.first ? a.first < b.first : word(a.second) < word(b.second); });
    std::vector<std::uint32_t> rank(order.size()), starts{0};
    std::string sorted;
    sorted.reserve(m_text.size());
    starts.reserve(order.size() + 1);
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        rank[order[i].second] = i;
        sorted += word(order[i].second);
        starts.push_back(static_cast<std::uint32_t>(sorted.size()));
    }
    m_text = std::move(sorted);
    m_textStart = std::move(starts);
    return rank;
}

void WordIndex::finish()
{
    m_building.table = {};
    const std::vector<std::uint32_t> rank = ranks();
    Building &b = m_building;
    b.rowStart.push_back(static_cast<std::uint32_t>(b.words.size()));
    m_start.assign(rank.size() + 1, 0);
    for (std::uint32_t i = 0; i < rank.size(); ++i)
        m_start[rank[i] + 1] = b.size[i];
    std::partial_sum(m_start.begin(), m_start.end(), m_start.begin());
    m_gaps.resize(m_start.back());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    std::fill(b.lastRow.begin(), b.lastRow.end(), noRow);
    if (m_keep == Keep::RowsAndWords)
        m_words.reserve(b.words.size());
    auto number = b.words.begin();
    for (std::uint32_t row = 0; row + 1 < b.rowStart.size(); ++row)
        for (std::uint32_t i = b.rowStart[row]; i < b.rowStart[row + 1]; ++i, ++number) {
            const std::uint32_t word = rank[*number];
            if (m_keep == Keep::RowsAndWords)
                m_words.push_back(word);
            if (b.lastRow[*number] == row)
                continue;
            std::uint32_t gap = row - b.lastRow[*number];
            b.lastRow[*number] = row;
            for (; gap >= 0x80; gap >>= 7)
                m_gaps[next[word]++] = static_cast<std::uint8_t>(gap | 0x80);
            m_gaps[next[word]++] = static_cast<std::uint8_t>(gap);
        }
    if (m_keep == Keep::RowsAndWords)
        m_rowStart = std::move(b.rowStart);
    m_building = {};
}

std::uint32_t WordIndex::endOfPrefix(std::uint32_t from, std::string_view prefix) const
{
    std::uint32_t step = 1, low = from;  // what follows is near: gallop, then halve
    while (low + step < wordCount() && word(low + step).starts_with(prefix)) {
        low += step;
        step *= 2;
    }
    std::uint32_t high = std::min(low + step, wordCount());
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (word(middle).starts_with(prefix))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::pair<std::uint32_t, std::uint32_t> WordIndex::withPrefix(std::string_view prefix) const
{
    std::uint32_t first = 0, last = wordCount();
    while (first < last) {
        const std::uint32_t middle = first + (last - first) / 2;
        if (word(middle) < prefix)
            first = middle + 1;
        else
            last = middle;
    }
    return {first, endOfPrefix(first, prefix)};
}

std::vector<WordIndex::Near> WordIndex::near(std::string_view asked, int most) const
{
    std::vector<Near> found;
    if (asked.size() > longestNear)
        return found;
    std::array<std::array<int, longestNear + 1>, longestNear + 4> rows{};  // by letters of the word, as far as they are those of the last word
    for (std::size_t j = 0; j <= asked.size(); ++j)
        rows[0][j] = static_cast<int>(j);
    std::string_view last;
    std::size_t known = 0;
    for (std::uint32_t i = 0; i < wordCount();) {
        const std::string_view there = word(i);
        std::size_t depth = 0;
        while (depth < known && depth < there.size() && there[depth] == last[depth])
            ++depth;
        bool hopeless = false;
        while (depth < there.size() && !hopeless) {
            ++depth;
            auto &row = rows[depth];
            const auto &above = rows[depth - 1];
            int best = row[0] = static_cast<int>(depth);
            for (std::size_t j = 1; j <= asked.size(); ++j) {
                row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (there[depth - 1] != asked[j - 1])});
                if (depth > 1 && j > 1 && there[depth - 1] == asked[j - 2] && there[depth - 2] == asked[j - 1])
                    row[j] = std::min(row[j], rows[depth - 2][j - 2] + 1);
                best = std::min(best, row[j]);
            }
            hopeless = best > most;  // so is all that begins with these letters; always within asked.size() + most + 1
        }
        last = there;
        known = depth;
        if (hopeless) {
            i = endOfPrefix(i, there.substr(0, depth));
            continue;
        }
        if (there.size() <= longestNear && rows[depth][asked.size()] <= most)
            found.push_back({i, rows[depth][asked.size()]});
        ++i;
    }
    return found;
}

std::size_t WordIndex::bytes() const
{
    return m_text.capacity() + m_gaps.capacity()
           + sizeof(std::uint32_t) * (m_textStart.capacity() + m_start.capacity() + m_rowStart.capacity() + m_words.capacity());
}

int editsBetween(std::string_view a, std::string_view b, int most)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (static_cast<int>(b.size() - a.size()) > most || b.size() > longestNear)
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
