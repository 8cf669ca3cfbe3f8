// SPDX-License-Identifier: Apache-2.0
#include "model/io/formats.h"
#include "model/io/jsonld.h"
#include "model/io/rdf.h"
#include "model/io/rdfscan.h"
#include "tests/model/io/fullgraph.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"
#include "tests/support/sourcedir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

namespace relata {
namespace {

using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Form {
    const char *ending;
    const char *format;
    IoReport (*write)(const KnowledgeGraph &, std::string &);
};
constexpr Form forms[] = {{".ttl", "Turtle", &turtleText},
                          {".trig", "TriG", &trigText},
                          {".nt", "N-Triples", &nTriplesText},
                          {".nq", "N-Quads", &nQuadsText},
                          {".jsonld", "JSON-LD", &jsonLdText}};

/// Graphs of every kind: parallel statements, loops, empty fields, texts that are hard to write down; some keys stand as IRIs.
KnowledgeGraph randomGraph(unsigned seed)
{
    std::mt19937 random(seed);
    const std::vector<std::string> words{
        "a",          "Ñandú 🦜", "x y",     "\"q\"", "\\",  "line\nbreak\r\t", "http://example.org/a#b", "_:b1", "a|b", "%41",
        "@prefix x",  "\x01\x7F",     "urn:x:y", ".",     "-",   "tail.",           "http://é.example/ü",     "<b>",  "s1",  "{}[]()",
        "mailto:a@b", "\xE2\x80\xAE", " lead",   "true",  "1.5", "''' \"\"\""};
    const auto below = [&](unsigned n) { return static_cast<std::uint32_t>(random() % n); };
    const auto word = [&] { return words[random() % words.size()]; };
    const auto maybe = [&] { return random() % 3 == 0 ? word() : std::string(); };
    const auto properties = [&] {
        Properties made;
        if (random() % 8 == 0)
            made.emplace_back("", "nameless");
        for (unsigned i = random() % 4; i > 0; --i)
            if (const std::string key = word(); std::none_of(made.begin(), made.end(), [&](const auto &p) { return p.first == key; }))
                made.emplace_back(key, random() % 5 == 0 ? "" : word());
        return made;
    };
    const auto time = [&] {
        static const char *const times[] = {"",      "",           "2019", "2019-06", "2018/2024-10", "../2019", "2024-10-01/..",
                                            "2019~", "2019?/2020", "201X", "Y-17000"};
        return *Edtf::parse(times[random() % std::size(times)]);
    };
    GraphDiff diff;
    Schema schema = Schema::standard();
    schema.ensureCategory({word() + "c", maybe()});
    schema.ensureType({word() + "t", word(), maybe(), maybe(), maybe(), maybe(), {random() % 2 ? "#12abCD" : "", "", ""}});
    for (int i = 0; i < 3; ++i)
        schema.ensurePredicate({word() + std::to_string(i),
                                word(),
                                maybe(),
                                maybe(),
                                i == 1 ? schema.categories().back().key : std::string(),
                                {},
                                {},
                                random() % 2 == 0,
                                maybe()});
    diff.schema = SchemaChange{Schema::standard(), schema};
    const auto key = [&](std::set<std::string> &taken) {
        std::string made = word();
        while (!taken.insert(made).second)
            made += std::to_string(random() % 100);
        return made;
    };
    std::set<std::string> documents, entities, statements;
    for (unsigned i = 0; i < 4; ++i)
        diff.documents.push_back(
            {DocumentId{i},
             {},
             Document{key(documents), maybe(), {maybe() + "A", word()}, maybe(), time(), maybe(), maybe(), maybe(), maybe(), maybe(), properties()}});
    for (unsigned i = 0; i < 12; ++i)
        diff.entities.push_back(
            {EntityId{i},
             {},
             Entity{key(entities), schema.types()[random() % schema.types().size()].key, word(), {word(), word()}, maybe(), properties()}});
    for (unsigned i = 0; i < 30; ++i) {
        Statement s{key(statements),
                    EntityId{below(12)},
                    schema.predicates()[random() % 3].key,
                    EntityId{below(12)},
                    maybe(),
                    random() % 2 ? EntityId{below(12)} : noEntity,
                    random() % 4 ? DocumentId{below(4)} : noDocument,
                    static_cast<int>(random() % 3),
                    maybe(),
                    allModalities[random() % allModalities.size()],
                    allPolarities[random() % allPolarities.size()],
                    time(),
                    time(),
                    maybe(),
                    maybe(),
                    maybe(),
                    maybe(),
                    properties()};
        diff.statements.push_back({StatementId{i}, {}, std::move(s)});
    }
    KnowledgeGraph graph;
    if (const auto applied = graph.apply(diff); !applied)
        throw std::logic_error(applied.error().text());
    graph.info() = {maybe(), maybe(), maybe(), maybe(), maybe(), maybe(), {{"custom", "[1, 2]"}, {"a b", "\"x\""}}};
    return graph;
}

TEST(Rdf, RoundTripsAreExactAndTheSecondExportIsTheFirst)
{
    std::vector<KnowledgeGraph> graphs{test::fullGraph(), KnowledgeGraph()};
    for (unsigned seed = 1; seed <= 60; ++seed)
        graphs.push_back(randomGraph(seed));
    for (std::size_t i = 0; i < graphs.size(); ++i)
        for (const Form &form : forms) {
            std::string text, again;
            EXPECT_THAT(form.write(graphs[i], text).notes, IsEmpty());
            const auto loaded = form.write == &jsonLdText ? readJsonLd(text, "f", {}) : readRdf(text, "f", {});
            ASSERT_TRUE(loaded) << form.ending << " of graph " << i << ": " << loaded.error().text();
            ASSERT_EQ(asAdditions(loaded->graph), asAdditions(graphs[i])) << form.ending << " of graph " << i;
            EXPECT_EQ(loaded->graph.info(), graphs[i].info()) << form.ending << " of graph " << i;
            EXPECT_THAT(loaded->report.notes, IsEmpty()) << form.ending << " of graph " << i;
            form.write(loaded->graph, again);
            EXPECT_EQ(again, text) << form.ending << " of graph " << i;
        }
}

std::string golden(const std::string &name)
{
    return test::read(test::sourceDir() / "tests/model/io/golden" / name);
}

TEST(Rdf, FilesLookAsTheyAlwaysDid)
{
    for (const Form &form : forms) {
        std::string text;
        form.write(test::fullGraph(), text);
        const std::string name = "full" + std::string(form.ending);
        if (text != golden(name)) {
            const auto received = test::write(std::filesystem::temp_directory_path() / ("received-" + name), text);
            ADD_FAILURE() << "what leaves Relata has changed: compare " << received << " with tests/model/io/golden/" << name;
        }
    }
}

TEST(Rdf, FormsAreToldByContentAndWrittenByName)
{
    const KnowledgeGraph graph = test::fullGraph();
    for (const Form &form : forms) {
        TempFolder folder;
        const auto report = writeGraph(graph, folder / ("g" + std::string(form.ending)));
        ASSERT_TRUE(report) << report.error().text();
        EXPECT_THAT(report->notes, IsEmpty()) << "nothing is lost in " << form.format;
        std::filesystem::rename(folder / ("g" + std::string(form.ending)), folder / "g.txt");
        const auto loaded = readGraph(folder / "g.txt");
        ASSERT_TRUE(loaded) << loaded.error().text();
        EXPECT_EQ(loaded->format, form.format);
        EXPECT_EQ(asAdditions(loaded->graph), asAdditions(graph));
    }
}

TEST(Rdf, WhatIsDeniedOrForetoldIsNotSaidPlainly)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, ada -knows-> bob, bob -owns-> acme");
    std::string text;
    const auto plain = [&](const std::string &triple) {
        turtleText(graph, text);
        std::size_t n = 0;
        for (std::size_t at = text.find(triple); at != std::string::npos; at = text.find(triple, at + 1))
            ++n;
        return n;
    };
    EXPECT_EQ(plain("\nentity:ada pred:knows entity:bob ."), 1U) << "once for two statements that say the same";
    EXPECT_EQ(plain("\nentity:bob pred:owns entity:acme ."), 1U);
    for (const Modality modality : {Modality::Denied, Modality::Predicted, Modality::Pledged, Modality::Alleged}) {
        const StatementId id = graph.findStatement("s3");
        Statement s = graph.statement(id);
        s.modality = modality;
        GraphDiff diff;
        diff.statements.push_back({id, graph.statement(id), s});
        ASSERT_TRUE(graph.apply(diff));
        EXPECT_EQ(plain("\nentity:bob pred:owns entity:acme ."), 0U) << toString(modality);
    }
}

TEST(Rdf, StatementsStandInTheGraphOfTheirDocument)
{
    std::string text;
    trigText(test::fullGraph(), text);
    EXPECT_THAT(text, HasSubstr("\ndoc:news {\n\nst:s1 a rdf:Statement ;"));
    nQuadsText(test::fullGraph(), text);
    EXPECT_THAT(text, HasSubstr("<urn:relata:full:statement:s1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                                "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> <urn:relata:full:document:news> .\n"));
}

TEST(Rdf, TextThatIsNoUtf8IsReplacedAndToldOf)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    Entity entity = graph.entity(EntityId{0});
    entity.name = "A\xFFz";
    GraphDiff diff;
    diff.entities.push_back({EntityId{0}, graph.entity(EntityId{0}), entity});
    ASSERT_TRUE(graph.apply(diff));
    for (const Form &form : forms) {
        std::string text;
        EXPECT_THAT(form.write(graph, text).notes, ElementsAre("1 byte that is no UTF-8 became U+FFFD")) << form.format;
        EXPECT_THAT(text, HasSubstr("\"A\xEF\xBF\xBDz\""));
    }
}

/// rdflib, where it is installed: every form says the same to it, and has as many statements as the graph.
TEST(Rdf, AnotherLibraryReadsTheSameInEveryForm)
{
    std::string python;
    for (const char *candidate : {"python3", "/usr/bin/python3"})
        if (python.empty() && std::system((std::string(candidate) + " -c 'import rdflib' > /dev/null 2>&1").c_str()) == 0)
            python = candidate;
    if (python.empty())
        GTEST_SKIP() << "no rdflib on this machine";
    TempFolder folder;
    std::vector<KnowledgeGraph> graphs{test::fullGraph()};
    for (unsigned seed = 1; seed <= 3; ++seed)
        graphs.push_back(randomGraph(seed));
    test::write(folder / "check.py", R"(
import sys, rdflib
from rdflib.compare import isomorphic
folder, count = sys.argv[1], int(sys.argv[2])
graphs = []
for ending, form in (("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("trig", "trig"), ("nq", "nquads")):
    whole = rdflib.ConjunctiveGraph() if ending in ("trig", "nq") else rdflib.Graph()
    whole.parse(folder + "/g." + ending, format=form)
    graph = rdflib.Graph()
    for triple in whole.triples((None, None, None)):
        graph.add(triple)
    graphs.append(graph)
for graph in graphs:
    assert len(graph) == len(graphs[0]), [len(g) for g in graphs]
    assert len(list(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))) == count
assert isomorphic(graphs[0], graphs[1])
assert isomorphic(graphs[0], graphs[2])
)");
    for (const KnowledgeGraph &graph : graphs) {
        for (const Form &form : forms)
            ASSERT_TRUE(writeGraph(graph, folder / ("g" + std::string(form.ending))));
        const std::string command =
            python + " " + (folder / "check.py").string() + " " + folder.path().string() + " " + std::to_string(graph.statementCount());
        EXPECT_EQ(std::system((command + " 2> " + (folder / "errors").string()).c_str()), 0) << test::read(folder / "errors");
    }
}

}  // namespace
}  // namespace relata
