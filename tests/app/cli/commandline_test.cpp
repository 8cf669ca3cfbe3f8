// SPDX-License-Identifier: Apache-2.0
// Runs the real program, without a display.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/wait.h>

namespace {

using nlohmann::json;
using testing::HasSubstr;

struct Outcome {
    int status = -1;
    std::string out;
};

/// \a arguments as typed in a shell; standard error goes to standard output when \a withErrors.
Outcome relata(const std::string &arguments, bool withErrors = false)
{
    const std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM " RELATA_PROGRAM " " + arguments + (withErrors ? " 2>&1" : " 2>/dev/null");
    Outcome run;
    FILE *pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        run.out.append(buffer.data(), n);
    const int state = ::pclose(pipe);
    run.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128;
    return run;
}

const std::string sample = "sample:mexico-migration ";

TEST(CommandLine, FindGivesTwoPeopleForLopez)
{
    const Outcome run = relata("find " + sample + "lopez --json");
    ASSERT_EQ(run.status, 0);
    const json hits = json::parse(run.out);
    ASSERT_EQ(hits.size(), 2U);
    for (const json &hit : hits) {
        EXPECT_EQ(hit.at("type"), "person");
        for (const char *key : {"id", "name", "aliases", "description"})
            EXPECT_TRUE(hit.contains(key)) << key;
    }
    EXPECT_THAT(hits[0].at("name").get<std::string>(), HasSubstr("Obrador"));
    for (const char *text : {"garduno", "juarez", "AMLO"})
        EXPECT_FALSE(json::parse(relata("find " + sample + text + " --json").out).empty()) << text;
}

TEST(CommandLine, QuerySaysWhoStatesWhatWhere)
{
    const Outcome run = relata("query " + sample + "'by:\"Gil Guerra\"' --json");
    ASSERT_EQ(run.status, 0);
    const json statements = json::parse(run.out);
    ASSERT_FALSE(statements.empty());
    for (const json &s : statements) {
        EXPECT_EQ(s.at("speaker_name"), "Gil Guerra");
        for (const char *key : {"id", "subject", "subject_name", "predicate", "object", "object_name", "claim", "speaker", "document", "paragraph", "modality", "polarity", "said",
                                "holds"})
            EXPECT_TRUE(s.contains(key)) << key;
    }
    EXPECT_EQ(json::parse(relata("query " + sample + "'by:author' --json").out)[0].at("speaker"), "author");
    EXPECT_THAT(relata("query " + sample + "paragraph:9 --csv").out, HasSubstr("id,subject,subject_name,predicate"));
}

TEST(CommandLine, PathsAreShortestFirst)
{
    const Outcome run = relata("path " + sample + "Trump INM --most 4 --json");
    ASSERT_EQ(run.status, 0);
    const json paths = json::parse(run.out);
    ASSERT_GE(paths.size(), 2U);
    std::size_t last = 0;
    for (const json &path : paths) {
        EXPECT_GE(path.at("length").get<std::size_t>(), last);
        last = path.at("length");
        EXPECT_EQ(path.at("entities").size(), last + 1);
        EXPECT_GE(path.at("statements").size(), last);
    }
}

TEST(CommandLine, StatsAndCheckOfTheShippedGraph)
{
    const json stats = json::parse(relata("stats " + sample + "--json").out);
    EXPECT_GE(stats.at("entities").get<int>(), 90);
    EXPECT_GE(stats.at("statements").get<int>(), 200);
    const Outcome check = relata("check " + sample);
    EXPECT_EQ(check.status, 0) << check.out;
    EXPECT_THAT(check.out, HasSubstr("0 errors, 0 warnings"));
}

TEST(CommandLine, ConvertGoesThereAndBack)
{
    std::string folder = (std::filesystem::temp_directory_path() / "relata-cli-XXXXXX").string();
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    EXPECT_EQ(relata("convert " + sample + folder + "/m.graphml").status, 0);
    EXPECT_EQ(relata("convert " + folder + "/m.graphml " + folder + "/package").status, 0);
    EXPECT_EQ(relata("query " + sample + "'' --json").out, relata("query " + folder + "/package '' --json").out);
    std::filesystem::remove_all(folder);
}

struct Wrong {
    const char *name;
    const char *arguments;
    int status;
    const char *says;
};
class WrongUse : public testing::TestWithParam<Wrong>
{
};
TEST_P(WrongUse, IsExplainedInOneLine)
{
    const Outcome run = relata(GetParam().arguments, true);
    EXPECT_EQ(run.status, GetParam().status);
    EXPECT_THAT(run.out, HasSubstr(GetParam().says));
}
INSTANTIATE_TEST_SUITE_P(
    CommandLine, WrongUse,
    testing::Values(Wrong{"UnknownOption", "stats sample:mexico-migration --xml", 2, "--xml"},
                    Wrong{"NoInput", "stats", 2, "INPUT"}, Wrong{"NoSample", "stats sample:none", 1, "Expected sample:mexico-migration"},
                    Wrong{"NoFile", "stats /none/such", 1, "/none/such: does not exist"}, Wrong{"BadLens", "query sample:mexico-migration 'typ:x'", 1, "lens, column 1: “typ” is not a key"},
                    Wrong{"Ambiguous", "path sample:mexico-migration lopez INM", 1, "may be several. Expected one of"},
                    Wrong{"Nobody", "path sample:mexico-migration zzzz INM", 1, "nobody and nothing is called “zzzz”"},
                    Wrong{"BadMost", "path sample:mexico-migration Trump INM --most 0", 2, "--most"},
                    Wrong{"BothForms", "query sample:mexico-migration '' --json --csv", 2, "excludes"}, Wrong{"BadForm", "convert sample:mexico-migration x.docx", 1, ".docx"}),
    [](const auto &row) { return std::string(row.param.name); });

TEST(CommandLine, AFullDiskBehindTheOutputIsAnError)
{
    if (!std::filesystem::exists("/dev/full"))
        GTEST_SKIP() << "no /dev/full here";
    EXPECT_EQ(relata("query " + sample + "'' --json > /dev/full").status, 1);
}

TEST(CommandLine, HelpAndVersionAreNoErrors)
{
    EXPECT_EQ(relata("--help").status, 0);
    EXPECT_EQ(relata("--version").status, 0);
    EXPECT_THAT(relata("path --help").out, HasSubstr("Example:"));
}

}  // namespace
