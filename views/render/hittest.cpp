// SPDX-License-Identifier: Apache-2.0
#include "views/render/hittest.h"

#include "views/render/tiles/linkraster.h"
#include "views/scene/shapes.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {
namespace {

double distanceToSegment(QPointF p, QPointF a, QPointF b)
{
    const QPointF along = b - a, to = p - a;
    const double square = QPointF::dotProduct(along, along);
    const double t = square > 0 ? std::clamp(QPointF::dotProduct(to, along) / square, 0.0, 1.0) : 0;
    const QPointF off = to - t * along;
    return std::hypot(off.x(), off.y());
}

}  // namespace

HitTest::HitTest() = default;
HitTest::~HitTest() = default;
HitTest::HitTest(HitTest &&) noexcept = default;
HitTest &HitTest::operator=(HitTest &&) noexcept = default;
HitTest::HitTest(const Scene &scene) : HitTest(std::make_shared<const TileScene>(scene)) {}
HitTest::HitTest(std::shared_ptr<const TileScene> scene) : m_scene(std::move(scene)) {}

int HitTest::nodeAt(QPointF target, const Camera &camera) const
{
    if (!m_scene)
        return -1;
    const QPointF p = camera.toScene(target);
    const double grow = drawnScale(camera.zoom, m_scene->farBelow()) / camera.zoom, slack = 2 / camera.zoom,
                 most = m_scene->largestRadius() * grow * 1.4 + slack;
    std::uint32_t best = 0;
    double bestDistance = std::numeric_limits<double>::max();
    m_scene->nodeGrid().ranges({p.x() - most, p.y() - most, p.x() + most, p.y() + most}, [&](std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i < end; ++i) {
            const TileNode &node = m_scene->nodes()[i];
            const QPointF off = p - QPointF(node.x, node.y);
            const double far = node.radius * grow * 1.4 + slack;
            if (std::abs(off.x()) > far || std::abs(off.y()) > far)
                continue;
            const double distance = std::hypot(off.x(), off.y());
            const NodeShape shape = m_scene->kinds()[node.kind].shape;
            if (distance <= node.radius * grow * outlineDistance(shape, off.x(), off.y()) + slack
                && (distance < bestDistance || (distance == bestDistance && node.index < best))) {
                best = node.index;
                bestDistance = distance;
            }
        }
    });
    return bestDistance < std::numeric_limits<double>::max() ? int(best) : -1;
}

int HitTest::linkAt(QPointF target, const Camera &camera, double tolerance) const
{
    if (!m_scene)
        return -1;
    TileSpace space;  // a picture of one point
    space.scale = camera.zoom;
    space.left = target.x() - camera.offset.x();
    space.top = target.y() - camera.offset.y();
    space.node = drawnScale(camera.zoom, m_scene->farBelow());
    space.line = std::clamp(camera.zoom / 0.6, 0.5, 1.0);
    int best = -1;
    double bestDistance = tolerance;
    forLinksNear(*m_scene, space, tolerance, {}, [&](const TileLink &link) {
        if (!(link.flags & TileLink::Loop)) {  // cheap refusal: how far the curve can be from its chord
            const double off = distanceToSegment(QPointF(), space.place(link.x0, link.y0), space.place(link.x1, link.y1));
            if (off > bestDistance + std::abs(double(link.bent())) * space.scale)
                return true;
        }
        const LinkCurve curve = curveOf(link, space);
        const int steps = curve.kind == LinkCurve::Kind::Line ? 1 : 24;
        for (int s = 0; s < steps; ++s) {
            const double distance = distanceToSegment(QPointF(), curve.at(double(s) / steps), curve.at(double(s + 1) / steps));
            if (distance < bestDistance) {
                best = int(link.index);
                bestDistance = distance;
            }
        }
        return true;
    });
    return best;
}

std::vector<int> HitTest::nodesIn(const QRectF &sceneRect) const
{
    return nodesIn(sceneRect, [&](QPointF at) { return sceneRect.contains(at); });
}

std::vector<int> HitTest::nodesIn(const QPolygonF &scenePolygon) const
{
    return nodesIn(scenePolygon.boundingRect(), [&](QPointF at) { return scenePolygon.containsPoint(at, Qt::OddEvenFill); });
}

template <typename Inside>
std::vector<int> HitTest::nodesIn(const QRectF &box, Inside inside) const
{
    std::vector<int> found;
    if (!m_scene)
        return found;
    m_scene->nodeGrid().ranges({box.left(), box.top(), box.right(), box.bottom()}, [&](std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i < end; ++i)
            if (const TileNode &node = m_scene->nodes()[i]; inside(QPointF(node.x, node.y)))
                found.push_back(int(node.index));
    });
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace relata
