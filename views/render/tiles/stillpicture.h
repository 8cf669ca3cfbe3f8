// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/scenepainter.h"
#include "views/render/tiles/tilescene.h"

#include <QImage>

#include <memory>

namespace relata {

/// Whether the lines of \a scene, as thick as the painter draws them, would cover \a area more than once over: then a picture says how many they
/// are only where each hides less than all of its ground. O(links).
bool linesCrowd(const Scene &scene, const Camera &camera, const QRectF &area, double sizeScale);

/// Lines and nodes of a crowded scene, complete, as the tiles draw them on the screen; without names.
class StillPicture
{
public:
    explicit StillPicture(std::shared_ptr<const TileScene> scene) : m_scene(std::move(scene)) {}

    /// Over \a area of the painter (its units), in \a density pixels to the unit. The same pixels each time. \a seeThrough: without a ground.
    /// \a camera and \a sizeScale as for ScenePainter. Any thread; draws on all processors.
    /// At most a hundred million pixels, coarser then. False when there is no memory: nothing was painted.
    bool paint(QPainter &painter, const Camera &camera, const QRectF &area, double sizeScale, double density, bool seeThrough) const;

private:
    std::shared_ptr<const TileScene> m_scene;
};

}  // namespace relata
