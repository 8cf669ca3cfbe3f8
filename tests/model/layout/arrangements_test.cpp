// SPDX-License-Identifier: Apache-2.0
// Layered, radial, circular, grid.
#include "model/layout/adjacency.h"
#include "model/layout/circularorder.h"
#include "model/layout/crossingreduction.h"
#include "model/layout/layers.h"
#include "model/layout/sifting.h"
#include "tests/model/layout/layoutgraphs.h"

#include <gtest/gtest.h>

#include <map>

namespace relata::test {
namespace {

LayoutInput acyclic(std::uint32_t nodeCount, std::uint64_t seed)
{
    layout::Random random(seed);
    LayoutInput input;
    input.nodeCount = nodeCount;
    for (std::uint32_t node = 1; node < nodeCount; ++node) {
        for (std::uint32_t i = 0; i <= node % 3; ++i)
            input.edges.emplace_back(random.below(node), node);
    }
    return input;
}

TEST(LayeredLayout, EveryEdgeOfAnAcyclicGraphPointsDown)
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        LayoutInput input = acyclic(120, seed);
        addBoxes(input);
        const auto points = laidOut(input, {.kind = LayoutKind::Layered});
        for (const auto &[a, b] : input.edges)
            EXPECT_LT(points[a].y, points[b].y) << a << " -> " << b;
    }
}

TEST(LayeredLayout, AChainOfAuthorityIsOneStraightColumn)
{
    LayoutInput chain;
    chain.nodeCount = 5;
    chain.edges = {{3, 1}, {1, 4}, {4, 0}, {0, 2}};
    const auto points = laidOut(chain, {.kind = LayoutKind::Layered});
    for (const auto &[a, b] : chain.edges) {
        EXPECT_LT(points[a].y, points[b].y);
        EXPECT_FLOAT_EQ(points[a].x, points[b].x);
    }
}

TEST(LayeredLayout, ATreeIsDrawnWithoutCrossings)
{
    layout::EdgeList edges;
    layout::Random random(3);
    for (std::uint32_t node = 1; node < 80; ++node)
        edges.emplace_back(random.below(node), node);
    const layout::Directed graph = layout::directed(80, edges);
    layout::LayeredGraph layered = layout::cutAtLayers(graph, layout::assignLayers(graph));
    ASSERT_TRUE(layout::reduceCrossings(layered, {}));
    EXPECT_EQ(layout::countCrossings(layered), 0U);
}

TEST(LayeredLayout, TurnsRoundFewEdgesOfACycle)
{
    const layout::EdgeList cycle{{0, 1}, {1, 2}, {2, 3}, {3, 0}, {1, 1}};
    const layout::EdgeList cut = layout::withoutCycles(4, cycle);
    ASSERT_EQ(cut.size(), 4U);
    std::size_t turned = 0;
    for (std::size_t i = 0; i < 4; ++i)
        turned += cut[i] == cycle[i] ? 0 : 1;
    EXPECT_EQ(turned, 1U);
}

TEST(LayeredLayout, LeavesEveryEdgeOfAnAcyclicGraphAsItIs)
{
    const LayoutInput input = acyclic(200, 4);
    EXPECT_EQ(layout::withoutCycles(200, input.edges), input.edges);
}

TEST(LayeredLayout, CountsCrossingsLikeTheObviousWay)
{
    const LayoutInput input = acyclic(60, 8);
    const layout::Directed graph = layout::directed(60, input.edges);
    const layout::LayeredGraph layered = layout::cutAtLayers(graph, layout::assignLayers(graph));
    std::uint64_t expected = 0;
    for (std::size_t i = 0; i + 1 < layered.layers.size(); ++i) {
        std::vector<std::pair<std::size_t, std::size_t>> edges;
        const auto &below = layered.layers[i + 1];
        for (std::size_t a = 0; a < layered.layers[i].size(); ++a) {
            for (const auto next : layered.graph.after(layered.layers[i][a]))
                edges.emplace_back(a, static_cast<std::size_t>(std::find(below.begin(), below.end(), next) - below.begin()));
        }
        for (const auto &[a, b] : edges) {
            for (const auto &[c, d] : edges)
                expected += a < c && b > d ? 1 : 0;
        }
    }
    EXPECT_EQ(layout::countCrossings(layered), expected);
}

TEST(LayeredLayout, TheSumOfTheEdgesLengthsIsTheLeastThereIs)
{
    layout::Random random(3);
    for (int trial = 0; trial < 60; ++trial) {
        layout::EdgeList edges{{0, 1}};
        for (layout::NodeIndex b = 1; b < 6; ++b) {
            for (layout::NodeIndex a = 0; a < b; ++a) {
                if (random.below(5) < 2)
                    edges.emplace_back(a, b);
            }
            edges.emplace_back(random.below(b), b);
        }
        const auto graph = layout::directed(6, edges);
        const auto length = [&](const std::vector<std::uint32_t> &layer) {
            std::uint32_t sum = 0;
            for (layout::NodeIndex node = 0; node < 6; ++node) {
                for (const layout::NodeIndex next : graph.after(node)) {
                    if (layer[next] <= layer[node])
                        return 1000U;
                    sum += layer[next] - layer[node];
                }
            }
            return sum;
        };
        std::uint32_t least = 1000;
        std::vector<std::uint32_t> layer(6);
        for (int code = 0; code < 46656; ++code) {  // every way to give six nodes six layers
            for (int i = 0, rest = code; i < 6; ++i, rest /= 6)
                layer[static_cast<std::size_t>(i)] = static_cast<std::uint32_t>(rest % 6);
            least = std::min(least, length(layer));
        }
        EXPECT_EQ(length(layout::assignLayers(graph)), least) << trial;
    }
}

TEST(LayeredLayout, LongEdgesOfALargeGraphAreNotCutIntoMoreThanItsSizeAllows)
{
    constexpr NodeIndex count = 3000;
    EdgeList chain;
    for (NodeIndex i = 0; i + 1 < count; ++i)
        chain.emplace_back(i, i + 1);
    EdgeList edges = chain;
    for (NodeIndex i = 0; i < 1000; ++i)
        edges.emplace_back(i, count - 1 - i % 7);  // 1,000 to 3,000 layers each: 2.5 million places
    const layout::Directed graph = layout::directed(count, edges);
    const layout::LayeredGraph cut = layout::cutAtLayers(graph, layout::assignLayers(graph));
    EXPECT_LE(cut.layerOf.size(), 200'000U + count);
    EXPECT_GT(cut.layerOf.size(), count) << "the shortest of them are";
    EXPECT_EQ(cut.layers.size(), count) << "nobody lost a layer";
    const layout::Directed alone = layout::directed(count, chain);
    EXPECT_EQ(layout::cutAtLayers(alone, layout::assignLayers(alone)).graph.out.size(), count - 1) << "small ones are cut at every layer";
}

TEST(LayeredLayout, SiftingNeverMakesCrossingsMoreAndUntanglesWhatWasShuffled)
{
    layout::Random random(8);
    layout::EdgeList edges;  // four rows of thirty, drawn without a crossing when they stand in order
    std::vector<std::uint32_t> row;
    for (std::uint32_t i = 0; i < 120; ++i)
        row.push_back(i / 30);
    for (layout::NodeIndex i = 0; i < 90; ++i) {
        edges.emplace_back(i, i + 30);
        if (i % 30 < 29)
            edges.emplace_back(i, i + 31);
    }
    auto layered = layout::cutAtLayers(layout::directed(120, edges), row);
    for (auto &layer : layered.layers) {
        for (std::uint32_t i = 30; i > 1; --i)
            std::swap(layer[i - 1], layer[random.below(i)]);
    }
    const auto shuffled = layout::countCrossings(layered);
    layout::Sifter(layered).run(0, 1'000'000, {});
    const auto sifted = layout::countCrossings(layered);
    EXPECT_LT(sifted * 3, shuffled);
    layout::Sifter(layered).run(3, 100'000'000, {});
    EXPECT_LE(layout::countCrossings(layered), sifted);
    layout::Sifter(layered).run(3, 50, {});  // ends anywhere
    EXPECT_LE(layout::countCrossings(layered), sifted);
}

TEST(RadialLayout, TheRingIsTheHopDistance)
{
    LayoutInput input = communities(150);
    input.root = 17;
    addBoxes(input);
    const auto points = laidOut(input, {.kind = LayoutKind::Radial});
    const auto graph = layout::undirected(150, input.edges);
    std::vector<layout::NodeIndex> hops(150);
    std::vector<layout::NodeIndex> queue(150);
    layout::hopDistances(graph, 17, hops, queue);
    std::map<layout::NodeIndex, float> radius;
    for (std::uint32_t node = 0; node < 150; ++node) {
        const float own = distance(points[node], points[17]);
        const auto [ring, fresh] = radius.emplace(hops[node], own);
        EXPECT_NEAR(own, ring->second, 0.01 * ring->second) << node;
    }
    float inner = -100;
    for (const auto &[ring, own] : radius) {
        EXPECT_GT(own, inner + 20) << ring;
        inner = own;
    }
}

TEST(RadialLayout, WithoutARootTheBusiestNodeIsTheCentre)
{
    LayoutInput star;
    star.nodeCount = 7;
    for (const std::uint32_t leaf : {0U, 1U, 2U, 3U, 5U, 6U})
        star.edges.emplace_back(4, leaf);
    const auto points = laidOut(star, {.kind = LayoutKind::Radial});
    for (const std::uint32_t leaf : {1U, 2U, 3U, 5U, 6U})
        EXPECT_NEAR(distance(points[leaf], points[4]), distance(points[0], points[4]), 0.01F);
}

TEST(CircularLayout, AllNodesStandOnOneCircle)
{
    LayoutInput input = communities(50);
    addBoxes(input);
    const auto points = laidOut(input, {.kind = LayoutKind::Circular});
    for (const Point &point : points)
        EXPECT_NEAR(std::hypot(point.x, point.y), std::hypot(points[0].x, points[0].y), 1.0F);
}

TEST(CircularLayout, ACycleAndATreeHaveNoCrossings)
{
    layout::Random random(2);
    layout::EdgeList tree;
    layout::EdgeList cycle;
    for (std::uint32_t node = 0; node < 40; ++node) {
        cycle.emplace_back(node * 7 % 40, (node + 1) * 7 % 40);
        if (node > 0)
            tree.emplace_back(node, random.below(node));
    }
    for (const auto &edges : {tree, cycle}) {
        const auto graph = layout::undirected(40, edges);
        std::vector<layout::NodeIndex> order;
        ASSERT_TRUE(layout::circularOrder(graph, {}, order, {}));
        EXPECT_EQ(layout::circularCrossings(graph, order), 0U);
    }
}

TEST(CircularLayout, HasFewerCrossingsThanTheGivenOrder)
{
    const LayoutInput input = communities(60);
    const auto graph = layout::undirected(60, input.edges);
    std::vector<layout::NodeIndex> given(60);
    std::iota(given.begin(), given.end(), 0U);
    std::vector<layout::NodeIndex> order;
    ASSERT_TRUE(layout::circularOrder(graph, {}, order, {}));
    EXPECT_LT(layout::circularCrossings(graph, order) * 2, layout::circularCrossings(graph, given));
}

TEST(CircularLayout, EachGroupIsOneArc)
{
    LayoutInput input = communities(60);
    for (std::uint32_t node = 0; node < 60; ++node)
        input.groups.push_back(node * 5 % 4);
    std::vector<layout::NodeIndex> order;
    ASSERT_TRUE(layout::circularOrder(layout::undirected(60, input.edges), input.groups, order, {}));
    std::size_t changes = 0;
    for (std::size_t i = 0; i < 60; ++i)
        changes += input.groups[order[i]] != input.groups[order[(i + 1) % 60]] ? 1 : 0;
    EXPECT_EQ(changes, 4U);
}

TEST(GridLayout, EveryTypeHasABlockOfItsOwnWithEvenRows)
{
    LayoutInput input = communities(70);
    addBoxes(input);
    for (std::uint32_t node = 0; node < 70; ++node)
        input.groups.push_back(node % 7 % 3 * 10);
    const auto points = laidOut(input, {.kind = LayoutKind::Grid});
    std::map<std::uint32_t, layout::Box> blocks;
    for (std::uint32_t node = 0; node < 70; ++node) {
        const layout::Box foot = layout::footprint(input.boxes[node], points[node]);
        blocks.emplace(input.groups[node], foot).first->second.include(foot);
    }
    ASSERT_EQ(blocks.size(), 3U);
    for (const auto &[a, one] : blocks) {
        for (const auto &[b, other] : blocks)
            EXPECT_TRUE(a == b || !one.meets(other)) << a << " and " << b;
    }
    std::set<float> columns;
    for (std::uint32_t node = 0; node < 70; ++node) {
        if (input.groups[node] == 10)
            columns.insert(points[node].x);
    }
    EXPECT_LE(columns.size(), 8U);  // 20 nodes in a few columns, not scattered
}

TEST(GridLayout, KeepsTheGivenOrderRowByRow)
{
    LayoutInput input;
    input.nodeCount = 9;
    const auto points = laidOut(input, {.kind = LayoutKind::Grid, .aspect = 1});
    for (std::uint32_t node = 1; node < 9; ++node) {
        const bool sameRow = points[node].y == points[node - 1].y;
        EXPECT_TRUE(sameRow ? points[node].x > points[node - 1].x : points[node].y > points[node - 1].y) << node;
    }
}

}  // namespace
}  // namespace relata::test
