// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

#include <QPolygonF>

#include <array>

namespace relata {

/// One link as numbers, without paths: what the painter and the hit test work with for thousands of links. Scene coordinates.
struct LinkCurve {
    enum class Kind { Line, Quad, Loop };
    Kind kind = Kind::Line;
    QPointF a, b;  ///< ends of the visible line; with an arrow `b` lies inside the notch
    QPointF c;     ///< Quad: control point; Loop: control point at a
    QPointF d;     ///< Loop: control point at b
    bool hasHead = false;
    std::array<QPointF, 4> head;  ///< tip, side, notch, side
    QPointF at(double t) const;   ///< t in [0, 1] along the visible line
    QPointF direction(double t) const;
    double length() const;  ///< straight: exact; curved: by chords
    QPainterPath path() const;
    QPainterPath part(double from, double to) const;  ///< Line and Quad; a Loop is given whole
    QRectF bounds() const;                            ///< of the control points: contains the line
};

/// All that the geometry of a link depends on.
struct CurveEnd {
    QPointF center;
    float radius = 0;
    NodeShape shape = NodeShape::Circle;
};
struct CurveLook {
    bool loop = false;
    bool arrow = true;
    float width = 1.3F;
    float bend = 0;  ///< of lines in the units of the centres, of loops in those of widths
};

/// \a nodeScale and \a widthScale turn radii and widths into the units of the centres (for a target: drawnScale / zoom …).
LinkCurve linkCurve(const SceneNode &from, const SceneNode &to, const SceneLink &link, qreal nodeScale, qreal widthScale);
LinkCurve linkCurve(const CurveEnd &from, const CurveEnd &to, const CurveLook &link, qreal nodeScale, qreal widthScale);

}  // namespace relata
