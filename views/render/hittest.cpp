// SPDX-License-Identifier: Apache-2.0
#include "views/render/scenepainter.h"
#include "views/scene/linkcurve.h"
#include "views/scene/shapes.h"

#include <QPolygonF>

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

struct HitTest::Index {
    struct Node {
        QPointF center;
        float radius;
        NodeShape shape;
    };
    struct Link {
        std::uint32_t from, to;
        float bend, width;
    };
    std::vector<Node> nodes;
    std::vector<Link> links;
};

HitTest::HitTest() : m_index(std::make_unique<Index>()) {}
HitTest::~HitTest() = default;
HitTest::HitTest(HitTest &&) noexcept = default;
HitTest &HitTest::operator=(HitTest &&) noexcept = default;

HitTest::HitTest(const Scene &scene) : HitTest()
{
    m_index->nodes.reserve(scene.nodes.size());
    for (const SceneNode &node : scene.nodes)
        m_index->nodes.push_back({node.center, node.radius, node.shape});
    m_index->links.reserve(scene.links.size());
    for (const SceneLink &link : scene.links)
        m_index->links.push_back({link.from, link.to, link.bend, link.width});
}

int HitTest::nodeAt(QPointF target, const Camera &camera) const
{
    const QPointF p = camera.toScene(target);
    const double grow = drawnScale(camera.zoom) / camera.zoom, slack = 2 / camera.zoom;
    int best = -1;
    double bestDistance = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < m_index->nodes.size(); ++i) {
        const Index::Node &node = m_index->nodes[i];
        const QPointF off = p - node.center;
        const double far = node.radius * grow * 1.4 + slack;
        if (std::abs(off.x()) > far || std::abs(off.y()) > far)
            continue;
        const double distance = std::hypot(off.x(), off.y());
        if (distance <= node.radius * grow * outlineDistance(node.shape, off.x(), off.y()) + slack && distance < bestDistance) {
            best = int(i);
            bestDistance = distance;
        }
    }
    return best;
}

int HitTest::linkAt(QPointF target, const Camera &camera, double tolerance) const
{
    const QPointF p = camera.toScene(target);
    const double near = tolerance / camera.zoom, grow = drawnScale(camera.zoom) / camera.zoom;
    int best = -1;
    double bestDistance = near;
    for (std::size_t i = 0; i < m_index->links.size(); ++i) {
        const Index::Link &link = m_index->links[i];
        const Index::Node &from = m_index->nodes[link.from], &to = m_index->nodes[link.to];
        const bool loop = link.from == link.to;
        const double reach = near + 2 * std::abs(link.bend) + (loop ? (from.radius * 2 + 60) * grow : 0);
        if (p.x() < std::min(from.center.x(), to.center.x()) - reach || p.x() > std::max(from.center.x(), to.center.x()) + reach
            || p.y() < std::min(from.center.y(), to.center.y()) - reach || p.y() > std::max(from.center.y(), to.center.y()) + reach)
            continue;
        SceneNode a, b;
        a.center = from.center;
        a.radius = from.radius;
        a.shape = from.shape;
        b.center = to.center;
        b.radius = to.radius;
        b.shape = to.shape;
        SceneLink one;
        one.from = link.from;
        one.to = link.to;
        one.bend = link.bend;
        one.width = link.width;
        one.arrow = false;
        const LinkCurve curve = linkCurve(a, b, one, grow, std::clamp(camera.zoom / 0.6, 0.5, 1.0) / camera.zoom);
        const int steps = curve.kind == LinkCurve::Kind::Line ? 1 : 24;
        for (int s = 0; s < steps; ++s) {
            const double distance = distanceToSegment(p, curve.at(double(s) / steps), curve.at(double(s + 1) / steps));
            if (distance < bestDistance) {
                best = int(i);
                bestDistance = distance;
            }
        }
    }
    return best;
}

std::vector<int> HitTest::nodesIn(const QRectF &sceneRect) const
{
    std::vector<int> found;
    for (std::size_t i = 0; i < m_index->nodes.size(); ++i)
        if (sceneRect.contains(m_index->nodes[i].center))
            found.push_back(int(i));
    return found;
}

std::vector<int> HitTest::nodesIn(const QPolygonF &scenePolygon) const
{
    std::vector<int> found;
    const QRectF box = scenePolygon.boundingRect();
    for (std::size_t i = 0; i < m_index->nodes.size(); ++i)
        if (box.contains(m_index->nodes[i].center) && scenePolygon.containsPoint(m_index->nodes[i].center, Qt::OddEvenFill))
            found.push_back(int(i));
    return found;
}

}  // namespace relata
