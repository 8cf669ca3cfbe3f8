// SPDX-License-Identifier: Apache-2.0
#include "views/scene/shapes.h"

#include <QPolygonF>

#include <array>
#include <cmath>

namespace relata {
namespace {

constexpr int shapeCount = 7;
constexpr int directions = 1440;

QPainterPath unitShape(NodeShape shape)
{
    QPainterPath path;
    switch (shape) {
    case NodeShape::Circle:
        path.addEllipse(QPointF(), 1, 1);
        break;
    case NodeShape::Square:
        path.addRoundedRect(QRectF(-0.92, -0.92, 1.84, 1.84), 0.28, 0.28);
        break;
    case NodeShape::Hexagon:
        path.addPolygon(QPolygonF({{-1.14, 0}, {-0.6, -0.92}, {0.6, -0.92}, {1.14, 0}, {0.6, 0.92}, {-0.6, 0.92}}));
        path.closeSubpath();
        break;
    case NodeShape::Shield:
        path.moveTo(-0.92, -0.92);
        path.lineTo(0.92, -0.92);
        path.lineTo(0.92, 0.12);
        path.cubicTo(0.92, 0.66, 0.46, 0.96, 0, 1.16);
        path.cubicTo(-0.46, 0.96, -0.92, 0.66, -0.92, 0.12);
        path.closeSubpath();
        break;
    case NodeShape::Diamond:
        path.addPolygon(QPolygonF({{0, -1.22}, {1.22, 0}, {0, 1.22}, {-1.22, 0}}));
        path.closeSubpath();
        break;
    case NodeShape::Pill:
        path.addRoundedRect(QRectF(-1.35, -0.85, 2.7, 1.7), 0.85, 0.85);
        break;
    case NodeShape::Page:
        path.addPolygon(QPolygonF({{-0.8, -1}, {0.3, -1}, {0.8, -0.5}, {0.8, 1}, {-0.8, 1}}));
        path.closeSubpath();
        break;
    }
    return path;
}

/// A direction as a number in [0, 4) that grows with its angle: its place on a square that stands on a corner. An arc tangent costs more than
/// all else about a link.
double turnOf(double dx, double dy)
{
    const double along = dy / (std::abs(dx) + std::abs(dy));
    return dx < 0 ? 2 - along : dy < 0 ? 4 + along : along;
}

QPointF directionOf(double turn)
{
    const QPointF d = turn < 1   ? QPointF(1 - turn, turn)
                      : turn < 2 ? QPointF(1 - turn, 2 - turn)
                      : turn < 3 ? QPointF(turn - 3, 2 - turn)
                                 : QPointF(turn - 3, turn - 4);
    return d / std::hypot(d.x(), d.y());
}

/// Outlines in polar form. All shapes are star-shaped about their centre, so one number per direction is enough.
struct Polar {
    std::array<std::array<float, directions>, shapeCount> table;
    Polar()
    {
        for (int s = 0; s < shapeCount; ++s) {
            QTransform fine;
            fine.scale(64, 64);  // so that flattening keeps curves round
            const QPolygonF outline = unitShape(static_cast<NodeShape>(s)).toFillPolygon(fine);
            for (int i = 0; i < directions; ++i) {
                const QPointF d = directionOf(4.0 * i / directions);
                double most = 0;
                for (qsizetype k = 0; k + 1 < outline.size(); ++k) {
                    const QPointF a = outline[k], e = outline[k + 1] - a;
                    const double cross = d.x() * e.y() - d.y() * e.x();
                    if (std::abs(cross) < 1e-12)
                        continue;
                    const double along = (a.x() * e.y() - a.y() * e.x()) / cross;
                    const double on = (a.x() * d.y() - a.y() * d.x()) / cross;
                    if (along > 0 && on >= -1e-9 && on <= 1 + 1e-9)
                        most = std::max(most, along);
                }
                table[std::size_t(s)][std::size_t(i)] = float(most / 64);
            }
        }
    }
};

}  // namespace

QPainterPath shapePath(NodeShape shape, QPointF center, qreal r)
{
    static const std::array<QPainterPath, shapeCount> unit = [] {
        std::array<QPainterPath, shapeCount> paths;
        for (int i = 0; i < shapeCount; ++i)
            paths[std::size_t(i)] = unitShape(static_cast<NodeShape>(i));
        return paths;
    }();
    QTransform placed;
    placed.translate(center.x(), center.y());
    placed.scale(r, r);
    return placed.map(unit[std::size_t(shape)]);
}

qreal outlineDistance(NodeShape shape, qreal dx, qreal dy)
{
    if (shape == NodeShape::Circle)
        return 1;
    static const Polar polar;
    if (dx == 0 && dy == 0)
        return 1;
    const double turn = turnOf(dx, dy) * (directions / 4.0);
    const int i = int(turn) % directions;
    const double rest = turn - int(turn);
    const auto &row = polar.table[std::size_t(shape)];
    return row[std::size_t(i)] * (1 - rest) + row[std::size_t((i + 1) % directions)] * rest;
}

QSizeF shapeExtent(NodeShape shape)
{
    switch (shape) {
    case NodeShape::Circle:
        return {1, 1};
    case NodeShape::Square:
        return {0.92, 0.92};
    case NodeShape::Hexagon:
        return {1.14, 0.92};
    case NodeShape::Shield:
        return {0.92, 1.16};
    case NodeShape::Diamond:
        return {1.22, 1.22};
    case NodeShape::Pill:
        return {1.35, 0.85};
    case NodeShape::Page:
        return {0.8, 1};
    }
    return {1, 1};
}

}  // namespace relata
