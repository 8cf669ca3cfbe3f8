// SPDX-License-Identifier: Apache-2.0
#include "model/edit/nameblocks.h"

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

using Key = std::uint64_t;
constexpr Key prime = 0x9E3779B97F4A7C15ULL;

/// Of letters, such that the hash without some of them is made of the hashes of the stretches between.
class LetterHash
{
public:
    explicit LetterHash(const std::u32string &letters) : m_before(letters.size() + 1), m_power(letters.size() + 1, 1)
    {
        for (std::size_t i = 0; i < letters.size(); ++i) {
            m_before[i + 1] = m_before[i] * prime + letters[i] + 1;
            m_power[i + 1] = m_power[i] * prime;
        }
    }
    std::size_t size() const { return m_before.size() - 1; }
    Key all() const { return m_before.back(); }
    Key without(std::size_t i) const { return joined(m_before[i], i + 1, size()); }
    Key without(std::size_t i, std::size_t j) const { return joined(joined(m_before[i], i + 1, j), j + 1, size()); }

private:
    Key joined(Key front, std::size_t from, std::size_t to) const
    {
        return front * m_power[to - from] + (m_before[to] - m_before[from] * m_power[to - from]);
    }
    std::vector<Key> m_before, m_power;
};

Key mixed(Key a, Key b)
{
    a ^= b + prime + (a << 6) + (a >> 2);
    a = (a ^ (a >> 30)) * 0xBF58476D1CE4E5B9ULL;
    return a ^ (a >> 27);
}

Key hashed(std::string_view text)
{
    return std::hash<std::string_view>()(text);
}

/// Which names are to be compared, one kind of key after the other.
class Blocks
{
public:
    Blocks(const std::vector<NameForm> &names, const std::vector<std::uint32_t> &owners, const RunContext &context)
        : m_names(names), m_owners(owners), m_context(context)
    {
    }
    using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

    Result<Pairs> run()
    {
        void (Blocks::*const kinds[])() = {&Blocks::byLetters,  &Blocks::byWords,   &Blocks::byTypo, &Blocks::byLongWord,
                                           &Blocks::byInitials, &Blocks::byAcronym, &Blocks::byPart};
        double done = 0;
        for (const auto kind : kinds) {
            (this->*kind)();
            if (m_context.cancelled())
                return Error::cancelled();
            compare();
            m_context.progress((done += 1) / static_cast<double>(std::size(kinds)));
        }
        std::sort(m_alike.begin(), m_alike.end());
        m_alike.erase(std::unique(m_alike.begin(), m_alike.end()), m_alike.end());
        if (m_context.cancelled())
            return Error::cancelled();
        return std::move(m_alike);
    }

private:
    /// `isMain`: only pairs with at least one of these are of interest.
    struct Entry {
        Key key;
        std::uint32_t name;
        bool isMain;
        friend bool operator<(const Entry &a, const Entry &b)
        {
            return a.key != b.key ? a.key < b.key : a.isMain != b.isMain ? a.isMain : a.name < b.name;  // main ones first
        }
        friend bool operator==(const Entry &a, const Entry &b) { return a.key == b.key && a.name == b.name && a.isMain == b.isMain; }
    };

    template <typename Each>
    void forEach(Each each)
    {
        for (std::uint32_t i = 0; i < m_names.size(); ++i) {
            if (i % 1024 == 0 && m_context.cancelled())
                return;
            if (!m_names[i].letters.empty())
                each(i, m_names[i]);
        }
    }
    void add(Key key, std::uint32_t name, bool isMain = true) { m_entries.push_back({key, name, isMain}); }

    /// What shares a key becomes pairs, what is alike of these is kept.
    void compare()
    {
        std::sort(m_entries.begin(), m_entries.end());
        m_entries.erase(std::unique(m_entries.begin(), m_entries.end()), m_entries.end());
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (std::size_t first = 0, last = 0; first < m_entries.size(); first = last) {
            while (last < m_entries.size() && m_entries[last].key == m_entries[first].key)
                ++last;
            const std::size_t most =
                last - first > mostTogether ? std::max<std::size_t>(1, mostTogether * mostTogether / (last - first)) : last - first;
            for (std::size_t i = first; i < last && i < first + most && m_entries[i].isMain; ++i)
                for (std::size_t j = i + 1; j < last; ++j)
                    if (m_owners[m_entries[i].name] != m_owners[m_entries[j].name])
                        pairs.push_back(std::minmax(m_entries[i].name, m_entries[j].name));
        }
        m_entries.clear();
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        std::size_t i = 0;
        for (const auto &[a, b] : pairs) {
            if (++i % 4096 == 0 && m_context.cancelled())
                return;
            if (likeness(m_names[a], m_names[b]))
                m_alike.emplace_back(a, b);
        }
    }

    void byLetters()
    {
        forEach([this](std::uint32_t i, const NameForm &name) { add(hashed(name.letters), i); });
    }

    void byWords()
    {
        forEach([this](std::uint32_t i, const NameForm &name) {
            Key key = name.sorted.size();
            for (const std::string &word : name.sorted)
                key = mixed(key, hashed(word));
            add(key, i);
        });
    }

    void byTypo()
    {
        forEach([this](std::uint32_t i, const NameForm &name) {
            const LetterHash letters(codePoints(name.letters));
            if (letters.size() < leastTypoLetters)
                return;
            const Key numbers = hashed(name.numbers);
            add(mixed(numbers, letters.all()), i);
            for (std::size_t at = 0; at < letters.size(); ++at)
                add(mixed(numbers, letters.without(at)), i);
        });
    }

    /// The words about the one at \a place.
    static Key around(const NameForm &name, std::size_t place)
    {
        Key key = mixed(name.words.size(), place);
        for (std::size_t w = 0; w < name.words.size(); ++w)
            key = mixed(key, w == place ? 0 : hashed(name.words[w]));
        return mixed(key, hashed(name.numbers));
    }

    void byLongWord()
    {
        struct LongWord {
            Key around;
            std::uint32_t name;
            std::uint32_t place;
        };
        std::vector<LongWord> words;
        forEach([&](std::uint32_t i, const NameForm &name) {
            for (std::uint32_t w = 0; w < name.words.size(); ++w)
                if (name.words[w].size() >= leastLongWord)  // bytes: never fewer than letters
                    words.push_back({around(name, w), i, w});
        });
        std::sort(words.begin(), words.end(), [](const LongWord &a, const LongWord &b) { return a.around < b.around; });
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool alone =
                (i == 0 || words[i - 1].around != words[i].around) && (i + 1 == words.size() || words[i + 1].around != words[i].around);
            if (alone)
                continue;  // nobody has the same words about another one
            if (i % 1024 == 0 && m_context.cancelled())
                return;
            const LetterHash letters(codePoints(m_names[words[i].name].words[words[i].place]));
            if (letters.size() < leastLongWord || letters.size() > mostLongWord)
                continue;
            add(mixed(words[i].around, letters.all()), words[i].name);
            for (std::size_t a = 0; a < letters.size(); ++a) {
                add(mixed(words[i].around, letters.without(a)), words[i].name);
                for (std::size_t b = a + 1; b < letters.size(); ++b)
                    add(mixed(words[i].around, letters.without(a, b)), words[i].name);
            }
        }
    }

    void byInitials()
    {
        forEach([this](std::uint32_t i, const NameForm &name) {
            if (name.words.size() < 2)
                return;
            Key firsts = 0;
            bool initials = false;
            for (const std::string &word : name.words) {
                firsts = mixed(firsts, codePoints(word).front());
                initials = initials || isInitial(word);
            }
            for (std::size_t w = 0; w < name.words.size(); ++w)
                if (!isInitial(name.words[w]))
                    add(mixed(mixed(firsts, w), hashed(name.words[w])), i, initials);
        });
    }

    void byAcronym()
    {
        forEach([this](std::uint32_t i, const NameForm &name) {
            if (name.isAcronym)
                add(hashed(name.letters), i);
            if (!name.acronym.empty())
                add(hashed(name.acronym), i, false);
        });
    }

    /// All ways to leave out up to two words; what leaves out none is the main one.
    void byPart()
    {
        forEach([this](std::uint32_t i, const NameForm &name) {
            const std::size_t n = name.sorted.size();
            if (n < leastPartWords || n > mostPartWords)
                return;
            const Key numbers = hashed(name.numbers);
            const auto without = [&](std::size_t a, std::size_t b) {
                Key key = numbers;
                std::size_t whole = 0;
                for (std::size_t w = 0; w < n; ++w)
                    if (w != a && w != b) {
                        key = mixed(key, hashed(name.sorted[w]));
                        whole += !isInitial(name.sorted[w]);
                    }
                if (whole >= leastPartWords)
                    add(key, i, a == n);
            };
            without(n, n);
            for (std::size_t a = 0; a < n; ++a) {
                without(a, a);
                for (std::size_t b = a + 1; b < n; ++b)
                    without(a, b);
            }
        });
    }

    const std::vector<NameForm> &m_names;
    const std::vector<std::uint32_t> &m_owners;
    const RunContext &m_context;
    std::vector<Entry> m_entries;
    Pairs m_alike;
};

}  // namespace

Result<std::vector<std::pair<std::uint32_t, std::uint32_t>>> alikeNames(const std::vector<NameForm> &names, const std::vector<std::uint32_t> &owners,
                                                                        const RunContext &context)
{
    return Blocks(names, owners, context).run();
}

}  // namespace relata
