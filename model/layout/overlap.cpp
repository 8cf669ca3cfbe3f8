// SPDX-License-Identifier: Apache-2.0
#include "model/layout/overlap.h"
#include "model/layout/footprint.h"
#include "model/layout/gaps.h"

#include <algorithm>
#include <cmath>

namespace relata::layout {

namespace {

struct Pair {
    std::uint32_t a, b;
};

/// Pairs whose footprints may meet, found on a grid of cells the size of a typical footprint.
class Grid
{
public:
    void fill(std::span<const NodeBox> boxes, std::span<const Point> positions, float margin)
    {
        m_feet.resize(positions.size());
        Box all;
        double width = 0;
        double height = 0;
        for (std::size_t i = 0; i < positions.size(); ++i) {
            m_feet[i] = footprint(boxes[i], positions[i], margin);
            if (i == 0)
                all = m_feet[i];
            all.include(m_feet[i]);
            width += m_feet[i].width();
            height += m_feet[i].height();
        }
        // The cells grow with the drawing: never more than four per node.
        const auto count = static_cast<double>(positions.size());
        const double least = std::sqrt(static_cast<double>(all.width()) * all.height() / (4 * count));
        m_cellWidth = static_cast<float>(std::max({width / count, least, all.width() / (4 * count), 1e-3}));
        m_cellHeight = static_cast<float>(std::max({height / count, least, all.height() / (4 * count), 1e-3}));
        m_left = all.left;
        m_top = all.top;
        m_columns = static_cast<std::size_t>(all.width() / m_cellWidth) + 1;
        m_rows = static_cast<std::size_t>(all.height() / m_cellHeight) + 1;
        m_start.assign(m_columns * m_rows + 1, 0);
        forEachCell([&](std::size_t cell, std::uint32_t) { ++m_start[cell + 1]; });
        for (std::size_t cell = 0; cell + 1 < m_start.size(); ++cell)
            m_start[cell + 1] += m_start[cell];
        m_nodes.resize(m_start.back());
        m_at.assign(m_start.begin(), m_start.end() - 1);
        forEachCell([&](std::size_t cell, std::uint32_t node) { m_nodes[m_at[cell]++] = node; });
    }

    /// Each pair once: in the cell that holds the upper left corner of what they share.
    void collect(std::vector<Pair> &pairs) const
    {
        pairs.clear();
        for (std::size_t cell = 0; cell + 1 < m_start.size(); ++cell) {
            for (std::uint32_t i = m_start[cell]; i < m_start[cell + 1]; ++i) {
                const Box &one = m_feet[m_nodes[i]];
                for (std::uint32_t j = i + 1; j < m_start[cell + 1]; ++j) {
                    const Box &other = m_feet[m_nodes[j]];
                    if (one.meets(other) && cellOf(std::max(one.left, other.left), std::max(one.top, other.top)) == cell)
                        pairs.push_back({m_nodes[i], m_nodes[j]});
                }
            }
        }
    }

private:
    std::size_t column(float x) const { return std::min(m_columns - 1, static_cast<std::size_t>(std::max(0.0F, (x - m_left) / m_cellWidth))); }
    std::size_t row(float y) const { return std::min(m_rows - 1, static_cast<std::size_t>(std::max(0.0F, (y - m_top) / m_cellHeight))); }
    std::size_t cellOf(float x, float y) const { return row(y) * m_columns + column(x); }

    template <typename Visit>
    void forEachCell(Visit visit) const
    {
        for (std::uint32_t node = 0; node < m_feet.size(); ++node) {
            const Box &foot = m_feet[node];
            const std::size_t right = column(foot.right);
            const std::size_t bottom = row(foot.bottom);
            for (std::size_t r = row(foot.top); r <= bottom; ++r) {
                for (std::size_t c = column(foot.left); c <= right; ++c)
                    visit(r * m_columns + c, node);
            }
        }
    }

    std::vector<Box> m_feet;
    std::vector<std::uint32_t> m_start, m_nodes, m_at;
    float m_cellWidth = 1, m_cellHeight = 1, m_left = 0, m_top = 0;
    std::size_t m_columns = 1, m_rows = 1;
};

/// The shapes and labels of two nodes against each other: how far the second has to go along one axis, 0 = they do not meet.
struct Push {
    float x = 0;
    float y = 0;
    bool meets = false;
};

void separate(const Box &one, const Box &other, bool toRight, bool toBottom, Push &push)
{
    const bool besides = one.top < other.bottom && other.top < one.bottom;
    const bool above = one.left < other.right && other.left < one.right;
    if (besides)
        push.x = std::max(push.x, toRight ? one.right - other.left : other.right - one.left);
    if (above)
        push.y = std::max(push.y, toBottom ? one.bottom - other.top : other.bottom - one.top);
    push.meets = push.meets || (besides && above);
}

class Separator
{
public:
    Separator(std::span<const NodeBox> boxes, std::span<const std::uint8_t> fixed, float margin, std::vector<Point> &positions)
        : m_boxes(boxes), m_fixed(fixed), m_margin(margin), m_positions(positions)
    {
    }

    /// One round over all pairs that meet. Returns how many did.
    std::size_t round()
    {
        m_grid.fill(m_boxes, m_positions, m_margin);
        m_grid.collect(m_pairs);
        std::size_t met = 0;
        for (const Pair &pair : m_pairs)
            met += apart(pair.a, pair.b) ? 1 : 0;
        return met;
    }

private:
    bool stays(std::uint32_t node) const { return !m_fixed.empty() && m_fixed[node] != 0; }

    bool apart(std::uint32_t a, std::uint32_t b)
    {
        if (stays(a) && stays(b))
            return false;
        Point &first = m_positions[a];
        Point &second = m_positions[b];
        const bool toRight = first.x < second.x || (first.x == second.x && a < b);
        const bool toBottom = first.y < second.y || (first.y == second.y && a < b);
        Push push;
        const Box shapeA = shapeBox(m_boxes[a], first, m_margin);
        const Box shapeB = shapeBox(m_boxes[b], second, m_margin);
        separate(shapeA, shapeB, toRight, toBottom, push);
        if (hasLabel(m_boxes[a]))
            separate(labelBox(m_boxes[a], first, m_margin), shapeB, toRight, toBottom, push);
        if (hasLabel(m_boxes[b])) {
            const Box labelB = labelBox(m_boxes[b], second, m_margin);
            separate(shapeA, labelB, toRight, toBottom, push);
            if (hasLabel(m_boxes[a]))
                separate(labelBox(m_boxes[a], first, m_margin), labelB, toRight, toBottom, push);
        }
        if (!push.meets)
            return false;
        const bool sideways = push.x <= push.y;
        const float way = (sideways ? push.x : push.y) + 0.01F;
        const float share = stays(a) ? 1.0F : stays(b) ? 0.0F : 0.5F;
        const float sign = (sideways ? toRight : toBottom) ? 1.0F : -1.0F;
        float &moveFirst = sideways ? first.x : first.y;
        float &moveSecond = sideways ? second.x : second.y;
        moveSecond += sign * way * share;
        moveFirst -= sign * way * (1 - share);
        return true;
    }

    std::span<const NodeBox> m_boxes;
    std::span<const std::uint8_t> m_fixed;
    float m_margin;
    std::vector<Point> &m_positions;
    Grid m_grid;
    std::vector<Pair> m_pairs;
};

void grow(std::span<const std::uint8_t> fixed, float factor, std::vector<Point> &positions)
{
    double x = 0;
    double y = 0;
    for (const Point &point : positions) {
        x += point.x;
        y += point.y;
    }
    const auto count = static_cast<double>(positions.size());
    const Point middle{static_cast<float>(x / count), static_cast<float>(y / count)};
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (fixed.empty() || fixed[i] == 0)
            positions[i] = {middle.x + (positions[i].x - middle.x) * factor, middle.y + (positions[i].y - middle.y) * factor};
    }
}

}  // namespace

bool removeOverlaps(std::span<const NodeBox> boxes, std::span<const std::uint8_t> fixed, float gap, std::vector<Point> &positions,
                    const RunContext &context)
{
    constexpr int roundsBetweenGrowth = 40;
    constexpr int mostRounds = 4000;
    constexpr int crowd = 12;  // rounds after which few that move among many that do not are put into gaps
    if (positions.empty() || boxes.empty())
        return !context.cancelled();
    const bool fewMove = !fixed.empty() && std::count(fixed.begin(), fixed.end(), 0) * 2 < static_cast<std::ptrdiff_t>(fixed.size());
    Separator separator(boxes, fixed, gap / 2, positions);
    for (int round = 1; round <= mostRounds; ++round) {
        if (context.cancelled())
            return false;
        if (separator.round() == 0)
            return true;
        if (round == crowd && fewMove) {
            placeInGaps(boxes, fixed, gap / 2, positions);
            return true;
        }
        if (round % roundsBetweenGrowth == 0)
            grow(fixed, 1.06F, positions);
    }
    return true;
}

std::size_t overlaps(std::span<const NodeBox> boxes, std::span<const Point> positions)
{
    if (positions.empty() || boxes.empty())
        return 0;
    Grid grid;
    grid.fill(boxes, positions, 0);
    std::vector<Pair> pairs;
    grid.collect(pairs);
    const auto meet = [&](const Pair &pair) { return overlap(boxes[pair.a], positions[pair.a], boxes[pair.b], positions[pair.b]); };
    return static_cast<std::size_t>(std::count_if(pairs.begin(), pairs.end(), meet));
}

}  // namespace relata::layout
