// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/stillpicture.h"

#include "views/render/linkpass.h"
#include "views/render/tiles/tilepool.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace relata {
namespace {

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

PictureScale scaleOf(const Camera &camera, double sizeScale, double farBelow)
{
    PaintOptions options;
    options.sizeScale = sizeScale;
    return {camera, options, farBelow};
}

/// One row of tiles after the other, so that hardly more than the picture is held.
QImage drawnOn(QRgb canvas, TileStyle style, const TileSpace &space, TilePool &pool)
{
    style.ground.canvas = canvas;
    QImage image(space.width, space.height, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    const TileGrid grid = TileGrid::fitting(space);
    pool.setStyle(style, space, grid);
    for (std::int64_t row = 0; row * grid.height < space.height; ++row) {
        std::vector<TileKey> wanted;
        for (std::int64_t column = 0; column * grid.width < space.width; ++column)
            wanted.push_back({column, row});
        pool.want(wanted);
        pool.wait();
        for (const DrawnTile &tile : pool.take()) {
            const int left = int(tile.key.x) * grid.width, top = int(tile.key.y) * grid.height;
            const auto bytes = std::size_t(std::min(grid.width, space.width - left)) * sizeof(QRgb);
            for (int y = 0; y < std::min(grid.height, space.height - top); ++y)
                std::memcpy(image.scanLine(top + y) + std::size_t(left) * sizeof(QRgb), tile.image.constScanLine(y), bytes);
        }
    }
    return image;
}

/// How busy the picture is. As lines grow with the picture, a small one tells it.
Exposure exposureOf(TileStyle style, TileSpace space)
{
    constexpr double enough = 2e6;  // pixels
    const double shrink = std::min(1.0, std::sqrt(enough / (double(space.width) * space.height)));
    for (double *each : {&space.scale, &space.left, &space.top, &space.node, &space.line, &space.ratio})
        *each *= shrink;
    space.width = std::max(1, int(space.width * shrink));
    space.height = std::max(1, int(space.height * shrink));
    style.sprites = nullptr;
    Coverage scratch;
    return drawCoarse(style, space, scratch, all, 0).exposure;
}

/// What hides white and black alike is opaque: how much of the ground is seen is the difference of the two.
QImage withoutGround(const QImage &onWhite, QImage onBlack)
{
    if (onWhite.isNull() || onBlack.isNull())
        return {};
    onBlack.reinterpretAsFormat(QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < onBlack.height(); ++y) {
        const auto *white = reinterpret_cast<const QRgb *>(onWhite.constScanLine(y));
        auto *pixel = reinterpret_cast<QRgb *>(onBlack.scanLine(y));
        for (int x = 0; x < onBlack.width(); ++x) {
            const int seen = std::max({qRed(white[x]) - qRed(pixel[x]), qGreen(white[x]) - qGreen(pixel[x]), qBlue(white[x]) - qBlue(pixel[x]), 0});
            const int alpha = 255 - seen;
            pixel[x] = qRgba(std::min(qRed(pixel[x]), alpha), std::min(qGreen(pixel[x]), alpha), std::min(qBlue(pixel[x]), alpha), alpha);
        }
    }
    return onBlack;
}

}  // namespace

bool linesCrowd(const Scene &scene, const Camera &camera, const QRectF &area, double sizeScale)
{
    const double room = area.width() * area.height();
    const double across = scaleOf(camera, sizeScale, scene.farBelow).line;
    double covered = 0;
    for (const SceneLink &link : scene.links) {
        const QPointF way = scene.nodes[link.to].center - scene.nodes[link.from].center;
        covered += std::hypot(way.x(), way.y()) * camera.zoom * across;
        if (covered > room)
            return true;
    }
    return false;
}

bool StillPicture::paint(QPainter &painter, const Camera &camera, const QRectF &area, double sizeScale, double density, bool seeThrough) const
{
    constexpr double mostPixels = 100e6;
    density = std::min(density, std::sqrt(mostPixels / std::max(1.0, area.width() * area.height())));
    const PictureScale scale = scaleOf(camera, sizeScale, m_scene->farBelow());
    TileSpace space;
    const double left = std::floor(area.left() * density), top = std::floor(area.top() * density);  // on whole pixels of the page
    space.scale = camera.zoom * density;
    space.left = left - std::round(camera.offset.x() * density);
    space.top = top - std::round(camera.offset.y() * density);
    space.width = std::max(1, int(std::ceil(area.right() * density) - left));
    space.height = std::max(1, int(std::ceil(area.bottom() * density) - top));
    space.node = scale.node * density;
    space.line = scale.line * density;
    space.ratio = sizeScale * density;

    SpriteShelf shelf;
    TileStyle style{m_scene, shelf.prepare(*m_scene, space), {}, groundOf(*m_scene, false)};
    style.exposure = exposureOf(style, space);
    TilePool pool([] {});
    const QImage image = seeThrough ? withoutGround(drawnOn(0xFFFFFFFF, style, space, pool), drawnOn(0xFF000000, style, space, pool))
                                    : drawnOn(style.ground.canvas, style, space, pool);
    if (image.isNull())
        return false;
    painter.save();
    painter.setRenderHint(QPainter::LosslessImageRendering);
    painter.drawImage(QRectF(QPointF(left, top) / density, QSizeF(image.size()) / density), image);
    painter.restore();
    return true;
}

}  // namespace relata
