// SPDX-License-Identifier: Apache-2.0
#include "tests/model/store/projectfixture.h"

#include "model/store/database.h"
#include "model/store/diffjson.h"
#include "model/store/entityplaces.h"

#include <limits>

namespace relata::test {
namespace {

std::size_t filesIn(const TempFolder &folder)
{
    return std::size_t(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

TEST(Project, KeepsEveryField)
{
    const TempFolder folder;
    const KnowledgeGraph graph = richGraph();
    ASSERT_TRUE(Project::create(folder / "a.relata", graph));
    KnowledgeGraph read;
    const auto project = Project::open(folder / "a.relata", read);
    ASSERT_TRUE(project) << project.error().text();
    EXPECT_FALSE(project->isReadOnly()) << project->whyReadOnly();
    EXPECT_TRUE(same(graph, read));
}

TEST(Project, ThroughReadAndWriteGraphThePackageIsTheSameToTheByte)
{
    const TempFolder folder;
    ASSERT_TRUE(writeGraph(richGraph(), folder / "one"));
    const auto package = readGraph(folder / "one");
    ASSERT_TRUE(package) << package.error().text();
    ASSERT_TRUE(writeGraph(package->graph, folder / "a.relata"));
    const auto project = readGraph(folder / "a.relata");
    ASSERT_TRUE(project) << project.error().text();
    EXPECT_EQ(project->format, "Relata project");
    ASSERT_TRUE(writeGraph(project->graph, folder / "two"));
    for (const auto &entry : std::filesystem::directory_iterator(folder / "one"))
        EXPECT_EQ(read(entry.path()), read(folder / "two" / entry.path().filename())) << entry.path();
}

TEST(Project, EveryCommitIsThereAgainAndTheClosedProjectIsOneFile)
{
    std::mt19937 random(7);
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    ASSERT_TRUE(Project::create(folder / "a.relata", graph));
    for (int session = 0; session < 6; ++session) {
        KnowledgeGraph read;
        auto project = Project::open(folder / "a.relata", read);
        ASSERT_TRUE(project) << project.error().text();
        ASSERT_TRUE(same(graph, read)) << "session " << session;
        for (int step = 0; step < 25; ++step) {
            const GraphDiff diff = someEdit(graph, random);
            ASSERT_TRUE(graph.apply(diff));
            const auto done = project->commit(diff, "step");
            ASSERT_TRUE(done) << done.error().text();
            EXPECT_EQ(*done, session * 25 + step + 1);
        }
    }
    EXPECT_EQ(filesIn(folder), 1u);
}

TEST(Project, SettledTheFileAloneHasEveryEditWhileItIsOpen)
{
    std::mt19937 random(9);
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(folder / "a.relata", graph);
    ASSERT_TRUE(project);
    for (int step = 0; step < 5; ++step) {
        const GraphDiff diff = someEdit(graph, random);
        ASSERT_TRUE(graph.apply(diff));
        ASSERT_TRUE(project->commit(diff, "step"));
    }
    ASSERT_TRUE(project->settle());
    std::filesystem::copy_file(folder / "a.relata", folder / "mailed.relata");
    KnowledgeGraph read;
    const auto mailed = Project::open(folder / "mailed.relata", read);
    ASSERT_TRUE(mailed) << mailed.error().text();
    EXPECT_TRUE(same(graph, read));
    EXPECT_EQ(*mailed->historySize(), *project->historySize());
}

TEST(Project, HistoryLeadsBackToAnyStep)
{
    std::mt19937 random(3);
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    std::vector<KnowledgeGraph> states{graph};
    ASSERT_TRUE(Project::create(folder / "a.relata", graph));
    KnowledgeGraph ignored;
    auto project = Project::open(folder / "a.relata", ignored);
    ASSERT_TRUE(project);
    for (int step = 1; step <= 30; ++step) {
        const GraphDiff diff = someEdit(graph, random);
        ASSERT_TRUE(graph.apply(diff));
        ASSERT_TRUE(project->commit(diff, "Edit " + std::to_string(step)));
        states.push_back(graph);
    }
    ASSERT_TRUE(project->nameStep(12, "Before the merge"));
    EXPECT_EQ(project->nameStep(99, "x").error().code, Error::Code::NotFound);
    const auto history = project->history();
    ASSERT_TRUE(history);
    ASSERT_EQ(history->size(), 30u);
    EXPECT_EQ((*history)[11].name, "Before the merge");
    EXPECT_EQ((*history)[11].label, "Edit 12");
    EXPECT_EQ((*history)[11].made.size(), 20u);
    for (const int step : {30, 29, 12, 1, 0}) {
        KnowledgeGraph back = graph;
        const auto diff = project->backTo(step);
        ASSERT_TRUE(diff) << diff.error().text();
        const auto applied = back.apply(*diff);
        ASSERT_TRUE(applied) << applied.error().text();
        EXPECT_EQ(asAdditions(back), asAdditions(states[std::size_t(step)])) << step;
    }
}

TEST(Project, TheSecondOneOnlyReads)
{
    const TempFolder folder;
    auto first = Project::create(folder / "a.relata", richGraph());
    ASSERT_TRUE(first);
    {
        KnowledgeGraph read;
        auto second = Project::open(folder / "a.relata", read);
        ASSERT_TRUE(second) << second.error().text();
        EXPECT_NE(second->whyReadOnly().find("open elsewhere"), std::string::npos) << second->whyReadOnly();
        EXPECT_TRUE(same(read, richGraph()));
        EXPECT_FALSE(second->commit(removeEntities(read, {read.findEntity("carl")}), "no"));
        EXPECT_TRUE(readGraph(folder / "a.relata"));  // beside the writer
    }
    ASSERT_TRUE(first->commit(removeEntities(richGraph(), {richGraph().findEntity("carl")}), "yes"));
    {
        const Project gone = std::move(*first);
    }
    KnowledgeGraph read;
    const auto third = Project::open(folder / "a.relata", read);
    ASSERT_TRUE(third);
    EXPECT_FALSE(third->isReadOnly());
    EXPECT_EQ(read.entityCount(), 3u);
}

TEST(Project, ANewerOneIsOnlyRead)
{
    const TempFolder folder;
    ASSERT_TRUE(Project::create(folder / "a.relata", richGraph()));
    ASSERT_TRUE(Database::open(folder / "a.relata", Database::Access::Write)->run("PRAGMA user_version = 99"));
    KnowledgeGraph read;
    const auto project = Project::open(folder / "a.relata", read);
    ASSERT_TRUE(project) << project.error().text();
    EXPECT_NE(project->whyReadOnly().find("newer Relata"), std::string::npos);
    EXPECT_TRUE(same(read, richGraph()));
}

TEST(Project, ViewsAndCopies)
{
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(folder / "a.relata", graph);
    ASSERT_TRUE(project);
    EXPECT_FALSE(project->view("last")->has_value());
    ASSERT_TRUE(project->rememberView("last", "{\"zoom\": 1}"));
    const std::string places = packed({{EntityId{0}, 1.5F, -2}, {EntityId{3}, 1e7F, 0}});
    ASSERT_TRUE(project->rememberView("last", "{\"zoom\": 2}", places));
    EXPECT_EQ((*project->view("last"))->state, "{\"zoom\": 2}");
    const GraphDiff diff = removeEntities(graph, {graph.findEntity("ada")});
    ASSERT_TRUE(graph.apply(diff));
    ASSERT_TRUE(project->commit(diff, "Remove Ada"));
    ASSERT_TRUE(project->rememberView("mine", "{}"));
    const auto beside = Project::readBeside(folder / "a.relata");
    ASSERT_TRUE(beside) << beside.error().text();
    EXPECT_EQ(beside->steps, 1U);
    EXPECT_EQ(beside->views, 1U) << "the last look is none that was kept";
    write(folder / "copy.relata", "what stood there");
    const auto copied = project->saveCopy(folder / "copy.relata");
    ASSERT_TRUE(copied) << copied.error().text();
    KnowledgeGraph read;
    const auto copy = Project::open(folder / "copy.relata", read);
    ASSERT_TRUE(copy) << copy.error().text();
    EXPECT_TRUE(same(read, graph));
    EXPECT_EQ(copy->history()->size(), 1u);
    EXPECT_EQ((*copy->view("last"))->state, "{\"zoom\": 2}");
    const auto copiedPlaces = unpacked((*copy->view("last"))->places);
    ASSERT_TRUE(copiedPlaces);
    EXPECT_EQ(*copiedPlaces, (std::vector<EntityPlace>{{EntityId{0}, 1.5F, -2}, {EntityId{3}, 1e7F, 0}}));
    EXPECT_FALSE(project->saveCopy(folder / "nowhere" / "copy.relata"));
}

TEST(EntityPlaces, AreTwelveBytesEachInAnOrderThatIsTheSameEverywhere)
{
    const std::string bytes = packed({{EntityId{0x01020304}, 1, -2}});
    EXPECT_EQ(bytes, std::string("\x04\x03\x02\x01\x00\x00\x80\x3f\x00\x00\x00\xc0", 12));
    EXPECT_EQ(unpacked(bytes), (std::vector<EntityPlace>{{EntityId{0x01020304}, 1, -2}}));
    EXPECT_EQ(unpacked({}), std::vector<EntityPlace>());
    EXPECT_EQ(unpacked(bytes.substr(1)), std::nullopt);
    EXPECT_EQ(unpacked(packed({{EntityId{1}, std::numeric_limits<float>::quiet_NaN(), 0}, {EntityId{2}, 0, 0}})),
              (std::vector<EntityPlace>{{EntityId{2}, 0, 0}}));
}

TEST(Project, NothingIsReplacedByANewOne)
{
    const TempFolder folder;
    write(folder / "a.relata", "mine");
    const auto made = Project::create(folder / "a.relata", richGraph());
    ASSERT_FALSE(made);
    EXPECT_NE(made.error().text().find("exists already"), std::string::npos);
    EXPECT_EQ(read(folder / "a.relata"), "mine");
    EXPECT_FALSE(Project::create(folder / "nowhere" / "a.relata", richGraph()));
    EXPECT_EQ(filesIn(folder), 1u);
}

TEST(DiffJson, WhatIsNoUtf8ComesBackAsItWasShown)  // found by fuzzing
{
    const Properties pairs = pairsFromJson("[\x80");
    EXPECT_EQ(pairsFromJson(pairsToJson(pairs)), pairs);
    const auto list = listFromJson("\x9C");
    EXPECT_EQ(list, std::vector<std::string>{"\uFFFD"});
    EXPECT_EQ(listFromJson(listToJson(list)), list);
}

TEST(DiffJson, NumbersThatNoRecordCanHaveAreFaults)  // found by fuzzing
{
    for (const char *number : {"6.6e110", "1.5", "\"1\"", "null", "[]"}) {
        const std::string n(number);
        EXPECT_FALSE(diffFromJson(R"({"statements":[{"id":1,"after":{"key":"s","paragraph":)" + n + "}}]}", "f")) << n;
        EXPECT_FALSE(diffFromJson(R"({"entities":[{"id":)" + n + R"(,"after":{"key":"e"}}]})", "f")) << n;
    }
}

TEST(DiffJson, GoesThereAndBack)
{
    std::mt19937 random(5);
    KnowledgeGraph graph = richGraph();
    for (int i = 0; i < 60; ++i) {
        const GraphDiff diff = someEdit(graph, random);
        const auto back = diffFromJson(diffToJson(diff), "t");
        ASSERT_TRUE(back) << back.error().text();
        EXPECT_EQ(*back, diff);
        ASSERT_TRUE(graph.apply(diff));
    }
    GraphDiff schema;
    Schema after = graph.schema();
    after.ensurePredicate({"likes", "likes", "is liked by", "d", {}, {"person"}, {}, true, {}});
    schema.schema = SchemaChange{graph.schema(), after};
    EXPECT_EQ(*diffFromJson(diffToJson(schema), "t"), schema);
    for (const char *bad : {"", "[", "{\"entities\": 3}", "{\"entities\": [{}]}", "{\"entities\": [{\"id\": \"x\"}]}", "{\"schema\": {}}", "7"})
        EXPECT_FALSE(diffFromJson(bad, "t")) << bad;
}

}  // namespace
}  // namespace relata::test
