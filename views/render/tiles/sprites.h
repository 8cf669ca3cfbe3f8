// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/tiles/linkraster.h"

#include <QHash>

#include <functional>
#include <map>
#include <memory>
#include <tuple>

class QPainter;

namespace relata {

/// A small picture, premultiplied.
struct Sprite {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
};
/// \a sprite over \a picture, its middle at (x, y) rounded to whole pixels.
void stamp(const Sprite &sprite, double x, double y, std::uint32_t *picture, int width, int height, int stride);
/// An opaque dot over \a picture.
void stampDot(double x, double y, double radius, std::uint32_t rgb, std::uint32_t *picture, int width, int height, int stride);

/// The sprites of one zoom; never changes once it is handed out.
struct SpriteSet {
    std::vector<std::shared_ptr<const Sprite>> nodes;       ///< by kind; null: a dot, or not needed yet
    QHash<quint32, std::shared_ptr<const Sprite>> crosses;  ///< by colour
    QHash<quint32, std::shared_ptr<const Sprite>> pills;    ///< by colour << 8 | count
    std::shared_ptr<const Sprite> dispute, pin;
};

/// What stands on links.
enum class LinkSign { None, Dispute, Count };
/// Which sign \a link carries at this size; how long it is drawn is \a length (pixels).
LinkSign signOf(const TileLink &link, const TileSpace &space, double length);
bool isCrossed(const TileLink &link, const TileSpace &space, double length);

/// Paints sprites on the thread of the window, once for each look that comes into view. Sizes are rounded to quarters of a pixel, so that a zoom that
/// glides and a scene in motion find what was painted for others.
class SpriteShelf
{
public:
    /// Everything that a picture of \a space needs, added to what was there for the same sizes.
    std::shared_ptr<const SpriteSet> prepare(const TileScene &scene, const TileSpace &space);
    void newScene() { m_set.reset(); }  ///< its numbers stand for other looks

private:
    enum class Sign { Node, Pin, Dispute, Cross, Pill };
    using Look = std::tuple<Sign, QRgb, int, NodeShape, QString>;  ///< colour, size or count, shape, icon
    template <typename Paint>
    const std::shared_ptr<const Sprite> &known(Look look, QSizeF size, Paint paint);

    std::map<Look, std::shared_ptr<const Sprite>> m_known;  ///< of one theme and ratio
    ThemeKind m_theme = ThemeKind::Light;
    std::shared_ptr<const SpriteSet> m_set;
    double m_node = 0, m_line = 0, m_ratio = 0;
};

}  // namespace relata
