// SPDX-License-Identifier: Apache-2.0
#include "model/io/formats.h"
#include "tests/model/io/packagefixture.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace relata {
namespace {

using test::TempFolder;
using test::writePackage;
using testing::HasSubstr;

TEST(DataPackage, IsReadWhole)
{
    TempFolder folder;
    writePackage(folder);
    const auto loaded = readGraph(folder.path());
    ASSERT_TRUE(loaded) << loaded.error().text();
    const KnowledgeGraph &graph = loaded->graph;
    EXPECT_EQ(graph.entityCount(), 2U);
    EXPECT_EQ(graph.info().title, "Small");
    const Statement s = graph.statement(graph.findStatement("s1"));
    EXPECT_EQ(s.holds.text(), "2019/..");
    EXPECT_EQ(s.paragraph, 3);
    EXPECT_EQ(s.properties, (Properties{{"extra", "=x"}}));
    EXPECT_EQ(graph.key(graph.speaker(graph.findStatement("s2"))), "ada");
    EXPECT_EQ(graph.entity(graph.findEntity("acme")).properties, (Properties{{"office", "-7"}}));
    EXPECT_EQ(graph.aliases(graph.findEntity("ada")).size(), 2U);
}

TEST(DataPackage, RoundTripIsExactAndTheSecondWriteIsByteIdentical)
{
    TempFolder folder;
    writePackage(folder);
    const auto first = readGraph(folder.path());
    ASSERT_TRUE(first);
    ASSERT_TRUE(writeGraph(first->graph, folder / "out"));
    const auto second = readGraph(folder / "out");
    ASSERT_TRUE(second) << second.error().text();
    EXPECT_EQ(asAdditions(first->graph), asAdditions(second->graph));
    EXPECT_EQ(first->graph.info().title, second->graph.info().title);
    ASSERT_TRUE(writeGraph(second->graph, folder / "again"));
    for (const char *name : {"datapackage.json", "entities.csv", "statements.csv", "documents.csv", "schema.json"})
        EXPECT_EQ(test::read(folder / (std::string("out/") + name)), test::read(folder / (std::string("again/") + name))) << name;
    EXPECT_THAT(test::read(folder / "out/statements.csv"), HasSubstr("'=x"));
    ASSERT_TRUE(writeGraph(second->graph, folder / "out"));  // over the old one
    EXPECT_TRUE(readGraph(folder / "out"));
}

TEST(DataPackage, AFolderWithOtherThingsIsNotOverwritten)
{
    TempFolder folder;
    writePackage(folder);
    const auto loaded = readGraph(folder.path());
    test::write(folder / "mine/diary.txt", "dear diary");
    ASSERT_FALSE(writeGraph(loaded->graph, folder / "mine"));
    EXPECT_EQ(test::read(folder / "mine/diary.txt"), "dear diary");
    EXPECT_FALSE(std::filesystem::exists(folder / "mine/entities.csv"));
}

TEST(DataPackage, PropertiesThatAreCalledLikeColumnsComeBack)
{
    TempFolder folder;
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    const Properties odd{{"id", "7"},         {"Name", "x"},         {"color", "red"},     {"Color", "blue"}, {"COLOR", "green"},
                         {"property:x", "1"}, {"property.2:x", "2"}, {"a,\"b\"\nc", "=1"}, {"=cmd", "2"}};
    Entity ada = graph.entity(EntityId{0});
    ada.properties = odd;
    Statement knows = graph.statement(StatementId{0});
    knows.properties = {{"subject", "not the subject"}, {"speaker", "nobody"}};
    GraphDiff diff;
    diff.entities.push_back({EntityId{0}, graph.entity(EntityId{0}), ada});
    diff.statements.push_back({StatementId{0}, graph.statement(StatementId{0}), knows});
    ASSERT_TRUE(graph.apply(diff));
    const auto written = writeGraph(graph, folder / "out");
    ASSERT_TRUE(written) << written.error().text();
    const auto loaded = readGraph(folder / "out");
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(asAdditions(loaded->graph), asAdditions(graph));
}

TEST(DataPackage, PropertiesComeBackInTheOrderOfEachRecord)
{
    const auto of = [](std::initializer_list<const char *> names) {
        Properties properties;
        for (const char *name : names)
            properties.emplace_back(name, "x");
        return properties;
    };
    TempFolder folder;
    KnowledgeGraph graph = test::graphFromText("a -knows-> b, b -knows-> c, c -knows-> d");
    const std::array properties{of({"late", "later"}), of({"first", "late"}), of({"later", "last"}), of({"first", "last", "alone"})};
    GraphDiff diff;
    for (std::uint32_t i = 0; i < properties.size(); ++i) {
        Entity entity = graph.entity(EntityId{i});
        entity.properties = properties[i];
        diff.entities.push_back({EntityId{i}, graph.entity(EntityId{i}), entity});
    }
    ASSERT_TRUE(graph.apply(diff));
    ASSERT_TRUE(writeGraph(graph, folder / "out"));
    EXPECT_THAT(test::read(folder / "out/entities.csv"), HasSubstr("first,late,later,last,alone\n"));
    const auto loaded = readGraph(folder / "out");
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(asAdditions(loaded->graph), asAdditions(graph));
}

TEST(DataPackage, PropertiesInContradictoryOrdersAreAllThere)
{
    TempFolder folder;
    KnowledgeGraph graph = test::graphFromText("a -knows-> b, b -knows-> c");
    const std::array properties{Properties{{"z", "0"}, {"x", "1"}, {"y", "2"}}, Properties{{"y", "3"}, {"x", "4"}},
                                Properties{{"w", "5"}, {"z", "6"}}};
    GraphDiff diff;
    for (std::uint32_t i = 0; i < 3; ++i) {
        Entity entity = graph.entity(EntityId{i});
        entity.properties = properties[i];
        diff.entities.push_back({EntityId{i}, graph.entity(EntityId{i}), entity});
    }
    ASSERT_TRUE(graph.apply(diff));
    ASSERT_TRUE(writeGraph(graph, folder / "out"));
    const auto loaded = readGraph(folder / "out");
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.entity(EntityId{0}).properties, properties[0]);
    EXPECT_EQ(loaded->graph.entity(EntityId{2}).properties, properties[2]);
    EXPECT_EQ(loaded->graph.entity(EntityId{1}).properties, (Properties{{"x", "4"}, {"y", "3"}})) << "in the order of the columns";
    ASSERT_TRUE(writeGraph(loaded->graph, folder / "again"));
    EXPECT_EQ(test::read(folder / "again/entities.csv"), test::read(folder / "out/entities.csv"));
}

TEST(DataPackage, WithoutANameItComesBackWithoutOne)
{
    TempFolder folder;
    const KnowledgeGraph graph = test::graphFromText("a -knows-> b");
    ASSERT_TRUE(graph.info().id.empty());
    ASSERT_TRUE(writeGraph(graph, folder / "out"));
    const auto loaded = readGraph(folder / "out");
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.info(), graph.info());
}

TEST(DataPackage, AnEntityMayBeCalledAuthor)
{
    TempFolder folder;
    test::writePackage(folder, "statements.csv", "id,subject,predicate,object,speaker\ns1,ada,leads,acme,author\n");
    auto loaded = readGraph(folder.path());
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->graph.speaker(StatementId{0}), noEntity);
    test::write(folder / "entities.csv", "id,type,name\nada,person,Ada\nacme,institution,Acme\nauthor,person,An author\n");
    loaded = readGraph(folder.path());
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->graph.key(loaded->graph.speaker(StatementId{0})), "author");
}

TEST(DataPackage, OtherResourcesAreNotedAndBlanksAroundKeysAreForgiven)
{
    TempFolder folder;
    test::writePackage(folder, "datapackage.json",
                       R"({"resources": [{"name": "budget", "path": "budget.csv"}, {"name": "statements", "path": "data/s.csv"}]})");
    test::write(folder / "data/s.csv", "id,subject,predicate,object,modality,said\ns1, ada ,leads,acme , asserted, 2019\n");
    const auto loaded = readGraph(folder.path());
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_THAT(loaded->report.notes, testing::ElementsAre(HasSubstr("the resource “budget”")));
    EXPECT_EQ(loaded->graph.said(StatementId{0}).text(), "2019");
}

TEST(DataPackage, RowsWithFewerCellsThanColumnsAreTold)
{
    TempFolder folder;
    writePackage(folder);
    EXPECT_TRUE(readGraph(folder.path())->report.notes.empty());
    writePackage(folder, "entities.csv", "id,type,name,aliases,office\nada,person,Ada\nacme,institution,Acme,,\n");
    const auto one = readGraph(folder.path());
    ASSERT_TRUE(one) << one.error().text();
    EXPECT_THAT(one->report.notes,
                testing::ElementsAre("entities.csv: line 2 has fewer cells than there are columns; those missing at the end were taken as "
                                     "empty"));
    writePackage(folder, "entities.csv", "id,type,name,aliases,office\nada,person,Ada\nacme,institution,Acme,\n");
    EXPECT_THAT(readGraph(folder.path())->report.notes,
                testing::ElementsAre(HasSubstr("entities.csv: 2 rows, the first in line 2, have fewer cells")));
}

}  // namespace
}  // namespace relata
