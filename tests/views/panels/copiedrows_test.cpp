// SPDX-License-Identifier: Apache-2.0
// What the tables give to others of their rows.
#include "model/tables/columnmapping.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "model/tables/readtables.h"
#include "tests/views/panels/fakesession.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/statementstable.h"
#include "views/panels/text.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QTableView>
#include <QTest>

#include <set>

namespace relata::test {
namespace {

struct CopiedRows : testing::Test {
    FakeSession session{tellingGraph()};
    StatementsTable table{session};
    CopiedRows()
    {
        table.resize(980, 260);
        table.show();
    }
    int rowOf(const char *key)
    {
        const QAbstractItemModel *rows = table.table()->model();
        for (int row = 0; row < rows->rowCount(); ++row)
            if (StatementId{rows->index(row, 0).data(StatementsModel::StatementRole).toUInt()} == session.statement(key))
                return row;
        return -1;
    }
};

TEST_F(CopiedRows, CopiesForSpreadsheetsAndOtherWindowsAtOnce)
{
    Selection taken;
    table.setMime([&taken](const Selection &what) {
        taken = what;
        auto *data = new QMimeData;
        data->setData(QStringLiteral("application/x-clip"), "clip");
        return data;
    });
    table.table()->selectRow(rowOf("s8"));
    QTest::keyClick(table.table(), Qt::Key_C, Qt::ControlModifier);
    const QMimeData *data = QApplication::clipboard()->mimeData();
    EXPECT_EQ(taken, (Selection{{}, {session.statement("s8")}}));
    EXPECT_EQ(data->data(QStringLiteral("application/x-clip")), QByteArray("clip"));
    const QStringList lines = data->text().split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[0].split(QLatin1Char('\t')).size(), lines[1].split(QLatin1Char('\t')).size());
    EXPECT_TRUE(lines[1].startsWith(QStringLiteral("'=Acme runs"))) << lines[1].toStdString();
    EXPECT_TRUE(data->html().contains(QStringLiteral("<th>Subject</th>"))) << data->html().toStdString();
    QMenu menu;
    table.fillRowMenu(&menu, rowOf("s8"));
    int keys = 0;
    for (QAction *action : menu.actions()) {
        keys += action->text().contains(QStringLiteral("Ctrl+C"));
        if (action->text() == QStringLiteral("Copy the selected rows as CSV"))
            action->trigger();
    }
    EXPECT_EQ(keys, 1);
    EXPECT_EQ(QApplication::clipboard()->text(), table.selectedAsCsv()) << "text alone";
    EXPECT_FALSE(QApplication::clipboard()->mimeData()->hasHtml());
}

TEST_F(CopiedRows, WhatIsWrittenIsReadAgain)
{
    const KnowledgeGraph &graph = session.graph();
    const std::string csv = table.selectedAsCsv().toStdString();
    for (const StatementId id : graph.statements())
        if (!graph.said(id).empty()) {
            EXPECT_NE(csv.find("," + graph.said(id).text() + ","), std::string::npos) << "as it is written";
        }
    QMimeData data;
    putRows(data, table.selectedAsRows());
    for (const std::string &text : {csv, data.text().toStdString()}) {
        auto read = tableFromText(text);
        ASSERT_TRUE(read) << read.error().text();
        std::vector<Table> tables;
        tables.push_back(std::move(*read));
        const auto again = graphFromTables(tables, guessMapping(tables));
        ASSERT_TRUE(again) << again.error().text();
        EXPECT_EQ(again->graph.statementCount(), graph.statementCount());
        std::multiset<std::string> before, after;
        for (const KnowledgeGraph *each : {&graph, &again->graph})
            for (const StatementId id : each->statements())
                (each == &graph ? before : after)
                    .insert(linkInWords(*each, id).toStdString() + "; " + speakerName(*each, id).toStdString() + "; " + each->said(id).text() + "; "
                            + each->holds(id).text() + "; " + std::string(toString(each->modality(id))));
        EXPECT_EQ(before, after);
    }
}

}  // namespace
}  // namespace relata::test
