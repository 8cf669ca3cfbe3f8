// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace relata {

/// Finds a dense id by its key with 4 bytes a slot: open addressing, linear probing, load at most 0.7 (Knuth, TAOCP 6.4, algorithm L).
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
        for (std::size_t i = home(key);; i = next(i)) {
            if (m_slots[i] == none || keyOf(m_slots[i]) == key)
                return m_slots[i];
        }
    }
    template <typename KeyOf>
    void insert(std::uint32_t id, KeyOf keyOf)
    {
        if ((m_used + 1) * 10 > m_slots.size() * 7)
            resize(m_slots.empty() ? 16 : m_slots.size() * 2, keyOf);
        std::size_t i = home(keyOf(id));
        while (m_slots[i] != none)
            i = next(i);
        m_slots[i] = id;
        ++m_used;
    }
    /// \a id must be in the index under its present key.
    template <typename KeyOf>
    void erase(std::uint32_t id, KeyOf keyOf)
    {
        std::size_t i = home(keyOf(id));
        while (m_slots[i] != id)
            i = next(i);
        m_slots[i] = none;
        --m_used;
        for (std::size_t j = next(i); m_slots[j] != none; j = next(j)) {  // close the gap (algorithm R)
            const std::size_t wish = home(keyOf(m_slots[j]));
            const bool stays = i <= j ? (i < wish && wish <= j) : (i < wish || wish <= j);
            if (!stays) {
                m_slots[i] = m_slots[j];
                m_slots[j] = none;
                i = j;
            }
        }
    }
    /// Room for \a count ids in all.
    template <typename KeyOf>
    void reserve(std::size_t count, KeyOf keyOf)
    {
        std::size_t size = m_slots.empty() ? 16 : m_slots.size();
        while (count * 10 > size * 7)
            size *= 2;
        if (size > m_slots.size())
            resize(size, keyOf);
    }
    std::size_t bytes() const { return m_slots.capacity() * sizeof(std::uint32_t); }

private:
    std::size_t home(std::string_view key) const { return std::hash<std::string_view>{}(key) & (m_slots.size() - 1); }
    std::size_t next(std::size_t i) const { return (i + 1) & (m_slots.size() - 1); }
    template <typename KeyOf>
    void resize(std::size_t size, KeyOf keyOf)
    {
        std::vector<std::uint32_t> old(size, none);
        old.swap(m_slots);
        for (const std::uint32_t id : old) {
            if (id == none)
                continue;
            std::size_t i = home(keyOf(id));
            while (m_slots[i] != none)
                i = next(i);
            m_slots[i] = id;
        }
    }
    std::vector<std::uint32_t> m_slots;
    std::size_t m_used = 0;
};

}  // namespace relata
