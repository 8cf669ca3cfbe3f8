// SPDX-License-Identifier: Apache-2.0
#include "model/edit/statementdraft.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::HasSubstr;

KnowledgeGraph standardGraph()
{
    KnowledgeGraph graph;
    GraphDiff schema;
    schema.schema = SchemaChange{graph.schema(), Schema::standard()};
    EXPECT_TRUE(graph.apply(schema));
    return graph;
}

TEST(StatementDraft, MakesWhatItNamesInOneStep)
{
    KnowledgeGraph graph = standardGraph();
    StatementWish wish;
    wish.subject = {noEntity, " Ada ", "person"};
    wish.object = {noEntity, "ACME", "institution"};
    wish.speaker = {noEntity, "Ada", "person"};
    wish.newPredicate = "is employed by";
    wish.newDocument = "A letter";
    wish.record.paragraph = 3;
    const auto diff = draftStatement(graph, noStatement, wish);
    ASSERT_TRUE(diff) << diff.error().text();
    ASSERT_TRUE(graph.apply(*diff));
    ASSERT_EQ(graph.entityCount(), 2U) << "the speaker is the subject";
    const StatementId id = *graph.statements().begin();
    const Statement statement = graph.statement(id);
    EXPECT_EQ(statement.claim, "Ada is employed by ACME.");
    EXPECT_EQ(statement.speaker, statement.subject);
    EXPECT_EQ(statement.predicate, "is-employed-by");
    EXPECT_EQ(statement.paragraph, 3);
    EXPECT_EQ(graph.document(statement.document).title, "A letter");
    ASSERT_TRUE(graph.apply(diff->inverted()));
    EXPECT_EQ(graph.entityCount(), 0U);
    EXPECT_TRUE(graph.schema().predicates().empty());
}

TEST(StatementDraft, TwoNewOnesWhoseKeysWouldBeTheSame)
{
    KnowledgeGraph graph = standardGraph();
    StatementWish wish;
    wish.subject = {noEntity, "José", "person"};
    wish.object = {noEntity, "Jose", "person"};
    wish.newPredicate = "knows";
    const auto diff = draftStatement(graph, noStatement, wish);
    ASSERT_TRUE(diff) << diff.error().text();
    ASSERT_TRUE(graph.apply(*diff));
    EXPECT_NE(graph.findEntity("jose"), noEntity);
    EXPECT_NE(graph.findEntity("jose-2"), noEntity);
}

TEST(StatementDraft, SaysWhatIsMissing)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    StatementWish wish;
    wish.subject.id = graph.findEntity("ada");
    wish.newPredicate = "trusts";
    EXPECT_THAT(draftStatement(graph, noStatement, wish).error().text(), HasSubstr("the object is missing"));
    wish.object.id = graph.findEntity("bob");
    wish.newPredicate = " ";
    EXPECT_THAT(draftStatement(graph, noStatement, wish).error().text(), HasSubstr("the predicate is missing"));
    wish.object = {noEntity, "Eve", "alien"};
    wish.newPredicate = "trusts";
    EXPECT_THAT(draftStatement(graph, noStatement, wish).error().text(), HasSubstr("alien"));
}

TEST(StatementDraft, ChangesOneThatIsThereAndNothingElse)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    const StatementId id = *graph.statements().begin();
    StatementWish wish;
    wish.record = graph.statement(id);
    wish.subject.id = wish.record.subject;
    wish.object.id = wish.record.object;
    wish.speaker.id = wish.record.speaker;
    EXPECT_TRUE(draftStatement(graph, id, wish)->empty());
    std::swap(wish.subject, wish.object);
    const auto diff = draftStatement(graph, id, wish);
    ASSERT_TRUE(diff) << diff.error().text();
    ASSERT_TRUE(graph.apply(*diff));
    EXPECT_EQ(graph.key(graph.subject(id)), "bob");
}

TEST(StatementDraft, PredicateKeysAreFree)
{
    Schema schema;
    EXPECT_EQ(freePredicateKey(schema, "Reports to"), "reports-to");
    schema.ensurePredicate({"reports-to", "reports to", "", "", "", {}, {}, false, ""});
    EXPECT_EQ(freePredicateKey(schema, "reports to"), "reports-to-2");
}

}  // namespace
}  // namespace relata
