// SPDX-License-Identifier: Apache-2.0
#include "model/layout/unfolding.h"

#include "model/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata::layout {

namespace {

Point middleOf(std::span<const Point> points)
{
    double x = 0;
    double y = 0;
    for (const Point &point : points) {
        x += point.x;
        y += point.y;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(points.size(), 1));
    return {static_cast<float>(x / count), static_cast<float>(y / count)};
}

/// As many points as there are nodes, evenly, the first in the middle (Vogel 1979).
std::vector<Point> disc(std::size_t count, float spacing)
{
    constexpr float goldenAngle = 2.39996323F;
    std::vector<Point> points(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float away = spacing * std::sqrt(static_cast<float>(i) / 3.14159265F);
        points[i] = {away * std::cos(goldenAngle * static_cast<float>(i)), away * std::sin(goldenAngle * static_cast<float>(i))};
    }
    return points;
}

}  // namespace

Unfolding::Unfolding(const LayoutInput &input, const LayoutOptions &options, float spacing)
    : m_input(input), m_watch(options.watch), m_aspect(options.aspect), m_spacing(spacing)
{
}

void Unfolding::begin(const std::vector<std::span<const NodeIndex>> &parts, const std::vector<std::uint8_t> &held)
{
    if (!watched())
        return;
    m_parts = parts;
    m_held = held;
    m_places = m_input.initial;
    m_places.resize(m_input.nodeCount);
    std::vector<Extent> extents;
    std::vector<std::size_t> free;
    Point right{0, 0};  // where the free parts begin
    bool anything = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (held[i] == 0) {
            const float side = 2 * m_spacing * std::sqrt(static_cast<float>(parts[i].size()) / 3.14159265F) + m_spacing;
            extents.push_back({side, side});
            free.push_back(i);
            continue;
        }
        for (const NodeIndex node : parts[i]) {
            right.x = anything ? std::max(right.x, m_places[node].x + m_spacing) : m_places[node].x + m_spacing;
            right.y = anything ? std::min(right.y, m_places[node].y) : m_places[node].y;
            anything = true;
        }
    }
    const std::vector<Point> corners = pack(extents, m_aspect, m_spacing);
    m_middles.resize(parts.size());
    for (std::size_t k = 0; k < free.size(); ++k) {
        m_middles[free[k]] = {right.x + corners[k].x + extents[k].width / 2, right.y + corners[k].y + extents[k].height / 2};
        place(free[k], disc(parts[free[k]].size(), m_spacing));
    }
}

void Unfolding::place(std::size_t part, std::span<const Point> points)
{
    if (!watched())
        return;
    Point by{0, 0};
    if (m_held[part] == 0) {
        const Point middle = middleOf(points);
        by = {m_middles[part].x - middle.x, m_middles[part].y - middle.y};
    }
    for (std::size_t k = 0; k < points.size(); ++k)
        m_places[m_parts[part][k]] = {points[k].x + by.x, points[k].y + by.y};
}

void Unfolding::spread(std::vector<Point> &points) const
{
    const Point middle = middleOf(points);
    double squares = 0;
    for (const Point &point : points)
        squares += static_cast<double>(point.x - middle.x) * (point.x - middle.x) + static_cast<double>(point.y - middle.y) * (point.y - middle.y);
    const auto count = static_cast<double>(points.size());
    const double radius = std::sqrt(squares / count);
    if (radius <= 0)
        return;
    const auto scale = static_cast<float>(m_spacing * std::sqrt(count / 6.2831853) / radius);  // the radius of gyration of a full disc
    for (Point &point : points)
        point = {point.x * scale, point.y * scale};
}

}  // namespace relata::layout
