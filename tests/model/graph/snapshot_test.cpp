// SPDX-License-Identifier: Apache-2.0
#include "model/graph/snapshot.h"
#include "tests/model/graph/randomedits.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

TEST(Snapshot, HasTheArcsOfTheGraphAndSkipsGaps)
{
    auto graph = test::graphFromText("ada -knows-> bob, bob -knows-> carl, carl -knows-> carl, dora -knows-> ada");
    ASSERT_TRUE(graph.apply(removeEntities(graph, {graph.findEntity("bob")})));
    const Snapshot snapshot = Snapshot::of(graph);
    ASSERT_EQ(snapshot.nodeCount(), 3U);
    EXPECT_EQ(snapshot.arcCount(), 2U);
    const auto carl = snapshot.nodeOf(graph.findEntity("carl"));
    ASSERT_EQ(snapshot.out(carl).size(), 1U);
    EXPECT_EQ(snapshot.out(carl)[0].node, carl);
    EXPECT_EQ(snapshot.nodeOf(EntityId{1}), Snapshot::noNode);
    EXPECT_EQ(snapshot.nodeOf(EntityId{77}), Snapshot::noNode);
    EXPECT_EQ(snapshot.in(snapshot.nodeOf(graph.findEntity("ada")))[0].node, snapshot.nodeOf(graph.findEntity("dora")));
}

TEST(Snapshot, StaysAsItWasWhenTheGraphChanges)
{
    auto graph = test::graphFromText("ada -knows-> bob");
    const Snapshot snapshot = Snapshot::of(graph);
    ASSERT_TRUE(graph.apply(removeEntities(graph, {graph.findEntity("ada")})));
    EXPECT_EQ(snapshot.nodeCount(), 2U);
    EXPECT_EQ(snapshot.out(0)[0].statement, StatementId{0});
    EXPECT_EQ(Snapshot().nodeCount(), 0U);
    EXPECT_EQ(Snapshot::of(KnowledgeGraph()).arcCount(), 0U);
}

/// Against the plain definition: the given statements between the given entities, by ascending id.
class RandomSnapshots : public testing::TestWithParam<unsigned>
{
};
TEST_P(RandomSnapshots, HoldExactlyTheSelection)
{
    std::mt19937 random(GetParam());
    auto graph = test::graphFromText("ada -knows-> bob, bob -knows-> carl, carl -knows-> carl, dora");
    for (int step = 0; step < 150; ++step)
        ASSERT_TRUE(graph.apply(test::randomEdit(graph, random)));
    IdSet<EntityId> entities(graph.entityIdEnd() / 2);  // ids beyond the size are not in the set
    IdSet<StatementId> statements(graph.statementIdEnd());
    for (std::uint32_t i = 0; i < graph.entityIdEnd() / 2; ++i)
        if (random() % 4)
            entities.insert(EntityId{i});  // removed ones as well: they must not appear
    for (std::uint32_t i = 0; i < graph.statementIdEnd(); ++i)
        if (random() % 4)
            statements.insert(StatementId{i});

    const Snapshot snapshot = Snapshot::of(graph, entities, statements);
    std::size_t nodes = 0, arcs = 0;
    for (const EntityId id : graph.entities()) {
        if (!entities.contains(id)) {
            ASSERT_EQ(snapshot.nodeOf(id), Snapshot::noNode);
            continue;
        }
        const std::uint32_t node = snapshot.nodeOf(id);
        ASSERT_EQ(node, nodes++);
        ASSERT_EQ(snapshot.entityAt(node), id);
        std::vector<StatementId> out, in;
        for (const StatementId s : graph.statementsFrom(id))
            if (statements.contains(s) && entities.contains(graph.object(s)))
                out.push_back(s);
        for (const StatementId s : graph.statementsTo(id))
            if (statements.contains(s) && entities.contains(graph.subject(s)))
                in.push_back(s);
        ASSERT_EQ(snapshot.out(node).size(), out.size());
        ASSERT_EQ(snapshot.in(node).size(), in.size());
        for (std::size_t i = 0; i < out.size(); ++i) {
            ASSERT_EQ(snapshot.out(node)[i].statement, out[i]);
            ASSERT_EQ(snapshot.entityAt(snapshot.out(node)[i].node), graph.object(out[i]));
        }
        for (std::size_t i = 0; i < in.size(); ++i) {
            ASSERT_EQ(snapshot.in(node)[i].statement, in[i]);
            ASSERT_EQ(snapshot.entityAt(snapshot.in(node)[i].node), graph.subject(in[i]));
        }
        arcs += out.size();
    }
    EXPECT_EQ(snapshot.nodeCount(), nodes);
    EXPECT_EQ(snapshot.arcCount(), arcs);
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomSnapshots, testing::Range(1U, 11U));

}  // namespace
}  // namespace relata
