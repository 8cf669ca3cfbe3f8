// SPDX-License-Identifier: Apache-2.0
// Undo brings back what was in view when the step had moved the picture, and leaves it alone otherwise.
#include "tests/app/window/mainwindowfixture.h"

#include "app/window/camerasteps.h"

#include <QSignalSpy>

namespace relata {
namespace {

class CameraStepsTest : public MainWindowTest
{
protected:
    Camera camera() { return window->canvas().camera(); }
    void look(const Camera &at) { window->canvas().setCamera(at, Animate::No); }
    QUndoStack &history() { return workspace().history(); }
    void arrange(LayoutKind kind)
    {
        QSignalSpy arranged(&workspace(), &Workspace::arranged);
        workspace().arrange(kind);
        ASSERT_TRUE(arranged.wait(20000));
    }
    const Camera before{1.5, {-700, -300}};
};

TEST_F(CameraStepsTest, UndoOfAFocusBringsBackWhatWasInView)
{
    look(before);
    workspace().select({{named("Morena")}, {}});
    window->focusOn(1);
    const Camera focused = camera();
    ASSERT_FALSE(focused == before);
    history().undo();
    EXPECT_EQ(camera(), before);
    look({2, {5, 5}});
    history().redo();
    EXPECT_EQ(camera(), focused) << "as it was when it was made";
    look({2, {5, 5}});
    history().undo();
    EXPECT_EQ(camera(), before);
}

TEST_F(CameraStepsTest, UndoOfALayoutBringsBackWhatWasInView)
{
    look(before);
    arrange(LayoutKind::Circular);
    const Camera arranged = camera();
    ASSERT_FALSE(arranged == before);
    history().undo();
    EXPECT_EQ(camera(), before);
    history().redo();
    EXPECT_EQ(camera(), arranged);
    history().undo();
    workspace().hide({named("Morena")}, false);
    const Camera elsewhere{1.4, {-600, -250}};
    look(elsewhere);
    history().undo();
    EXPECT_EQ(camera(), elsewhere) << "the layout's view is not the next step's";
}

TEST_F(CameraStepsTest, StepsThatMovedNothingLeaveThePictureWhereItIs)
{
    workspace().hide({named("Morena")}, false);
    workspace().remove({named("Joe Biden")});
    look(before);
    history().undo();
    EXPECT_EQ(camera(), before);
    history().undo();
    EXPECT_EQ(camera(), before);
    workspace().select({{named("Morena")}, {}});
    window->focusOn(1);
    look({3, {1, 2}});
    workspace().remove({named("Joe Biden")});
    history().undo();
    EXPECT_EQ(camera(), (Camera{3, {1, 2}})) << "the focus is in effect still";
    history().undo();
    EXPECT_EQ(camera(), before);
}

TEST_F(CameraStepsTest, AStepInPlaceOfAnUndoneFocusHasItsOwnView)
{
    look(before);
    workspace().select({{named("Morena")}, {}});
    window->focusOn(1);
    history().undo();
    workspace().hide({named("Morena")}, false);
    look({3, {1, 2}});
    history().undo();
    EXPECT_EQ(camera(), (Camera{3, {1, 2}}));
    history().redo();
    EXPECT_EQ(camera(), (Camera{3, {1, 2}}));
}

TEST_F(CameraStepsTest, UndoOfAFilterThatBroughtSomebodyIntoViewLeadsBack)
{
    look({1.4, {100'000, 100'000}});  // nobody is there
    const Camera away = camera();
    ASSERT_TRUE(workspace().setLens(*Lens::parse("about:Morena")));
    ASSERT_FALSE(camera() == away);
    history().undo();
    EXPECT_EQ(camera(), away);
}

TEST_F(CameraStepsTest, WhatAStepBroughtIntoViewWhenItWasMadeAgainGoesToo)
{
    ASSERT_TRUE(workspace().setLens(*Lens::parse("about:Morena")));
    history().undo();
    look({1.4, {100'000, 100'000}});  // nobody is there
    const Camera away = camera();
    history().redo();
    ASSERT_FALSE(camera() == away);
    history().undo();
    EXPECT_EQ(camera(), away);
}

/// Of a large graph: what is to be done when the picture is there waits until drawn() is called.
struct SlowCameraSteps : CameraStepsTest {
    QUndoStack stack;
    std::vector<std::function<void()>> waiting;
    std::optional<CameraSteps> steps;
    void begin()
    {
        steps.emplace(stack, window->canvas(), [this](std::function<void()> act) { waiting.push_back(std::move(act)); });
    }
    void push()
    {
        steps->viewChanges();
        stack.push(new QUndoCommand(QStringLiteral("a step")));
    }
    void undo()
    {
        steps->viewChanges();
        stack.undo();
    }
    void drawn()
    {
        for (const auto &act : std::exchange(waiting, {}))
            act();
    }
};

TEST_F(SlowCameraSteps, AFitThatComesLateIsTheLastStepsThoughSomethingElseChangedTheView)
{
    begin();
    look(before);
    push();
    steps->viewChanges();  // by no step
    QCoreApplication::processEvents();
    steps->fit();
    ASSERT_FALSE(camera() == before);
    undo();
    drawn();
    EXPECT_EQ(camera(), before);
}

TEST_F(SlowCameraSteps, AFitAfterAnUndoIsNotTheStepsBelow)
{
    begin();
    look(before);
    push();
    push();
    undo();
    drawn();
    steps->fit();
    look({3, {1, 2}});
    undo();
    drawn();
    EXPECT_EQ(camera(), (Camera{3, {1, 2}})) << "the first step moved nothing";
}

TEST_F(CameraStepsTest, UndoSaysWhyThereIsNothingToUndo)
{
    QAction *undo = nullptr;
    for (QAction *action : allActions())
        if (wordsOf(action) == QStringLiteral("Undo"))
            undo = action;
    ASSERT_TRUE(undo);
    ASSERT_FALSE(undo->isEnabled());
    EXPECT_TRUE(undo->toolTip().contains(QStringLiteral("history panel"))) << undo->toolTip().toStdString();
    workspace().hide({named("Morena")}, false);
    EXPECT_TRUE(undo->isEnabled());
    EXPECT_TRUE(undo->toolTip().startsWith(QStringLiteral("Undo hide"))) << undo->toolTip().toStdString();
    history().undo();
    EXPECT_TRUE(undo->toolTip().contains(QStringLiteral("history panel")));
}

}  // namespace
}  // namespace relata
