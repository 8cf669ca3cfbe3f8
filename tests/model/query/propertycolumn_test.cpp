// SPDX-License-Identifier: Apache-2.0
// What entities say of themselves, as numbers and as groups.
#include "model/query/propertycolumn.h"

#include "model/graph/knowledgegraph.h"
#include "model/query/lens.h"
#include "model/query/scalelens.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr double endless = std::numeric_limits<double>::infinity();

KnowledgeGraph having(const char *links, const std::vector<std::pair<const char *, Properties>> &properties)
{
    KnowledgeGraph graph = test::graphFromText(links);
    GraphDiff diff;
    for (const auto &[key, given] : properties) {
        const EntityId id = graph.findEntity(key);
        const Entity before = graph.entity(id);
        Entity after = before;
        after.properties = given;
        diff.entities.push_back({id, before, after});
    }
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

KnowledgeGraph budgets()
{
    return having("a -pays-> b, c -pays-> d, e", {{"a", {{"Budget", "1,250.50"}, {"Country", "us"}, {"Mail", "a@x"}, {"Rank", "1"}}},
                                                  {"b", {{"Budget", "n/a"}, {"Country", "mx"}, {"Mail", "b@x"}, {"Rank", "2"}}},
                                                  {"c", {{"Budget", "-3"}, {"Country", " mx "}, {"Mail", "c@x"}, {"Rank", "1"}}},
                                                  {"e", {{"Country", "ca"}}}});
}

double of(const PropertyColumn &column, const KnowledgeGraph &graph, const char *key)
{
    return column.values[indexOf(graph.findEntity(key))];
}

TEST(PropertyColumn, TellsWhatCanBeMadeOfProperties)
{
    const auto found = scaleProperties(budgets());
    ASSERT_TRUE(found);
    EXPECT_THAT(*found,
                ElementsAre(ScaleProperty{"Budget", 3, true, false}, ScaleProperty{"Country", 4, false, true}, ScaleProperty{"Rank", 3, true, true}))
        << "one budget is not known, and everybody has another mail";
}

TEST(PropertyColumn, NumbersAreReadAsPeopleWriteThem)
{
    const KnowledgeGraph graph = budgets();
    const auto column = propertyColumn(graph, Scale::ofNumbers("Budget"));
    ASSERT_TRUE(column);
    EXPECT_EQ(of(*column, graph, "a"), 1250.5);
    EXPECT_EQ(of(*column, graph, "c"), -3);
    EXPECT_TRUE(std::isnan(of(*column, graph, "b")));
    EXPECT_TRUE(std::isnan(of(*column, graph, "e")));
    EXPECT_TRUE(column->groups.empty());
    EXPECT_EQ(column->note, "1 entity has something there that is no number");
    EXPECT_TRUE(std::isnan(of(*propertyColumn(graph, Scale::ofNumbers("nothing")), graph, "a")));
}

TEST(PropertyColumn, FifthsWhereStepsOfEqualWidthTellNothing)
{
    const auto fifths = [](const std::vector<const char *> &values) {
        std::string entities;
        for (std::size_t i = 0; i < values.size(); ++i)
            entities += (i ? ", e" : "e") + std::to_string(i);
        KnowledgeGraph graph = test::graphFromText(entities.c_str());
        GraphDiff diff;
        for (std::uint32_t i = 0; i < values.size(); ++i) {
            Entity after = graph.entity(EntityId{i});
            after.properties = {{"Sum", values[i]}};
            diff.entities.push_back({EntityId{i}, graph.entity(EntityId{i}), after});
        }
        EXPECT_TRUE(graph.apply(diff));
        return propertyColumn(graph, Scale::ofNumbers("Sum"))->fifths;
    };
    EXPECT_THAT(fifths({"10", "30", "20", "40", "60", "50", "70", "80", "1000000", "90"}), ElementsAre(20, 40, 60, 80));
    EXPECT_THAT(fifths({"0", "0", "0", "0", "0", "0", "0", "0", "7", "1000"}), ElementsAre(0, 0, 0, 0));
    EXPECT_TRUE(fifths({"10", "20", "30", "40", "50", "60"}).empty());
    EXPECT_TRUE(fifths({"3", "3", "3", "3", "3", "3"}).empty()) << "no steps at all";
    EXPECT_TRUE(fifths({"1", "2", "n/a", "1000", "x", "?"}).empty()) << "few numbers";
}

TEST(PropertyColumn, GroupsHaveTheSameTextTheMostFrequentFirst)
{
    const KnowledgeGraph graph = budgets();
    const auto column = propertyColumn(graph, Scale::ofGroups("Country"));
    ASSERT_TRUE(column);
    EXPECT_THAT(column->groups, ElementsAre("mx", "ca", "us"));
    EXPECT_EQ(of(*column, graph, "b"), 1);
    EXPECT_EQ(of(*column, graph, "c"), 1);
    EXPECT_EQ(of(*column, graph, "a"), 3);
    EXPECT_TRUE(std::isnan(of(*column, graph, "d")));
    EXPECT_EQ(column->note, "3 groups");
}

TEST(PropertyColumn, PointsAreThoseOfThousandsWhereTheColumnShowsIt)
{
    const KnowledgeGraph graph =
        having("a -pays-> b, c -pays-> d",
               {{"a", {{"Monto", "1.250.000"}}}, {"b", {{"Monto", "1.500"}}}, {"c", {{"Monto", "12,5"}}}, {"d", {{"Rate", "1.500"}}}});
    const auto column = propertyColumn(graph, Scale::ofNumbers("Monto"));
    EXPECT_EQ(of(*column, graph, "a"), 1250000);
    EXPECT_EQ(of(*column, graph, "b"), 1500);
    EXPECT_EQ(of(*column, graph, "c"), 12.5);
    EXPECT_EQ(column->note, "“1.500” was read as 1500, as other values show");
    EXPECT_EQ(of(*propertyColumn(graph, Scale::ofNumbers("Rate")), graph, "d"), 1.5) << "another column";
    const KnowledgeGraph several = having("a -x-> b, c -x-> d", {{"a", {{"Share", "40|60"}}}, {"c", {{"Share", "30"}}}});
    EXPECT_EQ(Lens::parse("property:Share>50")->evaluate(several)->statements.size(), 1U) << "one of several values";
    EXPECT_EQ(Lens::parse("property:Share=40")->evaluate(several)->statements.size(), 1U);
    EXPECT_EQ(Lens::parse("property:Share<20")->evaluate(several)->statements.size(), 0U);
    const auto torn =
        propertyColumn(having("a -x-> b, c", {{"a", {{"Sum", "1,5"}}}, {"b", {{"Sum", "2.5"}}}, {"c", {{"Sum", "1.500"}}}}), Scale::ofNumbers("Sum"));
    EXPECT_EQ(torn->note, "“1.500” was read as 1.5, but could mean another number: others are written both ways");
    EXPECT_EQ(Lens::parse("property:Monto=1000..2000")->evaluate(graph)->statements.size(), 1U);
    EXPECT_EQ(Lens::parse("property:Monto<10")->evaluate(graph)->statements.size(), 0U);
    EXPECT_EQ(Lens::parse("property:Rate<10")->evaluate(graph)->statements.size(), 1U);
}

TEST(PropertyColumn, GroupsAreWhatTheLensTakesForTheSame)
{
    const KnowledgeGraph graph = having("a -x-> b, c -x-> d, e", {{"a", {{"Country", "Mexico"}}},
                                                                  {"b", {{"Country", "México"}}},
                                                                  {"c", {{"Country", "MÉXICO."}}},
                                                                  {"d", {{"Country", "México"}}},
                                                                  {"e", {{"Country", ".."}}}});
    const auto column = propertyColumn(graph, Scale::ofGroups("Country"));
    EXPECT_THAT(column->groups, ElementsAre("México", "..")) << "by its most frequent spelling";
    for (const char *key : {"a", "b", "c", "d"})
        EXPECT_EQ(of(*column, graph, key), 1) << key;
    EXPECT_EQ(of(*column, graph, "e"), 2);
    EXPECT_EQ(column->note, "2 groups, written in 4 ways");
    EXPECT_EQ(Lens::parse(lensOfGroups(Scale::ofGroups("Country"), {column->groups[0]}))->evaluate(graph)->statements.size(), 2U);
    const KnowledgeGraph rated =
        having("a -x-> b, c -x-> d", {{"a", {{"Rating", "A+"}}}, {"b", {{"Rating", "a+"}}}, {"c", {{"Rating", "A-"}}}, {"d", {{"Rating", "A"}}}});
    EXPECT_THAT(propertyColumn(rated, Scale::ofGroups("Rating"))->groups, ElementsAre("A+", "A", "A-")) << "signs say something";
    EXPECT_EQ(Lens::parse("property:Rating=A+")->evaluate(rated)->statements.size(), 1U);
    EXPECT_EQ(Lens::parse("property:Rating=A-")->evaluate(rated)->statements.size(), 1U);
    EXPECT_THAT(propertyColumn(having("a -x-> b", {{"a", {{"Name", "Jean-Luc"}}}, {"b", {{"Name", "Jean Luc"}}}}), Scale::ofGroups("Name"))->groups,
                ElementsAre("Jean Luc"));
    EXPECT_THAT(*scaleProperties(having("a -x-> b", {{"a", {{"Country", "mexico"}}}, {"b", {{"Country", "México"}}}})),
                ElementsAre(ScaleProperty{"Country", 2, false, true}));
}

TEST(PropertyColumn, TellsWhatStatementsSay)
{
    KnowledgeGraph graph = having("a -pays-> b, c -pays-> d, e -pays-> a", {});
    GraphDiff diff;
    const auto give = [&](std::uint32_t i, Properties properties) {
        const StatementId id{i};
        Statement after = graph.statement(id);
        after.properties = std::move(properties);
        diff.statements.push_back({id, graph.statement(id), after});
    };
    give(0, {{"page", "3"}, {"Kind", "gift"}, {"Sum", "1.000.000"}, {"Sum", "x"}});
    give(1, {{"page", "cover"}, {"Sum", " "}});
    give(2, {{"Sum", "12,5"}, {"locator", "art. 5"}});
    ASSERT_TRUE(graph.apply(diff));
    EXPECT_THAT(*statementProperties(graph),
                ElementsAre(StatementProperty{"Sum", 2, true, DecimalMark::Comma}, StatementProperty{"Kind", 1, false, DecimalMark::Unknown},
                            StatementProperty{"page", 1, false, DecimalMark::Unknown}))
        << "of pages those alone that are none";
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(statementProperties(graph, RunContext(source.get_token(), {})).error().code, Error::Code::Cancelled);
}

TEST(PropertyColumn, StopsWhenNobodyWaits)
{
    std::stop_source source;
    source.request_stop();
    const RunContext stopped(source.get_token(), {});
    EXPECT_EQ(scaleProperties(budgets(), stopped).error().code, Error::Code::Cancelled);
    for (const Scale &scale : {Scale::ofNumbers("Budget"), Scale::ofGroups("Country")})
        EXPECT_EQ(propertyColumn(budgets(), scale, stopped).error().code, Error::Code::Cancelled);
}

TEST(Scale, ItsKeyIsReadAgain)
{
    for (const Scale &scale : {Scale(Measure::PageRank), Scale::ofNumbers("Budget in €"), Scale::ofGroups("groups:x")})
        EXPECT_EQ(scaleFromString(scale.key()), scale) << scale.key();
    for (const char *none : {"", "pagerankk", "numbers:", "budget"})
        EXPECT_FALSE(scaleFromString(none)) << none;
    EXPECT_TRUE(Scale(Measure::Community).isGroup());
    EXPECT_FALSE(Scale::ofNumbers("Budget").isGroup());
}

TEST(Scale, IsNamedByAMeasureOrAProperty)
{
    const KnowledgeGraph graph = budgets();
    EXPECT_EQ(scaleNamed(graph, "core").value(), Scale(Measure::Core));
    EXPECT_EQ(scaleNamed(graph, "Rank").value(), Scale::ofNumbers("Rank"));
    EXPECT_EQ(scaleNamed(graph, "groups:Rank").value(), Scale::ofGroups("Rank"));
    EXPECT_EQ(scaleNamed(graph, "rank").value(), Scale::ofNumbers("Rank"));
    EXPECT_THAT(scaleNamed(graph, "Budgets").error().text(), HasSubstr("no number or group “Budgets”. Did you mean “Budget”?"));
    EXPECT_THAT(scaleNamed(graph, "something").error().text(), HasSubstr("no number or group “something”. Expected one of degree, "));
    EXPECT_THAT(scaleNamed(graph, "Mail").error().text(), HasSubstr("“Mail” of entities is neither a number nor something that several share."));
    EXPECT_THAT(scaleNamed(graph, "Mail").error().text(), HasSubstr("community, Budget, Country, Rank"));
    EXPECT_THAT(scaleNamed(graph, "sum:Budget").error().text(), HasSubstr("no number or group “sum:Budget”")) << "no statement has one";
}

TEST(ScaleLens, ItsConditionsKeepWhoTheyMean)
{
    const KnowledgeGraph graph = budgets();
    const auto kept = [&](const std::string &condition) {
        const auto lens = Lens::parse(condition);
        EXPECT_TRUE(lens) << condition;
        return lens ? lens->evaluate(graph)->statements.size() : 99;
    };
    EXPECT_EQ(lensOfRange(Measure::Degree, 1, endless), "degree:1..");
    EXPECT_EQ(lensOfRange(Measure::Community, 2, 2), "community:2");
    EXPECT_EQ(lensOfRange(Scale::ofNumbers("Budget"), 1000, endless), "property:Budget=1000..");
    EXPECT_EQ(kept(lensOfRange(Scale::ofNumbers("Budget"), 1000, endless)), 1U) << "a pays b";
    EXPECT_EQ(kept(lensOfRange(Scale::ofNumbers("Budget"), -endless, 0)), 1U) << "c pays d";
    EXPECT_EQ(kept(lensOfRange(Scale::ofNumbers("Budget"), 0, 10)), 0U);
    EXPECT_EQ(kept(lensOfGroups(Scale::ofGroups("Country"), {"us"})), 1U);
    EXPECT_EQ(kept(lensOfGroups(Scale::ofGroups("Country"), {"us", "mx"})), 2U);
    EXPECT_EQ(lensOfGroups(Scale::ofGroups("a<b"), {"x"}), "") << "the lens would read another name";
    EXPECT_EQ(lensOfGroups(Scale::ofGroups("Country"), {"..."}), "") << "nor marks that say nothing";
    EXPECT_EQ(lensOfGroups(Scale::ofGroups("Country"), {}), "");
    for (const char *range : {"10..20", "<5", ">=7"})
        EXPECT_EQ(lensOfGroups(Scale::ofGroups("Country"), {range}), "") << "the lens would ask for numbers";
    EXPECT_EQ(kept(lensAbove(Scale::ofNumbers("Budget"), 1250)), 1U);
    EXPECT_EQ(kept(lensAbove(Scale::ofNumbers("Budget"), 1250.5)), 0U);
    for (const char *name : {"a:b", "a\"b", "a,b", "a|b", "a b", "<x>y", "R&D"}) {
        const KnowledgeGraph odd = having("a -x-> b, c -x-> d", {{"a", {{name, "1234567890127"}}}, {"c", {{name, "-2e-3"}}}});
        const std::string high = lensOfRange(Scale::ofNumbers(name), 1234567890127, endless),
                          low = lensOfRange(Scale::ofNumbers(name), -0.002, -0.002);
        if (std::string_view(name).find_first_of("<>=") != std::string_view::npos) {
            EXPECT_EQ(high, "") << name;
            continue;
        }
        EXPECT_EQ(Lens::parse(high)->evaluate(odd)->statements.size(), 1U) << high;
        EXPECT_EQ(Lens::parse(low)->evaluate(odd)->statements.size(), 1U) << low;
    }
}

}  // namespace
}  // namespace relata
