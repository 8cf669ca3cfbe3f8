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
    void setFolded(bool folded)
    {
        m_folded = folded;
        m_asked = true;
    }
    /// In a small picture, unless the user has asked otherwise.
    void foldIf(bool small) { m_folded = m_asked ? m_folded : small; }
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
    std::size_t entries() const;     ///< with the row that shows more or fewer
    QString moreText() const;
    QRectF rowBox(std::size_t i) const;
    std::vector<LegendRow> m_rows;
    QRectF m_box;
    std::vector<double> m_columns;   ///< left edges inside, and where the last one ends
    std::size_t m_perColumn = 8;
    bool m_folded = false;
    bool m_asked = false;   ///< folded or unfolded by the user
    bool m_all = false;
};

}  // namespace relata
