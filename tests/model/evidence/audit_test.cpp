// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/audit.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace relata {
namespace {

KnowledgeGraph edited(KnowledgeGraph graph, std::uint32_t statement, void (*change)(Statement &))
{
    GraphDiff diff;
    Statement next = graph.statement(StatementId{statement});
    change(next);
    diff.statements.push_back({StatementId{statement}, graph.statement(StatementId{statement}), next});
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

TEST(Disagreements, AreFoundBetweenStatedAndDeniedAtTheSameTimeOnly)
{
    auto graph = test::graphFromText("ada -pays-> bob, ada -pays-> bob, bob -pays-> ada, ada -knows-> bob");
    EXPECT_TRUE(disagreements(graph).empty());
    graph = edited(graph, 1, [](Statement &s) { s.modality = Modality::Denied; });
    ASSERT_EQ(disagreements(graph).size(), 1U);
    EXPECT_EQ(disagreements(graph)[0].otherSide, std::vector{StatementId{1}});
    graph = edited(graph, 0, [](Statement &s) { s.holds = Edtf::parse("2018").value(); });
    graph = edited(graph, 1, [](Statement &s) { s.holds = Edtf::parse("2019").value(); });
    EXPECT_TRUE(disagreements(graph).empty());
}

TEST(Disagreements, OppositePredicatesDiffer)
{
    auto graph = test::graphFromText("ada -supports-> bob, ada -opposes-> bob, bob -supports-> ada");
    Schema schema;
    for (const auto &type : graph.schema().types())
        schema.ensureType(type);
    for (Predicate predicate : graph.schema().predicates()) {
        predicate.opposite = predicate.key == "supports" ? "opposes" : "supports";
        schema.ensurePredicate(predicate);
    }
    GraphDiff diff;
    diff.schema = SchemaChange{graph.schema(), schema};
    ASSERT_TRUE(graph.apply(diff));
    EXPECT_EQ(disagreements(graph).size(), 1U);
}

TEST(Audit, FindsWhatIsPlanted)
{
    auto graph = test::graphFromText("ada -pays-> bob, ada -pays-> bob, carl");
    graph = edited(graph, 0, [](Statement &s) { s.document = noDocument; });
    const auto findings = auditEvidence(graph);
    const auto count = [&](Finding::Kind kind) { return std::count_if(findings.begin(), findings.end(), [kind](const Finding &f) { return f.kind == kind; }); };
    EXPECT_EQ(count(Finding::Kind::Unsourced), 1);
    EXPECT_EQ(count(Finding::Kind::MissingLocator), 1);
    EXPECT_EQ(count(Finding::Kind::UnusedEntity), 1);
    EXPECT_EQ(count(Finding::Kind::SchemaBreach), 0);
    EXPECT_EQ(count(Finding::Kind::Contradiction), 0);
}

}  // namespace
}  // namespace relata
