// SPDX-License-Identifier: Apache-2.0
#include "model/query/paths.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
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
        const auto everything = IdSet<EntityId>(graph.entityIdEnd(), true);
        const auto inGraph = shortestPaths(graph, everything, IdSet<StatementId>(graph.statementIdEnd(), true), graph.findEntity("n0"),
                                           graph.findEntity("n6"), 1000, direction);
        ASSERT_TRUE(inGraph);
        ASSERT_EQ(inGraph->size(), paths->size());
        for (std::size_t i = 0; i < paths->size(); ++i) {
            EXPECT_EQ(inGraph->at(i).entities, paths->at(i).entities);
            EXPECT_EQ(inGraph->at(i).hops, paths->at(i).hops);
        }
        EXPECT_EQ(lengths, allLengths(snapshot, snapshot.nodeOf(graph.findEntity("n0")), snapshot.nodeOf(graph.findEntity("n6")), direction));
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomPaths, testing::Range(1U, 60U));

/// One search from the goal over everything, then downhill: the neighbour with most statements, then the smallest.
std::vector<EntityId> plainChain(const Snapshot &snapshot, std::uint32_t from, std::uint32_t to)
{
    std::vector<int> left(snapshot.nodeCount(), -1);
    std::vector<std::uint32_t> queue{to};
    left[to] = 0;
    const auto neighbours = [&](std::uint32_t node) {
        std::map<std::uint32_t, std::size_t> others;
        for (const auto &arc : snapshot.out(node))
            ++others[arc.node];
        for (const auto &arc : snapshot.in(node))
            ++others[arc.node];
        return others;
    };
    for (std::size_t head = 0; head < queue.size(); ++head)
        for (const auto &[other, count] : neighbours(queue[head]))
            if (left[other] < 0) {
                left[other] = left[queue[head]] + 1;
                queue.push_back(other);
            }
    std::vector<EntityId> chain;
    if (left[from] < 0)
        return chain;
    for (std::uint32_t at = from;;) {
        chain.push_back(snapshot.entityAt(at));
        if (at == to)
            return chain;
        std::uint32_t best = 0;
        std::size_t most = 0;
        for (const auto &[other, count] : neighbours(at))
            if (left[other] == left[at] - 1 && count > most) {
                best = other;
                most = count;
            }
        at = best;
    }
}

class RandomChains : public testing::TestWithParam<unsigned>
{
};
TEST_P(RandomChains, FoundFromBothEndsAreThoseOfOneWholeSearchThroughTheLensAsWell)
{
    std::mt19937 random(GetParam());
    std::string text = "n0";
    for (int i = 1; i < 120; ++i)
        text += ", n" + std::to_string(i);
    for (int i = 0; i < 170; ++i)
        text += ", n" + std::to_string(random() % 120) + " -k-> n" + std::to_string(random() % 120);
    const auto graph = test::graphFromText(text);
    IdSet<EntityId> entities(graph.entityIdEnd(), true);
    IdSet<StatementId> statements(graph.statementIdEnd(), true);
    for (int i = 0; i < 15; ++i)
        statements.erase(StatementId{static_cast<std::uint32_t>(random() % 170)});
    for (int i = 0; i < 5; ++i)
        entities.erase(EntityId{static_cast<std::uint32_t>(2 + random() % 118)});
    const Snapshot snapshot = Snapshot::of(graph, entities, statements);
    for (std::uint32_t end = 1; end < 120; ++end) {
        if (!entities.contains(EntityId{end}))
            continue;
        const auto expected = plainChain(snapshot, 0, snapshot.nodeOf(EntityId{end}));
        const auto found = shortestPaths(graph, entities, statements, EntityId{0}, EntityId{end}, 1);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->empty() ? std::vector<EntityId>() : found->at(0).entities, expected);
    }
    for (int hops = 0; hops < 4; ++hops)
        EXPECT_EQ(neighbourhood(graph, {EntityId{3}, EntityId{9}}, hops), neighbourhood(Snapshot::of(graph), {EntityId{3}, EntityId{9}}, hops));
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomChains, testing::Range(1U, 20U));

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
