// SPDX-License-Identifier: Apache-2.0
#include "model/core/writtennumber.h"

#include <gtest/gtest.h>

#include <vector>

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
    EXPECT_EQ(number("1234,567"), 1234.567);
    EXPECT_EQ(number("12 500,125"), 12500.125);
    EXPECT_EQ(number("1000 pesos"), 1000);
    EXPECT_EQ(number("6.986.122,96 EUR"), 6986122.96);
    EXPECT_EQ(number("EUR 6.986.122,96"), 6986122.96);
    EXPECT_EQ(number("12.500,00 euros"), 12500);
    EXPECT_EQ(number("US$ 1,000.00"), 1000);
    EXPECT_EQ(number("1.000,00 US$"), 1000);
    EXPECT_EQ(number("MXN$ 1,000.00"), 1000);
    EXPECT_EQ(number("6'986'122.96"), 6986122.96);
    EXPECT_EQ(number("CHF 6\u2019986\u2019122.96"), 6986122.96);
    EXPECT_EQ(number("(1.000,00)"), -1000);
    EXPECT_EQ(number("($ 40)"), -40);
    EXPECT_EQ(number("1.000,00-"), -1000);
    EXPECT_EQ(number("-$ 40"), -40);
    EXPECT_EQ(number("\u22125.5"), -5.5);
    EXPECT_EQ(number("1.000,-"), 1000);
    EXPECT_EQ(number("40 € %"), 40);
    for (const char *none : {"EUR", "$", "()", "(EUR)", "-", "5'10", "'5", "1000 EURO 5", "EUR EUR", "%", "(5", "5)", "--5", "(-5)-"})
        EXPECT_EQ(number(none), -999) << none;
    for (const char *none :
         {"", "n/a", "1,25,000", "12 3456", "1000 pesos sin IVA", "2019-05", "inf", ",", "1.2.3", "1,2,3", "1,250,50", "1.250,5x", "- 3"})
        EXPECT_EQ(number(none), -999) << none;
}

TEST(WrittenNumber, MarksAreReadAsTheOthersOfTheColumnShow)
{
    for (const char *text : {"1.5", "0.125", "1,250,000", "1,250.5", "1234.567", "-12.25", ".125", "1.5e3", "$ 2.5", "-0.125"})
        EXPECT_EQ(decimalMarkShown(text), DecimalMark::Point) << text;
    for (const char *text : {"1,5", "0,125", "1.250.000", "1.250,5", "1234,567", "-12,25", "2,5 %", "12\u00A0500,125"})
        EXPECT_EQ(decimalMarkShown(text), DecimalMark::Comma) << text;
    for (const char *text : {"", "1.250", "1,250", "-12.250", "1250", "v1.2.3", "a. b, c", "1,2,3", "2019.05.01", ".", ","})
        EXPECT_EQ(decimalMarkShown(text), DecimalMark::Unknown) << text;

    EXPECT_EQ(numberWritten("1.250", DecimalMark::Comma), 1250);
    EXPECT_EQ(numberWritten("-1.250", DecimalMark::Comma), -1250);
    EXPECT_EQ(numberWritten("€ 1.250", DecimalMark::Comma), 1250);
    EXPECT_EQ(numberWritten("1.250", DecimalMark::Point), 1.25);
    EXPECT_EQ(numberWritten("1,250", DecimalMark::Comma), 1.25);
    EXPECT_EQ(numberWritten("1,250", DecimalMark::Point), 1250);
    EXPECT_EQ(numberWritten("1.5", DecimalMark::Comma), 1.5) << "what it shows itself counts more";
    EXPECT_EQ(numberWritten("1.5e3", DecimalMark::Comma), 1500);
    EXPECT_EQ(numberWritten("1250", DecimalMark::Comma), 1250);
    for (const char *text : {"1e6", "2E3", "1e-5", "-1e6"})
        EXPECT_EQ(numberWritten(text, DecimalMark::Comma), numberWritten(text)) << text;
    EXPECT_EQ(numberWritten("n/a", DecimalMark::Comma), std::nullopt);
}

TEST(WrittenNumber, TellsTheMoney)
{
    EXPECT_EQ(moneyWritten("€ 5"), "EUR");
    EXPECT_EQ(moneyWritten("5 euros"), "EUR");
    EXPECT_EQ(moneyWritten("US$ 5"), "USD");
    EXPECT_EQ(moneyWritten("$5"), "$");
    EXPECT_EQ(moneyWritten("5"), "");
    EXPECT_EQ(moneyWritten("51 %"), "");
}

TEST(WrittenNumber, PointsPartThousandsWhereShortNumbersHaveNone)
{
    const auto of = [](const std::vector<const char *> &texts) {
        DecimalMarks marks;
        for (const char *text : texts)
            marks.add(text);
        return marks.mark();
    };
    EXPECT_EQ(of({"1.250", "3.475", "12.345", "450", "98.765"}), DecimalMark::Comma);
    EXPECT_EQ(of({"1.250", "3.475", "12.345", "98.765"}), DecimalMark::Unknown) << "they may be measured";
    EXPECT_EQ(of({"1.250", "3.475", "12.345", "450", "1500"}), DecimalMark::Unknown) << "1500 is not parted";
    EXPECT_EQ(of({"1.250", "3.475", "12.345", "450", "0.125"}), DecimalMark::Point);
    EXPECT_EQ(of({"1.250 EUR", "EUR 3.475", "12.345 €", "450 €"}), DecimalMark::Comma);
}

TEST(WrittenNumber, ColumnsThatDifferShowNothing)
{
    const auto of = [](const std::vector<const char *> &texts) {
        DecimalMarks marks;
        for (const char *text : texts)
            marks.add(text);
        return marks;
    };
    EXPECT_EQ(of({}).mark(), DecimalMark::Unknown);
    EXPECT_EQ(of({"1.250", "7", "a,b"}).mark(), DecimalMark::Unknown);
    DecimalMarks all = of({"1.250", "1,5"});
    EXPECT_EQ(all.mark(), DecimalMark::Comma);
    EXPECT_FALSE(all.differ());
    all.add(of({"2.5"}));
    EXPECT_EQ(all.mark(), DecimalMark::Unknown);
    EXPECT_TRUE(all.differ());
    EXPECT_EQ(of({"12.000", "98.400", "750.500", "900"}).mark(), DecimalMark::Comma) << "round sums";
    EXPECT_EQ(of({"12.431", "98.432", "19.400", "21.987"}).mark(), DecimalMark::Unknown) << "measured";
    EXPECT_EQ(of({"12.000"}).mark(), DecimalMark::Unknown) << "one is none";
    EXPECT_EQ(of({"12.000", "98.400", "0.5"}).mark(), DecimalMark::Point);
}

}  // namespace
}  // namespace relata
