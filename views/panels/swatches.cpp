// SPDX-License-Identifier: Apache-2.0
#include "views/panels/swatches.h"

#include "views/scene/scene.h"
#include "views/scene/shapes.h"
#include "views/theme/icons.h"

#include <QPainter>

namespace relata {

void drawLineSwatch(QPainter &painter, const QRectF &box, const QColor &color, Modality modality)
{
    constexpr double width = 1.8;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(color, width, Qt::SolidLine, modality == Modality::Alleged ? Qt::RoundCap : Qt::FlatCap);
    if (const auto dash = modalityDash(modality); !dash.empty()) {
        QList<qreal> pattern;
        for (const qreal length : dash)
            pattern.append(length / width);  // in units of the pen
        pen.setDashPattern(pattern);
    }
    painter.setPen(pen);
    const double y = std::floor(box.center().y()) + 0.5;
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
    if (modality == Modality::Denied) {
        const QPointF c(box.center().x(), y);
        painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(c + QPointF(-3, -3), c + QPointF(3, 3));
        painter.drawLine(c + QPointF(-3, 3), c + QPointF(3, -3));
    }
    painter.restore();
}

void drawTypeSwatch(QPainter &painter, const QRectF &box, const TypeLook &look, const QColor &fill)
{
    const QSizeF extent = shapeExtent(look.shape);  // halves, for r = 1
    const double r = std::min({box.width() / 2 / extent.width(), box.height() / 2 / extent.height(), box.height() * 0.36});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPath(shapePath(look.shape, box.center(), r));
    painter.restore();
}

void drawTypeCard(QPainter &painter, const QRectF &box, const TypeLook &look, const QColor &ink)
{
    const QSizeF extent = shapeExtent(look.shape);
    const double r = std::min(box.width() / 2 / extent.width(), box.height() / 2 / extent.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.fill);
    painter.drawPath(shapePath(look.shape, box.center(), r));
    const double side = r * 1.06;
    drawIcon(painter, QRectF(box.center() - QPointF(side / 2, side / 2), QSizeF(side, side)), look.icon, ink);
    painter.restore();
}

void drawVoiceDot(QPainter &painter, const QRectF &box, const QColor &color, bool hollow)
{
    const double r = std::min(4.5, std::min(box.width(), box.height()) / 2) - (hollow ? 0.75 : 0);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hollow ? QPen(color, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(color));
    painter.drawEllipse(box.center(), r, r);
    painter.restore();
}

void drawDisputedMark(QPainter &painter, const QRectF &box, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.scale(uiLength(14) / 14.0, uiLength(14) / 14.0);
    painter.rotate(45);
    painter.setPen(QPen(theme.disputed, 1.5));
    painter.setBrush(theme.disputedGround);
    painter.drawRoundedRect(QRectF(-4.6, -4.6, 9.2, 9.2), 2, 2);
    painter.rotate(-45);
    painter.setPen(QPen(theme.disputed, 1.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(-2.6, -1.2), QPointF(2.6, -1.2));
    painter.drawLine(QPointF(-2.6, 1.2), QPointF(2.6, 1.2));
    painter.drawLine(QPointF(1.2, -3), QPointF(-1.2, 3));
    painter.restore();
}

void drawIcon(QPainter &painter, const QRectF &box, const QString &name, const QColor &color)
{
    const QPainterPath path = iconPath(name);
    const double side = std::min(box.width(), box.height());
    if (path.isEmpty() || side <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.scale(side / 24, side / 24);
    painter.translate(-12, -12);
    painter.strokePath(path, QPen(color, 1.5 * 24 / side, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

}  // namespace relata
