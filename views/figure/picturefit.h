// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/scenepainter.h"

namespace relata {

class TileScene;

/// How a scene stands in the picture's rectangle of a page.
struct PictureFit {
    Camera camera;
    bool shortMarksFirst = true;
    double sizeScale = 1;
    PaintReport report;
    bool fewNamed = false;  ///< of thousands only those with most links
    bool crowd = false;     ///< the lines cover the picture more than once over: by how many they are, not one above the other
};

/// Places everything inside \a area (page units), labels measured and self-loops and curves included: nothing of the picture lies outside.
/// Of thousands of entities only those with most links are named, as on the screen.
/// Type is between \a leastScale and \a mostScale times its size on screen: as large as finds room. \a mark as in PaintOptions.
PictureFit fitPicture(ScenePainter &painter, const Scene &scene, const QRectF &area, double leastScale, double mostScale, const LinkMark &mark);
/// The names that find room in a crowd (fit.fewNamed), as on the screen, in units of the screen; and painting them.
std::vector<PlacedLabel> fewNames(const Scene &scene, const TileScene &flat, const PictureFit &fit, const QRectF &area);
void paintFewNames(QPainter &painter, const Scene &scene, const TileScene &flat, const PictureFit &fit, const QRectF &area);
/// The options to paint with; the same as were measured with.
PaintOptions picturePaintOptions(const QRectF &area, const LinkMark &mark, const PictureFit &fit);

}  // namespace relata
