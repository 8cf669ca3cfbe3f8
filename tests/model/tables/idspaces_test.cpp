// SPDX-License-Identifier: Apache-2.0
// Ids that stand for one thing in one table, or beside one type, and for another elsewhere.
#include "model/io/formats.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace relata {
namespace {

using test::TempFolder;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

LoadedGraph read(const std::vector<std::pair<std::string, std::string>> &files)
{
    TempFolder folder;
    for (const auto &[name, text] : files)
        test::write(folder / name, text);
    auto loaded = readGraph(files.size() == 1 ? folder / files.front().first : folder.path());
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

std::string nameOf(const LoadedGraph &loaded, const char *key)
{
    const EntityId id = loaded.graph.findEntity(key);
    return id == noEntity ? "none" : std::string(loaded.graph.name(id));
}

const std::pair<std::string, std::string> people{"people.csv", "id,name\n1,Ann\n2,Bob\n"}, companies{"companies.csv", "id,name\n1,ACME\n2,Bolt\n"};

TEST(IdSpaces, TheSameIdsOfTwoTablesAreTheirOwnAndColumnsSayWhichTheyMean)
{
    const auto loaded = read({people, companies, {"roles.csv", "person_id,company_id,role\n1,2,ceo\n2,1,cfo\n"}});
    EXPECT_EQ(loaded.graph.entityCount(), 4U);
    EXPECT_EQ(nameOf(loaded, "people:1"), "Ann");
    EXPECT_EQ(nameOf(loaded, "companies:1"), "ACME");
    EXPECT_THAT(test::print(loaded.graph), HasSubstr("people:1 -"));
    EXPECT_THAT(test::print(loaded.graph), HasSubstr("-> companies:2"));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 is “ACME” in “companies” and “Ann” in “people”")));
}

TEST(IdSpaces, AColumnOfOneTableNamesRowsOfAnother)
{
    const auto loaded = read({{"people.csv", "id,name,company_id,boss_id\n1,Ann,2,\n2,Bob,1,1\n"}, companies});
    EXPECT_THAT(test::print(loaded.graph), HasSubstr("people:1 -company-> companies:2"));
    EXPECT_THAT(test::print(loaded.graph), HasSubstr("people:2 -boss-> people:1")) << "its own, where no table is called so";
}

TEST(IdSpaces, TablesAboutTheSameAreOne)
{
    const auto loaded = read({people, {"more.csv", "id,name,city\n1,Ann,Rome\n2,Bob,Oslo\n"}});
    EXPECT_EQ(loaded.graph.entityCount(), 2U);
    EXPECT_EQ(nameOf(loaded, "1"), "Ann");
}

TEST(IdSpaces, ColumnsThatMayMeanSeveralAreDoubtedAndTakeNobodyElse)
{
    const auto loaded = read({people, companies, {"links.csv", "source,target\n1,2\n2,1\n"}});
    EXPECT_TRUE(loaded.report.guessed);
    EXPECT_EQ(nameOf(loaded, "people:1"), "Ann");
    EXPECT_EQ(nameOf(loaded, "1"), "1") << "neither Ann nor ACME";
}

TEST(TypedIds, CountWithinTheTypeBesideThem)
{
    const auto loaded = read({{"rows.csv", "subject_type,subject_id,subject_name,predicate,object_type,object_id,object_name\n"
                                           "character,1,Villanelle,works_for,organization,1,The Twelve\n"
                                           "character,2,Konstantin,works_for,organization,1,The Twelve\n"
                                           "organization,2,Greci clan,hires,character,1,Villanelle\n"}});
    EXPECT_EQ(loaded.graph.entityCount(), 4U);
    EXPECT_EQ(nameOf(loaded, "character:1"), "Villanelle");
    EXPECT_EQ(nameOf(loaded, "organization:1"), "The Twelve");
    EXPECT_THAT(test::print(loaded.graph), HasSubstr("organization:2 -hires-> character:1"));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 is “Villanelle” (character) and “The Twelve”")));
}

TEST(TypedIds, OfRowsWithTheSameIdAreFoundByTheIdAloneWhereOneHasIt)
{
    const auto loaded = read({{"nodes.csv", "id,name,type\n1,Ann,person\n1,ACME,company\n2,Bolt,company\n"}, {"edges.csv", "source,target\n2,2\n"}});
    EXPECT_EQ(nameOf(loaded, "person:1"), "Ann");
    EXPECT_EQ(nameOf(loaded, "company:1"), "ACME");
    EXPECT_EQ(test::print(loaded.graph), "company:1, person:1, company:2 -linked-to-> company:2");
}

TEST(TypedIds, AnotherNameOrAnotherTypeAloneIsNoOtherEntity)
{
    EXPECT_EQ(read({{"a.csv", "id,name,type\n1,Ann,person\n1,Anna,person\n"}}).graph.entityCount(), 1U);
    EXPECT_EQ(read({{"a.csv", "id,name,type\n1,Ann,person\n1,Ann,author\n"}}).graph.entityCount(), 1U);
    EXPECT_EQ(read({{"a.csv", "id,name,type\nQ1,Ann,person\nQ1,Anna,author\n"}}).graph.entityCount(), 1U) << "no number that counts from one";
}

TEST(ForeignPackages, AreReadAsTheirTablesByTheirKeys)
{
    const auto loaded = read({{"datapackage.json", R"({"name": "teams", "title": "Teams", "resources": [
        {"name": "teams", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "name"}], "primaryKey": "id"}},
        {"name": "players", "path": "p.csv", "dialect": {"delimiter": ";"}, "schema": {"fields": [{"name": "pid"}, {"name": "name"}, {"name": "team"}],
         "missingValues": ["", "-"], "primaryKey": ["pid"],
         "foreignKeys": [{"fields": "team", "reference": {"resource": "teams", "fields": "id"}}]}},
        {"name": "coach", "data": [{"who": "2", "whom": "1"}], "schema": {"foreignKeys": [
         {"fields": "who", "reference": {"resource": "players", "fields": "pid"}}, {"fields": "whom", "reference": {"resource": "players", "fields": "pid"}}]}},
        {"name": "map", "path": "https://example.org/map.geojson"}]})"},
                              {"t.csv", "id,name\n1,Arsenal\n2,Real\n"},
                              {"p.csv", "pid;name;team\n1;Özil;2\n2;\"Neuer; M\";-\n"}});
    EXPECT_EQ(nameOf(loaded, "players:1"), "Özil");
    EXPECT_EQ(nameOf(loaded, "players:2"), "Neuer; M");
    EXPECT_EQ(nameOf(loaded, "teams:1"), "Arsenal");
    EXPECT_THAT(test::print(loaded.graph), HasSubstr("players:1 -team-> teams:2"));
    EXPECT_THAT(test::print(loaded.graph), HasSubstr("players:2 -linked-to-> players:1"));
    EXPECT_EQ(loaded.graph.statementCount(), 2U) << "“-” is nobody";
    EXPECT_EQ(loaded.graph.info().title, "Teams");
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("by what it says of their keys")));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("“map” (https://example.org/map.geojson) is on the web; it was left out")));
}

TEST(ForeignPackages, SayWhatIsNotThereOrOutside)
{
    const auto faultOf = [](const char *path) {
        TempFolder folder;
        test::write(folder / "datapackage.json", std::string(R"({"name": "n", "resources": [{"name": "t", "path": ")") + path + "\"}]}");
        const auto loaded = readGraph(folder.path());
        return loaded ? std::string("read") : loaded.error().text();
    };
    EXPECT_THAT(faultOf("gone.csv"), HasSubstr("gone.csv: does not exist. The resource “t” of datapackage.json names it"));
    EXPECT_THAT(faultOf("../up.csv"), HasSubstr("Expected a file inside the package's folder"));
    EXPECT_THAT(faultOf("picture.png"), HasSubstr("is a data package without tables"));
}

}  // namespace
}  // namespace relata
