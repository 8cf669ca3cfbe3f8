// SPDX-License-Identifier: Apache-2.0
#include "model/io/outsidenames.h"

#include "model/core/plaintext.h"
#include "model/graph/graphcolumns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace relata {
namespace {

/// Fields of ours, and words with a meaning in GraphML, GEXF, GML, JSON of Cytoscape or networkx, or a table of Gephi.
constexpr std::array<std::string_view, 58> taken{
    "aliases", "att",       "attribute",     "attributes", "attvalues", "claim",       "classes",  "color",       "confidence", "data",
    "default", "desc",      "description",   "directed",   "direction", "document",    "drawings", "edge",        "end",        "endopen",
    "for",     "from",      "graphics",      "group",      "holds",     "holds_basis", "id",       "interaction", "interval",   "key",
    "kind",    "label",     "labelgraphics", "metadata",   "modality",  "name",        "node",     "note",        "paragraph",  "parent",
    "pid",     "polarity",  "position",      "predicate",  "quote",     "relataid",    "said",     "selected",    "source",     "speaker",
    "start",   "startopen", "status",        "target",     "timeset",   "timestamp",   "type",     "value"};

bool isTaken(std::string_view name)
{
    return name.empty() || std::binary_search(taken.begin(), taken.end(), lowered(std::string(name))) || name.find(':') != name.npos
           || name.front() == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    const std::size_t from = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at - from;
}

}  // namespace

OutsideNames::Kind OutsideNames::kindWritten(std::string_view value)
{
    constexpr std::size_t mostDigits = 15;  // of a double, all are kept
    if (value == "true" || value == "false")
        return Kind::Truth;
    std::size_t at = value.starts_with('-') ? 1 : 0;
    const std::size_t whole = digitsAt(value, at);
    if (whole == 0 || whole > mostDigits || (whole > 1 && value[at] == '0') || (at == 1 && value == "-0"))
        return Kind::Text;
    at += whole;
    if (at == value.size())
        return whole <= 9 ? Kind::Integer : Kind::Long;
    std::size_t decimals = 0;
    if (value[at] == '.') {
        decimals = digitsAt(value, ++at);
        if (decimals == 0)
            return Kind::Text;
        at += decimals;
    }
    if (at < value.size() && (value[at] == 'e' || value[at] == 'E')) {
        ++at;
        if (at < value.size() && (value[at] == '-' || value[at] == '+'))
            ++at;
        const std::size_t power = digitsAt(value, at);
        if (power == 0 || power > 2)
            return Kind::Text;
        at += power;
    }
    return at == value.size() ? Kind::Number : Kind::Text;
}

template <typename Ids>
void OutsideNames::addAll(const KnowledgeGraph &graph, const Ids &ids)
{
    std::vector<std::optional<Kind>> kinds(propertyCount(graph));
    for (const auto id : ids)
        visitProperties(graph, id, [&kinds](std::uint32_t number, std::string_view value) {
            std::optional<Kind> &known = kinds[number];
            if (value.empty() || known == Kind::Text)
                return;
            const Kind kind = kindWritten(value);
            const bool bothNumbers = known && *known != Kind::Truth && kind != Kind::Truth && kind != Kind::Text;
            known = !known || *known == kind ? kind : bothNumbers ? std::max(*known, kind) : Kind::Text;
        });
    for (std::uint32_t number = 0; number < kinds.size(); ++number)
        if (const std::optional<Kind> kind = kinds[number]) {
            const std::string &property = propertyName(graph, number);
            const std::string &name = m_names[property] = isTaken(property) ? "property:" + property : property;
            m_kinds.emplace(name, *kind);
        }
}

OutsideNames OutsideNames::ofEntities(const KnowledgeGraph &graph)
{
    OutsideNames names;
    names.addAll(graph, graph.entities());
    return names;
}

OutsideNames OutsideNames::ofStatements(const KnowledgeGraph &graph)
{
    OutsideNames names;
    names.addAll(graph, graph.statements());
    return names;
}

const std::string &OutsideNames::nameOf(const std::string &property) const
{
    const auto known = m_names.find(property);
    return known == m_names.end() ? property : known->second;
}

OutsideNames::Kind OutsideNames::kindOf(const std::string &attribute) const
{
    const auto known = m_kinds.find(attribute);
    return known == m_kinds.end() ? Kind::Text : known->second;
}

const char *OutsideNames::typeWord(Kind kind, const char *integer)
{
    switch (kind) {
    case Kind::Integer:
        return integer;
    case Kind::Long:
        return "long";
    case Kind::Number:
        return "double";
    case Kind::Truth:
        return "boolean";
    case Kind::Text:
        break;
    }
    return "string";
}

LinkSenses linkSenses(const KnowledgeGraph &graph)
{
    LinkSenses senses;
    for (const StatementId id : graph.statements())
        ++(graph.schema().predicate(graph.predicate(id)).symmetric ? senses.undirected : senses.directed);
    return senses;
}

void LinkSenses::tell(std::vector<std::string> &notes) const
{
    if (directed > 0 && undirected > 0)
        notes.push_back(std::to_string(undirected) + " of " + std::to_string(directed + undirected)
                        + " links have no direction, and are directed for other programs: many refuse a file of both kinds");
}

}  // namespace relata
