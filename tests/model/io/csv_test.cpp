// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "model/io/csvrows.h"
#include "model/io/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::HasSubstr;

struct Readable {
    const char *name;
    std::string text;
    std::string firstCells;  ///< of the first row, joined with /
    int line;
};
class CsvReads : public testing::TestWithParam<Readable>
{
};
TEST_P(CsvReads, CellsAndLines)
{
    const auto table = parseCsv(GetParam().text, "t.csv");
    ASSERT_TRUE(table) << table.error().text();
    ASSERT_FALSE(table->rows.empty());
    std::string joined;
    for (std::size_t i = 0; i < table->columns.size(); ++i)
        joined += std::string(table->rows[0].at(i)) + "/";
    EXPECT_EQ(joined, GetParam().firstCells);
    EXPECT_EQ(table->rows[0].line, GetParam().line);
}
INSTANTIATE_TEST_SUITE_P(Forms, CsvReads,
                         testing::Values(Readable{"Plain", "a,b\n1,2\n", "1/2/", 2}, Readable{"Crlf", "a,b\r\n1,2\r\n", "1/2/", 2},
                                         Readable{"LoneCr", "a,b\r1,2\r", "1/2/", 2},
                                         Readable{"Bom",
                                                  "\xEF\xBB\xBF"
                                                  "a;b\n1;2",
                                                  "1/2/", 2},
                                         Readable{"Tab", "a\tb\n1\t2", "1/2/", 2},
                                         Readable{"Quotes", "a,b\n\"x \"\"y\"\"\",\"1\n2\"\n", "x \"y\"/1\n2/", 2},
                                         Readable{"Ragged", "a,b,c\n1\n", "1///", 2}, Readable{"EmptyLines", "a,b\n\n\n1,2\n", "1/2/", 4},
                                         Readable{"Latin1",
                                                  "a,b\nPe\xF1"
                                                  "a,2\n",
                                                  "Peña/2/", 2},
                                         Readable{"Utf16",
                                                  std::string("\xFF\xFE"
                                                              "a\0,\0b\0\n\0001\0,\0002\0",
                                                              16),
                                                  "1/2/", 2},
                                         Readable{"Formula", "a,b\n'=1+1,'x\n", "=1+1/'x/", 2}),
                         [](const auto &row) { return std::string(row.param.name); });

struct Unreadable {
    const char *name;
    std::string text;
    const char *expected;
};
class CsvRefuses : public testing::TestWithParam<Unreadable>
{
};
TEST_P(CsvRefuses, WithFileAndLine)
{
    const auto table = parseCsv(GetParam().text, "t.csv");
    ASSERT_FALSE(table);
    EXPECT_THAT(table.error().text(), HasSubstr(GetParam().expected));
}
INSTANTIATE_TEST_SUITE_P(
    Forms, CsvRefuses,
    testing::Values(Unreadable{"Empty", "", "t.csv, line 1: is empty"}, Unreadable{"OpenQuote", "a,b\n1,\"2\n3\n", "t.csv, line 2: a quoted cell"},
                    Unreadable{"TooMany", "a,b\n1,2,3\n", "t.csv, line 2: 3 cells in a row. Expected at most 2"},
                    Unreadable{"Twice", "a,A\n", "t.csv, line 1: the column “A” stands twice"},
                    Unreadable{"AfterQuote", "a,b\n\"x\"y,2\n", "t.csv, line 2: text after a closing quote"},
                    Unreadable{"Nul", std::string("a,b\n1\0,2\n", 9), "t.csv, line 2: a NUL"},
                    Unreadable{"HugeCell", "a,b\n" + std::string((64U << 20) + 1, 'x') + ",2\n", "t.csv, line 2: a cell of more than 64 MiB"}),
    [](const auto &row) { return std::string(row.param.name); });

TEST(Csv, WhatASpreadsheetWouldExecuteIsHarmlessAndComesBack)
{
    for (const char *const text :
         {"=1+1", "+1", "-1+2", "-x", "@x", "\tx", "'=1", "''x", "'x", "plain", "a|b\\c", " padded ", "line\nbreak", "semi;colon"}) {
        const std::string row = csvRow({text, "end"});
        EXPECT_EQ(std::string_view("=+-@\t").find(row[row[0] == '"']), std::string_view::npos) << row;
        const auto table = parseCsv("a,b\n" + row, "t.csv");
        ASSERT_TRUE(table);
        EXPECT_EQ(table->rows.at(0).cells.at(0), text);
    }
}

TEST(Csv, BlanksAloneAreNoHeader)
{
    for (const char *const text : {" ", " \n", " , \t\n", "\n \n"})
        EXPECT_NE(parseCsv(text, "t.csv").error().text().find("is empty. Expected a header row"), std::string::npos) << text;
    EXPECT_EQ(parseCsv("  \na,b\n1,2\n", "t.csv")->rows.at(0).cells.at(1), "2");
}

TEST(Csv, NumbersBelowZeroAreWrittenAsTheyAre)
{
    for (const char *const text : {"-1", "-45.5", "-1e6", "-12 500"}) {
        const std::string row = csvRow({text, "end"});
        EXPECT_TRUE(row.starts_with(text)) << row;
        EXPECT_EQ(parseCsv("a,b\n" + row, "t.csv")->rows.at(0).cells.at(0), text);
    }
}

TEST(Csv, ByteOrderMarksBeforeTheTextAreNoPartOfIt)
{
    const auto twice = parseCsv("\xEF\xBB\xBF\xEF\xBB\xBFid,name\na,b\n", "t.csv");
    ASSERT_TRUE(twice);
    EXPECT_EQ(twice->columns, (std::vector<std::string>{"id", "name"}));
    const auto inside = parseCsv(csvRow({"\xEF\xBB\xBFid", "name"}), "t.csv");
    ASSERT_TRUE(inside);
    EXPECT_EQ(inside->columns.at(0), "\xEF\xBB\xBFid");
}

TEST(Csv, ACellThatLooksLikeALineOfExcelsIsACell)
{
    const auto table = parseCsv(csvRow({"sep=;"}) + csvRow({"x"}), "t.csv");
    ASSERT_TRUE(table) << table.error().text();
    EXPECT_EQ(table->columns, (std::vector<std::string>{"sep=;"}));
    EXPECT_EQ(table->rows.size(), 1U);
}

TEST(Csv, MultiValuesComeBack)
{
    const std::vector<std::string> values{"a|b", "c\\", "d"};
    EXPECT_EQ(splitMulti(joinMulti(values)), values);
    EXPECT_TRUE(splitMulti(" | ").empty());
    const std::vector<std::string> blank{" a", "b\t", " ", "c d"};
    EXPECT_EQ(splitMulti(joinMulti(blank)), blank);
    EXPECT_EQ(splitMulti(" a |b | c d "), (std::vector<std::string>{"a", "b", "c d"}));
}

TEST(CsvRows, ARowOfFourGigabytesIsRefusedWithItsLine)
{
    std::vector<std::string_view> cells;
    const std::string text = "a,b\n1,\"2\n2\"\n123456,7890\n";
    CsvRows limited(text, "f.csv");
    static_assert(CsvRows::longestRow - 1 == UINT32_MAX, "places within a row are kept in 32 bits");
    limited.setLongestRow(10);
    EXPECT_TRUE(*limited.next(cells));
    EXPECT_TRUE(*limited.next(cells));
    const auto tooLong = limited.next(cells);
    ASSERT_FALSE(tooLong);
    EXPECT_EQ(tooLong.error().text(), "f.csv, line 4: a row of 4 GiB. Expected rows that a person could read");
}

}  // namespace
}  // namespace relata
