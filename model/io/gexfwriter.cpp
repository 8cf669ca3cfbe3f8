// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/gexf.h"
#include "model/io/places.h"
#include "model/io/xmlcontrols.h"
#include "model/io/xmltext.h"
#include "model/io/yeddrawing.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace relata {
namespace {

class GexfWriter
{
public:
    GexfWriter(const KnowledgeGraph &graph, bool escaping) : m_graph(graph), m_places(graph), m_escaping(escaping) {}

    std::string text()
    {
        std::string nodes, edges, meta;
        for (const EntityId id : m_graph.entities())
            nodes += "      <node id=\"" + quoted(m_graph.key(id)) + "\""
                     + rest(entityAttributes(m_graph, id, m_entityNames), m_nodeKeys, drawing(id) + "      </node>\n");
        for (const StatementId id : m_graph.statements())
            edges += edge(id);
        if (m_escaping)
            meta += std::string("    <relata:data name=\"") + controlsMark + "\">_xHHHH_</relata:data>\n";
        for (const auto &[name, value] : graphAttributes(m_graph))
            meta += "    <relata:data name=\"" + quoted(name) + "\">" + quoted(value) + "</relata:data>\n";
        // 1.2, which all readers know; networkx refuses 1.3. The kind of an edge is of 1.3, and read by Gephi in both.
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" "
               "xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" "
               "xmlns:relata=\"urn:relata:gexf\" version=\"1.2\">\n"
               "  <meta>\n    <creator>Relata</creator>\n"
               + meta + "  </meta>\n  <graph defaultedgetype=\"" + std::string(m_senses.isUndirected() ? "undirected" : "directed")
               + "\" mode=\"static\">\n" + declarations("node", m_nodeKeys, m_entityNames) + declarations("edge", m_edgeKeys, m_statementNames)
               + "    <nodes>\n" + nodes + "    </nodes>\n    <edges>\n" + edges + "    </edges>\n  </graph>\n</gexf>\n";
    }
    std::size_t lost() const { return m_lost; }
    const LinkSenses &senses() const { return m_senses; }

private:
    struct Keys {
        std::map<std::string, std::size_t> ids;
        std::vector<std::string> order;
    };

    std::string quoted(std::string_view text) { return xmlEscaped(m_escaping ? controlsEscaped(text) : text, m_lost); }

    /// Colour by type, and the place that an entity's numbers x and y tell: what Gephi shows at once.
    std::string drawing(EntityId id)
    {
        const std::string color = colorOf(m_graph, id);
        const auto part = [&color](std::size_t at) { return std::to_string(std::stoi(color.substr(at, 2), nullptr, 16)); };
        std::string out = "        <viz:color r=\"" + part(1) + "\" g=\"" + part(3) + "\" b=\"" + part(5) + "\"/>\n";
        const auto place = m_places.drawn(id);
        if (!place)
            return out;
        const Properties properties = m_graph.entity(id).properties;
        const auto written = [&](std::string_view axis, double stretched) {
            return m_places.isStretched()
                       ? std::to_string(stretched)
                       : std::find_if(properties.begin(), properties.end(), [axis](const auto &p) { return p.first == axis; })->second;
        };
        return out + "        <viz:position x=\"" + quoted(written("x", place->first)) + "\" y=\"" + quoted(written("y", place->second))
               + "\" z=\"0.0\"/>\n";
    }

    std::string edge(StatementId id)
    {
        const Predicate &predicate = m_graph.schema().predicate(m_graph.predicate(id));
        const Properties attributes = statementAttributes(m_graph, id, m_statementNames);
        return "      <edge id=\"" + quoted(m_graph.key(id)) + "\" source=\"" + quoted(m_graph.key(m_graph.subject(id))) + "\" target=\""
               + quoted(m_graph.key(m_graph.object(id))) + "\" kind=\"" + quoted(predicate.key) + "\"" + weight(attributes)
               + rest(attributes, m_edgeKeys, "      </edge>\n");
    }

    /// What Gephi takes for the weight of the edge; our own reader goes by the value.
    std::string weight(const Properties &attributes)
    {
        if (!m_statementNames.isNumber("weight"))
            return {};
        const auto has = std::find_if(attributes.begin(), attributes.end(), [](const auto &p) { return p.first == "weight"; });
        return has == attributes.end() ? std::string() : " weight=\"" + quoted(has->second) + "\"";
    }

    /// The label as attribute of the element, all else as values.
    std::string rest(const Properties &attributes, Keys &keys, const std::string &end)
    {
        std::string out, values;
        for (const auto &[name, value] : attributes) {
            if (name == "label") {
                out += " label=\"" + quoted(value) + "\"";
                continue;
            }
            const std::string title = name == "weight" ? "property:" + name : name;  // Gephi has a column of that name
            const auto [place, isNew] = keys.ids.try_emplace(title, keys.order.size());
            if (isNew)
                keys.order.push_back(title);
            values += "          <attvalue for=\"" + std::to_string(place->second) + "\" value=\"" + quoted(value) + "\"/>\n";
        }
        return out + ">\n        <attvalues>\n" + values + "        </attvalues>\n" + end;
    }

    std::string declarations(const char *kind, const Keys &keys, const OutsideNames &names)
    {
        std::string out = "    <attributes class=\"" + std::string(kind) + "\">\n";
        for (std::size_t i = 0; i < keys.order.size(); ++i)
            out += "      <attribute id=\"" + std::to_string(i) + "\" title=\"" + quoted(keys.order[i]) + "\" type=\""
                   + (keys.order[i] == "paragraph" ? "integer" : OutsideNames::typeWord(names.kindOf(keys.order[i]), "integer")) + "\"/>\n";
        return out + "    </attributes>\n";
    }

    const KnowledgeGraph &m_graph;
    Places m_places;
    OutsideNames m_entityNames = OutsideNames::ofEntities(m_graph), m_statementNames = OutsideNames::ofStatements(m_graph);
    LinkSenses m_senses = linkSenses(m_graph);
    bool m_escaping;
    Keys m_nodeKeys, m_edgeKeys;
    std::size_t m_lost = 0;
};

}  // namespace

IoReport gexfText(const KnowledgeGraph &graph, std::string &text)
{
    GexfWriter writer(graph, false);
    text = writer.text();
    IoReport report;
    if (writer.lost() > 0) {
        text = GexfWriter(graph, true).text();
        report.notes.push_back(xmlControlsNote(writer.lost()));
    }
    writer.senses().tell(report.notes);
    return report;
}

}  // namespace relata
