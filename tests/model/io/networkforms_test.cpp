// SPDX-License-Identifier: Apache-2.0
// What programs of networks write: DOT, Pajek and GML as Graphviz, Pajek, igraph, networkx and Gephi have them.
#include "model/io/formats.h"
#include "model/io/losses.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace relata {
namespace {

using test::TempFolder;
using testing::Contains;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;
using testing::Pair;

LoadedGraph read(const std::string &name, const std::string &text)
{
    TempFolder folder;
    auto loaded = readGraph(test::write(folder / name, text));
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

std::string faultOf(const std::string &name, const std::string &text)
{
    TempFolder folder;
    const auto loaded = readGraph(test::write(folder / name, text));
    return loaded ? "read" : loaded.error().text();
}

/// What \a graph is as \a name, and what is told of it.
std::string written(const KnowledgeGraph &graph, const std::string &name, std::string *notes = nullptr)
{
    TempFolder folder;
    const auto report = writeGraph(graph, folder / name);
    if (!report)
        throw std::runtime_error(report.error().text());
    for (const std::string &note : report->notes)
        if (notes)
            *notes += note + "\n";
    std::ifstream in(folder / name, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

Properties propertiesOf(const LoadedGraph &loaded, const char *key)
{
    return loaded.graph.entity(loaded.graph.findEntity(key)).properties;
}

TEST(DotRemarks, BeginWithAHashWhereverItStands)
{
    const auto loaded = read("f.dot", "digraph {\n  # one\n a -> b # two\n b -> c#three\n d [color=\"#fff\", label=\"e # f\"]\n}\n");
    EXPECT_EQ(test::print(loaded.graph), "d, a -linked-to-> b, b -linked-to-> c");
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("d")), "e # f");
    EXPECT_THAT(faultOf("f.dot", "digraph {\n a [color=#fff]\n}"), HasSubstr("line 2, column 11: “#” at this place. Expected a value for “color”"));
}

TEST(DotNames, WithADashStandInQuotes)
{
    EXPECT_THAT(faultOf("f.dot", "digraph {\n subgraph cluster_early-modern { a }\n}"),
                HasSubstr("line 2, column 24: a - that begins neither a number nor -> or --"));
    EXPECT_THAT(faultOf("f.dot", "digraph {\n a-b -> c\n}"), HasSubstr("names with a - in them stand in quotes"));
    EXPECT_EQ(test::print(read("f.dot", "digraph { a -> -5; b -> -.5 }").graph), "a -linked-to-> -5, b -linked-to-> -.5");
}

TEST(PajekRelations, WithoutANameAreCalledByTheirNumber)
{
    const std::string vertices = "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n";
    EXPECT_EQ(test::print(read("f.net", vertices + "*Arcs :1 \"\"\n1 2 1\n*Arcs :2 \"\"\n1 3 1\n").graph), "1 -relation-1-> 2, 1 -relation-2-> 3");
    EXPECT_EQ(test::print(read("f.net", vertices + "*Arcs :1\n1 2 1\n*Arcs :2\n1 3 1\n").graph), "1 -relation-1-> 2, 1 -relation-2-> 3");
    EXPECT_EQ(test::print(read("f.net", vertices + "*Arcs :1\n1 2 1\n").graph), "3, 1 -linked-to-> 2") << "the only one says nothing";
}

TEST(PajekProjects, VectorsAndPartitionsAreOfTheVertices)
{
    const auto loaded =
        read("f.paj", "*Network n\n*Vertices 2\n1 \"a\"\n2 \"b\"\n*Arcs\n1 2 1\n\n*Vector Wealth\n*Vertices 2\n10\n-3.5\n"
                      "*Partition House of\n*Vertices 2\n1\n2\n*Vector Wealth\n*Vertices 2\n7\n8\n*Partition other\n*Vertices 3\n1\n1\n1\n");
    EXPECT_THAT(propertiesOf(loaded, "1"), IsSupersetOf({Pair("Wealth", "10"), Pair("House of", "1"), Pair("Wealth 2", "7")}));
    EXPECT_THAT(propertiesOf(loaded, "2"), IsSupersetOf({Pair("Wealth", "-3.5"), Pair("House of", "2"), Pair("Wealth 2", "8")}));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 section beside the network")));
    EXPECT_THAT(faultOf("f.paj", "*Vertices 1\n1 \"a\"\n*Vector w\n*Vertices 1\nx\n"), HasSubstr("line 5: “x” in “w”. Expected one number a line"));
    EXPECT_THAT(faultOf("f.paj", "*Vertices 1\n1 \"a\"\n*Vector w\n*Vertices 1\n1\n2\n"), HasSubstr("line 6: a number more than there are vertices"));
}

TEST(PajekProjects, ValuesAreNeverTakenForWhatAVertexHasItself)
{
    const auto loaded = read("f.paj", "*Network n\n*Vertices 2\n1 \"a\" 0.1 0.2\n2 \"b\" 0.3 0.4\n*Arcs\n1 2 1\n*Partition label\n*Vertices 2\n1\n2\n"
                                      "*Vector x\n*Vertices 2\n7\n8\n*Partition Type\n*Vertices 2\n5\n5\n");
    const Entity first = loaded.graph.entity(loaded.graph.findEntity("1"));
    EXPECT_EQ(first.name, "a");
    EXPECT_EQ(first.type, "unknown");
    EXPECT_THAT(first.properties, IsSupersetOf({Pair("x", "0.1"), Pair("partition label", "1"), Pair("vector x", "7"), Pair("partition Type", "5")}));
}

TEST(PajekProjects, EveryNetworkHasItsOwnVectors)
{
    const auto loaded = read("f.paj", "*Network n\n*Vertices 1\n1 \"a\"\n*Vector Wealth\n*Vertices 1\n10\n"
                                      "*Network m\n*Vertices 1\n1 \"b\"\n*Vector Wealth\n*Vertices 1\n20\n");
    EXPECT_THAT(propertiesOf(loaded, "1"), Contains(Pair("Wealth", "10")));
    EXPECT_THAT(propertiesOf(loaded, "2/1"), Contains(Pair("Wealth", "20")));
}

TEST(PajekAgain, HasWhatStillHolds)
{
    const std::string text = "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Arcs\n1 2 1 l \"pays\" [1998-*]\n";
    const auto loaded = read("f.net", text);
    EXPECT_EQ(loaded.graph.statement(StatementId{0}).holds.text(), "1998/..");
    EXPECT_EQ(written(loaded.graph, "g.net"), text);
}

TEST(PajekAgain, HasPlacesTimesAndModes)
{
    std::string notes;
    const std::string text = "*Vertices 3 2\n1 \"a\" 0.1 0.2 0.5 [1990-1995]\n2 \"b\" 0.3 0.4 0.5\n3 \"c\"\n*Arcs\n1 3 2 l \"pays\" [1998]\n";
    EXPECT_EQ(written(read("f.net", text).graph, "g.net", &notes), text);
    EXPECT_THAT(notes, HasSubstr("two modes, which networkx does not read"));
    EXPECT_THAT(notes, Not(HasSubstr("properties")));
    notes.clear();
    const auto far = read("f.gml", "graph [ node [ id 0 x -100 y 0 ] node [ id 1 x 300 y 200 ] ]");
    EXPECT_THAT(written(far.graph, "g.net", &notes), HasSubstr("1 \"0\" 0.050000 0.050000\n2 \"1\" 0.950000 0.500000\n"));
    EXPECT_THAT(notes, HasSubstr("places were scaled"));
}

TEST(Losses, OfAFormThatNumbersItsNodesAreNone)
{
    std::string notes;
    written(read("f.gml", "graph [ directed 1 node [ id 0 label \"a\" ] node [ id 1 label \"b\" ] edge [ source 0 target 1 ] ]").graph, "g.net",
            &notes);
    EXPECT_THAT(notes, Not(HasSubstr("are not in it")));
    EXPECT_THAT(notes, Not(HasSubstr("ends")));
    EXPECT_THAT(notes, HasSubstr("id (2 of 2)"));
}

TEST(GmlWeights, AreTheValuesOfEdgesWhereThereAreNoOthers)
{
    const std::string nodes = "graph [ node [ id 0 ] node [ id 1 ] ";
    const auto weights = read("f.gml", nodes + "edge [ source 0 target 1 value 0.5 ] ]");
    EXPECT_THAT(weights.graph.statement(StatementId{0}).properties, Contains(Pair("weight", "0.5")));
    EXPECT_THAT(weights.report.notes, Contains(HasSubstr("taken for their weight")));
    for (const char *edges : {"edge [ source 0 target 1 value 0.5 weight 2 ] ]", "edge [ source 0 target 1 value \"much\" ] ]"})
        EXPECT_THAT(read("f.gml", nodes + edges).graph.statement(StatementId{0}).properties, Contains(Pair("value", testing::_))) << edges;
}

TEST(GmlGraphs, ASecondOneWithTheSameIdsIsTold)
{
    EXPECT_THAT(faultOf("f.gml", "graph [ node [ id 1 ] ]\ngraph [\n node [ id 1 ] ]"),
                HasSubstr("line 3, column 2: the node id “1” stands already in line 1. Expected each id once; a graph begins in line 2"));
}

TEST(DrawnPlaces, AreStretchedWhereAllLieWithinOneSymbol)
{
    const auto units = read("f.net", "*Vertices 2\n1 \"a\" 0.1 0.2\n2 \"b\" 0.3 0.4\n*Arcs\n1 2 1\n");
    EXPECT_THAT(written(units.graph, "g.gexf"), HasSubstr("<viz:position x=\"340.000000\" y=\"340.000000\""));
    EXPECT_THAT(written(units.graph, "g.graphml"), HasSubstr("<y:Geometry x=\"323.00\" y=\"323.00\""));
    EXPECT_THAT(propertiesOf(units, "1"), Contains(Pair("x", "0.1"))) << "what the file said stays";
    const auto same = read("f.net", "*Vertices 2\n1 \"a\" 0.0 0.0\n2 \"b\" 0.0 0.0\n*Arcs\n1 2 1\n");
    EXPECT_THAT(written(same.graph, "g.gexf"), Not(HasSubstr("viz:position")));
    EXPECT_THAT(written(same.graph, "g.graphml"), HasSubstr("<y:Geometry x=\"153.00\"")) << "in rows";
    const auto pixels = read("f.gml", "graph [ node [ id 0 x -100.5 y 0 ] node [ id 1 x 300 y 200 ] ]");
    EXPECT_THAT(written(pixels.graph, "g.gexf"), HasSubstr("<viz:position x=\"-100.5\" y=\"0\""));
}

TEST(EmptyGraphs, AreWrittenAsLinesToo)
{
    EXPECT_EQ(written(KnowledgeGraph(), "g.ftm"), "");
}

}  // namespace
}  // namespace relata
