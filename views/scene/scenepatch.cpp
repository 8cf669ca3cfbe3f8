// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scenepatch.h"

#include "views/scene/detours.h"
#include "views/scene/differing.h"
#include "views/scene/scenemaker.h"
#include "views/scene/strands.h"

#include <algorithm>
#include <iterator>

namespace relata {
namespace {

constexpr std::uint32_t gone = 0xFFFFFFFFU;

template <typename T>
void makeDistinct(std::vector<T> &values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::pair<std::uint32_t, std::uint32_t> pairOf(const SceneLink &link)
{
    return std::minmax(link.from, link.to);
}

/// Nodes of those who are visible, the old ones kept; where each old one is now in \a places.
std::vector<SceneNode> nodesOf(const SharedList<SceneNode> &old, const std::vector<EntityId> &order, std::vector<std::uint32_t> &places)
{
    places.assign(old.size(), gone);
    std::vector<SceneNode> nodes;
    nodes.reserve(order.size());
    std::size_t next = 0;
    for (const EntityId id : order) {
        while (next < old.size() && old[next].id < id)
            ++next;
        if (next < old.size() && old[next].id == id) {
            places[next] = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back(old[next]);
        } else {
            nodes.emplace_back().id = id;
        }
    }
    return nodes;
}

/// Others that \a id is linked with in the picture; itself among them when a statement says something of it and itself.
int linksOf(const KnowledgeGraph &graph, const Visible &visible, EntityId id)
{
    std::vector<EntityId> others;
    for (const StatementId statement : graph.statementsOf(id))
        if (visible.statements.contains(statement))
            others.push_back(graph.subject(statement) == id ? graph.object(statement) : graph.subject(statement));
    makeDistinct(others);
    return static_cast<int>(others.size());
}

/// Who is there, and the links of those pairs, anew. Of no use when it was cancelled.
void patchLinks(Scene &scene, const SceneChange &change, const KnowledgeGraph &graph, const Visible &visible, SceneMaker &maker,
                const RunContext &context)
{
    std::vector<std::uint32_t> places;
    scene.nodes = nodesOf(scene.nodes, maker.order(), places);

    // what stays of the links, under the new numbers of their ends
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<bool> touched(scene.nodes.size());
    Visible between;
    for (const auto &[low, high] : change.pairs) {
        const int a = scene.indexOfNode(low), b = scene.indexOfNode(high);
        if (a < 0 || b < 0)
            continue;
        pairs.emplace_back(std::min(a, b), std::max(a, b));
        touched[std::size_t(a)] = touched[std::size_t(b)] = true;
        for (const StatementId id : graph.statementsOf(low))
            if (visible.statements.contains(id) && std::minmax(graph.subject(id), graph.object(id)) == std::minmax(low, high))
                between.statements.insert(id);
    }
    std::sort(pairs.begin(), pairs.end());
    if (context.cancelled())
        return;
    std::vector<SceneLink> &links = scene.links.own();
    std::erase_if(links, [&](SceneLink &link) {
        link.from = places[link.from];
        link.to = places[link.to];
        return link.from == gone || link.to == gone
               || (touched[link.from] && touched[link.to] && std::binary_search(pairs.begin(), pairs.end(), pairOf(link)));
    });

    // what is made anew comes in at its place: links are in the order of their ends
    std::vector<SceneLink> fresh = strandsOf(graph, between, scene.nodes.view(), scene);
    for (SceneLink &link : fresh)
        maker.finish(link);
    const auto middle = static_cast<std::ptrdiff_t>(links.size());
    links.insert(links.end(), fresh.begin(), fresh.end());
    std::inplace_merge(links.begin(), links.begin() + middle, links.end(),
                       [](const SceneLink &a, const SceneLink &b) { return pairOf(a) < pairOf(b); });
}

}  // namespace

SceneChange SceneChange::of(const KnowledgeGraph &graph, const GraphDiff &diff, const Visible &before, const Visible &after)
{
    SceneChange change;
    for (const auto &each : diff.entities)
        change.entities.push_back(each.id);
    for (const auto &each : diff.statements)
        for (const auto *record : {&each.before, &each.after})
            if (*record)
                change.pairs.push_back(std::minmax((*record)->subject, (*record)->object));
    for (const EntityId id : differing(before.entities, after.entities))
        change.entities.push_back(id);
    for (const StatementId id : differing(before.statements, after.statements))
        if (graph.contains(id))  // else it is in the diff
            change.pairs.push_back(std::minmax(graph.subject(id), graph.object(id)));
    makeDistinct(change.entities);
    makeDistinct(change.pairs);
    return change;
}

void SceneChange::addMoves(const Visible &visible, const ViewState &before, const ViewState &after)
{
    if (before.positions == after.positions && before.placed == after.placed && before.pinned == after.pinned)
        return;
    visible.entities.forEach([&](EntityId id) {
        const Point from = before.positions[id], to = after.positions[id];
        if (from.x != to.x || from.y != to.y || before.placed.contains(id) != after.placed.contains(id)
            || before.pinned.contains(id) != after.pinned.contains(id))
            entities.push_back(id);
    });
    makeDistinct(entities);
}

void SceneChange::add(const SceneChange &other)
{
    entities.insert(entities.end(), other.entities.begin(), other.entities.end());
    pairs.insert(pairs.end(), other.pairs.begin(), other.pairs.end());
    makeDistinct(entities);
    makeDistinct(pairs);
}

void SceneChange::addDisputes(const KnowledgeGraph &graph, const std::vector<Disagreement> &before, const std::vector<Disagreement> &after)
{
    const auto setOf = [](const std::vector<Disagreement> &disputes) {
        IdSet<StatementId> set;
        for (const Disagreement &each : disputes)
            for (const auto *side : {&each.oneSide, &each.otherSide})
                for (const StatementId id : *side)
                    set.insert(id);
        return set;
    };
    for (const StatementId id : differing(setOf(before), setOf(after)))
        if (graph.contains(id))
            pairs.push_back(std::minmax(graph.subject(id), graph.object(id)));
    makeDistinct(pairs);
}

bool canPatch(const ViewState &view, const GraphDiff &diff, std::size_t documents)
{
    std::size_t before = documents;
    for (const auto &each : diff.documents) {
        before += each.before ? 1U : 0U;
        before -= each.after ? 1U : 0U;
        if (each.before && each.after && (each.before->origin != each.after->origin || each.before->key != each.after->key))
            return false;
    }
    const bool sameOrigins = before == documents || (before > 1 && documents > 1);
    return !diff.schema && sameOrigins && view.colorBy == ColorBy::Category && !view.sizeBy && !view.fillBy && view.widthBy.empty();
}

Scene patched(Scene scene, const SceneChange &change, const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, ThemeKind theme,
              const std::vector<Disagreement> &disputes, const RunContext &context)
{
    const MeasuredLook nothing;
    SceneMaker maker(scene, graph, view, visible, theme, nothing, disputes);
    const SharedList<SceneNode> &old = scene.nodes;
    const bool sameNodes = std::equal(old.begin(), old.end(), maker.order().begin(), maker.order().end(),
                                      [](const SceneNode &node, EntityId id) { return node.id == id; });
    if (!sameNodes || !change.pairs.empty())
        patchLinks(scene, change, graph, visible, maker, context);
    if (context.cancelled())
        return {};
    std::vector<EntityId> nodes = change.entities;
    for (const auto &[low, high] : change.pairs)
        nodes.insert(nodes.end(), {low, high});
    makeDistinct(nodes);
    for (const EntityId id : nodes)
        if (const int place = scene.indexOfNode(id); place >= 0) {
            SceneNode &node = scene.nodes[std::size_t(place)];
            node.links = linksOf(graph, visible, id);
            maker.finish(node, std::size_t(place));
        }
    scene.pack();
    scene.bounds = boundsOf(scene.nodes.view());
    scene.farBelow = farBelowOf(scene);
    bendAroundNodes(scene);
    return scene;
}

}  // namespace relata
