// SPDX-License-Identifier: Apache-2.0
// Ids that stand for one thing in one table, or beside one type, and for another elsewhere.
#include "model/io/formats.h"
#include "model/tables/graphfromtables.h"
#include "tests/model/io/tempfolder.h"
#include "tests/model/tables/guessfixture.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>
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

/// A table “id,name” and what it means, with ids of \a space.
std::pair<Table, TableMapping> scopedTable(const char *name, const char *rows, const char *space)
{
    TableMapping mapping;
    mapping.table = name;
    mapping.headerLine = 1;
    mapping.columns.resize(2);
    mapping.columns[0].column = "id";
    mapping.columns[0].role = ColumnRole::Id;
    mapping.columns[0].space = space;
    mapping.columns[1].column = "name";
    mapping.columns[1].role = ColumnRole::Name;
    return {test::tableOf(std::string("id,name\n") + rows, name), mapping};
}

/// Calls \a each with the tables in all orders.
template <typename Each>
void inAllOrders(const std::vector<std::pair<Table, TableMapping>> &parts, const Each &each)
{
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    do {
        std::vector<Table> tables;
        ColumnMapping mapping;
        for (const std::size_t i : order) {
            tables.push_back(parts[i].first);
            mapping.tables.push_back(parts[i].second);
        }
        each(std::move(tables), std::move(mapping));
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST(IdSpaces, TheOrderOfTablesChangesNothing)
{
    const std::vector<std::pair<Table, TableMapping>> parts{scopedTable("places", "1,Rome\n3,Oslo\n", ""),
                                                            scopedTable("people", "1,Ann\n2,Bob\n3,Cyd\n", "people:"),
                                                            scopedTable("companies", "1,ACME\n2,Bolt\n", "companies:")};
    inAllOrders(parts, [](std::vector<Table> tables, ColumnMapping mapping) {
        tables.push_back(test::tableOf("source,target\n1,3\n", "links"));
        TableMapping links;
        links.table = "links";
        links.headerLine = 1;
        links.shape = TableShape::Statements;
        links.columns.resize(2);
        links.columns[0].column = "source";
        links.columns[0].role = ColumnRole::Source;
        links.columns[1].column = "target";
        links.columns[1].role = ColumnRole::Target;
        mapping.tables.push_back(links);
        const auto loaded = graphFromTables(tables, mapping);
        ASSERT_TRUE(loaded) << loaded.error().text();
        EXPECT_EQ(loaded->graph.entityCount(), 7U);
        EXPECT_EQ(nameOf(*loaded, "1"), "Rome") << "who had the id alone keeps it";
        EXPECT_EQ(nameOf(*loaded, "people:1"), "Ann");
        EXPECT_EQ(nameOf(*loaded, "companies:1"), "ACME");
        EXPECT_EQ(nameOf(*loaded, "people:3"), "Cyd");
        EXPECT_THAT(test::print(loaded->graph), HasSubstr("1 -linked-to-> 3"));
    });
}

/// An edge list of that name, with ends of these spaces.
std::pair<Table, TableMapping> scopedLinks(const char *name, const char *text, const char *from, const char *to)
{
    TableMapping mapping;
    mapping.table = name;
    mapping.headerLine = 1;
    mapping.shape = TableShape::Statements;
    const Table table = test::tableOf(text, name);
    mapping.columns.resize(table.columnCount());
    for (std::size_t i = 0; i < table.columnCount(); ++i)
        mapping.columns[i].column = table.cell(0, i);
    mapping.columns[0].role = ColumnRole::Source;
    mapping.columns[0].space = from;
    mapping.columns[1].role = ColumnRole::Target;
    mapping.columns[1].space = to;
    if (mapping.columns.size() > 2)
        mapping.columns[2].role = ColumnRole::Speaker;
    return {table, mapping};
}

/// What all orders of \a parts give, as text; two lines or more where they differ.
std::string inAnyOrder(const std::vector<std::pair<Table, TableMapping>> &parts)
{
    std::set<std::string> results;
    inAllOrders(parts, [&results](const std::vector<Table> &tables, const ColumnMapping &mapping) {
        const auto loaded = graphFromTables(tables, mapping);
        if (!loaded)
            throw std::runtime_error(loaded.error().text());
        std::vector<std::string> lines;
        for (const StatementId id : loaded->graph.statements()) {
            const Statement s = loaded->graph.statement(id);
            lines.push_back(std::string(loaded->graph.key(s.subject)) + " → " + std::string(loaded->graph.key(s.object))
                            + (s.speaker == noEntity ? "" : " says " + std::string(loaded->graph.key(s.speaker)))
                            + (s.status == unknownSpeaker ? " unsaid" : ""));
        }
        std::sort(lines.begin(), lines.end());
        std::string text;
        for (const std::string &line : lines)
            text += (text.empty() ? "" : ", ") + line;
        results.insert(text);
    });
    std::string all;
    for (const std::string &text : results)
        all += (all.empty() ? "" : "\n") + text;
    return all;
}

TEST(IdSpaces, TheOrderOfTablesOfLinksChangesNothing)
{
    const auto ofPeople = scopedLinks("l1", "source,target\n5,2\n", "people:", "people:"), plain = scopedLinks("l2", "source,target\n1,5\n", "", ""),
               firms = scopedLinks("l3", "source,target\n5,9\n", "firms:", "firms:");
    EXPECT_EQ(inAnyOrder({ofPeople, plain}), "1 → people:5 unsaid, people:5 → people:2 unsaid") << "only one has it";
    EXPECT_EQ(inAnyOrder({ofPeople, plain, firms}), "1 → 5 unsaid, firms:5 → firms:9 unsaid, people:5 → people:2 unsaid") << "it is neither's";
}

TEST(IdSpaces, TheOrderOfLinksWithinATableChangesNothing)
{
    const auto firms = scopedLinks("l3", "source,target\n5,9\n", "firms:", "firms:");
    for (const char *rows : {"source,target\n2,5\n5,1\n", "source,target\n5,1\n2,5\n"}) {
        const auto half = scopedLinks("l1", rows, "people:", "");
        EXPECT_EQ(inAnyOrder({half}), "people:2 → people:5 unsaid, people:5 → 1 unsaid") << rows;
        EXPECT_EQ(inAnyOrder({half, firms}), "firms:5 → firms:9 unsaid, people:2 → 5 unsaid, people:5 → 1 unsaid") << rows;
    }
}

TEST(IdSpaces, WhoSaysSomethingIsTheSameInAnyOrder)
{
    const auto ofPeople = scopedLinks("l1", "source,target\n5,2\n", "people:", "people:"),
               said = scopedLinks("l2", "source,target,speaker\n1,3,5\n", "", ""),
               firms = scopedLinks("l3", "source,target\n5,9\n", "firms:", "firms:");
    EXPECT_EQ(inAnyOrder({ofPeople, said, firms}), "1 → 3 says 5, firms:5 → firms:9 unsaid, people:5 → people:2 unsaid");
    EXPECT_EQ(inAnyOrder({ofPeople, said}), "1 → 3 says people:5, people:5 → people:2 unsaid");
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
    EXPECT_THAT(faultOf("sub/../t.csv"), HasSubstr("Expected a file inside the package's folder")) << "by its words: the disk is not asked";
    EXPECT_THAT(faultOf("/t.csv"), HasSubstr("Expected a file inside the package's folder"));
    EXPECT_THAT(faultOf("picture.png"), HasSubstr("is a data package without tables"));
}

/// A package of its own with \a resources, and files beside it.
LoadedGraph readPackaged(const std::string &resources, std::vector<std::pair<std::string, std::string>> files = {})
{
    TempFolder folder;
    files.emplace_back("datapackage.json", R"({"name": "n", "resources": [)" + resources + "]}");
    for (const auto &[name, text] : files)
        test::write(folder / name, text);
    auto loaded = readGraph(folder.path());
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

const std::string packedPeople =
    R"({"name": "people", "data": [{"id": "p1", "name": "Ann"}, {"id": "p2", "name": "Bob"}], "schema": {"primaryKey": "id"}})";

TEST(ForeignPackages, SeveralFilesOfAResourceAreOneTable)
{
    const auto loaded = readPackaged(R"({"name": "people", "path": ["a.csv", "b.csv", "c.csv"], "schema": {"primaryKey": "id"}},
        {"name": "boss", "data": [{"who": "2", "whom": "3"}], "schema": {"foreignKeys": [
         {"fields": "who", "reference": {"resource": "people", "fields": "id"}}, {"fields": "whom", "reference": {"resource": "people", "fields": "id"}}]}})",
                                     {{"a.csv", "id,name\n1,Ann\n"}, {"b.csv", "id,name\n2,Bob\n1,Ann\n"}, {"c.csv", "3,Cyd\n"}});
    EXPECT_EQ(loaded.graph.entityCount(), 3U);
    EXPECT_EQ(nameOf(loaded, "1"), "Ann");
    EXPECT_EQ(nameOf(loaded, "2"), "Bob");
    EXPECT_EQ(nameOf(loaded, "3"), "Cyd") << "without a heading of its own";
    EXPECT_THAT(test::print(loaded.graph), HasSubstr("2 -linked-to-> 3"));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("“people” is one table of 3 files")));
}

TEST(ForeignPackages, LinksWithoutKeysMeanTheTablesWhoseIdsAreTheirOwn)
{
    const std::string keyed = R"("schema": {"primaryKey": "id"})", persons = R"({"name": "people", "path": "people.csv")",
                      firms = R"({"name": "companies", "path": "companies.csv")", roles = R"({"name": "roles", "path": "roles.csv"})";
    const std::pair<std::string, std::string> links{"roles.csv", "person_id,company_id,role\n1,2,ceo\n2,1,cfo\n"};
    for (const std::string &resources :
         {persons + ", " + keyed + "}, " + firms + "}, " + roles, persons + "}, " + firms + ", " + keyed + "}, " + roles,
          persons + ", " + keyed + "}, " + firms + ", " + keyed + "}, " + roles}) {
        const auto loaded = readPackaged(resources, {people, companies, links});
        EXPECT_EQ(loaded.graph.entityCount(), 4U) << resources;
        EXPECT_EQ(nameOf(loaded, "people:1"), "Ann") << resources;
        EXPECT_EQ(nameOf(loaded, "companies:1"), "ACME") << resources;
        EXPECT_THAT(test::print(loaded.graph), HasSubstr("people:1 -")) << resources;
        EXPECT_THAT(test::print(loaded.graph), HasSubstr("-> companies:2")) << resources;
    }
    const auto loaded = readPackaged(R"({"name": "people", "path": "people.csv", "schema": {"primaryKey": "code"}}, )" + firms + "}, " + roles,
                                     {{"people.csv", "id,name,code\n1,Ann,A\n2,Bob,B\n"}, companies, {"roles.csv", "person_id,company_id\nA,2\n"}});
    EXPECT_EQ(nameOf(loaded, "A"), "Ann") << "told by another key: nothing parts them";
    EXPECT_EQ(loaded.graph.entityCount(), 4U);
}

TEST(ForeignPackages, SayWhichResourcesHaveNoTableAndWhichKeysNoColumn)
{
    const auto loaded = readPackaged(R"({"name": "nothing"}, {"name": "map", "path": "m.geojson"}, {"name": "blob", "data": {"x": 1}},
        {"name": "none", "data": []},
        {"name": "people", "data": [{"id": "p1", "name": "Ann"}, {"id": "p2", "name": "Bob"}], "schema": {"primaryKey": "number",
         "foreignKeys": [{"fields": "town", "reference": {"resource": "towns", "fields": "id"}}]}})");
    EXPECT_EQ(nameOf(loaded, "p1"), "Ann");
    for (const char *told : {"“nothing” has neither a path nor data; it was left out", "“map” (m.geojson) is no table that can be read",
                             "“blob” has data without rows; it was left out", "“none” has no rows; it was left out",
                             "calls “number” a key of “people”, which has no such column", "calls “town” a key of “people”"})
        EXPECT_THAT(loaded.report.notes, Contains(HasSubstr(told)));
}

TEST(ForeignPackages, SayHowDaysAreWritten)
{
    const auto deals = [](const char *heading, const char *format) {
        const std::string day = heading;
        return readPackaged(packedPeople + R"(, {"name": "deals", "data": [{"from": "p1", "to": "p2", ")" + day
                            + R"(": "05/06/2024"}], "schema": {"fields": [{"name": "from"}, {"name": "to"}, {"name": ")" + day
                            + R"(", "type": "date", "format": ")" + format
                            + R"("}], "foreignKeys": [{"fields": "from", "reference": {"resource": "people", "fields": "id"}},
                             {"fields": "to", "reference": {"resource": "people", "fields": "id"}}]}})");
    };
    const auto held = [](const LoadedGraph &loaded) { return loaded.graph.holds(StatementId{0}).text(); };
    const auto doubted = Contains(HasSubstr("nothing shows whether dates like “05/06/2024”"));
    const auto dayFirst = deals("date", "%d/%m/%Y"), monthFirst = deals("fecha", "%m/%d/%Y"), unsaid = deals("date", "default");
    EXPECT_EQ(held(dayFirst), "2024-06-05");
    EXPECT_THAT(dayFirst.report.notes, Not(doubted));
    EXPECT_EQ(held(monthFirst), "2024-05-06") << "whatever its headings say";
    EXPECT_THAT(monthFirst.report.notes, Not(doubted));
    EXPECT_EQ(held(unsaid), "2024-05-06");
    EXPECT_THAT(unsaid.report.notes, doubted);
    EXPECT_FALSE(unsaid.report.guessed) << "nobody is to be asked about the columns of a package";
}

TEST(ForeignPackages, ColumnsWithoutHeadingsOrFieldsAreNumbered)
{
    const auto loaded = readPackaged(packedPeople + R"(, {"name": "links", "path": "l.csv", "dialect": {"header": false}, "schema": {"foreignKeys": [
         {"fields": "field1", "reference": {"resource": "people", "fields": "id"}}, {"fields": "field2", "reference": {"resource": "people", "fields": "id"}}]}})",
                                     {{"l.csv", "p1,p2\np2,p1\n"}});
    EXPECT_EQ(loaded.graph.statementCount(), 2U) << "its first row is one of them";
    EXPECT_EQ(loaded.graph.entityCount(), 2U);
    EXPECT_EQ(nameOf(loaded, "p1"), "Ann");
}

}  // namespace
}  // namespace relata
