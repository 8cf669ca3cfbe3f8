// SPDX-License-Identifier: Apache-2.0
// Disks of the system, not of a stand-in: full, without room for another file, read-only, of somebody else.
#include "model/io/textforms.h"
#include "model/tables/tableforms.h"
#include "tests/model/store/projectfixture.h"
#include "tests/support/realdisk.h"

#include <map>

namespace relata::test {
namespace {

namespace fs = std::filesystem;

#define MUST(condition)                                                                                                                              \
    if (!(condition))                                                                                                                                \
    return std::string("line ") + std::to_string(__LINE__) + ": " #condition

void expectAllWell(const std::string &said)
{
    if (said.starts_with("cannot"))
        GTEST_SKIP() << "no disk of its own: " << said;
    EXPECT_EQ(said, "");
}

GraphDiff added(const KnowledgeGraph &graph, std::size_t bytes)
{
    GraphDiff diff;
    const std::string key = "large" + std::to_string(indexOf(graph.nextEntityId()));
    diff.entities.push_back({graph.nextEntityId(), {}, Entity{key, "person", key, {}, std::string(bytes, 'd'), {}}});
    return diff;
}

std::map<std::string, std::string> filesOf(const fs::path &folder)
{
    std::map<std::string, std::string> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with("filler"))
            files[entry.path().string()] = read(entry.path());
    return files;
}

/// Commits with the disk full, and again with room.
std::string editOnAFullDisk(RealDisk &disk)
{
    KnowledgeGraph graph;
    MUST(Project::create(disk / "a.relata", richGraph()));
    {
        auto project = Project::open(disk / "a.relata", graph);
        MUST(project && !project->isReadOnly());
        const GraphDiff small = added(graph, 10);
        MUST(project->commit(small, "fits") && graph.apply(small));
        disk.fill();
        const GraphDiff large = added(graph, 300'000);
        const auto refused = project->commit(large, "does not fit");
        MUST(!refused && refused.error().code == Error::Code::Io);
        MUST(project->history() && project->history()->size() == 1);
        disk.makeRoom();
        MUST(project->commit(large, "fits again") && graph.apply(large));
        disk.fill();  // and it is closed like this
    }
    KnowledgeGraph opened;
    {
        const auto project = Project::open(disk / "a.relata", opened);
        MUST(project);
        MUST(same(opened, graph));
    }
    disk.makeRoom();
    const auto again = Project::read(disk / "a.relata");
    MUST(again && same(*again, graph));
    return {};
}

TEST(RealDisk, AnEditThatFindsTheDiskFullIsRefusedAndMadeAgain)
{
    expectAllWell(RealDisk::with("size=2m", editOnAFullDisk));
}

TEST(RealDisk, AnEditThatFindsNoRoomForAnotherFileIsRefusedAndMadeAgain)
{
    expectAllWell(RealDisk::with("size=64m,nr_inodes=12", [](RealDisk &disk) -> std::string {
        KnowledgeGraph graph;
        MUST(Project::create(disk / "a.relata", richGraph()));
        const auto old = filesOf(disk.path());
        for (int i = 0; i < 20; ++i) {  // no file more
            std::error_code ignored;
            fs::create_directory(disk / ("taken" + std::to_string(i)), ignored);
        }
        MUST(!Project::create(disk / "b.relata", richGraph()));
        MUST(!writeGraph(richGraph(), disk / "c.graphml"));
        MUST(filesOf(disk.path()) == old);
        {
            const auto project = Project::open(disk / "a.relata", graph);
            MUST(project || project.error().code == Error::Code::Io);
            MUST(!project || project->isReadOnly() || !project->whyReadOnly().empty() || same(graph, richGraph()));
        }
        for (int i = 0; i < 20; ++i)
            fs::remove(disk / ("taken" + std::to_string(i)));
        auto project = Project::open(disk / "a.relata", graph);
        MUST(project && !project->isReadOnly());
        MUST(same(graph, richGraph()));
        MUST(project->commit(added(graph, 10), "fits"));
        return {};
    }));
}

TEST(RealDisk, WhatIsWrittenOverOnAFullDiskStaysAsItWas)
{
    std::vector<std::string> outputs{"package"};
    for (const TextForm &form : textForms())
        if (form.write)
            outputs.push_back("a" + std::string(form.endings.front()));
    for (const TableForm &form : tableForms())
        outputs.push_back("t" + std::string(form.ending));
    for (const std::string &output : outputs)
        expectAllWell(RealDisk::with("size=1m", [&](RealDisk &disk) -> std::string {
            MUST(writeGraph(richGraph(), disk / output));
            const auto old = filesOf(disk.path());
            KnowledgeGraph large = richGraph();
            MUST(large.apply(added(large, 100'000)));
            disk.fill();
            const auto refused = writeGraph(large, disk / output);
            if (refused || refused.error().code != Error::Code::Io)
                return output + " was written to a full disk";
            if (filesOf(disk.path()) != old)
                return output + " is not as it was: " + refused.error().text();
            disk.makeRoom();
            MUST(writeGraph(large, disk / output));
            return {};
        }));
}

TEST(RealDisk, OnAReadOnlyDiskAProjectIsShownAndNothingElse)
{
    expectAllWell(RealDisk::with("size=2m", [](RealDisk &disk) -> std::string {
        MUST(Project::create(disk / "a.relata", richGraph()));
        const auto old = filesOf(disk.path());
        MUST(disk.setReadOnly(true));
        KnowledgeGraph graph;
        {
            auto project = Project::open(disk / "a.relata", graph);
            MUST(project);
            MUST(same(graph, richGraph()));
            MUST(project->isReadOnly());
            const auto refused = project->commit(added(graph, 10), "may not be");
            MUST(!refused && refused.error().code == Error::Code::Io);
        }
        for (const char *name : {"b.graphml", "b.ttl", "b.xlsx", "b.csv", "b", "b.relata"}) {
            const auto refused = writeGraph(graph, disk / name);
            if (refused || refused.error().code != Error::Code::Io || refused.error().message.find("ead-only") == std::string::npos)
                return std::string(name) + ": " + (refused ? "written" : refused.error().text());
        }
        MUST(filesOf(disk.path()) == old);
        MUST(disk.setReadOnly(false));
        auto project = Project::open(disk / "a.relata", graph);
        MUST(project && !project->isReadOnly());
        return {};
    }));
}

TEST(RealDisk, AProjectOfSomebodyElseIsShownAndCopied)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root becomes somebody else";
    expectAllWell(RealDisk::with("size=4m,mode=0755", [](RealDisk &disk) -> std::string {
        MUST(Project::create(disk / "a.relata", richGraph()));
        MUST(Project::create(disk / "secret.relata", richGraph()));
        fs::permissions(disk / "a.relata", fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read);
        fs::permissions(disk / "secret.relata", fs::perms::owner_read);
        fs::create_directory(disk / "everybody");
        fs::permissions(disk / "everybody", fs::perms::all);
        const auto old = filesOf(disk.path());
        MUST(RealDisk::becomeAnother());
        KnowledgeGraph graph;
        auto project = Project::open(disk / "a.relata", graph);
        MUST(project && project->isReadOnly());
        MUST(same(graph, richGraph()));
        MUST(!project->commit(added(graph, 10), "may not be"));
        MUST(project->saveCopy(disk / "everybody/copy.relata"));
        const auto secret = Project::open(disk / "secret.relata", graph);
        MUST(!secret && secret.error().code == Error::Code::Io);
        const auto refused = writeGraph(richGraph(), disk / "b.graphml");
        MUST(!refused && refused.error().code == Error::Code::Io);
        auto copy = Project::open(disk / "everybody/copy.relata", graph);
        MUST(copy && !copy->isReadOnly());
        MUST(copy->commit(added(graph, 10), "mine"));
        return {};
    }));
}

TEST(RealDisk, PermissionTakenAwayWhileAProjectIsOpenLosesNothing)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root becomes somebody else";
    expectAllWell(RealDisk::with("size=4m,mode=0777", [](RealDisk &disk) -> std::string {
        fs::create_directory(disk / "mine");
        fs::permissions(disk / "mine", fs::perms::all);
        MUST(RealDisk::becomeAnother());
        MUST(Project::create(disk / "mine/a.relata", richGraph()));
        KnowledgeGraph graph;
        {
            auto project = Project::open(disk / "mine/a.relata", graph);
            MUST(project && !project->isReadOnly());
            const GraphDiff first = added(graph, 10);
            MUST(project->commit(first, "before") && graph.apply(first));
            MUST(::seteuid(0) == 0);
            fs::permissions(disk / "mine", fs::perms::owner_all);
            MUST(RealDisk::becomeAnother());
            const GraphDiff second = added(graph, 200'000);
            if (project->commit(second, "while"))  // the files are open: it may well succeed
                MUST(graph.apply(second));
        }
        MUST(::seteuid(0) == 0);
        const auto read = Project::read(disk / "mine/a.relata");
        MUST(read);
        MUST(same(*read, graph));
        return {};
    }));
}

#undef MUST

}  // namespace
}  // namespace relata::test
