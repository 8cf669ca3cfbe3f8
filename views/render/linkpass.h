// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/labelplacer.h"
#include "views/render/scenepainter.h"
#include "views/scene/linkcurve.h"

namespace relata {

/// Sizes of one picture: how scene, target and type relate.
struct PictureScale {
    double node = 1;  ///< target units per unit of radius
    double line = 1;  ///< target units per pixel of width, dash and head
    double type = 1;  ///< target units per pixel of type and badges
    PictureScale(const Camera &camera, const PaintOptions &options, double farBelow);
};

/// A link in target coordinates, ready to paint.
struct DrawnLink {
    int index = -1;
    bool lit = true;
    bool selected = false;
    bool emphasised = false;  ///< own link of something hovered or selected: wider, its predicate written
    LinkCurve curve;
    double length = 0;
    double badgeAt = -1;              ///< along the curve; < 0 = no badge
    double seenFrom = 0, seenTo = 1;  ///< the part inside the clip; painting the rest of long lines costs much
};

/// Emphasis as flags per node and link, so that painting asks in O(1).
struct EmphasisFlags {
    std::vector<char> nodeLit, linkLit, nodeSelected, linkSelected, nodeFound, linkOwn;
    bool fading = false;
    EmphasisFlags(const Scene &scene, const Emphasis &emphasis);
};

/// Links of the scene that can be seen in the clip.
std::vector<DrawnLink> drawnLinks(const Scene &scene, const Camera &camera, const PictureScale &scale, const EmphasisFlags &flags,
                                  const PaintOptions &options);
void paintLinks(QPainter &painter, const Scene &scene, const std::vector<DrawnLink> &links, const Emphasis &emphasis, const PictureScale &scale,
                bool lit, Detail detail);
/// On short links the sign that accounts differ goes before the names: it is never left out and has little choice.
void placeDisputes(const Scene &scene, std::vector<DrawnLink> &links, const PictureScale &scale, const PaintOptions &options, LabelPlacer &placer);
/// Where badges stand: the middle, else 42, 58, 35 or 65 %; takes their places from the labels.
/// Before the names: marks of short links have but one place. After them: all others. Returns how many found none of their own and stand where
/// they cover least.
void placeShortMarks(const Scene &scene, std::vector<DrawnLink> &links, const PictureScale &scale, const PaintOptions &options, LabelPlacer &placer);
std::size_t placeBadges(const Scene &scene, std::vector<DrawnLink> &links, const Camera &camera, const PictureScale &scale,
                        const PaintOptions &options, LabelPlacer &placer);
void paintBadges(QPainter &painter, const Scene &scene, const std::vector<DrawnLink> &links, const Emphasis &emphasis, const PictureScale &scale,
                 const PaintOptions &options);

}  // namespace relata
