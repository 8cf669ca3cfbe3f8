// SPDX-License-Identifier: Apache-2.0
// kill -9 at random moments while a project is edited, made, copied, exported, brought up to date and recovered.
#include "model/edit/merge.h"
#include "model/store/database.h"
#include "tests/model/store/projectfixture.h"
#include "tests/soak/editor.h"
#include "tests/soak/victim.h"

#include <gmock/gmock.h>

#include <chrono>
#include <cstdio>

namespace relata::test {
namespace {

namespace fs = std::filesystem;
using Microseconds = std::chrono::microseconds;

std::vector<std::string> namesIn(const fs::path &folder)
{
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// What SQLite itself says about file and full-text index.
void expectSound(const fs::path &path)
{
    const auto database = Database::open(path, Database::Access::Write);
    ASSERT_TRUE(database) << database.error().text();
    EXPECT_EQ(database->first("PRAGMA integrity_check")->value_or("nothing"), "ok");
    EXPECT_TRUE(database->run("INSERT INTO entity_text(entity_text, rank) VALUES ('integrity-check', 1)"));
    EXPECT_EQ(database->first("SELECT count(*) FROM entity_text")->value_or("?"), database->first("SELECT count(*) FROM entity")->value_or("!"));
    EXPECT_EQ(database->first("SELECT count(*) FROM history LEFT JOIN step USING (id) WHERE step.id IS NULL")->value_or("?"), "0");
}

/// One session of editing, until somebody kills it.
void editWithoutEnd(const fs::path &path, unsigned seed, const Acknowledgements &say)
{
    KnowledgeGraph graph;
    std::optional<Project> project;
    const auto open = [&] {
        project.reset();
        KnowledgeGraph read;
        auto opened = Project::open(path, read);
        if (!opened || opened->isReadOnly())
            say.giveUp(opened ? opened->whyReadOnly() : opened.error().text());
        project.emplace(std::move(*opened));
        return read;
    };
    Editor editor(seed, open());
    const auto before = project->historySize();
    if (!before)
        say.giveUp(before.error().text());
    std::mt19937 random(seed);
    for (std::int64_t step = static_cast<std::int64_t>(*before) + 1;; ++step) {
        const auto edit = editor.next(step);
        const auto done = project->commit(edit.diff, edit.label);
        if (!done || *done != step)
            say.giveUp(done ? "step " + std::to_string(*done) + " instead of " + std::to_string(step) : done.error().text());
        say.say(step);
        editor.done(edit);
        const unsigned dice = random() % 60;
        if (dice == 0)
            open();  // the log goes into the file and begins anew
        else if (dice < 3 && !project->nameStep(step, "Point " + std::to_string(step)))
            say.giveUp("cannot name a step");
        else if (dice < 6 && !project->rememberView("last", std::string(random() % 20000, 'v')))
            say.giveUp("cannot keep a view");
        else if (dice == 6 && !project->saveCopy(path.parent_path() / "copy.relata"))
            say.giveUp("cannot copy");
    }
}

TEST(Killed, WhileEditingItHasEveryEditThatWasToldAndEveryWayBack)
{
    const TempFolder folder;
    const auto path = folder / "a.relata";
    ASSERT_TRUE(Project::create(path, richGraph()));
    std::mt19937 random(20260);
    KnowledgeGraph state = richGraph();
    std::int64_t step = 0, inFlight = 0;
    const int kills = killsOf(0.5);
    for (int kill = 0; kill < kills; ++kill) {
        SCOPED_TRACE("kill " + std::to_string(kill));
        const unsigned seed = random();
        Victim victim([&](const Acknowledgements &say) { editWithoutEnd(path, seed, say); });
        victim.waitFor(random() % 12);
        ASSERT_TRUE(victim.kill(Microseconds(random() % 8000)));
        const std::int64_t told = victim.said().empty() ? step : victim.said().back();
        KnowledgeGraph read;
        {
            const auto project = Project::open(path, read);
            ASSERT_TRUE(project) << project.error().text();
            EXPECT_FALSE(project->isReadOnly()) << project->whyReadOnly();
            EXPECT_EQ(project->notice(), "");
            const auto history = project->history();
            ASSERT_TRUE(history) << history.error().text();
            const auto kept = static_cast<std::int64_t>(history->size());
            EXPECT_GE(kept, told) << "an edit that was told is lost";
            EXPECT_LE(kept, told + 1) << "there is more than was made";
            inFlight += kept - told;
            Editor replay(seed, state);
            for (std::int64_t number = step + 1; number <= kept; ++number) {
                const auto edit = replay.next(number);
                ASSERT_EQ((*history)[std::size_t(number - 1)].id, number);
                ASSERT_EQ((*history)[std::size_t(number - 1)].label, edit.label);
                replay.done(edit);
            }
            ASSERT_TRUE(same(read, replay.graph())) << "not the state after step " << kept;
            const auto back = project->backTo(step);
            ASSERT_TRUE(back) << back.error().text();
            KnowledgeGraph before = read;
            ASSERT_TRUE(before.apply(*back));
            EXPECT_TRUE(asAdditions(before) == asAdditions(state) && before.schema() == state.schema()) << "the way back to step " << step;
            if (kill % 20 == 19 || kill + 1 == kills) {
                const auto all = project->backTo(0);
                ASSERT_TRUE(all) << all.error().text();
                KnowledgeGraph first = read;
                ASSERT_TRUE(first.apply(*all));
                EXPECT_EQ(asAdditions(first), asAdditions(richGraph()));
                EXPECT_EQ(first.schema(), richGraph().schema());
            }
            step = kept;
        }
        state = std::move(read);
        expectSound(path);
        if (fs::exists(folder / "copy.relata")) {
            KnowledgeGraph copied;
            EXPECT_TRUE(Project::open(folder / "copy.relata", copied)) << "a copy is whole or the one before";
        }
        EXPECT_THAT(namesIn(folder.path()), testing::AnyOf(testing::ElementsAre("a.relata"), testing::ElementsAre("a.relata", "copy.relata")));
    }
    EXPECT_GT(step, kills);
    std::printf("[ figures  ] editing: %d kills, %lld edits told or found, %lld more than told, 0 lost\n", kills, static_cast<long long>(step),
                static_cast<long long>(inFlight));
}

/// Kills \a work, which tells when it begins and when it has ended, at moments spread over the time that it takes. \a check looks at what is left.
void killWhile(const char *what, double share, const std::function<void()> &prepare, const std::function<void()> &work,
               const std::function<void(bool ended)> &check)
{
    std::mt19937 random(7);
    const auto life = [&](const Acknowledgements &say) {
        say.say(1);
        work();
        say.say(2);
        while (true)
            ::pause();
    };
    std::vector<Microseconds> took;
    for (int i = 0; i < 3; ++i) {
        prepare();
        Victim victim(life);
        victim.waitFor(1);
        const auto begun = std::chrono::steady_clock::now();
        victim.waitFor(2);
        took.push_back(std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - begun));
        ASSERT_TRUE(victim.kill(Microseconds(0)));
        check(true);
    }
    std::nth_element(took.begin(), took.begin() + 1, took.end());
    int during = 0;
    const int kills = killsOf(share);
    for (int kill = 0; kill < kills; ++kill) {
        SCOPED_TRACE(std::string(what) + ", kill " + std::to_string(kill));
        prepare();
        Victim victim(life);
        victim.waitFor(1);
        ASSERT_TRUE(victim.kill(Microseconds(random() % static_cast<unsigned>(took[1].count() * 11 / 10 + 20))));
        const bool ended = victim.said().size() > 1;
        during += !ended;
        check(ended);
        if (testing::Test::HasFatalFailure())
            return;
    }
    std::printf("[ figures  ] %s: %d kills, %d of them before it had ended (it takes %.1f ms)\n", what, kills, during, double(took[1].count()) / 1e3);
}

/// Large enough that writing it takes a while.
KnowledgeGraph someGraph(unsigned seed)
{
    Editor editor(seed, richGraph());
    for (std::int64_t step = 1; step < 40; ++step) {
        auto edit = editor.next(step);
        if (!edit.isUndo)
            editor.done(edit);
    }
    return editor.graph();
}

TEST(Killed, WhileAProjectIsMadeItIsThereWholeOrNotAtAll)
{
    const TempFolder folder;
    const auto path = folder / "new.relata";
    const KnowledgeGraph graph = someGraph(3);
    killWhile(
        "create", 0.06, [&] { fs::remove(path); }, [&] { (void)Project::create(path, graph); },
        [&](bool ended) {
            ASSERT_TRUE(fs::exists(path) || !ended);
            if (fs::exists(path)) {
                KnowledgeGraph read;
                ASSERT_TRUE(Project::open(path, read));
                EXPECT_TRUE(same(read, graph));
            }
        });
    fs::remove(path);
    ASSERT_TRUE(Project::create(path, graph));
    EXPECT_THAT(namesIn(folder.path()), testing::ElementsAre("new.relata")) << "what the killed ones left is gone";
}

TEST(Killed, WhileACopyIsSavedTheOneBeforeStays)
{
    const TempFolder folder;
    const KnowledgeGraph graph = someGraph(4);
    ASSERT_TRUE(Project::create(folder / "a.relata", graph));
    ASSERT_TRUE(Project::create(folder / "old.relata", richGraph()));
    killWhile(
        "save a copy", 0.06, [&] { fs::copy_file(folder / "old.relata", folder / "copy.relata", fs::copy_options::overwrite_existing); },
        [&] {
            KnowledgeGraph read;
            const auto project = Project::open(folder / "a.relata", read);
            if (!project || !project->saveCopy(folder / "copy.relata"))
                ::_exit(3);
        },
        [&](bool ended) {
            KnowledgeGraph read;
            ASSERT_TRUE(Project::open(folder / "copy.relata", read));
            EXPECT_TRUE(same(read, graph) || (!ended && same(read, richGraph())));
            ASSERT_TRUE(Project::open(folder / "a.relata", read));
            EXPECT_TRUE(same(read, graph));
        });
    EXPECT_THAT(namesIn(folder.path()), testing::ElementsAre("a.relata", "copy.relata", "old.relata"));
}

TEST(Killed, WhileItIsWrittenOverAnExportIsTheOldOneOrTheNewOne)
{
    const TempFolder folder;
    const KnowledgeGraph before = someGraph(5), after = someGraph(6);
    for (const char *name : {"a.graphml", "a.ttl", "a.xlsx", "a.csv", "package"}) {
        const auto path = folder / name;
        ASSERT_TRUE(writeGraph(after, path)) << name;
        const auto contents = [&] {
            std::vector<std::pair<std::string, std::string>> files;
            if (fs::is_directory(path)) {
                for (const auto &entry : fs::directory_iterator(path))
                    if (!entry.path().filename().string().starts_with('.'))
                        files.emplace_back(entry.path().filename().string(), read(entry.path()));
            } else {
                files.emplace_back(name, read(path));
            }
            std::sort(files.begin(), files.end());
            return files;
        };
        const auto fresh = contents();
        const auto freshGraph = readGraph(path);
        ASSERT_TRUE(writeGraph(before, path)) << name;
        const auto old = contents();
        const auto oldGraph = readGraph(path);
        ASSERT_NE(old, fresh);
        killWhile(
            name, 0.04, [&] { ASSERT_TRUE(writeGraph(before, path)); },
            [&] {
                if (!writeGraph(after, path))
                    ::_exit(3);
            },
            [&](bool ended) {
                const auto now = contents();
                ASSERT_EQ(now.size(), old.size());
                for (std::size_t i = 0; i < now.size(); ++i)
                    EXPECT_TRUE(now[i] == fresh[i] || (!ended && now[i] == old[i])) << now[i].first << " is neither the old nor the new one";
                const auto loaded = readGraph(path);
                ASSERT_TRUE(loaded) << loaded.error().text();
                if (fs::is_directory(path)) {  // several files that count as one, also when it was killed between their renames
                    EXPECT_TRUE(same(loaded->graph, freshGraph->graph) || (!ended && same(loaded->graph, oldGraph->graph)))
                        << "old and new ones are mixed";
                }
            });
        ASSERT_TRUE(writeGraph(after, path));
        EXPECT_EQ(contents(), fresh);
    }
    for (const auto &entry : fs::recursive_directory_iterator(folder.path()))
        EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << "left behind: " << entry.path();
}

TEST(Killed, WhileItIsBroughtUpToDateAnOldProjectLosesNothing)
{
    const TempFolder folder;
    const auto path = folder / "old.relata";
    KnowledgeGraph graph = richGraph();
    {
        auto project = Project::create(path, graph);
        ASSERT_TRUE(project);
        Editor editor(8, graph);
        for (std::int64_t step = 1; step < 60; ++step) {
            const auto edit = editor.next(step);
            ASSERT_TRUE(project->commit(edit.diff, edit.label));
            editor.done(edit);
        }
        graph = editor.graph();
    }
    ASSERT_TRUE(Database::open(path, Database::Access::Write)->run("DROP TABLE step; DROP INDEX history_named; PRAGMA user_version = 1"));
    const std::string old = read(path);
    killWhile(
        "migration", 0.06,
        [&] {
            for (const auto &entry : fs::directory_iterator(folder.path()))
                fs::remove(entry.path());
            write(path, old);
        },
        [&] {
            KnowledgeGraph opened;
            if (!Project::open(path, opened))
                ::_exit(3);
        },
        [&](bool) {
            KnowledgeGraph opened;
            {
                const auto project = Project::open(path, opened);
                ASSERT_TRUE(project) << project.error().text();
                EXPECT_FALSE(project->isReadOnly()) << project->whyReadOnly();
                EXPECT_EQ(*project->historySize(), 59u);
                EXPECT_TRUE(project->touched(59));
            }
            EXPECT_TRUE(same(opened, graph));
            expectSound(path);
            int backups = 0;
            for (const auto &entry : fs::directory_iterator(folder.path()))
                if (entry.path() != path) {
                    EXPECT_TRUE(entry.path().filename().string().starts_with("old.version-1")) << entry.path();
                    const auto kept = Project::read(entry.path());
                    ASSERT_TRUE(kept) << "a backup that is not whole: " << entry.path();
                    EXPECT_TRUE(same(*kept, graph));
                    ++backups;
                }
            EXPECT_GE(backups, 1) << "nothing is as it was";
        });
}

TEST(Killed, WhileItIsRecoveredTheDamagedFileStaysAsItIs)
{
    const TempFolder folder;
    KnowledgeGraph graph = someGraph(9);
    ASSERT_TRUE(Project::create(folder / "a.relata", graph));
    ASSERT_TRUE(Database::open(folder / "a.relata", Database::Access::Write)->run("UPDATE statement SET object = 77777 WHERE key = 's1'"));
    const std::string damaged = read(folder / "a.relata");
    killWhile(
        "recovery", 0.06, [&] { fs::remove(folder / "b.relata"); }, [&] { (void)recoverProject(folder / "a.relata", folder / "b.relata"); },
        [&](bool ended) {
            EXPECT_EQ(read(folder / "a.relata"), damaged);
            ASSERT_TRUE(fs::exists(folder / "b.relata") || !ended);
            KnowledgeGraph saved;
            if (fs::exists(folder / "b.relata")) {
                ASSERT_TRUE(Project::open(folder / "b.relata", saved));
                EXPECT_EQ(saved.entityCount(), graph.entityCount());
            }
        });
    fs::remove(folder / "b.relata");
    ASSERT_TRUE(recoverProject(folder / "a.relata", folder / "b.relata"));
    EXPECT_THAT(namesIn(folder.path()), testing::ElementsAre("a.relata", "b.relata"));
}

}  // namespace
}  // namespace relata::test
