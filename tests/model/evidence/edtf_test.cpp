// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/edtf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::HasSubstr;

constexpr Day day(int year, int month, int dayOfMonth)
{
    // counted the slow way, as an oracle for dayOf: whole years, whole months, days
    const auto leap = [](int y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); };
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    Day count = 0;
    for (int y = 1970; y < year; ++y)
        count += leap(y) ? 366 : 365;
    for (int y = year; y < 1970; ++y)
        count -= leap(y) ? 366 : 365;
    for (int m = 1; m < month; ++m)
        count += lengths[m - 1] + (m == 2 && leap(year) ? 1 : 0);
    return count + dayOfMonth - 1;
}

struct Good {
    const char *text;
    Day first, last;
    const char *display;
};
void PrintTo(const Good &good, std::ostream *out)
{
    *out << good.text;
}
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
constexpr Day farEarly = earliestDay + 1, farLate = latestDay - 1;
INSTANTIATE_TEST_SUITE_P(Dates, EdtfReads,
                         testing::Values(Good{"1970", 0, 364, "1970"}, Good{"2019-06", day(2019, 6, 1), day(2019, 6, 30), "Jun 2019"},
                                         Good{"2024-06-02", day(2024, 6, 2), day(2024, 6, 2), "2 Jun 2024"},
                                         Good{"2024-02-29", day(2024, 2, 29), day(2024, 2, 29), "29 Feb 2024"},
                                         Good{"2000-02-29", day(2000, 2, 29), day(2000, 2, 29), "29 Feb 2000"},
                                         Good{"2024-02", day(2024, 2, 1), day(2024, 2, 29), "Feb 2024"},
                                         Good{"1900-02", day(1900, 2, 1), day(1900, 2, 28), "Feb 1900"},
                                         Good{"0000", day(0, 1, 1), day(0, 12, 31), "1 BC"}, Good{"-0044", day(-44, 1, 1), day(-44, 12, 31), "45 BC"},
                                         Good{"-0044-03-15", day(-44, 3, 15), day(-44, 3, 15), "15 Mar 45 BC"},
                                         Good{"0000-02-29", day(0, 2, 29), day(0, 2, 29), "29 Feb 1 BC"},
                                         Good{"9999", day(9999, 1, 1), day(9999, 12, 31), "9999"}));
INSTANTIATE_TEST_SUITE_P(Times, EdtfReads,
                         testing::Values(Good{"1985-04-12T23:20:30", day(1985, 4, 12), day(1985, 4, 12), "12 Apr 1985"},
                                         Good{"1985-04-12T23:20:30Z", day(1985, 4, 12), day(1985, 4, 12), "12 Apr 1985"},
                                         Good{"1985-04-12T23:20:30-04", day(1985, 4, 12), day(1985, 4, 12), "12 Apr 1985"},
                                         Good{"1985-04-12T24:00:00+05:30", day(1985, 4, 12), day(1985, 4, 12), "12 Apr 1985"}));
INSTANTIATE_TEST_SUITE_P(Intervals, EdtfReads,
                         testing::Values(Good{"2018/2024-10", day(2018, 1, 1), day(2024, 10, 31), "2018 – Oct 2024"},
                                         Good{"2017/2021", day(2017, 1, 1), day(2021, 12, 31), "2017–2021"},
                                         Good{"2004-02-01/2005-02-08", day(2004, 2, 1), day(2005, 2, 8), "1 Feb 2004 – 8 Feb 2005"},
                                         Good{"2019/2019", day(2019, 1, 1), day(2019, 12, 31), "2019–2019"},
                                         Good{"2019-12/2019", day(2019, 12, 1), day(2019, 12, 31), "Dec 2019 – 2019"},
                                         Good{"../2019", earliestDay, day(2019, 12, 31), "until 2019"},
                                         Good{"/2019", earliestDay, day(2019, 12, 31), "until 2019, start unknown"},
                                         Good{"2024-10/..", day(2024, 10, 1), latestDay, "from Oct 2024"},
                                         Good{"2024-10/", day(2024, 10, 1), latestDay, "from Oct 2024, end unknown"},
                                         Good{"../..", earliestDay, latestDay, "always"},
                                         Good{"1984~/2004-06", day(1984, 1, 1), day(2004, 6, 30), "c. 1984 – Jun 2004"},
                                         Good{"../2019?", earliestDay, day(2019, 12, 31), "until 2019?"},
                                         Good{"2001-21/2001-24", day(2001, 3, 1), day(2002, 2, 28), "spring 2001 – winter 2001"}));
INSTANTIATE_TEST_SUITE_P(Qualified, EdtfReads,
                         testing::Values(Good{"2019~", day(2019, 1, 1), day(2019, 12, 31), "c. 2019"},
                                         Good{"2019?", day(2019, 1, 1), day(2019, 12, 31), "2019?"},
                                         Good{"2019%", day(2019, 1, 1), day(2019, 12, 31), "c. 2019?"},
                                         Good{"2004-06-11%", day(2004, 6, 11), day(2004, 6, 11), "c. 11 Jun 2004?"},
                                         Good{"2004-06~", day(2004, 6, 1), day(2004, 6, 30), "c. Jun 2004"}));
INSTANTIATE_TEST_SUITE_P(
    Unspecified, EdtfReads,
    testing::Values(Good{"201X", day(2010, 1, 1), day(2019, 12, 31), "2010s"}, Good{"20XX", day(2000, 1, 1), day(2099, 12, 31), "2000–2099"},
                    Good{"-004X", day(-49, 1, 1), day(-40, 12, 31), "50–41 BC"}, Good{"2019-XX", day(2019, 1, 1), day(2019, 12, 31), "2019"},
                    Good{"1985-04-XX", day(1985, 4, 1), day(1985, 4, 30), "Apr 1985"}, Good{"1985-XX-XX", day(1985, 1, 1), day(1985, 12, 31), "1985"},
                    Good{"201X~", day(2010, 1, 1), day(2019, 12, 31), "c. 2010s"}));
INSTANTIATE_TEST_SUITE_P(Seasons, EdtfReads,
                         testing::Values(Good{"2001-21", day(2001, 3, 1), day(2001, 5, 31), "spring 2001"},
                                         Good{"2001-22", day(2001, 6, 1), day(2001, 8, 31), "summer 2001"},
                                         Good{"2001-23", day(2001, 9, 1), day(2001, 11, 30), "autumn 2001"},
                                         Good{"2003-24", day(2003, 12, 1), day(2004, 2, 29), "winter 2003"},
                                         Good{"2001-21?", day(2001, 3, 1), day(2001, 5, 31), "spring 2001?"}));
INSTANTIATE_TEST_SUITE_P(LongYears, EdtfReads,
                         testing::Values(Good{"Y12345", day(12345, 1, 1), day(12345, 12, 31), "12345"},
                                         Good{"Y-170000002", farEarly, day(-5'000'000, 12, 31), "170000003 BC"},
                                         Good{"Y170000002", day(5'000'000, 1, 1), farLate, "170000002"},
                                         Good{"Y999999999999999999", day(5'000'000, 1, 1), farLate, "999999999999999999"},
                                         Good{"Y-20000/0001", day(-20000, 1, 1), day(1, 12, 31), "20001 BC–1"}));

TEST(Edtf, TellsWhatIsUncertainAndWhatApproximate)
{
    for (const auto &[text, uncertain, approximate] : {std::tuple{"2019", false, false},
                                                       {"2019?", true, false},
                                                       {"2019~", false, true},
                                                       {"2019%", true, true},
                                                       {"2018?/2019~", true, true},
                                                       {"../2019~", false, true}}) {
        const Edtf time = Edtf::parse(text).value();
        EXPECT_EQ(time.isUncertain(), uncertain) << text;
        EXPECT_EQ(time.isApproximate(), approximate) << text;
        EXPECT_EQ(time.isInterval(), std::string_view(text).find('/') != std::string_view::npos) << text;
    }
}

TEST(Edtf, NoTextIsUndatedAndNoError)
{
    const auto time = Edtf::parse("");
    ASSERT_TRUE(time);
    EXPECT_TRUE(time->empty());
    EXPECT_EQ(time->display(), "");
}

struct Bad {
    const char *text, *reason;
};
void PrintTo(const Bad &bad, std::ostream *out)
{
    *out << bad.text;
}
class EdtfRefuses : public testing::TestWithParam<Bad>
{
};
TEST_P(EdtfRefuses, AndSaysWhatIsWrongAndWhatWasExpected)
{
    const auto time = Edtf::parse(GetParam().text);
    ASSERT_FALSE(time) << time->display();
    EXPECT_EQ(time.error().code, Error::Code::Syntax);
    EXPECT_THAT(time.error().message,
                HasSubstr(std::string("“") + GetParam().text + "” is not a date. Expected 2019, 2019-06, 2019-06-02, or an interval"));
    EXPECT_THAT(time.error().message, HasSubstr(GetParam().reason));
}
INSTANTIATE_TEST_SUITE_P(
    All, EdtfRefuses,
    testing::Values(Bad{"2019-13", "a month is 01 to 12"}, Bad{"2019-00", "a month is 01 to 12"}, Bad{"2019-25", "a season 21 to 24"},
                    Bad{"2019-6", "a month is 01 to 12"}, Bad{"2023-02-29", "February 2023 has 28 days"},
                    Bad{"1900-02-29", "February 1900 has 28 days"}, Bad{"2019-06-31", "June 2019 has 30 days"},
                    Bad{"2019-06-00", "a day has two digits"}, Bad{"2019-06-1", "a day has two digits"},
                    Bad{"2019-06-02-01", "nothing follows the day"}, Bad{"19", "a year has four digits"}, Bad{"20190602", "a year has four digits"},
                    Bad{"June 2019", "a year has four digits"}, Bad{" 2019", "a year has four digits"}, Bad{"02/06/2019", "one stroke"},
                    Bad{"2019//2020", "one stroke"}, Bad{"/", "must be known or open"}, Bad{"2019/2018", "ends before it begins"},
                    Bad{"Y7000000/Y6000000", "ends before it begins"}, Bad{"2019-06/2019-05", "ends before it begins"},
                    Bad{"2019/junk", "a year has four digits"}, Bad{"X019", "last one or two digits"}, Bad{"2XXX", "last one or two digits"},
                    Bad{"20X9", "last one or two digits"}, Bad{"201X-06", "then no month follows"}, Bad{"2019-XX-05", "a day needs its month"},
                    Bad{"2019-1X", "a month is 01 to 12"}, Bad{"2019-06?-02", "may stand at the end"}, Bad{"?2019", "may stand at the end"},
                    Bad{"2019?~", "may stand at the end"}, Bad{"2004-06-~", "a day has two digits"}, Bad{"?", "a year has four digits"},
                    Bad{"2001-21-05", "a season has no days"}, Bad{"Y2019", "after Y stands"}, Bad{"Y17E7", "after Y stands"},
                    Bad{"Y1234567890123456789", "after Y stands"}, Bad{"Y12345-06", "after Y stands"}, Bad{"-", "a year has four digits"},
                    Bad{"1985-04-12T", "a time of day is written"}, Bad{"1985-04-12T25:00:00", "a time of day is written"},
                    Bad{"1985-04-12T23:60:00Z", "a time of day is written"}, Bad{"1985-04-12T23:20:30Z?", "a time of day is written"},
                    Bad{"1985-04T23:20:30", "needs a full date"}, Bad{"{1667,1668}", "a year has four digits"}, Bad{"....", "a year has four digits"},
                    Bad{"2019-02-29T10:00:00Z", "February 2019 has 28 days"}));

TEST(Edtf, ALongTextIsCutBetweenCharacters)
{
    const auto time = Edtf::parse(std::string(39, 'a') + "é and much more");
    ASSERT_FALSE(time);
    EXPECT_THAT(time.error().message, HasSubstr(std::string(39, 'a') + "…”"));
}

TEST(Edtf, OverlapNeedsACommonDay)
{
    const auto t = [](const char *text) { return Edtf::parse(text).value(); };
    EXPECT_TRUE(t("2019").overlaps(t("2018/..")));
    EXPECT_TRUE(t("2019/2020").overlaps(t("2020-12-31")));
    EXPECT_FALSE(t("2019").overlaps(t("../2018")));
    EXPECT_FALSE(t("2019").overlaps(t("2020-01-01")));
    EXPECT_FALSE(Edtf().overlaps(t("../..")));
    EXPECT_FALSE(t("../..").overlaps(Edtf()));
}

TEST(Edtf, DaysAndDatesAreInverse)
{
    for (Day d = -800000; d < 800000; d += 37) {
        const CalendarDate date = calendarDateOf(d);
        ASSERT_EQ(dayOf(date.year, date.month, date.day), d);
        ASSERT_EQ(day(date.year, date.month, date.day), d);
    }
}

}  // namespace
}  // namespace relata
