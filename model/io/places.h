// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only.

#include "model/graph/knowledgegraph.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace relata {

/// \a text as a place or a size: none when it is no number, or one that no drawing has. O(length).
std::optional<double> numberOf(std::string_view text);

/// The places of entities, as their numbers x and y tell them, for forms that draw.
class Places
{
public:
    /// O(entities).
    explicit Places(const KnowledgeGraph &graph);

    /// None without either number, or where all that have a place have the same one. In pixels: as
    /// they are told, but where all of them lie within one symbol, as those from 0 to 1 do, stretched.
    std::optional<std::pair<double, double>> drawn(EntityId id) const;
    bool isStretched() const { return m_stretch != 1; }
    /// The same from 0 to 1, scaled alike on both axes where some are not.
    std::optional<std::pair<double, double>> inUnits(EntityId id) const;
    bool areUnits() const { return m_left >= 0 && m_right <= 1 && m_top >= 0 && m_bottom <= 1; }

private:
    std::optional<std::pair<double, double>> told(EntityId id) const;

    const KnowledgeGraph &m_graph;
    std::optional<std::uint32_t> m_x, m_y;  ///< numbers of the properties
    double m_left = 0, m_right = 0, m_top = 0, m_bottom = 0;
    double m_stretch = 1;
};

}  // namespace relata
