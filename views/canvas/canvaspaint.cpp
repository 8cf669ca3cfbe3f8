// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasprivate.h"

#include "views/theme/icons.h"

#include <QFontMetricsF>
#include <QPaintEvent>

#include <cmath>
#include <limits>

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

TilePicture::Motion GraphCanvas::Private::motion() const
{
    const bool zooms = cameraMotion.state() == QAbstractAnimation::Running && cameraFrom.zoom != cameraTo.zoom;
    return zooms || nodesMove() || settleTimer.isActive() ? TilePicture::Motion::Moving : TilePicture::Motion::Still;
}

namespace {

SceneBox boxOf(const Camera &camera, const QRectF &area, double margin)
{
    const QPointF first = camera.toScene(area.topLeft() - QPointF(margin, margin)),
                  last = camera.toScene(area.bottomRight() + QPointF(margin, margin));
    return {first.x(), first.y(), last.x(), last.y()};
}

constexpr double besides = 60;              ///< pixels: what sticks into the view from outside
constexpr std::size_t alwaysPainted = 400;  ///< links: not worth counting
constexpr std::size_t cutFrom = 3000;       ///< links: from here on the painter is given what is in view, not everything

}  // namespace

/// Links and nodes in view: what a frame of the painter is made of.
std::size_t GraphCanvas::Private::itemsInView()
{
    ensureFlat();
    const SceneBox seen = boxOf(camera, area(), besides);
    return flat->lines().grid.count(seen) + flat->loops().grid.count(seen) + flat->nodeGrid().count(seen) / 2;
}

bool GraphCanvas::Private::useTiles()
{
    if (heat)  // the painter knows none
        return backend.tiles(std::numeric_limits<std::size_t>::max());
    if (scene->links.size() + scene->nodes.size() / 2 < alwaysPainted)
        return backend.tiles(0);
    return backend.tiles(itemsInView());
}

/// What is in view and what is lit, where the scene is much larger.
SceneCut GraphCanvas::Private::viewPart()
{
    std::vector<int> nodes = emphasis.litNodes, links = emphasis.litLinks;
    nodes.insert(nodes.end(), emphasis.selectedNodes.begin(), emphasis.selectedNodes.end());
    for (const int i : moved) {  // stand elsewhere than the index knows
        nodes.push_back(i);
        const auto at = linksAtNode(std::size_t(i));
        links.insert(links.end(), at.begin(), at.end());
    }
    const SceneBox seen = boxOf(camera, area(), besides);
    flat->nodeGrid().ranges(seen, [&](std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i < end; ++i)
            nodes.push_back(int(flat->nodes()[i].index));
    });
    for (const TileScene::Links *each : {&flat->lines(), &flat->loops()})
        each->grid.ranges(seen, [&](std::uint32_t first, std::uint32_t end) {
            for (std::uint32_t i = first; i < end; ++i)
                links.push_back(int(each->all[i].index));
        });
    return {*scene, std::move(nodes), std::move(links)};
}

/// By the painter, in full.
void GraphCanvas::Private::paintView(QPainter &target)
{
    const bool moving = nodesMove();
    const double before = BackendChoice::now();
    if (scene->links.size() < cutFrom) {
        report = painter.paint(target, *scene, camera, emphasis, options(moving && scene->nodes.size() > 300 ? Detail::Moving : Detail::Complete));
        if (!moving)
            backend.painted(scene->links.size() + scene->nodes.size() / 2, BackendChoice::now() - before);
        return;
    }
    ensureFlat();
    const SceneCut cut = viewPart();
    report = painter.paint(target, cut.scene(), camera, cut.here(emphasis), options(Detail::Complete));
    cut.toWhole(report);
    backend.painted(cut.links().size() + cut.nodes().size() / 2, BackendChoice::now() - before);
}

void GraphCanvas::Private::paintTiles(QPainter &target)
{
    ensureFlat();
    if (!tiles) {
        tiles = std::make_unique<TilePicture>([canvas = q] {
            QMetaObject::invokeMethod(
                canvas, [canvas] { canvas->update(); }, Qt::QueuedConnection);
        });
        tiles->setScene(flat);
        tiles->leaveOut(leftOut);
        tiles->setHulls(hulls);
    }
    tiles->setHeat(heat);
    const Camera shown = TilePicture::onPixels(camera, q->devicePixelRatioF());
    tiles->paint(target, shown, q->size(), motion());
    if (!moved.empty())
        paintMoved(target);
    labels.place(*scene, *flat, shown, area(), keepFree(), tiles->hulls());
    // the names of who is lit stand over all others; only their places are asked for yet
    std::vector<PlacedLabel> litNames;
    if (isLit())
        litNames = paintLit(nullptr).labels;
    labels.paint(target, *scene, shown, names, litNames);
    report = labels.report();
    if (!isLit())
        return;
    const PaintReport lit = paintLit(&target);
    report.labels.insert(report.labels.end(), lit.labels.begin(), lit.labels.end());
}

/// Cutting copies names and statements of everything lit; where it stands is cheap to take over.
const SceneCut &GraphCanvas::Private::litScene()
{
    if (!litCut)
        litCut = litPart(*scene, emphasis);
    else
        litCut->follow(*scene);
    return *litCut;
}

const SceneCut &GraphCanvas::Private::litNodes()
{
    if (!litEnds)
        litEnds = SceneCut(*scene, litScene().nodes(), {});
    else
        litEnds->follow(*scene);
    return *litEnds;
}

bool GraphCanvas::Private::isLit() const
{
    return emphasis.fade > 0 || !emphasis.foundNodes.empty();
}

/// A veil instead of everything faded, and what is lit or ringed over it. Null: only where its names would stand.
PaintReport GraphCanvas::Private::paintLit(QPainter *target)
{
    QColor veil = Theme::of(scene->theme).canvas;
    veil.setAlphaF(float((emphasis.hovering ? 0.5 : 0.72) * emphasis.fade));
    if (emphasis.fade > 0 && target)
        target->fillRect(q->rect(), veil);
    const SceneCut &lit = litScene();
    PaintOptions part = options(gesture == Gesture::Drag && lit.links().size() > mostStroked ? Detail::Moving : Detail::Complete);
    part.onlyLit = true;
    const Camera shown = TilePicture::onPixels(camera, q->devicePixelRatioF());
    const bool few = lit.links().size() <= mostStroked;
    const SceneCut &drawn = few ? lit : litNodes();
    PaintReport placed;
    if (!target) {
        if (part.detail == Detail::Complete)
            placed = painter.placeLabels(drawn.scene(), shown, drawn.here(emphasis), part);
    } else {
        if (!few)
            (movingTiles ? movingTiles : tiles)->paintLit(*target, lit.scene(), shown, q->size());
        placed = painter.paint(*target, drawn.scene(), shown, drawn.here(emphasis), part);
    }
    drawn.toWhole(placed);
    return placed;
}

void GraphCanvas::Private::paintScene(QPainter &target)
{
    if (paintsMotion())
        return paintMotion(target);
    movingTiles.reset();
    movingFlat.reset();
    if (useTiles())
        paintTiles(target);
    else
        paintView(target);
}

void GraphCanvas::Private::paintEmpty(QPainter &target)
{
    const Theme &theme = Theme::of(scene->theme);
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

/// A ring about who is pointed at, at once: that they light up waits until the pointer rests.
void GraphCanvas::Private::paintPointedAt(QPainter &target) const
{
    const bool ringed = pendingNode == hoverNode && (isLit() || !backend.tilesNow());
    if (pendingNode < 0 || ringed || nodesMove() || gesture != Gesture::None)
        return;
    const SceneNode &node = scene->nodes[std::size_t(pendingNode)];
    const double radius = node.radius * drawnScale(camera.zoom, scene->farBelow) + 3;
    target.setRenderHint(QPainter::Antialiasing);
    target.strokePath(shapePath(node.shape, camera.toTarget(node.center), radius),
                      QPen(Theme::of(scene->theme).text2, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void GraphCanvas::Private::paintOverlays(QPainter &target)
{
    const Theme &theme = Theme::of(scene->theme);
    paintPointedAt(target);
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
    const Theme &theme = Theme::of(scene->theme);
    const auto ring = [&](int node) {
        const SceneNode &each = scene->nodes[std::size_t(node)];
        const double radius = each.radius * camera.zoom + 5;
        target.drawEllipse(camera.toTarget(each.center), radius, radius);
    };
    target.save();
    target.setRenderHint(QPainter::Antialiasing);
    target.setBrush(Qt::NoBrush);
    target.setPen(QPen(theme.accent, 2, Qt::SolidLine, Qt::RoundCap));
    const QPointF from = camera.toTarget(scene->nodes[std::size_t(pressNode)].center);
    const bool hits = linkTarget >= 0 && linkTarget != pressNode;
    const QPointF to = hits ? camera.toTarget(scene->nodes[std::size_t(linkTarget)].center) : lastAt;
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
    if (d->scene->nodes.empty()) {
        painter.fillRect(rect(), Theme::of(d->scene->theme).canvas);
        d->paintEmpty(painter);
        return;
    }
    d->paintScene(painter);
    d->paintOverlays(painter);
}

QImage GraphCanvas::picture(double scale) const
{
    QImage image((QSizeF(size()) * scale).toSize(), QImage::Format_RGB32);
    image.fill(Theme::of(d->scene->theme).canvas);
    QPainter painter(&image);
    painter.scale(scale, scale);
    Emphasis emphasis = d->emphasis;
    emphasis.hoveredNode = emphasis.hoveredLink = -1;
    if (emphasis.hovering) {
        emphasis.fade = 0;
        emphasis.litNodes.clear();
        emphasis.litLinks.clear();
    }
    if (d->backend.tilesNow() || d->heat) {
        painter.end();
        d->finishFlat();
        image.setDevicePixelRatio(scale);
        TilePicture fresh([] {});
        fresh.setScene(d->flat);
        fresh.setHulls(d->hulls);
        fresh.setHeat(d->heat);
        const Camera shown = TilePicture::onPixels(d->camera, scale);
        for (int pass = 0; pass < 2; ++pass) {
            QPainter each(&image);
            fresh.paint(each, shown, size(), TilePicture::Motion::Still);
            fresh.wait();
        }
        QPainter words(&image);
        LabelLayer labels;
        HaloText names;
        labels.place(*d->scene, *d->flat, shown, d->area(), {}, fresh.hulls());
        labels.paint(words, *d->scene, shown, names);
        words.end();
        image.setDevicePixelRatio(1);
        return image;
    }
    PaintOptions options = d->options(Detail::Complete);
    options.keepFree.clear();
    ScenePainter fresh;
    fresh.paint(painter, *d->scene, d->camera, emphasis, options);
    return image;
}

}  // namespace relata
