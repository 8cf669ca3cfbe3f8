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
    std::vector<std::uint32_t> cellsOf(items.size());
    m_starts.assign(first + 1, 0);
    for (std::size_t i = 0; i < items.size(); ++i) {
        Level &level = m_levels[levelOf(items[i])];
        level.empty = false;
        cellsOf[i] = cellOf(level, items[i]);
        ++m_starts[cellsOf[i] + 1U];
    }
    for (std::size_t i = 1; i < m_starts.size(); ++i)
        m_starts[i] += m_starts[i - 1];
    m_order.resize(items.size());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::size_t i = 0; i < items.size(); ++i)
        m_order[next[cellsOf[i]]++] = std::uint32_t(i);
}

std::optional<LooseGrid> LooseGrid::with(const std::vector<std::uint32_t> &removed, const std::vector<Item> &added,
                                         std::vector<std::uint32_t> &places) const
{
    if (m_levels.empty()) {
        LooseGrid first(added);
        places.resize(added.size());
        const std::vector<std::uint32_t> order = first.takeOrder();
        for (std::uint32_t i = 0; i < order.size(); ++i)
            places[order[i]] = i;
        return first;
    }
    LooseGrid next = *this;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> cells;  // of what is added, and its number
    for (std::uint32_t i = 0; i < added.size(); ++i) {
        Level &level = next.m_levels[levelOf(added[i])];
        if (level.cell < double(added[i].extent))
            return std::nullopt;
        level.empty = false;
        cells.emplace_back(cellOf(level, added[i]), i);
    }
    std::sort(cells.begin(), cells.end());
    places.resize(added.size());
    std::size_t gone = 0, come = 0;
    for (std::size_t cell = 0; cell + 1 < m_starts.size(); ++cell) {
        const std::uint32_t end = m_starts[cell + 1];
        while (gone < removed.size() && removed[gone] < end)
            ++gone;
        for (; come < cells.size() && cells[come].first == cell; ++come)  // after those that were in the cell
            places[cells[come].second] = std::uint32_t(end - gone + come);
        next.m_starts[cell + 1] = std::uint32_t(end - gone + come);
    }
    return next;
}

std::size_t LooseGrid::levelOf(const Item &item) const
{
    std::size_t at = 0;
    while (at + 1 < m_levels.size() && m_levels[at].cell < double(item.extent))
        ++at;
    return at;
}

std::uint32_t LooseGrid::cellOf(const Level &level, const Item &item) const
{
    return std::uint32_t(level.first + std::size_t(row(level, item.y)) * std::size_t(level.columns) + std::size_t(column(level, item.x)));
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
