// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "tests/views/panels/statementstablefixture.h"
#include "views/panels/text.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTableView>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>

namespace relata::test {
namespace {

/// A table that edits its session.
struct EditedTable : StatementsTableTest {
    QStringList done, refusals;
    EditedTable()
    {
        table.setDoEdit([this](const GraphDiff &diff, const QString &label) {
            KnowledgeGraph graph = session.graph();
            EXPECT_TRUE(graph.apply(diff));
            const Selection before = session.selection();
            session.setGraph(std::move(graph));
            session.select(before);
            done += label;
            return true;
        });
        QObject::connect(&table, &StatementsTable::refused, [this](const QString &sentence) { refusals += sentence; });
    }
    QWidget *edit(const char *key, int column)
    {
        const QModelIndex index = rows()->index(rowOf(key), column);
        table.table()->scrollTo(index);
        table.table()->setCurrentIndex(index);
        QTest::keyClick(table.table(), Qt::Key_Return);
        QWidget *open = nullptr;  // the one before is deleted later
        for (QWidget *each : table.table()->findChildren<QWidget *>(QStringLiteral("cellEditor")))
            open = each->isVisible() ? each : open;
        return open;
    }
    /// The delegate ends editing after the key has been dealt with.
    static void press(QWidget *editor, Qt::Key key)
    {
        QTest::keyClick(editor, key);
        QCoreApplication::processEvents();
    }
    const Statement now(const char *key) { return session.graph().statement(session.statement(key)); }
};

TEST_F(EditedTable, WritesIntoACell)
{
    auto *line = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Claim));
    ASSERT_TRUE(line);
    EXPECT_EQ(line->text().toStdString(), now("s6").claim);
    line->setText(QStringLiteral("Another claim."));
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s6").claim, "Another claim.");
    EXPECT_EQ(done, QStringList{QStringLiteral("Change “Claim” of “%1”").arg(linkInWords(session.graph(), session.statement("s6")))});
    line = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Claim));
    ASSERT_TRUE(line);
    press(line, Qt::Key_Return);
    EXPECT_EQ(done.size(), 1) << "no change, no edit";
    line = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Claim));
    line->setText(QStringLiteral("Yet another"));
    press(line, Qt::Key_Escape);
    EXPECT_EQ(now("s6").claim, "Another claim.");
}

/// s1 … s4 of the graph with amounts, one of them with a remark.
void payOut(FakeSession &session, StatementsTable &table)
{
    GraphDiff diff;
    const auto give = [&](const char *key, Properties properties) {
        const StatementId id = session.statement(key);
        Statement after = session.graph().statement(id);
        after.properties = std::move(properties);
        diff.statements.push_back({id, session.graph().statement(id), after});
    };
    give("s1", {{"Amount", "1.250.000"}});
    give("s2", {{"Amount", "900"}, {"Remark", "two <b> parts"}});
    give("s3", {{"Amount", "1.500"}});
    give("s4", {{"Amount", "n/a"}, {"page", "7"}});
    session.edit(diff);
    table.setProperties(statementProperties(session.graph()).value());
}

TEST_F(EditedTable, WhatStatementsSayOfThemselvesIsAColumn)
{
    constexpr int amount = StatementsModel::ColumnCount, remark = amount + 1;
    payOut(session, table);
    ASSERT_EQ(rows()->columnCount(), remark + 1) << "a page is a place";
    EXPECT_EQ(rows()->headerData(amount, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Amount"));
    EXPECT_FALSE(table.table()->isColumnHidden(amount));
    EXPECT_FALSE(table.table()->isColumnHidden(remark)) << "one of ten has it";
    EXPECT_EQ(cell(rowOf("s2"), remark), QStringLiteral("two <b> parts"));
    EXPECT_FALSE(Qt::mightBeRichText(rows()->index(rowOf("s2"), remark).data(Qt::ToolTipRole).toString())
                 && rows()->index(rowOf("s2"), remark).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));

    table.table()->sortByColumn(amount, Qt::AscendingOrder);
    EXPECT_EQ(rowOf("s2"), 0);
    EXPECT_EQ(rowOf("s3"), 1) << "1.500 beside 1.250.000 is fifteen hundred";
    EXPECT_EQ(rowOf("s1"), 2);
    EXPECT_GT(rowOf("s4"), 2) << "what is no number comes last";
    table.table()->sortByColumn(amount, Qt::DescendingOrder);
    EXPECT_EQ(rowOf("s1"), 0);
    EXPECT_GT(rowOf("s4"), 2) << "either way";
    table.table()->sortByColumn(amount, Qt::AscendingOrder);

    auto *line = qobject_cast<QLineEdit *>(edit("s2", amount));
    ASSERT_TRUE(line);
    EXPECT_EQ(line->text(), QStringLiteral("900"));
    line->setText(QStringLiteral(" 950 "));
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s2").properties, (Properties{{"Amount", "950"}, {"Remark", "two <b> parts"}}));
    EXPECT_EQ(done, QStringList{QStringLiteral("Change “Amount” of “%1”").arg(linkInWords(session.graph(), session.statement("s2")))});
    line = qobject_cast<QLineEdit *>(edit("s2", remark));
    ASSERT_TRUE(line);
    line->clear();
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s2").properties, (Properties{{"Amount", "950"}}));
    session.select({});
    line = qobject_cast<QLineEdit *>(edit("s5", remark));
    ASSERT_TRUE(line);
    line->setText(QStringLiteral("late"));
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s5").properties, (Properties{{"Remark", "late"}}));

    QTest::keyClicks(table.filter(), QStringLiteral("late"));
    EXPECT_EQ(rows()->rowCount(), 1);
    table.filter()->clear();
    EXPECT_EQ(parseCsv(table.selectedAsCsv().toStdString(), "clipboard")->rows[0].cells.size(), 15U);
}

TEST_F(EditedTable, DaysOfAPropertyAreSortedAsDays)
{
    GraphDiff diff;
    const std::pair<const char *, const char *> given[] = {{"s1", "12.03.2021"}, {"s2", "01.07.2021"}, {"s3", "2021-05-03"}, {"s4", "1 Dec 2020"}};
    for (const auto &[key, day] : given) {
        const StatementId id = session.statement(key);
        Statement after = session.graph().statement(id);
        after.properties = {{"Award", day}};
        diff.statements.push_back({id, session.graph().statement(id), after});
    }
    session.edit(diff);
    table.setProperties(statementProperties(session.graph()).value());
    table.table()->sortByColumn(StatementsModel::ColumnCount, Qt::AscendingOrder);
    EXPECT_EQ((std::vector{rowOf("s4"), rowOf("s1"), rowOf("s3"), rowOf("s2")}), (std::vector{0, 1, 2, 3}));
    table.table()->sortByColumn(StatementsModel::ColumnCount, Qt::DescendingOrder);
    EXPECT_EQ((std::vector{rowOf("s2"), rowOf("s3"), rowOf("s1"), rowOf("s4")}), (std::vector{0, 1, 2, 3})) << "without a day: last";
}

TEST_F(EditedTable, ColumnsOfPropertiesComeAndGo)
{
    constexpr int amount = StatementsModel::ColumnCount;
    payOut(session, table);
    QMenu columns;
    table.fillHeaderMenu(&columns);
    columns.actions().back()->trigger();  // Remark
    EXPECT_TRUE(table.table()->isColumnHidden(amount + 1));
    table.table()->sortByColumn(amount + 1, Qt::AscendingOrder);
    table.table()->selectRow(rowOf("s3"));
    std::vector<StatementProperty> all = statementProperties(session.graph()).value();
    auto *line = qobject_cast<QLineEdit *>(edit("s3", amount));
    ASSERT_TRUE(line);
    line->setText(QStringLiteral("17"));
    table.setProperties({all[0]});
    EXPECT_EQ(table.table()->findChild<QLineEdit *>(QStringLiteral("cellEditor")), line) << "what is being written stays";
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s3").properties, (Properties{{"Amount", "17"}}));
    EXPECT_EQ(rows()->columnCount(), amount + 1);
    EXPECT_EQ(table.table()->horizontalHeader()->sortIndicatorSection(), int(StatementsModel::Paragraph));
    std::swap(all[0], all[1]);
    table.setProperties(all);
    EXPECT_EQ(rows()->headerData(amount, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Amount")) << "who has a column keeps its place";
    EXPECT_TRUE(table.table()->isColumnHidden(amount + 1)) << "as it was chosen";
    EXPECT_EQ(table.selectedStatements(), std::vector{session.statement("s3")});
    table.setProperties({});
    EXPECT_EQ(rows()->columnCount(), amount);
}

TEST_F(EditedTable, WritesIntoAllSelectedRowsAsOneStep)
{
    table.table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.table()->selectAll();
    const int all = rows()->rowCount();
    ASSERT_GT(all, 2);
    const QModelIndex index = rows()->index(0, StatementsModel::ModalityColumn);
    table.table()->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    QTest::keyClick(table.table(), Qt::Key_Return);
    auto *box = qobject_cast<QComboBox *>(table.table()->findChild<QWidget *>(QStringLiteral("cellEditor")));
    ASSERT_TRUE(box);
    box->setCurrentIndex(static_cast<int>(Modality::Alleged));
    press(box, Qt::Key_Return);
    for (const StatementId id : session.graph().statements())
        EXPECT_EQ(session.graph().modality(id), Modality::Alleged);
    EXPECT_EQ(done.size(), 1);
}

TEST_F(EditedTable, WhoLooksAwayFromACellThatNobodyChangedFillsNoOthers)
{
    payOut(session, table);
    table.table()->selectAll();
    const QModelIndex index = rows()->index(rowOf("s9"), StatementsModel::ColumnCount);
    ASSERT_EQ(index.data().toString(), QString());
    table.table()->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    table.table()->edit(index);
    auto *line = table.table()->findChild<QLineEdit *>(QStringLiteral("cellEditor"));
    ASSERT_TRUE(line);
    QFocusEvent away(QEvent::FocusOut);
    QApplication::sendEvent(line, &away);
    QCoreApplication::processEvents();
    EXPECT_TRUE(done.isEmpty());
    EXPECT_EQ(now("s2").properties.size(), 2U);
}

TEST_F(EditedTable, TheNumbersOfAColumnAreReadAnewWhenTheOthersShowAnotherMark)
{
    payOut(session, table);
    table.table()->sortByColumn(StatementsModel::ColumnCount, Qt::AscendingOrder);
    std::vector<StatementProperty> all = statementProperties(session.graph()).value();
    ASSERT_EQ(rowOf("s2"), 0);
    all[0].mark = DecimalMark::Point;
    table.setProperties(all);
    EXPECT_EQ(rowOf("s3"), 0) << "1.5 now";
    QTest::keyClicks(table.filter(), QStringLiteral("parts"));
    EXPECT_EQ(rows()->rowCount(), 1) << "what columns that are hidden say is found as well";
}

TEST_F(EditedTable, AWrongDateStaysInTheCellUntilItIsRight)
{
    auto *line = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Said));
    ASSERT_TRUE(line);
    line->setText(QStringLiteral("2019-13"));
    press(line, Qt::Key_Return);
    EXPECT_TRUE(done.isEmpty());
    ASSERT_TRUE(table.table()->findChild<QWidget *>(QStringLiteral("cellEditor")));
    line->setText(QStringLiteral("2019-12"));
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s6").said.text(), "2019-12");
    line = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Paragraph));
    line->setText(QStringLiteral("0"));
    press(line, Qt::Key_Return);
    ASSERT_TRUE(table.table()->findChild<QWidget *>(QStringLiteral("cellEditor"))) << "no paragraph";
    line->setText(QStringLiteral("p. 9"));
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s6").paragraph, 0);
    EXPECT_EQ(now("s6").properties, (Properties{{"page", "9"}}));
    line = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Paragraph));
    EXPECT_EQ(line->text(), QStringLiteral("p. 9"));
    line->setText(QStringLiteral("9"));
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s6").paragraph, 9);
    EXPECT_TRUE(now("s6").properties.empty());
}

TEST_F(EditedTable, SpeakersAreNamed)
{
    auto *field = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Speaker));
    ASSERT_TRUE(field);
    field->clear();
    QTest::keyClicks(field, QStringLiteral("Nobody At All"));
    press(field, Qt::Key_Return);
    EXPECT_TRUE(done.isEmpty());
    const EntityId somebody = now("s6").subject;
    field->clear();
    QTest::keyClicks(field, QString::fromStdString(std::string(session.graph().name(somebody))));
    press(field, Qt::Key_Return);
    EXPECT_EQ(now("s6").speaker, somebody);
    field = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Speaker));
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    press(field, Qt::Key_Return);
    EXPECT_EQ(now("s6").speaker, noEntity);
}

TEST_F(EditedTable, LinksAreEditedInTheForm)
{
    std::vector<StatementId> wanted;
    QObject::connect(&table, &StatementsTable::formWanted, [&](StatementId id) { wanted.push_back(id); });
    EXPECT_FALSE(edit("s6", StatementsModel::Link));
    EXPECT_EQ(wanted, std::vector{session.statement("s6")});
}

TEST_F(EditedTable, AnEditKeepsThePlace)
{
    table.table()->selectRow(rowOf("s6"));
    auto *line = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Note));
    ASSERT_FALSE(line) << "the note is not shown";
    table.table()->setColumnHidden(StatementsModel::Note, false);
    line = qobject_cast<QLineEdit *>(edit("s6", StatementsModel::Note));
    ASSERT_TRUE(line);
    line->setText(QStringLiteral("look again"));
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s6").note, "look again");
    EXPECT_EQ(table.selectedStatements(), std::vector{session.statement("s6")});
}

TEST_F(EditedTable, AnEditOfOneOfTheRowsListsNoOthers)
{
    table.setDoEdit([this](const GraphDiff &diff, const QString &) {
        session.edit(diff);
        return true;
    });
    session.select({{session.entity("carl")}, {}});
    ASSERT_EQ(rows()->rowCount(), 3);
    table.table()->selectRow(rowOf("s2"));
    ASSERT_EQ(rows()->rowCount(), 3);
    table.table()->setColumnHidden(StatementsModel::Note, false);
    auto *line = qobject_cast<QLineEdit *>(edit("s2", StatementsModel::Note));
    ASSERT_TRUE(line);
    line->setText(QStringLiteral("look again"));
    press(line, Qt::Key_Return);
    EXPECT_EQ(now("s2").note, "look again");
    EXPECT_EQ(rows()->rowCount(), 3) << "about carl still";
}

}  // namespace
}  // namespace relata::test
