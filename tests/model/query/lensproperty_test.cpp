// SPDX-License-Identifier: Apache-2.0
// What a lens asks of the properties of statements and of their ends.
#include "model/query/lensproperty.h"

#include "model/evidence/locator.h"
#include "model/query/lens.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::HasSubstr;

/// a has a budget, s1 and s3 an amount: as people write numbers.
KnowledgeGraph paid()
{
    KnowledgeGraph graph = test::graphFromText("a -pays-> b, b -pays-> c, c -pays-> d, d -pays-> b, e");
    GraphDiff diff;
    const auto entity = [&](const char *key, Properties properties) {
        const EntityId id = graph.findEntity(key);
        diff.entities.push_back({id, graph.entity(id), graph.entity(id)});
        diff.entities.back().after->properties = std::move(properties);
    };
    const auto statement = [&](const char *key, Properties properties) {
        const StatementId id = graph.findStatement(key);
        diff.statements.push_back({id, graph.statement(id), graph.statement(id)});
        diff.statements.back().after->properties = std::move(properties);
    };
    entity("a", {{"Budget", "$ 1,250.50"}});
    entity("e", {{"Budget", "12 000"}, {"country", "MX"}});
    statement("s2", {{"amount", "400"}});
    statement("s3", {{"amount", "1000"}, {"start year", "2019"}});
    statement("s4", {{"amount", "n/a"}});
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

TEST(LensProperty, PropertiesOfStatementsAndEndsAreComparedAsNumbersAndAsText)
{
    const KnowledgeGraph graph = paid();
    const auto of = [&](const char *text) {
        const auto result = Lens::parse(text)->evaluate(graph);
        if (!result)
            return result.error().text();
        std::string found;
        result->statements.forEach([&](StatementId id) { found += std::string(graph.key(id)) + " "; });
        return found + std::to_string(result->entities.size());
    };
    EXPECT_EQ(of("property:amount"), "s2 s3 s4 3");
    EXPECT_EQ(of("property:amount>400"), "s3 2");
    EXPECT_EQ(of("property:\"AMOUNT >= 400\""), "s2 s3 3");
    EXPECT_EQ(of("property:amount=100..500"), "s2 2");
    EXPECT_EQ(of("property:amount=400.0"), "s2 2");
    EXPECT_EQ(of("property:amount=N/A"), "s4 2");
    EXPECT_EQ(of("property:amount<0"), "0");
    EXPECT_EQ(of("property:\"start year=2019\""), "s3 2");
    EXPECT_EQ(of("property:budget>1250"), "s1 3") << "a, at the end of s1, and e, who is alone";
    EXPECT_EQ(of("property:budget>5000"), "1");
    EXPECT_EQ(of("property:country=mx,amount>400"), "s3 3");
    EXPECT_EQ(of("property:\"amount\">400"), of("property:amount>400")) << "the quotes may end before the sign";
    EXPECT_EQ(of("property:\"amount\">=\"400\""), of("property:amount>=400"));
    EXPECT_THAT(Lens::parse("property:\"amount\">").error().text(), HasSubstr("a value is missing"));
    EXPECT_EQ(of("-property:amount pays"), "s1 2");
    EXPECT_THAT(of("property:amuont>4"), HasSubstr("no property “amuont”. Did you mean “amount”?"));
    EXPECT_FALSE(Lens::parse("property:amuont")->check(graph));
    EXPECT_EQ(lensConditionInWords(Lens::parse("property:amount>400")->root(), graph), "Amount > 400");
    EXPECT_EQ(lensConditionInWords(Lens::parse("property:country=mx,amount")->root(), graph), "Country is mx or has amount");
    const auto offered = lensCompletions("property:st", 11, graph);
    ASSERT_EQ(offered.size(), 1U);
    EXPECT_EQ(offered[0].insert, "\"start year\"");
}

TEST(LensProperty, APageIsAPlaceAndNoParagraph)
{
    KnowledgeGraph graph = test::graphFromText("a -x-> b, a -x-> c, a -x-> d");
    GraphDiff diff;
    const auto place = [&](const char *key, const Locator &where) {
        const StatementId id = graph.findStatement(key);
        const Statement before = graph.statement(id);
        Statement after = before;
        setLocator(after, where);
        diff.statements.push_back({id, before, after});
    };
    place("s1", {0, "12", {}});
    place("s2", {3, {}, {}});
    ASSERT_TRUE(graph.apply(diff));
    const auto count = [&](const char *lens) { return Lens::parse(lens)->evaluate(graph)->statements.size(); };
    EXPECT_EQ(count("has:place"), 2U);
    EXPECT_EQ(count("has:paragraph"), 1U);
    EXPECT_EQ(count("-has:place"), 1U);
    EXPECT_EQ(count("property:page=12"), 1U);
}

}  // namespace
}  // namespace relata
