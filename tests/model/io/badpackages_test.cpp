// SPDX-License-Identifier: Apache-2.0
// What is wrong in a data package is said with the file, the line and what was expected; in one line that fits a screen.
#include "model/io/formats.h"
#include "tests/model/io/packagefixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>

namespace relata {
namespace {

using test::TempFolder;
using test::writePackage;
using testing::HasSubstr;

struct BadPackage {
    const char *name;
    const char *file;
    std::string text;
    const char *expected;
};
void PrintTo(const BadPackage &row, std::ostream *out)
{
    *out << row.name;
}
class BadPackages : public testing::TestWithParam<BadPackage>
{
};
TEST_P(BadPackages, AreRefusedWithFileLineAndWhatWasExpected)
{
    TempFolder folder;
    writePackage(folder, GetParam().file, GetParam().text);
    const auto loaded = readGraph(folder.path());
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr(GetParam().expected));
    EXPECT_THAT(loaded.error().text(), HasSubstr(GetParam().file));
    EXPECT_EQ(loaded.error().text().find('\n'), std::string::npos) << "one line";
    EXPECT_LT(loaded.error().text().size(), 600U) << "that fits a screen";
}
TEST(BadPackages, AllRowsThatAreWrongAreTold)
{
    TempFolder folder;
    writePackage(folder, "statements.csv",
                 "id,subject,predicate,object,said\ns1,adda,leads,acme,\ns2,ada,leads,acme,2019\ns3,ada,leads,ada,\ns4,ada,leads,acme,soon\ns2,ada,"
                 "leads,acme,\n");
    test::write(folder / "schema.json", R"({"types": [{"id": "person"}, {"id": "institution"}],
        "predicates": [{"id": "leads", "domain": ["person"], "range": ["institution"]}]})");
    const auto loaded = readGraph(folder.path());
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr("line 2: the subject “adda”"));
    ASSERT_EQ(loaded.error().also.size(), 3U);
    EXPECT_THAT(loaded.error().also[0], HasSubstr("line 4: statement “s3”: the object of “leads” is of type person. Expected institution"));
    EXPECT_THAT(loaded.error().also[1], HasSubstr("line 5: “soon” is not a date"));
    EXPECT_THAT(loaded.error().also[2], HasSubstr("line 6: the statement id “s2” stands already in line 3"));
}
TEST(BadPackages, OfManyWrongRowsTheFirstFiftyAreTold)
{
    TempFolder folder;
    std::string text = "id,type,name\n";
    for (int i = 0; i < 80; ++i)
        text += "e" + std::to_string(i) + ",person,\n";
    writePackage(folder, "entities.csv", text);
    const auto loaded = readGraph(folder.path());
    ASSERT_FALSE(loaded);
    ASSERT_EQ(loaded.error().also.size(), IoReport::mostProblems);
    EXPECT_THAT(loaded.error().also[48], HasSubstr("line 51: the entity “e49” has no name"));
    EXPECT_THAT(loaded.error().also[49], HasSubstr("read no further"));
}
INSTANTIATE_TEST_SUITE_P(
    DataPackage, BadPackages,
    testing::Values(
        BadPackage{"Column", "entities.csv", "id,name\nada,Ada\n", "line 1: the column “type” is missing. Expected at least id, type, name"},
        BadPackage{"Twice", "entities.csv", "id,type,name\nada,person,A\nada,person,B\n", "line 3: the entity id “ada” stands already in line 2"},
        BadPackage{"NoId", "entities.csv", "id,type,name\n,person,A\n", "line 2: this entity has no id"},
        BadPackage{"UnknownEnd", "statements.csv", "id,subject,predicate,object\ns1,adda,leads,acme\n",
                   "line 2: the subject “adda” is not the id of an entity. Did you mean “ada”?"},
        BadPackage{"Date", "statements.csv", "id,subject,predicate,object,said\ns1,ada,leads,acme,2019-13\n",
                   "line 2: “2019-13” is not a date. Expected 2019, 2019-06"},
        BadPackage{"Modality", "statements.csv", "id,subject,predicate,object,modality\ns1,ada,leads,acme,maybe\n",
                   "line 2: “maybe” is not a modality"},
        BadPackage{"Polarity", "statements.csv", "id,subject,predicate,object,polarity\ns1,ada,leads,acme,good\n",
                   "line 2: “good” is not a polarity"},
        BadPackage{"Paragraph", "statements.csv", "id,subject,predicate,object,paragraph\ns1,ada,leads,acme,x\n", "line 2: “x” is not a paragraph"},
        BadPackage{"Document", "statements.csv", "id,subject,predicate,object,document\ns1,ada,leads,acme,olds\n",
                   "line 2: “olds” is not the id of a document"},
        BadPackage{"Json", "datapackage.json", "{\n \"name\": }\n", "line 2, column 10: is not valid JSON here (unexpected '}'"},
        BadPackage{"Outside", "datapackage.json", R"({"resources": [{"name": "entities", "path": "../../etc/passwd"}]})",
                   "Expected a file inside the package's folder"},
        BadPackage{"SchemaType", "schema.json",
                   R"({"types": [{"id": "person", "label": "Person"}], "predicates": [{"id": "leads", "label": "leads", "range": ["x"]}]})",
                   "the predicate “leads” allows the unknown type “x”"},
        BadPackage{
            "TwoColumns", "statements.csv", "id;subject;verb\ns1;ada;leads\n",
            "line 1: the column “predicate”, “object” is missing. Expected at least id, subject, predicate, object; found “id, subject, verb”"},
        BadPackage{"HeaderBelow", "entities.csv", "\n\nid,name\nada,Ada\n", "line 3: the column “type” is missing"},
        BadPackage{"TabSeparated", "entities.csv", "id\ttype\tname\nada\tperson\tAda\nada\tperson\tB\n",
                   "line 3: the entity id “ada” stands already in line 2"},
        BadPackage{"Semicolons", "entities.csv", "id;type;name\r\nada;person;Ada\r\n;person;B\r\n", "line 3: this entity has no id"},
        BadPackage{"LoneCr", "entities.csv", "id,type,name\rada,person,Ada\rada,person,B\r", "line 3: the entity id “ada” stands already in line 2"},
        BadPackage{"LineBreaksInside", "entities.csv", "id,type,name,description\nada,person,Ada,\"1\n2\r\n3\"\nada,person,B,\n",
                   "line 5: the entity id “ada” stands already in line 2"},
        BadPackage{"Utf16", "statements.csv", test::utf16("id,subject,predicate,object\ns1,ada,leads,nobody\n", test::LittleEndian, test::Unmarked),
                   "line 2: the object “nobody”"},
        BadPackage{"StrayByte", "entities.csv", "id,type,name\nada,person,Adá\nacme,institution,Peñ\xE1 é\n", "line 3: the byte 0xE1 is not UTF-8"},
        BadPackage{"NoName", "entities.csv", "id,type,name\nada,person,\n", "line 2: the entity “ada” has no name"},
        BadPackage{"NoType", "entities.csv", "id,type,name\nada,,Ada\n", "line 2: “” is not a type. Expected person"},
        BadPackage{"OpenQuote", "statements.csv", "id,subject,predicate,object\ns1,ada,\"leads,acme\ns2,ada,leads,acme\n",
                   "line 2: a quoted cell begins here and is never closed"},
        BadPackage{"Nul", "entities.csv", std::string("id,type,name\nada,per\0son,Ada\n", 30), "line 2: a NUL"},
        BadPackage{"TooManyCells", "entities.csv", "id,type,name\nada,person,Ada,x\n", "line 2: 4 cells in a row. Expected at most 3"},
        BadPackage{"EmptyFile", "entities.csv", "", "line 1: is empty. Expected a header row"},
        BadPackage{"HugeDate", "statements.csv", "id,subject,predicate,object,said\ns1,ada,leads,acme," + std::string(5000000, '9') + "\n",
                   "line 2: “999"},
        BadPackage{"HugeId", "statements.csv", "id,subject,predicate,object\ns1," + std::string(5000000, 'x') + ",leads,acme\n",
                   "line 2: the subject “xxx"},
        BadPackage{"BreakInDate", "statements.csv", "id,subject,predicate,object,said\ns1,ada,leads,acme,\"20\n19\"\n",
                   "line 2: “20 19” is not a date"},
        BadPackage{"ParagraphZero", "statements.csv", "id,subject,predicate,object,paragraph\ns1,ada,leads,acme,0\n",
                   "line 2: “0” is not a paragraph. Expected a number from 1"},
        BadPackage{"ParagraphHuge", "statements.csv", "id,subject,predicate,object,paragraph\ns1,ada,leads,acme,99999999999\n", "is not a paragraph"},
        BadPackage{"DocumentTwice", "documents.csv", "id,title\nnews,News\nnews,More\n", "line 3: the document id “news” stands already in line 2"},
        BadPackage{"DocumentDate", "documents.csv", "id,title,published\nnews,News,June 2019\n", "line 2: “June 2019” is not a date. Expected 2019"},
        BadPackage{"StatementTwice", "statements.csv", "id,subject,predicate,object\ns1,ada,leads,acme\n\ns1,ada,leads,acme\n",
                   "line 4: the statement id “s1” stands already in line 2"},
        BadPackage{"UnknownSpeaker", "statements.csv", "id,subject,predicate,object,speaker\ns1,ada,leads,acme,Ada\n",
                   "line 2: the speaker “Ada” is not the id of an entity. Did you mean “ada”?"},
        BadPackage{"DescriptorList", "datapackage.json", "[]", "is not a JSON object"},
        BadPackage{"DescriptorEmpty", "datapackage.json", "", "line 1: is empty. Expected a data package descriptor"},
        BadPackage{"DescriptorDeep", "datapackage.json", "{\n\"x\":\n" + std::string(2000000, '[') + std::string(2000000, ']') + "}",
                   "line 3: lists and objects more than 100 deep"},
        BadPackage{"DescriptorCut", "datapackage.json", "{\"name\": \"x\",\n\"title\": \"y",
                   "line 2, column 12: is not valid JSON here (invalid string"},
        BadPackage{"ResourcesNoList", "datapackage.json", "{\n\"resources\": {}}", "line 2: “resources” is not a list"},
        BadPackage{"ResourcePath", "datapackage.json", "{\"resources\": [{\"path\": [\"a\"],\n\"name\": \"entities\"}]}",
                   "line 2: the resource “entities” has no path. Expected the name of one file"},
        BadPackage{"ResourceTwice", "datapackage.json",
                   "{\"resources\": [{\"name\": \"entities\", \"path\": \"a\"},\n{\"name\": \"entities\", \"path\": \"b\"}]}",
                   "line 2: the resource “entities” stands twice"},
        BadPackage{"SchemaCut", "schema.json", "{\"types\": [\n{\"id\": \"person\"",
                   "line 2, column 16: is not valid JSON here (unexpected end of input"},
        BadPackage{"SchemaKind", "schema.json", "{\"types\":\n{\"id\": \"person\"}}", "line 1: “types” is not a list"},
        BadPackage{"SchemaLabel", "schema.json", "{\"types\": [\n{\"id\": \"person\", \"label\": 5}]}",
                   "line 2: “label” of “person” is a number. Expected text"},
        BadPackage{"SchemaColor", "schema.json", R"({"types": [{"id": "person", "color": {"light": "blue"}}]})",
                   "“blue” of “person” is not a colour. Expected #RRGGBB"},
        BadPackage{"SchemaTwice", "schema.json", "{\"predicates\": [\n{\"id\": \"leads\"}, {\"id\": \"leads\"}]}",
                   "line 2: the predicate “leads” stands twice"},
        BadPackage{"SchemaDomain", "schema.json", R"({"predicates": [{"id": "leads", "domain": "person"}]})",
                   "“domain” of “leads” is not a list of texts"},
        BadPackage{"SchemaSymmetric", "schema.json", R"({"predicates": [{"id": "leads", "symmetric": "no"}]})",
                   "“symmetric” of “leads” is a text. Expected true or false"}),
    [](const auto &row) { return std::string(row.param.name); });

TEST(DataPackage, ABreachOfTheSchemaNamesFileAndLine)
{
    TempFolder folder;
    writePackage(folder, "schema.json",
                 R"({"types": [{"id": "person"}, {"id": "institution"}], "predicates": [{"id": "leads", "range": ["person"]}]})");
    const auto loaded = readGraph(folder.path());
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(),
                HasSubstr("statements.csv, line 2: statement “s1”: the object of “leads” is of type institution. Expected person"));
}

TEST(DataPackage, ALinkOutOfTheFolderIsNotFollowed)
{
    TempFolder folder, elsewhere;
    writePackage(folder);
    test::write(elsewhere / "entities.csv", test::entities);
    std::filesystem::remove(folder / "entities.csv");
    std::filesystem::create_symlink(elsewhere / "entities.csv", folder / "entities.csv");
    const auto loaded = readGraph(folder.path());
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr("Expected a file inside the package's folder"));
}

TEST(DataPackage, AMissingFileIsNamed)
{
    TempFolder folder;
    writePackage(folder);
    std::filesystem::remove(folder / "entities.csv");
    const auto loaded = readGraph(folder.path());
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().text(), (folder / "entities.csv").string() + ": does not exist");
}

TEST(DataPackage, ACellOf200MegabytesIsRefusedAtOnce)
{
    TempFolder folder;
    for (const char *quote : {"", "\""}) {
        writePackage(folder, "entities.csv",
                     std::string("id,type,name\nada,person,") + quote + std::string(std::size_t{200} << 20, 'x') + quote + "\n");
        const std::clock_t start = std::clock();  // CPU time: what else the machine does is not counted
        const auto loaded = readGraph(folder.path());
        ASSERT_FALSE(loaded);
        EXPECT_THAT(loaded.error().text(), HasSubstr("entities.csv, line 2: a cell of more than 64 MiB"));
        EXPECT_LT((std::clock() - start) / CLOCKS_PER_SEC, 20) << "generous: a sanitizer is slow";
    }
}

TEST(DataPackage, APartOfAPackagePointsToItsFolder)
{
    TempFolder folder;
    writePackage(folder);
    const auto loaded = readGraph(folder / "entities.csv");
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr("It is part of a data package: open its folder"));
    EXPECT_TRUE(readGraph(folder / "datapackage.json"));
}

}  // namespace
}  // namespace relata
