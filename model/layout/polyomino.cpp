// SPDX-License-Identifier: Apache-2.0
#include "model/layout/polyomino.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <set>

namespace relata::layout {

namespace {

constexpr double cellsPerPiece = 120;  // on average
constexpr double mostCells = 40000;    // of all pieces together

struct Cell {
    int x = 0;
    int y = 0;
    friend auto operator<=>(const Cell &, const Cell &) = default;
};

struct Polyomino {
    std::vector<Cell> cells;
    Cell least, most;
};

Box boundsOf(const Piece &piece)
{
    Box all = piece.boxes.empty() ? Box{} : piece.boxes.front();
    for (const Box &box : piece.boxes)
        all.include(box);
    return all;
}

Polyomino rasterised(const Piece &piece, float side, float margin)
{
    const auto cellOf = [side](float v) { return static_cast<int>(std::floor(v / side)); };
    std::set<Cell> covered;
    for (const Box &box : piece.boxes) {
        for (int x = cellOf(box.left - margin); x <= cellOf(box.right + margin); ++x) {
            for (int y = cellOf(box.top - margin); y <= cellOf(box.bottom + margin); ++y)
                covered.insert({x, y});
        }
    }
    for (const auto &[from, to] : piece.lines) {
        const int steps = 1 + static_cast<int>(2 * std::hypot(to.x - from.x, to.y - from.y) / side);
        for (int i = 0; i <= steps; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(steps);
            covered.insert({cellOf(from.x + (to.x - from.x) * t), cellOf(from.y + (to.y - from.y) * t)});
        }
    }
    Polyomino result{{covered.begin(), covered.end()},
                     {std::numeric_limits<int>::max(), std::numeric_limits<int>::max()},
                     {std::numeric_limits<int>::min(), std::numeric_limits<int>::min()}};
    for (const Cell &cell : result.cells) {
        result.least = {std::min(result.least.x, cell.x), std::min(result.least.y, cell.y)};
        result.most = {std::max(result.most.x, cell.x), std::max(result.most.y, cell.y)};
    }
    return result;
}

/// The cells that are taken so far.
class Board
{
public:
    Board(int width, int height) : m_width(width), m_height(height), m_taken(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

    bool isFree(const Polyomino &piece, Cell offset) const
    {
        return std::none_of(piece.cells.begin(), piece.cells.end(), [&](const Cell &cell) { return m_taken[at(cell, offset)] != 0; });
    }
    void take(const Polyomino &piece, Cell offset)
    {
        for (const Cell &cell : piece.cells)
            m_taken[at(cell, offset)] = 1;
    }
    int width() const { return m_width; }
    int height() const { return m_height; }

private:
    std::size_t at(const Cell &cell, Cell offset) const
    {
        return static_cast<std::size_t>(cell.y + offset.y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(cell.x + offset.x);
    }
    int m_width, m_height;
    std::vector<std::uint8_t> m_taken;
};

}  // namespace

std::vector<Point> packPieces(std::span<const Piece> pieces, float aspect, float gap)
{
    std::vector<Point> moves(pieces.size());
    if (pieces.size() < 2)
        return moves;
    double area = 0;
    for (const Piece &piece : pieces) {
        const Box box = boundsOf(piece);
        area += static_cast<double>(box.width() + gap) * (box.height() + gap);
    }
    const double cells = std::min(mostCells, cellsPerPiece * static_cast<double>(pieces.size() + 8));
    const auto side = static_cast<float>(std::max(1.0, std::sqrt(area / cells)));
    std::vector<Polyomino> shapes;
    int extent = 2;
    for (const Piece &piece : pieces) {
        shapes.push_back(rasterised(piece, side, gap / 2));
        extent += std::max(shapes.back().most.x - shapes.back().least.x, shapes.back().most.y - shapes.back().least.y) + 2;
    }
    std::vector<std::size_t> order(pieces.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shapes[a].cells.size() > shapes[b].cells.size(); });

    const Polyomino &first = shapes[order.front()];
    Board board(2 * extent, 2 * extent);
    const Cell start{extent - (first.least.x + first.most.x) / 2, extent - (first.least.y + first.most.y) / 2};
    board.take(first, start);
    Cell least{first.least.x + start.x, first.least.y + start.y};
    Cell most{first.most.x + start.x, first.most.y + start.y};
    for (std::size_t k = 1; k < order.size(); ++k) {
        const Polyomino &piece = shapes[order[k]];
        const int wide = piece.most.x - piece.least.x + 1;
        const int high = piece.most.y - piece.least.y + 1;
        Cell best;
        double bestSize = std::numeric_limits<double>::max();
        double bestAway = std::numeric_limits<double>::max();
        for (int y = std::max(0, least.y - high); y <= std::min(board.height() - high, most.y + 1); ++y) {
            for (int x = std::max(0, least.x - wide); x <= std::min(board.width() - wide, most.x + 1); ++x) {
                const int left = std::min(least.x, x);
                const int top = std::min(least.y, y);
                const int right = std::max(most.x, x + wide - 1);
                const int bottom = std::max(most.y, y + high - 1);
                const double size = std::max((right - left + 1) / static_cast<double>(aspect), bottom - top + 1.0);
                const double away = std::hypot((x + wide / 2.0 - extent) / aspect, y + high / 2.0 - extent);
                if (size > bestSize || (size == bestSize && away >= bestAway))
                    continue;
                const Cell offset{x - piece.least.x, y - piece.least.y};
                if (!board.isFree(piece, offset))
                    continue;
                best = offset;
                bestSize = size;
                bestAway = away;
            }
        }
        board.take(piece, best);
        least = {std::min(least.x, piece.least.x + best.x), std::min(least.y, piece.least.y + best.y)};
        most = {std::max(most.x, piece.most.x + best.x), std::max(most.y, piece.most.y + best.y)};
        moves[order[k]] = {static_cast<float>(best.x - start.x) * side, static_cast<float>(best.y - start.y) * side};
    }
    return moves;
}

}  // namespace relata::layout
