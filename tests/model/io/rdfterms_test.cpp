// SPDX-License-Identifier: Apache-2.0
// A vocabulary that nobody knows, read as one that is known.
#include "model/io/rdfterms.h"

#include "tests/model/io/tempfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata::test {
namespace {

using testing::HasSubstr;

const std::string turtle =
    "@prefix ex: <http://example.org/v#> .\n@prefix d: <http://example.org/d/> .\n"
    "d:a a ex:Mensch ; ex:hatName \"Ana Torres\" ; ex:intern \"x\" ; ex:besitzt d:f .\nd:f a ex:Firma ; ex:hatName \"Acme\" .\n";
const std::string mapping = R"({"terms": {"http://example.org/v#hatName": "schema:name", "http://example.org/v#Mensch": "schema:Person",
 "http://example.org/v#Firma": "http://schema.org/Organization", "http://example.org/v#intern": null}})";

void expectRead(const KnowledgeGraph &graph)
{
    const EntityId ana = graph.findEntity("http://example.org/d/a"), acme = graph.findEntity("http://example.org/d/f");
    ASSERT_NE(ana, noEntity);
    ASSERT_NE(acme, noEntity);
    EXPECT_EQ(graph.name(ana), "Ana Torres");
    EXPECT_EQ(graph.entity(ana).type, "person");
    EXPECT_EQ(graph.entity(acme).type, "institution");
    EXPECT_EQ(graph.entity(ana).properties, Properties());
    EXPECT_EQ(graph.statementCount(), 1U);
}

TEST(RdfTerms, ReadWhatTheMappingSays)
{
    const auto terms = RdfTerms::parse(mapping, "terms.json");
    ASSERT_TRUE(terms) << terms.error().text();
    const auto loaded = readRdfAs(*terms, turtle, "x.ttl");
    ASSERT_TRUE(loaded) << loaded.error().text();
    expectRead(loaded->graph);
    EXPECT_EQ(loaded->report.notes.front(), "terms were read as the mapping says, and 1 triple was left out");
}

TEST(RdfTerms, BesideTheFileTheyHoldWhereverItIsRead)
{
    const TempFolder folder;
    write(folder / "x.ttl", turtle);
    write(folder / "x.ttl.terms.json", mapping);
    const auto loaded = readGraph(folder / "x.ttl");
    ASSERT_TRUE(loaded) << loaded.error().text();
    expectRead(loaded->graph);
    write(folder / "x.ttl.terms.json", "{");
    EXPECT_FALSE(readGraph(folder / "x.ttl")) << "what was meant is not passed over";
}

TEST(RdfTerms, OfAFileAreListedAsThemselvesAndChangeNothing)
{
    const auto terms = RdfTerms::of(turtle, "x.ttl");
    ASSERT_TRUE(terms);
    EXPECT_THAT(terms->json(), HasSubstr("\"http://example.org/v#hatName\": \"http://example.org/v#hatName\""));
    EXPECT_THAT(terms->json(), HasSubstr("\"http://example.org/v#Mensch\": \"http://example.org/v#Mensch\""));
    const auto again = RdfTerms::parse(terms->json(), "t");
    ASSERT_TRUE(again);
    const auto plain = readRdfAs(RdfTerms(), turtle, "x.ttl"), mapped = readRdfAs(*again, turtle, "x.ttl");
    ASSERT_TRUE(plain && mapped);
    EXPECT_TRUE(asAdditions(plain->graph) == asAdditions(mapped->graph));
}

TEST(RdfTerms, WhatIsSavedIsWhatWasUsed)
{
    auto all = RdfTerms::of(turtle, "x.ttl");
    const auto terms = RdfTerms::parse(mapping, "terms.json");
    ASSERT_TRUE(all && terms);
    all->overlay(*terms);
    EXPECT_THAT(all->json(), HasSubstr("\"http://example.org/v#Mensch\": \"http://schema.org/Person\""));
    EXPECT_THAT(all->json(), HasSubstr("\"http://example.org/v#intern\": null"));
    EXPECT_THAT(all->json(), HasSubstr("\"http://example.org/v#besitzt\": \"http://example.org/v#besitzt\""));
    const auto tags = RdfTerms::of("<tag:a,2020:x> <tag:a,2020:knows> <doi:10.1/y> .", "x.nt");
    ASSERT_TRUE(tags);
    EXPECT_TRUE(RdfTerms::parse(tags->json(), "t")) << "whatever its scheme";
}

TEST(RdfTerms, AWrongMappingIsRefusedWithTheTermThatIsWrong)
{
    for (const auto &[text, expected] : {std::pair{"[]", "has no “terms”"},
                                         {R"({"terms": {"a b": null}})", "“a b” is no IRI"},
                                         {R"({"terms": {"http://a/b": "nix"}})", "“http://a/b” is to be read as “nix”, which is no IRI"},
                                         {R"({"terms": {"http://a/b": 5}})", "“http://a/b” is to be read as what is no text"}}) {
        const auto terms = RdfTerms::parse(text, "t.json");
        ASSERT_FALSE(terms) << text;
        EXPECT_THAT(terms.error().text(), HasSubstr(expected));
    }
}

}  // namespace
}  // namespace relata::test
