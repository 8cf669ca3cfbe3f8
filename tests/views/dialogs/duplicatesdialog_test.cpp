// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/duplicatesdialog.h"

#include "model/edit/merge.h"
#include "tests/views/dialogs/formfixture.h"
#include "views/dialogs/mergeform.h"

#include <QListWidget>
#include <QSignalSpy>

namespace relata::test {
namespace {

struct DuplicatesDialogTest : FormTest {
    DuplicatesDialogTest()
    {
        KnowledgeGraph graph = graphFromText("ana-ruiz -knows-> bob, ana -knows-> bob, ana -knows-> carl");
        for (const auto &[key, name] :
             {std::pair{"ana", "Ana Ruiz"}, std::pair{"ana-ruiz", "Ána Ruiz"}, std::pair{"bob", "Bob Carr"}, std::pair{"carl", "Carl B. Carr"}}) {
            GraphDiff diff;
            Entity before = graph.entity(graph.findEntity(key)), after = before;
            after.name = name;
            diff.entities.push_back({graph.findEntity(key), before, after});
            EXPECT_TRUE(graph.apply(diff));
        }
        session.setGraph(std::move(graph));
    }
    void rename(const char *key, const char *name)
    {
        KnowledgeGraph graph = session.graph();
        GraphDiff diff;
        Entity before = graph.entity(graph.findEntity(key)), after = before;
        after.name = name;
        diff.entities.push_back({graph.findEntity(key), before, after});
        ASSERT_TRUE(graph.apply(diff));
        session.setGraph(std::move(graph));
    }
    void wait(const DuplicatesDialog &dialog)
    {
        ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog.isSearching(); }));
    }
    EntityId id(const char *key) { return session.entity(key); }
};

TEST_F(DuplicatesDialogTest, ShowsReasonsAndBothCardsAndMergesIntoTheOneThatStays)
{
    DuplicatesDialog dialog(session, doEdit);
    dialog.show();
    wait(dialog);
    ASSERT_EQ(dialog.pairCount(), 1U);
    EXPECT_THAT(named<QLabel>(dialog, "Why they may be the same")->text().toStdString(), testing::HasSubstr("is the same name as"));
    EXPECT_EQ(dialog.kept(), id("ana")) << "more is stated about it";
    keepPicture(dialog, QStringLiteral("duplicates"));
    QListWidget *list = named<QListWidget>(dialog, "Pairs");
    QTest::keyClick(list, Qt::Key_Left);
    EXPECT_EQ(dialog.kept(), dialog.pair()->one);
    QTest::keyClick(list, Qt::Key_Right);
    EXPECT_EQ(dialog.kept(), dialog.pair()->other);
    dialog.keepLeft();
    const EntityId stays = dialog.pair()->one;
    QTest::keyClick(list, Qt::Key_Return);
    ASSERT_EQ(done.size(), 1);
    EXPECT_TRUE(done[0].startsWith(QStringLiteral("Merge of ")));
    EXPECT_EQ(session.graph().entityCount(), 3U);
    EXPECT_EQ(mergesOf(session.graph(), stays).size(), 1U);
    wait(dialog);
    EXPECT_EQ(dialog.pairCount(), 0U);
    EXPECT_FALSE(button(dialog, "Merge")->isEnabled());
}

TEST_F(DuplicatesDialogTest, NotTheSameIsRememberedInTheData)
{
    {
        DuplicatesDialog dialog(session, doEdit);
        dialog.show();
        wait(dialog);
        ASSERT_EQ(dialog.pairCount(), 1U);
        QTest::keyClick(named<QListWidget>(dialog, "Pairs"), Qt::Key_Delete);
        EXPECT_EQ(done.size(), 1);
        EXPECT_EQ(dialog.pairCount(), 0U) << "at once";
        wait(dialog);
        EXPECT_EQ(dialog.pairCount(), 0U);
    }
    EXPECT_TRUE(areKeptApart(session.graph(), id("ana"), id("ana-ruiz")));
    DuplicatesDialog again(session, doEdit);
    wait(again);
    EXPECT_EQ(again.pairCount(), 0U);
    MergeForm form(session, {id("ana"), id("ana-ruiz")}, doEdit);
    EXPECT_TRUE(form.warning().contains(QStringLiteral("not the same"))) << form.warning().toStdString();
}

TEST_F(DuplicatesDialogTest, OneWalksThroughThePairsByKey)
{
    rename("carl", "Bob Carr");
    DuplicatesDialog dialog(session, doEdit);
    dialog.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    dialog.activateWindow();
    wait(dialog);
    ASSERT_EQ(dialog.pairCount(), 2U);
    const EntityId first = dialog.pair()->one;
    QTest::keyClick(&dialog, Qt::Key_Down, Qt::AltModifier);
    EXPECT_NE(dialog.pair()->one, first);
    EXPECT_FALSE(button(dialog, "Next")->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(dialog.pair()->one, first);
    QTest::keyClick(named<QListWidget>(dialog, "Pairs"), Qt::Key_Down);
    EXPECT_NE(dialog.pair()->one, first);
}

TEST_F(DuplicatesDialogTest, WarnsWhenTwoGroupsWouldJoin)
{
    KnowledgeGraph graph = session.graph();
    ASSERT_TRUE(graph.apply(*mergeEntities(graph, id("ana"), {id("bob")})));
    ASSERT_TRUE(graph.apply(*mergeEntities(graph, id("ana-ruiz"), {id("carl")})));
    session.setGraph(std::move(graph));
    DuplicatesDialog dialog(session, doEdit);
    dialog.show();
    wait(dialog);
    ASSERT_GE(dialog.pairCount(), 1U);
    EXPECT_TRUE(dialog.warning().contains(QStringLiteral("Two groups would join"))) << dialog.warning().toStdString();
    MergeForm form(session, {id("ana"), id("ana-ruiz")}, doEdit);
    EXPECT_TRUE(form.warning().contains(QStringLiteral("groups would join")));
}

TEST_F(DuplicatesDialogTest, FollowsWhatChangesInTheWindow)
{
    DuplicatesDialog dialog(session, doEdit);
    dialog.show();
    wait(dialog);
    ASSERT_EQ(dialog.pairCount(), 1U);
    rename("ana-ruiz", "Somebody Else");
    wait(dialog);
    EXPECT_EQ(dialog.pairCount(), 0U);
    rename("ana-ruiz", "Ruiz, Ana");
    wait(dialog);
    EXPECT_EQ(dialog.pairCount(), 1U);
    QSignalSpy undo(&dialog, &DuplicatesDialog::undoRequested);
    dialog.activateWindow();
    QTest::keyClick(&dialog, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(undo.size(), 1);
}

}  // namespace
}  // namespace relata::test
