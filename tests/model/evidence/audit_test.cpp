// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/audit.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>

namespace relata {
namespace {

using test::graphFromText;
using testing::ElementsAre;
using testing::HasSubstr;
using Kind = Finding::Kind;

KnowledgeGraph edited(KnowledgeGraph graph, std::uint32_t statement, const std::function<void(Statement &)> &change)
{
    GraphDiff diff;
    Statement next = graph.statement(StatementId{statement});
    change(next);
    diff.statements.push_back({StatementId{statement}, graph.statement(StatementId{statement}), next});
    const auto applied = graph.apply(diff);
    EXPECT_TRUE(applied) << applied.error().text();
    return graph;
}

KnowledgeGraph withPredicates(KnowledgeGraph graph, const std::function<void(Predicate &)> &change)
{
    Schema schema;
    for (const auto &category : graph.schema().categories())
        schema.ensureCategory(category);
    for (const auto &type : graph.schema().types())
        schema.ensureType(type);
    for (Predicate predicate : graph.schema().predicates()) {
        change(predicate);
        schema.ensurePredicate(predicate);
    }
    GraphDiff diff;
    diff.schema = SchemaChange{graph.schema(), schema};
    const auto applied = graph.apply(diff);
    EXPECT_TRUE(applied) << applied.error().text();
    return graph;
}

void deny(Statement &s)
{
    s.modality = Modality::Denied;
}

auto holding(const char *time)
{
    return [time](Statement &s) { s.holds = Edtf::parse(time).value(); };
}

TEST(Disagreements, AreFoundBetweenStatedAndDeniedAtTheSameTimeOnly)
{
    auto graph = graphFromText("ada -pays-> bob, ada -pays-> bob, bob -pays-> ada, ada -knows-> bob");
    EXPECT_TRUE(disagreements(graph).empty());
    graph = edited(graph, 1, deny);
    ASSERT_EQ(disagreements(graph).size(), 1U);
    EXPECT_THAT(disagreements(graph)[0].oneSide, ElementsAre(StatementId{0}));
    EXPECT_THAT(disagreements(graph)[0].otherSide, ElementsAre(StatementId{1}));
    graph = edited(graph, 0, holding("2018"));
    EXPECT_EQ(disagreements(graph).size(), 1U) << "an unknown time may be any";
    graph = edited(graph, 1, holding("2019"));
    EXPECT_TRUE(disagreements(graph).empty());
    graph = edited(graph, 1, holding("2018-12/.."));
    EXPECT_EQ(disagreements(graph).size(), 1U);
}

TEST(Disagreements, LeaveOutWhoeverMeetsNobodyOfTheOtherSide)
{
    auto graph = graphFromText("ada -pays-> bob, ada -pays-> bob, ada -pays-> bob, ada -pays-> bob");
    for (const auto &[i, time] : {std::pair{0U, "2018"}, {1U, "2019"}, {2U, "2019"}, {3U, "2020"}})
        graph = edited(graph, i, holding(time));
    graph = edited(edited(graph, 2, deny), 3, deny);
    ASSERT_EQ(disagreements(graph).size(), 1U);
    EXPECT_THAT(disagreements(graph)[0].oneSide, ElementsAre(StatementId{1}));
    EXPECT_THAT(disagreements(graph)[0].otherSide, ElementsAre(StatementId{2}));
}

TEST(Disagreements, OppositePredicatesDifferOnceAndInOneDirection)
{
    const auto text = "ada -supports-> bob, ada -opposes-> bob, bob -supports-> ada";
    const auto bothWays = withPredicates(graphFromText(text), [](Predicate &p) { p.opposite = p.key == "supports" ? "opposes" : "supports"; });
    EXPECT_EQ(disagreements(bothWays).size(), 1U);
    const auto oneWay = withPredicates(graphFromText(text), [](Predicate &p) { p.opposite = p.key == "opposes" ? "supports" : ""; });
    EXPECT_EQ(disagreements(oneWay).size(), 1U);
    EXPECT_TRUE(disagreements(edited(bothWays, 1, deny)).empty()) << "who denies the opposite agrees";
}

TEST(Disagreements, SymmetricPredicatesHaveNoDirection)
{
    auto graph = withPredicates(graphFromText("ada -meets-> bob, bob -meets-> ada, bob -shuns-> ada"), [](Predicate &p) {
        p.symmetric = p.key == "meets";
        p.opposite = p.key == "meets" ? "shuns" : "";
    });
    ASSERT_EQ(disagreements(graph).size(), 1U);
    EXPECT_THAT(disagreements(graph)[0].otherSide, ElementsAre(StatementId{2}));
    graph = edited(graph, 1, deny);
    EXPECT_EQ(disagreements(graph).size(), 2U);
}

TEST(Disagreements, ALoopAgainstItsOppositeIsListedOnce)
{
    const auto graph = withPredicates(graphFromText("ada -meets-> ada, ada -shuns-> ada"), [](Predicate &p) {
        p.symmetric = p.key == "meets";
        p.opposite = p.key == "meets" ? "shuns" : "";
    });
    ASSERT_EQ(disagreements(graph).size(), 1U);
    EXPECT_THAT(disagreements(graph)[0].otherSide, ElementsAre(StatementId{1}));
}

/// Three hundred statements that agree, then five pairs that do not and as many that only look so.
struct Planted {
    KnowledgeGraph graph;
    std::set<std::pair<StatementId, StatementId>> pairs;
};
Planted planted(unsigned seed)
{
    std::mt19937 random(seed);
    Planted result;
    Schema schema = Schema::standard();
    const auto predicate = [&](const char *key, bool symmetric, const char *opposite) {
        Predicate p;
        p.key = p.label = key;
        p.symmetric = symmetric;
        p.opposite = opposite;
        schema.ensurePredicate(p);
    };
    predicate("knows", true, "");
    predicate("pays", false, "");
    predicate("supports", false, "opposes");
    predicate("opposes", false, "supports");
    GraphDiff diff;
    diff.schema = SchemaChange{result.graph.schema(), schema};
    const std::uint32_t common = 40, all = 80;
    for (std::uint32_t i = 0; i < all; ++i)
        diff.entities.push_back({EntityId{i}, {}, Entity{"e" + std::to_string(i), "person", "E" + std::to_string(i), {}, "", {}}});
    const auto add = [&](std::uint32_t from, const char *what, std::uint32_t to, Modality modality, const char *holds) {
        const StatementId id{static_cast<std::uint32_t>(diff.statements.size())};
        Statement s;
        s.key = "s" + std::to_string(indexOf(id));
        s.subject = EntityId{from};
        s.object = EntityId{to};
        s.predicate = what;
        s.modality = modality;
        s.holds = Edtf::parse(holds).value();
        diff.statements.push_back({id, {}, s});
        return id;
    };
    constexpr const char *agreeing[] = {"knows", "pays", "supports"};
    for (int i = 0; i < 300; ++i)
        add(random() % common, agreeing[random() % 3], random() % common, Modality::Quoted, random() % 2 ? "2019" : "");
    std::uint32_t next = common;  // each pair between two entities of its own
    const auto pair = [&](const char *one, const char *oneHolds, const char *other, Modality modality, const char *otherHolds, bool turned,
                          bool differs) {
        const std::uint32_t a = next, b = next + 1;
        next += 2;
        const StatementId first = add(a, one, b, Modality::Asserted, oneHolds);
        const StatementId second = turned ? add(b, other, a, modality, otherHolds) : add(a, other, b, modality, otherHolds);
        if (differs)
            result.pairs.emplace(first, second);
    };
    pair("pays", "2019", "pays", Modality::Denied, "2019-06", false, true);
    pair("pays", "", "pays", Modality::Denied, "2019", false, true);
    pair("knows", "", "knows", Modality::Denied, "", true, true);
    pair("supports", "../2019", "opposes", Modality::Reported, "2018/..", false, true);
    pair("supports", "", "opposes", Modality::Predicted, "2024", false, true);
    pair("pays", "", "pays", Modality::Denied, "", true, false);           // another direction
    pair("pays", "2018", "pays", Modality::Denied, "2019", false, false);  // another time
    pair("supports", "", "opposes", Modality::Denied, "", false, false);   // denies the contrary
    pair("supports", "", "opposes", Modality::Asserted, "", true, false);  // each about the other
    pair("pays", "", "supports", Modality::Denied, "", false, false);      // another predicate
    const auto applied = result.graph.apply(diff);
    EXPECT_TRUE(applied) << applied.error().text();
    return result;
}
class PlantedDisagreements : public testing::TestWithParam<unsigned>
{
};
TEST_P(PlantedDisagreements, FiveAreFoundAndNoneElse)
{
    const Planted plant = planted(GetParam());
    ASSERT_EQ(plant.pairs.size(), 5U);
    std::set<std::pair<StatementId, StatementId>> found;
    for (const Disagreement &difference : disagreements(plant.graph)) {
        ASSERT_EQ(difference.oneSide.size(), 1U);
        ASSERT_EQ(difference.otherSide.size(), 1U);
        found.emplace(difference.oneSide[0], difference.otherSide[0]);
    }
    EXPECT_EQ(found, plant.pairs);
    const auto findings = auditEvidence(plant.graph);
    EXPECT_EQ(std::count_if(findings.begin(), findings.end(), [](const Finding &f) { return f.kind == Kind::Contradiction; }), 5);
}
INSTANTIATE_TEST_SUITE_P(Seeds, PlantedDisagreements, testing::Range(1U, 11U));

std::vector<Finding> findingsOf(const KnowledgeGraph &graph, Kind kind)
{
    auto findings = auditEvidence(graph);
    std::erase_if(findings, [kind](const Finding &f) { return f.kind != kind; });
    return findings;
}

/// Two statements with everything that the audit asks for.
KnowledgeGraph flawless()
{
    auto graph = graphFromText("ada -pays-> bob, bob -pays-> carl");
    for (const std::uint32_t i : {0U, 1U})
        graph = edited(graph, i, [](Statement &s) { s.paragraph = 1; });
    return graph;
}

TEST(Audit, OfAFlawlessGraphOnlyNotesThatItHasOneSource)
{
    const auto findings = auditEvidence(flawless());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].kind, Kind::SingleSource);
    EXPECT_EQ(findings[0].severity, Finding::Severity::Note);
    EXPECT_TRUE(auditEvidence(KnowledgeGraph()).empty());
}

struct Flaw {
    const char *name;
    Kind kind;
    const char *message;
    void (*plant)(Statement &);
};
class AuditFinds : public testing::TestWithParam<Flaw>
{
};
TEST_P(AuditFinds, WhatIsPlantedAndNamesIt)
{
    EXPECT_TRUE(findingsOf(flawless(), GetParam().kind).empty());
    const auto findings = findingsOf(edited(flawless(), 1, GetParam().plant), GetParam().kind);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].message, GetParam().message);
    EXPECT_THAT(findings[0].statements, testing::Contains(StatementId{1}));
    EXPECT_EQ(findings[0].severity, Finding::Severity::Warning);
}
INSTANTIATE_TEST_SUITE_P(Flaws, AuditFinds,
                         testing::Values(Flaw{"Document", Kind::Unsourced, "statement “s2” names no document",
                                              [](Statement &s) { s.document = noDocument; }},
                                         Flaw{"Claim", Kind::Unsourced, "statement “s2” has no claim", [](Statement &s) { s.claim.clear(); }},
                                         Flaw{"Locator", Kind::MissingLocator, "statement “s2” does not say where in its document it stands",
                                              [](Statement &s) { s.paragraph = 0; }},
                                         Flaw{"Twice", Kind::Duplicate, "statement “s2” repeats “s1”",
                                              [](Statement &s) {
                                                  s.subject = EntityId{0};
                                                  s.object = EntityId{1};
                                                  s.claim = "ada pays bob";
                                              }}),
                         [](const auto &row) { return row.param.name; });

TEST(Audit, AQuoteIsAPlaceInTheDocument)
{
    EXPECT_TRUE(findingsOf(edited(flawless(), 1, [](Statement &s) { s.paragraph = 0, s.quote = "words"; }), Kind::MissingLocator).empty());
}

TEST(Audit, FindsWhatWasSaidAfterItsDocumentWasPublished)
{
    auto graph = flawless();
    Document document = graph.document(DocumentId{0});
    document.published = Edtf::parse("2024-06~").value();
    GraphDiff diff;
    diff.documents.push_back({DocumentId{0}, graph.document(DocumentId{0}), document});
    ASSERT_TRUE(graph.apply(diff));
    const auto said = [&](const char *time) { return edited(graph, 0, [time](Statement &s) { s.said = Edtf::parse(time).value(); }); };
    EXPECT_TRUE(findingsOf(said("2024-06-30"), Kind::BadTime).empty());
    EXPECT_TRUE(findingsOf(said("2024"), Kind::BadTime).empty());
    ASSERT_EQ(findingsOf(said("2024-07"), Kind::BadTime).size(), 1U);
    EXPECT_EQ(findingsOf(said("2024-07"), Kind::BadTime)[0].message, "statement “s1” was said (2024-07) after its document was published (2024-06~)");
}

TEST(Audit, FindsASchemaThatNamesWhatItDoesNotDefine)
{
    const auto graph = withPredicates(flawless(), [](Predicate &p) {
        p.category = "weather";
        p.opposite = "refunds";
        p.domain = {"person", "robot"};
    });
    const auto findings = auditEvidence(graph);
    ASSERT_GE(findings.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(findings[i].kind, Kind::SchemaBreach);
        EXPECT_EQ(findings[i].severity, Finding::Severity::Error);
    }
    EXPECT_THAT(findings[0].message, HasSubstr("“weather”"));
    EXPECT_THAT(findings[1].message, HasSubstr("“refunds”"));
    EXPECT_THAT(findings[2].message, HasSubstr("“robot”"));
}

TEST(Audit, EntitiesWithoutStatementsAreFoundAndSpeakersAreOnlyNoted)
{
    auto graph = graphFromText("ada -pays-> bob, carl, dora");
    graph = edited(graph, 0, [](Statement &s) { s.speaker = EntityId{3}; });
    const auto findings = findingsOf(graph, Kind::UnusedEntity);
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_THAT(findings[0].message, HasSubstr("“carl”"));
    EXPECT_EQ(findings[0].severity, Finding::Severity::Warning);
    EXPECT_THAT(findings[1].message, HasSubstr("“dora”"));
    EXPECT_EQ(findings[1].severity, Finding::Severity::Note);
}

TEST(Audit, CopiesOfOneReportAreOneSource)
{
    auto graph = graphFromText("ada -pays-> bob, bob -pays-> ada, bob -pays-> carl");
    GraphDiff diff;
    for (std::uint32_t i = 1; i <= 2; ++i) {
        Document document;
        document.key = document.title = "d" + std::to_string(i);
        document.origin = "wire";
        diff.documents.push_back({DocumentId{i}, {}, document});
    }
    ASSERT_TRUE(graph.apply(diff));
    graph = edited(graph, 0, [](Statement &s) { s.document = DocumentId{1}; });
    graph = edited(graph, 1, [](Statement &s) { s.document = DocumentId{2}; });
    auto findings = findingsOf(graph, Kind::SingleSource);
    ASSERT_EQ(findings.size(), 2U) << "two papers that print one wire report, and one more document";
    EXPECT_THAT(findings[0].statements, ElementsAre(StatementId{0}, StatementId{1}));
    graph = edited(graph, 1, [](Statement &s) { s.document = DocumentId{0}; });
    findings = findingsOf(graph, Kind::SingleSource);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(findings[0].statements, ElementsAre(StatementId{2}));
}

}  // namespace
}  // namespace relata
