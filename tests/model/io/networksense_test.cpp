// SPDX-License-Identifier: Apache-2.0
// What attributes of nodes and edges mean, whatever the form: names and types, times, directions, colours and places.
#include "model/io/formats.h"
#include "model/io/textforms.h"
#include "tests/model/io/readfixture.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace relata {
namespace {

using test::readAs;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::Pair;

std::string namesAndTypes(const LoadedGraph &loaded)
{
    std::string all;
    for (const EntityId id : loaded.graph.entities())
        all += (all.empty() ? "" : ", ") + std::string(loaded.graph.name(id)) + ":" + loaded.graph.entity(id).type;
    return all;
}

std::string holdsOf(const LoadedGraph &loaded, std::uint32_t i = 0)
{
    return loaded.graph.holds(StatementId{i}).text();
}

std::string nodesOnly(const std::string &inside)
{
    return R"({"elements":{"nodes":[)" + inside + R"(],"edges":[]}})";
}

TEST(NetworkSense, ALabelThatRepeatsBesideNamesIsTheType)
{
    const auto loaded = readAs("f.graphml", R"(<graphml><key id="l" for="node" attr.name="label"/><key id="n" for="node" attr.name="name"/><graph>
<node id="1"><data key="l">Person</data><data key="n">Alice</data></node><node id="2"><data key="l">Person</data><data key="n">Bob</data></node>
<node id="3"><data key="l">Company</data><data key="n">Acme</data></node><node id="4"><data key="l">Company</data></node></graph></graphml>)");
    EXPECT_EQ(namesAndTypes(loaded), "Alice:person, Bob:person, Acme:Company, 4:Company");
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("the label was read as the type, “name” as the name")));
    EXPECT_EQ(namesAndTypes(readAs(
                  "f.cyjs", nodesOnly(R"({"data":{"id":"1","label":"Movie","title":"Up"}},{"data":{"id":"2","label":"Movie","name":"Jaws"}})"))),
              "Up:Movie, Jaws:Movie");
}

TEST(NetworkSense, LabelsThatAreNamesStayNames)
{
    EXPECT_EQ(
        namesAndTypes(readAs(
            "f.cyjs", nodesOnly(R"({"data":{"id":"1","label":"Smith","name":"Ann Smith"}},{"data":{"id":"2","label":"Smith","name":"Bo Smith"}})"))),
        "Smith:unknown, Smith:unknown");
    EXPECT_EQ(namesAndTypes(
                  readAs("f.cyjs", nodesOnly(R"({"data":{"id":"n1","label":"Lee","name":"n1"}},{"data":{"id":"n2","label":"Lee","name":"n2"}})"))),
              "Lee:unknown, Lee:unknown");
    EXPECT_EQ(namesAndTypes(readAs("f.cyjs", nodesOnly(R"({"data":{"id":"1","label":"A","name":"x"}},{"data":{"id":"2","label":"B","name":"y"}})"))),
              "A:unknown, B:unknown");
}

TEST(NetworkSense, ATruthIsNoType)
{
    const auto loaded = readAs("f.graphml", R"(<graphml><key id="t" for="node" attr.name="type" attr.type="boolean"/><graph>
<node id="a"><data key="t">false</data></node><node id="b"><data key="t">true</data></node></graph></graphml>)");
    EXPECT_EQ(namesAndTypes(loaded), "a:unknown, b:unknown");
    EXPECT_THAT(loaded.graph.entity(EntityId{1}).properties, ElementsAre(Pair("type", "true")));
}

TEST(NetworkSense, ApocSaysTheTypeInCapitals)
{
    const auto loaded = readAs("f.graphml", R"(<graphml><graph><node id="a"><data key="TYPE">:Foo:Bar</data><data key="label">foo</data></node>
<node id="b"><data key="TYPE">:Bar</data></node><edge source="a" target="b"><data key="label">KNOWS</data><data key="TYPE">KNOWS</data></edge>
</graph></graphml>)");
    EXPECT_EQ(namesAndTypes(loaded), "foo:Foo, b:Bar");
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, ElementsAre(Pair("labels", ":Foo:Bar")));
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, IsEmpty());
}

TEST(NetworkSense, AnEdgesTimesAreOneThingInAllForms)
{
    const auto dot = readAs("f.dot", R"(digraph { a -> b [start_date="2010", end_date="2012-05", weight=3]; b -> a [start=5, end=9] })");
    EXPECT_EQ(holdsOf(dot), "2010/2012-05");
    EXPECT_THAT(dot.graph.statement(StatementId{0}).properties, ElementsAre(Pair("weight", "3")));
    EXPECT_THAT(dot.report.notes, Contains("“start_date”, “end_date” of 1 edge were read as the time for which its statement holds"));
    EXPECT_EQ(holdsOf(dot, 1), "");
    EXPECT_THAT(dot.graph.statement(StatementId{1}).properties, ElementsAre(Pair("start", "5"), Pair("end", "9")));
    EXPECT_EQ(holdsOf(readAs("f.gml", "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 start 1815 end 1820 ] ]")), "1815/1820");
    EXPECT_EQ(holdsOf(readAs("f.net", "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Arcs\n1 2 1 [1998-2001]\n")), "1998/2001");
    const auto edge = [](const std::string &fields) {
        return readAs("f.cyjs", R"({"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b",)" + fields + "}]}");
    };
    EXPECT_EQ(holdsOf(edge(R"("validFrom":"2001-02-03")")), "2001-02-03/..");
    EXPECT_EQ(holdsOf(edge(R"("timeset":"<[2001-01-01, 2003-01-01]>")")), "2001-01-01/2003-01-01");
    EXPECT_EQ(holdsOf(edge(R"("timeset":"<[2001.0, Infinity]>")")), "2001/..");
    EXPECT_EQ(holdsOf(edge(R"("year":1998)")), "1998");
    EXPECT_EQ(holdsOf(edge(R"("since":"soon")")), "");
    const auto backwards = edge(R"("start":"2012","end":"2010")");
    EXPECT_EQ(holdsOf(backwards), "");
    EXPECT_THAT(backwards.graph.statement(StatementId{0}).properties, ElementsAre(Pair("start", "2012"), Pair("end", "2010")));
    const auto hours = edge(R"("start":"2012-03-28T09:30:00","end":"2012-03-29T09:30:00")");
    EXPECT_EQ(holdsOf(hours), "2012-03-28T09:30:00/2012-03-29T09:30:00");
    EXPECT_THAT(hours.graph.statement(StatementId{0}).properties, IsEmpty());
}

TEST(Gexf, MutualByDefaultIsMutual)
{
    const auto loaded = readAs("f.gexf", R"(<gexf><graph defaultedgetype="mutual"><nodes><node id="a"/><node id="b"/></nodes><edges>
<edge id="e" source="a" target="b"/><edge id="f" source="a" target="b" type="directed" label="pays"/></edges></graph></gexf>)");
    EXPECT_EQ(test::print(loaded.graph), "a -linked-with-> b, a -pays-> b");
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, ElementsAre(Pair("direction", "mutual")));
}

TEST(Gexf, SetsOfTimesAndAllOfTheDrawingAreKept)
{
    const auto loaded = readAs("f.gexf", R"(<gexf xmlns:viz="urn:v" version="1.3"><graph timezone="Europe/Oslo" timeformat="date"><nodes>
<node id="a" start="yesterday"><viz:shape value="image" uri="http://i/1.png"/><viz:color r="1" g="2" b="3" a="0.2"/></node><node id="b"/></nodes><edges>
<edge id="1" source="a" target="b" intervals="&lt;[2001-01-01, 2001-06-01]&gt;"/>
<edge id="2" source="a" target="b" intervals="&lt;[2001, 2002]; [2004, 2005)&gt;"/>
<edge id="3" source="a" target="b" timestamps="&lt;[2001, 2002]&gt;"/><edge id="4" source="a" target="b" start="2005-02-30"/></edges></graph></gexf>)");
    EXPECT_THAT(loaded.graph.info().properties, Contains(Pair("timezone", "\"Europe/Oslo\"")));
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, IsSupersetOf({Pair("image", "http://i/1.png"), Pair("alpha", "0.2")}));
    EXPECT_THAT(loaded.report.notes, Contains("1 node has times that are no dates; they stay as they are in the property “spells”"));
    EXPECT_THAT(loaded.report.notes, Contains("1 edge has times that are no dates; they stay as they are in the property “spells”"));
    EXPECT_EQ(holdsOf(loaded), "2001-01-01/2001-06-01");
    const auto spells = [&](std::uint32_t i) { return loaded.graph.statement(StatementId{i}).properties; };
    EXPECT_THAT(spells(1), Contains(Pair("spells", "2001/2002|2004/2005")));
    EXPECT_THAT(spells(2), Contains(Pair("spells", "2001|2002")));
}

TEST(Gexf, TimesPlacesAndColoursAreWrittenAsSuch)
{
    const auto loaded =
        readAs("f.gexf", R"(<gexf xmlns:viz="urn:v" version="1.2"><graph mode="dynamic" timeformat="date" defaultedgetype="directed"><nodes>
<node id="a" start="2009-03-01"><viz:color r="1" g="2" b="3"/><viz:position x="1.5" y="-2" z="3"/></node><node id="b"><spells>
<spell end="2009-03-01"/><spell start="2009-03-05" end="2009-03-10"/></spells></node></nodes><edges>
<edge id="1" source="a" target="b" start="2009" end="2010-02"/><edge id="2" source="a" target="b" start="1.5" end="2.5"/></edges></graph></gexf>)");
    std::string text, again;
    const auto form = std::find_if(textForms().begin(), textForms().end(), [](const TextForm &f) { return f.name == "GEXF"; });
    const IoReport report = form->write(loaded.graph, text);
    EXPECT_THAT(text, HasSubstr("mode=\"dynamic\" timeformat=\"date\""));
    EXPECT_THAT(text, HasSubstr("<node id=\"a\" start=\"2009-03-01\" label"));
    EXPECT_THAT(text, HasSubstr("<spell end=\"2009-03-01\"/>\n          <spell start=\"2009-03-05\" end=\"2009-03-10\"/>"));
    EXPECT_THAT(text, HasSubstr("start=\"2009-01-01\" end=\"2010-02-28\""));
    EXPECT_THAT(text, HasSubstr("<viz:color r=\"1\" g=\"2\" b=\"3\"/>\n        <viz:position x=\"1.5\" y=\"-2\" z=\"3\"/>"));
    EXPECT_THAT(report.notes, Contains(HasSubstr("1 entity or statement has times that are no days")));
    const auto back = form->read(text, "f.gexf", {});
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(asAdditions(back->graph), asAdditions(loaded.graph));
    form->write(back->graph, again);
    EXPECT_EQ(again, text);
}

std::string yedFile(const std::string &inside)
{
    return R"(<graphml xmlns:y="urn:y"><key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d10" yfiles.type="edgegraphics"/>
<graph edgedefault="directed">)"
           + inside + "</graph></graphml>";
}

TEST(Yed, ArrowsSayTheDirection)
{
    const auto edge = [](const std::string &id, const std::string &ends) {
        return "<edge id=\"" + id + R"(" source="a" target="b"><data key="d10"><y:PolyLineEdge><y:Arrows )" + ends
               + "/></y:PolyLineEdge></data></edge>";
    };
    const auto loaded =
        readAs("f.graphml", yedFile("<node id=\"a\"/><node id=\"b\"/>" + edge("1", R"(source="none" target="none")")
                                    + edge("2", R"(source="delta" target="none")") + edge("3", R"(source="none" target="standard")")));
    EXPECT_EQ(test::print(loaded.graph), "a -linked-to-> b, a -linked-with-> b, b -linked-to-> a");
    EXPECT_THAT(loaded.report.notes, IsSupersetOf({"1 edge is drawn without arrows: it has no direction",
                                                   "1 edge has its arrow at the source only: it was turned around"}));
}

TEST(Yed, AFolderHasTheNameItShowsAndAClassItsParts)
{
    const auto loaded = readAs("f.graphml", yedFile(R"(<node id="n"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="1">
<y:GroupNode><y:NodeLabel>Open</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Closed</y:NodeLabel></y:GroupNode></y:Realizers>
</y:ProxyAutoBoundsNode></data></node><node id="c"><data key="d6"><y:UMLClassNode><y:NodeLabel>Cls</y:NodeLabel><y:UML stereotype="x">
<y:AttributeLabel>- a: int</y:AttributeLabel><y:MethodLabel>+ m()</y:MethodLabel></y:UML></y:UMLClassNode></data></node>)"));
    EXPECT_EQ(namesAndTypes(loaded), "Closed:unknown, Cls:unknown");
    EXPECT_THAT(loaded.graph.entity(EntityId{1}).properties,
                ElementsAre(Pair("stereotype", "x"), Pair("attributes", "- a: int"), Pair("methods", "+ m()")));
}

TEST(GraphMl, ANumberThatIsNoneAndKeysThatAreNotDeclaredAreTold)
{
    const auto loaded = readAs("f.graphml", R"(<graphml><key id="d" for="node" attr.name="n" attr.type="int"/><graph>
<node id="a"><data key="d">abc</data><data key="y">1</data></node><node id="b"><data key="d">-5</data><data key="z">1</data></node></graph></graphml>)");
    EXPECT_THAT(loaded.report.notes, IsSupersetOf({"1 value is declared as a number and is none; it was kept as text",
                                                   "2 values have keys that the file does not declare; they became the names of properties"}));
}

TEST(NodeLinkJson, WhatIsNoNumberIsNoValue)
{
    const auto loaded =
        readAs("f.cyjs", nodesOnly(R"({"data":{"id":"a","v":NaN,"w":"NaN, \"Infinity"}},{"data":{"id":"b","v":-Infinity,"w":[1,NaN]}})"));
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, ElementsAre(Pair("w", "NaN, \"Infinity")));
    EXPECT_THAT(loaded.report.notes, Contains("3 values are NaN or Infinity, which is no number: left out"));
}

TEST(NetworkSense, ABlockOfGmlCalledAttributeIsOursOnlyWithNameAndValue)
{
    const auto loaded = readAs("f.gml", R"(graph [ attribute [ title "T" ]
 node [ id 1 label "A" attribute [ name "age" value "7" unit "y" ] attribute [ name "kind" type "text" ] attribute [ name "relata:schema" ]
  attribute [ name "relata:schema" value "" ] attribute [ ] graphics2 [ attribute [ name "deep" value "d" ] ] ]
 node [ id 2 label "B" attribute [ name "" value "x" ] note "" ] ])");
    using testing::Pair;
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties,
                testing::UnorderedElementsAre(Pair("age", "7"), Pair("attribute.unit", "y"),
                                              Pair("attribute.name", "kind|relata:schema|relata:schema"), Pair("attribute.type", "text"),
                                              Pair("graphics2.attribute.name", "deep"), Pair("graphics2.attribute.value", "d")));
    EXPECT_THAT(loaded.graph.entity(EntityId{1}).properties, testing::ElementsAre(Pair("attribute.value", "x")));
}

}  // namespace
}  // namespace relata
