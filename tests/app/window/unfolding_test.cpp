// SPDX-License-Identifier: Apache-2.0
// The first layout of a graph, seen while it unfolds.
#include "app/cli/inputs.h"
#include "app/workspace.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <QEventLoop>
#include <QSignalSpy>

#include <functional>
#include <random>

namespace relata {
namespace {

/// Laid out for long enough to be seen.
class UnfoldingWorkspace : public testing::Test
{
protected:
    void SetUp() override { workspace.open({graph(), "text", {}}); }
    static KnowledgeGraph graph()
    {
        std::string text;
        std::mt19937 random(4);
        for (int i = 1; i < 4000; ++i)
            text += (i > 1 ? ", n" : "n") + std::to_string(i) + " -knows-> n" + std::to_string(random() % unsigned(i));
        return test::graphFromText(text);
    }
    /// Does \a act when a layout has been seen; what stood there.
    RoughPlaces whenSeen(const std::function<void()> &act)
    {
        RoughPlaces seen;
        QEventLoop loop;
        QObject here;
        QObject::connect(&workspace, &Workspace::unfolded, &here, [&](const RoughPlaces &places) {
            seen = places;
            act();
            loop.quit();
        });
        loop.exec();
        return seen;
    }
    Workspace workspace;
};

TEST_F(UnfoldingWorkspace, TheFirstLayoutIsSeenAndWhatIsKeptOfItStays)
{
    EXPECT_EQ(workspace.view().placed.size(), 0u);
    EXPECT_FALSE(workspace.canKeepArranged());
    QSignalSpy arranged(&workspace, &Workspace::arranged);
    const RoughPlaces seen = whenSeen([this] { workspace.keepArranged(); });
    EXPECT_FALSE(workspace.isArranging());
    EXPECT_EQ(arranged.count(), 1);
    ASSERT_EQ(seen.ids.size(), workspace.graph().entityCount());
    for (std::size_t i = 0; i < seen.ids.size(); ++i)
        ASSERT_EQ(workspace.view().positions[seen.ids[i]], seen.points[i]);
    EXPECT_EQ(workspace.history().count(), 0) << "there is nothing to go back to";
    EXPECT_FALSE(arranged.wait(300)) << "the layout went on";
}

TEST_F(UnfoldingWorkspace, TheFirstLayoutIsNoStepAndStepsOfBeforeItKeepItsPlaces)
{
    const std::vector<EntityId> two{workspace.graph().findEntity("n1"), workspace.graph().findEntity("n2")};
    QSignalSpy arranged(&workspace, &Workspace::arranged);
    workspace.hide({two[0]}, false);
    workspace.move({two[1]}, {{5, 5}});
    ASSERT_TRUE(arranged.wait(60000));
    EXPECT_EQ(workspace.history().count(), 2);
    const ViewState laidOut = workspace.view();
    EXPECT_EQ(laidOut.positions[two[1]], (Point{5, 5})) << "placed by hand";
    workspace.history().undo();
    workspace.history().undo();
    EXPECT_FALSE(workspace.history().canUndo());
    workspace.history().redo();
    workspace.history().redo();
    EXPECT_FALSE(workspace.isArranging());
    EXPECT_FALSE(workspace.history().canRedo());
    for (const EntityId id : workspace.graph().entities()) {
        if (id != two[0]) {
            ASSERT_EQ(workspace.view().positions[id], laidOut.positions[id]) << workspace.graph().key(id);
        }
    }
}

TEST_F(UnfoldingWorkspace, ThousandsOfNewcomersLeaveThoseWhoStandWhereTheyAre)
{
    Workspace small;
    small.open({test::graphFromText("ada -knows-> bob, bob -knows-> carl"), "text", {}});
    const EntityId ada = small.graph().findEntity("ada");
    const Point place = small.view().positions[ada];
    GraphDiff many;
    for (std::uint32_t i = 0; i < 2500; ++i) {
        Entity entity = small.graph().entity(ada);
        entity.key = "new" + std::to_string(i);
        entity.name = entity.key;
        many.entities.push_back({EntityId{static_cast<std::uint32_t>(small.graph().entityIdEnd()) + i}, {}, entity});
    }
    ASSERT_TRUE(small.edit(QStringLiteral("Import"), std::move(many)));
    EXPECT_FALSE(small.isArranging());
    EXPECT_EQ(small.view().positions[ada], place);
    small.history().undo();
    EXPECT_EQ(small.view().positions[ada], place);
}

TEST_F(UnfoldingWorkspace, AMoveDuringTheFirstLayoutCanBeTakenBack)
{
    const EntityId moved = workspace.graph().findEntity("n2");
    QSignalSpy arranged(&workspace, &Workspace::arranged);
    workspace.move({moved}, {{5e5F, 5e5F}});
    ASSERT_TRUE(arranged.wait(60000));
    EXPECT_EQ(workspace.view().positions[moved], (Point{5e5F, 5e5F}));
    workspace.history().undo();
    EXPECT_TRUE(workspace.view().placed.contains(moved));
    EXPECT_FALSE(workspace.view().positions[moved] == (Point{5e5F, 5e5F}));
}

TEST_F(UnfoldingWorkspace, CancelLeavesEverythingAndKeepIsOneStepThatUndoTakesBack)
{
    QSignalSpy arranged(&workspace, &Workspace::arranged), back(&workspace, &Workspace::foldedBack);
    ASSERT_TRUE(arranged.wait(60000));
    const ViewState before = workspace.view();
    workspace.arrange(LayoutKind::Communities);
    whenSeen([this] { workspace.stopArranging(); });
    EXPECT_TRUE(workspace.view() == before);
    EXPECT_EQ(back.count(), 1);
    const int steps = workspace.history().index();
    workspace.arrange(LayoutKind::Communities);
    whenSeen([this] { workspace.keepArranged(); });
    EXPECT_EQ(workspace.view().layout, LayoutKind::Communities);
    EXPECT_FALSE(workspace.view() == before);
    EXPECT_EQ(workspace.history().index(), steps + 1);
    workspace.history().undo();
    EXPECT_TRUE(workspace.view() == before);
}

TEST_F(UnfoldingWorkspace, ALayoutThatMovesNobodyFoldsBackSoThatThePictureIsThere)
{
    QSignalSpy arranged(&workspace, &Workspace::arranged), back(&workspace, &Workspace::foldedBack);
    ASSERT_TRUE(arranged.wait(60000));
    const int steps = workspace.history().index();
    workspace.arrange(workspace.view().layout);
    ASSERT_TRUE(arranged.wait(60000));
    EXPECT_EQ(workspace.history().index(), steps) << "the same graph comes to the same places";
    EXPECT_EQ(back.count(), 1);
}

TEST_F(UnfoldingWorkspace, ComesToTheSamePlacesWhetherItWasSeenOrNot)
{
    QSignalSpy arranged(&workspace, &Workspace::arranged), seen(&workspace, &Workspace::unfolded);
    ASSERT_TRUE(arranged.wait(60000));
    EXPECT_GT(seen.count(), 0);
    const auto expected = arrangedView(workspace.graph(), workspace.view(), workspace.visible(), true, 1.6F, {});
    ASSERT_TRUE(expected);
    for (const EntityId id : workspace.graph().entities())
        ASSERT_EQ(workspace.view().positions[id], expected->positions[id]);
}

}  // namespace
}  // namespace relata
