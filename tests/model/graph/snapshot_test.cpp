// SPDX-License-Identifier: Apache-2.0
#include "model/graph/snapshot.h"
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
    EXPECT_EQ(snapshot.in(snapshot.nodeOf(graph.findEntity("ada")))[0].node, snapshot.nodeOf(graph.findEntity("dora")));
}

TEST(Snapshot, OfASelectionKeepsOnlyStatementsBetweenItsEntities)
{
    const auto graph = test::graphFromText("ada -knows-> bob, bob -knows-> carl");
    IdSet<EntityId> entities(3);
    entities.insert(EntityId{0});
    entities.insert(EntityId{1});
    EXPECT_EQ(Snapshot::of(graph, entities, IdSet<StatementId>(2, true)).arcCount(), 1U);
    EXPECT_EQ(Snapshot::of(KnowledgeGraph()).nodeCount(), 0U);
}

}  // namespace
}  // namespace relata
