// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

#include <QHash>
#include <QPainter>
#include <QRectF>
#include <QSet>
#include <QString>
#include <QTransform>

#include <functional>
#include <vector>

namespace relata {

/// Scene to target: target = scene · zoom + offset (target = widget or page units).
struct Camera {
    double zoom = 1;
    QPointF offset;
    QPointF toTarget(QPointF scene) const { return scene * zoom + offset; }
    QPointF toScene(QPointF target) const { return (target - offset) / zoom; }
    friend bool operator==(const Camera &, const Camera &) = default;
};
/// The camera that shows \a bounds (scene) inside \a target with \a margin, at most \a mostZoom.
Camera fitCamera(const QRectF &bounds, const QRectF &target, double margin, double mostZoom = 1.4);

/// What is emphasised right now; indexes into the scene.
struct Emphasis {
    std::vector<int> selectedNodes;
    std::vector<int> selectedLinks;
    int hoveredNode = -1;
    int hoveredLink = -1;
    std::vector<int> litNodes;  ///< neighbours, path members …: stay at 100 %
    std::vector<int> litLinks;
    std::vector<int> foundNodes;  ///< dashed ring
    double fade = 0;              ///< 0 … 1: how far the rest has faded (animated)
    bool hovering = false;        ///< gentler fading
};

enum class Detail { Moving, Complete };  ///< Moving: while panning or dragging at large sizes, cheaper

struct PlacedLabel {
    int node = -1;
    QRectF box;  ///< target units
    std::vector<QString> lines;
};

/// Marks on links in figures: footnote numbers.
using LinkMark = std::function<QString(int link)>;

struct PaintOptions {
    Detail detail = Detail::Complete;
    double sizeScale = 1;          ///< of radii, widths and type (figure: 0.55–0.65 of screen sizes)
    QRectF clip;                   ///< target units: what must be painted
    std::vector<QRectF> keepFree;  ///< target units: no label there (legend, minimap)
    bool background = true;
    bool lineText = true;  ///< predicate along the line (selected; all above 140 %)
    bool badges = true;
    LinkMark mark;                ///< replaces badges
    bool shortMarksFirst = true;  ///< marks of short links have but one place: before the names; in a crowd the names want it
    bool allLabels = false;       ///< figures: place every label, even if crowded; report those that did not fit
    bool names = true;            ///< false: somebody else writes them
    bool wordsOnly = false;       ///< names and marks, over lines and nodes that are already there
    bool onlyLit = false;         ///< just what the emphasis lights, over a picture that is already there
};

struct PaintReport {
    std::vector<PlacedLabel> labels;
    std::vector<PlacedLabel> hulls;  ///< of communities; node: the hull
    std::vector<int> unplaced;       ///< nodes whose label found no room
    std::size_t crowdedMarks = 0;    ///< marks of links (figures) that stand partly under a name or another mark
};

/// Paints a scene with any QPainter: window, image, SVG, PDF. No state but caches of text sizes and sprites. One per thread.
class ScenePainter
{
public:
    ScenePainter();
    ~ScenePainter();
    PaintReport paint(QPainter &painter, const Scene &scene, const Camera &camera, const Emphasis &emphasis, const PaintOptions &options);

    /// Places labels without painting, e.g. for bounds. Same rules.
    PaintReport placeLabels(const Scene &scene, const Camera &camera, const Emphasis &emphasis, const PaintOptions &options);

private:
    struct Caches;
    std::unique_ptr<Caches> m_caches;
};

/// Radius on the target: nodes scale with zoom between 60 % and 140 %, then stay; below \a farBelow (Scene::farBelow) they shrink along.
double drawnScale(double zoom, double farBelow = usualFar);

}  // namespace relata
