// SPDX-License-Identifier: Apache-2.0
#include "views/render/halotext.h"

#include "views/scene/labeltext.h"
#include "views/theme/theme.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainterPath>

#include <cmath>

namespace relata {
namespace {

constexpr qsizetype mostSprites = 3000;
constexpr double spriteMargin = 4;

}  // namespace

bool isRaster(const QPainter &painter)
{
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
}

double HaloText::widthOf(const QString &text, double pixels, int weight)
{
    return labelSize({text}, {pixels, weight, false}).width();
}

void HaloText::write(QPainter &painter, const QRectF &box, const std::vector<QString> &lines, const TextLook &look)
{
    // QFont knows whole pixels only, so the painter is scaled to the fraction
    const double base = std::ceil(look.pixels), scale = look.pixels / base;
    const QFont font = pictureFont(base, look.weight);
    const QFontMetricsF metrics(font);
    const double lineHeight = lines.empty() ? 0 : box.height() / double(lines.size());
    painter.save();
    painter.setFont(font);
    std::vector<QPointF> places;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double width = metrics.horizontalAdvance(lines[i]) * scale;
        const double x = look.align & Qt::AlignLeft ? box.left() : look.align & Qt::AlignRight ? box.right() - width : box.center().x() - width / 2;
        const double y = box.top() + lineHeight * double(i) + lineHeight / 2 + (metrics.ascent() - metrics.descent()) * scale / 2;
        places.emplace_back(x, y);
    }
    for (const bool halo : {true, false}) {
        if (halo && look.haloWidth <= 0)
            continue;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            painter.save();
            painter.translate(places[i]);
            if (scale != 1)
                painter.scale(scale, scale);
            if (halo) {
                QColor ground = look.halo;
                ground.setAlphaF(0.92F);
                QPainterPath glyphs;
                glyphs.addText(0, 0, font, lines[i]);
                painter.strokePath(glyphs, QPen(ground, look.haloWidth / scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            } else {
                painter.setPen(look.color);
                painter.drawText(QPointF(), lines[i]);
            }
            painter.restore();
        }
    }
    painter.restore();
}

void HaloText::draw(QPainter &painter, const QRectF &box, const std::vector<QString> &lines, const TextLook &look, double opacity)
{
    if (!isRaster(painter) || painter.transform().type() > QTransform::TxScale) {
        if (opacity < 1)
            painter.setOpacity(opacity);
        write(painter, box, lines, look);
        if (opacity < 1)
            painter.setOpacity(1);
        return;
    }
    const double ratio = painter.device()->devicePixelRatioF() * painter.transform().m11();
    QString key = QStringLiteral("%1|%2|%3|%4|%5|%6").arg(look.pixels).arg(look.weight).arg(look.color.rgba()).arg(look.halo.rgba()).arg(ratio).arg(int(look.align));
    for (const QString &line : lines)
        key += QLatin1Char('\n') + line;
    auto sprite = m_sprites.constFind(key);
    if (sprite == m_sprites.constEnd()) {
        if (m_sprites.size() > mostSprites)
            m_sprites.clear();
        const QSizeF size = box.size() + QSizeF(2 * spriteMargin, 2 * spriteMargin);
        QImage image(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio)), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter inner(&image);
        inner.setRenderHint(QPainter::Antialiasing);
        inner.setRenderHint(QPainter::TextAntialiasing);
        inner.scale(ratio, ratio);
        write(inner, QRectF(QPointF(spriteMargin, spriteMargin), box.size()), lines, look);
        inner.end();
        sprite = m_sprites.insert(key, image);
    }
    // on whole device pixels, else the words blur
    QPointF corner = painter.transform().map(box.topLeft() - QPointF(spriteMargin, spriteMargin));
    const double device = painter.device()->devicePixelRatioF();
    corner = QPointF(std::round(corner.x() * device) / device, std::round(corner.y() * device) / device);
    painter.save();
    painter.resetTransform();
    painter.setOpacity(opacity);
    painter.drawImage(QRectF(corner, QSizeF(sprite->size()) / device), *sprite);
    painter.restore();
}

}  // namespace relata
