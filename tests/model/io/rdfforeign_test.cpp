// SPDX-License-Identifier: Apache-2.0
// RDF of others: reified statements, Wikidata's, plain triples, graphs with names; in Turtle and its kin, and in JSON-LD.
#include "model/io/formats.h"
#include "model/io/jsonld.h"
#include "model/io/rdf.h"
#include "tests/model/io/corpuscounts.h"
#include "tests/model/io/readfixture.h"
#include "tests/support/graphtext.h"
#include "tests/support/sourcedir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using test::readAs;
using test::TempFolder;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

Entity entity(const LoadedGraph &loaded, const std::string &key)
{
    return loaded.graph.entity(loaded.graph.findEntity(key));
}

Statement statement(const LoadedGraph &loaded, const std::string &key)
{
    return loaded.graph.statement(loaded.graph.findStatement(key));
}

const std::string prefixes = R"(@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix ex: <http://ex.org/> .
@prefix schema: <https://schema.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
)";

TEST(RdfForeign, NodesWithoutANameAreCalledByTheirClass)
{
    const auto loaded = readAs("f", prefixes + R"(
[] a ex:PostHeld ; ex:holder ex:ada . [] a ex:PostHeld ; ex:holder ex:bob . [] ex:holder ex:cyd .)");
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < loaded.graph.entityIdEnd(); ++i)
        names.push_back(loaded.graph.entity(EntityId{i}).name);
    EXPECT_THAT(names, Contains("Post held 1"));
    EXPECT_THAT(names, Contains("Post held 2"));
    EXPECT_THAT(names, Contains(testing::StartsWith("_:")));
}

TEST(RdfForeign, PlainTriplesBecomeEntitiesPropertiesAndStatementsOfTheFile)
{
    const auto loaded = readAs("f", prefixes + R"(
ex:ada a foaf:Person, ex:Mathematician ; foaf:name "Ada Lovelace" ; foaf:nick "Countess" ; ex:born 1815 ; ex:motto "Analyse"@fr, "More" ;
  ex:memberOf ex:club, [ a ex:Club ; rdfs:label "Another" ] ; foaf:homepage <http://ada.example/> .
ex:bob a foaf:Person ; rdfs:label "Roberto"@es, "Bob"@en ; dcterms:title "Dr Bob" ; dcterms:description "A man"@en, "Un hombre"@es .
ex:Acme_Inc a schema:Organization ; ex:knows ex:Acme_Inc .)");
    EXPECT_EQ(loaded.format, "Turtle");
    EXPECT_EQ(loaded.graph.entityCount(), 5U);
    const Entity ada = entity(loaded, "http://ex.org/ada");
    EXPECT_EQ(ada.name, "Ada Lovelace");
    EXPECT_EQ(ada.type, "person");
    EXPECT_THAT(ada.aliases, ElementsAre("Countess"));
    EXPECT_THAT(ada.properties,
                ElementsAre(Pair("born", "1815"), Pair("motto@fr", "Analyse"), Pair("motto", "More"), Pair("homepage", "http://ada.example/"),
                            Pair("rdf:type", "http://xmlns.com/foaf/0.1/Person|http://ex.org/Mathematician")));
    const Entity bob = entity(loaded, "http://ex.org/bob");
    EXPECT_EQ(bob.name, "Bob");
    EXPECT_THAT(bob.aliases, ElementsAre("Roberto"));
    EXPECT_EQ(bob.description, "A man");
    EXPECT_THAT(bob.properties, ElementsAre(Pair("title", "Dr Bob"), Pair("description@es", "Un hombre")));
    EXPECT_EQ(entity(loaded, "http://ex.org/Acme_Inc").name, "Acme Inc");
    EXPECT_EQ(entity(loaded, "http://ex.org/Acme_Inc").type, "institution");
    ASSERT_EQ(loaded.graph.statementCount(), 3U);
    const Statement s = statement(loaded, "s1");
    EXPECT_EQ(s.predicate, "member-of");
    EXPECT_EQ(s.status, "speaker unknown");
    EXPECT_EQ(loaded.graph.document(s.document).title, "f");
    const Predicate &predicate = loaded.graph.schema().predicate(loaded.graph.predicate(StatementId{0}));
    EXPECT_EQ(predicate.label, "member of");
    EXPECT_EQ(predicate.definition, "http://ex.org/memberOf");
    EXPECT_EQ(loaded.graph.name(loaded.graph.object(StatementId{1})), "Another");
    EXPECT_EQ(statement(loaded, "s3").subject, statement(loaded, "s3").object);
    EXPECT_THAT(loaded.report.notes, ElementsAre("20 triples were read"));
}

TEST(RdfForeign, TheSameWordInTwoVocabulariesStaysTwo)
{
    const auto loaded =
        readAs("f", prefixes + R"(ex:a foaf:knows ex:b ; schema:knows ex:b ; ex:p 1 ; foaf:p 2 . schema:knows rdfs:label "is a friend of" .)");
    EXPECT_EQ(test::print(loaded.graph), "http://ex.org/a -is-a-friend-of-> http://ex.org/b, http://ex.org/a -knows-> http://ex.org/b");
    EXPECT_THAT(entity(loaded, "http://ex.org/a").properties, ElementsAre(Pair("p", "1"), Pair("http://xmlns.com/foaf/0.1/p", "2")));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 triple describes types and predicates")));
    EXPECT_EQ(test::print(readAs("f", prefixes + "ex:a foaf:knows ex:b ; ex:knows ex:b .").graph),
              "http://ex.org/a -knows-2-> http://ex.org/b, http://ex.org/a -knows-> http://ex.org/b");
}

TEST(RdfForeign, ListsAreSeveralValues)
{
    const auto loaded = readAs("f", prefixes + R"(ex:a ex:tags ("x" "y") ; ex:friends (ex:b ex:c) ; ex:none () .)");
    EXPECT_THAT(entity(loaded, "http://ex.org/a").properties, ElementsAre(Pair("tags", "x|y")));
    EXPECT_EQ(test::print(loaded.graph), "http://ex.org/a -friends-> http://ex.org/b, http://ex.org/a -friends-> http://ex.org/c");
}

TEST(RdfForeign, AListThatBitesItsTailEnds)
{
    const auto loaded = readAs("f", prefixes + "_:l rdf:first ex:b ; rdf:rest _:l . ex:a ex:friends _:l .");
    EXPECT_EQ(test::print(loaded.graph), "http://ex.org/a -friends-> http://ex.org/b");
}

TEST(RdfForeign, PredicatesAndClassesAreWrittenWithTheIriTheyCameFrom)
{
    const auto loaded = readAs("f", prefixes + "ex:ada a ex:Engine ; foaf:knows ex:bob .");
    for (const auto &write : {&turtleText, &trigText, &nTriplesText, &nQuadsText, &jsonLdText}) {
        std::string text, again;
        EXPECT_THAT((*write)(loaded.graph, text).notes, IsEmpty());
        EXPECT_THAT(text, testing::ContainsRegex("(owl:|owl#)equivalentProperty.*http://xmlns.com/foaf/0.1/knows"));
        EXPECT_THAT(text, testing::ContainsRegex("(owl:|owl#)equivalentClass.*http://ex.org/Engine"));
        TempFolder folder;
        const auto own = readGraph(test::write(folder / "own", text));
        ASSERT_TRUE(own) << own.error().text();
        EXPECT_EQ(asAdditions(own->graph), asAdditions(loaded.graph));
        (void)(*write)(own->graph, again);
        EXPECT_EQ(again, text);
    }
}

TEST(RdfForeign, ReifiedValuesTellThatTheyLoseTheirSource)
{
    const std::string bare = "ex:r rdf:subject ex:ann ; rdf:predicate ex:age ; rdf:object 36 . ",
                      sourced = "ex:s a rdf:Statement ; rdf:subject ex:ann ; rdf:predicate ex:salary ; rdf:object 1000 ; dcterms:source ex:doc . ",
                      spoken = "ex:t a rdf:Statement ; rdf:subject ex:ann ; rdf:predicate ex:height ; rdf:object 2 ; prov:wasAttributedTo ex:sp . ";
    EXPECT_THAT(readAs("f", prefixes + bare).report.notes, Not(Contains(HasSubstr("reified"))));
    const auto one = readAs("f", prefixes + bare + sourced);
    EXPECT_THAT(one.report.notes, Contains(HasSubstr("1 reified value that is no entity has a source, a speaker or more; it became a property "
                                                     "without that: “salary” of “ann”")));
    EXPECT_THAT(one.graph.entity(one.graph.findEntity("http://ex.org/ann")).properties, Contains(Pair("salary", "1000")));
    EXPECT_THAT(readAs("f", prefixes + bare + sourced + spoken).report.notes, Contains(HasSubstr("2 reified values that are no entities")));
}

TEST(RdfForeign, ReifiedStatementsKeepWhoSaidItWhereAndWhen)
{
    const auto loaded = readAs("f", prefixes + R"(
ex:ada foaf:knows ex:bob .
ex:c1 a rdf:Statement ; rdf:subject ex:ada ; rdf:predicate foaf:knows ; rdf:object ex:bob ; prov:wasAttributedTo ex:times ; ex:weight 2 ;
  prov:wasDerivedFrom <http://times.example/1>, <http://times.example/2> ; rdfs:comment "Ada knows Bob" ; schema:startDate "1833"^^xsd:gYear ;
  schema:datePublished "1840-01-02" ; oa:hasTarget [ oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "I know" ; oa:prefix "so" ] ] .
[] rdf:subject ex:ada ; rdf:predicate foaf:knows ; rdf:object ex:bob ; dcterms:valid "1833/.." ; dcterms:creator "Somebody" .
ex:c3 rdf:subject ex:ada ; rdf:predicate ex:age ; rdf:object 36 .
ex:c4 a rdf:Statement ; rdf:subject ex:ada .
<http://times.example/1> dcterms:title "The Times" ; dcterms:creator ex:times ; dcterms:issued "1840" .)");
    EXPECT_EQ(loaded.graph.statementCount(), 3U) << "the plain triple says nothing new";
    const Statement s = statement(loaded, "http://ex.org/c1");
    EXPECT_EQ(s.claim, "Ada knows Bob");
    EXPECT_EQ(loaded.graph.key(s.speaker), "http://ex.org/times");
    EXPECT_EQ(s.quote, "I know");
    EXPECT_EQ(s.said.text(), "1840-01-02");
    EXPECT_EQ(s.holds.text(), "1833/..");
    EXPECT_THAT(s.properties, ElementsAre(Pair("weight", "2"), Pair("wasDerivedFrom", "http://times.example/2"), Pair("prefix", "so")));
    const Document &d = loaded.graph.document(s.document);
    EXPECT_EQ(d.title, "The Times");
    EXPECT_THAT(d.authors, ElementsAre("times"));
    EXPECT_EQ(d.published.text(), "1840");
    EXPECT_EQ(d.url, "http://times.example/1");
    const Statement parallel = loaded.graph.statement(StatementId{1});
    EXPECT_EQ(parallel.holds.text(), "1833/..");
    EXPECT_THAT(parallel.properties, ElementsAre(Pair("creator", "Somebody")));
    EXPECT_EQ(parallel.status, "speaker unknown");
    EXPECT_THAT(entity(loaded, "http://ex.org/ada").properties, ElementsAre(Pair("age", "36")));
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 rdf:Statement lacks rdf:subject")));
}

TEST(RdfForeign, TheNameOfAGraphIsTheDocument)
{
    for (const std::string &text :
         {prefixes
              + R"(ex:g { ex:a foaf:knows ex:b ; rdfs:label "A" . } ex:g dcterms:title "The graph" ; dcterms:creator "Me" . ex:a foaf:knows ex:c .)",
          std::string(R"(<http://ex.org/a> <http://xmlns.com/foaf/0.1/knows> <http://ex.org/b> <http://ex.org/g> .
<http://ex.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "A" <http://ex.org/g> .
<http://ex.org/g> <http://purl.org/dc/terms/title> "The graph" .
<http://ex.org/g> <http://purl.org/dc/terms/creator> "Me" .
<http://ex.org/a> <http://xmlns.com/foaf/0.1/knows> <http://ex.org/c> .)")}) {
        const auto loaded = readAs("f", text);
        EXPECT_EQ(loaded.format, text[0] == '<' ? "N-Quads" : "TriG");
        const Statement inside = statement(loaded, "s1"), outside = statement(loaded, "s2");
        EXPECT_EQ(loaded.graph.document(inside.document).key, "http://ex.org/g");
        EXPECT_EQ(loaded.graph.document(inside.document).title, "The graph");
        EXPECT_THAT(loaded.graph.document(inside.document).authors, ElementsAre("Me"));
        EXPECT_EQ(loaded.graph.document(outside.document).key, "file");
        EXPECT_THAT(entity(loaded, "http://ex.org/a").properties, ElementsAre(Pair("graph", "http://ex.org/g")));
        EXPECT_EQ(loaded.graph.findEntity("http://ex.org/g"), noEntity);
    }
}

const char *const wikidata = R"(@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix pr: <http://www.wikidata.org/prop/reference/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix wdno: <http://www.wikidata.org/prop/novalue/> .
@prefix wdref: <http://www.wikidata.org/reference/> .
@prefix wdv: <http://www.wikidata.org/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
wd:Q1 a wikibase:Item ; rdfs:label "Ana"@en, "Anna"@de ; skos:altLabel "A."@en ; schema:description "minister"@en ;
  wdt:P31 wd:Q5 ; wdt:P39 wd:Q2 ; wdt:P569 "1952-10-07T00:00:00Z"^^xsd:dateTime ; wdt:P108 wd:Q9 ;
  p:P31 wds:a ; p:P39 wds:b , wds:c ; p:P569 wds:d ; p:P26 wds:e ; p:P40 wds:f ; p:P856 wds:g .
wds:a a wikibase:Statement, wikibase:BestRank ; wikibase:rank wikibase:NormalRank ; ps:P31 wd:Q5 .
wds:b a wikibase:Statement ; wikibase:rank wikibase:PreferredRank ; ps:P39 wd:Q2 ;
  pq:P580 "2012-01-01T00:00:00Z"^^xsd:dateTime ; pqv:P580 wdv:1 ; pq:P1365 wd:Q7 ; pq:P3680 wd:Q99 ; prov:wasDerivedFrom wdref:1, wdref:2 .
wdv:1 a wikibase:TimeValue ; wikibase:timeValue "2012-01-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision "10"^^xsd:integer .
wds:c wikibase:rank wikibase:NormalRank ; ps:P39 wd:Q2 ; pq:P580 "2000-05-07T00:00:00Z"^^xsd:dateTime ; pq:P582 "2008-01-01T00:00:00Z"^^xsd:dateTime .
wds:d wikibase:rank wikibase:NormalRank ; ps:P569 "1952-10-07T00:00:00Z"^^xsd:dateTime ; prov:wasDerivedFrom wdref:1 .
wds:e a wdno:P26 ; wikibase:rank wikibase:NormalRank .
wds:f ps:P40 _:x .
wds:g ps:P856 <http://ana.example> .
wdref:1 a wikibase:Reference ; pr:P854 <http://news.example/1> ; pr:P1476 "News"@en ; pr:P577 "2012-05-07T00:00:00Z"^^xsd:dateTime ; pr:P813 "2020-02-03T00:00:00Z"^^xsd:dateTime .
wdref:2 pr:P248 wd:Q3 .
wd:Q3 rdfs:label "Authority File"@en .
wd:Q2 rdfs:label "Minister"@en .
wd:P39 a wikibase:Property ; rdfs:label "holds the office of"@en ; wikibase:claim p:P39 ; wikibase:directClaim wdt:P39 .
)";

TEST(RdfForeign, WikidataIsReadWithQualifiersAndReferences)
{
    const auto loaded = readAs("f", wikidata);
    const std::string wd = "http://www.wikidata.org/entity/";
    EXPECT_EQ(test::print(loaded.graph), wd + "Q3, " + wd + "Q99, " + wd + "Q1 -employer-> " + wd + "Q9, " + wd + "Q1 -holds-the-office-of-> " + wd
                                             + "Q2, " + wd + "Q1 -holds-the-office-of-> " + wd + "Q2, " + wd + "Q1 -instance-of-> " + wd + "Q5");
    const Entity ana = entity(loaded, wd + "Q1");
    EXPECT_EQ(ana.name, "Ana");
    EXPECT_EQ(ana.type, "person");
    EXPECT_THAT(ana.aliases, ElementsAre("Anna", "A."));
    EXPECT_EQ(ana.description, "minister");
    EXPECT_THAT(ana.properties, ElementsAre(Pair("date of birth", "1952-10-07"), Pair("spouse", "(none)"), Pair("child", "(unknown)"),
                                            Pair("official website", "http://ana.example")));
    const Statement b = statement(loaded, wd + "statement/b");
    EXPECT_EQ(b.holds.text(), "2012-01/..") << "no more exact than its precision";
    EXPECT_EQ(b.said.text(), "2012-05-07");
    EXPECT_EQ(loaded.graph.key(b.speaker), wd + "Q99");
    EXPECT_THAT(b.properties, ElementsAre(Pair("rank", "preferred"), Pair("replaces", "Q7"), Pair("also in", wd + "Q3")));
    const Document &news = loaded.graph.document(b.document);
    EXPECT_EQ(news.key, "http://news.example/1");
    EXPECT_EQ(news.title, "News");
    EXPECT_EQ(news.published.text(), "2012-05-07");
    EXPECT_THAT(news.properties, ElementsAre(Pair("retrieved", "2020-02-03")));
    const Statement c = statement(loaded, wd + "statement/c");
    EXPECT_EQ(c.holds.text(), "2000-05-07/2008") << "the first of January without a precision is the year";
    EXPECT_EQ(c.status, "speaker unknown");
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("1 value that is no entity has a qualifier or reference")));
}

TEST(RdfForeign, WordsOfTheVocabulariesMayBeEntitiesAndKeepTheirPlace)
{
    const auto first = readAs("f", prefixes + R"(
ex:a ex:knows rdf:type , schema:CreativeWork , ex:b . ex:b ex:uses ex:knows , rdf:Statement .)");
    TempFolder folder;
    ASSERT_TRUE(writeGraph(first.graph, folder / "again.ttl"));
    const auto again = readGraph(folder / "again.ttl");
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(asAdditions(again->graph), asAdditions(first.graph));
}

TEST(RdfForeign, SeveralValuesOfADescriptionAreOneArray)
{
    const auto loaded = readAs("f", prefixes + R"(@prefix relata: <urn:relata:ns#> .
<urn:relata:g:graph> a relata:Graph ; dcterms:title "G" ; dcterms:creator "X", "Y|Z" .)");
    EXPECT_EQ(loaded.graph.info().properties, (Properties{{"creator", R"(["X","Y|Z"])"}}));
}

TEST(RdfForeign, AHandAddsToOurOwnFile)
{
    std::string text;
    turtleText(test::graphFromText("ada -knows-> bob, ada -knows-> bob, bob -owns-> acme"), text);
    const auto grown = readAs("f", text + R"(
entity:ada pred:owns entity:acme . entity:ada prop:born "1815" . entity:carl a type:person ; rdfs:label "Carl" . entity:carl pred:admires entity:ada .
entity:bob <http://ex.org/likes> <http://ex.org/tea> .)");
    EXPECT_EQ(test::print(grown.graph),
              "ada -knows-> bob, ada -knows-> bob, ada -owns-> acme, bob -likes-> http://ex.org/tea, bob -owns-> acme, carl -admires-> ada");
    EXPECT_EQ(entity(grown, "carl").name, "Carl");
    EXPECT_THAT(entity(grown, "ada").properties, ElementsAre(Pair("born", "1815")));
    EXPECT_THAT(grown.report.notes, ElementsAre(HasSubstr("3 plain triples have no statement that says the same")));
}

TEST(RdfForeign, FaultsInOurOwnTermsAreToldWithTheirLine)
{
    std::string text;
    turtleText(test::graphFromText("ada -knows-> bob"), text);
    const auto faultWith = [&](const std::string &from, const std::string &to) {
        std::string spoiled = text;
        spoiled.replace(spoiled.find(from), from.size(), to);
        const auto loaded = readRdf(spoiled, "f.ttl", {});
        return loaded ? "no fault" : loaded.error().text();
    };
    const auto lineOf = [&](const std::string &what) {
        return "f.ttl, line " + std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(what)), '\n'))
               + ": ";
    };
    EXPECT_THAT(faultWith("relata:modality \"asserted\"", "relata:modality \"sworn\""),
                HasSubstr(lineOf("relata:modality \"asserted\"") + "“sworn” is not a modality. Expected asserted, quoted"));
    EXPECT_THAT(faultWith("relata:polarity \"neutral\"", "relata:polarity \"\""), HasSubstr("“” is not a polarity. Expected positive"));
    EXPECT_THAT(faultWith("relata:colorLight \"#2567B3\"", "relata:colorLight \"blue\""), HasSubstr("“blue” of the type “person” is not a colour"));
    EXPECT_THAT(faultWith("rdf:subject entity:ada ;", "rdf:subject entity:ada ; relata:paragraph 0 ;"),
                HasSubstr(lineOf("rdf:subject entity:ada") + "“0” is not a paragraph. Expected a number from 1"));
    EXPECT_THAT(faultWith("rdf:subject entity:ada ;", "rdf:subject entity:ada ; dcterms:date \"2019-13\"^^edtf:EDTF ;"),
                HasSubstr("“2019-13” is not a date. Expected"));
    EXPECT_THAT(faultWith("pred:knows a", "pred:knows relata:category cat:x ; a"), HasSubstr("has the unknown category “x”"));
    EXPECT_THAT(faultWith("pred:knows a", "pred:knows <http://schema.org/domainIncludes> type:place ; a"),
                HasSubstr(lineOf("st:s1 a") + "statement “s1”: the subject of “knows” is of type person. Expected place"));
}

TEST(JsonLd, CompactExpandedAndNestedAreTheSame)
{
    const std::string expected = "http://ex.org/a -knows-> http://ex.org/b";
    for (
        const char *text : {
            R"({"@context":{"knows":{"@id":"http://xmlns.com/foaf/0.1/knows","@type":"@id"},"name":"http://xmlns.com/foaf/0.1/name","ex":"http://ex.org/","id":"@id"},
                 "@graph":[{"id":"ex:a","name":"A","knows":"ex:b"},{"id":"ex:b","name":"B"}]})",
            R"([{"@id":"http://ex.org/a","http://xmlns.com/foaf/0.1/name":[{"@value":"A"}],"http://xmlns.com/foaf/0.1/knows":[{"@id":"http://ex.org/b"}]},
                 {"@id":"http://ex.org/b","http://xmlns.com/foaf/0.1/name":[{"@value":"B","@language":"en"}]}])",
            R"({"@context":[{"@vocab":"http://xmlns.com/foaf/0.1/","@base":"http://ex.org/x"},{"name":{"@container":"@language","@id":"name"}}],
                 "@id":"a","name":{"en":"A"},"knows":{"@id":"b","name":{"@none":["B"]}}})",
            R"({"@context":{"f":"http://xmlns.com/foaf/0.1/","knownBy":{"@reverse":"f:knows"}},"@id":"http://ex.org/b","f:name":"B",
                 "knownBy":{"@id":"http://ex.org/a","f:name":"A"}})",
            R"({"@context":{"f":"http://xmlns.com/foaf/0.1/"},"@id":"http://ex.org/b","f:name":"B","@reverse":{"f:knows":{"@id":"http://ex.org/a","f:name":"A"}}})"}) {
        const auto loaded = readAs("f", text);
        EXPECT_EQ(loaded.format, "JSON-LD");
        EXPECT_EQ(test::print(loaded.graph), expected) << text;
        EXPECT_EQ(entity(loaded, "http://ex.org/a").name, "A");
        EXPECT_EQ(entity(loaded, "http://ex.org/b").name, "B");
    }
}

TEST(JsonLd, ValuesOfEveryKind)
{
    const auto loaded =
        readAs("f", R"({"@context":{"@vocab":"http://ex.org/","@language":"es","when":{"@type":"http://www.w3.org/2001/XMLSchema#date"},
"list":{"@container":"@list"},"none":null,"tags":{"@container":"@set"}},"@id":"http://ex.org/a","@type":["Person"],"name":"A","number":1.5,"yes":true,"when":"2019-01-01",
"list":["x","y"],"other":{"@list":[1,2]},"tags":["t",null],"none":"dropped","nothing":null,"value":{"@value":"v","@type":"http://ex.org/type"},"inner":{"name":"I"}})");
    EXPECT_THAT(entity(loaded, "http://ex.org/a").properties,
                ElementsAre(Pair("name@es", "A"), Pair("number", "1.5"), Pair("yes", "true"), Pair("when", "2019-01-01"), Pair("list@es", "x|y"),
                            Pair("other", "1|2"), Pair("tags@es", "t"), Pair("value", "v")));
    EXPECT_EQ(entity(loaded, "http://ex.org/a").type, "person");
    EXPECT_EQ(loaded.graph.statementCount(), 1U);
    EXPECT_THAT(loaded.report.notes, ElementsAre(HasSubstr("1 value has a name that the context gives no meaning"), HasSubstr("triples were read"),
                                                 HasSubstr("1 value has a datatype beyond")));
}

TEST(JsonLd, NamedGraphsAreDocuments)
{
    const auto loaded =
        readAs("f", R"({"@context":{"ex":"http://ex.org/"},"@id":"ex:g","ex:x":1,"@graph":[{"@id":"ex:a","ex:knows":{"@id":"ex:b"}}]})");
    EXPECT_EQ(loaded.graph.document(loaded.graph.document(StatementId{0})).key, "http://ex.org/g");
    EXPECT_EQ(test::print(loaded.graph), "http://ex.org/a -knows-> http://ex.org/b");
}

TEST(JsonLd, SchemaOrgIsKnownByNameAndNothingIsFetched)
{
    const auto loaded = readAs(
        "f",
        R"({"@context":"https://schema.org","@type":"Person","@id":"http://ex.org/a","name":"Ana","url":"http://ana.example","worksFor":{"@type":"Organization","name":"Acme"}})");
    EXPECT_EQ(entity(loaded, "http://ex.org/a").name, "Ana");
    EXPECT_EQ(entity(loaded, "http://ex.org/a").type, "person");
    EXPECT_EQ(loaded.graph.statementCount(), 1U);
    const auto fault = [](const char *text) {
        const auto refused = readJsonLd(text, "f.jsonld", {});
        return refused ? "no fault" : refused.error().text();
    };
    EXPECT_THAT(fault("{\n\"@context\":\"https://example.org/c.jsonld\"}"),
                HasSubstr("f.jsonld, line 2, column 12: the context at “https://example.org/c.jsonld” is not read: nothing is ever fetched. Expected "
                          "it in the file"));
    EXPECT_THAT(fault(R"({"@context":{"a":"b:x","b":"a:y"}})"), HasSubstr("is defined by itself. Expected an IRI"));
    EXPECT_THAT(fault(R"({"@context":{"a":1}})"), HasSubstr("“a” of the context is a number. Expected an IRI"));
    EXPECT_THAT(fault(R"({"@context":{"a":{"@id":"x:y","@direction":"ltr"}}})"), HasSubstr("“@direction” in the definition of “a” is not read"));
    EXPECT_THAT(fault(R"({"@id":1})"), HasSubstr("line 1, column 8: an “@id” is a number. Expected an IRI"));
    EXPECT_THAT(fault("{\"@graph\":[{},\n1]}"), HasSubstr("line 2, column 1: a node is a number. Expected an object"));
    EXPECT_THAT(fault(R"({"@id":"x:a","@direction":{}})"), HasSubstr("“@direction” is not read here"));
    EXPECT_THAT(fault(R"({"@id":"x:a","@nest":1})"), HasSubstr("a “@nest” is a number. Expected an object"));
    EXPECT_THAT(fault("{\"@graph\": [\n}"), HasSubstr("line 2, column 1: is not valid JSON here (unexpected '}'"));
}

TEST(RdfForeign, RealFilesHaveAsManyTriplesAsCountedOrAreRefused)
{
    const auto corpus = test::sourceDir().parent_path() / "shared" / "corpus";
    std::ifstream list(corpus / "SOURCES.tsv");
    if (!list)
        GTEST_SKIP() << "no folder of other programs' files beside the project";
    int compared = 0;
    for (std::string line; std::getline(list, line);) {
        std::vector<std::string> cells;
        std::istringstream in(line);
        for (std::string cell; std::getline(in, cell, '\t');)
            cells.push_back(cell);
        if (cells.size() < 8 || !cells[0].starts_with("rdf/"))
            continue;
        const auto loaded = readGraph(corpus / cells[0]);
        ++compared;
        if (cells[7].find("refuse") != std::string::npos) {
            ASSERT_FALSE(loaded) << cells[0];
            EXPECT_GT(loaded.error().line, 0) << loaded.error().text();
            EXPECT_GT(loaded.error().column, 0) << loaded.error().text();
            continue;
        }
        ASSERT_TRUE(loaded) << loaded.error().text();
        EXPECT_THAT(loaded->report.notes, Contains(HasSubstr(cells[6] + (cells[6] == "1" ? " triple was read" : " triples were read")))) << cells[0];
    }
    EXPECT_GE(compared, 4);
}

TEST(JsonLd, AControlCharacterInAnIriIsToldWithItsLine)
{
    const auto faultIn = [](const std::string &text) {
        const auto loaded = readJsonLd(text, "f.jsonld", {});
        return loaded ? std::string("no fault") : loaded.error().text();
    };
    EXPECT_THAT(faultIn("{\"@graph\": [\n{\"@id\": \"http://a.org/x\",\n \"http://a.org/p\": 1},\n{\"@id\": \"http://a.org/\\ny\",\n"
                        " \"http://a.org/p\": 2}]}"),
                HasSubstr("f.jsonld, line 4, column 9: a control character in the IRI"));
    EXPECT_THAT(faultIn("{\"@id\": \"http://a.org/x\",\n \"http://a.org/\\u0001p\": 1}"),
                HasSubstr("line 2, column 26: a control character in the IRI"));
}

}  // namespace
}  // namespace relata
