// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/gml.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

namespace relata {
namespace {

/// A GML string: quotes, ampersands, controls and all that is not ASCII as numbered entities.
std::string gmlString(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const int length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        if (c == '"') {
            out += "&quot;";
        } else if (c == '&') {
            out += "&amp;";
        } else if (c >= 0x20 && c < 0x7F) {
            out += static_cast<char>(c);
        } else {
            unsigned code = length == 1 ? c : c & (0x7FU >> length);
            for (int k = 1; k < length && i + static_cast<std::size_t>(k) < text.size(); ++k)
                code = code << 6 | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3FU);
            out += "&#" + std::to_string(code) + ";";
        }
        i += static_cast<std::size_t>(length);
    }
    return out + "\"";
}

bool isKey(const std::string &name)
{
    return !name.empty() && std::isalpha(static_cast<unsigned char>(name[0])) && name != "id" && name != "source" && name != "target"
           && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c); });
}

/// Integers of 32 bits, and numbers with a point: what is more is a text.
bool isNumber(const std::string &value, OutsideNames::Kind kind)
{
    using Kind = OutsideNames::Kind;
    return kind == Kind::Integer || (kind == Kind::Number && (value.find('.') != value.npos || OutsideNames::kindWritten(value) == Kind::Integer));
}

std::string lines(const Properties &attributes, const std::string &indent, const OutsideNames &names = {})
{
    std::string out;
    for (const auto &[name, value] : attributes)
        if (!isKey(name))
            out += indent + "attribute [ name " + gmlString(name) + " value " + gmlString(value) + " ]\n";
        else
            out += indent + name + " " + (isNumber(value, names.kindOf(name)) ? value : gmlString(value)) + "\n";
    return out;
}

}  // namespace

IoReport gmlText(const KnowledgeGraph &graph, std::string &text)
{
    const OutsideNames entityNames = OutsideNames::ofEntities(graph), statementNames = OutsideNames::ofStatements(graph);
    const LinkSenses senses = linkSenses(graph);
    text = std::string("Creator \"Relata\"\ngraph [\n  directed ") + (senses.isUndirected() ? "0" : "1") + "\n  multigraph 1\n"
           + lines(graphAttributes(graph), "  ");
    for (const EntityId id : graph.entities())
        text += "  node [\n    id " + std::to_string(indexOf(id)) + "\n    relataId " + gmlString(graph.key(id)) + "\n"
                + lines(entityAttributes(graph, id, entityNames), "    ", entityNames) + "  ]\n";
    for (const StatementId id : graph.statements())
        text += "  edge [\n    source " + std::to_string(indexOf(graph.subject(id))) + "\n    target " + std::to_string(indexOf(graph.object(id)))
                + "\n    relataId " + gmlString(graph.key(id)) + "\n" + lines(statementAttributes(graph, id, statementNames), "    ", statementNames)
                + "  ]\n";
    text += "]\n";
    IoReport report;
    senses.tell(report.notes);
    return report;
}

}  // namespace relata
