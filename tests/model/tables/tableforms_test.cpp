// SPDX-License-Identifier: Apache-2.0
// Graphs as tables, for other programs and back.
#include "model/tables/tableforms.h"

#include "model/io/csv.h"
#include "model/io/formats.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using test::TempFolder;
using testing::Contains;
using testing::HasSubstr;

/// Names that look like formulas, several lines, several values; a property called like a column; two statements between the same two.
KnowledgeGraph graph()
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, ada -knows-> bob, bob -owns-> acme:institution");
    GraphDiff diff;
    const EntityId ada = graph.findEntity("ada");
    Entity entity = graph.entity(ada);
    entity.name = "=1+1";
    entity.aliases = {"a|b", "@home", "back\\slash"};
    entity.description = "two\nlines; \"quoted\", and a tab\there";
    entity.properties = {{"born in", "1815"}, {"label", "not the name"}, {"Employer", "acme"}};
    diff.entities.push_back({ada, graph.entity(ada), entity});
    const StatementId first = graph.findStatement("s1");
    Statement s = graph.statement(first);
    s.claim = "Ada said: \"I know him\"";
    s.speaker = graph.findEntity("bob");
    s.paragraph = 7;
    s.quote = "-5, and more";
    s.modality = Modality::Alleged;
    s.polarity = Polarity::Negative;
    s.said = *Edtf::parse("2019-06");
    s.holds = *Edtf::parse("2018/..");
    s.holdsBasis = "stated";
    s.confidence = "high";
    s.note = "50 % -> sure";
    s.properties = {{"colour", "#ff0000"}, {"weight", "2"}};
    diff.statements.push_back({first, graph.statement(first), s});
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

std::vector<Entity> entitiesOf(const KnowledgeGraph &g)
{
    std::vector<Entity> all;
    for (const EntityId id : g.entities())
        all.push_back(g.entity(id));
    return all;
}

std::vector<Statement> statementsOf(const KnowledgeGraph &g)
{
    std::vector<Statement> all;
    for (const StatementId id : g.statements())
        all.push_back(g.statement(id));
    return all;
}

TEST(TableForms, EveryFieldOfEntitiesAndStatementsComesBack)
{
    const KnowledgeGraph before = graph();
    for (const char *name : {"g.csv", "g.tsv", "g.xlsx"}) {
        TempFolder folder;
        const auto report = writeGraph(before, folder / name);
        ASSERT_TRUE(report) << name << ": " << report.error().text();
        EXPECT_THAT(report->notes, testing::Not(Contains(HasSubstr("could not hold of s")))) << name;
        const auto again = readGraph(folder / name);
        ASSERT_TRUE(again) << name << ": " << again.error().text();
        EXPECT_EQ(entitiesOf(again->graph), entitiesOf(before)) << name;
        EXPECT_EQ(statementsOf(again->graph), statementsOf(before)) << name;
        const std::string bytes = test::read(folder / name);
        ASSERT_TRUE(writeGraph(again->graph, folder / name));
        EXPECT_EQ(test::read(folder / name), bytes) << name << ": the second export is the first";
    }
}

TEST(TableForms, WhatTheyCannotHoldIsNamed)
{
    KnowledgeGraph g = graph();
    g.info().title = "A title";
    Schema schema = g.schema();
    schema.ensurePredicate({"bribes", "bribes", "is bribed by", "Pays for a favour.", {}, {}, {}, false, {}});
    GraphDiff diff;
    diff.schema = SchemaChange{g.schema(), schema};
    ASSERT_TRUE(g.apply(diff));
    TempFolder folder;
    const auto report = writeGraph(g, folder / "g.csv");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes, Contains(HasSubstr("could not hold of the schema")));
    EXPECT_THAT(report->notes, Contains(HasSubstr("could not hold of the description of the graph: title")));
    EXPECT_THAT(report->notes, Contains(HasSubstr("the entities stand beside it in “g.nodes.csv”")));
}

TEST(TableForms, CsvIsAsGephiReadsItAndHarmlessInASpreadsheet)
{
    TempFolder folder;
    ASSERT_TRUE(writeGraph(graph(), folder / "g.csv"));
    const auto nodes = readCsv(folder / "g.nodes.csv"), edges = readCsv(folder / "g.csv");
    ASSERT_TRUE(nodes && edges);
    EXPECT_THAT(nodes->columns, testing::ElementsAre("Id", "Label", "Type", "Aliases", "Description", "born in", "property:label", "Employer"));
    EXPECT_THAT(edges->columns, testing::IsSupersetOf({"Source", "Target", "Type", "Id", "Label", "Weight", "Claim", "Speaker", "colour"}));
    EXPECT_EQ(edges->rows.size(), 3U);
    EXPECT_EQ(edges->rows[0].at(*edges->column("type")), "Directed");
    const std::string text = test::read(folder / "g.nodes.csv");
    EXPECT_THAT(text, HasSubstr("\nada,'=1+1,")) << "a formula gets an apostrophe";
}

TEST(TableForms, Neo4jsImportHasTypedHeadersAndNoApostrophes)
{
    TempFolder folder;
    const KnowledgeGraph before = graph();
    const auto report = writeGraph(before, folder / "g.neo4j");
    ASSERT_TRUE(report) << report.error().text();
    const std::string nodes = test::read(folder / "g.neo4j/nodes.csv"), relationships = test::read(folder / "g.neo4j/relationships.csv");
    EXPECT_THAT(nodes, testing::StartsWith("id:ID,name,entity_type,aliases:string[],description,:LABEL,born in,label,Employer\nada,=1+1,person,"));
    EXPECT_THAT(nodes, HasSubstr("\nacme,Acme,institution,,,Institution"));
    EXPECT_THAT(relationships, testing::StartsWith(":START_ID,:END_ID,:TYPE,id,predicate,claim,speaker,document,"));
    EXPECT_THAT(relationships, HasSubstr("\nada,bob,KNOWS,s2,knows,"));
    EXPECT_THAT(test::read(folder / "g.neo4j/import.txt"), HasSubstr("--nodes=nodes.csv --relationships=relationships.csv"));
    const auto again = readGraph(folder / "g.neo4j");
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(entitiesOf(again->graph), entitiesOf(before));
    EXPECT_EQ(statementsOf(again->graph), statementsOf(before));
    ASSERT_TRUE(writeGraph(before, folder / "g.neo4j")) << "an older import is replaced";
    test::write(folder / "other.neo4j/mine.txt", "x");
    const auto refused = writeGraph(before, folder / "other.neo4j");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), HasSubstr("is a folder with other things in it"));
    EXPECT_EQ(test::read(folder / "other.neo4j/mine.txt"), "x");
}

TEST(TableForms, AFailedWriteLeavesBothOldFiles)
{
    TempFolder folder;
    ASSERT_TRUE(writeGraph(graph(), folder / "g.csv"));
    const std::string nodes = test::read(folder / "g.nodes.csv"), edges = test::read(folder / "g.csv");
    std::filesystem::remove(folder / "g.csv");
    test::write(folder / "g.csv/inside.txt", "a folder of that name");
    EXPECT_FALSE(writeGraph(test::graphFromText("x -knows-> y"), folder / "g.csv"));
    EXPECT_EQ(test::read(folder / "g.nodes.csv"), nodes);
    const auto missing = writeGraph(graph(), folder / "none" / "g.csv");
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().text(), HasSubstr("cannot be written"));
    for (const auto &entry : std::filesystem::directory_iterator(folder.path()))
        EXPECT_THAT(entry.path().filename().string(), testing::AnyOf("g.csv", "g.nodes.csv")) << "nothing is left behind";
}

TEST(TableForms, TheNodesOfAnotherTableAreNoNameForOne)
{
    TempFolder folder;
    const auto refused = writeGraph(graph(), folder / "g.nodes.csv");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), HasSubstr("is the name of the nodes of another table"));
}

TEST(TableForms, TextsThatExcelCannotHoldAreCutWithANote)
{
    KnowledgeGraph g = test::graphFromText("ada -knows-> bob");
    GraphDiff diff;
    const EntityId ada = g.findEntity("ada");
    Entity entity = g.entity(ada);
    entity.description = std::string(40000, 'x') + "\x01";
    diff.entities.push_back({ada, g.entity(ada), entity});
    ASSERT_TRUE(g.apply(diff));
    TempFolder folder;
    const auto report = writeGraph(g, folder / "g.xlsx");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes, Contains("1 text was cut: Excel's cells hold 32,767 characters"));
    EXPECT_THAT(report->notes, Contains(HasSubstr("could not hold of entities: description (1 of 2)")));
}

TEST(TableForms, NumbersOfWorkbooksComeBackAsTheyWereWritten)
{
    KnowledgeGraph g = test::graphFromText("ada -knows-> bob");
    GraphDiff diff;
    Properties odd;
    for (const char *text : {"250000", "-12.5", "0.1", "0", "-0", "007", "1.50", "+7", "1e6", "12345678901234567", "1.250,5", "inf", "nan", "5.",
                             ".5", "- 3", "2019-06"})
        odd.emplace_back("p" + std::to_string(odd.size()), text);
    Statement paid = g.statement(g.findStatement("s1"));
    diff.statements.push_back({g.findStatement("s1"), paid, paid});
    diff.statements.front().after->properties = odd;
    ASSERT_TRUE(g.apply(diff));
    TempFolder folder;
    ASSERT_TRUE(writeGraph(g, folder / "g.xlsx"));
    const auto again = readGraph(folder / "g.xlsx");
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->graph.statement(again->graph.findStatement("s1")).properties, odd);
}

TEST(TableForms, NumbersBelowZeroAreNoFormulas)
{
    KnowledgeGraph g = test::graphFromText("ada -knows-> bob");
    Statement paid = g.statement(g.findStatement("s1"));
    GraphDiff diff;
    diff.statements.push_back({g.findStatement("s1"), paid, paid});
    diff.statements.front().after->properties = {{"a", "-45.000,00"}, {"b", "-2+3"}, {"c", "=1+1"}, {"d", "'-5"}};
    const Properties before = diff.statements.front().after->properties;
    ASSERT_TRUE(g.apply(diff));
    TempFolder folder;
    ASSERT_TRUE(writeGraph(g, folder / "g.csv"));
    const std::string text = test::read(folder / "g.csv");
    EXPECT_THAT(text, HasSubstr("\"-45.000,00\",'-2+3,'=1+1,''-5"));
    EXPECT_EQ(readGraph(folder / "g.csv")->graph.statement(StatementId{0}).properties, before);
}

TEST(TableForms, AnEmptyGraphIsOneToo)
{
    for (const char *name : {"g.csv", "g.tsv", "g.xlsx", "g.neo4j"}) {
        TempFolder folder;
        const auto report = writeGraph(KnowledgeGraph(), folder / name);
        ASSERT_TRUE(report) << name << ": " << report.error().text();
        const auto again = readGraph(folder / name);
        ASSERT_TRUE(again) << name << ": " << again.error().text();
        EXPECT_EQ(again->graph.entityCount(), 0U);
    }
}

}  // namespace
}  // namespace relata
