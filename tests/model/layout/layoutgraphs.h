// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/adjacency.h"
#include "model/layout/footprint.h"
#include "model/layout/layout.h"
#include "model/layout/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace relata::test {

/// Three communities of unequal density and some links between them; connected, no parallel edges.
inline LayoutInput communities(std::uint32_t nodeCount, std::uint64_t seed = 5)
{
    layout::Random random(seed);
    LayoutInput input;
    input.nodeCount = nodeCount;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    const auto link = [&](std::uint32_t a, std::uint32_t b) {
        if (a != b && seen.insert(std::minmax(a, b)).second)
            input.edges.emplace_back(a, b);
    };
    for (std::uint32_t node = 1; node < nodeCount; ++node) {
        link(node, random.below(node));
        const std::uint32_t other = random.below(nodeCount);
        if (other % 3 == node % 3 || random.below(6) == 0)
            link(node, other);
    }
    return input;
}

/// Boxes of various sizes, with and without labels.
inline void addBoxes(LayoutInput &input, std::uint64_t seed = 9)
{
    layout::Random random(seed);
    for (std::uint32_t i = 0; i < input.nodeCount; ++i) {
        NodeBox box{.radius = 8 + 18 * random.unit()};
        if (i % 5 != 0)
            box = {box.radius, 30 + 120 * random.unit(), i % 3 == 0 ? 28.0F : 14.0F};
        input.boxes.push_back(box);
    }
}

/// Slow and obvious: every pair.
inline std::size_t meetingPairs(const LayoutInput &input, const std::vector<Point> &points)
{
    std::size_t count = 0;
    for (std::size_t a = 0; a < points.size(); ++a) {
        for (std::size_t b = a + 1; b < points.size(); ++b)
            count += layout::overlap(input.boxes[a], points[a], input.boxes[b], points[b]) ? 1 : 0;
    }
    return count;
}

inline bool allFinite(const std::vector<Point> &points)
{
    return std::all_of(points.begin(), points.end(), [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

inline float distance(Point a, Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

inline std::vector<Point> laidOut(const LayoutInput &input, const LayoutOptions &options = {})
{
    return layoutGraph(input, options).value();
}

}  // namespace relata::test
