// SPDX-License-Identifier: Apache-2.0
// What FollowTheMoney's records say together: nested ones, names, data sets, lines with one id, statements and changes.
#include "model/io/ftm.h"
#include "tests/support/graphtext.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace relata {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

LoadedGraph recordsIn(const std::string &text)
{
    auto loaded = readFtm(text, "f.ftm", {});
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

Entity recordIn(const LoadedGraph &loaded, const char *key)
{
    return loaded.graph.entity(loaded.graph.findEntity(key));
}

TEST(FtmRecords, WhatIsNestedInPropertiesIsReadToo)
{
    const auto loaded = recordsIn(R"({"id":"a","schema":"Person","properties":{"name":["A"],"familyRelative":[
{"id":"f","schema":"Family","properties":{"person":["a"],"relative":[{"id":"b","schema":"Person","properties":{"name":["B"]}}]}}],
"sanctions":[{"id":"s","schema":"Sanction","properties":{"program":["P"]}}],
"ownershipOwner":[{"id":"o","schema":"Ownership","properties":{"owner":["a"],"asset":[{"id":"c","schema":"Company","properties":{"name":["C"]}}]}}],
"addressEntity":[{"id":"ad","schema":"Address","properties":{"full":["1 Main St"]}},{"schema":"Address"}]}})");
    EXPECT_EQ(test::print(loaded.graph), "a -address-> ad, a -is-related-to-> b, a -owns-> c, s -entity-> a");
    EXPECT_THAT(loaded.graph.entity(loaded.graph.findEntity("a")).properties, IsEmpty());
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 object in a property has no id")));
}

TEST(FtmRecords, AnEdgeNestedAtBothOfItsEndsIsOne)
{
    const auto loaded = recordsIn(
        R"({"id":"a","schema":"Person","properties":{"familyPerson":[{"id":"f","schema":"Family","properties":{"person":["a"],"relative":[{"id":"b","schema":"Person","properties":{}}]}}]}}
{"id":"b","schema":"Person","properties":{"familyRelative":[{"id":"f","schema":"Family","properties":{"person":[{"id":"a","schema":"Person","properties":{}}],"relative":["b"]}}]}})");
    EXPECT_EQ(loaded.graph.statementCount(), 1U);
}

TEST(FtmRecords, ANestedEdgeThatStandsOnALineAsWellIsOne)
{
    const auto loaded = recordsIn(
        R"({"id":"c","schema":"Company","properties":{"name":["C"],"ownershipAsset":[{"id":"o","schema":"Ownership","properties":{"owner":[{"id":"a","schema":"Person","properties":{"name":["A"]}}]}}]}}
{"id":"o","schema":"Ownership","properties":{"asset":["c"],"owner":["a"]}}
{"id":"o2","schema":"Ownership","properties":{"asset":["c"],"owner":["a"],"percentage":["5"]}})");
    EXPECT_EQ(test::print(loaded.graph), "a -owns-> c, a -owns-> c");
    EXPECT_NE(loaded.graph.findStatement("o"), noStatement);
    EXPECT_NE(loaded.graph.findStatement("o2"), noStatement);
    EXPECT_THAT(loaded.report.notes, IsEmpty());
}

TEST(FtmRecords, WhetherAnEdgeIsOneDoesNotDependOnTheOrderOfLines)
{
    const std::string
        line = R"({"id":"o","schema":"Ownership","properties":{"asset":["c"],"owner":["a"]}})",
        other = R"({"id":"o2","schema":"Ownership","properties":{"asset":["c"],"owner":["a"]}})",
        company = R"({"id":"c","schema":"Company","properties":{"ownershipAsset":[{"id":"o","schema":"Ownership","properties":{"owner":["a"]}}]}})",
        both = R"({"id":"o","schema":"Ownership","properties":{"owner":[{"id":"a","schema":"Person"}],"asset":{"id":"c","schema":"Company"}}})";
    for (const std::string &text :
         {line + "\n" + company, company + "\n" + line, line + "\n" + both, both + "\n" + line, both + "\n" + both, "[" + line + "," + company + "]",
          R"({"op":"ADD","entity":)" + line + "}\n" + R"({"op":"ADD","entity":)" + both + "}"})
        EXPECT_EQ(test::print(recordsIn(text).graph), "a -owns-> c") << text;
    const auto loaded = recordsIn(line + "\n" + other + "\n" + company);
    EXPECT_EQ(test::print(loaded.graph), "a -owns-> c, a -owns-> c");
    EXPECT_NE(loaded.graph.findStatement("o2"), noStatement);
}

TEST(FtmRecords, WhatIsReadAgainTellsItsProgressOnwards)
{
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += R"({"id":"o)" + std::to_string(i) + R"(","schema":"Ownership","properties":{"asset":["c"],"owner":["a"]}})" + "\n";
    text += R"({"id":"c","schema":"Company","properties":{"ownershipAsset":[{"id":"o7","schema":"Ownership","properties":{"owner":["a"]}}]}})";
    std::vector<double> told;
    const auto loaded = readFtm(text, "f.ftm", RunContext({}, [&told](double fraction) { told.push_back(fraction); }));
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.statementCount(), 5000U);
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
}

TEST(FtmRecords, DataSetsOfOneEdgeAreKeptWhateverIsNested)
{
    const auto nested = [](const std::string &beside) {
        return R"({"id":"c","schema":"Company","properties":{"ownershipAsset":[{"id":"o","schema":"Ownership","properties":{"owner":["a"]})" + beside
               + "}]}}\n";
    };
    const auto line = [](const std::string &beside) {
        return R"({"id":"o","schema":"Ownership","properties":{"asset":["c"],"owner":["a"]})" + beside + "}\n";
    };
    const auto sets = [](const std::string &text) {
        const auto loaded = recordsIn(text);
        std::vector<std::string> titles;
        for (const StatementId id : loaded.graph.statements())
            titles.push_back(loaded.graph.document(loaded.graph.statement(id).document).title);
        return titles;
    };
    const std::string one = R"(,"datasets":["d1"])", two = R"(,"datasets":["d2"])";
    const std::string other = R"({"id":"x","schema":"Person","properties":{"familyPerson":[{"id":"f","schema":"Family"}]}})";
    EXPECT_THAT(sets(line(one) + line(two)), ElementsAre("d1", "d2"));
    EXPECT_THAT(sets(line(one) + line(two) + other), ElementsAre("d1", "d2")) << "as without it";
    EXPECT_THAT(sets(nested(one) + nested(two)), ElementsAre("d1", "d2"));
    EXPECT_THAT(sets(nested(one) + line(two)), ElementsAre("d1", "d2"));
    EXPECT_THAT(sets(line(one) + nested(two) + line(one) + nested(two)), ElementsAre("d1", "d2"));
    EXPECT_THAT(sets(nested("") + line(one)), ElementsAre("d1")) << "what the first did not say";
    EXPECT_THAT(sets(line(one) + nested("")), ElementsAre("d1"));
    EXPECT_THAT(sets(nested("") + line(one) + line(two) + nested("")), ElementsAre("d1", "d2"));
    const auto seen = recordsIn(nested("") + line(R"(,"first_seen":"2021")"));
    ASSERT_EQ(seen.graph.statementCount(), 1U);
    EXPECT_THAT(seen.graph.statement(StatementId{0}).properties, Contains(Pair("first_seen", "2021")));
}

TEST(FtmRecords, TheCaptionChoosesAmongTheNames)
{
    const char *const text = R"({"id":"x","schema":"Person","caption":"N2","properties":{"name":["N1","N2"]}}
{"id":"y","schema":"Person","caption":"Else","properties":{"name":["M1","M2"]}}
{"id":"z","schema":"Person","caption":"B","properties":{"alias":["A","B"]}})";
    const auto loaded = recordsIn(text);
    const auto get = [&](const char *key) { return loaded.graph.entity(loaded.graph.findEntity(key)); };
    EXPECT_EQ(get("x").name, "N2");
    EXPECT_THAT(get("x").aliases, ElementsAre("N1"));
    EXPECT_EQ(get("y").name, "M1");
    EXPECT_THAT(get("y").properties, Contains(Pair("caption", "Else")));
    EXPECT_EQ(get("z").name, "B");
    std::string written, again;
    ftmText(loaded.graph, written);
    EXPECT_EQ(asAdditions(recordsIn(written).graph), asAdditions(loaded.graph));
    EXPECT_THAT(written, HasSubstr(R"("caption":"Else")"));
    ftmText(recordsIn(written).graph, again);
    EXPECT_EQ(again, written);
}

TEST(FtmRecords, WithoutNamesItIsWhatTheSchemaIsToldBy)
{
    const std::string text = R"({"id":"s","schema":"Sanction","properties":{"program":["RUS"]}}
{"id":"p","schema":"Passport","properties":{"passportNumber":["X1"]}}
{"id":"b","schema":"BankAccount","properties":{"iban":["DE1"],"accountNumber":["2"]}}
{"id":"n","schema":"Note","properties":{"description":["First line\nsecond"]}}
{"id":"q","schema":"Person","properties":{"email":["q@x"]}}
{"id":"q","schema":"Person","properties":{"name":["Queen"]}}
)";
    const auto loaded = recordsIn(text);
    const auto name = [&](const char *key) { return loaded.graph.entity(loaded.graph.findEntity(key)).name; };
    EXPECT_EQ(name("s"), "RUS");
    EXPECT_EQ(name("p"), "X1");
    EXPECT_EQ(name("b"), "DE1");
    EXPECT_EQ(name("n"), "First line");
    EXPECT_EQ(name("q"), "Queen") << "a name beats an address";
}

TEST(FtmRecords, OnlyNamesOfLaterLinesBecomeFurtherNames)
{
    const auto loaded = recordsIn(R"({"id":"q","schema":"Person","properties":{"name":["Queen"]}}
{"id":"q","schema":"Person","properties":{"email":["q@x"]}}
{"id":"q","schema":"Person","properties":{"firstName":["Ann"],"lastName":["Lee"]}}
{"id":"q","schema":"Person","properties":{"name":["Regina"]}}
{"id":"s","schema":"Sanction","properties":{"program":["RUS"]}}
{"id":"s","schema":"Sanction","properties":{"program":["UKR"]}}
)");
    const Entity queen = recordIn(loaded, "q"), sanction = recordIn(loaded, "s");
    EXPECT_EQ(queen.name, "Queen");
    EXPECT_THAT(queen.aliases, ElementsAre("Regina")) << "parts of a name are none";
    EXPECT_THAT(queen.properties, Contains(Pair("firstName", "Ann")));
    EXPECT_THAT(queen.properties, Contains(Pair("email", "q@x")));
    EXPECT_THAT(queen.properties, Contains(Pair("ftm:name", "Regina")));
    EXPECT_EQ(sanction.name, "RUS");
    EXPECT_THAT(sanction.aliases, IsEmpty());
    EXPECT_THAT(sanction.properties, ElementsAre(Pair("program", "RUS|UKR")));
}

TEST(FtmRecords, FurtherNamesDoNotDependOnTheOrderOfLines)
{
    const auto line = [](const std::string &properties) { return R"({"id":"p","schema":"Company","properties":{)" + properties + "}}\n"; };
    const auto person = [](const std::string &properties) { return R"({"id":"p","schema":"Person","properties":{)" + properties + "}}\n"; };
    const auto both = [](const std::string &first, const std::string &second) {
        std::vector<std::vector<std::string>> aliases;
        for (const std::string &text : {first + second, second + first}) {
            const Entity entity = recordIn(recordsIn(text), "p");
            EXPECT_EQ(entity.name, "Ann") << text;
            aliases.push_back(entity.aliases);
            EXPECT_EQ(entity.aliases, aliases.front()) << text;
        }
        return aliases.front();
    };
    EXPECT_THAT(both(person(R"("name":["Ann"])"), person(R"("firstName":["Anna"],"lastName":["Smith"])")), IsEmpty());
    EXPECT_THAT(both(person(R"("name":["Ann"])"), person(R"("alias":["Annie"])")), ElementsAre("Annie"));
    EXPECT_THAT(both(line(R"("name":["Ann"])"), line(R"("title":["T"])")), ElementsAre("T"));
    EXPECT_THAT(both(line(R"("name":["Ann"])"), line(R"("title":["Ann"])")), IsEmpty());
    EXPECT_THAT(both(person(R"("name":["Ann"])"), person(R"("email":["a@x"])")), IsEmpty());
}

TEST(FtmRecords, ThePropertyTypeOfSeveralLinesIsKept)
{
    const auto loaded = recordsIn(R"({"id":"v","schema":"Vehicle","properties":{"name":["V"],"type":["car"]}}
{"id":"v","schema":"Vehicle","properties":{"type":["truck"]}}
{"id":"w","schema":"Contract","properties":{"name":["W"]}}
{"id":"w","schema":"Contract","properties":{"type":["works"]}}
)");
    EXPECT_EQ(recordIn(loaded, "v").type, "Vehicle");
    EXPECT_THAT(recordIn(loaded, "v").properties, ElementsAre(Pair("type", "car|truck")));
    EXPECT_EQ(recordIn(loaded, "w").type, "Contract");
    EXPECT_THAT(recordIn(loaded, "w").properties, ElementsAre(Pair("type", "works")));
}

TEST(FtmRecords, DataSetsAreDocumentsAndComeBack)
{
    const char *const text =
        R"({"id":"a","schema":"Person","properties":{"name":["A"],"addressEntity":["ad"]},"datasets":["d1","d2"],"referents":["r1"],"first_seen":"2021","last_seen":"2022","target":true}
{"id":"ad","schema":"Address","properties":{"full":["R"]},"target":false}
{"id":"o","schema":"Ownership","properties":{"owner":["a"],"asset":["c"]},"datasets":["d2"]}
{"id":"o2","schema":"Ownership","properties":{"owner":["a"],"asset":["c"]},"datasets":["d2","d1"]}
{"id":"o3","schema":"Ownership","properties":{"owner":["a"],"asset":["c"]}})";
    const auto loaded = recordsIn(text);
    const auto title = [&](const char *key) { return loaded.graph.document(loaded.graph.statement(loaded.graph.findStatement(key)).document).title; };
    EXPECT_EQ(title("o"), "d2");
    EXPECT_EQ(title("o3"), "f.ftm");
    EXPECT_EQ(title("a#addressEntity"), "d1");
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties,
                ElementsAre(Pair("datasets", "d1|d2"), Pair("referents", "r1"), Pair("first_seen", "2021"), Pair("last_seen", "2022"),
                            Pair("target", "true")));
    std::string written, again;
    ftmText(loaded.graph, written);
    std::map<std::string, nlohmann::json> lines;
    for (std::istringstream in(written); in;)
        if (std::string line; std::getline(in, line) && !line.empty())
            lines[nlohmann::json::parse(line)["id"]] = nlohmann::json::parse(line);
    EXPECT_EQ(lines["a"]["datasets"], nlohmann::json::parse(R"(["d1","d2"])"));
    EXPECT_EQ(lines["a"]["referents"], nlohmann::json::parse(R"(["r1"])"));
    EXPECT_EQ(lines["a"]["target"], true);
    EXPECT_EQ(lines["ad"]["target"], false);
    EXPECT_EQ(lines["o"]["datasets"], nlohmann::json::parse(R"(["d2"])"));
    EXPECT_EQ(lines["o2"]["datasets"], nlohmann::json::parse(R"(["d2","d1"])"));
    EXPECT_FALSE(lines["o3"].contains("datasets"));
    EXPECT_EQ(asAdditions(recordsIn(written).graph), asAdditions(loaded.graph));
    ftmText(recordsIn(written).graph, again);
    EXPECT_EQ(again, written);
}

TEST(FtmRecords, ADataSetWithoutANameIsNone)
{
    for (const char *datasets : {R"(["|"])", R"([" "])", R"(["|",""])"}) {
        const auto loaded = recordsIn(R"({"id":"a","schema":"Person","properties":{"name":["A"],"addressEntity":["b"]},"datasets":)"
                                      + std::string(datasets) + "}\n" + R"({"id":"b","schema":"Address","properties":{"full":["1 Road"]}})");
        EXPECT_EQ(test::print(loaded.graph), "a -address-> b") << datasets;
        EXPECT_EQ(loaded.graph.document(loaded.graph.statement(StatementId{0}).document).title, "f.ftm") << datasets;
    }
}

TEST(FtmRecords, ARecordThatStandsTwiceHasNoEmptyProperty)
{
    const std::string line = R"({"id":"a","schema":"Person","datasets":["|"],"properties":{"name":["A"],"gender":["|"]}})";
    const auto once = recordsIn(line), twice = recordsIn(line + "\n" + line);
    EXPECT_THAT(twice.graph.entity(EntityId{0}).properties, testing::UnorderedElementsAre(Pair("gender", "|"), Pair("datasets", "|")));
    EXPECT_EQ(twice.graph.entity(EntityId{0}), once.graph.entity(EntityId{0}));
}

/// JSON leaves open what a key that an object has twice means: a record has the values of both, and keeps them when it is written and read again.
TEST(FtmRecords, AKeyThatStandsTwiceHasTheValuesOfBoth)
{
    const std::string line = R"({"id":"a","schema":"Person","properties":{"name":["A"],"gender":["f"]},"datasets":["d1"],)"
                             R"("properties":{"name":["B"],"gender":["f"],"gender":["m"]},"datasets":["d2","d1"]})";
    for (const std::string &form : {line, "[" + line + "]"}) {  // which are read by different parsers
        const auto loaded = recordsIn(form);
        const Entity entity = recordIn(loaded, "a");
        EXPECT_EQ(entity.name, "A");
        EXPECT_THAT(entity.aliases, ElementsAre("B"));
        EXPECT_THAT(entity.properties, testing::IsSupersetOf({Pair("gender", "f|m"), Pair("datasets", "d1|d2")}));
        std::string written, again;
        ftmText(loaded.graph, written);
        EXPECT_EQ(asAdditions(recordsIn(written).graph), asAdditions(loaded.graph));
        ftmText(recordsIn(written).graph, again);
        EXPECT_EQ(again, written);
    }
}

/// The same of what Relata kept, also where two keys become one name.
TEST(FtmRecords, PropertiesThatAreNoneAreTold)
{
    for (const char *none : {"7", R"(["y"])", R"([["y"]])", R"([{"id":"y"}])", R"({"gender":[["y"]]})"}) {
        const std::string line = R"({"id":"a","schema":"Person","properties":{"name":["A"],"gender":["f"]},"properties":)" + std::string(none) + "}";
        for (const std::string &form : {line, "[" + line + "]"}) {
            const auto loaded = recordsIn(form);
            EXPECT_THAT(recordIn(loaded, "a").properties, ElementsAre(Pair("gender", "f"))) << form;
            EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 value of “properties” stands under no name"))) << form;
        }
    }
}

TEST(FtmRecords, AnIdThatStandsTwiceIsTold)
{
    const std::string line = R"({"id":"a","id":"b","schema":"Person","schema":"Person","properties":{"name":["A"]}})";
    for (const std::string &form : {line, "[" + line + "]"}) {
        const auto loaded = recordsIn(form);
        EXPECT_EQ(recordIn(loaded, "b").name, "A");
        EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 id, schema or caption stands twice")));
    }
}

TEST(FtmRecords, AKeyThatStandsVeryOftenTakesNoTimeForIt)
{
    std::string line = R"({"id":"a","schema":"Person","properties":{"notes":["x","x")", all = "x|x";
    for (int i = 0; i < 100'000; ++i) {
        line += ",\"" + std::to_string(i) + '"';
        all += "|" + std::to_string(i);
    }
    line += "]";
    for (int i = 0; i < 15'000; ++i)
        line += R"(,"notes":["7","x","n)" + std::to_string(i / 2) + R"("])";
    for (int i = 0; i < 7'500; ++i)
        all += "|n" + std::to_string(i);
    EXPECT_THAT(recordIn(recordsIn(line + "}}"), "a").properties, Contains(testing::Pair("notes", all)));
}

TEST(FtmRecords, AKeptKeyThatStandsTwiceHasTheValuesOfBoth)
{
    std::string own, written, again;
    ftmText(recordsIn(R"({"id":"a","schema":"Person","properties":{"name":["A"],"seat":["x"],"bars":["|"]}})").graph, own);
    const auto replace = [&own](const std::string &from, const std::string &to) {
        ASSERT_NE(own.find(from), std::string::npos) << own;
        own.replace(own.find(from), from.size(), to);
    };
    replace(R"("property:seat":"x")", R"("property:seat":"x","property:seat":"z|x","seat":"y")");
    replace(R"("property:bars":"|")", R"("property:bars":"|","property:bars":"","property:bars":"||")");
    const auto loaded = recordsIn(own);
    EXPECT_THAT(recordIn(loaded, "a").properties, testing::IsSupersetOf({Pair("seat", "x|z|y"), Pair("bars", "|")}));
    ftmText(loaded.graph, written);
    EXPECT_EQ(asAdditions(recordsIn(written).graph), asAdditions(loaded.graph));
    ftmText(recordsIn(written).graph, again);
    EXPECT_EQ(again, written);
}

TEST(FtmRecords, AValueOfBlanksIsNone)
{
    const auto loaded = recordsIn(R"({"id":"a","schema":"Person","properties":{"name":["A"],"gender":["  "]}})");
    EXPECT_THAT(recordIn(loaded, "a").properties, testing::Each(testing::Field(&Properties::value_type::second, testing::Not(IsEmpty()))));
}

/// An end before its start is no interval; all that is said of it stays.
TEST(FtmRecords, DaysThatMakeNoTimeStayBesideThoseThatAreNone)
{
    const auto loaded = recordsIn(R"({"id":"a","schema":"Person","properties":{"name":["A"]}}
{"id":"b","schema":"Company","properties":{"name":["B"]}}
{"id":"e","schema":"Directorship","properties":{"director":["a"],"organization":["b"],"startDate":["soon","2020"],"endDate":["2019"]}})");
    EXPECT_THAT(loaded.graph.statement(StatementId{0}).properties, testing::IsSupersetOf({Pair("startDate", "soon|2020"), Pair("endDate", "2019")}));
    EXPECT_TRUE(loaded.graph.statement(StatementId{0}).holds.empty());
}

TEST(FtmRecords, DataSetsMayBeCalledAsTheFileIsInside)
{
    std::string text;
    for (const std::string name : {"dataset file", "file", "dataset dataset file"})
        text += R"({"id":"of )" + name + R"(","schema":"Ownership","properties":{"owner":["a"],"asset":["c"]},"datasets":[")" + name + "\"]}\n";
    const auto loaded = recordsIn(text);
    for (const std::string name : {"dataset file", "file", "dataset dataset file"}) {
        const StatementId id = loaded.graph.findStatement("of " + name);
        ASSERT_NE(id, noStatement) << name;
        EXPECT_EQ(loaded.graph.document(loaded.graph.statement(id).document).title, name);
    }
    std::string written;
    ftmText(loaded.graph, written);
    EXPECT_EQ(asAdditions(recordsIn(written).graph), asAdditions(loaded.graph));
}

TEST(FtmRecords, StatementLinesChangesAndAnswersAreRead)
{
    const std::string lines =
        R"({"canonical_id":"k","entity_id":"e1","prop":"name","schema":"LegalEntity","value":"Doe","dataset":"d1","first_seen":"2021"}
{"canonical_id":"k","entity_id":"e2","prop":"birthDate","schema":"Person","value":"1960","dataset":"d2","first_seen":"2020"}
{"canonical_id":"k","entity_id":"e1","prop":"id","schema":"Person","value":"e1","dataset":"d1"}
)";
    EXPECT_TRUE(looksLikeFtm(lines));
    const auto grouped = recordsIn(lines);
    ASSERT_EQ(grouped.graph.entityCount(), 1U);
    EXPECT_EQ(grouped.graph.name(EntityId{0}), "Doe");
    EXPECT_EQ(grouped.graph.entity(EntityId{0}).type, "person");
    EXPECT_THAT(grouped.graph.entity(EntityId{0}).properties,
                ElementsAre(Pair("birthDate", "1960"), Pair("referents", "e1|e2"), Pair("datasets", "d1|d2"), Pair("first_seen", "2020")));
    const auto changes = recordsIn(R"({"op":"ADD","entity":{"id":"p","schema":"Person","properties":{"name":["Ann"]}}}
{"op":"DEL","entity":{"id":"x"}})");
    EXPECT_EQ(test::print(changes.graph), "p");
    EXPECT_THAT(changes.report.notes, ElementsAre(HasSubstr("1 deletion")));
    const std::string answer = R"({"status":"ok","results":[{"id":"ann","schema":"Person","properties":{"name":["Ann"]}}],"total":1})";
    EXPECT_TRUE(looksLikeFtm(answer));
    EXPECT_EQ(test::print(recordsIn(answer).graph), "ann");
    EXPECT_EQ(test::print(recordsIn("{\n\"id\":\"a\",\n\"schema\":\"Person\"}").graph), "a");
    const auto wrong = readFtm(lines + R"({"value":"x"})", "f.ftm", {});
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.error().text(), HasSubstr("line 4: a statement without"));
    EXPECT_THAT(readFtm(lines + R"({"op":"ADD","value":"x"})", "f.ftm", {}).error().text(), HasSubstr("line 4: a statement without"));
}

TEST(FtmRecords, ChangesOfStatementsAreAppliedById)
{
    const auto line = [](const std::string &begin, const std::string &property, const std::string &value) {
        return "{" + begin + R"(,"canonical_id":"k","entity_id":"k","schema":"Person","dataset":"d","prop":")" + property + R"(","value":")" + value
               + "\"}\n";
    };
    const std::string text = line(R"("id":"s1")", "name", "Doe") + line(R"("id":"s2")", "birthDate", "1960") + line(R"("id":"s3")", "country", "us")
                             + line(R"("op":"MOD","id":"s2")", "birthDate", "1961") + R"({"op":"DEL","id":"s3"})" + "\n"
                             + line(R"("op":"ADD","id":"s4")", "nationality", "mx") + R"({"op":"DEL","id":"gone"})" + "\n"
                             + line(R"("op":"MOD","id":"s9")", "gender", "female");
    EXPECT_TRUE(looksLikeFtm(text));
    const auto loaded = recordsIn(text);
    ASSERT_EQ(loaded.graph.entityCount(), 1U);
    EXPECT_EQ(loaded.graph.name(EntityId{0}), "Doe");
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties,
                ElementsAre(Pair("birthDate", "1961"), Pair("nationality", "mx"), Pair("gender", "female"), Pair("datasets", "d")));
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 deletion (“DEL”) is of what the file does not have"),
                                                 HasSubstr("1 change (“MOD”) is of what the file does not have; it was added")));
}

TEST(FtmRecords, ChangesOfEntitiesAreAppliedById)
{
    const auto loaded = recordsIn(R"({"op":"ADD","entity":{"id":"p","schema":"Person","properties":{"name":["Ann"],"country":["us"]}}}
{"op":"ADD","entity":{"id":"q","schema":"Person","properties":{"name":["Ben"]}}}
{"op":"MOD","entity":{"id":"p","schema":"Person","properties":{"name":["Ann Lee"]}}}
{"op":"DEL","entity":{"id":"q"}})");
    EXPECT_EQ(test::print(loaded.graph), "p");
    const Entity ann = recordIn(loaded, "p");
    EXPECT_EQ(ann.name, "Ann Lee");
    EXPECT_THAT(ann.aliases, IsEmpty());
    EXPECT_THAT(ann.properties, IsEmpty());
    EXPECT_THAT(loaded.report.notes, IsEmpty());
}

TEST(FtmRecords, WhatStandsNestedIsDeletedAndChangedToo)
{
    const std::string
        add =
            R"({"op":"ADD","entity":{"id":"c","schema":"Company","properties":{"ownershipAsset":[{"id":"o","schema":"Ownership","properties":{"owner":[{"id":"a","schema":"Person","properties":{"name":["Ann"],"country":["us"]}}]}}]}}}
)",
        deleteIt = R"({"op":"DEL","entity":{"id":"o"}})"
                   "\n",
        change = R"({"op":"MOD","entity":{"id":"a","schema":"Person","properties":{"name":["Anna"]}}})"
                 "\n";
    const auto deleted = recordsIn(add + deleteIt);
    EXPECT_EQ(test::print(deleted.graph), "a, c");
    EXPECT_THAT(deleted.report.notes, IsEmpty());
    EXPECT_EQ(test::print(recordsIn(deleteIt + add).graph), "a -owns-> c");
    EXPECT_EQ(test::print(recordsIn(add + deleteIt + add).graph), "a -owns-> c") << "it came again";
    EXPECT_THAT(recordsIn(add + deleteIt + deleteIt).report.notes, ElementsAre(HasSubstr("1 deletion")));
    const auto changed = recordsIn(add + change);
    EXPECT_EQ(test::print(changed.graph), "a -owns-> c");
    EXPECT_EQ(recordIn(changed, "a").name, "Anna");
    EXPECT_THAT(recordIn(changed, "a").aliases, IsEmpty());
    EXPECT_THAT(recordIn(changed, "a").properties, IsEmpty());
    EXPECT_THAT(changed.report.notes, IsEmpty());
    const std::string away = R"({"op":"DEL","entity":{"id":"c"}})"
                             "\n";
    EXPECT_THAT(recordsIn(change + add + deleteIt + away).report.notes, ElementsAre(HasSubstr("1 change")));
    EXPECT_THAT(recordsIn(change + add + away + deleteIt).report.notes, ElementsAre(HasSubstr("1 deletion"), HasSubstr("1 change")));
}

TEST(FtmRecords, AChangeThatWasDeletedAgainWasNotAdded)
{
    const std::string keep = R"({"op":"ADD","entity":{"id":"p","schema":"Person","properties":{"name":["Ann"]}}})"
                             "\n",
                      change = R"({"op":"MOD","entity":{"id":"q","schema":"Person","properties":{"name":["Ben"]}}})"
                               "\n",
                      away = R"({"op":"DEL","entity":{"id":"q"}})"
                             "\n";
    EXPECT_THAT(recordsIn(keep + change + away).report.notes, IsEmpty());
    EXPECT_THAT(recordsIn(keep + change + change).report.notes, ElementsAre(HasSubstr("1 change (“MOD”)")));
    EXPECT_THAT(recordsIn(keep + change + away + change).report.notes, ElementsAre(HasSubstr("1 change (“MOD”)")));
}

TEST(FtmRecords, StatementLinesStopWhenToldTo)
{
    const std::string line = R"({"canonical_id":"k","entity_id":"k","schema":"Person","prop":"name","value":"Doe"})"
                             "\n";
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += line;
    std::stop_source stop;
    stop.request_stop();
    for (const std::string &change : {std::string(), R"({"op":"DEL","id":"x"})" + std::string("\n")}) {
        const auto read = readFtm(line + change + text + "no JSON", "f.ftm", RunContext(stop.get_token()));
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, Error::Code::Cancelled) << "not as far as the fault";
    }
}

TEST(FtmRecords, OnlyAKeyMakesChanges)
{
    const std::string line = R"({"canonical_id":"k","entity_id":"k","schema":"Person","prop":"name","value":"op"})"
                             "\n",
                      inner = R"({"canonical_id":"k","entity_id":"k","schema":"Person","prop":"name","value":"x","more":{"op":"MOD"}})"
                              "\n";
    const auto fault = [](const std::string &text) { return readFtm(text, "f.ftm", {}).error().text(); };
    EXPECT_THAT(fault(line + R"({"value":"x"})" + "\nno JSON"), HasSubstr("line 2: a statement without"));
    EXPECT_THAT(fault(inner + R"({"value":"x"})" + "\nno JSON"), HasSubstr("line 2: a statement without"));
    EXPECT_THAT(fault(inner + R"({"value":"x"})" + "\n" + R"({"op" : "DEL"})" + "\nno JSON"), HasSubstr("line 4")) << "first all are parsed";
}

}  // namespace
}  // namespace relata
