// SPDX-License-Identifier: Apache-2.0
// relata analyze: rows, forms, the lens, and the same numbers as networkx and igraph say.
#include "tests/app/cli/program.h"
#include "tests/support/sourcedir.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <random>

namespace relata::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Analyze, GivesOneRowForEachEntityHighestFirst)
{
    const Outcome run = relata("analyze " + sample + "--measure degree,pagerank --json");
    ASSERT_EQ(run.status, 0) << run.err;
    const json rows = json::parse(run.out);
    EXPECT_EQ(rows.size(), json::parse(relata("stats " + sample + "--json").out).at("entities"));
    double last = 1e9, sum = 0;
    for (const json &row : rows) {
        for (const char *key : {"id", "name", "type", "degree", "pagerank"})
            ASSERT_TRUE(row.contains(key)) << key;
        EXPECT_LE(row["degree"].get<double>(), last);
        EXPECT_TRUE(row["degree"].is_number_unsigned()) << "a count is a whole number";
        last = row["degree"].get<double>();
        sum += row["pagerank"].get<double>();
    }
    EXPECT_NEAR(sum, 1, 1e-9);
}

TEST(Analyze, SortsByAnyColumnEitherWayAndEqualsByName)
{
    const auto rows = [](const std::string &options) {
        return json::parse(relata("analyze " + sample + "--measure degree,core --json " + options).out);
    };
    const json lowest = rows("--sort core --reverse"), named = rows("--sort name"), first = rows("");
    ASSERT_EQ(lowest.size(), first.size());
    for (std::size_t i = 1; i < lowest.size(); ++i)
        EXPECT_LE(lowest[i - 1]["core"], lowest[i]["core"]) << i;
    EXPECT_THAT(named.front()["name"].get<std::string>(), testing::StartsWith("A"));
    EXPECT_EQ(rows("--sort name --reverse").back(), named.front());
    for (std::size_t i = 1; i < first.size(); ++i)
        if (first[i - 1]["degree"] == first[i]["degree"]) {
            const auto at = [&](const json &row) { return std::find(named.begin(), named.end(), row); };
            EXPECT_LT(at(first[i - 1]), at(first[i])) << i;
        }
    EXPECT_THAT(relata("analyze " + sample + "--measure degree --sort pagerank").err, HasSubstr("Expected name or one of --measure"));
    EXPECT_THAT(relata("analyze " + sample + "--measure bridges --sort name").err, HasSubstr("an order of its own"));
}

TEST(Analyze, PropertiesAndSumsAreColumnsAsWell)
{
    const TempFolder folder;
    const std::string file = (folder / "paid.csv").string();
    std::ofstream(file) << "source,target,Amount\nMinistry,Acme,1200.5\nMinistry,Initech,300\nTown,Acme,100\nTown,Bank,1500000\n";
    const Outcome csv = relata("analyze " + file + " --measure insum:amount,outdegree,outsum:Amount -o -");
    ASSERT_EQ(csv.status, 0) << csv.err;
    EXPECT_EQ(csv.out, "id,name,type,insum:amount,outdegree,outsum:Amount\n"
                       "Bank,Bank,unknown,1500000,0,\n"
                       "Acme,Acme,unknown,1300.5,0,\n"
                       "Initech,Initech,unknown,300,0,\n"
                       "Ministry,Ministry,unknown,,2,1500.5\n"
                       "Town,Town,unknown,,2,1500100\n");
    const json lowest = json::parse(relata("analyze " + file + " --measure insum:Amount,outsum:Amount --sort outsum:Amount --reverse --json").out);
    EXPECT_EQ(lowest[0]["name"], "Ministry");
    EXPECT_TRUE(lowest[0]["insum:Amount"].is_null());
    const Outcome text = relata("analyze " + file + " --measure insum:Amount --lens from:Ministry");
    EXPECT_EQ(text.out, "insum:Amount  id  name  type\n     1200.50  Acme  Acme  unknown\n         300  Initech  Initech  unknown\n"
                        "              Ministry  Ministry  unknown\n");
    const json queried = json::parse(relata("query " + file + " to:Bank --json").out);
    EXPECT_EQ(queried[0]["properties"]["Amount"], "1500000");
    EXPECT_THAT(relata("query " + file + " to:Bank --csv").out, HasSubstr(",said,holds,Amount\n"));
    const std::string svg = (folder / "wide.svg").string(), told = (folder / "told.csv").string();
    std::ofstream(told) << "source,target,Amount\nMinistry,Acme,1200.5\nMinistry,Initech,unknown\n";
    const Outcome drawn = relata("render " + told + " -o " + svg + " --width-by amount --size-by insum:Amount --legend");
    EXPECT_EQ(drawn.status, 0);
    EXPECT_THAT(drawn.err, HasSubstr("Amount, sum in: 1 statement has something there that is no number"));
    std::ifstream written(svg);
    const std::string picture{std::istreambuf_iterator<char>(written), {}};
    EXPECT_THAT(picture, HasSubstr("Link width: Amount, up to 1,200.50; hairlines: none told"));
    EXPECT_THAT(picture, HasSubstr("1 statement has something there that is no number")) << "the foot tells the reader";
    EXPECT_THAT(relata("analyze " + file + " --measure insum:nope").err, testing::Not(HasSubstr("Did you mean")));
    EXPECT_THAT(relata("render " + file + " -o " + (folder / "wide.svg").string() + " --width-by Amont").err, HasSubstr("Did you mean “Amount”?"));
    EXPECT_THAT(relata("analyze " + file + " --measure insum:Amont").err, HasSubstr("Did you mean “Amount”?"));
    const std::string people = (folder / "people.csv").string();
    std::ofstream(people) << "Name,Employer,Budget,Country\nAda,Acme,5,mx\nBob,Acme,60000,us\nEve,Initech,,mx\n";
    const json own = json::parse(relata("analyze " + people + " --measure Country,Budget --json").out);
    EXPECT_EQ(own[0]["Country"], "mx") << "the largest group first";
    EXPECT_EQ(own[0]["Budget"], 5);
    EXPECT_THAT(relata("analyze " + people + " --measure Budgets").err, HasSubstr("Did you mean “Budget”?"));
}

TEST(Analyze, LooksThroughTheLens)
{
    const json all = json::parse(relata("analyze " + sample + "--measure degree --json").out);
    const json some = json::parse(relata("analyze " + sample + "--measure degree --lens category:power --json").out);
    EXPECT_LT(some.size(), all.size());
    EXPECT_LT(some[0]["degree"], all[0]["degree"]);
    const Outcome fault = relata("analyze " + sample + "--measure degree --lens 'typ:person'");
    EXPECT_EQ(fault.status, 1);
    EXPECT_THAT(fault.err, HasSubstr("Did you mean “type”?"));
}

TEST(Analyze, WritesCsvAndSaysWhatMustBeKnown)
{
    TempFolder folder;
    const std::string file = (folder / "out.csv").string();
    const Outcome run = relata("analyze " + sample + "--measure community,betweenness --most 5 -o " + file);
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("5 rows"));
    EXPECT_THAT(run.err, HasSubstr("groups, modularity 0."));
    const std::string text = read(file);
    EXPECT_THAT(text, testing::StartsWith("id,name,type,community,betweenness\n"));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 6);
    EXPECT_EQ(relata("analyze " + sample + "--measure community,betweenness --most 5 -o -").out, text);
}

TEST(Analyze, AnEstimateSaysHowFarOffItMayBe)
{
    const Outcome run = relata("analyze " + sample + "--measure betweenness --error 0.05");
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("probability of 90 % every value is within 0.05"));
    EXPECT_THAT(relata("analyze " + sample + "--measure betweenness --error 0").err, IsEmpty());
}

TEST(Analyze, IsTheSameWhateverTheThreads)
{
    const std::string command = "analyze " + sample + "--measure betweenness,closeness,community --json --threads ";
    EXPECT_EQ(relata(command + "1").out, relata(command + "3").out);
}

TEST(Analyze, BridgesNameTheirStatements)
{
    const Outcome run = relata("analyze " + sample + "--measure bridges --json");
    ASSERT_EQ(run.status, 0);
    const json rows = json::parse(run.out);
    ASSERT_FALSE(rows.empty());
    for (const json &row : rows)
        EXPECT_FALSE(row.at("statements").empty());
}

TEST(Analyze, SimilarityNamesTheCommonOnes)
{
    const Outcome run = relata("analyze " + sample + "--measure similarity --of AMLO --most 3 --json");
    ASSERT_EQ(run.status, 0) << run.err;
    const json rows = json::parse(run.out);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_GE(rows[0]["jaccard"], rows[1]["jaccard"]);
    EXPECT_FALSE(rows[0]["common"].empty());
    const json pair =
        json::parse(relata("analyze " + sample + "--measure similarity --of AMLO --to " + rows[0]["id"].get<std::string>() + " --json").out);
    ASSERT_EQ(pair.size(), 1U);
    EXPECT_EQ(pair[0], rows[0]);
}

TEST(Analyze, AnEmptyGraphHasNoRows)
{
    TempFolder folder;
    std::ofstream(folder / "none.csv") << "source,target\n";
    const Outcome run = relata("analyze " + (folder / "none.csv").string()
                               + " --measure degree,pagerank,betweenness,closeness,core,clustering,cutoff,component,community --json");
    if (run.status == 0)
        EXPECT_EQ(json::parse(run.out), json::array());
    else
        EXPECT_TRUE(run.isOneLine()) << "a table without rows may be no graph, but says so: " << run.err;
}

/// networkx and igraph, where they are installed, say the same about random graphs with parallel edges, self-loops and lone nodes.
TEST(Analyze, SaysWhatNetworkxAndIgraphSay)
{
    std::string python;
    for (const char *candidate : {"python3", "/usr/bin/python3"})
        if (python.empty() && std::system((std::string(candidate) + " -c 'import networkx, igraph' > /dev/null 2>&1").c_str()) == 0)
            python = candidate;
    if (python.empty())
        GTEST_SKIP() << "no networkx and igraph on this machine";
    TempFolder folder;
    std::mt19937 random(11);
    for (int round = 0; round < 4; ++round) {
        const std::string name = "graph" + std::to_string(round);
        std::ofstream out(folder / (name + ".csv"));
        out << "source,target\n";
        const unsigned nodes = 40 + 60 * static_cast<unsigned>(round);
        for (unsigned i = 0; i < nodes * 2; ++i)
            out << "n" << random() % nodes << ",n" << random() % nodes << "\n";
        out.close();
        const std::string graph = (folder / (name + ".csv")).string();
        for (const char *way : {"both", "stated"}) {
            const Outcome run =
                relata("analyze " + graph + " --links " + way
                       + " --measure degree,indegree,outdegree,pagerank,betweenness,closeness,core,clustering,cutoff,component,community"
                         " --error 0 --json > "
                       + (folder / (name + "." + way)).string());
            ASSERT_EQ(run.status, 0) << run.err;
        }
        ASSERT_EQ(relata("analyze " + graph + " --measure bridges --json > " + (folder / (name + ".bridges")).string()).status, 0);
        const Outcome judged =
            shell(python + " " + (test::sourceDir() / "tests/app/cli/analyze_oracle.py").string() + " " + (folder / name).string());
        EXPECT_EQ(judged.status, 0) << judged.err << judged.out;
        EXPECT_THAT(judged.out, HasSubstr("agree"));
    }
}

TEST(Analyze, TextHasTheNamesOfItsColumnsAboveThem)
{
    const Outcome run = relata("analyze " + sample + "--measure betweenness,degree --most 2");
    ASSERT_EQ(run.status, 0) << run.err;
    const auto header = run.out.substr(0, run.out.find('\n'));
    EXPECT_EQ(header, "betweenness      degree  id  name  type");
    EXPECT_EQ(run.out.find_first_not_of(" .0123456789e-", header.size() + 1) - header.size() - 1, header.find("id")) << run.out;
}

}  // namespace
}  // namespace relata::test
