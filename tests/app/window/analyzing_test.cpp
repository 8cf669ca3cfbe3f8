// SPDX-License-Identifier: Apache-2.0
// Questions in the window: asked in the menu or the search box, answered in a panel, as sizes, colours and filters.
#include "app/viewmemory.h"
#include "app/window/analyzing.h"
#include "app/window/mainwindow.h"
#include "app/window/windowactions.h"
#include "tests/model/io/tempfolder.h"
#include "views/panels/analysismodel.h"
#include "views/panels/analysispanel.h"
#include "views/panels/entitiesmodel.h"
#include "views/panels/entitiestable.h"
#include "views/panels/searchbox.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace relata {
namespace {

class QuestionsInTheWindow : public testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        window = std::make_unique<MainWindow>();
        window->canvas().setAnimationsEnabled(false);
        window->resize(1600, 1000);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
        ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    }
    Workspace &workspace() { return window->workspace(); }
    AnalysisPanel &panel() { return window->analysis(); }
    QAction *question(const QString &text)
    {
        for (QAction *menu : window->menuBar()->actions())
            for (QAction *action : menu->menu()->actions())
                if (action->text() == text)
                    return action;
        return nullptr;
    }
    QStringList offeredBy(QMenu *menu)
    {
        emit menu->aboutToShow();
        QStringList offered;
        for (const QAction *action : menu->actions())
            offered += action->text();
        return offered;
    }
    void ask(const char *text)
    {
        QAction *action = question(QString::fromLatin1(text));
        ASSERT_NE(action, nullptr) << text;
        action->trigger();
        waitForAnswer();
    }
    void waitForAnswer()
    {
        QSignalSpy answered(&window->analyzing(), &Analyzing::answered);
        if (window->analyzing().isRunning()) {
            ASSERT_TRUE(answered.wait(60'000));
        }
    }
    double radiusOf(EntityId id)
    {
        const Scene scene = workspace().scene();
        return double(scene.nodes[static_cast<std::size_t>(scene.indexOfNode(id))].radius);
    }
    /// For people to look at, in the folder that RELATA_PICTURES names; nothing without it.
    void keepPicture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("RELATA_PICTURES"); !folder.isEmpty())
            window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QString::fromLatin1(name)));
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(QuestionsInTheWindow, OpenThePanelAndSizeThePicture)
{
    EXPECT_FALSE(panel().isVisible());
    ask("Who stands between?");
    EXPECT_TRUE(panel().isVisible());
    ASSERT_EQ(panel().answers().rowCount(), int(workspace().graph().entityCount()));
    const EntityId first = panel().answers().row(0).entities.front();
    EXPECT_DOUBLE_EQ(radiusOf(first), 26);
    EXPECT_TRUE(panel().sizeBox()->isChecked());
    keepPicture("between");
    workspace().history().undo();
    EXPECT_FALSE(panel().sizeBox()->isChecked());
    EXPECT_FALSE(workspace().view().sizeBy);
}

TEST_F(QuestionsInTheWindow, GroupsColourThePictureAndCanBeKept)
{
    ask("Which groups are there?");
    EXPECT_EQ(workspace().view().fillBy, Measure::Community);
    const Scene scene = workspace().scene();
    EXPECT_FALSE(scene.bands.empty());
    keepPicture("groups");
    window->setTheme(ThemeChoice::Dark);
    workspace().setFillBy(Measure::Betweenness);
    waitForAnswer();
    keepPicture("dark");
    workspace().setFillBy(Measure::Community);
    window->setTheme(ThemeChoice::Light);
    const std::size_t members = panel().answers().row(1).entities.size();
    panel().table()->selectRow(1);
    EXPECT_EQ(workspace().selection().entities.size(), members);
    panel().filterButton()->click();
    EXPECT_EQ(workspace().view().lens.text(), "community:2");
    EXPECT_LE(workspace().visible().entities.size(), members);
    EXPECT_GT(workspace().visible().entities.size(), 0U);
}

TEST_F(QuestionsInTheWindow, WhatEntitiesSayOfThemselvesIsSizeColourAndColumn)
{
    test::TempFolder folder;
    test::write(folder / "who.csv", "Name,Employer,Budget,Country\nAda,Acme,\"1,200\",mx\nBob,Acme,300,us\nEve,Initech,,mx\n");
    ASSERT_TRUE(window->openInput(QString::fromStdString((folder / "who.csv").string())));
    QAction *own = question(QStringLiteral("Amounts and other &properties"));
    ASSERT_TRUE(own);
    ASSERT_EQ(offeredBy(own->menu()), (QStringList{QStringLiteral("Who has the highest “Budget”?"), QStringLiteral("Who has which “Country”?")}));
    own->menu()->actions()[0]->trigger();
    waitForAnswer();
    EXPECT_EQ(panel().answers().row(0).name, QStringLiteral("Ada"));
    EXPECT_EQ(panel().answers().row(0).value, QStringLiteral("1200"));
    EXPECT_DOUBLE_EQ(radiusOf(workspace().graph().findEntity("Ada")), 26);
    own->menu()->actions()[1]->trigger();
    waitForAnswer();
    EXPECT_EQ(workspace().view().fillBy, Scale::ofGroups("Country"));
    EXPECT_EQ(workspace().scene().bands.front().label, QStringLiteral("Country: mx"));
    keepPicture("properties");
    const auto back = viewFromJson(workspace().graph(), viewToJson(workspace().graph(), {workspace().view(), {}, {}}, Places::Within));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->view.sizeBy, Scale::ofNumbers("Budget"));
    EXPECT_EQ(back->view.fillBy, Scale::ofGroups("Country"));

    const EntityId bob = workspace().graph().findEntity("Bob");
    const Entity before = workspace().graph().entity(bob);
    Entity after = before;
    after.properties = {{"Budget", "9,000"}};
    GraphDiff diff;
    diff.entities.push_back({bob, before, after});
    ASSERT_TRUE(workspace().edit(QStringLiteral("Edit Bob"), std::move(diff)));
    waitForAnswer();
    EXPECT_DOUBLE_EQ(radiusOf(bob), 26) << "read again";
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    EXPECT_TRUE(panel().scale().measure()) << "nobody has a country here";
}

TEST_F(QuestionsInTheWindow, WhatStatementsAddUpToIsSizeColumnAndFilter)
{
    test::TempFolder folder;
    test::write(folder / "paid.csv", "source,target,Amount\nMinistry,Acme,\"1,200\"\nMinistry,Initech,300\nTown,Acme,100\nTown,Bank,5\n");
    ASSERT_TRUE(window->openInput(QString::fromStdString((folder / "paid.csv").string())));
    QAction *own = question(QStringLiteral("Amounts and other &properties"));
    ASSERT_TRUE(own);
    ASSERT_EQ(offeredBy(own->menu()),
              (QStringList{QStringLiteral("To whom leads the most “Amount”?"), QStringLiteral("From whom comes the most “Amount”?"),
                           QStringLiteral("Whose statements add up to the most “Amount”?")}));
    own->menu()->actions()[0]->trigger();
    waitForAnswer();
    ASSERT_EQ(panel().answers().rowCount(), 3) << "who only pays gets nothing";
    EXPECT_EQ(panel().answers().row(0).name, QStringLiteral("Acme"));
    EXPECT_EQ(panel().answers().row(0).value, QStringLiteral("1300"));
    EXPECT_DOUBLE_EQ(radiusOf(workspace().graph().findEntity("Acme")), 26);
    const auto back = viewFromJson(workspace().graph(), viewToJson(workspace().graph(), {workspace().view(), {}, {}}, Places::Within));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->view.sizeBy, Scale::ofSums("Amount", SumWay::In));
    keepPicture("sums");
    EXPECT_TRUE(panel().widthBox()->isVisible());
    panel().widthBox()->click();
    EXPECT_EQ(workspace().view().widthBy, "Amount");
    const Scene wide = workspace().scene();
    std::vector<double> widths;
    for (const SceneLink &link : wide.links)
        widths.push_back(double(link.width));
    std::sort(widths.begin(), widths.end());
    EXPECT_DOUBLE_EQ(widths.back(), 7.5) << "1,200";
    EXPECT_DOUBLE_EQ(widths[2], 7.5 / 4) << "300";
    EXPECT_DOUBLE_EQ(widths.front(), 1) << "5";
    EXPECT_EQ(wide.widthsSay, QStringLiteral("Link width: Amount, up to 1200"));
    EXPECT_EQ(viewFromJson(workspace().graph(), viewToJson(workspace().graph(), {workspace().view(), {}, {}}, Places::Within))->view.widthBy,
              "Amount");
    keepPicture("widths");
    workspace().history().undo();
    EXPECT_TRUE(workspace().view().widthBy.empty());
    EXPECT_FALSE(panel().widthBox()->isChecked());

    EntitiesTable &table = window->entities();
    table.setColumn(Scale::ofSums("Amount", SumWay::Out), true);
    window->dock(QStringLiteral("entities"))->show();
    window->dock(QStringLiteral("entities"))->raise();
    QCoreApplication::processEvents();
    waitForAnswer();
    ASSERT_TRUE(table.table());
    const auto *columns = table.table()->model();
    QStringList paid;
    for (int row = 0; row < columns->rowCount(); ++row)
        paid += columns->index(row, columns->columnCount() - 1).data().toString();
    paid.sort();
    EXPECT_EQ(paid.join(QLatin1Char(';')), QStringLiteral(";;;105;1500"));
    ASSERT_TRUE(workspace().setLens(*Lens::parse("to:Acme")));
    waitForAnswer();
    EXPECT_EQ(panel().answers().rowCount(), 1) << "of what is shown";
    ASSERT_TRUE(workspace().setLens(Lens()));
    waitForAnswer();
    panel().filterButton()->click();
    EXPECT_EQ(workspace().view().lens.text(), "insum:Amount=top10");
}

TEST_F(QuestionsInTheWindow, PropertiesAreThoseOfTheGraphThatIsOpen)
{
    test::TempFolder folder;
    test::write(folder / "a.csv", "Name,Employer,Budget\nAda,Acme,5\nBob,Acme,6\n");
    test::write(folder / "b.csv", "Name,Employer,Age\nAda,Acme,30\nBob,Acme,40\n");
    const auto offered = [&](const char *file) {
        EXPECT_TRUE(window->openInput(QString::fromStdString((folder / file).string())));
        std::vector<std::string> keys;
        for (const ScaleProperty &property : window->analyzing().properties())
            keys.push_back(property.key);
        return keys;
    };
    EXPECT_EQ(offered("a.csv"), std::vector<std::string>{"Budget"});
    window->analyzing().ask(Scale::ofNumbers("Budget"));
    waitForAnswer();
    window->entities().setColumn(Scale::ofNumbers("Budget"), true);
    EXPECT_EQ(offered("b.csv"), std::vector<std::string>{"Age"}) << "neither was edited, both are of the same revision";
    EXPECT_EQ(panel().scale(), Scale(Measure::Degree));
    EXPECT_EQ(window->entities().scales(), std::vector<Scale>{Measure::Degree});
    EXPECT_EQ(offered("a.csv"), std::vector<std::string>{"Budget"});
    EXPECT_EQ(window->entities().scales().back(), Scale::ofNumbers("Budget")) << "wanted again";
}

TEST_F(QuestionsInTheWindow, AreAnsweredAgainWhenTheLensChanges)
{
    ask("Who is best connected?");
    const int all = panel().answers().rowCount();
    ASSERT_TRUE(workspace().setLens(*Lens::parse("category:power")));
    waitForAnswer();
    EXPECT_LT(panel().answers().rowCount(), all);
    EXPECT_EQ(panel().answers().rowCount(), int(workspace().visible().entities.size()));
    workspace().history().undo();
    waitForAnswer();
    EXPECT_EQ(panel().answers().rowCount(), all);
}

TEST_F(QuestionsInTheWindow, AreColumnsOfTheEntitiesThatCanBeSortedBy)
{
    EntitiesTable &table = window->entities();
    EXPECT_FALSE(table.isInUse());
    ask("Who stands between?");
    const auto ranking = [this] {
        QStringList names;
        for (int row = 0; row < 5; ++row)
            names += panel().answers().row(row).name;
        return names;
    };
    const QStringList between = ranking();
    QTest::mouseClick(panel().columnBox(), Qt::LeftButton, {}, QPoint(8, panel().columnBox()->height() / 2));
    waitForAnswer();
    ASSERT_TRUE(table.isInUse()) << "it comes to the front";
    EXPECT_TRUE(panel().columnBox()->isChecked());
    ASSERT_EQ(table.scales(), (std::vector<Scale>{Measure::Degree, Measure::Betweenness}));
    const QAbstractItemModel *rows = table.table()->model();
    ASSERT_EQ(rows->rowCount(), int(workspace().graph().entityCount()));
    QHeaderView *header = table.table()->horizontalHeader();
    const int column = 3;
    ASSERT_EQ(rows->headerData(column, Qt::Horizontal).toString(), QStringLiteral("Betweenness"));
    const auto click = [&] {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(column) + 12, header->height() / 2));
    };
    click();
    QStringList names;
    for (int row = 0; row < 5; ++row)
        names += rows->index(row, 0).data().toString();
    EXPECT_EQ(names, between) << "the table says what the panel says";
    keepPicture("entities-window");
    window->setTheme(ThemeChoice::Dark);
    keepPicture("entities-window-dark");
    window->setTheme(ThemeChoice::Light);
    click();
    EXPECT_EQ(rows->index(rows->rowCount() - 1, 0).data().toString(), between.front());
    QTest::mouseClick(table.table()->viewport(), Qt::LeftButton, {}, table.table()->visualRect(rows->index(0, 0)).center());
    ASSERT_EQ(workspace().selection().entities.size(), 1U);
    EXPECT_EQ(window->canvas().selection(), workspace().selection());
    ASSERT_TRUE(workspace().setLens(*Lens::parse("category:power")));
    waitForAnswer();
    EXPECT_EQ(rows->rowCount(), int(workspace().visible().entities.size())) << "measured of what is shown";
    EXPECT_FALSE(rows->index(0, column).data().toString().isEmpty());
    QTest::mouseClick(panel().columnBox(), Qt::LeftButton, {}, QPoint(8, panel().columnBox()->height() / 2));
    EXPECT_EQ(table.scales(), std::vector<Scale>{Measure::Degree});
}

TEST_F(QuestionsInTheWindow, ColumnsAreThereTheNextTime)
{
    window->entities().setScales({Measure::PageRank, Measure::Core});
    EXPECT_FALSE(window->entities().isInUse());
    window->dock(QStringLiteral("entities"))->raise();
    EXPECT_TRUE(window->entities().isInUse());
    window->close();
    window = std::make_unique<MainWindow>();
    EXPECT_EQ(window->entities().scales(), (std::vector<Scale>{Measure::PageRank, Measure::Core}));
    window->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
    EXPECT_TRUE(window->entities().isInUse()) << "the tab in front is the same";
}

TEST_F(QuestionsInTheWindow, ANumberOfAnotherGraphIsNotShownInTheNext)
{
    window->dock(QStringLiteral("entities"))->show();
    window->dock(QStringLiteral("entities"))->raise();
    waitForAnswer();
    ASSERT_TRUE(window->entities().isInUse());
    const QAbstractItemModel *rows = window->entities().table()->model();
    EXPECT_NE(rows->index(0, 2).data().toString(), QStringLiteral("…"));
    window->newProject();
    EXPECT_EQ(rows->rowCount(), 0);
    ASSERT_TRUE(window->openInput(QStringLiteral("sample:mexico-migration")));
    EXPECT_EQ(rows->index(0, 2).data().toString(), QStringLiteral("…"));
    waitForAnswer();
    EXPECT_NE(rows->index(0, 2).data().toString(), QStringLiteral("…"));
}

TEST_F(QuestionsInTheWindow, NothingIsMeasuredOfAGraphThatIsNoLongerOpen)
{
    window->entities().setScales({Measure::Betweenness});
    window->dock(QStringLiteral("entities"))->raise();
    ASSERT_TRUE(window->analyzing().isRunning());
    window->dock(QStringLiteral("statements"))->raise();  // nobody asks any more, but the job goes on
    ASSERT_FALSE(window->entities().isInUse());
    window->newProject();
    EXPECT_FALSE(window->analyzing().isRunning()) << "its answer would be numbers of others";
}

TEST_F(QuestionsInTheWindow, StoppedColumnsShowNothingOfTheViewBefore)
{
    window->entities().setScales({Measure::PageRank});
    window->dock(QStringLiteral("entities"))->raise();
    waitForAnswer();
    const QAbstractItemModel *rows = window->entities().table()->model();
    ASSERT_NE(rows->index(0, 2).data().toString(), QStringLiteral("–"));
    ASSERT_TRUE(workspace().setLens(*Lens::parse("category:power")));
    ASSERT_TRUE(window->analyzing().isRunning());
    emit window->entities().stopRequested();
    EXPECT_FALSE(window->analyzing().isRunning());
    EXPECT_EQ(rows->index(0, 2).data().toString(), QStringLiteral("–"));
}

TEST_F(QuestionsInTheWindow, WhoIsLookedForShowsTheCardInPlaceOfTheAnswers)
{
    ask("Who stands between?");
    QDockWidget *card = window->dock(QStringLiteral("inspector"));
    ASSERT_TRUE(card->visibleRegion().isEmpty()) << "the answers lie over it";
    emit window->findChild<SearchBox *>()->entityChosen(workspace().graph().findEntity("morena"), false);
    QCoreApplication::processEvents();
    EXPECT_FALSE(card->visibleRegion().isEmpty());
}

TEST_F(QuestionsInTheWindow, AreFoundInTheSearchBox)
{
    for (const char *text : {"Who stands between?", "Which groups are there?", "Who is indispensable?", "Who is best connected?"}) {
        const auto *actions = window->findChild<WindowActions *>();
        ASSERT_NE(actions->find(QString::fromLatin1(text)), nullptr) << text;
    }
}

TEST_F(QuestionsInTheWindow, NothingIsMeasuredWhileNobodyAsks)
{
    EXPECT_FALSE(window->analyzing().isRunning());
    ASSERT_TRUE(workspace().setLens(*Lens::parse("category:power")));
    EXPECT_FALSE(window->analyzing().isRunning());
}

TEST_F(QuestionsInTheWindow, SizesAndColoursAreRememberedWithTheView)
{
    workspace().setSizeBy(Measure::PageRank);
    workspace().setFillBy(Measure::Community);
    waitForAnswer();
    const std::string text = viewToJson(workspace().graph(), {workspace().view(), {}, {}});
    const auto back = viewFromJson(workspace().graph(), text);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->view.sizeBy, Measure::PageRank);
    EXPECT_EQ(back->view.fillBy, Measure::Community);
}

}  // namespace
}  // namespace relata
