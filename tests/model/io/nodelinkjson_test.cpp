// SPDX-License-Identifier: Apache-2.0
// JSON of nodes and edges as it comes from elsewhere: what stands twice in it, types, encodings.
#include "model/io/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace relata {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

LoadedGraph readJson(const std::string &text)
{
    auto loaded = readGraphText(text, "f.json");
    EXPECT_TRUE(loaded) << loaded.error().text();
    return loaded ? std::move(*loaded) : LoadedGraph();
}

std::string faultOfJson(const std::string &text)
{
    const auto loaded = readGraphText(text, "f.json");
    return loaded ? std::string("no fault") : loaded.error().text();
}

TEST(NodeLinkJson, ANodeThatStandsTwiceAddsToTheFirst)
{
    const LoadedGraph loaded = readJson(R"({"nodes":[{"id":"c","w":1,"label":"C","type":"a","description":"d","k":"same"},
        {"id":"b"},{"id":"c","w":2,"label":"C2","type":"b","description":"e","k":"same","new":"x"},{"id":"c","w":3}],
        "links":[{"source":"c","target":"b"}]})");
    ASSERT_EQ(loaded.graph.entityCount(), 2U);
    const Entity c = loaded.graph.entity(loaded.graph.findEntity("c"));
    EXPECT_EQ(c.name, "C");
    EXPECT_THAT(c.aliases, ElementsAre("C2"));
    EXPECT_EQ(c.type, "a");
    EXPECT_EQ(c.description, "d");
    EXPECT_THAT(c.properties,
                testing::UnorderedElementsAre(Pair("w", "1|2|3"), Pair("k", "same"), Pair("new", "x"), Pair("type", "b"), Pair("description", "e")));
    EXPECT_THAT(loaded.report.notes, Contains("2 nodes have the id of another one; what it says was added to that one"));
}

TEST(NodeLinkJson, ValuesOfANodeThatStandsTwiceStayApart)
{
    const LoadedGraph loaded = readJson(R"({"nodes":[{"id":"c","w":"C:\\","x":"a","y":"r || s"},{"id":"c","w":"D","x":"b|a|b|c","y":"r"},
        {"id":"c","w":"C:\\\\","x":"|","y":"t||u"}],"links":[]})");
    EXPECT_THAT(loaded.graph.entity(loaded.graph.findEntity("c")).properties,
                testing::UnorderedElementsAre(Pair("w", R"(C:\\|D)"), Pair("x", "a|b|c"), Pair("y", "r || s|t||u")));
}

TEST(NodeLinkJson, VeryManyValuesOfANodeThatStandsTwiceTakeNoTime)
{
    std::string many;
    for (int i = 0; i < 300'000; ++i)
        many += (i ? "|" : "") + std::to_string(i);
    const LoadedGraph loaded = readJson(R"({"nodes":[{"id":"a","w":"x"},{"id":"a","w":")" + many + R"("}],"links":[]})");
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, testing::ElementsAre(Pair("w", "x|" + many)));
}

TEST(NodeLinkJson, ANodeThatStandsVeryOftenTakesNoTimeForIt)
{
    std::string text = R"({"nodes":[)";
    for (int i = 0; i < 100'000; ++i)
        text += (i ? "," : "") + std::string(R"({"id":"a","w":"value)") + std::to_string(i) + "\"}";
    const LoadedGraph loaded = readJson(text + R"(],"links":[]})");
    ASSERT_EQ(loaded.graph.entityCount(), 1U);
    EXPECT_GT(loaded.graph.entity(loaded.graph.findEntity("a")).properties.front().second.size(), 900'000U);
}

TEST(NodeLinkJson, AListThatStandsTwiceIsAFault)
{
    EXPECT_EQ(faultOfJson("{\"nodes\":[{\"id\":\"a\"}],\n \"nodes\":[{\"id\":\"b\"}],\"links\":[]}"),
              "f.json, line 2, column 2: “nodes” stands twice in one object. Expected each name once");
    EXPECT_THAT(faultOfJson(R"({"elements":{"nodes":[{"data":{"id":"a"}}],"edges":[],"edges":[]}})"), HasSubstr("“edges” stands twice"));
    EXPECT_EQ(faultOfJson(R"({"nodes":[{"id":"nodes","a":{"nodes":1}},{"id":"b","label":"\"nodes\":"}],"links":[],"data":{"nodes":"x"}})"),
              "no fault");
}

TEST(NodeLinkJson, WhatIsNoListOfItsMayStandTwice)
{
    EXPECT_EQ(readJson(R"({"elements":{"nodes":[{"data":{"id":"a"}}],"edges":[]},"x":{"a":1,"a":1}})").graph.entityCount(), 1U);
    EXPECT_THAT(faultOfJson(R"({"elements":{"nodes":[{"data":{"id":"a"}}],"nodes":[],"edges":[]}})"), HasSubstr("f.json, line 1"));
    EXPECT_THAT(faultOfJson(std::string("{\"nodes\":[],\"edges\":[]}\0:1}", 27)), testing::Not(HasSubstr("line 2")));  // found by fuzzing
}

TEST(NodeLinkJson, TypesAreTheShippedOnesWhateverTheirCase)
{
    const LoadedGraph loaded = readJson(R"({"elements":[{"_id":"a","attributes":{"label":"Ana","element type":"Person"}},
        {"_id":"b","attributes":{"label":"B","element type":"instituciones"}},{"_id":"c","attributes":{"label":"C","element type":"Ship"}}],
        "connections":[{"from":"a","to":"b"}]})");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("a")).type, "person");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("b")).type, "institution");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("c")).type, "Ship");
    const auto named = std::count_if(loaded.graph.schema().types().begin(), loaded.graph.schema().types().end(),
                                     [](const EntityType &type) { return type.label == "Person"; });
    EXPECT_EQ(named, 1) << "one type of that name";
}

TEST(NodeLinkJson, IsReadInTwoAndFourBytesALetter)
{
    const std::string narrow = R"({"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b"}]})";
    const auto wide = [&](const char *mark, std::size_t before, std::size_t after) {
        std::string text(mark);
        for (const char c : narrow)
            text += std::string(before, '\0') + c + std::string(after, '\0');
        return text;
    };
    EXPECT_EQ(readJson(wide("\xFF\xFE", 0, 1)).graph.statementCount(), 1U);
    EXPECT_EQ(readJson(wide("\xFE\xFF", 1, 0)).graph.statementCount(), 1U);
    EXPECT_EQ(readJson(wide("", 0, 1)).graph.statementCount(), 1U) << "without a mark";
    EXPECT_EQ(readJson(std::string("\xFF\xFE\0\0", 4) + wide("", 0, 3)).graph.statementCount(), 1U);
    EXPECT_THAT(faultOfJson(wide("\xFF\xFE", 0, 1).substr(0, 101)), HasSubstr("f.json, line 1"));
}

}  // namespace
}  // namespace relata
