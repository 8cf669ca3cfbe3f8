// SPDX-License-Identifier: Apache-2.0
// Files are written whole or not at all, whatever happens to the disk, the folder or the program.
#include "model/io/formats.h"
#include "model/io/unfinished.h"
#include "tests/model/io/packagefixture.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace relata {
namespace {

namespace fs = std::filesystem;
using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

std::vector<std::string> namesIn(const fs::path &folder)
{
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

/// Runs \a work in a process of its own; what it returns comes back as a text ("killed by 9" when it did not end by itself).
std::string inChild(const std::function<std::string()> &work)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return "no pipe";
    const pid_t child = ::fork();
    if (child == 0) {
        const std::string said = work();
        (void)!::write(ends[1], said.data(), said.size());
        ::_exit(0);
    }
    ::close(ends[1]);
    std::string said;
    char buffer[512];
    for (ssize_t n = 0; (n = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        said.append(buffer, static_cast<std::size_t>(n));
    ::close(ends[0]);
    int state = 0;
    ::waitpid(child, &state, 0);
    return WIFSIGNALED(state) ? "killed by " + std::to_string(WTERMSIG(state)) : said;
}

/// As a user who owns nothing here.
std::string asNobody(const std::function<std::string()> &work)
{
    return inChild([&] {
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
            return std::string("skip");
        return work();
    });
}

/// A disk that is full after \a bytes, for this process.
void fillDiskAfter(rlim_t bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

std::string toldBy(const Result<IoReport> &result)
{
    return result ? "written" : result.error().text();
}
std::string toldBy(const Result<void> &result)
{
    return result ? "written" : result.error().text();
}

KnowledgeGraph bigGraph()
{
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += (i ? ", a" : "a") + std::to_string(i) + " -knows-> a" + std::to_string(i + 1);
    return test::graphFromText(text);
}

TEST(WriteFileAtomically, AFullDiskIsAnErrorAndTheOldFileStays)
{
    TempFolder folder;
    test::write(folder / "old.txt", "old");
    const std::string said = inChild([&] {
        fillDiskAfter(1000);
        return toldBy(writeFileAtomically(folder / "old.txt", std::string(100000, 'x')));
    });
    EXPECT_EQ(said, (folder / "old.txt").string() + ": cannot be written; nothing was changed: File too large");
    EXPECT_EQ(test::read(folder / "old.txt"), "old");
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("old.txt"));
    if (fs::exists("/dev/full")) {
        EXPECT_THAT(toldBy(writeFileAtomically("/dev/full", "text")), HasSubstr("No space left on device"));
    }
}

TEST(WriteFileAtomically, PlacesThatCannotBe)
{
    TempFolder folder;
    EXPECT_THAT(toldBy(writeFileAtomically(folder / "missing/x.txt", "new")),
                HasSubstr("missing” cannot be used. Expected an existing folder: No such file"));
    EXPECT_THAT(toldBy(writeFileAtomically(folder.path(), "new")), HasSubstr("is a folder. Expected the name of a file"));
    EXPECT_THAT(toldBy(writeFileAtomically(folder.path() / "", "new")), HasSubstr("is a folder"));
    EXPECT_THAT(toldBy(writeFileAtomically("", "new")), HasSubstr("there is no name"));
    EXPECT_THAT(toldBy(writeFileAtomically(folder / std::string(300, 'n'), "new")), HasSubstr("File name too long"));
    test::write(folder / "file", "x");
    EXPECT_THAT(toldBy(writeFileAtomically(folder / "file/x.txt", "new")), HasSubstr("Not a directory"));
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("file"));
    ASSERT_TRUE(writeFileAtomically(folder / std::string(255, 'n'), "the longest name that a folder takes"));
}

TEST(WriteFileAtomically, PermissionsAndLinksStayAsTheyWere)
{
    TempFolder folder;
    test::write(folder / "real.txt", "old");
    ::chmod((folder / "real.txt").c_str(), 0640);
    fs::create_symlink("real.txt", folder / "link.txt");
    ASSERT_TRUE(writeFileAtomically(folder / "link.txt", "new"));
    EXPECT_TRUE(fs::is_symlink(folder / "link.txt"));
    EXPECT_EQ(test::read(folder / "real.txt"), "new");
    EXPECT_EQ(static_cast<unsigned>(fs::status(folder / "real.txt").permissions()), 0640U);
}

TEST(WriteFileAtomically, WithoutPermissionNothingIsChanged)
{
    TempFolder folder;
    test::write(folder / "theirs.txt", "old");
    ::chmod(folder.path().c_str(), 0755);
    ::chmod((folder / "theirs.txt").c_str(), 0444);
    if (::geteuid() != 0)
        ::chmod(folder.path().c_str(), 0555);
    const std::string over = asNobody([&] { return toldBy(writeFileAtomically(folder / "theirs.txt", "new")); });
    const std::string beside = asNobody([&] { return toldBy(writeFileAtomically(folder / "mine.txt", "new")); });
    ::chmod(folder.path().c_str(), 0755);
    if (over == "skip")
        GTEST_SKIP() << "cannot become another user here";
    EXPECT_THAT(over, HasSubstr("theirs.txt: may not be written over: Permission denied"));
    EXPECT_THAT(beside, HasSubstr("mine.txt: cannot be written; nothing was changed: Permission denied"));
    EXPECT_EQ(test::read(folder / "theirs.txt"), "old");
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("theirs.txt"));
}

TEST(WriteFileAtomically, AProgramThatIsToldToStopLeavesNothing)
{
    TempFolder folder;
    {
        Unfinished staging(folder.path());
        ASSERT_EQ(staging.makeFolder(), 0);
        Unfinished inside(staging.path(), "entities.csv"), beside(folder.path());
        ASSERT_EQ(inside.write("half"), 0);
        ASSERT_EQ(beside.write("half"), 0);
        EXPECT_EQ(namesIn(folder.path()).size(), 2U);
        removeUnfinished();
        EXPECT_THAT(namesIn(folder.path()), ElementsAre());
    }
    Unfinished kept(folder.path(), "done.txt");
    ASSERT_EQ(kept.write("whole"), 0);
    kept.keep();
    removeUnfinished();
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("done.txt"));
}

TEST(WriteGraph, AFullDiskLeavesTheOldPackageAndTheOldGraphMl)
{
    TempFolder folder;
    const KnowledgeGraph graph = bigGraph();
    test::writePackage(folder);
    const std::string entities = test::read(folder / "entities.csv");
    const auto before = namesIn(folder.path());
    for (const char *target : {"", "new", "g.graphml"}) {
        const std::string said = inChild([&] {
            fillDiskAfter(20000);
            return toldBy(writeGraph(graph, folder / target));
        });
        EXPECT_THAT(said, HasSubstr("cannot be written; nothing was changed: File too large")) << target;
        EXPECT_THAT(namesIn(folder.path()), testing::UnorderedElementsAreArray(before)) << target;
    }
    EXPECT_EQ(test::read(folder / "entities.csv"), entities);
    EXPECT_TRUE(readGraph(folder.path()));
}

TEST(WriteGraph, AFolderWithoutPermissionIsAnErrorBothWays)
{
    TempFolder folder;
    test::writePackage(folder);
    ASSERT_TRUE(writeGraph(test::graphFromText("ada -knows-> bob"), folder / "theirs"));
    ::chmod(folder.path().c_str(), 0755);
    const mode_t readable = ::geteuid() == 0 ? 0755 : 0555;
    ::chmod((folder / "theirs").c_str(), readable);
    const std::string over = asNobody([&] { return toldBy(writeGraph(test::graphFromText("x -knows-> y"), folder / "theirs")); });
    ::chmod((folder / "theirs").c_str(), 0000);
    const std::string reading = asNobody([&] {
        const auto loaded = readGraph(folder / "theirs");
        return loaded ? std::string("read") : loaded.error().text();
    });
    const std::string readingFile = asNobody([&] {
        const auto loaded = readGraph(folder / "theirs/datapackage.json");
        return loaded ? std::string("read") : loaded.error().text();
    });
    ::chmod((folder / "theirs").c_str(), 0755);
    if (over == "skip")
        GTEST_SKIP() << "cannot become another user here";
    EXPECT_THAT(over, HasSubstr("Permission denied"));
    EXPECT_THAT(reading, HasSubstr("cannot be read: Permission denied. Expected a data package"));
    EXPECT_THAT(readingFile, HasSubstr("cannot be read: Permission denied"));
    EXPECT_EQ(readGraph(folder / "theirs")->graph.entityCount(), 2U);
    EXPECT_THAT(namesIn(folder / "theirs"),
                UnorderedElementsAre("datapackage.json", "entities.csv", "statements.csv", "documents.csv", "schema.json"));
}

TEST(WriteGraph, WhenOneFileCannotBeReplacedNoneIs)
{
    TempFolder folder;
    test::writePackage(folder);
    fs::remove(folder / "statements.csv");
    test::write(folder / "statements.csv/in the way", "x");  // a folder of that name
    const auto before = namesIn(folder.path());
    EXPECT_THAT(toldBy(writeGraph(test::graphFromText("x -knows-> y"), folder.path())),
                HasSubstr("statements.csv: cannot be replaced; nothing was changed"));
    EXPECT_THAT(namesIn(folder.path()), testing::UnorderedElementsAreArray(before));
    EXPECT_EQ(test::read(folder / "entities.csv"), test::entities);
    EXPECT_EQ(test::read(folder / "documents.csv"), test::documents);
}

TEST(WriteGraph, OverItselfAndBesideOtherFiles)
{
    TempFolder folder;
    test::writePackage(folder);
    test::write(folder / "README.md", "mine");
    auto loaded = readGraph(folder.path());
    ASSERT_TRUE(loaded);
    ASSERT_TRUE(writeGraph(loaded->graph, folder.path() / ""));
    EXPECT_EQ(test::read(folder / "README.md"), "mine");
    EXPECT_EQ(asAdditions(readGraph(folder.path())->graph), asAdditions(loaded->graph));
    ASSERT_TRUE(writeGraph(loaded->graph, folder / "g.graphml"));
    loaded = readGraph(folder / "g.graphml");
    ASSERT_TRUE(writeGraph(loaded->graph, folder / "g.graphml"));
    EXPECT_EQ(asAdditions(readGraph(folder / "g.graphml")->graph), asAdditions(loaded->graph));
}

TEST(WriteGraph, RefusesPlacesThatAreNoPackage)
{
    TempFolder folder;
    const KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    test::write(folder / "file", "x");
    test::write(folder / "diary/monday.txt", "dear diary");
    EXPECT_THAT(toldBy(writeGraph(graph, folder / "file")), HasSubstr("is a file. Expected a folder"));
    EXPECT_THAT(toldBy(writeGraph(graph, folder / "file/in")), HasSubstr("Not a directory"));
    EXPECT_THAT(toldBy(writeGraph(graph, folder / "none/such")),
                HasSubstr("Expected an existing folder that may be written: No such file or directory"));
    EXPECT_THAT(toldBy(writeGraph(graph, "")), HasSubstr("there is no name"));
    EXPECT_THAT(toldBy(writeGraph(graph, folder / "x.docx")), HasSubstr("“.docx” is not a form that can be written"));
    EXPECT_THAT(toldBy(writeGraph(graph, folder / "diary")), HasSubstr("with other things in it"));
    EXPECT_THAT(namesIn(folder.path()), UnorderedElementsAre("file", "diary"));
    EXPECT_THAT(namesIn(folder / "diary"), ElementsAre("monday.txt"));
}

}  // namespace
}  // namespace relata
