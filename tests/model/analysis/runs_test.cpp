// SPDX-License-Identifier: Apache-2.0
// The same results whatever the number of threads; stop and progress; links of a graph.
#include "model/analysis/betweenness.h"
#include "model/analysis/closeness.h"
#include "model/analysis/degree.h"
#include "model/analysis/pagerank.h"
#include "model/analysis/structure.h"
#include "model/core/parallel.h"
#include "tests/model/analysis/randomlinks.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace relata::analysis {
namespace {

TEST(Threads, BetweennessIsTheSameToTheLastBit)
{
    const Links links = socialLinks();
    for (const Direction direction : {Direction::Both, Direction::Stated}) {
        const auto one = *betweenness(links, direction, 1);
        for (const unsigned threads : {2U, 3U, 7U})
            EXPECT_EQ(*betweenness(links, direction, threads), one) << threads;
    }
}

TEST(Threads, ClosenessIsTheSameToTheLastBit)
{
    const Links links = socialLinks();
    const auto one = *closeness(links, Direction::Both, 1);
    for (const unsigned threads : {2U, 5U})
        EXPECT_EQ(*closeness(links, Direction::Both, threads), one) << threads;
}

TEST(Threads, SamplesAreTheSameToTheLastBit)
{
    const Links links = socialLinks();
    SamplingOptions options;
    options.threads = 1;
    const auto one = *sampledBetweenness(links, options);
    for (const unsigned threads : {2U, 5U}) {
        options.threads = threads;
        EXPECT_EQ(sampledBetweenness(links, options)->values, one.values) << threads;
    }
    options.seed = 2;
    EXPECT_NE(sampledBetweenness(links, options)->values, one.values) << "another seed, other samples";
}

/// Stops a run from within, at its first word of progress.
template <typename Run>
void expectCancelled(Run run)
{
    std::stop_source stop;
    int told = 0;
    const auto found = run(RunContext(stop.get_token(), [&](double fraction) {
        EXPECT_GE(fraction, 0);
        EXPECT_LE(fraction, 1);
        ++told;
        stop.request_stop();
    }));
    EXPECT_GE(told, 1);
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().code, Error::Code::Cancelled);
}

TEST(Cancel, EveryLongMeasureStopsWhileItRuns)
{
    const Links links = socialLinks(3000);
    expectCancelled([&](const RunContext &context) { return betweenness(links, Direction::Both, 1, context); });
    expectCancelled([&](const RunContext &context) { return closeness(links, Direction::Both, 1, context); });
    expectCancelled([&](const RunContext &context) { return pageRank(links, {}, context); });
    expectCancelled([&](const RunContext &context) { return clustering(links, context); });
    SamplingOptions options;
    options.threads = 1;
    expectCancelled([&](const RunContext &context) { return sampledBetweenness(links, options, context); });
}

TEST(Cancel, AStoppedBetweennessOnSeveralThreadsEnds)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(betweenness(socialLinks(), Direction::Both, 4, RunContext(stop.get_token())).has_value());
}

TEST(Parallel, EveryBlockIsDoneOnce)
{
    std::vector<std::atomic<int>> done(1000);
    EXPECT_TRUE(inParallel(done.size(), 4, {}, [&](std::size_t block, unsigned worker) {
        EXPECT_LT(worker, 4U);
        ++done[block];
    }));
    EXPECT_TRUE(std::all_of(done.begin(), done.end(), [](const auto &count) { return count == 1; }));
    EXPECT_TRUE(inParallel(0, 3, {}, [](std::size_t, unsigned) { FAIL(); }));
}

TEST(Parallel, AnExceptionComesBackToTheCaller)
{
    EXPECT_THROW(inParallel(100, 3, {},
                            [](std::size_t block, unsigned) {
                                if (block == 17)
                                    throw std::runtime_error("seventeen");
                            }),
                 std::runtime_error);
}

KnowledgeGraph sourcedGraph()
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, ada -owns-> bob, bob -knows-> ada, bob -knows-> carl, carl -knows-> carl, dora");
    GraphDiff diff;
    const auto add = [&](const char *key, const char *origin) {
        Document document;
        document.key = key;
        document.title = key;
        document.origin = origin;
        diff.documents.push_back({DocumentId(static_cast<std::uint32_t>(graph.documentIdEnd() + diff.documents.size())), std::nullopt, document});
    };
    add("agency", "");
    add("copy", "agency");
    EXPECT_TRUE(graph.apply(diff).has_value());
    GraphDiff second;
    const auto place = [&](const char *key, const char *document) {
        const StatementId id = graph.findStatement(key);
        Statement after = graph.statement(id);
        after.document = graph.findDocument(document);
        second.statements.push_back({id, graph.statement(id), after});
    };
    place("s1", "agency");
    place("s2", "copy");  // s3 stays in "doc"
    EXPECT_TRUE(graph.apply(second).has_value());
    return graph;
}

TEST(LinksOfAGraph, WeighByLinksStatementsOrIndependentOrigins)
{
    const KnowledgeGraph graph = sourcedGraph();
    const Snapshot snapshot = Snapshot::of(graph);
    const auto ofAda = [&](Weight weight, Ends ends) { return degrees(Links::of(graph, snapshot, weight), ends)[0]; };
    EXPECT_EQ(ofAda(Weight::Links, Ends::Total), 1);
    EXPECT_EQ(ofAda(Weight::Statements, Ends::Total), 3);
    EXPECT_EQ(ofAda(Weight::Origins, Ends::Total), 2) << "the copy does not count again";
    EXPECT_EQ(ofAda(Weight::Origins, Ends::Out), 1);
    EXPECT_EQ(ofAda(Weight::Statements, Ends::Out), 2);
    EXPECT_EQ(ofAda(Weight::Statements, Ends::In), 1);
}

TEST(LinksOfAGraph, LeaveOutWhatSomebodySaysOfHimself)
{
    const KnowledgeGraph graph = sourcedGraph();
    const Snapshot snapshot = Snapshot::of(graph);
    for (const Weight weight : {Weight::Links, Weight::Statements, Weight::Origins})
        EXPECT_THAT(degrees(Links::of(graph, snapshot, weight), Ends::Total), testing::ElementsAre(testing::Gt(0), testing::Gt(0), 1, 0));
}

TEST(LinksOfAGraph, SeeOnlyWhatTheSnapshotHas)
{
    const KnowledgeGraph graph = sourcedGraph();
    IdSet<StatementId> some(graph.statementIdEnd());
    some.insert(graph.findStatement("s4"));
    const Links links = Links::of(graph, Snapshot::of(graph, IdSet<EntityId>(graph.entityIdEnd(), true), some));
    EXPECT_EQ(links.nodeCount(), 4U);
    EXPECT_EQ(links.linkCount(), 1U);
}

}  // namespace
}  // namespace relata::analysis
