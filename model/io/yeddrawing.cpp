// SPDX-License-Identifier: Apache-2.0
#include "model/io/yeddrawing.h"

#include "model/graph/graphcolumns.h"
#include "model/io/xmltext.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <utility>

namespace relata {
namespace {

constexpr const char *nodeKey = "yn", *edgeKey = "ye";
constexpr double size = 34, across = 170, down = 100;  // of a shape; from one to the next in rows: a label fits between

/// Safe for the colour-blind (Okabe and Ito), for types whose schema leaves the colour to the program.
constexpr std::array<const char *, 7> colors{"#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442"};

struct Shape {
    std::string_view ours, yed;
};
constexpr std::array<Shape, 7> shapes{{{"circle", "ellipse"},
                                       {"square", "rectangle"},
                                       {"hexagon", "hexagon"},
                                       {"shield", "octagon"},
                                       {"diamond", "diamond"},
                                       {"pill", "roundrectangle"},
                                       {"page", "parallelogram"}}};

std::string_view shapeOf(const EntityType &type)
{
    const auto known = std::find_if(shapes.begin(), shapes.end(), [&](const Shape &shape) { return shape.ours == type.shape; });
    return known == shapes.end() ? shapes.front().yed : known->yed;
}

bool isColor(std::string_view text)
{
    return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

std::string written(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

const char *lineOf(Modality modality)
{
    switch (modality) {
    case Modality::Predicted:
    case Modality::Pledged:
        return "dashed";
    case Modality::Alleged:
        return "dotted";
    default:
        return "line";
    }
}

std::string label(std::string_view text)
{
    std::size_t none = 0;
    return xmlEscaped(yedLabel(text), none);
}

}  // namespace

std::string colorOf(const KnowledgeGraph &graph, EntityId id)
{
    if (const auto own = propertyNumber(graph, "color"))
        if (const std::string_view color = propertyValue(graph, id, *own); isColor(color))
            return std::string(color);
    const EntityType &type = graph.schema().type(graph.typeOf(id));
    return isColor(type.color.light) ? type.color.light : colors[indexOf(graph.typeOf(id)) % colors.size()];
}

std::string yedLabel(std::string_view name)
{
    constexpr std::size_t longest = 200;
    std::string out;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        if (name.substr(i, 3) == "\uFFFE" || name.substr(i, 3) == "\uFFFF") {
            i += 2;
            continue;
        }
        if ((c & 0xC0U) != 0x80U && ++characters > longest)
            break;
        if (c >= 0x20 && c != ' ')
            out += name[i];
        else if ((c == ' ' || c == '\n' || c == '\r' || c == '\t') && !out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return characters > longest ? out + "…" : out;
}

YedDrawing::YedDrawing(const KnowledgeGraph &graph)
    : m_graph(graph), m_places(graph),
      m_columns(std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(graph.entityCount()))))))
{
    if (!isDrawn())
        return;
    bool any = false;
    for (const EntityId id : graph.entities())
        if (const auto place = m_places.drawn(id)) {
            m_left = any ? std::min(m_left, place->first) : place->first;
            m_top = any ? std::max(m_top, place->second + 2 * down) : place->second + 2 * down;
            any = true;
        }
}

bool YedDrawing::isDrawn() const
{
    return m_graph.entityCount() + m_graph.statementCount() <= mostItems;
}

std::string YedDrawing::declarations() const
{
    return std::string("  <key id=\"") + nodeKey + "\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n  <key id=\"" + edgeKey
           + "\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
}

std::string YedDrawing::node(EntityId id)
{
    const Entity e = m_graph.entity(id);
    const EntityType &type = m_graph.schema().type(m_graph.typeOf(id));
    auto place = m_places.drawn(id);
    if (!place) {
        place = {m_left + static_cast<double>(m_unplaced % m_columns) * across, m_top + static_cast<double>(m_unplaced / m_columns) * down};
        ++m_unplaced;
    }
    const double width = type.shape == "pill" ? size * 1.6 : size;
    return std::string("      <data key=\"") + nodeKey + "\"><y:ShapeNode><y:Geometry x=\"" + written(place->first - width / 2) + "\" y=\""
           + written(place->second - size / 2) + "\" width=\"" + written(width) + "\" height=\"" + written(size) + "\"/><y:Fill color=\""
           + colorOf(m_graph, id)
           + "\" transparent=\"false\"/><y:BorderStyle color=\"#333333\" type=\"line\" width=\"1.0\"/><y:NodeLabel autoSizePolicy=\"content\" "
             "fontSize=\"12\" modelName=\"sides\" modelPosition=\"s\" textColor=\"#000000\" visible=\"true\">"
           + label(e.name) + "</y:NodeLabel><y:Shape type=\"" + std::string(shapeOf(type)) + "\"/></y:ShapeNode></data>\n";
}

std::string YedDrawing::edge(StatementId id) const
{
    const Predicate &predicate = m_graph.schema().predicate(m_graph.predicate(id));
    return std::string("      <data key=\"") + edgeKey + "\"><y:PolyLineEdge><y:LineStyle color=\"#666666\" type=\"" + lineOf(m_graph.modality(id))
           + "\" width=\"1.0\"/><y:Arrows source=\"none\" target=\"" + (predicate.symmetric ? "none" : "standard")
           + "\"/><y:EdgeLabel autoSizePolicy=\"content\" fontSize=\"10\" textColor=\"#333333\" visible=\"true\">" + label(predicate.label)
           + "</y:EdgeLabel><y:BendStyle smoothed=\"false\"/></y:PolyLineEdge></data>\n";
}

}  // namespace relata
