// SPDX-License-Identifier: Apache-2.0
#include "model/edit/replace.h"

#include "model/edit/duplicates.h"
#include "model/edit/merge.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using Match = ReplaceRequest::Match;

struct ReplaceTest : testing::Test {
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme");

    void change(const char *key, const std::function<void(Entity &)> &edit)
    {
        GraphDiff diff;
        const EntityId id = graph.findEntity(key);
        Entity after = graph.entity(id);
        edit(after);
        diff.entities.push_back({id, graph.entity(id), after});
        ASSERT_TRUE(graph.apply(diff));
    }
    void changeStatement(const char *key, const std::function<void(Statement &)> &edit)
    {
        GraphDiff diff;
        const StatementId id = graph.findStatement(key);
        Statement after = graph.statement(id);
        edit(after);
        diff.statements.push_back({id, graph.statement(id), after});
        ASSERT_TRUE(graph.apply(diff));
    }
    std::vector<ReplaceHit> hits(const ReplaceRequest &request)
    {
        auto found = findTexts(graph, request);
        EXPECT_TRUE(found) << found.error().text();
        return found ? std::move(found->hits) : std::vector<ReplaceHit>();
    }
    void replace(const ReplaceRequest &request)
    {
        const auto diff = replaceTexts(graph, hits(request));
        ASSERT_TRUE(diff) << diff.error().text();
        ASSERT_TRUE(graph.apply(*diff));
    }
    static ReplaceRequest plain(const char *find, const char *replacement, std::vector<TextField> fields, Match match = Match::Text)
    {
        ReplaceRequest request;
        request.find = find;
        request.replacement = replacement;
        request.fields = std::move(fields);
        request.match = match;
        return request;
    }
    const Entity entity(const char *key) { return graph.entity(graph.findEntity(key)); }
    const Statement statement(const char *key) { return graph.statement(graph.findStatement(key)); }
};

TEST_F(ReplaceTest, PlainTextIsTakenAsItIsWhateverItsSigns)
{
    change("ada", [](Entity &e) { e.description = "Owns $1 (a+b) and $1."; });
    const auto found = hits(plain("$1", "two $1\\n", {TextField::Description}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].before, "Owns $1 (a+b) and $1.");
    EXPECT_EQ(found[0].after, "Owns two $1\\n (a+b) and two $1\\n.");
    EXPECT_THAT(found[0].places, ElementsAre(Pair(5, 2), Pair(18, 2)));
    replace(plain("(A+B)", "", {TextField::Description}));
    EXPECT_EQ(entity("ada").description, "Owns $1  and $1.") << "case does not matter unless asked for";
}

TEST_F(ReplaceTest, CaseAndWholeWordsWhenAskedFor)
{
    change("ada", [](Entity &e) { e.description = "INM, inm and inmate; el INM-norte; ÁINM"; });
    ReplaceRequest request = plain("INM", "Institute", {TextField::Description}, Match::WholeWord);
    ASSERT_EQ(hits(request).size(), 1U);
    EXPECT_EQ(hits(request)[0].after, "Institute, Institute and inmate; el Institute-norte; ÁINM");
    request.matchCase = true;
    EXPECT_EQ(hits(request)[0].after, "Institute, inm and inmate; el Institute-norte; ÁINM");
}

TEST_F(ReplaceTest, PlainLettersFindThoseWithAccentsUnlessTheyMatter)
{
    change("ada", [](Entity &e) { e.description = "Garcia, GARCÍA, Garci\u0301a; Nuñez"; });
    const auto after = [&](const char *find, const char *replacement, bool exact = false, Match match = Match::Text) {
        ReplaceRequest request = plain(find, replacement, {TextField::Description}, match);
        request.matchCase = exact;
        const auto found = hits(request);
        return found.empty() ? std::string() : found[0].after;
    };
    EXPECT_EQ(after("garcia", "García"), "García, García, García; Nuñez");
    EXPECT_EQ(after("garcia", "X", false, Match::WholeWord), "X, X, X; Nuñez");
    EXPECT_EQ(after("garcía", "X"), "Garcia, X, X; Nuñez") << "an accent that is written is meant";
    EXPECT_EQ(after("Garcia", "X", true), "X, GARCÍA, Garci\u0301a; Nuñez");
    EXPECT_EQ(after("nunez", "X"), "Garcia, GARCÍA, Garci\u0301a; X");
    change("ada", [](Entity &e) { e.description = "Mbug\u0303a"; });
    EXPECT_EQ(after("g\u0303", "gn"), "Mbugna") << "there is no such letter in one";
    change("ada", [](Entity &e) { e.description = "Garcia, GARCÍA, Garci\u0301a; Nuñez"; });
    EXPECT_EQ(after("garcia", "X", false, Match::Expression), "X, GARCÍA, Garci\u0301a; Nuñez");
}

TEST_F(ReplaceTest, ExpressionsHaveGroupsAndPlacesInBytes)
{
    change("ada", [](Entity &e) { e.name = "Núñez, José"; });
    const auto found = hits(plain("^(\\p{L}+), (?<first>\\p{L}+)$", "${first} $1", {TextField::Name}, Match::Expression));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].after, "José Núñez");
    EXPECT_THAT(found[0].places, ElementsAre(Pair(0, found[0].before.size())));
}

TEST_F(ReplaceTest, WhatIsNoExpressionIsRefusedWithItsPlace)
{
    const auto wrong = [&](const char *find, const char *replacement) {
        const auto found = findTexts(graph, plain(find, replacement, {TextField::Name}, Match::Expression));
        EXPECT_FALSE(found) << find;
        return found ? std::string() : found.error().text();
    };
    EXPECT_THAT(wrong("(a", ""), HasSubstr("no regular expression"));
    EXPECT_THAT(wrong("(a)", "$2"), HasSubstr("“$2”"));
    EXPECT_THAT(wrong("(a)", "${who}"), HasSubstr("“${who}”"));
    EXPECT_THAT(wrong("", ""), HasSubstr("nothing to look for"));
}

TEST_F(ReplaceTest, AnExpressionThatTakesForeverIsStopped)
{
    change("ada", [](Entity &e) { e.description = std::string(60, 'a') + "!"; });
    const auto found = findTexts(graph, plain("(a+)+$", "", {TextField::Description}, Match::Expression));
    ASSERT_FALSE(found);
    EXPECT_THAT(found.error().text(), HasSubstr("takes too long"));
}

TEST_F(ReplaceTest, EveryFieldIsReached)
{
    change("ada", [](Entity &e) { e = {e.key, e.type, "x", {"x1", "x2"}, "x", {{"p", "x"}}}; });
    changeStatement("s1", [](Statement &s) {
        s.claim = s.quote = s.note = s.confidence = s.status = "x";
        s.said = *Edtf::parse("2019");
        s.holds = *Edtf::parse("2019-02");
        s.properties = {{"q", "x"}};
    });
    std::vector<TextField> all;
    for (std::size_t i = 0; i < textFieldCount; ++i)
        all.push_back(static_cast<TextField>(i));
    replace(plain("x", "y", all));
    EXPECT_EQ(entity("ada"), (Entity{"ada", "person", "y", {"y1", "y2"}, "y", {{"p", "y"}}}));
    const Statement after = statement("s1");
    for (const std::string *text : {&after.claim, &after.quote, &after.note, &after.confidence, &after.status, &after.properties[0].second})
        EXPECT_EQ(*text, "y");
    replace(plain("2019", "2020", all));
    EXPECT_EQ(statement("s1").said.text(), "2020");
    EXPECT_EQ(statement("s1").holds.text(), "2020-02");
    EXPECT_EQ(graph.document(graph.findDocument("doc")).title.find('x'), std::string::npos);
    EXPECT_THAT(hits(plain("x", "z", all)), IsEmpty());
}

TEST_F(ReplaceTest, ThePlaceInTheDocumentIsReplacedAsItIsWritten)
{
    const Properties told{{"page", "12"}, {"locator", "art. 5"}, {"amount", "12"}};
    changeStatement("s1", [&](Statement &s) {
        s.paragraph = 9;
        s.properties = told;
    });
    const auto found = hits(plain("p. 12", "p. 14", {TextField::StatementProperty, TextField::Place}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].before, "p. 12, ¶9, art. 5");
    replace(plain("12", "14", {TextField::StatementProperty, TextField::Place}));
    EXPECT_EQ(statement("s1").paragraph, 9);
    EXPECT_THAT(statement("s1").properties, testing::UnorderedElementsAre(Pair("page", "14"), Pair("locator", "art. 5"), Pair("amount", "14")));
    changeStatement("s2", [](Statement &s) { s.paragraph = 4; });
    const auto wrong = hits(plain("¶4", "¶", {TextField::Place}));
    ASSERT_EQ(wrong.size(), 1U);
    EXPECT_THAT(wrong[0].problem, HasSubstr("paragraph"));
}

TEST_F(ReplaceTest, OnlyTheRecordsThatWereAskedFor)
{
    ReplaceRequest request = plain("a", "o", {TextField::Name, TextField::Claim});
    request.entities = {{graph.findEntity("acme")}};
    request.statements = std::vector<StatementId>();
    replace(request);
    EXPECT_EQ(entity("acme").name, "ocme");
    EXPECT_EQ(entity("ada").name, "Ada");
    EXPECT_EQ(statement("s1").claim, "ada knows bob");
}

TEST_F(ReplaceTest, WhatWouldBreakARuleIsListedAndNotDone)
{
    changeStatement("s1", [](Statement &s) { s.said = *Edtf::parse("2019-06"); });
    auto found = hits(plain("Ada", "", {TextField::Name}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(found[0].problem, HasSubstr("name would be empty"));
    EXPECT_FALSE(replaceTexts(graph, found));
    found = hits(plain("-06", "-13", {TextField::Said}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(found[0].problem, HasSubstr("is not a date"));
    found = hits(plain("2019-06", "", {TextField::Said}));
    EXPECT_TRUE(found[0].problem.empty()) << "undated is no fault";
}

TEST_F(ReplaceTest, AliasesThatBecomeEmptyOrTheSameGo)
{
    change("ada", [](Entity &e) { e.aliases = {"A. L.", "A L", "Countess", "x"}; });
    replace(plain("^x$|\\.", "", {TextField::Alias}, Match::Expression));
    EXPECT_THAT(entity("ada").aliases, ElementsAre("A L", "Countess"));
}

TEST_F(ReplaceTest, TheMarksOfMergesAreLeftAlone)
{
    ASSERT_TRUE(graph.apply(*mergeEntities(graph, graph.findEntity("ada"), {graph.findEntity("acme")})));
    ASSERT_TRUE(graph.apply(*keepApart(graph, graph.findEntity("ada"), graph.findEntity("bob"))));
    EXPECT_THAT(hits(plain("a", "b", {TextField::EntityProperty})), IsEmpty());
}

TEST_F(ReplaceTest, WhatChangedMeanwhileIsNotOverwritten)
{
    const auto found = hits(plain("Ada", "Eda", {TextField::Name}));
    change("ada", [](Entity &e) { e.name = "Ada II"; });
    EXPECT_FALSE(replaceTexts(graph, found));
}

TEST_F(ReplaceTest, OneEditThatCanBeTakenBack)
{
    const std::string before = test::print(graph);
    const Statement claim = statement("s1");
    const auto diff = replaceTexts(graph, hits(plain("a", "á", {TextField::Name, TextField::Claim})));
    ASSERT_TRUE(diff);
    ASSERT_TRUE(graph.apply(*diff));
    EXPECT_EQ(statement("s1").claim, "ádá knows bob");
    ASSERT_TRUE(graph.apply(diff->inverted()));
    EXPECT_EQ(statement("s1"), claim);
    EXPECT_EQ(test::print(graph), before);
}

TEST_F(ReplaceTest, CanBeStopped)
{
    std::string many;
    for (int i = 0; i < 600; ++i)
        many += (i ? ", a" : "a") + std::to_string(i) + " -knows-> b";
    graph = test::graphFromText(many);
    std::stop_source stop;
    stop.request_stop();
    const auto found = findTexts(graph, plain("a", "b", {TextField::Name}), RunContext(stop.get_token()));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Error::Code::Cancelled);
}

}  // namespace
}  // namespace relata
