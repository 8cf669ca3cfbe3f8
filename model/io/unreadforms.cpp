// SPDX-License-Identifier: Apache-2.0
#include "model/io/unreadforms.h"

#include "model/core/plaintext.h"
#include "model/io/jsonvalues.h"
#include "model/io/xmltext.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace relata {
namespace {

using std::string_view;

std::string endingOf(const std::filesystem::path &path)
{
    return lowered(path.extension().string());
}

/// The beginning without byte order mark and blanks.
string_view beginningOf(string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    return bytes.substr(0, std::size_t{1} << 16);
}

UnreadForm unreadXml(string_view head)
{
    const string_view root = xmlRootOf(head);
    if (root == "graph")
        return {"XGMML", "Export GraphML from Cytoscape"};
    if (root == "gxl")
        return {"GXL", {}};
    if (root == "RDF")
        return {"RDF/XML", "Convert it to Turtle or N-Triples first"};
    if (root == "mxfile" || root == "mxGraphModel")
        return {"a drawing of draw.io", {}};
    if (root == "html" || lowered(std::string(head.substr(0, 14))) == "<!doctype html")
        return {"a web page", {}};
    if (root == "svg")
        return {"a picture (SVG)", {}};
    return {};
}

UnreadForm unreadJson(string_view head)
{
    const auto keys = jsonKeys(head);
    const auto has = [&](string_view name) { return hasKey(keys, name); };
    if (has("CXVersion") || has("numberVerification") || (head.starts_with('[') && has("nodes") && head.find("\"@id\"") != string_view::npos))
        return {"CX (NDEx)", "Export it as Cytoscape.js JSON or GraphML from Cytoscape"};
    if (has("statementId") || has("statementID"))
        return {"BODS (beneficial ownership data)", {}};
    const bool typed = head.find("\"@type\":\"g:") != string_view::npos || head.find("\"@type\": \"g:") != string_view::npos;
    if (has("inE") || has("outE") || typed || head.find("\"_outV\"") != string_view::npos || (has("vertices") && has("mode")))
        return {"GraphSON", "Export it as GraphML"};
    return {};
}

}  // namespace

UnreadForm certainlyUnread(const std::string &bytes, const std::filesystem::path &path)
{
    const string_view head = beginningOf(bytes);
    if (head.starts_with('<'))
        return unreadXml(head);
    if (head.starts_with('{') || head.starts_with('['))
        return unreadJson(head);
    struct Sign {
        string_view start, name;
    };
    constexpr std::array<Sign, 10> signs{{{"%%matrixmarket", "Matrix Market"},
                                          {"nodedef>", "GDF"},
                                          {"edgedef>", "GDF"},
                                          {"dl ", "UCINET DL"},
                                          {"dl\t", "UCINET DL"},
                                          {"dl\r", "UCINET DL"},
                                          {"dl\n", "UCINET DL"},
                                          {"(tlp", "Tulip TLP"},
                                          {"*node data", "VNA (NetDraw)"},
                                          {"*node properties", "VNA (NetDraw)"}}};
    const std::string start = lowered(std::string(head.substr(0, 32)));
    for (const Sign &sign : signs)
        if (start.starts_with(sign.start))
            return {std::string(sign.name), {}};
    if (endingOf(path) == ".sif")
        return {"SIF (Cytoscape)", "Give it the ending .tsv to read it as a table of source, predicate and target"};
    return {};
}

UnreadForm likelyUnread(const std::string &bytes, const std::filesystem::path &path)
{
    struct Ending {
        string_view ending, name, advice;
    };
    constexpr std::array<Ending, 8> archives{{{".gephi", "a project of Gephi", "Export it as GEXF or GraphML from Gephi"},
                                              {".cys", "a session of Cytoscape", "Export the network as GraphML from Cytoscape"},
                                              {".mtgx", "a graph of Maltego", "Export it as GraphML or CSV from Maltego"},
                                              {".mtgl", "a graph of Maltego", "Export it as GraphML or CSV from Maltego"},
                                              {".ods", "an OpenDocument spreadsheet", "Save it as XLSX or CSV"},
                                              {".odt", "an OpenDocument text", {}},
                                              {".docx", "a Word document", {}},
                                              {".anx", "a chart of i2", {}}}};
    if (bytes.starts_with("PK\x03\x04")) {
        for (const Ending &archive : archives)
            if (endingOf(path) == archive.ending)
                return {std::string(archive.name), std::string(archive.advice)};
        return {"an archive (ZIP)", "Unpack it first"};
    }
    if (bytes.starts_with("\x1F\x8B") || bytes.starts_with("BZh")
        || bytes.starts_with("\xFD"
                             "7zXZ")
        || bytes.starts_with("\x28\xB5\x2F\xFD"))
        return {"compressed", "Unpack it first"};
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return {"an old Office file (.xls)", "Save it as XLSX or CSV"};
    if (bytes.starts_with("%PDF") || bytes.starts_with("\x89PNG") || bytes.starts_with("SQLite format 3"))
        return {"binary, no text", {}};
    const string_view head = beginningOf(bytes);
    if (head.starts_with('{') || head.starts_with('['))
        return {"JSON without a list of edges", {}};
    return {};
}

}  // namespace relata
