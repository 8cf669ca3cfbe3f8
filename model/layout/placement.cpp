// SPDX-License-Identifier: Apache-2.0
#include "model/layout/placement.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relata::layout {

namespace {

struct Mean {
    double x = 0;
    double y = 0;
    double count = 0;
    void add(Point p)
    {
        x += p.x;
        y += p.y;
        count += 1;
    }
    Point value() const { return count > 0 ? Point{static_cast<float>(x / count), static_cast<float>(y / count)} : Point{}; }
};

/// The middle of the widest gap between the directions, in radians; to the right when there is none.
double widestGap(std::vector<double> &angles)
{
    if (angles.empty())
        return 0;
    std::sort(angles.begin(), angles.end());
    double best = angles.back();
    double widest = angles.front() + 2 * std::numbers::pi - angles.back();
    for (std::size_t i = 0; i + 1 < angles.size(); ++i) {
        if (angles[i + 1] - angles[i] > widest) {
            widest = angles[i + 1] - angles[i];
            best = angles[i];
        }
    }
    return best + widest / 2;
}

}  // namespace

void placeBesideNeighbours(const Adjacency &graph, float distance, std::vector<std::uint8_t> placed, std::vector<Point> &positions)
{
    std::vector<NodeIndex> queue;
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        if (placed[node] != 0)
            queue.push_back(node);
    }
    std::vector<double> angles;
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const NodeIndex from = queue[head];
        for (const NodeIndex node : graph.neighbours(from)) {
            if (placed[node] != 0)
                continue;
            Mean mean;
            for (const NodeIndex other : graph.neighbours(node)) {
                if (placed[other] != 0)
                    mean.add(positions[other]);
            }
            if (mean.count > 1) {
                positions[node] = mean.value();
            } else {
                angles.clear();
                for (const NodeIndex other : graph.neighbours(from)) {
                    if (placed[other] != 0)
                        angles.push_back(std::atan2(positions[other].y - positions[from].y, positions[other].x - positions[from].x));
                }
                const double angle = widestGap(angles);
                positions[node] = {positions[from].x + distance * static_cast<float>(std::cos(angle)),
                                   positions[from].y + distance * static_cast<float>(std::sin(angle))};
            }
            placed[node] = 1;
            queue.push_back(node);
        }
    }
}

void turnLengthwise(std::vector<Point> &positions)
{
    Mean mean;
    for (const Point &point : positions)
        mean.add(point);
    const Point middle = mean.value();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (const Point &point : positions) {
        const double dx = point.x - middle.x;
        const double dy = point.y - middle.y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;  // of the first principal axis
    const auto c = static_cast<float>(std::cos(-angle));
    const auto s = static_cast<float>(std::sin(-angle));
    for (Point &point : positions) {
        const float dx = point.x - middle.x;
        const float dy = point.y - middle.y;
        point = {c * dx - s * dy, s * dx + c * dy};
    }
}

void alignTo(std::span<const Point> wished, std::span<const std::uint8_t> chosen, std::vector<Point> &positions)
{
    Mean wishedMean;
    Mean ownMean;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (chosen[i] != 0) {
            wishedMean.add(wished[i]);
            ownMean.add(positions[i]);
        }
    }
    const Point to = wishedMean.value();
    const Point from = ownMean.value();
    double dot = 0;
    double cross = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (chosen[i] == 0)
            continue;
        const double ax = positions[i].x - from.x;
        const double ay = positions[i].y - from.y;
        const double bx = wished[i].x - to.x;
        const double by = wished[i].y - to.y;
        dot += ax * bx + ay * by;
        cross += ax * by - ay * bx;
    }
    const double angle = std::atan2(cross, dot);
    const auto c = static_cast<float>(std::cos(angle));
    const auto s = static_cast<float>(std::sin(angle));
    for (Point &point : positions) {
        const float dx = point.x - from.x;
        const float dy = point.y - from.y;
        point = {to.x + c * dx - s * dy, to.y + s * dx + c * dy};
    }
}

}  // namespace relata::layout
