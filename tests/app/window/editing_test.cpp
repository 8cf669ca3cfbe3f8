// SPDX-License-Identifier: Apache-2.0
// Making and changing a graph in the window, by mouse and keyboard.
#include "app/window/editing.h"
#include "app/window/mainwindow.h"
#include "app/window/toast.h"
#include "model/io/formats.h"
#include "tests/support/graphtext.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/mergeform.h"
#include "views/dialogs/splitform.h"
#include "views/dialogs/statementform.h"
#include "views/panels/entitiesmodel.h"
#include "views/panels/entitiestable.h"
#include "views/panels/entryfield.h"
#include "views/panels/statementstable.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QSettings>
#include <QTableView>
#include <QTest>

namespace relata {
namespace {

class EditingTest : public testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        window.canvas().setAnimationsEnabled(false);
        window.resize(1400, 900);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
        window.newProject();
        window.canvas().setFocus();
    }
    void TearDown() override
    {
        if (window.input().contains(QStringLiteral("/projects/")))
            QFile::remove(window.input());
    }
    Workspace &workspace() { return window.workspace(); }
    const KnowledgeGraph &graph() { return workspace().graph(); }
    template <typename Form>
    Form *form()
    {
        Form *open = nullptr;
        for (Form *each : window.findChildren<Form *>())
            open = each->isVisible() ? each : open;
        EXPECT_TRUE(open) << "no form is open";
        return open;
    }
    template <typename Widget>
    static Widget *named(const QWidget &within, const char *name)
    {
        for (Widget *widget : within.findChildren<Widget *>())
            if (widget->accessibleName() == QLatin1String(name))
                return widget;
        ADD_FAILURE() << "nothing is called " << name;
        return nullptr;
    }
    void addEntity(const char *name)
    {
        QTest::keyClick(&window.canvas(), Qt::Key_N);
        auto *open = form<EntityForm>();
        ASSERT_TRUE(open);
        named<QLineEdit>(*open, "Name")->setText(QString::fromUtf8(name));
        QTest::keyClick(named<QLineEdit>(*open, "Name"), Qt::Key_Return);
    }
    EntityId id(const char *key) { return graph().findEntity(key); }
    QPoint at(EntityId id)
    {
        const Scene &scene = window.canvas().scene();
        return window.canvas().camera().toTarget(scene.nodes[std::size_t(scene.indexOfNode(id))].center).toPoint();
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
    {
        GraphCanvas &canvas = window.canvas();
        QTest::mousePress(&canvas, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i) {
            const QPointF on = from + (to - from) * i / 4;
            QMouseEvent move(QEvent::MouseMove, on, canvas.mapToGlobal(on), Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(&canvas, &move);
        }
        QTest::mouseRelease(&canvas, Qt::LeftButton, modifiers, to);
    }
    MainWindow window;
};

TEST_F(EditingTest, AGraphOfThreeFromNothingByKeyAndMouse)
{
    addEntity("Ana");
    addEntity("Bob");
    addEntity("Carla");
    ASSERT_EQ(graph().entityCount(), 3U);
    window.canvas().fit(Animate::No);
    drag(at(id("ana")), at(id("bob")), Qt::AltModifier);
    auto *open = form<StatementForm>();
    ASSERT_TRUE(open);
    EXPECT_EQ(open->wish().subject.id, id("ana"));
    EXPECT_EQ(open->wish().object.id, id("bob"));
    named<QComboBox>(*open, "Predicate")->setEditText(QStringLiteral("advises"));
    open->accept();
    ASSERT_EQ(graph().statementCount(), 1U);
    EXPECT_EQ(graph().claim(*graph().statements().begin()), "Ana advises Bob.");

    workspace().select({{id("bob"), id("carla")}, {}});
    QTest::keyClick(&window.canvas(), Qt::Key_N, Qt::ShiftModifier);
    open = form<StatementForm>();
    ASSERT_TRUE(open);
    EXPECT_EQ(open->wish().subject.id, id("bob"));
    EXPECT_EQ(open->wish().object.id, id("carla"));
    EXPECT_EQ(named<QComboBox>(*open, "Predicate")->itemText(0), QStringLiteral("advises"));
    named<QComboBox>(*open, "Predicate")->setCurrentIndex(0);
    open->accept();
    ASSERT_EQ(graph().statementCount(), 2U);
    EXPECT_EQ(window.canvas().scene().links.size(), 2U);

    const auto written = readGraph(window.input().toStdString());
    ASSERT_TRUE(written) << "every edit is in the file already";
    EXPECT_EQ(written->graph.statementCount(), 2U);
    while (workspace().history().canUndo())
        workspace().history().undo();
    EXPECT_EQ(graph().entityCount(), 0U);
    while (workspace().history().canRedo())
        workspace().history().redo();
    EXPECT_EQ(graph().statementCount(), 2U);
    ASSERT_TRUE(window.openInput(window.input()));
    EXPECT_EQ(graph().statementCount(), 2U);
}

TEST_F(EditingTest, FormsSayWhoVouchesWhereNobodyIsNamed)
{
    LoadedGraph loaded;
    loaded.graph = test::graphFromText("ada -knows-> bob");
    const StatementId stated = loaded.graph.findStatement("s1");
    GraphDiff diff;
    diff.statements.push_back({stated, loaded.graph.statement(stated), loaded.graph.statement(stated)});
    diff.statements[0].after->status = unknownSpeaker;
    ASSERT_TRUE(loaded.graph.apply(diff));
    workspace().open(std::move(loaded));
    const auto doEdit = [](GraphDiff, const QString &) { return true; };
    const auto told = [](const QWidget &form, const char *field) { return named<QLineEdit>(form, field)->placeholderText(); };
    StatementForm edited(workspace(), stated, doEdit);
    EXPECT_EQ(told(edited, "According to"), QStringLiteral("Nobody is known"));
    named<QLineEdit>(edited, "Status")->clear();
    EXPECT_EQ(told(edited, "According to"), QStringLiteral("The author of the document"));
    EXPECT_EQ(told(SplitForm(workspace(), stated, doEdit), "The new one: According to"), QStringLiteral("Nobody is known"));
    auto *document = named<EntryField>(edited, "Document");
    document->clearEntry();
    EXPECT_EQ(told(edited, "According to"), QStringLiteral("Nobody is known")) << "no document has an author who could";
    document->setText(QStringLiteral("A new one"));
    EXPECT_EQ(told(edited, "According to"), QStringLiteral("The author of the document"));
    StatementForm begun(workspace(), noStatement, doEdit);
    EXPECT_EQ(told(begun, "According to"), QStringLiteral("The author of the document")) << "of the one that is there";
    named<EntryField>(begun, "Document")->clearEntry();
    EXPECT_EQ(told(begun, "According to"), QStringLiteral("Nobody is known"));
}

TEST_F(EditingTest, NobodyVouchesWhereThereIsNoDocument)
{
    LoadedGraph loaded;
    loaded.graph = test::graphFromText("ada -knows-> bob");
    const StatementId stated = loaded.graph.findStatement("s1");
    GraphDiff diff;
    diff.statements.push_back({stated, loaded.graph.statement(stated), loaded.graph.statement(stated)});
    diff.statements[0].after->document = noDocument;
    const DocumentId only = *loaded.graph.documents().begin();
    diff.documents.push_back({only, loaded.graph.document(only), {}});
    ASSERT_TRUE(loaded.graph.apply(diff));
    workspace().open(std::move(loaded));
    ASSERT_TRUE(graph().isSpeakerUnknown(stated));
    const auto doEdit = [](GraphDiff, const QString &) { return true; };
    const auto told = [](const QWidget &form, const char *field) { return named<QLineEdit>(form, field)->placeholderText(); };
    for (const StatementId id : {noStatement, stated})
        EXPECT_EQ(told(StatementForm(workspace(), id, doEdit), "According to"), QStringLiteral("Nobody is known"));
    EXPECT_EQ(told(SplitForm(workspace(), stated, doEdit), "The new one: According to"), QStringLiteral("Nobody is known"));
}

TEST_F(EditingTest, ANewEntityStandsWhereItWasAskedFor)
{
    window.canvas().setCamera({1, QPointF(300, 200)}, Animate::No);
    window.editing().addEntity(QPointF(120, 80));
    auto *open = form<EntityForm>();
    named<QLineEdit>(*open, "Name")->setText(QStringLiteral("Here"));
    open->accept();
    EXPECT_EQ(at(id("here")), QPoint(420, 280));
    EXPECT_EQ(workspace().selection().entities, std::vector{id("here")});
}

TEST_F(EditingTest, ANewEntityIsBroughtIntoViewAndNoOtherChangeMovesIt)
{
    addEntity("Ana");
    window.canvas().setCamera({1, QPointF(300, 200)}, Animate::No);
    window.editing().addEntity(QPointF(9000, 80));
    auto *open = form<EntityForm>();
    named<QLineEdit>(*open, "Name")->setText(QStringLiteral("Far"));
    open->accept();
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.canvas().rect().contains(at(id("far"))); }));
    EXPECT_EQ(window.canvas().camera().zoom, 1);
    window.canvas().setAnimationsEnabled(false);
    const Camera kept = window.canvas().camera();
    window.canvas().setCamera(kept, Animate::No);
    window.editing().edit(id("ana"));
    open = form<EntityForm>();
    named<QLineEdit>(*open, "Name")->setText(QStringLiteral("Ana María"));
    open->accept();
    EXPECT_EQ(window.canvas().camera(), kept);
}

TEST_F(EditingTest, F2EditsWhatIsSelectedAndUndoHasItsName)
{
    addEntity("Ana");
    addEntity("Bob");
    workspace().select({{id("ana")}, {}});
    window.editing().editSelection();
    auto *open = form<EntityForm>();
    named<QLineEdit>(*open, "Name")->setText(QStringLiteral("Ana María"));
    open->accept();
    EXPECT_EQ(graph().name(id("ana")), "Ana María");
    EXPECT_EQ(workspace().history().undoText(), QStringLiteral("Edit Ana María"));
    workspace().history().undo();
    EXPECT_EQ(graph().name(id("ana")), "Ana");
    workspace().select({{id("ana"), id("bob")}, {}});
    window.editing().editSelection();
    EXPECT_TRUE(window.toast().isVisible()) << "which one?";
}

TEST_F(EditingTest, EntitiesAreMadeAndWrittenInTheirTable)
{
    window.dock(QStringLiteral("entities"))->show();
    window.dock(QStringLiteral("entities"))->raise();
    QCoreApplication::processEvents();
    EntitiesTable &table = window.entities();
    ASSERT_TRUE(table.table());
    for (const char *name : {"Ana", "Bob"}) {
        table.table()->setFocus();
        QTest::keyClick(table.table(), Qt::Key_Insert);
        auto *open = form<EntityForm>();
        ASSERT_TRUE(open);
        named<QLineEdit>(*open, "Name")->setText(QString::fromUtf8(name));
        open->accept();
    }
    ASSERT_EQ(graph().entityCount(), 2U);
    GraphDiff budgets;
    for (const char *key : {"ana", "bob"}) {
        Entity after = graph().entity(id(key));
        after.properties = {{"Budget", "1"}};
        budgets.entities.push_back({id(key), graph().entity(id(key)), after});
    }
    ASSERT_TRUE(workspace().edit(QStringLiteral("Budgets"), std::move(budgets)));
    table.setColumn(Scale::ofNumbers("Budget"), true);
    const int budget = EntitiesModel::FirstScale + 1;
    table.table()->setFocus();
    table.table()->selectAll();
    table.table()->selectionModel()->setCurrentIndex(table.table()->model()->index(0, budget), QItemSelectionModel::NoUpdate);
    QTest::keyClick(table.table(), Qt::Key_F2);
    auto *line = table.table()->findChild<QLineEdit *>(QStringLiteral("cellEditor"));
    ASSERT_TRUE(line) << "the cell, not the form";
    line->setText(QStringLiteral("25000"));
    QTest::keyClick(line, Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(workspace().history().undoText(), QStringLiteral("Change “Budget” of 2 entities"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return table.table()->model()->index(1, budget).data().toString() == QStringLiteral("25,000"); }));
    workspace().history().undo();
    EXPECT_EQ(graph().entity(id("bob")).properties, (Properties{{"Budget", "1"}}));
}

TEST_F(EditingTest, TheMenuSaysWhereAKeyMakesWhat)
{
    for (const auto &[words, keys] : {std::pair{"New entity …", "N in the picture, Insert in its table"},
                                      std::pair{"New statement …", "Shift+N in the picture, Insert in its table"}}) {
        bool there = false;
        for (const QAction *action : window.findChildren<QAction *>()) {
            const QString text = QString(action->text()).remove(QLatin1Char('&'));
            there = there || text == QString::fromUtf8(words) + QLatin1Char('\t') + QString::fromUtf8(keys);
        }
        EXPECT_TRUE(there) << words;
    }
}

TEST_F(EditingTest, WhatWentWrongStaysUntilItIsClickedAwayOrSomethingElseIsTold)
{
    Toast &toast = window.toast();
    window.tell(QStringLiteral("Done."));
    EXPECT_LT(toast.remaining(), 10'000);
    EXPECT_FALSE(window.openInput(QStringLiteral("/nowhere/at-all.graphml")));
    ASSERT_FALSE(toast.sentence().isEmpty());
    EXPECT_GT(toast.remaining(), 20'000);
    QTest::mouseClick(&toast, Qt::LeftButton);
    EXPECT_TRUE(toast.sentence().isEmpty());
    EXPECT_FALSE(window.openInput(QStringLiteral("/nowhere/at-all.graphml")));
    window.tell(QStringLiteral("Done."));
    EXPECT_EQ(toast.sentence(), QStringLiteral("Done."));
    EXPECT_LT(toast.remaining(), 10'000);
}

TEST_F(EditingTest, NamesTurnNoWordsAroundInStepsAndToasts)
{
    addEntity("Ana\u202Ecarla");
    workspace().select({{*graph().entities().begin()}, {}});
    window.editing().retype({*graph().entities().begin()}, "institution");
    bool named = false;
    for (const QAction *action : window.findChildren<QAction *>()) {
        EXPECT_FALSE(action->text().contains(QChar(0x202E))) << action->text().toStdString();
        named = named || action->text().startsWith(QStringLiteral("Undo change the type of Anacarla"));
    }
    EXPECT_TRUE(named);
    window.tell(QStringLiteral("Ana\u202Ecarla is here."));
    EXPECT_EQ(window.toast().sentence(), QStringLiteral("Anacarla is here."));
}

TEST_F(EditingTest, StatementsAreReversedAndRemovedAndCopied)
{
    addEntity("Ana");
    addEntity("Bob");
    window.editing().addStatement(id("ana"), id("bob"));
    auto *open = form<StatementForm>();
    named<QComboBox>(*open, "Predicate")->setEditText(QStringLiteral("knows"));
    open->accept();
    const StatementId first = *graph().statements().begin();
    QMenu menu;
    window.editing().fillMenu(menu, {first});
    const auto choose = [&](const char *words) {
        for (QAction *action : menu.actions())
            if (action->text().section(QLatin1Char('\t'), 0, 0) == QString::fromUtf8(words))
                return action->trigger();
        FAIL() << words;
    };
    choose("Reverse it");
    EXPECT_EQ(graph().subject(first), id("bob"));
    choose("Another like this …");
    form<StatementForm>()->accept();
    EXPECT_EQ(graph().statementCount(), 2U);
    choose("Remove the statement from the data");
    EXPECT_FALSE(graph().contains(first));
    workspace().select({{}, {*graph().statements().begin()}});
    window.editing().removeSelection();
    EXPECT_EQ(graph().statementCount(), 0U);
    EXPECT_EQ(graph().entityCount(), 2U);
}

TEST_F(EditingTest, WhatTheLensKeepsOutIsSaid)
{
    addEntity("Ana");
    const auto lens = Lens::parse("type:institution");
    ASSERT_TRUE(lens);
    ASSERT_TRUE(workspace().setLens(*lens));
    window.editing().addEntity();
    auto *open = form<EntityForm>();
    named<QLineEdit>(*open, "Name")->setText(QStringLiteral("Bob"));
    open->accept();
    ASSERT_NE(id("bob"), noEntity);
    EXPECT_FALSE(workspace().visible().entities.contains(id("bob")));
    EXPECT_TRUE(window.toast().isVisible());
}

TEST_F(EditingTest, TwoAreMergedAndSplitAgainAfterReopening)
{
    addEntity("AMLO");
    addEntity("López Obrador");
    addEntity("Bob");
    window.editing().addStatement(id("lopez-obrador"), id("bob"));
    named<QComboBox>(*form<StatementForm>(), "Predicate")->setEditText(QStringLiteral("knows"));
    form<StatementForm>()->accept();
    workspace().select({{id("amlo"), id("lopez-obrador")}, {}});
    window.editing().mergeSelection();
    auto *merge = form<MergeForm>();
    ASSERT_TRUE(merge);
    EXPECT_EQ(merge->kept(), id("lopez-obrador")) << "the one with the most statements";
    merge->keep(id("amlo"));
    merge->accept();
    ASSERT_EQ(graph().entityCount(), 2U);
    EXPECT_EQ(graph().subject(*graph().statements().begin()), id("amlo"));
    EXPECT_EQ(workspace().selection(), (Selection{{id("amlo")}, {}})) << "who stayed, not what moved";
    EXPECT_TRUE(window.toast().sentence().startsWith(QStringLiteral("Merge of AMLO and López Obrador: done.")))
        << window.toast().sentence().toStdString();
    EXPECT_TRUE(window.toast().offersUndo());
    EXPECT_EQ(workspace().history().undoText(), QStringLiteral("Merge of AMLO and López Obrador"));
    bool named = false;
    for (const QAction *action : window.findChildren<QAction *>())
        named = named || action->text() == QStringLiteral("Undo merge of AMLO and López Obrador");
    EXPECT_TRUE(named);

    ASSERT_TRUE(window.openInput(window.input()));
    QMenu menu;
    window.editing().fillSplitMenu(menu, id("amlo"));
    ASSERT_EQ(menu.actions().size(), 1);
    menu.actions().front()->trigger();
    ASSERT_EQ(graph().entityCount(), 3U);
    EXPECT_EQ(graph().subject(*graph().statements().begin()), id("lopez-obrador"));
    EXPECT_TRUE(graph().entity(id("amlo")).properties.empty());
}

}  // namespace
}  // namespace relata
