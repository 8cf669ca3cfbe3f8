// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/canvas.h"
#include "model/io/jsonvalues.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

constexpr int cardWidth = 260, cardHeight = 80, gap = 60;

/// A number as JSON Canvas wants it: whole.
std::optional<int> wholeNumber(const Properties &properties, std::string_view name)
{
    const auto found = std::find_if(properties.begin(), properties.end(), [&](const auto &p) { return p.first == name; });
    if (found == properties.end())
        return {};
    double value = 0;
    const auto [end, failed] = std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
    if (failed != std::errc() || end != found->second.data() + found->second.size() || !(std::abs(value) < 1e9))
        return {};
    return static_cast<int>(std::lround(value));
}

/// First line as CommonMark would show it is the name: line breaks go.
std::string onOneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

IoReport canvasText(const KnowledgeGraph &graph, std::string &text)
{
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(graph.entityCount()))));
    std::size_t unplaced = 0;
    text = "{\n\"nodes\": [";
    const char *separator = "\n";
    for (const EntityId id : graph.entities()) {
        const Entity e = graph.entity(id);
        auto x = wholeNumber(e.properties, "x"), y = wholeNumber(e.properties, "y");
        if (!x || !y) {
            x = static_cast<int>(unplaced % columns) * (cardWidth + gap);
            y = static_cast<int>(unplaced / columns) * (cardHeight + gap);
            ++unplaced;
        }
        const std::string name = onOneLine(e.name);
        Json own = toObject(entityAttributes(graph, id));
        own["card"] = name;  // what it was: another first line is another name
        const Json card = {{"id", e.key},
                           {"type", "text"},
                           {"text", e.description.empty() ? name : name + "\n\n" + e.description},
                           {"x", *x},
                           {"y", *y},
                           {"width", wholeNumber(e.properties, "width").value_or(cardWidth)},
                           {"height", wholeNumber(e.properties, "height").value_or(cardHeight)},
                           {"color", std::to_string(indexOf(graph.typeOf(id)) % 6 + 1)},
                           {"relata", std::move(own)}};
        text += separator + jsonLine(card);
        separator = ",\n";
    }
    text += "\n],\n\"edges\": [";
    separator = "\n";
    for (const StatementId id : graph.statements()) {
        const Predicate &predicate = graph.schema().predicate(graph.predicate(id));
        const Json edge = {{"id", graph.key(id)},
                           {"fromNode", graph.key(graph.subject(id))},
                           {"toNode", graph.key(graph.object(id))},
                           {"toEnd", predicate.symmetric ? "none" : "arrow"},
                           {"label", predicate.label},
                           {"relata", toObject(statementAttributes(graph, id))}};
        text += separator + jsonLine(edge);
        separator = ",\n";
    }
    text += "\n],\n\"relata\": " + jsonLine(toObject(graphAttributes(graph))) + "\n}\n";
    IoReport report;
    if (graph.statementCount() > 0)
        report.notes.emplace_back("JSON Canvas shows name, description and label; the rest stands under “relata”, which other programs pass over");
    if (unplaced > 0)
        report.notes.push_back(std::to_string(unplaced) + (unplaced == 1 ? " entity has" : " entities have")
                               + " no numbers x and y as properties; set in rows");
    return report;
}

}  // namespace relata
