// SPDX-License-Identifier: Apache-2.0
#include "model/io/places.h"

#include "model/graph/graphcolumns.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace relata {
namespace {

constexpr double symbol = 34, apart = 170;  ///< pixels: of a node, and from one to the next with a label between

}  // namespace

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const char *stop = text.data() + text.size();
    const auto [end, failed] = std::from_chars(text.data(), stop, value);
    return failed == std::errc() && end == stop && std::abs(value) < 1e9 ? std::optional(value) : std::nullopt;
}

Places::Places(const KnowledgeGraph &graph) : m_graph(graph), m_x(propertyNumber(graph, "x")), m_y(propertyNumber(graph, "y"))
{
    std::size_t placed = 0;
    for (const EntityId id : graph.entities())
        if (const auto place = told(id)) {
            const auto [x, y] = *place;
            m_left = placed ? std::min(m_left, x) : x;
            m_right = placed ? std::max(m_right, x) : x;
            m_top = placed ? std::min(m_top, y) : y;
            m_bottom = placed ? std::max(m_bottom, y) : y;
            ++placed;
        }
    const double side = std::max(m_right - m_left, m_bottom - m_top);
    if (placed > 1 && side <= 0)
        m_x = m_y = std::nullopt;  // nobody placed them: programs write zeros
    else if (placed > 1 && side < symbol)
        m_stretch = apart * std::ceil(std::sqrt(static_cast<double>(placed))) / side;
}

std::optional<std::pair<double, double>> Places::told(EntityId id) const
{
    if (!m_x || !m_y)
        return {};
    const auto x = numberOf(propertyValue(m_graph, id, *m_x)), y = numberOf(propertyValue(m_graph, id, *m_y));
    return x && y ? std::optional(std::pair(*x, *y)) : std::nullopt;
}

std::optional<std::pair<double, double>> Places::drawn(EntityId id) const
{
    auto place = told(id);
    if (place && isStretched())
        place = {(place->first - m_left) * m_stretch, (place->second - m_top) * m_stretch};
    return place;
}

std::optional<std::pair<double, double>> Places::inUnits(EntityId id) const
{
    constexpr double margin = 0.05;
    auto place = told(id);
    const double side = std::max({m_right - m_left, m_bottom - m_top, 1e-9});
    if (place && !areUnits())
        place = {margin + (place->first - m_left) / side * (1 - 2 * margin), margin + (place->second - m_top) / side * (1 - 2 * margin)};
    return place;
}

}  // namespace relata
