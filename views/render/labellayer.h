// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/halotext.h"
#include "views/render/scenepainter.h"
#include "views/render/tiles/tilescene.h"
#include "views/scene/hulls.h"

#include <map>

namespace relata {

class LabelPlacer;

/// How a name is set at its node.
TextLook lookOfName(const Scene &scene, const SceneNode &node, bool selected, const QRectF &box, QPointF center, double type, double opacity);

/// Names over a large scene: those with most links first, as many as the view has room for. A name that is shown stays where it is while the
/// view moves; only what leaves makes room for others.
class LabelLayer
{
public:
    void reset();  ///< another scene
    /// The scene after an edit: who stays keeps the name where it is, who came or changed finds a place for it.
    void follow(const SceneDelta &delta);
    /// The same scene with its nodes elsewhere: names go with them, and who has no room there any more loses it.
    void nodesMoved() { m_nodesMoved = true; }
    const PaintReport &place(const Scene &scene, const TileScene &flat, const Camera &camera, const QRectF &area, const std::vector<QRectF> &keepFree,
                             const std::shared_ptr<const HullView> &hulls = nullptr);
    /// \a lit: names that are painted over these; whoever has one there, or is under one, shows none here. Takes them from the report.
    void paint(QPainter &painter, const Scene &scene, const Camera &camera, HaloText &text, const std::vector<PlacedLabel> &lit = {});
    const PaintReport &report() const { return m_report; }

private:
    std::vector<int> candidates(const Scene &scene, const TileScene &flat, const Camera &camera, const QRectF &wide, std::vector<int> *near);

    struct Offset {
        QPointF corner;  ///< of the box, from the node
        QSizeF size;
        std::vector<QString> lines;
    };
    void placeHulls(const Scene &scene, const Camera &camera, const QRectF &wide, LabelPlacer &placer);

    std::map<int, Offset> m_shown;
    std::map<int, Offset> m_shownHulls;  ///< from the middle of each
    std::shared_ptr<const HullView> m_hulls;
    std::vector<int> m_ranked;  ///< nodes by their links, the first few thousand
    double m_zoom = 0;
    bool m_edited = false;  ///< since names were placed
    bool m_nodesMoved = false;
    Camera m_placedAt;
    QRectF m_area;
    std::vector<QRectF> m_keepFree;
    PaintReport m_report;  ///< of what was painted last
};

}  // namespace relata
