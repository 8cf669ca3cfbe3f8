// SPDX-License-Identifier: Apache-2.0
#include "model/io/oligrapher.h"
#include "tests/model/io/corpuscounts.h"
#include "tests/model/io/fullgraph.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using test::TempFolder;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

LoadedGraph read(const std::string &text)
{
    auto loaded = readOligrapher(text, "o.json", {});
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

std::string faultOf(const std::string &text)
{
    const auto loaded = readOligrapher(text, "o.json", {});
    return loaded ? "no fault" : loaded.error().text();
}

const char *const newForm = R"({"graph":{"nodes":{
"2":{"id":"2","name":"Exxon","x":-56.25,"y":3,"scale":1,"color":"#ccc","description":"Oil","image":"http://i","url":"https://littlesis.org/org/2-Exxon"},
"9":{"id":9,"name":"Rex","x":1,"y":2,"url":"https://littlesis.org/person/9","image":"data:image/png;base64,AAAA"},"z":{"name":"Free"}},
"edges":{"7":{"id":7,"node1_id":9,"node2_id":"2","label":"CEO","arrow":"1->2","dash":true,"url":"http://r","x1":1,"y1":2},
"8":{"node1_id":"2","node2_id":"z","label":"Funds","arrow":"2->1","dash":false},"9":{"node1_id":"9","node2_id":"z","arrow":null}},
"captions":{"c":{"text":"hello"}}},"attributes":{"title":"Map","subtitle":"Sub","owner":{"id":1,"name":"me"},"date":"2021"},
"annotations":{"currentIndex":0,"list":[{"header":"h"}],"sources":null}})";

TEST(Oligrapher, TheNewFormIsRead)
{
    const auto loaded = read(newForm);
    EXPECT_EQ(loaded.format, "Oligrapher");
    EXPECT_EQ(test::print(loaded.graph), "9 -ceo-> 2, 9 -linked-with-> z, z -funds-> 2");
    const Entity exxon = loaded.graph.entity(loaded.graph.findEntity("2"));
    EXPECT_EQ(exxon.name, "Exxon");
    EXPECT_EQ(exxon.type, "institution");
    EXPECT_EQ(exxon.description, "Oil");
    EXPECT_THAT(exxon.properties,
                ElementsAre(Pair("x", "-56.25"), Pair("y", "3"), Pair("image", "http://i"), Pair("url", "https://littlesis.org/org/2-Exxon")));
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("9")).type, "person");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("z")).type, "unknown");
    EXPECT_THAT(loaded.graph.statement(loaded.graph.findStatement("7")).properties, ElementsAre(Pair("url", "http://r"), Pair("dash", "true")));
    EXPECT_EQ(loaded.graph.info().title, "Map");
    EXPECT_EQ(loaded.graph.info().description, "Sub");
    EXPECT_THAT(loaded.graph.info().properties,
                ElementsAre(Pair("date", "\"2021\""), Pair("owner", "\"me\""), Pair("captions", "\"hello\""), Pair("annotations", testing::_)));
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 picture that is part of the file"), HasSubstr("how things are drawn (4 values)")));
}

TEST(Oligrapher, ItsDescriptionIsKeptAndUnknownPartsAreTold)
{
    const auto loaded = read(R"({"title":"Map","description":"What it is about","nodes":{"1":{"name":"Ana"}},"edges":{},"settings":{"a":1},
"slides":[{"text":"first"}]})");
    EXPECT_EQ(loaded.graph.info().description, "What it is about");
    EXPECT_THAT(loaded.report.notes, ElementsAre("beside nodes and edges the file has “slides”: left out"));
}

TEST(Oligrapher, TheOldFormIsRead)
{
    const auto loaded = read(R"({"nodes":{"1":{"id":1,"display":{"name":"A","x":1,"y":2,"image":null}},"5":{"id":5,"display":{"name":"B"}}},
"edges":{"3":{"id":3,"display":{"label":"CEO","arrow":"1->2","dash":false},"node1_id":1,"node2_id":5},
"4":{"id":4,"display":{"label":"Friend","arrow":false},"node1_id":5,"node2_id":1}},"captions":{"c":{"id":"c","display":{"text":"Ohio"}}}})");
    EXPECT_EQ(test::print(loaded.graph), "1 -ceo-> 5, 5 -friend-> 1");
    EXPECT_TRUE(loaded.graph.schema().predicate(loaded.graph.predicate(StatementId{1})).symmetric);
    EXPECT_EQ(loaded.graph.name(EntityId{0}), "A");
    EXPECT_THAT(loaded.graph.info().properties, ElementsAre(Pair("captions", "\"Ohio\"")));
    EXPECT_THAT(loaded.report.notes, IsEmpty());
}

TEST(Oligrapher, ListsOfNodesAndEdgesAreReadToo)
{
    const auto loaded =
        read(R"({"nodes":[{"id":1,"name":"A"},{"id":2,"name":"B"}],"edges":[{"id":3,"node1_id":1,"node2_id":2,"label":"x","arrow":"1<->2"}]})");
    EXPECT_EQ(test::print(loaded.graph), "1 -x-> 2");
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, ElementsAre(Pair("arrow", "1<->2")));
}

TEST(Oligrapher, OurOwnComesBackExactly)
{
    const KnowledgeGraph graph = test::fullGraph();
    std::string text, again;
    const IoReport report = oligrapherText(graph, text);
    const auto loaded = read(text);
    EXPECT_EQ(asAdditions(loaded.graph), asAdditions(graph));
    EXPECT_EQ(loaded.graph.info(), graph.info());
    oligrapherText(loaded.graph, again);
    EXPECT_EQ(again, text);
    EXPECT_THAT(report.notes, Contains(HasSubstr("3 entities have no numbers x and y")));
    EXPECT_THAT(report.notes, Contains(HasSubstr("1 statement is dashed")));
}

TEST(Oligrapher, NodesHavePlacesOfTheirOwnAndEdgesTheirEnds)
{
    std::string text;
    oligrapherText(test::fullGraph(), text);
    const auto map = nlohmann::json::parse(text);
    std::set<std::pair<double, double>> places;
    for (const auto &[id, node] : map["graph"]["nodes"].items()) {
        EXPECT_EQ(node["id"], id);
        places.insert({node["x"].get<double>(), node["y"].get<double>()});
    }
    EXPECT_EQ(places.size(), 4U);
    EXPECT_TRUE(places.contains({1.5, -2}));
    for (const auto &[id, edge] : map["graph"]["edges"].items())
        EXPECT_EQ(edge["x1"], map["graph"]["nodes"][edge["node1_id"].get<std::string>()]["x"]) << id;
    EXPECT_EQ(map["graph"]["edges"]["s1"]["arrow"], "1->2");
    EXPECT_TRUE(map["graph"]["edges"]["s3"]["arrow"].is_null());
}

TEST(Oligrapher, WhatItsUsersAddIsSeen)
{
    std::string text;
    oligrapherText(test::graphFromText("ada -knows-> bob"), text);
    auto map = nlohmann::ordered_json::parse(text);
    map["graph"]["nodes"]["ada"]["name"] = "Ada L.";
    EXPECT_EQ(read(map.dump()).graph.name(EntityId{0}), "Ada L.");
    map["graph"]["nodes"]["carl"] = {{"name", "Carl"}, {"x", 0}, {"y", 0}};
    const auto grown = read(map.dump());
    EXPECT_EQ(test::print(grown.graph), "carl, ada -knows-> bob");
    EXPECT_THAT(grown.report.notes, Contains(HasSubstr("1 entity or statement was added by another program")));
}

TEST(Oligrapher, FaultsAreToldWithTheirLine)
{
    EXPECT_THAT(faultOf("{\"nodes\":{\n]"), HasSubstr("o.json, line 2, column 1: is not valid JSON here (unexpected ']'"));
    EXPECT_THAT(faultOf("{}"), HasSubstr("has no “nodes”. Expected"));
    EXPECT_THAT(faultOf("{\n\"nodes\":{\"a\":1}}"), HasSubstr("line 2, column 14: “nodes” has something else than objects in it"));
    EXPECT_THAT(faultOf("{\"nodes\":{},\n\"edges\":{\n\"e\":{\"node1_id\":1}}}"),
                HasSubstr("line 3, column 5: the edge “e” has no “node2_id”. Expected both ends"));
    EXPECT_THAT(faultOf("{\"nodes\":[\n{\"name\":\"A\"}]}"), HasSubstr("line 2, column 1: the node “A” has no id"));
}

TEST(Oligrapher, FieldsOfBlanksSayNothing)
{
    const auto loaded = readOligrapher(
        R"({"nodes":{"a":{"name":"A","url":" \n"},"b":{"name":"B"}},"edges":{"e":{"node1_id":"a","node2_id":"b","url":"  "}}})", "f", {});
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_TRUE(loaded->graph.entity(EntityId{0}).properties.empty());
    EXPECT_TRUE(loaded->graph.statement(StatementId{0}).properties.empty());
}

TEST(Oligrapher, IsToldByItsKeysAndWrittenByItsName)
{
    EXPECT_TRUE(looksLikeOligrapher(newForm));
    EXPECT_TRUE(looksLikeOligrapher(R"({"nodes":{},"edges":{},"captions":{}})"));
    EXPECT_FALSE(looksLikeOligrapher(R"({"nodes":[],"edges":[]})")) << "graphology's, and others'";
    EXPECT_FALSE(looksLikeOligrapher(R"({"graph":{"nodes":{"a":{}},"edges":[]}})")) << "JSON Graph Format";
    TempFolder folder;
    const KnowledgeGraph graph = test::fullGraph();
    ASSERT_TRUE(writeGraph(graph, folder / "m.oligrapher"));
    const auto loaded = readGraph(folder / "m.oligrapher");
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->format, "Oligrapher");
    EXPECT_EQ(asAdditions(loaded->graph), asAdditions(graph));
}

TEST(Oligrapher, RealFilesHaveAsManyEntitiesAndEdgesAsCounted)
{
    const int compared = test::compareCounts("oligrapher/");
    if (compared < 0)
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    EXPECT_GE(compared, 2);
}

}  // namespace
}  // namespace relata
