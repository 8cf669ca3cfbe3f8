// SPDX-License-Identifier: Apache-2.0
#include "model/io/textencoding.h"

#include "model/io/csv.h"
#include "tests/model/io/tempfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using test::utf16;
using testing::HasSubstr;

constexpr const char *text = "id,name\npeña,Nuñez 山\n";

struct Encoded {
    const char *name;
    std::string bytes;
    const char *note;  ///< part of it; empty: none expected
};
void PrintTo(const Encoded &row, std::ostream *out)
{
    *out << row.name;
}
class Encodings : public testing::TestWithParam<Encoded>
{
};
TEST_P(Encodings, BecomeTheSameUtf8)
{
    std::string note;
    const auto utf8 = toUtf8(GetParam().bytes, &note);
    ASSERT_TRUE(utf8) << utf8.error().text();
    EXPECT_EQ(*utf8, text);
    EXPECT_EQ(note.empty(), std::string_view(GetParam().note).empty());
    EXPECT_THAT(note, HasSubstr(GetParam().note));
}
INSTANTIATE_TEST_SUITE_P(TextEncoding, Encodings,
                         testing::Values(Encoded{"Utf8", text, ""}, Encoded{"Utf8Marked", std::string("\xEF\xBB\xBF") + text, ""},
                                         Encoded{"Utf16LeMarked", utf16(text, test::LittleEndian, test::Marked), ""},
                                         Encoded{"Utf16BeMarked", utf16(text, test::BigEndian, test::Marked), ""},
                                         Encoded{"Utf16Le", utf16(text, test::LittleEndian, test::Unmarked), "read as UTF-16LE"},
                                         Encoded{"Utf16Be", utf16(text, test::BigEndian, test::Unmarked), "read as UTF-16BE"}),
                         [](const auto &row) { return std::string(row.param.name); });

TEST(TextEncoding, Windows1252IsReadAndNoted)
{
    std::string note;
    const auto utf8 = toUtf8("Pe\xF1"
                             "a \x80 5",
                             &note);  // 0x80 is no Latin-1 letter but a Windows euro
    ASSERT_TRUE(utf8);
    EXPECT_EQ(*utf8, "Peña € 5");
    EXPECT_THAT(note, HasSubstr("Windows-1252"));
}

TEST(TextEncoding, AStrayByteInUtf8IsAnErrorWithItsLineNotMojibake)
{
    const auto mixed = toUtf8("id\nPeña\nMéxico\nPe\xF1"
                              "a\n",
                              nullptr);
    ASSERT_FALSE(mixed);
    EXPECT_EQ(mixed.error().line, 4);
    EXPECT_THAT(mixed.error().text(), HasSubstr("the byte 0xF1 is not UTF-8"));
    EXPECT_FALSE(toUtf8("\xEF\xBB\xBF"
                        "Pe\xF1"
                        "a\n",
                        nullptr))
        << "a mark promises UTF-8";
}

TEST(TextEncoding, BrokenUtf16IsAnErrorWithItsLine)
{
    std::string bytes = utf16("id\nab\n", test::LittleEndian, test::Marked);
    bytes += std::string("\x00\xD8\x41\x00", 4);  // half of a pair
    const auto broken = toUtf8(bytes, nullptr);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().line, 3);
    EXPECT_THAT(broken.error().text(), HasSubstr("not valid UTF-16LE"));
}

TEST(TextEncoding, ACutInTheMiddleOfALetterIsFound)
{
    EXPECT_EQ(validUtf8("ab\xC3"), 2U);
    EXPECT_EQ(validUtf8("ab\xC3\xB1"), 4U);
    EXPECT_EQ(validUtf8("\xED\xA0\x80"), 0U) << "half of a UTF-16 pair is no letter";
}

TEST(TextEncoding, WholePackagesAreReadFromEveryEncoding)
{
    for (const bool marked : {false, true})
        for (const auto order : {test::LittleEndian, test::BigEndian}) {
            const auto table = parseCsv(utf16("id;name\r\nada;Ada Lovelace\r\n", order, marked ? test::Marked : test::Unmarked), "e.csv");
            ASSERT_TRUE(table) << table.error().text();
            EXPECT_EQ(table->rows.at(0).at(1), "Ada Lovelace");
        }
}

}  // namespace
}  // namespace relata
