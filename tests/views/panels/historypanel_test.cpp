// SPDX-License-Identifier: Apache-2.0
#include "model/edit/merge.h"
#include "tests/views/panels/fakesession.h"
#include "views/panels/historymodel.h"
#include "views/panels/historypanel.h"
#include "views/panels/text.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

namespace relata::test {
namespace {

/// A history in memory.
class FakeHistory final : public HistorySource
{
public:
    bool isOpen() const override { return open; }
    QString whyReadOnly() const override { return readOnly; }
    bool isUndoable(std::int64_t step) const override { return step > undoableAfter; }
    Result<std::vector<HistoryStep>> steps(const HistoryPage &page) const override
    {
        std::vector<HistoryStep> found;
        for (auto step = all.rbegin(); step != all.rend() && found.size() < page.most; ++step)
            if ((page.before == 0 || step->id < page.before) && (!page.onlyNamed || !step->name.empty())
                && (step->label + step->name).find(page.words) != std::string::npos)
                found.push_back(*step);
        read += found.size();
        return found;
    }
    Result<StepSummary> touched(std::int64_t step) const override
    {
        ++asked;
        const auto found = summaries.find(step);
        return found == summaries.end() ? StepSummary() : found->second;
    }
    Result<void> nameStep(std::int64_t step, const QString &name) override
    {
        all[static_cast<std::size_t>(step - 1)].name = name.toStdString();
        emit historyChanged();
        return {};
    }
    void add(const std::string &label, const std::string &made = "2026-11-20T09:15:00Z")
    {
        all.push_back({static_cast<std::int64_t>(all.size()) + 1, made, label, {}});
        emit historyChanged();
    }
    bool open = true;
    QString readOnly;
    std::int64_t undoableAfter = 1'000'000;
    std::vector<HistoryStep> all;
    std::map<std::int64_t, StepSummary> summaries;
    mutable std::size_t read = 0, asked = 0;
};

class HistoryPanelTest : public testing::Test
{
protected:
    HistoryPanelTest() : panel(session, source)
    {
        QObject::connect(&panel, &HistoryPanel::revertRequested, &panel, [this](qint64 step) { reverted = step; });
        QObject::connect(&panel, &HistoryPanel::keepRequested, &panel, [this] { ++kept; });
        panel.resize(348, 700);
        panel.show();
    }
    QStringList labels() const
    {
        QStringList all;
        for (int row = 0; row < panel.steps().rowCount(); ++row)
            all += QString::fromStdString(panel.steps().step(row).label);
        return all;
    }
    void choose(int row)
    {
        QTest::mouseClick(panel.list()->viewport(), Qt::LeftButton, {}, panel.list()->visualRect(panel.steps().index(row)).center());
    }
    void filter(const char *words)
    {
        panel.filter()->setText(QString::fromUtf8(words));
        QTest::qWait(200);
    }

    FakeSession session{tellingGraph()};
    FakeHistory source;
    HistoryPanel panel;
    qint64 reverted = -1;
    int kept = 0;
};

TEST_F(HistoryPanelTest, WhatIsNoProjectSaysSoAndOffersToBeOne)
{
    source.open = false;
    emit source.historyChanged();
    EXPECT_TRUE(panel.state().contains(QStringLiteral("no project yet"))) << panel.state().toStdString();
    EXPECT_FALSE(panel.list()->isVisible());
    for (auto *button : panel.findChildren<QPushButton *>())
        if (button->text().startsWith(QStringLiteral("Keep as")))
            QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(kept, 1);
    source.open = true;
    emit source.historyChanged();
    EXPECT_EQ(panel.state(), QStringLiteral("Nothing was changed yet. Every edit will stand here."));
    source.add("Add Ada");
    EXPECT_EQ(panel.state(), QString());
}

TEST_F(HistoryPanelTest, StepsStandNewestFirstWithTheBeginningLast)
{
    QAbstractItemModelTester tester(panel.list()->model());
    source.add("Add Ada");
    source.add("Add Bob");
    source.add("Merge them");
    ASSERT_EQ(labels().size(), 4);
    EXPECT_EQ(labels().mid(0, 3), (QStringList{QStringLiteral("Merge them"), QStringLiteral("Add Bob"), QStringLiteral("Add Ada")}));
    EXPECT_EQ(panel.steps().step(3).id, 0);
    EXPECT_TRUE(panel.steps().beginsDay(0));
    EXPECT_FALSE(panel.steps().beginsDay(1));
}

TEST_F(HistoryPanelTest, DetailsNameTheRecordsAndTheirFieldsBeforeAndAfter)
{
    GraphDiff diff;
    const EntityId ada = session.entity("ada");
    diff.entities.push_back({ada, session.graph().entity(ada), session.graph().entity(ada)});
    diff.entities[0].after->name = "<b>Ada</b> Lovelace";
    const StatementId first = session.statement("s1");
    diff.statements.push_back({first, session.graph().statement(first), session.graph().statement(first)});
    diff.statements[0].after->speaker = session.entity("bob");
    source.summaries[1] = summaryOf(diff);
    source.add("Edit Ada");
    const QString details = panel.details();
    EXPECT_TRUE(details.contains(QStringLiteral("Changed <b>Ada</b> Lovelace"))) << details.toStdString();
    EXPECT_TRUE(details.contains(QStringLiteral("name: Ada → <b>Ada</b> Lovelace"))) << details.toStdString();
    EXPECT_TRUE(details.contains(QStringLiteral("→ Bob"))) << "a speaker by name: " << details.toStdString();
    EXPECT_EQ(countsInWords(source.summaries[1]), QStringLiteral("1 entity, 1 statement changed"));
    keepPicture(panel, QStringLiteral("history"));
    source.add("Later one");
    EXPECT_EQ(panel.list()->currentIndex().row(), 0) << "the newest is followed";
    choose(1);
    source.add("And another one");
    EXPECT_EQ(panel.details(), details) << "what one reads stays";
}

TEST(HistoryPanelOfPlainLinks, AStatementWithoutWordsIsNamedByWhatItLinks)
{
    KnowledgeGraph graph = tellingGraph();
    const StatementId id = graph.findStatement("s1");
    GraphDiff wordless;
    wordless.statements.push_back({id, graph.statement(id), graph.statement(id)});
    wordless.statements[0].after->claim.clear();
    ASSERT_TRUE(graph.apply(wordless));
    const QString link = linkInWords(graph, id);
    GraphDiff diff;
    diff.statements.push_back({id, graph.statement(id), graph.statement(id)});
    diff.statements[0].after->note = "seen twice";
    FakeSession session{std::move(graph)};
    FakeHistory source;
    HistoryPanel panel(session, source);
    panel.show();
    source.summaries[1] = summaryOf(diff);
    source.add("Edit");
    EXPECT_TRUE(panel.details().contains(QStringLiteral("Changed ") + link)) << panel.details().toStdString();
}

TEST_F(HistoryPanelTest, AMergeIsASentenceAndSoIsItsSplit)
{
    session.setGraph(graphFromText("ada, bob, bob -knows-> carl"));
    KnowledgeGraph graph = session.graph();
    const auto named = [](GraphDiff diff, EntityId id, const std::string &name) {
        for (auto &change : diff.entities)
            if (change.id == id)
                change.after->name = name;
        return diff;
    };
    const EntityId ada = session.entity("ada"), bob = session.entity("bob");
    GraphDiff rename;
    rename.entities.push_back({bob, graph.entity(bob), graph.entity(bob)});
    ASSERT_TRUE(graph.apply(named(rename, bob, "Bob “the \"B\"” <Müller>")));
    const GraphDiff merge = mergeEntities(graph, ada, {bob}).value();
    source.summaries[1] = summaryOf(merge);
    source.add("Merge");
    EXPECT_TRUE(panel.details().contains(QStringLiteral("Bob “the \"B\"” <Müller> was merged into Ada."))) << panel.details().toStdString();
    EXPECT_FALSE(panel.details().contains(QLatin1Char('{'))) << panel.details().toStdString();
    source.summaries[2] = summaryOf(merge.inverted());
    source.add("Split");
    EXPECT_TRUE(panel.details().contains(QStringLiteral("<Müller> was split off from Ada."))) << panel.details().toStdString();
    EXPECT_FALSE(panel.details().contains(QLatin1Char('{')));
}

TEST_F(HistoryPanelTest, OneGoesBackToAnyStepButTheNewest)
{
    source.add("one");
    source.add("two");
    choose(0);
    EXPECT_FALSE(panel.revertButton()->isEnabled());
    choose(1);
    ASSERT_TRUE(panel.revertButton()->isEnabled());
    QTest::mouseClick(panel.revertButton(), Qt::LeftButton);
    EXPECT_EQ(reverted, 1);
    choose(2);
    EXPECT_FALSE(panel.nameField()->isVisible()) << "the beginning is no step";
    QTest::mouseClick(panel.revertButton(), Qt::LeftButton);
    EXPECT_EQ(reverted, 0);
}

TEST_F(HistoryPanelTest, APointGetsANameAndLosesIt)
{
    source.add("one");
    source.add("two");
    choose(1);
    panel.nameField()->setFocus();
    QTest::keyClicks(panel.nameField(), QStringLiteral("Before the merge"));
    QTest::keyClick(panel.nameField(), Qt::Key_Return);
    EXPECT_EQ(source.all[0].name, "Before the merge");
    EXPECT_EQ(source.all[1].name, "");
    QTest::mouseClick(panel.onlyNamed(), Qt::LeftButton);
    EXPECT_EQ(labels(), QStringList{QStringLiteral("one")});
    choose(0);
    EXPECT_TRUE(panel.revertButton()->isEnabled()) << "first of the list, not the newest of all";
    panel.nameField()->clear();
    QTest::keyClick(panel.nameField(), Qt::Key_Return);
    EXPECT_EQ(source.all[0].name, "");
    EXPECT_EQ(labels(), QStringList());
    EXPECT_EQ(panel.steps().rowCount(), 0);
}

TEST_F(HistoryPanelTest, NameThisPointAsksForTheNewestWhateverIsFiltered)
{
    source.add("one");
    source.add("two");
    filter("one");
    EXPECT_EQ(labels(), QStringList{QStringLiteral("one")});
    panel.activateWindow();
    panel.nameThisPoint();
    EXPECT_EQ(panel.list()->currentIndex().row(), 0);
    EXPECT_EQ(panel.filter()->text(), QString());
    QTest::keyClicks(panel.nameField(), QStringLiteral("Now"));
    QTest::keyClick(panel.nameField(), Qt::Key_Return);
    EXPECT_EQ(source.all[1].name, "Now");
    panel.nameThisPoint();
    QTest::keyClicks(panel.nameField(), QStringLiteral("Half a na"));
    source.add("three");
    EXPECT_EQ(source.all[2].name, "") << "what was typed belongs to the second";
    QTest::keyClick(panel.nameField(), Qt::Key_Return);
    EXPECT_EQ(source.all[1].name, "Half a na");
}

TEST_F(HistoryPanelTest, WordsFilterAndAnEmptyAnswerSaysSo)
{
    source.add("Add Ada");
    source.add("Add Bob");
    filter("Bob");
    EXPECT_EQ(labels(), QStringList{QStringLiteral("Add Bob")});
    filter("Carl");
    EXPECT_EQ(panel.state(), QStringLiteral("No step has these words."));
    filter("");
    EXPECT_EQ(labels().size(), 3);
    EXPECT_EQ(panel.state(), QString());
}

TEST_F(HistoryPanelTest, WhatIsOnlyShownCannotBeNamedOrTakenBack)
{
    source.add("one");
    source.add("two");
    source.readOnly = QStringLiteral("This project is open elsewhere, so it is shown only.");
    emit source.historyChanged();
    EXPECT_EQ(panel.state(), source.readOnly);
    choose(1);
    EXPECT_FALSE(panel.revertButton()->isEnabled());
    EXPECT_FALSE(panel.nameField()->isEnabled());
}

TEST_F(HistoryPanelTest, AHundredThousandStepsAreReadOnlyAsFarAsOneLooks)
{
    for (int i = 0; i < 100'000; ++i)
        source.all.push_back({i + 1, "2026-11-20T09:15:00Z", "Edit of somebody with the number " + std::to_string(i), {}});
    source.read = source.asked = 0;
    emit source.historyChanged();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&panel));
    panel.grab();
    EXPECT_LE(source.read, 1000u);
    EXPECT_LE(source.asked, 100u) << "only of what is on screen";
    source.add("one more");
    EXPECT_LE(source.read, 1500u);
    EXPECT_EQ(labels().first(), QStringLiteral("one more"));
    panel.list()->scrollToBottom();
    QCoreApplication::processEvents();
    panel.list()->scrollToBottom();
    QCoreApplication::processEvents();
    EXPECT_GT(panel.steps().rowCount(), 300);
    EXPECT_EQ(panel.steps().rowOf(1), -1) << "still not at the end";
}

TEST_F(HistoryPanelTest, WhatUndoReachesIsMarked)
{
    source.undoableAfter = 1;
    source.add("last week");
    source.add("now");
    EXPECT_TRUE(panel.steps().isUndoable(0));
    EXPECT_FALSE(panel.steps().isUndoable(1));
    const auto tip = [&](int row) { return panel.steps().index(row).data(Qt::ToolTipRole).toString(); };
    EXPECT_TRUE(tip(0).startsWith(QStringLiteral("Filled dot"))) << tip(0).toStdString();
    EXPECT_TRUE(tip(1).startsWith(QStringLiteral("Hollow dot"))) << tip(1).toStdString();
    EXPECT_FALSE(panel.steps().isUndoable(2));
    EXPECT_TRUE(panel.steps().data(panel.steps().index(0), Qt::AccessibleTextRole).toString().contains(QStringLiteral("Undo reaches it")));
}

}  // namespace
}  // namespace relata::test
