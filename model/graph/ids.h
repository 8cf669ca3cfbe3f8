// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace relata {

// Dense numbers, stable for a graph's life and never reused, so that undo and redo meet the same thing.
// The readable id of a file ("claudia-sheinbaum") is the record's `key`.
enum class EntityId : std::uint32_t {};
enum class StatementId : std::uint32_t {};
enum class DocumentId : std::uint32_t {};
enum class TypeId : std::uint16_t {};       ///< index into Schema::types()
enum class PredicateId : std::uint16_t {};  ///< index into Schema::predicates()

inline constexpr EntityId noEntity{std::numeric_limits<std::uint32_t>::max()};
inline constexpr StatementId noStatement{std::numeric_limits<std::uint32_t>::max()};
inline constexpr DocumentId noDocument{std::numeric_limits<std::uint32_t>::max()};

template <typename Id>
constexpr std::size_t indexOf(Id id)
{
    return static_cast<std::size_t>(id);
}

/// Per-entity values in a dense array by id that grows with the graph; reading beyond the end gives the default.
template <typename T>
class NodeMap
{
public:
    explicit NodeMap(T fallback = T{}) : m_fallback(std::move(fallback)) {}

    const T &operator[](EntityId id) const { return indexOf(id) < m_values.size() ? m_values[indexOf(id)] : m_fallback; }
    T &at(EntityId id)
    {
        if (indexOf(id) >= m_values.size())
            m_values.resize(indexOf(id) + 1, m_fallback);
        return m_values[indexOf(id)];
    }
    std::size_t size() const { return m_values.size(); }
    void clear() { m_values.clear(); }
    friend bool operator==(const NodeMap &, const NodeMap &) = default;

private:
    T m_fallback;
    std::vector<T> m_values;
};

}  // namespace relata
