// SPDX-License-Identifier: Apache-2.0
// Real files of other programs, when a folder of them lies beside the project: every one is read as counted, or refused with an explanation.
#include "model/io/formats.h"
#include "tests/support/sourcedir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace relata {
namespace {

namespace fs = std::filesystem;

fs::path corpus()
{
    return test::sourceDir().parent_path() / "shared" / "corpus";
}

/// A line of SOURCES.tsv.
struct Source {
    std::string file, nodes, edges, notes;
};

std::vector<Source> sources()
{
    std::vector<Source> all;
    std::ifstream list(corpus() / "SOURCES.tsv");
    std::string line;
    std::getline(list, line);  // the header
    while (std::getline(list, line)) {
        std::vector<std::string> cells;
        std::istringstream in(line);
        for (std::string cell; std::getline(in, cell, '\t');)
            cells.push_back(cell);
        cells.resize(std::max<std::size_t>(cells.size(), 8));
        all.push_back({cells[0], cells[5], cells[6], cells[7]});
    }
    return all;
}

std::string folderOf(const std::string &file)
{
    return file.substr(0, file.rfind('/'));
}

/// Forms without a reader: refused by this name.
const std::map<std::string, std::string> unread{{"bods", "BODS"},
                                                {"cx", "CX"},
                                                {"gdf", "GDF"},
                                                {"graphson", "GraphSON"},
                                                {"sif", "SIF"},
                                                {"ucinet_dl", "UCINET DL"},
                                                {"xgmml", "XGMML"},
                                                {"malformed/dl", "UCINET DL"},
                                                {"malformed/sif", "SIF"},
                                                {"malformed/tlp", "Tulip"},
                                                {"malformed/xgmml", "XGMML"}};

struct Counts {
    std::size_t nodes, edges;
    friend bool operator==(const Counts &, const Counts &) = default;
};

/// What is not as SOURCES.tsv has it, and why.
const std::map<std::string, Counts> otherwise{
    {"graphml/TinyDir_N3_REL2.graphml", {3, 4}},   // counted were two graphs with the same three nodes; they are read as one
    {"graphml/missing_nodes.graphml", {51, 37}},   // counted were declared nodes; those that only edges name are added
    {"gexf/missing_nodes.gexf", {6, 4}},           // the same
    {"rdf/IRI_with_all_punctuation.ttl", {2, 1}},  // counted were triples
    {"csv/bills.csv", {10223, 0}},                 // tables have counts of rows in their notes: entities alone
    {"csv/committees-current.csv", {48, 0}},       // the same
    {"csv/legislators-current.csv", {542, 539}},   // 539 people, three parties, and who belongs to which
    {"csv/edges_table_opposite_force_undirected_issue_1848.csv", {176, 7346}},  // rows are edges
    {"ftm/donations.ijson", {184, 393}},                                        // counted were payments; 103 entities name their addresses as well
    {"wikidata/Q7747.json", {337, 365}},                    // of 646 statements those whose value is an entity; the others are values of the person
    {"malformed/graphml/igraph-bug_1970.graphml", {0, 0}},  // well-formed: a graph without nodes
    {"malformed/graphml/igraph-bug_2506_2.graphml", {0, 0}},
    {"malformed/graphml/igraph-invalid2.graphml", {0, 0}},
    {"malformed/graphml/igraph-cattr_bool_bug.graphml", {10, 9}},
};

/// Refused where counts stand: RDF 1.2, which is a draft, and a file that has to be refused.
const std::map<std::string, std::string> refused{{"rdf/trig12-eval-annotation-04.trig", "RDF 1.2"},
                                                 {"rdf/turtle12-eval-annotation-05.ttl", "RDF 1.2"},
                                                 {"rdf/turtle-syntax-bad-uri-01.ttl", "IRI"}};

class Corpus : public testing::Test
{
protected:
    void SetUp() override
    {
        if (!fs::is_directory(corpus()))
            GTEST_SKIP() << "no folder of other programs' files beside the project";
    }
};

TEST_F(Corpus, EveryFileIsReadAsCountedOrRefusedWithItsReason)
{
    int read = 0, named = 0, faults = 0;
    for (const Source &source : sources()) {
        SCOPED_TRACE(source.file);
        const auto loaded = readGraph(corpus() / source.file);
        if (!loaded) {
            const std::string text = loaded.error().text();
            EXPECT_TRUE(text.starts_with((corpus() / source.file).string())) << text;
            EXPECT_THAT(text, testing::HasSubstr("Expected ")) << text;
            EXPECT_EQ(text.find('\n'), std::string::npos) << text;
            EXPECT_LT(text.size(), 600U) << text;
        }
        if (const auto form = unread.find(folderOf(source.file)); form != unread.end()) {
            ASSERT_FALSE(loaded);
            EXPECT_EQ(loaded.error().code, Error::Code::Unsupported);
            EXPECT_THAT(loaded.error().message, testing::HasSubstr("is " + form->second));
            ++named;
        } else if (const auto reason = refused.find(source.file); reason != refused.end()) {
            ASSERT_FALSE(loaded);
            EXPECT_THAT(loaded.error().message, testing::HasSubstr(reason->second));
            EXPECT_GT(loaded.error().line, 0) << loaded.error().text();
            ++faults;
        } else if (source.file.starts_with("malformed/") && !otherwise.contains(source.file)) {
            ASSERT_FALSE(loaded);
            if (source.file != "malformed/gml/igraph-invalid4.gml") {  // ten bytes of nothing known
                EXPECT_GT(loaded.error().line, 0) << loaded.error().text();
            }
            ++faults;
        } else {
            ASSERT_TRUE(loaded) << loaded.error().text();
            const Counts here{loaded->graph.entityCount(), loaded->graph.statementCount()};
            if (const auto other = otherwise.find(source.file); other != otherwise.end()) {
                EXPECT_EQ(here, other->second) << here.nodes << " " << here.edges;
            } else {
                EXPECT_EQ(std::to_string(here.nodes), source.nodes);
                EXPECT_EQ(std::to_string(here.edges), source.edges);
            }
            ++read;
        }
    }
    EXPECT_GE(read, 40);
    EXPECT_GE(named, 12);
    EXPECT_GE(faults, 12);
}

TEST_F(Corpus, EveryFileIsInTheList)
{
    std::set<std::string> listed{"SOURCES.tsv"};
    for (const Source &source : sources())
        listed.insert(source.file);
    for (const auto &entry : fs::recursive_directory_iterator(corpus()))
        if (entry.is_regular_file()) {
            EXPECT_TRUE(listed.contains(fs::relative(entry.path(), corpus()).string())) << entry.path();
        }
}

}  // namespace
}  // namespace relata
