// SPDX-License-Identifier: Apache-2.0
#include "model/graph/nameindex.h"

#include <cstring>
#include <functional>

namespace relata {

NameIndex::Word NameIndex::wordOf(std::string_view name)
{
    if (name.size() > 8 || name.find('\0') != std::string_view::npos)
        return {std::hash<std::string_view>{}(name), true};
    std::uint64_t word = 0;
    std::memcpy(&word, name.data(), name.size());
    return {word, false};
}

/// The finalizer of splitmix64: every bit of the word changes half of the result.
std::uint64_t NameIndex::mixed(std::uint64_t word)
{
    word = (word ^ (word >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    word = (word ^ (word >> 27U)) * 0x94D049BB133111EBULL;
    return word ^ (word >> 31U);
}

std::size_t NameIndex::placeOf(Word word, std::string_view name) const
{
    const std::size_t last = m_slots.size() - 1;
    for (std::size_t i = mixed(word.word) & last;; i = (i + 1) & last) {
        const Slot &slot = m_slots[i];
        if (slot.number == none)
            return i;
        if (slot.word == word.word && (slot.text != none) == word.isLong && (!word.isLong || m_text.view(m_long[slot.text]) == name))
            return i;
    }
}

std::uint32_t NameIndex::find(std::string_view name) const
{
    return m_slots.empty() ? none : m_slots[placeOf(wordOf(name), name)].number;
}

void NameIndex::prefetch(std::string_view name) const
{
    if (!m_slots.empty())
        __builtin_prefetch(&m_slots[mixed(wordOf(name).word) & (m_slots.size() - 1)]);
}

std::uint32_t NameIndex::findOrInsert(std::string_view name, std::uint32_t number)
{
    if ((m_used + 1) * 5 > m_slots.size() * 4)
        grow();
    const Word word = wordOf(name);
    Slot &slot = m_slots[placeOf(word, name)];
    if (slot.number != none)
        return slot.number;
    slot.word = word.word;
    if (word.isLong) {
        slot.text = static_cast<std::uint32_t>(m_long.size());
        m_long.push_back(m_text.add(name));
    }
    ++m_used;
    return slot.number = number;
}

void NameIndex::grow()
{
    std::vector<Slot> old(m_slots.empty() ? 1024 : m_slots.size() * 2);
    old.swap(m_slots);
    const std::size_t last = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.number == none)
            continue;
        std::size_t i = mixed(slot.word) & last;
        while (m_slots[i].number != none)
            i = (i + 1) & last;
        m_slots[i] = slot;
    }
}

}  // namespace relata
