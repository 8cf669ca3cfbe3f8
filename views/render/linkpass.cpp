// SPDX-License-Identifier: Apache-2.0
#include "views/render/linkpass.h"

#include "views/render/halotext.h"
#include "views/render/linksigns.h"
#include "views/render/segment.h"
#include "views/theme/blend.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace relata {
namespace {

double faded(const Emphasis &emphasis, double rest)
{
    return 1 - std::clamp(emphasis.fade, 0.0, 1.0) * (1 - rest);
}

QColor colorOf(const Scene &scene, const SceneLink &link, bool lit, const Emphasis &emphasis)
{
    const Theme &theme = Theme::of(scene.theme);
    return lit ? QColor(link.color) : blended(link.color, faded(emphasis, emphasis.hovering ? 0.4 : theme.fadedLine), theme.canvas);
}

QPen penOf(const SceneLink &link, const QColor &color, double width, const PictureScale &scale)
{
    QPen pen(color, width, Qt::SolidLine, link.modality == Modality::Alleged ? Qt::RoundCap : Qt::FlatCap, Qt::RoundJoin);
    const std::vector<qreal> dash = modalityDash(link.modality);
    if (!dash.empty()) {
        QList<qreal> pattern;
        for (const qreal length : dash)
            pattern << length * scale.line * dashStretch(width / scale.line) / width;
        pen.setDashPattern(pattern);
    }
    return pen;
}

void findSeenPart(DrawnLink &drawn, const QRectF &clip)
{
    double in = 0, out = 1;
    if (drawn.curve.kind == LinkCurve::Kind::Line) {
        if (!clippedSegment(drawn.curve.a, drawn.curve.b, clip, &drawn.seenFrom, &drawn.seenTo))
            drawn.seenFrom = drawn.seenTo = 0;  // at most its head is seen
    } else if (drawn.curve.kind == LinkCurve::Kind::Quad) {
        constexpr int pieces = 24;
        int first = pieces, last = -1;
        QPointF from = drawn.curve.a;
        for (int i = 0; i < pieces; ++i) {
            const QPointF to = drawn.curve.at(double(i + 1) / pieces);
            if (clippedSegment(from, to, clip, &in, &out)) {
                first = std::min(first, i);
                last = i;
            }
            from = to;
        }
        drawn.seenFrom = last < 0 ? 0 : double(first) / pieces;
        drawn.seenTo = last < 0 ? 0 : double(last + 1) / pieces;
    }
}

double lengthUpTo(const LinkCurve &curve, double end)
{
    double sum = 0;
    QPointF last = curve.at(0);
    for (int i = 1; i <= 16 && end > 0; ++i) {
        const QPointF p = curve.at(end * i / 16);
        sum += std::hypot((p - last).x(), (p - last).y());
        last = p;
    }
    return sum;
}

constexpr std::size_t manyLinks = 600;

/// A curve as short straight pieces: stroking those costs Qt a third of stroking the curve itself.
void paintChords(QPainter &painter, const DrawnLink &drawn)
{
    constexpr double piece = 20;
    const double part = drawn.seenTo - drawn.seenFrom;
    const int pieces = std::clamp(int(drawn.length * part / piece), 4, 24);
    QPolygonF points;
    points.reserve(pieces + 1);
    for (int i = 0; i <= pieces; ++i)
        points << drawn.curve.at(drawn.seenFrom + part * i / pieces);
    painter.drawPolyline(points);
}

QSizeF badgeSize(const Scene &scene, const SceneLink &link, const QString &mark, double type)
{
    if (link.disputed && mark.isEmpty())
        return QSizeF(19, 19) * type;
    const QString text = mark.isEmpty() ? QString::number(scene.statementsOf(link).size()) : mark;
    return pillSize(text) * type;
}

}  // namespace

PictureScale::PictureScale(const Camera &camera, const PaintOptions &options, double farBelow)
    : node(drawnScale(camera.zoom / options.sizeScale, farBelow) * options.sizeScale),
      line(std::clamp(camera.zoom / options.sizeScale / 0.6, 0.5, 1.0) * options.sizeScale), type(options.sizeScale)
{
}

EmphasisFlags::EmphasisFlags(const Scene &scene, const Emphasis &emphasis)
    : nodeLit(scene.nodes.size()), linkLit(scene.links.size()), nodeSelected(scene.nodes.size()), linkSelected(scene.links.size()),
      nodeFound(scene.nodes.size()), linkOwn(scene.links.size())
{
    const auto mark = [](std::vector<char> &flags, const std::vector<int> &indexes) {
        for (const int i : indexes)
            if (i >= 0 && std::size_t(i) < flags.size())
                flags[std::size_t(i)] = 1;
    };
    mark(nodeSelected, emphasis.selectedNodes);
    mark(linkSelected, emphasis.selectedLinks);
    mark(nodeFound, emphasis.foundNodes);
    mark(nodeLit, emphasis.litNodes);
    mark(nodeLit, emphasis.selectedNodes);
    mark(nodeLit, {emphasis.hoveredNode});
    mark(linkLit, emphasis.litLinks);
    mark(linkLit, emphasis.selectedLinks);
    mark(linkLit, {emphasis.hoveredLink});
    mark(linkOwn, emphasis.selectedLinks);
    mark(linkOwn, {emphasis.hoveredLink});
    for (std::size_t i = 0; i < scene.links.size(); ++i) {
        const SceneLink &link = scene.links[i];
        if (nodeSelected[link.from] || nodeSelected[link.to] || int(link.from) == emphasis.hoveredNode || int(link.to) == emphasis.hoveredNode)
            linkOwn[i] = 1;
    }
    fading = emphasis.fade > 0;
}

std::vector<DrawnLink> drawnLinks(const Scene &scene, const Camera &camera, const PictureScale &scale, const EmphasisFlags &flags,
                                  const PaintOptions &options)
{
    std::vector<DrawnLink> drawn;
    drawn.reserve(scene.links.size());
    const QRectF clip = options.clip.isNull() ? QRectF() : options.clip.adjusted(-20, -20, 20, 20);
    const double nodeScale = scale.node / camera.zoom, lineScale = scale.line / camera.zoom;
    for (std::size_t i = 0; i < scene.links.size(); ++i) {
        if (options.onlyLit && flags.fading && !flags.linkLit[i])
            continue;
        const SceneLink &link = scene.links[i];
        const SceneNode &from = scene.nodes[link.from], &to = scene.nodes[link.to];
        if (!clip.isNull()) {  // cheap refusal before the geometry
            const double reach = (2 * std::abs(link.bend) + (link.from == link.to ? 90 : 0)) * camera.zoom + 60;
            const QPointF a = camera.toTarget(from.center), b = camera.toTarget(to.center);
            if (std::max(a.x(), b.x()) + reach < clip.left() || std::min(a.x(), b.x()) - reach > clip.right()
                || std::max(a.y(), b.y()) + reach < clip.top() || std::min(a.y(), b.y()) - reach > clip.bottom())
                continue;
            double in = 0, out = 1;
            if (link.bend == 0 && link.from != link.to && !clippedSegment(a, b, clip, &in, &out))
                continue;
        }
        DrawnLink one;
        one.index = int(i);
        one.lit = !flags.fading || flags.linkLit[i];
        one.selected = flags.linkSelected[i];
        one.emphasised = flags.linkOwn[i];
        one.curve = linkCurve(from, to, link, nodeScale, lineScale);
        for (QPointF *p : {&one.curve.a, &one.curve.b, &one.curve.c, &one.curve.d})
            *p = camera.toTarget(*p);
        for (QPointF &p : one.curve.head)
            p = camera.toTarget(p);
        one.length = one.curve.length();
        if (!clip.isNull())
            findSeenPart(one, clip);
        drawn.push_back(one);
    }
    return drawn;
}

void paintLinks(QPainter &painter, const Scene &scene, const std::vector<DrawnLink> &links, const Emphasis &emphasis, const PictureScale &scale,
                bool lit, Detail detail)
{
    const Theme &theme = Theme::of(scene.theme);
    // solid straight lines are collected by look and drawn together
    std::map<std::pair<QRgb, float>, QList<QLineF>> straight;
    std::map<QRgb, QList<const DrawnLink *>> heads;
    const auto widthOf = [&](const DrawnLink &drawn) {
        return (scene.links[std::size_t(drawn.index)].width + (drawn.emphasised ? 0.4 : 0)) * scale.line;
    };
    if (lit) {
        for (const DrawnLink &drawn : links)
            if (drawn.selected)
                painter.strokePath(drawn.curve.path(),
                                   QPen(blended(theme.accent, 0.1, theme.canvas), widthOf(drawn) + 5 * scale.type, Qt::SolidLine, Qt::RoundCap));
    }
    std::vector<const DrawnLink *> rest;
    for (const DrawnLink &drawn : links) {
        if (drawn.lit != lit || drawn.length < 0.5)
            continue;
        const SceneLink &link = scene.links[std::size_t(drawn.index)];
        const QColor color = colorOf(scene, link, lit, emphasis);
        const bool plain = drawn.curve.kind == LinkCurve::Kind::Line
                           && (link.modality <= Modality::Quoted || (detail == Detail::Moving && drawn.length < 12 * scale.line));
        if (plain)
            straight[{color.rgb(), float(widthOf(drawn))}].append(QLineF(drawn.curve.at(drawn.seenFrom), drawn.curve.at(drawn.seenTo)));
        else
            rest.push_back(&drawn);
        if (drawn.curve.hasHead && drawn.length > 3 * scale.line)
            heads[color.rgb()].append(&drawn);
    }
    for (const auto &[look, lines] : straight) {
        painter.setPen(QPen(QColor(look.first), look.second, Qt::SolidLine, Qt::FlatCap));
        painter.drawLines(lines);
    }
    painter.setBrush(Qt::NoBrush);
    const bool crowd = links.size() > manyLinks && isRaster(painter);
    for (const DrawnLink *drawn : rest) {
        if (drawn->seenTo <= drawn->seenFrom)
            continue;
        const SceneLink &link = scene.links[std::size_t(drawn->index)];
        QPen pen = penOf(link, colorOf(scene, link, lit, emphasis), widthOf(*drawn), scale);
        if (crowd && link.modality == Modality::Alleged) {  // square dots: the round caps of 140 such lines cost 5 ms
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern({1, std::max(1.0, 4.1 * scale.line * dashStretch(pen.widthF() / scale.line) / pen.widthF() - 1)});
        }
        if (drawn->seenFrom > 0 && pen.style() == Qt::CustomDashLine)
            pen.setDashOffset(lengthUpTo(drawn->curve, drawn->seenFrom) / pen.widthF());
        painter.setPen(pen);
        if (drawn->curve.kind == LinkCurve::Kind::Line)
            painter.drawLine(drawn->curve.at(drawn->seenFrom), drawn->curve.at(drawn->seenTo));
        else if (crowd)
            paintChords(painter, *drawn);
        else
            painter.drawPath(drawn->curve.part(drawn->seenFrom, drawn->seenTo));
    }
    painter.setPen(Qt::NoPen);
    for (const auto &[color, group] : heads) {
        painter.setBrush(QColor(color));
        for (const DrawnLink *drawn : group)
            painter.drawPolygon(drawn->curve.head.data(), 4);
    }
    painter.setBrush(Qt::NoBrush);
    for (const DrawnLink *drawn : rest) {
        const SceneLink &link = scene.links[std::size_t(drawn->index)];
        if (link.modality == Modality::Denied && drawn->length > 24 * scale.line)
            paintCross(painter, drawn->curve.at(drawn->badgeAt >= 0.45 && drawn->badgeAt <= 0.55 ? 0.3 : 0.5), colorOf(scene, link, lit, emphasis),
                       theme.canvas, scale.line);
    }
}

void placeShortMarks(const Scene &scene, std::vector<DrawnLink> &links, const PictureScale &scale, const PaintOptions &options, LabelPlacer &placer)
{
    constexpr double isShort = 4;  // times the width of its mark
    if (!options.badges || !options.mark)
        return;
    for (DrawnLink &drawn : links) {
        const QString mark = options.mark(drawn.index);
        if (mark.isEmpty())
            continue;
        const QSizeF size = badgeSize(scene, scene.links[std::size_t(drawn.index)], mark, scale.type);
        if (drawn.length > isShort * size.width())
            continue;
        for (const double t : {0.5, 0.42, 0.58, 0.35, 0.65}) {
            const QRectF box(drawn.curve.at(t) - QPointF(size.width(), size.height()) / 2, size);
            if (drawn.badgeAt < 0 && placer.isFree(box)) {
                drawn.badgeAt = t;
                placer.take(box);
            }
        }
    }
}

void placeDisputes(const Scene &scene, std::vector<DrawnLink> &links, const PictureScale &scale, const PaintOptions &options, LabelPlacer &placer)
{
    constexpr double roomy = 4;
    if (!options.badges)
        return;
    for (DrawnLink &drawn : links) {
        const SceneLink &link = scene.links[std::size_t(drawn.index)];
        const QSizeF size = badgeSize(scene, link, {}, scale.type);
        if (!link.disputed || drawn.length > roomy * size.width())
            continue;
        const auto boxAt = [&](double t) { return QRectF(drawn.curve.at(t) - QPointF(size.width(), size.height()) / 2, size); };
        double least = std::numeric_limits<double>::max();
        for (const double t : {0.5, 0.42, 0.58, 0.35, 0.65}) {
            const double covered = placer.taken(boxAt(t));
            if (covered < least - 1e-9) {
                least = covered;
                drawn.badgeAt = t;
            }
        }
        placer.take(boxAt(drawn.badgeAt));
    }
}

std::size_t placeBadges(const Scene &scene, std::vector<DrawnLink> &links, const Camera &camera, const PictureScale &scale,
                        const PaintOptions &options, LabelPlacer &placer)
{
    std::size_t crowded = 0;
    if (!options.badges)
        return crowded;
    for (DrawnLink &drawn : links) {
        const SceneLink &link = scene.links[std::size_t(drawn.index)];
        const QString mark = options.mark ? options.mark(drawn.index) : QString();
        const bool counted = scene.statementsOf(link).size() > 1 && !options.mark && camera.zoom >= 0.5;
        if (drawn.badgeAt >= 0 || (mark.isEmpty() && !link.disputed && !counted))
            continue;
        const QSizeF size = badgeSize(scene, link, mark, scale.type);
        if (drawn.length < size.width() * 0.8 && !link.disputed && mark.isEmpty())
            continue;
        const auto boxAt = [&](double t) { return QRectF(drawn.curve.at(t) - QPointF(size.width(), size.height()) / 2, size); };
        for (const double t : {0.5, 0.42, 0.58, 0.35, 0.65, 0.27, 0.73, 0.2, 0.8, 0.46, 0.54, 0.385, 0.615, 0.31, 0.69, 0.235, 0.765, 0.16, 0.84})
            if (drawn.badgeAt < 0 && placer.isFree(boxAt(t)))
                drawn.badgeAt = t;
        if (drawn.badgeAt < 0 && (link.disputed || !mark.isEmpty())) {  // these must be seen, even in a crowd
            double least = std::numeric_limits<double>::max();
            for (int step = 0; step <= 9; ++step) {
                const double away = 0.04 * step;
                for (const double t : {0.5 - away, 0.5 + away}) {
                    const double covered = placer.taken(boxAt(t));
                    if (covered < least - 1e-9) {
                        least = covered;
                        drawn.badgeAt = t;
                    }
                }
            }
            ++crowded;
        }
        if (drawn.badgeAt >= 0)
            placer.take(boxAt(drawn.badgeAt));
    }
    return crowded;
}

void paintBadges(QPainter &painter, const Scene &scene, const std::vector<DrawnLink> &links, const Emphasis &emphasis, const PictureScale &scale,
                 const PaintOptions &options)
{
    const Theme &theme = Theme::of(scene.theme);
    for (const bool lit : {false, true}) {
        for (const DrawnLink &drawn : links) {
            if (drawn.badgeAt < 0 || drawn.lit != lit)
                continue;
            const SceneLink &link = scene.links[std::size_t(drawn.index)];
            const QPointF at = drawn.curve.at(drawn.badgeAt);
            const QString mark = options.mark ? options.mark(drawn.index) : QString();
            if (link.disputed && mark.isEmpty()) {
                const double opacity = lit ? 1 : std::max(0.5, faded(emphasis, theme.fadedLine));
                painter.save();
                painter.translate(at);
                painter.scale(scale.type, scale.type);
                paintDispute(painter, theme, opacity);
                painter.restore();
                continue;
            }
            const QColor color = colorOf(scene, link, lit, emphasis);
            const QSizeF size = badgeSize(scene, link, mark, scale.type);
            const QRectF box(at - QPointF(size.width(), size.height()) / 2, size);
            paintPill(painter, box, mark.isEmpty() ? QString::number(scene.statementsOf(link).size()) : mark, color,
                      link.disputed && !mark.isEmpty() ? theme.disputed : color, theme.canvas, scale.type);
        }
    }
    painter.setBrush(Qt::NoBrush);
}

}  // namespace relata
