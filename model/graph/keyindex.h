// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace relata {

/// Finds a dense id by its key with 5 bytes a slot: open addressing, linear probing, load at most 0.7 (Knuth, TAOCP 6.4, algorithm L). One byte
/// of the hash stands beside each id: other keys on the way are passed over without a look at their text.
/// The keys themselves stay with their owner, who is asked for them through \a KeyOf: std::string_view(std::uint32_t id).
class KeyIndex
{
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFu;

    template <typename KeyOf>
    std::uint32_t find(std::string_view key, KeyOf keyOf) const
    {
        if (m_slots.empty())
            return none;
        const std::size_t hash = hashOf(key);
        const std::uint8_t tag = tagOf(hash);
        for (std::size_t i = home(hash); m_tags[i] != 0; i = next(i))
            if (m_tags[i] == tag && keyOf(m_slots[i]) == key)
                return m_slots[i];
        return none;
    }
    /// Brings the place where \a key will be looked for into the cache.
    void prefetch(std::string_view key) const { prefetch(hashOf(key)); }
    void prefetch(std::size_t hash) const
    {
        if (m_slots.empty())
            return;
        const std::size_t i = home(hash);
        __builtin_prefetch(&m_tags[i], 1);
        __builtin_prefetch(&m_slots[i], 1);
    }
    bool empty() const { return m_used == 0; }
    std::size_t size() const { return m_used; }
    static std::size_t hashOf(std::string_view key) { return std::hash<std::string_view>{}(key); }
    template <typename KeyOf>
    void insert(std::uint32_t id, KeyOf keyOf)
    {
        makeRoom(keyOf);
        place(id, hashOf(keyOf(id)));
    }
    /// The id of \a key where there is one; otherwise inserts \a id, whose key that is or will be, and returns none.
    template <typename KeyOf>
    std::uint32_t findOrInsert(std::string_view key, std::uint32_t id, KeyOf keyOf)
    {
        makeRoom(keyOf);
        const std::size_t hash = hashOf(key);
        const std::uint8_t tag = tagOf(hash);
        std::size_t i = home(hash);
        for (; m_tags[i] != 0; i = next(i))
            if (m_tags[i] == tag && keyOf(m_slots[i]) == key)
                return m_slots[i];
        m_slots[i] = id;
        m_tags[i] = tag;
        ++m_used;
        return none;
    }
    /// \a id must be in the index under its present key.
    template <typename KeyOf>
    void erase(std::uint32_t id, KeyOf keyOf)
    {
        std::size_t i = home(hashOf(keyOf(id)));
        while (m_slots[i] != id)
            i = next(i);
        m_slots[i] = none;
        m_tags[i] = 0;
        --m_used;
        for (std::size_t j = next(i); m_tags[j] != 0; j = next(j)) {  // close the gap (algorithm R)
            const std::size_t wish = home(hashOf(keyOf(m_slots[j])));
            const bool stays = i <= j ? (i < wish && wish <= j) : (i < wish || wish <= j);
            if (!stays) {
                m_slots[i] = m_slots[j];
                m_tags[i] = m_tags[j];
                m_slots[j] = none;
                m_tags[j] = 0;
                i = j;
            }
        }
    }
    /// Room for \a count ids in all, and for a few more: the first edits of a large graph should not have to move all of it.
    template <typename KeyOf>
    void reserve(std::size_t count, KeyOf keyOf)
    {
        if (m_slots.empty() || count * 10 > m_slots.size() * 7)
            resize(std::max({std::size_t{16}, count * 20 / 13 + 1, m_slots.size() + m_slots.size() / 4}), keyOf);
    }
    std::size_t bytes() const { return m_slots.capacity() * sizeof(std::uint32_t) + m_tags.capacity(); }

private:
    static std::uint8_t tagOf(std::size_t hash) { return static_cast<std::uint8_t>(hash >> 56 | 1U); }  // never 0, which is an empty slot
    /// The number of slots is no power of two, which would be half empty at worst: the low half of the hash is a fraction of it.
    std::size_t home(std::size_t hash) const { return (hash & 0xFFFFFFFFU) * m_slots.size() >> 32U; }
    std::size_t next(std::size_t i) const { return i + 1 < m_slots.size() ? i + 1 : 0; }
    void place(std::uint32_t id, std::size_t hash)
    {
        std::size_t i = home(hash);
        while (m_tags[i] != 0)
            i = next(i);
        m_slots[i] = id;
        m_tags[i] = tagOf(hash);
        ++m_used;
    }
    template <typename KeyOf>
    void makeRoom(KeyOf keyOf)
    {
        if ((m_used + 1) * 10 > m_slots.size() * 7)
            resize(m_slots.empty() ? 16 : m_slots.size() * 2, keyOf);
    }
    template <typename KeyOf>
    void resize(std::size_t size, KeyOf keyOf)
    {
        std::vector<std::uint32_t> old(size, none);
        old.swap(m_slots);
        m_tags.assign(size, 0);
        m_used = 0;
        for (const std::uint32_t id : old)
            if (id != none)
                place(id, hashOf(keyOf(id)));
    }
    std::vector<std::uint32_t> m_slots;
    std::vector<std::uint8_t> m_tags;  ///< of the slots: 0 = empty
    std::size_t m_used = 0;
};

}  // namespace relata
