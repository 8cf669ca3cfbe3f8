// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/fakesession.h"
#include "views/panels/entitiesmodel.h"
#include "views/panels/entitiestable.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace relata::test {
namespace {

class EntitiesTableTest : public testing::Test
{
protected:
    EntitiesTableTest() : table(session)
    {
        QObject::connect(&table, &EntitiesTable::selectionRequested, &session, [this](const Selection &wanted) { session.select(wanted); });
        table.resize(980, 260);
        table.show();
    }
    const QAbstractItemModel *rows() const { return table.table()->model(); }
    QString cell(int row, int column) const { return rows()->index(row, column).data().toString(); }
    QStringList column(int column) const
    {
        QStringList all;
        for (int row = 0; row < rows()->rowCount(); ++row)
            all += cell(row, column);
        return all;
    }
    void clickHeader(int column)
    {
        QHeaderView *header = table.table()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(column) + 10, header->height() / 2));
    }
    QAction *columnChoice(const QString &title)
    {
        menu.clear();
        table.fillColumnsMenu(&menu);
        for (QAction *action : menu.actions())
            if (action->text() == title)
                return action;
        return nullptr;
    }
    /// By name: 4, 3, 2, 1, 1, …, and nothing of the last.
    void giveNumbers(Measure measure)
    {
        auto values = std::make_shared<std::vector<double>>(session.graph().entityIdEnd(), NAN);
        const QStringList names = column(EntitiesModel::Name);
        for (int i = 0; i + 1 < names.size(); ++i)
            for (const EntityId id : session.graph().entities())
                if (QString::fromStdString(std::string(session.graph().name(id))) == names[i])
                    (*values)[indexOf(id)] = std::max(1, 4 - i);
        table.setNumbers({measure, values});
    }
    FakeSession session{tellingGraph()};
    EntitiesTable table;
    QMenu menu;
};

TEST_F(EntitiesTableTest, PropertiesAreColumnsOfThisGraph)
{
    table.setProperties({{"Budget", 5, true, false}, {"R&D", 5, false, true}});
    columnChoice(QStringLiteral("Budget"))->trigger();
    columnChoice(QStringLiteral("R&&D"))->trigger();
    ASSERT_EQ(table.scales().size(), 3U);
    const int budget = EntitiesModel::FirstScale + 1;
    table.setNumbers({Scale::ofNumbers("Budget"), std::make_shared<const std::vector<double>>(session.graph().entityIdEnd(), 1'250'000.5)});
    table.setNumbers({Scale::ofGroups("R&D"), std::make_shared<const std::vector<double>>(session.graph().entityIdEnd(), 1),
                      std::make_shared<const std::vector<std::string>>(1, "yes")});
    EXPECT_EQ(cell(0, budget), QStringLiteral("1,250,000.50"));
    EXPECT_EQ(cell(0, budget + 1), QStringLiteral("yes"));
    EXPECT_EQ(rows()->headerData(budget + 1, Qt::Horizontal).toString(), QStringLiteral("R&D"));
    EXPECT_EQ(rows()->index(0, budget + 1).data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft, int(Qt::AlignLeft));
    EXPECT_TRUE(table.selectedAsCsv().contains(QStringLiteral("1250000.5,yes")));
    table.setProperties({{"R&D", 5, false, true}});
    EXPECT_EQ(table.scales().size(), 2U) << "another graph has no budgets";
    EXPECT_EQ(table.wantedScales().size(), 3U);
    table.setProperties({});
    table.setProperties({{"Budget", 5, true, true}});
    EXPECT_EQ(table.scales().back(), Scale::ofNumbers("Budget")) << "but the next one has";
    EXPECT_TRUE(columnChoice(QStringLiteral("Budget, as texts")));
}

TEST_F(EntitiesTableTest, ListsWhoIsShownByName)
{
    QAbstractItemModelTester tester(table.table()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_EQ(rows()->rowCount(), int(session.graph().entityCount()));
    QStringList names = column(EntitiesModel::Name), sorted = names;
    std::sort(sorted.begin(), sorted.end(), [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) < 0; });
    EXPECT_EQ(names, sorted);
    const int all = rows()->rowCount();
    session.hide(EntityId{0});
    EXPECT_EQ(rows()->rowCount(), all - 1);
    EXPECT_EQ(table.countText(), QStringLiteral("%1 of %2 entities").arg(all - 1).arg(all));
}

TEST_F(EntitiesTableTest, SortsByAMeasureEitherWayWithEqualsByNameAndNothingLast)
{
    QSignalSpy changed(&table, &EntitiesTable::scalesChanged);
    columnChoice(QStringLiteral("PageRank"))->trigger();
    EXPECT_EQ(changed.count(), 1);
    ASSERT_EQ(table.scales(), (std::vector<Scale>{Measure::Degree, Measure::PageRank}));
    const int pagerank = EntitiesModel::FirstScale + 1;
    EXPECT_EQ(rows()->headerData(pagerank, Qt::Horizontal).toString(), QStringLiteral("PageRank"));
    EXPECT_EQ(cell(0, pagerank), QStringLiteral("…")) << "somebody measures";
    const QStringList byName = column(EntitiesModel::Name);
    ASSERT_GE(byName.size(), 6);
    giveNumbers(Measure::PageRank);
    clickHeader(pagerank);  // the first click shows the highest
    EXPECT_EQ(column(EntitiesModel::Name), byName);
    EXPECT_EQ(cell(0, pagerank), QStringLiteral("4"));
    EXPECT_EQ(cell(rows()->rowCount() - 1, pagerank), QString());
    clickHeader(pagerank);
    QStringList lowest = byName.mid(3, byName.size() - 4);  // equals: by name
    lowest += {byName[2], byName[1], byName[0], byName.back()};
    EXPECT_EQ(column(EntitiesModel::Name), lowest);
}

TEST_F(EntitiesTableTest, IsSortedAgainWhenNumbersCome)
{
    clickHeader(EntitiesModel::FirstScale);
    EXPECT_EQ(rows()->headerData(EntitiesModel::FirstScale, Qt::Horizontal).toString(), QStringLiteral("Degree"));
    auto values = std::make_shared<std::vector<double>>(session.graph().entityIdEnd(), 0.0);
    values->back() = 12'345;
    table.setNumbers({Measure::Degree, values});
    EXPECT_EQ(cell(0, EntitiesModel::FirstScale), QStringLiteral("12,345"));
    EXPECT_EQ(rows()->index(0, 0).data(EntitiesModel::EntityRole).toUInt(), uint(session.graph().entityIdEnd() - 1));
}

TEST_F(EntitiesTableTest, AColumnThatGoesTakesItsOrderAlong)
{
    const QStringList byName = column(EntitiesModel::Name);
    auto values = std::make_shared<std::vector<double>>();
    for (std::size_t i = 0; i < session.graph().entityIdEnd(); ++i)
        values->push_back(double(i * 7 % 5));
    table.setNumbers({Measure::Degree, values});
    clickHeader(EntitiesModel::FirstScale);
    ASSERT_NE(column(EntitiesModel::Name), byName);
    columnChoice(QStringLiteral("Degree"))->trigger();
    EXPECT_TRUE(table.scales().empty());
    EXPECT_EQ(rows()->columnCount(), int(EntitiesModel::FirstScale));
    EXPECT_EQ(column(EntitiesModel::Name), byName);
}

TEST_F(EntitiesTableTest, RowsAndSelectionFollowEachOther)
{
    const EntityId third{rows()->index(2, 0).data(EntitiesModel::EntityRole).toUInt()};
    QTest::mouseClick(table.table()->viewport(), Qt::LeftButton, {}, table.table()->visualRect(rows()->index(2, 0)).center());
    EXPECT_EQ(session.selection().entities, std::vector{third});
    clickHeader(EntitiesModel::Name);  // the other way round
    EXPECT_EQ(table.selectedEntities(), std::vector{third}) << "whoever was selected stays selected in another order";
    session.select({{EntityId{0}}, {}});
    EXPECT_EQ(table.selectedEntities(), std::vector{EntityId{0}});
    session.select({});
    EXPECT_TRUE(table.selectedEntities().empty());
}

TEST_F(EntitiesTableTest, WhatWasSelectedMeanwhileIsSelectedWhenItComesToTheFront)
{
    table.setInFront(false);
    session.select({{EntityId{1}}, {}});
    EXPECT_TRUE(table.selectedEntities().empty()) << "nobody looks";
    table.setInFront(true);
    EXPECT_EQ(table.selectedEntities(), std::vector{EntityId{1}});
}

TEST_F(EntitiesTableTest, EnterAndDoubleClickGoThere)
{
    QSignalSpy gone(&table, &EntitiesTable::goRequested);
    table.table()->setCurrentIndex(rows()->index(1, 0));
    QTest::keyClick(table.table(), Qt::Key_Return);
    const QPoint there = table.table()->visualRect(rows()->index(1, 0)).center();
    QTest::mouseClick(table.table()->viewport(), Qt::LeftButton, {}, there);
    QTest::mouseDClick(table.table()->viewport(), Qt::LeftButton, {}, there);
    EXPECT_EQ(gone.count(), 2);
}

TEST_F(EntitiesTableTest, FiltersByWordsAndCopiesWhatIsListed)
{
    const QString name = cell(0, EntitiesModel::Name);
    giveNumbers(Measure::Degree);
    QTest::keyClicks(table.filter(), name.toUpper());
    ASSERT_EQ(rows()->rowCount(), 1);
    const QStringList lines = table.selectedAsCsv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[0].trimmed(), QStringLiteral("Name,Type,Degree"));
    EXPECT_TRUE(lines[1].trimmed().endsWith(QStringLiteral(",4"))) << lines[1].toStdString();
    table.filter()->clear();
    EXPECT_EQ(rows()->rowCount(), int(session.graph().entityCount()));
}

TEST_F(EntitiesTableTest, TellsThatItMeasuresAndThatItWasStopped)
{
    table.showMeasuring(0.3);
    EXPECT_TRUE(table.stopButton()->isVisible());
    EXPECT_EQ(table.countText(), QStringLiteral("Measuring …"));
    table.showStopped();
    EXPECT_FALSE(table.stopButton()->isVisible());
    EXPECT_EQ(cell(0, EntitiesModel::FirstScale), QStringLiteral("–"));
}

TEST_F(EntitiesTableTest, AnotherGraphIsListedWhole)
{
    session.setGraph(graphFromText("zoe -knows-> bob, ada"));
    EXPECT_EQ(column(EntitiesModel::Name), (QStringList{QStringLiteral("Ada"), QStringLiteral("Bob"), QStringLiteral("Zoe")}));
    session.setGraph(KnowledgeGraph());
    EXPECT_EQ(rows()->rowCount(), 0);
}

/// A table that edits its session: five people with budgets, two of them in Peru.
struct EditedEntities : testing::Test {
    FakeSession session{graphFromText("ana -knows-> bob, bob -knows-> cyn, cyn -knows-> dan, dan -knows-> eve")};
    EntitiesTable table{session};
    QStringList done, refusals;
    EditedEntities()
    {
        QObject::connect(&table, &EntitiesTable::selectionRequested, &session, [this](const Selection &wanted) { session.select(wanted); });
        QObject::connect(&table, &EntitiesTable::refused, [this](const QString &sentence) { refusals += sentence; });
        table.setDoEdit([this](const GraphDiff &diff, const QString &label) {
            session.edit(diff);
            done += label;
            return true;
        });
        table.resize(980, 260);
        table.show();
        table.setProperties({{"Budget", 5, true, false}});
        table.setColumn(Scale::ofNumbers("Budget"), true);
    }
    static constexpr int budget = EntitiesModel::FirstScale + 1;
    QModelIndex cell(int row, int column) const { return table.table()->model()->index(row, column); }
    Entity now(const char *key) const { return session.graph().entity(session.entity(key)); }
    QWidget *openEditor() const
    {
        QWidget *open = nullptr;  // the one before is deleted later
        for (QWidget *each : table.table()->findChildren<QWidget *>(QStringLiteral("cellEditor")))
            open = each->isVisible() ? each : open;
        return open;
    }
    QWidget *edit(int row, int column)
    {
        table.table()->selectionModel()->setCurrentIndex(cell(row, column), QItemSelectionModel::NoUpdate);
        QTest::keyClick(table.table(), Qt::Key_F2);
        return openEditor();
    }
    static void enter(QWidget *editor, const char *text)
    {
        ASSERT_TRUE(qobject_cast<QLineEdit *>(editor));
        qobject_cast<QLineEdit *>(editor)->setText(QString::fromUtf8(text));
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();
    }
};

TEST_F(EditedEntities, InsertTheButtonAndTheMenuWishForANewOne)
{
    QSignalSpy wished(&table, &EntitiesTable::addWanted);
    QTest::keyClick(table.table(), Qt::Key_Insert);
    QMenu menu;
    table.fillRowMenu(&menu, -1);
    ASSERT_EQ(menu.actions().front()->text(), QStringLiteral("New entity …\tInsert"));
    menu.actions().front()->trigger();
    for (QToolButton *button : table.findChildren<QToolButton *>())
        if (button->accessibleName() == QStringLiteral("New entity"))
            button->click();
    EXPECT_EQ(wished.count(), 3);
}

TEST_F(EditedEntities, ANameIsWrittenIntoOneRowWhateverIsSelected)
{
    table.table()->selectAll();
    enter(edit(1, EntitiesModel::Name), "Bobby");
    EXPECT_EQ(now("bob").name, "Bobby");
    EXPECT_EQ(now("ana").name, "Ana");
    EXPECT_EQ(done, QStringList{QStringLiteral("Change “Name” of Bob")});
    EXPECT_EQ(table.table()->currentIndex(), cell(1, EntitiesModel::Name)) << "whoever wrote stays there";
    QWidget *editor = edit(1, EntitiesModel::Name);
    enter(editor, "  ");
    EXPECT_TRUE(editor->isVisible()) << "what is wrong stays until it is right";
    table.table()->setFocus();
    QFocusEvent away(QEvent::FocusOut);
    QApplication::sendEvent(editor, &away);
    QCoreApplication::processEvents();
    EXPECT_EQ(refusals, QStringList{QStringLiteral("Has no name. Expected one")});
    EXPECT_EQ(now("bob").name, "Bobby");
    EXPECT_EQ(done.size(), 1);
}

TEST_F(EditedEntities, APropertyIsWrittenIntoAllSelectedRowsAsOneStep)
{
    table.table()->selectAll();
    enter(edit(0, budget), "1500");
    EXPECT_EQ(done, QStringList{QStringLiteral("Change “Budget” of 5 entities")});
    for (const char *key : {"ana", "bob", "cyn", "dan", "eve"})
        EXPECT_EQ(now(key).properties, (Properties{{"Budget", "1500"}})) << key;
    table.table()->clearSelection();
    session.select({});
    enter(edit(0, budget), "");
    EXPECT_EQ(done.back(), QStringLiteral("Change “Budget” of Ana"));
    EXPECT_TRUE(now("ana").properties.empty());
    EXPECT_EQ(now("bob").properties.size(), 1U);
}

TEST_F(EditedEntities, ATypeIsChosenFromThoseOfTheSchema)
{
    auto *box = qobject_cast<QComboBox *>(edit(2, EntitiesModel::Type));
    ASSERT_TRUE(box);
    ASSERT_EQ(std::size_t(box->count()), session.graph().schema().types().size());
    EXPECT_EQ(box->currentData().toString().toStdString(), now("cyn").type);
    const int other = box->currentIndex() == 0 ? 1 : 0;
    const std::string key = box->itemData(other).toString().toStdString();
    box->setCurrentIndex(other);
    QTest::keyClick(box, Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(now("cyn").type, key);
    EXPECT_EQ(done, QStringList{QStringLiteral("Change “Type” of Cyn")});
}

TEST_F(EditedEntities, WhatIsMeasuredOpensTheFormAndSoDoesF2InACell)
{
    QSignalSpy form(&table, &EntitiesTable::formWanted), gone(&table, &EntitiesTable::goRequested);
    EXPECT_FALSE(edit(0, EntitiesModel::FirstScale)) << "the degree is counted";
    ASSERT_EQ(form.count(), 1);
    EXPECT_EQ(form[0][0].value<EntityId>(), session.entity("ana"));
    auto *line = qobject_cast<QLineEdit *>(edit(1, budget));
    ASSERT_TRUE(line);
    line->setText(QStringLiteral("7"));
    QTest::keyClick(line, Qt::Key_F2);
    ASSERT_EQ(form.count(), 2);
    EXPECT_EQ(form[1][0].value<EntityId>(), session.entity("bob"));
    EXPECT_EQ(now("bob").properties, (Properties{{"Budget", "7"}})) << "the form begins with what was written";
    for (const int column : {int(EntitiesModel::FirstScale), budget}) {
        const QPoint there = table.table()->visualRect(cell(2, column)).center();
        QTest::mouseClick(table.table()->viewport(), Qt::LeftButton, {}, there);
        QTest::mouseDClick(table.table()->viewport(), Qt::LeftButton, {}, there);
    }
    EXPECT_EQ(gone.count(), 1) << "from what is measured one goes there";
    EXPECT_TRUE(openEditor()) << "a property is written";
}

TEST(EntitiesTableOfMany, SortsOnAWorkerWhileTheRowsOfBeforeStand)
{
    GraphDiff diff;
    for (std::uint32_t i = 0; i < 6000; ++i) {
        Entity entity;
        entity.key = entity.name = "somebody " + std::to_string(i);
        entity.type = "person";
        diff.entities.push_back({EntityId{i}, std::nullopt, entity});
    }
    KnowledgeGraph graph = graphFromText("");
    ASSERT_TRUE(graph.apply(diff)) << graph.apply(diff).error().text();
    FakeSession session(std::move(graph));
    EntitiesTable table(session);
    table.resize(600, 200);
    table.show();
    EXPECT_TRUE(table.isSorting());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !table.isSorting(); }, 30'000));
    const QAbstractItemModel *rows = table.table()->model();
    ASSERT_EQ(rows->rowCount(), 6000);
    table.table()->sortByColumn(0, Qt::DescendingOrder);
    EXPECT_EQ(rows->index(0, 0).data().toString(), QStringLiteral("somebody 0")) << "until it is sorted";
    session.hide(EntityId{0});  // reads on while it sorts: a newer wish
    GraphDiff rename;
    rename.entities.push_back({EntityId{1}, session.graph().entity(EntityId{1}), session.graph().entity(EntityId{1})});
    rename.entities[0].after->name = "zz";
    session.edit(rename);  // stops who reads
    ASSERT_TRUE(QTest::qWaitFor([&] { return !table.isSorting(); }, 30'000));
    EXPECT_EQ(rows->rowCount(), 5999);
    EXPECT_EQ(rows->index(0, 0).data().toString(), QStringLiteral("zz"));
}

TEST(EntitiesTableLook, LongNamesGiveWayToNumbers)
{
    KnowledgeGraph graph = tellingGraph();
    GraphDiff diff;
    diff.entities.push_back({EntityId{0}, graph.entity(EntityId{0}), graph.entity(EntityId{0})});
    diff.entities[0].after->name = "A " + std::string(300, 'w');
    ASSERT_TRUE(graph.apply(diff));
    FakeSession session(std::move(graph));
    EntitiesTable table(session);
    table.setScales({Measure::Degree, Measure::PageRank, Measure::CutOff});
    table.resize(760, 240);
    table.show();
    const auto *header = table.table()->horizontalHeader();
    int wide = 0;
    for (int column = 0; column < header->count(); ++column)
        wide += header->sectionSize(column);
    EXPECT_LE(wide, table.table()->viewport()->width());
    keepPicture(table, QStringLiteral("entities"));
    session.setTheme(ThemeKind::Dark);
    keepPicture(table, QStringLiteral("entities-dark"));
}

}  // namespace
}  // namespace relata::test
