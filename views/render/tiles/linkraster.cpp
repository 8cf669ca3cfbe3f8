// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/linkraster.h"

#include "views/render/segment.h"
#include "views/scene/shapes.h"

#include <cmath>

namespace relata {
namespace {

constexpr double tipGap = 2.5, tailGap = 2, notchAt = 0.78;  // as linkcurve.cpp has them
constexpr double besideLine = 14;                            ///< logical pixels beside a line: a head, a sign on it

double lengthOf(QPointF v)
{
    return std::sqrt(v.x() * v.x() + v.y() * v.y());
}

double headLength(const TileLink &link)
{
    return 6.5 + 1.3 * link.wide();
}

}  // namespace

SceneBox TileSpace::box(double margin) const
{
    return {(left - margin) / scale, (top - margin) / scale, (left + width + margin) / scale, (top + height + margin) / scale};
}

std::size_t linksNear(const TileScene &scene, const TileSpace &space)
{
    return scene.lines().grid.count(space.box(besideLine * space.ratio)) + scene.loops().grid.count(space.box(besideLine * space.ratio));
}

LinkCurve curveOf(const TileLink &link, const TileSpace &space)
{
    const bool loop = link.flags & TileLink::Loop;
    const CurveEnd from{space.place(link.x0, link.y0), link.firstRadius(), link.firstShape()};
    const CurveEnd to{space.place(link.x1, link.y1), link.lastRadius(), link.lastShape()};
    return linkCurve(from, to, {loop, bool(link.flags & TileLink::Arrow), link.wide(), loop ? link.bent() : float(link.bent() * space.scale)},
                     space.node, space.line);
}

LinkRaster::LinkRaster(const TileScene &scene, const TileSpace &space, Coverage &target, const HullView *hulls, const LeftOut *leftOut)
    : m_scene(scene), m_space(space), m_target(target), m_hulls(hulls && hulls->anyClosed() ? hulls : nullptr), m_leftOut(leftOut),
      m_seen(-besideLine * space.ratio, -besideLine * space.ratio, space.width + 2 * besideLine * space.ratio,
             space.height + 2 * besideLine * space.ratio)
{
    const double beside = 3.5 * space.line + 1;  // wider than half of the widest line
    m_inked = QRectF(-beside, -beside, space.width + 2 * beside, space.height + 2 * beside);
    for (const QRgb color : scene.colors())
        m_inks.push_back(inkOf(color));
    for (const Modality modality : allModalities) {
        Dash &dash = m_dashes[std::size_t(modality)];
        float on = 0;
        for (const qreal length : modalityDash(modality)) {
            dash.on[dash.parts] = float(length * m_space.line);
            dash.period += dash.on[dash.parts];
            on += dash.parts % 2 ? 0 : dash.on[dash.parts];
            ++dash.parts;
        }
        dash.share = dash.parts > 0 ? on / dash.period : 1;
    }
}

LinkRaster::Dash LinkRaster::dashOf(std::uint8_t modality, float width) const
{
    Dash dash = m_dashes[modality];
    if (const auto stretch = float(dashStretch(double(width) / m_space.line)); stretch > 1) {
        for (int i = 0; i < dash.parts; ++i)
            dash.on[i] *= stretch;
        dash.period *= stretch;
    }
    if (Modality(modality) == Modality::Alleged) {  // dots: as long as the line is wide
        dash.on[0] = width;
        dash.on[1] = std::max(0.5F, dash.period - width);
        dash.dots = width >= 1.6F;
        dash.share = std::min(1.F, width / dash.period);
    }
    return dash;
}

void LinkRaster::draw(const TileLink &link, float weight)
{
    constexpr double flat = 0.4;  // pixels: a bend that nobody sees
    if ((link.flags & TileLink::Loop) || std::abs(link.bent()) * m_space.scale > flat)
        curved(link, weight);
    else
        straight(link, weight);
}

/// The same places as linkCurve finds for a line, without its detours. \a link touches the picture.
void LinkRaster::straight(const TileLink &link, float weight)
{
    const QPointF from = m_space.place(link.x0, link.y0), to = m_space.place(link.x1, link.y1), across = to - from;
    const double distance = lengthOf(across);
    if (distance < 1e-6)
        return;
    const QPointF ahead = across / distance;
    double first = link.firstRadius() * m_space.node, last = link.lastRadius() * m_space.node;
    if (std::max(first, last) > 3 * m_space.ratio) {  // below, shapes are dots
        first *= outlineDistance(link.firstShape(), ahead.x(), ahead.y());
        last *= outlineDistance(link.lastShape(), -ahead.x(), -ahead.y());
    }
    const double start = first + tailGap * m_space.line, end = distance - last - tipGap * m_space.line;
    if (end <= start)
        return;
    const bool arrow = link.flags & TileLink::Arrow;
    const double foot = arrow ? std::max(start, end - headLength(link) * m_space.line * notchAt * 0.9) : end;
    if (foot - start < 0.5 * m_space.ratio)
        return;
    const Ink ink = m_inks[link.color] * weight;
    const QPointF a = from + ahead * start, b = from + ahead * foot;
    const float width = float(link.wide() * m_space.line);
    if (Modality(link.modality) <= Modality::Quoted) {
        double in = 0, out = 1;
        if (m_inked.contains(a) && m_inked.contains(b)) {
            m_target.line(float(a.x()), float(a.y()), float(b.x()), float(b.y()), width, ink);
        } else if (clippedSegment(a, b, m_inked, &in, &out)) {
            const QPointF p = a + (b - a) * in, q = a + (b - a) * out;
            m_target.line(float(p.x()), float(p.y()), float(q.x()), float(q.y()), width, ink);
        }
    } else {
        stroke(a, b, width, dashOf(link.modality, width), 0, ink);
    }
    if (arrow && foot - start > 3 * m_space.line)
        head(from + ahead * end, ahead, link, ink);
}

/// As curveOf, but where both ends are dots: where the line leaves them is as good as known, and need not be searched.
LinkCurve LinkRaster::quickCurve(const TileLink &link) const
{
    const double first = link.firstRadius() * m_space.node, last = link.lastRadius() * m_space.node;
    if ((link.flags & TileLink::Loop) || std::max(first, last) > 3 * m_space.ratio)
        return curveOf(link, m_space);
    LinkCurve curve;
    curve.kind = LinkCurve::Kind::Quad;
    const QPointF from = m_space.place(link.x0, link.y0), to = m_space.place(link.x1, link.y1), across = to - from;
    const double distance = lengthOf(across), start = (first + tailGap * m_space.line) / std::max(1e-9, distance);
    double end = 1 - (last + tipGap * m_space.line) / std::max(1e-9, distance);
    if (end <= start) {
        curve.a = curve.b = curve.c = from;
        return curve;
    }
    const QPointF apex = (from + to) / 2 + QPointF(across.y(), -across.x()) * (2 * link.bent() * m_space.scale / distance);
    const auto blossom = [&](double s, double t) { return (1 - s) * ((1 - t) * from + t * apex) + s * ((1 - t) * apex + t * to); };
    if (link.flags & TileLink::Arrow) {
        const QPointF tip = blossom(end, end);
        end = std::max(start, end - headLength(link) * m_space.line * notchAt * 0.9 / distance);
        const QPointF along = tip - blossom(end, end);
        curve.hasHead = true;
        curve.head = {tip, tip, tip - along * notchAt, tip};  // tip and direction are all that is asked
    }
    curve.a = blossom(start, start);
    curve.c = blossom(start, end);
    curve.b = blossom(end, end);
    return curve;
}

void LinkRaster::curved(const TileLink &link, float weight)
{
    if (!(link.flags & TileLink::Loop)) {  // the curve stays as near to its chord as its apex
        const double near = std::abs(link.bent()) * m_space.scale;
        double in = 0, out = 1;
        if (!clippedSegment(m_space.place(link.x0, link.y0), m_space.place(link.x1, link.y1), m_seen.adjusted(-near, -near, near, near), &in, &out))
            return;
    }
    const LinkCurve curve = quickCurve(link);
    const double length = curve.length();
    if (length < 0.5 * m_space.ratio)
        return;
    const Ink ink = m_inks[link.color] * weight;
    const float width = float(link.wide() * m_space.line);
    const Dash dash = dashOf(link.modality, width);
    const double apex = std::abs(link.bent()) * m_space.scale;  // a piece may stand off by a tenth of a pixel
    const bool loop = link.flags & TileLink::Loop;
    const int pieces = loop ? std::clamp(int(length / (6 * m_space.ratio)), 4, 48) : std::clamp(int(std::ceil(std::sqrt(10 * apex))), 2, 48);
    if (dash.parts == 0 && width >= Coverage::thick) {
        ribbon(curve, pieces, width, ink);
    } else {
        double phase = 0;
        QPointF last = curve.at(0);
        for (int i = 1; i <= pieces; ++i) {
            const QPointF next = curve.at(double(i) / pieces);
            stroke(last, next, width, dash, phase, ink);
            phase += lengthOf(next - last);
            last = next;
        }
    }
    if (curve.hasHead && length > 3 * m_space.line) {
        const QPointF forward = curve.head[0] - curve.head[2];
        head(curve.head[0], forward / std::max(1e-9, lengthOf(forward)), link, ink);
    }
}

/// A thick curve as one shape: its pieces would not meet at their corners.
void LinkRaster::ribbon(const LinkCurve &curve, int pieces, float width, Ink ink)
{
    std::vector<float> points(std::size_t(4 * (pieces + 1)));
    for (int i = 0; i <= pieces; ++i) {
        const QPointF at = curve.at(double(i) / pieces), along = curve.direction(double(i) / pieces);
        const QPointF aside = QPointF(-along.y(), along.x()) * (double(width) / 2 / std::max(1e-9, lengthOf(along)));
        const auto put = [&](int place, QPointF p) {
            points[std::size_t(2 * place)] = float(p.x());
            points[std::size_t(2 * place + 1)] = float(p.y());
        };
        put(i, at + aside);
        put(2 * pieces + 1 - i, at - aside);
    }
    m_target.polygon(points.data(), 2 * (pieces + 1), ink);
}

/// A straight piece of a line, \a phase pixels behind where the line began.
void LinkRaster::stroke(QPointF a, QPointF b, float width, const Dash &dash, double phase, Ink ink)
{
    constexpr float least = 1.6F;  // pixels: finer dashes are grey, and drawn as such
    double in = 0, out = 1;
    if (!clippedSegment(a, b, m_inked, &in, &out))
        return;
    const auto piece = [&](QPointF p, QPointF q, Ink each) { m_target.line(float(p.x()), float(p.y()), float(q.x()), float(q.y()), width, each); };
    const double length = lengthOf(b - a);
    if (dash.parts == 0 || dash.period < 2 * least || length < 1e-6) {
        piece(a + (b - a) * in, a + (b - a) * out, ink * dash.share);
        return;
    }
    const QPointF ahead = (b - a) / length;
    const double from = in * length, to = out * length;
    if (!dash.dots && width < Coverage::thick) {
        const QPointF p = a + ahead * from, q = a + ahead * to;
        m_target.dashes(float(p.x()), float(p.y()), float(q.x()), float(q.y()), width, ink,
                        {dash.on[0], dash.on[1], dash.parts > 2 ? dash.on[2] : 0, dash.period}, phase + from);
        return;
    }
    double at = from - std::fmod(phase + from, double(dash.period));  // where the period began
    for (; at < to; at += double(dash.period)) {
        double begin = at;
        for (int i = 0; i < dash.parts; i += 2) {
            const double p = std::max(begin, from), q = std::min(begin + double(dash.on[i]), to);
            if (q > p && dash.dots) {
                const QPointF middle = a + ahead * (begin + double(dash.on[i]) / 2);
                if (begin >= from - double(width) / 2)
                    m_target.disc(float(middle.x()), float(middle.y()), width / 2, ink);
            } else if (q > p) {
                piece(a + ahead * p, a + ahead * q, ink);
            }
            begin += double(dash.on[i]) + double(dash.on[i + 1]);
        }
    }
}

void LinkRaster::head(QPointF tip, QPointF forward, const TileLink &link, Ink ink)
{
    const double length = headLength(link) * m_space.line, half = (2.9 + 0.75 * link.wide()) * m_space.line;
    if (!m_seen.contains(tip))
        return;
    const QPointF back = tip - forward * length;
    if (length < 1.5) {  // hardly more than a pixel
        const QPointF middle = tip - forward * (length / 2);
        return m_target.speck(float(middle.x()), float(middle.y()), float(length * half), ink);
    }
    if (length < 4.5) {  // a few pixels: a short broad line is the same
        m_target.line(float(back.x()), float(back.y()), float(tip.x()), float(tip.y()), float(half), ink);
        return;
    }
    const QPointF side(-forward.y() * half, forward.x() * half), notch = tip - forward * (length * notchAt);
    const QPointF corners[] = {tip, back + side, notch, back - side};
    float points[8];
    for (int i = 0; i < 4; ++i) {
        points[2 * i] = float(corners[i].x());
        points[2 * i + 1] = float(corners[i].y());
    }
    m_target.polygon(points, 4, ink);
}

bool LinkRaster::drawAll(LinkSample sample, const std::function<bool()> &stale)
{
    constexpr int between = 2000;
    int until = 0;
    const auto given = [&] { return ++until % between == 0 && stale && stale(); };
    const bool counts = m_space.scale >= 0.5 * m_space.ratio;
    m_marked.clear();
    // one colour after the other: what its lines are added to stays at hand
    std::vector<std::vector<const TileLink *>> byColor(m_inks.size());
    const bool all = forLinksNear(m_scene, m_space, besideLine * m_space.ratio, sample, [&](const TileLink &link) {
        if (m_leftOut && m_leftOut->links[link.index])
            return true;
        const float shown = m_hulls ? m_hulls->linkShown(link.index) : 1;
        if (shown < 0.005F)
            return true;
        byColor[link.color].push_back(&link);
        if (shown < 0.5F)
            return true;
        if ((link.flags & TileLink::Disputed) || Modality(link.modality) == Modality::Denied || (counts && link.count > 1))
            m_marked.push_back(&link);
        return true;
    });
    for (const std::vector<const TileLink *> &links : byColor) {
        constexpr std::size_t ahead = 8;
        for (std::size_t i = 0; i < links.size(); ++i) {
            if (given())
                return false;
            __builtin_prefetch(links[std::min(i + ahead, links.size() - 1)]);
            draw(*links[i], float(sample.stride) * (m_hulls ? m_hulls->linkShown(links[i]->index) : 1));
        }
    }
    return all;
}

}  // namespace relata
