// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace relata {

struct TextRef {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

/// All text of a graph in one block: 8 bytes a reference, no allocation a string. At most 4 GiB. Views stay valid until the next add.
class TextArena
{
public:
    bool hasRoomFor(std::size_t bytes) const { return m_bytes.size() + bytes <= std::numeric_limits<std::uint32_t>::max(); }
    TextRef add(std::string_view text)
    {
        if (text.empty())
            return {};
        assert(hasRoomFor(text.size()));
        const TextRef ref{static_cast<std::uint32_t>(m_bytes.size()), static_cast<std::uint32_t>(text.size())};
        m_bytes.append(text);
        return ref;
    }
    std::string_view view(TextRef ref) const { return {m_bytes.data() + ref.offset, ref.length}; }
    void release(TextRef ref) { m_waste += ref.length; }
    bool wantsCompaction() const { return m_waste > (1U << 20) && m_waste * 2 > m_bytes.size(); }
    std::size_t size() const { return m_bytes.size(); }
    std::size_t capacity() const { return m_bytes.capacity(); }

private:
    std::string m_bytes;
    std::size_t m_waste = 0;
};

}  // namespace relata
