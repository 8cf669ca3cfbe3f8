// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIcon>
#include <QPainterPath>
#include <QString>
#include <QStringList>

namespace relata {

/// Strokes of a shipped icon on its 24-unit grid (stroke width 1.5 at any size, round caps and joins); empty when unknown.
/// Names: person institution policy place event group work building house coin vehicle ship mail phone globe scales · undo redo select lasso expand
/// path pin search filter export copy close back forward more fit plus minus fullscreen sun moon chevron-down chevron-right chevron-up help hide eye
/// check warning differ legend map clock table trash link edit add-entity flag history.
QPainterPath iconPath(const QString &name);

/// The icons that are meant for types of entities.
QStringList typeIconNames();

/// A tinted icon for bars and panels, sharp at every scale; with a disabled tint.
QIcon themedIcon(const QString &name, const QColor &color, const QColor &disabled);

}  // namespace relata
