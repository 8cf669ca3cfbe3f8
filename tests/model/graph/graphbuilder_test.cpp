// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphbuilder.h"
#include "model/graph/nameindex.h"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>

namespace relata {
namespace {

Schema smallSchema()
{
    Schema schema = Schema::standard();
    Predicate owns;
    owns.key = owns.label = "owns";
    owns.domain = {"person"};
    schema.ensurePredicate(owns);
    Predicate knows;
    knows.key = knows.label = "knows";
    schema.ensurePredicate(knows);
    return schema;
}

Entity person(const std::string &key)
{
    return {key, "person", "The " + key, {key + " the first"}, {}, {{"born", "1950"}}};
}

Statement says(const std::string &key, std::uint32_t from, std::uint32_t to, const std::string &predicate = "knows")
{
    Statement s;
    s.key = key;
    s.subject = EntityId{from};
    s.object = EntityId{to};
    s.predicate = predicate;
    s.document = DocumentId{0};
    s.status = "speaker unknown";
    s.said = *Edtf::parse("2019");
    s.properties = {{"weight", key}};
    return s;
}

Document file()
{
    Document document;
    document.key = "file";
    document.title = "a file";
    return document;
}

void fill(GraphBuilder &builder)
{
    builder.addDocument(file());
    for (const char *key : {"ada", "bob"})
        builder.addEntity(person(key));
}

TEST(GraphBuilder, MakesTheGraphThatAnEditWouldMake)
{
    std::mt19937 random(3);
    GraphDiff diff;
    diff.schema = SchemaChange{KnowledgeGraph().schema(), smallSchema()};
    diff.documents.push_back({DocumentId{0}, {}, file()});
    for (std::uint32_t i = 0; i < 300; ++i)
        diff.entities.push_back({EntityId{i}, {}, person("a rather long name of somebody " + std::to_string(i))});
    for (std::uint32_t i = 0; i < 2000; ++i)
        diff.statements.push_back({StatementId{i}, {}, says("k" + std::to_string(i), random() % 300, random() % 300, i % 3 ? "owns" : "knows")});
    KnowledgeGraph expected;
    ASSERT_TRUE(expected.apply(diff));
    GraphBuilder builder(smallSchema());
    builder.addDocument(file());
    for (const auto &change : diff.entities)
        builder.addEntity(*change.after);
    for (const auto &change : diff.statements)
        EXPECT_TRUE(builder.addStatement(*change.after));
    const auto graph = builder.finish();
    ASSERT_TRUE(graph) << graph.error().text();
    EXPECT_EQ(asAdditions(*graph), asAdditions(expected));
    for (const EntityId id : expected.entities()) {
        EXPECT_EQ(graph->statementsFrom(id), expected.statementsFrom(id));
        EXPECT_EQ(graph->statementsTo(id), expected.statementsTo(id));
        EXPECT_EQ(graph->findEntity(expected.key(id)), id);
    }
    EXPECT_EQ(graph->findStatement("k1999"), StatementId{1999});
}

TEST(GraphBuilder, NumbersThatArePassedOverStayUnused)
{
    GraphDiff diff;
    diff.schema = SchemaChange{KnowledgeGraph().schema(), smallSchema()};
    diff.documents.push_back({DocumentId{2}, {}, file()});
    for (const std::uint32_t id : {1U, 2U, 5U})
        diff.entities.push_back({EntityId{id}, {}, person("p" + std::to_string(id))});
    for (const std::uint32_t id : {3U, 9U}) {
        diff.statements.push_back({StatementId{id}, {}, says("k" + std::to_string(id), 1, 5, "owns")});
        diff.statements.back().after->document = DocumentId{2};
    }
    KnowledgeGraph expected;
    ASSERT_TRUE(expected.apply(diff));
    const auto built = [&](GraphBuilder::Keyless keyless, auto spoil) {
        GraphBuilder builder(smallSchema(), keyless);
        const auto add = [&](const auto &changes, auto one) {
            for (const auto &change : changes) {
                builder.goOnAt(change.id);
                one(*change.after);
            }
        };
        add(diff.documents, [&](const Document &d) { builder.addDocument(d); });
        add(diff.entities, [&](const Entity &e) { builder.addEntity(e); });
        add(diff.statements, [&](Statement s) {
            spoil(s);
            builder.addStatement(s);
        });
        return builder.finish();
    };
    const auto asItIs = [](Statement &) {};
    auto graph = built(GraphBuilder::Keyless::Refused, asItIs);
    ASSERT_TRUE(graph) << graph.error().text();
    EXPECT_EQ(asAdditions(*graph), asAdditions(expected));
    EXPECT_EQ(graph->entityCount(), 3U);
    EXPECT_EQ(graph->nextEntityId(), expected.nextEntityId());
    EXPECT_EQ(graph->nextStatementId(), expected.nextStatementId());
    GraphDiff later;
    later.entities.push_back({EntityId{3}, {}, person("late")});
    EXPECT_TRUE(graph->apply(later));
    const auto onGap = built(GraphBuilder::Keyless::Refused, [](Statement &s) { s.object = EntityId{3}; });
    ASSERT_FALSE(onGap);
    EXPECT_NE(onGap.error().message.find("object"), std::string::npos) << onGap.error().message;
    EXPECT_FALSE(built(GraphBuilder::Keyless::Refused, [](Statement &s) { s.speaker = EntityId{4}; }));
    EXPECT_FALSE(built(GraphBuilder::Keyless::Refused, [](Statement &s) { s.document = DocumentId{1}; }));
    EXPECT_FALSE(built(GraphBuilder::Keyless::Refused, [](Statement &s) { s.key.clear(); }));
    graph = built(GraphBuilder::Keyless::Numbered, [](Statement &s) { s.key.clear(); });
    ASSERT_TRUE(graph);
    EXPECT_EQ(graph->key(StatementId{3}), "s1");
    EXPECT_EQ(graph->key(StatementId{9}), "s2");
}

TEST(GraphBuilder, GivesKeysThatNoStatementHasItself)
{
    GraphBuilder builder(smallSchema());
    fill(builder);
    for (const char *key : {"", "s1", "", "s4", ""})
        EXPECT_TRUE(builder.addStatement(says(key, 0, 1)));
    EXPECT_FALSE(builder.addStatement(says("s4", 1, 0)));
    const auto graph = builder.finish();
    ASSERT_TRUE(graph);
    std::string keys;
    for (const StatementId id : graph->statements())
        keys += std::string(graph->key(id)) + " ";
    EXPECT_EQ(keys, "s2 s1 s3 s4 s5 ");
    EXPECT_EQ(graph->findStatement("s3"), StatementId{2});
}

TEST(GraphBuilder, KeysOfTheirOwnNumberAreFoundChangedAndUndone)
{
    GraphBuilder builder(smallSchema());
    fill(builder);
    constexpr std::uint32_t count = 3000;
    for (std::uint32_t i = 0; i < count; ++i)
        builder.addStatement(says("", 0, 1));
    auto graph = *builder.finish();
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string key = "s" + std::to_string(i + 1);
        ASSERT_EQ(graph.key(StatementId{i}), key);
        ASSERT_EQ(graph.findStatement(key), StatementId{i});
    }
    for (const char *key : {"s0", "s", "", "s01", "s3001", "s16777216", "s99999999999999999999", "S1", "s1 "})
        EXPECT_EQ(graph.findStatement(key), noStatement) << key;

    const auto before = asAdditions(graph);
    const Statement seventh = graph.statement(StatementId{6});
    Statement renamed = seventh;
    renamed.key = "seventh";
    GraphDiff rename, again, taken;
    rename.statements = {{StatementId{6}, seventh, renamed}};
    taken.statements = {{graph.nextStatementId(), {}, says("s8", 0, 1)}};
    EXPECT_FALSE(graph.apply(taken));
    ASSERT_TRUE(graph.apply(rename));
    EXPECT_EQ(graph.findStatement("s7"), noStatement);
    again.statements = {{graph.nextStatementId(), {}, says("s7", 0, 1)}};
    ASSERT_TRUE(graph.apply(again));
    EXPECT_EQ(graph.findStatement("s7"), StatementId{count});
    EXPECT_FALSE(graph.apply(rename.inverted()));
    ASSERT_TRUE(graph.apply(again.inverted()));
    ASSERT_TRUE(graph.apply(rename.inverted()));
    const GraphDiff removal = removeEntities(graph, {EntityId{0}});
    ASSERT_TRUE(graph.apply(removal));
    EXPECT_EQ(graph.findStatement("s7"), noStatement);
    ASSERT_TRUE(graph.apply(removal.inverted()));
    EXPECT_TRUE(asAdditions(graph) == before);
    EXPECT_EQ(graph.findStatement("s7"), StatementId{6});
}

TEST(GraphBuilder, WhatIsKnownByKeyAndEndsAloneIsTheSameAsInFull)
{
    GraphBuilder brief(smallSchema()), full(smallSchema());
    for (GraphBuilder *builder : {&brief, &full})
        fill(*builder);
    const PredicateId knows = *brief.schema().findPredicate("knows");
    for (const char *key : {"carl", "dora"}) {
        brief.addNewEntity(key, "person");
        full.addEntity({key, "person", key, {}, {}, {}});
    }
    for (const auto &[key, weight] : {std::pair{"", "1"}, {"", ""}, {"e7", "2"}, {"e7", "3"}}) {
        PlainStatement plain{EntityId{2}, EntityId{3}, knows, DocumentId{0}, {{brief.propertyNumber("weight"), weight}}, key};
        Statement s;
        s.key = key;
        s.subject = EntityId{2};
        s.object = EntityId{3};
        s.document = DocumentId{0};
        s.predicate = "knows";
        s.status = "speaker unknown";
        s.properties = {{"weight", weight}};
        const bool isNew = weight != std::string_view("3");  // that key is another one's
        EXPECT_EQ(brief.addStatement(plain), isNew);
        EXPECT_EQ(full.addStatement(s), isNew);
    }
    auto one = *brief.finish();
    const auto other = *full.finish();
    EXPECT_TRUE(asAdditions(one) == asAdditions(other));
    EXPECT_EQ(one.findEntity("dora"), EntityId{3});
    // a name of its own, and back
    Entity renamed = one.entity(EntityId{2});
    renamed.name = "Carl";
    GraphDiff rename;
    rename.entities = {{EntityId{2}, one.entity(EntityId{2}), renamed}};
    ASSERT_TRUE(one.apply(rename));
    EXPECT_EQ(one.name(EntityId{2}), "Carl");
    EXPECT_EQ(one.key(EntityId{2}), "carl");
    ASSERT_TRUE(one.apply(rename.inverted()));
    EXPECT_TRUE(asAdditions(one) == asAdditions(other));
}

TEST(GraphBuilder, BriefRecordsAreRefusedAsFullOnesAre)
{
    const auto refusal = [](const auto &spoil) {
        GraphBuilder builder(smallSchema());
        fill(builder);
        spoil(builder);
        const auto graph = builder.finish();
        return graph ? std::string() : graph.error().text();
    };
    EXPECT_NE(refusal([](GraphBuilder &b) { b.addNewEntity("ada", "person"); }).find("ada"), std::string::npos);
    EXPECT_NE(refusal([](GraphBuilder &b) { b.addNewEntity("", "person"); }), "");
    EXPECT_NE(refusal([](GraphBuilder &b) { b.addNewEntity("carl", "robot"); }).find("robot"), std::string::npos);
    EXPECT_NE(refusal([](GraphBuilder &b) { b.addStatement(PlainStatement{EntityId{0}, EntityId{9}, PredicateId{}, DocumentId{0}, {}}); }), "");
    EXPECT_NE(refusal([](GraphBuilder &b) { b.addStatement(PlainStatement{EntityId{0}, EntityId{1}, PredicateId{}, DocumentId{5}, {}}); }), "");
}

TEST(GraphBuilder, AReplacedEntityKeepsItsNumber)
{
    GraphBuilder builder(smallSchema());
    fill(builder);
    Entity changed = builder.entity(EntityId{0});
    EXPECT_EQ(changed, person("ada"));
    changed.type = "institution";
    changed.name = "Another name";
    builder.replaceEntity(EntityId{0}, changed);
    EXPECT_EQ(builder.typesInUse(), (std::vector<std::string>{"institution", "person"}));
    const auto graph = builder.finish();
    ASSERT_TRUE(graph);
    EXPECT_EQ(graph->entity(EntityId{0}), changed);
    EXPECT_EQ(graph->entityCount(), 2U);
}

TEST(GraphBuilder, RefusesWhatAnEditRefusesInTheSameWords)
{
    const auto refusal = [](const std::vector<Entity> &entities, const std::vector<Statement> &statements) {
        GraphBuilder builder(smallSchema());
        GraphDiff diff;
        diff.schema = SchemaChange{KnowledgeGraph().schema(), smallSchema()};
        builder.addDocument(file());
        diff.documents.push_back({DocumentId{0}, {}, file()});
        for (const Entity &entity : entities) {
            diff.entities.push_back({EntityId{static_cast<std::uint32_t>(diff.entities.size())}, {}, entity});
            builder.addEntity(entity);
        }
        for (const Statement &s : statements) {
            diff.statements.push_back({StatementId{static_cast<std::uint32_t>(diff.statements.size())}, {}, s});
            builder.addStatement(s);
        }
        const auto built = builder.finish();
        const auto applied = KnowledgeGraph().apply(diff);
        EXPECT_FALSE(applied);
        EXPECT_FALSE(built);
        EXPECT_EQ(built ? std::string() : built.error().text(), applied ? std::string() : applied.error().text());
    };
    Entity odd = person("odd");
    odd.type = "dragon";
    Entity nameless = person("nameless");
    nameless.name.clear();
    Entity house = person("house");
    house.type = "institution";
    Statement homeless = says("x", 0, 1);
    homeless.document = DocumentId{7};
    Statement backwards = says("x", 0, 1);
    backwards.paragraph = -2;
    Statement whispered = says("x", 0, 1);
    whispered.speaker = EntityId{9};
    refusal({person("ada"), person("ada")}, {});
    refusal({person("")}, {});
    refusal({odd}, {});
    refusal({nameless}, {});
    refusal({person("ada"), person("bob")}, {says("x", 0, 2)});
    refusal({person("ada"), person("bob")}, {says("x", 0, 1, "eats")});
    refusal({house, person("bob")}, {says("x", 0, 1, "owns")});
    refusal({person("ada"), person("bob")}, {homeless});
    refusal({person("ada"), person("bob")}, {backwards});
    refusal({person("ada"), person("bob")}, {whispered});
}

TEST(NameIndex, AgreesWithAMapForShortAndLongNames)
{
    std::mt19937 random(11);
    NameIndex index;
    std::unordered_map<std::string, std::uint32_t> oracle;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        std::string name(random() % 20, 'a');
        for (char &c : name)
            c = static_cast<char>(random() % 4);
        const auto known = oracle.find(name);
        ASSERT_EQ(index.find(name), known == oracle.end() ? NameIndex::none : known->second);
        ASSERT_EQ(index.findOrInsert(name, i), oracle.try_emplace(name, i).first->second);
    }
}

TEST(NameIndex, AgreesWithAMapForNumbersOfEverySizeInAnyOrder)
{
    for (const std::uint32_t most : {50U, 3000U, 100000U, 300000U, 99999999U, 4000000000U}) {
        std::mt19937 random(most);
        NameIndex index;
        std::unordered_map<std::string, std::uint32_t> oracle;
        for (std::uint32_t i = 0; i < 60000; ++i) {
            std::string name = std::to_string(random() % most);
            if (const auto odd = random() % 16; odd < 3)
                name = odd == 0 ? "0" + name : odd == 1 ? name + "x" : "-" + name;
            else if (odd == 3)
                name.insert(name.size() / 2, 1, '\0');
            const auto known = oracle.find(name);
            ASSERT_EQ(index.find(name), known == oracle.end() ? NameIndex::none : known->second) << name;
            index.prefetch(name);
            ASSERT_EQ(index.findOrInsert(name, i), oracle.try_emplace(name, i).first->second) << name;
        }
        for (const auto &[name, number] : oracle)
            ASSERT_EQ(index.find(name), number) << name;
    }
}

TEST(GraphBuilder, WhatHadNoRoomIsNotBlamedOnWhatRefersToIt)
{
    GraphBuilder builder;
    const EntityId ada = builder.addNewEntity("ada", "person");
    const char few[] = "huge";
    EXPECT_EQ(builder.addNewEntity(std::string_view(few, std::size_t{3} << 30), "person"), noEntity) << "it is not looked at";
    Statement statement;
    statement.key = "s1";
    statement.predicate = "never heard of";
    statement.subject = ada;
    statement.object = EntityId{1};
    builder.addStatement(statement);
    const auto graph = builder.finish();
    ASSERT_FALSE(graph);
    EXPECT_NE(graph.error().message.find("too much text"), std::string::npos) << graph.error().message;
}

}  // namespace
}  // namespace relata
