// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasprivate.h"

#include <algorithm>
#include <cmath>

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
    connect(&d->settleTimer, &QTimer::timeout, this, [this] {
        d->pictureValid = false;
        update();
    });
}

GraphCanvas::~GraphCanvas() = default;

void GraphCanvas::setGraph(const KnowledgeGraph *graph)
{
    d->graph = graph;
    d->legend.setRows(graph ? legendOf(*graph, d->scene) : std::vector<LegendRow>());
    d->layoutOverlays();
    update();
}

const Scene &GraphCanvas::scene() const
{
    return d->scene;
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

/// Everything in view with room for the names; beside or above the overlays where they would cover an entity.
Camera GraphCanvas::Private::fittingCamera() const
{
    const QRectF all = area();
    const double margin = std::min(72.0, std::min(all.width(), all.height()) * 0.12);
    const Camera whole = fitCamera(scene.bounds, all, margin);
    const std::vector<QRectF> overlays = keepFree();
    const auto covered = [&](const Camera &shown) {
        return std::any_of(overlays.begin(), overlays.end(), [&](const QRectF &overlay) {
            return std::any_of(scene.nodes.begin(), scene.nodes.end(), [&](const SceneNode &node) {
                const double r = node.radius * drawnScale(shown.zoom) + 24;
                return overlay.adjusted(-r, -r, r, r).contains(shown.toTarget(node.center));
            });
        });
    };
    if (overlays.empty() || !covered(whole))
        return whole;
    QRectF above = all, beside = all;
    for (const QRectF &overlay : overlays) {
        above.setBottom(std::min(above.bottom(), overlay.top()));
        if (overlay.center().x() < all.center().x())
            beside.setLeft(std::max(beside.left(), overlay.right()));
        else
            beside.setRight(std::min(beside.right(), overlay.left()));
    }
    const Camera upper = fitCamera(scene.bounds, above, margin), inner = fitCamera(scene.bounds, beside, margin);
    const Camera &better = upper.zoom > inner.zoom ? upper : inner;
    return better.zoom > whole.zoom * 0.55 ? better : whole;   // in a small window the overlays can be folded
}

void GraphCanvas::fitSelection(Animate animate)
{
    QRectF bounds;
    for (const int i : d->selectedNodes()) {
        const SceneNode &node = d->scene.nodes[std::size_t(i)];
        bounds |= QRectF(node.center.x() - node.radius, node.center.y() - node.radius, 2 * node.radius, 2 * node.radius);
    }
    for (const int i : d->emphasis.selectedLinks)
        for (const std::uint32_t end : {d->scene.links[std::size_t(i)].from, d->scene.links[std::size_t(i)].to})
            bounds |= QRectF(d->scene.nodes[end].center - QPointF(12, 12), QSizeF(24, 24));
    if (bounds.isNull())
        return fit(animate);
    d->fitOnResize = false;
    d->moveCamera(fitCamera(bounds, QRectF(rect()), 96), animate);
}

void GraphCanvas::centerOn(EntityId id, Animate animate)
{
    const int i = d->scene.indexOfNode(id);
    if (i < 0)
        return;
    const bool gliding = d->sceneMotion.state() == QAbstractAnimation::Running;
    const QPointF place = gliding ? d->goal[std::size_t(i)] : d->scene.nodes[std::size_t(i)].center;
    Camera next = d->camera;
    next.offset = QRectF(rect()).center() - place * next.zoom;
    d->fitOnResize = false;
    d->moveCamera(next, animate);
}

void GraphCanvas::zoomBy(double factor, Animate animate)
{
    const Camera from = d->cameraMotion.state() == QAbstractAnimation::Running ? d->cameraTo : d->camera;
    const QPointF middle = QRectF(rect()).center();
    Camera next;
    next.zoom = std::clamp(from.zoom * factor, 0.02, 8.0);
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
    d->changed();
}

void GraphCanvas::setMinimapVisible(bool visible)
{
    d->minimapVisible = visible;
    d->changed();
}

bool GraphCanvas::legendVisible() const
{
    return d->legendVisible;
}

bool GraphCanvas::minimapVisible() const
{
    return d->minimapVisible;
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
    d->pictureValid = false;
    d->layoutOverlays();
    if (d->fitOnResize && !d->scene.nodes.empty())
        fit(Animate::No);
}

}  // namespace relata
