// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphdiff.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <random>

namespace relata {
namespace {

using test::graphFromText;
using test::print;

TEST(GraphDiff, InvertedDiffRestoresTheGraph)
{
    auto graph = graphFromText("ada -knows-> bob, bob -owns-> acme");
    const auto before = print(graph);
    const GraphDiff removal = removeEntities(graph, {graph.findEntity("bob")});
    ASSERT_TRUE(graph.apply(removal));
    EXPECT_EQ(print(graph), "acme, ada");
    ASSERT_TRUE(graph.apply(removal.inverted()));
    EXPECT_EQ(print(graph), before);
}

TEST(GraphDiff, SquashOfAddAndRemoveIsNothing)
{
    const auto graph = graphFromText("ada -knows-> bob");
    GraphDiff diff = removeEntities(graph, {graph.findEntity("ada")});
    diff.squash(GraphDiff(diff).inverted());
    EXPECT_TRUE(diff.empty());
}

/// A random edit that is valid for the graph: additions, renames, removals.
GraphDiff randomEdit(const KnowledgeGraph &graph, std::mt19937 &random)
{
    std::vector<EntityId> entities;
    for (const EntityId id : graph.entities())
        entities.push_back(id);
    const auto pick = [&] { return entities[random() % entities.size()]; };
    GraphDiff diff;
    switch (entities.empty() ? 0 : random() % 4) {
    case 0: {
        const EntityId id = graph.nextEntityId();
        diff.entities.push_back({id, {}, Entity{"e" + std::to_string(indexOf(id)), "person", "Name", {"Alias"}, "", {{"k", "v"}}}});
        break;
    }
    case 1: {
        const EntityId id = pick();
        Entity next = graph.entity(id);
        next.name += "x";
        diff.entities.push_back({id, graph.entity(id), next});
        break;
    }
    case 2: {
        Statement s;
        s.key = "t" + std::to_string(indexOf(graph.nextStatementId()));
        s.subject = pick();
        s.object = pick();
        s.speaker = random() % 3 == 0 ? pick() : noEntity;
        s.predicate = "knows";
        s.note = random() % 2 ? "note" : "";
        diff.statements.push_back({graph.nextStatementId(), {}, s});
        break;
    }
    default: diff = removeEntities(graph, {pick()});
    }
    return diff;
}

class RandomEdits : public testing::TestWithParam<unsigned>
{
};

TEST_P(RandomEdits, InverseAndSquashKeepTheirPromises)
{
    std::mt19937 random(GetParam());
    auto graph = graphFromText("ada -knows-> bob, bob -knows-> carl, carl -knows-> carl, dora");
    const auto start = asAdditions(graph);
    const KnowledgeGraph first = graph;
    GraphDiff all;
    for (int step = 0; step < 60; ++step) {
        const GraphDiff edit = randomEdit(graph, random);
        const auto applied = graph.apply(edit);
        ASSERT_TRUE(applied) << applied.error().text();
        all.squash(edit);
    }
    KnowledgeGraph replayed = first;
    ASSERT_TRUE(replayed.apply(all));
    EXPECT_EQ(asAdditions(replayed), asAdditions(graph));
    ASSERT_TRUE(replayed.apply(all.inverted()));
    EXPECT_EQ(asAdditions(replayed), start);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomEdits, testing::Range(1U, 21U));

}  // namespace
}  // namespace relata
