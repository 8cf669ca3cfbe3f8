// SPDX-License-Identifier: Apache-2.0
#include "model/edit/drafts.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::HasSubstr;

TEST(Drafts, KeysAreReadableAndFree)
{
    KnowledgeGraph graph = test::graphFromText("jose-nunez -knows-> bob");
    EXPECT_EQ(freeEntityKey(graph, "José Núñez"), "jose-nunez-2");
    EXPECT_EQ(freeEntityKey(graph, "Instituto Nacional (INM)"), "instituto-nacional-inm");
    EXPECT_EQ(freeEntityKey(graph, "…"), "entity");
    EXPECT_EQ(graph.findStatement(freeStatementKey(graph)), noStatement);
}

TEST(Drafts, AnEntityFromNothing)
{
    KnowledgeGraph graph;
    GraphDiff schema;
    schema.schema = SchemaChange{graph.schema(), Schema::standard()};
    ASSERT_TRUE(graph.apply(schema));
    const auto diff = draftEntity(graph, noEntity, {{}, "person", "  Ana María ", {" ", "Anita "}, "", {}});
    ASSERT_TRUE(diff) << diff.error().text();
    ASSERT_TRUE(graph.apply(*diff));
    const Entity ana = graph.entity(graph.findEntity("ana-maria"));
    EXPECT_EQ(ana.name, "Ana María");
    EXPECT_EQ(ana.aliases, std::vector<std::string>{"Anita"});
    EXPECT_THAT(draftEntity(graph, noEntity, {{}, "person", " ", {}, "", {}}).error().text(), HasSubstr("has no name"));
    EXPECT_THAT(draftEntity(graph, noEntity, {{}, "alien", "X", {}, "", {}}).error().text(), HasSubstr("alien"));
    EXPECT_TRUE(draftEntity(graph, graph.findEntity("ana-maria"), ana)->empty()) << "nothing changes";
}

TEST(Drafts, AStatementIsMadeChangedAndTakenBack)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    const std::string before = test::print(graph);
    Statement statement;
    statement.subject = graph.findEntity("bob");
    statement.object = graph.findEntity("ada");
    statement.predicate = "knows";
    statement.claim = " Bob knows Ada. ";
    const auto diff = draftStatement(graph, noStatement, statement);
    ASSERT_TRUE(diff) << diff.error().text();
    ASSERT_TRUE(graph.apply(*diff));
    const StatementId made = diff->statements[0].id;
    EXPECT_EQ(graph.claim(made), "Bob knows Ada.");
    Statement reversed = graph.statement(made);
    std::swap(reversed.subject, reversed.object);
    const auto change = draftStatement(graph, made, reversed);
    ASSERT_TRUE(change) << change.error().text();
    ASSERT_TRUE(graph.apply(*change));
    EXPECT_EQ(test::print(graph), "ada -knows-> bob, ada -knows-> bob");
    ASSERT_TRUE(graph.apply(change->inverted()));
    ASSERT_TRUE(graph.apply(diff->inverted()));
    EXPECT_EQ(test::print(graph), before);
    statement.object = noEntity;
    EXPECT_THAT(draftStatement(graph, noStatement, statement).error().text(), HasSubstr("the object is missing"));
    statement.object = statement.subject;
    statement.predicate = "hates";
    EXPECT_THAT(draftStatement(graph, noStatement, statement).error().text(), HasSubstr("hates"));
}

TEST(Drafts, ADocumentIsMadeChangedAndTakenAwayWhenNothingStandsInIt)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    Document memo;
    memo.title = "  Informe único ";
    memo.authors = {" ", "Ana "};
    const auto made = draftDocument(graph, noDocument, memo);
    ASSERT_TRUE(made) << made.error().text();
    ASSERT_TRUE(graph.apply(*made));
    const DocumentId id = graph.findDocument("informe-unico");
    ASSERT_NE(id, noDocument);
    EXPECT_EQ(graph.document(id).title, "Informe único");
    EXPECT_EQ(graph.document(id).authors, (std::vector<std::string>{"Ana"}));
    EXPECT_TRUE(draftDocument(graph, id, graph.document(id))->empty());
    Document nameless = graph.document(id);
    nameless.title.clear();
    EXPECT_THAT(draftDocument(graph, id, nameless).error().text(), HasSubstr("neither a title nor an address"));
    nameless.url = "https://example.org";
    EXPECT_TRUE(draftDocument(graph, id, nameless));

    Statement cited = graph.statement(graph.findStatement("s1"));
    GraphDiff cite;
    cite.statements.push_back({graph.findStatement("s1"), cited, cited});
    cite.statements.front().after->document = id;
    ASSERT_TRUE(graph.apply(cite));
    EXPECT_THAT(removeDocument(graph, id).error().text(), HasSubstr("holds 1 statement. Expected none"));
    ASSERT_TRUE(graph.apply(cite.inverted()));
    ASSERT_TRUE(graph.apply(*removeDocument(graph, id)));
    EXPECT_EQ(graph.findDocument("informe-unico"), noDocument);
}

TEST(Drafts, PredicatesThatFitMostUsedFirst)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, ada -likes-> bob, bob -likes-> ada");
    GraphDiff diff;
    Schema schema = graph.schema();
    Predicate onlyPolicies;
    onlyPolicies.key = "enacts";
    onlyPolicies.label = "enacts";
    onlyPolicies.range = {"policy"};
    schema.ensurePredicate(onlyPolicies);
    diff.schema = SchemaChange{graph.schema(), schema};
    ASSERT_TRUE(graph.apply(diff));
    const TypeId person = graph.typeOf(graph.findEntity("ada"));
    std::vector<std::string> labels;
    for (const PredicateId id : fittingPredicates(graph, person, person))
        labels.push_back(graph.schema().predicate(id).label);
    EXPECT_THAT(labels, testing::ElementsAre("likes", "knows"));
    EXPECT_EQ(fittingPredicates(graph, person, *graph.schema().findType("policy")).size(), 3U);
}

}  // namespace
}  // namespace relata
