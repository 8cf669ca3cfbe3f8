// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QRectF>

class QPainter;

namespace relata {

// The small pictures beside words: what a line, a shape or a voice looks like on the canvas. All are drawn in the middle of \a box.
void drawLineSwatch(QPainter &painter, const QRectF &box, const QColor &color, Modality modality);  ///< dash and, when denied, ×
void drawTypeSwatch(QPainter &painter, const QRectF &box, const TypeLook &look, const QColor &fill);
void drawTypeCard(QPainter &painter, const QRectF &box, const TypeLook &look, const QColor &ink);  ///< the shape as large as box, with its icon
void drawVoiceDot(QPainter &painter, const QRectF &box, const QColor &color, bool hollow);
void drawDisputedMark(QPainter &painter, const QRectF &box, const Theme &theme);
void drawIcon(QPainter &painter, const QRectF &box, const QString &name, const QColor &color);

}  // namespace relata
