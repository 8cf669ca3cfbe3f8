// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

#include <QPainter>
#include <QPixmap>

namespace relata {

/// The style key in the lower left corner: only what is on screen. Two columns of at most eight rows; "more" unfolds the rest in further
/// columns, and turns pages when even they do not hold all.
class LegendBox
{
public:
    void setRows(std::vector<LegendRow> rows)
    {
        m_rows = std::move(rows);
        m_first = 0;
        m_words = {};
    }
    void setFolded(bool folded)
    {
        m_folded = folded;
        m_asked = true;
    }
    /// In a small picture, unless the user has asked otherwise.
    void foldIf(bool small) { m_folded = m_asked ? m_folded : small; }
    bool folded() const { return m_folded; }
    /// \a taken: width at the right of \a area that another overlay needs.
    void layout(const QRectF &area, double taken = 0);
    QRectF box() const { return m_box; }
    void paint(QPainter &painter, const Theme &theme, int hoveredRow) const;
    /// Index into rows(); foldButton or moreRow for those; -1 = none.
    int rowAt(QPointF at) const;
    /// Where a row stands, null while it is not shown. Takes what rowAt gives.
    QRectF boxOf(int row) const;
    const std::vector<LegendRow> &rows() const { return m_rows; }
    /// Unfolds; then the next page; after the last one folds back.
    void toggleMore();

    static constexpr int foldButton = 1000000, moreRow = 1000001;

private:
    bool hasMoreRow() const;
    std::size_t entries() const { return m_shown + (hasMoreRow() ? 1 : 0); }
    QString moreText() const;
    void measure();
    QRectF entryBox(std::size_t i) const;  ///< i-th of what is shown
    double place(std::size_t perColumn);   ///< fills m_columns; the width they need
    void paintInside(QPainter &painter, const Theme &theme, int hoveredRow) const;
    std::vector<LegendRow> m_rows;
    QRectF m_box;
    std::vector<QString> m_labels;  ///< of what is shown, not too wide
    std::vector<double> m_widths;
    std::vector<double> m_columns;  ///< left edges inside, and where the last one ends
    std::size_t m_first = 0, m_shown = 0, m_perColumn = 8;
    double m_rowHeight = 18;
    bool m_folded = false;
    bool m_asked = false;  ///< folded or unfolded by the user
    bool m_all = false;
    /// What stands in the box, and of what it was painted: words cost more than the rest of a frame of panning.
    struct Words {
        QPixmap picture;
        const Theme *theme = nullptr;
        int hoveredRow = -1;
        QRectF box;
        std::size_t first = 0, shown = 0;
    };
    mutable Words m_words;
};

}  // namespace relata
