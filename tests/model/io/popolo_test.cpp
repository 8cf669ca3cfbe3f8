// SPDX-License-Identifier: Apache-2.0
#include "model/io/popolo.h"
#include "tests/model/io/corpuscounts.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace relata {
namespace {

using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

LoadedGraph read(const std::string &text)
{
    auto loaded = readPopolo(text, "p.json", {});
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

std::string faultOf(const std::string &text)
{
    const auto loaded = readPopolo(text, "p.json", {});
    return loaded ? "no fault" : loaded.error().text();
}

const char *const parliament = R"({"persons":[
{"id":"a","name":"Ann","gender":"female","other_names":[{"name":"Anna"},{"name":"Ann"},{"name":"Anna","lang":"es"}],"summary":"A senator.",
 "identifiers":[{"scheme":"wikidata","identifier":"Q1"},{"scheme":"wikidata","identifier":"Q2"}],"links":[{"note":"site","url":"http://a"}],
 "contact_details":[{"type":"email","value":"a@x"}],"images":[{"url":"http://i"}]}],
"organizations":[{"id":"s","name":"Senate","classification":"legislature"},{"id":"p","name":"Party"},{"id":"c","name":"Committee","parent_id":"s"}],
"posts":[{"id":"chair","label":"Chair of C","organization_id":"c"}],"areas":[{"id":"n","name":"North"}],
"events":[{"id":"t1","name":"First term","start_date":"2011-05","end_date":"2015-06-01"}],
"memberships":[
{"id":"m1","person_id":"a","organization_id":"s","role":"member","on_behalf_of_id":"p","area_id":"n","legislative_period_id":"t1","start_date":"2012"},
{"id":"m2","person_id":"a","organization_id":"s","role":"member","legislative_period_id":"t1"},
{"id":"m3","person_id":"a","post_id":"chair","role":"Chair","start_date":"some day","sources":[{"url":"http://s"}]}],
"motions":[{},{}],"meta":{"sources":["http://one","http://two"]}})";

TEST(Popolo, PersonsOrganizationsAndMembershipsAreAGraph)
{
    const auto loaded = read(parliament);
    EXPECT_EQ(loaded.format, "Popolo");
    EXPECT_EQ(test::print(loaded.graph), "p, a -chair-> c, a -member-of-> s, a -member-of-> s, c -part-of-> s");
    const Entity ann = loaded.graph.entity(loaded.graph.findEntity("a"));
    EXPECT_EQ(ann.type, "person");
    EXPECT_EQ(ann.name, "Ann");
    EXPECT_THAT(ann.aliases, ElementsAre("Anna"));
    EXPECT_EQ(ann.description, "A senator.");
    EXPECT_THAT(ann.properties, ElementsAre(Pair("gender", "female"), Pair("other_names", "Anna: es"), Pair("wikidata", "Q1|Q2"),
                                            Pair("site", "http://a"), Pair("email", "a@x"), Pair("images", "http://i")));
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("s")).type, "institution");
    EXPECT_THAT(loaded.graph.info().properties, ElementsAre(Pair("sources", "\"http://one|http://two\"")));
}

TEST(Popolo, MembershipsCarryTheirTimesPartyAreaAndPost)
{
    const auto loaded = read(parliament);
    const auto get = [&](const char *key) { return loaded.graph.statement(loaded.graph.findStatement(key)); };
    EXPECT_EQ(get("m1").holds.text(), "2012/..");
    EXPECT_EQ(get("m1").holdsBasis, "stated");
    EXPECT_THAT(get("m1").properties, ElementsAre(Pair("legislative period", "First term"), Pair("on behalf of", "Party"), Pair("area", "North")));
    EXPECT_EQ(get("m2").holds.text(), "2011-05/2015-06-01") << "those of the period";
    EXPECT_EQ(get("m2").holdsBasis, "inferred");
    EXPECT_TRUE(get("m3").holds.empty());
    EXPECT_THAT(get("m3").properties, ElementsAre(Pair("start_date", "some day"), Pair("post", "Chair of C"), Pair("sources", "http://s")));
    EXPECT_EQ(get("m1").status, "speaker unknown");
}

TEST(Popolo, WhatIsLeftOutIsNoted)
{
    EXPECT_THAT(read(parliament).report.notes, ElementsAre(HasSubstr("1 post, 1 area, 1 event, 2 motions: left out")));
}

TEST(Popolo, APersonAndAnOrganizationMayShareAnId)
{
    const auto loaded = read(R"({"persons":[{"id":1,"name":"Ann"}],"organizations":[{"id":1,"name":"Org"},{"id":2,"name":"Part"}],
"memberships":[{"person_id":1,"organization_id":1},{"member_id":2,"organization_id":1,"label":"section of"}]})");
    EXPECT_EQ(test::print(loaded.graph), "1 -member-of-> organization/1, 2 -section-of-> organization/1");
}

TEST(Popolo, MembershipsMayStandInsideTheirPerson)
{
    const auto loaded = read(R"({"people":[{"id":"a","name":"Ann","memberships":[{"organization_id":"o","role":"Head"},{"organization_id":"gone"}]}],
"organizations":[{"id":"o","name":"Org","memberships":[{"person_id":"a","role":"Guest"}]}]})");
    EXPECT_EQ(test::print(loaded.graph), "a -guest-> o, a -head-> o, a -member-of-> gone");
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 node is named by edges only")));
}

TEST(Popolo, RecordsMayStandAloneOrInAListOrUnderResult)
{
    const std::string person = R"({"id":"a","name":"Ann","memberships":[{"role":"Chef","organization_id":"o","post_id":"p"}]})";
    const std::string club =
        R"({"id":"g","name":"G","classification":"club","memberships":[{"member":{"id":"x"}},{"person":{"id":"b","name":"Ben"}}]})";
    for (const std::string &text : {person, "[" + person + "]", R"({"result":[)" + person + "]}", R"({"total":1,"result":)" + person + "}"}) {
        EXPECT_TRUE(looksLikePopolo(text)) << text;
        const auto loaded = read(text);
        EXPECT_EQ(test::print(loaded.graph), "a -chef-> o") << text;
        EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 node is named by edges only"))) << text;
        EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("a")).type, "person") << text;
        EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("o")).type, "institution") << "as its key says";
    }
    EXPECT_TRUE(looksLikePopolo("[" + club + "]"));
    const auto loaded = read("[" + club + "," + person + "]");
    EXPECT_EQ(test::print(loaded.graph), "a -chef-> o, b -member-of-> g, x -member-of-> g");
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("b")), "Ben");
    EXPECT_EQ(loaded.graph.entity(loaded.graph.findEntity("x")).type, "institution");
}

TEST(Popolo, ARecordIsTheEndOfItsMembershipsThatHasItsId)
{
    const auto loaded = read(R"([{"id":"a","name":"Ann","memberships":[{"person_id":"a","organization_id":"o","role":"Head"}]},
{"id":7,"name":"Org","memberships":[{"person":{"id":"b"},"organization_id":"7"}]},
{"id":"c","memberships":[{"organization":{"id":"o"},"person":{"id":"c"}}],"person_id":"c","organization_id":"o"}])");
    EXPECT_EQ(test::print(loaded.graph), "a -head-> o, b -member-of-> 7, c -member-of-> o");
    const auto type = [&](const char *key) { return loaded.graph.entity(loaded.graph.findEntity(key)).type; };
    EXPECT_EQ(type("a"), "person");
    EXPECT_EQ(type("7"), "institution");
    EXPECT_EQ(type("b"), "person");
    EXPECT_EQ(type("c"), "person");
}

TEST(Popolo, OneKindOfRecordsIsEnough)
{
    const std::string text = R"({"organizations":[{"id":"o1","name":"O","parent_id":"o2"},{"id":"o2","name":"P"}]})";
    EXPECT_TRUE(looksLikePopolo(text));
    EXPECT_EQ(test::print(read(text).graph), "o1 -part-of-> o2");
    EXPECT_FALSE(looksLikePopolo(R"({"people":[{"id":"a","name":"A"}],"links":[{"source":"a","target":"a"}]})"));
    EXPECT_FALSE(looksLikePopolo(R"([{"id":"a","name":"A"}])"));
}

TEST(Popolo, NamesMayBeStructuredAndRolesStandInPosts)
{
    const auto loaded = read(R"({"persons":[
{"id":"p1","other_names":[{"given_name":"Di","family_name":"Abbott"},{"given_name":"Diane","family_name":"Abbott","note":"Main"},"Dee"]},
{"id":"p2","other_names":[{"honorific_prefix":"Lord","lordname":"Ampthill","lordofname":"X","end_date":"1999"}]}],
"organizations":[{"id":"hc","name":"House","posts":[{"id":"c2","role":"Peer"}]}],"posts":[{"id":"c1","role":"MP","label":"MP for X","organization_id":"hc"}],
"memberships":[{"person_id":"p1","post_id":"c1","label":"MP for X"},{"person_id":"p2","post_id":"c2"}],"speeches":[{}]})");
    EXPECT_EQ(test::print(loaded.graph), "p1 -mp-> hc, p2 -peer-> hc");
    const Entity diane = loaded.graph.entity(loaded.graph.findEntity("p1"));
    EXPECT_EQ(diane.name, "Diane Abbott");
    EXPECT_THAT(diane.aliases, ElementsAre("Di Abbott", "Dee"));
    EXPECT_THAT(diane.properties, ElementsAre(Pair("other_names", "Diane Abbott: Main")));
    EXPECT_EQ(loaded.graph.name(loaded.graph.findEntity("p2")), "Lord Ampthill of X");
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("2 posts, 1 speech: left out")));
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, testing::Contains(Pair("membership label", "MP for X")));
}

TEST(Popolo, WhatIsSaidOfNamesAndContactsIsKept)
{
    const auto loaded = read(R"({"persons":[{"id":"a","name":"Ann","other_names":[{"name":"Annie","start_date":"1990","note":"nick"}],
"contact_details":[{"type":"email","label":"Work","value":"a@b","note":"9-5","valid_until":"2001"}]}],"organizations":[]})");
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, ElementsAre(Pair("other_names", "Annie: nick, 1990/.."), Pair("email", "a@b"),
                                                                         Pair("contact_details", "email a@b: Work, 9-5, ../2001")));
}

TEST(Popolo, FaultsAreToldWithTheirLine)
{
    EXPECT_THAT(faultOf("{\"persons\":[\n{]"), HasSubstr("p.json, line 2, column 2: is not valid JSON here (unexpected ']'"));
    EXPECT_THAT(faultOf("3"), HasSubstr("is no object. Expected Popolo"));
    EXPECT_THAT(faultOf("{\n\"persons\":[7]}"), HasSubstr("line 2, column 12: “persons” has something else than objects in it. Expected objects"));
    EXPECT_THAT(faultOf("{\"persons\":[\n{\"name\":\"Ann\"}]}"), HasSubstr("line 2, column 1: a person has no “id”. Expected"));
    EXPECT_THAT(faultOf("{\"memberships\":[\n{\"organization_id\":\"o\"}]}"),
                HasSubstr("line 2, column 1: a membership has no “person_id”. Expected both ends"));
}

TEST(Popolo, ARecordThatSaysTooLittleIsLeftOutAndTold)
{
    const auto loaded = read(R"({"persons":[{"id":"a","name":"Ann","memberships":[5]},
{"id":"a","name":"Again"},
{"name":"Nobody"}],"organizations":[{"id":"o","name":"Org"},
7],"posts":[{"id":"c","label":"Chair","organization_id":"o"}],"memberships":[{"person_id":"a","organization_id":"o"},
{"id":"m2","post_id":"c"},
{"person_id":"a"}]})");
    EXPECT_EQ(test::print(loaded.graph), "a -member-of-> o");
    std::vector<std::string> told;
    for (const IoProblem &problem : loaded.report.problems)
        told.push_back(problem.text());
    EXPECT_THAT(told,
                testing::UnorderedElementsAre(
                    HasSubstr("line 1, column 51: “memberships” has something else than objects in it. Expected objects; left out"),
                    HasSubstr("line 2, column 1: the id “a” stands twice"), HasSubstr("line 3, column 1: a person has no “id”"),
                    HasSubstr("line 4, column 1: “organizations” has something else than objects"),
                    HasSubstr("line 5, column 1: the membership “m2” of the post “Chair” has no “person_id”. Expected both ends of each; left out"),
                    HasSubstr("line 6, column 1: a membership has no “organization_id”")));
    EXPECT_EQ(loaded.report.leftOut, 6U);
    EXPECT_THAT(loaded.report.notes, testing::Contains("6 records were left out"));
}

TEST(Popolo, IsToldByItsLists)
{
    EXPECT_TRUE(looksLikePopolo(parliament));
    EXPECT_FALSE(looksLikePopolo(R"({"persons":[]})"));
    EXPECT_FALSE(looksLikePopolo(R"({"nodes":[{"persons":[],"organizations":[]}]})"));
    TempFolder folder;
    const auto loaded = readGraph(test::write(folder / "x", std::string("\xEF\xBB\xBF") + parliament));
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->format, "Popolo");
}

TEST(Popolo, RealFilesHaveAsManyEntitiesAndMembershipsAsCounted)
{
    const int compared = test::compareCounts("popolo/");
    if (compared < 0)
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    EXPECT_GE(compared, 2);
}

}  // namespace
}  // namespace relata
