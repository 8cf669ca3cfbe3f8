// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/fakesession.h"
#include "views/panels/analysismodel.h"
#include "views/panels/analysispanel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <limits>

namespace relata::test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::shared_ptr<const std::vector<double>> numbers(std::vector<double> values)
{
    return std::make_shared<const std::vector<double>>(std::move(values));
}

TEST(AnswerRows, AreHighestFirstAndLeaveOutWhoHasNone)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, c, d");
    const auto rows = answerRows(graph, {Measure::PageRank, numbers({0.1, 0.4, none, 0.2})});
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].name, QStringLiteral("B"));
    EXPECT_EQ(rows[0].share, 1);
    EXPECT_EQ(rows[1].name, QStringLiteral("D"));
    EXPECT_EQ(rows[1].share, 0.5);
    EXPECT_EQ(rows[2].value, QStringLiteral("0.1"));
    EXPECT_TRUE(answerRows(graph, {Measure::PageRank, numbers({})}).empty());
}

TEST(AnswerRows, OfGroupsNameTheirMembersByWhatIsSaidOfThem)
{
    const KnowledgeGraph graph = graphFromText("a, b -x-> c, c -x-> b, b -x-> d, d -x-> e, f");
    const auto rows = answerRows(graph, {Measure::Community, numbers({2, 1, 1, 1, 1, none})});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].name, QStringLiteral("Community 1: B, C, D and 1 more"));
    EXPECT_EQ(rows[0].value, QStringLiteral("4"));
    EXPECT_EQ(rows[0].entities.size(), 4U);
    EXPECT_EQ(rows[1].name, QStringLiteral("Community 2: A"));
    EXPECT_EQ(rows[1].share, 0.25);
}

TEST(AnalysisModel, IsASoundModel)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, c");
    AnalysisModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(answerRows(graph, {Measure::Degree, numbers({1, 1, 0})}), QStringLiteral("Degree"));
    EXPECT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.data(model.index(2, AnalysisModel::Value), Qt::DisplayRole).toString(), QStringLiteral("0"));
    EXPECT_EQ(model.headerData(AnalysisModel::Value, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Degree"));
    model.setRows({}, {});
    EXPECT_EQ(model.rowCount(), 0);
}

struct Shown {
    Shown() : session(tellingGraph()), panel(session)
    {
        panel.resize(348, 700);
        panel.show();
        values.assign(session.graph().entityIdEnd(), 0);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = double(i + 1);
    }
    FakeSession session;
    AnalysisPanel panel;
    std::vector<double> values;
};

TEST(AnalysisPanel, AsksTheQuestionThatIsChosen)
{
    Shown shown;
    std::vector<Scale> asked;
    QObject::connect(&shown.panel, &AnalysisPanel::questionAsked, [&](const Scale &scale) { asked.push_back(scale); });
    EXPECT_EQ(shown.panel.questions()->currentText(), QStringLiteral("Who is best connected?"));
    shown.panel.questions()->setFocus();
    QTest::keyClick(shown.panel.questions(), Qt::Key_Down);
    ASSERT_EQ(asked, std::vector<Scale>{Measure::InDegree});
    shown.panel.ask(Measure::Community);
    EXPECT_EQ(shown.panel.questions()->currentText(), QStringLiteral("Which groups are there?"));
    EXPECT_FALSE(shown.panel.sizeBox()->isEnabled()) << "a number of a group is no size";
}

TEST(AnalysisPanel, AsksForPropertiesAsWell)
{
    Shown shown;
    shown.panel.setProperties({{"Budget", 5, true, false}, {"Country", 5, false, true}, {"Rank", 5, true, true}});
    EXPECT_EQ(shown.panel.questions()->count(), int(allMeasures.size()) + 1 + 4);
    std::vector<Scale> asked;
    QObject::connect(&shown.panel, &AnalysisPanel::questionAsked, [&](const Scale &scale) { asked.push_back(scale); });
    shown.panel.questions()->setCurrentIndex(shown.panel.questions()->findText(QStringLiteral("Who has which “Country”?")));
    emit shown.panel.questions()->activated(shown.panel.questions()->currentIndex());
    ASSERT_EQ(asked, std::vector<Scale>{Scale::ofGroups("Country")});
    EXPECT_FALSE(shown.panel.sizeBox()->isEnabled());
    EntityNumbers countries{asked.front(), numbers(std::vector<double>(shown.values.size(), 2)),
                            std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"us", "mx"})};
    shown.panel.showAnswer(countries, QStringLiteral("2 groups"));
    ASSERT_EQ(shown.panel.answers().rowCount(), 1);
    EXPECT_TRUE(shown.panel.answers().row(0).name.startsWith(QStringLiteral("mx: ")));
    QString condition;
    QObject::connect(&shown.panel, &AnalysisPanel::conditionRequested, [&](const QString &wanted) { condition = wanted; });
    shown.panel.table()->selectRow(0);
    shown.panel.filterButton()->click();
    EXPECT_EQ(condition, QStringLiteral("property:Country=mx"));

    shown.panel.ask(Scale::ofNumbers("Budget"));
    EXPECT_TRUE(shown.panel.sizeBox()->isEnabled());
    shown.panel.showAnswer({Scale::ofNumbers("Budget"), numbers(shown.values)}, {});
    shown.panel.filterButton()->click();
    EXPECT_EQ(condition, QStringLiteral("property:Budget=%1..").arg(std::max<int>(1, int(shown.values.size()) - 9)));
    shown.panel.setProperties({});
    EXPECT_EQ(shown.panel.scale(), Scale(Measure::Degree)) << "another graph has no budgets";
}

TEST(AnalysisPanel, AnAnswerToAnotherQuestionIsLeftAlone)
{
    Shown shown;
    shown.panel.ask(Measure::Betweenness);
    shown.panel.showAnswer({Measure::Degree, numbers(shown.values)}, {});
    EXPECT_EQ(shown.panel.answers().rowCount(), 0);
    shown.panel.showAnswer({Measure::Betweenness, numbers(shown.values)}, QStringLiteral("estimated: roughly"));
    EXPECT_EQ(shown.panel.answers().rowCount(), int(shown.session.graph().entityCount()));
    EXPECT_EQ(shown.panel.note(), QStringLiteral("Estimated: roughly."));
}

TEST(AnalysisPanel, WritesLargeCountsInGroups)
{
    std::string thousands;
    for (int i = 0; i < 1234; ++i)
        thousands += (i > 0 ? ", e" : "e") + std::to_string(i);
    FakeSession session(graphFromText(thousands));
    AnalysisPanel panel(session);
    panel.ask(Measure::Degree);
    const std::vector<double> values(session.graph().entityIdEnd(), 1);
    panel.showAnswer({Measure::Degree, numbers(values)}, {});
    EXPECT_EQ(panel.note(), QStringLiteral("The first 300 of 1,234 rows."));
    const auto groups = answerRows(session.graph(), {Measure::Community, numbers(values)});
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_TRUE(groups[0].name.endsWith(QStringLiteral("and 1,231 more"))) << groups[0].name.toStdString();
}

TEST(AnalysisPanel, SaysThatItLooksThroughTheLens)
{
    Shown shown;
    shown.session.hide(*shown.session.graph().entities().begin());
    shown.panel.ask(Measure::Degree);
    shown.panel.showAnswer({Measure::Degree, numbers(shown.values)}, {});
    EXPECT_TRUE(shown.panel.note().startsWith(QStringLiteral("Of what is shown: "))) << shown.panel.note().toStdString();
}

TEST(AnalysisPanel, AClickOnARowSelectsWhoStandsThere)
{
    Shown shown;
    shown.panel.ask(Measure::Degree);
    shown.panel.showAnswer({Measure::Degree, numbers(shown.values)}, {});
    Selection chosen;
    QObject::connect(&shown.panel, &AnalysisPanel::selectionRequested, [&](const Selection &selection) { chosen = selection; });
    const QTableView &table = *shown.panel.table();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(0, 0)).center());
    EXPECT_EQ(chosen.entities, shown.panel.answers().row(0).entities);
    QTest::keyClick(shown.panel.table(), Qt::Key_Down);
    EXPECT_EQ(chosen.entities, shown.panel.answers().row(1).entities);
}

TEST(AnalysisPanel, RowsAreLetGoWhenSomethingElseIsSelected)
{
    Shown shown;
    int wishes = 0;
    QObject::connect(&shown.panel, &AnalysisPanel::selectionRequested, [&](const Selection &wanted) {
        ++wishes;
        shown.session.select(wanted);
    });
    shown.panel.ask(Measure::Community);
    shown.panel.showAnswer({Measure::Community, numbers(shown.values)}, {});
    const auto marked = [&] { return shown.panel.table()->selectionModel()->selectedRows().size(); };
    const Selection another{{shown.panel.answers().row(1).entities}, {}};
    for (const Selection &next : {Selection(), another}) {
        shown.panel.table()->selectRow(0);
        EXPECT_EQ(marked(), 1) << "what the row itself asked for keeps it";
        EXPECT_EQ(shown.panel.filterButton()->text(), QStringLiteral("Only the chosen"));
        const int before = wishes;
        shown.session.select(next);
        EXPECT_EQ(marked(), 0);
        EXPECT_EQ(shown.panel.filterButton()->text(), QStringLiteral("Only the largest"));
        EXPECT_EQ(wishes, before) << "what was selected elsewhere stays";
        EXPECT_EQ(shown.session.selection(), next);
    }
}

TEST(AnalysisPanel, WishesForSizeColourAndFilter)
{
    Shown shown;
    shown.panel.ask(Measure::Betweenness);
    std::optional<Scale> size, fill;
    QString condition;
    QObject::connect(&shown.panel, &AnalysisPanel::sizeByRequested, [&](const std::optional<Scale> &scale) { size = scale; });
    QObject::connect(&shown.panel, &AnalysisPanel::fillByRequested, [&](const std::optional<Scale> &scale) { fill = scale; });
    QObject::connect(&shown.panel, &AnalysisPanel::conditionRequested, [&](const QString &text) { condition = text; });
    EXPECT_FALSE(shown.panel.filterButton()->isEnabled()) << "nothing to filter by yet";
    shown.panel.showAnswer({Measure::Betweenness, numbers(shown.values)}, {});
    shown.panel.sizeBox()->click();
    EXPECT_EQ(size, Measure::Betweenness);
    shown.panel.sizeBox()->click();
    EXPECT_EQ(size, std::nullopt);
    shown.panel.fillBox()->click();
    EXPECT_EQ(fill, Measure::Betweenness);
    shown.panel.filterButton()->click();
    EXPECT_EQ(condition, QStringLiteral("betweenness:top10"));
    shown.panel.ask(Measure::Community);
    shown.panel.showAnswer({Measure::Community, numbers(shown.values)}, {});
    shown.panel.filterButton()->click();
    EXPECT_EQ(condition, QStringLiteral("community:1"));
    shown.panel.table()->selectRow(1);
    shown.panel.filterButton()->click();
    EXPECT_EQ(condition, QStringLiteral("community:2"));
    EXPECT_TRUE(Lens::parse(condition.toStdString()));
}

TEST(AnalysisPanel, ALongRunShowsHowFarItIsAndCanBeStopped)
{
    Shown shown;
    shown.panel.ask(Measure::Betweenness);
    EXPECT_FALSE(shown.panel.stopButton()->isVisible());
    shown.panel.showProgress(0.4);
    EXPECT_TRUE(shown.panel.stopButton()->isVisible());
    EXPECT_EQ(shown.panel.findChild<QProgressBar *>()->value(), 40);
    bool stopped = false;
    QObject::connect(&shown.panel, &AnalysisPanel::stopRequested, [&] { stopped = true; });
    shown.panel.stopButton()->click();
    EXPECT_TRUE(stopped);
    shown.panel.showStopped();
    EXPECT_FALSE(shown.panel.stopButton()->isVisible());
    EXPECT_TRUE(shown.panel.note().startsWith(QStringLiteral("Stopped.")));
}

TEST(AnalysisPanel, EveryControlHasANameForThoseWhoDoNotSee)
{
    Shown shown;
    for (const QWidget *control : shown.panel.findChildren<QWidget *>()) {
        const bool internal = control->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<const QScrollBar *>(control);
        if (internal || !(control->focusPolicy() & Qt::TabFocus))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(control);
        EXPECT_FALSE(control->accessibleName().isEmpty() && (!button || button->text().isEmpty())) << control->metaObject()->className();
    }
}

TEST(AnalysisPanel, FitsItsDock)
{
    for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark}) {
        Shown shown;
        shown.session.setTheme(theme);
        shown.panel.ask(Measure::Closeness);
        shown.panel.showAnswer({Measure::Closeness, numbers(shown.values)}, QStringLiteral("a sentence about the numbers"));
        EXPECT_LE(shown.panel.minimumSizeHint().width(), 348);
        keepPicture(shown.panel, QStringLiteral("analysis-") + toString(theme));
    }
}

}  // namespace
}  // namespace relata::test
