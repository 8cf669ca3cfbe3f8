// SPDX-License-Identifier: Apache-2.0
// The disk in the window: full, gone, and in order again. The user is told, nothing is lost.
#include "app/projectkeeper.h"
#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "app/window/statusline.h"
#include "app/window/toast.h"
#include "model/edit/drafts.h"
#include "model/io/formats.h"
#include "model/store/project.h"
#include "tests/support/failingdisk.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <cerrno>
#include <filesystem>

namespace relata {
namespace {

using test::FailingDisk;

class DiskInTheWindow : public testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        Keeping::ownCopies().removeRecursively();
        window = std::make_unique<MainWindow>();
        window->canvas().setAnimationsEnabled(false);
        window->resize(1600, 1000);
        window->show();
        ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    }
    void TearDown() override { FailingDisk::repair(); }

    QString project()  ///< a file of its own, open
    {
        QDir(folder.path()).mkdir(QStringLiteral("here"));
        const QString path = folder.filePath(QStringLiteral("here/mine.relata"));
        EXPECT_TRUE(writeGraph(workspace().graph(), path.toStdString()));
        EXPECT_TRUE(window->openInput(path));
        return path;
    }
    void fill(const QString &path) { FailingDisk::failAt(1, ENOSPC, FailingDisk::How::FromThenOn, path.toStdString()); }
    Workspace &workspace() { return window->workspace(); }
    void remove(const char *key) { workspace().remove({workspace().graph().findEntity(key)}); }
    QString status() { return window->status().text(); }
    QString tip() { return window->statusBar()->findChild<QToolButton *>(QStringLiteral("status-kept"))->toolTip(); }
    bool isOnDisk(const QString &path)
    {
        const auto read = Project::read(path.toStdString());
        return read && asAdditions(*read) == asAdditions(workspace().graph());
    }
    /// Clicks \a button of the question that comes, and keeps what it said.
    void answer(const QString &button)
    {
        asked.clear();
        QTimer::singleShot(0, window.get(), [this, button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box)
                return;
            asked = box->text() + QLatin1Char(' ') + box->informativeText();
            for (QAbstractButton *one : box->buttons())
                if (one->text().remove(QLatin1Char('&')) == button)
                    return one->click();
            ADD_FAILURE() << "no button " << button.toStdString();
            box->reject();
        });
    }

    QTemporaryDir folder;
    std::unique_ptr<MainWindow> window;
    QString asked;
};

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

TEST_F(DiskInTheWindow, TheFirstEditOfALargeGraphIsKeptToo)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    GraphDiff many;
    const Statement one = graph.statement(graph.findStatement("s1"));
    for (std::uint32_t i = 0; i < 25'000; ++i) {
        many.statements.push_back({StatementId(static_cast<std::uint32_t>(graph.statementIdEnd()) + i), {}, one});
        many.statements.back().after->key = "many" + std::to_string(i);
    }
    ASSERT_TRUE(graph.apply(many));
    window->show({std::move(graph), "GraphML", {}}, folder.filePath(QStringLiteral("large.graphml")));
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
