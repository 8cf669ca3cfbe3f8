// SPDX-License-Identifier: Apache-2.0
// Tables that other programs export: Neo4j's nodes and relationships in one, Cytoscape's edges.
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "model/tables/readtables.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace relata {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Pair;

const std::string films = "\"_id\",\"_labels\",\"born\",\"name\",\"title\",\"_start\",\"_end\",\"_type\",\"name\",\"roles\"\n"
                          "\"0\",\":Person:Actor\",\"1964\",\"Keanu Reeves\",\"\",,,,,\n"
                          "\"1\",\":Movie\",\"\",\"\",\"The Matrix\",,,,,\n"
                          ",,,,,\"0\",\"1\",\"ACTED_IN\",\"the first\",\"Neo\"\n"
                          "\"2\",\":Person\",\"1967\",\"Carrie-Anne Moss\",\"\",,,,,\n"
                          ",,,,,\"2\",\"1\",\"ACTED_IN\",,\n";

std::vector<Table> tablesOfText(const std::string &csv)
{
    auto tables = tablesFromBytes(csv, "table.csv");
    EXPECT_TRUE(tables) << tables.error().text();
    return tables ? std::move(*tables) : std::vector<Table>();
}

LoadedGraph graphOfTables(const std::vector<Table> &tables, const ColumnMapping &mapping)
{
    auto loaded = graphFromTables(tables, mapping);
    EXPECT_TRUE(loaded) << loaded.error().text();
    return loaded ? std::move(*loaded) : LoadedGraph();
}

TEST(Neo4jExport, NodesAndRelationshipsOfOneTableAreRead)
{
    const auto tables = tablesOfText(films);
    ASSERT_EQ(tables.size(), 2U);
    EXPECT_EQ(tables[0].name, "table nodes");
    EXPECT_EQ(tables[1].name, "table relationships");
    const LoadedGraph loaded = graphOfTables(tables, guessMapping(tables));
    const KnowledgeGraph &graph = loaded.graph;
    ASSERT_EQ(graph.entityCount(), 3U);
    ASSERT_EQ(graph.statementCount(), 2U);
    const Entity keanu = graph.entity(graph.findEntity("0"));
    EXPECT_EQ(keanu.name, "Keanu Reeves");
    EXPECT_EQ(keanu.type, "person");
    EXPECT_THAT(keanu.properties, Contains(Pair("labels", "Person|Actor")));
    EXPECT_THAT(keanu.properties, Contains(Pair("born", "1964")));
    const Entity matrix = graph.entity(graph.findEntity("1"));
    EXPECT_EQ(matrix.name, "The Matrix") << "nodes of another label have their names in another column";
    EXPECT_EQ(matrix.type, "Movie");
    EXPECT_TRUE(matrix.properties.empty());
    const Statement acted = graph.statement(*graph.statements().begin());
    EXPECT_EQ(graph.schema().predicate(graph.predicate(*graph.statements().begin())).label, "ACTED_IN");
    EXPECT_EQ(graph.name(acted.subject), "Keanu Reeves");
    EXPECT_EQ(graph.name(acted.object), "The Matrix");
    EXPECT_THAT(acted.properties, Contains(Pair("roles", "Neo")));
    EXPECT_THAT(acted.properties, Contains(Pair("name", "the first"))) << "a property that nodes have, too";
    EXPECT_TRUE(loaded.report.problems.empty()) << loaded.report.problems.front().text();
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("as Neo4j exports them")));
}

TEST(Neo4jExport, RowsThatAreNeitherAreToldWithTheirLine)
{
    const auto tables = tablesOfText("_id,_labels,name,_start,_end,_type\n0,:Person,Ana,,,\n,:Person,,,,\n,,,0,,KNOWS\n,,,0,0,KNOWS\n");
    const LoadedGraph loaded = graphOfTables(tables, guessMapping(tables));
    EXPECT_EQ(loaded.graph.statementCount(), 1U);
    ASSERT_EQ(loaded.report.problems.size(), 2U);
    EXPECT_EQ(loaded.report.problems[0].text(), "table.csv, line 3, column 1: neither id nor name. Expected one of them; the row was left out");
    EXPECT_EQ(loaded.report.problems[1].text(), "table.csv, line 4, column 5: “_end” is empty. Expected both ends; the row was left out");
}

TEST(Neo4jExport, TypedHeadersAndNodesAloneAreRead)
{
    const auto tables = tablesOfText("_id:id,_labels:label,born:long,name:string,_start:id,_end:id,_type:label\n0,:Person,1964,Ana,,,\n");
    ASSERT_EQ(tables.size(), 1U);
    EXPECT_EQ(tables.front().name, "table");
    const LoadedGraph loaded = graphOfTables(tables, guessMapping(tables));
    ASSERT_EQ(loaded.graph.entityCount(), 1U);
    const Entity ana = loaded.graph.entity(*loaded.graph.entities().begin());
    EXPECT_EQ(ana.name, "Ana");
    EXPECT_EQ(ana.type, "person");
    EXPECT_THAT(ana.properties, Contains(Pair("born", "1964")));
}

TEST(Neo4jExport, AMappingOfOneFitsAnother)
{
    const auto tables = tablesOfText(films);
    const ColumnMapping guessed = guessMapping(tables);
    const auto saved = ColumnMapping::parse(guessed.json(), "films.json");
    ASSERT_TRUE(saved) << saved.error().text();
    auto others = tablesFromBytes(films, "other.csv");
    ASSERT_TRUE(others);
    const auto fitted = saved->fittedTo(*others);
    ASSERT_TRUE(fitted) << fitted.error().text();
    EXPECT_EQ(test::print(graphOfTables(*others, *fitted).graph), test::print(graphOfTables(tables, guessed).graph));
}

TEST(SavedMapping, KnowsTheLineOfItsHeaderWhereAnotherOneHasSomeOfItsColumns)
{
    const auto tables = tablesOfText("id,of what\nid,name,born\n1,Ana,1980\n2,Bo,1981\n");
    const ColumnMapping guessed = guessMapping(tables);
    ASSERT_EQ(guessed.tables.front().headerLine, 2);
    const auto saved = ColumnMapping::parse(guessed.json(), "saved.json");
    ASSERT_TRUE(saved) << saved.error().text();
    const auto fitted = saved->fittedTo(tables);
    ASSERT_TRUE(fitted) << fitted.error().text();
    EXPECT_EQ(fitted->tables.front().headerLine, 2);
}

TEST(SavedMapping, KnowsTheLineOfItsHeaderWhateverElseTheTableHas)
{
    ColumnMapping mapping;
    mapping.tables.emplace_back();
    TableMapping &edges = mapping.tables.front();
    edges.table = "edges";
    edges.shape = TableShape::Statements;
    edges.headerLine = 2;
    for (const auto &[name, role] : {std::pair("source", ColumnRole::Source), {"target", ColumnRole::Target}, {"amount", ColumnRole::Property}}) {
        edges.columns.emplace_back();
        edges.columns.back().column = name;
        edges.columns.back().role = role;
    }
    const auto lineOf = [&mapping](const std::string &csv) {
        const auto fitted = mapping.fittedTo(tablesOfText(csv));
        return fitted ? fitted->tables.front().headerLine : -1;
    };
    EXPECT_EQ(lineOf("source,target,amount\nsource,target,amount\nAnn,Bob,1,zzz\n"), 2) << "a row with more cells";
    EXPECT_EQ(lineOf("source,target,amount\nSource,Target,Amount,since\nAnn,Bob,1,2019\n"), 2) << "a column more";
    EXPECT_EQ(lineOf("source,target,amount\nAnn,Bob,1\n"), 1) << "not there";
    edges.columns.emplace_back();
    edges.columns.back().column = "D";
    edges.columns.emplace_back();
    edges.columns.back().column = "amount (E)";
    EXPECT_EQ(lineOf("source,target,amount\nsource,target,amount\nAnn,Bob,1\n"), 2) << "columns called by their places";
}

TEST(CytoscapeEdges, ArePartedAroundTheInteractionOfTheirRow)
{
    const auto tables = tablesOfText("SUID,name,shared name,interaction,shared interaction\n"
                                     "1,dehydrogenase (NADP+) (inhibits) EGFR,dehydrogenase (NADP+) (inhibits) EGFR,inhibits,inhibits\n"
                                     "2,A (is (part) of) B (b) C,A (is (part) of) B (b) C,is (part) of,is (part) of\n"
                                     "3,A (b) (c) D,A (b) (c) D,,\n"
                                     "4,A (b) B (b) C,A (b) B (b) C,b,b\n"
                                     "5,A B,A B,b,b\n"
                                     "6,A (b) C (c),A (b) C (c),,\n");
    const LoadedGraph loaded = graphOfTables(tables, guessMapping(tables));
    EXPECT_EQ(test::print(loaded.graph), "A -b-> C (c), A -is-part-of-> B (b) C, dehydrogenase (NADP+) -inhibits-> EGFR");
    ASSERT_EQ(loaded.report.problems.size(), 3U) << "nothing tells where the ends of two rows are, and one has none";
    EXPECT_EQ(loaded.report.problems[0].text(), "table.csv, line 4, column 3: “shared name” does not tell both ends. Expected “a (predicate) b” "
                                                "that can be parted in one way only; the row was left out");
    EXPECT_EQ(loaded.report.problems[1].line, 5);
    EXPECT_EQ(loaded.report.problems[2].text(),
              "table.csv, line 6, column 3: “shared name” does not tell both ends. Expected “a (predicate) b”; the row was left out");
}

}  // namespace
}  // namespace relata
