// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/backendchoice.h"
#include "views/canvas/graphcanvas.h"
#include "views/canvas/legendbox.h"
#include "views/canvas/minimap.h"
#include "views/canvas/picture.h"
#include "views/canvas/sharedscene.h"
#include "views/jobs/latestjob.h"
#include "views/render/hittest.h"
#include "views/render/labellayer.h"
#include "views/render/scenecut.h"
#include "views/render/tiles/tilepicture.h"

#include <QPolygonF>
#include <QTimer>
#include <QVariantAnimation>

#include <optional>
#include <span>

namespace relata {

inline constexpr std::size_t mostGliding = 5000;      // nodes that move to new places before one's eyes
inline constexpr std::size_t mostStroked = 2500;      // links that the painter strokes one by one over tiles
inline constexpr std::size_t mostBentInMotion = 800;  // links that are bent about nodes for every frame of it

/// While a layout under way is shown.
struct Unfolding {
    SharedScene before;                     ///< with everybody where they were
    std::shared_ptr<const TileScene> flat;  ///< of that; null: it was not up to date
    Camera camera;                          ///< of then
    bool fitted = true;
    std::optional<SceneCut> sample;  ///< what is shown of a large scene; none: all of it
};

struct GraphCanvas::Private {
    explicit Private(GraphCanvas *canvas);

    enum class Gesture { None, Press, Pan, Drag, Box, Lasso, Link, Minimap };

    GraphCanvas *q;
    const KnowledgeGraph *graph = nullptr;

    // what is shown; while something glides `scene` holds the places of this frame and `goal` where they end
    SharedScene scene;
    std::vector<QPointF> goal, start;
    std::vector<char> grows;
    std::vector<float> radii;
    HitTest hit;
    ScenePainter painter;
    PaintReport report;
    Camera camera, cameraFrom, cameraTo;
    bool outdated = false;    ///< the scene is of a graph that is no longer there
    bool fitOnResize = true;  ///< nobody has moved the camera yet

    Selection selection;
    std::vector<EntityId> litEntities, found;
    std::vector<StatementId> litStatements;
    Emphasis emphasis;
    int hoverNode = -1, hoverLink = -1, pendingNode = -1, pendingLink = -1;
    int hoverRow = -1;

    CanvasTool tool = CanvasTool::Select;
    bool animations = true;
    bool legendVisible = true, minimapVisible = true;
    std::vector<LegendRow> legendRows;  ///< of the scene, whatever links are drawn by
    LegendBox legend;
    Minimap minimap;
    QString emptySentence, emptyAction;
    QRectF emptyActionBox;

    Gesture gesture = Gesture::None;
    QPointF pressAt, lastAt;
    int pressNode = -1;
    Qt::KeyboardModifiers pressModifiers;
    bool spaceHeld = false;
    std::vector<int> dragged;
    std::vector<QPointF> draggedFrom;  ///< their places before
    QRectF box;
    QPolygonF lasso;
    int linkTarget = -1;  ///< node under the end of a link that is being drawn

    QVariantAnimation cameraMotion, sceneMotion, fadeMotion;
    QTimer hoverTimer, settleTimer;

    // large scenes: tiles without emphasis, names over them, what is lit over those
    std::shared_ptr<const TileScene> flat;  ///< of `scene`
    bool flatStale = true;
    bool flatAwaited = false;                ///< another one will come: until then this one is good enough
    std::vector<int> moved, movedBefore;     ///< nodes that stand elsewhere than `flat` has them, ascending; when the drag began
    std::shared_ptr<const LeftOut> leftOut;  ///< those, with their links; null: none
    std::optional<SceneCut> movedCut, movedEnds;
    LatestJob flatJob;
    QTimer flatTimer;
    bool heat = false;  ///< links by how many there are
    std::unique_ptr<TilePicture> tiles;
    // communities of large scenes
    bool hullsShown = true;
    std::shared_ptr<const HullGroups> hullGroups;  ///< of the links that hullTopology stands for
    std::uint64_t hullTopology = 0;
    std::shared_ptr<const Hulls> hulls;  ///< of `scene`; null: none, or not yet
    LatestJob hullJob;
    QTimer hullTimer;  ///< a scene that changes again at once is not worth a search
    // of those that only edits have changed since they were found
    bool hullsFollow = false;              ///< hullGroups are by the numbers of `scene`, whatever hullTopology says
    std::size_t hullDrift = 0;             ///< links that came, and nodes that went
    std::vector<std::uint32_t> hullMoved;  ///< nodes that moved, by group
    void findHulls();
    void followHulls(const Scene &old, const SceneDelta &delta);
    void startHulls();
    void forgetHulls();
    void waitForHulls();
    std::shared_ptr<const HullView> hullView() const;  ///< of what was painted last; null: none
    int hullAt(QPointF at) const;                      ///< a closed one; -1
    void zoomInto(int hull);
    QString hullTipAt(QPointF at) const;
    LabelLayer labels;
    HaloText names;
    BackendChoice backend;

    std::optional<SceneCut> litCut, litEnds;  ///< what is lit, and its nodes alone: of `emphasis`, kept while it is dragged
    const SceneCut &litScene();
    const SceneCut &litNodes();
    std::optional<Unfolding> unfolding;  ///< nodes stand where a layout under way has got to
    void beginUnfolding();
    void endUnfolding();

    // nodes on their way, of a layout or to another scene: a quick picture of every frame
    std::unique_ptr<TilePicture> movingTiles;  ///< null: nothing moves, or so little that the painter follows
    std::shared_ptr<const TileScene> movingFlat;
    bool movingStale = true;
    bool nodesMove() const { return unfolding || sceneMotion.state() == QAbstractAnimation::Running; }
    bool paintsMotion() const;
    void paintMotion(QPainter &painter);

    std::shared_ptr<const Picture::LinksByNode> linksByNode;
    std::span<const std::uint32_t> linksAtNode(std::size_t node) const;
    bool isThere(EntityId id) const;  ///< in the graph of now: after an edit of a large one the picture comes later
    int nodeAt(QPointF at) const;     ///< under a point of the widget, and still in the graph; -1 = none
    int linkAt(QPointF at) const;
    void ensureFlat();
    void finishFlat();
    void liftDragged();
    enum class Drop { Kept, TakenBack };
    void dropDragged(Drop drop);
    void startFlat();
    void leaveMovedOut();
    void paintMoved(QPainter &painter);
    int movedAt(QPointF at) const;
    void takeFlat(std::shared_ptr<const TileScene> next);
    void followFlat(const Scene &old, const Picture &picture);  ///< which came by an edit of what is shown
    void glideFrom(const Scene &old, bool wanted);
    bool useTiles();
    std::size_t itemsInView();
    QRectF area() const { return QRectF(q->rect()); }
    void changed();  ///< the scene's look: picture and frame are stale
    void applyCamera(const Camera &next);
    void moveCamera(const Camera &next, Animate animate, int duration = 320);
    void unlight();
    QPointF placeOf(int node) const;
    void lookAt(EntityId id, double zoom, Animate animate);  ///< it in the middle
    void stepScene(double progress);
    void bendLinks();
    void setHover(int node, int link);
    bool addLinksOf(const std::vector<StatementId> &statements, std::vector<std::uint32_t> &links) const;
    void updateEmphasis(bool animated);
    void updateHover(QPointF at);
    void layoutOverlays();
    void refreshLegend();
    Camera fittingCamera() const;
    double leastZoom() const;
    std::vector<QRectF> keepFree() const;
    PaintOptions options(Detail detail) const;
    void paintScene(QPainter &painter);
    void paintTiles(QPainter &painter);
    void paintView(QPainter &painter);
    bool isLit() const;
    PaintReport paintLit(QPainter *painter);
    SceneCut viewPart();
    TilePicture::Motion motion() const;
    void paintOverlays(QPainter &painter);
    void paintPointedAt(QPainter &painter) const;
    void paintEmpty(QPainter &painter);
    void select(const Selection &next);
    void selectNodes(const std::vector<int> &nodes, bool add);
    void click(QPointF at, Qt::KeyboardModifiers modifiers);
    bool pressOverlay(QPointF at);
    void finishDrag();
    void finishLink();
    void paintNewLink(QPainter &painter) const;
    void cancelGesture();
    void walk(QPointF direction);
    void nudge(QPointF by);
    std::vector<int> selectedNodes() const;
    QString tipAt(QPointF at) const;
    void updateCursor();
};

}  // namespace relata
