// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layout.h"

#include <algorithm>
#include <span>

namespace relata::layout {

/// Free room between the shape and its label.
inline constexpr float labelGap = 4;

struct Box {
    float left = 0, top = 0, right = 0, bottom = 0;
    float width() const { return right - left; }
    float height() const { return bottom - top; }
    void include(const Box &other)
    {
        left = std::min(left, other.left);
        top = std::min(top, other.top);
        right = std::max(right, other.right);
        bottom = std::max(bottom, other.bottom);
    }
    bool meets(const Box &other) const { return left < other.right && other.left < right && top < other.bottom && other.top < bottom; }
};

inline Box shapeBox(const NodeBox &node, Point at, float margin = 0)
{
    const float r = node.radius + margin;
    return {at.x - r, at.y - r, at.x + r, at.y + r};
}
inline bool hasLabel(const NodeBox &node)
{
    return node.labelWidth > 0 && node.labelHeight > 0;
}
inline Box labelBox(const NodeBox &node, Point at, float margin = 0)
{
    const float top = at.y + node.radius + labelGap;
    return {at.x - node.labelWidth / 2 - margin, top - margin, at.x + node.labelWidth / 2 + margin, top + node.labelHeight + margin};
}
/// Shape and label together.
inline Box footprint(const NodeBox &node, Point at, float margin = 0)
{
    Box box = shapeBox(node, at, margin);
    if (hasLabel(node))
        box.include(labelBox(node, at, margin));
    return box;
}
inline bool overlap(const NodeBox &a, Point atA, const NodeBox &b, Point atB)
{
    if (shapeBox(a, atA).meets(shapeBox(b, atB)))
        return true;
    return (hasLabel(a) && labelBox(a, atA).meets(shapeBox(b, atB))) || (hasLabel(b) && labelBox(b, atB).meets(shapeBox(a, atA)))
           || (hasLabel(a) && hasLabel(b) && labelBox(a, atA).meets(labelBox(b, atB)));
}

/// What all of it covers; \a boxes is empty (points) or has one entry per point. No points: an empty box at the origin.
inline Box bounds(std::span<const Point> points, std::span<const NodeBox> boxes)
{
    if (points.empty())
        return {};
    Box all{points[0].x, points[0].y, points[0].x, points[0].y};
    for (std::size_t i = 0; i < points.size(); ++i)
        all.include(boxes.empty() ? Box{points[i].x, points[i].y, points[i].x, points[i].y} : footprint(boxes[i], points[i]));
    return all;
}

}  // namespace relata::layout
