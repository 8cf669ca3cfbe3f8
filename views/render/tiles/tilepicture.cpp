// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/tilepicture.h"

#include "views/render/linkpass.h"
#include "views/render/tiles/tilepatches.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

constexpr std::size_t coarseLinks = 15000, coarseNodes = 20000;

}  // namespace

TilePicture::TilePicture(std::function<void()> changed) : m_pool(std::move(changed)) {}

void TilePicture::setScene(std::shared_ptr<const TileScene> scene)
{
    m_style.scene = std::move(scene);
    m_style.leftOut.reset();
    m_shelf.newScene();
    m_stale = true;
}

void TilePicture::follow(std::shared_ptr<const TileScene> scene, const TileChange &change, std::shared_ptr<const Hulls> hulls)
{
    constexpr std::size_t share = 50;  // the exposure is that of the picture that the edits began with
    const std::size_t lines = scene->lines().all.size();
    m_followed += change.links.size();
    takeDrawn();
    m_pool.cancel();
    m_pooled = false;
    m_style.scene = std::move(scene);
    m_hulls = std::move(hulls);
    if (m_style.hulls || !(m_stale || m_moving))
        makeView(m_space);  // else the communities would be asked for with numbers of before
    if (m_stale || m_moving || m_followed * share > lines) {
        m_stale = true;
        return;
    }
    const auto patches = patchesOf(change, m_shown, m_grid);
    if (!patches) {
        m_stale = true;
        return;
    }
    for (const TilePatch &patch : *patches)
        if (std::find(m_patches.begin(), m_patches.end(), patch) == m_patches.end())
            m_patches.push_back(patch);
    std::erase_if(m_tiles, [this](const auto &tile) { return !isInView(tile.first, m_shown, m_grid); });  // drawn ahead: they will be again
}

void TilePicture::setHulls(std::shared_ptr<const Hulls> hulls)
{
    m_stale = m_stale || hulls != m_hulls;
    m_hulls = std::move(hulls);
}

void TilePicture::leaveOut(std::shared_ptr<const LeftOut> what)
{
    m_stale = m_stale || what != m_style.leftOut;
    m_style.leftOut = std::move(what);
}

void TilePicture::setHeat(bool heat)
{
    m_stale = m_stale || heat != m_heat;
    m_heat = heat;
}

Camera TilePicture::onPixels(const Camera &camera, double ratio)
{
    return {camera.zoom, QPointF(std::round(camera.offset.x() * ratio) / ratio, std::round(camera.offset.y() * ratio) / ratio)};
}

TileSpace TilePicture::spaceOf(const Camera &camera, QSize size, double ratio) const
{
    const PictureScale scale(camera, {}, m_style.scene ? m_style.scene->farBelow() : usualFar);
    TileSpace space;
    space.scale = camera.zoom * ratio;
    space.left = -std::round(camera.offset.x() * ratio);
    space.top = -std::round(camera.offset.y() * ratio);
    space.width = int(std::ceil(size.width() * ratio));
    space.height = int(std::ceil(size.height() * ratio));
    space.node = scale.node * ratio;
    space.line = scale.line * ratio;
    space.ratio = ratio;
    return space;
}

/// Another zoom, scene or kind of picture: a coarse one now; no tile of before is shown again.
void TilePicture::begin(const TileSpace &space)
{
    m_space = space;
    m_style.ground = groundOf(*m_style.scene, m_heat);
    m_style.sprites = m_shelf.prepare(*m_style.scene, space);
    makeView(space);
    m_patches.clear();
    m_followed = 0;
    CoarsePicture coarse = drawCoarse(m_style, space, m_scratch, coarseLinks, coarseNodes);
    m_style.exposure = coarse.exposure;
    m_coarse = std::move(coarse.image);
    m_tiles.clear();
    m_grid = TileGrid::fitting(space);
    m_pool.cancel();
    m_pooled = false;
    m_stale = false;
}

/// How far communities are closed in \a space.
void TilePicture::makeView(const TileSpace &space)
{
    m_style.hulls =
        m_hulls ? std::make_shared<const HullView>(m_hulls, space.scale / space.ratio, QSizeF(space.width, space.height) / space.ratio) : nullptr;
}

void TilePicture::takeDrawn()
{
    for (DrawnTile &tile : m_pool.take())
        if (tile.patch)
            takePatch(tile);
        else
            m_tiles.insert_or_assign(tile.key, std::move(tile.image));
}

/// Into the tiles that it lies on.
void TilePicture::takePatch(const DrawnTile &drawn)
{
    const TilePatch &patch = *drawn.patch;
    std::erase(m_patches, patch);
    for (auto &[key, image] : m_tiles) {
        const QPointF off = QPointF(patch.left, patch.top) - m_grid.place(key);
        if (!QRectF(off, QSizeF(patch.width, patch.height)).intersects(QRectF(image.rect())))
            continue;
        QPainter painter(&image);
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.drawImage(off.toPoint(), drawn.image);
    }
}

/// Tiles in view and \a ring about it that are not there, those in the middle first.
std::vector<TileKey> TilePicture::missing(const TileSpace &space, int ring) const
{
    std::vector<TileKey> keys;
    for (std::int64_t y = m_grid.row(space.top) - ring; y <= m_grid.row(space.top + space.height - 1) + ring; ++y)
        for (std::int64_t x = m_grid.column(space.left) - ring; x <= m_grid.column(space.left + space.width - 1) + ring; ++x)
            if (!m_tiles.contains({x, y}))
                keys.push_back({x, y});
    const double cx = (space.left - m_grid.left + space.width / 2.0) / m_grid.width - 0.5;
    const double cy = (space.top - m_grid.top + space.height / 2.0) / m_grid.height - 0.5;
    const auto away = [&](const TileKey &key) { return std::hypot(double(key.x) - cx, double(key.y) - cy); };
    std::stable_sort(keys.begin(), keys.end(), [&](const TileKey &a, const TileKey &b) { return away(a) < away(b); });
    return keys;
}

void TilePicture::forgetFar(const TileSpace &space)
{
    constexpr int kept = 3;  // rings
    const std::int64_t left = m_grid.column(space.left) - kept, right = m_grid.column(space.left + space.width) + kept;
    const std::int64_t top = m_grid.row(space.top) - kept, bottom = m_grid.row(space.top + space.height) + kept;
    std::erase_if(m_tiles,
                  [&](const auto &tile) { return tile.first.x < left || tile.first.x > right || tile.first.y < top || tile.first.y > bottom; });
}

void TilePicture::paint(QPainter &painter, const Camera &camera, QSize size, Motion motion)
{
    if (!m_style.scene)
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const TileSpace space = spaceOf(camera, size, ratio);
    const bool zoomed = space.scale != m_space.scale || space.ratio != m_space.ratio;
    const bool resized = space.width != m_space.width || space.height != m_space.height;
    const bool far = std::abs(space.left - m_space.left) > space.width || std::abs(space.top - m_space.top) > space.height;
    if (m_stale || zoomed || resized || (far && motion == Motion::Still))
        begin(space);
    takeDrawn();
    m_moving = motion == Motion::Moving;
    m_shown = space;
    std::vector<TileKey> wanted = missing(space, 0);
    m_missing = wanted.size();
    if (!m_moving) {
        if (wanted.empty() && m_patches.empty())
            wanted = missing(space, 1);  // what is in view comes first
        if (!wanted.empty() || !m_patches.empty()) {
            TileSpace ringed = space;  // sprites for the tiles ahead, too
            ringed.left -= m_grid.width;
            ringed.top -= m_grid.height;
            ringed.width += 2 * m_grid.width;
            ringed.height += 2 * m_grid.height;
            m_style.sprites = m_shelf.prepare(*m_style.scene, ringed);
            if (m_pooled)
                m_pool.addSprites(m_style.sprites);
            else
                m_pool.setStyle(m_style, space, m_grid);
            m_pooled = true;
            m_pool.want(wanted, m_patches);
        }
        forgetFar(space);
    }
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);  // pixel by pixel: where Qt sees a scale, it does not copy but blend
    const auto put = [&](const QImage &image, double left, double top) { painter.drawImage(QPoint(int(left), int(top)), image); };
    if (m_missing > 0) {
        const double dx = m_space.left - space.left, dy = m_space.top - space.top;
        if (dx != 0 || dy != 0)
            painter.fillRect(QRect(0, 0, space.width, space.height), QColor(m_style.ground.canvas));
        put(m_coarse, dx, dy);
    }
    for (std::int64_t y = m_grid.row(space.top); y <= m_grid.row(space.top + space.height - 1); ++y)
        for (std::int64_t x = m_grid.column(space.left); x <= m_grid.column(space.left + space.width - 1); ++x)
            if (const auto tile = m_tiles.find({x, y}); tile != m_tiles.end())
                put(tile->second, m_grid.place({x, y}).x() - space.left, m_grid.place({x, y}).y() - space.top);
    painter.restore();
}

void TilePicture::paintLit(QPainter &painter, const Scene &part, const Camera &camera, QSize size)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QImage lines = drawLit(TileScene(part), spaceOf(camera, size, ratio), m_scratch);
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(QPoint(), lines);
    painter.restore();
}

}  // namespace relata
