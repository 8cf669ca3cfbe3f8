// SPDX-License-Identifier: Apache-2.0
#include "model/io/pajek.h"

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

/// Pajek's quotes know no escape: those inside become single ones, breaks become blanks.
std::string pajekString(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? '\'' : c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return out + "\"";
}

}  // namespace

IoReport pajekText(const KnowledgeGraph &graph, std::string &text)
{
    std::unordered_map<std::uint32_t, std::size_t> numbers;
    text = "*Vertices " + std::to_string(graph.entityCount()) + "\n";
    for (const EntityId id : graph.entities()) {
        const std::size_t number = numbers.size() + 1;
        numbers.emplace(static_cast<std::uint32_t>(id), number);
        text += std::to_string(number) + " " + pajekString(graph.name(id)) + "\n";
    }
    const auto statements = graph.statements();
    bool directed = false;
    for (const StatementId id : statements)
        directed |= !graph.schema().predicate(graph.predicate(id)).symmetric;
    text += directed ? "*Arcs\n" : "*Edges\n";  // one section: many readers take no second one
    for (const StatementId id : statements)
        text += std::to_string(numbers.at(static_cast<std::uint32_t>(graph.subject(id)))) + " "
                + std::to_string(numbers.at(static_cast<std::uint32_t>(graph.object(id)))) + " 1 l "
                + pajekString(graph.schema().predicate(graph.predicate(id)).label) + "\n";
    return {};
}

}  // namespace relata
