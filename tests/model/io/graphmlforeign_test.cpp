// SPDX-License-Identifier: Apache-2.0
// GraphML of other programs: what is there is kept or noted.
#include "model/io/formats.h"
#include "tests/model/io/readfixture.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using test::readAs;
using test::TempFolder;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

std::string faultOf(const std::string &text)
{
    TempFolder folder;
    const auto loaded = readGraph(test::write(folder / "f.graphml", text));
    return loaded ? "no fault" : loaded.error().text().substr(folder.path().string().size() + 1);
}

std::string graph(const std::string &inside, const std::string &keys = {})
{
    return "<graphml>" + keys + "<graph edgedefault=\"directed\">" + inside + "</graph></graphml>";
}

Properties propertiesOf(const LoadedGraph &loaded, std::string_view node)
{
    return loaded.graph.entity(loaded.graph.findEntity(node)).properties;
}

TEST(ForeignGraphMl, LabelsThatYEdDrawsAsHtmlAreTheirWords)
{
    const auto nameFor = [](const std::string &label) {
        const auto loaded =
            readAs("f.graphml", graph("<node id=\"a\"><data key=\"d\"><y:ShapeNode xmlns:y=\"http://www.yworks.com/xml/graphml\"><y:NodeLabel>"
                                          + label + "</y:NodeLabel></y:ShapeNode></data></node>",
                                      "<key id=\"d\" for=\"node\" yfiles.type=\"nodegraphics\"/>"));
        return loaded.graph.entity(loaded.graph.findEntity("a")).name;
    };
    EXPECT_EQ(nameFor("&lt;html&gt;&lt;b&gt;Ann&lt;/b&gt; Bee&lt;br/&gt;of &lt;i&gt;A&amp;amp;B&lt;/i&gt;&lt;/html&gt;"), "Ann Bee of A&B");
    EXPECT_EQ(nameFor("&lt;HTML&gt;&lt;p&gt;Ann&lt;/p&gt;&lt;p&gt;Bee&lt;/p&gt;"), "Ann Bee");
    EXPECT_EQ(nameFor("&lt;b&gt;no html&lt;/b&gt;"), "<b>no html</b>");
    EXPECT_EQ(nameFor("&lt;html&gt;open &lt;b"), "open");
}

TEST(ForeignGraphMl, ATitleNamesANodeWithoutAName)
{
    const auto loaded = readAs(
        "f.graphml",
        graph("<node id=\"n1\"><data key=\"t\">The Matrix</data></node><node id=\"n2\"><data key=\"t\">Dr</data><data key=\"n\">Ada</data></node>",
              "<key id=\"t\" for=\"node\" attr.name=\"title\"/><key id=\"n\" for=\"node\" attr.name=\"name\"/>"));
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("n1")).name, "The Matrix");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("n2")).name, "Ada");
    EXPECT_THAT(propertiesOf(loaded, "n2"), Contains(Pair("title", "Dr")));
}

TEST(ForeignGraphMl, WhatProgramsCallALinkIsItsPredicate)
{
    for (const char *name : {"Edge Label", "Relationship", "Relation", "interaction"}) {  // Gephi, NodeXL, Cytoscape
        const auto loaded = readAs("f.graphml", graph(R"(<node id="a"/><node id="b"/><edge source="a" target="b"><data key="k">funds</data></edge>)",
                                                      "<key id=\"k\" for=\"edge\" attr.name=\"" + std::string(name) + "\" attr.type=\"string\"/>"));
        EXPECT_EQ(test::print(loaded.graph), "a -funds-> b") << name;
    }
}

TEST(ForeignGraphMl, NestedGraphsKeepWhoIsInsideWhom)
{
    const auto loaded =
        readAs("f.graphml",
               R"(<graphml><graph id="out" edgedefault="directed"><node id="a"><graph id="in" edgedefault="undirected"><node id="b"/><node id="c"/>
<edge source="b" target="c"/></graph></node><edge source="a" target="b"/></graph></graphml>)");
    EXPECT_EQ(test::print(loaded.graph), "a -linked-to-> b, b -linked-with-> c");
    EXPECT_THAT(propertiesOf(loaded, "b"), Contains(Pair("parent", "a")));
    EXPECT_THAT(propertiesOf(loaded, "b"), Contains(Pair("graph", "in")));
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("2 graphs stand in the file, some inside nodes")));
}

TEST(ForeignGraphMl, SeveralGraphsMayNameTheSameNodes)
{
    const auto loaded = readAs("f.graphml", R"(<graphml><graph id="friends"><node id="a"/><node id="b"/><edge id="e" source="a" target="b"/></graph>
<graph id="rivals"><node id="a"/><node id="b"/><edge id="e" source="b" target="a"/></graph></graphml>)");
    EXPECT_EQ(loaded.graph.entityCount(), 2U);
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, Contains(Pair("graph", "friends")));
    EXPECT_THAT(loaded.graph.statement(StatementId{1}).properties, Contains(Pair("graph", "rivals")));
    EXPECT_THAT(loaded.graph.statement(StatementId{1}).properties, Contains(Pair("id in the file", "e")));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 edge has the id of another one")));
}

TEST(ForeignGraphMl, PortsAndHyperedgesAreNotedAndHarmNothing)
{
    const auto loaded = readAs("f.graphml", graph(R"(<node id="a"><port name="N"><data key="x">in a port</data></port></node><node id="b"/>
<hyperedge><endpoint node="a"/><endpoint node="b"/><data key="x">many</data></hyperedge><edge source="a" target="b" sourceport="N"/>)"));
    EXPECT_EQ(test::print(loaded.graph), "a -linked-to-> b");
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, ElementsAre(Pair("sourceport", "N")));
    EXPECT_THAT(propertiesOf(loaded, "a"), IsEmpty());
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 hyperedge was left out")));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 port was left out")));
}

TEST(ForeignGraphMl, DefaultsFillWhatIsNotSaid)
{
    const auto loaded = readAs("f.graphml", graph(R"(<node id="a"/><node id="b"><data key="d0">red</data></node><edge source="a" target="b"/>)",
                                                  R"(<key id="d0" for="node" attr.name="color"><default> yellow
</default></key><key id="d1" for="all" attr.name="kind"><default>x</default></key><key id="d2" for="node" attr.name="none"><default></default></key>)"));
    EXPECT_THAT(propertiesOf(loaded, "a"), ElementsAre(Pair("color", "yellow"), Pair("kind", "x")));
    EXPECT_THAT(propertiesOf(loaded, "b"), ElementsAre(Pair("color", "red"), Pair("kind", "x")));
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, ElementsAre(Pair("kind", "x")));
}

TEST(ForeignGraphMl, LabelsInsideOfDrawingsNameThingsAndTheDrawingIsNoted)
{
    const auto loaded = readAs("f.graphml", graph(R"(<node id="n0"><data key="d0"><y:ShapeNode xmlns:y="urn:y"><y:Geometry x="1"/><y:NodeLabel> Ana
</y:NodeLabel></y:ShapeNode></data></node><node id="n1"><data key="d1"><list><Label><Label.Text>Bob</Label.Text></Label></list></data></node>
<edge source="n0" target="n1"><data key="d0"><y:PolyLineEdge xmlns:y="urn:y"><y:EdgeLabel>trusts</y:EdgeLabel></y:PolyLineEdge></data></edge>)",
                                                  R"(<key id="d0" yfiles.type="nodegraphics"/><key id="d1" attr.name="NodeLabels"/>)"));
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("n0")), "Ana");
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("n1")), "Bob");
    EXPECT_EQ(test::print(loaded.graph), "n0 -trusts-> n1");
    EXPECT_THAT(propertiesOf(loaded, "n1"), IsEmpty());
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("how things are drawn (3 values) was left out")));
}

TEST(ForeignGraphMl, AttributesBesideTheStandardAreValues)
{
    const auto loaded = readAs(
        "f.graphml",
        R"(<graphml><graph edgedefault="directed" parse.nodes="2"><node id="1" labels=":Person:Actor" parse.indegree="3" rank="7"><desc>An actor</desc></node>
<node id="2" label="Film"/><edge id="e" source="1" target="2" label="ACTED_IN" weight="2"/></graph></graphml>)");
    const Entity actor = loaded.graph.entity(loaded.graph.findEntity("1"));
    EXPECT_EQ(actor.type, "person");
    EXPECT_EQ(actor.description, "An actor");
    EXPECT_THAT(actor.properties, testing::UnorderedElementsAre(Pair("labels", ":Person:Actor"), Pair("rank", "7")));
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("2")), "Film");
    EXPECT_EQ(loaded.graph.schema().predicate(loaded.graph.predicate(StatementId{0})).label, "ACTED_IN");
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, ElementsAre(Pair("weight", "2")));
}

TEST(ForeignGraphMl, DirectedAndUndirectedEdgesOfOneLabelStayApart)
{
    const auto loaded = readAs(
        "f.graphml",
        graph(R"(<node id="a"/><node id="b"/><edge source="a" target="b" label="Knows"/><edge source="a" target="b" directed="false" label="Knows"/>
<edge source="b" target="a" label="knows!"/>)"));
    const Schema &schema = loaded.graph.schema();
    EXPECT_FALSE(schema.predicate(loaded.graph.predicate(StatementId{0})).symmetric);
    EXPECT_TRUE(schema.predicate(loaded.graph.predicate(StatementId{1})).symmetric);
    EXPECT_THAT(loaded.graph.statement(StatementId{2}).properties, ElementsAre(Pair("label", "knows!"))) << "labels that make one key are kept";
}

TEST(ForeignGraphMl, WhatIsSaidOfTheWholeGraphIsKept)
{
    const auto loaded = readAs("f.graphml", graph(R"(<data key="g0">Erdos</data><data key="g1">0.3</data><data key="version">9</data><node id="a"/>)",
                                                  R"(<key id="g0" for="graph" attr.name="name"/><key id="g1" for="graph" attr.name="p"/>)"));
    EXPECT_EQ(loaded.graph.info().title, "Erdos");
    EXPECT_THAT(loaded.graph.info().properties, ElementsAre(Pair("p", "\"0.3\""), Pair("graph:version", "\"9\"")));
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 value has a key that the file does not declare")));
}

TEST(ForeignGraphMl, TheFilesOwnDescriptionIsTheGraphs)
{
    const auto loaded = readAs("f.graphml", R"(<graphml><desc>Of the file</desc><key id="k" for="node" attr.name="n"><desc>Of the key</desc></key>
<graph><node id="a"><desc>Of a</desc></node></graph></graphml>)");
    EXPECT_EQ(loaded.graph.info().description, "Of the file");
    EXPECT_EQ(loaded.graph.entity(EntityId{0}).description, "Of a");
}

TEST(ForeignGraphMl, GoesThroughBothOfOurFormsUnchanged)
{
    TempFolder folder;
    const auto loaded = readAs(
        "f.graphml",
        graph(
            R"(<node id="a" id2="x" Name="y"><data key="id">7</data><data key="ID">8</data></node><node id="b"/><edge source="a" target="b"><data key="subject">z</data></edge>)"));
    for (const char *form : {"out.graphml", "out"}) {
        ASSERT_TRUE(writeGraph(loaded.graph, folder / form));
        const auto again = readGraph(folder / form);
        ASSERT_TRUE(again) << again.error().text();
        EXPECT_EQ(asAdditions(again->graph), asAdditions(loaded.graph)) << form;
        EXPECT_EQ(again->graph.info(), loaded.graph.info()) << form;
    }
}

TEST(ForeignGraphMl, EncodingsOfAllKinds)
{
    const auto nameIn = [](const std::string &text) { return std::string(readAs("f.graphml", text).graph.name(EntityId{0})); };
    const std::string rest = "<graphml><graph><node id=\"a\" label=\"Peña\"/></graph></graphml>";
    EXPECT_EQ(nameIn("\xEF\xBB\xBF" + rest), "Peña");
    EXPECT_EQ(nameIn(test::utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + rest, test::LittleEndian, test::Marked)), "Peña");
    EXPECT_EQ(nameIn(test::utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + rest, test::BigEndian, test::Marked)), "Peña");
    EXPECT_EQ(nameIn("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><graphml><graph><node id=\"a\" label=\"Pe\xF1"
                     "a\"/></graph></graphml>"),
              "Peña");
    EXPECT_EQ(nameIn("<?xml version=\"1.0\" encoding=\"windows-1252\"?><graphml><graph><node id=\"a\" label=\"5 \x80\"/></graph></graphml>"), "5 €");
    EXPECT_EQ(nameIn("<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><graphml><graph><node id=\"a\" label=\"5 \xA4\"/></graph></graphml>"), "5 €");
    EXPECT_THAT(faultOf("<graphml>\n<graph><node id=\"a\" label=\"Pe\xF1"
                        "a\"/></graph></graphml>"),
                HasSubstr("line 2, column 30: the byte 0xF1 is not UTF-8. Expected UTF-8, or the encoding"));
    EXPECT_THAT(faultOf("<?xml version=\"1.0\" encoding=\"klingon\"?><graphml/>"),
                HasSubstr("line 1, column 31: is not well-formed XML: unknown encoding"));
}

TEST(ForeignGraphMl, FaultsAreToldWithTheirPlace)
{
    EXPECT_EQ(faultOf("<graphml>\n</graphml>\n"), "f.graphml, line 3: has no graph. Expected <graph> inside <graphml>");
    EXPECT_THAT(faultOf(graph("<node id=\"a\"/>\n<node id=\"b\"/>\n<node id=\"a\"/>")),
                HasSubstr("line 3, column 1: the node id “a” stands already in line 1. Expected each id once"));
    EXPECT_THAT(faultOf(graph("<node id=\"a\"/>\n<edge source=\"a\" target=\"a\" directed=\"maybe\"/>")),
                HasSubstr("line 2, column 1: directed=\"maybe\". Expected true or false"));
    EXPECT_THAT(faultOf("<graphml>\n<node id=\"a\"/></graphml>"), HasSubstr("line 2, column 1: a node outside of a graph"));
    EXPECT_THAT(faultOf("<graphml>\n<edge source=\"a\" target=\"b\"/></graphml>"), HasSubstr("line 2, column 1: an edge outside of a graph"));
    EXPECT_THAT(faultOf("<!DOCTYPE graphml SYSTEM \"other.dtd\">\n" + graph("<node id=\"a\"><desc>&secret;</desc></node>")),
                HasSubstr("line 2, column"));
    EXPECT_THAT(faultOf("<other/>"), HasSubstr("the root element is “other”. Expected graphml or gexf"));
    EXPECT_THAT(faultOf(graph("<node id=\"a\"/>") + "<x/>"), HasSubstr("junk after document element"));
    EXPECT_THAT(faultOf(graph("<node id=\"a\"/>").insert(20, 1, '\0')), HasSubstr("not well-formed"));
}

TEST(ForeignGraphMl, BombsAndOutsideFilesAreRefusedAtTheirDeclaration)
{
    std::string laughs = "<!DOCTYPE graphml [<!ENTITY l0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        laughs += "<!ENTITY l" + std::to_string(i) + " \"&l" + std::to_string(i - 1) + ";&l" + std::to_string(i - 1) + ";\">";
    EXPECT_THAT(faultOf(laughs + "]>" + graph("<node id=\"&l29;\"/>")), HasSubstr("line 1, column 32: a document type with entities of its own"));
    std::string quadratic = "<!DOCTYPE graphml [<!ENTITY a \"" + std::string(1000000, 'a') + "\">]><graphml><graph>";
    for (int i = 0; i < 1000; ++i)
        quadratic += "<node id=\"" + std::to_string(i) + "\"><desc>&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;</desc></node>";
    EXPECT_THAT(faultOf(quadratic + "</graph></graphml>"), HasSubstr("entities of its own"));
    EXPECT_THAT(faultOf("<!DOCTYPE graphml [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>" + graph("")), HasSubstr("entities of its own"));
    EXPECT_THAT(faultOf("<!DOCTYPE graphml [<!ENTITY x SYSTEM \"http://127.0.0.1:1/\">]>" + graph("<node id=\"&x;\"/>")),
                HasSubstr("entities of its own"));
}

TEST(OwnGraphMl, WhatWasSpoiledByHandIsToldWithItsLine)
{
    TempFolder folder;
    ASSERT_TRUE(writeGraph(test::graphFromText("ada -knows-> bob, bob -knows-> ada"), folder / "g.graphml"));
    const std::string good = test::read(folder / "g.graphml");
    const auto spoiled = [&](const std::string &from, const std::string &to) {
        std::string text = good;
        text.replace(text.find(from), from.size(), to);
        return faultOf(text);
    };
    EXPECT_THAT(spoiled("target=\"bob\"", "target=\"bib\""), HasSubstr("ends in a node that is not in the file"));
    EXPECT_THAT(spoiled("id=\"s2\"", "id=\"s1\""), HasSubstr("the edge id “s1” stands already in line"));
    EXPECT_THAT(spoiled(">asserted<", ">maybe<"), HasSubstr("“maybe”, “neutral” are not a modality and a polarity"));
    EXPECT_THAT(spoiled(">person<", ">alien<"), HasSubstr("“alien” is not a type of the schema"));
    EXPECT_THAT(spoiled("<data key=\"e1\">knows", "<data key=\"e1\">hates"), HasSubstr("line 30: statement “s1” has the unknown predicate “hates”"));
    EXPECT_THAT(spoiled("&quot;categories&quot;", "&quot;categories"), HasSubstr("is not valid JSON"));
}

TEST(OwnGraphMl, WhatYedAddedIsReadToo)
{
    TempFolder folder;
    ASSERT_TRUE(writeGraph(test::graphFromText("ada -knows-> bob"), folder / "g.graphml"));
    std::string text = test::read(folder / "g.graphml");
    const auto end = text.find("</graph>");
    ASSERT_NE(end, std::string::npos);
    const auto labelled = [](const char *label, const char *what) {
        return "<data key=\"drawn\"><y:" + std::string(what) + "><y:" + (std::string(what) == "ShapeNode" ? "NodeLabel>" : "EdgeLabel>") + label
               + "</y:" + (std::string(what) == "ShapeNode" ? "NodeLabel>" : "EdgeLabel>") + "</y:" + what + "></data>";
    };
    text.insert(end, "<node id=\"n7\">" + labelled("Carla", "ShapeNode") + "</node><node id=\"n8\"/><edge id=\"e9\" source=\"n7\" target=\"bob\">"
                         + labelled("pays", "PolyLineEdge") + "</edge>");
    test::write(folder / "g.graphml", text);
    const auto again = readGraph(folder / "g.graphml");
    ASSERT_TRUE(again) << again.error().text();
    const KnowledgeGraph &graph = again->graph;
    EXPECT_EQ(test::print(graph), "n8, ada -knows-> bob, n7 -pays-> bob");
    EXPECT_EQ(graph.name(graph.findEntity("n7")), "Carla");
    EXPECT_EQ(graph.entity(graph.findEntity("n8")).type, "unknown");
    EXPECT_EQ(graph.schema().type(graph.typeOf(graph.findEntity("n8"))).label, "Unknown");
    const Statement added = graph.statement(graph.findStatement("e9"));
    EXPECT_EQ(added.status, "speaker unknown");
    EXPECT_EQ(graph.document(added.document).title, "g.graphml");
    EXPECT_EQ(graph.statement(graph.findStatement("s1")).status, "") << "what was ours is as it was";
    EXPECT_THAT(again->report.notes, testing::Contains(HasSubstr("3 nodes and edges were added by another program")));
}

}  // namespace
}  // namespace relata
