// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/edtf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

struct Good {
    const char *text;
    Day first, last;
    const char *display;
};
class EdtfReads : public testing::TestWithParam<Good>
{
};
TEST_P(EdtfReads, FirstAndLastDayAndWords)
{
    const auto time = Edtf::parse(GetParam().text);
    ASSERT_TRUE(time) << time.error().text();
    EXPECT_EQ(time->firstDay(), GetParam().first);
    EXPECT_EQ(time->lastDay(), GetParam().last);
    EXPECT_EQ(time->display(), GetParam().display);
    EXPECT_EQ(time->text(), GetParam().text);
}
INSTANTIATE_TEST_SUITE_P(
    Level1, EdtfReads,
    testing::Values(Good{"1970", 0, 364, "1970"}, Good{"2019-06", dayOf(2019, 6, 1), dayOf(2019, 6, 30), "Jun 2019"},
                    Good{"2024-06-02", dayOf(2024, 6, 2), dayOf(2024, 6, 2), "2 Jun 2024"}, Good{"2024-02-29", dayOf(2024, 2, 29), dayOf(2024, 2, 29), "29 Feb 2024"},
                    Good{"2018/2024-10", dayOf(2018, 1, 1), dayOf(2024, 10, 31), "2018 – Oct 2024"}, Good{"2017/2021", dayOf(2017, 1, 1), dayOf(2021, 12, 31), "2017–2021"},
                    Good{"../2019", earliestDay, dayOf(2019, 12, 31), "until 2019"}, Good{"/2019", earliestDay, dayOf(2019, 12, 31), "until 2019"},
                    Good{"2024-10/..", dayOf(2024, 10, 1), latestDay, "from Oct 2024"}, Good{"../..", earliestDay, latestDay, "always"},
                    Good{"2019~", dayOf(2019, 1, 1), dayOf(2019, 12, 31), "c. 2019"}, Good{"2019?", dayOf(2019, 1, 1), dayOf(2019, 12, 31), "2019?"},
                    Good{"2019%", dayOf(2019, 1, 1), dayOf(2019, 12, 31), "c. 2019?"}, Good{"201X", dayOf(2010, 1, 1), dayOf(2019, 12, 31), "2010–2019"},
                    Good{"2019-XX", dayOf(2019, 1, 1), dayOf(2019, 12, 31), "2019"}, Good{"2001-21", dayOf(2001, 1, 1), dayOf(2001, 3, 31), "spring 2001"},
                    Good{"1985-04-12T23:20:30Z", dayOf(1985, 4, 12), dayOf(1985, 4, 12), "12 Apr 1985"},
                    Good{"-0044", dayOf(-44, 1, 1), dayOf(-44, 12, 31), "-44"}));

class EdtfRefuses : public testing::TestWithParam<const char *>
{
};
TEST_P(EdtfRefuses, WithAnExplanation)
{
    const auto time = Edtf::parse(GetParam());
    ASSERT_FALSE(time);
    EXPECT_THAT(time.error().message, testing::AllOf(testing::HasSubstr("is not a date. Expected 2019"), testing::HasSubstr(GetParam())));
}
INSTANTIATE_TEST_SUITE_P(Level1, EdtfRefuses,
                         testing::Values("2019-13", "2019-00", "2023-02-29", "19", "2019-6", "June 2019", "2019/2018", "2019-06-31", "2019-06-02-01", "2019//2020",
                                         "X019", "2019-06?-02", "/", " 2019", "2019-XX-05", "2019-25"));

TEST(Edtf, OverlapNeedsACommonDay)
{
    const auto t = [](const char *text) { return Edtf::parse(text).value(); };
    EXPECT_TRUE(t("2019").overlaps(t("2018/..")));
    EXPECT_FALSE(t("2019").overlaps(t("../2018")));
    EXPECT_FALSE(Edtf().overlaps(t("../..")));
}

TEST(Edtf, DaysAndDatesAreInverse)
{
    for (Day day = -800000; day < 800000; day += 37) {
        const CalendarDate date = calendarDateOf(day);
        ASSERT_EQ(dayOf(date.year, date.month, date.day), day);
    }
}

}  // namespace
}  // namespace relata
