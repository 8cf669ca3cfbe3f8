// SPDX-License-Identifier: Apache-2.0
// A program that is killed at every single call with which it writes several files: what is read afterwards is all old or all new.
#include "model/io/formats.h"
#include "model/io/renames.h"
#include "model/io/unfinished.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/failingdisk.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <sys/wait.h>
#include <unistd.h>

namespace relata {
namespace {

namespace fs = std::filesystem;
using test::FailingDisk;
using test::TempFolder;
using testing::HasSubstr;

/// True when the program was killed at the call number \a n of writing \a graph to \a path, false when there are fewer calls.
bool killedAt(int n, const KnowledgeGraph &graph, const fs::path &path, const fs::path &folder)
{
    const pid_t child = ::fork();
    if (child == 0) {
        FailingDisk::failAt(n, EIO, FailingDisk::How::Killed, folder);
        ::_exit(writeGraph(graph, path) ? 0 : 3);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status)) {
        EXPECT_EQ(WTERMSIG(status), SIGKILL);
        return true;
    }
    EXPECT_EQ(WEXITSTATUS(status), 0);
    return false;
}

std::map<std::string, std::string> contents(const fs::path &folder)
{
    std::map<std::string, std::string> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = test::read(entry.path());
    return files;
}

class CutOff : public testing::TestWithParam<const char *>
{
protected:
    static KnowledgeGraph older() { return test::graphFromText("ada -knows-> bob"); }
    static KnowledgeGraph newer() { return test::graphFromText("carl -owns-> dora, dora -likes-> carl, eve"); }
};

TEST_P(CutOff, AtAnyCallReadsAsAllOldOrAllNewAndTheNextWriteEndsIt)
{
    const TempFolder folder, expected;
    const fs::path path = folder / GetParam();
    ASSERT_TRUE(writeGraph(older(), expected / GetParam()));
    const auto oldPrint = test::print(readGraph(expected / GetParam())->graph);
    ASSERT_TRUE(writeGraph(newer(), expected / GetParam()));
    const auto newPrint = test::print(readGraph(expected / GetParam())->graph);
    const auto fresh = contents(expected.path());
    ASSERT_NE(oldPrint, newPrint);
    int news = 0, mixed = 0, n = 1;
    for (bool killed = true; killed; ++n) {
        SCOPED_TRACE("call " + std::to_string(n));
        ASSERT_TRUE(writeGraph(older(), path));
        const auto before = contents(folder.path());
        killed = killedAt(n, newer(), path, folder.path());
        const auto loaded = readGraph(path);
        ASSERT_TRUE(loaded) << loaded.error().text();
        const std::string print = test::print(loaded->graph);
        ASSERT_TRUE(print == oldPrint || print == newPrint) << print;
        news += print == newPrint;
        auto now = contents(folder.path());
        std::erase_if(now, [](const auto &file) { return file.first.find(".relata-") != std::string::npos; });
        mixed += now != before && now != fresh;
        ASSERT_TRUE(writeGraph(newer(), path));
        EXPECT_EQ(contents(folder.path()), fresh) << "nothing may be left beside";
        ASSERT_LT(n, 200);
    }
    EXPECT_GT(n, 8);
    EXPECT_GT(news, 1) << "also some that were killed on the way are all new";
    EXPECT_GT(mixed, 0) << "kills between two renames were among them";
}

INSTANTIATE_TEST_SUITE_P(Forms, CutOff, testing::Values("package", "t.csv", "n.neo4j"), [](const auto &row) {
    std::string name = row.param;
    std::erase(name, '.');
    return name;
});

/// A package in whose folder some files are new and others not yet.
void cutOffPackage(const fs::path &path, const KnowledgeGraph &before, const KnowledgeGraph &after)
{
    for (int n = 1; n < 200; ++n) {
        ASSERT_TRUE(writeGraph(before, path));
        const auto statements = test::read(path / "statements.csv"), entities = test::read(path / "entities.csv");
        ASSERT_TRUE(killedAt(n, after, path, path));
        if (test::read(path / "entities.csv") != entities && test::read(path / "statements.csv") == statements)
            return;
    }
    FAIL() << "no kill fell between the two";
}

TEST(CutOffPackage, AFileThatIsEditedByHandAfterwardsIsReadAsItStandsWithANote)
{
    const TempFolder folder;
    const fs::path path = folder / "p";
    const auto before = test::graphFromText("ada -knows-> bob"), after = test::graphFromText("ada -knows-> bob, bob -knows-> carl");
    cutOffPackage(path, before, after);
    if (HasFailure())
        return;
    test::write(path / "statements.csv", test::read(path / "statements.csv") + "\n\n");
    const auto loaded = readGraph(path);
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.entityCount(), 3U);
    EXPECT_EQ(loaded->graph.statementCount(), 1U);
    EXPECT_THAT(loaded->report.notes, testing::Contains(HasSubstr("“statements.csv” was changed after a write into this folder had been cut off")));
    removeAbandoned(path);
    EXPECT_EQ(readGraph(path)->graph.statementCount(), 1U) << "what somebody edited is not replaced";
    EXPECT_EQ(contents(path).size(), 5U) << "and nothing is left beside";
}

TEST(CutOffPackage, IsReadAsTheNewOneAndEndedWithoutANote)
{
    const TempFolder folder;
    const fs::path path = folder / "p";
    cutOffPackage(path, test::graphFromText("ada -knows-> bob"), test::graphFromText("carl -knows-> dora"));
    if (HasFailure())
        return;
    const auto loaded = readGraph(path);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(test::print(loaded->graph), "carl -knows-> dora");
    EXPECT_THAT(loaded->report.notes, testing::IsEmpty());
    removeAbandoned(path);
    EXPECT_EQ(contents(path).size(), 5U);
    EXPECT_EQ(test::print(readGraph(path)->graph), "carl -knows-> dora");
}

TEST(CutOffPackage, AJournalThatIsNoneIsNotFollowed)
{
    const TempFolder folder;
    const fs::path path = folder / "p";
    ASSERT_TRUE(writeGraph(test::graphFromText("ada -knows-> bob"), path));
    test::write(folder / "outside.csv", "x");
    for (const char *text : {"", "{}", "[[\"../outside.csv\",\"entities.csv\",-1,-1]]", "[[\"outside.csv\",\"entities.csv\",-1,-1]]",
                             "[[\".relata-x\",\"../outside.csv\",1,1]]", "[[1,2,3,4]]"}) {
        test::write(path / ".relata-renames", text);
        EXPECT_EQ(pendingFile(path / "entities.csv"), path / "entities.csv") << text;
        finishRenames(path);
        EXPECT_EQ(test::read(folder / "outside.csv"), "x") << text;
        EXPECT_EQ(contents(path).size(), 5U) << text;
        const auto loaded = readGraph(path);
        ASSERT_TRUE(loaded) << text;
        EXPECT_EQ(loaded->graph.statementCount(), 1U);
    }
}

}  // namespace
}  // namespace relata
