// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QPainter>

namespace relata {

/// × on a link that is denied, over a halo in the colour of the ground.
void paintCross(QPainter &painter, QPointF at, const QColor &color, const QColor &ground, double size);
/// ≠ in a diamond about the painter's origin: accounts differ.
void paintDispute(QPainter &painter, const Theme &theme, double opacity);
QSizeF pillSize(const QString &text);
/// A number on a link.
void paintPill(QPainter &painter, const QRectF &box, const QString &text, const QColor &color, const QColor &border, const QColor &ground,
               double type);

}  // namespace relata
