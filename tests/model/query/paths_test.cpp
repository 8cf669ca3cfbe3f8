// SPDX-License-Identifier: Apache-2.0
#include "model/query/paths.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <set>

namespace relata {
namespace {

std::string inWords(const KnowledgeGraph &graph, const Path &path)
{
    std::string text;
    for (const EntityId id : path.entities)
        text += (text.empty() ? "" : " ") + std::string(graph.key(id));
    return text;
}

TEST(Paths, ShortestFirstAndEachHopNamesItsStatements)
{
    const auto graph = test::graphFromText("a -k-> b, c -k-> b, a -k-> b, a -k-> d, d -k-> e, e -k-> c, x");
    const auto paths = shortestPaths(Snapshot::of(graph), graph.findEntity("a"), graph.findEntity("c"), 5);
    ASSERT_TRUE(paths);
    ASSERT_EQ(paths->size(), 2U);
    EXPECT_EQ(inWords(graph, paths->at(0)), "a b c");
    EXPECT_EQ(inWords(graph, paths->at(1)), "a d e c");
    EXPECT_EQ(paths->at(0).hops.at(0), (std::vector{StatementId{0}, StatementId{2}}));
    EXPECT_TRUE(shortestPaths(Snapshot::of(graph), graph.findEntity("a"), graph.findEntity("x"), 5)->empty());
    EXPECT_EQ(shortestPaths(Snapshot::of(graph), graph.findEntity("a"), graph.findEntity("a"), 5)->at(0).length(), 0U);
    EXPECT_FALSE(shortestPaths(Snapshot::of(graph), EntityId{99}, graph.findEntity("a"), 5));
    const auto forward = shortestPaths(Snapshot::of(graph), graph.findEntity("a"), graph.findEntity("c"), 5, Direction::Forward);
    ASSERT_EQ(forward->size(), 1U);
    EXPECT_EQ(inWords(graph, forward->at(0)), "a d e c");
}

/// Every loopless chain, by trying all: slow and obvious.
std::multiset<std::size_t> allLengths(const Snapshot &snapshot, std::uint32_t from, std::uint32_t to, Direction direction)
{
    std::multiset<std::size_t> lengths;
    std::vector<bool> on(snapshot.nodeCount());
    std::function<void(std::uint32_t, std::size_t)> walk = [&](std::uint32_t node, std::size_t length) {
        if (node == to) {
            lengths.insert(length);
            return;
        }
        on[node] = true;
        std::set<std::uint32_t> next;
        for (const auto &arc : snapshot.out(node))
            next.insert(arc.node);
        if (direction == Direction::Either)
            for (const auto &arc : snapshot.in(node))
                next.insert(arc.node);
        for (const auto other : next)
            if (!on[other])
                walk(other, length + 1);
        on[node] = false;
    };
    walk(from, 0);
    return lengths;
}

class RandomPaths : public testing::TestWithParam<unsigned>
{
};
TEST_P(RandomPaths, AreAllThereAndInOrder)
{
    std::mt19937 random(GetParam());
    std::string text = "n0, n1, n2, n3, n4, n5, n6";
    for (int i = 0; i < 11; ++i)
        text += ", n" + std::to_string(random() % 7) + " -k-> n" + std::to_string(random() % 7);
    const auto graph = test::graphFromText(text);
    const Snapshot snapshot = Snapshot::of(graph);
    for (const Direction direction : {Direction::Either, Direction::Forward}) {
        const auto paths = shortestPaths(snapshot, graph.findEntity("n0"), graph.findEntity("n6"), 1000, direction);
        ASSERT_TRUE(paths);
        std::multiset<std::size_t> lengths;
        std::set<std::vector<EntityId>> distinct;
        std::size_t last = 0;
        for (const Path &path : *paths) {
            EXPECT_GE(path.length(), last);
            last = path.length();
            lengths.insert(last);
            distinct.insert(path.entities);
            for (const auto &hop : path.hops)
                EXPECT_FALSE(hop.empty());
        }
        EXPECT_EQ(distinct.size(), paths->size());
        EXPECT_EQ(lengths, allLengths(snapshot, snapshot.nodeOf(graph.findEntity("n0")), snapshot.nodeOf(graph.findEntity("n6")), direction));
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomPaths, testing::Range(1U, 60U));

TEST(Paths, CancelIsAResult)
{
    std::stop_source stop;
    stop.request_stop();
    const auto graph = test::graphFromText("a -k-> b");
    const auto paths = shortestPaths(Snapshot::of(graph), EntityId{0}, EntityId{1}, 5, Direction::Either, RunContext(stop.get_token()));
    ASSERT_FALSE(paths);
    EXPECT_EQ(paths.error().code, Error::Code::Cancelled);
}

TEST(Neighbourhood, CountsHopsInBothDirections)
{
    const auto graph = test::graphFromText("a -k-> b, c -k-> b, c -k-> d");
    EXPECT_EQ(neighbourhood(Snapshot::of(graph), {graph.findEntity("a")}, 2).size(), 3U);
    EXPECT_EQ(neighbourhood(Snapshot::of(graph), {graph.findEntity("a")}, 0).size(), 1U);
}

}  // namespace
}  // namespace relata
