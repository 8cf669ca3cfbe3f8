// SPDX-License-Identifier: Apache-2.0
// Which columns of the statements somebody wants to see, from one time to the next.
#include "tests/views/panels/fakesession.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/statementstable.h"

#include <gtest/gtest.h>

#include <QMenu>
#include <QTableView>

namespace relata::test {
namespace {

/// Chooses in the menu of the header.
void toggle(StatementsTable &table, const QString &column)
{
    QMenu menu;
    table.fillHeaderMenu(&menu);
    for (QAction *action : menu.actions())
        if (action->text() == column)
            return action->trigger();
    FAIL() << "no column " << column.toStdString();
}

TEST(StatementColumnsChosen, AreThoseOfAnotherTime)
{
    const std::vector<StatementProperty> properties{{"Amount", 10, true, {}}, {"Rare", 1, false, {}}, {"Common", 9, false, {}}};
    FakeSession session{tellingGraph()};
    QStringList chosen;
    {
        StatementsTable table(session);
        table.setProperties(properties);
        EXPECT_TRUE(table.chosenColumns().isEmpty()) << "nobody has chosen";
        toggle(table, QStringLiteral("Note"));
        toggle(table, QStringLiteral("According to"));
        toggle(table, QStringLiteral("Amount"));
        toggle(table, QStringLiteral("Amount"));
        toggle(table, QStringLiteral("Rare"));
        chosen = table.chosenColumns();
    }
    EXPECT_EQ(chosen, (QStringList{QStringLiteral("+note"), QStringLiteral("+property:Amount"), QStringLiteral("-property:Rare"),
                                   QStringLiteral("-speaker")}));
    StatementsTable table(session);
    table.setChosenColumns(chosen + QStringList{QStringLiteral("-claim"), QStringLiteral("+"), QStringLiteral("nonsense"), QStringLiteral("-what")});
    EXPECT_FALSE(table.table()->isColumnHidden(StatementsModel::Note));
    EXPECT_TRUE(table.table()->isColumnHidden(StatementsModel::Speaker));
    EXPECT_FALSE(table.table()->isColumnHidden(StatementsModel::Claim)) << "a row without its claim says nothing";
    table.setProperties(properties);
    EXPECT_FALSE(table.table()->isColumnHidden(StatementsModel::ColumnCount));
    EXPECT_TRUE(table.table()->isColumnHidden(StatementsModel::ColumnCount + 1));
}

}  // namespace
}  // namespace relata::test
