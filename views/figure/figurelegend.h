// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/figure/typesetter.h"
#include "views/scene/scene.h"

#include <QRectF>

#include <vector>

namespace relata {

/// The legend of a figure: rows of swatches with words, only what the picture shows; widths are explained as well.
class FigureLegend
{
public:
    FigureLegend() = default;
    /// \a counts stands at the right of the last row. \a size = type in page units.
    FigureLegend(const KnowledgeGraph &graph, const Scene &scene, const QString &counts, double size, double width, bool withRows);

    double height() const { return m_height; }
    void paint(QPainter &painter, QPointF origin) const;

private:
    struct Item {
        LegendRow row;
        double strokeWidth = 0;  ///< > 0: an entry that explains a width
        QPointF place;           ///< left end of the swatch, middle of the row
    };
    void paintSwatch(QPainter &painter, const Item &item, QPointF middleLeft) const;

    std::vector<Item> m_items;
    std::vector<TextRun> m_texts;
    double m_size = 6.7, m_height = 0;
    QColor m_ink, m_ground, m_disputed, m_disputedGround;
};

}  // namespace relata
