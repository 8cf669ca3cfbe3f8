// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>

#include <array>
#include <vector>

namespace relata {

/// Finds room for names: boxes that are taken, lines that are better not crossed, and eight places around a node. Target coordinates.
class LabelPlacer
{
public:
    /// \a area: nothing is placed outside.
    explicit LabelPlacer(const QRectF &area);
    void take(const QRectF &box);
    void addLine(QPointF a, QPointF b);
    bool isFree(const QRectF &box) const;
    double taken(const QRectF &box) const;  ///< how much of its area is taken; outside counts as taken
    /// The best free place around \a center, for a shape of half size \a extent; null when there is none. Takes it.
    /// Below, right, left, above, then the diagonals; a crossed line costs as much as two steps in that order.
    QRectF place(QPointF center, QSizeF extent, QSizeF label, double gap);

private:
    static constexpr double cell = 32;
    static constexpr std::size_t crowd = 48;  ///< boxes in a cell: there is no room, and nobody looks any closer
    template <typename Visit>
    void cells(const QRectF &box, Visit visit) const;
    int linesThrough(const QRectF &box) const;

    QRectF m_area;
    int m_columns = 1, m_rows = 1;
    std::vector<QRectF> m_boxes;
    std::vector<std::vector<int>> m_taken;
    std::vector<QLineF> m_lines;
    std::vector<std::vector<int>> m_crossing;
};

}  // namespace relata
