// SPDX-License-Identifier: Apache-2.0
#include "model/edit/merge.h"
#include "model/io/formats.h"
#include "model/io/graphml.h"
#include "model/store/project.h"
#include "tests/model/graph/randomedits.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

void apply(KnowledgeGraph &graph, const Result<GraphDiff> &diff)
{
    ASSERT_TRUE(diff) << diff.error().text();
    const auto applied = graph.apply(*diff);
    ASSERT_TRUE(applied) << applied.error().text();
}

std::string contents(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Every byte of an export.
std::string exported(const KnowledgeGraph &graph)
{
    const test::TempFolder folder;
    EXPECT_TRUE(writeGraph(graph, folder.path() / "g.graphml"));
    EXPECT_TRUE(writeGraph(graph, folder.path() / "package"));
    std::vector<std::filesystem::path> files{folder.path() / "g.graphml"};
    for (const auto &entry : std::filesystem::directory_iterator(folder.path() / "package"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::string all;
    for (const auto &file : files)
        all += file.filename().string() + "\n" + contents(file);
    return all;
}

struct MergeTest : testing::Test {
    KnowledgeGraph graph = test::graphFromText("amlo -knows-> bob, obrador -leads-> acme, bob -knows-> obrador, amlo -knows-> obrador, carl");
    EntityId id(const char *key) const { return graph.findEntity(key); }
    void change(const char *key, const std::function<void(Entity &)> &how)
    {
        Entity after = graph.entity(id(key));
        how(after);
        GraphDiff diff;
        diff.entities.push_back({id(key), graph.entity(id(key)), after});
        ASSERT_TRUE(graph.apply(diff));
    }
};

TEST_F(MergeTest, OneHasTheStatementsAndNamesOfBoth)
{
    change("amlo", [](Entity &e) { e.properties = {{"born", "1953"}}; });
    change("obrador", [](Entity &e) {
        e.aliases = {"AMLO", "Peje", "Amlo"};
        e.description = "A president";
        e.properties = {{"born", "1954"}, {"party", "Morena"}};
    });
    GraphDiff spoken;
    Statement first = graph.statement(*graph.statements().begin());
    first.speaker = id("obrador");
    spoken.statements.push_back({*graph.statements().begin(), graph.statement(*graph.statements().begin()), first});
    ASSERT_TRUE(graph.apply(spoken));
    EXPECT_EQ(mergeLabel(graph, id("amlo"), {id("obrador"), id("carl")}), "Merge of Amlo, Obrador and Carl");
    apply(graph, mergeEntities(graph, id("amlo"), {id("obrador")}));
    EXPECT_EQ(id("obrador"), noEntity);
    const Entity kept = graph.entity(id("amlo"));
    EXPECT_THAT(kept.aliases, ElementsAre("Obrador", "AMLO", "Peje"));
    EXPECT_EQ(kept.description, "A president");
    EXPECT_EQ(kept.properties[0], std::pair(std::string("born"), std::string("1953"))) << "what it has is its own";
    EXPECT_EQ(kept.properties[1], std::pair(std::string("party"), std::string("Morena")));
    EXPECT_EQ(graph.degree(id("amlo")), 5U) << "one of them about itself";
    EXPECT_EQ(graph.speaker(*graph.statements().begin()), id("amlo"));
    EXPECT_THAT(mergesOf(graph, id("amlo")), ElementsAre(MergedEntity{"obrador", "Obrador", "person", 4}));
}

TEST_F(MergeTest, MergeAndSplitLeaveTheSameBytes)
{
    change("obrador", [](Entity &e) {
        e.description = "A president";
        e.aliases = {"Peje"};
        e.properties = {{"party", "Morena"}};
    });
    const std::string before = exported(graph);
    apply(graph, mergeEntities(graph, id("amlo"), {id("obrador"), id("carl")}));
    EXPECT_NE(exported(graph), before);
    apply(graph, splitEntity(graph, id("amlo"), "obrador"));
    apply(graph, splitEntity(graph, id("amlo"), "carl"));
    EXPECT_EQ(exported(graph), before);
}

TEST_F(MergeTest, IsTakenBackAfterTheProjectWasReopened)
{
    const test::TempFolder folder;
    const auto path = folder.path() / "p.relata";
    const std::string before = exported(graph);
    ASSERT_TRUE(writeGraph(graph, path));
    {
        KnowledgeGraph opened;
        auto project = Project::open(path, opened, {});
        ASSERT_TRUE(project) << project.error().text();
        const auto diff = mergeEntities(graph, id("amlo"), {id("obrador")});
        ASSERT_TRUE(diff);
        ASSERT_TRUE(project->commit(*diff, "Merge"));
    }
    auto again = readGraph(path);
    ASSERT_TRUE(again) << again.error().text();
    graph = std::move(again->graph);
    apply(graph, splitEntity(graph, id("amlo"), "obrador"));
    EXPECT_EQ(exported(graph), before);
}

TEST_F(MergeTest, WhatChangedSinceStaysChanged)
{
    change("obrador", [](Entity &e) {
        e.description = "A president";
        e.properties = {{"party", "Morena"}, {"born", "1953"}};
    });
    apply(graph, mergeEntities(graph, id("amlo"), {id("obrador")}));
    change("amlo", [](Entity &e) {
        e.description = "Was president";
        e.properties[0].second = "none";
        e.aliases.push_back("López");
    });
    const StatementId toBob = graph.findStatement("s3");  // bob knows obrador: now somebody else
    Statement moved = graph.statement(toBob);
    moved.object = id("carl");
    GraphDiff diff;
    diff.statements.push_back({toBob, graph.statement(toBob), moved});
    diff.statements.push_back({graph.findStatement("s2"), graph.statement(graph.findStatement("s2")), {}});
    ASSERT_TRUE(graph.apply(diff));
    apply(graph, splitEntity(graph, id("amlo"), "obrador"));
    EXPECT_EQ(graph.entity(id("amlo")).description, "Was president");
    EXPECT_EQ(graph.entity(id("amlo")).properties, (Properties{{"party", "none"}}));
    EXPECT_THAT(graph.entity(id("amlo")).aliases, ElementsAre("López"));
    EXPECT_EQ(graph.object(toBob), id("carl"));
    EXPECT_EQ(graph.object(graph.findStatement("s4")), id("obrador"));
    EXPECT_EQ(graph.entity(id("obrador")).description, "A president");
}

TEST_F(MergeTest, AKeyThatWasTakenMeanwhile)
{
    apply(graph, mergeEntities(graph, id("amlo"), {id("obrador")}));
    GraphDiff diff;
    diff.entities.push_back({graph.nextEntityId(), {}, Entity{"obrador", "person", "Another", {}, "", {}}});
    ASSERT_TRUE(graph.apply(diff));
    apply(graph, splitEntity(graph, id("amlo"), "obrador"));
    EXPECT_EQ(graph.name(id("obrador")), "Another");
    EXPECT_EQ(graph.name(id("obrador-2")), "Obrador");
    apply(graph, mergeEntities(graph, id("amlo"), {id("obrador"), id("obrador-2")}));
    EXPECT_EQ(mergesOf(graph, id("amlo")).size(), 2U);
}

TEST_F(MergeTest, SaysWhyNot)
{
    EXPECT_THAT(mergeEntities(graph, id("amlo"), {id("amlo")}).error().text(), HasSubstr("with itself"));
    EXPECT_THAT(mergeEntities(graph, id("amlo"), {EntityId{99}}).error().text(), HasSubstr("not in the graph"));
    EXPECT_THAT(splitEntity(graph, id("amlo"), "nobody").error().text(), HasSubstr("nobody"));
    GraphDiff strict;
    Schema schema;
    for (const EntityType &type : graph.schema().types())
        schema.ensureType(type);
    for (Predicate predicate : graph.schema().predicates()) {
        predicate.domain = {"person"};
        schema.ensurePredicate(predicate);
    }
    strict.schema = SchemaChange{graph.schema(), schema};
    KnowledgeGraph other = test::graphFromText("acme:institution, bob -knows-> carl");
    strict.schema->before = other.schema();
    strict.schema->after = other.schema();
    Schema narrow;
    for (const EntityType &type : other.schema().types())
        narrow.ensureType(type);
    Predicate knows = other.schema().predicates()[0];
    knows.domain = {"person"};
    narrow.ensurePredicate(knows);
    strict.schema->after = narrow;
    ASSERT_TRUE(other.apply(strict));
    const auto refused = mergeEntities(other, other.findEntity("acme"), {other.findEntity("bob")});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), HasSubstr("knows"));
}

TEST(MergeProperty, AnyMergesTakenBackInAnyOrderLeaveTheGraphAsItWas)
{
    std::size_t merged = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -knows-> carl, carl -knows-> carl, dora");
        for (int i = 0; i < 80; ++i)
            ASSERT_TRUE(graph.apply(test::randomEdit(graph, random)));
        const GraphDiff before = asAdditions(graph);
        std::vector<std::pair<EntityId, std::string>> merges;
        const int wanted = 1 + int(random() % 4);
        for (int i = 0; i < wanted * 8 && int(merges.size()) < wanted; ++i) {
            std::vector<EntityId> all;
            for (const EntityId id : graph.entities())
                all.push_back(id);
            if (all.size() < 2)
                break;
            const EntityId kept = all[random() % all.size()], other = all[random() % all.size()];
            if (kept == other)
                continue;
            const std::string key(graph.key(other));
            if (const auto diff = mergeEntities(graph, kept, {other})) {
                ASSERT_TRUE(graph.apply(*diff));
                merges.emplace_back(kept, key);
            }
        }
        const std::size_t tried = merges.size();
        // those whose keeper is still there, in any order, until all are taken back
        while (!merges.empty()) {
            std::vector<std::size_t> open;
            for (std::size_t i = 0; i < merges.size(); ++i)
                if (graph.contains(merges[i].first))
                    open.push_back(i);
            ASSERT_FALSE(open.empty());
            const std::size_t which = open[random() % open.size()];
            apply(graph, splitEntity(graph, merges[which].first, merges[which].second));
            merges.erase(merges.begin() + std::ptrdiff_t(which));
        }
        const GraphDiff after = asAdditions(graph);
        EXPECT_TRUE(after == before) << "seed " << seed;
        merged += tried;
    }
    EXPECT_GT(merged, 60U);
}

}  // namespace
}  // namespace relata
