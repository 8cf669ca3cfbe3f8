// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/tilescene.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace relata {

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
        const auto quarters = std::uint32_t(std::lround(node.radius * 4));
        const quint64 key = quint64(node.fill.rgb() & 0xFFFFFFU) << 40U | quint64(node.look) << 16U | quarters;
        auto kind = kinds.constFind(key);
        if (kind == kinds.constEnd()) {
            kind = kinds.insert(key, std::uint32_t(m_kinds.size()));
            m_kinds.push_back({node.fill.rgb(), node.look, node.shape, float(quarters) / 4,
                               node.look < scene.typeLooks.size() ? scene.typeLooks[node.look].icon : QString()});
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
    const auto whole = [](float value, float unit, float most) { return std::lround(std::clamp(value * unit, -most, most)); };
    for (std::size_t i = 0; i < scene.links.size(); ++i) {
        const SceneLink &link = scene.links[i];
        const SceneNode &from = scene.nodes[link.from], &to = scene.nodes[link.to];
        auto color = colors.constFind(link.color.rgb());
        if (color == colors.constEnd() && m_colors.size() < 256) {
            color = colors.insert(link.color.rgb(), std::uint8_t(m_colors.size()));
            m_colors.push_back(link.color.rgb());
        }
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
        one.color = color == colors.constEnd() ? std::uint8_t(255) : *color;
        one.shapes = std::uint8_t(unsigned(from.shape) | unsigned(to.shape) << 4U);
        one.modality = std::uint8_t(link.modality);
        one.flags = std::uint8_t((link.arrow ? TileLink::Arrow : 0) | (link.disputed ? TileLink::Disputed : 0));
        one.count = std::uint8_t(std::min<std::size_t>(255, scene.statementsOf(link).size()));
        const bool loop = link.from == link.to;
        if (loop) {
            one.flags |= TileLink::Loop;
            m_widestLoop = std::max(m_widestLoop, std::abs(one.bent()));
        }
        const float extent = std::max(std::abs(one.x1 - one.x0), std::abs(one.y1 - one.y0)) + 2 * std::abs(one.bent());
        (loop ? loops : links).push_back(one);
        (loop ? loopItems : items).push_back({(one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2, loop ? 0 : extent});
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

}  // namespace relata
