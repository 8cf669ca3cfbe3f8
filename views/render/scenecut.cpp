// SPDX-License-Identifier: Apache-2.0
#include "views/render/scenecut.h"

#include <algorithm>

namespace relata {
namespace {

void sortOnce(std::vector<int> &indexes)
{
    std::sort(indexes.begin(), indexes.end());
    indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
    indexes.erase(indexes.begin(), std::lower_bound(indexes.begin(), indexes.end(), 0));
}

int placeOf(const std::vector<int> &indexes, int wanted)
{
    const auto found = std::lower_bound(indexes.begin(), indexes.end(), wanted);
    return found != indexes.end() && *found == wanted ? int(found - indexes.begin()) : -1;
}

std::vector<int> placesOf(const std::vector<int> &indexes, const std::vector<int> &wanted)
{
    std::vector<int> places;
    for (const int i : wanted)
        if (const int place = placeOf(indexes, i); place >= 0)
            places.push_back(place);
    return places;
}

}  // namespace

SceneCut::SceneCut(const Scene &whole, std::vector<int> nodes, std::vector<int> links) : m_nodes(std::move(nodes)), m_links(std::move(links))
{
    sortOnce(m_links);
    for (const int i : m_links) {
        m_nodes.push_back(int(whole.links[std::size_t(i)].from));
        m_nodes.push_back(int(whole.links[std::size_t(i)].to));
    }
    sortOnce(m_nodes);
    m_scene.theme = whole.theme;
    m_scene.colorBy = whole.colorBy;
    m_scene.typeLooks = whole.typeLooks;
    m_scene.bands = whole.bands;
    m_scene.bounds = whole.bounds;
    m_scene.farBelow = whole.farBelow;
    m_scene.words = whole.words;
    m_scene.labels = whole.labels;
    m_scene.bundles = whole.bundles;
    m_scene.bundled = whole.bundled;
    m_scene.nodes.reserve(m_nodes.size());
    for (const int i : m_nodes)
        m_scene.nodes.push_back(whole.nodes[std::size_t(i)]);
    m_scene.links.reserve(m_links.size());
    for (const int i : m_links) {
        SceneLink link = whole.links[std::size_t(i)];
        link.from = std::uint32_t(placeOf(m_nodes, int(link.from)));
        link.to = std::uint32_t(placeOf(m_nodes, int(link.to)));
        m_scene.links.push_back(link);
    }
}

void SceneCut::follow(const Scene &whole)
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const SceneNode &node = whole.nodes[std::size_t(m_nodes[i])];
        m_scene.nodes[i].center = node.center;
        m_scene.nodes[i].radius = node.radius;
    }
    m_scene.bounds = whole.bounds;
}

Emphasis SceneCut::here(const Emphasis &emphasis) const
{
    Emphasis part = emphasis;
    part.selectedNodes = placesOf(m_nodes, emphasis.selectedNodes);
    part.litNodes = placesOf(m_nodes, emphasis.litNodes);
    part.foundNodes = placesOf(m_nodes, emphasis.foundNodes);
    part.selectedLinks = placesOf(m_links, emphasis.selectedLinks);
    part.litLinks = placesOf(m_links, emphasis.litLinks);
    part.hoveredNode = placeOf(m_nodes, emphasis.hoveredNode);
    part.hoveredLink = placeOf(m_links, emphasis.hoveredLink);
    return part;
}

void SceneCut::toWhole(PaintReport &report) const
{
    for (PlacedLabel &label : report.labels)
        label.node = m_nodes[std::size_t(label.node)];
    for (int &node : report.unplaced)
        node = m_nodes[std::size_t(node)];
}

SceneCut litPart(const Scene &whole, const Emphasis &emphasis)
{
    std::vector<int> nodes = emphasis.litNodes, links = emphasis.litLinks;
    nodes.insert(nodes.end(), emphasis.selectedNodes.begin(), emphasis.selectedNodes.end());
    nodes.insert(nodes.end(), emphasis.foundNodes.begin(), emphasis.foundNodes.end());
    nodes.push_back(emphasis.hoveredNode);
    links.insert(links.end(), emphasis.selectedLinks.begin(), emphasis.selectedLinks.end());
    links.push_back(emphasis.hoveredLink);
    return {whole, std::move(nodes), std::move(links)};
}

}  // namespace relata
