// SPDX-License-Identifier: Apache-2.0
// The disk in the window: full, gone, and in order again. The user is told, nothing is lost.
#include "tests/app/window/diskfixture.h"

#include <QSignalSpy>

#include <filesystem>

namespace relata {
namespace {

using test::FailingDisk;

TEST_F(DiskInTheWindow, WhenItIsFullThatIsSaidAndEverythingIsWrittenAsSoonAsThereIsRoom)
{
    const QString path = project();
    EXPECT_TRUE(status().contains(QStringLiteral("Saved")));
    fill(folder.path());
    remove("joe-biden");
    QApplication::processEvents();
    EXPECT_TRUE(status().contains(QStringLiteral("Not on the disk yet"))) << status().toStdString();
    EXPECT_TRUE(tip().contains(QStringLiteral("no space left"))) << tip().toStdString();
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("no space left"))) << window->toast().sentence().toStdString();
    remove("morena");
    workspace().history().undo();
    remove("donald-trump");
    EXPECT_FALSE(workspace().graph().contains(workspace().graph().findEntity("joe-biden"))) << "the edits are made all the same";
    EXPECT_FALSE(isOnDisk(path));
    QSignalSpy again(&window->keeper(), &ProjectKeeper::worksAgain);
    FailingDisk::repair();
    ASSERT_TRUE(again.wait(10000)) << "it tries again by itself";
    EXPECT_TRUE(status().contains(QStringLiteral("Saved"))) << status().toStdString();
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("on the disk again")));
    EXPECT_TRUE(isOnDisk(path));
    EXPECT_EQ(window->keeper().steps({0, 9, {}, false})->size(), 4u);
}

TEST_F(DiskInTheWindow, ACopyOfTheFileAloneHasTheEditsSoonAfterThem)
{
    const QString path = project(), copy = folder.filePath(QStringLiteral("copy.relata"));
    remove("joe-biden");
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            QFile::remove(copy);
            return QFile::copy(path, copy) && isOnDisk(copy);
        },
        10000));
}

TEST_F(DiskInTheWindow, AFileThatWasRemovedIsNoticedWithoutAnEdit)
{
    const QString path = project();
    remove("joe-biden");
    ASSERT_TRUE(QFile::remove(path));
    window->keeping().lookAfterFile();
    QApplication::processEvents();
    EXPECT_TRUE(isOnDisk(path));
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("written again"))) << window->toast().sentence().toStdString();
    ASSERT_TRUE(QFile::remove(path));
    remove("morena");
    QApplication::processEvents();
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("written again"))) << window->toast().sentence().toStdString();
    ASSERT_TRUE(QFile::remove(path));
    answer(QStringLiteral("Cancel"));
    EXPECT_FALSE(window->close());
    EXPECT_TRUE(asked.contains(QStringLiteral("mine.relata is no longer there"))) << asked.toStdString();
    EXPECT_FALSE(QFile::exists(path));
    answer(QStringLiteral("Write it again"));
    EXPECT_TRUE(window->close());
    EXPECT_TRUE(isOnDisk(path));
}

TEST_F(DiskInTheWindow, AFileThatOneLetsGoStaysGone)
{
    const QString path = project();
    remove("joe-biden");
    workspace().hide({workspace().graph().findEntity("morena")}, false);  // a view that is to be remembered soon
    ASSERT_TRUE(QFile::remove(path));
    answer(QStringLiteral("Close without it"), [&] {
        window->keeping().lookAfterFile();
        EXPECT_FALSE(QFile::exists(path)) << "while it is asked what is to become of it";
    });
    EXPECT_TRUE(window->close());
    EXPECT_TRUE(asked.contains(QStringLiteral("mine.relata is no longer there"))) << asked.toStdString();
    EXPECT_FALSE(QFile::exists(path)) << "the view is not kept either";
    QApplication::processEvents();
    window->keeping().lookAfterFile();
    EXPECT_FALSE(QFile::exists(path)) << "the window was the active one again";
    remove("donald-trump");
    EXPECT_TRUE(isOnDisk(path)) << "who goes on with it has it again";
}

TEST_F(DiskInTheWindow, AFileThatOneLetGoAndOpensAgainIsLookedAfter)
{
    const QString path = project(), kept = folder.filePath(QStringLiteral("kept.relata"));
    ASSERT_TRUE(window->saveCopyTo(kept));
    window->removeEventFilter(&window->keeping());  // the window is not the active one again meanwhile
    ASSERT_TRUE(QFile::remove(path));
    answer(QStringLiteral("Close without it"));
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    ASSERT_FALSE(asked.isEmpty());
    ASSERT_TRUE(QFile::copy(kept, path));
    ASSERT_TRUE(window->openInput(path));
    ASSERT_TRUE(QFile::remove(path));
    EXPECT_FALSE(window->keeping().letsFileGo());
    window->keeping().lookAfterFile();
    EXPECT_TRUE(isOnDisk(path));
}

TEST_F(DiskInTheWindow, AFileToSaveIsProposedBesideTheProjectInItsName)
{
    const QString path = project();
    EXPECT_EQ(QString(window->suggestedPath() + QStringLiteral(".relata")), path);
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    EXPECT_EQ(window->suggestedPath(), QStringLiteral("who-decides-mexico-s-migration-policy"));
}

TEST_F(DiskInTheWindow, TwoNewProjectsHaveIdsOfTheirOwn)
{
    window->newProject();
    const std::string first = workspace().graph().info().id;
    window->newProject();
    EXPECT_FALSE(first.empty());
    EXPECT_NE(workspace().graph().info().id, first);
}

TEST_F(DiskInTheWindow, WhoClosesTheWindowWhileEditsWaitIsAskedAndCanStay)
{
    const QString path = project();
    fill(folder.path());
    remove("joe-biden");
    answer(QStringLiteral("Cancel"));
    EXPECT_FALSE(window->close());
    EXPECT_TRUE(asked.contains(QStringLiteral("in memory only"))) << asked.toStdString();
    EXPECT_TRUE(asked.contains(QStringLiteral("no space left"))) << asked.toStdString();
    EXPECT_TRUE(window->isVisible());
    answer(QStringLiteral("Cancel"));
    EXPECT_FALSE(window->openInput(QStringLiteral("sample:mexico-migration"))) << "to open another graph is to leave this one";
    EXPECT_FALSE(asked.isEmpty());
    EXPECT_EQ(window->input(), path);
    FailingDisk::repair();
    EXPECT_TRUE(window->close()) << "now it is written, and nothing is asked";
    EXPECT_TRUE(isOnDisk(path));
}

TEST_F(DiskInTheWindow, EditsWaitingForTheDiskAreSeenEvenWhenTheirNumberIsThatOfTheSavedOnes)
{
    const QString path = project();
    remove("joe-biden");
    fill(folder.path());
    workspace().history().undo();
    remove("morena");  // as many edits in effect as are on the disk, but others
    EXPECT_TRUE(status().contains(QStringLiteral("Not on the disk yet")));
    answer(QStringLiteral("Close without saving"));
    EXPECT_TRUE(window->close());
    EXPECT_FALSE(asked.isEmpty());
}

TEST_F(DiskInTheWindow, AFolderThatWasRemovedOrRenamedIsToldAndTheProjectGoesOnWhenItIsThereAgain)
{
    const QString path = project();
    QDir(folder.path()).rename(QStringLiteral("here"), QStringLiteral("elsewhere"));
    remove("joe-biden");
    QApplication::processEvents();
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("was removed"))) << window->toast().sentence().toStdString();
    QDir(folder.path()).rename(QStringLiteral("elsewhere"), QStringLiteral("here"));
    QSignalSpy again(&window->keeper(), &ProjectKeeper::worksAgain);
    ASSERT_TRUE(again.wait(10000));
    EXPECT_TRUE(isOnDisk(path));
    EXPECT_TRUE(QDir(folder.filePath(QStringLiteral("here"))).removeRecursively());
    remove("morena");
    EXPECT_TRUE(status().contains(QStringLiteral("Not on the disk yet")));
    QDir(folder.path()).mkdir(QStringLiteral("here"));
    ASSERT_TRUE(window->keeper().tryAgain());
    EXPECT_TRUE(isOnDisk(path)) << "with all that was in it before";
    EXPECT_EQ(window->keeper().steps({0, 9, {}, false})->size(), 2u);
}

TEST_F(DiskInTheWindow, ACopyOfOnesOwnThatCannotBeMadeIsToldAndMadeLater)
{
    fill(Keeping::ownCopies().path());
    remove("joe-biden");
    QApplication::processEvents();
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("cannot be kept yet"))) << window->toast().sentence().toStdString();
    EXPECT_TRUE(status().contains(QStringLiteral("Not saved"))) << status().toStdString();
    EXPECT_TRUE(tip().contains(QStringLiteral("as soon as they can be"))) << tip().toStdString();
    answer(QStringLiteral("Cancel"));
    EXPECT_FALSE(window->close());
    EXPECT_FALSE(asked.isEmpty());
    FailingDisk::repair();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->keeper().isKept(); }, 15000)) << "it tries again by itself";
    EXPECT_TRUE(status().contains(QStringLiteral("Saved")));
    EXPECT_TRUE(isOnDisk(window->input()));
    EXPECT_TRUE(window->close());
}

TEST_F(DiskInTheWindow, TheFirstEditOfALargeGraphIsKeptToo)
{
    window->show({largeGraph(), "GraphML", {}}, folder.filePath(QStringLiteral("large.graphml")));
    GraphDiff carl;
    carl.entities.push_back({workspace().graph().nextEntityId(), {}, Entity{"carl", "person", "Carl", {}, {}, {}}});
    ASSERT_TRUE(workspace().edit(QStringLiteral("Carl"), carl));
    EXPECT_TRUE(status().contains(QStringLiteral("Not on the disk yet"))) << status().toStdString();
    GraphDiff dora;
    dora.entities.push_back({workspace().graph().nextEntityId(), {}, Entity{"dora", "person", "Dora", {}, {}, {}}});
    ASSERT_TRUE(workspace().edit(QStringLiteral("Dora"), dora)) << "made meanwhile";
    const GraphDiff all = asAdditions(workspace().graph());
    ASSERT_TRUE(window->close()) << "it waits for the copy and asks nothing";
    EXPECT_TRUE(window->keeper().isKept());
    const QString copy = window->input();
    EXPECT_TRUE(copy.startsWith(Keeping::ownCopies().path())) << copy.toStdString();
    EXPECT_TRUE(asAdditions(*Project::read(copy.toStdString())) == all);
    EXPECT_EQ(window->keeper().steps({0, 9, {}, false})->size(), 2u);
    EXPECT_EQ(window->recentInputs().value(0), copy) << "found again at the next start";
}

}  // namespace
}  // namespace relata
