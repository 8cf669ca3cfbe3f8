// SPDX-License-Identifier: Apache-2.0
#include "model/schema/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <regex>
#include <set>

namespace relata {
namespace {

using testing::ElementsAre;

template <typename Items>
std::vector<std::string> keysOf(const Items &items)
{
    std::vector<std::string> keys;
    for (const auto &item : items)
        keys.push_back(item.key);
    return keys;
}

TEST(StandardSchema, HasTheSevenTypesAndCategories)
{
    const Schema schema = Schema::standard();
    EXPECT_THAT(keysOf(schema.types()), ElementsAre("person", "institution", "policy", "place", "event", "group", "work"));
    EXPECT_THAT(keysOf(schema.categories()), ElementsAre("power", "office", "support", "conflict", "action", "consequence", "place"));
    EXPECT_TRUE(schema.predicates().empty());
}

TEST(StandardSchema, GivesEachTypeAShapeAnIconAndColoursOfItsOwn)
{
    const Schema schema = Schema::standard();
    std::set<std::string> shapes, light, dark, print;
    for (const EntityType &type : schema.types()) {
        shapes.insert(type.shape);
        EXPECT_EQ(type.icon, type.key);
        EXPECT_FALSE(type.plural.empty());
        EXPECT_FALSE(type.description.empty());
        for (const std::string &color : {type.color.light, type.color.dark, type.color.print})
            EXPECT_TRUE(std::regex_match(color, std::regex("#[0-9A-F]{6}"))) << color;
        light.insert(type.color.light);
        dark.insert(type.color.dark);
        print.insert(type.color.print);
    }
    EXPECT_THAT(shapes, ElementsAre("circle", "diamond", "hexagon", "page", "pill", "shield", "square"));
    EXPECT_EQ(light.size(), 7U);
    EXPECT_EQ(dark.size(), 7U);
    EXPECT_EQ(print.size(), 7U);
}

TEST(Schema, FindsWhatWasAddedInAnyOrder)
{
    std::mt19937 random(3);
    Schema schema;
    std::vector<std::string> keys;
    for (int i = 0; i < 300; ++i) {
        const std::string key = "p" + std::to_string(random() % 200);
        Predicate predicate;
        predicate.key = key;
        predicate.label = std::to_string(i);
        const bool known = std::find(keys.begin(), keys.end(), key) != keys.end();
        ASSERT_EQ(schema.findPredicate(key).has_value(), known);
        const PredicateId id = schema.ensurePredicate(predicate);
        if (!known)
            keys.push_back(key);
        ASSERT_EQ(keys[indexOf(id)], key);
        ASSERT_EQ(schema.predicate(id).label == std::to_string(i), !known) << "what is there is left as it is";
    }
    EXPECT_EQ(keysOf(schema.predicates()), keys);
    for (const std::string &key : keys)
        EXPECT_EQ(schema.predicate(*schema.findPredicate(key)).key, key);
    EXPECT_FALSE(schema.findPredicate("p"));
    EXPECT_FALSE(schema.findType("p1"));
}

TEST(Schema, KnowsTheCategoryOfAPredicate)
{
    Schema schema = Schema::standard();
    Predicate praises, sees;
    praises.key = "praises";
    praises.category = "support";
    sees.key = "sees";
    EXPECT_EQ(schema.categoryOf(schema.ensurePredicate(praises)), 2U);
    EXPECT_EQ(schema.categoryOf(schema.ensurePredicate(sees)), schema.categories().size());
    EXPECT_EQ(schema, Schema(schema));
    EXPECT_NE(schema, Schema::standard());
}

}  // namespace
}  // namespace relata
