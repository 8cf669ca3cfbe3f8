// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/jsonvalues.h"
#include "model/io/oligrapher.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <numbers>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

struct Spot {
    double x = 0, y = 0;
};

std::string propertyOf(const Properties &properties, std::string_view name)
{
    for (const auto &[key, value] : properties)
        if (key == name)
            return value;
    return {};
}

bool parseNumber(const std::string &text, double &value)
{
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

/// The n-th place of a sunflower: as dense everywhere, in steps of the golden angle (Vogel 1979). Oligrapher's units, a node is about 60 wide.
Spot onSpiral(std::size_t n)
{
    const double radius = 140 * std::sqrt(static_cast<double>(n) + 0.5), angle = static_cast<double>(n) * std::numbers::pi * (3 - std::sqrt(5.0));
    return {std::round(radius * std::cos(angle) * 100) / 100, std::round(radius * std::sin(angle) * 100) / 100};
}

class OligrapherWriter
{
public:
    explicit OligrapherWriter(const KnowledgeGraph &graph) : m_graph(graph), m_places(graph.entityIdEnd()) {}

    std::string text()
    {
        Json nodes = Json::object(), edges = Json::object();
        for (const EntityId id : m_graph.entities())
            nodes.push_back({std::string(m_graph.key(id)), node(id)});
        for (const StatementId id : m_graph.statements())
            edges.push_back({std::string(m_graph.key(id)), edge(id)});
        const GraphInfo &info = m_graph.info();
        const Json all = {{"graph", {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}, {"captions", Json::object()}}},
                          {"annotations", {{"currentIndex", 0}, {"list", Json::array()}, {"sources", nullptr}}},
                          {"settings", Json::object()},
                          {"attributes", {{"title", info.title}, {"subtitle", info.description}, {"date", info.created}}},
                          {"relata", toObject(graphAttributes(m_graph))}};
        return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    IoReport report() const
    {
        IoReport report;
        if (m_graph.statementCount() > 0)
            report.notes.emplace_back(
                "Oligrapher shows label, direction and link of a statement; the rest stands under “relata”, which it passes over");
        if (m_unplaced > 0)
            report.notes.push_back(std::to_string(m_unplaced) + (m_unplaced == 1 ? " entity has" : " entities have")
                                   + " no numbers x and y as properties; set on a spiral");
        if (m_dashed > 0)
            report.notes.push_back(std::to_string(m_dashed) + (m_dashed == 1 ? " statement is" : " statements are")
                                   + " dashed: alleged, pledged, predicted or denied");
        return report;
    }

private:
    Json node(EntityId id)
    {
        const Entity e = m_graph.entity(id);
        Spot &place = m_places[indexOf(id)];
        if (!parseNumber(propertyOf(e.properties, "x"), place.x) || !parseNumber(propertyOf(e.properties, "y"), place.y))
            place = onSpiral(m_unplaced++);
        Json edges = Json::array();
        for (const StatementId statement : m_graph.statementsOf(id))
            edges.push_back(m_graph.key(statement));
        return {{"id", e.key},
                {"name", e.name},
                {"x", place.x},
                {"y", place.y},
                {"scale", 1},
                {"description", e.description},
                {"image", propertyOf(e.properties, "image")},
                {"url", propertyOf(e.properties, "url")},
                {"edgeIds", std::move(edges)},
                {"relata", toObject(entityAttributes(m_graph, id))}};
    }

    Json edge(StatementId id)
    {
        const Statement s = m_graph.statement(id);
        const Predicate &predicate = m_graph.schema().predicate(m_graph.predicate(id));
        const Spot &from = m_places[indexOf(s.subject)], &to = m_places[indexOf(s.object)];
        const bool firm = s.modality == Modality::Asserted || s.modality == Modality::Quoted || s.modality == Modality::Reported;
        m_dashed += !firm;
        std::string url = propertyOf(s.properties, "url");
        if (url.empty() && s.document != noDocument)
            url = m_graph.document(s.document).url;
        return {{"id", s.key},
                {"node1_id", m_graph.key(s.subject)},
                {"node2_id", m_graph.key(s.object)},
                {"label", predicate.label},
                {"arrow", predicate.symmetric ? Json() : Json("1->2")},
                {"dash", !firm || propertyOf(s.properties, "dash") == "true"},
                {"scale", 1},
                {"url", url},
                {"x1", from.x},
                {"y1", from.y},
                {"s1", 1},
                {"x2", to.x},
                {"y2", to.y},
                {"s2", 1},
                {"relata", toObject(statementAttributes(m_graph, id))}};
    }

    const KnowledgeGraph &m_graph;
    std::vector<Spot> m_places;
    std::size_t m_unplaced = 0, m_dashed = 0;
};

}  // namespace

IoReport oligrapherText(const KnowledgeGraph &graph, std::string &text)
{
    OligrapherWriter writer(graph);
    text = writer.text();
    return writer.report();
}

}  // namespace relata
