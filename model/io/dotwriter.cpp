// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/dot.h"

#include <algorithm>

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
    text = "digraph " + dotString(graph.info().id.empty() ? "graph" : graph.info().id) + " {\n  graph [" + list(graphAttributes(graph)) + "];\n";
    for (const EntityId id : graph.entities())
        text += "  " + dotString(graph.key(id)) + " [" + list(entityAttributes(graph, id)) + "];\n";
    for (const StatementId id : graph.statements()) {
        const bool symmetric = graph.schema().predicate(graph.predicate(id)).symmetric;
        text += "  " + dotString(graph.key(graph.subject(id))) + " -> " + dotString(graph.key(graph.object(id))) + " [id=" + dotString(graph.key(id))
                + ", " + (symmetric ? "dir=none, " : "") + list(statementAttributes(graph, id)) + "];\n";
    }
    text += "}\n";
    return {};
}

}  // namespace relata
