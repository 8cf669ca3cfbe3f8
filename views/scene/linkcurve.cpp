// SPDX-License-Identifier: Apache-2.0
#include "views/scene/linkcurve.h"

#include "views/scene/shapes.h"

#include <cmath>
#include <numbers>

namespace relata {
namespace {

constexpr double tipGap = 2.5, tailGap = 2.0, notchAt = 0.78, loopOut = 20;

double lengthOf(QPointF v)
{
    return std::sqrt(v.x() * v.x() + v.y() * v.y());  // hypot costs 5 % of a frame
}

double edge(const CurveEnd &node, double nodeScale, QPointF direction)
{
    return node.radius * nodeScale * outlineDistance(node.shape, direction.x(), direction.y());
}

QPointF quadAt(QPointF a, QPointF c, QPointF b, double t)
{
    const double u = 1 - t;
    return u * u * a + 2 * u * t * c + t * t * b;
}

void setHead(LinkCurve &curve, QPointF tip, QPointF forward, double width, double scale)
{
    const double length = (6.5 + 1.3 * width) * scale, half = (2.9 + 0.75 * width) * scale;
    const QPointF side(-forward.y(), forward.x());
    const QPointF back = tip - forward * length;
    curve.hasHead = true;
    curve.head = {tip, back + side * half, tip - forward * length * notchAt, back - side * half};
}

/// The parameter in [from, to] where the curve is \a wanted away from \a center along the outline; distance grows from `from` to `to`.
double crossing(const std::array<QPointF, 3> &q, const CurveEnd &node, double nodeScale, double gap, double from, double to)
{
    for (int i = 0; i < 18; ++i) {
        const double mid = (from + to) / 2;
        const QPointF v = quadAt(q[0], q[1], q[2], mid) - node.center;
        if (lengthOf(v) < edge(node, nodeScale, v) + gap)
            from = mid;
        else
            to = mid;
    }
    return (from + to) / 2;
}

LinkCurve loopCurve(const CurveEnd &node, const CurveLook &link, qreal nodeScale, qreal widthScale)
{
    LinkCurve curve;
    curve.kind = LinkCurve::Kind::Loop;
    const double angle = 27 * std::numbers::pi / 180;
    const QPointF up(std::cos(angle), -std::sin(angle)), down(std::cos(angle), std::sin(angle));
    const double r = node.radius * nodeScale, out = (loopOut + std::abs(link.bend)) * widthScale;
    curve.a = node.center + up * (edge(node, nodeScale, up) + tailGap * widthScale);
    const QPointF tip = node.center + down * (edge(node, nodeScale, down) + tipGap * widthScale);
    // a cubic reaches three quarters of the way to its control points
    const double reach = r * std::max(1.0, shapeExtent(node.shape).width()) + out;
    const double x = node.center.x() + (reach - 0.25 * (curve.a.x() - node.center.x())) / 0.75;
    curve.c = {x, node.center.y() - std::max(out * 0.95, r * 0.75)};
    curve.d = {x, node.center.y() + std::max(out * 0.95, r * 0.75)};
    curve.b = tip;
    if (link.arrow) {
        const QPointF forward = (tip - curve.d) / lengthOf(tip - curve.d);
        setHead(curve, tip, forward, link.width, widthScale);
        curve.b = tip - forward * (6.5 + 1.3 * link.width) * widthScale * notchAt * 0.9;
    }
    return curve;
}

}  // namespace

QPointF LinkCurve::at(double t) const
{
    const double u = 1 - t;
    switch (kind) {
    case Kind::Line:
        return u * a + t * b;
    case Kind::Quad:
        return quadAt(a, c, b, t);
    case Kind::Loop:
        return u * u * u * a + 3 * u * u * t * c + 3 * u * t * t * d + t * t * t * b;
    }
    return a;
}

QPointF LinkCurve::direction(double t) const
{
    const double u = 1 - t;
    switch (kind) {
    case Kind::Line:
        return b - a;
    case Kind::Quad:
        return u * (c - a) + t * (b - c);
    case Kind::Loop:
        return u * u * (c - a) + 2 * u * t * (d - c) + t * t * (b - d);
    }
    return b - a;
}

double LinkCurve::length() const
{
    if (kind == Kind::Line)
        return lengthOf(b - a);
    double sum = 0;
    QPointF last = a;
    for (int i = 1; i <= 16; ++i) {
        const QPointF p = at(i / 16.0);
        sum += lengthOf(p - last);
        last = p;
    }
    return sum;
}

QPainterPath LinkCurve::path() const
{
    QPainterPath path(a);
    if (kind == Kind::Line)
        path.lineTo(b);
    else if (kind == Kind::Quad)
        path.quadTo(c, b);
    else
        path.cubicTo(c, d, b);
    return path;
}

QPainterPath LinkCurve::part(double from, double to) const
{
    if (kind == Kind::Loop)
        return path();
    QPainterPath path(at(from));
    if (kind == Kind::Line)
        path.lineTo(at(to));
    else
        path.quadTo((1 - from) * ((1 - to) * a + to * c) + from * ((1 - to) * c + to * b), at(to));
    return path;
}

QRectF LinkCurve::bounds() const
{
    double left = std::min(a.x(), b.x()), right = std::max(a.x(), b.x()), top = std::min(a.y(), b.y()), bottom = std::max(a.y(), b.y());
    const auto add = [&](QPointF p) {
        left = std::min(left, p.x());
        right = std::max(right, p.x());
        top = std::min(top, p.y());
        bottom = std::max(bottom, p.y());
    };
    if (kind != Kind::Line)
        add(c);
    if (kind == Kind::Loop)
        add(d);
    if (hasHead)
        for (const QPointF &p : head)
            add(p);
    return QRectF(QPointF(left, top), QPointF(right, bottom));
}

LinkCurve linkCurve(const SceneNode &from, const SceneNode &to, const SceneLink &link, qreal nodeScale, qreal widthScale)
{
    return linkCurve(CurveEnd{from.center, from.radius, from.shape}, CurveEnd{to.center, to.radius, to.shape},
                     CurveLook{&from == &to || link.from == link.to, link.arrow, link.width, link.bend}, nodeScale, widthScale);
}

LinkCurve linkCurve(const CurveEnd &from, const CurveEnd &to, const CurveLook &link, qreal nodeScale, qreal widthScale)
{
    if (link.loop)
        return loopCurve(from, link, nodeScale, widthScale);
    LinkCurve curve;
    const QPointF across = to.center - from.center;
    const double distance = lengthOf(across);
    if (distance < 1e-6) {  // on top of one another: nothing to see
        curve.a = curve.b = curve.c = from.center;
        return curve;
    }
    const QPointF ahead = across / distance;
    const double headLength = (6.5 + 1.3 * link.width) * widthScale * notchAt * 0.9;
    if (std::abs(link.bend) < 0.01F) {
        double start = edge(from, nodeScale, ahead) + tailGap * widthScale;
        double end = distance - edge(to, nodeScale, -ahead) - tipGap * widthScale;
        if (end < start)
            start = end = (start + end) / 2;
        const QPointF tip = from.center + ahead * end;
        curve.a = from.center + ahead * start;
        curve.b = tip;
        if (link.arrow && end > start) {
            setHead(curve, tip, ahead, link.width, widthScale);
            curve.b = from.center + ahead * std::max(start, end - headLength);
        }
        return curve;
    }
    curve.kind = LinkCurve::Kind::Quad;
    const QPointF left(ahead.y(), -ahead.x());  // y points down: this is the left hand when looking along from → to
    const std::array<QPointF, 3> whole{from.center, (from.center + to.center) / 2 + left * (2.0 * link.bend), to.center};
    const double first = crossing(whole, from, nodeScale, tailGap * widthScale, 0, 0.5);
    double last = crossing(whole, to, nodeScale, tipGap * widthScale, 1, 0.5);
    const QPointF tip = quadAt(whole[0], whole[1], whole[2], last);
    if (link.arrow && last > first) {
        double back = last;
        for (double low = first, high = last, i = 0; i < 16; ++i) {  // where the line comes within the head
            back = (low + high) / 2;
            if (lengthOf(quadAt(whole[0], whole[1], whole[2], back) - tip) > headLength)
                low = back;
            else
                high = back;
        }
        const QPointF foot = quadAt(whole[0], whole[1], whole[2], back);
        const double chord = lengthOf(tip - foot);
        setHead(curve, tip, chord > 1e-9 ? (tip - foot) / chord : ahead, link.width, widthScale);
        last = back;
    }
    // the part [first, last] of the curve, by blossoming
    const auto blossom = [&](double s, double t) { return (1 - s) * ((1 - t) * whole[0] + t * whole[1]) + s * ((1 - t) * whole[1] + t * whole[2]); };
    curve.a = blossom(first, first);
    curve.c = blossom(first, last);
    curve.b = blossom(last, last);
    return curve;
}

LinkGeometry linkGeometry(const Scene &scene, const SceneLink &link, qreal nodeScale, qreal widthScale)
{
    const LinkCurve curve = linkCurve(scene.nodes[link.from], scene.nodes[link.to], link, nodeScale, widthScale);
    LinkGeometry geometry;
    geometry.line = curve.path();
    if (curve.hasHead) {
        geometry.head.moveTo(curve.head[0]);
        for (std::size_t i = 1; i < 4; ++i)
            geometry.head.lineTo(curve.head[i]);
        geometry.head.closeSubpath();
    }
    geometry.middle = curve.at(0.5);
    const QPointF along = curve.direction(0.5);
    geometry.angle = std::atan2(along.y(), along.x()) * 180 / std::numbers::pi;
    if (geometry.angle > 90)
        geometry.angle -= 180;
    else if (geometry.angle <= -90)
        geometry.angle += 180;
    geometry.length = curve.length();
    return geometry;
}

}  // namespace relata
