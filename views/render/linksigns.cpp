// SPDX-License-Identifier: Apache-2.0
#include "views/render/linksigns.h"

#include "views/render/halotext.h"
#include "views/theme/blend.h"

#include <algorithm>
#include <cmath>

namespace relata {

void paintCross(QPainter &painter, QPointF at, const QColor &color, const QColor &ground, double size)
{
    const double half = 4 * size / std::sqrt(2.0);
    const QLineF strokes[] = {{at - QPointF(half, half), at + QPointF(half, half)}, {at + QPointF(-half, half), at + QPointF(half, -half)}};
    painter.setPen(QPen(ground, 5 * size, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(strokes, 2);
    painter.setPen(QPen(color, 1.8 * size, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(strokes, 2);
}

void paintDispute(QPainter &painter, const Theme &theme, double opacity)
{
    const QColor line = blended(theme.disputed, opacity, theme.canvas);
    painter.rotate(45);
    painter.setPen(QPen(line, 1.5));
    painter.setBrush(blended(theme.disputedGround, opacity, theme.canvas));
    painter.drawRoundedRect(QRectF(-7, -7, 14, 14), 2.5, 2.5);
    painter.rotate(-45);
    painter.setPen(QPen(line, 1.4, Qt::SolidLine, Qt::RoundCap));
    const QLineF strokes[] = {{-3.6, -1.6, 3.6, -1.6}, {-3.6, 1.6, 3.6, 1.6}, {1.9, -4, -1.9, 4}};
    painter.drawLines(strokes, 3);
}

QSizeF pillSize(const QString &text)
{
    return {std::max(16.0, HaloText::widthOf(text, 10, 600) + 9), 14};
}

void paintPill(QPainter &painter, const QRectF &box, const QString &text, const QColor &color, const QColor &border, const QColor &ground,
               double type)
{
    painter.setPen(QPen(border, 1 * type));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    TextLook look;
    look.pixels = 10 * type;
    look.weight = 600;
    look.color = color;
    look.haloWidth = 0;
    HaloText::write(painter, box, {text}, look);
}

}  // namespace relata
