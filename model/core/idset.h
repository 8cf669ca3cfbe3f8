// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/dynamic_bitset.hpp>

#include <cstddef>
#include <cstdint>

namespace relata {

/// A set of ids of one kind: bit i belongs to the id of value i. Ids beyond the size are not in the set.
template <typename Id>
class IdSet
{
public:
    IdSet() = default;
    explicit IdSet(std::size_t idEnd, bool value = false) : m_bits(idEnd)
    {
        if (value)
            m_bits.set();
    }

    bool contains(Id id) const
    {
        const auto i = static_cast<std::size_t>(id);
        return i < m_bits.size() && m_bits.test(i);
    }
    void insert(Id id)
    {
        const auto i = static_cast<std::size_t>(id);
        if (i >= m_bits.size())
            m_bits.resize(i + 1);
        m_bits.set(i);
    }
    void erase(Id id)
    {
        if (static_cast<std::size_t>(id) < m_bits.size())
            m_bits.reset(static_cast<std::size_t>(id));
    }
    std::size_t size() const { return m_bits.count(); }
    bool empty() const { return m_bits.none(); }
    void clear() { m_bits.reset(); }

    /// Calls \a visit(Id) for every member in ascending order.
    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (auto i = m_bits.find_first(); i != Bits::npos; i = m_bits.find_next(i))
            visit(static_cast<Id>(static_cast<std::uint32_t>(i)));
    }

    using Bits = boost::dynamic_bitset<std::uint64_t>;
    Bits &bits() { return m_bits; }
    const Bits &bits() const { return m_bits; }

    friend bool operator==(const IdSet &a, const IdSet &b)
    {
        Bits x = a.m_bits, y = b.m_bits;
        const auto n = x.size() > y.size() ? x.size() : y.size();
        x.resize(n);
        y.resize(n);
        return x == y;
    }

private:
    Bits m_bits;
};

}  // namespace relata
