// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

#include <QPainter>

namespace relata {

/// The style key in the lower left corner: only what is on screen. Up to two columns of eight rows; the rest behind "more".
class LegendBox
{
public:
    void setRows(std::vector<LegendRow> rows) { m_rows = std::move(rows); }
    void setFolded(bool folded) { m_folded = folded; }
    bool folded() const { return m_folded; }
    void layout(const QRectF &area);
    QRectF box() const { return m_box; }
    void paint(QPainter &painter, const Theme &theme, int hoveredRow) const;
    /// Index into rows(); foldButton or moreRow for those; -1 = none.
    int rowAt(QPointF at) const;
    const std::vector<LegendRow> &rows() const { return m_rows; }
    void toggleMore() { m_all = !m_all; }

    static constexpr int foldButton = 1000000, moreRow = 1000001;

private:
    std::size_t shown() const;
    QRectF rowBox(std::size_t i) const;
    std::vector<LegendRow> m_rows;
    QRectF m_box;
    double m_columnWidth = 0;
    std::size_t m_perColumn = 8;
    bool m_folded = false;
    bool m_all = false;
};

}  // namespace relata
