// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scene.h"

#include "views/scene/detours.h"
#include "views/scene/scenemaker.h"
#include "views/scene/shapes.h"
#include "views/scene/strands.h"

#include <algorithm>
#include <cmath>

namespace relata {
QRectF boundsOf(std::span<const SceneNode> nodes)
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

QString Scene::textOf(const SceneLink &link) const
{
    if (link.label == SceneLink::bundle)
        return words.at(bundles[indexOf(link.stated)].text);
    return link.label < labels.size() ? labels[link.label] : QString();
}

std::span<const StatementId> Scene::statementsOf(const SceneLink &link) const
{
    if (link.label != SceneLink::bundle)
        return {&link.stated, 1};
    const Bundle &several = bundles[indexOf(link.stated)];
    return {bundled.data() + several.first, several.count};
}

void Scene::bundle(SceneLink &link, std::span<const StatementId> statements, const QString &text)
{
    link.label = SceneLink::bundle;
    link.stated = StatementId(std::uint32_t(bundles.size()));
    bundles.push_back({std::uint32_t(bundled.size()), std::uint32_t(statements.size()), words.add(text)});
    bundled.append(statements.begin(), statements.end());
}

void Scene::pack()
{
    constexpr std::size_t worthIt = 1U << 16U;
    if (words.size() + bundled.size() < 2 * packed + worthIt)
        return;
    const Scene before = *this;
    words = {};
    bundles.clear();
    bundled.clear();
    for (SceneNode &node : nodes)
        node.name = words.add(before.nameOf(node));
    for (SceneLink &link : links)
        if (link.label == SceneLink::bundle) {
            const SceneLink old = link;
            bundle(link, before.statementsOf(old), before.textOf(old));
        }
    packed = words.size() + bundled.size();
}

float nodeRadius(int links)
{
    return std::min(26.0F, 7.5F + 3.1F * std::sqrt(float(std::max(0, links))));
}

Scene buildScene(const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, ThemeKind kind, const MeasuredLook &emphasis,
                 const std::vector<Disagreement> *disputes, const RunContext &context)
{
    Scene scene;
    SceneMaker maker(scene, graph, view, visible, kind, emphasis, disputes ? *disputes : disagreements(graph));
    std::vector<SceneNode> nodes(maker.order().size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        nodes[i].id = maker.order()[i];
    std::vector<SceneLink> links = strandsOf(graph, visible, nodes, scene, context);
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (i % 4096 == 0 && context.cancelled())
            return {};
        SceneLink &link = links[i];
        maker.finish(link);
        const auto samePair = [&](const SceneLink &other) { return std::minmax(link.from, link.to) == std::minmax(other.from, other.to); };
        if (i > 0 && samePair(links[i - 1]))
            continue;  // the strands of a pair stand together and count as one
        ++nodes[link.from].links;
        if (link.to != link.from)
            ++nodes[link.to].links;
    }
    for (std::size_t i = 0; i < nodes.size() && !context.cancelled(); ++i)
        maker.finish(nodes[i], i);
    scene.nodes = std::move(nodes);
    scene.links = std::move(links);
    scene.words.squeeze();
    scene.packed = scene.words.size() + scene.bundled.size();
    scene.bounds = boundsOf(scene.nodes.view());
    scene.farBelow = farBelowOf(scene);
    bendAroundNodes(scene);
    return scene;
}

}  // namespace relata
