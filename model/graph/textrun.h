// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/graph only.

#include "model/graph/textarena.h"

#include <array>
#include <cstring>
#include <limits>

namespace relata {

/// The texts of one record, one after the other in a TextArena: 4 bytes, and 2 for each of them, where a reference to each would take 8. When one is
/// of 65,535 bytes or more, the lengths of all stand before them.
template <std::size_t Count>
class TextRun
{
public:
    using Texts = std::array<std::string_view, Count>;

    TextRun() = default;
    /// Copies \a texts, which must not be views of \a arena. O(length).
    TextRun(TextArena &arena, const Texts &texts)
    {
        Lengths lengths;
        std::size_t longest = 0;
        for (std::size_t i = 0; i < Count; ++i) {
            lengths[i] = static_cast<std::uint32_t>(texts[i].size());
            m_lengths[i] = static_cast<std::uint16_t>(texts[i].size());
            longest = std::max(longest, texts[i].size());
        }
        if (longest < aside) {
            m_offset = arena.add(texts).offset;
            return;
        }
        m_lengths[0] = aside;
        std::array<std::string_view, Count + 1> parts;
        parts[0] = {reinterpret_cast<const char *>(lengths.data()), sizeof lengths};
        std::copy(texts.begin(), texts.end(), parts.begin() + 1);
        m_offset = arena.add(parts).offset;
    }

    bool isEmpty(const TextArena &arena, std::size_t which) const
    {
        return m_lengths[0] == aside ? longView(arena, which).empty() : m_lengths[which] == 0;
    }
    std::string_view view(const TextArena &arena, std::size_t which) const
    {
        if (m_lengths[0] == aside)
            return longView(arena, which);
        std::uint32_t offset = m_offset;
        for (std::size_t i = 0; i < which; ++i)
            offset += m_lengths[i];
        return arena.view({offset, m_lengths[which]});
    }
    TextRun copiedTo(TextArena &other, const TextArena &arena) const
    {
        Texts texts;
        for (std::size_t i = 0; i < Count; ++i)
            texts[i] = view(arena, i);
        return {other, texts};
    }
    void release(TextArena &arena) const { arena.release({m_offset, length(arena)}); }

    /// Upper bound of the space of texts that are as long together as \a length.
    static std::uint64_t spaceFor(std::uint64_t length) { return length == 0 ? 0 : TextArena::spaceFor(length + sizeof(Lengths)); }

private:
    using Lengths = std::array<std::uint32_t, Count>;
    static constexpr std::uint16_t aside = std::numeric_limits<std::uint16_t>::max();

    const char *longBegin(const TextArena &arena, Lengths &lengths) const
    {
        const char *begin = arena.view({m_offset, sizeof lengths}).data();
        std::memcpy(lengths.data(), begin, sizeof lengths);
        return begin + sizeof lengths;
    }
    std::string_view longView(const TextArena &arena, std::size_t which) const
    {
        Lengths lengths;
        const char *at = longBegin(arena, lengths);
        for (std::size_t i = 0; i < which; ++i)
            at += lengths[i];
        return {at, lengths[which]};
    }
    std::uint32_t length(const TextArena &arena) const
    {
        Lengths lengths;
        std::uint32_t sum = 0;
        if (m_lengths[0] == aside) {
            longBegin(arena, lengths);
            sum = sizeof lengths;
        } else {
            std::copy(m_lengths.begin(), m_lengths.end(), lengths.begin());
        }
        for (const std::uint32_t each : lengths)
            sum += each;
        return sum;
    }

    std::uint32_t m_offset = 0;
    std::array<std::uint16_t, Count> m_lengths{};
};

}  // namespace relata
