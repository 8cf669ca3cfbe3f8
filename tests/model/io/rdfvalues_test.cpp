// SPDX-License-Identifier: Apache-2.0
// Names, values and lists of RDF: what becomes of them here, and what is given back.
#include "model/io/formats.h"
#include "model/io/jsonvalues.h"
#include "model/io/textforms.h"
#include "tests/model/io/readfixture.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace relata {
namespace {

using test::readAs;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::Pair;

const TextForm &rdfForm(std::string_view name)
{
    return *std::find_if(textForms().begin(), textForms().end(), [name](const TextForm &f) { return f.name.starts_with(name); });
}

std::string nameAmong(const std::string &facts)
{
    const auto loaded =
        readAs("f.ttl", R"(@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix s: <http://schema.org/> . @prefix v: <http://e.org/v#> .
@prefix vc: <http://www.w3.org/2006/vcard/ns#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . )"
                            + facts);
    return std::string(loaded.graph.name(EntityId{0}));
}

TEST(RdfNames, StandInPredicatesOfAnyVocabulary)
{
    EXPECT_EQ(nameAmong("v:1 v:name \"N\" ; v:title \"Dr.\" ."), "N");
    EXPECT_EQ(nameAmong("v:1 v:fullName \"F\" ; v:personalTitle \"Dr.\" ."), "F");
    EXPECT_EQ(nameAmong("v:1 vc:fn \"V\" ."), "V");
    EXPECT_EQ(nameAmong("v:1 s:legalName \"L\" ."), "L");
    EXPECT_EQ(nameAmong("v:1 v:label \"ohne\"@de, \"with\"@en ."), "with");
    EXPECT_EQ(nameAmong("v:1 v:title \"T\" ."), "T");
    EXPECT_EQ(nameAmong("v:1 foaf:title \"Dr.\" ; foaf:givenName \"G\" ; foaf:familyName \"F\" ."), "G F");
    EXPECT_EQ(nameAmong("v:1 foaf:title \"Dr.\" ."), "1");
    EXPECT_EQ(nameAmong("v:1 foaf:firstName \"A\" ; foaf:lastName \"B\" ; v:title \"T\" ."), "A B");
    EXPECT_EQ(nameAmong("v:1 s:familyName \"B\" ."), "B");
    EXPECT_EQ(nameAmong("v:1 foaf:nick \"nick\" ."), "nick");
    EXPECT_EQ(nameAmong("v:1 foaf:name \"known\" ; v:name \"other\" ."), "known");
    EXPECT_EQ(nameAmong("[] v:at \"12:00\" ; v:to v:2 ."), "12:00");
    EXPECT_EQ(nameAmong("[] v:at \"12:00\" ; rdf:value \"noon\" ; v:to v:2 ."), "noon");
    EXPECT_EQ(nameAmong("[] a v:Call ; v:at \"12:00\" ; v:to v:2 ."), "Call 1");
}

TEST(RdfNames, TheOneThatIsTakenIsNoPropertyToo)
{
    const auto loaded = readAs("f.ttl", "<http://e.org/1> <http://e.org/name> \"N\", \"M\" .");
    EXPECT_EQ(loaded.graph.name(EntityId{0}), "N");
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, ElementsAre(Pair("name", "M")));
}

constexpr const char *valuedFacts = R"(@prefix e: <http://e.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:a e:tag "x", "y" ; e:n 42 ; e:d "2001-01-01"^^xsd:date ; e:y "1998"^^xsd:gYear ; e:code "7" ; e:w "P"^^e:shape ; e:l "hi"@en-GB ; e:knows e:b .
)";

TEST(RdfValues, GiveBackTypesLanguagesAndWhatTheyWereCalled)
{
    const auto loaded = readAs("f.ttl", valuedFacts);
    for (const std::string name : {"Turtle", "N-Triples", "JSON-LD"}) {
        std::string text, again;
        rdfForm(name).write(loaded.graph, text);
        const auto back = rdfForm(name).read(text, "f", {});
        ASSERT_TRUE(back) << back.error().text();
        EXPECT_EQ(asAdditions(back->graph), asAdditions(loaded.graph)) << text;
        EXPECT_EQ(back->graph.info().properties, loaded.graph.info().properties);
        rdfForm(name).write(back->graph, again);
        EXPECT_EQ(again, text);
    }
    std::string text;
    rdfForm("Turtle").write(loaded.graph, text);
    for (const char *said :
         {"prop:tag \"x\", \"y\"", "prop:n \"42\"^^xsd:integer", "prop:d \"2001-01-01\"^^xsd:date", "prop:y \"1998\"^^xsd:gYear", "prop:code \"7\" ;",
          "prop:w \"P\"^^<http://e.org/shape>", "prop:l \"hi\"@en-GB", "owl:equivalentProperty <http://e.org/tag>"})
        EXPECT_THAT(text, HasSubstr(said));
    rdfForm("JSON-LD").write(loaded.graph, text);
    EXPECT_THAT(text, HasSubstr(R"("prop:tag":["x","y"])"));
    EXPECT_THAT(text, HasSubstr(R"("prop:l":{"@value":"hi","@language":"en-GB"})"));
}

TEST(RdfValues, OfOtherFilesHaveTheTypeThatAllOfThemAre)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    GraphDiff diff;
    const std::vector<Properties> given{{{"n", "1|2"}, {"zip", "01234"}, {"day", "2001-02-03"}, {"ok", "true"}, {"mail@home", "x"}, {"dup", "a|a"}},
                                        {{"n", "2.5"}, {"zip", "12345"}, {"day", "2001-02-04"}, {"ok", "false"}, {"esc", "a\\|b"}}};
    for (std::uint32_t i = 0; i < 2; ++i) {
        Entity entity = graph.entity(EntityId{i});
        entity.properties = given[i];
        diff.entities.push_back({EntityId{i}, graph.entity(EntityId{i}), entity});
    }
    ASSERT_TRUE(graph.apply(diff));
    std::string text;
    rdfForm("Turtle").write(graph, text);
    for (const char *said :
         {"prop:n \"1\"^^xsd:integer, \"2\"^^xsd:integer", "prop:n \"2.5\"^^xsd:decimal", "prop:zip \"01234\" ;", "prop:zip \"12345\" ;",
          "prop:day \"2001-02-03\"^^xsd:date", "prop:ok \"true\"^^xsd:boolean", "prop:mail%40home \"x\"", "prop:dup \"a|a\""})
        EXPECT_THAT(text, HasSubstr(said));
    const auto back = rdfForm("Turtle").read(text, "f", {});
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(asAdditions(back->graph), asAdditions(graph));
}

TEST(RdfValues, KeepTheirOrderWhereOthersStandBetweenALanguageAndItsName)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    GraphDiff diff;
    Entity entity = graph.entity(EntityId{0});
    entity.properties = {{"a", "x"}, {"b", "y"},    {"a@en", "z|w"}, {"c@de", "u"}, {"c", "v"},   {"c@en", "t"},
                         {"d", "q"}, {"c@fr", "s"}, {"e@de", "p"},   {"f", "o"},    {"e@en", "n"}};
    diff.entities.push_back({EntityId{0}, graph.entity(EntityId{0}), entity});
    ASSERT_TRUE(graph.apply(diff));
    for (const std::string form : {"Turtle", "N-Triples", "JSON-LD"}) {
        std::string text, again;
        rdfForm(form).write(graph, text);
        const auto back = rdfForm(form).read(text, "f", {});
        ASSERT_TRUE(back) << back.error().text();
        EXPECT_EQ(back->graph.entity(EntityId{0}).properties, entity.properties) << text;
        rdfForm(form).write(back->graph, again);
        EXPECT_EQ(again, text);
    }
    std::string text;
    rdfForm("Turtle").write(graph, text);
    for (const char *said :
         {"prop:a \"z\"@en, \"w\"@en", "prop:c \"u\"@de, \"v\", \"t\"@en", "prop:c \"s\"@fr", "prop:e \"p\"@de", "prop:e \"n\"@en"})
        EXPECT_THAT(text, HasSubstr(said));
}

TEST(RdfValues, OfOneNameKeepTheirLanguagesInAnyOrder)
{
    const auto loaded = readAs("f.ttl", R"(@prefix e: <http://e.org/> . @prefix d: <http://purl.org/dc/terms/> .
e:a e:title "A"@en ; e:year 1 ; e:title "B"@de ; e:code "x" ; e:title "C" ; e:code "y"@simple ; e:year "z"@x-own-1 ; e:knows e:b .
e:b d:description "One"@en ; e:year 2 ; d:description "Uno"@es .)");
    const Entity before = loaded.graph.entity(EntityId{0});
    for (const std::string form : {"Turtle", "TriG", "N-Triples", "N-Quads", "JSON-LD"}) {
        std::string text, again;
        rdfForm(form).write(loaded.graph, text);
        EXPECT_THAT(text, Not(HasSubstr("%40"))) << form;
        const auto back = rdfForm(form).read(text, "f", {});
        ASSERT_TRUE(back) << back.error().text();
        EXPECT_EQ(asAdditions(back->graph), asAdditions(loaded.graph)) << text;
        EXPECT_EQ(back->graph.entity(EntityId{0}).properties, before.properties) << form;
        rdfForm(form).write(back->graph, again);
        EXPECT_EQ(again, text);
    }
    std::string text;
    rdfForm("Turtle").write(loaded.graph, text);
    for (const char *said :
         {"prop:title \"A\"@en", "prop:title \"B\"@de", "prop:code \"x\", \"y\"@simple", "prop:year \"z\"@x-own-1", "prop:description \"Uno\"@es",
          "owl:equivalentProperty <http://e.org/title>", "owl:equivalentProperty <http://purl.org/dc/terms/description>"})
        EXPECT_THAT(text, HasSubstr(said));
}

TEST(RdfValues, NamesThatEndLikeALanguageStayNames)
{
    const auto loaded = readAs("f.ttl", "<http://e.org/a> <http://e.org/kind@de> \"k\" ; <http://e.org/at@home> \"h\" .");
    std::string text;
    rdfForm("Turtle").write(loaded.graph, text);
    for (const char *said : {"prop:kind%40de \"k\"", "prop:at%40home \"h\"", "owl:equivalentProperty <http://e.org/kind@de>"})
        EXPECT_THAT(text, HasSubstr(said));
    const auto back = rdfForm("Turtle").read(text, "f", {});
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(asAdditions(back->graph), asAdditions(loaded.graph));
}

TEST(RdfLists, MembersAreLinkedAndTextsAreSaid)
{
    const auto loaded = readAs("f.ttl", R"(@prefix e: <http://e.org/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
e:a e:steps ( e:s1 e:s2 ) ; e:mixed ( e:x "w" ) ; e:texts ( "u" "v" ) ; e:empty () .
e:g e:has _:l, _:m . _:l rdf:first e:s1 ; rdf:rest _:m . _:m rdf:first e:s2 ; rdf:rest () .)");
    const std::string e = "http://e.org/";
    EXPECT_EQ(test::print(loaded.graph), e + "a -mixed-> " + e + "x, " + e + "a -steps-> " + e + "s1, " + e + "a -steps-> " + e + "s2, " + e
                                             + "g -has-> " + e + "s1, " + e + "g -has-> " + e + "s2");
    EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, ElementsAre(Pair("mixed", "w"), Pair("texts", "u|v")));
    EXPECT_THAT(loaded.report.notes, IsSupersetOf({HasSubstr("1 empty list was left out"), HasSubstr("1 triple leads into the middle of a list")}));
}

TEST(JsonLd, NestsAndContainersOfIdsAndGraphs)
{
    const auto loaded = readAs("f.jsonld", R"({"@context":{"e":"http://e.org/","details":"@nest","byId":{"@id":"e:knows","@container":"@id"},
"pos":{"@id":"e:pos","@container":"@graph"}},"@id":"e:a","details":{"e:hobby":"chess","details":[{"e:age":42}]},"byId":{"e:b":{"e:hobby":"go"}},
"pos":{"@id":"e:in","e:q":"z"}})");
    const auto properties = [&](const char *key) { return loaded.graph.entity(loaded.graph.findEntity(key)).properties; };
    EXPECT_THAT(properties("http://e.org/a"), ElementsAre(Pair("hobby", "chess"), Pair("age", "42")));
    EXPECT_THAT(properties("http://e.org/b"), ElementsAre(Pair("hobby", "go")));
    EXPECT_THAT(properties("http://e.org/in"), Contains(Pair("q", "z")));
    EXPECT_THAT(test::print(loaded.graph), HasSubstr("http://e.org/a -knows-> http://e.org/b"));
}

TEST(JsonLd, WhatSaysNothingIsPassedOver)
{
    const auto loaded = readAs("f.jsonld", R"({"@context":{"e":"http://e.org/","details":"@nest"},"@id":"e:a","e:empty":{"@value":[]},
"details":{"@index":"1","e:hobby":"chess"},"e:age":42})");
    EXPECT_THAT(loaded.graph.entity(loaded.graph.findEntity("http://e.org/a")).properties, ElementsAre(Pair("hobby", "chess"), Pair("age", "42")));
}

TEST(JsonLd, WhatSaysNothingInAListHasNoCell)
{
    for (const char *nothing : {R"({"@value":[]})", R"({"@value":null})", "null", "[]", R"([null,{"@value":[]}])", R"({"@set":[]})"}) {
        const auto loaded =
            readAs("f.jsonld", R"({"@context":{"e":"http://e.org/"},"@id":"e:a","e:m":{"@list":["x",)" + std::string(nothing) + R"(,"y"]}})");
        EXPECT_EQ(loaded.graph.entityCount(), 1U) << nothing;
        EXPECT_THAT(loaded.graph.entity(EntityId{0}).properties, ElementsAre(Pair("m", "x|y"))) << nothing;
    }
    const auto json = readAs("f.jsonld", R"({"@context":{"e":"http://e.org/"},"@id":"e:a","e:m":{"@list":["x",{"@value":[],"@type":"@json"},"y"]}})");
    EXPECT_THAT(json.graph.entity(EntityId{0}).properties, ElementsAre(Pair("m", "x|[]|y")));
}

TEST(JsonValues, EmptyListsInAListAreNothing)
{
    const auto textOfJson = [](const char *json) { return plainText(nlohmann::ordered_json::parse(json)); };
    EXPECT_EQ(textOfJson(R"(["a",[],"b"])"), "a|b");
    EXPECT_EQ(textOfJson(R"([[],null,"a"])"), "a");
    EXPECT_EQ(textOfJson("[[],[]]"), "");
    EXPECT_EQ(textOfJson("[]"), "");
    EXPECT_EQ(textOfJson(R"(["a",["b"]])"), R"(["a",["b"]])");
}

}  // namespace
}  // namespace relata
