// SPDX-License-Identifier: Apache-2.0
// What Relata writes is read by other programs as it was meant, and what they write by Relata. Where they are installed.
#include "model/io/formats.h"
#include "tests/model/io/fullgraph.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/sourcedir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <random>

namespace relata {
namespace {

using Json = nlohmann::json;
using test::TempFolder;

const std::string script = test::sourceDir().string() + "/tests/model/io/oracle/oracle.py";

/// The Python that has \a program, with the script; empty = none has it.
std::string oracle(const std::string &program)
{
    for (const char *python : {"python3", "/usr/bin/python3"}) {
        const std::string command = std::string(python) + " " + script + " ";
        if (std::system((command + "has " + program + " > /dev/null 2>&1").c_str()) == 0)
            return command;
    }
    return {};
}

std::string quoted(const std::filesystem::path &path)
{
    return " '" + path.string() + "'";
}

/// Texts that make trouble elsewhere. Not the controls: XML has none, and what is left out is told after writing.
const std::vector<std::string> allTexts{"Ana",
                                        "R&D <b>\"x\"</b> 'y'",
                                        "=1+1",
                                        "two\nlines",
                                        "\\n \\N \\\\ back",
                                        "日本 😀 é e\u0301",
                                        "\u202Eright to left\u202C \u200B zero",
                                        "]]> <![CDATA[ &amp; &#10; %41 {x} [y] ; , |",
                                        "_networkx_list_start",
                                        "#1 // /* */ -- ->"};

/// Those that igraph's GML takes: it leaves numbered entities as they are, and the form has no other way to say what is not ASCII.
const std::vector<std::string> asciiTexts{"Ana", "R&D <b>\"x\"</b> 'y'", "=1+1", "\\n \\N \\\\ back", "_networkx_list_start", "#1 // /* */ -- ->"};

KnowledgeGraph troublesome(unsigned seed, std::size_t entities, std::size_t statements, const std::vector<std::string> &texts = allTexts)
{
    std::mt19937 random(seed);
    const auto any = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    GraphDiff diff;
    Schema schema = Schema::standard();
    for (const char *key : {"pays", "meets"}) {
        Predicate predicate;
        predicate.key = predicate.label = key;
        predicate.symmetric = std::string(key) == "meets";
        schema.ensurePredicate(predicate);
    }
    diff.schema = SchemaChange{Schema::standard(), schema};
    for (std::size_t i = 0; i < entities; ++i)
        diff.entities.push_back({EntityId(static_cast<std::uint32_t>(i)),
                                 {},
                                 Entity{"e" + std::to_string(i) + (i % 5 == 4 ? " + \"q\"" : ""),
                                        "person",
                                        texts[i % texts.size()] + " " + std::to_string(i),
                                        {},
                                        texts[any(texts.size())],
                                        {}}});
    for (std::size_t i = 0; i < statements; ++i) {
        Statement s;
        s.key = "s" + std::to_string(i);
        s.subject = EntityId(static_cast<std::uint32_t>(any(entities)));
        s.object = EntityId(static_cast<std::uint32_t>(any(entities)));
        s.predicate = any(4) == 0 ? "meets" : "pays";
        s.claim = texts[any(texts.size())] + " " + std::to_string(i);
        diff.statements.push_back({StatementId(static_cast<std::uint32_t>(i)), {}, std::move(s)});
    }
    KnowledgeGraph graph;
    if (const auto applied = graph.apply(diff); !applied)
        throw std::runtime_error(applied.error().text());
    return graph;
}

/// Nodes and edges as oracle.py prints them.
Json asOthersSee(const KnowledgeGraph &graph, bool pajek, bool networkx)
{
    std::vector<std::vector<std::string>> nodes, edges;
    const auto name = [&](EntityId id) {
        std::string text(pajek ? graph.name(id) : graph.key(id));
        if (pajek)
            std::replace_if(
                text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
        if (pajek)
            std::replace(text.begin(), text.end(), '"', '\'');
        for (std::size_t at = 0; pajek && networkx && (at = text.find("\\\\", at)) != std::string::npos; ++at)
            text.erase(at, 1);  // networkx takes a backslash for an escape; Pajek has none
        return text;
    };
    for (const EntityId id : graph.entities())
        nodes.push_back({name(id), pajek ? name(id) : std::string(graph.name(id))});
    for (const StatementId id : graph.statements())
        edges.push_back({name(graph.subject(id)), name(graph.object(id)), pajek ? std::string() : graph.statement(id).claim});
    std::sort(nodes.begin(), nodes.end());
    std::sort(edges.begin(), edges.end());
    return {{"nodes", nodes}, {"edges", edges}};
}

struct Reading {
    const char *program, *ending;
};

class OthersRead : public testing::TestWithParam<Reading>
{
};

TEST_P(OthersRead, EveryNodeAndParallelEdgeThatWeWrite)
{
    const auto [program, ending] = GetParam();
    const std::string command = oracle(program);
    if (command.empty())
        GTEST_SKIP() << "no " << program << " on this machine";
    TempFolder folder;
    for (const unsigned seed : {1U, 2U}) {
        const bool isAscii = std::string(program) == "igraph" && std::string(ending) == ".gml";
        const KnowledgeGraph graph = troublesome(seed, 20, 60, isAscii ? asciiTexts : allTexts);
        const auto file = folder / ("g" + std::string(ending)), out = folder / "out", errors = folder / "errors";
        ASSERT_TRUE(writeGraph(graph, file));
        ASSERT_EQ(std::system((command + "read " + program + quoted(file) + " >" + quoted(out) + " 2>" + quoted(errors)).c_str()), 0)
            << test::read(errors);
        Json read = Json::parse(test::read(out));
        const bool pajek = std::string(ending) == ".net";
        if (pajek)
            for (Json &edge : read["edges"])
                edge[2] = "";
        const auto sorted = [](Json list) {
            std::sort(list.begin(), list.end());
            return list;
        };
        const Json expected = asOthersSee(graph, pajek, std::string(program) == "networkx");
        EXPECT_EQ(sorted(read["nodes"]), sorted(expected["nodes"])) << program << ending;
        EXPECT_EQ(sorted(read["edges"]), sorted(expected["edges"])) << program << ending;
    }
}

std::string testName(const std::string &program, const std::string &ending)
{
    std::string name = program + ending;
    std::erase_if(name, [](unsigned char c) { return !std::isalnum(c); });
    return name;
}

INSTANTIATE_TEST_SUITE_P(Oracles, OthersRead,
                         testing::Values(Reading{"networkx", ".graphml"}, Reading{"networkx", ".gexf"}, Reading{"networkx", ".gml"},
                                         Reading{"networkx", ".net"}, Reading{"networkx", ".cyjs"}, Reading{"igraph", ".graphml"},
                                         Reading{"igraph", ".gml"}, Reading{"igraph", ".net"}, Reading{"graphviz", ".gv"}),
                         [](const auto &row) { return testName(row.param.program, row.param.ending); });

class OthersReadValues : public testing::TestWithParam<Reading>
{
};

TEST_P(OthersReadValues, NumbersAreNumbersUnderTheirNameAndWhatHasNoDirectionHasNone)
{
    const auto [program, ending] = GetParam();
    const std::string command = oracle(program);
    if (command.empty())
        GTEST_SKIP() << "no " << program << " on this machine";
    Schema schema = Schema::standard();
    Predicate meets;
    meets.key = meets.label = "meets";
    meets.symmetric = true;
    schema.ensurePredicate(meets);
    GraphDiff diff;
    diff.schema = SchemaChange{Schema::standard(), schema};
    for (std::uint32_t i = 0; i < 3; ++i)
        diff.entities.push_back({EntityId{i},
                                 {},
                                 Entity{"e" + std::to_string(i),
                                        "person",
                                        "N" + std::to_string(i),
                                        {},
                                        {},
                                        {{"pop", std::to_string(100 + i)}, {"code", "00" + std::to_string(i)}}}});
    for (std::uint32_t i = 0; i < 2; ++i) {
        Statement s;
        s.key = "s" + std::to_string(i);
        s.subject = EntityId{i};
        s.object = EntityId{i + 1};
        s.predicate = "meets";
        s.properties = {{"remark", "yes"}, {"weight", i == 0 ? "2.5" : "-3"}};
        diff.statements.push_back({StatementId{i}, {}, s});
    }
    KnowledgeGraph graph;
    ASSERT_TRUE(graph.apply(diff));
    TempFolder folder;
    const auto file = folder / ("g" + std::string(ending));
    const auto report = writeGraph(graph, file);
    ASSERT_TRUE(report);
    ASSERT_EQ(std::system((command + "typed " + program + quoted(file) + " >" + quoted(folder / "out")).c_str()), 0);
    Json expected{{"directed", false}, {"weight", {-3, 2.5}}, {"pop", {100, 101, 102}}, {"code", {"000", "001", "002"}}};
    if (std::string(ending) == ".net")
        expected["pop"] = expected["code"] = Json::array();
    EXPECT_EQ(Json::parse(test::read(folder / "out")), expected) << program << ending;
    const auto again = readGraph(file);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->graph.statement(*again->graph.statements().begin()).properties.back(), (std::pair<std::string, std::string>("weight", "2.5")));
}

INSTANTIATE_TEST_SUITE_P(Oracles, OthersReadValues,
                         testing::Values(Reading{"networkx", ".graphml"}, Reading{"networkx", ".gexf"}, Reading{"networkx", ".gml"},
                                         Reading{"networkx", ".net"}, Reading{"networkx", ".cyjs"}, Reading{"igraph", ".graphml"},
                                         Reading{"igraph", ".gml"}, Reading{"igraph", ".net"}),
                         [](const auto &row) { return testName(row.param.program, row.param.ending); });

TEST(OthersRead, TheShapesAndPlacesThatWeWriteForYed)
{
    const std::string command = oracle("networkx");
    if (command.empty())
        GTEST_SKIP() << "no networkx on this machine";
    GraphDiff diff;
    diff.entities.push_back({EntityId{0}, {}, Entity{"a", "person", "Ana", {}, "", {{"x", "100"}, {"y", "50"}}}});
    diff.entities.push_back({EntityId{1}, {}, Entity{"b", "person", "Bob", {}, "", {}}});
    KnowledgeGraph graph;
    ASSERT_TRUE(graph.apply(diff));
    TempFolder folder;
    ASSERT_TRUE(writeGraph(graph, folder / "g.graphml"));
    ASSERT_EQ(std::system((command + "drawn" + quoted(folder / "g.graphml") + " >" + quoted(folder / "out")).c_str()), 0);
    EXPECT_EQ(Json::parse(test::read(folder / "out")), Json::parse(R"([["a", "ellipse", 100.0, 50.0], ["b", "ellipse", 83.0, 233.0]])"));
}

class OthersWrite : public testing::TestWithParam<std::string>
{
};

TEST_P(OthersWrite, AndWeReadEveryNodeEdgeAndWeight)
{
    const std::string command = oracle(GetParam());
    if (command.empty())
        GTEST_SKIP() << "no " << GetParam() << " on this machine";
    TempFolder folder;
    const auto errors = folder / "errors";
    ASSERT_EQ(std::system((command + "write " + GetParam() + quoted(folder.path()) + " 2>" + quoted(errors)).c_str()), 0) << test::read(errors);
    const Json expected = Json::parse(test::read(folder / "expected.json"));
    ASSERT_FALSE(expected.empty());
    for (const auto &[file, counts] : expected.items()) {
        SCOPED_TRACE(file);
        const auto loaded = readGraph(folder / file);
        ASSERT_TRUE(loaded) << loaded.error().text();
        const KnowledgeGraph &graph = loaded->graph;
        if (counts["nodes"].is_number()) {
            EXPECT_EQ(graph.entityCount(), counts["nodes"].get<std::size_t>());
        } else {
            std::vector<std::string> names, keys;
            for (const EntityId id : graph.entities()) {
                names.emplace_back(graph.name(id));
                keys.emplace_back(graph.key(id));
            }
            std::sort(names.begin(), names.end());
            std::sort(keys.begin(), keys.end());
            const auto wanted = counts["nodes"].get<std::vector<std::string>>();
            EXPECT_TRUE(names == wanted || keys == wanted) << Json(names).dump() << Json(keys).dump();
        }
        EXPECT_EQ(graph.statementCount(), counts["edges"].get<std::size_t>());
        std::vector<double> weights;
        for (const StatementId id : graph.statements()) {
            EXPECT_NE(graph.schema().predicate(graph.predicate(id)).symmetric, counts["directed"].get<bool>());
            for (const auto &[name, value] : graph.statement(id).properties)
                if (name == "weight")
                    weights.push_back(std::stod(value));
        }
        std::sort(weights.begin(), weights.end());
        EXPECT_EQ(Json(weights), counts["weights"]);
    }
}

INSTANTIATE_TEST_SUITE_P(Oracles, OthersWrite, testing::Values("networkx", "igraph", "graphviz", "rdflib"),
                         [](const auto &row) { return testName(row.param, ""); });

}  // namespace
}  // namespace relata
