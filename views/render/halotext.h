// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCache>
#include <QImage>
#include <QPainter>
#include <QString>

#include <vector>

namespace relata {

/// How one block of words is set.
struct TextLook {
    double pixels = 12;
    int weight = 500;
    QColor color;
    QColor halo;  ///< canvas colour; alpha is added here
    double haloWidth = 3.2;
    Qt::Alignment align = Qt::AlignHCenter;
};

/// Writes lines into a box, halo below the glyphs. On raster devices through a cache of sprites; else as text over a stroked path.
class HaloText
{
public:
    void draw(QPainter &painter, const QRectF &box, const std::vector<QString> &lines, const TextLook &look, double opacity = 1);
    /// One line round \a center, turned by \a degrees clockwise (kept to a sixteenth), \a size the box it would have if it lay level. Through the
    /// cache too, since a line keeps its slope while the view moves.
    void drawTurned(QPainter &painter, QPointF center, double degrees, QSizeF size, const QString &line, const TextLook &look);
    /// Without cache, whatever the device.
    static void write(QPainter &painter, const QRectF &box, const std::vector<QString> &lines, const TextLook &look);
    static double widthOf(const QString &text, double pixels, int weight);

private:
    struct Key {
        QString words;
        double pixels, haloWidth, ratio;
        int weight, align;
        QRgb color, halo;
        int turn = 0;  ///< sixteenths of a degree
        friend bool operator==(const Key &, const Key &) = default;
        friend std::size_t qHash(const Key &key, std::size_t seed = 0)
        {
            return qHashMulti(seed, key.words, key.pixels, key.haloWidth, key.ratio, key.weight, key.align, key.color, key.halo, key.turn);
        }
    };
    /// The sprite of \a key, made by \a make where there is none.
    template <class Make>
    QImage sprite(const Key &key, Make make);

    QCache<Key, QImage> m_sprites{32 << 20};  ///< bytes; those that were not drawn for the longest time go first
};

/// True when pixels are painted (window, image), false for documents.
bool isRaster(const QPainter &painter);

}  // namespace relata
