// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/scenepainter.h"

namespace relata {

/// How a scene stands in the picture's rectangle of a page.
struct PictureFit {
    Camera camera;
    bool shortMarksFirst = true;
    double sizeScale = 1;
    PaintReport report;
};

/// Places everything inside \a area (page units), labels measured and self-loops and curves included: nothing of the picture lies outside.
/// Type is between \a leastScale and \a mostScale times its size on screen: as large as finds room. \a mark as in PaintOptions.
PictureFit fitPicture(ScenePainter &painter, const Scene &scene, const QRectF &area, double leastScale, double mostScale, const LinkMark &mark);
/// The options to paint with; the same as were measured with.
PaintOptions picturePaintOptions(const QRectF &area, double sizeScale, const LinkMark &mark, bool shortMarksFirst);

}  // namespace relata
