// SPDX-License-Identifier: Apache-2.0
#include "model/core/plaintext.h"
#include "model/io/attributes.h"
#include "model/io/dot.h"
#include "model/io/dotitems.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace relata {
namespace {

std::string dotString(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + "\"";
}

/// What Graphviz would draw by, beside isDotDrawing().
bool isTakenInDot(const std::string &name)
{
    constexpr std::array<std::string_view, 22> taken{
        "area",    "class", "cluster", "color",    "colorscheme", "comment",  "dir",       "edgeurl",   "fillcolor", "gradientangle", "headlabel",
        "headurl", "href",  "image",   "labelurl", "layer",       "ordering", "shapefile", "taillabel", "tooltip",   "url",           "xlabel"};
    const std::string plain = lowered(name);
    return isDotDrawing(plain) || std::find(taken.begin(), taken.end(), plain) != taken.end();
}

Properties withDotNames(Properties attributes, const OutsideNames &names)
{
    for (auto &[name, value] : attributes)
        if (names.isProperty(name) && (isTakenInDot(name) || (name == "weight" && !names.isNumber(name))))
            name.insert(0, "property:");
    return attributes;
}

std::string list(const Properties &attributes)
{
    std::string out;
    for (const auto &[name, value] : attributes)
        out += (out.empty() ? "" : ", ") + dotString(name) + "=" + dotString(value);
    return out;
}

}  // namespace

IoReport dotText(const KnowledgeGraph &graph, std::string &text)
{
    const OutsideNames entityNames = OutsideNames::ofEntities(graph), statementNames = OutsideNames::ofStatements(graph);
    const bool undirected = linkSenses(graph).isUndirected();
    text = (undirected ? "graph " : "digraph ") + dotString(graph.info().id.empty() ? "graph" : graph.info().id) + " {\n  graph ["
           + list(graphAttributes(graph)) + "];\n";
    for (const EntityId id : graph.entities())
        text += "  " + dotString(graph.key(id)) + " [" + list(withDotNames(entityAttributes(graph, id, entityNames), entityNames)) + "];\n";
    for (const StatementId id : graph.statements()) {
        const bool symmetric = !undirected && graph.schema().predicate(graph.predicate(id)).symmetric;
        text += "  " + dotString(graph.key(graph.subject(id))) + (undirected ? " -- " : " -> ") + dotString(graph.key(graph.object(id)))
                + " [id=" + dotString(graph.key(id)) + ", " + (symmetric ? "dir=none, " : "")
                + list(withDotNames(statementAttributes(graph, id, statementNames), statementNames)) + "];\n";
    }
    text += "}\n";
    return {};
}

}  // namespace relata
