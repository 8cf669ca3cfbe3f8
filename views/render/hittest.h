// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/scenepainter.h"

#include <QPolygonF>

#include <memory>
#include <vector>

namespace relata {

class TileScene;

/// What is under a point: asked of the index that the tiles are drawn from, so it costs what is near. Target coordinates are turned into scene
/// ones by the camera. Indexes are those of the scene.
class HitTest
{
public:
    HitTest();
    explicit HitTest(const Scene &scene);
    explicit HitTest(std::shared_ptr<const TileScene> scene);
    ~HitTest();
    HitTest(HitTest &&) noexcept;
    HitTest &operator=(HitTest &&) noexcept;
    int nodeAt(QPointF target, const Camera &camera) const;                        ///< -1 = none
    int linkAt(QPointF target, const Camera &camera, double tolerance = 5) const;  ///< -1 = none
    std::vector<int> nodesIn(const QRectF &sceneRect) const;                       ///< ascending
    std::vector<int> nodesIn(const QPolygonF &scenePolygon) const;

private:
    template <typename Inside>
    std::vector<int> nodesIn(const QRectF &box, Inside inside) const;
    std::shared_ptr<const TileScene> m_scene;
};

}  // namespace relata
