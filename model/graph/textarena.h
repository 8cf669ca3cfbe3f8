// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/largepages.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <string_view>
#include <vector>

namespace relata {

struct TextRef {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    friend bool operator==(const TextRef &, const TextRef &) = default;
};

/// All text of a graph: no allocation a string. Offsets are places in a space of 4 GiB, cut in slots of 2 MiB that are
/// allocated as they fill, so that growing neither copies what is there nor reserves twice of it. A text that does not fit the rest of a slot
/// begins the next; one that is longer than a slot takes several, which hold nothing else. Views stay valid until the next add.
class TextArena
{
public:
    /// Upper bound of the space that a text of \a length may take: at most 1/15 is lost at the ends of slots to short texts, 2/3 to long ones.
    static std::uint64_t spaceFor(std::uint64_t length) { return length <= slotSize / 16 ? length + length / 15 + 1 : 3 * length; }
    /// True when texts whose spaceFor() adds up to \a space can still be added. O(1).
    bool hasRoomFor(std::uint64_t space) const { return m_next + slotSize + space <= std::uint64_t{slotCount} * slotSize; }

    TextRef add(std::string_view text) { return add(std::array{text}); }
    /// One text of several \a parts, which are not views of this arena.
    template <std::size_t Count>
    TextRef add(const std::array<std::string_view, Count> &parts)
    {
        std::size_t length = 0;
        for (const std::string_view part : parts)
            length += part.size();
        if (length == 0)
            return {};
        if (m_next % slotSize + length > slotSize)
            nextSlot();
        const std::size_t slot = m_next / slotSize;
        assert(m_next + length <= std::uint64_t{slotCount} * slotSize);
        m_slots.resize(std::max(m_slots.size(), (m_next + length - 1) / slotSize + 1));
        LargeVector<char> &place = m_slots[slot];  // not a string: its reserve() doubles
        if (place.size() + length > place.capacity())
            place.reserve(std::max(place.size() + length, slot > 0 ? std::size_t{slotSize} : std::min<std::size_t>(slotSize, 2 * place.capacity())));
        const TextRef ref{static_cast<std::uint32_t>(m_next), static_cast<std::uint32_t>(length)};
        const std::size_t from = place.size();
        place.resize(from + length);
        char *to = place.data() + from;
        for (const std::string_view part : parts)
            to = std::copy(part.begin(), part.end(), to);
        m_next += length;
        m_used += length;
        if (length > slotSize)
            nextSlot();
        return ref;
    }
    std::string_view view(TextRef ref) const
    {
        return ref.length == 0 ? std::string_view() : std::string_view(m_slots[ref.offset / slotSize].data() + ref.offset % slotSize, ref.length);
    }
    void release(TextRef ref) { m_waste += ref.length; }
    bool wantsCompaction() const { return m_waste > slotSize && m_waste * 2 > m_used; }

    std::size_t size() const { return m_used; }  ///< bytes ever added, released ones as well
    std::size_t waste() const { return m_waste; }
    std::size_t capacity() const
    {
        std::size_t sum = m_slots.capacity() * sizeof(*m_slots.data());
        for (const auto &slot : m_slots)
            sum += slot.capacity();
        return sum;
    }

private:
    static constexpr std::uint32_t slotSize = 1U << 21, slotCount = 2047;
    void nextSlot() { m_next = (m_next + slotSize - 1) / slotSize * slotSize; }

    std::vector<LargeVector<char>> m_slots;
    std::uint64_t m_next = 0;
    std::size_t m_used = 0, m_waste = 0;
};

}  // namespace relata
