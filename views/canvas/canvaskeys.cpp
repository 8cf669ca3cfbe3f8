// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasprivate.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace relata {

/// To the neighbour that lies most in the wished direction; without a selection to the entity nearest to the middle.
void GraphCanvas::Private::walk(QPointF direction)
{
    const std::vector<int> chosen = selectedNodes();
    int next = -1;
    double best = -1;
    if (chosen.empty()) {
        const QPointF middle = camera.toScene(area().center());
        for (std::size_t i = 0; i < scene->nodes.size(); ++i) {
            const QPointF off = scene->nodes[i].center - middle;
            const double near = 1 / (1 + QPointF::dotProduct(off, off));
            if (near > best) {
                best = near;
                next = int(i);
            }
        }
    } else {
        const int from = chosen.back();
        for (const SceneLink &link : scene->links) {
            if (int(link.from) != from && int(link.to) != from)
                continue;
            const int other = int(link.from) == from ? int(link.to) : int(link.from);
            const QPointF off = scene->nodes[std::size_t(other)].center - scene->nodes[std::size_t(from)].center;
            const double length = std::hypot(off.x(), off.y());
            if (other == from || length < 1e-9)
                continue;
            const double ahead = QPointF::dotProduct(off, direction) / length;
            const double score = ahead - 0.0004 * length;  // of two that lie alike the nearer one
            if (ahead > 0.35 && (next < 0 || score > best)) {
                best = score;
                next = other;
            }
        }
    }
    if (next < 0)
        return;
    selectNodes({next}, false);
    const QPointF at = camera.toTarget(scene->nodes[std::size_t(next)].center);
    if (!area().adjusted(40, 40, -40, -40).contains(at))
        q->centerOn(scene->nodes[std::size_t(next)].id, Animate::Yes);
}

void GraphCanvas::Private::nudge(QPointF by)
{
    if (sceneMotion.state() == QAbstractAnimation::Running)
        sceneMotion.setCurrentTime(sceneMotion.totalDuration());
    dragged = selectedNodes();
    liftDragged();
    for (const int i : dragged)
        scene.own().nodes[std::size_t(i)].center += by;
    bendLinks();
    finishDrag();
}

void GraphCanvas::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool control = modifiers & Qt::ControlModifier, shift = modifiers & Qt::ShiftModifier, alt = modifiers & Qt::AltModifier;
    const std::vector<EntityId> &chosen = d->selection.entities;
    const auto arrow = [&]() -> QPointF {
        switch (event->key()) {
        case Qt::Key_Left:
            return {-1, 0};
        case Qt::Key_Right:
            return {1, 0};
        case Qt::Key_Up:
            return {0, -1};
        case Qt::Key_Down:
            return {0, 1};
        default:
            return {};
        }
    }();
    if (!arrow.isNull()) {
        if (control)
            d->nudge(arrow * ((shift ? 1 : 10) / d->camera.zoom));
        else if (!alt)
            d->walk(arrow);
        return;
    }
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9 && !alt && !shift) {
        const int hops = event->key() - Qt::Key_0;
        if (control && hops == 0)
            fit(Animate::Yes);
        else if (!control)
            emit focusRequested(hops);
        else
            QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            d->spaceHeld = true;
            d->updateCursor();
        }
        return;
    case Qt::Key_Escape:
        if (d->gesture != Private::Gesture::None) {
            d->cancelGesture();
            return;
        }
        d->litEntities.clear();
        d->litStatements.clear();
        if (d->selection.empty())
            d->updateEmphasis(true);
        else
            d->select({});
        emit canvasCleared();
        return;
    case Qt::Key_E:
        if (!control || chosen.empty())
            break;
        if (shift)
            emit collapseRequested(chosen.back());
        else
            emit expandRequested(chosen.back());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (chosen.empty())
            break;
        emit expandRequested(chosen.back());
        return;
    case Qt::Key_H:
        if (control)
            break;
        if (alt)
            emit showAllRequested();
        else if (!chosen.empty())
            emit hideRequested(chosen, shift);
        return;
    case Qt::Key_P:
        if (control || chosen.empty())
            break;
        emit pinRequested(chosen, !alt);
        return;
    case Qt::Key_F:
        if (control)
            break;
        if (shift)
            fitSelection(Animate::Yes);
        else
            fit(Animate::Yes);
        return;
    case Qt::Key_A:
        if (!control)
            break;
        {
            std::vector<int> all(d->scene->nodes.size());
            for (std::size_t i = 0; i < all.size(); ++i)
                all[i] = int(i);
            d->selectNodes(all, false);
        }
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1.25, Animate::Yes);
        return;
    case Qt::Key_Minus:
        zoomBy(0.8, Animate::Yes);
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void GraphCanvas::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        d->spaceHeld = false;
        d->updateCursor();
        return;
    }
    QWidget::keyReleaseEvent(event);
}

}  // namespace relata
