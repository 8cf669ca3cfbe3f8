// SPDX-License-Identifier: Apache-2.0
#include "model/io/canvas.h"

#include "tests/model/io/corpuscounts.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace relata {
namespace {

using testing::HasSubstr;

LoadedGraph read(const std::string &text)
{
    auto loaded = readCanvas(text, "board.canvas", {});
    EXPECT_TRUE(loaded) << loaded.error().text();
    return loaded ? std::move(*loaded) : LoadedGraph();
}

TEST(JsonCanvas, CardsAndArrowsOfOthers)
{
    const auto loaded = read(R"({"nodes":[
        {"id":"a","type":"text","text":"# Ada\n\nwrote notes","x":0,"y":0,"width":250,"height":60,"color":"6"},
        {"id":"b","type":"file","file":"notes/Bob.md","subpath":"#life","x":1,"y":2,"width":3,"height":4},
        {"id":"c","type":"link","url":"https://example.org","x":1,"y":2,"width":3,"height":4},
        {"id":"g","type":"group","label":"Group","x":-9,"y":2,"width":3,"height":4}],
        "edges":[{"id":"1","fromNode":"a","toNode":"b","label":"knows"},
                 {"id":"2","fromNode":"a","fromEnd":"arrow","toNode":"c","toEnd":"none","label":"cites"},
                 {"id":"3","fromNode":"a","toNode":"g","toEnd":"none","label":"near"},
                 {"id":"4","fromNode":"a","fromEnd":"arrow","toNode":"g","label":"both"}]})");
    EXPECT_EQ(test::print(loaded.graph), "a -both-> g, a -knows-> b, a -near-> g, c -cites-> a");
    const Entity ada = loaded.graph.entity(loaded.graph.findEntity("a"));
    EXPECT_EQ(ada.name, "Ada");
    EXPECT_EQ(ada.description, "wrote notes");
    EXPECT_EQ(ada.type, "text");
    EXPECT_THAT(ada.properties, testing::Contains(std::pair<std::string, std::string>("color", "6")));
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("b")), "notes/Bob.md#life");
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("c")), "https://example.org");
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("g")), "Group");
    for (const auto &[label, symmetric] : {std::pair{"knows", false}, std::pair{"near", true}, std::pair{"both", true}, std::pair{"cites", false}})
        EXPECT_EQ(loaded.graph.schema().predicate(*loaded.graph.schema().findPredicate(label)).symmetric, symmetric) << label;
    EXPECT_EQ(loaded.format, "JSON Canvas");
}

TEST(JsonCanvas, WritesWhatTheSpecificationAsksFor)
{
    std::string text;
    const auto report = canvasText(test::graphFromText("ada -knows-> bob, ada -knows-> bob, carl"), text);
    const auto json = nlohmann::json::parse(text);
    ASSERT_EQ(json["nodes"].size(), 3U);
    ASSERT_EQ(json["edges"].size(), 2U) << "two statements between the same two stay two";
    for (const auto &node : json["nodes"]) {
        EXPECT_EQ(node["type"], "text");
        for (const char *number : {"x", "y", "width", "height"})
            EXPECT_TRUE(node[number].is_number_integer()) << number;
        EXPECT_GE(std::stoi(node["color"].get<std::string>()), 1);
        EXPECT_LE(std::stoi(node["color"].get<std::string>()), 6);
    }
    EXPECT_EQ(json["edges"][0]["fromNode"], "ada");
    EXPECT_EQ(json["edges"][0]["toEnd"], "arrow");
    EXPECT_EQ(json["edges"][0]["label"], "knows");
    EXPECT_NE(json["nodes"][0]["x"], json["nodes"][1]["x"]) << "side by side";
    EXPECT_THAT(report.notes, testing::Contains("3 entities have no numbers x and y as properties; set in rows"));
}

TEST(JsonCanvas, ANewFirstLineIsANewNameAndANewCardMakesItForeign)
{
    std::string text;
    canvasText(test::graphFromText("ada -knows-> bob"), text);
    auto json = nlohmann::ordered_json::parse(text);
    json["nodes"][0]["text"] = "Ada Lovelace";
    EXPECT_EQ(read(json.dump()).graph.name(read(json.dump()).graph.findEntity("ada")), "Ada Lovelace");
    json["nodes"].push_back({{"id", "new"}, {"type", "text"}, {"text", "New"}, {"x", 0}, {"y", 0}, {"width", 1}, {"height", 1}});
    const auto loaded = read(json.dump());
    EXPECT_EQ(loaded.graph.entityCount(), 3U);
    EXPECT_THAT(loaded.report.notes, testing::Contains(HasSubstr("added by another program")));
}

TEST(JsonCanvas, NamesThatLookLikeMarkdownComeBack)
{
    KnowledgeGraph graph = test::graphFromText("a -knows-> b");
    GraphDiff diff;
    for (std::uint32_t i = 0; i < 2; ++i) {
        Entity entity = graph.entity(EntityId{i});
        entity.name = i == 0 ? "*** a *" : "# b";
        diff.entities.push_back({EntityId{i}, graph.entity(EntityId{i}), entity});
    }
    ASSERT_TRUE(graph.apply(diff));
    std::string text;
    canvasText(graph, text);
    EXPECT_EQ(asAdditions(read(text).graph), asAdditions(graph));
}

TEST(JsonCanvas, FaultsHaveTheirLine)
{
    const auto fault = [](const char *text) {
        const auto loaded = readCanvas(text, "board.canvas", {});
        return loaded ? std::string("no fault") : loaded.error().text();
    };
    EXPECT_THAT(fault("{\n\"nodes\": [{]}"), HasSubstr("board.canvas, line 2"));
    EXPECT_THAT(fault("{\"nodes\": {}}"), HasSubstr("“nodes” is no list"));
    EXPECT_THAT(fault("{\"nodes\": [7]}"), HasSubstr("something else than objects"));
    EXPECT_THAT(fault("{\"nodes\": [\n{\"type\": \"text\", \"text\": \"x\"}]}"), HasSubstr("line 2, column 1: a card without id"));
    EXPECT_THAT(fault("{\"nodes\": [],\n\"edges\": [{\"id\": \"e\", \"fromNode\": \"a\"}]}"), HasSubstr("line 2, column 11: the edge “e” has no “toNode”"));
    EXPECT_EQ(fault("{}"), "no fault") << "an empty board";
}

TEST(JsonCanvas, OfTheCorpusAreAsCounted)
{
    const int compared = test::compareCounts("jsoncanvas/");
    if (compared < 0)
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    EXPECT_GE(compared, 1);
}

}  // namespace
}  // namespace relata
