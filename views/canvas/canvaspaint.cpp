// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasprivate.h"

#include "views/theme/icons.h"

#include <QFontMetricsF>
#include <QPaintEvent>

#include <cmath>

namespace relata {

void GraphCanvas::Private::layoutOverlays()
{
    constexpr double roomyWidth = 640, roomyHeight = 400;
    const bool small = area().width() < roomyWidth || area().height() < roomyHeight;
    legend.foldIf(small);
    minimap.foldIf(small);
    minimap.layout(area());
    legend.layout(area(), minimapVisible && !minimap.box().isNull() ? minimap.box().width() + 24 : 0);
}

std::vector<QRectF> GraphCanvas::Private::keepFree() const
{
    std::vector<QRectF> boxes;
    if (legendVisible && !legend.box().isNull())
        boxes.push_back(legend.box().adjusted(-4, -4, 4, 4));
    if (minimapVisible && !minimap.box().isNull())
        boxes.push_back(minimap.box().adjusted(-4, -4, 4, 4));
    return boxes;
}

PaintOptions GraphCanvas::Private::options(Detail detail) const
{
    PaintOptions options;
    options.detail = detail;
    options.clip = area();
    options.keepFree = keepFree();
    return options;
}

/// Large scenes: a picture without emphasis. A pan scrolls it and paints the strips that come in; anything else paints it again.
void GraphCanvas::Private::ensurePicture()
{
    const double ratio = q->devicePixelRatioF();
    const QSize size = (QSizeF(q->size()) * ratio).toSize();
    Emphasis plain;
    plain.foundNodes = emphasis.foundNodes;
    if (pictureValid && picture.size() == size && pictureCamera.zoom == camera.zoom) {
        if (pictureCamera == camera)
            return;
        const QPointF by = (camera.offset - pictureCamera.offset) * ratio;
        const QPoint whole(int(std::lround(by.x())), int(std::lround(by.y())));
        if (std::abs(whole.x()) < size.width() / 2 && std::abs(whole.y()) < size.height() / 2) {
            QImage moved(size, QImage::Format_RGB32);
            moved.setDevicePixelRatio(ratio);
            QPainter inner(&moved);
            inner.drawImage(QPointF(whole) / ratio, picture);
            pictureCamera.offset += QPointF(whole) / ratio;  // what was scrolled, in whole device pixels
            const double dx = whole.x() / ratio, dy = whole.y() / ratio, w = q->width(), h = q->height();
            std::vector<QRectF> strips;
            if (dx != 0)
                strips.emplace_back(dx > 0 ? 0 : w + dx, 0, std::abs(dx), h);
            if (dy != 0)
                strips.emplace_back(0, dy > 0 ? 0 : h + dy, w, std::abs(dy));
            for (const QRectF &strip : strips) {
                PaintOptions part = options(Detail::Moving);
                part.clip = strip;
                inner.setClipRect(strip);
                painter.paint(inner, scene, pictureCamera, plain, part);
            }
            inner.end();
            picture = moved;
            return;
        }
    }
    const bool moving = cameraMotion.state() == QAbstractAnimation::Running || sceneMotion.state() == QAbstractAnimation::Running
                        || gesture == Gesture::Drag || gesture == Gesture::Pan || settleTimer.isActive();
    if (picture.size() != size)
        picture = QImage(size, QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    QPainter inner(&picture);
    report = painter.paint(inner, scene, camera, plain, options(moving ? Detail::Moving : Detail::Complete));
    pictureCamera = camera;
    pictureValid = true;
}

void GraphCanvas::Private::paintScene(QPainter &target)
{
    const Theme &theme = Theme::of(scene.theme);
    if (!large()) {
        const bool moving = sceneMotion.state() == QAbstractAnimation::Running;
        report = painter.paint(target, scene, camera, emphasis, options(moving && scene.nodes.size() > 300 ? Detail::Moving : Detail::Complete));
        return;
    }
    ensurePicture();
    target.drawImage(QPointF(), picture);
    if (emphasis.fade > 0) {  // a veil instead of painting everything faded
        QColor veil = theme.canvas;
        veil.setAlphaF(float((emphasis.hovering ? 0.5 : 0.72) * emphasis.fade));
        target.fillRect(q->rect(), veil);
        PaintOptions part = options(Detail::Complete);
        part.onlyLit = true;
        painter.paint(target, scene, camera, emphasis, part);
    }
}

void GraphCanvas::Private::paintEmpty(QPainter &target)
{
    const Theme &theme = Theme::of(scene.theme);
    emptyActionBox = {};
    if (emptySentence.isEmpty())
        return;
    const QRectF all = area();
    const QRectF icon(all.center().x() - 12, all.center().y() - 52, 24, 24);
    themedIcon(QStringLiteral("expand"), theme.text3, theme.disabled).paint(&target, icon.toRect());
    target.setFont(uiFont(13));
    target.setPen(theme.text2);
    const QRectF words(all.left() + 24, all.center().y() - 18, all.width() - 48, 60);
    QRectF used;
    target.drawText(words, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, emptySentence, &used);
    if (emptyAction.isEmpty())
        return;
    const QFont font = uiFont(13, QFont::Medium);
    target.setFont(font);
    target.setPen(theme.accent);
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(emptyAction);
    emptyActionBox = QRectF(all.center().x() - width / 2 - 8, used.bottom() + 8, width + 16, metrics.height() + 8);
    target.drawText(emptyActionBox, Qt::AlignCenter, emptyAction);
}

void GraphCanvas::Private::paintOverlays(QPainter &target)
{
    const Theme &theme = Theme::of(scene.theme);
    if (gesture == Gesture::Box || gesture == Gesture::Lasso) {
        QColor inside = theme.accent;
        inside.setAlphaF(0.07F);
        target.setRenderHint(QPainter::Antialiasing);
        target.setPen(QPen(theme.accent, 1));
        target.setBrush(inside);
        if (gesture == Gesture::Box)
            target.drawRect(box.translated(0.5, 0.5));
        else
            target.drawPolygon(lasso);
        target.setBrush(Qt::NoBrush);
    }
    if (gesture == Gesture::Link)
        paintNewLink(target);
    if (legendVisible)
        legend.paint(target, theme, hoverRow);
    if (minimapVisible)
        minimap.paint(target, theme, QRectF(camera.toScene(QPointF()), camera.toScene(QPointF(q->width(), q->height()))), q->devicePixelRatioF());
    if (q->hasFocus() && gesture == Gesture::None) {  // a quiet sign for who uses the keyboard
        target.setRenderHint(QPainter::Antialiasing, false);
        target.setPen(QPen(theme.border2, 1));
        target.drawRect(q->rect().adjusted(0, 0, -1, -1));
    }
}

/// The link that is being drawn: from its entity to the pointer, or to the entity under it, ringed.
void GraphCanvas::Private::paintNewLink(QPainter &target) const
{
    const Theme &theme = Theme::of(scene.theme);
    const auto ring = [&](int node) {
        const SceneNode &each = scene.nodes[std::size_t(node)];
        const double radius = each.radius * camera.zoom + 5;
        target.drawEllipse(camera.toTarget(each.center), radius, radius);
    };
    target.save();
    target.setRenderHint(QPainter::Antialiasing);
    target.setBrush(Qt::NoBrush);
    target.setPen(QPen(theme.accent, 2, Qt::SolidLine, Qt::RoundCap));
    const QPointF from = camera.toTarget(scene.nodes[std::size_t(pressNode)].center);
    const bool hits = linkTarget >= 0 && linkTarget != pressNode;
    const QPointF to = hits ? camera.toTarget(scene.nodes[std::size_t(linkTarget)].center) : lastAt;
    ring(pressNode);
    if (hits)
        ring(linkTarget);
    target.drawLine(from, to);
    const QLineF line(from, to);
    if (line.length() > 1) {
        const QPointF back = (from - to) / line.length(), side(-back.y(), back.x());
        target.drawPolyline(QPolygonF({to + back * 11 + side * 5, to, to + back * 11 - side * 5}));
    }
    target.restore();
}

void GraphCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (d->scene.nodes.empty()) {
        painter.fillRect(rect(), Theme::of(d->scene.theme).canvas);
        d->paintEmpty(painter);
        return;
    }
    d->paintScene(painter);
    d->paintOverlays(painter);
}

QImage GraphCanvas::picture(double scale) const
{
    QImage image((QSizeF(size()) * scale).toSize(), QImage::Format_RGB32);
    image.fill(Theme::of(d->scene.theme).canvas);
    QPainter painter(&image);
    painter.scale(scale, scale);
    Emphasis emphasis = d->emphasis;
    emphasis.hoveredNode = emphasis.hoveredLink = -1;
    if (emphasis.hovering) {
        emphasis.fade = 0;
        emphasis.litNodes.clear();
        emphasis.litLinks.clear();
    }
    PaintOptions options = d->options(Detail::Complete);
    options.keepFree.clear();
    ScenePainter fresh;
    fresh.paint(painter, d->scene, d->camera, emphasis, options);
    return image;
}

}  // namespace relata
