// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/views/panels/fakesession.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/statementstable.h"

#include <gtest/gtest.h>

#include <QTableView>

namespace relata::test {

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

}  // namespace relata::test
