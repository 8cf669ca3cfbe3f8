// SPDX-License-Identifier: Apache-2.0
#include "model/io/textforms.h"

#include "model/io/canvas.h"
#include "model/io/dot.h"
#include "model/io/ftm.h"
#include "model/io/gexf.h"
#include "model/io/gml.h"
#include "model/io/graphml.h"
#include "model/io/jsonld.h"
#include "model/io/nodelinkjson.h"
#include "model/io/oligrapher.h"
#include "model/io/pajek.h"
#include "model/io/popolo.h"
#include "model/io/rdf.h"
#include "model/io/rdfscan.h"
#include "model/io/wikidatajson.h"
#include "model/io/xmltext.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "model/tables/readtables.h"
#include "model/tables/tableforms.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace relata {
namespace {

using std::string_view;

constexpr std::array<string_view, 2> graphMlEndings{".graphml", ".xml"};
constexpr std::array<string_view, 1> canvasEndings{".canvas"};
constexpr std::array<string_view, 2> workbookEndings{".xlsx", ".xlsm"};
constexpr std::array<string_view, 1> gexfEndings{".gexf"};
constexpr std::array<string_view, 2> dotEndings{".dot", ".gv"};
constexpr std::array<string_view, 1> gmlEndings{".gml"};
constexpr std::array<string_view, 2> pajekEndings{".net", ".paj"};
constexpr std::array<string_view, 2> ftmEndings{".ftm", ".ijson"};
constexpr std::array<string_view, 1> popoloEndings{".popolo"};
constexpr std::array<string_view, 1> oligrapherEndings{".oligrapher"};
constexpr std::array<string_view, 1> wikidataEndings{".json"};
constexpr std::array<string_view, 1> turtleEndings{".ttl"};
constexpr std::array<string_view, 1> triGEndings{".trig"};
constexpr std::array<string_view, 1> nTriplesEndings{".nt"};
constexpr std::array<string_view, 1> nQuadsEndings{".nq"};
constexpr std::array<string_view, 1> jsonLdEndings{".jsonld"};
constexpr std::array<string_view, 2> cytoscapeEndings{".cyjs", ".json"};

bool hasRoot(string_view head, string_view root)
{
    return xmlRootOf(head) == root;
}

bool isXml(string_view head, const std::string &bytes)
{
    return head.starts_with('<') && rdfSyntaxOf(bytes) == RdfSyntax::None;
}

/// The first word that is no comment of DOT's and GML's.
string_view withoutComments(string_view head)
{
    while (true) {
        if (head.starts_with('#') || head.starts_with("//"))
            head.remove_prefix(std::min(head.find('\n'), head.size()));
        else if (head.starts_with("/*"))
            head.remove_prefix(std::min(head.find("*/"), head.size() - 2) + 2);
        else
            return head;
        head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    }
}

/// True when \a word is followed by \a next, with blanks between.
bool opens(string_view head, string_view word, char next)
{
    const auto after = head.find_first_not_of(" \t\r\n", word.size());
    return head.starts_with(word) && after != string_view::npos && head[after] == next;
}

/// Without the number or the text in quotes that stands first; nothing of it when neither does.
string_view afterScalar(string_view head)
{
    std::size_t end = 0;
    if (head.starts_with('"'))
        end = std::min(head.find('"', 1), head.size() - 1) + 1;
    else
        end = std::min(head.find_first_not_of("+-.0123456789e"), head.size());
    head.remove_prefix(end);
    return end == 0 ? string_view() : withoutComments(head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size())));
}

/// Keys with a value each may stand before the graph: Creator "…", Version 1, directed 1.
bool isGml(string_view head, const std::string &)
{
    head = withoutComments(head);
    while (!opens(head, "graph", '[')) {
        std::size_t key = 0;
        while (key < head.size() && (std::isalnum(static_cast<unsigned char>(head[key])) || head[key] == '_'))
            ++key;
        const std::size_t value = head.find_first_not_of(" \t\r\n", key);
        if (key == 0 || value == key || value == string_view::npos)
            return false;
        head = afterScalar(head.substr(value));
    }
    return true;
}

bool isDot(string_view head, const std::string &bytes)
{
    head = withoutComments(head);
    const bool word = head.starts_with("digraph") || head.starts_with("strict") || head.starts_with("graph");
    return word && !isGml(head, bytes) && head.find('{') != string_view::npos;
}

bool isPajek(string_view head, const std::string &bytes)
{
    if (head.starts_with("*vertices") || head.starts_with("*network"))
        return true;
    const std::string begin = bytes.substr(0, 4096);  // a title or a comment may stand before
    const auto star = begin.find("\n*");
    std::string word = star == std::string::npos ? std::string() : begin.substr(star + 1, 9);
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return word == "*vertices" || word.starts_with("*network");
}

/// The four of them are read by the same reader.
template <RdfSyntax syntax>
bool isRdf(string_view, const std::string &bytes)
{
    return rdfSyntaxOf(bytes) == syntax;
}

Result<LoadedGraph> readSheets(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    const auto tables = tablesFromBytes(std::move(bytes), path, context.part(0, 0.4));
    if (!tables)
        return tables.error();
    return graphFromTables(*tables, guessMapping(*tables), context.part(0.4, 0.6));
}

const std::array<TextForm, 17> &all()
{
    static const std::array<TextForm, 17> forms{{
        {"GraphML", graphMlEndings, [](string_view head, const std::string &bytes) { return isXml(head, bytes) && !hasRoot(head, "gexf"); },
         [](std::string bytes, const std::filesystem::path &path, const RunContext &context) { return readGraphMl(std::move(bytes), path, context); },
         &graphMlText, &readPlainGraphMl},
        {"GEXF", gexfEndings, [](string_view head, const std::string &) { return hasRoot(head, "gexf"); },
         [](std::string bytes, const std::filesystem::path &path, const RunContext &context) { return readGexf(std::move(bytes), path, context); },
         &gexfText, &readPlainGexf},
        {"Turtle (RDF)", turtleEndings, &isRdf<RdfSyntax::Turtle>, &readRdf, &turtleText},
        {"TriG (RDF)", triGEndings, &isRdf<RdfSyntax::TriG>, &readRdf, &trigText},
        {"N-Triples (RDF)", nTriplesEndings, &isRdf<RdfSyntax::NTriples>, &readRdf, &nTriplesText},
        {"N-Quads (RDF)", nQuadsEndings, &isRdf<RdfSyntax::NQuads>, &readRdf, &nQuadsText},
        {"JSON-LD (RDF)", jsonLdEndings,
         [](string_view head, const std::string &bytes) { return (head.starts_with('{') || head.starts_with('[')) && looksLikeJsonLd(bytes); },
         [](std::string bytes, const std::filesystem::path &path, const RunContext &context) { return readJsonLd(bytes, path, context); },
         &jsonLdText},
        {"GML", gmlEndings, &isGml, &readGml, &gmlText},
        {"DOT (Graphviz)", dotEndings, &isDot, &readDot, &dotText},
        {"Pajek", pajekEndings, &isPajek, &readPajek, &pajekText},
        {"FollowTheMoney JSON lines", ftmEndings,
         [](string_view head, const std::string &bytes) { return (head.starts_with('{') || head.starts_with('[')) && looksLikeFtm(bytes); },
         [](std::string bytes, const std::filesystem::path &path, const RunContext &context) { return readFtm(std::move(bytes), path, context); },
         &ftmText},
        {"Popolo JSON", popoloEndings,
         [](string_view head, const std::string &bytes) { return (head.starts_with('{') || head.starts_with('[')) && looksLikePopolo(bytes); },
         [](std::string bytes, const std::filesystem::path &path, const RunContext &context) { return readPopolo(bytes, path, context); }, nullptr},
        {"Wikidata JSON", wikidataEndings,
         [](string_view head, const std::string &bytes) { return (head.starts_with('{') || head.starts_with('[')) && looksLikeWikidataJson(bytes); },
         [](std::string bytes, const std::filesystem::path &path, const RunContext &context) { return readWikidataJson(bytes, path, context); },
         nullptr},
        {"Oligrapher JSON", oligrapherEndings,
         [](string_view head, const std::string &bytes) { return head.starts_with('{') && looksLikeOligrapher(bytes); },
         [](std::string bytes, const std::filesystem::path &path, const RunContext &context) { return readOligrapher(bytes, path, context); },
         &oligrapherText},
        {"Excel workbook", workbookEndings, [](string_view, const std::string &bytes) { return looksLikeWorkbook(bytes); }, &readSheets,
         &workbookBytes},
        {"JSON Canvas", canvasEndings, [](string_view head, const std::string &bytes) { return head.starts_with('{') && looksLikeCanvas(bytes); },
         [](std::string bytes, const std::filesystem::path &path, const RunContext &context) { return readCanvas(bytes, path, context); },
         &canvasText},
        {"Cytoscape.js JSON", cytoscapeEndings,
         [](string_view head, const std::string &bytes) { return (head.starts_with('{') || head.starts_with('[')) && looksLikeNodeLinkJson(bytes); },
         [](std::string bytes, const std::filesystem::path &path, const RunContext &context) { return readNodeLinkJson(bytes, path, context); },
         &cytoscapeText},
    }};
    return forms;
}

}  // namespace

std::span<const TextForm> textForms()
{
    return all();
}

const TextForm *writerFor(const std::filesystem::path &path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const TextForm &form : textForms())
        if (form.write && std::find(form.endings.begin(), form.endings.end(), ending) != form.endings.end())
            return &form;
    return nullptr;
}

}  // namespace relata
