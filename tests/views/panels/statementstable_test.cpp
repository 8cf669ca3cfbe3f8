// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "tests/views/panels/fakesession.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/statementstable.h"
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

class StatementsTableTest : public testing::Test
{
protected:
    StatementsTableTest() : table(session)
    {
        QObject::connect(&table, &StatementsTable::selectionRequested, &session, [this](const Selection &wanted) { session.select(wanted); });
        table.resize(980, 260);
        table.show();
    }
    QAbstractItemModel *rows() { return table.table()->model(); }
    QString cell(int row, int column) { return rows()->index(row, column).data().toString(); }
    int rowOf(const char *key)
    {
        for (int row = 0; row < rows()->rowCount(); ++row)
            if (StatementId{rows()->index(row, 0).data(StatementsModel::StatementRole).toUInt()} == session.statement(key))
                return row;
        return -1;
    }
    void clickHeader(int column)
    {
        QHeaderView *header = table.table()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(column) + 10, header->height() / 2));
    }

    FakeSession session{tellingGraph()};
    StatementsTable table;
};

TEST_F(StatementsTableTest, RowsAreAsTheLookHasThem)
{
    EXPECT_EQ(rows()->rowCount(), 10);
    EXPECT_GE(table.table()->rowHeight(0), 25);
    EXPECT_FALSE(table.table()->showGrid());
    QHeaderView *header = table.table()->horizontalHeader();
    const int claim = header->sectionSize(StatementsModel::Claim);
    for (int column = 1; column < StatementsModel::ColumnCount; ++column)
        EXPECT_LE(header->sectionSize(column), claim) << column;
    int shown = 0;
    for (int column = 0; column < StatementsModel::ColumnCount; ++column)
        shown += header->sectionSize(column);
    EXPECT_LE(shown, table.table()->viewport()->width());  // no sideways scrolling at an ordinary width
    keepPicture(table, QStringLiteral("table"));
}

TEST_F(StatementsTableTest, SaysWhichDocumentAndWhere)
{
    QHeaderView *header = table.table()->horizontalHeader();
    ASSERT_FALSE(header->isSectionHidden(StatementsModel::DocumentColumn));
    EXPECT_EQ(header->visualIndex(StatementsModel::DocumentColumn) + 1, header->visualIndex(StatementsModel::Paragraph));
}

TEST_F(StatementsTableTest, SortsByNumbersDatesAndFirmness)
{
    clickHeader(StatementsModel::Paragraph);
    const bool ascending = table.table()->horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder;
    if (ascending)
        clickHeader(StatementsModel::Paragraph);
    EXPECT_EQ(cell(0, StatementsModel::Paragraph), QStringLiteral("¶6"));
    clickHeader(StatementsModel::Holds);
    EXPECT_EQ(cell(0, StatementsModel::Holds), QStringLiteral("Feb 2018 – Jun 2019"));
    EXPECT_EQ(cell(9, StatementsModel::Holds), QString());  // undated last
    clickHeader(StatementsModel::ModalityColumn);
    EXPECT_EQ(cell(9, StatementsModel::ModalityColumn), QStringLiteral("denied"));
}

TEST_F(StatementsTableTest, DatesAreForPeopleAndEdtfIsInTheTooltip)
{
    const int row = rowOf("s5");
    EXPECT_EQ(cell(row, StatementsModel::Holds), QStringLiteral("from Oct 2024"));
    EXPECT_TRUE(rows()->index(row, StatementsModel::Holds).data(Qt::ToolTipRole).toString().contains(QStringLiteral("2024-10/..")));
    EXPECT_EQ(rows()->index(rowOf("s6"), StatementsModel::Said).data(Qt::ToolTipRole).toString(), QStringLiteral("No date is given."));
}

TEST_F(StatementsTableTest, FiltersByWordsWithoutAccents)
{
    QTest::keyClicks(table.filter(), QStringLiteral("PRESS dora"));
    ASSERT_EQ(rows()->rowCount(), 1);
    EXPECT_EQ(rowOf("s2"), 0);
    EXPECT_EQ(table.countText(), QStringLiteral("1 of 10 statements"));
    QTest::keyClicks(table.filter(), QStringLiteral(" zzz"));
    EXPECT_EQ(rows()->rowCount(), 0);
    table.filter()->clear();
    EXPECT_EQ(rows()->rowCount(), 10);
}

TEST_F(StatementsTableTest, FollowsTheLens)
{
    ASSERT_TRUE(session.setLens("by:bob"));
    EXPECT_EQ(rows()->rowCount(), 1);
    EXPECT_EQ(table.countText(), QStringLiteral("1 of 10 statements"));
}

TEST_F(StatementsTableTest, SelectionGoesBothWays)
{
    table.table()->selectRow(rowOf("s4"));
    EXPECT_EQ(session.selection().statements, std::vector{session.statement("s4")});
    EXPECT_EQ(rows()->rowCount(), 10);                // the rows one works with stay
    session.select({{}, {session.statement("s2")}});  // a link on the canvas
    ASSERT_GE(rowOf("s2"), 0);
    EXPECT_TRUE(table.table()->selectionModel()->isRowSelected(rowOf("s2"), {}));
    EXPECT_EQ(rows()->rowCount(), 2);  // carl presses bob, bob knows carl: the whole link
}

TEST_F(StatementsTableTest, ListsWhatIsAboutTheSelectionUntilAskedNotTo)
{
    session.select({{session.entity("carl")}, {}});
    EXPECT_EQ(rows()->rowCount(), 3);
    EXPECT_EQ(table.countText(), QStringLiteral("3 of 10 statements"));
    QTest::mouseClick(table.aboutSelection(), Qt::LeftButton);
    EXPECT_EQ(rows()->rowCount(), 10);
    QTest::mouseClick(table.aboutSelection(), Qt::LeftButton);
    EXPECT_EQ(rows()->rowCount(), 3);
    session.select({});
    EXPECT_EQ(rows()->rowCount(), 10);
}

TEST_F(StatementsTableTest, CopiesCsvThatNoSpreadsheetExecutes)
{
    table.table()->selectRow(rowOf("s8"));
    QTest::keyClick(table.table(), Qt::Key_C, Qt::ControlModifier);
    const QString text = QString::fromUtf8(QApplication::clipboard()->mimeData()->data(QStringLiteral("text/csv")));
    EXPECT_TRUE(text.startsWith(
        QStringLiteral("Claim,Subject,Predicate,Object,According to,Paragraph,Modality,Said,Holds,Polarity,Document,Confidence,Note\n")))
        << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("\n'=Acme"))) << text.toStdString();
    const auto parsed = parseCsv(text.toStdString(), "clipboard");
    ASSERT_TRUE(parsed);
    ASSERT_EQ(parsed->rows.size(), 1u);
    EXPECT_EQ(parsed->rows[0].cells[0], "=Acme runs what Dora calls the plan");
    EXPECT_EQ(parsed->rows[0].cells[10], "A document");
    table.table()->clearSelection();
    EXPECT_EQ(parseCsv(table.selectedAsCsv().toStdString(), "clipboard")->rows.size(), 10u);
}

TEST_F(StatementsTableTest, ColumnsAndRowsHaveMenus)
{
    EXPECT_TRUE(table.table()->isColumnHidden(StatementsModel::PolarityColumn));
    QMenu columns;
    table.fillHeaderMenu(&columns);
    ASSERT_EQ(columns.actions().size(), StatementsModel::ColumnCount);
    columns.actions().at(StatementsModel::PolarityColumn)->trigger();
    EXPECT_FALSE(table.table()->isColumnHidden(StatementsModel::PolarityColumn));
    EXPECT_FALSE(columns.actions().at(StatementsModel::Claim)->isEnabled());
    QMenu menu;
    table.fillRowMenu(&menu, rowOf("s2"));
    menu.actions().front()->trigger();  // go to Carl
    EXPECT_EQ(session.selection().entities, std::vector{session.entity("carl")});
}

TEST_F(StatementsTableTest, ModelKeepsItsPromises)
{
    StatementsModel model(session);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    session.setLens("by:bob");
    model.restrictTo({{session.entity("ada")}, {}});
    EXPECT_EQ(model.rowCount(), 1);
    session.setLens("");
    session.setGraph(KnowledgeGraph());
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_FALSE(model.isRestricted());
    session.setGraph(tellingGraph());
    EXPECT_EQ(model.rowCount(), 10);
}

TEST_F(StatementsTableTest, WhatIsSelectedStaysSelectedWhileRowsAreFilteredAndSorted)
{
    QAbstractItemModelTester tester(rows(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const std::vector chosen{session.statement("s2")};
    table.table()->selectRow(rowOf("s2"));
    clickHeader(StatementsModel::Claim);
    EXPECT_EQ(table.selectedStatements(), chosen);
    const int row = rowOf("s2");
    clickHeader(StatementsModel::Claim);
    EXPECT_EQ(rowOf("s2"), 9 - row) << "the other way round";
    EXPECT_EQ(table.selectedStatements(), chosen);
    QTest::keyClicks(table.filter(), QStringLiteral("PRESS dora"));
    EXPECT_EQ(rows()->rowCount(), 1);
    EXPECT_EQ(table.selectedStatements(), chosen);
    table.filter()->setText(QStringLiteral("zzz"));
    EXPECT_EQ(rows()->rowCount(), 0);
    table.filter()->clear();
    EXPECT_EQ(rows()->rowCount(), 10);
    EXPECT_EQ(table.selectedStatements(), chosen);
    EXPECT_EQ(rowOf("s2"), 9 - row) << "sorted as before";
    ASSERT_TRUE(session.setLens("by:bob"));
    EXPECT_EQ(rows()->rowCount(), 1);
}

TEST_F(StatementsTableTest, TipsShowNamesAsTheyAreWritten)
{
    session.setGraph(graphFromText("<b>ada</b> -knows-> bob"));
    ASSERT_EQ(rows()->rowCount(), 1);
    const QString shown = rows()->index(0, StatementsModel::Link).data(Qt::ToolTipRole).toString();
    QTextDocument tip;
    if (Qt::mightBeRichText(shown))
        tip.setHtml(shown);
    else
        tip.setPlainText(shown);
    EXPECT_EQ(tip.toPlainText(), cell(0, StatementsModel::Link));
    EXPECT_TRUE(tip.toPlainText().contains(QStringLiteral("<b>"))) << tip.toPlainText().toStdString();
}

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
