// SPDX-License-Identifier: Apache-2.0
// Undo brings back what was in view when the step had moved the picture, and leaves it alone otherwise.
#include "tests/app/window/mainwindowfixture.h"

namespace relata {
namespace {

class CameraStepsTest : public MainWindowTest
{
protected:
    Camera camera() { return window->canvas().camera(); }
    void look(const Camera &at) { window->canvas().setCamera(at, Animate::No); }
    QUndoStack &history() { return workspace().history(); }
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
