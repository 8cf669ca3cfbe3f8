// SPDX-License-Identifier: Apache-2.0
// RDF that is broken, endless, or made to hurt: an error with line and column, never a crash or a hang.
#include "model/io/jsonld.h"
#include "model/io/rdf.h"
#include "model/io/rdfscan.h"
#include "model/io/textforms.h"
#include "tests/model/io/fullgraph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>

namespace relata {
namespace {

using testing::HasSubstr;

std::string faultOf(const std::string &text)
{
    const auto loaded = readRdf(text, "f.ttl", {});
    return loaded ? "no fault" : loaded.error().text();
}

struct Bad {
    const char *text, *fault;
};

TEST(RdfHostile, FaultsAreToldWithLineAndColumn)
{
    const Bad rows[] = {
        {"<a:s> <a:p>\n <a:x y> .", "f.ttl, line 2, column 6: a blank or control character in an IRI. Expected it percent-encoded"},
        {"<a:s> <a:p> <a:\\u0020> .", "column 16: a blank or control character in an IRI"},
        {"<a:s> <a:p> <a:\\u003C> .", "column 16: “<” in an IRI"},
        {"<a:s> <a:p> <a:{b}> .", "“{” in an IRI"},
        {"<a:s> <a:p> <a:\\u00ZZ> .", "an escape without its 4 hexadecimal digits. Expected \\u00E9"},
        {"<a:s> <a:p> \"\\uD800\" .", "“\\uD800” is no character"},
        {"<a:s> <a:p> \"\\UFFFFFFFF\" .", "“\\UFFFFFFFF” is no character"},
        {"<a:s> <a:p> \"\\U0000\" .", "an escape without its 8 hexadecimal digits"},
        {"<a:s> <a:p> \"\\z\" .", "column 14: “\\z” is not an escape. Expected \\t \\b"},
        {"<a:s> <a:p> \"abc .", "column 13: a text that begins here does not end. Expected \""},
        {"<a:s> <a:p> \"abc\n\" .", "Expected \" in the same line"},
        {"<a:s> <a:p> '''abc'' .", "a text that begins here does not end. Expected '''"},
        {"<a:s> <a:p> <a:o", "column 13: an IRI that begins here does not end. Expected “>”"},
        {"<a:s> <a:p> <a:o> ", "the file ends in the middle of a statement"},
        {"<a:s> <a:p> ", "no object (whom or what it is linked to) stands here. Expected <an address>"},
        {"<a:s> <a:p> <a:o> <a:q> <a:r> .", "Expected “.” here, or “;” or “,” and more of it"},
        {"<a:s> <a:p> <a:o>\n<a:s> <a:p> <a:o> .", "line 1, column 18: the statement does not end. Expected “.” here"},
        {"<a:s> \"p\" <a:o> .", "no predicate (what links the two) stands here. Expected <an address>"},
        {"ex:s <a:p> <a:o> .", "the prefix “ex:” is not declared. Expected “@prefix ex: <…> .” before"},
        {"@prefix ex: <http://e/> .\n\nex:s <a:p> ey:o .", "line 3, column 16: the prefix “ey:” is not declared"},
        {"@prefx ex: <http://e/> .", "column 6: “x” stands here. Expected “i”"},
        {"<< <a:s> <a:p> <a:o> >> <a:q> <a:r> .", "“<<”, a quoted triple of RDF 1.2, is not read. Expected RDF 1.1"},
        {"<a:s> <a:p> <a:o> {| <a:q> <a:r> |} .", "column 19: “{|”, an annotation of RDF 1.2, is not read"},
        {"<a:s> <a:p> \"x\"@ .", "no language stands after “@”. Expected one like @en"},
        {"<a:s> <a:p> .\n<a:t> <a:p> <a:o> .", "line 1, column 13: no object (whom or what"},
        {"<a:s> <a:p> <a:o> , .\n", "line 1, column 21: no object (whom or what"},
        {"<a:s> <a:p> (<a:o> .\n", "line 1, column 20: no object (whom or what"},
        {"<a:s> <a:p> \"x\"^^ .", "Expected"},
        {"<a:s> <a:p> 1. 5 .", "Expected"},
        {"\"x\" <a:p> <a:o> .", "line 1, column 1: a text in quotes cannot be spoken of"},
        {"<a:s> <a:p> <a:o> . }", "column 21: “}” closes nothing that was opened"},
        {"<a:g> { <a:s> <a:p> <a:o> .\n", "a “{” is never closed. Expected “}” at the end"},
        {"base <http:\xC2\xA4++\xC3\x95?//x/b>\n<c> <../d> <#e> .", "a character that names do not have"},  // found by fuzzing
    };
    for (const Bad &row : rows) {
        const std::string fault = faultOf(row.text);
        EXPECT_THAT(fault, HasSubstr(row.fault)) << row.text;
        EXPECT_THAT(fault, HasSubstr("f.ttl, line ")) << row.text;
        EXPECT_THAT(fault, HasSubstr(", column ")) << row.text;
    }
    EXPECT_THAT(faultOf(std::string("<a:s> <a:p> \"a\0b\" .", 19)), HasSubstr("Expected"));
}

TEST(RdfHostile, NamesThatAreNoTextStayAsTheyAre)
{
    const auto loaded = readRdf("@prefix e: <http://e/> .\ne:a e:b e:%82 .", "f", {});  // found by fuzzing
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.name(loaded->graph.findEntity("http://e/%82")), "http://e/%82");
}

TEST(RdfHostile, ControlCharactersInIrisOfJsonLdAreRefused)
{
    for (const char *text : {R"({"@id": "http://e/\u0000", "http://e/p": "x"})", R"({"@id": "http://e/a", "http://e/p": {"@id": "http://e/\n"}})",
                             R"({"@id": "http://e/a", "@type": "http://e/\u0001"})", R"({"@id": "http://e/a", "http://e/\t": 1})"}) {
        const auto refused = readJsonLd(text, "f", {});
        ASSERT_FALSE(refused) << text;
        EXPECT_THAT(refused.error().text(), HasSubstr("a control character in the IRI “http://e/")) << text;
        EXPECT_THAT(refused.error().text(), Not(HasSubstr("\n")));
    }
}

TEST(RdfHostile, LinesOfStatementsHaveTheirOwnRules)
{
    EXPECT_THAT(faultOf("<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> <a:g> <a:h> .\n"), HasSubstr("line 2"));
    EXPECT_THAT(faultOf("<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> .\n"), HasSubstr("line 2"));
    EXPECT_EQ(faultOf("<a:s> <a:p> <a:o> .\n<a:s> a <a:o> ; <a:p> <a:q> .\n"), "no fault") << "Turtle that begins like N-Triples";
}

TEST(RdfHostile, DeepNestingIsRefused)
{
    for (const char *open : {"[ <a:p> ", "( ", "[<a:p>("}) {
        std::string text = "<a:s> <a:p> ";
        for (int i = 0; i < 200'000; ++i)
            text += open;
        EXPECT_THAT(faultOf(text), HasSubstr("brackets more than 100 deep in one another"));
    }
    std::string fair = "<a:s> <a:p> ";
    for (int i = 0; i < 90; ++i)
        fair += "[ <a:p> ";
    fair += "1";
    for (int i = 0; i < 90; ++i)
        fair += " ]";
    EXPECT_EQ(faultOf(fair + " ."), "no fault");
    std::string json = R"({"@context":{},"@id":"a:s")";
    for (int i = 0; i < 200'000; ++i)
        json += ",\"a:p\":{\"@id\":\"a:s\"";
    EXPECT_FALSE(readJsonLd(json, "f", {}));
}

TEST(RdfHostile, LongTextsAreReadAndTooLongOnesRefused)
{
    const std::string longText(10 << 20, 'x');
    const auto loaded = readRdf("<a:s> <http://www.w3.org/2000/01/rdf-schema#label> \"" + longText + "\" .", "f", {});
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.name(EntityId{0}), longText);
    EXPECT_THAT(faultOf("<a:s> <a:p> \"" + std::string((64 << 20) + 1, 'x') + "\" ."), HasSubstr("a text of more than 64 MiB"));
    EXPECT_THAT(faultOf("<a:s> <a:p> <a:" + std::string(70 << 10, 'x') + "> ."), HasSubstr("an IRI of more than 64 KiB"));
}

TEST(RdfHostile, LongPrefixesDoNotFillTheMemory)
{
    std::string text = "@prefix p: <http://example.org/" + std::string(60'000, 'x') + "> .\n";
    for (int i = 0; i < 20'000; ++i)
        text += "p:" + std::to_string(i) + " p:p p:o .\n";
    EXPECT_THAT(faultOf(text), HasSubstr("more than can be read stands in this file, prefixes written out"));
}

TEST(RdfHostile, HubsAndContextsInOneAnotherTakeNoSquareOfTheirSize)
{
    const std::clock_t started = std::clock();  // CPU time: what else the machine does is not counted
    std::string text = "@prefix e: <http://e/> .\n";
    for (int i = 0; i < 30'000; ++i)
        text += "e:hub e:p e:o" + std::to_string(i) + " ; e:q" + std::to_string(i) + " 1 . e:o" + std::to_string(i) + " e:p e:hub .\n";
    const auto loaded = readRdf(text, "f", {});
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->graph.statementCount(), 60'000U);
    std::string json = "{\"@context\":{\"a\":\"b:c\"";
    for (int i = 0; i < 20'000; ++i)
        json += ",\"t" + std::to_string(i) + "\":\"x:y\"";
    json += "},\"@graph\":[{}";
    for (int i = 0; i < 20'000; ++i)
        json += ",{\"@context\":{\"a\":\"b:d\"}}";
    const auto refused = readJsonLd(json + "]}", "f", {});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), HasSubstr("contexts inside one another say more than can be read. Expected one at the top"));
    EXPECT_LT((std::clock() - started) / CLOCKS_PER_SEC, 60) << "a square would take many minutes";
}

TEST(RdfHostile, AFileThatNeverEndsCanBeStopped)
{
    std::string text = "@prefix p: <http://example.org/> .\np:a p:b ";
    for (int i = 0; i < 400'000; ++i)
        text += "p:c" + std::to_string(i) + " , ";
    std::stop_source stop;
    const RunContext context(stop.get_token(), [&](double) { stop.request_stop(); });
    const auto loaded = readRdf(text, "f", context);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, Error::Code::Cancelled);
    EXPECT_THAT(faultOf(text), HasSubstr("Expected"));
    EXPECT_FALSE(faultOf("{ { { {").empty());
    EXPECT_THAT(faultOf(std::string(1 << 20, '\n') + "x"), HasSubstr("line 1048577"));
}

TEST(RdfHostile, CutAtEveryFiftiethByte)
{
    const std::clock_t started = std::clock();  // CPU time: what else the machine does is not counted
    for (const TextForm &form : textForms()) {
        if (form.name.find("(RDF)") == std::string_view::npos)
            continue;
        std::string text;
        form.write(test::fullGraph(), text);
        int refused = 0;
        for (std::size_t n = 0; n < text.size(); n += 50) {
            const auto loaded = form.read(text.substr(0, n), "cut", {});
            if (loaded)
                continue;
            ++refused;
            EXPECT_THAT(loaded.error().text(), HasSubstr("Expected ")) << form.name << " at " << n;
            EXPECT_EQ(loaded.error().text().find('\n'), std::string::npos) << form.name << " at " << n;
        }
        EXPECT_GT(refused, 20) << form.name;
    }
    EXPECT_LT((std::clock() - started) / CLOCKS_PER_SEC, 60);
}

TEST(RdfHostile, BadBytesAreRefusedOrReadAsWhatTheyAre)
{
    EXPECT_THAT(faultOf("<a:s> <a:p> \"ñandú, él, más\" .\n<a:s> <a:p> \"\xFF\" ."), HasSubstr("f.ttl, line 2"));
    const auto latin = readRdf("<a:s> <http://www.w3.org/2000/01/rdf-schema#label> \"Nu\xF1"
                               "ez\" .",
                               "f", {});
    ASSERT_TRUE(latin) << latin.error().text();
    EXPECT_EQ(latin->graph.name(EntityId{0}), "Nuñez");
    EXPECT_FALSE(latin->report.notes.empty()) << "says what it assumed";
    EXPECT_TRUE(readRdf("\xEF\xBB\xBF<a:s> <a:p> <a:o> .", "f", {}));
}

TEST(RdfHostile, TextsOfOtherKindsAreNotTakenForRdf)
{
    for (const char *text : {"<graphml></graphml>",
                             "<?xml version='1.0'?><gexf/>",
                             "<ns0:graphml xmlns:ns0=\"http://x\">",
                             "<!-- c --><a/>",
                             "graph { a -- b }",
                             "graph [ node [ id 1 ] ]",
                             "digraph {}",
                             "{\"a\": 1}",
                             "[1, 2]",
                             "[]",
                             "[{\"id\": 1}]",
                             "prefix,base\n1,2",
                             "base;x",
                             "source,target\na,b",
                             "",
                             "# only a comment",
                             "graph",
                             "@",
                             "_",
                             "<",
                             "<http",
                             "*Vertices 2"})
        EXPECT_EQ(rdfSyntaxOf(text), RdfSyntax::None) << text;
    const std::pair<const char *, RdfSyntax> rows[] = {{"@prefix a: <b:c> .", RdfSyntax::Turtle},
                                                       {"# c\n\n  PREFIX a: <b:c>", RdfSyntax::Turtle},
                                                       {"BASE <http://x/>\n<a> <b> <c> .", RdfSyntax::Turtle},
                                                       {"<> a <b:c> .", RdfSyntax::Turtle},
                                                       {"<a:b> a <b:c> .", RdfSyntax::Turtle},
                                                       {"<a:b> <c:d> \"x y\"@en-GB .\n", RdfSyntax::NTriples},
                                                       {"_:b <c:d> \"x \\\" y\"^^<e:f> . # c\n", RdfSyntax::NTriples},
                                                       {"<a:b> <c:d> 1 .", RdfSyntax::Turtle},
                                                       {"<a:b> <c:d> <e:f> <g:h> .", RdfSyntax::NQuads},
                                                       {"<a:b> <c:d> <e:f> .\n<a:b> <c:d> \"x\" _:g .", RdfSyntax::NQuads},
                                                       {"<a:b> { <a:b> a <c:d> }", RdfSyntax::TriG},
                                                       {"GRAPH <a:b> { }", RdfSyntax::TriG},
                                                       {"{ <a:b> a <c:d> }", RdfSyntax::TriG},
                                                       {"[ a <b:c> ] .", RdfSyntax::Turtle},
                                                       {"[] <b:c> 1 .", RdfSyntax::Turtle}};
    for (const auto &[text, syntax] : rows)
        EXPECT_EQ(rdfSyntaxOf(text), syntax) << text;
}

}  // namespace
}  // namespace relata
