// SPDX-License-Identifier: Apache-2.0
#include "app/window/appicon.h"

#include <QIconEngine>
#include <QPainter>

namespace relata {
namespace {

/// Painted when it is asked for, on a grid of 128.
class AppIconEngine final : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / 128.0, rect.height() / 128.0);
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(0x2B, 0x59, 0xC3));
        painter->drawRoundedRect(QRectF(4, 4, 120, 120), 28, 28);
        QPen line(Qt::white, 7, Qt::SolidLine, Qt::RoundCap);
        painter->setPen(line);
        painter->drawLine(QPointF(48, 46), QPointF(80, 46));
        painter->drawLine(QPointF(42, 54), QPointF(58, 80));
        line.setDashPattern({1 / 7.0, 12 / 7.0});
        painter->setPen(line);
        painter->drawLine(QPointF(86, 54), QPointF(70, 80));
        painter->setPen(Qt::NoPen);
        painter->setBrush(Qt::white);
        painter->drawEllipse(QPointF(36, 46), 15, 15);
        painter->drawPolygon(QPolygonF({{64, 74}, {83, 90}, {64, 106}, {45, 90}}));
        painter->setBrush(QColor(0xFF, 0xD3, 0x4D));
        painter->drawRoundedRect(QRectF(78, 32, 28, 28), 6, 6);
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {{16, 16}, {32, 32}, {48, 48}}; }
    QIconEngine *clone() const override { return new AppIconEngine; }
};

}  // namespace

QIcon appIcon()
{
    return QIcon(new AppIconEngine);
}

}  // namespace relata
