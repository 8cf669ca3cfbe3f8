// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/graph only.

#include "model/core/largepages.h"
#include "model/graph/graphcolumns.h"
#include "model/graph/ids.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace relata {

/// For each vertex the arcs of one direction, in the order in which they came: 12 bytes a vertex and 8 an arc, in two arrays. What a load brings
/// stands packed in the one; a list that outgrows its place moves to the end of the other, with room for half as much again. Both are packed anew
/// when a third of them has moved, or three quarters are gone: an arc costs O(1), amortised.
class Incidence
{
public:
    std::size_t size() const { return m_lists.size(); }  ///< vertices
    void growTo(std::size_t end);
    std::span<const Arc> arcs(std::size_t vertex) const { return {placeOf(m_lists[vertex]), m_lists[vertex].size}; }

    void add(std::size_t vertex, Arc arc)
    {
        List &list = m_lists[vertex];
        if (list.size == list.room)
            move(list);
        placeOf(list)[list.size++] = arc;
        ++m_live;
    }
    /// Many arcs at once, for a load that is large beside what is there: \a arcAt(0) … \a arcAt(\a count - 1), each a vertex and its arc, asked for
    /// twice. A counting sort into lists of the exact size: all that is looked at out of order is 4 bytes a vertex and the place of the arc.
    /// O(size + count).
    template <typename ArcAt>
    void load(std::size_t count, ArcAt arcAt)
    {
        std::vector<std::uint32_t> next(m_lists.size());
        for (std::size_t i = 0; i < count; ++i)
            ++next[arcAt(i).first];
        pack(&next);
        for (std::size_t v = 0; v < m_lists.size(); ++v)
            next[v] = m_lists[v].first + m_lists[v].size;
        for (std::size_t i = 0; i < count; ++i) {
            const auto [vertex, arc] = arcAt(i);
            m_packed[next[vertex]++] = arc;
        }
        for (std::size_t v = 0; v < m_lists.size(); ++v)
            m_lists[v].size = m_lists[v].room;
        m_live += count;
    }
    /// Takes those out of the vertex's list that \a goes(Arc) names; the others keep their order. O(degree).
    template <typename Goes>
    void removeIf(std::size_t vertex, Goes goes)
    {
        List &list = m_lists[vertex];
        Arc *const arcs = placeOf(list);
        std::uint32_t kept = 0;
        for (std::uint32_t i = 0; i < list.size; ++i)
            if (!goes(arcs[i]))
                arcs[kept++] = arcs[i];
        m_live -= list.size - kept;
        list.size = kept;
    }
    /// Gives memory back where arcs were removed. O(1) amortised.
    void tidy();

    std::size_t arcCount() const { return m_live; }
    std::size_t vertexBytes() const { return m_lists.capacity() * sizeof(List); }
    std::size_t arcBytes() const { return (m_packed.capacity() + m_moved.capacity()) * sizeof(Arc); }

private:
    struct List {
        std::uint32_t first = 0;  ///< in m_packed, and beyond its end in m_moved
        std::uint32_t size = 0, room = 0;
    };
    const Arc *placeOf(const List &list) const
    {
        return list.first < m_packed.size() ? m_packed.data() + list.first : m_moved.data() + (list.first - m_packed.size());
    }
    Arc *placeOf(const List &list) { return const_cast<Arc *>(std::as_const(*this).placeOf(list)); }
    void move(List &list);
    void pack(const std::vector<std::uint32_t> *more);

    LargeVector<List> m_lists;
    LargeVector<Arc> m_packed, m_moved;
    std::size_t m_live = 0;
};

}  // namespace relata
