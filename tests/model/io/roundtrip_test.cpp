// SPDX-License-Identifier: Apache-2.0
// Any graph, with any text in it, through every form: ours exactly, those of others with all that was lost named.
#include <gtest/gtest.h>

#include "model/io/formats.h"
#include "model/io/losses.h"
#include "model/io/textforms.h"
#include "model/tables/tableforms.h"
#include "tests/model/io/tempfolder.h"

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

namespace relata {
namespace {

namespace fs = std::filesystem;
using test::TempFolder;

/// One character of any kind: plain, control, right to left, zero width, beyond the first plane. Not NUL, which no table has.
rc::Gen<std::string> anyCharacter()
{
    return rc::gen::map(rc::gen::oneOf(rc::gen::inRange(1, 0x80), rc::gen::inRange(0x80, 0x800), rc::gen::inRange(0x2000, 0x2070),
                                       rc::gen::inRange(0x800, 0xD800), rc::gen::inRange(0xE000, 0x10000), rc::gen::inRange(0x10000, 0x110000)),
                        [](int code) {
                            std::string text;
                            const auto put = [&](int byte) { text += static_cast<char>(byte); };
                            if (code < 0x80) {
                                put(code);
                            } else if (code < 0x800) {
                                put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
                            } else if (code < 0x10000) {
                                put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
                            } else {
                                put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
                            }
                            return text;
                        });
}

rc::Gen<std::string> hostileText()
{
    const auto piece = rc::gen::oneOf(
        anyCharacter(), rc::gen::element<std::string>("=1+1", "+1", "-1", "@x", "'", "\t=1", "<b>x</b>", "<svg onload=\"x\">", "]]>", "&amp;", "&#0;",
                                                      "%00", "\"", "\\", "\\\"", "\\n", "\r\n", "\n", "|", "\\|", ";", ",", "{}", "[]", "# ", "//",
                                                      "/*", "--", "->", "...", "a", "Ana", " ", "\u202E", "\u200B", "\uFEFF", "\u2028", "_x000D_",
                                                      "_x005F_x0041_", "true", "1e5", "0012", "\x7F", "😀", "e\u0301", "http://e.org/a b", "_:b",
                                                      "@prefix", "\"\"\"", "'''", "_networkx_list_start", "relata:schema"));
    return rc::gen::map(rc::gen::resize(6, rc::gen::container<std::vector<std::string>>(piece)), [](const std::vector<std::string> &pieces) {
        std::string text;
        for (const std::string &one : pieces)
            text += one;
        return text;
    });
}

/// An id: any text without blanks around it and controls in it, which no program gives.
std::string key(const char *kind, std::size_t i)
{
    std::string text = i > 0 ? *hostileText() : std::string();
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return kind + std::to_string(i) + text + "k";
}

Properties someProperties()
{
    Properties all;
    std::set<std::string> names;
    for (int n = *rc::gen::inRange(0, 3); n > 0; --n)
        if (std::string name = (*rc::gen::arbitrary<bool>() ? "p" : "P") + *hostileText() + "p"; names.insert(name).second)
            all.emplace_back(std::move(name), "v" + *hostileText());
    return all;
}

Edtf someTime()
{
    return *Edtf::parse(
        *rc::gen::element<std::string>("", "2019", "2019-06", "2018/2024-10", "../2019", "2024-10-01/..", "2019~", "2019?/2020", "201X"));
}

KnowledgeGraph anyGraph()
{
    GraphDiff diff;
    Schema schema = Schema::standard();
    for (const bool symmetric : {false, true}) {
        Predicate predicate;
        predicate.key = symmetric ? "with" : "to";
        predicate.label = "l" + *hostileText();
        predicate.symmetric = symmetric;
        schema.ensurePredicate(std::move(predicate));
    }
    diff.schema = SchemaChange{Schema::standard(), schema};
    const std::size_t documents = 2, entities = 3, statements = static_cast<std::size_t>(*rc::gen::inRange(0, 6));
    for (std::size_t i = 0; i < documents; ++i) {
        Document document;
        document.key = key("d", i);
        document.title = *hostileText();
        document.note = *hostileText();
        document.published = someTime();
        document.properties = someProperties();
        diff.documents.push_back({DocumentId(static_cast<std::uint32_t>(i)), {}, std::move(document)});
    }
    for (std::size_t i = 0; i < entities; ++i)
        diff.entities.push_back({EntityId(static_cast<std::uint32_t>(i)),
                                 {},
                                 Entity{key("e", i), "person", "n" + *hostileText(), {"a" + *hostileText()}, *hostileText(), someProperties()}});
    for (std::size_t i = 0; i < statements; ++i) {
        Statement s;
        s.key = key("s", i);
        s.subject = EntityId(*rc::gen::inRange<std::uint32_t>(0, entities));
        s.object = EntityId(*rc::gen::inRange<std::uint32_t>(0, entities));
        s.predicate = *rc::gen::element<std::string>("to", "with");
        s.claim = *hostileText();
        s.quote = *hostileText();
        s.document = DocumentId(*rc::gen::inRange<std::uint32_t>(0, documents));
        s.said = someTime();
        s.holds = someTime();
        s.properties = someProperties();
        diff.statements.push_back({StatementId(static_cast<std::uint32_t>(i)), {}, std::move(s)});
    }
    KnowledgeGraph graph;
    const auto applied = graph.apply(diff);
    RC_PRE(applied.has_value());  // two keys that are the same
    graph.info().id = "any";  // what has none gets one
    graph.info().title = "t" + *hostileText();
    graph.info().description = *hostileText();
    return graph;
}

std::map<std::string, std::string> bytesOf(const fs::path &path)
{
    if (!fs::is_directory(path))
        return {{"", test::read(path)}};
    std::map<std::string, std::string> files;
    for (const auto &entry : fs::directory_iterator(path))
        files[entry.path().filename().string()] = test::read(entry.path());
    return files;
}

RC_GTEST_PROP(RoundTrip, OurOwnFormsAreExactAndTheSecondExportIsTheFirst, ())
{
    const KnowledgeGraph graph = anyGraph();
    const TempFolder folder;
    for (const std::string name : {"package", "g.ttl", "g.trig", "g.nt", "g.nq", "g.jsonld", "g.relata"}) {
        RC_TAG(name);
        const auto written = writeGraph(graph, folder / name);
        if (!written)
            RC_FAIL(written.error().text());
        const auto again = readGraph(folder / name);
        if (!again)
            RC_FAIL(again.error().text());
        if (asAdditions(again->graph) != asAdditions(graph))
            RC_FAIL(name + " is not what was written");
        if (again->graph.info() != graph.info())
            RC_FAIL(name + " says other things of the graph");
        const bool isProject = name == "g.relata";  // which carries when it was made: compared by what is exported of it
        const std::string first = isProject ? "package" : name;
        RC_ASSERT(writeGraph(again->graph, folder / ("again-" + first)).has_value());
        RC_ASSERT(bytesOf(folder / ("again-" + first)) == bytesOf(folder / first));
        fs::remove_all(folder / ("again-" + first));
    }
}

RC_GTEST_PROP(RoundTrip, OtherFormsNameWhatTheyLostAndKeepEveryStatement, ())
{
    const KnowledgeGraph graph = anyGraph();
    const TempFolder folder;
    for (const std::string name :
         {"g.graphml", "g.gexf", "g.gv", "g.gml", "g.net", "g.cyjs", "g.ftm", "g.oligrapher", "g.canvas", "g.xlsx", "g.csv"}) {
        const auto written = writeGraph(graph, folder / name);
        if (!written)
            RC_FAIL(written.error().text());
        const auto again = readGraph(folder / name);
        if (!again)
            RC_FAIL(name + ": " + again.error().text());
        if (again->graph.statementCount() != graph.statementCount() || again->graph.entityCount() != graph.entityCount())
            RC_FAIL(name + ": parallel statements or entities were lost");
        if (!lossesOf(graph, again->graph).empty() && written->notes.empty())
            RC_FAIL(name + ": lost something in silence: " + lossesOf(graph, again->graph).front());
    }
}

}  // namespace
}  // namespace relata
