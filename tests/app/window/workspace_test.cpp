// SPDX-License-Identifier: Apache-2.0
#include "app/workspace.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include <functional>
#include <random>

namespace relata {
namespace {

LoadedGraph loadedFrom(std::string_view text)
{
    return {test::graphFromText(text), "text", {}};
}

class WorkspaceTest : public testing::Test
{
protected:
    void SetUp() override
    {
        workspace.open(loadedFrom("ada -knows-> bob, bob -owns-> acme, carl -knows-> ada, acme -pays-> dora, dora -knows-> eve, eve -owns-> fund"));
    }
    EntityId id(const char *key) const { return workspace.graph().findEntity(key); }
    std::vector<EntityId> shown() const
    {
        std::vector<EntityId> ids;
        workspace.visible().entities.forEach([&](EntityId each) { ids.push_back(each); });
        return ids;
    }
    Lens lens(const char *text) const { return *Lens::parse(text); }
    Workspace workspace;
};

TEST_F(WorkspaceTest, OpeningPlacesEverythingAndForgetsTheHistory)
{
    EXPECT_EQ(workspace.view().placed.size(), workspace.graph().entityCount());
    workspace.hide({id("ada")}, false);
    workspace.open(loadedFrom("x -knows-> y"));
    EXPECT_FALSE(workspace.history().canUndo());
    EXPECT_EQ(shown().size(), 2u);
    EXPECT_TRUE(workspace.view().hidden.empty());
}

TEST_F(WorkspaceTest, EveryWishIsOneStepThatUndoTakesBack)
{
    workspace.select({{id("bob")}, {}});
    const std::pair<const char *, std::function<void()>> wishes[] = {
        {"lens", [this] { workspace.setLens(lens("predicate:knows")); }},
        {"condition", [this] { workspace.toggleCondition(QStringLiteral("about:ada")); }},
        {"time", [this] { workspace.setTimeCondition(Clock::Holds, QStringLiteral("holds:2019..")); }},
        {"colour", [this] { workspace.setColorBy(ColorBy::Voice); }},
        {"hide", [this] { workspace.hide({id("ada")}, false); }},
        {"hide others",
         [this] {
             workspace.hide({id("ada"), id("bob")}, true);
         }},
        {"focus", [this] { workspace.focus(1); }},
        {"collapse", [this] { workspace.collapse(id("ada")); }},
        {"move",
         [this] {
             workspace.move({id("ada")}, {{500, 600}});
         }},
        {"pin", [this] { workspace.pin({id("ada")}, true); }},
        {"remove", [this] { workspace.remove({id("ada")}); }},
    };
    const ViewState before = workspace.view();
    const std::string graph = test::print(workspace.graph());
    for (const auto &[name, wish] : wishes) {
        wish();
        EXPECT_EQ(workspace.history().count(), 1) << name;
        EXPECT_TRUE(!(workspace.view() == before) || test::print(workspace.graph()) != graph) << name;
        const ViewState after = workspace.view();
        const std::string graphAfter = test::print(workspace.graph());
        workspace.history().undo();
        EXPECT_TRUE(workspace.view() == before) << name;
        EXPECT_EQ(test::print(workspace.graph()), graph) << name;
        workspace.history().redo();
        EXPECT_TRUE(workspace.view() == after) << name;
        EXPECT_EQ(test::print(workspace.graph()), graphAfter) << name;
        workspace.history().undo();
        workspace.history().clear();
    }
}

TEST_F(WorkspaceTest, WishesThatChangeNothingLeaveNoStep)
{
    QSignalSpy told(&workspace, &Workspace::told);
    workspace.setLens(Lens());
    workspace.showAll();
    workspace.hide({}, false);
    workspace.pin({id("ada")}, false);
    workspace.setColorBy(ColorBy::Category);
    workspace.setTimeCondition(Clock::Said, {});
    workspace.focus(0);
    workspace.remove({});
    EXPECT_EQ(workspace.history().count(), 0);
    workspace.focus(2);  // nothing is selected: says how
    EXPECT_EQ(workspace.expand(id("ada")), 0u);
    EXPECT_EQ(workspace.history().count(), 0);
    EXPECT_EQ(told.size(), 2);
}

TEST_F(WorkspaceTest, ALensThatNamesNothingChangesNothingAndSaysWhat)
{
    QString error;
    EXPECT_FALSE(workspace.setLens(lens("type:persn"), &error));
    EXPECT_TRUE(error.contains(QStringLiteral("persn"))) << error.toStdString();
    EXPECT_TRUE(workspace.view().lens.passesAll());
    EXPECT_EQ(workspace.history().count(), 0);
}

TEST_F(WorkspaceTest, ConditionsComeAndGo)
{
    workspace.toggleCondition(QStringLiteral("predicate:knows"));
    workspace.toggleCondition(QStringLiteral("about:ada"));
    EXPECT_EQ(workspace.view().lens.conditions().size(), 2u);
    EXPECT_EQ(workspace.visible().statements.size(), 2u);
    workspace.toggleCondition(QStringLiteral("predicate:knows"));
    EXPECT_EQ(workspace.view().lens.text(), "about:ada");
    workspace.setTimeCondition(Clock::Said, QStringLiteral("said:2024-06.."));
    workspace.setTimeCondition(Clock::Said, QStringLiteral("said:2023"));
    EXPECT_EQ(workspace.view().lens.text(), "about:ada said:2023");
    workspace.setTimeCondition(Clock::Said, {});
    EXPECT_EQ(workspace.view().lens.text(), "about:ada");
}

TEST_F(WorkspaceTest, LensHandAndDeletionAreThreeStates)
{
    workspace.hide({id("bob")}, false);
    workspace.setLens(lens("predicate:knows"));
    workspace.setLens(Lens());
    EXPECT_FALSE(workspace.visible().entities.contains(id("bob")));  // the lens came and went; the hand's doing stays
    workspace.showAll();
    EXPECT_TRUE(workspace.visible().entities.contains(id("bob")));
    const EntityId bob = id("bob");
    workspace.remove({bob});
    workspace.showAll();
    EXPECT_FALSE(workspace.graph().contains(bob));
}

TEST_F(WorkspaceTest, RevealingUndoesWhateverKeptItAway)
{
    workspace.select({{id("fund")}, {}});
    workspace.focus(1);
    workspace.hide({id("ada")}, false);
    workspace.setLens(lens("predicate:owns"));
    ASSERT_FALSE(workspace.visible().entities.contains(id("ada")));
    workspace.reveal(id("ada"));
    EXPECT_TRUE(workspace.visible().entities.contains(id("ada")));
}

TEST_F(WorkspaceTest, FocusExpandsAndCollapses)
{
    workspace.select({{id("ada")}, {}});
    workspace.focus(1);
    EXPECT_EQ(shown(), (std::vector{id("ada"), id("bob"), id("carl")}));
    EXPECT_EQ(workspace.expand(id("bob")), 1u);
    EXPECT_TRUE(workspace.visible().entities.contains(id("acme")));
    EXPECT_EQ(workspace.collapse(id("bob")), 1u);
    EXPECT_FALSE(workspace.visible().entities.contains(id("acme")));
    workspace.focus(0);
    EXPECT_EQ(shown().size(), workspace.graph().entityCount());
}

TEST_F(WorkspaceTest, WhatIsOnScreenStaysWhereItIs)
{
    const ViewState before = workspace.view();
    workspace.hide({id("ada")}, false);
    workspace.setLens(lens("predicate:owns"));
    workspace.setLens(Lens());
    workspace.showAll();
    for (const EntityId each : workspace.graph().entities())
        EXPECT_EQ(workspace.view().positions[each], before.positions[each]);
}

TEST_F(WorkspaceTest, RemovingTakesStatementsAlongAndCountsAsAnEdit)
{
    QSignalSpy told(&workspace, &Workspace::told);
    workspace.select({{id("ada"), id("bob")}, {}});
    workspace.remove({id("ada")});
    EXPECT_EQ(workspace.graph().statementCount(), 4u);
    EXPECT_TRUE(workspace.hasUnsavedEdits());
    EXPECT_EQ(workspace.selection().entities, std::vector{id("bob")});
    ASSERT_EQ(told.size(), 1);
    EXPECT_TRUE(told[0][0].toString().contains(QStringLiteral("2 statements")));
    EXPECT_TRUE(told[0][1].toBool());
    workspace.history().undo();
    EXPECT_FALSE(workspace.hasUnsavedEdits());
    workspace.history().redo();
    workspace.setSaved();
    EXPECT_FALSE(workspace.hasUnsavedEdits());
    workspace.history().undo();
    EXPECT_TRUE(workspace.hasUnsavedEdits());  // what was saved lacks ada
}

TEST_F(WorkspaceTest, ArrangingRunsBesideAndKeepsPins)
{
    workspace.move({id("ada")}, {{1234, -77}});
    QSignalSpy arranged(&workspace, &Workspace::arranged);
    for (const LayoutKind kind : {LayoutKind::Layered, LayoutKind::Radial, LayoutKind::Circular, LayoutKind::Grid, LayoutKind::Force}) {
        workspace.arrange(kind);
        ASSERT_TRUE(arranged.wait(20000)) << toString(kind);
        EXPECT_EQ(workspace.view().layout, kind);
        EXPECT_EQ(workspace.view().positions[id("ada")], (Point{1234, -77})) << toString(kind);
    }
    EXPECT_FALSE(workspace.isArranging());
    workspace.arrange(LayoutKind::Circular);
    workspace.stopArranging();
    EXPECT_FALSE(workspace.isArranging());
    EXPECT_FALSE(arranged.wait(200));
    EXPECT_EQ(workspace.view().layout, LayoutKind::Force);
}

TEST_F(WorkspaceTest, ALayoutThatEndsLateTakesTheGraphAsItIsByThen)
{
    QSignalSpy arranged(&workspace, &Workspace::arranged);
    workspace.arrange(LayoutKind::Circular);
    workspace.remove({id("ada")});
    workspace.move({id("bob")}, {{4321, 1234}});
    workspace.setColorBy(ColorBy::Voice);
    ASSERT_TRUE(arranged.wait(20000));
    EXPECT_EQ(workspace.view().layout, LayoutKind::Circular);
    EXPECT_EQ(workspace.view().colorBy, ColorBy::Voice);
    EXPECT_EQ(workspace.view().positions[id("bob")], (Point{4321, 1234}));
    EXPECT_TRUE(workspace.view().pinned.contains(id("bob")));
    while (workspace.history().canUndo())
        workspace.history().undo();
    EXPECT_EQ(workspace.graph().entityCount(), 7u);
    workspace.arrange(LayoutKind::Grid);
    workspace.open(loadedFrom("x -knows-> y"));
    EXPECT_FALSE(arranged.wait(300));  // it was of another graph
    EXPECT_EQ(workspace.view().layout, LayoutKind::Force);
}

TEST_F(WorkspaceTest, RemovingWhatTheLensNamesTakesTheLensAlong)
{
    workspace.setLens(lens("near:ada~1"));
    ASSERT_EQ(shown().size(), 3u);
    workspace.remove({id("ada")});
    EXPECT_TRUE(workspace.view().lens.passesAll());
    EXPECT_EQ(shown().size(), 6u);
    EXPECT_EQ(workspace.passed().entities.size(), 6u);
    workspace.history().undo();
    EXPECT_EQ(workspace.view().lens.text(), "near:ada~1");
    EXPECT_EQ(shown().size(), 3u);
    workspace.setLens(lens("near:bob~1"));
    workspace.remove({id("ada")});
    EXPECT_EQ(workspace.view().lens.text(), "near:bob~1");
    EXPECT_EQ(shown().size(), 2u);
}

/// Whatever one does, undoing all of it gives back what was there, and redoing all of it what one had.
TEST(WorkspaceHistory, RandomWalksGoBackAndForth)
{
    for (unsigned seed = 1; seed <= 12; ++seed) {
        Workspace workspace;
        workspace.open(loadedFrom(
            "ada -knows-> bob, bob -owns-> acme, carl -knows-> ada, acme -pays-> dora, dora -knows-> eve, eve -owns-> fund, fund -pays-> ada, "
            "gus -knows-> hal, hal -owns-> acme"));
        const ViewState firstView = workspace.view();
        const std::string firstGraph = test::print(workspace.graph());
        std::mt19937 random(seed);
        const auto some = [&] {
            std::vector<EntityId> ids;
            for (const EntityId id : workspace.graph().entities())
                if (random() % 4 == 0)
                    ids.push_back(id);
            return ids;
        };
        for (int step = 0; step < 40; ++step) {
            const std::vector<EntityId> ids = some();
            workspace.select({ids, {}});
            switch (random() % 9) {
            case 0:
                workspace.hide(ids, random() % 3 == 0);
                break;
            case 1:
                workspace.showAll();
                break;
            case 2:
                workspace.toggleCondition(random() % 2 ? QStringLiteral("predicate:knows") : QStringLiteral("-predicate:pays"));
                break;
            case 3:
                workspace.focus(int(random() % 3));
                break;
            case 4:
                if (!ids.empty())
                    workspace.expand(ids[0]);
                break;
            case 5:
                if (!ids.empty())
                    workspace.collapse(ids[0]);
                break;
            case 6:
                workspace.move(ids, std::vector<Point>(ids.size(), Point{float(random() % 900), float(random() % 600)}));
                break;
            case 7:
                workspace.pin(ids, random() % 2);
                break;
            default:
                if (step % 7 == 0 && ids.size() < 3)
                    workspace.remove(ids);
                break;
            }
        }
        const ViewState lastView = workspace.view();
        const std::string lastGraph = test::print(workspace.graph());
        while (workspace.history().canUndo())
            workspace.history().undo();
        EXPECT_TRUE(workspace.view() == firstView) << "seed " << seed;
        EXPECT_EQ(test::print(workspace.graph()), firstGraph) << "seed " << seed;
        while (workspace.history().canRedo())
            workspace.history().redo();
        EXPECT_TRUE(workspace.view() == lastView) << "seed " << seed;
        EXPECT_EQ(test::print(workspace.graph()), lastGraph) << "seed " << seed;
    }
}

TEST_F(WorkspaceTest, ANewcomerMovesNobodyWhateverTheArrangement)
{
    ViewState remembered = workspace.view();  // of the file as it was: without zoe
    for (const LayoutKind kind : {LayoutKind::Layered, LayoutKind::Radial, LayoutKind::Circular, LayoutKind::Grid, LayoutKind::Force}) {
        remembered.layout = kind;
        Workspace next;
        next.open(loadedFrom("ada -knows-> bob, bob -owns-> acme, carl -knows-> ada, acme -pays-> dora, dora -knows-> eve, eve -owns-> fund, "
                             "fund -pays-> zoe"),
                  remembered);
        for (const EntityId each : next.graph().entities()) {
            EXPECT_TRUE(next.view().placed.contains(each)) << toString(kind);
            if (next.graph().key(each) != "zoe") {
                EXPECT_EQ(next.view().positions[each], remembered.positions[each]) << toString(kind) << " " << next.graph().key(each);
            }
        }
        EXPECT_EQ(next.view().layout, kind);
    }
}

TEST_F(WorkspaceTest, WhoTurnsUpDuringAStoppedLayoutGetsAPlace)
{
    ViewState remembered = workspace.view();
    remembered.lens = lens("about:ada");
    remembered.placed.erase(id("fund"));
    remembered.positions.at(id("fund")) = {};
    Workspace next;
    next.open(loadedFrom("ada -knows-> bob, bob -owns-> acme, carl -knows-> ada, acme -pays-> dora, dora -knows-> eve, eve -owns-> fund"),
              remembered);
    const EntityId fund = next.graph().findEntity("fund");
    ASSERT_FALSE(next.view().placed.contains(fund));
    QSignalSpy viewed(&next, &Session::viewChanged);
    next.arrange(LayoutKind::Circular);
    next.setLens(Lens());
    ASSERT_FALSE(next.view().placed.contains(fund));  // the layout is to do it
    const auto before = viewed.size();
    next.stopArranging();
    EXPECT_TRUE(next.view().placed.contains(fund));
    EXPECT_GT(viewed.size(), before);
}

}  // namespace
}  // namespace relata
