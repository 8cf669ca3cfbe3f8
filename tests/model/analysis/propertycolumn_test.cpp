// SPDX-License-Identifier: Apache-2.0
// What entities say of themselves, as numbers and as groups.
#include "model/analysis/propertycolumn.h"

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
    const auto found = entityProperties(budgets());
    ASSERT_TRUE(found);
    EXPECT_THAT(*found, ElementsAre(EntityProperty{"Budget", 3, true, false}, EntityProperty{"Country", 4, false, true},
                                    EntityProperty{"Rank", 3, true, true}))
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

TEST(PropertyColumn, StopsWhenNobodyWaits)
{
    std::stop_source source;
    source.request_stop();
    const RunContext stopped(source.get_token(), {});
    EXPECT_EQ(entityProperties(budgets(), stopped).error().code, Error::Code::Cancelled);
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
    EXPECT_THAT(scaleNamed(graph, "Mail").error().text(), HasSubstr("no number or group “Mail”. Expected one of degree, "));
    EXPECT_THAT(scaleNamed(graph, "Mail").error().text(), HasSubstr("community, Budget, Country, Rank"));
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
    EXPECT_EQ(lensOfGroups(Scale::ofGroups("Country"), {"!!"}), "") << "nor signs alone";
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
