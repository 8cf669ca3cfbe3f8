// SPDX-License-Identifier: Apache-2.0
// What holds of every form that is one text.
#include "model/io/textforms.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using test::TempFolder;
using testing::HasSubstr;
using testing::IsEmpty;

/// A graph with every field in use, texts that are hard to write down, and two statements between the same two.
KnowledgeGraph fullGraph()
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, ada -knows-> bob, bob -owns-> acme");
    GraphDiff diff;
    const EntityId ada = graph.findEntity("ada");
    Entity entity = graph.entity(ada);
    entity.name = "Ada “<b>” & \"O'Neil\" \\n {x} [y] 🦜 =1+1";
    entity.aliases = {"a|b", "back\\slash", "Ñandú"};
    entity.description = "two\nlines; and a tab\there";
    entity.properties = {{"born in", "1815"}, {"label", "not the name"}, {"x:y", "#&;"}};
    diff.entities.push_back({ada, graph.entity(ada), entity});
    const StatementId first = graph.findStatement("s1");
    Statement s = graph.statement(first);
    s.claim = "Ada said: \"I know him\"";
    s.speaker = graph.findEntity("bob");
    s.paragraph = 7;
    s.quote = "line one\nline two]";
    s.modality = Modality::Alleged;
    s.polarity = Polarity::Negative;
    s.said = *Edtf::parse("2019-06");
    s.holds = *Edtf::parse("2018/..");
    s.confidence = "high";
    s.note = "50 % -> sure";
    s.properties = {{"weight", "2"}, {"color", "#ff0000"}};
    diff.statements.push_back({first, graph.statement(first), s});
    EXPECT_TRUE(graph.apply(diff));
    graph.info().title = "A <title> with “quotes”";
    return graph;
}

/// Ids and texts that XML 1.0 has no way to say, and those that look as what stands for them.
KnowledgeGraph graphWithControls()
{
    GraphDiff diff;
    const std::vector<std::string> keys{"a\x01z", "a_x0001_z", "a_x005F_x0001_z", "b\uFFFEz", "b\x1F\x0Bz"};
    for (std::uint32_t i = 0; i < keys.size(); ++i)
        diff.entities.push_back(
            {EntityId(i), {}, Entity{keys[i], "person", "n\x02" + keys[i], {"\x03|_x0003_"}, "\x04", {{"p\x05", "_x0005_"}, {"q", "\x1B[0m"}}}});
    Schema schema = Schema::standard();
    Predicate knows;
    knows.key = "kn\x06ws";
    knows.label = "knows\x07";
    schema.ensurePredicate(knows);
    diff.schema = SchemaChange{Schema::standard(), schema};
    diff.documents.push_back({DocumentId{0}, {}, Document{"d\x08", "_x0041_", {}, "", {}, "", "", "", "", "\uFFFF", {}}});
    for (std::uint32_t i = 0; i < 3; ++i) {
        Statement s;
        s.key = "s\x0E" + std::to_string(i);
        s.subject = EntityId{0};
        s.object = EntityId{i + 1};
        s.speaker = EntityId{4};
        s.predicate = knows.key;
        s.document = DocumentId{0};
        s.claim = "c\x0F _x000F_ \t\r\n";
        s.quote = "\x10";
        diff.statements.push_back({StatementId(i), {}, s});
    }
    KnowledgeGraph graph;
    EXPECT_TRUE(graph.apply(diff));
    graph.info().title = "T\x11 _x0011_";
    return graph;
}

class XmlForms : public testing::TestWithParam<const char *>
{
};

TEST_P(XmlForms, CarryControlsInIdsAndTextsAndSaySo)
{
    const KnowledgeGraph graph = graphWithControls();
    const TempFolder folder;
    const auto report = writeGraph(graph, folder / GetParam());
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes, testing::Contains(HasSubstr("_xHHHH_, which Relata reads back")));
    const auto again = readGraph(folder / GetParam());
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(asAdditions(again->graph), asAdditions(graph));
    EXPECT_EQ(again->graph.info(), graph.info());
}

TEST_P(XmlForms, LeaveWhatLooksLikeAnEscapeAsItIsWhereNoneIsNeeded)
{
    GraphDiff diff;
    diff.entities.push_back({EntityId{0}, {}, Entity{"_x0041_", "person", "_x0042_", {}, "", {}}});
    KnowledgeGraph graph;
    ASSERT_TRUE(graph.apply(diff));
    const TempFolder folder;
    ASSERT_TRUE(writeGraph(graph, folder / GetParam()));
    EXPECT_THAT(test::read(folder / GetParam()), HasSubstr("id=\"_x0041_\""));
    const auto again = readGraph(folder / GetParam());
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(asAdditions(again->graph), asAdditions(graph));
}

INSTANTIATE_TEST_SUITE_P(Forms, XmlForms, testing::Values("g.graphml", "g.gexf"), [](const auto &row) { return std::string(row.param).substr(2); });

TEST(TextForms, WorkbooksKeepIdsWithControls)
{
    const KnowledgeGraph graph = graphWithControls();
    const TempFolder folder;
    const auto report = writeGraph(graph, folder / "g.xlsx");
    ASSERT_TRUE(report) << report.error().text();
    const auto again = readGraph(folder / "g.xlsx");
    ASSERT_TRUE(again) << again.error().text();
    for (const EntityId id : graph.entities())
        EXPECT_NE(again->graph.findEntity(graph.key(id)), noEntity) << graph.key(id);
    EXPECT_EQ(again->graph.statementCount(), graph.statementCount());
}

TEST(TextForms, WhatCouldNotBeReadAgainReplacesNothing)
{
    GraphDiff diff;
    diff.entities.push_back({EntityId{0}, {}, Entity{std::string(70'000, 'k'), "person", std::string("n\0", 2), {}, "", {}}});
    KnowledgeGraph graph;
    ASSERT_TRUE(graph.apply(diff));
    const TempFolder folder;
    for (const char *name : {"g.nt", "g.csv"}) {
        test::write(folder / name, "what was there");
        const auto report = writeGraph(graph, folder / name);
        ASSERT_FALSE(report) << name;
        EXPECT_THAT(report.error().text(), HasSubstr("was not written"));
        EXPECT_EQ(test::read(folder / name), "what was there");
    }
    EXPECT_FALSE(writeGraph(graph, folder / "g.neo4j"));
    EXPECT_FALSE(std::filesystem::exists(folder / "g.neo4j"));
}

TEST(TextForms, HoldEverythingButPajek)
{
    const KnowledgeGraph graph = fullGraph();
    for (const TextForm &form : textForms()) {
        if (!form.write || form.name == "Pajek" || form.name == "Excel workbook")
            continue;
        TempFolder folder;
        const auto path = folder / ("g" + std::string(form.endings.front()));
        const auto report = writeGraph(graph, path);
        ASSERT_TRUE(report) << form.name << ": " << report.error().text();
        if (!form.name.starts_with("FollowTheMoney") && !form.name.starts_with("Oligrapher")
            && form.name != "JSON Canvas") {  // these say what their own tools do not see
            EXPECT_THAT(report->notes, IsEmpty()) << form.name;
        }
        const auto again = readGraph(path);
        ASSERT_TRUE(again) << form.name << ": " << again.error().text();
        EXPECT_EQ(asAdditions(again->graph), asAdditions(graph)) << form.name;
        EXPECT_EQ(again->graph.info(), graph.info()) << form.name;
        const std::string before = test::read(path);
        ASSERT_TRUE(writeGraph(again->graph, path));
        EXPECT_EQ(test::read(path), before) << form.name << ": the second export is the first";
    }
}

TEST(TextForms, PajekNamesWhatItCannotHold)
{
    TempFolder folder;
    const auto report = writeGraph(fullGraph(), folder / "g.net");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes, testing::Contains(HasSubstr("could not hold of statements: claim (3 of 3), speaker (1 of 3)")));
    EXPECT_THAT(report->notes, testing::Contains(HasSubstr("could not hold of the schema")));
    const auto again = readGraph(folder / "g.net");
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(test::print(again->graph), "1 -knows-> 2, 1 -knows-> 2, 2 -owns-> 3");
}

TEST(TextForms, CutAnywhereNeverCrashesAndSaysWhere)
{
    const KnowledgeGraph graph = fullGraph();
    for (const TextForm &form : textForms()) {
        if (!form.write)
            continue;
        std::string text;
        form.write(graph, text);
        for (std::size_t n = 0; n < text.size(); n += 1 + text.size() / 150) {
            const auto loaded = form.read(text.substr(0, n), "cut", {});
            if (!loaded) {
                EXPECT_THAT(loaded.error().text(), HasSubstr("Expected ")) << form.name << " at " << n;
            }
        }
    }
}

TEST(TextForms, SpoiledBytesNeverCrash)
{
    const KnowledgeGraph graph = fullGraph();
    std::uint32_t random = 12345;
    const auto next = [&random] { return random = random * 1664525U + 1013904223U, random >> 8U; };
    for (const TextForm &form : textForms()) {
        if (!form.write)
            continue;
        std::string text;
        form.write(graph, text);
        for (int round = 0; round < 300; ++round) {
            std::string spoiled = text;
            for (int k = 0; k < 3; ++k)
                spoiled[next() % spoiled.size()] = "\"<>[]{}\\-;:0a\xFF\x00\n"[next() % 17];
            (void)form.read(spoiled, "spoiled", {});
        }
    }
}

std::string faultOf(const char *name, const std::string &text)
{
    TempFolder folder;
    const auto loaded = readGraph(test::write(folder / name, text));
    return loaded ? "no fault" : loaded.error().text().substr(folder.path().string().size() + 1);
}

LoadedGraph read(const std::string &text)
{
    TempFolder folder;
    auto loaded = readGraph(test::write(folder / "f", text));  // told by content, not by name
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

TEST(Dot, TheWholeLanguage)
{
    const auto loaded = read(R"(/* a comment */ // another
# and one of the preprocessor
Digraph "G" {
  node [color=red, shape=box]; edge [label="knows"]
  a [label="Ana\nMaría", tooltip="x" + "y"]; b [label=<<b>Bob</b> &amp; Co>]
  a:port:n -> { b c } -> d [weight=2];
  subgraph cluster_x { label="The house"; e; a -> e [label=owns] }
  "é" -> -1.5
})");
    EXPECT_EQ(test::print(loaded.graph), "a -knows-> b, a -knows-> c, a -owns-> e, b -knows-> d, c -knows-> d, é -knows-> -1.5");
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("a")), "Ana María");  // a name is one line
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("b")), "Bob & Co");
    const auto properties = [&](const char *key) { return loaded.graph.entity(loaded.graph.findEntity(key)).properties; };
    EXPECT_THAT(properties("a"), testing::Contains(testing::Pair("tooltip", "xy")));
    EXPECT_THAT(properties("a"), testing::Contains(testing::Pair("color", "red")));
    EXPECT_THAT(properties("e"), testing::Contains(testing::Pair("cluster", "The house")));
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, testing::Contains(testing::Pair("sourceport", "port:n")));
    EXPECT_EQ(loaded.graph.info().title, "G");
}

TEST(Dot, LabelsAreWhatGraphvizShows)
{
    const auto loaded = read(R"(digraph G { node [shape=record]
  a [shape=box, label="\N of \G, \\G and \\N, \\\G C:\\new"]
  b [label="<p1> left|<p2> right|{a|b\|c \<x\> \{q\} \\N \N}"]
  c [shape=Mrecord, label="{<f0> one\ntwo}"]
  d [shape=box, label="<p1> left|right"]
  e [label="<port>"] f [label=<a\\N b>]
  a -> b [label="\E \T \H \\E"] })");
    const auto name = [&](const char *key) { return std::string(loaded.graph.name(loaded.graph.findEntity(key))); };
    EXPECT_EQ(name("a"), R"(a of G, \G and \N, \G C:\new)");
    EXPECT_EQ(name("b"), R"(left | right | a | b|c <x> {q} \N b)");
    EXPECT_EQ(name("c"), "one two");
    EXPECT_EQ(name("d"), "<p1> left|right");
    EXPECT_EQ(name("e"), "e");
    EXPECT_EQ(name("f"), R"(a\\N b)");
    EXPECT_EQ(loaded.graph.schema().predicate(loaded.graph.predicate(StatementId{0})).label, R"(a->b a b \E)");
    EXPECT_TRUE(loaded.graph.entity(loaded.graph.findEntity("a")).properties.empty()) << "shapes are no values";
}

TEST(Dot, StrictTakesEachPairOnceAndSaysSo)
{
    const auto loaded = read("strict graph { a -- b; b -- a; a -- b; a -- c }");
    EXPECT_EQ(loaded.graph.statementCount(), 2U);
    EXPECT_THAT(loaded.report.notes, testing::Contains(HasSubstr("2 edges stand more than once")));
}

TEST(Dot, FaultsHaveTheirPlace)
{
    EXPECT_EQ(faultOf("f.gv", "digraph {\n a -- b }"), "f.gv, line 2, column 4: “--” at this place. Expected -> in a digraph");
    EXPECT_THAT(faultOf("f.gv", "digraph {\n a [label=\"x }"), HasSubstr("line 2, column 11: a quote that is never closed"));
    EXPECT_THAT(faultOf("f.gv", "digraph {\n a [label=] }"), HasSubstr("line 2, column 11: “]” at this place. Expected a value for “label”"));
    EXPECT_THAT(faultOf(
                    "f.gv", "digraph " +
                                [] {
                                    std::string deep;
                                    for (int i = 0; i < 5000; ++i)
                                        deep += "{";
                                    return deep;
                                }()),
                HasSubstr("200 groups inside one another"));
    std::string many = "digraph { {";
    for (int i = 0; i < 4000; ++i)
        many += " n" + std::to_string(i);
    EXPECT_THAT(faultOf("f.gv", many + "} -> {" + many.substr(11) + "} }"), HasSubstr("at most a million edges between groups"));
}

TEST(Gml, NestedKeysPlacesAndEntities)
{
    const auto loaded = read(R"(Creator "yFiles"
graph
[ directed 1
  node [ id 1 label "Pe&#241;a &quot;x&quot;" graphics [ x 1.5 y -2 type "oval" ] born [ year 1990 ] ]
  node [ id 2 LabelGraphics [ text "Two" ] ]
  edge [ source 1 target 2 label "knows" weight 3 ]
])");
    EXPECT_EQ(test::print(loaded.graph), "1 -knows-> 2");
    EXPECT_EQ(loaded.graph.name(EntityId{0}), "Peña \"x\"");
    EXPECT_EQ(loaded.graph.name(EntityId{1}), "Two");
    const auto properties = loaded.graph.entity(EntityId{0}).properties;
    EXPECT_THAT(properties, testing::IsSupersetOf({testing::Pair("x", "1.5"), testing::Pair("y", "-2"), testing::Pair("born.year", "1990")}));
    EXPECT_EQ(read("graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]").graph.schema().predicate(PredicateId{0}).symmetric, true)
        << "undirected unless it says so";
}

TEST(Gml, FaultsHaveTheirPlace)
{
    EXPECT_THAT(faultOf("f.gml", "graph [\n node [ id 1 ]\n node [ id 1 ] ]"),
                HasSubstr("line 3, column 2: the node id “1” stands already in line 2"));
    EXPECT_THAT(faultOf("f.gml", "graph [\n node [ id 1 ]\n edge [ source 1 ] ]"), HasSubstr("line 3, column 2: an edge without target"));
    EXPECT_THAT(faultOf("f.gml", "graph [\n node [ id 1 "), HasSubstr("the file ends here. Expected a key or ]"));
    std::string deep = "graph [ ";
    for (int i = 0; i < 100000; ++i)
        deep += "a [ ";
    EXPECT_THAT(faultOf("f.gml", deep), HasSubstr("200 brackets"));
}

TEST(Pajek, SectionsModesAndMatrices)
{
    const auto two =
        read("%c\n*Vertices 3 1\r\n1 \"Ana María\" 0.1 0.2\r\n2 \"Bob\"\r\n*Arcs :2 \"pays\"\r\n1 2 5 l \"bribes\"\r\n1 3 1\r\n*Matrix\r\n0 1\r\n");
    EXPECT_EQ(test::print(two.graph), "1 -bribes-> 2, 1 -linked-to-> 3, 1 -pays-> 3");
    EXPECT_EQ(two.graph.name(EntityId{0}), "Ana María");
    EXPECT_EQ(two.graph.name(EntityId{2}), "3");
    EXPECT_THAT(two.graph.entity(EntityId{1}).properties, testing::Contains(testing::Pair("mode", "2")));
    EXPECT_THAT(two.graph.statement(StatementId{0}).properties, testing::Contains(testing::Pair("weight", "5")));
    EXPECT_THAT(two.graph.statement(StatementId{0}).properties, testing::Contains(testing::Pair("relation", "pays")))
        << "bribes is what the line says";
    EXPECT_THAT(faultOf("f.net", "*Vertices 2\n*Edges\n1 3"), HasSubstr("line 3: “3” is not a vertex. Expected a number from 1 to 2"));
    EXPECT_THAT(faultOf("f.net", "*Vertices 2\n*Matrix\n1 0\n"), HasSubstr("the matrix ends after 1 rows. Expected 2"));
    EXPECT_THAT(faultOf("f.net", "*Vertices 99999999999\n"), HasSubstr("not more than a file of this size tells of"));
}

TEST(Pajek, QuotesInsideALabelAreKeptHoweverTheyAreWritten)
{
    for (const char *label : {R"("Ann "A" Bee")", R"("Ann \"A\" Bee")", R"("Ann ""A"" Bee")"}) {
        const auto loaded =
            read("*Vertices 2\n1 " + std::string(label) + " 0.1 0.2 lc \"Red\"\n2 \"Bo\" ic \"Blue\"\n*Arcs\n1 2 1 l \"says \"hi\" to\" c Red\n");
        EXPECT_EQ(loaded.graph.name(EntityId{0}), "Ann \"A\" Bee") << label;
        EXPECT_EQ(loaded.graph.name(EntityId{1}), "Bo");
        EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, testing::Contains(testing::Pair("x", "0.1"))) << label;
        EXPECT_EQ(loaded.graph.schema().predicates().front().label, "says \"hi\" to");
    }
}

TEST(Pajek, AQuoteThatIsMissingOrTooManySpoilsNoOtherText)
{
    const auto nameOf = [](const std::string &rest) { return std::string(read("*Vertices 1\n1 " + rest + "\n").graph.name(EntityId{0})); };
    EXPECT_EQ(nameOf(R"("Ann" 0.1 0.2 ic "Red)"), "Ann");
    EXPECT_EQ(nameOf(R"("Ann"0.5 0.5)"), "Ann");
    EXPECT_EQ(nameOf(R"("Ann)"), "Ann");
    EXPECT_EQ(nameOf(R"("5" pipe" 0.1 0.2)"), "5\" pipe");
    std::string many = "*Vertices 1\n1";
    for (int i = 0; i < 100'000; ++i)  // as long as a line can be; each end was looked for to its end
        many += i % 2 == 0 ? " \"a\"" : " \"a\"x";
    EXPECT_EQ(read(many + "\n").graph.name(EntityId{0}), "a");
}

TEST(Gexf, AttributesDrawingAndTime)
{
    const auto loaded =
        read(R"(<?xml version="1.0"?><gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http:///www.gexf.net/1.1draft/viz" version="1.2">
<meta lastmodifieddate="2020-01-01"><creator>Gephi</creator><description>Test</description></meta><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="Party" type="string"><default>none</default></attribute></attributes>
<nodes><node id="a" label="Ana"><attvalues><attvalue for="0" value="Left"/></attvalues><viz:color r="255" g="0" b="1"/><viz:position x="1" y="2"/>
<nodes><node id="c" label="Cid"/></nodes></node><node id="b" label="Bob"/></nodes>
<edges><edge id="0" source="a" target="b" label="knows" weight="2" start="2001" end="2005-06"/><edge source="b" target="a" type="undirected"/></edges>
</graph></gexf>)");
    EXPECT_EQ(test::print(loaded.graph), "c, a -knows-> b, b -linked-with-> a");
    const auto ana = loaded.graph.entity(loaded.graph.findEntity("a")).properties;
    EXPECT_THAT(ana, testing::IsSupersetOf({testing::Pair("Party", "Left"), testing::Pair("color", "#ff0001"), testing::Pair("x", "1")}));
    EXPECT_THAT(loaded.graph.entity(loaded.graph.findEntity("c")).properties,
                testing::IsSupersetOf({testing::Pair("Party", "none"), testing::Pair("parent", "a")}));
    EXPECT_EQ(loaded.graph.holds(StatementId{0}).text(), "2001/2005-06");
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, testing::Contains(testing::Pair("weight", "2")));
    EXPECT_EQ(loaded.graph.info().description, "Test");
    EXPECT_THAT(faultOf("f.gexf", "<gexf><graph><nodes><node id=\"a\"/>\n<node id=\"a\"/></nodes></graph></gexf>"),
                HasSubstr("line 2, column 1: the node id “a” stands already in line 1"));
    EXPECT_THAT(faultOf("f.gexf", "<!DOCTYPE gexf [<!ENTITY a \"aaa\">]><gexf/>"), HasSubstr("Expected plain GEXF"));
}

TEST(Gexf, SlicesAreSpellsAndOpenEndsAreTold)
{
    const auto loaded = read(R"(<gexf xmlns="http://www.gexf.net/1.1draft" version="1.1"><graph timetype="date" mode="dynamic">
<nodes><node id="1"><slices><slice start="2008-01-01" end="2009-01-01"/><slice start="2010-01-01"/></slices></node><node id="2"/></nodes>
<edges><edge id="0" source="1" target="2"><slices><slice start="2008-01-01" end="2009-01-01"/></slices></edge></edges></graph></gexf>)");
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, testing::Contains(testing::Pair("spells", "2008-01-01/2009-01-01|2010-01-01/..")));
    EXPECT_EQ(loaded.graph.holds(StatementId{0}).text(), "2008-01-01/2009-01-01");
    EXPECT_THAT(loaded.report.notes, testing::Not(testing::Contains(HasSubstr("endopen"))));
    const auto open = read(R"(<gexf version="1.2"><graph><nodes><node id="1" startopen="2001"/><node id="2"/></nodes>
<edges><edge id="0" source="1" target="2" start="2001" endopen="2005"/></edges></graph></gexf>)");
    EXPECT_EQ(open.graph.holds(StatementId{0}).text(), "2001/2005");
    EXPECT_THAT(open.report.notes, testing::ElementsAre(HasSubstr("“startopen” or “endopen” do not mean the day itself")));
}

TEST(NodeLinkJson, AllItsDialects)
{
    EXPECT_EQ(
        test::print(
            read(
                R"({"elements":{"nodes":[{"data":{"id":"a"}},{"data":{"id":1}}],"edges":[{"data":{"source":"a","target":1,"interaction":"pays"}}]}})")
                .graph),
        "a -pays-> 1");
    EXPECT_EQ(test::print(read(R"([{"data":{"id":"a"}},{"group":"edges","data":{"id":"e","source":"a","target":"a"}}])").graph), "a -linked-to-> a");
    EXPECT_EQ(
        test::print(
            read(R"({"directed":false,"multigraph":false,"graph":{},"nodes":[{"id":1},{"id":2}],"links":[{"source":1,"target":2,"label":"x"}]})")
                .graph),
        "1 -x-> 2");
    EXPECT_EQ(
        test::print(
            read(R"({"options":{"type":"undirected"},"nodes":[{"key":"a","attributes":{"label":"Ana"}}],"edges":[{"source":"a","target":"a"}]})")
                .graph),
        "a -linked-with-> a");
    EXPECT_EQ(test::print(read(R"({"nodes":[{"id":"a"}],"edges":[{"from":"a","to":"b"}]})").graph), "a -linked-to-> b");
    EXPECT_THAT(faultOf("f.json", "{\"nodes\":[{\"id\":\"a\"}],\n\"edges\":[{\"from\":\"a\"}]}"),
                HasSubstr("f.json, line 2, column 10: edge 1 has no source or no target"));
    EXPECT_THAT(faultOf("f.json", "{\"nodes\":[],\n\"edges\":[}"), HasSubstr("line 2, column 10: is not valid JSON here"));
}

TEST(NodeLinkJson, WhatStandsBesideTheListsDescribesTheGraphOrIsTold)
{
    const auto loaded = read(R"({"nodes":[{"id":"a"}],"edges":[],"comment":"who made it","sources":["http://x","http://y"],"zoom":1,"rows":[]})");
    EXPECT_EQ(loaded.graph.info().description, "who made it");
    EXPECT_THAT(loaded.graph.info().properties, testing::ElementsAre(testing::Pair("sources", "\"http://x|http://y\"")));
    EXPECT_THAT(loaded.report.notes, testing::IsEmpty());
    const auto kumu = read(R"({"elements":[{"label":"A"}],"connections":[],"loops":[{"label":"L1"}],"maps":[{"name":"m","description":"text"}]})");
    EXPECT_THAT(kumu.report.notes, testing::ElementsAre("beside nodes and edges the file has “loops”, “maps”: left out"));
}

TEST(TextForms, WhatIsWrongIsSaidWhereOnlyTheNameTellsTheForm)
{
    EXPECT_THAT(faultOf("f.ttl", "ex:ada ex:knows ex:bob .\n"), HasSubstr("line 1, column 23: the prefix “ex:” is not declared"));
    EXPECT_THAT(faultOf("f.nt", "a b c .\n"), HasSubstr("line 1, column"));
    EXPECT_THAT(faultOf("f.gml", "hello\n"), HasSubstr("line 2, column 1: the file ends here"));
    EXPECT_THAT(faultOf("f.dot", "hello\n"), HasSubstr("line 1"));
    EXPECT_THAT(faultOf("f.net", "hello\n"), HasSubstr("line 1"));
    EXPECT_THAT(faultOf("f.jsonld", "{'a': 1}\n"), HasSubstr("line 1, column 2: is not valid JSON here"));
    EXPECT_THAT(faultOf("f.json", "{'a': 1}\n"), HasSubstr("line 1, column 2: is not valid JSON here"));
    EXPECT_THAT(faultOf("f.json", "{\"a\": 1}\n"), HasSubstr("is JSON without a list of edges"));
}

TEST(BrokenJson, IsToldWithItsColumnAndWhatIsWrong)
{
    EXPECT_THAT(faultOf("f.json", "{\"nodes\":[],\n\"edges\":[}"), HasSubstr("line 2, column 10: is not valid JSON here (unexpected '}'"));
    EXPECT_THAT(faultOf("f.json", "{\"nodes\":[],\n\"é\":[1,,2],\"edges\":[]}"),
                HasSubstr("line 2, column 8: is not valid JSON here (unexpected ','"));
    EXPECT_THAT(faultOf("f.json", "{\"nodes\":[],\"edges\":["), HasSubstr("unexpected end of input"));
    EXPECT_THAT(faultOf("f.json", "{\"nodes\":[],\"edges\":[\"a\nb\"]}"), testing::Not(HasSubstr("last read")));
}

}  // namespace
}  // namespace relata
