// SPDX-License-Identifier: Apache-2.0
#include "model/graph/knowledgegraph.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace relata {
namespace {

using test::graphFromText;
using test::print;
using testing::HasSubstr;

TEST(KnowledgeGraph, IdsStayWhenOthersAreRemoved)
{
    auto graph = graphFromText("ada -knows-> bob, bob -knows-> carl");
    const EntityId carl = graph.findEntity("carl");
    ASSERT_TRUE(graph.apply(removeEntities(graph, {graph.findEntity("ada")})));
    EXPECT_EQ(graph.findEntity("carl"), carl);
    EXPECT_EQ(graph.findEntity("ada"), noEntity);
    EXPECT_EQ(indexOf(graph.nextEntityId()), 3U);
    EXPECT_EQ(graph.entityCount(), 2U);
    EXPECT_EQ(graph.degree(carl), 1U);
}

TEST(KnowledgeGraph, RemovingAnEntityTakesItsStatementsAndWhatItVouchesFor)
{
    auto graph = graphFromText("ada -knows-> bob, bob -knows-> carl");
    const StatementId second{1};
    Statement spoken = graph.statement(second);
    spoken.speaker = graph.findEntity("ada");
    GraphDiff diff;
    diff.statements.push_back({second, graph.statement(second), spoken});
    ASSERT_TRUE(graph.apply(diff));
    ASSERT_TRUE(graph.apply(removeEntities(graph, {graph.findEntity("ada")})));
    EXPECT_EQ(print(graph), "bob, carl");
}

TEST(KnowledgeGraph, SelfLoopsAndParallelStatementsAreKept)
{
    const auto graph = graphFromText("ada -knows-> ada, ada -knows-> bob, ada -knows-> bob");
    EXPECT_EQ(graph.statementsOf(graph.findEntity("ada")).size(), 3U);
    EXPECT_EQ(graph.degree(graph.findEntity("ada")), 4U);
    EXPECT_EQ(graph.statementsTo(graph.findEntity("bob")).size(), 2U);
}

struct BadEdit {
    const char *name;
    const char *expected;
    void (*spoil)(Statement &);
};
class RefusedStatement : public testing::TestWithParam<BadEdit>
{
};
TEST_P(RefusedStatement, IsNamedAndNothingChanges)
{
    auto graph = graphFromText("ada -knows-> bob");
    Statement s = graph.statement(StatementId{0});
    s.key = "new";
    GetParam().spoil(s);
    GraphDiff diff;
    diff.entities.push_back({graph.nextEntityId(), {}, Entity{"carl", "person", "Carl", {}, "", {}}});
    diff.statements.push_back({graph.nextStatementId(), {}, s});
    const auto applied = graph.apply(diff);
    ASSERT_FALSE(applied);
    EXPECT_THAT(applied.error().text(), HasSubstr(GetParam().expected));
    EXPECT_EQ(print(graph), "ada -knows-> bob");
    EXPECT_EQ(graph.entityCount(), 2U);
}
INSTANTIATE_TEST_SUITE_P(
    KnowledgeGraph, RefusedStatement,
    testing::Values(BadEdit{"predicate", "unknown predicate “hates”. Expected knows", [](Statement &s) { s.predicate = "hates"; }},
                    BadEdit{"subject", "its subject does not exist", [](Statement &s) { s.subject = EntityId{77}; }},
                    BadEdit{"speaker", "its speaker does not exist", [](Statement &s) { s.speaker = EntityId{77}; }},
                    BadEdit{"document", "its document does not exist", [](Statement &s) { s.document = DocumentId{7}; }},
                    BadEdit{"paragraph", "paragraph -2", [](Statement &s) { s.paragraph = -2; }},
                    BadEdit{"key", "two statements have the id “s1”", [](Statement &s) { s.key = "s1"; }},
                    BadEdit{"empty key", "has no id", [](Statement &s) { s.key.clear(); }}),
    [](const auto &row) {
        std::string name = row.param.name;
        std::erase(name, ' ');
        return name;
    });

TEST(KnowledgeGraph, DomainAndRangeAreKept)
{
    KnowledgeGraph graph;
    Schema schema = graph.schema();
    schema.ensurePredicate({"leads", "leads", "is led by", "", "office", {"person"}, {"institution", "group"}, false, ""});
    GraphDiff diff;
    diff.schema = SchemaChange{graph.schema(), schema};
    diff.entities.push_back({EntityId{0}, {}, Entity{"ada", "person", "Ada", {}, "", {}}});
    diff.entities.push_back({EntityId{1}, {}, Entity{"bob", "person", "Bob", {}, "", {}}});
    Statement s;
    s.key = "s1";
    s.subject = EntityId{0};
    s.object = EntityId{1};
    s.predicate = "leads";
    diff.statements.push_back({StatementId{0}, {}, s});
    const auto applied = graph.apply(diff);
    ASSERT_FALSE(applied);
    EXPECT_THAT(applied.error().text(), HasSubstr("the object of “leads” is of type person. Expected institution or group"));
    diff.entities[1].after->type = "group";
    EXPECT_TRUE(graph.apply(diff));
    GraphDiff retype;
    Entity bob = graph.entity(EntityId{1});
    bob.type = "place";
    retype.entities.push_back({EntityId{1}, graph.entity(EntityId{1}), bob});
    EXPECT_FALSE(graph.apply(retype));
}

TEST(KnowledgeGraph, AStaleEditIsRefused)
{
    auto graph = graphFromText("ada -knows-> bob");
    GraphDiff rename;
    Entity next = graph.entity(EntityId{0});
    next.name = "Ada Lovelace";
    rename.entities.push_back({EntityId{0}, graph.entity(EntityId{0}), next});
    ASSERT_TRUE(graph.apply(rename));
    const auto again = graph.apply(rename);
    ASSERT_FALSE(again);
    EXPECT_THAT(again.error().text(), HasSubstr("has changed since"));
}

TEST(KnowledgeGraph, RecordsComeBackWhole)
{
    KnowledgeGraph graph = graphFromText("ada -knows-> bob");
    Statement s = graph.statement(StatementId{0});
    s.claim = "Ada knows Bob — “well”.";
    s.speaker = EntityId{1};
    s.paragraph = 9;
    s.quote = "q";
    s.modality = Modality::Pledged;
    s.polarity = Polarity::Negative;
    s.said = Edtf::parse("2024-06~").value();
    s.holds = Edtf::parse("2018/2024-10").value();
    s.holdsBasis = "inferred";
    s.confidence = "high";
    s.status = "draft";
    s.note = "n";
    s.properties = {{"b", "2"}, {"a", "1"}};
    GraphDiff diff;
    diff.statements.push_back({StatementId{0}, graph.statement(StatementId{0}), s});
    ASSERT_TRUE(graph.apply(diff));
    EXPECT_EQ(graph.statement(StatementId{0}), s);
    EXPECT_EQ(graph.statementsBy(EntityId{1}).size(), 1U);
}

TEST(KnowledgeGraph, SeveralThreadsMayReadAtOnce)
{
    const auto graph = graphFromText("ada -knows-> bob, bob -knows-> carl, carl -knows-> ada");
    std::vector<std::thread> readers;
    std::vector<std::size_t> sums(4);
    for (std::size_t t = 0; t < sums.size(); ++t)
        readers.emplace_back([&graph, &sum = sums[t]] {
            for (int i = 0; i < 200; ++i)
                for (const EntityId id : graph.entities())
                    sum += graph.statementsOf(id).size() + graph.entity(id).name.size();
        });
    for (auto &reader : readers)
        reader.join();
    EXPECT_EQ(sums, std::vector<std::size_t>(4, 200U * (6 + 10)));
}

}  // namespace
}  // namespace relata
