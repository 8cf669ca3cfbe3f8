// SPDX-License-Identifier: Apache-2.0
#include "model/core/counted.h"
#include "model/graph/graphcolumns.h"
#include "model/io/attributes.h"
#include "model/io/gexf.h"
#include "model/io/gexftimes.h"
#include "model/io/places.h"
#include "model/io/xmlcontrols.h"
#include "model/io/xmltext.h"
#include "model/io/yeddrawing.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {
namespace {

class GexfWriter
{
public:
    GexfWriter(const KnowledgeGraph &graph, bool escaping) : m_graph(graph), m_places(graph), m_escaping(escaping), m_holds(timeCount(graph)) {}

    std::string text()
    {
        std::string nodes, edges, meta;
        for (const EntityId id : m_graph.entities())
            nodes += node(id);
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
               + (m_times.any() ? "\" mode=\"dynamic\" timeformat=\"date\">\n" : "\" mode=\"static\">\n")
               + declarations("node", m_nodeKeys, m_entityNames) + declarations("edge", m_edgeKeys, m_statementNames) + "    <nodes>\n" + nodes
               + "    </nodes>\n    <edges>\n" + edges + "    </edges>\n  </graph>\n</gexf>\n";
    }
    std::size_t lost() const { return m_lost; }
    const LinkSenses &senses() const { return m_senses; }
    const GexfTimes &times() const { return m_times; }

private:
    struct Keys {
        std::map<std::string, std::size_t> ids;
        std::vector<std::string> order;
    };

    std::string quoted(std::string_view text) { return xmlEscaped(m_escaping ? controlsEscaped(text) : text, m_lost); }

    std::string_view valueOf(EntityId id, const std::optional<std::uint32_t> &property) const
    {
        return property ? propertyValue(m_graph, id, *property) : std::string_view();
    }

    std::string node(EntityId id)
    {
        GexfTimes::Written times;
        if (const std::string_view spells = valueOf(id, m_spells); !spells.empty())
            times = m_times.spellsOf(spells);
        return "      <node id=\"" + quoted(m_graph.key(id)) + "\"" + times.attributes
               + rest(entityAttributes(m_graph, id, m_entityNames), m_nodeKeys, times.spells + drawing(id) + "      </node>\n");
    }

    /// The colour that the entity has from its file, otherwise that of its type, and the place that its numbers x and y tell: what Gephi shows at
    /// once.
    std::string drawing(EntityId id)
    {
        const std::string color = colorOf(m_graph, id);
        const auto part = [&color](std::size_t at) { return std::to_string(std::stoi(color.substr(at, 2), nullptr, 16)); };
        std::string out = "        <viz:color r=\"" + part(1) + "\" g=\"" + part(3) + "\" b=\"" + part(5) + "\"";
        const std::string_view alpha = valueOf(id, m_alpha);
        out += isNumber(alpha) ? " a=\"" + quoted(alpha) + "\"/>\n" : "/>\n";
        if (const auto place = m_places.drawn(id)) {
            const auto written = [&](const std::optional<std::uint32_t> &axis, double stretched) {
                return m_places.isStretched() ? std::to_string(stretched) : quoted(valueOf(id, axis));
            };
            const std::string_view z = valueOf(id, m_z);
            out += "        <viz:position x=\"" + written(m_x, place->first) + "\" y=\"" + written(m_y, place->second) + "\" z=\""
                   + (isNumber(z) ? quoted(z) : "0.0") + "\"/>\n";
        }
        return out;
    }
    static bool isNumber(std::string_view text) { return numberOf(text).has_value(); }

    std::string edge(StatementId id)
    {
        const Predicate &predicate = m_graph.schema().predicate(m_graph.predicate(id));
        const Properties attributes = statementAttributes(m_graph, id, m_statementNames);
        const GexfTimes::Written times = timesOf(id);
        return "      <edge id=\"" + quoted(m_graph.key(id)) + "\" source=\"" + quoted(m_graph.key(m_graph.subject(id))) + "\" target=\""
               + quoted(m_graph.key(m_graph.object(id))) + "\" kind=\"" + quoted(predicate.key) + "\"" + weight(attributes) + times.attributes
               + rest(attributes, m_edgeKeys, times.spells + "      </edge>\n");
    }

    /// When the statement holds; each time is looked at once.
    GexfTimes::Written timesOf(StatementId id)
    {
        const std::uint32_t number = holdsNumber(m_graph, id);
        if (number == 0) {
            const std::string_view spells = m_spells ? propertyValue(m_graph, id, *m_spells) : std::string_view();
            return spells.empty() ? GexfTimes::Written() : m_times.spellsOf(spells);
        }
        std::optional<std::string> &known = m_holds[number];
        if (!known)
            known = gexfDays(timeAt(m_graph, number));
        m_times.add(!known->empty());
        return {*known, {}};
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
    std::optional<std::uint32_t> m_x = propertyNumber(m_graph, "x"), m_y = propertyNumber(m_graph, "y"), m_z = propertyNumber(m_graph, "z"),
                                 m_alpha = propertyNumber(m_graph, "alpha"), m_spells = propertyNumber(m_graph, "spells");
    std::vector<std::optional<std::string>> m_holds;  ///< the attributes of each time that a statement has
    GexfTimes m_times;
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
    if (const std::size_t lost = writer.times().lost(); lost > 0)
        report.notes.push_back(counted(lost, "entity or statement has times that are no days", "entities and statements have times that are no days")
                               + "; in GEXF they are text, “spells”");
    return report;
}

}  // namespace relata
