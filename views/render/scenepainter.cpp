// SPDX-License-Identifier: Apache-2.0
#include "views/render/scenepainter.h"

#include "views/render/halotext.h"
#include "views/render/labellayer.h"
#include "views/render/nodepass.h"
#include "views/scene/labeltext.h"
#include "views/scene/shapes.h"
#include "views/theme/blend.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relata {
namespace {

constexpr std::size_t mostLabels = 400;  ///< tried per picture on the screen

struct LineText {
    int link = -1;
    QPointF center;
    double angle = 0;  // degrees
    double width = 0;
};

QRectF pictureArea(const Scene &scene, const Camera &camera, const PaintOptions &options)
{
    if (!options.clip.isNull())
        return options.clip;
    return QRectF(camera.toTarget(scene.bounds.topLeft()), camera.toTarget(scene.bounds.bottomRight())).adjusted(-300, -100, 300, 100);
}

void takeNodes(const Scene &scene, const Camera &camera, const PictureScale &scale, LabelPlacer &placer)
{
    for (const SceneNode &node : scene.nodes) {
        const QSizeF half = shapeExtent(node.shape) * (node.radius * scale.node) + QSizeF(1, 1);
        const QPointF at = camera.toTarget(node.center);
        placer.take(QRectF(at.x() - half.width(), at.y() - half.height(), 2 * half.width(), 2 * half.height()));
    }
}

void addLines(const std::vector<DrawnLink> &links, LabelPlacer &placer)
{
    for (const DrawnLink &drawn : links) {
        const int steps = drawn.curve.kind == LinkCurve::Kind::Line ? 1 : 8;
        for (int i = 0; i < steps; ++i)
            placer.addLine(drawn.curve.at(double(i) / steps), drawn.curve.at(double(i + 1) / steps));
    }
}

/// Predicates along their lines, where there is room; never upside down.
std::vector<LineText> placeLineTexts(const Scene &scene, const std::vector<DrawnLink> &links, const Camera &camera, const PictureScale &scale,
                                     const PaintOptions &options, LabelPlacer &placer)
{
    std::vector<LineText> texts;
    if (!options.lineText || options.detail == Detail::Moving)
        return texts;
    for (const DrawnLink &drawn : links) {
        const bool asked = drawn.emphasised || (camera.zoom > 1.4 && drawn.lit);
        const SceneLink &link = scene.links[std::size_t(drawn.index)];
        if (!asked || drawn.curve.kind == LinkCurve::Kind::Loop)
            continue;
        const QString words = scene.textOf(link);
        if (words.isEmpty())
            continue;
        const double width = HaloText::widthOf(words, 11, 500) * scale.type;
        if (width + 12 * scale.type > drawn.length)
            continue;
        for (const double t : {0.5, 0.4, 0.6, 0.3, 0.7}) {
            if (std::min(t, 1 - t) * drawn.length < width / 2 + 4 * scale.type)
                continue;
            const QPointF along = drawn.curve.direction(t);
            double angle = std::atan2(along.y(), along.x());
            if (angle > std::numbers::pi / 2)
                angle -= std::numbers::pi;
            else if (angle <= -std::numbers::pi / 2)
                angle += std::numbers::pi;
            const QPointF forward(std::cos(angle), std::sin(angle)), up(std::sin(angle), -std::cos(angle));
            const QPointF center = drawn.curve.at(t) + up * (9 * scale.type);
            std::vector<QRectF> boxes;  // a chain of small squares stands for the turned box
            const double half = 6.5 * scale.type;
            const int steps = std::max(1, int(std::ceil(width / half)));
            for (int i = 0; i <= steps; ++i) {
                const QPointF p = center + forward * (width * (double(i) / steps - 0.5));
                boxes.emplace_back(p.x() - half, p.y() - half, 2 * half, 2 * half);
            }
            if (!std::all_of(boxes.begin(), boxes.end(), [&](const QRectF &box) { return placer.isFree(box); }))
                continue;
            for (const QRectF &box : boxes)
                placer.take(box);
            texts.push_back({drawn.index, center, angle * 180 / std::numbers::pi, width});
            break;
        }
    }
    return texts;
}

/// All round the node and a little farther off, rather than nowhere: in figures, and for those with many links.
QRectF placeNearby(QPointF center, QSizeF extent, QSizeF label, double type, double farthest, LabelPlacer &placer)
{
    constexpr int directions = 24;
    for (int ring = 0; 2 + 4 * ring <= farthest; ++ring) {
        const double gap = 2 + 4 * ring;
        for (int k = 0; k < directions; ++k) {
            const double angle = 2 * std::numbers::pi * k / directions;
            const QPointF away((extent.width() + gap * type + label.width() / 2) * std::cos(angle),
                               (extent.height() + gap * type + label.height() / 2) * std::sin(angle));
            const QRectF box(center + away - QPointF(label.width() / 2, label.height() / 2), label);
            if (placer.isFree(box)) {
                placer.take(box);
                return box;
            }
        }
    }
    return {};
}

/// Below, above or beside a node and then farther off, whatever shapes are there, but inside the picture and not over other names.
QRectF overShapes(QPointF center, QSizeF extent, QSizeF label, double type, const QRectF &area, const std::vector<PlacedLabel> &names)
{
    const QPointF offs[] = {{0, 1}, {0, -1}, {1, 0}, {-1, 0}};
    const QRectF room = area.adjusted(6, 4, -6, -4);
    QRectF first;
    for (int gap = 3; gap < 200; gap += 8) {
        for (const QPointF &off : offs) {
            const QPointF away(off.x() * (extent.width() + gap * type + label.width() / 2),
                               off.y() * (extent.height() + gap * type + label.height() / 2));
            QRectF box(center + away - QPointF(label.width() / 2, label.height() / 2), label);
            box.moveLeft(std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - label.width())));
            box.moveTop(std::clamp(box.top(), room.top(), std::max(room.top(), room.bottom() - label.height())));
            if (first.isNull())
                first = box;
            if (std::none_of(names.begin(), names.end(), [&](const PlacedLabel &name) { return name.box.intersects(box); }))
                return box;
        }
    }
    return first;
}

PaintReport placeNames(const Scene &scene, const Camera &camera, const Emphasis &emphasis, const EmphasisFlags &flags, const PictureScale &scale,
                       const PaintOptions &options, const QRectF &area, LabelPlacer &placer)
{
    PaintReport report;
    if (!options.names)
        return report;
    constexpr std::size_t manyNodes = 60;  // fewer are named from however far off, where there is room
    const bool allWanted = options.allLabels || scene.nodes.size() <= manyNodes || camera.zoom >= 0.45 * scene.farBelow / usualFar;
    std::vector<int> order;
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        const SceneNode &node = scene.nodes[i];
        const bool wanted = allWanted || node.links >= 4 || flags.nodeSelected[i] || flags.nodeFound[i] || int(i) == emphasis.hoveredNode
                            || (flags.fading && flags.nodeLit[i]);
        const bool shown = !options.onlyLit || !flags.fading || flags.nodeLit[i];
        if (wanted && shown && node.name != 0 && (options.allLabels || area.contains(camera.toTarget(node.center))))
            order.push_back(int(i));
    }
    const auto rank = [&](int i) {
        return i == emphasis.hoveredNode ? 3 : flags.nodeSelected[std::size_t(i)] ? 2 : flags.fading && flags.nodeLit[std::size_t(i)] ? 1 : 0;
    };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        if (rank(a) != rank(b))
            return rank(a) > rank(b);
        return scene.nodes[std::size_t(a)].links > scene.nodes[std::size_t(b)].links;
    });
    constexpr std::ptrdiff_t few = 24;
    const bool fewAsked = std::count_if(order.begin(), order.end(), [&](int i) { return rank(i) > 0; }) <= few;
    const bool patient = scene.nodes.size() <= 500;  // in a large crowd the long search finds little and costs most of a frame
    for (std::size_t k = 0; k < order.size(); ++k) {
        const int i = order[k];
        const SceneNode &node = scene.nodes[std::size_t(i)];
        if (k >= mostLabels && !options.allLabels) {
            report.unplaced.push_back(i);
            continue;
        }
        const LabelStyle style = labelStyle(node.links, flags.nodeSelected[std::size_t(i)]);
        const QSizeF extent =
            shapeExtent(node.shape) * (node.radius * scale.node) + (flags.nodeSelected[std::size_t(i)] ? QSizeF(6, 6) * scale.type : QSizeF());
        const QPointF center = camera.toTarget(node.center);
        QRectF box;
        const QString name = scene.nameOf(node);
        std::vector<QString> lines = labelLines(name);
        box = placer.place(center, extent, labelSize(lines, style) * scale.type, 5 * scale.type);
        if (box.isNull() && lines.size() > 1) {  // the other form may still fit
            lines = {name};
            box = placer.place(center, extent, labelSize(lines, style) * scale.type, 5 * scale.type);
        }
        const bool asked = fewAsked && rank(i) > 0;
        if (box.isNull() && (options.allLabels || asked || (node.links >= 4 && patient))) {
            const double farthest = options.allLabels || asked || node.links >= 8 ? 30 : 10;
            for (const std::vector<QString> &form : {labelLines(name), std::vector<QString>{name}}) {
                lines = form;
                box = placeNearby(center, extent, labelSize(lines, style) * scale.type, scale.type, farthest, placer);
                if (!box.isNull())
                    break;
            }
        }
        // who is pointed at and one or two who are selected show their names even in a crowd, the few of a chain where no other name stands
        const bool must = i == emphasis.hoveredNode || (flags.nodeSelected[std::size_t(i)] && emphasis.selectedNodes.size() <= 2);
        if (box.isNull() && (must || (asked && !emphasis.hovering))) {
            const QRectF over = overShapes(center, extent, labelSize(lines, style) * scale.type, scale.type, area, report.labels);
            if (must
                || std::none_of(report.labels.begin(), report.labels.end(), [&](const PlacedLabel &other) { return other.box.intersects(over); })) {
                box = over;
                placer.take(box);
            }
        }
        if (box.isNull())
            report.unplaced.push_back(i);
        else
            report.labels.push_back({i, box, lines});
    }
    return report;
}

/// Signs of dispute on short links, names, badges and predicates, in this order: a name has eight places, a number may stand anywhere on its line.
PaintReport placeWords(const Scene &scene, std::vector<DrawnLink> &links, const Camera &camera, const Emphasis &emphasis, const EmphasisFlags &flags,
                       const PictureScale &scale, const PaintOptions &options, const QRectF &area, LabelPlacer &placer, std::vector<LineText> &texts)
{
    takeNodes(scene, camera, scale, placer);
    PaintReport report;
    if (links.size() < 20000)
        addLines(links, placer);
    if (options.shortMarksFirst)
        placeShortMarks(scene, links, scale, options, placer);
    if (!options.mark)
        placeDisputes(scene, links, scale, options, placer);
    report = placeNames(scene, camera, emphasis, flags, scale, options, area, placer);
    report.crowdedMarks = placeBadges(scene, links, camera, scale, options, placer);
    texts = placeLineTexts(scene, links, camera, scale, options, placer);
    return report;
}

}  // namespace

struct ScenePainter::Caches {
    HaloText text;
    NodePass nodes;
};

ScenePainter::ScenePainter() : m_caches(std::make_unique<Caches>()) {}
ScenePainter::~ScenePainter() = default;

PaintReport ScenePainter::placeLabels(const Scene &scene, const Camera &camera, const Emphasis &emphasis, const PaintOptions &options)
{
    const PictureScale scale(camera, options, scene.farBelow);
    const EmphasisFlags flags(scene, emphasis);
    std::vector<DrawnLink> links = drawnLinks(scene, camera, scale, flags, options);
    const QRectF area = pictureArea(scene, camera, options);
    LabelPlacer placer(area);
    for (const QRectF &box : options.keepFree)
        placer.take(box);
    std::vector<LineText> texts;
    return placeWords(scene, links, camera, emphasis, flags, scale, options, area, placer, texts);
}

PaintReport ScenePainter::paint(QPainter &painter, const Scene &scene, const Camera &camera, const Emphasis &emphasis, const PaintOptions &options)
{
    const Theme &theme = Theme::of(scene.theme);
    const PictureScale scale(camera, options, scene.farBelow);
    const EmphasisFlags flags(scene, emphasis);
    const QRectF area = pictureArea(scene, camera, options);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    if (options.background && !options.onlyLit)
        painter.fillRect(area, theme.canvas);

    std::vector<DrawnLink> links = drawnLinks(scene, camera, scale, flags, options);
    LabelPlacer placer(area);
    for (const QRectF &box : options.keepFree)
        placer.take(box);
    PaintReport report;
    std::vector<LineText> texts;
    if (options.detail == Detail::Complete) {
        report = placeWords(scene, links, camera, emphasis, flags, scale, options, area, placer, texts);
    }
    const bool ground = !options.wordsOnly;
    if (ground && !options.onlyLit)
        paintLinks(painter, scene, links, emphasis, scale, false, options.detail);
    if (ground)
        paintLinks(painter, scene, links, emphasis, scale, true, options.detail);
    paintBadges(painter, scene, links, emphasis, scale, options);
    if (ground && !options.onlyLit)
        m_caches->nodes.paint(painter, scene, camera, emphasis, flags, scale, options, false);
    if (ground)
        m_caches->nodes.paint(painter, scene, camera, emphasis, flags, scale, options, true);

    for (const LineText &text : texts) {
        const SceneLink &link = scene.links[std::size_t(text.link)];
        TextLook look;
        look.pixels = 11 * scale.type;
        look.color = link.color;
        if (scene.colorBy == ColorBy::Voice && !link.voiced)  // the author's lines are too pale for words
            look.color = theme.text3;
        look.halo = theme.canvas;
        look.haloWidth = 3.2 * scale.type;
        m_caches->text.drawTurned(painter, text.center, text.angle, QSizeF(text.width, 14 * scale.type), scene.textOf(link), look);
    }
    const double restLabel = emphasis.hovering ? 0.7 : theme.fadedLabel;
    for (const PlacedLabel &label : report.labels) {
        const std::size_t i = std::size_t(label.node);
        const bool lit = !flags.fading || flags.nodeLit[i];
        if (options.onlyLit && !lit)
            continue;
        const double opacity = lit ? 1 : 1 - std::clamp(emphasis.fade, 0.0, 1.0) * (1 - restLabel);
        const QPointF center = camera.toTarget(scene.nodes[i].center);
        const TextLook look = lookOfName(scene, scene.nodes[i], flags.nodeSelected[i], label.box, center, scale.type, opacity);
        m_caches->text.draw(painter, label.box, label.lines, look);
    }
    painter.restore();
    return report;
}

}  // namespace relata
