// SPDX-License-Identifier: Apache-2.0
// Mouse, wheel, touchpad.
#include "views/canvas/canvasprivate.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QInputDevice>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

Camera zoomedAt(const Camera &camera, QPointF at, double factor, double least)
{
    Camera next;
    next.zoom = std::clamp(camera.zoom * factor, least, GraphCanvas::mostZoom);
    next.offset = at - camera.toScene(at) * next.zoom;
    return next;
}

}  // namespace

void GraphCanvas::Private::updateCursor()
{
    if (gesture == Gesture::Pan)
        q->setCursor(Qt::ClosedHandCursor);
    else if (spaceHeld)
        q->setCursor(Qt::OpenHandCursor);
    else if (tool != CanvasTool::Select || gesture == Gesture::Link)
        q->setCursor(Qt::CrossCursor);
    else
        q->unsetCursor();
}

void GraphCanvas::Private::select(const Selection &next)
{
    if (next == selection)
        return;
    selection = next;
    updateEmphasis(true);
    emit q->selectionChanged(selection);
}

bool GraphCanvas::Private::isThere(EntityId id) const
{
    return !outdated && (!graph || graph->contains(id));
}

int GraphCanvas::Private::nodeAt(QPointF at) const
{
    const int lifted = movedAt(at), other = lifted >= 0 ? -1 : hit.nodeAt(at, camera);
    const int node = other >= 0 && leftOut && leftOut->nodes[std::size_t(other)] ? -1 : std::max(lifted, other);
    return node >= 0 && isThere(scene->nodes[std::size_t(node)].id) ? node : -1;
}

int GraphCanvas::Private::linkAt(QPointF at) const
{
    const int link = hit.linkAt(at, camera);
    if (link < 0 || outdated || (leftOut && leftOut->links[std::size_t(link)]))
        return -1;
    const auto statements = scene->statementsOf(scene->links[std::size_t(link)]);
    return std::all_of(statements.begin(), statements.end(), [this](StatementId id) { return !graph || graph->contains(id); }) ? link : -1;
}

void GraphCanvas::Private::selectNodes(const std::vector<int> &nodes, bool add)
{
    Selection next;
    if (add)
        next.entities = selection.entities;
    IdSet<EntityId> known;  // all of a large graph may be chosen at once
    for (const EntityId id : next.entities)
        known.insert(id);
    for (const int i : nodes) {
        const EntityId id = scene->nodes[std::size_t(i)].id;
        if (isThere(id) && !known.contains(id))
            next.entities.push_back(id);
        known.insert(id);
    }
    select(next);
}

void GraphCanvas::Private::click(QPointF at, Qt::KeyboardModifiers modifiers)
{
    const bool add = modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
    if (const int hull = hullAt(at); hull >= 0) {
        zoomInto(hull);
    } else if (const int node = nodeAt(at); node >= 0) {
        const EntityId id = scene->nodes[std::size_t(node)].id;
        Selection next;
        if (add)
            next.entities = selection.entities;
        const auto known = std::find(next.entities.begin(), next.entities.end(), id);
        if (known != next.entities.end())
            next.entities.erase(known);
        else
            next.entities.push_back(id);
        select(next);
    } else if (const int link = linkAt(at); link >= 0) {
        const auto statements = scene->statementsOf(scene->links[std::size_t(link)]);
        Selection next;
        if (add) {
            next = selection;
            for (const StatementId id : statements)
                if (std::find(next.statements.begin(), next.statements.end(), id) == next.statements.end())
                    next.statements.push_back(id);
        } else {
            next.statements.assign(statements.begin(), statements.end());
        }
        select(next);
    } else if (!add) {
        unlight();
        select({});
    }
}

void GraphCanvas::Private::unlight()
{
    if (litEntities.empty() && litStatements.empty())
        return;
    litEntities.clear();
    litStatements.clear();
    updateEmphasis(true);
}

bool GraphCanvas::Private::pressOverlay(QPointF at)
{
    if (scene->nodes.empty() || outdated)
        return false;
    if (legendVisible && legend.box().contains(at)) {
        const int row = legend.rowAt(at);
        if (row == LegendBox::foldButton)
            legend.setFolded(!legend.folded());
        else if (row == LegendBox::moreRow)
            legend.toggleMore();
        else if (row >= 0 && !legend.rows()[std::size_t(row)].condition.isEmpty())
            emit q->conditionRequested(legend.rows()[std::size_t(row)].condition);
        layoutOverlays();
        changed();
        updateHover(at);
        return true;
    }
    if (minimapVisible && minimap.box().contains(at)) {
        if (minimap.folded() || minimap.foldBox().contains(at)) {
            minimap.setFolded(!minimap.folded());
            layoutOverlays();
            changed();
        } else {
            gesture = Gesture::Minimap;
            Camera next = camera;
            next.offset = area().center() - minimap.toScene(at) * camera.zoom;
            fitOnResize = false;
            moveCamera(next, Animate::No);
        }
        return true;
    }
    return false;
}

void GraphCanvas::Private::updateHover(QPointF at)
{
    int row = -1;
    const bool overLegend = legendVisible && legend.box().contains(at);
    if (overLegend)
        row = legend.rowAt(at);
    if (row != hoverRow) {
        hoverRow = row;
        updateEmphasis(true);
    }
    const bool overMap = minimapVisible && minimap.box().contains(at);
    const bool covered = overLegend || overMap || hullAt(at) >= 0;
    const int node = covered ? -1 : nodeAt(at);
    const int link = covered || node >= 0 ? -1 : linkAt(at);
    if (node == pendingNode && link == pendingLink)
        return;
    if (node != pendingNode)
        q->update();
    pendingNode = node;
    pendingLink = link;
    hoverTimer.start();
}

void GraphCanvas::mousePressEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    d->pressAt = d->lastAt = at;
    d->pressModifiers = event->modifiers();
    d->pressNode = -1;
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && d->spaceHeld)) {
        d->gesture = Private::Gesture::Pan;
        d->updateCursor();
        return;
    }
    if (event->button() != Qt::LeftButton || d->pressOverlay(at))
        return;
    if (d->sceneMotion.state() == QAbstractAnimation::Running)
        d->sceneMotion.setCurrentTime(d->sceneMotion.totalDuration());
    d->gesture = Private::Gesture::Press;
    d->pressNode = d->hullAt(at) >= 0 ? -1 : d->nodeAt(at);
}

void GraphCanvas::mouseMoveEvent(QMouseEvent *event)
{
    using Gesture = Private::Gesture;
    const QPointF at = event->position();
    if (d->gesture == Gesture::Press && (at - d->pressAt).manhattanLength() >= QApplication::startDragDistance()) {
        d->setHover(-1, -1);
        const bool links = d->tool == CanvasTool::Link || d->pressModifiers == Qt::AltModifier;
        const bool frames = d->tool == CanvasTool::Lasso || d->pressModifiers & Qt::ShiftModifier;  // in a crowd there is no empty place to begin
        if (d->pressNode >= 0 && links) {
            d->gesture = Gesture::Link;
        } else if (d->pressNode >= 0 && !frames) {
            const EntityId id = d->scene->nodes[std::size_t(d->pressNode)].id;
            const auto &chosen = d->selection.entities;
            if (std::find(chosen.begin(), chosen.end(), id) == chosen.end())
                d->selectNodes({d->pressNode}, d->pressModifiers & Qt::ControlModifier);
            d->dragged = d->selectedNodes();
            d->draggedFrom.clear();
            for (const int i : d->dragged)
                d->draggedFrom.push_back(d->scene->nodes[std::size_t(i)].center);
            d->liftDragged();
            d->gesture = Gesture::Drag;
        } else if (d->tool == CanvasTool::Lasso || d->pressModifiers == Qt::AltModifier) {
            d->gesture = Gesture::Lasso;
            d->lasso = QPolygonF({d->pressAt});
        } else if (d->pressModifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
            d->gesture = Gesture::Box;
        } else {
            d->gesture = Gesture::Pan;
        }
        d->updateCursor();
    }
    const QPointF by = at - d->lastAt;
    switch (d->gesture) {
    case Gesture::None:
        d->updateHover(at);
        break;
    case Gesture::Press:
        return;  // keeps lastAt, so that nothing is lost when the drag begins
    case Gesture::Pan: {
        Camera next = d->camera;
        next.offset += by;
        d->fitOnResize = false;
        d->moveCamera(next, Animate::No);
        break;
    }
    case Gesture::Drag:
        for (Scene &own = d->scene.own(); const int i : d->dragged)
            own.nodes[std::size_t(i)].center += by / d->camera.zoom;
        d->bendLinks();
        d->changed();
        break;
    case Gesture::Box:
        d->box = QRectF(d->pressAt, at).normalized();
        update();
        break;
    case Gesture::Lasso:
        d->lasso << at;
        update();
        break;
    case Gesture::Link:
        d->linkTarget = d->nodeAt(at);
        update();
        break;
    case Gesture::Minimap: {
        Camera next = d->camera;
        next.offset = d->area().center() - d->minimap.toScene(at) * d->camera.zoom;
        d->moveCamera(next, Animate::No);
        break;
    }
    }
    d->lastAt = at;
}

void GraphCanvas::Private::finishDrag()
{
    std::vector<EntityId> ids;
    std::vector<Point> places;
    for (const int i : dragged) {
        const SceneNode &node = scene->nodes[std::size_t(i)];
        if (std::size_t(i) < goal.size())
            goal[std::size_t(i)] = start[std::size_t(i)] = node.center;
        ids.push_back(node.id);
        places.push_back({float(node.center.x()), float(node.center.y())});
    }
    dropDragged(Drop::Kept);
    changed();
    if (!ids.empty())
        emit q->movedByUser(ids, places);
}

void GraphCanvas::Private::finishLink()
{
    const EntityId from = scene->nodes[std::size_t(pressNode)].id;
    const EntityId to = linkTarget >= 0 ? scene->nodes[std::size_t(linkTarget)].id : noEntity;
    const bool back = linkTarget == pressNode || (lastAt - pressAt).manhattanLength() < 24;  // let go where it began: a change of mind
    linkTarget = -1;
    if (!back)
        emit q->linkDrawn(from, to);
}

void GraphCanvas::Private::cancelGesture()
{
    linkTarget = -1;
    if (gesture == Gesture::Drag) {
        std::size_t k = 0;
        for (const int i : dragged)
            scene.own().nodes[std::size_t(i)].center = draggedFrom[k++];
        bendLinks();
        dropDragged(Drop::TakenBack);
        changed();
    }
    gesture = Gesture::None;
    box = {};
    lasso.clear();
    updateCursor();
    q->update();
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    using Gesture = Private::Gesture;
    const QPointF at = event->position();
    const Gesture done = d->gesture;
    d->gesture = Gesture::None;
    d->updateCursor();
    const bool add = d->pressModifiers & (Qt::ShiftModifier | Qt::ControlModifier);
    switch (done) {
    case Gesture::None:
        if (event->button() == Qt::LeftButton && d->scene->nodes.empty() && d->emptyActionBox.contains(at))
            emit emptyActionRequested();
        break;
    case Gesture::Press:
        if (d->scene->nodes.empty()) {
            if (d->emptyActionBox.contains(at))
                emit emptyActionRequested();
        } else {
            d->click(at, event->modifiers());
        }
        break;
    case Gesture::Drag:
        d->finishDrag();
        break;
    case Gesture::Link:
        d->finishLink();
        break;
    case Gesture::Box:
        d->finishFlat();
        d->selectNodes(d->hit.nodesIn(QRectF(d->camera.toScene(d->box.topLeft()), d->camera.toScene(d->box.bottomRight()))), add);
        break;
    case Gesture::Lasso: {
        QPolygonF inScene;
        for (const QPointF &p : d->lasso)
            inScene << d->camera.toScene(p);
        d->finishFlat();
        d->selectNodes(d->hit.nodesIn(inScene), add);
        break;
    }
    case Gesture::Pan:
    case Gesture::Minimap:
        break;
    }
    d->box = {};
    d->lasso.clear();
    update();
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || d->pressOverlay(event->position()))
        return;
    const int node = d->hullAt(event->position()) >= 0 ? -1 : d->nodeAt(event->position());
    if (node >= 0)
        emit expandRequested(d->scene->nodes[std::size_t(node)].id);
}

void GraphCanvas::wheelEvent(QWheelEvent *event)
{
    d->fitOnResize = false;
    // X11 tells a touchpad by its device only, Wayland by the phase
    const bool touchpad = (!event->pixelDelta().isNull() && event->phase() != Qt::NoScrollPhase)
                          || (event->device() && event->device()->type() == QInputDevice::DeviceType::TouchPad);
    const bool sideways = event->angleDelta().y() == 0 && event->angleDelta().x() != 0;
    if ((touchpad || sideways) && !(event->modifiers() & Qt::ControlModifier)) {
        Camera next = d->camera;
        next.offset += event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
        d->moveCamera(next, Animate::No);
    } else {
        const double notches = event->angleDelta().y() / 120.0;
        d->moveCamera(zoomedAt(d->camera, event->position(), std::pow(1.2, notches), d->leastZoom()), Animate::No);
    }
    d->updateHover(event->position());
    event->accept();
}

bool GraphCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            d->fitOnResize = false;
            d->moveCamera(zoomedAt(d->camera, gesture->position(), 1 + gesture->value(), d->leastZoom()), Animate::No);
            return true;
        }
    } else if (event->type() == QEvent::Gesture) {
        if (auto *pinch = static_cast<QPinchGesture *>(static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture))) {
            d->fitOnResize = false;
            Camera next = zoomedAt(d->camera, mapFromGlobal(pinch->centerPoint()), pinch->scaleFactor(), d->leastZoom());
            next.offset += pinch->centerPoint() - pinch->lastCenterPoint();
            d->moveCamera(next, Animate::No);
            d->cancelGesture();
            return true;
        }
    } else if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = d->tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, this);
        return true;
    } else if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        if (event->type() == QEvent::FocusOut) {
            d->spaceHeld = false;
            d->updateCursor();
        }
        update();
    }
    return QWidget::event(event);
}

void GraphCanvas::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (d->hoverRow >= 0) {
        d->hoverRow = -1;
        d->updateEmphasis(true);
    }
    d->setHover(-1, -1);
}

EntityId GraphCanvas::entityAt(QPointF place) const
{
    const int node = rect().contains(place.toPoint()) ? d->nodeAt(place) : -1;
    return node >= 0 ? d->scene->nodes[std::size_t(node)].id : noEntity;
}

void GraphCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    const QPointF at = event->reason() == QContextMenuEvent::Keyboard && !d->selectedNodes().empty()
                           ? d->camera.toTarget(d->scene->nodes[std::size_t(d->selectedNodes().front())].center)
                           : QPointF(event->pos());
    const int node = d->nodeAt(at);
    const int link = node >= 0 ? -1 : d->linkAt(at);
    std::vector<StatementId> statements;
    if (link >= 0) {
        const auto stated = d->scene->statementsOf(d->scene->links[std::size_t(link)]);
        statements.assign(stated.begin(), stated.end());
    }
    emit contextMenuRequested(mapToGlobal(at.toPoint()), node >= 0 ? d->scene->nodes[std::size_t(node)].id : noEntity, statements);
    event->accept();
}

}  // namespace relata
