// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphcolumns.h"
#include "model/io/outsidenames.h"
#include "model/io/pajek.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

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
    const LinkSenses senses = linkSenses(graph);
    const std::optional<std::uint32_t> weight = OutsideNames::ofStatements(graph).isNumber("weight") ? propertyNumber(graph, "weight") : std::nullopt;
    text += senses.isUndirected() ? "*Edges\n" : "*Arcs\n";  // one section: many readers take no second one
    for (const StatementId id : graph.statements()) {
        const std::string_view value = weight ? propertyValue(graph, id, *weight) : std::string_view();
        text += std::to_string(numbers.at(static_cast<std::uint32_t>(graph.subject(id)))) + " "
                + std::to_string(numbers.at(static_cast<std::uint32_t>(graph.object(id)))) + " " + (value.empty() ? "1" : std::string(value)) + " l "
                + pajekString(graph.schema().predicate(graph.predicate(id)).label) + "\n";
    }
    IoReport report;
    senses.tell(report.notes);
    return report;
}

}  // namespace relata
