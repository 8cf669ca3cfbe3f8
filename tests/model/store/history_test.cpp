// SPDX-License-Identifier: Apache-2.0
// The history of a project in pages, what its steps touched, and files of an older version.
#include "tests/model/store/projectfixture.h"

#include "model/store/database.h"
#include "model/store/projectlock.h"

#include <gmock/gmock.h>

#include <functional>

namespace relata::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using Kind = StepSummary::Kind;
using How = StepSummary::How;

std::vector<std::string> labels(const Result<std::vector<HistoryStep>> &steps)
{
    std::vector<std::string> labels;
    for (const HistoryStep &step : *steps)
        labels.push_back(step.label);
    return labels;
}

/// Renames ada over and over, with these labels.
Project withSteps(const std::filesystem::path &path, KnowledgeGraph &graph, const std::vector<std::string> &labels)
{
    auto project = Project::create(path, graph);
    for (const std::string &label : labels) {
        const EntityId ada = graph.findEntity("ada");
        GraphDiff diff;
        diff.entities.push_back({ada, graph.entity(ada), graph.entity(ada)});
        diff.entities[0].after->name += "!";
        EXPECT_TRUE(graph.apply(diff));
        const auto done = project->commit(diff, label);
        EXPECT_TRUE(done) << done.error().text();
    }
    return std::move(*project);
}

TEST(History, IsReadInPagesNewestFirst)
{
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    Project project = withSteps(folder / "a.relata", graph, {"one", "two", "three", "four", "five"});
    EXPECT_EQ(*project.historySize(), 5u);
    EXPECT_THAT(labels(project.history(HistoryPage{0, 2, {}, false})), ElementsAre("five", "four"));
    EXPECT_THAT(labels(project.history(HistoryPage{4, 2, {}, false})), ElementsAre("three", "two"));
    EXPECT_THAT(labels(project.history(HistoryPage{2, 2, {}, false})), ElementsAre("one"));
    EXPECT_THAT(labels(project.history(HistoryPage{1, 2, {}, false})), ElementsAre());
}

TEST(History, IsFilteredByWordsOfLabelNameAndDateAccentsIgnored)
{
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    Project project = withSteps(folder / "a.relata", graph, {"Merge López Obrador", "Rename Ada", "Merge Ada", "Rename López"});
    ASSERT_TRUE(project.nameStep(2, "Before Ámsterdam"));
    EXPECT_THAT(labels(project.history(HistoryPage{0, 9, "lopez", false})), ElementsAre("Rename López", "Merge López Obrador"));
    EXPECT_THAT(labels(project.history(HistoryPage{0, 9, "RENAME merg", false})), ElementsAre());
    EXPECT_THAT(labels(project.history(HistoryPage{0, 9, "amsterdam", false})), ElementsAre("Rename Ada"));
    EXPECT_THAT(labels(project.history(HistoryPage{0, 9, {}, true})), ElementsAre("Rename Ada"));
    EXPECT_THAT(labels(project.history(HistoryPage{0, 9, "nobody", false})), ElementsAre());
    const std::string year = (*project.history())[0].made.substr(0, 4);
    EXPECT_THAT(labels(project.history(HistoryPage{0, 9, year, false})), SizeIs(4));
    ASSERT_TRUE(project.nameStep(2, ""));
    EXPECT_THAT(labels(project.history(HistoryPage{0, 9, {}, true})), ElementsAre());
}

TEST(History, IsFilteredByWhatItsStepsChanged)
{
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(folder / "a.relata", graph);
    const StatementId id = graph.findStatement("s1");
    const auto change = [&](const char *label, const std::function<void(Statement &)> &how) {
        GraphDiff diff;
        diff.statements.push_back({id, graph.statement(id), graph.statement(id)});
        how(*diff.statements[0].after);
        ASSERT_TRUE(graph.apply(diff));
        ASSERT_TRUE(project->commit(diff, label));
    };
    change("first", [](Statement &s) { s.properties.emplace_back("Importe", "950000"); });
    change("second", [](Statement &s) { s.properties.back().second = "1200000"; });
    change("third", [](Statement &s) { s.note = "Expediente «OP-114», según Núñez\nand \"others\""; });
    change("fourth", [](Statement &s) { s.note = "OP-115, and 114 more"; });
    const auto found = [&](const char *words) { return labels(project->history(HistoryPage{0, 9, words, false})); };
    EXPECT_THAT(found("950000"), ElementsAre("second", "first")) << "before and after";
    EXPECT_THAT(found("importe"), ElementsAre("second", "first")) << "the name of a field";
    EXPECT_THAT(found("OP-114"), ElementsAre("fourth", "third")) << "as a whole";
    EXPECT_THAT(found("op-115"), ElementsAre("fourth"));
    EXPECT_THAT(found("NUNEZ third"), ElementsAre("third")) << "a word of the label, and one of a value";
    EXPECT_THAT(found("others"), ElementsAre("fourth", "third"));
    EXPECT_THAT(found("s claim"), SizeIs(4)) << "the statement";
    EXPECT_THAT(found("kind"), ElementsAre()) << "how it is written down is not what it says";
    EXPECT_THAT(labels(project->history(HistoryPage{2, 9, "950000", false})), ElementsAre("first")) << "page by page";
}

TEST(History, SaysWhatAStepTouched)
{
    KnowledgeGraph graph = richGraph();
    const EntityId ada = graph.findEntity("ada");
    GraphDiff diff;
    diff.entities.push_back({ada, graph.entity(ada), graph.entity(ada)});
    diff.entities[0].after->name = "Ada Lovelace";
    diff.entities[0].after->description.assign(400, 'd');
    diff.entities.push_back({graph.nextEntityId(), {}, Entity{"dora", "person", "Dora", {}, {}, {}}});
    const StatementId first = graph.findStatement("s1");
    diff.statements.push_back({first, graph.statement(first), {}});
    Schema schema = graph.schema();
    schema.ensureCategory({"new", "New"});
    diff.schema = SchemaChange{graph.schema(), schema};
    const StepSummary summary = summaryOf(diff);
    EXPECT_EQ(summary.total(), 4u);
    EXPECT_EQ(summary.counts[std::size_t(Kind::Statement)][std::size_t(How::Removed)], 1u);
    ASSERT_THAT(summary.first, SizeIs(4));
    EXPECT_EQ(summary.first[0], (StepSummary::Record{Kind::Category, How::Added, "New", {{"label", "", "New"}}}));
    ASSERT_THAT(summary.first[1].fields, SizeIs(2));
    EXPECT_EQ(summary.first[1].fields[0], (StepSummary::Field{"name", "Ada", "Ada Lovelace"}));
    EXPECT_EQ(summary.first[1].fields[1].after, std::string(240, 'd') + "…");
    EXPECT_EQ(summary.first[2].fields, (std::vector<StepSummary::Field>{{"type", "", "person"}, {"name", "", "Dora"}}));
    EXPECT_EQ(summary.first[3].how, How::Removed);
    EXPECT_EQ(summary.first[3].name, "Ada’s claim; it's 'quoted'");
    EXPECT_THAT(summary.first[3].fields,
                testing::Contains(StepSummary::Field{"speaker", "#" + std::to_string(indexOf(graph.findEntity("bob"))), ""}));
    EXPECT_THAT(summary.first[3].fields, testing::Contains(StepSummary::Field{"subject", "=Ada Lovelace", ""}));
    EXPECT_THAT(summary.first[3].fields, testing::Contains(StepSummary::Field{"property x", "y", ""}));
    EXPECT_EQ(summaryFromJson(toJson(summary)), summary);
    for (const char *bad : {"", "[]", "{\"counts\": 3}", "{\"counts\":[[1,2,3]],\"first\":[{\"kind\":99}]}"})
        EXPECT_EQ(summaryFromJson(bad), StepSummary()) << bad;
}

TEST(History, OfALargeEditOnlyTheFirstRecordsAreKeptShort)
{
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(folder / "a.relata", graph);
    ASSERT_TRUE(project);
    GraphDiff many;
    for (std::uint32_t i = 0; i < 5000; ++i)
        many.entities.push_back({EntityId(100 + i), {}, Entity{"many" + std::to_string(i), "person", "Many " + std::to_string(i), {}, {}, {}}});
    ASSERT_TRUE(project->commit(many, "Import"));
    const auto summary = project->touched(1);
    ASSERT_TRUE(summary) << summary.error().text();
    EXPECT_EQ(summary->total(), 5000u);
    EXPECT_EQ(summary->first.size(), StepSummary::mostRecords);
    EXPECT_EQ(project->touched(2).error().code, Error::Code::NotFound);
}

TEST(History, TheWayBackOverManyStepsIsTheSameAsStepByStep)
{
    std::mt19937 random(17);
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(folder / "a.relata", graph);
    ASSERT_TRUE(project);
    for (int step = 0; step < 150; ++step) {
        const GraphDiff diff = someEdit(graph, random);
        ASSERT_TRUE(graph.apply(diff));
        ASSERT_TRUE(project->commit(diff, "step"));
    }
    const auto back = project->backTo(0);
    ASSERT_TRUE(back);
    ASSERT_TRUE(graph.apply(*back));
    EXPECT_EQ(asAdditions(graph), asAdditions(richGraph()));
}

/// The tables as Relata 0.1 wrote them, with one edit in the history.
void writeVersionOne(const std::filesystem::path &path)
{
    const auto database = Database::open(path, Database::Access::Create);
    ASSERT_TRUE(database);
    const auto done = database->run(R"(
PRAGMA application_id = 1382839393; PRAGMA user_version = 1;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, authors TEXT NOT NULL, publisher TEXT NOT NULL,
  published TEXT NOT NULL, url TEXT NOT NULL, language TEXT NOT NULL, origin TEXT NOT NULL, hash TEXT NOT NULL, note TEXT NOT NULL, properties TEXT NOT NULL);
CREATE TABLE entity (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL,
  description TEXT NOT NULL, properties TEXT NOT NULL);
CREATE TABLE statement (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, subject INTEGER NOT NULL REFERENCES entity, predicate TEXT NOT NULL,
  object INTEGER NOT NULL REFERENCES entity, claim TEXT NOT NULL, speaker INTEGER REFERENCES entity, document INTEGER REFERENCES document,
  paragraph INTEGER NOT NULL, quote TEXT NOT NULL, modality TEXT NOT NULL, polarity TEXT NOT NULL, said TEXT NOT NULL, holds TEXT NOT NULL,
  holds_basis TEXT NOT NULL, confidence TEXT NOT NULL, status TEXT NOT NULL, note TEXT NOT NULL, properties TEXT NOT NULL);
CREATE VIRTUAL TABLE entity_text USING fts5(name, aliases, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE TABLE view (name TEXT PRIMARY KEY, state TEXT NOT NULL, changed TEXT NOT NULL);
CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, made TEXT NOT NULL, label TEXT NOT NULL, edit TEXT NOT NULL, name TEXT);
INSERT INTO meta VALUES ('title', 'Of old');
INSERT INTO entity VALUES (0, 'ada', 'person', 'Ada', '', '', '');
INSERT INTO entity_text (rowid, name, aliases) VALUES (0, 'Ada', '');
INSERT INTO history (made, label, edit, name) VALUES ('2026-11-01T00:00:00Z', 'Add Ada',
  '{"entities":[{"id":0,"after":{"key":"ada","type":"person","name":"Ada"}}]}', 'Start');
)");
    ASSERT_TRUE(done) << done.error().text();
}

TEST(History, AnOlderProjectIsBroughtUpToDateAfterACopy)
{
    const TempFolder folder;
    writeVersionOne(folder / "a.relata");
    const std::string before = read(folder / "a.relata");
    write(folder / "a.version-1.relata", "somebody else's");
    {
        KnowledgeGraph graph;
        auto project = Project::open(folder / "a.relata", graph);
        ASSERT_TRUE(project) << project.error().text();
        EXPECT_FALSE(project->isReadOnly()) << project->whyReadOnly();
        EXPECT_THAT(project->notice(), HasSubstr("a.version-1-2.relata"));
        EXPECT_EQ(graph.info().title, "Of old");
        const auto touched = project->touched(1);
        ASSERT_TRUE(touched) << touched.error().text();
        EXPECT_EQ(touched->first[0].name, "Ada");
        EXPECT_THAT(labels(project->history(HistoryPage{0, 9, "start", true})), ElementsAre("Add Ada"));
        ASSERT_TRUE(project->commit(removeEntities(graph, {graph.findEntity("ada")}), "Remove Ada"));
    }
    EXPECT_EQ(read(folder / "a.version-1.relata"), "somebody else's");
    EXPECT_EQ(*Database::open(folder / "a.relata", Database::Access::Read)->first("PRAGMA user_version"), std::to_string(3));
    KnowledgeGraph graph;
    const auto again = Project::open(folder / "a.relata", graph);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->notice(), "");
    EXPECT_EQ(graph.entityCount(), 0u);
    const auto copy = Project::read(folder / "a.version-1-2.relata");
    ASSERT_TRUE(copy) << copy.error().text();
    EXPECT_EQ(copy->entityCount(), 1u);
    EXPECT_EQ(*Database::open(folder / "a.version-1-2.relata", Database::Access::Read)->first("PRAGMA user_version"), std::to_string(1));
}

TEST(History, AnOlderProjectThatMayNotBeWrittenIsReadAsItIs)
{
    const TempFolder folder;
    writeVersionOne(folder / "a.relata");
    const auto lock = ProjectLock::of(folder / "a.relata");  // somebody else has it open
    ASSERT_TRUE(lock);
    KnowledgeGraph graph;
    const auto project = Project::open(folder / "a.relata", graph);
    ASSERT_TRUE(project) << project.error().text();
    EXPECT_THAT(project->whyReadOnly(), HasSubstr("open elsewhere"));
    EXPECT_EQ(project->touched(1)->first[0].name, "Ada") << "from the edit itself";
    EXPECT_FALSE(std::filesystem::exists(folder / "a.version-1.relata"));
    EXPECT_EQ(*Database::open(folder / "a.relata", Database::Access::Read)->first("PRAGMA user_version"), std::to_string(1));
}

TEST(History, AHistoryThatCannotBeBroughtUpToDateIsShownOnlyAndStaysAsItWas)
{
    const TempFolder folder;
    writeVersionOne(folder / "a.relata");
    ASSERT_TRUE(Database::open(folder / "a.relata", Database::Access::Write)->run("UPDATE history SET edit = '{'"));
    KnowledgeGraph graph;
    const auto project = Project::open(folder / "a.relata", graph);
    ASSERT_TRUE(project) << project.error().text();
    EXPECT_THAT(project->whyReadOnly(), HasSubstr("could not be brought up to date"));
    EXPECT_EQ(graph.entityCount(), 1u);
    EXPECT_EQ(*Database::open(folder / "a.relata", Database::Access::Read)->first("PRAGMA user_version"), std::to_string(1));
}

}  // namespace
}  // namespace relata::test
