// SPDX-License-Identifier: Apache-2.0
#include "model/edit/retype.h"

#include "model/edit/statementdraft.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::HasSubstr;

struct RetypeTest : testing::Test {
    KnowledgeGraph graph = test::graphFromText("ada -pays-> acme:institution, bob -pays-> acme, ada -knows-> bob");

    void change(const std::function<void(Schema &)> &edit)
    {
        GraphDiff diff;
        Schema after = graph.schema();
        edit(after);
        diff.schema = SchemaChange{graph.schema(), after};
        ASSERT_TRUE(graph.apply(diff));
    }
    void define(const Predicate &predicate)
    {
        change([&](Schema &schema) {
            Schema fresh;
            for (const Category &category : schema.categories())
                fresh.ensureCategory(category);
            for (const EntityType &type : schema.types())
                fresh.ensureType(type);
            for (const Predicate &each : schema.predicates())
                fresh.ensurePredicate(each.key == predicate.key ? predicate : each);
            fresh.ensurePredicate(predicate);
            schema = fresh;
        });
    }
    void plainClaims()
    {
        GraphDiff diff;
        for (const StatementId id : graph.statements()) {
            Statement after = graph.statement(id);
            after.claim = plainClaim(graph, after.subject, graph.predicate(id), after.object);
            diff.statements.push_back({id, graph.statement(id), after});
        }
        ASSERT_TRUE(graph.apply(diff));
    }
    StatementId s(const char *key) { return graph.findStatement(key); }
    EntityId e(const char *key) { return graph.findEntity(key); }
    void apply(const Result<GraphDiff> &diff)
    {
        ASSERT_TRUE(diff) << diff.error().text();
        ASSERT_TRUE(graph.apply(*diff));
    }
};

TEST_F(RetypeTest, ReversedTheEndsChangePlacesAndAPlainClaimFollows)
{
    plainClaims();
    apply(reverseStatements(graph, {s("s3")}));
    EXPECT_EQ(graph.subject(s("s3")), e("bob"));
    EXPECT_EQ(graph.claim(s("s3")), "Bob knows Ada.");
    apply(reverseStatements(graph, {s("s3")}));
    EXPECT_EQ(graph.claim(s("s3")), "Ada knows Bob.");
}

TEST_F(RetypeTest, WordsThatSomebodySaidAreLeftAlone)
{
    const std::string claim(graph.claim(s("s3")));
    apply(reverseStatements(graph, {s("s3")}));
    EXPECT_EQ(graph.claim(s("s3")), claim);
}

TEST_F(RetypeTest, WhatThePredicateDoesNotTakeIsReversedByItsInverseOrRefused)
{
    define({"pays", "pays", "is paid by", "", "", {"person"}, {"institution"}, false, ""});
    const auto refused = reverseStatements(graph, {s("s1"), s("s2"), s("s3")});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), HasSubstr("2 statements could not stand"));
    EXPECT_THAT(refused.error().text(), HasSubstr("person as subject and institution as object"));
    define({"paid-by", "is paid by", "pays", "", "", {"institution"}, {"person"}, false, ""});
    apply(reverseStatements(graph, {s("s1"), s("s2")}));
    EXPECT_EQ(graph.statement(s("s1")).predicate, "paid-by");
    EXPECT_EQ(graph.subject(s("s1")), e("acme"));
}

TEST_F(RetypeTest, FromTheOtherEndTheSameIsSaid)
{
    EXPECT_EQ(inversePredicate(graph.schema(), *graph.schema().findPredicate("pays")), std::nullopt);
    EXPECT_TRUE(invertStatements(graph, {s("s1")})->empty());
    define({"pays", "pays", "Is paid by", "", "", {}, {}, false, ""});
    define({"paid-by", "is paid by", "", "", "", {}, {}, false, ""});
    plainClaims();
    apply(invertStatements(graph, {s("s1"), s("s3")}));
    EXPECT_EQ(graph.claim(s("s1")), "Acme is paid by Ada.");
    EXPECT_EQ(graph.subject(s("s3")), e("ada")) << "knows has no inverse";
    apply(invertStatements(graph, {s("s1")}));
    EXPECT_EQ(graph.claim(s("s1")), "Ada pays Acme.");
}

TEST_F(RetypeTest, ManyGetAnotherPredicateAtOnceOrNoneDoes)
{
    plainClaims();
    apply(retypeStatements(graph, {s("s1"), s("s2")}, "knows"));
    EXPECT_EQ(graph.claim(s("s2")), "Bob knows Acme.");
    define({"owns", "owns", "", "", "", {"person"}, {"institution"}, false, ""});
    EXPECT_THAT(retypeStatements(graph, {s("s1"), s("s3")}, "owns").error().text(), HasSubstr("“Ada knows Bob.”"));
    EXPECT_THAT(retypeStatements(graph, {s("s1")}, "eats").error().text(), HasSubstr("no predicate “eats”"));
    EXPECT_EQ(graph.statement(s("s1")).predicate, "knows");
}

TEST_F(RetypeTest, OnlyWhatFitsAllIsOfferedMostUsedFirst)
{
    define({"owns", "owns", "", "", "", {"person"}, {"institution"}, false, ""});
    const auto keys = [&](const std::vector<StatementId> &ids) {
        std::vector<std::string> found;
        for (const PredicateId id : predicatesForAll(graph, ids))
            found.push_back(graph.schema().predicate(id).key);
        return found;
    };
    EXPECT_EQ(keys({s("s1"), s("s2")}), (std::vector<std::string>{"pays", "knows", "owns"}));
    EXPECT_EQ(keys({s("s1"), s("s3")}), (std::vector<std::string>{"pays", "knows"}));
    EXPECT_TRUE(keys({}).empty());
}

TEST_F(RetypeTest, EntitiesAreRetypedWhenTheirStatementsCanStand)
{
    apply(retypeEntities(graph, {e("ada"), e("bob")}, "institution"));
    EXPECT_EQ(graph.entity(e("ada")).type, "institution");
    define({"knows", "knows", "", "", "", {"institution"}, {"institution"}, false, ""});
    const auto refused = retypeEntities(graph, {e("ada")}, "person");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), HasSubstr("Expected institution as subject"));
    EXPECT_TRUE(retypeEntities(graph, {e("ada")}, "institution")->empty()) << "it is one";
    EXPECT_FALSE(retypeEntities(graph, {e("ada")}, "alien"));
    define({"knows", "knows", "", "", "", {}, {}, false, ""});
    apply(retypeEntities(graph, {e("ada"), e("bob")}, "person"));
}

TEST_F(RetypeTest, OneStatementBecomesTwoAsOneEdit)
{
    StatementEdit first{s("s1"), {}}, second{noStatement, {}};
    first.wish.record = second.wish.record = graph.statement(s("s1"));
    first.wish.subject = second.wish.subject = {e("ada"), {}, {}};
    first.wish.object = {e("acme"), {}, {}};
    first.wish.record.claim = "Ada pays Acme";
    second.wish.record.key.clear();
    second.wish.record.claim = "Ada pays Beta";
    second.wish.object = {noEntity, "Beta", "institution"};
    second.wish.speaker = {noEntity, "Beta", "institution"};
    const std::string before = test::print(graph);
    const auto diff = draftStatements(graph, {first, second});
    ASSERT_TRUE(diff) << diff.error().text();
    EXPECT_EQ(diff->entities.size(), 1U) << "who is new is made once";
    apply(diff);
    EXPECT_EQ(graph.statementCount(), 4U);
    EXPECT_EQ(graph.claim(s("s1")), "Ada pays Acme");
    EXPECT_NE(e("beta"), noEntity);
    ASSERT_TRUE(graph.apply(diff->inverted()));
    EXPECT_EQ(test::print(graph), before);
}

TEST_F(RetypeTest, SeveralNewStatementsGetKeysAndDocumentsOfTheirOwn)
{
    std::vector<StatementEdit> edits(3);
    for (StatementEdit &edit : edits) {
        edit.wish.subject = {e("ada"), {}, {}};
        edit.wish.object = {e("bob"), {}, {}};
        edit.wish.record.predicate = "knows";
        edit.wish.newDocument = "Letter";
    }
    edits[2].wish.newDocument = "Letter!";
    const auto diff = draftStatements(graph, edits);
    ASSERT_TRUE(diff) << diff.error().text();
    EXPECT_EQ(diff->documents.size(), 2U);
    apply(diff);
    EXPECT_EQ(graph.statementCount(), 6U);
}

}  // namespace
}  // namespace relata
