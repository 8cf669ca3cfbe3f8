// SPDX-License-Identifier: Apache-2.0
// Files as other programs write them, made by hand from the specifications and their traps: golden/foreign/NAME is read as golden/foreign/NAME.txt
// says. With RELATA_WRITE_GOLDEN set, what is read now is written there instead: look at every line that changes.
#include "describe.h"
#include "tests/support/sourcedir.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace relata {
namespace {

namespace fs = std::filesystem;

fs::path folder()
{
    return test::sourceDir() / "tests" / "model" / "io" / "golden" / "foreign";
}

std::vector<std::string> files()
{
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(folder()))
        if (entry.path().extension() != ".txt")
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

class ForeignFiles : public testing::TestWithParam<std::string>
{
};

TEST_P(ForeignFiles, AreReadAsTheirAuthorsMeantThem)
{
    const fs::path golden = folder() / (GetParam() + ".txt");
    const auto loaded = readGraph(folder() / GetParam());
    std::string text = loaded ? test::describe(*loaded) : "refused: " + loaded.error().text() + "\n";
    for (std::size_t at = 0; (at = text.find(folder().string() + "/", at)) != std::string::npos;)
        text.erase(at, folder().string().size() + 1);
    if (std::getenv("RELATA_WRITE_GOLDEN")) {
        std::ofstream(golden, std::ios::binary) << text;
        GTEST_SKIP() << "written, not compared";
    }
    std::ifstream in(golden, std::ios::binary);
    std::stringstream expected;
    expected << in.rdbuf();
    EXPECT_EQ(text, expected.str());
}

INSTANTIATE_TEST_SUITE_P(Golden, ForeignFiles, testing::ValuesIn(files()), [](const auto &file) {
    std::string name = file.param;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
    return name;
});

}  // namespace
}  // namespace relata
