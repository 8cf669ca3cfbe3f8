// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/render/tiles/loosegrid.h"
#include "views/scene/scene.h"
#include "views/scene/scenedelta.h"

#include <functional>
#include <memory>
#include <span>

namespace relata {

/// A link as the rasteriser reads it: 32 bytes, one after the other in memory as they lie in the scene.
struct TileLink {
    enum Flag : std::uint8_t { Arrow = 1, Loop = 2, Disputed = 4 };
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;    ///< middles of its ends, scene
    std::uint32_t index = 0;                 ///< of Scene::links
    std::uint16_t radius0 = 0, radius1 = 0;  ///< of its ends, in 64ths
    std::int16_t bend = 0;                   ///< in 16ths
    std::uint8_t width = 0;                  ///< in 32nds
    std::uint8_t color = 0;                  ///< of TileScene::colors()
    std::uint8_t shapes = 0;                 ///< from | to << 4
    std::uint8_t modality = 0, flags = 0;
    std::uint8_t count = 1;  ///< statements, at most 255

    float firstRadius() const { return float(radius0) / 64; }
    float lastRadius() const { return float(radius1) / 64; }
    NodeShape firstShape() const { return NodeShape(shapes & 15U); }
    NodeShape lastShape() const { return NodeShape(shapes >> 4U); }
    float bent() const { return float(bend) / 16; }
    float wide() const { return float(width) / 32; }
};

struct TileNode {
    float x = 0, y = 0, radius = 0;
    std::uint32_t kind = 0;   ///< of TileScene::kinds()
    std::uint32_t index = 0;  ///< of Scene::nodes
    bool pinned = false;
};

/// Nodes that look alike.
struct NodeKind {
    QRgb fill = 0;
    std::uint16_t look = 0;
    NodeShape shape = NodeShape::Circle;
    float radius = 0;  ///< rounded to a quarter
    QString icon;
};

/// What is drawn otherwise in one scene than in the one before.
struct TileChange {
    std::vector<TileLink> links;   ///< as they were, and as they are
    std::vector<TileLink> nudged;  ///< the same, of those that only end a little nearer to the middle of an end, or farther from it
    float nudge = 0;               ///< by how much at most: scene
    std::vector<TileNode> nodes;   ///< as they were, and as they are
};

/// What is not drawn of a scene, a flag for each of its nodes and links: who is dragged.
struct LeftOut {
    std::vector<char> nodes, links;
};

/// A scene in flat arrays with an index of where everything is; never changes, so that threads may read it. Built in O(n).
class TileScene
{
public:
    explicit TileScene(const Scene &scene);
    /// \a scene, which came by \a delta of the one that this was built of, in the same cells; \a linksAt: the links of a node, both by their numbers
    /// now. Null where that does not go, or is no less work than to build it. O(nodes + links) cheap steps.
    using LinksAt = std::function<std::span<const std::uint32_t>(std::uint32_t node)>;
    std::shared_ptr<const TileScene> followed(const Scene &scene, const SceneDelta &delta, const LinksAt &linksAt, TileChange &change) const;

    ThemeKind theme() const { return m_theme; }
    /// Links in the order of their grid.
    struct Links {
        std::vector<TileLink> all;
        LooseGrid grid;
    };
    const Links &lines() const { return m_lines; }
    const Links &loops() const { return m_loops; }  ///< from a node to itself: their size is counted in pixels, not in the scene's units
    const std::vector<TileNode> &nodes() const { return m_nodes; }  ///< in the order of the grid
    const std::vector<NodeKind> &kinds() const { return m_kinds; }
    const std::vector<QRgb> &colors() const { return m_colors; }
    const LooseGrid &nodeGrid() const { return m_nodeGrid; }
    double farBelow() const { return m_farBelow; }  ///< Scene::farBelow
    float largestRadius() const { return m_largest; }
    float widestLoop() const { return m_widestLoop; }  ///< bend of the outermost

private:
    TileScene() = default;
    void takeNodes(const Scene &scene);
    void takeLinks(const Scene &scene);
    std::uint32_t kindOf(const Scene &scene, const SceneNode &node);  ///< a new one where there is none
    std::uint8_t colorOf(QRgb color);
    bool followNodes(const TileScene &before, const Scene &scene, const SceneDelta &delta, std::vector<std::uint32_t> &nudged,
                     std::vector<std::uint32_t> &moved, TileChange &change);
    bool followLinks(const Links &before, Links &after, const Scene &scene, const SceneDelta &delta, const std::vector<char> &remade,
                     const std::vector<std::uint32_t> &made, bool loops, TileChange &change);

    ThemeKind m_theme = ThemeKind::Light;
    Links m_lines, m_loops;
    std::vector<TileNode> m_nodes;
    std::vector<NodeKind> m_kinds;
    std::vector<QRgb> m_colors;
    LooseGrid m_nodeGrid;
    double m_farBelow = usualFar;
    float m_largest = 0, m_widestLoop = 0;
};

}  // namespace relata
