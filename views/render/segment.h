// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>
#include <QRectF>

#include <algorithm>

namespace relata {

/// The part [from, to] of the segment a–b, in fractions, that lies in \a box; false when there is none. Liang and Barsky 1984.
inline bool clippedSegment(QPointF a, QPointF b, const QRectF &box, double *from, double *to)
{
    const QPointF d = b - a;
    *from = 0;
    *to = 1;
    const auto cut = [&](double p, double q) {
        if (p == 0)
            return q >= 0;
        const double t = q / p;
        if (p < 0)
            *from = std::max(*from, t);
        else
            *to = std::min(*to, t);
        return *from <= *to;
    };
    return cut(-d.x(), a.x() - box.left()) && cut(d.x(), box.right() - a.x()) && cut(-d.y(), a.y() - box.top()) && cut(d.y(), box.bottom() - a.y());
}

}  // namespace relata
