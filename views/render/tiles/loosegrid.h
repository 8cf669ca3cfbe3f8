// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace relata {

/// A box in scene coordinates.
struct SceneBox {
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// Where things are: grids whose cells double in size from level to level; a thing lies in the level whose cells are as large as itself, in the cell
/// of its middle, and may stick out by half a cell. Each thing is listed once. Built in O(n); a query costs the cells it touches.
class LooseGrid
{
public:
    struct Item {
        float x, y;    ///< its middle
        float extent;  ///< the larger side of its box
    };
    LooseGrid() = default;
    explicit LooseGrid(const std::vector<Item> &items);

    /// The items, by their number, in the order of the grid. To be asked for once: who keeps them in that order needs no other list.
    std::vector<std::uint32_t> takeOrder() { return std::exchange(m_order, {}); }
    /// The same cells without the things at \a removed (places in the order, ascending) and with \a added; \a places: where each of these stands in
    /// the new order. Nothing when one of them is larger than every cell. O(cells + added log added).
    std::optional<LooseGrid> with(const std::vector<std::uint32_t> &removed, const std::vector<Item> &added,
                                  std::vector<std::uint32_t> &places) const;
    /// visit(first, end) names ranges of that order. Things near the box are among them.
    template <typename Visit>
    void ranges(const SceneBox &box, Visit visit) const
    {
        for (const Level &level : m_levels) {
            if (level.empty)
                continue;
            const int x0 = column(level, box.left - level.cell / 2), x1 = column(level, box.right + level.cell / 2);
            const int y0 = row(level, box.top - level.cell / 2), y1 = row(level, box.bottom + level.cell / 2);
            for (int y = y0; y <= y1; ++y) {
                const std::uint32_t *starts = m_starts.data() + level.first + std::size_t(y) * std::size_t(level.columns);
                if (starts[x0] < starts[x1 + 1])
                    visit(starts[x0], starts[x1 + 1]);
            }
        }
    }
    /// How many ranges() would name, without looking at them.
    std::size_t count(const SceneBox &box) const;

private:
    struct Level {
        double cell = 1;
        int columns = 1, rows = 1;
        std::size_t first = 0;  ///< of m_starts
        bool empty = true;
    };
    std::size_t levelOf(const Item &item) const;  ///< the first whose cells are as large, or the last
    std::uint32_t cellOf(const Level &level, const Item &item) const;
    int column(const Level &level, double x) const;
    int row(const Level &level, double y) const;

    double m_left = 0, m_top = 0;
    std::vector<Level> m_levels;
    std::vector<std::uint32_t> m_starts, m_order;
};

}  // namespace relata
