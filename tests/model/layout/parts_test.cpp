// SPDX-License-Identifier: Apache-2.0
// The pieces that the layouts are made of, against slow and obvious ways.
#include "model/layout/adjacency.h"
#include "model/layout/affinity.h"
#include "model/layout/barneshut.h"
#include "model/layout/circlefit.h"
#include "model/layout/coarsening.h"
#include "model/layout/gaps.h"
#include "model/layout/grouping.h"
#include "model/layout/kernels.h"
#include "model/layout/overlap.h"
#include "model/layout/packing.h"
#include "model/layout/pivots.h"
#include "tests/model/layout/layoutgraphs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numbers>

namespace relata::test {
namespace {

using layout::Random;

TEST(Adjacency, MergesParallelEdgesAndDropsLoops)
{
    const auto graph = layout::undirected(4, {{2, 0}, {0, 2}, {1, 1}, {2, 1}}, std::vector<float>{1, 2, 9, 4});
    EXPECT_THAT(graph.neighbours(2), testing::ElementsAre(0U, 1U));
    EXPECT_THAT(graph.neighbours(0), testing::ElementsAre(2U));
    EXPECT_EQ(graph.degree(3), 0U);
    EXPECT_THAT(graph.weight, testing::ElementsAre(3, 4, 3, 4));
}

TEST(Adjacency, FindsComponents)
{
    const auto found = layout::components(layout::undirected(6, {{5, 1}, {0, 3}, {3, 4}}));
    EXPECT_THAT(found.members, testing::ElementsAre(testing::ElementsAre(0U, 3U, 4U), testing::ElementsAre(1U, 5U), testing::ElementsAre(2U)));
    EXPECT_THAT(found.of, testing::ElementsAre(0U, 1U, 2U, 0U, 0U, 1U));
}

struct Bodies {
    std::vector<float> x, y, mass, forceX, forceY;
    explicit Bodies(std::size_t count) : forceX(count), forceY(count)
    {
        Random random(11);
        for (std::size_t i = 0; i < count; ++i) {
            x.push_back(random.centred() * 10);
            y.push_back(random.centred() * (i % 4 == 0 ? 1.0F : 10.0F));
            mass.push_back(1 + random.unit() * 4);
        }
    }
    /// Root of the mean squared error against the sum over all pairs, relative to the forces.
    double error() const
    {
        double off = 0;
        double all = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            double fx = 0;
            double fy = 0;
            for (std::size_t j = 0; j < x.size(); ++j) {
                const double dx = x[i] - x[j];
                const double dy = y[i] - y[j];
                if (i != j) {
                    fx += mass[j] * dx / (dx * dx + dy * dy);
                    fy += mass[j] * dy / (dx * dx + dy * dy);
                }
            }
            off += (fx - forceX[i]) * (fx - forceX[i]) + (fy - forceY[i]) * (fy - forceY[i]);
            all += fx * fx + fy * fy;
        }
        return std::sqrt(off / all);
    }
};

TEST(BarnesHut, ComesWithinThreePerCentOfAllPairs)
{
    Crew crew(2);
    for (const std::size_t count : {1UL, 2UL, 16UL, 17UL, 500UL, 3000UL}) {
        Bodies bodies(count);
        layout::BarnesHut tree;
        tree.build(bodies.x, bodies.y, bodies.mass);
        tree.repel(bodies.forceX, bodies.forceY, {}, crew);
        if (count > 1)
            EXPECT_LT(bodies.error(), count <= 16 ? 1e-5 : 0.03) << count;
        else
            EXPECT_EQ(bodies.forceX[0], 0);
    }
}

TEST(BarnesHut, StaysAccurateWhenBodiesMoveWithoutANewTree)
{
    Crew crew(2);
    Bodies bodies(800);
    layout::BarnesHut tree;
    tree.build(bodies.x, bodies.y, bodies.mass);
    Random random(5);
    for (std::size_t i = 0; i < 800; ++i) {
        bodies.x[i] += random.centred() * 3;
        bodies.y[i] += random.centred() * 3;
    }
    tree.refresh(bodies.x, bodies.y);
    tree.repel(bodies.forceX, bodies.forceY, {}, crew);
    EXPECT_LT(bodies.error(), 0.03);
}

TEST(BarnesHut, CopesWithBodiesAtOnePlace)
{
    Crew crew(2);
    Bodies bodies(100);
    bodies.x.assign(100, 4);
    bodies.y.assign(100, 4);
    layout::BarnesHut tree;
    tree.build(bodies.x, bodies.y, bodies.mass);
    tree.repel(bodies.forceX, bodies.forceY, {}, crew);
    EXPECT_TRUE(std::all_of(bodies.forceX.begin(), bodies.forceX.end(), [](float f) { return f == 0; }));
}

TEST(Coarsening, KeepsMassAndLinksAndConnection)
{
    const LayoutInput input = communities(700);
    Random random(1);
    const auto levels = layout::coarsen(layout::undirected(700, input.edges), std::vector<float>(700, 1), 24, random);
    ASSERT_GT(levels.size(), 3U);
    EXPECT_LE(levels.back().graph.nodeCount(), 48U);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        EXPECT_EQ(std::accumulate(levels[i].mass.begin(), levels[i].mass.end(), 0.0F), 700);
        EXPECT_EQ(layout::components(levels[i].graph).members.size(), 1U);
        if (i + 1 == levels.size())
            break;
        float within = 0;  // link weight that disappears inside the clusters
        for (layout::NodeIndex node = 0; node < levels[i].graph.nodeCount(); ++node) {
            for (std::uint32_t k = levels[i].graph.start[node]; k < levels[i].graph.start[node + 1]; ++k)
                within += levels[i].parent[node] == levels[i].parent[levels[i].graph.target[k]] ? levels[i].graph.weight[k] : 0;
        }
        const auto sum = [](const layout::Level &level) { return std::accumulate(level.graph.weight.begin(), level.graph.weight.end(), 0.0F); };
        EXPECT_EQ(sum(levels[i]), sum(levels[i + 1]) + within);
    }
}

TEST(Coarsening, GathersTheLeavesOfAStar)
{
    layout::EdgeList star;
    for (std::uint32_t leaf = 1; leaf < 1000; ++leaf)
        star.emplace_back(0, leaf);
    Random random(1);
    const auto levels = layout::coarsen(layout::undirected(1000, star), std::vector<float>(1000, 1), 24, random);
    for (const auto &level : levels)
        EXPECT_EQ(std::accumulate(level.mass.begin(), level.mass.end(), 0.0F), 1000);
}

TEST(Affinity, LinksOfSharedNeighboursAndLeavesGrowHeavierAndTheMeanStays)
{
    // two cliques of four, a bridge between them, a leaf
    const layout::EdgeList edges{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 5}, {4, 6}, {4, 7}, {5, 6}, {5, 7}, {6, 7}, {7, 8}};
    const auto graph = layout::undirected(9, edges);
    const auto heavier = layout::strengthened(graph);
    ASSERT_EQ(heavier.target, graph.target);
    const auto weightOf = [&](layout::NodeIndex a, layout::NodeIndex b) {
        const auto row = heavier.neighbours(a);
        return heavier.weights(a)[static_cast<std::size_t>(std::find(row.begin(), row.end(), b) - row.begin())];
    };
    EXPECT_GT(weightOf(0, 1), 4 * weightOf(3, 4));
    EXPECT_GT(weightOf(7, 8), 2 * weightOf(3, 4));
    for (const auto &[a, b] : edges)
        EXPECT_EQ(weightOf(a, b), weightOf(b, a));
    EXPECT_NEAR(std::accumulate(heavier.weight.begin(), heavier.weight.end(), 0.0), 28, 1e-3);
}

TEST(Affinity, LeavesOfManyNodesComeNearerNotThoseOfFewWithNames)
{
    for (const layout::NodeIndex nodes : {200U, 2000U}) {
        layout::EdgeList ring;
        for (layout::NodeIndex i = 0; i < nodes; ++i)
            ring.emplace_back(i, (i + 1) % nodes);
        ring.emplace_back(0, nodes);
        const auto graph = layout::undirected(nodes + 1, ring);
        const auto leaves = layout::withNearLeaves(graph);
        EXPECT_NEAR(leaves.weights(nodes)[0] / leaves.weights(nodes / 2)[0], nodes == 200 ? 1 : 5 / 1.5, 1e-4);  // one link; two
        EXPECT_EQ(leaves.weights(nodes)[0], leaves.weights(0).back());
        EXPECT_NEAR(std::accumulate(leaves.weight.begin(), leaves.weight.end(), 0.0), 2 * (nodes + 1.0), 1e-1);
    }
}

TEST(Affinity, OfATreeOnlyLeavesChangeAndAHubOfManyCostsNoMoreThanItsLinks)
{
    layout::EdgeList edges;
    for (layout::NodeIndex i = 1; i <= 200'000; ++i)
        edges.emplace_back(0, i);
    const auto heavier = layout::strengthened(layout::undirected(200'001, edges));  // all pairs of leaves would take hours
    EXPECT_NEAR(heavier.weight.front(), 1, 1e-4);
    EXPECT_EQ(heavier.weight.front(), heavier.weight.back());
}

TEST(Grouping, OnlyLinksBetweenDistinctGroupsAreLoosened)
{
    layout::EdgeList cliques;  // eight of six in a ring, one link between two
    for (layout::NodeIndex clique = 0; clique < 8; ++clique) {
        for (layout::NodeIndex a = 0; a < 6; ++a) {
            for (layout::NodeIndex b = 0; b < a; ++b)
                cliques.emplace_back(clique * 6 + a, clique * 6 + b);
        }
        cliques.emplace_back(clique * 6, (clique * 6 + 7) % 48);
    }
    auto graph = layout::undirected(48, cliques);
    const layout::Grouping groups = layout::groupsIn(graph, 1, {});
    EXPECT_GT(groups.distinctness, 0.5F);
    layout::loosenBetween(groups, 0.1F, graph);
    for (layout::NodeIndex node = 0; node < 48; ++node) {
        for (std::uint32_t k = graph.start[node]; k < graph.start[node + 1]; ++k) {
            if (graph.target[k] / 6 == node / 6)
                EXPECT_EQ(graph.weight[k], 1);
            else
                EXPECT_LT(graph.weight[k], 0.4F);
        }
    }
}

TEST(Grouping, AGridAndAGraphByChanceHaveNoDistinctGroups)
{
    layout::EdgeList grid;
    for (layout::NodeIndex i = 0; i < 2500; ++i) {
        if (i % 50 != 49)
            grid.emplace_back(i, i + 1);
        if (i + 50 < 2500)
            grid.emplace_back(i, i + 50);
    }
    EXPECT_LT(layout::groupsIn(layout::undirected(2500, grid), 1, {}).distinctness, 0.1F);
    layout::Random random(3);
    layout::EdgeList chance;
    for (layout::NodeIndex i = 1; i < 1000; ++i) {
        for (int link = 0; link < 4; ++link)
            chance.emplace_back(i, random.below(i));
    }
    EXPECT_LT(layout::groupsIn(layout::undirected(1000, chance), 1, {}).distinctness, 0.1F);
}

TEST(Pivots, HoldTheHopDistances)
{
    Crew crew(2);
    const LayoutInput input = communities(60);
    Random random(1);
    std::vector<layout::Level> levels{{layout::undirected(60, input.edges), std::vector<float>(60, 1), {}}};
    const auto pivots = layout::measure(levels, 100, random, crew);
    ASSERT_EQ(pivots.size(), 1U);
    EXPECT_THAT(std::set(pivots[0].pivot.begin(), pivots[0].pivot.end()), testing::SizeIs(60));  // never the same twice
    std::vector<layout::NodeIndex> hops(60);
    std::vector<layout::NodeIndex> queue(60);
    for (std::size_t p = 0; p < 60; ++p) {
        layout::hopDistances(levels[0].graph, pivots[0].pivot[p], hops, queue);
        for (std::size_t node = 0; node < 60; ++node)
            EXPECT_EQ(pivots[0].inverse[node * pivots[0].stride + p],
                      hops[node] == 0 ? 0 : layout::kernels::brief(1.0F / static_cast<float>(hops[node])));
    }
}

TEST(Packing, NeverOverlapsAndKeepsTheAspect)
{
    Random random(4);
    std::vector<layout::Extent> extents;
    double area = 0;
    for (int i = 0; i < 200; ++i) {
        extents.push_back({5 + 200 * random.unit() * random.unit(), 5 + 90 * random.unit()});
        area += static_cast<double>(extents.back().width + 6) * (extents.back().height + 6);
    }
    const auto corners = layout::pack(extents, 1.6F, 6);
    float right = 0;
    float bottom = 0;
    for (std::size_t a = 0; a < extents.size(); ++a) {
        EXPECT_GE(corners[a].x, 0);
        EXPECT_GE(corners[a].y, 0);
        right = std::max(right, corners[a].x + extents[a].width);
        bottom = std::max(bottom, corners[a].y + extents[a].height);
        for (std::size_t b = a + 1; b < extents.size(); ++b) {
            const bool apart = corners[a].x + extents[a].width + 5.9F <= corners[b].x || corners[b].x + extents[b].width + 5.9F <= corners[a].x
                               || corners[a].y + extents[a].height + 5.9F <= corners[b].y || corners[b].y + extents[b].height + 5.9F <= corners[a].y;
            EXPECT_TRUE(apart) << a << " and " << b;
        }
    }
    EXPECT_NEAR(right / bottom, 1.6F, 0.4F);
    EXPECT_LT(static_cast<double>(right) * bottom, 1.3 * area);
}

TEST(Overlap, RemovesAllOfItAndMovesTheRestLittle)
{
    LayoutInput input;
    input.nodeCount = 400;
    addBoxes(input);
    Random random(6);
    std::vector<Point> points;
    for (std::uint32_t i = 0; i < 400; ++i)
        points.push_back({2000 * random.unit(), 1500 * random.unit()});
    points[7] = points[8] = points[9];  // three on one spot
    const auto before = points;
    EXPECT_GT(layout::overlaps(input.boxes, points), 0U);
    EXPECT_EQ(layout::overlaps(input.boxes, points), meetingPairs(input, points));
    ASSERT_TRUE(layout::removeOverlaps(input.boxes, {}, 6, points, {}));
    EXPECT_EQ(meetingPairs(input, points), 0U);
    double moved = 0;
    for (std::uint32_t i = 0; i < 400; ++i)
        moved += distance(points[i], before[i]) / 400;
    EXPECT_LT(moved, 120);
}

TEST(Overlap, GoesRoundFixedNodes)
{
    std::vector<NodeBox> boxes(9, NodeBox{20, 80, 14});
    std::vector<Point> points(9, Point{});
    std::vector<std::uint8_t> fixed(9, 0);
    points[1] = {30, 0};
    fixed[0] = fixed[1] = 1;  // these two overlap and may not move
    ASSERT_TRUE(layout::removeOverlaps(boxes, fixed, 4, points, {}));
    EXPECT_EQ(points[0], Point{});
    EXPECT_EQ(points[1], (Point{30, 0}));
    EXPECT_EQ(layout::overlaps(boxes, points), 1U);
}

TEST(Gaps, TakeWhoMeetsAnotherEvenFarOutAndLeaveTheRest)
{
    const std::vector<NodeBox> boxes(6, NodeBox{.radius = 10});
    std::vector<Point> points{{0, 0}, {25, 0}, {2, 3}, {300, 0}, {1e9F, 0}, {1e9F, 0}};
    const std::vector<std::uint8_t> fixed{1, 1, 0, 0, 1, 0};
    const auto before = points;
    layout::placeInGaps(boxes, fixed, 1, points);
    EXPECT_EQ(layout::overlaps(boxes, points), 0U);
    for (const std::size_t i : {0U, 1U, 3U, 4U})
        EXPECT_EQ(points[i], before[i]) << i;
    EXPECT_LT(distance(points[2], before[2]), 45.0F);
}

TEST(CircleFit, KeepsAnglesApartRoundTheTurn)
{
    const float turn = 2 * std::numbers::pi_v<float>;
    const std::vector<float> arcs(8, 0.5F);
    std::vector<float> angles{0.1F, 0.1F, 0.15F, 0.2F, 3.0F, 3.1F, 6.2F, 6.25F};
    layout::keepApart(arcs, angles);
    std::vector<float> sorted;
    for (const float angle : angles)
        sorted.push_back(std::remainder(angle, turn));
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i + 1 < sorted.size(); ++i)
        EXPECT_GT(sorted[i + 1] - sorted[i], 0.499F);
    EXPECT_GT(sorted.front() + turn - sorted.back(), 0.499F);
}

}  // namespace
}  // namespace relata::test
