// SPDX-License-Identifier: Apache-2.0
#include "model/io/formats.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

namespace relata {
namespace {

using test::TempFolder;
using testing::HasSubstr;

std::string graphml(const std::string &inside)
{
    return "<?xml version=\"1.0\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" + inside + "\n</graphml>\n";
}

TEST(GraphMl, OwnFilesComeBackExactly)
{
    TempFolder folder;
    auto graph = test::graphFromText("ada -knows-> bob, bob -knows-> bob, carl");
    Statement s = graph.statement(StatementId{0});
    s.claim = "Ada <knows> & \"likes\"\nBob\t– é";
    s.speaker = EntityId{1};
    s.paragraph = 4;
    s.holds = Edtf::parse("2018/..").value();
    s.properties = {{"label", "odd"}, {"paragraph", "x"}};
    GraphDiff diff;
    diff.statements.push_back({StatementId{0}, graph.statement(StatementId{0}), s});
    ASSERT_TRUE(graph.apply(diff));
    graph.info().title = "T";
    ASSERT_TRUE(writeGraph(graph, folder / "g.graphml"));
    const auto loaded = readGraph(folder / "g.graphml");
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(asAdditions(loaded->graph), asAdditions(graph));
    EXPECT_EQ(loaded->graph.info(), graph.info());
    ASSERT_TRUE(writeGraph(loaded->graph, folder / "h.graphml"));
    EXPECT_EQ(test::read(folder / "g.graphml"), test::read(folder / "h.graphml"));
}

TEST(WriteGraph, NamesOfNothingButBlanksGoOutAndComeBack)
{
    TempFolder folder;
    auto graph = test::graphFromText("ada -knows-> bob");
    GraphDiff diff;
    Entity blank = graph.entity(EntityId{0});
    blank.name = "  ";
    blank.description = " ";
    blank.properties = {{"born", "\t"}};
    diff.entities.push_back({EntityId{0}, graph.entity(EntityId{0}), blank});
    ASSERT_TRUE(graph.apply(diff));
    graph.info().title = " ";
    for (const char *name : {"g.graphml", "g.gexf", "g.cyjs"}) {
        const auto written = writeGraph(graph, folder / name);
        ASSERT_TRUE(written) << name << ": " << written.error().text();
        const auto loaded = readGraph(folder / name);
        ASSERT_TRUE(loaded) << loaded.error().text();
        EXPECT_EQ(asAdditions(loaded->graph), asAdditions(graph)) << name;
        EXPECT_EQ(loaded->graph.info(), graph.info()) << name;
    }
    for (const char *name : {"g.gml", "g.dot", "g.ftm", "g.ttl", "g.jsonld"}) {
        ASSERT_TRUE(writeGraph(graph, folder / name)) << name;
        const auto loaded = readGraph(folder / name);
        ASSERT_TRUE(loaded) << loaded.error().text();
        EXPECT_EQ(loaded->graph.name(loaded->graph.findEntity("ada")), "  ") << name;
    }
}

/// With \a before once in the file replaced by \a after, read again.
Result<LoadedGraph> readChanged(const std::filesystem::path &path, const std::string &before, const std::string &after)
{
    std::string text = test::read(path);
    const auto at = text.find(before);
    EXPECT_NE(at, std::string::npos) << before;
    if (at != std::string::npos)
        text.replace(at, before.size(), after);
    return readGraphText(text, path);
}

KnowledgeGraph drawnGraph()
{
    auto graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme");
    GraphDiff diff;
    const EntityId ada = graph.findEntity("ada");
    Entity entity = graph.entity(ada);
    entity.name = " Ada\n<Lovelace> " + std::string(300, 'x');
    entity.properties = {{"x", "17.5"}, {"y", "-40"}};
    diff.entities.push_back({ada, graph.entity(ada), entity});
    Schema schema = graph.schema();
    Predicate friends;
    friends.key = "friends";
    friends.label = "friends & more";
    friends.symmetric = true;
    schema.ensurePredicate(friends);
    diff.schema = SchemaChange{graph.schema(), schema};
    Statement s;
    s.key = "s9";
    s.subject = ada;
    s.object = graph.findEntity("acme");
    s.predicate = "friends";
    s.modality = Modality::Alleged;
    diff.statements.push_back({StatementId(graph.statementIdEnd()), {}, s});
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

TEST(GraphMl, CarriesWhatYedDrawsAndReadsPastIt)
{
    const TempFolder folder;
    const KnowledgeGraph graph = drawnGraph();
    const auto report = writeGraph(graph, folder / "g.graphml");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes, testing::ElementsAre(HasSubstr("links have no direction")));
    const std::string text = test::read(folder / "g.graphml");
    EXPECT_THAT(text, HasSubstr("yfiles.type=\"nodegraphics\""));
    EXPECT_THAT(text, HasSubstr("visible=\"true\">Ada &lt;Lovelace&gt; xxx")) << "one line, without blanks around it";
    EXPECT_THAT(text, HasSubstr("x…</y:NodeLabel>"));
    EXPECT_THAT(text, HasSubstr("<y:Geometry x=\"0.50\" y=\"-57.00\"")) << "around its place";
    EXPECT_THAT(text, HasSubstr("type=\"dotted\" width=\"1.0\"/><y:Arrows source=\"none\" target=\"none\"/>")) << "alleged, symmetric";
    EXPECT_THAT(text, HasSubstr(">friends &amp; more</y:EdgeLabel>"));
    EXPECT_THAT(text, HasSubstr("<y:Arrows source=\"none\" target=\"standard\"/>"));
    const auto again = readGraph(folder / "g.graphml");
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(asAdditions(again->graph), asAdditions(graph));
}

TEST(GraphMl, NodesThatYedDrawsHaveTheirShapeColourAndAPlaceOfTheirOwn)
{
    const TempFolder folder;
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, carl -knows-> dora, eve -knows-> ada");
    ASSERT_TRUE(writeGraph(graph, folder / "g.graphml"));
    const std::string text = test::read(folder / "g.graphml");
    std::set<std::string> places;
    const std::string geometry = "<y:Geometry ";
    for (auto at = text.find(geometry); at != std::string::npos; at = text.find(geometry, at + 1))
        places.insert(text.substr(at, text.find("/>", at) - at));
    EXPECT_EQ(places.size(), 5U);
    const EntityType type = graph.schema().type(graph.typeOf(EntityId{0}));
    EXPECT_THAT(text, testing::ContainsRegex("<y:Fill color=\"#[0-9A-Fa-f]{6}\""));
    const bool isOwnColor = type.color.light.empty() || text.find("<y:Fill color=\"" + type.color.light) != std::string::npos;
    EXPECT_TRUE(isOwnColor) << type.color.light;
}

TEST(GraphMl, ANameThatWasChangedInYedIsTheName)
{
    const TempFolder folder;
    const KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    ASSERT_TRUE(writeGraph(graph, folder / "g.graphml"));
    const auto again = readChanged(folder / "g.graphml", ">Ada</y:NodeLabel>", ">Ada &amp; co</y:NodeLabel>");
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->graph.name(again->graph.findEntity("ada")), "Ada & co");
    EXPECT_EQ(again->graph.name(again->graph.findEntity("bob")), "Bob");
    EXPECT_EQ(again->graph.statement(StatementId{0}).properties, Properties());
}

TEST(GraphMl, ALargeFileHasNoDrawingAndSaysSo)
{
    GraphDiff diff;
    for (std::uint32_t i = 0; i < 20'001; ++i)
        diff.entities.push_back({EntityId(i), {}, Entity{"e" + std::to_string(i), "person", "n", {}, "", {}}});
    KnowledgeGraph graph;
    ASSERT_TRUE(graph.apply(diff));
    const TempFolder folder;
    const auto report = writeGraph(graph, folder / "g.graphml");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes, testing::ElementsAre(HasSubstr("no labels and colours for yEd")));
    EXPECT_THAT(test::read(folder / "g.graphml"), testing::Not(HasSubstr("yworks")));
}

TEST(GraphMl, ForeignEdgesBecomeStatementsOfThatFile)
{
    TempFolder folder;
    test::write(folder / "f.graphml", graphml(R"(<key id="d0" for="node" attr.name="label" attr.type="string"><default>none</default></key>
<key id="d1" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="undirected"><node id="n1"><data key="d0">Ana</data></node><node id="n2"/>
<edge source="n1" target="n2"><data key="d1">2.5</data></edge><edge source="n1" target="n3" directed="true" label="owns"/></graph>)"));
    const auto loaded = readGraph(folder / "f.graphml");
    ASSERT_TRUE(loaded) << loaded.error().text();
    const KnowledgeGraph &graph = loaded->graph;
    EXPECT_EQ(test::print(graph), "n1 -linked-with-> n2, n1 -owns-> n3");
    EXPECT_EQ(graph.name(graph.findEntity("n1")), "Ana");
    EXPECT_EQ(graph.name(graph.findEntity("n2")), "none");
    EXPECT_EQ(graph.document(graph.document(StatementId{0})).title, "f.graphml");
    EXPECT_EQ(graph.statement(StatementId{0}).properties, (Properties{{"weight", "2.5"}}));
    EXPECT_THAT(loaded->report.notes, testing::Contains(HasSubstr("1 node is named by edges only")));
}

TEST(GraphMl, EachEdgeIsReadByItsOwnAttributes)
{
    const TempFolder folder;
    test::write(folder / "f.graphml", graphml(R"(<key id="w" for="edge" attr.name="weight" attr.type="double"/>
<key id="l" for="edge" attr.name="label" attr.type="string"/><key id="y" for="edge" attr.name="year" attr.type="int"/><graph edgedefault="directed">
<edge source="a" target="b"><data key="w">2</data></edge><edge source="b" target="c"><data key="l">pays</data><data key="w">3</data></edge>
<edge source="c" target="d"><data key="w">4</data><data key="l">owns</data></edge><edge source="d" target="e"><data key="y">2019</data></edge>
<edge source="e" target="f"><data key="w">5</data></edge></graph>)"));
    const auto loaded = readGraph(folder / "f.graphml");
    ASSERT_TRUE(loaded) << loaded.error().text();
    const KnowledgeGraph &graph = loaded->graph;
    EXPECT_EQ(test::print(graph), "a -linked-to-> b, b -pays-> c, c -owns-> d, d -linked-to-> e, e -linked-to-> f");
    for (const auto &[number, weight] : {std::pair{0U, "2"}, {1U, "3"}, {2U, "4"}, {4U, "5"}})
        EXPECT_EQ(graph.statement(StatementId{number}).properties, (Properties{{"weight", weight}}));
    EXPECT_EQ(graph.statement(StatementId{3}).holds.text(), "2019");
}

/// Random edges: some with nothing but properties, some with labels, blanks, ids that others have, ends that no node is.
std::string someEdges(std::mt19937 &random)
{
    const auto pick = [&random](auto... words) {
        const std::vector<std::string> all{words...};
        return all[random() % all.size()];
    };
    std::string edges;
    for (int i = 0; i < 60; ++i) {
        edges += "<edge source=\"" + pick("a", "b", "c", "new") + "\" target=\"" + pick("a", "b", "other") + "\"";
        edges += pick("", " id=\"e" + std::to_string(i) + "\"", " id=\"e1\"", " id=\"s3\"") + pick("", "", " directed=\"false\"") + ">";
        for (const char *key : {"w", "n", "l", "y", "b"})
            if (random() % (key[0] == 'l' ? 5 : 2) == 0)
                edges +=
                    std::string("<data key=\"") + key + "\">" + pick("2", "2019", " x ", "pays", "linked to", "Linked-to", "a &amp; b") + "</data>";
        edges += "<data key=\"all\">1</data></edge>\n";
    }
    return edges;
}

TEST(GraphMl, EdgesOfPropertiesAloneBecomeWhatTheOthersWould)
{
    // a default for what every edge has changes nothing, but makes records of all of them
    const TempFolder folder;
    std::mt19937 random(3);
    for (int round = 0; round < 40; ++round) {
        const std::string edges = someEdges(random);
        const auto read = [&](const std::string &name, const std::string &fallback) {
            test::write(folder / "f.graphml",
                        graphml("<key id=\"w\" for=\"edge\" attr.name=\"weight\"/><key id=\"n\" for=\"edge\" attr.name=\"" + name
                                + "\"/><key id=\"l\" for=\"edge\" attr.name=\"label\"/><key id=\"y\" for=\"edge\" attr.name=\"year\"/>"
                                  "<key id=\"b\" for=\"edge\" attr.name=\" basis \"/><key id=\"all\" for=\"edge\" attr.name=\"all\">"
                                + fallback + "</key><graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><node id=\"c\"/>" + edges
                                + "</graph>"));
            auto loaded = readGraph(folder / "f.graphml");
            EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().text());
            return loaded;
        };
        const std::string name = round % 4 == 0 ? "weight" : "amount";  // two keys of one name
        const auto plain = read(name, ""), others = read(name, "<default>9</default>");
        ASSERT_TRUE(plain && others);
        ASSERT_EQ(asAdditions(plain->graph), asAdditions(others->graph)) << edges;
        ASSERT_EQ(plain->report.notes, others->report.notes) << edges;
    }
}

struct Bad {
    const char *name;
    std::string text;
    const char *expected;
};
class BadGraphMl : public testing::TestWithParam<Bad>
{
};
TEST_P(BadGraphMl, IsRefusedWithItsLine)
{
    TempFolder folder;
    test::write(folder / "bad.graphml", GetParam().text);
    const auto loaded = readGraph(folder / "bad.graphml");
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr(GetParam().expected));
    EXPECT_THAT(loaded.error().text(), HasSubstr("bad.graphml"));
}
std::string deep()
{
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += "<graph><node id=\"x\">";
    return graphml(text);
}
INSTANTIATE_TEST_SUITE_P(
    Forms, BadGraphMl,
    testing::Values(Bad{"Truncated", "<?xml version=\"1.0\"?>\n<graphml><graph><node id=\"a\"/>", "line 2, column"},
                    Bad{"Deep", deep(), "more than 1,000 deep"}, Bad{"OtherRoot", "<shape></shape>", "the root element is “shape”. Expected graphml"},
                    Bad{"NoTarget", graphml("<graph><node id=\"a\"/><edge source=\"a\"/></graph>"),
                        "line 3, column 22: an edge without source or target"},
                    Bad{"Bomb", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><graphml>&b;</graphml>", "entities of its own"},
                    Bad{"External", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><graphml>&a;</graphml>", "entities of its own"},
                    Bad{"Ampersand", graphml("<graph><node id=\"a & b\"/></graph>"), "not well-formed"}),
    [](const auto &row) { return std::string(row.param.name); });

TEST(ReadGraph, WhatIsNoGraphIsNamed)
{
    TempFolder folder;
    const auto missing = readGraph(folder / "none");
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().text(), HasSubstr("does not exist"));
    const auto empty = readGraph(folder.path());
    ASSERT_FALSE(empty);
    EXPECT_THAT(empty.error().text(), HasSubstr("is a folder without a graph. Expected a datapackage.json, or tables"));
    const auto text = readGraph(test::write(folder / "x.txt", "hello"));
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code, Error::Code::Unsupported);
    EXPECT_FALSE(writeGraph(KnowledgeGraph(), folder / "x.docx"));
    const auto list = readGraph(test::write(folder / "e.csv", "source,target\n1,2\n2,3\n"));
    ASSERT_TRUE(list);
    EXPECT_EQ(list->graph.statementCount(), 2U);
}

}  // namespace
}  // namespace relata
