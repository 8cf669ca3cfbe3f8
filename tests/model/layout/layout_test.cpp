// SPDX-License-Identifier: Apache-2.0
// What holds for every layout.
#include "tests/model/layout/layoutgraphs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata::test {
namespace {

class EveryLayout : public testing::TestWithParam<LayoutKind>
{
protected:
    LayoutOptions options() const { return {.kind = GetParam()}; }
};

INSTANTIATE_TEST_SUITE_P(Kinds, EveryLayout,
                         testing::Values(LayoutKind::Force, LayoutKind::WholePicture, LayoutKind::Communities, LayoutKind::Layered,
                                         LayoutKind::Radial, LayoutKind::Circular, LayoutKind::Grid),
                         [](const auto &row) { return std::string(toString(row.param)); });

TEST_P(EveryLayout, GivesNoPositionsForTheEmptyGraph)
{
    EXPECT_TRUE(laidOut({}, options()).empty());
}

TEST_P(EveryLayout, PlacesDegenerateGraphsAtFinitePoints)
{
    struct Row {
        const char *name;
        std::uint32_t nodes;
        layout::EdgeList edges;
    };
    const std::vector<Row> rows{{"one node", 1, {}},
                                {"one node linked to itself", 1, {{0, 0}}},
                                {"two nodes apart", 2, {}},
                                {"parallel and opposite edges", 2, {{0, 1}, {0, 1}, {1, 0}, {1, 1}}},
                                {"triangle that runs round", 3, {{0, 1}, {1, 2}, {2, 0}}},
                                {"star", 8, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}, {0, 7}}},
                                {"two components and a lone node", 6, {{0, 1}, {1, 2}, {3, 4}}}};
    for (const Row &row : rows) {
        SCOPED_TRACE(row.name);
        LayoutInput input;
        input.nodeCount = row.nodes;
        input.edges = row.edges;
        for (const bool boxes : {false, true}) {
            if (boxes)
                addBoxes(input);
            const auto points = laidOut(input, options());
            ASSERT_EQ(points.size(), row.nodes);
            EXPECT_TRUE(allFinite(points));
            for (std::size_t a = 0; a < points.size(); ++a) {
                for (std::size_t b = a + 1; b < points.size(); ++b)
                    EXPECT_GT(distance(points[a], points[b]), 1.0F) << a << " and " << b;
            }
        }
    }
}

TEST_P(EveryLayout, GivesTheSameBytesEachTime)
{
    LayoutInput input = communities(300);
    EXPECT_EQ(laidOut(input, options()), laidOut(input, options()));
    addBoxes(input);
    EXPECT_EQ(laidOut(input, options()), laidOut(input, options()));
}

TEST_P(EveryLayout, KeepsFootprintsApart)
{
    for (const std::uint32_t nodes : {12U, 96U, 400U}) {
        LayoutInput input = communities(nodes);
        input.nodeCount += 3;  // and some that stand alone
        addBoxes(input);
        EXPECT_EQ(meetingPairs(input, laidOut(input, options())), 0U) << nodes << " nodes";
    }
}

TEST_P(EveryLayout, KeepsPinnedNodesExactlyInPlace)
{
    LayoutInput input = communities(80);
    addBoxes(input);
    input.initial.assign(80, Point{});
    input.hasInitial.assign(80, 0);
    input.pinned.assign(80, 0);
    const std::vector<std::pair<std::uint32_t, Point>> pins{{3, {-700.25F, 33}}, {40, {512.5F, -801.125F}}, {79, {0, 0}}};
    for (const auto &[node, place] : pins) {
        input.initial[node] = place;
        input.hasInitial[node] = 1;
        input.pinned[node] = 1;
    }
    const auto points = laidOut(input, options());
    for (const auto &[node, place] : pins)
        EXPECT_EQ(points[node], place) << node;
    EXPECT_TRUE(allFinite(points));
}

TEST_P(EveryLayout, StopsWhenCancelledBeforehand)
{
    std::stop_source stop;
    stop.request_stop();
    const auto result = layoutGraph(communities(50), options(), RunContext(stop.get_token()));
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, Error::Code::Cancelled);
}

TEST_P(EveryLayout, ReportsProgressThatOnlyRises)
{
    std::vector<double> seen;
    ASSERT_TRUE(layoutGraph(communities(400), options(), RunContext({}, [&](double f) { seen.push_back(f); })).has_value());
    ASSERT_FALSE(seen.empty());
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end())) << testing::PrintToString(seen);
    EXPECT_GE(seen.front(), 0.0);
    EXPECT_EQ(seen.back(), 1.0);
}

TEST(LayoutNames, GoThereAndBack)
{
    for (const LayoutKind kind : {LayoutKind::Force, LayoutKind::WholePicture, LayoutKind::Communities, LayoutKind::Layered, LayoutKind::Radial,
                                  LayoutKind::Circular, LayoutKind::Grid})
        EXPECT_EQ(layoutKindFromString(toString(kind)).value(), kind);
}

TEST(LayoutNames, AnUnknownOneIsAnsweredWithTheList)
{
    const auto result = layoutKindFromString("spiral");
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, Error::Code::NotFound);
    EXPECT_EQ(result.error().message, "“spiral” is not a layout. Expected force, whole, communities, layered, radial, circular or grid.");
}

class CancelOnTheWay : public testing::TestWithParam<LayoutKind>
{
};
INSTANTIATE_TEST_SUITE_P(Kinds, CancelOnTheWay, testing::Values(LayoutKind::Force, LayoutKind::Layered, LayoutKind::Circular),
                         [](const auto &row) { return std::string(toString(row.param)); });

TEST_P(CancelOnTheWay, EndsWithoutAResult)
{
    std::stop_source stop;
    const RunContext context(stop.get_token(), [&](double) { stop.request_stop(); });
    const auto result = layoutGraph(communities(1800), {.kind = GetParam()}, context);
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, Error::Code::Cancelled);
}

}  // namespace
}  // namespace relata::test
