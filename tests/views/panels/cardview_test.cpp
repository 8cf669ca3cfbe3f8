// SPDX-License-Identifier: Apache-2.0
// Rows of long cards are measured when they are seen or when nothing else is to be done; what one sees, reaches and counts is as if all were.
#include "tests/views/panels/fakesession.h"
#include "views/panels/cardview.h"

#include <gtest/gtest.h>

#include <QScrollBar>
#include <QTest>

namespace relata::test {
namespace {

class CardViewTest : public testing::Test
{
protected:
    void SetUp() override
    {
        card.resize(340, 600);
        card.show();
        card.setFocus();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&card));
    }
    /// Rows of one to some ten lines, of several kinds; \a shift makes the same row longer or shorter.
    static std::vector<CardRow> longCard(int rows, int shift = 0)
    {
        std::vector<CardRow> made(static_cast<std::size_t>(rows));
        for (int i = 0; i < rows; ++i) {
            CardRow &row = made[static_cast<std::size_t>(i)];
            row.kind = i % 5 == 0 ? CardRow::Kind::Label : i % 3 == 0 ? CardRow::Kind::Quote : CardRow::Kind::Text;
            row.text = QStringLiteral("Row %1").arg(i) + QStringLiteral(" and what is told of it at some length").repeated((i * 7 + shift) % 13);
        }
        return made;
    }
    int heightOf(int row) const { return int(card.painting().layoutOf(card.cards().row(row), card.viewport()->width()).height); }
    QRect areaOf(int row) const { return card.visualRect(card.cards().index(row)); }
    void settle()
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return card.isMeasured(); }, 60'000));
    }
    void expectExactInView()
    {
        QCoreApplication::sendPostedEvents();
        int below = 0, seen = 0;
        for (int row = 0; row < card.count(); ++row) {
            const QRect area = areaOf(row);
            if (row > 0) {
                ASSERT_EQ(area.top(), below) << row;
            }
            below = area.top() + area.height();
            if (area.top() >= card.viewport()->height() || below <= 0)
                continue;
            ++seen;
            ASSERT_EQ(area.height(), heightOf(row)) << row;
        }
        EXPECT_GT(seen, 0);
    }
    void expectExact()
    {
        int total = 0;
        for (int row = 0; row < card.count(); ++row) {
            ASSERT_EQ(areaOf(row).height(), heightOf(row)) << row;
            total += heightOf(row);
        }
        EXPECT_EQ(card.verticalScrollBar()->maximum(), total - card.viewport()->height());
    }

    FakeSession session{tellingGraph()};
    CardView card{session};
};

TEST_F(CardViewTest, ShortCardsAreMeasuredAtOnce)
{
    card.setRows(longCard(30));
    EXPECT_TRUE(card.isMeasured());
    expectExactInView();
}

TEST_F(CardViewTest, RowsInViewAreExactFromTheStartAndAllOfThemInTheEnd)
{
    card.setRows(longCard(400));
    EXPECT_FALSE(card.isMeasured());
    EXPECT_EQ(card.cards().rowCount(), 400);
    expectExactInView();
    settle();
    expectExactInView();
    expectExact();
}

TEST_F(CardViewTest, WhereverOneScrollsRowsAreExactBeforeTheyAreSeen)
{
    card.setRows(longCard(400));
    QScrollBar *bar = card.verticalScrollBar();
    for (const int percent : {30, 31, 90, 100, 60, 5, 0}) {
        card.painting().heights().outdate();  // as if nothing had been measured
        card.doItemsLayout();
        bar->setValue(bar->maximum() * percent / 100);
        expectExactInView();
    }
}

TEST_F(CardViewTest, MeasuringTheRestLeavesWhatIsSeenInItsPlace)
{
    card.setRows(longCard(400));
    card.verticalScrollBar()->setValue(card.verticalScrollBar()->maximum() / 2);
    expectExactInView();
    const int row = card.indexAt({1, 0}).row(), top = areaOf(row).top();
    EXPECT_GT(row, 40);
    ASSERT_FALSE(card.isMeasured());
    settle();
    EXPECT_EQ(card.indexAt({1, 0}).row(), row);
    EXPECT_EQ(areaOf(row).top(), top);
    expectExact();
}

TEST_F(CardViewTest, EveryRowCanBeReachedBeforeAllAreMeasured)
{
    for (const int row : {399, 0, 200, 398, 57}) {
        card.setRows(longCard(400));
        card.scrollTo(card.cards().index(row));
        expectExactInView();
        const QRect area = areaOf(row);
        EXPECT_GE(area.top(), 0) << row;
        EXPECT_LE(area.top() + area.height(), card.viewport()->height()) << row;
        EXPECT_EQ(card.indexAt(card.placeOf(row)).row(), row);
    }
    card.setRows(longCard(400));
    card.setCurrentIndex(card.cards().index(0));
    QTest::keyClick(&card, Qt::Key_End);
    EXPECT_EQ(card.currentIndex().row(), 399);
    expectExactInView();
    EXPECT_EQ(areaOf(399).top() + areaOf(399).height(), card.viewport()->height());
}

TEST_F(CardViewTest, TheSameCardAnewKeepsItsPlaceThoughNotAllIsMeasured)
{
    std::vector<CardRow> rows = longCard(400);
    card.setRows(rows);
    settle();
    card.verticalScrollBar()->setValue(card.verticalScrollBar()->maximum() / 2);
    const int value = card.verticalScrollBar()->value(), maximum = card.verticalScrollBar()->maximum(), row = card.indexAt({1, 0}).row();
    card.setRows(rows);
    EXPECT_FALSE(card.isMeasured());
    EXPECT_EQ(card.verticalScrollBar()->value(), value);
    EXPECT_EQ(card.verticalScrollBar()->maximum(), maximum);
    EXPECT_EQ(card.indexAt({1, 0}).row(), row);
    settle();
    EXPECT_EQ(card.verticalScrollBar()->value(), value);
    card.setRows(longCard(400, 5));  // other words
    expectExactInView();
    settle();
    expectExact();
}

TEST_F(CardViewTest, AnotherWidthAnotherThemeAndOtherRowsAreMeasuredAnew)
{
    card.setRows(longCard(400));
    card.resize(500, 600);
    expectExactInView();
    settle();
    expectExact();
    session.setTheme(ThemeKind::Dark);
    expectExactInView();
    settle();
    card.resize(300, 900);
    card.setRows(longCard(120, 3));  // while it is being measured
    expectExactInView();
    settle();
    expectExact();
    card.setRows({});
    EXPECT_TRUE(card.isMeasured());
    EXPECT_FALSE(card.indexAt({1, 1}).isValid());
}

}  // namespace
}  // namespace relata::test
