// SPDX-License-Identifier: Apache-2.0
// Resources of data packages whose rows stand in several files.
#include "model/io/formats.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace relata {
namespace {

using test::TempFolder;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

using PartFiles = std::vector<std::pair<std::string, std::string>>;

/// A package with the resource “people”, of \a files with the key “id”, and \a more resources.
LoadedGraph readParts(const PartFiles &files, const std::string &more = {}, const std::string &key = R"(, "schema": {"primaryKey": "id"})")
{
    TempFolder folder;
    std::string paths;
    for (const auto &[name, text] : files) {
        test::write(folder / name, text);
        paths += (paths.empty() ? "\"" : ", \"") + name + "\"";
    }
    test::write(folder / "datapackage.json",
                R"({"name": "n", "resources": [{"name": "people", "path": [)" + paths + "]" + key + "}" + (more.empty() ? "" : ", ") + more + "]}");
    auto loaded = readGraph(folder.path());
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(*loaded);
}

/// "1 Ann (Rome), 2 Bob": key, name and town of all, by key.
std::string everybody(const LoadedGraph &loaded)
{
    std::vector<std::string> all;
    for (const EntityId id : loaded.graph.entities()) {
        const Entity entity = loaded.graph.entity(id);
        std::string text = entity.key + " " + entity.name;
        for (const auto &[name, value] : entity.properties)
            text += " (" + value + ")";
        all.push_back(std::move(text));
    }
    std::sort(all.begin(), all.end());
    std::string text;
    for (const std::string &one : all)
        text += (text.empty() ? "" : ", ") + one;
    return text;
}

struct PartsSample {
    const char *name;
    PartFiles files;
    const char *expected;
};

class PackagePartsRead : public testing::TestWithParam<PartsSample>
{
};

TEST_P(PackagePartsRead, CellsStandBelowTheNamesOfTheirColumns)
{
    const auto loaded = readParts(GetParam().files);
    EXPECT_EQ(everybody(loaded), GetParam().expected);
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("“people” is one table of " + std::to_string(GetParam().files.size()) + " files")));
    EXPECT_TRUE(loaded.report.problems.empty()) << loaded.report.problems.front().text();
}

INSTANTIATE_TEST_SUITE_P(
    All, PackagePartsRead,
    testing::Values(
        PartsSample{"SameHeading", {{"a.csv", "id,name\n1,Ann\n"}, {"b.csv", "id,name\n2,Bob\n1,Ann\n"}}, "1 Ann, 2 Bob"},
        PartsSample{"OtherOrder", {{"a.csv", "id,name,town\n1,Ann,Rome\n"}, {"b.csv", "name,town,id\nBob,Oslo,2\n"}}, "1 Ann (Rome), 2 Bob (Oslo)"},
        PartsSample{"OtherCase", {{"a.csv", "id,name\n1,Ann\n"}, {"b.csv", "ID,Name\n2,Bob\n"}}, "1 Ann, 2 Bob"},
        PartsSample{"FirstInCapitals", {{"a.csv", "ID,NAME\n1,Ann\n"}, {"b.csv", "name,id\nBob,2\n"}}, "1 Ann, 2 Bob"},
        PartsSample{"MoreColumns",
                    {{"a.csv", "id,name\n1,Ann\n"}, {"b.csv", "town,ID,name\nOslo,2,Bob\n"}, {"c.csv", "id,name,born,town\n3,Cyd,1980,Rome\n"}},
                    "1 Ann, 2 Bob (Oslo), 3 Cyd (Rome) (1980)"},
        PartsSample{"FewerColumns", {{"a.csv", "id,name,town\n1,Ann,Rome\n"}, {"b.csv", "name,id\nBob,2\n"}}, "1 Ann (Rome), 2 Bob"},
        PartsSample{"NoHeading", {{"a.csv", "id,name\n1,Ann\n"}, {"b.csv", "2,Bob\n3,Cyd\n"}}, "1 Ann, 2 Bob, 3 Cyd"},
        PartsSample{"NoHeadingNorNumbers", {{"a.csv", "id,name\nann,Ann\n"}, {"b.csv", "bob,Bob\ncyd,Cyd\n"}}, "ann Ann, bob Bob, cyd Cyd"},
        PartsSample{"FirstWithoutHeading", {{"a.csv", "1,Ann\n2,Bob\n"}, {"b.csv", "id,name\n3,Cyd\n"}}, "1 Ann, 2 Bob, 3 Cyd"},
        PartsSample{"HeadingInTheMiddle",
                    {{"a.csv", "1,Ann\n"}, {"b.csv", "ID,Name\n2,Bob\n"}, {"c.csv", "name,id,town\nCyd,3,Rome\n"}},
                    "1 Ann, 2 Bob, 3 Cyd (Rome)"},
        PartsSample{"SomeOtherNames", {{"a.csv", "id,name\n1,Ann\n"}, {"b.csv", "ID,Nombre\n2,Bob\n1,Ann\n"}}, "1 Ann, 2 Bob"},
        PartsSample{"OtherNames", {{"a.csv", "id,name,born\n1,Ann,1980\n"}, {"b.csv", "nummer,bezeichnung\n2,Bob\n"}}, "1 Ann (1980), Bob Bob (2)"},
        PartsSample{"NothingInOne", {{"a.csv", "id,name\n1,Ann\n"}, {"b.csv", "id,name\n"}, {"c.csv", "id,name\n2,Bob\n"}}, "1 Ann, 2 Bob"}),
    [](const auto &row) { return std::string(row.param.name); });

TEST(PackageParts, PartsOfANameStandInTheOrderOfTheFirst)
{
    const auto loaded = readParts({{"a.csv", "id,nombre,apellido\n1,Ana,Paz\n"}, {"b.csv", "apellido,nombre,id\nRuiz,Luis,2\n"}});
    EXPECT_EQ(everybody(loaded), "1 Ana Paz, 2 Luis Ruiz");
}

TEST(PackageParts, FilesWithoutHeadingsAreRows)
{
    const auto loaded = readParts({{"a.csv", "1,Ann\n2,Bob\n"}, {"b.csv", "3,Cyd\n"}}, {},
                                  R"(, "dialect": {"header": false}, "schema": {"fields": [{"name": "id"}, {"name": "name"}], "primaryKey": "id"})");
    EXPECT_EQ(everybody(loaded), "1 Ann, 2 Bob, 3 Cyd");
}

TEST(PackageParts, ARowIsOfItsFileAndLine)
{
    const auto loaded =
        readParts({{"a.csv", "source,target,since\nann,bob,2019\n"}, {"b.csv", "since,target,source\n2020,cyd,bob\nsoon,,bob\n"}}, {}, {});
    EXPECT_EQ(test::print(loaded.graph), "ann -linked-to-> bob, bob -linked-to-> cyd");
    std::vector<std::string> titles;
    for (const StatementId id : loaded.graph.statements())
        titles.push_back(loaded.graph.document(loaded.graph.statement(id).document).title);
    EXPECT_EQ(titles, (std::vector<std::string>{"a.csv", "b.csv"}));
    ASSERT_EQ(loaded.report.problems.size(), 1U);
    const IoProblem &problem = loaded.report.problems.front();
    EXPECT_EQ(std::filesystem::path(problem.file).filename(), "b.csv");
    EXPECT_EQ(problem.line, 3);
    EXPECT_EQ(problem.column, 2) << "of the file, not of the first one";
}

TEST(PackageParts, CellsBeyondTheHeadingAreInNoColumnOfAnotherFile)
{
    const auto loaded = readParts({{"a.csv", "id,name\n1,Ann,x\n"}, {"b.csv", "id,name,town\n2,Bob,Oslo\n"}});
    const Entity ann = loaded.graph.entity(loaded.graph.findEntity("1"));
    EXPECT_THAT(ann.properties, Contains(Pair("C", "x")));
    EXPECT_THAT(ann.properties, Not(Contains(Pair("town", "x"))));
    ASSERT_EQ(loaded.report.problems.size(), 1U);
    EXPECT_EQ(std::filesystem::path(loaded.report.problems.front().file).filename(), "a.csv");
}

TEST(PackageParts, KeysHoldForAllFilesOfAResource)
{
    const std::string firms = R"({"name": "firms", "data": [{"id": "2", "name": "ACME"}], "schema": {"primaryKey": "id"}})",
                      jobs = R"({"name": "jobs", "data": [{"who": "1", "where": "2"}, {"who": "2", "where": "2"}], "schema": {"foreignKeys": [
         {"fields": "who", "reference": {"resource": "people", "fields": "id"}}, {"fields": "where", "reference": {"resource": "firms", "fields": "id"}}]}})";
    for (const char *heading : {"name,id\nBob,2\nAnn,1\n", "nombre,id\nBob,2\nAnn,1\n"}) {
        const auto loaded = readParts({{"a.csv", "id,name\n1,Ann\n"}, {"b.csv", heading}}, firms + ", " + jobs);
        EXPECT_EQ(everybody(loaded), "firms:2 ACME, people:1 Ann, people:2 Bob") << heading;
        EXPECT_EQ(test::print(loaded.graph), "people:1 -linked-to-> firms:2, people:2 -linked-to-> firms:2") << heading;
    }
}

TEST(PackageParts, AFileWithOtherColumnsIsTold)
{
    const auto loaded = readParts({{"a.csv", "id,name\n1,Ann\n"}, {"b.csv", "id,nombre\n2,Bob\n"}});
    EXPECT_THAT(loaded.report.notes, Contains(HasSubstr("“people” is one table of 2 files, but “b.csv” has other columns and is read by itself")));
}

/// The values of that property, of all statements in their order.
std::string statementValues(const LoadedGraph &loaded, const std::string &property)
{
    std::string text;
    for (const StatementId id : loaded.graph.statements())
        for (const auto &[name, value] : loaded.graph.statement(id).properties)
            if (name == property)
                text += (text.empty() ? "" : " ") + value;
    return text;
}

TEST(PackageParts, MarksOfNumbersAreThoseOfAllFiles)
{
    const auto points = readParts({{"a.csv", "source;target;weight;share\na;b;1.250;1,5\na;c;2.375;2,5\n"},
                                   {"b.csv", "share;source;target;weight\n1,250;d;b;1.5\n2,375;d;c;2.25\n"}},
                                  {}, {});
    EXPECT_EQ(statementValues(points, "weight"), "1.250 2.375 1.5 2.25") << "1.5 shows it for the other file";
    EXPECT_EQ(statementValues(points, "share"), "1.5 2.5 1.250 2.375");
    EXPECT_THAT(points.report.notes, Not(Contains(HasSubstr("is taken for"))));
    const auto open =
        readParts({{"a.csv", "source;target;weight;share\na;b;1.250;1,5\n"}, {"b.csv", "source;target;weight;share\nd;b;2.375;2\n"}}, {}, {});
    EXPECT_EQ(statementValues(open, "weight"), "1250 2375");
    EXPECT_EQ(std::count_if(open.report.notes.begin(), open.report.notes.end(),
                            [](const std::string &note) { return note.find("“1.250” in “weight” is taken for 1250") != note.npos; }),
              1);
}

TEST(PackageParts, FilesKeepTheirOrderWhereALaterOneHasTheHeading)
{
    const auto loaded = readParts({{"a.csv", "ann,bob\n"}, {"b.csv", "source,target\nbob,cyd\nann,cyd\n"}}, {},
                                  R"(, "schema": {"fields": [{"name": "source"}, {"name": "target"}]})");
    EXPECT_EQ(test::print(loaded.graph), "ann -linked-to-> bob, ann -linked-to-> cyd, bob -linked-to-> cyd");
    const Statement first = loaded.graph.statement(*loaded.graph.statements().begin());
    EXPECT_EQ(loaded.graph.document(first.document).title, "a.csv");
    EXPECT_TRUE(loaded.report.problems.empty());
}

TEST(PackageParts, TheSameRowTwiceIsNoHeadingWhereNoneIs)
{
    const auto loaded = readParts({{"a.csv", "ann,bob\nbob,cyd\nann,bob\n"}, {"b.csv", "ann,bob\ncyd,dan\n"}}, {}, {});
    EXPECT_EQ(loaded.graph.statementCount(), 5U);
}

TEST(PackageParts, AMatrixInTwoFilesIsOne)
{
    const LoadedGraph loaded = readParts({{"a.csv", ",A,B,C,D\nA,0,1,2,0\nB,1,0,0,3\n"}, {"b.csv", ",A,B,C,D\nC,2,0,0,4\nD,0,3,4,0\n"}}, {}, "");
    EXPECT_EQ(loaded.graph.entityCount(), 4U);
    EXPECT_EQ(loaded.graph.statementCount(), 4U) << "each pair once: it is the same on both sides";
}

}  // namespace
}  // namespace relata
