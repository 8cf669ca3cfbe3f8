// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/audit.h"
#include "model/graph/knowledgegraph.h"
#include "model/graph/snapshot.h"
#include "tests/model/graph/randomedits.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace relata {
namespace {

using test::graphFromText;
using test::print;
using testing::HasSubstr;

TEST(KnowledgeGraph, IdsStayWhenOthersAreRemoved)
{
    auto graph = graphFromText("ada -knows-> bob, bob -knows-> carl");
    const EntityId carl = graph.findEntity("carl");
    ASSERT_TRUE(graph.apply(removeEntities(graph, {graph.findEntity("ada")})));
    EXPECT_EQ(graph.findEntity("carl"), carl);
    EXPECT_EQ(graph.findEntity("ada"), noEntity);
    EXPECT_EQ(indexOf(graph.nextEntityId()), 3U);
    EXPECT_EQ(graph.entityCount(), 2U);
    EXPECT_EQ(graph.degree(carl), 1U);
}

TEST(KnowledgeGraph, RemovingAnEntityTakesItsStatementsAndWhatItVouchesFor)
{
    auto graph = graphFromText("ada -knows-> bob, bob -knows-> carl");
    const StatementId second{1};
    Statement spoken = graph.statement(second);
    spoken.speaker = graph.findEntity("ada");
    GraphDiff diff;
    diff.statements.push_back({second, graph.statement(second), spoken});
    ASSERT_TRUE(graph.apply(diff));
    ASSERT_TRUE(graph.apply(removeEntities(graph, {graph.findEntity("ada")})));
    EXPECT_EQ(print(graph), "bob, carl");
}

TEST(KnowledgeGraph, SelfLoopsAndParallelStatementsAreKept)
{
    const auto graph = graphFromText("ada -knows-> ada, ada -knows-> bob, ada -knows-> bob");
    EXPECT_EQ(graph.statementsOf(graph.findEntity("ada")).size(), 3U);
    EXPECT_EQ(graph.degree(graph.findEntity("ada")), 4U);
    EXPECT_EQ(graph.statementsTo(graph.findEntity("bob")).size(), 2U);
}

struct BadEdit {
    const char *name;
    const char *expected;
    void (*spoil)(Statement &);
};
class RefusedStatement : public testing::TestWithParam<BadEdit>
{
};
TEST_P(RefusedStatement, IsNamedAndNothingChanges)
{
    auto graph = graphFromText("ada -knows-> bob");
    Statement s = graph.statement(StatementId{0});
    s.key = "new";
    GetParam().spoil(s);
    GraphDiff diff;
    diff.entities.push_back({graph.nextEntityId(), {}, Entity{"carl", "person", "Carl", {}, "", {}}});
    diff.statements.push_back({graph.nextStatementId(), {}, s});
    const auto applied = graph.apply(diff);
    ASSERT_FALSE(applied);
    EXPECT_THAT(applied.error().text(), HasSubstr(GetParam().expected));
    EXPECT_EQ(print(graph), "ada -knows-> bob");
    EXPECT_EQ(graph.entityCount(), 2U);
}
INSTANTIATE_TEST_SUITE_P(KnowledgeGraph, RefusedStatement,
                         testing::Values(BadEdit{"predicate", "unknown predicate “hates”. Expected knows",
                                                 [](Statement &s) { s.predicate = "hates"; }},
                                         BadEdit{"subject", "its subject does not exist", [](Statement &s) { s.subject = EntityId{77}; }},
                                         BadEdit{"speaker", "its speaker does not exist", [](Statement &s) { s.speaker = EntityId{77}; }},
                                         BadEdit{"document", "its document does not exist", [](Statement &s) { s.document = DocumentId{7}; }},
                                         BadEdit{"paragraph", "paragraph -2", [](Statement &s) { s.paragraph = -2; }},
                                         BadEdit{"key", "two statements have the id “s1”", [](Statement &s) { s.key = "s1"; }},
                                         BadEdit{"empty key", "has no id", [](Statement &s) { s.key.clear(); }}),
                         [](const auto &row) {
                             std::string name = row.param.name;
                             std::erase(name, ' ');
                             return name;
                         });

TEST(KnowledgeGraph, DomainAndRangeAreKept)
{
    KnowledgeGraph graph;
    Schema schema = graph.schema();
    schema.ensurePredicate({"leads", "leads", "is led by", "", "office", {"person"}, {"institution", "group"}, false, ""});
    GraphDiff diff;
    diff.schema = SchemaChange{graph.schema(), schema};
    diff.entities.push_back({EntityId{0}, {}, Entity{"ada", "person", "Ada", {}, "", {}}});
    diff.entities.push_back({EntityId{1}, {}, Entity{"bob", "person", "Bob", {}, "", {}}});
    Statement s;
    s.key = "s1";
    s.subject = EntityId{0};
    s.object = EntityId{1};
    s.predicate = "leads";
    diff.statements.push_back({StatementId{0}, {}, s});
    const auto applied = graph.apply(diff);
    ASSERT_FALSE(applied);
    EXPECT_THAT(applied.error().text(), HasSubstr("the object of “leads” is of type person. Expected institution or group"));
    diff.entities[1].after->type = "group";
    EXPECT_TRUE(graph.apply(diff));
    GraphDiff retype;
    Entity bob = graph.entity(EntityId{1});
    bob.type = "place";
    retype.entities.push_back({EntityId{1}, graph.entity(EntityId{1}), bob});
    EXPECT_FALSE(graph.apply(retype));
}

TEST(KnowledgeGraph, AStaleEditIsRefused)
{
    auto graph = graphFromText("ada -knows-> bob");
    GraphDiff rename;
    Entity next = graph.entity(EntityId{0});
    next.name = "Ada Lovelace";
    rename.entities.push_back({EntityId{0}, graph.entity(EntityId{0}), next});
    ASSERT_TRUE(graph.apply(rename));
    const auto again = graph.apply(rename);
    ASSERT_FALSE(again);
    EXPECT_THAT(again.error().text(), HasSubstr("has changed since"));
}

TEST(KnowledgeGraph, RecordsComeBackWhole)
{
    KnowledgeGraph graph = graphFromText("ada -knows-> bob");
    Statement s = graph.statement(StatementId{0});
    s.claim = "Ada knows Bob — “well”.";
    s.speaker = EntityId{1};
    s.paragraph = 9;
    s.quote = "q";
    s.modality = Modality::Pledged;
    s.polarity = Polarity::Negative;
    s.said = Edtf::parse("2024-06~").value();
    s.holds = Edtf::parse("2018/2024-10").value();
    s.holdsBasis = "inferred";
    s.confidence = "high";
    s.status = "draft";
    s.note = "n";
    s.properties = {{"b", "2"}, {"a", "1"}};
    GraphDiff diff;
    diff.statements.push_back({StatementId{0}, graph.statement(StatementId{0}), s});
    ASSERT_TRUE(graph.apply(diff));
    EXPECT_EQ(graph.statement(StatementId{0}), s);
    EXPECT_EQ(graph.statementsBy(EntityId{1}).size(), 1U);
}

GraphDiff schemaEdit(const KnowledgeGraph &graph, const std::vector<std::string> &types, const std::vector<std::string> &predicates)
{
    Schema next;
    for (const std::string &key : types) {
        EntityType type;
        type.key = key;
        next.ensureType(type);
    }
    for (const std::string &key : predicates) {
        Predicate predicate;
        predicate.key = key;
        next.ensurePredicate(predicate);
    }
    GraphDiff diff;
    diff.schema = SchemaChange{graph.schema(), next};
    return diff;
}

TEST(KnowledgeGraph, AReorderedSchemaChangesNoMeaning)
{
    auto graph = graphFromText("ada -knows-> acme:institution, acme -pays-> ada");
    const auto before = print(graph);
    const GraphDiff edit = schemaEdit(graph, {"robot", "institution", "person"}, {"pays", "likes", "knows"});
    ASSERT_TRUE(graph.apply(edit));
    EXPECT_EQ(print(graph), before);
    EXPECT_EQ(graph.entity(graph.findEntity("acme")).type, "institution");
    EXPECT_EQ(graph.predicate(StatementId{0}), PredicateId{2});
    ASSERT_TRUE(graph.apply(edit.inverted()));
    EXPECT_EQ(print(graph), before);
    EXPECT_EQ(graph.schema().type(graph.typeOf(EntityId{0})).key, "person");
}

TEST(KnowledgeGraph, WhatIsInUseStaysInTheSchema)
{
    auto graph = graphFromText("ada -knows-> acme:institution");
    const auto noType = graph.apply(schemaEdit(graph, {"person"}, {"knows"}));
    ASSERT_FALSE(noType);
    EXPECT_EQ(noType.error().text(), "type “institution” cannot be removed: entity “acme” has it");
    const auto noPredicate = graph.apply(schemaEdit(graph, {"person", "institution"}, {"likes"}));
    ASSERT_FALSE(noPredicate);
    EXPECT_EQ(noPredicate.error().text(), "predicate “knows” cannot be removed: statement “s1” has it");
    const auto nameless = graph.apply(schemaEdit(graph, {"person", "institution"}, {"knows", ""}));
    ASSERT_FALSE(nameless);
    EXPECT_THAT(nameless.error().text(), HasSubstr("has no id"));

    GraphDiff both = schemaEdit(graph, {"person", "institution"}, {"likes"});  // unless the same edit takes it out of use
    Statement next = graph.statement(StatementId{0});
    next.predicate = "likes";
    both.statements.push_back({StatementId{0}, graph.statement(StatementId{0}), next});
    ASSERT_TRUE(graph.apply(both));
    EXPECT_EQ(print(graph), "ada -likes-> acme");
    ASSERT_TRUE(graph.apply(both.inverted()));
    EXPECT_EQ(print(graph), "ada -knows-> acme");
}

TEST(KnowledgeGraph, ANewDomainMustFitWhatIsStated)
{
    auto graph = graphFromText("ada -knows-> bob");
    GraphDiff edit = schemaEdit(graph, {"person"}, {});
    Predicate knows;
    knows.key = "knows";
    knows.domain = {"place", "event"};
    edit.schema->after.ensurePredicate(knows);
    const auto applied = graph.apply(edit);
    ASSERT_FALSE(applied);
    EXPECT_EQ(applied.error().text(), "statement “s1”: the subject of “knows” is of type person. Expected place or event");
}

TEST(KnowledgeGraph, ASchemaBeyondItsLimitIsRefused)
{
    KnowledgeGraph graph;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i <= Schema::maxCount; ++i)
        keys.push_back("p" + std::to_string(i));
    const auto applied = graph.apply(schemaEdit(graph, {"person"}, keys));
    ASSERT_FALSE(applied);
    EXPECT_THAT(applied.error().text(), HasSubstr("65536 predicates. Expected at most 65535"));
    keys.pop_back();
    EXPECT_TRUE(graph.apply(schemaEdit(graph, {"person"}, keys)));
}

TEST(KnowledgeGraph, WhatIsReferredToIsNotRemoved)
{
    auto graph = graphFromText("ada -knows-> bob, carl");
    Statement spoken = graph.statement(StatementId{0});
    spoken.speaker = graph.findEntity("carl");
    GraphDiff speak;
    speak.statements.push_back({StatementId{0}, graph.statement(StatementId{0}), spoken});
    ASSERT_TRUE(graph.apply(speak));
    const auto removed = [&](const char *key) {
        GraphDiff diff;
        diff.entities.push_back({graph.findEntity(key), graph.entity(graph.findEntity(key)), {}});
        const auto applied = graph.apply(diff);
        return applied ? std::string() : applied.error().text();
    };
    EXPECT_THAT(removed("bob"), HasSubstr("entity “bob” cannot be removed: statement “s1” is about it"));
    EXPECT_THAT(removed("carl"), HasSubstr("entity “carl” cannot be removed: it vouches"));
    GraphDiff document;
    document.documents.push_back({DocumentId{0}, graph.document(DocumentId{0}), {}});
    const auto applied = graph.apply(document);
    ASSERT_FALSE(applied);
    EXPECT_THAT(applied.error().text(), HasSubstr("document “doc” cannot be removed: statements cite it"));
    ASSERT_TRUE(graph.apply(removeStatements(graph, {StatementId{0}})));
    EXPECT_EQ(removed("bob"), "");
    EXPECT_EQ(removed("carl"), "");
    EXPECT_TRUE(graph.apply(document));
    EXPECT_EQ(graph.documentCount(), 0U);
}

struct BadEntity {
    const char *name, *expected;
    Entity entity;
};
class RefusedEntity : public testing::TestWithParam<BadEntity>
{
};
TEST_P(RefusedEntity, IsNamedWithWhatWasExpected)
{
    auto graph = graphFromText("ada -knows-> bob");
    GraphDiff diff;
    diff.entities.push_back({graph.nextEntityId(), {}, GetParam().entity});
    const auto applied = graph.apply(diff);
    ASSERT_FALSE(applied);
    EXPECT_EQ(applied.error().code, Error::Code::Schema);
    EXPECT_EQ(applied.error().text(), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    KnowledgeGraph, RefusedEntity,
    testing::Values(BadEntity{"Type",
                              "entity “carl” has the unknown type “robot”. Expected person, institution, policy, place, event, group or work",
                              {"carl", "robot", "Carl", {}, "", {}}},
                    BadEntity{"Name", "entity “carl” has no name. Expected some text", {"carl", "person", "", {}, "", {}}},
                    BadEntity{"Key", "two entities have the id “ada”. Expected each id once", {"ada", "person", "Ada", {}, "", {}}},
                    BadEntity{"NoKey", "an entity has no id. Expected a readable one, like “claudia-sheinbaum”", {"", "person", "Carl", {}, "", {}}}),
    [](const auto &row) { return row.param.name; });

TEST(KnowledgeGraph, AnEditWithTwoChangesOfOneRecordOrNoneIsRefused)
{
    auto graph = graphFromText("ada -knows-> bob");
    GraphDiff twice;
    for (int i = 0; i < 2; ++i)
        twice.statements.push_back({StatementId{0}, graph.statement(StatementId{0}), graph.statement(StatementId{0})});
    EXPECT_FALSE(graph.apply(twice));
    GraphDiff hollow;
    hollow.documents.push_back({DocumentId{5}, {}, {}});
    EXPECT_FALSE(graph.apply(hollow));
    GraphDiff numberless;
    numberless.entities.push_back({noEntity, {}, Entity{"carl", "person", "Carl", {}, "", {}}});
    EXPECT_FALSE(graph.apply(numberless));
    GraphDiff taken;
    taken.entities.push_back({EntityId{0}, {}, Entity{"carl", "person", "Carl", {}, "", {}}});
    EXPECT_FALSE(graph.apply(taken));
    EXPECT_EQ(print(graph), "ada -knows-> bob");
}

TEST(KnowledgeGraph, ReplacedTextDoesNotPileUp)
{
    auto graph = graphFromText("ada -knows-> bob");
    for (int i = 0; i < 300; ++i) {
        Entity next = graph.entity(EntityId{0});
        next.description = std::string(100'000, static_cast<char>('a' + i % 26));
        Statement s = graph.statement(StatementId{0});
        s.holds = Edtf::parse(std::to_string(1000 + i)).value();
        GraphDiff diff;
        diff.entities.push_back({EntityId{0}, graph.entity(EntityId{0}), next});
        diff.statements.push_back({StatementId{0}, graph.statement(StatementId{0}), s});
        ASSERT_TRUE(graph.apply(diff));
        ASSERT_LT(graph.memory().text, 4'000'000U);
        ASSERT_LT(graph.memory().other, 4'000'000U);
        ASSERT_EQ(graph.entity(EntityId{0}), next);
        ASSERT_EQ(graph.statement(StatementId{0}), s);
    }
    EXPECT_EQ(graph.name(EntityId{1}), "Bob");
    EXPECT_EQ(graph.findEntity("bob"), EntityId{1});
}

TEST(KnowledgeGraph, MovesAndCopiesKeepWhatTheyHold)
{
    auto graph = graphFromText("ada -knows-> bob");
    KnowledgeGraph copy = graph;
    KnowledgeGraph moved = std::move(graph);
    ASSERT_TRUE(moved.apply(removeEntities(moved, {EntityId{0}})));
    EXPECT_EQ(print(moved), "bob");
    EXPECT_EQ(print(copy), "ada -knows-> bob");
    copy = moved;
    EXPECT_EQ(print(copy), "bob");
}

/// Run under the thread sanitizer: reading must not write, not even a cache.
TEST(KnowledgeGraph, SeveralThreadsMayReadAtOnce)
{
    std::mt19937 random(5);
    auto graph = graphFromText("ada -knows-> bob, bob -knows-> carl, carl -knows-> ada");
    for (int step = 0; step < 200; ++step)
        ASSERT_TRUE(graph.apply(test::randomEdit(graph, random)));
    const auto readAll = [](const KnowledgeGraph &g) {
        std::size_t sum = g.memory().text + asAdditions(g).statements.size() + Snapshot::of(g).arcCount() + auditEvidence(g).size();
        for (const EntityId id : g.entities())
            sum += g.statementsOf(id).size() + g.statementsBy(id).size() + g.entity(id).name.size() + indexOf(g.findEntity(g.key(id)))
                   + g.aliases(id).size();
        for (const StatementId id : g.statements())
            sum += g.statement(id).claim.size() + g.said(id).display().size() + g.quote(id).size() + g.note(id).size()
                   + indexOf(g.findStatement(g.key(id)));
        for (const DocumentId id : g.documents())
            sum += indexOf(g.findDocument(g.document(id).key));
        return sum;
    };
    const std::size_t expected = readAll(graph);
    std::vector<std::size_t> sums(4);
    std::vector<std::thread> readers;
    for (std::size_t &sum : sums)
        readers.emplace_back([&graph, &sum, readAll] {
            for (int i = 0; i < 20; ++i)
                sum += readAll(graph);
        });
    for (auto &reader : readers)
        reader.join();
    EXPECT_EQ(sums, std::vector<std::size_t>(4, 20 * expected));
}

}  // namespace
}  // namespace relata
