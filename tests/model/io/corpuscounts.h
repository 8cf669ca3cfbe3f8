// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"
#include "tests/support/sourcedir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace relata::test {

/// Reads the files of other programs under \a prefix, when a folder of them lies beside the project, and compares how many nodes and edges they
/// have with what independent readers counted. How many files were compared; -1 when there is no such folder.
inline int compareCounts(const std::string &prefix)
{
    const auto corpus = test::sourceDir().parent_path() / "shared" / "corpus";
    std::ifstream list(corpus / "SOURCES.tsv");
    if (!list)
        return -1;
    int compared = 0;
    for (std::string line; std::getline(list, line);) {
        std::vector<std::string> cells;
        std::istringstream in(line);
        for (std::string cell; std::getline(in, cell, '\t');)
            cells.push_back(cell);
        if (cells.size() < 7 || !cells[0].starts_with(prefix))
            continue;
        const auto loaded = readGraph(corpus / cells[0]);
        EXPECT_TRUE(loaded) << loaded.error().text();
        if (!loaded)
            continue;
        EXPECT_EQ(std::to_string(loaded->graph.entityCount()), cells[5]) << cells[0];
        std::size_t edges = 0;  // what stands in properties of FollowTheMoney's was not counted
        for (const StatementId id : loaded->graph.statements())
            edges += !cells[0].starts_with("ftm/") || loaded->graph.key(id).find('#') == std::string_view::npos;
        EXPECT_EQ(std::to_string(edges), cells[6]) << cells[0];
        ++compared;
    }
    return compared;
}

}  // namespace relata::test
