// SPDX-License-Identifier: Apache-2.0
// The limits that README.md of model/io lists: what goes beyond them is refused or left out with a note, soon and without filling the memory.
#include "model/io/formats.h"
#include "tests/model/io/tempfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::string repeated(const std::string &piece, std::size_t times)
{
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

/// "k0 k1 k2 …" with \a before and \a after each.
std::string numbered(const std::string &before, std::size_t n, const std::string &after)
{
    std::string text;
    for (std::size_t i = 0; i < n; ++i)
        text += before + std::to_string(i) + after;
    return text;
}

struct Hostile {
    const char *name;
    const char *file;  ///< its ending: tables are told by it
    std::string text;
    const char *fault;
};

class Limits : public testing::TestWithParam<Hostile>
{
};

TEST_P(Limits, AreKeptAndTold)
{
    const Hostile &hostile = GetParam();
    const auto loaded = readGraphText(hostile.text, hostile.file);
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr(hostile.fault));
    EXPECT_THAT(loaded.error().text(), HasSubstr("Expected "));
    EXPECT_LT(loaded.error().text().size(), 600U);
}

constexpr std::size_t deep = 200'000;

INSTANTIATE_TEST_SUITE_P(
    Depth, Limits,
    testing::Values(Hostile{"GraphMl", "f.graphml", "<graphml>" + repeated("<graph>", deep), "more than 1,000 deep"},
                    Hostile{"Gexf", "f.gexf", "<gexf><graph>" + repeated("<nodes>", deep), "more than 1,000 deep"},
                    Hostile{"Gml", "f.gml", "graph [ " + repeated("a [ ", deep), "at most 200 brackets"},
                    Hostile{"Dot", "f.gv", "digraph " + repeated("{", deep), "at most 200 groups"},
                    Hostile{"Json", "f.json", "{\"edges\":[],\"nodes\":" + repeated("[", deep), "more than 100 deep"},
                    Hostile{"Objects", "f.json", "{\"edges\":[],\"nodes\":[" + repeated("{\"data\":", deep), "more than 100 deep"},
                    Hostile{"JsonLd", "f.jsonld", repeated("{\"@id\":\"a:a\",\"a:b\":", deep), "more than 100 deep"},
                    Hostile{"Ftm", "f.ftm", R"({"id":"a","schema":"Person","properties":{"name":)" + repeated("[", deep), "more than 100 deep"},
                    Hostile{"Wikidata", "f.json", "{\"entities\":" + repeated("{\"Q1\":", deep), "more than 100 deep"},
                    Hostile{"Popolo", "f.json", "{\"organizations\":[],\"memberships\":[],\"persons\":" + repeated("[", deep), "more than 100 deep"},
                    Hostile{"Canvas", "f.canvas",
                            R"({"edges":[],"nodes":[{"id":"a","type":"text","x":1,"y":1,"width":1,"height":1,"text":)" + repeated("[", deep),
                            "more than 100 deep"},
                    Hostile{"Turtle", "f.ttl", "<a:a> <a:b> " + repeated("[ <a:b> ", deep), "more than 100 deep"},
                    Hostile{"Lists", "f.ttl", "<a:a> <a:b> " + repeated("( ", deep), "more than 100 deep"}),
    [](const auto &row) { return std::string(row.param.name); });

std::string longText()
{
    return std::string((std::size_t{64} << 20) + 1, 'x');
}

struct LongText {
    const char *name, *file, *before, *after;
    int line;
};

class TextLimits : public testing::TestWithParam<LongText>
{
};

TEST_P(TextLimits, OneTextOfMoreThan64MiBIsRefusedWithItsLine)
{
    const LongText &row = GetParam();
    const auto loaded = readGraphText(row.before + longText() + row.after, row.file);
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().text(), HasSubstr("line " + std::to_string(row.line)));
    EXPECT_THAT(loaded.error().text(), HasSubstr("a text of more than 64 MiB. Expected "));
    EXPECT_LT(loaded.error().text().size(), 600U);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, TextLimits,
    testing::Values(
        LongText{"Gml", "f.gml", "graph [\n node [ id 1\n label \"", "\" ] ]", 3}, LongText{"GmlWord", "f.gml", "graph [\n node [ id ", " ] ]", 2},
        LongText{"Dot", "f.gv", "digraph {\n a [label=\"", "\"]\n}", 2}, LongText{"DotHtml", "f.gv", "digraph {\n a [label=<", ">]\n}", 2},
        LongText{"DotJoined", "f.gv", "digraph {\n a [label=\"y\" + \"", "\"]\n}", 2}, LongText{"Pajek", "f.net", "*Vertices 1\n1 \"", "\"\n", 2},
        LongText{"Json", "f.json", "{\"nodes\":[\n{\"id\":\"", "\"}],\"edges\":[]}", 2},
        LongText{"JsonNeverClosed", "f.json", "{\"edges\":[],\"nodes\":[\n{\"id\":\"", "", 2},
        LongText{"Ftm", "f.ftm", "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n{\"id\":\"b\",\"schema\":\"Person\",\"caption\":\"",
                 "\"}\n", 2}),
    [](const auto &row) { return std::string(row.param.name); });

constexpr std::size_t many = 17'000;

INSTANTIATE_TEST_SUITE_P(
    Attributes, Limits,
    testing::Values(Hostile{"GraphMl", "f.graphml", "<graphml><graph><node id=\"a\">" + numbered("<data key=\"", many, "\">v</data>"), "16,384"},
                    Hostile{"Gexf", "f.gexf", "<gexf><graph><node id=\"a\">" + numbered("<attvalue for=\"", many, "\" value=\"v\"/>"), "16,384"},
                    Hostile{"Gml", "f.gml", "graph [ node [ id 1 " + numbered("k", many, " 1 "), "16,384"},
                    Hostile{"Dot", "f.gv", "digraph { a [" + numbered("k", many, "=1 "), "16,384"},
                    Hostile{"Json", "f.json", R"({"edges":[],"nodes":[{"id":"a",)" + numbered("\"k", many, "\":1,") + "\"x\":1}]}", "16,384"},
                    Hostile{"Ftm", "f.ftm", R"({"id":"a","schema":"Person","properties":{)" + numbered("\"k", many, "\":[\"1\"],") + "\"x\":[]}}",
                            "16,384"},
                    Hostile{"Csv", "f.csv", numbered("k", many, ",") + "x\n", "16,384"}),
    [](const auto &row) { return std::string(row.param.name); });

const std::string long64 = std::string((std::size_t{64} << 20) + 10, 'x');

INSTANTIATE_TEST_SUITE_P(Length, Limits,
                         testing::Values(Hostile{"Xml", "f.graphml", "<graphml><graph><node id=\"a\"><data key=\"d\">" + long64, "more than 64 MiB"},
                                         Hostile{"Csv", "f.csv", "source,target\na," + long64 + "\n", "more than 64 MiB"},
                                         Hostile{"Rdf", "f.ttl", "<a:a> <a:b> \"" + long64 + "\" .", "more than 64 MiB"}),
                         [](const auto &row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Expansion, Limits,
    testing::Values(Hostile{"XmlEntities", "f.graphml",
                            "<!DOCTYPE graphml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><graphml><graph><node id=\"&b;\"/></graph></graphml>",
                            "entities of its own"},
                    Hostile{"GexfEntities", "f.gexf", "<!DOCTYPE gexf [<!ENTITY a \"ha\">]><gexf><graph><node id=\"&a;\"/></graph></gexf>",
                            "entities of its own"},
                    Hostile{"Groups", "f.gv", "digraph { {" + numbered(" a", 2000, "") + "} -> {" + numbered(" b", 2000, "") + "} }",
                            "at most a million edges"},
                    Hostile{"LongIdsInGroups", "f.gv", "digraph { {" + std::string(1'000'000, 'x') + "} -> {" + numbered(" b", 2000, "") + "} }",
                            "ids that are shorter"},
                    Hostile{"GroupsNamedAgain", "f.gv", "digraph { subgraph s {" + numbered(" a", 20000, "") + "} " + repeated("subgraph s; ", 20000),
                            "groups that are named less often"},
                    Hostile{"Vertices", "f.net", "*Vertices 50000000\n", "not more than a file of this size tells of"},
                    Hostile{"VerticesAgain", "f.net", repeated("*Vertices 900000\n", 3), "not more than a file of this size tells of"}),
    [](const auto &row) { return std::string(row.param.name); });

/// What is said once and meant for many is left out with a note where it would take more than half a gigabyte.
TEST(LimitsOfDefaults, AreLeftOutWithANote)
{
    const std::string big(1'000'000, 'x');
    const struct {
        const char *file;
        std::string text, note;
    } rows[] = {
        {"f.graphml",
         "<graphml><key id=\"d\" for=\"node\" attr.name=\"d\"><default>" + big + "</default></key><graph>" + numbered("<node id=\"", 1000, "\"/>")
             + "</graph></graphml>",
         "the default of “d” is too long for so many: left out"},
        {"f.gexf",
         "<gexf><graph><attributes class=\"node\"><attribute id=\"d\" title=\"d\"><default>" + big + "</default></attribute></attributes><nodes>"
             + numbered("<node id=\"", 1000, "\"/>") + "</nodes></graph></gexf>",
         "the default of “d” is too long for so many: left out"},
        {"f.gv", "digraph { node [d=\"" + big + "\"]; " + numbered(" n", 1000, "") + "}", "too long for so many: left out"},
        {"f.gv", "digraph { edge [d=\"" + big + "\"]; " + repeated("a->b ", 1000) + "}", "too long for so many: left out"},
        {"f.ftm",
         R"({"id":"u","schema":"UnknownLink","properties":{"summary":[")" + big + R"("],"subject":["x"],"object":[)" + numbered("\"o", 1000, "\",")
             + "\"last\"]}}",
         "texts too long for so many; the rest was left out"},
    };
    for (const auto &row : rows) {
        const auto loaded = readGraphText(row.text, row.file);
        ASSERT_TRUE(loaded) << loaded.error().text();
        EXPECT_THAT(loaded->report.notes, Contains(HasSubstr(row.note))) << row.file;
    }
}

TEST(LimitsOfDefaults, EscapesOfDotStayWhereTheyWouldGrowTooMuch)
{
    const auto loaded = readGraphText("digraph { \"" + std::string(1'000'000, 'x') + "\" [label=\"" + repeated("\\N", 1000) + "\"] }", "f.gv");
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.name(EntityId{0}).size(), 2000U);
}

/// A file outside is never opened, whatever asks for it: its text, which would be told, does not turn up.
TEST(OutsideFiles, AreNeverOpened)
{
    test::TempFolder folder;
    const std::string secret = "file://" + test::write(folder / "secret", "TOP SECRET").string();
    const std::string xml = "<?xml version=\"1.0\"?>";
    for (const std::string root : {"graphml", "gexf"}) {
        const std::string end = "</" + root + ">";
        for (const std::string &text :
             {xml + "<!DOCTYPE " + root + " [<!ENTITY x SYSTEM \"" + secret + "\">]><" + root + "><graph><node id=\"&x;\"/></graph>" + end,
              xml + "<!DOCTYPE " + root + " [<!ENTITY % x SYSTEM \"" + secret + "\"> %x;]><" + root + "><graph><node id=\"a\"/></graph>" + end,
              xml + "<!DOCTYPE " + root + " SYSTEM \"" + secret + "\"><" + root + "><graph><node id=\"a\"><desc>&x;</desc></node></graph>" + end,
              xml + "<" + root + " xmlns:xi=\"http://www.w3.org/2001/XInclude\"><graph><node id=\"a\"><xi:include href=\"" + secret
                  + "\" parse=\"text\"/></node></graph>" + end}) {
            const auto loaded = readGraphText(text, "f." + root);
            if (!loaded) {
                EXPECT_EQ(loaded.error().text().find("SECRET"), std::string::npos);
                continue;
            }
            for (const EntityId id : loaded->graph.entities()) {
                const Entity entity = loaded->graph.entity(id);
                EXPECT_EQ((entity.key + entity.name + entity.description).find("SECRET"), std::string::npos);
                EXPECT_TRUE(entity.properties.empty());
            }
        }
    }
    const auto jsonLd = readGraphText(R"({"@context":")" + secret + R"(","@id":"a:a","name":"x"})", "f.jsonld");
    ASSERT_FALSE(jsonLd);
    EXPECT_THAT(jsonLd.error().text(), HasSubstr("nothing is ever fetched"));
}

/// NUL is no text in most forms; where it is, it stays.
TEST(NulBytes, AreRefusedOrKeptNeverCut)
{
    const std::string nul(1, '\0');
    for (const auto &[file, text] :
         {std::pair<const char *, std::string>{"f.graphml", "<graphml><graph><node id=\"a" + nul + "b\"/></graph></graphml>"},
          {"f.gexf", "<gexf><graph><nodes><node id=\"a" + nul + "b\"/></nodes></graph></gexf>"},
          {"f.json", "{\"nodes\":[{\"id\":\"a" + nul + "b\"}],\"edges\":[]}"},
          {"f.ftm", "{\"id\":\"a" + nul + "b\",\"schema\":\"Person\"}"},
          {"f.ttl", "<a:a> <a:b> \"a" + nul + "b\" ."},
          {"f.csv", "source,target\na" + nul + "b,c\n"}})
        EXPECT_FALSE(readGraphText(text, file)) << file;
    for (const auto &[file, text] : {std::pair<const char *, std::string>{"f.gv", "digraph { \"a" + nul + "b\" }"},
                                     {"f.gml", "graph [ node [ id 1 label \"a" + nul + "b\" ] ]"},
                                     {"f.net", "*Vertices 1\n1 \"a" + nul + "b\"\n"},
                                     {"f.json", R"({"nodes":[{"id":"a\u0000b"}],"edges":[]})"}}) {
        const auto loaded = readGraphText(text, file);
        ASSERT_TRUE(loaded) << file << loaded.error().text();
        EXPECT_EQ(loaded->graph.name(EntityId{0}), "a" + nul + "b") << file;
    }
}

}  // namespace
}  // namespace relata
