// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/loosegrid.h"

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

constexpr double perCell = 6;  ///< things in a cell of the finest level, on average
constexpr int mostColumns = 1024;

}  // namespace

LooseGrid::LooseGrid(const std::vector<Item> &items)
{
    if (items.empty())
        return;
    double right = items[0].x, bottom = items[0].y, widest = 0;
    m_left = right;
    m_top = bottom;
    for (const Item &item : items) {
        m_left = std::min<double>(m_left, item.x);
        right = std::max<double>(right, item.x);
        m_top = std::min<double>(m_top, item.y);
        bottom = std::max<double>(bottom, item.y);
        widest = std::max<double>(widest, item.extent);
    }
    const double width = std::max(1e-3, right - m_left), height = std::max(1e-3, bottom - m_top);
    const double cells = std::max(1.0, double(items.size()) / perCell);
    const double least = std::max(std::sqrt(width * height / cells), std::max(width, height) / mostColumns);
    std::size_t first = 0;
    for (double cell = least;; cell *= 2) {
        Level level;
        level.cell = cell;
        level.columns = int(width / cell) + 1;
        level.rows = int(height / cell) + 1;
        level.first = first;
        first += std::size_t(level.columns) * std::size_t(level.rows);
        m_levels.push_back(level);
        if (cell >= widest)
            break;
    }
    std::vector<std::uint32_t> cellOf(items.size());
    m_starts.assign(first + 1, 0);
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::size_t at = 0;
        while (at + 1 < m_levels.size() && m_levels[at].cell < double(items[i].extent))
            ++at;
        Level &level = m_levels[at];
        level.empty = false;
        cellOf[i] =
            std::uint32_t(level.first + std::size_t(row(level, items[i].y)) * std::size_t(level.columns) + std::size_t(column(level, items[i].x)));
        ++m_starts[cellOf[i] + 1U];
    }
    for (std::size_t i = 1; i < m_starts.size(); ++i)
        m_starts[i] += m_starts[i - 1];
    m_order.resize(items.size());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::size_t i = 0; i < items.size(); ++i)
        m_order[next[cellOf[i]]++] = std::uint32_t(i);
}

std::size_t LooseGrid::count(const SceneBox &box) const
{
    std::size_t sum = 0;
    ranges(box, [&](std::uint32_t first, std::uint32_t end) { sum += end - first; });
    return sum;
}

int LooseGrid::column(const Level &level, double x) const
{
    return int(std::clamp((x - m_left) / level.cell, 0.0, double(level.columns - 1)));
}

int LooseGrid::row(const Level &level, double y) const
{
    return int(std::clamp((y - m_top) / level.cell, 0.0, double(level.rows - 1)));
}

}  // namespace relata
