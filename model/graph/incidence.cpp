// SPDX-License-Identifier: Apache-2.0
#include "model/graph/incidence.h"

#include <algorithm>
#include <utility>

namespace relata {

void Incidence::growTo(std::size_t end)
{
    if (end > m_lists.capacity())
        m_lists.reserve(std::max(end, m_lists.capacity() + m_lists.capacity() / 2));
    if (end > m_lists.size())
        m_lists.resize(end);
}

void Incidence::move(List &list)
{
    constexpr std::size_t few = 1024;
    constexpr std::uint32_t leastRoom = 4;
    if (m_moved.size() > m_packed.size() / 2 + few)
        pack(nullptr);
    const std::size_t at = m_moved.size();
    const std::uint32_t room = std::max(list.size + list.size / 2, leastRoom);
    m_moved.resize(at + room);
    std::copy_n(placeOf(list), list.size, m_moved.data() + at);
    list.first = static_cast<std::uint32_t>(m_packed.size() + at);
    list.room = room;
}

void Incidence::tidy()
{
    constexpr std::size_t few = 1024;
    if (m_live * 4 < m_packed.size() + m_moved.size() && m_packed.size() + m_moved.size() > few)
        pack(nullptr);
}

/// All lists in one array, each as long as it is, or with room for \a more.
void Incidence::pack(const std::vector<std::uint32_t> *more)
{
    std::size_t total = 0;
    for (std::size_t v = 0; v < m_lists.size(); ++v)
        total += m_lists[v].size + (more ? (*more)[v] : 0);
    LargeVector<Arc> packed(total);
    std::uint32_t next = 0;
    for (std::size_t v = 0; v < m_lists.size(); ++v) {
        List &list = m_lists[v];
        if (list.size > 0)
            std::copy_n(placeOf(list), list.size, packed.data() + next);
        list.first = next;
        list.room = list.size + (more ? (*more)[v] : 0);
        next += list.room;
    }
    m_packed = std::move(packed);
    m_moved = LargeVector<Arc>();  // {} alone would keep its memory
}

}  // namespace relata
