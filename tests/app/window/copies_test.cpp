// SPDX-License-Identifier: Apache-2.0
// Copies of a project, in need or of one that is shown only: with its history, and beside the window when it is large.
#include "tests/app/window/diskfixture.h"

#include "app/viewmemory.h"
#include "model/edit/drafts.h"
#include "views/panels/text.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace relata {
namespace {

using test::FailingDisk;

TEST_F(DiskInTheWindow, WhoEditsWhatIsOpenElsewhereGetsACopyWithItsHistory)
{
    const QString path = project();
    remove("joe-biden");
    remove("morena");
    ASSERT_TRUE(window->keeper().nameStep(1, QStringLiteral("Before Morena went")));
    MainWindow second;
    second.canvas().setAnimationsEnabled(false);
    second.show();
    ASSERT_TRUE(second.openInput(path));
    ASSERT_TRUE(second.keeper().isReadOnly());
    second.workspace().remove({second.workspace().graph().findEntity("donald-trump")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return second.keeper().isKept(); }));
    EXPECT_NE(second.keeper().path(), path.toStdString());
    const auto steps = second.keeper().steps({0, 9, {}, false});
    ASSERT_TRUE(steps);
    ASSERT_EQ(steps->size(), 3U);
    EXPECT_EQ(steps->back().name, "Before Morena went");
    EXPECT_TRUE(isOnDisk(path)) << "the other window's file is as it was";
}

TEST_F(DiskInTheWindow, AWorkingCopyIsCalledOneAndDoesNotTakeTheProjectsPlace)
{
    const QString path = project();
    {
        MainWindow second;
        second.canvas().setAnimationsEnabled(false);
        second.show();
        ASSERT_TRUE(second.openInput(path));
        EXPECT_TRUE(second.toast().sentence().contains(QStringLiteral("An edit begins a copy"))) << second.toast().sentence().toStdString();
        second.workspace().remove({second.workspace().graph().findEntity("donald-trump")});
        ASSERT_TRUE(QTest::qWaitFor([&] { return second.keeper().isKept(); }));
        EXPECT_TRUE(second.windowTitle().contains(QStringLiteral("mine (copy)"))) << second.windowTitle().toStdString();
        EXPECT_EQ(second.recentInputs().value(0), path) << "the next start opens the project";
        EXPECT_EQ(second.recentInputs().value(1), second.input());
        EXPECT_TRUE(second.close());
    }
    ASSERT_TRUE(window->openInput(path));
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("mine (copy)"))) << window->toast().sentence().toStdString();
    ASSERT_TRUE(Keeping::ownCopies().removeRecursively());
    EXPECT_EQ(window->recentInputs().value(1), QStringLiteral("sample:mexico-migration")) << "what is gone is not offered";
}

TEST_F(DiskInTheWindow, ACopyThatIsSavedInNeedHasTheHistoryAndTheEditsThatWait)
{
    const QTemporaryDir elsewhere;
    project();
    remove("joe-biden");
    remove("morena");
    ASSERT_TRUE(window->keeper().nameStep(1, QStringLiteral("Before Morena went")));
    fill(folder.path());
    remove("donald-trump");
    ASSERT_TRUE(window->keeper().isWaiting());
    const QString copy = elsewhere.filePath(QStringLiteral("copy.relata"));
    ASSERT_TRUE(window->saveCopyTo(copy));
    EXPECT_TRUE(isOnDisk(copy));
    KnowledgeGraph graph;
    const auto saved = Project::open(copy.toStdString(), graph);
    ASSERT_TRUE(saved);
    ASSERT_EQ(saved->history()->size(), 3U);
    EXPECT_EQ(saved->history()->front().name, "Before Morena went");
    const QString moved = elsewhere.filePath(QStringLiteral("moved.relata"));
    ASSERT_TRUE(window->makeProject(moved));
    EXPECT_TRUE(window->keeper().isKept());
    EXPECT_TRUE(isOnDisk(moved));
    EXPECT_EQ(window->keeper().steps({0, 9, {}, false})->size(), 3U);
    EXPECT_TRUE(window->keeper().isUndoable(3));
}

TEST_F(DiskInTheWindow, ACopyOfAProjectInWhosePlaceAnotherFileWasPutHasItsHistory)
{
    const QString path = project(), copy = folder.filePath(QStringLiteral("copy.relata"));
    remove("joe-biden");
    ASSERT_TRUE(writeGraph(emptyGraph(), folder.filePath(QStringLiteral("other.relata")).toStdString()));
    std::filesystem::rename(folder.filePath(QStringLiteral("other.relata")).toStdString(), path.toStdString());
    answer(QStringLiteral("Cancel"));
    EXPECT_FALSE(window->close());
    EXPECT_TRUE(asked.contains(QStringLiteral("Another file was put in the place of mine.relata"))) << asked.toStdString();
    remove("morena");
    ASSERT_TRUE(window->keeper().isWaiting());
    ASSERT_TRUE(window->saveCopyTo(copy));
    KnowledgeGraph graph;
    EXPECT_EQ(Project::open(copy.toStdString(), graph)->history()->size(), 2U);
    EXPECT_TRUE(isOnDisk(copy));
}

TEST_F(DiskInTheWindow, ALargeProjectThatIsShownOnlyIsCopiedBesideTheWindow)
{
    const QString path = folder.filePath(QStringLiteral("large.relata")), copy = folder.filePath(QStringLiteral("copy.relata")),
                  named = folder.filePath(QStringLiteral("named.relata"));
    auto other = Project::create(path.toStdString(), largeGraph());  // somebody else writes to it
    ASSERT_TRUE(other) << other.error().text();
    ASSERT_TRUE(window->openInput(path));
    ASSERT_TRUE(window->keeper().isReadOnly());
    int turns = 0;  // of the window's event loop
    QTimer turn;
    QObject::connect(&turn, &QTimer::timeout, [&turns] { ++turns; });
    turn.start(0);
    QStringList told;
    QObject::connect(&turn, &QTimer::timeout, [&] {
        if (const auto *stop = window->findChild<QToolButton *>(QStringLiteral("status-stop")); stop->isVisible() && !told.contains(stop->text()))
            told << stop->text();
    });
    ASSERT_TRUE(window->saveCopyTo(copy)) << window->toast().sentence().toStdString();
    EXPECT_GT(turns, 0) << "it goes on meanwhile";
    EXPECT_GT(told.size(), 1) << "and says how far it is: " << told.join(QLatin1Char('/')).toStdString();
    EXPECT_TRUE(isOnDisk(copy));
    turns = 0;
    ASSERT_TRUE(window->makeProject(named)) << window->toast().sentence().toStdString();
    EXPECT_GT(turns, 0) << "and when it gets a name";
    EXPECT_TRUE(window->keeper().isKept());
    EXPECT_EQ(window->input(), named);
    EXPECT_TRUE(isOnDisk(named));
}

TEST_F(DiskInTheWindow, ALargeCopyStopsSoonAndLeavesNothing)
{
    const KnowledgeGraph graph = largeGraph();
    const auto from = folder.filePath(QStringLiteral("large.relata")).toStdString(),
               to = folder.filePath(QStringLiteral("copy.relata")).toStdString();
    ASSERT_TRUE(Project::create(from, graph));
    std::vector<double> told;
    ASSERT_TRUE(ProjectKeeper::copyOf(from, to, graph, RunContext({}, [&](double fraction) { told.push_back(fraction); })));
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_GT(std::count_if(told.begin(), told.end(), [](double fraction) { return fraction > 0.8; }), 3) << "while the two are compared";
    ASSERT_TRUE(QFile::remove(toQString(to)));
    for (const double at : told) {
        std::stop_source stop;
        double last = 0;
        const auto copy = ProjectKeeper::copyOf(from, to, graph, RunContext(stop.get_token(), [&](double fraction) {
                                                    last = fraction;
                                                    if (fraction >= at)
                                                        stop.request_stop();
                                                }));
        ASSERT_FALSE(copy) << at;
        EXPECT_EQ(copy.error().code, Error::Code::Cancelled) << at;
        EXPECT_LT(last - at, 0.1) << "it went on";
        EXPECT_EQ(QDir(folder.path()).entryList({QStringLiteral("copy*")}, QDir::Files | QDir::Hidden), QStringList());
    }
}

TEST_F(DiskInTheWindow, ALargeProjectThatIsShownOnlyKeepsItsHistoryWhenItsFileIsGoneOrAnothers)
{
    for (const bool replaced : {false, true}) {
        SCOPED_TRACE(replaced ? "replaced" : "gone");
        const QString here = folder.filePath(replaced ? QStringLiteral("replaced-") : QStringLiteral("gone-"));
        const QString path = here + QStringLiteral("large.relata"), copy = here + QStringLiteral("copy.relata"),
                      named = here + QStringLiteral("named.relata");
        std::optional<Project> other = *Project::create(path.toStdString(), largeGraph());  // somebody else writes to it
        KnowledgeGraph graph = largeGraph();
        GraphDiff carl;
        carl.entities.push_back({graph.nextEntityId(), {}, Entity{"carl", "person", "Carl", {}, {}, {}}});
        ASSERT_TRUE(other->commit(carl, "Carl"));
        ASSERT_TRUE(window->openInput(path));
        ASSERT_TRUE(window->keeper().isReadOnly());
        other.reset();
        ASSERT_TRUE(QFile::remove(path));
        if (replaced) {
            ASSERT_TRUE(Project::create(path.toStdString(), emptyGraph()));
        }
        ASSERT_TRUE(window->saveCopyTo(copy)) << window->toast().sentence().toStdString();
        EXPECT_TRUE(isOnDisk(copy));
        EXPECT_EQ(Project::open(copy.toStdString(), graph)->history()->size(), 1U);
        ASSERT_TRUE(window->makeProject(named)) << window->toast().sentence().toStdString();
        EXPECT_TRUE(isOnDisk(named));
        EXPECT_EQ(window->keeper().steps({0, 9, {}, false})->size(), 1U);
    }
}

TEST_F(DiskInTheWindow, TheFirstEditOfWhatIsShownOnlyKeepsTheHistoryOfAFileThatIsGone)
{
    for (const bool large : {false, true}) {
        SCOPED_TRACE(large ? "large" : "small");
        const QTemporaryDir here;
        const QString path = here.filePath(QStringLiteral("theirs.relata"));
        KnowledgeGraph graph = large ? largeGraph() : test::graphFromText("ada -knows-> bob");
        std::optional<Project> other = *Project::create(path.toStdString(), graph);
        GraphDiff carl;
        carl.entities.push_back({graph.nextEntityId(), {}, Entity{"carl", "person", "Carl", {}, {}, {}}});
        ASSERT_TRUE(other->commit(carl, "Carl"));
        ASSERT_TRUE(window->openInput(path));
        ASSERT_TRUE(window->keeper().isReadOnly());
        other.reset();
        ASSERT_TRUE(QFile::remove(path));
        remove("carl");
        window->keeping().awaitOwnCopy();
        EXPECT_TRUE(window->keeper().isKept());
        EXPECT_TRUE(isOnDisk(window->input()));
        EXPECT_EQ(window->keeper().steps({0, 9, {}, false})->size(), 2U);
    }
}

TEST_F(DiskInTheWindow, ACopyOfWhatIsShownOnlyThatCannotBeMadeKeepsTheHistoryForTheNextTry)
{
    for (const bool large : {false, true}) {
        SCOPED_TRACE(large ? "large" : "small");
        const QTemporaryDir here;
        const QString path = here.filePath(QStringLiteral("theirs.relata")), inNeed = here.filePath(QStringLiteral("in-need.relata"));
        KnowledgeGraph graph = large ? largeGraph() : test::graphFromText("ada -knows-> bob");
        std::optional<Project> other = *Project::create(path.toStdString(), graph);
        GraphDiff more;
        for (std::uint32_t i = 0; i < 3; ++i) {
            const std::string key = "more" + std::to_string(i);
            more.entities.push_back({EntityId(static_cast<std::uint32_t>(graph.entityIdEnd()) + i), {}, Entity{key, "person", key, {}, {}, {}}});
        }
        ASSERT_TRUE(other->commit(more, "More"));
        ASSERT_TRUE(window->openInput(path));
        ASSERT_TRUE(window->keeper().isReadOnly());
        other.reset();
        ASSERT_TRUE(QFile::remove(path));
        const QString copies = Keeping::ownCopies().path();
        ASSERT_TRUE(QDir().mkpath(copies) && QDir(copies).removeRecursively());
        ASSERT_TRUE(QFile(copies).open(QIODevice::WriteOnly)) << "a file where the folder should be";
        remove("more0");
        window->keeping().awaitOwnCopy();
        QApplication::processEvents();
        EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("cannot be kept yet"))) << window->toast().sentence().toStdString();
        EXPECT_TRUE(status().contains(QStringLiteral("Not saved"))) << status().toStdString();
        remove("more1");
        window->keeping().awaitOwnCopy();
        remove("more2");
        window->keeping().awaitOwnCopy();
        workspace().history().undo();
        window->keeping().awaitOwnCopy();
        EXPECT_TRUE(window->keeper().isReadOnly()) << "it is open still";
        EXPECT_TRUE(window->keeper().isWaiting());
        EXPECT_TRUE(window->keeper().copyTo(inNeed.toStdString(), workspace().graph()));
        EXPECT_TRUE(isOnDisk(inNeed));
        if (!large) {  // else the question comes later than the answer
            answer(QStringLiteral("Cancel"));
            EXPECT_FALSE(window->close());
            EXPECT_TRUE(asked.contains(QStringLiteral("cannot be kept yet"))) << asked.toStdString();
        }
        EXPECT_TRUE(QFile::remove(copies));
        ASSERT_TRUE(QTest::qWaitFor([&] { return window->keeper().isKept(); }, 15000)) << "it tries again by itself";
        EXPECT_TRUE(isOnDisk(window->input()));
        EXPECT_EQ(window->keeper().steps({0, 9, {}, false})->size(), 5U) << "theirs, three of one's own and one taken back";
        EXPECT_TRUE(window->keeper().isUndoable(3));
        EXPECT_FALSE(workspace().hasUnsavedEdits());
    }
}

TEST_F(DiskInTheWindow, ACopyOfWhatIsShownOnlyThatCannotHaveTheHistorySaysSo)
{
    const QString path = folder.filePath(QStringLiteral("theirs.relata"));
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    auto other = Project::create(path.toStdString(), graph);
    for (const char *key : {"carl", "dora"}) {
        GraphDiff one;
        one.entities.push_back({graph.nextEntityId(), {}, Entity{key, "person", key, {}, {}, {}}});
        ASSERT_TRUE(other && other->commit(one, key) && graph.apply(one));
        if (!window->keeper().isReadOnly()) {
            ASSERT_TRUE(window->openInput(path));
        }
    }
    ASSERT_TRUE(window->keeper().isReadOnly());
    remove("carl");
    EXPECT_TRUE(window->keeper().isKept());
    answer(QStringLiteral("OK"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !asked.isEmpty(); }));
    EXPECT_TRUE(asked.contains(QStringLiteral("without the history"))) << asked.toStdString();
    EXPECT_TRUE(asked.contains(QStringLiteral("no longer what is shown"))) << asked.toStdString();
    EXPECT_TRUE(isOnDisk(window->input()));
}

TEST_F(DiskInTheWindow, ACopyThatIsSavedBecauseTheFileIsGoneLooksAsOneSawIt)
{
    const QString path = project(), copy = folder.filePath(QStringLiteral("copy.relata"));
    remove("joe-biden");
    const EntityId morena = workspace().graph().findEntity("morena");
    ASSERT_TRUE(QFile::remove(path));
    answer(QStringLiteral("Cancel"), [&] {
        workspace().hide({morena}, false);  // a moment ago
        EXPECT_TRUE(window->saveCopyTo(copy));
    });
    EXPECT_FALSE(window->close());
    EXPECT_FALSE(asked.isEmpty());
    EXPECT_FALSE(QFile::exists(path)) << "it is still asked what is to become of it";
    const auto stored = Project::readView(copy.toStdString(), "last");
    ASSERT_TRUE(stored && *stored);
    const auto look = viewFromStored(workspace().graph(), **stored);
    ASSERT_TRUE(look);
    EXPECT_TRUE(look->view.hidden.contains(morena));
    EXPECT_TRUE(isOnDisk(copy));
}

TEST_F(DiskInTheWindow, ViewsOfAProjectThatIsShownOnlyWaitForTheCopyToo)
{
    const QString path = folder.filePath(QStringLiteral("theirs.relata"));
    ASSERT_TRUE(writeGraph(window->workspace().graph(), path.toStdString()));
    KnowledgeGraph ignored;
    auto other = Project::open(path.toStdString(), ignored);  // somebody else writes to it
    ASSERT_TRUE(other && other->rememberView("mine", "{}", {}));
    ASSERT_TRUE(window->openInput(path));
    ASSERT_TRUE(window->keeper().isReadOnly());
    fill(Keeping::ownCopies().path());
    remove("joe-biden");
    QApplication::processEvents();
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("cannot be kept yet"))) << window->toast().sentence().toStdString();
    FailingDisk::repair();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->keeper().isKept(); }, 15000));
    EXPECT_TRUE(isOnDisk(window->input()));
    EXPECT_TRUE(window->keeper().viewNames().contains(QStringLiteral("mine")));
}

}  // namespace
}  // namespace relata
