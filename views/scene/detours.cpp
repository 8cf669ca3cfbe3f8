// SPDX-License-Identifier: Apache-2.0
#include "views/scene/detours.h"

#include "views/scene/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace relata {
namespace {

constexpr std::size_t mostLinks = 3000;
constexpr double grown = 1.3, air = 5;             // nodes are drawn larger, beside the places, as one zooms out
constexpr double mostOfLength = 0.24, most = 130;  // of a bend that is modest

bool isPlace(QPointF p)
{
    return std::isfinite(p.x()) && std::isfinite(p.y());
}

/// How far a shape of radius 1 reaches in a direction of length 1.
double reachOf(NodeShape shape, QPointF direction)
{
    using Outline = std::array<QPointF, 32>;
    static const auto outlines = [] {
        std::array<Outline, std::size_t(NodeShape::Page) + 1> all;
        for (std::size_t k = 0; k < all.size(); ++k)
            for (std::size_t i = 0; i < all[k].size(); ++i) {
                const double angle = 2 * std::numbers::pi * double(i) / double(all[k].size());
                const QPointF at(std::cos(angle), std::sin(angle));
                all[k][i] = at * outlineDistance(NodeShape(k), at.x(), at.y());
            }
        return all;
    }();
    if (shape == NodeShape::Circle)
        return 1;
    double reach = 0;
    for (const QPointF &at : outlines[std::size_t(shape)])
        reach = std::max(reach, QPointF::dotProduct(at, direction));
    return reach;
}

/// Nodes by the square of the plane that they stand in.
class NodeGrid
{
public:
    explicit NodeGrid(std::span<const SceneNode> nodes);

    /// visit(index) for all whose centres are within \a reach of the line from \a a to \a b, and some more.
    template <typename Visit>
    void near(QPointF a, QPointF b, double reach, Visit visit) const
    {
        if (a.x() > b.x())
            std::swap(a, b);
        const double slope = b.x() > a.x() ? (b.y() - a.y()) / (b.x() - a.x()) : 0;
        const int end = column(b.x() + reach);
        for (int x = column(a.x() - reach); x <= end; ++x) {
            // the part of the line that those of this column can be near to
            const double left = x == 0 ? a.x() : std::clamp(m_left + x * m_cell - reach, a.x(), b.x());
            const double right = x + 1 == m_columns ? b.x() : std::clamp(m_left + (x + 1) * m_cell + reach, a.x(), b.x());
            double top = a.y() + (left - a.x()) * slope, bottom = b.x() > a.x() ? a.y() + (right - a.x()) * slope : b.y();
            if (top > bottom)
                std::swap(top, bottom);
            for (int y = row(top - reach), last = row(bottom + reach); y <= last; ++y) {
                const std::size_t at = std::size_t(y) * std::size_t(m_columns) + std::size_t(x);
                for (std::uint32_t i = m_starts[at]; i < m_starts[at + 1]; ++i)
                    visit(m_order[i]);
            }
        }
    }

private:
    int column(double x) const { return int(std::clamp((x - m_left) / m_cell, 0.0, double(m_columns - 1))); }
    int row(double y) const { return int(std::clamp((y - m_top) / m_cell, 0.0, double(m_rows - 1))); }
    std::size_t cellOf(QPointF p) const { return std::size_t(row(p.y())) * std::size_t(m_columns) + std::size_t(column(p.x())); }

    double m_left = 0, m_top = 0, m_cell = 1;
    int m_columns = 1, m_rows = 1;
    std::vector<std::uint32_t> m_starts, m_order;
};

NodeGrid::NodeGrid(std::span<const SceneNode> nodes)
{
    constexpr double mostCells = 128;
    double right = std::numeric_limits<double>::lowest(), bottom = right, left = -right, top = -right;
    for (const SceneNode &node : nodes) {
        if (!isPlace(node.center))
            continue;
        left = std::min(left, node.center.x());
        right = std::max(right, node.center.x());
        top = std::min(top, node.center.y());
        bottom = std::max(bottom, node.center.y());
    }
    if (left <= right) {
        m_left = left;
        m_top = top;
        m_cell = std::max({60.0, (right - left) / mostCells, (bottom - top) / mostCells});
        m_columns = 1 + int((right - left) / m_cell);
        m_rows = 1 + int((bottom - top) / m_cell);
    }
    m_starts.assign(std::size_t(m_columns) * std::size_t(m_rows) + 1, 0);
    for (const SceneNode &node : nodes)
        if (isPlace(node.center))
            ++m_starts[cellOf(node.center) + 1];
    for (std::size_t i = 1; i < m_starts.size(); ++i)
        m_starts[i] += m_starts[i - 1];
    m_order.resize(m_starts.back());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        if (isPlace(nodes[i].center))
            m_order[next[cellOf(nodes[i].center)]++] = i;
}

/// The least bend of one link that runs through fewest nodes: the curve of bend b stands 4·b·t·(1 − t) beside its chord, so that each node forbids
/// the bends between two numbers.
class Detour
{
public:
    Detour(const Scene &scene, const NodeGrid &grid) : m_scene(scene), m_grid(grid)
    {
        for (const SceneNode &node : scene.nodes)
            m_largest = std::max(m_largest, node.radius * widest * grown + air);
    }

    double bendOf(const SceneLink &link)
    {
        const QPointF a = m_scene.nodes[link.from].center, b = m_scene.nodes[link.to].center;
        const double length = std::hypot((b - a).x(), (b - a).y());
        if (!isPlace(a) || !isPlace(b) || length < 1)
            return 0;
        find(link, a, b, length, 0);
        if (m_lows.empty())
            return 0;
        const double modest = std::min(mostOfLength * length, most);
        find(link, a, b, length, modest);
        std::sort(m_lows.begin(), m_lows.end());
        std::sort(m_highs.begin(), m_highs.end());
        double best = 0;
        std::ptrdiff_t fewest = crossedBy(0);
        for (const std::vector<double> *bends : {&m_lows, &m_highs})
            for (const double bend : *bends) {
                if (std::abs(bend) > modest)
                    continue;
                const std::ptrdiff_t crossed = crossedBy(bend);
                if (crossed < fewest || (crossed == fewest && std::abs(bend) < std::abs(best))) {
                    fewest = crossed;
                    best = bend;
                }
            }
        return best;
    }

private:
    static constexpr double widest = 1.5;  // that a shape of radius 1 reaches

    std::ptrdiff_t crossedBy(double bend) const
    {
        return (std::lower_bound(m_lows.begin(), m_lows.end(), bend) - m_lows.begin())
               - (std::upper_bound(m_highs.begin(), m_highs.end(), bend) - m_highs.begin());
    }

    /// What nodes forbid of the bends up to \a modest.
    void find(const SceneLink &link, QPointF a, QPointF b, double length, double modest)
    {
        m_lows.clear();
        m_highs.clear();
        const QPointF ahead = (b - a) / length, left(ahead.y(), -ahead.x());
        m_grid.near(a, b, m_largest + modest, [&](std::uint32_t i) {
            const SceneNode &node = m_scene.nodes[i];
            const QPointF from = node.center - a;
            const double t = QPointF::dotProduct(from, ahead) / length, off = QPointF::dotProduct(from, left);
            const double share = 4 * t * (1 - t), reach = modest * share;
            if (t <= 0.01 || t >= 0.99 || std::abs(off) > reach + (node.radius * grown * widest + air) * std::numbers::sqrt2)
                return;
            if (i == link.from || i == link.to)
                return;
            double clear = node.radius * grown * reachOf(node.shape, left) + air;
            const double slope = std::min(1.0, 4 * (std::abs(off) + clear) / share * std::abs(1 - 2 * t) / length);
            clear *= std::sqrt(1 + slope * slope);
            if (std::abs(off) - clear >= reach)
                return;
            m_lows.push_back((off - clear) / share);
            m_highs.push_back((off + clear) / share);
        });
    }

    const Scene &m_scene;
    const NodeGrid &m_grid;
    double m_largest = 0;
    std::vector<double> m_lows, m_highs;
};

}  // namespace

namespace {

/// visit(link) for those that are the only one of their two ends.
template <typename Visit>
void forLone(std::vector<SceneLink> &links, Visit visit)
{
    const auto samePair = [&](std::size_t i, std::size_t k) {
        const SceneLink &one = links[i], &other = links[k];
        return std::minmax(one.from, one.to) == std::minmax(other.from, other.to);
    };
    for (std::size_t i = 0; i < links.size(); ++i) {  // the links of a pair stand together
        const bool lone = (i == 0 || !samePair(i, i - 1)) && (i + 1 == links.size() || !samePair(i, i + 1));
        if (SceneLink &link = links[i]; lone && link.from != link.to)
            visit(link);
    }
}

}  // namespace

void bendAroundNodes(Scene &scene)
{
    if (scene.links.empty() || scene.links.size() > mostLinks || scene.nodes.size() > mostLinks)
        return;
    const NodeGrid grid(scene.nodes.view());
    Detour detour(scene, grid);
    forLone(scene.links.own(), [&](SceneLink &link) { link.bend = float(detour.bendOf(link)); });
}

void straightenLone(Scene &scene)
{
    if (!scene.links.empty())
        forLone(scene.links.own(), [](SceneLink &link) { link.bend = 0; });
}

}  // namespace relata
