// SPDX-License-Identifier: Apache-2.0
// Changing what is there, in the window: find and replace, reverse, split, retype, another like this; what is dragged in and out.
#include "app/window/exchange.h"
#include "app/window/toast.h"
#include "tests/app/window/windowdriver.h"
#include "tests/support/graphtext.h"
#include "views/dialogs/mappingdialog.h"
#include "views/dialogs/replacedialog.h"
#include "views/dialogs/splitform.h"
#include "views/dialogs/statementform.h"
#include "views/panels/cardview.h"
#include "views/panels/inspector.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/statementstable.h"

#include <QComboBox>
#include <QDrag>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolButton>
#include <QUrl>

namespace relata::test {
namespace {

class Changes : public WindowDriver
{
protected:
    void SetUp() override
    {
        WindowDriver::SetUp();
        key(Qt::Key_N, Qt::ControlModifier);
        LoadedGraph loaded;
        loaded.graph = graphFromText("ada -knows-> bob, bob -advises-> carl, carl -knows-> ada");
        window->workspace().open(std::move(loaded));
        window->canvas().setFocus();
        key(Qt::Key_F);
    }
    StatementId statement(const char *key) { return graph().findStatement(key); }
    int steps() { return window->workspace().history().index(); }
    /// Clicks the row of the table that says so.
    void clickRow(const char *claim, Qt::KeyboardModifiers modifiers = {})
    {
        QTableView *table = window->statements().table();
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (const QModelIndex cell = table->model()->index(row, 0); cell.data().toString() == QLatin1String(claim)) {
                QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, table->visualRect(cell).center());
                return;
            }
        FAIL() << "no row says " << claim;
    }
    /// As another program drops it on \a place of the window.
    void drop(const QMimeData &data, QPoint place)
    {
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        ASSERT_TRUE(enter.isAccepted());
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
    }
};

TEST_F(Changes, ReversedByKeyFromTheTableSeveralAtOnceAsOneStep)
{
    clickRow("ada knows bob");
    clickRow("bob advises carl", Qt::ControlModifier);
    const int before = steps();
    key(Qt::Key_R, Qt::ControlModifier);
    EXPECT_EQ(graph().subject(statement("s1")), id("bob"));
    EXPECT_EQ(graph().subject(statement("s2")), id("carl"));
    EXPECT_EQ(steps(), before + 1);
    EXPECT_EQ(undoText(), QStringLiteral("Reverse 2 statements"));
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(graph().subject(statement("s1")), id("ada"));
}

TEST_F(Changes, AnotherPredicateFromTheListByKeyboard)
{
    clickRow("bob advises carl");
    chooseFrom([this] { key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier); }, "knows");
    EXPECT_EQ(graph().statement(statement("s2")).predicate, "knows");
    EXPECT_EQ(undoText(), QStringLiteral("Change the predicate of “Bob advises Carl” to “knows”"));
}

TEST_F(Changes, AnotherTypeForAllThatIsSelected)
{
    click(id("ada"));
    click(id("bob"), Qt::ShiftModifier);
    const int before = steps();
    key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    ASSERT_TRUE(menu);
    while (menu->activeAction() && menu->activeAction()->text() != QStringLiteral("Institution"))
        QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    EXPECT_EQ(graph().entity(id("ada")).type, "institution");
    EXPECT_EQ(graph().entity(id("bob")).type, "institution");
    EXPECT_EQ(steps(), before + 1);
    EXPECT_EQ(undoText(), QStringLiteral("Change the type of 2 entities to “Institution”"));
}

TEST_F(Changes, AStatementIsSplitFromItsMenuInTheCard)
{
    clickRow("bob advises carl");
    CardView &card = window->inspector().card();
    int row = 0;
    while (row < card.count() && card.cards().row(row).statement != statement("s2"))
        ++row;
    ASSERT_LT(row, card.count());
    chooseFrom(
        [&] {
            const QPoint at = card.placeOf(row);
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, card.viewport()->mapToGlobal(at));
            QApplication::sendEvent(card.viewport(), &event);
        },
        "Split it in two …");
    auto *form = dialog<SplitForm>();
    ASSERT_TRUE(form);
    write(*form, "This statement: Claim", QStringLiteral("Bob advises Carl on law."));
    write(*form, "The new one: Claim", QStringLiteral("Bob advises Ada on law."));
    write(*form, "The new one: Object", QStringLiteral("Ada"));
    const int before = steps();
    press(*form, "Split");
    EXPECT_EQ(graph().statementCount(), 4U);
    EXPECT_EQ(steps(), before + 1);
    EXPECT_EQ(undoText(), QStringLiteral("Split “bob advises carl”"));
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(graph().statementCount(), 3U);
    EXPECT_EQ(graph().claim(statement("s2")), "bob advises carl");
}

TEST_F(Changes, AnotherLikeThisByKey)
{
    clickRow("bob advises carl");
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *form = dialog<StatementForm>();
    ASSERT_TRUE(form);
    EXPECT_EQ(form->wish().subject.id, id("bob"));
    write(*form, "Claim", QStringLiteral("Bob advises Carl again."));
    key(Qt::Key_Return);
    EXPECT_EQ(graph().statementCount(), 4U);
}

TEST_F(Changes, TheTableAddsARowByKeyAndButton)
{
    clickRow("ada knows bob");
    key(Qt::Key_Insert);
    auto *form = dialog<StatementForm>();
    ASSERT_TRUE(form);
    key(Qt::Key_Escape);
    activate(*window);
    press(window->statements(), "New …");
    form = dialog<StatementForm>();
    ASSERT_TRUE(form);
    write(*form, "Subject", QStringLiteral("Ada"));
    write(*form, "Predicate", QStringLiteral("knows"));
    write(*form, "Object", QStringLiteral("Carl"));
    press(*form, "Add");
    EXPECT_EQ(graph().statementCount(), 4U);
}

TEST_F(Changes, EditRemoveAndNewByKeyAndMenu)
{
    click(id("ada"));
    key(Qt::Key_F2);
    auto *form = dialog<EntityForm>();
    ASSERT_TRUE(form);
    write(*form, "Name", QStringLiteral("Ada Lovelace"));
    key(Qt::Key_Return);
    EXPECT_EQ(graph().name(id("ada")), "Ada Lovelace");
    EXPECT_EQ(undoText(), QStringLiteral("Edit Ada Lovelace"));
    activate(*window);
    choose(at(id("bob")), "Remove from the data");
    EXPECT_EQ(id("bob"), noEntity);
    EXPECT_EQ(graph().statementCount(), 1U);
    const QPoint ground(30, window->canvas().height() / 2);
    choose(ground, "New entity here …");
    form = dialog<EntityForm>();
    ASSERT_TRUE(form);
    type(QStringLiteral("Dora"));
    key(Qt::Key_Return);
    ASSERT_NE(id("dora"), noEntity);
    EXPECT_NEAR(at(id("dora")).x(), ground.x(), 1);
    EXPECT_NEAR(at(id("dora")).y(), ground.y(), 1);
}

TEST_F(Changes, FoundAndReplacedByKeyboardAsOneStep)
{
    key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *replace = dialog<ReplaceDialog>();
    ASSERT_TRUE(replace);
    type(QStringLiteral("bob"));
    key(Qt::Key_Tab);
    while (QApplication::focusWidget()->accessibleName() != QStringLiteral("Replace with"))
        key(Qt::Key_Tab);
    type(QStringLiteral("Robert"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !replace->isSearching(); }));
    const int before = steps();
    key(Qt::Key_Return);
    EXPECT_EQ(graph().name(id("bob")), "Robert");
    EXPECT_EQ(graph().claim(statement("s1")), "ada knows Robert");
    EXPECT_EQ(steps(), before + 1);
    EXPECT_EQ(undoText(), QStringLiteral("Replace “bob” in 3 texts"));
    key(Qt::Key_Escape);
    activate(*window);
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(graph().name(id("bob")), "Bob");
}

TEST_F(Changes, ASentenceOfAnotherProgramBecomesTheQuoteOfANewStatement)
{
    QMimeData data;
    data.setText(QStringLiteral("  Ada said that nobody asked her. "));
    drop(data, window->canvas().mapTo(window.get(), at(id("ada"))));
    auto *form = dialog<StatementForm>();
    ASSERT_TRUE(form);
    EXPECT_EQ(form->wish().record.quote, "Ada said that nobody asked her.");
    EXPECT_EQ(form->wish().subject.id, id("ada")) << "dropped on her";
    EXPECT_EQ(graph().statementCount(), 3U) << "nothing before it is agreed to";
    key(Qt::Key_Escape);
}

TEST_F(Changes, AnAddressThatComesWithAPassageIsItsDocument)
{
    QMimeData data;
    data.setText(QStringLiteral("A passage"));
    data.setUrls({QUrl(QStringLiteral("https://example.org/a"))});
    drop(data, QPoint(700, 450));
    auto *form = dialog<StatementForm>();
    ASSERT_TRUE(form);
    EXPECT_EQ(form->wish().newDocument, "https://example.org/a");
    key(Qt::Key_Escape);
}

TEST_F(Changes, RowsOfAnotherProgramAreOfferedAsATable)
{
    QMimeData data;
    data.setText(QStringLiteral("source\ttarget\nDora\tEmil\n"));
    drop(data, QPoint(700, 450));
    EXPECT_TRUE(dialog<MappingDialog>());
    key(Qt::Key_Escape);
}

TEST_F(Changes, RowsOfTheTableAreDraggedOutInThreeForms)
{
    clickRow("ada knows bob");
    QTableView *table = window->statements().table();
    const std::unique_ptr<QMimeData> data(table->model()->mimeData(table->selectionModel()->selectedIndexes()));
    ASSERT_TRUE(data);
    EXPECT_TRUE(data->text().contains(QStringLiteral("Ada\tknows\tBob\tada knows bob")));
    EXPECT_TRUE(data->data(QStringLiteral("text/csv")).startsWith("subject,predicate,object,claim"));
    EXPECT_TRUE(data->data(QStringLiteral("text/csv")).contains("Ada,knows,Bob,ada knows bob"));
    MainWindow other;
    other.newProject();
    projects << other.input();
    EXPECT_TRUE(other.exchange().take(*data));
    EXPECT_EQ(print(other.workspace().graph()), "ada -knows-> bob");
}

TEST_F(Changes, ADragOutOfTheTableBeginsOnASelectedRowOnly)
{
    clickRow("ada knows bob");
    QTableView *table = window->statements().table();
    const auto pressed = [&](const char *claim) {
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (const QModelIndex cell = table->model()->index(row, 0); cell.data().toString() == QLatin1String(claim)) {
                QTest::mousePress(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
                const bool drags = table->dragEnabled();
                QTest::mouseRelease(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
                return drags;
            }
        return false;
    };
    EXPECT_TRUE(pressed("ada knows bob"));
    window->statements().aboutSelection()->setChecked(false);
    EXPECT_FALSE(pressed("bob advises carl")) << "from there one selects";
}

TEST_F(Changes, WhoTheCardNamesIsDraggedOut)
{
    click(id("ada"));
    CardView &card = window->inspector().card();
    EXPECT_EQ(card.namedAt(card.placeOf(0)).entities, std::vector{id("ada")}) << "the heading";
    int row = 0;
    while (row < card.count() && card.cards().row(row).statement == noStatement)
        ++row;
    ASSERT_LT(row, card.count());
    EXPECT_EQ(card.namedAt(card.placeOf(row)).statements, std::vector{card.cards().row(row).statement});
    const std::unique_ptr<QMimeData> data(window->exchange().mimeOf({{id("ada")}, {}}));
    ASSERT_TRUE(data);
    EXPECT_TRUE(data->hasFormat(QLatin1String(Exchange::ownType)));
    EXPECT_EQ(data->text(), QStringLiteral("id\tname\ttype\tdescription\nada\tAda\tperson\t\n"));
    EXPECT_FALSE(window->exchange().mimeOf({}));
}

TEST_F(Changes, AfterACellWasWrittenTheRowsAndTheKeyboardStayWhereTheyWere)
{
    auto *statements = window->findChild<StatementsTable *>();
    QTableView *table = statements->table();
    const int rows = table->model()->rowCount();
    ASSERT_EQ(rows, 3);
    const QModelIndex said = table->model()->index(1, StatementsModel::Said);
    const StatementId id{said.data(StatementsModel::StatementRole).toUInt()};
    table->scrollTo(said);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(said).center());
    ASSERT_EQ(table->model()->rowCount(), rows) << "who chooses a row keeps the others";
    table->edit(said);
    auto *editor = table->findChild<QLineEdit *>(QStringLiteral("cellEditor"));
    ASSERT_TRUE(editor);
    editor->setFocus();
    editor->setText(QStringLiteral("13.06.2024"));
    QTest::keyClick(editor, Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return graph().said(id).text() == "2024-06-13" && !table->indexWidget(table->currentIndex()); }));
    EXPECT_EQ(table->model()->rowCount(), rows);
    EXPECT_EQ(QApplication::focusWidget(), table);
    EXPECT_EQ(table->currentIndex().column(), int(StatementsModel::Said));
    EXPECT_EQ(table->currentIndex().data(StatementsModel::StatementRole).toUInt(), static_cast<unsigned>(id));
    EXPECT_EQ(statements->selectedStatements(), std::vector{id});
    window->workspace().select({{graph().findEntity("ada")}, {}});
    EXPECT_EQ(table->model()->rowCount(), 2) << "what is chosen elsewhere narrows the list";
}

TEST_F(Changes, WhatLinksSayOfThemselvesIsAColumnUntilAnotherGraphIsOpen)
{
    const QAbstractItemModel &rows = *window->statements().table()->model();
    ASSERT_EQ(rows.columnCount(), int(StatementsModel::ColumnCount));
    const Statement before = graph().statement(statement("s1"));
    Statement after = before;
    after.properties = {{"Amount", "900"}};
    GraphDiff diff;
    diff.statements.push_back({statement("s1"), before, after});
    ASSERT_TRUE(window->workspace().edit(QStringLiteral("Pay"), std::move(diff)));
    ASSERT_EQ(rows.columnCount(), StatementsModel::ColumnCount + 1);
    EXPECT_EQ(rows.index(0, StatementsModel::ColumnCount).data().toString(), QStringLiteral("900"));
    window->workspace().history().undo();
    EXPECT_EQ(rows.columnCount(), int(StatementsModel::ColumnCount));
    window->workspace().history().redo();
    EXPECT_EQ(rows.columnCount(), StatementsModel::ColumnCount + 1);
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    EXPECT_EQ(rows.columnCount(), int(StatementsModel::ColumnCount));
}

}  // namespace
}  // namespace relata::test
