// SPDX-License-Identifier: Apache-2.0
// Tables of relations as registers and databases export them, and what in node lists looks like a link or an id but is none.
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "tests/model/tables/guessfixture.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using test::tableOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

/// "statements: Source=source, Target=target"; properties are left out.
std::string rolesOf(const TableMapping &mapping)
{
    std::string text = std::string(toString(mapping.shape)) + ":";
    for (const ColumnUse &use : mapping.columns)
        if (use.role != ColumnRole::Property)
            text += " " + use.column + "=" + std::string(toString(use.role)) + ",";
    if (text.ends_with(','))
        text.pop_back();
    return text;
}

TableMapping guessed(const std::string &csv, const std::string &name = "table")
{
    return guessMapping({tableOf(csv, name)}).tables.front();
}

struct Sample {
    const char *name;
    const char *csv;
    const char *guess;
    const char *file = "table";
};

class Relations : public testing::TestWithParam<Sample>
{
};

TEST_P(Relations, HaveTwoEndsWhateverTheirHeadings)
{
    const TableMapping mapping = guessed(GetParam().csv, GetParam().file);
    EXPECT_EQ(rolesOf(mapping), GetParam().guess);
    EXPECT_EQ(mapping.doubt, "");
}

INSTANTIATE_TEST_SUITE_P(
    Marked, Relations,
    testing::Values(
        Sample{"Icij",
               "node_id_start,node_id_end,rel_type,link,start_date\n10,20,officer_of,shareholder of,\n11,20,officer_of,director of,01-JAN-2007\n",
               "statements: node_id_start=source, node_id_end=target, rel_type=predicate, start_date=holds from"},
        Sample{"Lodges", "RelationshipID,FromLodgeID,ToLodgeID,RelationshipType\nr1,l1,l2,Sponsored\nr2,l2,l4,AmalgamatedInto\n",
               "statements: RelationshipID=id, FromLodgeID=source, ToLodgeID=target, RelationshipType=predicate"},
        Sample{"TheFullerOfTwoPairs",
               "id,from_account_id,from_person_id,to_account_id,to_person_id,relationship_type\nr7,A3,P16,,P10,peer\nr8,A14,P31,A2,P39,event\n",
               "statements: id=id, from_person_id=source, to_person_id=target, relationship_type=predicate"},
        Sample{"NamesBesideIds", "subject_id,related_id,relation,subject_name,related_name\nP1,P2,father,Ana,Luis\nP1,P3,spouse,Ana,Eva\n",
               "statements: subject_id=source, related_id=target, relation=predicate, subject_name=source name, related_name=target name"},
        Sample{"LittleSis", "id,entity1_id,entity2_id,category_id,description1,link\n1,13503,14629,1,Chairman,https://littlesis.org/1\n",
               "statements: id=id, entity1_id=source, entity2_id=target, link=document url"},
        Sample{"NumberedInAFileOfRelations", "id,art1,art2,relationship1,relationship2\n43,13286,20508,Whole,Component\n68,13576,90997,Book,Part\n",
               "statements: id=id, art1=source, art2=target, relationship1=predicate", "walters_relationships"},
        Sample{"Neo4jWithoutColons", "START_ID,TYPE,END_ID\n1,KNOWS,2\n2,KNOWS,3\n", "statements: START_ID=source, TYPE=predicate, END_ID=target"},
        Sample{"Followers", "follower_id,followee_id\n1,2\n2,1\n", "statements: follower_id=source, followee_id=target"},
        Sample{"WithoutIds", "from_lodge,to_lodge,since\nAlpha,Beta,1900\nBeta,Gamma,1910\n",
               "statements: from_lodge=source, to_lodge=target, since=holds from"}),
    [](const auto &row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    TwoIds, Relations,
    testing::Values(Sample{"PersonAndCompany", "person_id,company_id,role\n1,20,ceo\n2,10,cfo\n",
                           "statements: person_id=source, company_id=target, role=predicate"},
                    Sample{"ThePersonIsWhoHasTheRole", "company_id,person_id,role\n20,1,ceo\n10,2,cfo\n",
                           "statements: company_id=target, person_id=source, role=predicate"},
                    Sample{"WithTheirNames", "id,person_id,person_name,organization_id,start_date\n1,7,Ana,9,2001\n2,8,Luis,9,2002\n",
                           "statements: id=id, person_id=source, person_name=source name, organization_id=target, start_date=holds from"}),
    [](const auto &row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Nodes, Relations,
    testing::Values(Sample{"IdsOfOthersBesideAName", "id,name,person_id,company_id,role\n1,Ana,5,6,x\n2,Luis,7,8,y\n", "entities: id=id, name=name"},
                    Sample{"ParentsOfSomebody", "id,name,parent1_id,parent2_id\n1,Ana,2,3\n2,Luis,,\n3,Eva,,\n",
                           "entities: id=id, name=name, parent1_id=link, parent2_id=link"},
                    Sample{"Ticks", "Person;Firma A;Firma B\nAna;x;\nLuis;x;x\n", "entities: Person=name"},
                    Sample{"BeginAndEnd", "name,start date,end date\nAna,2001-01-01,2002-01-01\nLuis,2001-01-01,2002-01-01\n", "entities: name=name"},
                    Sample{"Lines", "name,address1,address2,phone1,phone2\nAna,Main St,Flat 2,1,2\nLuis,Low St,Flat 3,3,4\n", "entities: name=name"}),
    [](const auto &row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Ids, Relations,
    testing::Values(
        Sample{"PostCode",
               "CompanyName, CompanyNumber,RegAddress.AddressLine1,RegAddress.PostCode\nA LTD,08209948,Pepper Road,LS10 2RU\n"
               "B LTD,11743365,Old Street,EC1V 9LT\n",
               "entities: CompanyName=name, CompanyNumber=id"},
        Sample{"Jurisdiction", "company_number,jurisdiction_code,name\n0010,gb,BP\n0011,de,BASF\n", "entities: company_number=id, name=name"},
        Sample{"ZipCode", "name,zip code\nAna,8001\nLuis,8002\n", "entities: name=name"},
        Sample{"CompaniesOfPeople", "company_number,name,nationality,address.postal_code\n0914,Ana,British,DY3 2AF\n0858,Luis,Swiss,8001\n",
               "entities: name=name"},
        Sample{"NamesBefore", "node_id,name,original_name,former_name\n1,Acme,Acme,\n2,Globex,Globex Old,Initech\n",
               "entities: node_id=id, name=name, original_name=alias, former_name=alias"}),
    [](const auto &row) { return std::string(row.param.name); });

TEST(Guess, NumbersAreNoNamesOfOthers)
{
    EXPECT_EQ(rolesOf(guessed("id,name,friends,children,connections\n1,Ana,2,0,3\n2,Luis,1,2,1\n3,Eva,3,1,2\n")), "entities: id=id, name=name");
    EXPECT_EQ(rolesOf(guessed("id,name,friends\n1,Ana,2|3\n2,Luis,1\n3,Eva,1|2\n")), "entities: id=id, name=name, friends=link")
        << "several ids in a cell";
    EXPECT_EQ(rolesOf(guessed("id,name,boss\n1,Ana,\n2,Luis,1\n3,Eva,1\n")), "entities: id=id, name=name, boss=link");
    EXPECT_EQ(rolesOf(guessed("id,name,category_id\n1,Ana,1\n2,Luis,1\n3,Eva,2\n")), "entities: id=id, name=name");
}

TEST(Guess, TimeStampsAreNoNamesOfOthers)
{
    EXPECT_EQ(rolesOf(guessed("name,retrieved_at\nAna,2021-03-02 01:22:33 UTC\nLuis,2021-03-02 01:22:05 UTC\n")), "entities: name=name");
}

TEST(Guess, WhatARowIsCalledIsNoLinkToItself)
{
    EXPECT_EQ(rolesOf(guessed("node_id,name,address\n1,Main St 5,Main St 5\n2,Low St 7,Low St 7\n")), "entities: node_id=id, name=name");
}

TEST(Guess, KeysOfOtherTablesAreEndsWhateverTheirHeadings)
{
    const std::vector<Table> tables{tableOf("code,name\np1,Ana\np2,Luis\n", "people"), tableOf("code,name\nc1,Acme\nc2,Globex\n", "firms"),
                                    tableOf("source,who,where,what\nReport,p1,c1,owns\nReport,p2,c2,runs\nMemo,p2,c1,owns\n", "facts")};
    const TableMapping facts = guessMapping(tables).tables[2];
    EXPECT_EQ(rolesOf(facts), "statements: source=document, who=source, where=target");
    EXPECT_THAT(facts.reason, HasSubstr("rows of the other tables"));
    const std::vector<Table> numbers{tableOf("id,name\n1,Ana\n2,Luis\n", "people"), tableOf("topic,likes,shares\nTrains,1,2\nCars,2,2\n", "topics")};
    EXPECT_EQ(guessMapping(numbers).tables[1].shape, TableShape::Entities) << "small numbers match whatever is numbered";
}

TEST(Guess, AFileOfRelationsWithoutEndsIsDoubted)
{
    EXPECT_THAT(guessed("id,topic,year\n1,Trains,1900\n2,Cars,1901\n", "relationships").doubt, HasSubstr("no heading says what they link"));
    EXPECT_EQ(guessed("id,topic,year\n1,Trains,1900\n2,Cars,1901\n", "topics").doubt, "");
}

std::vector<std::pair<std::string, std::string>> propertiesOfFirst(const std::string &csv)
{
    const std::vector<Table> tables{tableOf(csv)};
    auto loaded = graphFromTables(tables, guessMapping(tables));
    EXPECT_TRUE(loaded) << loaded.error().text();
    const Properties properties = loaded->graph.statement(*loaded->graph.statements().begin()).properties;
    return {properties.begin(), properties.end()};
}

TEST(Guess, ValueIsTheWeightOfPlainEdges)
{
    EXPECT_THAT(propertiesOfFirst("source,target,value\na,b,3\n"), Contains(Pair("weight", "3")));
    EXPECT_THAT(propertiesOfFirst("source,target,value\na,b,high\n"), Contains(Pair("value", "high")));
    EXPECT_THAT(propertiesOfFirst("buyer,supplier,value\na,b,3\n"), Contains(Pair("value", "3"))) << "what was paid";
}

TEST(Guess, DecimalCommasAreThoseOfNumbersInAnyColumn)
{
    const std::string payments = "Von;Nach;Betrag;Konto;Gewicht\na;b;1.234,50;1.5;1.250,75\nb;c;-0,5;2,5;0,5\nc;a;12;3;1\n";
    EXPECT_THAT(guessed(payments).reason, HasSubstr("commas in “Betrag”, “Gewicht” are decimal ones"));
    const auto first = propertiesOfFirst(payments);
    EXPECT_THAT(first, Contains(Pair("Betrag", "1234.50")));
    EXPECT_THAT(first, Contains(Pair("weight", "1250.75")));
    EXPECT_THAT(first, Contains(Pair("Konto", "1.5"))) << "written in both ways: it stays";
    EXPECT_THAT(propertiesOfFirst("Von;Nach;Gewicht\na;b;1,125\nb;c;viel\n"), Contains(Pair("weight", "1.125")));
    EXPECT_THAT(propertiesOfFirst("Von;Nach;Anteil\na;b;51,5 %\n"), Contains(Pair("Anteil", "51,5 %")));
    EXPECT_THAT(propertiesOfFirst("from,to,amount\na,b,\"1,234\"\n"), Contains(Pair("amount", "1,234")));
}

TEST(Guess, PointsThatDecideNothingPartThousandsWhereOtherColumnsHaveDecimalCommas)
{
    const auto weight = [](const std::vector<std::string> &weights) {
        std::string csv = "Von;Nach;Betrag;Gewicht\n";
        for (const std::string &each : weights)
            csv += "a;b;1,5;" + each + "\n";
        const std::vector<Table> tables{tableOf(csv)};
        const auto loaded = graphFromTables(tables, guessMapping(tables));
        if (!loaded)
            return loaded.error().text();
        std::string text;
        for (const auto &[key, value] : loaded->graph.statement(*loaded->graph.statements().begin()).properties)
            if (key == "weight")
                text = value;
        for (const std::string &note : loaded->report.notes)
            text += note.find("is taken for") == note.npos ? "" : " " + note.substr(note.find("“", note.find("table”")));
        return text;
    };
    const std::string told = "1250 “1.250” in “Gewicht” is taken for 1250, as other columns have decimal commas";
    EXPECT_EQ(weight({"1.250", "2.375"}), told);
    EXPECT_EQ(weight({"1.250", "450", "-3.000", "12.500.000"}), "1250") << "a point that comes twice shows it";
    EXPECT_EQ(weight({"1.250", "450", "7"}), told) << "those below thousand have no point";
    EXPECT_EQ(weight({"1.125", "1.5"}), "1.125") << "decimals by its own column";
    EXPECT_EQ(weight({"1.125", "0.125"}), "1.125");
    EXPECT_EQ(weight({"1.125", "1234.567"}), "1.125");
    EXPECT_EQ(weight({"1.125", "1500"}), "1.125") << "who writes 1500 parts no thousands";
    EXPECT_EQ(weight({"450", "7"}), "450");
    EXPECT_THAT(propertiesOfFirst("Von;Nach;Betrag;Menge\na;b;1,5;1.250\nb;c;2,5;12.500.000\n"), Contains(Pair("Menge", "1250"))) << "shown";
    EXPECT_THAT(propertiesOfFirst("Von;Nach;Betrag;Menge\na;b;1,5;1.250\nb;c;2,5;v2.375\n"), Contains(Pair("Menge", "1.250")));
    EXPECT_THAT(propertiesOfFirst("Von;Nach;Gewicht\na;b;1.250\nb;c;2.375\n"), Contains(Pair("weight", "1.250"))) << "nothing has commas";
}

TEST(Guess, PointsThatDecideNothingStayInAllButWeights)
{
    const std::string places = "source;target;weight;lat;lon;version\na;b;1,5;48.137;11.575;1.250\nb;c;2,5;52.520;13.405;2.375\n";
    const auto first = propertiesOfFirst(places);
    EXPECT_THAT(first, Contains(Pair("weight", "1.5")));
    EXPECT_THAT(first, Contains(Pair("lat", "48.137")));
    EXPECT_THAT(first, Contains(Pair("lon", "11.575")));
    EXPECT_THAT(first, Contains(Pair("version", "1.250")));
    const std::vector<Table> tables{tableOf(places)};
    const auto loaded = graphFromTables(tables, guessMapping(tables));
    ASSERT_TRUE(loaded);
    EXPECT_THAT(loaded->report.notes, testing::Not(Contains(HasSubstr("is taken for"))));
}

TEST(Guess, CompactDaysAreReadWhereTimesStand)
{
    const auto held = [](const std::string &csv) {
        const std::vector<Table> tables{tableOf(csv)};
        const auto loaded = graphFromTables(tables, guessMapping(tables));
        EXPECT_TRUE(loaded && loaded->report.problems.empty());
        return loaded ? loaded->graph.statement(*loaded->graph.statements().begin()).holds.text() : std::string();
    };
    EXPECT_EQ(held("source,target,start_date\na,b,20200131\nb,c,2020-02-01\n"), "2020-01-31/..");
    EXPECT_EQ(held("source,target,timestamp\na,b,202004141741\nb,c,202004141727\n"), "2020-04-14T17:41:00");
    EXPECT_EQ(held("source,target,timestamp\na,b,1087839010\n"), "") << "seconds of a clock";
    EXPECT_EQ(held("source,target,timestamp\na,b,20201331\n"), "") << "no day";
}

}  // namespace
}  // namespace relata
