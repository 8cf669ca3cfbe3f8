// SPDX-License-Identifier: Apache-2.0
// What a crash, a full disk and a bad file do to a project.
#include "tests/model/store/projectfixture.h"

#include "model/store/database.h"

#include <gmock/gmock.h>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace relata::test {
namespace {

std::set<std::string> namesIn(const TempFolder &folder)
{
    std::set<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(folder.path()))
        names.insert(entry.path().filename().string());
    return names;
}

/// A project as a killed program leaves it: an edit stands in the log beside it only.
void leaveBehind(const std::filesystem::path &path, const TempFolder &folder, bool withLog)
{
    const TempFolder elsewhere;
    auto project = Project::create(elsewhere / "a.relata", richGraph());
    ASSERT_TRUE(project);
    KnowledgeGraph graph = richGraph();
    std::mt19937 random(1);
    ASSERT_TRUE(project->commit(someEdit(graph, random), "an edit"));
    std::filesystem::copy_file(elsewhere / "a.relata", path);
    if (withLog)
        std::filesystem::copy_file(elsewhere / "a.relata-wal", std::filesystem::path(path).concat("-wal"));
    ASSERT_EQ(namesIn(folder).size(), withLog ? 2U : 1U);
}

TEST(ProjectDamage, ReadingLeavesTheFolderAsItWas)
{
    for (const bool withLog : {true, false}) {
        const TempFolder folder;
        const auto path = folder / "a?b#%20.relata";
        leaveBehind(path, folder, withLog);
        const auto before = namesIn(folder);
        const auto read = Project::read(path);
        ASSERT_TRUE(read) << read.error().text();
        EXPECT_EQ(same(*read, richGraph()), !withLog) << "what stands in the log is read";
        EXPECT_EQ(namesIn(folder), before) << withLog;
        EXPECT_TRUE(Project::read("/" + path.string())) << "two slashes are one";
        const TempFolder target;
        const auto saved = recoverProject(path, target / "saved.relata");
        ASSERT_TRUE(saved);
        EXPECT_FALSE(saved->incomplete);
        EXPECT_EQ(namesIn(folder), before) << withLog;
        {
            KnowledgeGraph graph;
            const auto opened = Project::open(path, graph);
            ASSERT_TRUE(opened) << opened.error().text();
            EXPECT_TRUE(same(graph, *read));
        }
        EXPECT_EQ(namesIn(folder), std::set<std::string>{"a?b#%20.relata"}) << "whoever may write makes it one file";
        EXPECT_TRUE(same(*Project::read(path), *read));
    }
}

TEST(ProjectDamage, ADamagedFileWithALogIsLeftAsItWasFound)
{
    for (const bool withLog : {true, false}) {
        const TempFolder folder;
        const auto path = folder / "a.relata";
        leaveBehind(path, folder, withLog);
        {
            std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(8192);
            file << std::string(std::filesystem::file_size(path) - 8192, '\x7f');
        }
        const auto before = namesIn(folder);
        KnowledgeGraph graph;
        EXPECT_FALSE(Project::read(path));
        EXPECT_FALSE(Project::open(path, graph));
        const TempFolder target;
        (void)recoverProject(path, target / "saved.relata");
        EXPECT_EQ(namesIn(folder), before) << withLog;
    }
}

TEST(ProjectDamage, ARescueCountsInWordsAndSaysOnlyWhatIsSo)
{
    const TempFolder folder;
    ASSERT_TRUE(Project::create(folder / "a.relata", graphFromText("ada -knows-> ada")));
    ASSERT_TRUE(Database::open(folder / "a.relata", Database::Access::Write)->run("UPDATE statement SET object = 77777"));
    const auto report = recoverProject(folder / "a.relata", folder / "b.relata");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_TRUE(report->incomplete);
    ASSERT_EQ(report->notes.size(), 2U);
    EXPECT_THAT(report->notes[0], testing::StartsWith("Saved 1 entity, 0 statements and "));
    EXPECT_EQ(report->notes[1], "1 record was left out because what it refers to is gone: “s1”.");
}

TEST(ProjectDamage, WhatIsLeftOutIsToldByItsReasonAndNotWithoutEnd)
{
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    GraphDiff many;
    for (std::uint32_t i = 0; i < 22; ++i) {
        Statement statement = graph.statement(graph.findStatement("s3"));
        statement.key = "more" + std::to_string(i);
        statement.object = graph.findEntity("carl");
        many.statements.push_back({StatementId(100 + i), {}, statement});
    }
    ASSERT_TRUE(graph.apply(many));
    ASSERT_TRUE(Project::create(folder / "a.relata", graph));
    ASSERT_TRUE(Database::open(folder / "a.relata", Database::Access::Write)
                    ->run("UPDATE entity SET key = CAST(x'FE' AS TEXT) WHERE key = 'bob';"
                          "UPDATE entity SET key = CAST(x'FF' AS TEXT) WHERE key = 'carl';"  // mended, both are the same
                          "UPDATE document SET key = ''"));
    const auto report = recoverProject(folder / "a.relata", folder / "b.relata");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes, testing::Contains("1 record was left out because another one has its id: “\xEF\xBF\xBD”."));
    EXPECT_THAT(report->notes, testing::Contains("1 record was left out because it says what no record can say."));
    EXPECT_THAT(report->notes, testing::Contains(testing::AllOf(testing::StartsWith("22 records were left out because what they refer to is gone: "),
                                                                testing::HasSubstr("“more0”, “more1”"), testing::HasSubstr("“more19” and 2 more."),
                                                                testing::Not(testing::HasSubstr("more20")))));
}

TEST(ProjectDamage, AFullDiskTakesNothingAndTheEditCanBeMadeAgain)
{
    const TempFolder folder;
    const auto path = folder / "a.relata";
    ASSERT_TRUE(Project::create(path, richGraph()));
    const pid_t child = ::fork();
    if (child == 0) {  // a limit on the size of files stands for a full disk
        ::signal(SIGXFSZ, SIG_IGN);
        KnowledgeGraph graph;
        auto project = Project::open(path, graph);
        if (!project)
            ::_exit(1);
        GraphDiff diff;
        diff.entities.push_back({graph.nextEntityId(), {}, Entity{"big", "person", "Big", {}, std::string(3 << 20, 'x'), {}}});
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        const rlim_t most = limit.rlim_cur;
        limit.rlim_cur = 1 << 20;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto refused = project->commit(diff, "too big");
        if (refused || refused.error().code != Error::Code::Io)
            ::_exit(2);
        if (!project->history() || !project->history()->empty())
            ::_exit(3);
        limit.rlim_cur = most;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::_exit(project->commit(diff, "again") ? 0 : 4);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    KnowledgeGraph graph;
    ASSERT_TRUE(Project::open(path, graph));
    EXPECT_EQ(graph.entityCount(), 5u);
}

TEST(ProjectDamage, AFileThatWasRemovedIsPutBackWithAllItsHistory)
{
    const TempFolder folder;
    std::filesystem::create_directory(folder / "sub");
    const auto path = folder / "sub" / "a.relata";
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(path, graph);
    ASSERT_TRUE(project);
    const auto edit = [&](const char *key) {
        GraphDiff diff;
        diff.entities.push_back({graph.nextEntityId(), {}, Entity{key, "person", key, {}, {}, {}}});
        return diff;
    };
    const GraphDiff one = edit("one");
    ASSERT_TRUE(project->commit(one, "one"));
    ASSERT_TRUE(graph.apply(one));
    std::filesystem::remove(path);
    const GraphDiff two = edit("two");
    const auto done = project->commit(two, "two");
    ASSERT_TRUE(done) << done.error().text();
    ASSERT_TRUE(graph.apply(two));
    EXPECT_TRUE(same(*Project::read(path), graph));
    std::filesystem::copy(path, folder / "crash.relata");  // as a crash now would leave it
    std::filesystem::copy(std::filesystem::path(path).concat("-wal"), folder / "crash.relata-wal");
    EXPECT_TRUE(same(*Project::read(folder / "crash.relata"), graph)) << "the edit is on the disk, not in a log that nobody finds";

    std::filesystem::remove_all(folder / "sub");
    const GraphDiff three = edit("three");
    const auto refused = project->commit(three, "three");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), testing::HasSubstr("was removed, and cannot be put back yet"));
    std::filesystem::create_directory(folder / "sub");
    const auto again = project->commit(three, "three");
    ASSERT_TRUE(again) << again.error().text();
    ASSERT_TRUE(graph.apply(three));
    {
        const Project gone = std::move(*project);
    }
    KnowledgeGraph read;
    const auto reopened = Project::open(path, read);
    ASSERT_TRUE(reopened) << reopened.error().text();
    EXPECT_FALSE(reopened->isReadOnly()) << reopened->whyReadOnly();
    EXPECT_TRUE(same(read, graph));
    EXPECT_EQ(*reopened->historySize(), 3u);
}

TEST(ProjectDamage, AnotherFileInItsPlaceIsNotWrittenTo)
{
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(folder / "a.relata", graph);
    ASSERT_TRUE(project);
    ASSERT_TRUE(Project::create(folder / "b.relata", graph));
    std::filesystem::rename(folder / "b.relata", folder / "a.relata");
    const auto refused = project->commit(removeEntities(graph, {graph.findEntity("carl")}), "no");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), testing::HasSubstr("another file was put in its place"));
    EXPECT_TRUE(same(*Project::read(folder / "a.relata"), graph));
}

TEST(ProjectDamage, OtherFilesAreNamedForWhatTheyAre)
{
    const TempFolder folder;
    KnowledgeGraph graph;
    EXPECT_NE(Project::open(folder / "none.relata", graph).error().text().find("does not exist"), std::string::npos);
    write(folder / "text.relata", "ada,bob\n");
    EXPECT_NE(Project::open(folder / "text.relata", graph).error().text().find("no SQLite file"), std::string::npos);
    ASSERT_TRUE(Database::open(folder / "other.relata", Database::Access::Create)->run("CREATE TABLE t (x)"));
    EXPECT_NE(Project::open(folder / "other.relata", graph).error().text().find("another program"), std::string::npos);
    const auto thrown = readGraph(folder / "other.relata");
    ASSERT_FALSE(thrown);
    EXPECT_NE(thrown.error().text().find("another program"), std::string::npos);
}

TEST(ProjectDamage, RowsThatContradictOneAnotherAreNamed)
{
    const char *spoils[] = {"UPDATE statement SET object = 77 WHERE key = 's1'",      "UPDATE statement SET modality = 'sung' WHERE key = 's1'",
                            "UPDATE statement SET said = '2019-13' WHERE key = 's1'", "UPDATE entity SET type = 'ghost' WHERE key = 'ada'",
                            "UPDATE entity SET id = 4000000000 WHERE key = 'ada'",    "UPDATE entity SET id = -4 WHERE key = 'carl'",
                            "UPDATE meta SET value = '{' WHERE key = 'schema'",       "UPDATE entity SET key = '' WHERE key = 'carl'",
                            "UPDATE statement SET key = '' WHERE key = 's1'",         "UPDATE statement SET speaker = 999 WHERE key = 's1'",
                            "UPDATE statement SET predicate = '?' WHERE key = 's1'",  "UPDATE statement SET paragraph = -1 WHERE key = 's1'"};
    for (const char *spoil : spoils) {
        const TempFolder folder;
        ASSERT_TRUE(Project::create(folder / "a.relata", richGraph()));
        ASSERT_TRUE(Database::open(folder / "a.relata", Database::Access::Write)->run(spoil)) << spoil;
        KnowledgeGraph graph;
        const auto opened = Project::open(folder / "a.relata", graph);
        ASSERT_FALSE(opened) << spoil;
        EXPECT_NE(opened.error().text().find("a.relata"), std::string::npos) << opened.error().text();
        EXPECT_EQ(graph.entityCount(), 0u);
        const auto report = recoverProject(folder / "a.relata", folder / "b.relata");
        ASSERT_TRUE(report) << spoil << ": " << report.error().text();
        EXPECT_TRUE(Project::open(folder / "b.relata", graph)) << spoil;
        EXPECT_GE(graph.entityCount(), 3u) << spoil;
    }
}

TEST(ProjectDamage, SpoiledBytesNeverCrashAndWhatIsReadableIsSaved)
{
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    GraphDiff many;
    for (std::uint32_t i = 0; i < 3000; ++i)
        many.entities.push_back(
            {EntityId(100 + i), {}, Entity{"many" + std::to_string(i), "person", "Many " + std::to_string(i), {}, std::string(80, 'd'), {}}});
    ASSERT_TRUE(graph.apply(many));
    ASSERT_TRUE(Project::create(folder / "a.relata", graph));
    const std::string whole = read(folder / "a.relata");
    std::mt19937 random(2);
    write(folder / "half.relata", whole.substr(0, whole.size() / 2));
    const auto half = recoverProject(folder / "half.relata", folder / "rest.relata");
    ASSERT_TRUE(half) << half.error().text();
    EXPECT_TRUE(half->incomplete);
    ASSERT_TRUE(Project::open(folder / "rest.relata", graph));
    EXPECT_GT(graph.entityCount(), 500u);
    EXPECT_THAT(half->notes, testing::Contains(testing::ContainsRegex("damaged: [0-9]+( of 3004)? entities could be read")));
    if (graph.statementCount() < 3) {
        EXPECT_THAT(half->notes, testing::Contains(testing::AnyOf(testing::HasSubstr("records were left out"),
                                                                  testing::ContainsRegex("damaged: [0-9]+( of 3)? statements could be read"))));
    }
    int refused = 0, saved = 0;
    std::size_t most = 0;
    for (int round = 0; round < 40; ++round) {
        std::string spoiled = whole;
        if (round % 4 == 0)
            spoiled.resize(100 + random() % (spoiled.size() - 100));
        else
            for (int i = 0; i < 1 + round; ++i)
                spoiled[(round % 2 ? 4096 : 100) + random() % (spoiled.size() - 4096)] = char(random());
        write(folder / "s.relata", spoiled);
        KnowledgeGraph opened;
        refused += !Project::open(folder / "s.relata", opened);
        std::filesystem::remove(folder / "r.relata");
        if (recoverProject(folder / "s.relata", folder / "r.relata")) {
            KnowledgeGraph again;
            ASSERT_TRUE(Project::open(folder / "r.relata", again));
            most = std::max(most, again.entityCount());
            ++saved;
        }
    }
    EXPECT_GT(refused, 10);
    EXPECT_GT(saved, 10);
    EXPECT_GT(most, 2500u);
}

TEST(ProjectDamage, BytesThatAreNoTextAreToldAndMendedByRecovering)  // found by fuzzing
{
    const TempFolder folder;
    ASSERT_TRUE(Project::create(folder / "a.relata", richGraph()));
    {
        const auto database = Database::open(folder / "a.relata", Database::Access::Write);
        ASSERT_TRUE(database);
        ASSERT_TRUE(database->run("UPDATE entity SET name = CAST(x'42FF6F' AS TEXT) WHERE key = 'bob'"));
    }
    KnowledgeGraph graph;
    const auto refused = Project::open(folder / "a.relata", graph);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), testing::HasSubstr("no UTF-8 text"));
    const auto report = recoverProject(folder / "a.relata", folder / "b.relata");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes, testing::Contains("Entity “bob”: name was “B\xEF\xBF\xBDo”, what is no text is “\xEF\xBF\xBD” now."));
    ASSERT_TRUE(Project::open(folder / "b.relata", graph));
    EXPECT_EQ(graph.name(graph.findEntity("bob")), "B\xEF\xBF\xBDo");
    EXPECT_EQ(graph.entityCount(), richGraph().entityCount());
}

TEST(ProjectDamage, ARowWithOneSpoiledFieldIsKeptAndNamed)
{
    const TempFolder folder;
    const auto path = folder / "a.relata";
    ASSERT_TRUE(Project::create(path, richGraph()));
    const auto database = Database::open(path, Database::Access::Write);
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->run("UPDATE statement SET polarity = CAST(x'6E658A7472616C' AS TEXT) WHERE key = 's1';"
                              "UPDATE statement SET said = '2o19' WHERE key = 's2';"
                              "UPDATE entity SET properties = CAST('[[\"born\",\"18' || x'FF' || '5\"],[\"a\",\"b\"]]' AS TEXT) WHERE key = 'ada';"
                              "UPDATE entity SET properties = '[[\"one\",\"1\"],[\"two\"=\"2\"],[\"three\",\"3\"]' WHERE key = 'bob'"));
    const auto report = recoverProject(path, folder / "b.relata");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_TRUE(report->incomplete);
    EXPECT_THAT(report->notes, testing::Contains("Statement “s1”: polarity was “ne\xEF\xBF\xBDtral”, “neutral” is assumed."));
    EXPECT_THAT(report->notes, testing::Contains("Statement “s2”: said was “2o19”, no date is kept."));
    EXPECT_THAT(report->notes, testing::Contains(testing::StartsWith("Entity “ada”: properties was")));
    EXPECT_THAT(report->notes, testing::Contains(testing::StartsWith("Entity “bob”: properties was “[[\"one\"")));
    const auto graph = Project::read(folder / "b.relata");
    ASSERT_TRUE(graph);
    EXPECT_EQ(graph->statementCount(), richGraph().statementCount());
    EXPECT_EQ(graph->entity(graph->findEntity("ada")).properties, (Properties{{"born", "18\xEF\xBF\xBD"
                                                                                       "5"},
                                                                              {"a", "b"}}));
    EXPECT_EQ(graph->entity(graph->findEntity("bob")).properties, (Properties{{"one", "1"}, {"three", "3"}}));
    EXPECT_EQ(graph->statement(graph->findStatement("s1")).polarity, Polarity::Neutral);
    EXPECT_EQ(graph->statement(graph->findStatement("s1")).claim, "Ada’s claim; it's 'quoted'");
}

TEST(ProjectDamage, AFileThatIsGoneOrAnothersIsNoticed)
{
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(folder / "a.relata", graph);
    ASSERT_TRUE(project);
    EXPECT_EQ(project->place(), Project::Place::Ours);
    EXPECT_FALSE(*project->putBack());
    std::filesystem::remove(folder / "a.relata");
    EXPECT_EQ(project->place(), Project::Place::Empty);
    EXPECT_TRUE(*project->putBack());
    EXPECT_EQ(project->place(), Project::Place::Ours);
    EXPECT_TRUE(same(*Project::read(folder / "a.relata"), graph));
    write(folder / "b", "another");
    std::filesystem::rename(folder / "b", folder / "a.relata");
    EXPECT_EQ(project->place(), Project::Place::AnothersFile);
    EXPECT_FALSE(*project->putBack());
}

TEST(ProjectDamage, AFolderThatTakesNoFileLeavesItReadable)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may write everywhere";
    const TempFolder folder;
    ASSERT_TRUE(Project::create(folder / "a.relata", richGraph()));
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    KnowledgeGraph graph;
    const auto project = Project::open(folder / "a.relata", graph);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    ASSERT_TRUE(project) << project.error().text();
    EXPECT_THAT(project->whyReadOnly(), testing::HasSubstr("folder of this project takes no file"));
}

}  // namespace
}  // namespace relata::test
