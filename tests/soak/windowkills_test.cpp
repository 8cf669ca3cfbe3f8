// SPDX-License-Identifier: Apache-2.0
// kill -9 at random moments while one edits in the window: a project, a new one, and the shipped graph, whose first edit begins a copy.
#include "app/cli/inputs.h"
#include "app/projectkeeper.h"
#include "app/window/mainwindow.h"
#include "model/edit/drafts.h"
#include "tests/model/store/projectfixture.h"
#include "tests/soak/editor.h"
#include "tests/soak/victim.h"

#include <gmock/gmock.h>

#include <QApplication>
#include <QDir>
#include <QStandardPaths>

#include <chrono>
#include <cstdio>

namespace relata::test {
namespace {

namespace fs = std::filesystem;
using Microseconds = std::chrono::microseconds;

/// The user's folders are in \a home; the window is as `relata` makes it.
void inAWindow(const fs::path &home, const std::function<void(MainWindow &)> &then)
{
    for (const auto &[name, folder] : {std::pair{"XDG_DATA_HOME", "data"}, {"XDG_CONFIG_HOME", "config"}, {"XDG_CACHE_HOME", "cache"}})
        ::setenv(name, (home / folder).c_str(), 1);
    ::setenv("XDG_RUNTIME_DIR", home.c_str(), 1);
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    int argc = 1;
    char name[] = "relata";
    char *argv[] = {name, nullptr};
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("relata"));
    QApplication::setApplicationName(QStringLiteral("relata"));
    MainWindow window;
    window.canvas().setAnimationsEnabled(false);
    then(window);
}

/// Edits by the window's own way and tells each as soon as the window says that it is on the disk.
void editWithoutEnd(MainWindow &window, unsigned seed, const Acknowledgements &say)
{
    Workspace &workspace = window.workspace();
    const auto steps = [&] {
        const auto all = window.keeper().steps({0, 1, {}, false});
        return all && !all->empty() ? all->front().id : 0;
    };
    Editor editor(seed, workspace.graph());
    for (std::int64_t step = window.keeper().isOpen() ? steps() + 1 : 1;; ++step) {
        const auto edit = editor.next(step);
        if (edit.isUndo)
            workspace.history().undo();
        else if (!workspace.edit(QString::fromStdString(edit.label), edit.diff))
            say.giveUp("the window did not take “" + edit.label + "”");
        if (!window.keeper().isKept() || steps() != step)
            say.giveUp("step " + std::to_string(step) + " is not on the disk");
        say.say(step);
        editor.done(edit);
        if (step % 5 == 0)
            QCoreApplication::processEvents();
    }
}

/// What stands in \a path is \a before after at least \a told of the edits that \a seed makes after step \a first. Returns the number of steps.
std::int64_t expectEdits(const fs::path &path, unsigned seed, KnowledgeGraph &state, std::int64_t first, std::int64_t told)
{
    KnowledgeGraph read;
    const auto project = Project::open(path, read);
    if (!project) {
        ADD_FAILURE() << project.error().text();
        return told;
    }
    EXPECT_FALSE(project->isReadOnly()) << project->whyReadOnly();
    const auto kept = static_cast<std::int64_t>(*project->historySize());
    EXPECT_GE(kept, told) << "an edit that was told is lost";
    EXPECT_LE(kept, told + 1) << "there is more than was made";
    Editor replay(seed, state);
    for (std::int64_t step = first + 1; step <= kept; ++step)
        replay.done(replay.next(step));
    EXPECT_TRUE(same(read, replay.graph())) << "not the state after step " << kept;
    const auto back = project->backTo(first);
    KnowledgeGraph before = read;
    EXPECT_TRUE(back && before.apply(*back)) << "the way back";
    EXPECT_EQ(asAdditions(before), asAdditions(state));
    state = std::move(read);
    return kept;
}

TEST(KilledWindow, HasEveryEditOfAProject)
{
    const TempFolder home;
    const auto path = home / "mine.relata";
    ASSERT_TRUE(Project::create(path, richGraph()));
    KnowledgeGraph state = richGraph();
    std::mt19937 random(31);
    std::int64_t step = 0;
    const int kills = killsOf(0.1);
    for (int kill = 0; kill < kills; ++kill) {
        SCOPED_TRACE("kill " + std::to_string(kill));
        const unsigned seed = random();
        Victim victim([&](const Acknowledgements &say) {
            inAWindow(home.path(), [&](MainWindow &window) {
                if (!window.openInput(QString::fromStdString(path.string())))
                    say.giveUp("the window did not open the project");
                editWithoutEnd(window, seed, say);
            });
        });
        victim.waitFor(1 + random() % 12);
        ASSERT_TRUE(victim.kill(Microseconds(random() % 20000)));
        step = expectEdits(path, seed, state, step, victim.said().back());
        if (HasFailure())
            return;
    }
    std::printf("[ figures  ] window, a project: %d kills, %lld edits, 0 lost\n", kills, static_cast<long long>(step));
}

TEST(KilledWindow, HasEveryEditOfAGraphThatNobodyHasNamedYetAndFindsItAtTheNextStart)
{
    std::mt19937 random(32);
    const int kills = killsOf(0.1);
    std::int64_t edits = 0;
    int early = 0;
    for (int kill = 0; kill < kills; ++kill) {
        SCOPED_TRACE("kill " + std::to_string(kill));
        const TempFolder home;
        const unsigned seed = random();
        const bool sample = kill % 2 == 0;
        KnowledgeGraph state;
        if (sample) {
            auto shipped = loadInput("sample:mexico-migration");
            ASSERT_TRUE(shipped) << shipped.error().text();
            state = std::move(shipped->graph);
        } else {
            state = emptyGraph();
        }
        Victim victim([&](const Acknowledgements &say) {
            inAWindow(home.path(), [&](MainWindow &window) {
                if (sample && !window.openInput(QStringLiteral("sample:mexico-migration")))
                    say.giveUp("no shipped graph");
                if (!sample)
                    window.newProject();
                say.say(0);
                editWithoutEnd(window, seed, say);
            });
        });
        const bool soon = random() % 3 == 0;
        victim.waitFor(soon ? 1 : 2 + random() % 6);
        ASSERT_TRUE(victim.kill(Microseconds(random() % (soon ? 20000 : 10000))));
        const std::int64_t told = victim.said().back();
        early += told == 0;
        fs::path project;
        const fs::path own = home / "data" / "relata" / "relata" / "projects";
        for (const auto &entry : fs::exists(own) ? fs::directory_iterator(own) : fs::directory_iterator())
            if (!entry.path().filename().string().starts_with('.') && entry.path().extension() == ".relata") {
                EXPECT_TRUE(project.empty()) << "two: " << project << " and " << entry.path();
                project = entry.path();
            }
        if (sample && told == 0 && project.empty())
            continue;  // nothing was edited yet
        ASSERT_FALSE(project.empty());
        if (!sample) {
            KnowledgeGraph made;
            ASSERT_TRUE(Project::open(project, made));
            EXPECT_NE(made.info().id, "") << "two nameless graphs are not of one name elsewhere";
            state.info().id = made.info().id;  // by chance
        }
        edits += expectEdits(project, seed, state, 0, told);
        Victim next([&](const Acknowledgements &say) {
            inAWindow(home.path(), [&](MainWindow &window) {
                const QString last = window.recentInputs().value(0);
                if (last.toStdString() == project.string() && window.openInput(last) && window.keeper().isKept())
                    say.say(static_cast<std::int64_t>(window.workspace().graph().entityCount()));
            });
        });
        next.waitFor(1);
        if (told > 0 || !sample) {
            EXPECT_THAT(next.said(), testing::ElementsAre(static_cast<std::int64_t>(state.entityCount()))) << "not found again at the next start";
        }
        next.kill(Microseconds(0));
        const bool bare = std::all_of(fs::directory_iterator(own), fs::directory_iterator(),
                                      [](const fs::directory_entry &entry) { return !entry.path().filename().string().starts_with(".relata-"); });
        EXPECT_TRUE(bare) << "what was left unfinished is still there after the next start";
        if (HasFailure())
            return;
    }
    std::printf("[ figures  ] window, nameless: %d kills, %d of them before the first edit was told, %lld edits, 0 lost\n", kills, early,
                static_cast<long long>(edits));
}

}  // namespace
}  // namespace relata::test
