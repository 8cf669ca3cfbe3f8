// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/hullraster.h"

#include "views/render/segment.h"
#include "views/theme/blend.h"

#include <QColor>

#include <algorithm>

namespace relata {
namespace {

/// Over \a out: the more a pixel is covered, the less is seen of what is below.
void blend(const Coverage &layer, float strength, std::uint32_t *out, const TileSpace &space, int step)
{
    InkRow row;
    for (int y = 0; y < space.height; ++y) {
        layer.row(y / step, row);
        std::uint32_t *pixels = out + std::ptrdiff_t(y) * space.width;
        for (int x = 0; x < space.width; ++x) {
            const auto at = std::size_t(x / step);
            const float covered = row.covered[at];
            if (covered <= 0)
                continue;
            const float opacity = covered * strength / (1 + covered * strength), share = opacity / covered;
            const auto part = [&](const std::vector<float> &lines, unsigned shift) {
                const float below = float((pixels[x] >> shift) & 255U);
                return std::uint32_t(std::clamp(below * (1 - opacity) + lines[at] * share + 0.5F, 0.F, 255.F)) << shift;
            };
            pixels[x] = 0xFF000000U | part(row.red, 16) | part(row.green, 8) | part(row.blue, 0);
        }
    }
}

TileSpace shrunk(TileSpace space, int step)
{
    space.width = (space.width + step - 1) / step;
    space.height = (space.height + step - 1) / step;
    for (double *size : {&space.scale, &space.left, &space.top, &space.node, &space.line, &space.ratio})
        *size /= step;
    return space;
}

}  // namespace

void drawHulls(const TileStyle &style, const TileSpace &whole, Coverage &scratch, std::uint32_t *out, int step)
{
    if (!style.hulls || !style.hulls->anyClosed() || style.ground.heat)
        return;
    const HullView &view = *style.hulls;
    const TileSpace space = shrunk(whole, step);
    const auto place = [&](QPointF scene) { return scene * space.scale - QPointF(space.left, space.top); };
    const QRectF seen(-16, -16, space.width + 32, space.height + 32);
    const QColor canvas(style.ground.canvas), neutral = style.ground.dark ? QColor(0xB8, 0xBE, 0xC8) : QColor(0x58, 0x60, 0x6C);
    bool any = false;
    for (const HullLink &link : view.hulls().groups->links) {
        const float shown = view.shown(link);
        const QPointF a = place(view.hulls().all[link.from].middle), b = place(view.hulls().all[link.to].middle);
        double in = 0, out1 = 1;
        if (shown < 0.02F || !clippedSegment(a, b, seen, &in, &out1))
            continue;
        if (!std::exchange(any, true))
            scratch.reset(space.width, space.height);
        const QPointF p = a + (b - a) * in, q = a + (b - a) * out1;
        scratch.line(float(p.x()), float(p.y()), float(q.x()), float(q.y()), float(HullView::width(link.count) * space.ratio),
                     inkOf(neutral.rgb(), shown));
    }
    if (any)
        blend(scratch, 0.5F, out, whole, step);
    any = false;
    for (std::uint32_t i = 0; i < view.hulls().all.size(); ++i) {
        const Hull &hull = view.hulls().all[i];
        const float closed = view.closed(i);
        if (closed < 0.01F || !QRectF(place(hull.bounds.topLeft()), place(hull.bounds.bottomRight())).intersects(seen))
            continue;
        if (!std::exchange(any, true))
            scratch.reset(space.width, space.height);
        std::vector<float> points;
        for (const QPointF &corner : hull.outline) {
            const QPointF at = place(corner);
            points.push_back(float(at.x()));
            points.push_back(float(at.y()));
        }
        const QColor fill(hull.color);
        scratch.polygon(points.data(), int(points.size() / 2), inkOf(blended(fill, 0.5, canvas).rgb(), closed));
        for (std::size_t k = 0; k < points.size(); k += 2) {
            const std::size_t next = (k + 2) % points.size();
            scratch.line(points[k], points[k + 1], points[next], points[next + 1], float(1.4 * space.ratio), inkOf(fill.rgb(), closed));
        }
    }
    if (any)
        blend(scratch, 1.6F, out, whole, step);
}

}  // namespace relata
