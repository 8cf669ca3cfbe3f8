// SPDX-License-Identifier: Apache-2.0
#include "tests/app/window/mainwindowfixture.h"

#include "model/io/formats.h"
#include "model/store/project.h"

#include "app/window/statusline.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace relata {
namespace {

using WindowProjectTest = MainWindowTest;

TEST_F(WindowProjectTest, AProjectKeepsEveryEditWithoutSaving)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.relata"));
    ASSERT_TRUE(writeGraph(workspace().graph(), path.toStdString()));
    ASSERT_TRUE(window->openInput(path));
    const std::size_t all = workspace().graph().entityCount();
    const auto onDisk = [&] { return Project::read(path.toStdString())->entityCount(); };
    workspace().remove({named("Joe Biden")});
    EXPECT_EQ(onDisk(), all - 1);
    EXPECT_FALSE(workspace().hasUnsavedEdits());
    workspace().history().undo();
    EXPECT_EQ(onDisk(), all);
    workspace().history().redo();
    EXPECT_EQ(onDisk(), all - 1);
    {
        MainWindow second(false);
        ASSERT_TRUE(second.openInput(path));
        second.workspace().remove({second.workspace().graph().findEntity("morena")});
        EXPECT_TRUE(second.workspace().hasUnsavedEdits());  // the first one writes
        EXPECT_EQ(onDisk(), all - 1);
    }
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    ASSERT_TRUE(window->openInput(path));
    EXPECT_EQ(workspace().graph().entityCount(), all - 1);
    KnowledgeGraph ignored;
    EXPECT_EQ(Project::open(path.toStdString(), ignored)->history()->size(), 3u);
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1) << "closed, it is one file";
}

TEST_F(WindowProjectTest, EditsOfAProjectThatIsShownOnlyAreKeptInACopy)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.relata"));
    ASSERT_TRUE(writeGraph(workspace().graph(), path.toStdString()));
    const std::size_t all = workspace().graph().entityCount();
    KnowledgeGraph ignored;
    auto other = Project::open(path.toStdString(), ignored);  // somebody else writes to it
    ASSERT_TRUE(other);
    ASSERT_TRUE(other->rememberView("mine", "{}", {}));
    ASSERT_TRUE(window->openInput(path));
    ASSERT_TRUE(window->keeper().isReadOnly());
    workspace().hide({named("Morena")}, false);
    EXPECT_EQ(window->input(), path) << "a look is no edit";
    workspace().remove({named("Joe Biden")});
    const QString copy = window->input();
    EXPECT_NE(copy, path);
    EXPECT_TRUE(QFileInfo(copy).fileName().startsWith(QStringLiteral("mine")));
    EXPECT_FALSE(workspace().hasUnsavedEdits());
    workspace().remove({named("Ken Salazar")});
    EXPECT_EQ(Project::read(copy.toStdString())->entityCount(), all - 2);
    EXPECT_EQ(Project::read(path.toStdString())->entityCount(), all);
    EXPECT_TRUE(window->keeper().viewNames().contains(QStringLiteral("mine")));
    workspace().history().undo();
    EXPECT_EQ(Project::read(copy.toStdString())->entityCount(), all - 1);
    QFile::remove(copy);
}

TEST_F(WindowProjectTest, WhatIsShownBecomesAProjectAndLooksTheSame)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("new.relata"));
    workspace().hide({named("Joe Biden")}, false);
    const Point place = workspace().view().positions[named("Morena")];
    workspace().remove({named("Donald Trump")});
    const QString unnamed = window->input();
    workspace().remove({named("Ken Salazar")});
    const std::size_t left = workspace().graph().entityCount();
    ASSERT_TRUE(window->makeProject(path));
    EXPECT_EQ(window->input(), path);
    EXPECT_FALSE(QFileInfo::exists(unnamed));  // it has got its name
    KnowledgeGraph ignored;
    EXPECT_EQ(Project::open(path.toStdString(), ignored)->history()->size(), 2u);
    EXPECT_EQ(workspace().graph().entityCount(), left);
    EXPECT_FALSE(workspace().visible().entities.contains(named("Joe Biden")));
    EXPECT_EQ(workspace().view().positions[named("Morena")], place);
    workspace().remove({named("Morena")});
    EXPECT_EQ(Project::read(path.toStdString())->entityCount(), left - 1);
    EXPECT_FALSE(window->makeProject(path));  // it is not replaced
    EXPECT_EQ(Project::read(path.toStdString())->entityCount(), left - 1);
    EXPECT_FALSE(window->makeProject(folder.filePath(QStringLiteral("nowhere/x.relata"))));
    EXPECT_EQ(window->input(), path);
}

TEST_F(WindowProjectTest, NamingAProjectKeepsWhatCanBeUndoneAndWhatIsSelected)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("named.relata"));
    const std::size_t all = workspace().graph().entityCount();
    workspace().remove({named("Donald Trump")});
    EXPECT_TRUE(window->status().text().contains(QStringLiteral("no name yet"))) << window->status().text().toStdString();
    workspace().remove({named("Ken Salazar")});
    workspace().select({{named("Morena")}, {}});
    ASSERT_TRUE(window->makeProject(path));
    EXPECT_FALSE(window->status().text().contains(QStringLiteral("no name yet")));
    EXPECT_EQ(workspace().selection().entities, std::vector<EntityId>{named("Morena")});
    ASSERT_TRUE(workspace().history().canUndo());
    workspace().history().undo();
    EXPECT_EQ(workspace().graph().entityCount(), all - 1);
    EXPECT_EQ(Project::read(path.toStdString())->entityCount(), all - 1);
    workspace().history().undo();
    EXPECT_EQ(Project::read(path.toStdString())->entityCount(), all);
    workspace().history().redo();
    EXPECT_EQ(Project::read(path.toStdString())->entityCount(), all - 1);
    KnowledgeGraph ignored;
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    EXPECT_EQ(Project::open(path.toStdString(), ignored)->history()->size(), 5u);
}

TEST_F(WindowProjectTest, AFileBecomesAProjectWithoutBeingOpenedAgain)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("made.relata"));
    workspace().hide({named("Joe Biden")}, false);
    ASSERT_TRUE(window->makeProject(path));
    EXPECT_TRUE(workspace().history().canUndo());
    workspace().history().undo();
    EXPECT_TRUE(workspace().visible().entities.contains(named("Joe Biden")));
    workspace().remove({named("Joe Biden")});
    EXPECT_EQ(Project::read(path.toStdString())->entityCount(), workspace().graph().entityCount());
    const QString other = folder.filePath(QStringLiteral("other.relata"));
    QFile(other).open(QIODevice::WriteOnly);
    EXPECT_FALSE(window->makeProject(other)) << "something stands there";
    EXPECT_EQ(window->input(), path);
    workspace().history().undo();
    EXPECT_EQ(Project::read(path.toStdString())->entityCount(), workspace().graph().entityCount());
}

TEST_F(WindowProjectTest, TheFirstEditOfTheSampleBeginsAnOwnCopy)
{
    const std::size_t all = workspace().graph().entityCount();
    workspace().hide({named("Morena")}, false);
    EXPECT_EQ(window->input(), QStringLiteral("sample:mexico-migration"));  // a look is no edit
    workspace().remove({named("Joe Biden")});
    const QString copy = window->input();
    EXPECT_TRUE(copy.endsWith(QStringLiteral(".relata"))) << copy.toStdString();
    EXPECT_TRUE(QFileInfo(copy).fileName().startsWith(QStringLiteral("mexico-migration")));
    EXPECT_FALSE(workspace().hasUnsavedEdits());
    EXPECT_EQ(window->recentInputs().value(0), copy);
    workspace().history().undo();
    EXPECT_EQ(Project::read(copy.toStdString())->entityCount(), all);
    workspace().remove({named("Morena"), named("Joe Biden")});
    EXPECT_EQ(Project::read(copy.toStdString())->entityCount(), all - 2);
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    EXPECT_EQ(workspace().graph().entityCount(), all);  // the sample is as it was
    workspace().remove({named("Joe Biden")});
    EXPECT_NE(window->input(), copy);  // another copy
    ASSERT_TRUE(window->openInput(copy));
    EXPECT_EQ(workspace().graph().entityCount(), all - 2);
}

}  // namespace
}  // namespace relata
