// SPDX-License-Identifier: Apache-2.0
#include "views/render/scenepainter.h"

#include <algorithm>

namespace relata {

Camera fitCamera(const QRectF &bounds, const QRectF &target, double margin, double mostZoom)
{
    Camera camera;
    const double width = std::max(1.0, target.width() - 2 * margin), height = std::max(1.0, target.height() - 2 * margin);
    camera.zoom = mostZoom;
    if (bounds.width() > 0)
        camera.zoom = std::min(camera.zoom, width / bounds.width());
    if (bounds.height() > 0)
        camera.zoom = std::min(camera.zoom, height / bounds.height());
    camera.offset = target.center() - bounds.center() * camera.zoom;
    return camera;
}

double drawnScale(double zoom, double farBelow)
{
    constexpr double least = 0.6;  // farther off they shrink on, or large graphs would be one heap
    return std::clamp(zoom, least * std::min(1.0, zoom / farBelow), 1.4);
}

}  // namespace relata
