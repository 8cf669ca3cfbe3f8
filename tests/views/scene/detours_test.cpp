// SPDX-License-Identifier: Apache-2.0
#include "model/io/formats.h"
#include "model/layout/layout.h"
#include "tests/support/sourcedir.h"
#include "tests/views/scene/sample.h"
#include "views/scene/detours.h"
#include "views/scene/linkcurve.h"
#include "views/scene/shapes.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

using test::graphFromText;
using test::putAt;
using test::sceneOf;

/// Nodes that are not of the link and lie under its line.
int foreignUnder(const Scene &scene, const SceneLink &link)
{
    const SceneNode &from = scene.nodes[link.from], &to = scene.nodes[link.to];
    const LinkCurve line = linkCurve(from, to, link, 1, 1);
    int count = 0;
    for (const SceneNode &node : scene.nodes) {
        const auto inside = [&](QPointF p) {
            const QPointF off = p - node.center;
            return std::hypot(off.x(), off.y()) < node.radius * outlineDistance(node.shape, off.x(), off.y());
        };
        bool under = false;
        for (int k = 0; k <= 200 && !under && &node != &from && &node != &to; ++k)
            under = inside(line.at(k / 200.0));
        count += under ? 1 : 0;
    }
    return count;
}

bool isLone(const Scene &scene, std::size_t i)
{
    const auto pair = [&](std::size_t k) { return std::minmax(scene.links[k].from, scene.links[k].to); };
    return (i == 0 || pair(i) != pair(i - 1)) && (i + 1 == scene.links.size() || pair(i) != pair(i + 1)) && scene.links[i].from != scene.links[i].to;
}

/// All foreign nodes under lone links.
int crossings(const Scene &scene)
{
    int sum = 0;
    for (std::size_t i = 0; i < scene.links.size(); ++i)
        if (isLone(scene, i))
            sum += foreignUnder(scene, scene.links[i]);
    return sum;
}

Scene straightened(Scene scene)
{
    for (std::size_t i = 0; i < scene.links.size(); ++i)
        if (isLone(scene, i))
            scene.links[i].bend = 0;
    return scene;
}

/// a to c in a line, with b where it is put and d far off.
Scene threeInARow(float x, float y, const char *text = "a -x-> c, b, d")
{
    const KnowledgeGraph graph = graphFromText(text);
    ViewState view;
    putAt(view, graph.findEntity("a"), 0, 0);
    putAt(view, graph.findEntity("b"), x, y);
    putAt(view, graph.findEntity("c"), 400, 0);
    putAt(view, graph.findEntity("d"), 0, 900);
    return sceneOf(graph, view);
}

TEST(Detours, ALinkGoesRoundTheNodeInItsWay)
{
    for (const float x : {80.F, 130.F, 200.F, 320.F})
        for (const float y : {-14.F, -5.F, 0.F, 3.F, 12.F}) {
            const Scene scene = threeInARow(x, y);
            ASSERT_EQ(foreignUnder(scene, scene.links[0]), 0) << x << ", " << y;
            ASSERT_NE(scene.links[0].bend, 0) << x << ", " << y;
            ASSERT_LE(std::abs(scene.links[0].bend), 100) << x << ", " << y;
        }
}

TEST(Detours, ALinkWithNobodyInItsWayIsStraight)
{
    EXPECT_EQ(threeInARow(200, 60).links[0].bend, 0);
    EXPECT_EQ(threeInARow(200, -60).links[0].bend, 0);
    EXPECT_EQ(threeInARow(-60, 0).links[0].bend, 0);
    EXPECT_EQ(threeInARow(460, 0).links[0].bend, 0);
}

TEST(Detours, ABendGrowsFromNothingAsANodeComesNear)
{
    float before = 0;
    for (float y = 60; y > 1; y -= 0.5F) {
        const float bend = threeInARow(200, y).links[0].bend;
        ASSERT_LE(std::abs(bend - before), 1.5F) << y;
        before = bend;
    }
    EXPECT_GT(std::abs(before), 10);
}

TEST(Detours, ParallelLinksKeepTheirFan)
{
    const Scene near = threeInARow(200, 0, "a -x-> c, c -x-> a, b, d"), far = threeInARow(200, 300, "a -x-> c, c -x-> a, b, d");
    ASSERT_EQ(near.links.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i)
        EXPECT_EQ(near.links[i].bend, far.links[i].bend);
}

TEST(Detours, OnlyLinksNearAMovedNodeChange)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, c -x-> d, e, f");
    ViewState view;
    for (const auto &[name, x, y] : {std::tuple("a", 0, 0), {"b", 400, 0}, {"c", 0, 500}, {"d", 400, 500}, {"e", 200, 4}, {"f", 200, 505}})
        putAt(view, graph.findEntity(name), float(x), float(y));
    Scene scene = sceneOf(graph, view);
    const float kept = scene.links[1].bend;
    EXPECT_NE(kept, 0);
    EXPECT_NE(scene.links[0].bend, 0);
    scene.nodes[std::size_t(scene.indexOfNode(graph.findEntity("e")))].center = QPointF(200, 120);
    bendAroundNodes(scene);
    EXPECT_EQ(scene.links[0].bend, 0);
    EXPECT_EQ(scene.links[1].bend, kept);
}

TEST(Detours, TheShippedGraphHasFewLinksUnderForeignNodes)
{
    auto loaded = readGraph(test::sourceDir() / "resources/graphs/mexico-migration");
    ASSERT_TRUE(loaded.has_value()) << loaded.error().text();
    const KnowledgeGraph &graph = loaded->graph;
    for (const LayoutKind kind : {LayoutKind::Force, LayoutKind::Radial, LayoutKind::Circular, LayoutKind::Grid, LayoutKind::Layered}) {
        ViewState view;
        std::vector<EntityId> order;
        const LayoutInput input = layoutInputOf(graph, view, test::visibleIn(graph, view), &order);
        LayoutOptions options;
        options.kind = kind;
        const auto places = layoutGraph(input, options, {});
        ASSERT_TRUE(places.has_value());
        for (std::size_t i = 0; i < order.size(); ++i)
            putAt(view, order[i], (*places)[i].x, (*places)[i].y);
        const Scene scene = sceneOf(graph, view);
        const int before = crossings(straightened(scene)), now = crossings(scene);
        EXPECT_GT(before, 30) << toString(kind);
        EXPECT_LE(5 * now, before) << toString(kind);
        RecordProperty(std::string(toString(kind)), std::to_string(before) + " to " + std::to_string(now));
    }
}

}  // namespace
}  // namespace relata
