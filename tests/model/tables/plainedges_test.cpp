// SPDX-License-Identifier: Apache-2.0
// Lists of edges in plain text, as repositories of networks offer them.
#include "model/tables/plainedges.h"

#include "model/io/formats.h"
#include "model/tables/readtables.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

LoadedGraph readAs(const std::string &text, const std::string &name)
{
    auto loaded = readGraphText(text, name);
    EXPECT_TRUE(loaded) << loaded.error().text();
    return loaded ? std::move(*loaded) : LoadedGraph{};
}

std::vector<std::string> rowOf(const Table &table, std::size_t row)
{
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < table.cellCount(row); ++i)
        cells.emplace_back(table.cell(row, i));
    return cells;
}

using Cells = std::vector<std::string>;

TEST(PlainEdges, NumbersWithBlanksAreEdgesWhateverTheEnding)
{
    for (const char *name : {"facebook.txt", "a.edges", "noending", "out.moreno"}) {
        const LoadedGraph loaded = readAs("0 1\n0 2\n1 2\n", name);
        EXPECT_EQ(loaded.graph.entityCount(), 3U) << name;
        EXPECT_EQ(loaded.graph.statementCount(), 3U) << name;
    }
}

TEST(PlainEdges, RemarksAreSkippedAndNameTheColumns)
{
    const std::string text = "# Directed graph: votes (of a wiki)\n# Nodes: 3 Edges: 2\n# FromNodeId\tToNodeId\tSign\n10\t20\t1\n\n20\t30\t-1\r\n";
    ASSERT_TRUE(looksLikePlainEdges(text, "votes.txt"));
    const auto table = tableOfPlainEdges(text, "votes.txt");
    ASSERT_TRUE(table) << table.error().text();
    EXPECT_EQ(rowOf(*table, 0), (Cells{"source", "target", "Sign"}));
    EXPECT_EQ(rowOf(*table, 1), (Cells{"10", "20", "1"}));
    EXPECT_EQ(rowOf(*table, 2), (Cells{"20", "30", "-1"}));
    EXPECT_EQ(table->line(2), 6);
}

TEST(PlainEdges, AHeaderOfWordsNamesTheColumns)
{
    const auto table = tableOfPlainEdges("From To Amount\n1 2 3.5\n2 3 4\n", "a.txt");
    ASSERT_TRUE(table) << table.error().text();
    EXPECT_EQ(rowOf(*table, 0), (Cells{"source", "target", "Amount"}));
    EXPECT_EQ(table->rowCount(), 3U);
}

TEST(PlainEdges, NamesAreEdgesWhereTheEndingSaysSo)
{
    const std::string text = "Ana Bo\nAna Cy 2.5\nBo Cy\n";
    const LoadedGraph loaded = readAs(text, "friends.ncol");
    EXPECT_EQ(loaded.graph.entityCount(), 3U);
    EXPECT_EQ(loaded.graph.statementCount(), 3U);
    EXPECT_FALSE(looksLikePlainEdges(text, "friends.txt"));
    EXPECT_FALSE(looksLikePlainEdges("Ada Lovelace\nCharles Babbage\n", "people.txt"));
}

TEST(PlainEdges, WhatNetworkxKnowsOfAnEdgeIsAColumnEach)
{
    const auto table =
        tableOfPlainEdges("a b {'weight': 2.5, 'relation': \"funds, it's said\"}\nb c {}\nc a {'known': True, 'relation': None}\n", "x.edgelist");
    ASSERT_TRUE(table) << table.error().text();
    EXPECT_EQ(rowOf(*table, 0), (Cells{"source", "target", "weight", "relation", "known"}));
    EXPECT_EQ(rowOf(*table, 1), (Cells{"a", "b", "2.5", "funds, it's said"}));
    EXPECT_EQ(rowOf(*table, 2), (Cells{"b", "c"}));
    EXPECT_EQ(rowOf(*table, 3), (Cells{"c", "a", "", "", "true"}));
    const auto lists = tableOfPlainEdges("a b {'tags': ['x', 'y']}\nb c {}\n", "x.edgelist");
    ASSERT_TRUE(lists) << lists.error().text();
    EXPECT_EQ(rowOf(*lists, 0), (Cells{"source", "target", "data"}));
    EXPECT_EQ(rowOf(*lists, 1), (Cells{"a", "b", "{'tags': ['x', 'y']}"})) << "as it stands";
}

TEST(PlainEdges, AListOfNeighboursIsOneByItsEnding)
{
    const LoadedGraph loaded = readAs("#/usr/bin/x\n# a karate club\n0 1 2 3 4 5 6 7 8\n1 2\n2\nlonely\n", "karate.adjlist");
    EXPECT_EQ(loaded.graph.entityCount(), 10U);
    EXPECT_EQ(loaded.graph.statementCount(), 9U);
    EXPECT_TRUE(loaded.graph.schema().predicate(loaded.graph.predicate(StatementId{0})).symmetric);
    EXPECT_FALSE(loaded.report.guessed);
}

TEST(PlainEdges, NamesAreEdgesWhereTheFirstLineNamesTheEnds)
{
    const LoadedGraph loaded = readAs("source target weight\na b 1\nb c 2\n", "some.txt");
    EXPECT_EQ(loaded.graph.entityCount(), 3U);
    EXPECT_EQ(loaded.graph.statementCount(), 2U);
    EXPECT_FALSE(looksLikePlainEdges("from to\nParis by the sea\n", "x.txt"));
    EXPECT_EQ(readAs("Napoleon\tMyriel\t1\nMyriel\tCount\t2\n", "lesmis.wel").graph.statementCount(), 2U);
}

TEST(PlainEdges, EndsOfTwoKindsAreToldApart)
{
    const LoadedGraph loaded = readAs("% bip unweighted\n1 1\n1 2\n2 1\n", "out.club");
    EXPECT_EQ(loaded.graph.entityCount(), 4U);
    EXPECT_EQ(loaded.graph.statementCount(), 3U);
}

TEST(PlainEdges, OtherTextIsNone)
{
    for (const char *text : {"", "1 2\n", "hello world\nhow are\n", "1,2\n3,4\n", "12\n13\n", "%%MatrixMarket matrix coordinate\n3 3 2\n1 2\n2 3\n",
                             "Amount\n1 234\n5 678\n", "1 2 3 4 5 6 7\n1 2 3 4 5 6 7\n", "1.5 2.5\n3.5 4.5\n", "0 1 0\n1 0 0\n1 1 0\n"})
        EXPECT_FALSE(looksLikePlainEdges(text, "some.txt")) << text;
}

TEST(PlainEdges, ALineThatIsNoEdgeIsSaidWithItsLine)
{
    std::string text = "# remark\n";
    for (int i = 0; i < 20000; ++i)
        text += "1 2\n";
    for (const auto &[more, words] : {std::pair("7\n", "one word"), std::pair("7 8 9\n", "3 words")}) {
        const auto table = tableOfPlainEdges(text + more, "a.txt");
        ASSERT_FALSE(table);
        EXPECT_EQ(table.error().line, 20002);
        EXPECT_NE(table.error().message.find(words), std::string::npos) << table.error().text();
    }
}

TEST(PlainEdges, AFileThatShouldBeOneSaysWhatIsWrongWithIt)
{
    const auto fault = [](const char *text) {
        const auto read = readGraphText(text, "a.edges");
        return read ? "no fault" : read.error().text();
    };
    EXPECT_EQ(fault("1 2\n3\n"), "a.edges, line 2: one word in a line of a list of edges. Expected two ends, with blanks between them");
    EXPECT_EQ(fault("# remarks alone\n"), "a.edges: has no edges. Expected two ends a line, with blanks between them");
    EXPECT_EQ(fault("%%MatrixMarket matrix coordinate\n3 3 1\n1 2 1\n").find("a.edges: is Matrix Market, which is not read"), 0U);
}

TEST(PlainEdges, CancelIsNoTable)
{
    std::stop_source source;
    source.request_stop();
    const auto table = tableOfPlainEdges("1 2\n2 3\n", "a.txt", RunContext(source.get_token()));
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, Error::Code::Cancelled);
}

}  // namespace
}  // namespace relata
