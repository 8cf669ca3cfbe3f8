// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/linkpass.h"

#include <QImage>

namespace relata {

/// One node: shape with outline, from 3 pixels up, and icon, from 6 up. Below it is a dot.
using NodeLook = TypeLook;
void paintNodeShape(QPainter &painter, const Theme &theme, const NodeLook &node, QPointF center, double r, double opacity, double type);

/// Paints the shapes, their icons and rings. Keeps small pictures of shapes for large scenes on raster devices.
class NodePass
{
public:
    void paint(QPainter &painter, const Scene &scene, const Camera &camera, const Emphasis &emphasis, const EmphasisFlags &flags,
               const PictureScale &scale, const PaintOptions &options, bool lit);

private:
    void paintShape(QPainter &painter, const Scene &scene, const SceneNode &node, QPointF center, double r, double opacity, double type) const;
    const QImage &sprite(const Scene &scene, const SceneNode &node, double r, double opacity, double ratio);
    QHash<quint64, QImage> m_sprites;
    ThemeKind m_theme = ThemeKind::Light;
    double m_ratio = 1;
};

}  // namespace relata
