// SPDX-License-Identifier: Apache-2.0
#include "model/tables/workbook.h"

#include "model/io/formats.h"
#include "model/tables/numberformat.h"
#include "model/tables/readtables.h"
#include "model/tables/zipfile.h"
#include "tests/model/io/tempfolder.h"
#include "tests/model/tables/workbookfixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using test::Sheet;
using test::TempFolder;
using test::textRow;
using testing::HasSubstr;

std::vector<Table> tablesOf(const std::string &bytes)
{
    auto tables = tablesFromBytes(bytes, "book.xlsx");
    EXPECT_TRUE(tables) << tables.error().text();
    return tables ? std::move(*tables) : std::vector<Table>();
}

std::string faultOf(const std::string &bytes)
{
    const auto tables = tablesFromBytes(bytes, "book.xlsx");
    return tables ? "no fault" : tables.error().text();
}

/// "a|b" by row, parted by /
std::string printed(const Table &table)
{
    std::string text;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        text += (row ? " / " : "") + std::to_string(table.line(row)) + ":";
        for (std::size_t i = 0; i < table.cellCount(row); ++i)
            text += (i ? "|" : " ") + std::string(table.cell(row, i));
    }
    return text;
}

TEST(Workbook, TextsNumbersDatesAndBooleans)
{
    const std::string rows =
        textRow(1, {"a", "b", "c", "d", "e"})
        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><v>0.30000000000000004</v></c><c r=\"C2\" s=\"1\"><v>43618</v></c>"
          "<c r=\"D2\" t=\"b\"><v>1</v></c><c r=\"E2\" t=\"str\"><f>1+1</f><v>=1+1</v></c></row>"
          "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c><c r=\"B4\"><v>1.5E+20</v></c><c r=\"C4\" s=\"2\"><v>43618</v></c>"
          "<c r=\"D4\" t=\"b\"><v>0</v></c><c r=\"E4\" s=\"4\"><v>123</v></c></row>"
          "<row r=\"5\"><c r=\"B5\"><v>42</v></c><c r=\"C5\" s=\"3\"><v>43618.4375</v></c><c r=\"D5\" t=\"e\"><v>#N/A</v></c><c "
          "r=\"E5\" s=\"5\"><v>43618</v></c></row>"
          "<row r=\"6\"><c r=\"C6\" s=\"6\"><v>1.25</v></c><c r=\"D6\" t=\"d\"><v>2019-06-02T00:00:00</v></c></row>";
    const auto tables =
        tablesOf(test::workbook({{"People &amp; more", rows}},
                                "<si><t>Ada</t></si><si><r><t>Lo</t></r><r><rPr/><t xml:space=\"preserve\">ve</t></r><rPh><t>x</t></rPh></si>"));
    ASSERT_EQ(tables.size(), 1U);
    EXPECT_EQ(tables[0].name, "People & more");
    EXPECT_EQ(printed(tables[0]), "1: a|b|c|d|e / 2: Ada|0.3|2019-06-02|true|=1+1 / 4: Love|1.5e+20|2019-06|false|00123 / 5: "
                                  "|42|2019-06-02T10:30:00||2019 / 6: ||30:00:00|2019-06-02");
    EXPECT_THAT(tables[0].notes, testing::ElementsAre(HasSubstr("1 cell holds an error")));
}

TEST(Workbook, DatesSince1904AndTheDayThatNeverWas)
{
    const std::string rows = textRow(1, {"a"}) + "<row><c s=\"1\"><v>42156</v></c></row><row><c s=\"1\"><v>1</v></c></row>";
    EXPECT_EQ(printed(tablesOf(test::workbook({{"s", rows}}, {}, "<workbookPr date1904=\"1\"/>"))[0]), "1: a / 2: 2019-06-02 / 3: 1904-01-02");
    EXPECT_EQ(numberText("1", builtinNumberFormat(14), DateSystem::From1900), "1900-01-01");
    EXPECT_EQ(numberText("59", builtinNumberFormat(14), DateSystem::From1900), "1900-02-28");
    EXPECT_EQ(numberText("61", builtinNumberFormat(14), DateSystem::From1900), "1900-03-01");
}

TEST(Workbook, MergedCellsHaveTheirValueInEveryRow)
{
    const auto tables = tablesOf(test::workbook({{"s",
                                                  textRow(1, {"a", "b"}) + textRow(2, {"Ada", "1"}) + "<row r=\"3\"><c r=\"B3\"><v>2</v></c></row>"
                                                      + "<row r=\"4\"><c r=\"B4\"><v>3</v></c></row>",
                                                  "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"}}));
    EXPECT_EQ(printed(tables[0]), "1: a|b / 2: Ada|1 / 3: Ada|2 / 4: |3");
}

TEST(Workbook, AllSheetsAreReadEmptyOnesLeftOutHiddenOnesMarked)
{
    const auto tables = tablesOf(test::workbook({{"one", textRow(1, {"a"})}, {"none", ""}, {"three", textRow(1, {"b"}), "", "hidden"}}));
    ASSERT_EQ(tables.size(), 2U);
    EXPECT_EQ(tables[1].name, "three");
    EXPECT_TRUE(tables[1].hidden);
}

TEST(NumberFormats, SayWhatIsADate)
{
    const auto is = [](const char *code) {
        const NumberFormat f = numberFormat(code);
        return std::string(f.year ? "y" : "") + (f.month ? "m" : "") + (f.day ? "d" : "") + (f.hour ? "h" : "") + (f.second ? "s" : "");
    };
    EXPECT_EQ(is("General"), "");
    EXPECT_EQ(is("0.00E+00"), "");
    EXPECT_EQ(is("#,##0 \"days\""), "");
    EXPECT_EQ(is("[Red]0;[Blue]-0"), "");
    EXPECT_EQ(is("@"), "");
    EXPECT_EQ(is("dd/mm/yyyy"), "ymd");
    EXPECT_EQ(is("d \"de\" mmmm \"de\" yyyy"), "ymd");
    EXPECT_EQ(is("mmm-yy"), "ym");
    EXPECT_EQ(is("h:mm AM/PM"), "hs");
    EXPECT_EQ(is("mm:ss"), "s");
    EXPECT_EQ(is("[h]:mm"), "hs");
    EXPECT_EQ(is("yyyy\\-mm\\-dd hh:mm"), "ymdhs");
}

TEST(NumberFormats, NumbersHaveFifteenDigits)
{
    const auto text = [](const char *raw) { return numberText(raw, {}, DateSystem::From1900); };
    EXPECT_EQ(text("123456789012345"), "123456789012345");
    EXPECT_EQ(text("0.1"), "0.1");
    EXPECT_EQ(text("2.9999999999999996"), "3");
    EXPECT_EQ(text("-7"), "-7");
    EXPECT_EQ(text("1E-7"), "1e-07");
    EXPECT_EQ(text("0"), "0");
    EXPECT_EQ(text("nonsense"), "nonsense");
    EXPECT_EQ(text(""), "");
    EXPECT_EQ(numberText("99999999", builtinNumberFormat(14), DateSystem::From1900), "99999999") << "no date of Excel's";
}

// ---- hostile

TEST(HostileWorkbook, WhatIsNoneIsNamed)
{
    EXPECT_THAT(faultOf("PK\x03\x04 this is no zip file at all"), HasSubstr("is damaged or cut off"));
    EXPECT_THAT(faultOf(test::zipped({{"readme.txt", "hello"}})), HasSubstr("is a zip file, but no workbook"));
    EXPECT_THAT(faultOf(test::zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<a/>"}})),
                HasSubstr("OpenDocument"));
    EXPECT_THAT(faultOf("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), HasSubstr("a workbook with a password"));
    EXPECT_THAT(faultOf(test::workbook({{"s", ""}})), HasSubstr("has no sheet with anything in it"));
    auto parts = test::workbookParts({{"s", textRow(1, {"a"})}});
    std::erase_if(parts, [](const auto &part) { return part.first == "xl/workbook.xml"; });
    EXPECT_THAT(faultOf(test::zipped(parts)), HasSubstr("is no workbook"));
}

TEST(HostileWorkbook, CutAnywhereNeverCrashes)
{
    const std::string whole = test::workbook({{"s", textRow(1, {"source", "target"}) + textRow(2, {"a", "b"})}});
    for (std::size_t n = 4; n < whole.size(); n += 7)
        EXPECT_THAT(faultOf(whole.substr(0, n)), HasSubstr("Expected ")) << n;
    std::uint32_t random = 7;
    const auto next = [&random] { return random = random * 1664525U + 1013904223U, random >> 8U; };
    for (int round = 0; round < 2000; ++round) {
        std::string spoiled = whole;
        for (int k = 0; k < 4; ++k)
            spoiled[4 + next() % (spoiled.size() - 4)] = static_cast<char>(next());
        const auto tables = tablesFromBytes(spoiled, "book.xlsx");
        if (!tables) {
            EXPECT_THAT(tables.error().text(), HasSubstr("Expected "));
        }
    }
}

TEST(HostileWorkbook, EntitiesAreRefusedAndNothingOutsideIsOpened)
{
    TempFolder folder;
    test::write(folder / "secret", "TOP SECRET");
    for (const char *part : {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"}) {
        auto parts = test::workbookParts({{"s", textRow(1, {"a"}) + "<row r=\"2\"><c t=\"s\"><v>0</v></c></row>"}}, "<si><t>x</t></si>");
        for (auto &[name, text] : parts)
            if (name == part)
                text = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file://" + (folder / "secret").string() + "\">]>" + text.substr(text.find('\n') + 1);
        EXPECT_THAT(faultOf(test::zipped(parts)), HasSubstr("entities of its own")) << part;
    }
}

TEST(HostileWorkbook, BombsAreRefused)
{
    std::string zeros = "<row r=\"1\"><c t=\"inlineStr\"><is><t>";
    zeros.append(std::size_t{64} << 20, 'a');
    const std::string bomb = test::workbook({{"s", zeros + "</t></is></c></row>"}});
    EXPECT_LT(bomb.size(), 200'000U);
    EXPECT_THAT(faultOf(bomb), HasSubstr("expands to more than 200 times its size"));

    auto zip = ZipFile::open(test::zipped({{"a", std::string(5000, 'x')}, {"b", std::string(5000, 'y')}}), "z.xlsx", {8000, 1e9, 1U << 20, 10});
    ASSERT_TRUE(zip) << zip.error().text();
    EXPECT_TRUE(zip->read("a"));
    const auto second = zip->read("b");
    ASSERT_FALSE(second) << "the limit is of all parts together";
    EXPECT_THAT(second.error().text(), HasSubstr("expands to more than"));
    EXPECT_FALSE(ZipFile::open(test::zipped({{"a", ""}, {"b", ""}, {"c", ""}}), "z.xlsx", {8000, 1e9, 100, 2}));
}

/// \a bytes, whose directory says that the part \a name is of \a size.
std::string withSaidSize(std::string bytes, const std::string &name, std::uint32_t size)
{
    constexpr std::size_t sizeAt = 24, nameAt = 46;  // in the entry
    const std::size_t entry = bytes.rfind(name) - nameAt;
    for (std::size_t i = 0; i < 4; ++i)
        bytes[entry + sizeAt + i] = static_cast<char>(size >> (8 * i) & 0xFFU);
    return bytes;
}

TEST(HostileWorkbook, WhatSaysThatItIsTooLargeIsNotExpanded)
{
    const std::string honest = test::zipped({{"a", std::string(std::size_t{1} << 20, 'x')}});
    std::string damaged = withSaidSize(honest, "a", 100U << 20);
    damaged.replace(60, 100, 100, '\xFF');  // who expands it fails
    const auto read = ZipFile::open(damaged, "z.xlsx")->read("a");
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().text(), HasSubstr("expands to more than 200 times its size"));

    const auto lie = ZipFile::open(withSaidSize(honest, "a", 1000), "z.xlsx")->read("a");
    ASSERT_FALSE(lie);
    EXPECT_THAT(lie.error().text(), HasSubstr("expands to more than the 1000 bytes that it says it has"));
    EXPECT_TRUE(ZipFile::open(honest, "z.xlsx")->read("a"));
}

TEST(HostileWorkbook, WideAndLongSheetsWithLittleInThemAreRefused)
{
    std::string rows;
    for (int row = 1; row <= 3000; ++row)
        rows += "<row r=\"" + std::to_string(row) + "\"><c r=\"XFD" + std::to_string(row) + "\"><v>" + std::to_string(row * 7919 % 10007)
                + "</v></c></row>";
    EXPECT_THAT(faultOf(test::workbook({{"s", rows}})), HasSubstr("more than 40,000,000 cells"));
    EXPECT_THAT(faultOf(test::workbook({{"s", "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"}})), HasSubstr("“XFE1” is no place of a cell"));
    EXPECT_THAT(faultOf(test::workbook({{"s", "<row r=\"9999999\"><c><v>1</v></c></row>"}})), HasSubstr("is no number of a row"));
    EXPECT_THAT(faultOf(test::workbook({{"s", "<row><c t=\"s\"><v>7</v></c></row>"}})), HasSubstr("the text number “7” does not exist"));
}

TEST(HostileWorkbook, NamesOfPartsAreNoPaths)
{
    TempFolder folder;
    auto parts = test::workbookParts({{"s", textRow(1, {"source", "target"}) + textRow(2, {"a", "b"})}});
    parts.emplace_back("../../evil.txt", "x");
    for (auto &[name, text] : parts)
        if (name == "xl/_rels/workbook.xml.rels")
            text.replace(text.find("worksheets/sheet1.xml"), 21, "../../../../../etc/worksheets/passwd");
    const auto path = test::write(folder / "in" / "b.xlsx", test::zipped(parts));
    const auto loaded = readGraph(path);
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr("has no part"));
    std::size_t files = 0;
    for ([[maybe_unused]] const auto &entry : std::filesystem::recursive_directory_iterator(folder.path()))
        ++files;
    EXPECT_EQ(files, 2U) << "the folder “in” and the workbook";
}

TEST(Workbook, CanBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const auto tables = tablesFromBytes(test::workbook({{"s", textRow(1, {"a"})}}), "b.xlsx", RunContext(stop.get_token()));
    ASSERT_FALSE(tables);
    EXPECT_EQ(tables.error().code, Error::Code::Cancelled);
}

}  // namespace
}  // namespace relata
