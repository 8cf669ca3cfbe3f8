// SPDX-License-Identifier: Apache-2.0
// The history in the window: edits turn up, points are named, one goes back, files that are not as they should be say so.
#include "app/window/editing.h"
#include "app/window/keeping.h"
#include "app/window/mainwindow.h"
#include "app/window/statusline.h"
#include "app/window/toast.h"
#include "model/store/database.h"
#include "views/dialogs/schemaeditor.h"
#include "views/panels/historymodel.h"
#include "views/panels/historypanel.h"
#include "views/panels/text.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

namespace relata {
namespace {

class HistoryInTheWindow : public testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        window = std::make_unique<MainWindow>();
        window->canvas().setAnimationsEnabled(false);
        window->resize(1600, 1000);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
        ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    }
    Workspace &workspace() { return window->workspace(); }
    HistoryPanel &panel() { return window->history(); }
    void open() { QTest::keyClick(window.get(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier); }
    EntityId named(const char *key) { return workspace().graph().findEntity(key); }
    QStringList labels()
    {
        QStringList all;
        for (int row = 0; row < panel().steps().rowCount(); ++row)
            all += toQString(panel().steps().step(row).label);
        return all;
    }
    QString project()  ///< a file of its own, open
    {
        const QString path = folder.filePath(QStringLiteral("mine.relata"));
        EXPECT_TRUE(writeGraph(workspace().graph(), path.toStdString()));
        EXPECT_TRUE(window->openInput(path));
        return path;
    }

    QTemporaryDir folder;
    std::unique_ptr<MainWindow> window;
};

TEST_F(HistoryInTheWindow, IsClosedAtFirstAndOpensByItsKey)
{
    EXPECT_FALSE(window->dock(QStringLiteral("history"))->isVisible());
    EXPECT_TRUE(window->dock(QStringLiteral("inspector"))->isVisible());
    open();
    EXPECT_TRUE(panel().isVisible());
    EXPECT_TRUE(panel().state().contains(QStringLiteral("no project yet")));
}

TEST_F(HistoryInTheWindow, TheFirstEditOfTheSampleIsTheFirstStepAndCanBeTakenBackAfterReopening)
{
    open();
    const std::size_t all = workspace().graph().entityCount();
    workspace().remove({named("joe-biden")});
    ASSERT_EQ(labels().size(), 2);
    EXPECT_EQ(labels().first(), QStringLiteral("Remove 1 entity from the data"));
    EXPECT_TRUE(panel().details().contains(QStringLiteral("Removed Joe Biden"))) << panel().details().toStdString();
    EXPECT_TRUE(panel().steps().isUndoable(0));
    const QString copy = window->input();
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    EXPECT_TRUE(panel().state().contains(QStringLiteral("no project yet")));
    ASSERT_TRUE(window->openInput(copy));
    ASSERT_EQ(labels().size(), 2);
    EXPECT_FALSE(panel().steps().isUndoable(0)) << "of an earlier session";
    EXPECT_EQ(workspace().graph().entityCount(), all - 1);
    ASSERT_TRUE(window->keeping().revertTo(0));
    EXPECT_EQ(workspace().graph().entityCount(), all);
    EXPECT_EQ(labels().first(), QStringLiteral("Revert to the beginning"));
    EXPECT_EQ(Project::read(copy.toStdString())->entityCount(), all);
    workspace().history().undo();
    EXPECT_EQ(workspace().graph().entityCount(), all - 1) << "to revert is one edit like any other";
}

TEST_F(HistoryInTheWindow, WhatWasDoneAgainIsToldFromTheFirstTime)
{
    project();
    open();
    workspace().remove({named("joe-biden")});
    const QString edit = labels().first();
    workspace().history().undo();
    EXPECT_EQ(labels().first(), QStringLiteral("Undo: ") + edit);
    workspace().history().redo();
    EXPECT_EQ(labels().first(), QStringLiteral("Redo: ") + edit);
}

TEST_F(HistoryInTheWindow, BackToANamedPointByTheButtons)
{
    const QString path = project();
    open();
    EXPECT_EQ(panel().state(), QStringLiteral("Nothing was changed yet. Every edit will stand here."));
    workspace().remove({named("joe-biden")});
    const GraphDiff point = asAdditions(workspace().graph());
    QTest::keyClick(window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(panel().nameField(), QStringLiteral("Without Biden"));
    QTest::keyClick(panel().nameField(), Qt::Key_Return);
    workspace().remove({named("morena")});
    workspace().remove({named("donald-trump")});
    ASSERT_EQ(labels().size(), 4);
    EXPECT_EQ(panel().steps().step(2).name, "Without Biden");
    panel().list()->setCurrentIndex(panel().steps().index(2));
    QTest::mouseClick(panel().revertButton(), Qt::LeftButton);
    EXPECT_EQ(asAdditions(workspace().graph()), point);
    EXPECT_EQ(labels().first(), QStringLiteral("Revert to “Without Biden”"));
    EXPECT_FALSE(window->keeping().revertTo(panel().steps().step(0).id)) << "that is how it is";
    KnowledgeGraph reopened;
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    const auto again = Project::open(path.toStdString(), reopened);
    ASSERT_TRUE(again);
    EXPECT_EQ(asAdditions(reopened), point);
    EXPECT_EQ(again->history(HistoryPage{0, 9, {}, true})->front().name, "Without Biden");
}

TEST_F(HistoryInTheWindow, UndoAndRedoMoveTheMarksOfWhatUndoReaches)
{
    project();
    open();
    workspace().remove({named("joe-biden")});
    workspace().remove({named("morena")});
    workspace().history().undo();
    ASSERT_EQ(labels().size(), 4);  // two edits, one undone, the beginning
    EXPECT_EQ(labels().first(), QStringLiteral("Undo: Remove 1 entity from the data"));
    EXPECT_FALSE(panel().steps().isUndoable(0));
    EXPECT_FALSE(panel().steps().isUndoable(1));
    EXPECT_TRUE(panel().steps().isUndoable(2));
    workspace().history().redo();
    EXPECT_TRUE(panel().steps().isUndoable(0));
    EXPECT_TRUE(panel().steps().isUndoable(3));
}

TEST_F(HistoryInTheWindow, OpenedTwiceTheSecondSaysThatItOnlyShows)
{
    const QString path = project();
    EXPECT_TRUE(window->status().text().contains(QStringLiteral("Saved"))) << window->status().text().toStdString();
    MainWindow second(false);
    second.resize(1200, 800);
    second.show();
    ASSERT_TRUE(second.openInput(path));
    EXPECT_TRUE(second.status().text().contains(QStringLiteral("Shown only"))) << second.status().text().toStdString();
    EXPECT_TRUE(second.toast().sentence().contains(QStringLiteral("open elsewhere"))) << second.toast().sentence().toStdString();
    const auto *part = second.statusBar()->findChild<QToolButton *>(QStringLiteral("status-kept"));
    ASSERT_TRUE(part);
    EXPECT_TRUE(part->toolTip().contains(QStringLiteral("open elsewhere")));
    QTest::mouseClick(const_cast<QToolButton *>(part), Qt::LeftButton);
    EXPECT_TRUE(second.history().isVisible());
    EXPECT_TRUE(second.history().state().contains(QStringLiteral("open elsewhere")));
}

TEST_F(HistoryInTheWindow, ANewerProjectIsShownAndSaysWhy)
{
    const QString path = project();
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    ASSERT_TRUE(Database::open(path.toStdString(), Database::Access::Write)->run("PRAGMA user_version = 99"));
    ASSERT_TRUE(window->openInput(path));
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("newer Relata"))) << window->toast().sentence().toStdString();
    EXPECT_TRUE(window->status().text().contains(QStringLiteral("Shown only")));
    EXPECT_GT(workspace().graph().entityCount(), 50u);
}

TEST_F(HistoryInTheWindow, AnOlderProjectIsBroughtUpToDateAndSaysWhereTheOldOneIs)
{
    const QString path = project();
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    ASSERT_TRUE(
        Database::open(path.toStdString(), Database::Access::Write)->run("DROP TABLE step; DROP INDEX history_named; PRAGMA user_version = 1"));
    ASSERT_TRUE(window->openInput(path));
    EXPECT_TRUE(window->toast().sentence().contains(QStringLiteral("mine.version-1.relata"))) << window->toast().sentence().toStdString();
    EXPECT_TRUE(QFile::exists(folder.filePath(QStringLiteral("mine.version-1.relata"))));
    EXPECT_TRUE(window->status().text().contains(QStringLiteral("Saved")));
}

TEST_F(HistoryInTheWindow, ADamagedProjectIsOfferedToBeSaved)
{
    const QString path = project();
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    ASSERT_TRUE(Database::open(path.toStdString(), Database::Access::Write)->run("UPDATE statement SET object = 77777 WHERE id = 3"));
    QString said;
    QTimer::singleShot(0, window.get(), [&] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        ASSERT_TRUE(box);
        said = box->text() + box->informativeText();
        box->button(QMessageBox::Cancel)->click();
    });
    EXPECT_FALSE(window->openInput(path));
    EXPECT_TRUE(said.contains(QStringLiteral("mine.relata"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("can be saved as a new project")));
    const QString saved = folder.filePath(QStringLiteral("saved.relata"));
    ASSERT_TRUE(window->keeping().recover(path, saved));
    EXPECT_EQ(window->input(), saved);
    QString report;
    for (auto *box : window->findChildren<QMessageBox *>()) {
        report += box->text();
        box->close();
    }
    EXPECT_TRUE(report.contains(QStringLiteral("1 record was left out"))) << report.toStdString();
    EXPECT_EQ(workspace().graph().statementCount(), 255u);
}

TEST_F(HistoryInTheWindow, TheSchemaIsEditedInTheWindowAndTakenBackInOneStep)
{
    project();
    const GraphDiff before = asAdditions(workspace().graph());
    const Schema schema = workspace().graph().schema();
    open();
    ASSERT_TRUE(workspace().setLens(*Lens::parse("type:person")));
    window->editing().editSchema();
    auto *editor = window->findChild<SchemaEditor *>();
    ASSERT_TRUE(editor);
    for (auto *line : editor->findChildren<QLineEdit *>())
        if (line->accessibleName() == QStringLiteral("Id") && line->text() == QStringLiteral("person")) {
            line->selectAll();
            QTest::keyClicks(line, QStringLiteral("human"));
        } else if (line->accessibleName() == QStringLiteral("Label") && line->text() == QStringLiteral("Person")) {
            line->selectAll();
            QTest::keyClicks(line, QStringLiteral("Human"));
        }
    ASSERT_EQ(editor->problem(), QString());
    editor->accept();
    EXPECT_EQ(workspace().graph().entity(named("joe-biden")).type, "human");
    EXPECT_EQ(workspace().visible().entities.size(), workspace().graph().entityCount()) << "the lens named what is no more";
    EXPECT_EQ(labels().first(), QStringLiteral("Rename type “person” to “human”"));
    workspace().history().undo();
    EXPECT_EQ(asAdditions(workspace().graph()), before);
    EXPECT_TRUE(workspace().graph().schema() == schema);
}

}  // namespace
}  // namespace relata
