// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scene.h"

#include "views/scene/detours.h"
#include "views/scene/scenemaker.h"
#include "views/scene/shapes.h"
#include "views/scene/strands.h"

#include <algorithm>
#include <cmath>

namespace relata {
QRectF boundsOf(const std::vector<SceneNode> &nodes)
{
    QRectF bounds;
    for (const SceneNode &node : nodes) {
        const QSizeF half = shapeExtent(node.shape) * node.radius;
        bounds |= QRectF(node.center.x() - half.width(), node.center.y() - half.height(), 2 * half.width(), 2 * half.height());
    }
    return bounds;
}

double farBelowOf(const Scene &scene)
{
    constexpr std::size_t few = 1000;
    constexpr double usual = 200;  // from one node to the next: more than where a layout was made of these alone
    if (scene.nodes.empty() || scene.nodes.size() > few)
        return usualFar;
    const double apart = std::sqrt(scene.bounds.width() * scene.bounds.height() / double(scene.nodes.size()));
    return apart > usual ? usualFar * usual / apart : usualFar;
}

int Scene::indexOfNode(EntityId id) const
{
    const auto found = std::lower_bound(nodes.begin(), nodes.end(), id, [](const SceneNode &node, EntityId wanted) { return node.id < wanted; });
    return found != nodes.end() && found->id == id ? int(found - nodes.begin()) : -1;
}

float nodeRadius(int links)
{
    return std::min(26.0F, 7.5F + 3.1F * std::sqrt(float(std::max(0, links))));
}

Scene buildScene(const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, ThemeKind kind, const MeasuredLook &emphasis,
                 const std::vector<Disagreement> *disputes, const RunContext &context)
{
    Scene scene;
    const SceneMaker maker(scene, graph, view, visible, kind, emphasis, disputes ? *disputes : disagreements(graph));
    scene.nodes.reserve(maker.order().size());
    for (const EntityId id : maker.order())
        scene.nodes.emplace_back().id = id;
    scene.links = strandsOf(graph, visible, scene.nodes, view.colorBy, context);
    for (std::size_t i = 0; i < scene.links.size(); ++i) {
        if (i % 4096 == 0 && context.cancelled())
            return {};
        SceneLink &link = scene.links[i];
        maker.finish(link);
        const auto samePair = [&](const SceneLink &other) { return std::minmax(link.from, link.to) == std::minmax(other.from, other.to); };
        if (i > 0 && samePair(scene.links[i - 1]))
            continue;  // the strands of a pair stand together and count as one
        ++scene.nodes[link.from].links;
        if (link.to != link.from)
            ++scene.nodes[link.to].links;
    }
    for (std::size_t i = 0; i < scene.nodes.size() && !context.cancelled(); ++i)
        maker.finish(scene.nodes[i], i);
    scene.bounds = boundsOf(scene.nodes);
    scene.farBelow = farBelowOf(scene);
    bendAroundNodes(scene);
    return scene;
}

}  // namespace relata
