// SPDX-License-Identifier: Apache-2.0
#include "views/render/halotext.h"

#include "views/scene/labeltext.h"
#include "views/theme/theme.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace relata {
namespace {

constexpr double spriteMargin = 4;
constexpr float haloOpacity = 0.92F;

/// \a words on a halo of \a width pixels in \a ground: their alpha, widened, below themselves. A stroke round every glyph looks the same
/// and takes ten times as long.
QImage withHalo(const QImage &words, double width, const QColor &ground)
{
    const int columns = words.width(), rows = words.height();
    std::vector<std::uint8_t> alpha(std::size_t(columns) * std::size_t(rows)), wide(alpha.size());
    for (int y = 0; y < rows; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(words.constScanLine(y));
        for (int x = 0; x < columns; ++x)
            alpha[std::size_t(y) * std::size_t(columns) + std::size_t(x)] = std::uint8_t(qAlpha(line[x]));
    }
    const double radius = width / 2;
    const int reach = int(std::ceil(radius + 1));
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            const double weight = std::clamp(radius + 1 - std::hypot(dx, dy), 0.0, 1.0);
            const auto factor = std::uint16_t(std::lround(weight * 256));
            if (factor == 0)
                continue;
            const int left = std::max(0, dx), right = columns + std::min(0, dx);
            for (int y = std::max(0, dy); y < rows + std::min(0, dy); ++y) {
                const std::uint8_t *from = alpha.data() + std::ptrdiff_t(y - dy) * columns - dx;
                std::uint8_t *to = wide.data() + std::ptrdiff_t(y) * columns;
                for (int x = left; x < right; ++x)
                    to[x] = std::max(to[x], std::uint8_t((from[x] * factor) >> 8));
            }
        }
    }
    QImage image(words.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < rows; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < columns; ++x) {
            const int a = int(wide[std::size_t(y) * std::size_t(columns) + std::size_t(x)] * haloOpacity);
            line[x] = qPremultiply(qRgba(ground.red(), ground.green(), ground.blue(), a));
        }
    }
    QPainter painter(&image);
    painter.drawImage(0, 0, words);
    return image;
}

}  // namespace

bool isRaster(const QPainter &painter)
{
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
}

double HaloText::widthOf(const QString &text, double pixels, int weight)
{
    return labelWidth(text, {pixels, weight, false});
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
        const double width = labelWidth(lines[i], {look.pixels, look.weight, false});
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
                ground.setAlphaF(haloOpacity);
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

template <class Make>
QImage HaloText::sprite(const Key &key, Make make)
{
    if (const QImage *known = m_sprites.object(key))
        return *known;
    const QImage made = make();
    m_sprites.insert(key, new QImage(made), made.sizeInBytes());
    return made;
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
    Key key{lines.empty() ? QString() : lines.front(),
            look.pixels,
            look.haloWidth,
            ratio,
            look.weight,
            int(look.align),
            look.color.rgba(),
            look.halo.rgba()};
    for (std::size_t i = 1; i < lines.size(); ++i)
        key.words += QLatin1Char('\n') + lines[i];
    const QImage sprite = this->sprite(key, [&] {
        const QSizeF size = box.size() + QSizeF(2 * spriteMargin, 2 * spriteMargin);
        QImage image(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio)), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter inner(&image);
        inner.setRenderHint(QPainter::Antialiasing);
        inner.setRenderHint(QPainter::TextAntialiasing);
        inner.scale(ratio, ratio);
        TextLook plain = look;
        plain.haloWidth = 0;
        write(inner, QRectF(QPointF(spriteMargin, spriteMargin), box.size()), lines, plain);
        inner.end();
        return look.haloWidth > 0 ? withHalo(image, look.haloWidth * ratio, look.halo) : image;
    });
    // on whole device pixels, else the words blur
    QPointF corner = painter.transform().map(box.topLeft() - QPointF(spriteMargin, spriteMargin));
    const double device = painter.device()->devicePixelRatioF();
    corner = QPointF(std::round(corner.x() * device) / device, std::round(corner.y() * device) / device);
    painter.save();
    painter.resetTransform();
    painter.setOpacity(opacity);
    painter.drawImage(QRectF(corner, QSizeF(sprite.size()) / device), sprite);
    painter.restore();
}

void HaloText::drawTurned(QPainter &painter, QPointF center, double degrees, QSizeF size, const QString &line, const TextLook &look)
{
    const QRectF level(QPointF(-size.width() / 2, -size.height() / 2), size);
    const auto turned = [&](QPainter &target, QPointF at, double by) {
        target.translate(at);
        target.rotate(by);
        write(target, level, {line}, look);
    };
    if (!isRaster(painter) || painter.transform().type() > QTransform::TxScale) {
        painter.save();
        turned(painter, center, degrees);
        painter.restore();
        return;
    }
    const double device = painter.device()->devicePixelRatioF(), ratio = device * painter.transform().m11();
    const Key key{line, look.pixels, look.haloWidth, ratio, look.weight, int(look.align), look.color.rgba(), look.halo.rgba(), qRound(degrees * 16)};
    const QImage sprite = this->sprite(key, [&] {
        const QRectF box = QTransform().rotate(key.turn / 16.0).mapRect(level.adjusted(-spriteMargin, -spriteMargin, spriteMargin, spriteMargin));
        // an even number of pixels, so that the middle lies between two of them
        const QSize pixels(2 * int(std::ceil(box.width() * ratio / 2)), 2 * int(std::ceil(box.height() * ratio / 2)));
        QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter inner(&image);
        inner.setRenderHint(QPainter::Antialiasing);
        inner.setRenderHint(QPainter::TextAntialiasing);
        inner.translate(QPointF(pixels.width(), pixels.height()) / 2);
        inner.scale(ratio, ratio);
        turned(inner, {}, key.turn / 16.0);
        return image;
    });
    const QPointF middle = painter.transform().map(center) * device;
    const QPointF corner(std::round(middle.x()) - sprite.width() / 2, std::round(middle.y()) - sprite.height() / 2);
    painter.save();
    painter.resetTransform();
    painter.drawImage(QRectF(corner / device, QSizeF(sprite.size()) / device), sprite);
    painter.restore();
}

}  // namespace relata
