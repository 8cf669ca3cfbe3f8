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

}  // namespace
}  // namespace relata::test
