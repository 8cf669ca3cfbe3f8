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

/// A box in the scene, to be asked of a great many links.
class NearBox
{
public:
    explicit NearBox(const SceneBox &box)
        : m_middleX(float((box.left + box.right) / 2)), m_middleY(float((box.top + box.bottom) / 2)), m_halfX(halfOf(box.left, box.right)),
          m_halfY(halfOf(box.top, box.bottom))
    {
    }
    /// False only if \a link is outside.
    bool touches(const TileLink &link) const
    {
        const float x = (link.x0 + link.x1) / 2 - m_middleX, y = (link.y0 + link.y1) / 2 - m_middleY;
        const float dx = (link.x1 - link.x0) / 2, dy = (link.y1 - link.y0) / 2, width = std::abs(dx), height = std::abs(dy);
        const float reach = 2 * std::abs(link.bent()), halfX = m_halfX + reach, halfY = m_halfY + reach;
        // one side's axes, the other's; and the line's own, since a long link may pass by a corner
        return (std::abs(x) <= halfX + width) & (std::abs(y) <= halfY + height) & (std::abs(dx * y - dy * x) <= halfX * height + halfY * width);
    }

private:
    /// And what floats may be off by.
    static float halfOf(double first, double last) { return float((last - first) / 2 + 1e-6 * (std::abs(first) + std::abs(last))); }
    float m_middleX, m_middleY, m_halfX, m_halfY;
};

/// visit(const TileLink &) for every link that touches the picture, \a margin (pixels) about it, and a few more; it returns false to end.
template <typename Visit>
bool forLinksNear(const TileScene &scene, const TileSpace &space, double margin, LinkSample sample, Visit visit)
{
    const double loops = scene.largestRadius() * 1.4 * space.node + (scene.widestLoop() + 30) * space.line;
    for (const TileScene::Links *links : {&scene.lines(), &scene.loops()}) {
        const double about = links == &scene.loops() ? std::max(margin, loops) : margin;
        const SceneBox box = space.box(about);
        const NearBox near(box);
        bool more = true;
        std::size_t skip = 0;
        links->grid.ranges(box, [&](std::uint32_t first, std::uint32_t end) {
            std::size_t i = first + skip;
            for (; more && i < end; i += sample.stride)
                if (near.touches(links->all[i]))
                    more = visit(links->all[i]);
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
    /// \a hulls: those of closed hulls are left away, those of opening ones are fainter; null: all are drawn. \a leftOut: neither are these.
    LinkRaster(const TileScene &scene, const TileSpace &space, Coverage &target, const HullView *hulls = nullptr, const LeftOut *leftOut = nullptr);
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
    const LeftOut *m_leftOut = nullptr;
    std::vector<Ink> m_inks;
    std::array<Dash, allModalities.size()> m_dashes;
    QRectF m_seen, m_inked;  ///< where anything, and where a line itself, can be seen
    std::vector<const TileLink *> m_marked;
};

}  // namespace relata
