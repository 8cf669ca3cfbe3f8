// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/tilepatches.h"

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

constexpr int side = 64;        ///< pixels of a cell: the smallest piece that is drawn again
constexpr int longest = 320;    ///< pixels of a patch
constexpr double besides = 16;  ///< logical pixels beside a line: a head, a sign on it
constexpr double crowd = 72;    ///< logical pixels about a sign, where it may have stood before another
constexpr double unseen = 0.5;  ///< pixels that a line may begin sooner or later

/// The tiles in view, cut into cells.
class Cells
{
public:
    Cells(const TileSpace &view, const TileGrid &grid) : m_space(view)
    {
        const QPointF first = grid.place({grid.column(view.left), grid.row(view.top)});
        const QPointF end = grid.place({grid.column(view.left + view.width - 1) + 1, grid.row(view.top + view.height - 1) + 1});
        m_space.left = first.x();
        m_space.top = first.y();
        m_space.width = int(end.x() - first.x());
        m_space.height = int(end.y() - first.y());
        m_columns = (m_space.width + side - 1) / side;
        m_rows = (m_space.height + side - 1) / side;
        m_touched.resize(std::size_t(m_columns) * std::size_t(m_rows));
    }

    /// \a reach: pixels about it.
    void touch(const TileLink &link, double reach)
    {
        const QPointF a = m_space.place(link.x0, link.y0), b = m_space.place(link.x1, link.y1);
        const double bent = 2 * std::abs(link.bent()) * m_space.scale;
        forCells(QRectF(a, b).normalized().adjusted(-reach - bent, -reach - bent, reach + bent, reach + bent), [&](int column, int row) {
            TileSpace cell = m_space;
            cell.left += column * side;
            cell.top += row * side;
            cell.width = cell.height = side;
            return NearBox(cell.box(reach)).touches(link);
        });
    }
    void touch(QPointF middle, double reach)
    {
        forCells(QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach), [](int, int) { return true; });
    }
    const TileSpace &space() const { return m_space; }

    std::vector<TilePatch> patches() const
    {
        std::vector<TilePatch> all;
        for (int row = 0; row < m_rows; ++row)
            for (int column = 0; column < m_columns; ++column) {
                if (!isTouched(column, row))
                    continue;
                const int first = column;
                while (column + 1 < m_columns && isTouched(column + 1, row) && (column + 2 - first) * side <= longest)
                    ++column;
                put(all, first, row, column + 1 - first);
            }
        return all;
    }

private:
    template <typename Touches>
    void forCells(const QRectF &box, Touches touches)
    {
        const auto at = [](double pixel, int count) { return int(std::clamp(std::floor(pixel / side), -1.0, double(count))); };
        for (int row = std::max(0, at(box.top(), m_rows)); row <= std::min(m_rows - 1, at(box.bottom(), m_rows)); ++row)
            for (int column = std::max(0, at(box.left(), m_columns)); column <= std::min(m_columns - 1, at(box.right(), m_columns)); ++column)
                if (!isTouched(column, row) && touches(column, row))
                    m_touched[place(column, row)] = 1;
    }
    std::size_t place(int column, int row) const { return std::size_t(row) * std::size_t(m_columns) + std::size_t(column); }
    bool isTouched(int column, int row) const { return m_touched[place(column, row)]; }
    /// A row of cells, together with one as wide above it.
    void put(std::vector<TilePatch> &all, int column, int row, int columns) const
    {
        TilePatch patch{m_space.left + column * side, m_space.top + row * side, std::min(columns * side, m_space.width - column * side),
                        std::min(side, m_space.height - row * side)};
        const auto above = std::find_if(all.begin(), all.end(), [&](const TilePatch &other) {
            return other.left == patch.left && other.width == patch.width && other.top + other.height == patch.top
                   && other.height + patch.height <= longest;
        });
        if (above != all.end())
            above->height += patch.height;
        else
            all.push_back(patch);
    }

    TileSpace m_space;
    int m_columns = 0, m_rows = 0;
    std::vector<char> m_touched;
};

}  // namespace

bool isInView(const TileKey &key, const TileSpace &view, const TileGrid &grid)
{
    return key.x >= grid.column(view.left) && key.x <= grid.column(view.left + view.width - 1) && key.y >= grid.row(view.top)
           && key.y <= grid.row(view.top + view.height - 1);
}

std::optional<std::vector<TilePatch>> patchesOf(const TileChange &change, const TileSpace &view, const TileGrid &grid)
{
    constexpr std::size_t most = 4000;  // links
    const bool nudges = change.nudge * view.node > unseen;
    if (change.links.size() + (nudges ? change.nudged.size() : 0) > most || change.nodes.size() > most)
        return std::nullopt;
    Cells cells(view, grid);
    const TileSpace &space = cells.space();
    const bool counts = space.scale >= 0.5 * space.ratio;
    const auto touch = [&](const TileLink &link) {
        if (link.flags & TileLink::Loop)
            return cells.touch(space.place(link.x0, link.y0),
                               link.firstRadius() * 1.4 * space.node + (std::abs(link.bent()) + 30) * space.line + crowd * space.ratio);
        cells.touch(link, besides * space.ratio);
        if ((link.flags & TileLink::Disputed) || Modality(link.modality) == Modality::Denied || (counts && link.count > 1))
            cells.touch((space.place(link.x0, link.y0) + space.place(link.x1, link.y1)) / 2,
                        std::abs(link.bent()) * space.scale + std::max(link.firstRadius(), link.lastRadius()) * 1.5 * space.node
                            + crowd * space.ratio);
    };
    for (const TileLink &link : change.links)
        touch(link);
    if (nudges)
        for (const TileLink &link : change.nudged)
            touch(link);
    for (const TileNode &node : change.nodes)  // and the heads of the lines that end there
        cells.touch(space.place(node.x, node.y), node.radius * 1.5 * space.node + 14 * space.line + 8 * space.ratio);
    return cells.patches();
}

}  // namespace relata
