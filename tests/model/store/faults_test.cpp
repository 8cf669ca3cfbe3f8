// SPDX-License-Identifier: Apache-2.0
// A disk that fails at the n-th write, for every n: full, over quota, broken; and one that loses power.
#include "model/io/textforms.h"
#include "model/io/unfinished.h"
#include "model/store/database.h"
#include "model/tables/tableforms.h"
#include "tests/model/store/projectfixture.h"
#include "tests/support/failingdisk.h"

#include <gmock/gmock.h>

#include <cerrno>
#include <map>

namespace relata::test {
namespace {

namespace fs = std::filesystem;

struct Fault {
    const char *name;
    int error;
    FailingDisk::How how;
    int stride = 1;  ///< each call, or only every so many
};

class Faults : public testing::TestWithParam<Fault>
{
protected:
    /// Does \a work with the first, second … call failing, as long as one fails. \a prepare before, \a check after, with the disk in order.
    template <typename Work>
    void forEveryCall(const std::function<void()> &prepare, Work work, const std::function<void(bool done)> &check)
    {
        int n = 1;
        for (bool failed = true; failed; n += GetParam().stride) {
            SCOPED_TRACE("call " + std::to_string(n));
            prepare();
            FailingDisk::failAt(n, GetParam().error, GetParam().how, folder.path());
            const bool done = work();
            FailingDisk::repair();
            failed = FailingDisk::hasFailed();
            ASSERT_TRUE(done || failed) << "it failed without a reason";
            check(done);
            if (HasFailure())
                return;
            ASSERT_LT(n, 5000);
        }
        calls = n - 1 - GetParam().stride;
    }
    std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (const auto &entry : fs::directory_iterator(folder.path()))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }
    void empty()
    {
        for (const auto &entry : fs::directory_iterator(folder.path()))
            fs::remove_all(entry.path());
    }
    void TearDown() override { FailingDisk::repair(); }

    const TempFolder folder;
    int calls = 0;  ///< that could fail
};

/// An edit of many pages: it passes what SQLite keeps in memory.
GraphDiff largeEdit(const KnowledgeGraph &graph)
{
    GraphDiff diff;
    for (std::uint32_t i = 0; i < 60; ++i) {
        const std::string key = "large" + std::to_string(i);
        diff.entities.push_back({EntityId(static_cast<std::uint32_t>(indexOf(graph.nextEntityId())) + i),
                                 {},
                                 Entity{key, "person", "L " + key, {}, std::string(1500, 'd'), {}}});
    }
    return diff;
}

void expectWhole(const fs::path &path, const KnowledgeGraph &graph, std::size_t steps)
{
    KnowledgeGraph read;
    {
        const auto project = Project::open(path, read);
        ASSERT_TRUE(project) << project.error().text();
        EXPECT_EQ(project->whyReadOnly(), "");
        EXPECT_EQ(*project->historySize(), steps);
    }
    EXPECT_TRUE(same(read, graph));
    const auto database = Database::open(path, Database::Access::Read);
    ASSERT_TRUE(database);
    EXPECT_EQ(database->first("PRAGMA integrity_check")->value_or("nothing"), "ok");
}

TEST_P(Faults, AnEditIsOnTheDiskOrNotAtAllAndCanBeMadeAgain)
{
    const auto path = folder / "a.relata";
    ASSERT_TRUE(Project::create(path, richGraph()));
    const std::string bytes = read(path);
    KnowledgeGraph after = richGraph();
    const GraphDiff edit = largeEdit(after);
    ASSERT_TRUE(after.apply(edit));
    std::optional<Project> project;
    forEveryCall(
        [&] {
            project.reset();
            write(path, bytes);
            KnowledgeGraph opened;
            project.emplace(std::move(*Project::open(path, opened)));
        },
        [&] { return bool(project->commit(edit, "Large")); },
        [&](bool done) {
            const auto beside = Project::read(path);
            ASSERT_TRUE(beside) << beside.error().text();
            EXPECT_TRUE(same(*beside, done ? after : richGraph()));
            if (!done) {
                EXPECT_EQ(*project->historySize(), 0u);
                const auto again = project->commit(edit, "Large");
                ASSERT_TRUE(again) << again.error().text();
            }
            project.reset();
            expectWhole(path, after, 1);
            EXPECT_THAT(names(), testing::ElementsAre("a.relata"));
        });
    EXPECT_GT(calls, 5);
}

TEST_P(Faults, AnEditAfterTheFileWasRemovedComesWithAllThatWasThere)
{
    const auto path = folder / "a.relata";
    KnowledgeGraph after = richGraph();
    const GraphDiff edit = largeEdit(after);
    ASSERT_TRUE(after.apply(edit));
    std::optional<Project> project;
    forEveryCall(
        [&] {
            project.reset();
            empty();
            project.emplace(std::move(*Project::create(path, richGraph())));
            fs::remove(path);
        },
        [&] { return bool(project->commit(edit, "Large")); },
        [&](bool done) {
            if (!done) {
                const auto again = project->commit(edit, "Large");
                ASSERT_TRUE(again) << again.error().text();
            }
            project.reset();
            expectWhole(path, after, 1);
            EXPECT_THAT(names(), testing::ElementsAre("a.relata"));
        });
    EXPECT_GT(calls, 10);
}

TEST_P(Faults, WhileAProjectIsOpenedOrClosedNothingIsLost)
{
    const auto path = folder / "a.relata";
    KnowledgeGraph after = richGraph();
    const GraphDiff edit = largeEdit(after);
    ASSERT_TRUE(after.apply(edit));
    {
        auto project = Project::create(path, richGraph());
        ASSERT_TRUE(project->commit(edit, "Large"));
        fs::copy(path, folder / "killed");  // with its log, as a crash leaves it
        fs::copy(fs::path(path).concat("-wal"), folder / "killed-wal");
    }
    const std::string bytes = read(folder / "killed"), log = read(folder / "killed-wal");
    forEveryCall(
        [&] {
            empty();
            write(path, bytes);
            write(fs::path(path).concat("-wal"), log);
        },
        [&] {
            KnowledgeGraph opened;
            const auto project = Project::open(path, opened);
            return project && same(opened, after);
        },
        [&](bool) {
            expectWhole(path, after, 1);
            EXPECT_THAT(names(), testing::ElementsAre("a.relata"));
        });
    EXPECT_GT(calls, 5);
}

TEST_P(Faults, AProjectThatIsMadeIsThereWholeOrNotAtAll)
{
    const auto path = folder / "a.relata";
    forEveryCall([&] { empty(); }, [&] { return bool(writeGraph(richGraph(), path)); },
                 [&](bool done) {
                     EXPECT_TRUE(fs::exists(path) || !done);
                     if (fs::exists(path))
                         expectWhole(path, richGraph(), 0);
                     EXPECT_THAT(names(), testing::AnyOf(testing::ElementsAre("a.relata"), testing::IsEmpty()));
                 });
    EXPECT_GT(calls, 5);
}

TEST_P(Faults, ACopyIsWholeOrWhatWasThereBefore)
{
    const auto path = folder / "a.relata", copy = folder / "copy.relata";
    KnowledgeGraph after = richGraph();
    const GraphDiff edit = largeEdit(after);
    ASSERT_TRUE(after.apply(edit));
    std::optional<Project> project;
    forEveryCall(
        [&] {
            project.reset();
            empty();
            ASSERT_TRUE(writeGraph(richGraph(), copy));
            project.emplace(std::move(*Project::create(path, richGraph())));
            ASSERT_TRUE(project->commit(edit, "Large"));
        },
        [&] { return bool(project->saveCopy(copy)); },
        [&](bool done) {
            project.reset();
            expectWhole(copy, done ? after : richGraph(), done ? 1 : 0);
            expectWhole(path, after, 1);
            EXPECT_THAT(names(), testing::ElementsAre("a.relata", "copy.relata"));
        });
    EXPECT_GT(calls, 5);
}

TEST_P(Faults, AnOldProjectThatCannotBeBroughtUpToDateIsShownAsItIs)
{
    const auto path = folder / "old.relata";
    {
        auto project = Project::create(path, richGraph());
        ASSERT_TRUE(project->commit(removeEntities(richGraph(), {richGraph().findEntity("carl")}), "Remove Carl"));
    }
    ASSERT_TRUE(Database::open(path, Database::Access::Write)->run("DROP TABLE step; DROP INDEX history_named; PRAGMA user_version = 1"));
    const std::string bytes = read(path);
    KnowledgeGraph graph = *Project::read(path);
    forEveryCall(
        [&] {
            empty();
            write(path, bytes);
        },
        [&] {
            KnowledgeGraph opened;
            const auto project = Project::open(path, opened);
            return project && !project->isReadOnly() && same(opened, graph);
        },
        [&](bool) {
            expectWhole(path, graph, 1);
            for (const std::string &name : names())
                EXPECT_THAT(name, testing::StartsWith("old.")) << "left behind";
        });
    EXPECT_GT(calls, 10);
}

TEST_P(Faults, WhatIsRecoveredIsWholeOrNotThereAndTheDamagedFileStays)
{
    const auto path = folder / "a.relata", saved = folder / "saved.relata";
    ASSERT_TRUE(writeGraph(richGraph(), path));
    ASSERT_TRUE(Database::open(path, Database::Access::Write)->run("UPDATE statement SET object = 77777 WHERE key = 's1'"));
    const std::string bytes = read(path);
    forEveryCall([&] { fs::remove(saved); }, [&] { return bool(recoverProject(path, saved)); },
                 [&](bool) {
                     EXPECT_EQ(read(path), bytes);
                     KnowledgeGraph opened;
                     if (fs::exists(saved)) {
                         ASSERT_TRUE(Project::open(saved, opened));
                         EXPECT_EQ(opened.entityCount(), 4u);
                     }
                     for (const std::string &name : names())
                         EXPECT_THAT(name, testing::AnyOf("a.relata", "saved.relata"));
                 });
}

TEST_P(Faults, EveryFormThatIsWrittenOverIsTheOldOneOrTheNewOne)
{
    std::vector<std::string> outputs{"package"};
    for (const TextForm &form : textForms())
        if (form.write)
            outputs.push_back("a" + std::string(form.endings.front()));
    for (const TableForm &form : tableForms())
        outputs.push_back("t" + std::string(form.ending));
    ASSERT_GT(outputs.size(), 15u);
    KnowledgeGraph after = richGraph();
    ASSERT_TRUE(after.apply(largeEdit(after)));
    const auto contents = [&] {
        std::map<std::string, std::string> files;
        for (const auto &entry : fs::recursive_directory_iterator(folder.path()))
            if (entry.is_regular_file())
                files[entry.path().string()] = read(entry.path());
        return files;
    };
    for (const std::string &output : outputs) {
        SCOPED_TRACE(output);
        empty();
        ASSERT_TRUE(writeGraph(after, folder / output));
        const auto fresh = contents();
        empty();
        ASSERT_TRUE(writeGraph(richGraph(), folder / output));
        const auto old = contents();
        ASSERT_NE(old, fresh);
        forEveryCall(
            [&] {
                empty();
                for (const auto &[name, text] : old)
                    write(name, text);
            },
            [&] { return bool(writeGraph(after, folder / output)); },
            [&](bool done) {
                const auto now = contents();
                if (old.size() == 1 || done || GetParam().how == FailingDisk::How::Once || now == old) {
                    EXPECT_TRUE(now == (done ? fresh : old));
                    return;
                }
                // several files: what fails between two renames and for good is ended by the next that writes there
                for (const auto &[name, text] : now)
                    EXPECT_TRUE(name.find("/.relata-") != std::string::npos || text == old.at(name) || text == fresh.at(name)) << name;
                removeAbandoned(fs::is_directory(folder / output) ? folder / output : folder.path());
                EXPECT_TRUE(contents() == fresh);
            });
        EXPECT_GE(calls, 1);
        if (HasFailure())
            return;
    }
}

INSTANTIATE_TEST_SUITE_P(Disk, Faults,
                         testing::Values(Fault{"Full", ENOSPC, FailingDisk::How::FromThenOn},
                                         Fault{"OverQuota", EDQUOT, FailingDisk::How::FromThenOn, 5},
                                         Fault{"BrokenOnce", EIO, FailingDisk::How::Once},
                                         Fault{"ReadOnlyAllAtOnce", EROFS, FailingDisk::How::FromThenOn, 3}),
                         [](const auto &row) { return std::string(row.param.name); });

TEST(PowerCut, WhatWasFlushedHasEveryEditThatWasToldAndOpensWhole)
{
    const TempFolder folder, after;
    const auto path = folder / "a.relata";
    KnowledgeGraph graph = richGraph();
    std::map<fs::path, std::string> flushed;  // what surely is on the disk
    std::mt19937 random(12);
    std::vector<KnowledgeGraph> states{graph};
    std::size_t told = 0, looks = 0;
    const auto look = [&](bool torn) {
        for (const auto &entry : fs::directory_iterator(after.path()))
            fs::remove(entry.path());
        for (const auto &[name, text] : flushed)
            write(after / name.filename().string(), text);
        const auto log = fs::path(path).concat("-wal");
        if (torn && fs::exists(log) && flushed.contains(path)) {  // some of what was on its way has arrived, the rest has not
            std::string now = read(log);
            const std::string sure = flushed[log];
            for (std::size_t sector = 0; sector < now.size(); sector += 512)
                if (random() % 2)
                    for (std::size_t i = sector; i < std::min(sector + 512, now.size()); ++i)
                        now[i] = i < sure.size() ? sure[i] : '\0';
            write(after / log.filename().string(), now);
        }
        if (!fs::exists(after / "a.relata"))
            return;
        KnowledgeGraph opened;
        const auto project = Project::open(after / "a.relata", opened);
        ASSERT_TRUE(project) << project.error().text();
        const std::size_t steps = *project->historySize();
        ASSERT_GE(steps, told) << "an edit that was told is gone";
        ASSERT_LT(steps, states.size());
        ASSERT_TRUE(asAdditions(opened) == asAdditions(states[steps]));
        ++looks;
    };
    flushed[path];
    flushed.clear();
    ASSERT_TRUE(Project::create(path, graph));
    flushed[path] = read(path);
    for (int session = 0; session < 3; ++session) {
        KnowledgeGraph ignored;
        FailingDisk::onFlush(folder.path(), [&](const fs::path &file) {
            if (fs::is_regular_file(file))
                flushed[file] = read(file);
        });
        auto project = Project::open(path, ignored);
        ASSERT_TRUE(project);
        for (int i = 0; i < 25; ++i) {
            const GraphDiff diff = i % 10 == 9 ? removeEntities(graph, {*graph.entities().begin()}) : someEdit(graph, random);
            ASSERT_TRUE(graph.apply(diff));
            states.push_back(graph);
            const auto done = project->commit(diff, "step");
            ASSERT_TRUE(done) << done.error().text();
            told = states.size() - 1;
            FailingDisk::onFlush({}, {});
            look(false);
            look(true);
            if (HasFailure())
                return;
            FailingDisk::onFlush(folder.path(), [&](const fs::path &file) {
                if (fs::is_regular_file(file))
                    flushed[file] = read(file);
            });
        }
        project = Project::open(folder / "none", ignored);  // closes the one that was open
        FailingDisk::onFlush({}, {});
        std::erase_if(flushed, [](const auto &file) { return !fs::exists(file.first); });
        look(false);
    }
    EXPECT_EQ(told, 75u);
    EXPECT_GT(looks, 150u);
}

}  // namespace
}  // namespace relata::test
