// SPDX-License-Identifier: Apache-2.0
// Real files of other programs, when a folder of them lies beside the project: read, or refused with an explanation.
#include "model/io/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <sstream>

namespace relata {
namespace {

namespace fs = std::filesystem;

fs::path corpus()
{
    return fs::path(RELATA_SOURCE_DIR).parent_path() / "shared" / "corpus";
}

std::vector<std::string> fields(const std::string &line)
{
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, '\t');)
        cells.push_back(cell);
    return cells;
}

TEST(Corpus, EveryFileIsReadOrExplainedInOneLine)
{
    if (!fs::is_directory(corpus()))
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    int read = 0, refused = 0;
    for (const auto &entry : fs::recursive_directory_iterator(corpus())) {
        if (!entry.is_regular_file())
            continue;
        const auto loaded = readGraph(entry.path());
        if (loaded) {
            ++read;
            continue;
        }
        ++refused;
        const std::string text = loaded.error().text();
        EXPECT_TRUE(text.starts_with(entry.path().string())) << text;
        EXPECT_THAT(text, testing::HasSubstr("Expected ")) << text;
        EXPECT_EQ(text.find('\n'), std::string::npos) << text;
        EXPECT_LT(text.size(), 600U);
    }
    EXPECT_GE(read, 12);
    EXPECT_GT(refused, 0);
}

TEST(Corpus, FormatsThatAreNotReadAreCalledByTheirName)
{
    if (!fs::is_directory(corpus()))
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    for (const auto &[file, name] :
         {std::pair{"dot/b124.gv", "DOT"}, std::pair{"gml/celegansneural.gml", "GML"}, std::pair{"pajek/Sampson_Monks_N18.net", "Pajek"},
          std::pair{"gdf/quoted.gdf", "GDF"}, std::pair{"graphology_json/eurosis.json", "JSON"}, std::pair{"gexf/yeast.gexf", "gexf"},
          std::pair{"ucinet_dl/Bernard_Killworth_Fraternity.dl", "UCINET"}, std::pair{"rdf/turtle12-eval-annotation-05.ttl", "RDF"},
          std::pair{"csv/bills.csv", "“source” and “target”"}}) {
        const auto loaded = readGraph(corpus() / file);
        ASSERT_FALSE(loaded) << file;
        EXPECT_THAT(loaded.error().text(), testing::HasSubstr(name)) << file;
    }
}

TEST(Corpus, GraphMlHasAsManyNodesAndEdgesAsCounted)
{
    std::ifstream list(corpus() / "SOURCES.tsv");
    if (!list)
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    int compared = 0;
    for (std::string line; std::getline(list, line);) {
        const auto cells = fields(line);
        if (cells.size() < 7 || !cells[0].starts_with("graphml/"))
            continue;
        const auto loaded = readGraph(corpus() / cells[0]);
        ASSERT_TRUE(loaded) << loaded.error().text();
        EXPECT_EQ(std::to_string(loaded->graph.statementCount()), cells[6]) << cells[0];
        // counted were <node> elements; we read two graphs with the same nodes as one, and add those that only edges name
        const std::string nodes = cells[0] == "graphml/TinyDir_N3_REL2.graphml" ? "3" : cells[0] == "graphml/missing_nodes.graphml" ? "51" : cells[5];
        EXPECT_EQ(std::to_string(loaded->graph.entityCount()), nodes) << cells[0];
        ++compared;
    }
    EXPECT_GE(compared, 10);
}

}  // namespace
}  // namespace relata
