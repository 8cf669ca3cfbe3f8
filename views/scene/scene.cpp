// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scene.h"

#include "views/scene/detours.h"
#include "views/scene/groupcolors.h"
#include "views/scene/scenemaker.h"
#include "views/scene/shapes.h"
#include "views/scene/strands.h"
#include "views/theme/blend.h"

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

namespace {

/// Groups beyond those with a colour of their own wear the same ones, paler, so that a graph of hundreds of groups shows more than six.
void wearGroupColors(const Scene &scene, const EntityNumbers &groups, std::vector<SceneNode> &nodes, const std::vector<SceneLink> &strands)
{
    const Theme &theme = Theme::of(scene.theme);
    const std::size_t own = theme.voices.size();
    const auto groupOf = [&](const SceneNode &node) {
        const double number = groups.of(node.id);
        return number >= 1 ? static_cast<std::uint32_t>(number) : 0U;  // 1 is the largest; 0: none
    };
    std::vector<std::uint32_t> of;
    of.reserve(nodes.size());
    for (const SceneNode &node : nodes)
        of.push_back(groupOf(node));
    const std::uint32_t groupCount = of.empty() ? 0 : *std::max_element(of.begin(), of.end());
    if (groupCount <= own)
        return;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
    for (const SceneLink &link : strands)
        if (of[link.from] > 0 && of[link.to] > 0 && of[link.from] != of[link.to])
            links.emplace_back(of[link.from] - 1, of[link.to] - 1);
    const std::vector<std::uint8_t> worn = groupColors(groupCount, own, std::move(links));
    constexpr double paler = 0.62;
    for (std::size_t i = 0; i < of.size(); ++i)
        if (of[i] > own)
            nodes[i].fill = blended(theme.voices[worn[of[i] - 1]], paler, theme.canvas);
}

}  // namespace

Scene buildScene(const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, ThemeKind kind, const MeasuredLook &emphasis,
                 const std::vector<Disagreement> *disputes, const RunContext &context)
{
    Scene scene;
    SceneMaker maker(scene, graph, view, visible, kind, emphasis, disputes ? *disputes : disagreements(graph));
    std::vector<SceneNode> nodes(maker.order().size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        nodes[i].id = maker.order()[i];
    std::vector<SceneLink> links = strandsOf(graph, visible, nodes, scene, context);
    if (!view.widthBy.empty())
        widenByAmounts(graph, view.widthBy, scene, links, context);
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
    if (!scene.bands.empty() && view.fillBy && view.fillBy->kind() == Scale::Kind::Measure && view.fillBy->isGroup())
        wearGroupColors(scene, emphasis.fill, nodes, links);
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
