// SPDX-License-Identifier: Apache-2.0
// app -> views -> model, never back; model is free of Qt. Linking alone does not enforce it: headers could be included.
#include "tests/support/sourcedir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::vector<std::string> includesOf(const fs::path &file)
{
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<std::string> result;
    std::ifstream in(file);
    std::smatch match;
    for (std::string line; std::getline(in, line);)
        if (std::regex_search(line, match, include))
            result.push_back(match[1]);
    return result;
}

std::vector<std::string> breaches(const std::string &layer, const std::regex &forbidden, std::size_t *files = nullptr)
{
    std::vector<std::string> result;
    for (const auto &entry : fs::recursive_directory_iterator(relata::test::sourceDir() / layer)) {
        if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
            continue;
        if (files)
            ++*files;
        for (const std::string &include : includesOf(entry.path()))
            if (std::regex_search(include, forbidden))
                result.push_back(entry.path().string() + " includes " + include);
    }
    return result;
}

TEST(Layers, ModelIsFreeOfQtAndOfTheLayersAbove)
{
    std::size_t files = 0;
    EXPECT_EQ(breaches("model", std::regex("^Q[A-Z]|^Qt|^(views|app|tests)/"), &files), std::vector<std::string>{});
    EXPECT_GT(files, 15U);
}

TEST(Layers, ViewsDoNotKnowTheApp)
{
    EXPECT_EQ(breaches("views", std::regex("^(app|tests)/")), std::vector<std::string>{});
}

TEST(Layers, ViewsDoNotSeeBoostGraph)
{
    EXPECT_EQ(breaches("views", std::regex("^boost/graph|graphdata\\.h$")), std::vector<std::string>{});
}

TEST(Layers, TheRuleWouldBeNoticed)
{
    EXPECT_FALSE(breaches("views", std::regex("^model/")).empty());
}

TEST(House, EverySourceFileNamesItsLicence)
{
    for (const char *layer : {"model", "views", "app", "tests"})
        for (const auto &entry : fs::recursive_directory_iterator(relata::test::sourceDir() / layer)) {
            if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
                continue;
            std::ifstream in(entry.path());
            std::string first;
            std::getline(in, first);
            EXPECT_EQ(first, "// SPDX-License-Identifier: Apache-2.0") << entry.path();
        }
}

/// Every folder with sources, and every first folder, says in a README what it is for.
TEST(House, EveryFolderSaysWhatItIs)
{
    const fs::path root = relata::test::sourceDir();
    for (const char *top : {"app", "model", "views", "tests", "resources", "scripts", "cmake"}) {
        EXPECT_TRUE(fs::exists(root / top / "README.md")) << top;
        if (std::string(top) == "app" || std::string(top) == "model" || std::string(top) == "views") {
            for (const auto &entry : fs::directory_iterator(root / top)) {
                if (entry.is_directory()) {
                    EXPECT_TRUE(fs::exists(entry.path() / "README.md")) << entry.path();
                }
            }
        }
    }
}

/// Past about 500 lines there is a second class inside.
TEST(House, RoomsAreSmall)
{
    std::size_t files = 0;
    for (const char *layer : {"model", "views", "app"})
        for (const auto &entry : fs::recursive_directory_iterator(relata::test::sourceDir() / layer)) {
            if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
                continue;
            std::ifstream in(entry.path());
            std::size_t lines = 0;
            for (std::string line; std::getline(in, line);)
                ++lines;
            ++files;
            EXPECT_LE(lines, 530U) << entry.path();
        }
    EXPECT_GT(files, 150U);
}

}  // namespace
