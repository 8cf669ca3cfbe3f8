// SPDX-License-Identifier: Apache-2.0
#include "model/core/writtennumber.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

TEST(WrittenNumber, NumbersAreReadAsPeopleWriteThem)
{
    const auto number = [](const char *text) { return numberWritten(text).value_or(-999); };
    EXPECT_EQ(number("1,250.50"), 1250.5);
    EXPECT_EQ(number(" 12 500 000 "), 12500000);
    EXPECT_EQ(number("€ 40"), 40);
    EXPECT_EQ(number("51 %"), 51);
    EXPECT_EQ(number("-1,000"), -1000);
    EXPECT_EQ(number("1.250,50"), 1250.5);
    EXPECT_EQ(number("1.250.000"), 1250000);
    EXPECT_EQ(number("51,3"), 51.3);
    EXPECT_EQ(number("1.250"), 1.25);
    EXPECT_EQ(number("0,125"), 0.125);
    EXPECT_EQ(number("10,125"), 10125);
    EXPECT_EQ(number("100,125"), 100125);
    EXPECT_EQ(number("12\u00A0500"), 12500);
    EXPECT_EQ(number("12\u202F500,5\u00A0€"), 12500.5);
    EXPECT_EQ(number("1e6"), 1000000);
    for (const char *none : {"", "n/a", "1,25,000", "12 3456", "1000 pesos", "2019-05", "inf", ",", "1.2.3", "1,2,3", "1,250,50", "1.250,5x", "- 3"})
        EXPECT_EQ(number(none), -999) << none;
}

}  // namespace
}  // namespace relata
