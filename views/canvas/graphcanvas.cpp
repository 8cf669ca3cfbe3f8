// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasprivate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {

GraphCanvas::Private::Private(GraphCanvas *canvas) : q(canvas)
{
    for (QVariantAnimation *motion : {&cameraMotion, &sceneMotion, &fadeMotion}) {
        motion->setStartValue(0.0);
        motion->setEndValue(1.0);
        motion->setEasingCurve(QEasingCurve::OutCubic);
    }
    hoverTimer.setSingleShot(true);
    hoverTimer.setInterval(60);
    settleTimer.setSingleShot(true);
    settleTimer.setInterval(80);
    flatTimer.setSingleShot(true);
    flatTimer.setInterval(300);
    hullTimer.setSingleShot(true);
    hullTimer.setInterval(120);
}

GraphCanvas::GraphCanvas(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_AcceptTouchEvents);
    grabGesture(Qt::PinchGesture);
    setMinimumSize(200, 150);
    setAccessibleName(tr("Graph"));
    setAccessibleDescription(tr("Entities and the links stated between them. Arrow keys walk along links."));
    connect(&d->cameraMotion, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        const double t = value.toDouble();
        // the middle of the view glides straight, the zoom by equal factors
        const QPointF middle = QRectF(rect()).center();
        Camera next;
        next.zoom = d->cameraFrom.zoom * std::pow(d->cameraTo.zoom / d->cameraFrom.zoom, t);
        const QPointF from = d->cameraFrom.toScene(middle), to = d->cameraTo.toScene(middle);
        next.offset = middle - (from + (to - from) * t) * next.zoom;
        d->applyCamera(t >= 1 ? d->cameraTo : next);
    });
    connect(&d->sceneMotion, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) { d->stepScene(value.toDouble()); });
    connect(&d->fadeMotion, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        d->emphasis.fade = value.toDouble();
        update();
    });
    connect(&d->hoverTimer, &QTimer::timeout, this, [this] { d->setHover(d->pendingNode, d->pendingLink); });
    connect(&d->settleTimer, &QTimer::timeout, this, [this] { update(); });
    connect(&d->flatTimer, &QTimer::timeout, this, [this] { d->startFlat(); });
    connect(&d->hullTimer, &QTimer::timeout, this, [this] { d->startHulls(); });
}

GraphCanvas::~GraphCanvas() = default;

/// What the picture shows now: of heat, how many, instead of which.
void GraphCanvas::Private::refreshLegend()
{
    std::vector<LegendRow> rows = legendRows;
    if (heat && !scene->links.empty()) {
        std::erase_if(rows, [](const LegendRow &row) { return row.kind != LegendRow::Kind::Type && row.kind != LegendRow::Kind::Band; });
        LegendRow scale;
        scale.kind = LegendRow::Kind::Heat;
        scale.label = tr("Links: few to many");
        rows.push_back(scale);
    }
    legend.setRows(std::move(rows));
    layoutOverlays();
}

void GraphCanvas::setGraph(const KnowledgeGraph *graph)
{
    d->graph = graph;
    d->legendRows.clear();
    d->legend.setRows({});  // the scene is still that of the graph before
    d->layoutOverlays();
    update();
}

void GraphCanvas::setOutdated(bool outdated)
{
    d->cancelGesture();
    d->setHover(-1, -1);
    d->outdated = outdated;
}

bool GraphCanvas::isOutdated() const
{
    return d->outdated;
}

const Scene &GraphCanvas::scene() const
{
    return *d->scene;
}

void GraphCanvas::setSelection(const Selection &selection)
{
    if (selection == d->selection)
        return;
    d->selection = selection;
    d->updateEmphasis(true);
}

const Selection &GraphCanvas::selection() const
{
    return d->selection;
}

void GraphCanvas::setLit(const std::vector<EntityId> &entities, const std::vector<StatementId> &statements)
{
    d->litEntities = entities;
    d->litStatements = statements;
    d->updateEmphasis(true);
}

const std::vector<EntityId> &GraphCanvas::lit() const
{
    return d->litEntities;
}

void GraphCanvas::setFound(const std::vector<EntityId> &entities)
{
    d->found = entities;
    d->updateEmphasis(false);
    d->changed();
}

Camera GraphCanvas::camera() const
{
    return d->camera;
}

void GraphCanvas::setCamera(const Camera &camera, Animate animate)
{
    d->fitOnResize = false;
    d->moveCamera(camera, animate);
}

void GraphCanvas::fit(Animate animate)
{
    d->fitOnResize = true;
    d->moveCamera(d->fittingCamera(), animate);
}

/// Everything in view, as large as it can be with no entity under an overlay: most drawings leave their corners free, so the picture is
/// moved about until legend and minimap stand in them. In a small window, where that costs too much, they may cover somebody.
Camera GraphCanvas::Private::fittingCamera() const
{
    constexpr double air = 24, side = 36, least = 0.55, step = 0.97;
    constexpr int places = 4;  // to each side of the middle
    constexpr std::size_t mostLooked = 4000;
    const QRectF all = area();
    const double margin = std::min(side, std::min(all.width(), all.height()) * 0.1);
    const Camera whole = fitCamera(scene->bounds, all, margin);
    const std::vector<QRectF> overlays = keepFree();
    const std::size_t stride = 1 + scene->nodes.size() / mostLooked;
    const auto covers = [&](const Camera &shown) {
        const double scale = drawnScale(shown.zoom, scene->farBelow);
        for (std::size_t i = 0; i < scene->nodes.size(); i += stride) {
            const double r = scene->nodes[i].radius * scale + air / 2;
            const QPointF at = shown.toTarget(scene->nodes[i].center);
            for (const QRectF &overlay : overlays)
                if (overlay.adjusted(-r, -r, r, r).contains(at))
                    return true;
        }
        return false;
    };
    for (double factor = 1; factor > least && !overlays.empty(); factor *= step) {
        Camera shown{whole.zoom * factor, {}};
        const QPointF centred = all.center() - scene->bounds.center() * shown.zoom;
        const double slackX = std::max(0.0, all.width() - 2 * margin - scene->bounds.width() * shown.zoom) / 2;
        const double slackY = std::max(0.0, all.height() - 2 * margin - scene->bounds.height() * shown.zoom) / 2;
        double nearest = std::numeric_limits<double>::max();
        Camera best;
        for (int x = -places; x <= places; ++x) {
            for (int y = -places; y <= places; ++y) {
                const QPointF off(slackX * x / places, slackY * y / places);
                const double away = std::hypot(off.x(), off.y());
                shown.offset = centred + off;
                if (away < nearest && !covers(shown)) {
                    nearest = away;
                    best = shown;
                }
            }
        }
        if (nearest < std::numeric_limits<double>::max())
            return best;
    }
    return whole;
}

/// Far enough that everything is in view, however large the scene is.
double GraphCanvas::Private::leastZoom() const
{
    constexpr double least = 0.02;
    return std::min(least, 0.5 * fitCamera(scene->bounds, area(), 0).zoom);
}

const PaintReport &GraphCanvas::report() const
{
    return d->report;
}

void GraphCanvas::fitSelection(Animate animate)
{
    QRectF bounds;
    for (const int i : d->selectedNodes()) {
        const SceneNode &node = d->scene->nodes[std::size_t(i)];
        bounds |= QRectF(node.center.x() - node.radius, node.center.y() - node.radius, 2 * node.radius, 2 * node.radius);
    }
    for (const int i : d->emphasis.selectedLinks)
        for (const std::uint32_t end : {d->scene->links[std::size_t(i)].from, d->scene->links[std::size_t(i)].to})
            bounds |= QRectF(d->scene->nodes[end].center - QPointF(12, 12), QSizeF(24, 24));
    if (bounds.isNull())
        return fit(animate);
    d->fitOnResize = false;
    d->moveCamera(fitCamera(bounds, QRectF(rect()), 96), animate);
}

void GraphCanvas::bringIntoView(const std::vector<EntityId> &ids, Animate animate)
{
    constexpr double margin = 40, around = 12;
    std::vector<QPointF> places;
    QRectF bounds;
    for (const EntityId id : ids)
        if (const int i = d->scene->indexOfNode(id); i >= 0) {
            places.push_back(d->placeOf(i));
            bounds |= QRectF(places.back() - QPointF(around, around), QSizeF(2 * around, 2 * around));
        }
    const QRectF legend = d->legendVisible ? d->legend.box() : QRectF(), map = d->minimapVisible ? d->minimap.box() : QRectF();
    const auto seen = [&](const Camera &camera, double air) {
        const QRectF room = d->area().adjusted(air, air, -air, -air);
        return std::all_of(places.begin(), places.end(), [&](QPointF place) {
            const QPointF at = camera.toTarget(place);
            const QRectF shape(at - QPointF(around, around), QSizeF(2 * around, 2 * around));  // nor half of somebody
            return room.contains(at) && !legend.intersects(shape) && !map.intersects(shape);
        });
    };
    if (places.empty() || seen(d->camera, around))
        return;
    const QRectF room = d->area().adjusted(margin, margin, -margin, -margin);
    const QRectF now(d->camera.toTarget(bounds.topLeft()), bounds.size() * d->camera.zoom);
    Camera next = d->camera;  // as near as it is, where they all fit so
    next.offset += QPointF(std::max(0.0, room.left() - now.left()) - std::max(0.0, now.right() - room.right()),
                           std::max(0.0, room.top() - now.top()) - std::max(0.0, now.bottom() - room.bottom()));
    if (!seen(next, around))
        next = fitCamera(bounds, d->area(), 2 * margin, d->camera.zoom);
    if (QRectF free = d->area(); !seen(next, 0) && !legend.isNull() && free.right() - legend.right() > free.width() / 2) {
        free.setLeft(legend.right());
        next = fitCamera(bounds, free, 2 * margin, d->camera.zoom);
    }
    d->fitOnResize = false;
    d->moveCamera(next, animate);
}

bool GraphCanvas::showsAnybody() const
{
    const QRectF room = d->area();
    return std::any_of(d->scene->nodes.begin(), d->scene->nodes.end(),
                       [&](const SceneNode &node) { return room.contains(d->camera.toTarget(node.center)); });
}

void GraphCanvas::centerOn(EntityId id, Animate animate)
{
    d->lookAt(id, d->camera.zoom, animate);
}

void GraphCanvas::goTo(EntityId id, Animate animate)
{
    constexpr double readable = 0.35, near = 0.7;  // zoom; below the first, many among many are dots
    d->lookAt(id, d->camera.zoom < readable ? near : d->camera.zoom, animate);
}

/// Where it is, or glides to.
QPointF GraphCanvas::Private::placeOf(int node) const
{
    const bool gliding = sceneMotion.state() == QAbstractAnimation::Running;
    return gliding ? goal[std::size_t(node)] : scene->nodes[std::size_t(node)].center;
}

void GraphCanvas::Private::lookAt(EntityId id, double zoom, Animate animate)
{
    const int i = scene->indexOfNode(id);
    if (i < 0)
        return;
    const QPointF place = placeOf(i);
    Camera next = camera;
    next.zoom = zoom;
    next.offset = QRectF(q->rect()).center() - place * next.zoom;
    fitOnResize = false;
    moveCamera(next, animate);
}

void GraphCanvas::zoomBy(double factor, Animate animate)
{
    const Camera from = d->cameraMotion.state() == QAbstractAnimation::Running ? d->cameraTo : d->camera;
    const QPointF middle = QRectF(rect()).center();
    Camera next;
    next.zoom = std::clamp(from.zoom * factor, d->leastZoom(), mostZoom);
    next.offset = middle - from.toScene(middle) * next.zoom;
    d->fitOnResize = false;
    d->moveCamera(next, animate, 160);
}

void GraphCanvas::setTool(CanvasTool tool)
{
    d->tool = tool;
    d->updateCursor();
}

CanvasTool GraphCanvas::tool() const
{
    return d->tool;
}

void GraphCanvas::setAnimationsEnabled(bool enabled)
{
    d->animations = enabled;
    if (!enabled)
        finishAnimations();
}

bool GraphCanvas::animationsEnabled() const
{
    return d->animations;
}

void GraphCanvas::setLegendVisible(bool visible)
{
    d->legendVisible = visible;
    d->layoutOverlays();
    d->changed();
}

void GraphCanvas::setMinimapVisible(bool visible)
{
    d->minimapVisible = visible;
    d->layoutOverlays();
    d->changed();
}

bool GraphCanvas::legendVisible() const
{
    return d->legendVisible;
}

std::vector<QRectF> GraphCanvas::overlays() const
{
    return d->keepFree();
}

bool GraphCanvas::minimapVisible() const
{
    return d->minimapVisible;
}

void GraphCanvas::setEdgeHeat(bool on)
{
    d->heat = on;
    d->hoverRow = -1;
    d->refreshLegend();
    d->changed();
}

bool GraphCanvas::edgeHeat() const
{
    return d->heat;
}

bool GraphCanvas::isComplete() const
{
    return !d->backend.tilesNow() || (d->tiles && d->tiles->complete());
}

void GraphCanvas::finishPicture()
{
    finishAnimations();
    d->finishFlat();
    d->waitForHulls();
    d->settleTimer.stop();
    QImage frame(size() * devicePixelRatioF(), QImage::Format_RGB32);
    frame.setDevicePixelRatio(devicePixelRatioF());
    const bool otherNumbers = d->unfolding && d->unfolding->sample;  // names are placed by those of the sample
    if (otherNumbers)
        d->labels.reset();
    for (int pass = 0; pass < 2 && !d->scene->nodes.empty() && d->useTiles(); ++pass) {
        QPainter painter(&frame);
        d->paintTiles(painter);
        d->tiles->wait();
    }
    if (otherNumbers)
        d->labels.reset();
    update();
}

void GraphCanvas::setEmptyText(const QString &sentence, const QString &action)
{
    d->emptySentence = sentence;
    d->emptyAction = action;
    update();
}

void GraphCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->layoutOverlays();
    if (d->fitOnResize && !d->scene->nodes.empty())
        fit(Animate::No);
}

}  // namespace relata
