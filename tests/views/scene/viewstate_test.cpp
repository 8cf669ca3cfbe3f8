// SPDX-License-Identifier: Apache-2.0
#include "tests/views/scene/sample.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

using test::everything;
using test::graphFromText;
using test::visibleIn;

std::string names(const KnowledgeGraph &graph, const IdSet<EntityId> &ids)
{
    std::string text;
    ids.forEach([&](EntityId id) { text += (text.empty() ? "" : " ") + std::string(graph.key(id)); });
    return text;
}

struct ViewStateTest : testing::Test {
    //  a - b - c - d - e, f alone
    KnowledgeGraph graph = graphFromText("a -x-> b, b -x-> c, c -x-> d, d -x-> e, f");
    EntityId id(const char *key) const { return graph.findEntity(key); }
    std::string shown(const ViewState &view) const { return names(graph, visibleIn(graph, view).entities); }
};

TEST_F(ViewStateTest, HidingTakesEntityAndItsStatements)
{
    const ViewState view = hideEntities(ViewState(), {id("c")});
    const Visible visible = visibleIn(graph, view);
    EXPECT_EQ(names(graph, visible.entities), "a b d e f");
    EXPECT_EQ(visible.statements.size(), 2U);
    EXPECT_EQ(visible.hiddenByHand, 1U);
    EXPECT_EQ(shown(showAll(view)), "a b c d e f");
    EXPECT_EQ(hideEntities(view, {}), view);
}

TEST_F(ViewStateTest, CountsTellLensScopeAndHandApart)
{
    LensResult lens = everything(graph);
    lens.entities.erase(id("f"));
    ViewState view = focusOn(graph, ViewState(), visibleIn(graph, ViewState()), {id("b")}, 1);
    view = hideEntities(view, {id("a")});
    const Visible visible = visibleOf(graph, view, lens);
    EXPECT_EQ(names(graph, visible.entities), "b c");
    EXPECT_EQ(visible.hiddenByLens, 1U);
    EXPECT_EQ(visible.outsideScope, 2U);
    EXPECT_EQ(visible.hiddenByHand, 1U);
}

TEST_F(ViewStateTest, FocusKeepsWhatIsWithinHops)
{
    const Visible all = visibleIn(graph, ViewState());
    EXPECT_EQ(shown(focusOn(graph, ViewState(), all, {id("c")}, 1)), "b c d");
    EXPECT_EQ(shown(focusOn(graph, ViewState(), all, {id("c")}, 2)), "a b c d e");
    EXPECT_EQ(shown(focusOn(graph, ViewState(), all, {id("a"), id("f")}, 1)), "a b f");
    EXPECT_EQ(shown(focusOn(graph, ViewState(), all, {id("c")}, 0)), "c");
    EXPECT_EQ(focusOn(graph, ViewState(), all, {}, 2), ViewState());
}

TEST_F(ViewStateTest, FocusGoesOnlyThroughVisibleStatements)
{
    const ViewState hidden = hideEntities(ViewState(), {id("b")});
    EXPECT_EQ(shown(focusOn(graph, hidden, visibleIn(graph, hidden), {id("c")}, 5)), "c d e");
}

TEST_F(ViewStateTest, ExpandingBringsNeighboursInAndCollapsingTakesExactlyThemAway)
{
    const ViewState focus = focusOn(graph, ViewState(), visibleIn(graph, ViewState()), {id("c")}, 0);
    std::vector<EntityId> added;
    const ViewState grown = expandEntity(graph, focus, everything(graph), id("c"), 10, &added);
    EXPECT_EQ(shown(grown), "b c d");
    EXPECT_EQ(added.size(), 2U);
    const ViewState further = expandEntity(graph, grown, everything(graph), id("d"), 10, nullptr);
    EXPECT_EQ(shown(further), "b c d e");
    std::vector<EntityId> removed;
    EXPECT_EQ(shown(collapseEntity(graph, further, visibleIn(graph, further), id("d"), &removed)), "b c d");
    EXPECT_EQ(removed.size(), 1U);
    EXPECT_EQ(shown(collapseEntity(graph, further, visibleIn(graph, further), id("c"), nullptr)), "c");
}

TEST_F(ViewStateTest, ExpandingAtMostTakesTheMostStatedFirst)
{
    const KnowledgeGraph hub = graphFromText("h -x-> p, h -x-> q, h -y-> q, h -x-> r");
    const ViewState focus = focusOn(hub, ViewState(), visibleIn(hub, ViewState()), {hub.findEntity("h")}, 0);
    std::vector<EntityId> added;
    const ViewState one = expandEntity(hub, focus, everything(hub), hub.findEntity("h"), 1, &added);
    ASSERT_EQ(added.size(), 1U);
    EXPECT_EQ(hub.key(added[0]), "q");
    EXPECT_EQ(expandEntity(hub, ViewState(), everything(hub), hub.findEntity("h"), 5, &added), ViewState());
    EXPECT_TRUE(added.empty());
}

TEST_F(ViewStateTest, ExpandingShowsWhatWasHiddenByHand)
{
    const ViewState hidden = hideEntities(ViewState(), {id("b"), id("d")});
    EXPECT_EQ(shown(expandEntity(graph, hidden, everything(graph), id("c"), 10, nullptr)), "a b c d e f");
}

TEST_F(ViewStateTest, CollapsingWithoutRecordHidesLeavesOnly)
{
    std::vector<EntityId> removed;
    const ViewState view = collapseEntity(graph, ViewState(), visibleIn(graph, ViewState()), id("b"), &removed);
    EXPECT_EQ(shown(view), "b c d e f");
    ASSERT_EQ(removed.size(), 1U);
    EXPECT_EQ(removed[0], id("a"));
}

TEST_F(ViewStateTest, WhatAnotherAlsoBroughtInStays)
{
    ViewState view = focusOn(graph, ViewState(), visibleIn(graph, ViewState()), {id("a"), id("c")}, 0);
    view = expandEntity(graph, view, everything(graph), id("a"), 10, nullptr);  // b
    view.grown[id("c")].push_back(id("b"));
    EXPECT_EQ(shown(collapseEntity(graph, view, visibleIn(graph, view), id("a"), nullptr)), "a b c");
}

}  // namespace
}  // namespace relata
