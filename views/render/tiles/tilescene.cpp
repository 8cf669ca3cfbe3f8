// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/tilescene.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

constexpr char nudgedLink = 1, movedLink = 2;

/// All but its colour.
TileLink tileLinkOf(const Scene &scene, std::size_t i)
{
    const auto whole = [](float value, float unit, float most) { return std::lround(std::clamp(value * unit, -most, most)); };
    const SceneLink &link = scene.links[i];
    const SceneNode &from = scene.nodes[link.from], &to = scene.nodes[link.to];
    TileLink one;
    one.x0 = float(from.center.x());
    one.y0 = float(from.center.y());
    one.x1 = float(to.center.x());
    one.y1 = float(to.center.y());
    one.index = std::uint32_t(i);
    one.radius0 = std::uint16_t(whole(from.radius, 64, 65535));
    one.radius1 = std::uint16_t(whole(to.radius, 64, 65535));
    one.bend = std::int16_t(whole(link.bend, 16, 32767));
    one.width = std::uint8_t(whole(link.width, 32, 255));
    one.shapes = std::uint8_t(unsigned(from.shape) | unsigned(to.shape) << 4U);
    one.modality = std::uint8_t(link.modality);
    one.flags =
        std::uint8_t((link.arrow ? TileLink::Arrow : 0) | (link.disputed ? TileLink::Disputed : 0) | (link.from == link.to ? TileLink::Loop : 0));
    one.count = std::uint8_t(std::min<std::size_t>(255, scene.statementsOf(link).size()));
    return one;
}

LooseGrid::Item itemOf(const TileLink &link)
{
    const float extent = std::max(std::abs(link.x1 - link.x0), std::abs(link.y1 - link.y0)) + 2 * std::abs(link.bent());
    return {(link.x0 + link.x1) / 2, (link.y0 + link.y1) / 2, link.flags & TileLink::Loop ? 0 : extent};
}

std::uint32_t quartersOf(const SceneNode &node)
{
    return std::uint32_t(std::lround(node.radius * 4));
}

NodeKind nodeKindOf(const Scene &scene, const SceneNode &node)
{
    return {node.fill.rgb(), node.look, node.shape, float(quartersOf(node)) / 4,
            node.look < scene.typeLooks.size() ? scene.typeLooks[node.look].icon : QString()};
}

/// \a before without the places \a removed (ascending), each of the rest through \a keep, and \a added at their \a places in the new order.
template <typename T, typename Keep>
std::vector<T> spliced(const std::vector<T> &before, const std::vector<std::uint32_t> &removed, const std::vector<T> &added,
                       const std::vector<std::uint32_t> &places, Keep keep)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> coming;  // place, number
    for (std::uint32_t i = 0; i < added.size(); ++i)
        coming.emplace_back(places[i], i);
    std::sort(coming.begin(), coming.end());
    std::vector<T> after;
    after.reserve(before.size() - removed.size() + added.size());
    auto gone = removed.begin();
    auto come = coming.begin();
    for (std::size_t i = 0; i <= before.size(); ++i) {
        for (; come != coming.end() && come->first == after.size(); ++come)
            after.push_back(added[come->second]);
        if (i == before.size())
            break;
        if (gone != removed.end() && *gone == i) {
            ++gone;
            continue;
        }
        after.push_back(before[i]);
        keep(after.back());
    }
    return after;
}

}  // namespace

TileScene::TileScene(const Scene &scene) : m_theme(scene.theme), m_farBelow(scene.farBelow)
{
    takeNodes(scene);
    takeLinks(scene);
}

void TileScene::takeNodes(const Scene &scene)
{
    std::vector<LooseGrid::Item> items;
    std::vector<TileNode> nodes;
    items.reserve(scene.nodes.size());
    nodes.reserve(scene.nodes.size());
    QHash<quint64, std::uint32_t> kinds;
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        const SceneNode &node = scene.nodes[i];
        m_largest = std::max(m_largest, node.radius);
        const quint64 key = quint64(node.fill.rgb() & 0xFFFFFFU) << 40U | quint64(node.look) << 16U | quartersOf(node);
        auto kind = kinds.constFind(key);
        if (kind == kinds.constEnd()) {
            kind = kinds.insert(key, std::uint32_t(m_kinds.size()));
            m_kinds.push_back(nodeKindOf(scene, node));
        }
        nodes.push_back({float(node.center.x()), float(node.center.y()), node.radius, *kind, std::uint32_t(i), node.pinned});
        items.push_back({nodes.back().x, nodes.back().y, 0});
    }
    m_nodeGrid = LooseGrid(items);
    m_nodes.reserve(nodes.size());
    for (const std::uint32_t i : m_nodeGrid.takeOrder())
        m_nodes.push_back(nodes[i]);
}

void TileScene::takeLinks(const Scene &scene)
{
    std::vector<LooseGrid::Item> items, loopItems;
    std::vector<TileLink> links, loops;
    items.reserve(scene.links.size());
    links.reserve(scene.links.size());
    QHash<QRgb, std::uint8_t> colors;
    for (std::size_t i = 0; i < scene.links.size(); ++i) {
        const SceneLink &link = scene.links[i];
        auto color = colors.constFind(link.color.rgb());
        if (color == colors.constEnd() && m_colors.size() < 256) {
            color = colors.insert(link.color.rgb(), std::uint8_t(m_colors.size()));
            m_colors.push_back(link.color.rgb());
        }
        TileLink one = tileLinkOf(scene, i);
        one.color = color == colors.constEnd() ? std::uint8_t(255) : *color;
        const bool loop = one.flags & TileLink::Loop;
        if (loop)
            m_widestLoop = std::max(m_widestLoop, std::abs(one.bent()));
        (loop ? loops : links).push_back(one);
        (loop ? loopItems : items).push_back(itemOf(one));
    }
    const auto sorted = [](const std::vector<LooseGrid::Item> &places, const std::vector<TileLink> &from, Links &to) {
        to.grid = LooseGrid(places);
        to.all.reserve(from.size());
        for (const std::uint32_t i : to.grid.takeOrder())
            to.all.push_back(from[i]);
    };
    sorted(items, links, m_lines);
    sorted(loopItems, loops, m_loops);
}

std::uint32_t TileScene::kindOf(const Scene &scene, const SceneNode &node)
{
    const NodeKind wanted = nodeKindOf(scene, node);
    const auto found = std::find_if(m_kinds.begin(), m_kinds.end(), [&](const NodeKind &kind) {
        return kind.fill == wanted.fill && kind.look == wanted.look && kind.radius == wanted.radius;
    });
    const auto number = std::uint32_t(found - m_kinds.begin());
    if (found == m_kinds.end())
        m_kinds.push_back(wanted);
    return number;
}

std::uint8_t TileScene::colorOf(QRgb color)
{
    constexpr std::size_t most = 256;
    const auto number = std::size_t(std::find(m_colors.begin(), m_colors.end(), color) - m_colors.begin());
    if (number == m_colors.size() && number < most)
        m_colors.push_back(color);
    return std::uint8_t(std::min(number, most - 1));
}

/// False where there is no place for somebody. \a nudged and \a moved: who is smaller or larger; who stands elsewhere or has another shape.
bool TileScene::followNodes(const TileScene &before, const Scene &scene, const SceneDelta &delta, std::vector<std::uint32_t> &nudged,
                            std::vector<std::uint32_t> &moved, TileChange &change)
{
    std::vector<char> changed(scene.nodes.size());
    for (const std::uint32_t i : delta.changedNodes)
        changed[i] = 1;
    std::vector<std::uint32_t> removed, places;
    std::vector<TileNode> made;
    std::vector<LooseGrid::Item> items;
    const auto make = [&](std::uint32_t i) {
        const SceneNode &node = scene.nodes[i];
        m_largest = std::max(m_largest, node.radius);
        return TileNode{float(node.center.x()), float(node.center.y()), node.radius, kindOf(scene, node), i, node.pinned};
    };
    const auto take = [&](const TileNode &node) {
        made.push_back(node);
        items.push_back({node.x, node.y, 0});
        change.nodes.push_back(node);
    };
    for (std::uint32_t at = 0; at < before.m_nodes.size(); ++at) {
        const TileNode &old = before.m_nodes[at];
        const std::uint32_t now = delta.nodes[old.index];
        if (now != SceneDelta::gone && !changed[now])
            continue;
        if (now != SceneDelta::gone) {
            const TileNode next = make(now);
            const bool elsewhere = next.x != old.x || next.y != old.y || m_kinds[next.kind].shape != m_kinds[old.kind].shape;
            if (!elsewhere && next.radius == old.radius && next.kind == old.kind && next.pinned == old.pinned)
                continue;  // only its name is another
            if (elsewhere)
                moved.push_back(now);
            else if (next.radius != old.radius)
                nudged.push_back(now);
            change.nudge = std::max(change.nudge, elsewhere ? 0 : std::abs(next.radius - old.radius));
            take(next);
        }
        removed.push_back(at);
        change.nodes.push_back(old);
    }
    for (const std::uint32_t i : delta.newNodes)
        take(make(i));
    auto grid = before.m_nodeGrid.with(removed, items, places);
    if (!grid)
        return false;
    m_nodeGrid = std::move(*grid);
    m_nodes = spliced(before.m_nodes, removed, made, places, [&](TileNode &node) { node.index = delta.nodes[node.index]; });
    return true;
}

bool TileScene::followLinks(const Links &before, Links &after, const Scene &scene, const SceneDelta &delta, const std::vector<char> &remade,
                            const std::vector<std::uint32_t> &made, bool loops, TileChange &change)
{
    std::vector<std::uint32_t> removed, places;
    std::vector<TileLink> added;
    std::vector<LooseGrid::Item> items;
    for (std::uint32_t at = 0; at < before.all.size(); ++at) {
        const std::uint32_t now = delta.links[before.all[at].index];
        if (now != SceneDelta::gone && !remade[now])
            continue;
        removed.push_back(at);
        (now != SceneDelta::gone && remade[now] == nudgedLink ? change.nudged : change.links).push_back(before.all[at]);
    }
    for (const std::uint32_t i : made) {
        TileLink one = tileLinkOf(scene, i);
        if (bool(one.flags & TileLink::Loop) != loops)
            continue;
        one.color = colorOf(scene.links[i].color.rgb());
        if (loops)
            m_widestLoop = std::max(m_widestLoop, std::abs(one.bent()));
        added.push_back(one);
        items.push_back(itemOf(one));
        (remade[i] == nudgedLink ? change.nudged : change.links).push_back(one);
    }
    auto grid = before.grid.with(removed, items, places);
    if (!grid)
        return false;
    after.grid = std::move(*grid);
    after.all = spliced(before.all, removed, added, places, [&](TileLink &link) { link.index = delta.links[link.index]; });
    return true;
}

std::shared_ptr<const TileScene> TileScene::followed(const Scene &scene, const SceneDelta &delta, const LinksAt &linksAt, TileChange &change) const
{
    constexpr std::size_t share = 8;
    change = {};
    if (scene.theme != m_theme || scene.farBelow != m_farBelow)
        return nullptr;
    std::shared_ptr<TileScene> next(new TileScene);
    next->m_theme = m_theme;
    next->m_farBelow = m_farBelow;
    next->m_kinds = m_kinds;
    next->m_colors = m_colors;
    next->m_largest = m_largest;
    next->m_widestLoop = m_widestLoop;
    std::vector<std::uint32_t> nudged, moved;
    if (!next->followNodes(*this, scene, delta, nudged, moved, change))
        return nullptr;
    std::vector<char> remade(scene.links.size());  // in these places
    std::vector<std::uint32_t> made;
    const auto remake = [&](std::uint32_t link, char how) {
        if (!remade[link])
            made.push_back(link);
        remade[link] = std::max(remade[link], how);
    };
    for (const std::uint32_t node : nudged)
        for (const std::uint32_t link : linksAt(node))
            remake(link, nudgedLink);
    for (const std::uint32_t node : moved)
        for (const std::uint32_t link : linksAt(node))
            remake(link, movedLink);
    for (const std::uint32_t link : delta.newLinks)
        remake(link, movedLink);
    if (made.size() * share > scene.links.size())
        return nullptr;
    std::sort(made.begin(), made.end());
    if (!next->followLinks(m_lines, next->m_lines, scene, delta, remade, made, false, change)
        || !next->followLinks(m_loops, next->m_loops, scene, delta, remade, made, true, change))
        return nullptr;
    return next;
}

}  // namespace relata
