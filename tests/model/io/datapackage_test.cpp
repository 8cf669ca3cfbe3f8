// SPDX-License-Identifier: Apache-2.0
#include "model/io/formats.h"
#include "tests/model/io/tempfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <sys/stat.h>
#include <unistd.h>

namespace relata {
namespace {

using test::TempFolder;
using testing::HasSubstr;

const char *const descriptor = R"({"name": "small", "title": "Small", "version": "1", "custom": [1, 2],
 "resources": [{"name": "entities", "path": "entities.csv"}]})";
const char *const entities = "id,type,name,aliases,description,office\nada,person,Ada,A. L.|Countess,,\nacme,institution,\"Acme, Inc.\",,,-7\n";
const char *const documents = "id,title,authors,published\nnews,News,X|Y,2024-06\n";
const char *const statements = "id,subject,predicate,object,claim,speaker,document,paragraph,modality,polarity,said,holds,holds_basis,extra\n"
                               "s1,ada,leads,acme,Ada leads Acme.,,news,3,asserted,neutral,2024-06,2019/..,stated,=x\n"
                               "s2,ada,leads,acme,\"She says \"\"I lead\"\".\",ada,news,4,quoted,positive,,,,\n";

void writePackage(const TempFolder &folder, const std::string &changedFile = {}, const std::string &changedText = {})
{
    for (const auto &[name, text] : {std::pair{"datapackage.json", descriptor}, std::pair{"entities.csv", entities}, std::pair{"documents.csv", documents},
                                     std::pair{"statements.csv", statements}})
        test::write(folder / name, name == changedFile ? changedText : text);
    if (!changedFile.empty())
        test::write(folder / changedFile, changedText);
}

TEST(DataPackage, IsReadWhole)
{
    TempFolder folder;
    writePackage(folder);
    const auto loaded = readGraph(folder.path());
    ASSERT_TRUE(loaded) << loaded.error().text();
    const KnowledgeGraph &graph = loaded->graph;
    EXPECT_EQ(graph.entityCount(), 2U);
    EXPECT_EQ(graph.info().title, "Small");
    const Statement s = graph.statement(graph.findStatement("s1"));
    EXPECT_EQ(s.holds.text(), "2019/..");
    EXPECT_EQ(s.paragraph, 3);
    EXPECT_EQ(s.properties, (Properties{{"extra", "=x"}}));
    EXPECT_EQ(graph.key(graph.speaker(graph.findStatement("s2"))), "ada");
    EXPECT_EQ(graph.entity(graph.findEntity("acme")).properties, (Properties{{"office", "-7"}}));
    EXPECT_EQ(graph.aliases(graph.findEntity("ada")).size(), 2U);
}

TEST(DataPackage, RoundTripIsExactAndTheSecondWriteIsByteIdentical)
{
    TempFolder folder;
    writePackage(folder);
    const auto first = readGraph(folder.path());
    ASSERT_TRUE(first);
    ASSERT_TRUE(writeGraph(first->graph, folder / "out"));
    const auto second = readGraph(folder / "out");
    ASSERT_TRUE(second) << second.error().text();
    EXPECT_EQ(asAdditions(first->graph), asAdditions(second->graph));
    EXPECT_EQ(first->graph.info().title, second->graph.info().title);
    ASSERT_TRUE(writeGraph(second->graph, folder / "again"));
    for (const char *name : {"datapackage.json", "entities.csv", "statements.csv", "documents.csv", "schema.json"})
        EXPECT_EQ(test::read(folder / (std::string("out/") + name)), test::read(folder / (std::string("again/") + name))) << name;
    EXPECT_THAT(test::read(folder / "out/statements.csv"), HasSubstr("'=x"));
    ASSERT_TRUE(writeGraph(second->graph, folder / "out"));   // over the old one
    EXPECT_TRUE(readGraph(folder / "out"));
}

struct BadPackage {
    const char *name;
    const char *file;
    const char *text;
    const char *expected;
};
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
}
INSTANTIATE_TEST_SUITE_P(
    DataPackage, BadPackages,
    testing::Values(
        BadPackage{"Column", "entities.csv", "id,name\nada,Ada\n", "line 1: the column “type” is missing. Expected at least id, type, name"},
        BadPackage{"Twice", "entities.csv", "id,type,name\nada,person,A\nada,person,B\n", "line 3: the entity id “ada” stands already in line 2"},
        BadPackage{"NoId", "entities.csv", "id,type,name\n,person,A\n", "line 2: this entity has no id"},
        BadPackage{"UnknownEnd", "statements.csv", "id,subject,predicate,object\ns1,adda,leads,acme\n", "line 2: the subject “adda” is not the id of an entity. Did you mean “ada”?"},
        BadPackage{"Date", "statements.csv", "id,subject,predicate,object,said\ns1,ada,leads,acme,2019-13\n", "line 2: “2019-13” is not a date. Expected 2019, 2019-06"},
        BadPackage{"Modality", "statements.csv", "id,subject,predicate,object,modality\ns1,ada,leads,acme,maybe\n", "line 2: “maybe” is not a modality"},
        BadPackage{"Polarity", "statements.csv", "id,subject,predicate,object,polarity\ns1,ada,leads,acme,good\n", "line 2: “good” is not a polarity"},
        BadPackage{"Paragraph", "statements.csv", "id,subject,predicate,object,paragraph\ns1,ada,leads,acme,x\n", "line 2: “x” is not a paragraph"},
        BadPackage{"Document", "statements.csv", "id,subject,predicate,object,document\ns1,ada,leads,acme,olds\n", "line 2: “olds” is not the id of a document"},
        BadPackage{"Json", "datapackage.json", "{\n \"name\": }\n", "line 2: is not valid JSON"},
        BadPackage{"Outside", "datapackage.json", R"({"resources": [{"name": "entities", "path": "../../etc/passwd"}]})", "Expected a file inside the package's folder"},
        BadPackage{"SchemaType", "schema.json", R"({"types": [{"id": "person", "label": "Person"}], "predicates": [{"id": "leads", "label": "leads", "range": ["x"]}]})",
                   "the predicate “leads” allows the unknown type “x”"}),
    [](const auto &row) { return std::string(row.param.name); });

TEST(DataPackage, ABreachOfTheSchemaNamesFileAndLine)
{
    TempFolder folder;
    writePackage(folder, "schema.json", R"({"types": [{"id": "person"}, {"id": "institution"}], "predicates": [{"id": "leads", "range": ["person"]}]})");
    const auto loaded = readGraph(folder.path());
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr("statements.csv, line 2: statement “s1”: the object of “leads” is of type institution. Expected person"));
}

TEST(DataPackage, AFolderWithOtherThingsIsNotOverwritten)
{
    TempFolder folder;
    writePackage(folder);
    const auto loaded = readGraph(folder.path());
    test::write(folder / "mine/diary.txt", "dear diary");
    ASSERT_FALSE(writeGraph(loaded->graph, folder / "mine"));
    EXPECT_EQ(test::read(folder / "mine/diary.txt"), "dear diary");
    EXPECT_FALSE(std::filesystem::exists(folder / "mine/entities.csv"));
}

TEST(DataPackage, WithoutPermissionNothingIsHalfWritten)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "the administrator may write everywhere";
    TempFolder folder;
    writePackage(folder);
    const auto loaded = readGraph(folder.path());
    std::filesystem::create_directory(folder / "locked");
    ::chmod((folder / "locked").c_str(), 0500);
    EXPECT_FALSE(writeGraph(loaded->graph, folder / "locked/out"));
    EXPECT_TRUE(std::filesystem::is_empty(folder / "locked"));
}

TEST(WriteFileAtomically, AFullDiskIsAnErrorAndTheOldFileStays)
{
    if (!std::filesystem::exists("/dev/full"))
        GTEST_SKIP() << "no /dev/full here";
    EXPECT_FALSE(writeFileAtomically("/dev/full", "text"));
    TempFolder folder;
    test::write(folder / "old.txt", "old");
    EXPECT_FALSE(writeFileAtomically(folder / "missing/old.txt", "new"));
    ASSERT_TRUE(writeFileAtomically(folder / "old.txt", "new"));
    EXPECT_EQ(test::read(folder / "old.txt"), "new");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(DataPackage, RandomDamageNeverCrashes)
{
    TempFolder folder;
    std::mt19937 random(7);
    const std::string files[] = {entities, statements, documents, descriptor};
    const char *names[] = {"entities.csv", "statements.csv", "documents.csv", "datapackage.json"};
    for (int round = 0; round < 400; ++round) {
        const std::size_t which = random() % 4;
        std::string text = files[which];
        for (unsigned n = 0, most = 1 + random() % 4; n < most; ++n) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
            case 0: text[at] = static_cast<char>(random() % 256); break;
            case 1: text.erase(at, random() % 20); break;
            default: text.insert(at, text.substr(random() % text.size(), random() % 20));
            }
            if (text.empty())
                text = "x";
        }
        writePackage(folder, names[which], text);
        const auto loaded = readGraph(folder.path());
        EXPECT_TRUE(loaded || !loaded.error().message.empty());
    }
}

}  // namespace
}  // namespace relata
