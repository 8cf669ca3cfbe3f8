// SPDX-License-Identifier: Apache-2.0
#include "views/figure/picturefit.h"

#include "views/render/labellayer.h"
#include "views/render/tiles/stillpicture.h"

#include <QMarginsF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace relata {
namespace {

constexpr std::size_t mostNamed = 2000;  // entities: in a larger crowd few find room, and looking for it takes minutes

/// Of node centres and of what links add beyond them, in scene coordinates.
QRectF reachOf(const Scene &scene)
{
    if (scene.nodes.empty())
        return {};
    double left = scene.nodes.front().center.x(), right = left, top = scene.nodes.front().center.y(), bottom = top;
    const auto include = [&](QPointF p) {
        left = std::min(left, p.x());
        right = std::max(right, p.x());
        top = std::min(top, p.y());
        bottom = std::max(bottom, p.y());
    };
    for (const SceneNode &node : scene.nodes)
        include(node.center);
    for (const SceneLink &link : scene.links) {
        const QPointF a = scene.nodes[link.from].center, b = scene.nodes[link.to].center;
        if (link.from == link.to) {
            include(a + QPointF(scene.nodes[link.from].radius + 30 + 12 * std::abs(link.bend) / 18, 0));
        } else if (link.bend != 0) {
            const QPointF d = b - a;
            const double length = std::max(1.0, std::hypot(d.x(), d.y()));
            const QPointF normal(d.y() / length, -d.x() / length);
            include((a + b) / 2 + normal * link.bend);
            include((a + b) / 2 - normal * link.bend);
        }
    }
    return QRectF(QPointF(left, top), QPointF(right, bottom));
}

Camera cameraFor(const QRectF &reach, const QRectF &target, double mostZoom)
{
    Camera camera;
    const double across = reach.width() > 0 ? target.width() / reach.width() : mostZoom;
    const double down = reach.height() > 0 ? target.height() / reach.height() : mostZoom;
    camera.zoom = std::max(1e-6, std::min({across, down, mostZoom}));
    camera.offset = target.center() - reach.center() * camera.zoom;
    return camera;
}

double largestRadius(const Scene &scene)
{
    double most = 0;
    for (const SceneNode &node : scene.nodes)
        most = std::max(most, double(node.radius));
    return most;
}

/// How far labels want to stand out of the box round the node centres, when there is all the room in the world.
QMarginsF wishedMargins(ScenePainter &painter, const Scene &scene, const QRectF &reach, const PictureFit &fit, const QRectF &area,
                        const LinkMark &mark)
{
    const double scale = fit.sizeScale;
    const Camera &camera = fit.camera;
    const double node = largestRadius(scene) * 1.4 * scale + 3 * scale;
    const QRectF box(camera.toTarget(reach.topLeft()), camera.toTarget(reach.bottomRight()));
    QRectF wanted = box.adjusted(-node, -node, node, node);
    PaintOptions options = picturePaintOptions(area.adjusted(-area.width(), -area.height(), area.width(), area.height()), mark, fit);
    for (const PlacedLabel &label : painter.placeLabels(scene, camera, {}, options).labels)
        wanted = wanted.united(label.box.adjusted(-2 * scale, -2 * scale, 2 * scale, 2 * scale));
    const double mostX = area.width() * 0.22, mostY = area.height() * 0.22;
    return QMarginsF(std::min(box.left() - wanted.left(), mostX), std::min(box.top() - wanted.top(), mostY),
                     std::min(wanted.right() - box.right(), mostX), std::min(wanted.bottom() - box.bottom(), mostY));
}

}  // namespace

namespace {

/// \a fit as a view on a screen, whose unit is fit.sizeScale of the page's.
struct ScreenView {
    Camera camera;
    QRectF area;
    ScreenView(const PictureFit &fit, const QRectF &page)
        : camera{fit.camera.zoom / fit.sizeScale, fit.camera.offset / fit.sizeScale},
          area(page.topLeft() / fit.sizeScale, page.size() / fit.sizeScale)
    {
    }
};

}  // namespace

std::vector<PlacedLabel> fewNames(const Scene &scene, const TileScene &flat, const PictureFit &fit, const QRectF &area)
{
    const ScreenView view(fit, area);
    LabelLayer layer;
    return layer.place(scene, flat, view.camera, view.area, {}).labels;
}

void paintFewNames(QPainter &painter, const Scene &scene, const TileScene &flat, const PictureFit &fit, const QRectF &area)
{
    const ScreenView view(fit, area);
    LabelLayer layer;
    layer.place(scene, flat, view.camera, view.area, {});
    HaloText text;
    painter.save();
    painter.scale(fit.sizeScale, fit.sizeScale);
    layer.paint(painter, scene, view.camera, text);
    painter.restore();
}

PaintOptions picturePaintOptions(const QRectF &area, const LinkMark &mark, const PictureFit &fit)
{
    PaintOptions options;
    options.detail = Detail::Complete;
    options.sizeScale = fit.sizeScale;
    options.clip = area;
    options.background = false;  // the page is painted already
    options.lineText = false;
    options.mark = mark;
    options.shortMarksFirst = fit.shortMarksFirst;
    options.allLabels = true;
    options.names = !fit.fewNamed;
    options.wordsOnly = fit.crowd;
    return options;
}

PictureFit fitPicture(ScenePainter &painter, const Scene &scene, const QRectF &area, double leastScale, double mostScale, const LinkMark &mark)
{
    PictureFit fit;
    fit.sizeScale = leastScale;
    if (scene.nodes.empty() || area.isEmpty())
        return fit;
    const QRectF reach = reachOf(scene);
    const auto at = [&](double scale, bool shortMarksFirst) {
        PictureFit tried;
        tried.shortMarksFirst = shortMarksFirst;
        tried.fewNamed = scene.nodes.size() > mostNamed;
        tried.sizeScale = scale;
        const double edge = largestRadius(scene) * 1.4 * scale + 4 * scale;
        QMarginsF margins(edge, edge, edge, edge);
        for (int round = 0; round < 2 && !tried.fewNamed; ++round) {
            tried.camera = cameraFor(reach, area.marginsRemoved(margins), 2.2 * scale);
            margins = wishedMargins(painter, scene, reach, tried, area, mark);
        }
        tried.camera = cameraFor(reach, area.marginsRemoved(margins), 2.2 * scale);
        tried.report = painter.placeLabels(scene, tried.camera, {}, picturePaintOptions(area, mark, tried));
        return tried;
    };
    // at a zoom equal to the type's scale, things are as far apart as the layout wanted them
    const double start = std::clamp(cameraFor(reach, area, mostScale).zoom * 0.9, leastScale, mostScale);
    const auto lacking = [](const PictureFit &tried) { return std::pair(tried.report.unplaced.size(), tried.report.crowdedMarks); };  // names first
    fit = at(start, true);
    for (double scale = start; !fit.fewNamed && lacking(fit) > std::pair<std::size_t, std::size_t>();) {
        for (const bool shortMarksFirst : {true, false}) {
            PictureFit other = at(scale, shortMarksFirst);
            if (lacking(other) < lacking(fit))
                fit = std::move(other);
        }
        if (scale <= leastScale)
            break;
        scale = std::max(leastScale, scale * 0.85);
    }
    fit.crowd = linesCrowd(scene, fit.camera, area, fit.sizeScale);
    return fit;
}

}  // namespace relata
