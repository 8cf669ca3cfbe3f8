// SPDX-License-Identifier: Apache-2.0
// Real files of other programs, when a folder of them lies beside the project: read, or refused with an explanation.
#include "model/io/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <map>
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
    for (const auto &[file, name] : {std::pair{"gdf/quoted.gdf", "GDF"}, std::pair{"ucinet_dl/Bernard_Killworth_Fraternity.dl", "UCINET"}}) {
        const auto loaded = readGraph(corpus() / file);
        ASSERT_FALSE(loaded) << file;
        EXPECT_THAT(loaded.error().text(), testing::HasSubstr(name)) << file;
    }
}

TEST(Corpus, HasAsManyNodesAndEdgesAsCounted)
{
    std::ifstream list(corpus() / "SOURCES.tsv");
    if (!list)
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    // counted were the elements that declare nodes; we read two graphs with the same nodes as one, and add those that only edges name
    const std::map<std::string, std::string> nodesHere{
        {"graphml/TinyDir_N3_REL2.graphml", "3"}, {"graphml/missing_nodes.graphml", "51"}, {"gexf/missing_nodes.gexf", "6"}};
    int compared = 0;
    for (std::string line; std::getline(list, line);) {
        const auto cells = fields(line);
        if (cells.size() < 7 || cells[5].empty() || cells[6].empty())
            continue;
        const std::string form = cells[0].substr(0, cells[0].find('/'));
        if (form != "graphml" && form != "gexf" && form != "gml" && form != "dot" && form != "pajek" && form != "cytoscapejs"
            && form != "graphology_json" && form != "minivan" && form != "jsoncanvas")
            continue;
        const auto loaded = readGraph(corpus() / cells[0]);
        ASSERT_TRUE(loaded) << loaded.error().text();
        EXPECT_EQ(std::to_string(loaded->graph.statementCount()), cells[6]) << cells[0];
        const auto here = nodesHere.find(cells[0]);
        EXPECT_EQ(std::to_string(loaded->graph.entityCount()), here == nodesHere.end() ? cells[5] : here->second) << cells[0];
        ++compared;
    }
    EXPECT_GE(compared, 35);
}

TEST(Corpus, MalformedFilesAreRefusedWithTheirLine)
{
    if (!fs::is_directory(corpus()))
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    for (const char *folder : {"dot", "gml", "pajek"})
        for (const auto &entry : fs::directory_iterator(corpus() / "malformed" / folder)) {
            const auto loaded = readGraph(entry.path());
            if (!entry.path().filename().string().starts_with("ogdf"))
                continue;  // those must only not crash
            ASSERT_FALSE(loaded) << entry.path();
            EXPECT_GT(loaded.error().line, 0) << loaded.error().text();
        }
}

}  // namespace
}  // namespace relata
