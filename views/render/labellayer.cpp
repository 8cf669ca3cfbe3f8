// SPDX-License-Identifier: Apache-2.0
#include "views/render/labellayer.h"

#include "views/render/labelplacer.h"
#include "views/scene/labeltext.h"
#include "views/scene/shapes.h"
#include "views/theme/blend.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace relata {
namespace {

constexpr double ahead = 160;         ///< names are placed this far outside the view, so that they glide in
constexpr std::size_t looked = 6000;  ///< nodes looked at one by one; in a larger crowd those with most links are asked first
constexpr std::size_t mostTried = 500;
constexpr double roomFar = 22000, roomNear = 9000;  ///< square pixels for a name, below and above 45 % zoom

constexpr LabelStyle hullStyle{12.5, 600, true};

/// With the air that a name keeps from others, so that they never touch.
QRectF apart(const QRectF &box)
{
    return box.adjusted(-4, -2, 4, 2);
}

std::vector<QString> hullLines(const Scene &scene, const HullGroups &groups, std::size_t hull)
{
    constexpr qsizetype longest = 40;
    QString name = scene.nameOf(scene.nodes[groups.leaders[hull]]);
    if (name.size() > longest)
        name = name.left(longest - 1) + QChar(0x2026);
    return {name, hullRest(groups, std::uint32_t(hull))};
}

QPointF placeOf(const Scene &scene, int node, const Camera &camera)
{
    return camera.toTarget(scene.nodes[std::size_t(node)].center);
}

}  // namespace

TextLook lookOfName(const Scene &scene, const SceneNode &node, bool selected, const QRectF &box, QPointF center, double type, double opacity)
{
    const Theme &theme = Theme::of(scene.theme);
    const LabelStyle style = labelStyle(node.links, selected);
    TextLook look;
    look.pixels = style.pixels * type;
    look.weight = style.weight;
    look.color = blended(style.strong || selected ? theme.text : theme.text2, opacity, theme.canvas);
    look.halo = theme.canvas;
    look.haloWidth = (scene.theme == ThemeKind::Print ? 4.8 : 3.2) * type;  // on paper no line is to show between two words
    look.align = box.left() > center.x() ? Qt::AlignLeft : box.right() < center.x() ? Qt::AlignRight : Qt::AlignHCenter;
    return look;
}

void LabelLayer::reset()
{
    m_shown.clear();
    m_shownHulls.clear();
    m_hulls.reset();
    m_ranked.clear();
    m_zoom = 0;
    m_edited = m_nodesMoved = false;
}

void LabelLayer::follow(const SceneDelta &delta)
{
    std::map<int, Offset> shown;
    for (auto &[node, label] : m_shown) {
        const std::uint32_t now = delta.nodes[std::size_t(node)];
        if (now != SceneDelta::gone && !std::binary_search(delta.changedNodes.begin(), delta.changedNodes.end(), now))
            shown.emplace(int(now), std::move(label));
    }
    m_shown = std::move(shown);
    std::vector<int> ranked;  // by their links of before: one more or less is no matter
    if (!m_ranked.empty()) {
        ranked.reserve(m_ranked.size() + delta.newNodes.size());
        for (const int node : m_ranked)
            if (const std::uint32_t now = delta.nodes[std::size_t(node)]; now != SceneDelta::gone)
                ranked.push_back(int(now));
        ranked.insert(ranked.end(), delta.newNodes.begin(), delta.newNodes.end());
    }
    m_ranked = std::move(ranked);
    m_edited = true;
}

/// Nodes that may show their name, those with most links first; \a near: those that names must not cover.
std::vector<int> LabelLayer::candidates(const Scene &scene, const TileScene &flat, const Camera &camera, const QRectF &wide, std::vector<int> *near)
{
    const QPointF first = camera.toScene(wide.topLeft()), last = camera.toScene(wide.bottomRight());
    const SceneBox box{first.x(), first.y(), last.x(), last.y()};
    const auto wanted = [&](int i) {
        const SceneNode &node = scene.nodes[std::size_t(i)];
        return (camera.zoom >= 0.45 || node.links >= 4) && node.name != 0 && wide.contains(camera.toTarget(node.center));
    };
    const auto before = [&](int a, int b) {
        const int x = scene.nodes[std::size_t(a)].links, y = scene.nodes[std::size_t(b)].links;
        return x != y ? x > y : a < b;
    };
    std::vector<int> found;
    if (flat.nodeGrid().count(box) <= looked) {
        flat.nodeGrid().ranges(box, [&](std::uint32_t from, std::uint32_t end) {
            for (std::uint32_t i = from; i < end; ++i) {
                const int node = int(flat.nodes()[i].index);
                near->push_back(node);
                if (wanted(node))
                    found.push_back(node);
            }
        });
        std::sort(found.begin(), found.end(), before);
    } else {
        if (m_ranked.empty()) {
            m_ranked.resize(scene.nodes.size());
            std::iota(m_ranked.begin(), m_ranked.end(), 0);
            const auto kept = std::ptrdiff_t(std::min<std::size_t>(m_ranked.size(), 4 * looked));
            std::partial_sort(m_ranked.begin(), m_ranked.begin() + kept, m_ranked.end(), before);
            m_ranked.resize(std::size_t(kept));
        }
        for (const int node : m_ranked)
            if (found.size() < mostTried && wanted(node))
                found.push_back(node);
        *near = found;
    }
    return found;
}

/// Names of communities in their middles, the largest first; before those of nodes.
void LabelLayer::placeHulls(const Scene &scene, const Camera &camera, const QRectF &wide, LabelPlacer &placer)
{
    constexpr double leastAcross = 26;  // pixels: a smaller shape bears no name
    constexpr std::size_t most = 60;
    if (!m_hulls || !m_hulls->anyClosed())
        return m_shownHulls.clear();
    const Hulls &hulls = m_hulls->hulls();
    const auto boxOf = [&](int hull, const Offset &label) {
        return QRectF(camera.toTarget(hulls.all[std::size_t(hull)].middle) + label.corner, label.size);
    };
    std::erase_if(m_shownHulls, [&](const auto &each) { return !wide.contains(boxOf(each.first, each.second)); });
    for (const auto &[hull, label] : m_shownHulls)
        placer.take(apart(boxOf(hull, label)));
    for (std::size_t i = 0; i < hulls.all.size() && m_shownHulls.size() < most; ++i) {
        const Hull &hull = hulls.all[i];
        const double across = std::min(hull.bounds.width(), hull.bounds.height()) * camera.zoom;
        if (m_hulls->closed(std::uint32_t(i)) < 0.5F || across < leastAcross || m_shownHulls.contains(int(i)))
            continue;
        Offset label;
        label.lines = hullLines(scene, *hulls.groups, i);
        label.size = labelSize(label.lines, hullStyle);
        label.corner = QPointF(-label.size.width() / 2, -label.size.height() / 2);
        const QRectF box = boxOf(int(i), label);
        if (!placer.isFree(box))
            continue;
        placer.take(apart(box));
        m_shownHulls.emplace(int(i), label);
    }
}

const PaintReport &LabelLayer::place(const Scene &scene, const TileScene &flat, const Camera &camera, const QRectF &area,
                                     const std::vector<QRectF> &keepFree, const std::shared_ptr<const HullView> &hulls)
{
    constexpr double step = 48;  // pixels; between, names only glide
    const bool sameSize = camera.zoom == m_zoom && area == m_area && keepFree == m_keepFree && hulls == m_hulls;
    m_hulls = hulls;
    const QPointF moved = camera.offset - m_placedAt.offset;
    const bool nodesMoved = std::exchange(m_nodesMoved, false);
    if (!sameSize || nodesMoved || m_edited || std::max(std::abs(moved.x()), std::abs(moved.y())) > step) {
        const QRectF wide = area.adjusted(-ahead, -ahead, ahead, ahead);
        std::vector<int> near;
        std::vector<int> order = candidates(scene, flat, camera, wide, &near);
        LabelPlacer placer(wide);
        for (const QRectF &box : keepFree)
            placer.take(box);
        // no new name lies across the edge of the view, where it would be cut
        for (const double x : {area.left(), area.right()})
            placer.take(QRectF(x - 0.5, area.top(), 1, area.height()));
        for (const double y : {area.top(), area.bottom()})
            placer.take(QRectF(area.left(), y - 0.5, area.width(), 1));
        const double scale = drawnScale(camera.zoom, scene.farBelow);
        for (const int i : near) {
            if (m_hulls && m_hulls->hides(std::size_t(i)))
                continue;
            const SceneNode &node = scene.nodes[std::size_t(i)];
            if (node.radius * scale < 3)
                continue;
            const QSizeF half = shapeExtent(node.shape) * (node.radius * scale) + QSizeF(1, 1);
            const QPointF at = camera.toTarget(node.center);
            placer.take(QRectF(at.x() - half.width(), at.y() - half.height(), 2 * half.width(), 2 * half.height()));
        }
        m_edited = false;
        if (!sameSize)
            m_shownHulls.clear();
        placeHulls(scene, camera, wide, placer);
        std::map<int, Offset> kept;
        const std::map<int, Offset> before = std::exchange(m_shown, {});
        for (const auto &[node, label] : before) {  // who is shown goes first
            const QPointF at = placeOf(scene, node, camera);
            const QRectF box(at + label.corner, label.size);
            if (!wide.contains(at))
                continue;
            if (nodesMoved) {  // never to another side of its node, which would flicker
                if (placer.isFree(box)) {
                    kept.emplace(node, label);
                    placer.take(apart(box));
                }
            } else if (sameSize) {
                kept.emplace(node, label);
                placer.take(apart(box));
            } else {
                const auto place = std::find(order.begin(), order.end(), node);
                if (place != order.end())
                    std::rotate(order.begin(), place, place + 1);
            }
        }
        const double crowd = m_shownHulls.empty() ? 1 : 0.3;  // the names of communities say more
        const auto most = std::size_t(crowd * wide.width() * wide.height() / (camera.zoom < 0.45 ? roomFar : roomNear));
        m_shown = std::move(kept);
        std::size_t tried = 0;
        for (const int i : order) {
            if (m_shown.size() >= most || ++tried > mostTried)
                break;
            if (m_shown.contains(i) || (m_hulls && m_hulls->hides(std::size_t(i))))
                continue;
            const SceneNode &node = scene.nodes[std::size_t(i)];
            const LabelStyle style = labelStyle(node.links, false);
            const QPointF at = camera.toTarget(node.center);
            const QSizeF extent = shapeExtent(node.shape) * (node.radius * scale);
            const QString name = scene.nameOf(node);
            std::vector<QString> lines = labelLines(name);
            QRectF box = placer.place(at, extent, labelSize(lines, style), 5);
            if (box.isNull() && lines.size() > 1) {
                lines = {name};
                box = placer.place(at, extent, labelSize(lines, style), 5);
            }
            if (!box.isNull())
                placer.take(apart(box));
            if (!box.isNull())
                m_shown.emplace(i, Offset{box.topLeft() - at, box.size(), lines});
        }
        m_zoom = camera.zoom;
        m_placedAt = camera;
        m_area = area;
        m_keepFree = keepFree;
    }
    m_report = {};
    for (const auto &[hull, label] : m_shownHulls)
        if (const QRectF box(camera.toTarget(m_hulls->hulls().all[std::size_t(hull)].middle) + label.corner, label.size); box.intersects(area))
            m_report.hulls.push_back({hull, box, label.lines});
    for (const auto &[node, label] : m_shown)
        if (const QRectF box(placeOf(scene, node, camera) + label.corner, label.size); box.intersects(area))
            m_report.labels.push_back({node, box, label.lines});
    return m_report;
}

void LabelLayer::paint(QPainter &painter, const Scene &scene, const Camera &camera, HaloText &text, const std::vector<PlacedLabel> &lit)
{
    std::erase_if(m_report.hulls, [&](const PlacedLabel &label) {
        return std::any_of(lit.begin(), lit.end(), [&](const PlacedLabel &other) { return apart(other.box).intersects(label.box); });
    });
    std::erase_if(m_report.labels, [&](const PlacedLabel &label) {
        return std::any_of(lit.begin(), lit.end(),
                           [&](const PlacedLabel &other) { return other.node == label.node || apart(other.box).intersects(label.box); });
    });
    const Theme &theme = Theme::of(scene.theme);
    for (const PlacedLabel &label : m_report.hulls) {
        TextLook look;
        look.pixels = hullStyle.pixels;
        look.weight = hullStyle.weight;
        look.color = theme.text;
        look.halo = theme.canvas;
        text.draw(painter, label.box, label.lines, look);
    }
    for (const PlacedLabel &label : m_report.labels) {
        const SceneNode &node = scene.nodes[std::size_t(label.node)];
        text.draw(painter, label.box, label.lines, lookOfName(scene, node, false, label.box, camera.toTarget(node.center), 1, 1));
    }
}

}  // namespace relata
