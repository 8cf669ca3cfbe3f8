// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/fakesession.h"
#include "views/panels/segmentedcontrol.h"
#include "views/panels/timelinestrip.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QTest>

namespace relata::test {
namespace {

class TimelineTest : public testing::Test
{
protected:
    TimelineTest() : strip(session)
    {
        QObject::connect(&strip, &TimelineStrip::timeConditionRequested, &session, [this](Clock clock, const QString &wanted) {
            asked += 1;
            condition = wanted;
            EXPECT_EQ(clock, strip.clock());
            session.setLens(wanted.toStdString());
        });
        strip.resize(900, 60);
        strip.show();
        strip.setClock(Clock::Holds);
    }
    int bins() const { return static_cast<int>(strip.timeline().bins.size()); }
    QPoint middle(int bin) const { return strip.binRect(bin).center().toPoint(); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(&strip, Qt::LeftButton, {}, from);
        QTest::mouseMove(&strip, (from + to) / 2);
        QTest::mouseMove(&strip, to);
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, to);
    }

    FakeSession session{tellingGraph()};
    TimelineStrip strip;
    QString condition;
    int asked = 0;
};

TEST_F(TimelineTest, CountsByMonthAndKeepsUndatedInSight)
{
    ASSERT_EQ(bins(), 81);  // February 2018 to October 2024
    EXPECT_EQ(strip.timeline().bins[5].count, 3u);
    EXPECT_EQ(strip.undatedText(), QStringLiteral("5 undated"));
    keepPicture(strip, QStringLiteral("timeline"));
}

TEST_F(TimelineTest, DraggingAsksForAWindow)
{
    drag(middle(0), middle(5));
    EXPECT_EQ(condition, QStringLiteral("holds:2018-02..2018-07"));
    ASSERT_TRUE(strip.window());
    EXPECT_EQ(*strip.window(), std::pair(0, 5));
    EXPECT_EQ(session.passed().statements.size(), 3u);
    EXPECT_EQ(strip.undatedText(), QStringLiteral("5 undated left out"));
    keepPicture(strip, QStringLiteral("timeline-window"));
}

TEST_F(TimelineTest, EdgesCanBePulledAndTheWindowPushed)
{
    drag(middle(10), middle(20));
    ASSERT_EQ(*strip.window(), std::pair(10, 20));
    drag(QPoint(static_cast<int>(strip.binRect(20).right()), 20), middle(30));
    ASSERT_TRUE(strip.window());
    EXPECT_EQ(*strip.window(), std::pair(10, 30));
    drag(QPoint(static_cast<int>(strip.binRect(10).left()), 20), middle(5));
    EXPECT_EQ(*strip.window(), std::pair(5, 30));
    drag(middle(15), middle(20));
    EXPECT_EQ(*strip.window(), std::pair(10, 35));
    drag(middle(20), middle(0) - QPoint(500, 0));  // not beyond the start
    EXPECT_EQ(strip.window()->second - strip.window()->first, 25);
    EXPECT_EQ(strip.window()->first, 0);
}

TEST_F(TimelineTest, AClickInsideTakesItBackAndAllOfItIsNoFilter)
{
    drag(middle(10), middle(20));
    QTest::mouseClick(&strip, Qt::LeftButton, {}, middle(15));
    EXPECT_EQ(condition, QString());
    EXPECT_FALSE(strip.window());
    asked = 0;
    drag(middle(0), middle(bins() - 1));
    EXPECT_EQ(asked, 0);
}

TEST_F(TimelineTest, KeysDoWhatTheMouseDoes)
{
    strip.setFocus();
    QTest::keyClick(&strip, Qt::Key_Home);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&strip, Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_TRUE(strip.accessibleDescription().startsWith(QStringLiteral("May 2018: 1 of 1 statement")))
        << strip.accessibleDescription().toStdString();
    EXPECT_EQ(asked, 0);
    QTest::keyClick(&strip, Qt::Key_Return);
    EXPECT_EQ(condition, QStringLiteral("holds:2018-02..2018-05"));
    QTest::keyClick(&strip, Qt::Key_Escape);
    EXPECT_EQ(condition, QString());
    EXPECT_FALSE(strip.window());
}

TEST_F(TimelineTest, SwitchesBetweenTheClocks)
{
    QTest::mouseClick(strip.clockSwitch()->button(0), Qt::LeftButton);
    EXPECT_EQ(strip.clock(), Clock::Said);
    EXPECT_EQ(bins(), 1);
    EXPECT_EQ(strip.undatedText(), QStringLiteral("8 undated"));
    QTest::mouseClick(strip.clockSwitch()->button(1), Qt::LeftButton);
    EXPECT_EQ(strip.clock(), Clock::Holds);
}

TEST_F(TimelineTest, WindowFollowsTheLens)
{
    session.setLens("holds:2019..2020");
    ASSERT_TRUE(strip.window());
    EXPECT_EQ(strip.binRect(strip.window()->first).left(), strip.binRect(11).left());  // January 2019
    EXPECT_EQ(strip.window()->second, 34);                                             // December 2020
    session.setLens("by:bob");
    EXPECT_FALSE(strip.window());
}

TEST_F(TimelineTest, ShowsTheClockThatHasDatesUntilOneIsChosenByHand)
{
    KnowledgeGraph graph = graphFromText("x -knows-> y");
    GraphDiff diff;
    const StatementId id = *graph.statements().begin();
    Statement dated = graph.statement(id);
    dated.said = Edtf::parse("2021-03").value();
    diff.statements.push_back({id, graph.statement(id), dated});
    ASSERT_TRUE(graph.apply(diff));
    session.setGraph(std::move(graph));
    EXPECT_EQ(strip.clock(), Clock::Said) << "nothing holds at any time, but it was said in March";
    EXPECT_EQ(bins(), 1);
    QTest::mouseClick(strip.clockSwitch()->button(1), Qt::LeftButton);
    EXPECT_EQ(strip.clock(), Clock::Holds) << "who asks for the empty one gets it";
    EXPECT_EQ(bins(), 0);
}

TEST_F(TimelineTest, WithoutDatesItSaysSo)
{
    session.setGraph(graphFromText("x -knows-> y"));
    EXPECT_EQ(bins(), 0);
    EXPECT_EQ(strip.undatedText(), QStringLiteral("1 undated"));
    drag({300, 20}, {500, 20});
    QTest::keyClick(&strip, Qt::Key_Right);
    EXPECT_EQ(asked, 0);
    keepPicture(strip, QStringLiteral("timeline-empty"));
}

}  // namespace
}  // namespace relata::test
