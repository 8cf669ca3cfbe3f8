// SPDX-License-Identifier: Apache-2.0
#include "model/layout/adjacency.h"
#include "tests/model/layout/layoutgraphs.h"

#include <gtest/gtest.h>

namespace relata::test {
namespace {

/// The mean of ((distance / scale - hops) / hops)² over all pairs at the best scale: every pair, no sampling.
double stress(const LayoutInput &input, const std::vector<Point> &points)
{
    const auto graph = layout::undirected(input.nodeCount, input.edges);
    std::vector<layout::NodeIndex> hops(input.nodeCount);
    std::vector<layout::NodeIndex> queue(input.nodeCount);
    double ratios = 0;
    double squares = 0;
    double pairs = 0;
    for (std::uint32_t a = 0; a < input.nodeCount; ++a) {
        layout::hopDistances(graph, a, hops, queue);
        for (std::uint32_t b = 0; b < input.nodeCount; ++b) {
            if (a == b || hops[b] == layout::noNode)
                continue;
            const double ratio = static_cast<double>(distance(points[a], points[b])) / hops[b];
            ratios += ratio;
            squares += ratio * ratio;
            pairs += 1;
        }
    }
    return 1 - ratios * ratios / (pairs * squares);
}

LayoutInput lattice(std::uint32_t side)
{
    LayoutInput input;
    input.nodeCount = side * side;
    for (std::uint32_t y = 0; y < side; ++y) {
        for (std::uint32_t x = 0; x < side; ++x) {
            if (x + 1 < side)
                input.edges.emplace_back(y * side + x, y * side + x + 1);
            if (y + 1 < side)
                input.edges.emplace_back(y * side + x, (y + 1) * side + x);
        }
    }
    return input;
}

/// Node i belongs to group i % groups; six links a node, of which every tenth goes anywhere.
LayoutInput plantedGroups(std::uint32_t nodeCount, std::uint32_t groups)
{
    layout::Random random(11);
    LayoutInput input;
    input.nodeCount = nodeCount;
    for (std::uint32_t node = 0; node < nodeCount; ++node) {
        for (int link = 0; link < 3; ++link) {
            const bool anywhere = random.below(10) == 0;
            const std::uint32_t other = random.below(nodeCount / groups) * groups + node % groups;
            input.edges.emplace_back(node, anywhere ? random.below(nodeCount) : other);
        }
    }
    return input;
}

/// Mean distance of two of one group over the mean distance of any two: every pair.
double spread(const std::vector<Point> &points, std::uint32_t groups)
{
    double all = 0;
    double pairs = 0;
    double inGroups = 0;
    double pairsInGroups = 0;
    for (std::uint32_t a = 0; a < points.size(); ++a) {
        for (std::uint32_t b = 0; b < a; ++b) {
            const auto apart = static_cast<double>(distance(points[a], points[b]));
            const bool within = a % groups == b % groups;
            all += apart;
            pairs += 1;
            inGroups += within ? apart : 0;
            pairsInGroups += within ? 1 : 0;
        }
    }
    return inGroups / pairsInGroups / (all / pairs);
}

/// The share of nodes whose nearest one is of their group.
double nearestOfOwnGroup(const std::vector<Point> &points, std::uint32_t groups)
{
    double own = 0;
    for (std::uint32_t a = 0; a < points.size(); ++a) {
        std::uint32_t nearest = a == 0 ? 1 : 0;
        for (std::uint32_t b = 0; b < points.size(); ++b)
            nearest = b != a && distance(points[a], points[b]) < distance(points[a], points[nearest]) ? b : nearest;
        own += nearest % groups == a % groups ? 1 : 0;
    }
    return own / static_cast<double>(points.size());
}

/// Everything known where a first run put it, then \a added leaves and pairs hung on.
LayoutInput grown(LayoutInput input, std::uint32_t added)
{
    input.initial = laidOut(input);
    input.hasInitial.assign(input.nodeCount, 1);
    const std::uint32_t before = input.nodeCount;
    for (std::uint32_t i = 0; i < added; ++i) {
        const std::uint32_t node = input.nodeCount++;
        input.edges.emplace_back(node, i * 7 % before);
        if (i % 2 == 1)
            input.edges.emplace_back(node, node - 1);
        if (!input.boxes.empty())
            input.boxes.push_back({12, 60, 14});
        input.initial.push_back({});
        input.hasInitial.push_back(0);
    }
    return input;
}

TEST(ForceLayout, UnfoldsALatticeAlmostWithoutStress)
{
    const LayoutInput input = lattice(12);  // hops are city-block distances, so even a perfect drawing has some
    EXPECT_LT(stress(input, laidOut(input)), 0.04);
}

TEST(ForceLayout, ANetThatIsFlatIsDrawnTrueToItsDistances)
{
    const LayoutInput input = lattice(30);
    EXPECT_LT(stress(input, laidOut(input)), 0.016);  // hops are city blocks, so that no drawing has none
}

TEST(ForceLayout, OfATreeNeighboursStandNearest)
{
    layout::Random random(3);
    LayoutInput input;
    input.nodeCount = 1500;
    for (std::uint32_t node = 1; node < input.nodeCount; ++node)
        input.edges.emplace_back(random.below(node), node);
    const auto graph = layout::undirected(input.nodeCount, input.edges);
    const auto points = laidOut(input);
    double kept = 0;  // of the nearest nodes, as many as there are neighbours, those that are neighbours
    std::vector<layout::NodeIndex> near(input.nodeCount);
    for (layout::NodeIndex node = 0; node < input.nodeCount; ++node) {
        std::iota(near.begin(), near.end(), 0U);
        std::sort(near.begin(), near.end(), [&](auto a, auto b) { return distance(points[a], points[node]) < distance(points[b], points[node]); });
        const auto row = graph.neighbours(node);
        for (std::size_t i = 1; i <= row.size(); ++i)
            kept += std::find(row.begin(), row.end(), near[i]) != row.end() ? 1.0 / static_cast<double>(row.size()) : 0;
    }
    EXPECT_GT(kept / input.nodeCount, 0.67);
}

TEST(ForceLayout, DrawsARingRound)
{
    LayoutInput ring;
    ring.nodeCount = 60;
    for (std::uint32_t i = 0; i < 60; ++i)
        ring.edges.emplace_back(i, (i + 1) % 60);
    EXPECT_LT(stress(ring, laidOut(ring)), 0.06);
}

TEST(ForceLayout, EverySeedGivesAGoodDrawing)
{
    const LayoutInput input = communities(120);
    for (std::uint64_t seed = 1; seed <= 8; ++seed)
        EXPECT_LT(stress(input, laidOut(input, {.seed = seed})), 0.15) << seed;
}

TEST(ForceLayout, IsTheSameToTheBitWhateverTheNumberOfThreads)
{
    const LayoutInput input = communities(5000);
    LayoutOptions options;
    options.threads = 1;
    const auto alone = layoutGraph(input, options);
    ASSERT_TRUE(alone);
    for (const unsigned threads : {2U, 3U, 7U}) {
        options.threads = threads;
        EXPECT_EQ(layoutGraph(input, options).value(), alone.value()) << threads;
    }
}

TEST(ForceLayout, TheWholePictureIsTruestToDistancesAndCommunitiesKeepNeighboursNearest)
{
    const LayoutInput input = communities(900);
    const auto graph = layout::undirected(input.nodeCount, input.edges);
    std::vector<double> stresses;
    std::vector<double> lengths;  // of the links, in parts of the drawing's mean distance
    for (const LayoutKind kind : {LayoutKind::WholePicture, LayoutKind::Force, LayoutKind::Communities}) {
        const auto points = laidOut(input, {.kind = kind});
        stresses.push_back(stress(input, points));
        double link = 0;
        for (const auto &[a, b] : input.edges)
            link += distance(points[a], points[b]);
        double any = 0;
        for (std::uint32_t node = 1; node < input.nodeCount; ++node)
            any += distance(points[node], points[node * 577 % input.nodeCount]);
        lengths.push_back(link / static_cast<double>(input.edges.size()) / any);
    }
    EXPECT_LT(stresses[0], stresses[1]);
    EXPECT_LT(stresses[1], stresses[2]);
    EXPECT_GT(lengths[0], lengths[1]);
    EXPECT_GT(lengths[1], lengths[2]);
}

TEST(ForceLayout, GroupsLieApart)
{
    constexpr std::uint32_t groups = 20;
    const LayoutInput input = plantedGroups(1200, groups);
    struct Wanted {
        LayoutKind kind;
        double spread;  // as discs that fill the plane without meeting they would be at 1 / sqrt(groups) = 0.22
        double own;
    };
    for (const Wanted &wanted : {Wanted{LayoutKind::Force, 0.3, 0.8}, Wanted{LayoutKind::Communities, 0.15, 0.95}}) {
        const auto points = laidOut(input, {.kind = wanted.kind});
        EXPECT_LT(spread(points, groups), wanted.spread) << toString(wanted.kind);
        EXPECT_GT(nearestOfOwnGroup(points, groups), wanted.own) << toString(wanted.kind);
    }
}

TEST(ForceLayout, AnotherSeedGivesAnotherDrawing)
{
    const LayoutInput input = communities(60);
    EXPECT_NE(laidOut(input, {.seed = 1}), laidOut(input, {.seed = 2}));
}

TEST(ForceLayout, LinksComeToTheWishedLength)
{
    const LayoutInput input = communities(200);
    const auto points = laidOut(input, {.edgeLength = 100});
    std::vector<float> lengths;
    for (const auto &[a, b] : input.edges)
        lengths.push_back(distance(points[a], points[b]));
    std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2), lengths.end());
    EXPECT_NEAR(lengths[lengths.size() / 2], 100, 2);
}

TEST(ForceLayout, HeavierLinksAreShorter)
{
    LayoutInput chain;
    chain.nodeCount = 3;
    chain.edges = {{0, 1}, {1, 2}};
    chain.edgeWeights = {25, 1};
    const auto points = laidOut(chain);
    EXPECT_LT(distance(points[0], points[1]), distance(points[1], points[2]));
}

/// Do the open segments ab and cd cross?
bool cross(Point a, Point b, Point c, Point d)
{
    const auto side = [](Point p, Point q, Point r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x); };
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

TEST(ForceLayout, ComponentsNestleWithoutMeetingAndFillAWideRectangle)
{
    LayoutInput input;
    for (const std::uint32_t size : {40U, 12U, 7U, 3U, 3U, 2U, 1U, 1U, 1U, 1U}) {
        const LayoutInput part = communities(size, size);
        for (const auto &[a, b] : part.edges)
            input.edges.emplace_back(a + input.nodeCount, b + input.nodeCount);
        input.groups.insert(input.groups.end(), size, static_cast<std::uint32_t>(input.groups.size()));
        input.nodeCount += size;
    }
    addBoxes(input);
    const auto points = laidOut(input, {.aspect = 2});
    double rectangles = 0;
    std::vector<layout::Box> boxes;
    for (std::uint32_t node = 0; node < input.nodeCount; ++node) {
        const layout::Box foot = layout::footprint(input.boxes[node], points[node]);
        if (node == 0 || input.groups[node] != input.groups[node - 1])
            boxes.push_back(foot);
        boxes.back().include(foot);
        for (std::uint32_t other = 0; other < node; ++other)
            EXPECT_FALSE(layout::overlap(input.boxes[node], points[node], input.boxes[other], points[other])) << node << " and " << other;
    }
    ASSERT_EQ(boxes.size(), 10U);
    for (const layout::Box &box : boxes)
        rectangles += static_cast<double>(box.width()) * box.height();
    for (const auto &[a, b] : input.edges) {
        for (const auto &[c, d] : input.edges) {
            if (input.groups[a] != input.groups[c]) {
                EXPECT_FALSE(cross(points[a], points[b], points[c], points[d])) << a << "-" << b << " and " << c << "-" << d;
            }
        }
        for (std::uint32_t node = 0; node < input.nodeCount; ++node) {  // nobody stands on the line of others
            if (input.groups[node] != input.groups[a]) {
                const layout::Box box = layout::shapeBox(input.boxes[node], points[node]);
                EXPECT_FALSE(cross(points[a], points[b], {box.left, box.top}, {box.right, box.bottom})) << node << " on " << a << "-" << b;
            }
        }
    }
    const layout::Box whole = layout::bounds(points, input.boxes);
    EXPECT_LT(static_cast<double>(whole.width()) * whole.height(), 1.35 * rectangles);  // little room is lost between them
    const layout::Box all = layout::bounds(points, input.boxes);
    EXPECT_GT(all.width() / all.height(), 1.2F);
    EXPECT_LT(all.width() / all.height(), 3.2F);
}

TEST(ForceLayout, ALongDrawingLiesAcross)
{
    LayoutInput chain;
    chain.nodeCount = 30;
    for (std::uint32_t i = 0; i + 1 < 30; ++i)
        chain.edges.emplace_back(i, i + 1);
    const layout::Box box = layout::bounds(laidOut(chain), {});
    EXPECT_GT(box.width(), 2 * box.height());
}

TEST(ForceLayout, IsTheSameWhateverIsSeenOfItAndIsSeenAsAWhole)
{
    LayoutInput input = communities(700);
    const LayoutInput other = communities(60);  // a second component
    for (const auto &[from, to] : other.edges)
        input.edges.emplace_back(from + 700, to + 700);
    input.nodeCount = 763;  // and three nodes alone
    addBoxes(input);
    const auto unseen = laidOut(input);
    std::size_t pictures = 0;
    bool whole = true;
    LayoutOptions options;
    options.watch.wanted = [asked = 0]() mutable { return ++asked % 7 == 0; };
    options.watch.show = [&](const std::vector<Point> &points) {
        ++pictures;
        whole = whole && points.size() == input.nodeCount && allFinite(points);
    };
    EXPECT_EQ(laidOut(input, options), unseen);
    EXPECT_GT(pictures, 20U);
    EXPECT_TRUE(whole);
}

TEST(ForceLayout, WhatIsHeldStandsStillWhileTheRestIsSeenToUnfold)
{
    const LayoutInput input = grown(communities(150), 12);
    std::size_t pictures = 0;
    LayoutOptions options;
    options.watch.wanted = [] { return true; };
    options.watch.show = [&](const std::vector<Point> &points) {
        ++pictures;
        EXPECT_TRUE(std::equal(points.begin(), points.begin() + 150, input.initial.begin()));
    };
    laidOut(input, options);
    EXPECT_GT(pictures, 0U);
}

TEST(ForceLayout, WhatIsSeenLastIsAlmostWhatComesOfIt)
{
    const LayoutInput input = communities(900);
    std::vector<Point> last;
    LayoutOptions options{.kind = LayoutKind::Communities};
    options.watch.wanted = [] { return true; };
    options.watch.show = [&](std::vector<Point> points) { last = std::move(points); };
    EXPECT_LT(std::abs(stress(input, laidOut(input, options)) - stress(input, last)), 0.02);
}

TEST(ForceLayout, WhatWasThereStaysPutWhenNodesAreAdded)
{
    for (const bool boxes : {false, true}) {
        LayoutInput first = communities(150);
        if (boxes)
            addBoxes(first);
        const LayoutInput input = grown(first, 12);
        const auto points = laidOut(input);
        for (std::uint32_t node = 0; node < 150; ++node)
            EXPECT_EQ(points[node], input.initial[node]) << node;
        if (boxes) {
            EXPECT_EQ(meetingPairs(input, points), 0U);
        }
    }
}

TEST(ForceLayout, FewNewcomersInACrowdFindGapsNearbyAndNobodyElseMoves)
{
    LayoutInput first = communities(1200);
    addBoxes(first);
    const LayoutInput input = grown(first, 12);
    const auto points = laidOut(input);
    EXPECT_TRUE(std::equal(points.begin(), points.begin() + 1200, input.initial.begin()));
    EXPECT_EQ(meetingPairs(input, points), 0U);
    const layout::Box box = layout::bounds(points, {});
    for (std::uint32_t node = 1200; node < input.nodeCount; ++node)
        EXPECT_LT(distance(points[node], points[(node - 1200) * 7 % 1200]), std::hypot(box.width(), box.height()) / 4) << node;
}

TEST(ForceLayout, NewNodesSettleNearTheirNeighbours)
{
    const LayoutInput input = grown(communities(150), 10);
    const auto points = laidOut(input);
    const layout::Box box = layout::bounds(points, {});
    const float size = std::hypot(box.width(), box.height());
    for (std::uint32_t node = 150; node < input.nodeCount; ++node)
        EXPECT_LT(distance(points[node], points[(node - 150) * 7 % 150]), size / 5) << node;
}

TEST(ForceLayout, NewLeavesOfOneHubFanOut)
{
    LayoutInput input;
    input.nodeCount = 2;
    input.edges = {{0, 1}};
    input.initial = {{0, 0}, {100, 0}};
    input.hasInitial = {1, 1};
    for (std::uint32_t i = 2; i < 8; ++i) {
        input.edges.emplace_back(0, i);
        input.initial.push_back({});
        input.hasInitial.push_back(0);
    }
    input.nodeCount = 8;
    const auto points = laidOut(input);
    for (std::uint32_t a = 1; a < 8; ++a) {
        for (std::uint32_t b = a + 1; b < 8; ++b)
            EXPECT_GT(distance(points[a], points[b]), 25.0F) << a << " and " << b;
    }
}

TEST(ForceLayout, ANewComponentStandsBesideTheOldOnes)
{
    LayoutInput input = communities(40);
    addBoxes(input);
    input.initial = laidOut(input);
    input.hasInitial.assign(40, 1);
    for (std::uint32_t i = 0; i < 5; ++i) {
        input.boxes.push_back({15, 70, 14});
        input.initial.push_back({});
        input.hasInitial.push_back(0);
        if (i > 0)
            input.edges.emplace_back(40, 40 + i);
    }
    input.nodeCount = 45;
    const auto points = laidOut(input);
    EXPECT_EQ(meetingPairs(input, points), 0U);
    EXPECT_TRUE(std::equal(input.initial.begin(), input.initial.begin() + 40, points.begin()));
}

TEST(ForceLayout, TheFreeNodesGatherAroundThePins)
{
    LayoutInput input = lattice(6);
    input.initial.assign(36, Point{});
    input.hasInitial.assign(36, 0);
    input.pinned.assign(36, 0);
    for (const auto &[node, place] :
         std::vector<std::pair<std::uint32_t, Point>>{{0, {1000, 1000}}, {5, {1300, 1000}}, {30, {1000, 1300}}, {35, {1300, 1300}}}) {
        input.initial[node] = place;
        input.hasInitial[node] = 1;
        input.pinned[node] = 1;
    }
    const auto points = laidOut(input);
    for (std::uint32_t node = 0; node < 36; ++node) {
        const Point expected{1000 + 60.0F * static_cast<float>(node % 6), 1000 + 60.0F * static_cast<float>(node / 6)};
        EXPECT_LT(distance(points[node], expected), 90.0F) << node;
    }
}

TEST(ForceLayout, SeparatesNodesThatAreGivenAtOnePoint)
{
    LayoutInput input;
    input.nodeCount = 6;
    input.boxes.assign(6, NodeBox{10, 40, 14});
    input.edges = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}};
    input.initial.assign(6, Point{5, 5});
    input.hasInitial = {1, 0, 0, 0, 0, 0};
    const auto points = laidOut(input);
    EXPECT_EQ(points[0], (Point{5, 5}));
    EXPECT_EQ(meetingPairs(input, points), 0U);
}

}  // namespace
}  // namespace relata::test
