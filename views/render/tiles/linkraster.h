// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/tiles/coverage.h"
#include "views/render/tiles/tilescene.h"
#include "views/scene/hulls.h"
#include "views/scene/linkcurve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace relata {

/// From the scene to the pixels of one picture: pixel = scene · scale − origin. Origins are whole pixels of the endless picture, in double.
struct TileSpace {
    double scale = 1;
    double left = 0, top = 0;  ///< the pixel of the endless picture that is this picture's first
    int width = 0, height = 0;
    double node = 1;                    ///< pixels per unit of radius
    double line = 1;                    ///< pixels per unit of line width, dash and head
    double ratio = 1;                   ///< pixels per logical pixel
    SceneBox box(double margin) const;  ///< scene; margin in pixels
    QPointF place(float x, float y) const { return {x * scale - left, y * scale - top}; }
};

/// Which links of those near a picture: every \a stride-th, each with the weight of all it stands for.
struct LinkSample {
    std::size_t stride = 1;
};

/// visit(const TileLink &) for every link that touches the picture, \a margin (pixels) about it, and a few more; it returns false to end.
template <typename Visit>
bool forLinksNear(const TileScene &scene, const TileSpace &space, double margin, LinkSample sample, Visit visit)
{
    const double loops = scene.largestRadius() * 1.4 * space.node + (scene.widestLoop() + 30) * space.line;
    for (const TileScene::Links *links : {&scene.lines(), &scene.loops()}) {
        const double about = links == &scene.loops() ? std::max(margin, loops) : margin;
        const SceneBox box = space.box(about);
        const double halfWidth = (box.right - box.left) / 2, halfHeight = (box.bottom - box.top) / 2;
        const double middleX = box.left + halfWidth, middleY = box.top + halfHeight;
        bool more = true;
        std::size_t skip = 0;
        links->grid.ranges(box, [&](std::uint32_t first, std::uint32_t end) {
            std::size_t i = first + skip;
            for (; more && i < end; i += sample.stride) {
                const TileLink &link = links->all[i];
                const double reach = 2 * std::abs(double(link.bent()));
                if (std::max(link.x0, link.x1) + reach < box.left || std::min(link.x0, link.x1) - reach > box.right
                    || std::max(link.y0, link.y1) + reach < box.top || std::min(link.y0, link.y1) - reach > box.bottom)
                    continue;
                // a long link may pass by a corner
                const double dx = double(link.x1) - link.x0, dy = double(link.y1) - link.y0;
                if (std::abs(dx * (middleY - link.y0) - dy * (middleX - link.x0))
                    > (halfWidth + reach) * std::abs(dy) + (halfHeight + reach) * std::abs(dx))
                    continue;
                more = visit(link);
            }
            skip = i - end;
        });
        if (!more)
            return false;
    }
    return true;
}
std::size_t linksNear(const TileScene &scene, const TileSpace &space);

/// The line of a link in pixels, as the painter's linkCurve has it.
LinkCurve curveOf(const TileLink &link, const TileSpace &space);

/// Draws lines, dashes, curves and arrow heads.
class LinkRaster
{
public:
    /// \a hulls: those of closed hulls are left away, those of opening ones are fainter; null: all are drawn.
    LinkRaster(const TileScene &scene, const TileSpace &space, Coverage &target, const HullView *hulls = nullptr);
    void draw(const TileLink &link, float weight = 1);
    /// All that touch the picture; false when \a stale said so meanwhile.
    bool drawAll(LinkSample sample, const std::function<bool()> &stale);
    /// Those of the links drawn by drawAll that may carry a sign.
    const std::vector<const TileLink *> &marked() const { return m_marked; }

private:
    struct Dash {
        float on[4] = {};  ///< on, off, on, off; pixels
        int parts = 0;
        float period = 0;
        float share = 1;  ///< of ink in a period
        bool dots = false;
    };
    Dash dashOf(std::uint8_t modality, float width) const;
    void straight(const TileLink &link, float weight);
    void curved(const TileLink &link, float weight);
    LinkCurve quickCurve(const TileLink &link) const;
    void ribbon(const LinkCurve &curve, int pieces, float width, Ink ink);
    void stroke(QPointF a, QPointF b, float width, const Dash &dash, double phase, Ink ink);
    void head(QPointF tip, QPointF forward, const TileLink &link, Ink ink);

    const TileScene &m_scene;
    TileSpace m_space;
    Coverage &m_target;
    const HullView *m_hulls = nullptr;
    std::vector<Ink> m_inks;
    std::array<Dash, allModalities.size()> m_dashes;
    QRectF m_seen, m_inked;  ///< where anything, and where a line itself, can be seen
    std::vector<const TileLink *> m_marked;
};

}  // namespace relata
