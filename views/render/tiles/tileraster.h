// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/tiles/exposure.h"
#include "views/render/tiles/sprites.h"
#include "views/scene/hulls.h"

#include <QImage>

namespace relata {

/// All that one picture is made of. Shared and never changed, so that threads may draw parts of it at once.
struct TileStyle {
    std::shared_ptr<const TileScene> scene;
    std::shared_ptr<const SpriteSet> sprites;
    Exposure exposure;
    TileGround ground;
    std::shared_ptr<const HullView> hulls = nullptr;   ///< null: none
    std::shared_ptr<const LeftOut> leftOut = nullptr;  ///< null: nothing
};

/// Of an image of 32 bits a pixel that nobody else holds: its rows one after the other.
inline std::uint32_t *pixelsOf(QImage &image)
{
    return reinterpret_cast<std::uint32_t *>(image.bits());
}

/// \a scene in the colours of its theme.
TileGround groundOf(const TileScene &scene, bool heat);

/// Draws what lies in \a space into \a out (0xFFRRGGBB, rows of space.width): lines by how many there are, signs on them, nodes. Order as the
/// painter's. False, with nothing of use in \a out, when \a stale said so meanwhile. Any thread; \a scratch is its own.
bool drawTile(const TileStyle &style, const TileSpace &space, Coverage &scratch, std::uint32_t *out, const std::function<bool()> &stale = {});

/// The nodes near \a space over \a out, every \a stride-th.
void drawNodes(const TileStyle &style, const TileSpace &space, std::size_t stride, std::uint32_t *out);

/// The lines alone, drawn at half the resolution, see-through (premultiplied): a great many that are lit, over tiles.
QImage drawLit(const TileScene &scene, const TileSpace &space, Coverage &scratch);

/// A first picture, quickly: lines at half the resolution, at most about \a mostLinks of them, nodes in full. Sets the exposure that all tiles
/// of this view share.
struct CoarsePicture {
    QImage image;
    Exposure exposure;
};
CoarsePicture drawCoarse(TileStyle style, const TileSpace &space, Coverage &scratch, std::size_t mostLinks, std::size_t mostNodes);

}  // namespace relata
