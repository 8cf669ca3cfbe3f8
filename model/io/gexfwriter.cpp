// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/gexf.h"
#include "model/io/xmlcontrols.h"
#include "model/io/xmltext.h"

#include <map>

namespace relata {
namespace {

class GexfWriter
{
public:
    GexfWriter(const KnowledgeGraph &graph, bool escaping) : m_graph(graph), m_escaping(escaping) {}

    std::string text()
    {
        std::string nodes, edges, meta;
        for (const EntityId id : m_graph.entities())
            nodes += "      <node id=\"" + quoted(m_graph.key(id)) + "\"" + rest(entityAttributes(m_graph, id), m_nodeKeys, "      </node>\n");
        for (const StatementId id : m_graph.statements())
            edges += edge(id);
        if (m_escaping)
            meta += std::string("    <relata:data name=\"") + controlsMark + "\">_xHHHH_</relata:data>\n";
        for (const auto &[name, value] : graphAttributes(m_graph))
            meta += "    <relata:data name=\"" + quoted(name) + "\">" + quoted(value) + "</relata:data>\n";
        // 1.2, which all readers know; networkx refuses 1.3. The kind of an edge is of 1.3, and read by Gephi in both.
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:relata=\"urn:relata:gexf\" "
               "version=\"1.2\">\n"
               "  <meta>\n    <creator>Relata</creator>\n"
               + meta + "  </meta>\n  <graph defaultedgetype=\"" + std::string(sense()) + "\" mode=\"static\">\n" + declarations("node", m_nodeKeys)
               + declarations("edge", m_edgeKeys) + "    <nodes>\n" + nodes + "    </nodes>\n    <edges>\n" + edges
               + "    </edges>\n  </graph>\n</gexf>\n";
    }
    std::size_t lost() const { return m_lost; }

private:
    struct Keys {
        std::map<std::string, std::size_t> ids;
        std::vector<std::string> order;
    };

    std::string quoted(std::string_view text) { return xmlEscaped(m_escaping ? controlsEscaped(text) : text, m_lost); }

    /// One sense for all: some readers refuse files in which both stand. The schema says which predicates are symmetric.
    const char *sense() const
    {
        for (const StatementId id : m_graph.statements())
            if (!m_graph.schema().predicate(m_graph.predicate(id)).symmetric)
                return "directed";
        return m_graph.statementCount() > 0 ? "undirected" : "directed";
    }

    std::string edge(StatementId id)
    {
        const Predicate &predicate = m_graph.schema().predicate(m_graph.predicate(id));
        return "      <edge id=\"" + quoted(m_graph.key(id)) + "\" source=\"" + quoted(m_graph.key(m_graph.subject(id))) + "\" target=\""
               + quoted(m_graph.key(m_graph.object(id))) + "\" kind=\"" + quoted(predicate.key) + "\""
               + rest(statementAttributes(m_graph, id), m_edgeKeys, "      </edge>\n");
    }

    /// The label as attribute of the element, all else as values.
    std::string rest(const Properties &attributes, Keys &keys, const char *end)
    {
        std::string out, values;
        for (const auto &[name, value] : attributes) {
            if (name == "label") {
                out += " label=\"" + quoted(value) + "\"";
                continue;
            }
            const auto [place, isNew] = keys.ids.try_emplace(name, keys.order.size());
            if (isNew)
                keys.order.push_back(name);
            values += "          <attvalue for=\"" + std::to_string(place->second) + "\" value=\"" + quoted(value) + "\"/>\n";
        }
        return out + ">\n        <attvalues>\n" + values + "        </attvalues>\n" + end;
    }

    std::string declarations(const char *kind, const Keys &keys)
    {
        std::string out = "    <attributes class=\"" + std::string(kind) + "\">\n";
        for (std::size_t i = 0; i < keys.order.size(); ++i)
            out += "      <attribute id=\"" + std::to_string(i) + "\" title=\"" + quoted(keys.order[i]) + "\" type=\""
                   + (keys.order[i] == "paragraph" ? "integer" : "string") + "\"/>\n";
        return out + "    </attributes>\n";
    }

    const KnowledgeGraph &m_graph;
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
    return report;
}

}  // namespace relata
