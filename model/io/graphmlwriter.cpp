// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/graphml.h"
#include "model/io/xmlcontrols.h"
#include "model/io/xmltext.h"
#include "model/io/yeddrawing.h"

#include <algorithm>
#include <map>

namespace relata {
namespace {

/// Keys of one element kind, declared in order of first use.
class Keys
{
public:
    Keys(std::string prefix, std::string domain) : m_prefix(std::move(prefix)), m_domain(std::move(domain)) {}
    const std::string &idOf(const std::string &name)
    {
        const auto [place, isNew] = m_ids.try_emplace(name, m_prefix + std::to_string(m_order.size()));
        if (isNew)
            m_order.push_back(name);
        return place->second;
    }
    template <typename Quote>
    std::string declarations(Quote quoted, const OutsideNames &names = {}) const
    {
        std::string out;
        for (const std::string &name : m_order)
            out += "  <key id=\"" + m_ids.at(name) + "\" for=\"" + m_domain + "\" attr.name=\"" + quoted(name) + "\" attr.type=\""
                   + (name == "paragraph" ? "int" : OutsideNames::typeWord(names.kindOf(name), "int")) + "\"/>\n";
        return out;
    }

private:
    std::string m_prefix, m_domain;
    std::map<std::string, std::string> m_ids;
    std::vector<std::string> m_order;
};

class GraphMlWriter
{
public:
    GraphMlWriter(const KnowledgeGraph &graph, bool escaping) : m_graph(graph), m_drawing(graph), m_escaping(escaping), m_drawn(m_drawing.isDrawn())
    {
    }

    std::string text()
    {
        std::string body;
        for (const EntityId id : m_graph.entities())
            body += node(id);
        for (const StatementId id : m_graph.statements())
            body += edge(id);
        const std::string info = graphData();
        const auto quote = [this](std::string_view name) { return quoted(name); };
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
               + std::string(m_drawn ? "xmlns:y=\"http://www.yworks.com/xml/graphml\" " : "")
               + "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                 "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
               + (m_drawn ? m_drawing.declarations() : std::string()) + m_graphKeys.declarations(quote)
               + m_nodeKeys.declarations(quote, m_entityNames) + m_edgeKeys.declarations(quote, m_statementNames) + "  <graph id=\"G\" edgedefault=\""
               + (m_senses.isUndirected() ? "undirected" : "directed") + "\">\n" + info + body + "  </graph>\n</graphml>\n";
    }
    std::size_t lost() const { return m_lost; }
    const LinkSenses &senses() const { return m_senses; }

private:
    std::string quoted(std::string_view text) { return xmlEscaped(m_escaping ? controlsEscaped(text) : text, m_lost); }

    void data(std::string &out, Keys &keys, const std::string &name, std::string_view value)
    {
        if (!value.empty())
            out += "      <data key=\"" + keys.idOf(name) + "\">" + quoted(value) + "</data>\n";
    }
    void all(std::string &out, Keys &keys, const Properties &attributes)
    {
        for (const auto &[name, value] : attributes)
            data(out, keys, name, value);
    }

    std::string node(EntityId id)
    {
        std::string out = "    <node id=\"" + quoted(m_graph.key(id)) + "\">\n";
        if (m_drawn)
            out += m_drawing.node(id);  // first: other readers take its label too, and the whole name after it counts
        all(out, m_nodeKeys, entityAttributes(m_graph, id, m_entityNames));
        return out + "    </node>\n";
    }

    std::string edge(StatementId id)
    {
        std::string out = "    <edge id=\"" + quoted(m_graph.key(id)) + "\" source=\"" + quoted(m_graph.key(m_graph.subject(id))) + "\" target=\""
                          + quoted(m_graph.key(m_graph.object(id))) + "\">\n";
        if (m_drawn)
            out += m_drawing.edge(id);
        all(out, m_edgeKeys, statementAttributes(m_graph, id, m_statementNames));
        return out + "    </edge>\n";
    }

    std::string graphData()
    {
        std::string out;
        if (m_escaping)
            data(out, m_graphKeys, controlsMark, "_xHHHH_");
        all(out, m_graphKeys, graphAttributes(m_graph));
        return out;
    }

    const KnowledgeGraph &m_graph;
    OutsideNames m_entityNames = OutsideNames::ofEntities(m_graph), m_statementNames = OutsideNames::ofStatements(m_graph);
    LinkSenses m_senses = linkSenses(m_graph);
    YedDrawing m_drawing;
    bool m_escaping, m_drawn;
    Keys m_graphKeys{"g", "graph"}, m_nodeKeys{"n", "node"}, m_edgeKeys{"e", "edge"};
    std::size_t m_lost = 0;
};

}  // namespace

IoReport graphMlText(const KnowledgeGraph &graph, std::string &text)
{
    GraphMlWriter writer(graph, false);
    text = writer.text();
    IoReport report;
    if (writer.lost() > 0) {
        text = GraphMlWriter(graph, true).text();
        report.notes.push_back(xmlControlsNote(writer.lost()));
    }
    writer.senses().tell(report.notes);
    if (!YedDrawing(graph).isDrawn())
        report.notes.emplace_back(
            "so large a file has no labels and colours for yEd (more than 20,000 entities and statements); other programs need none");
    return report;
}

Result<IoReport> writeGraphMl(const KnowledgeGraph &graph, const std::filesystem::path &path, const RunContext &context)
{
    std::string text;
    IoReport report = graphMlText(graph, text);
    if (context.cancelled())
        return Error::cancelled();
    if (const auto written = writeFileAtomically(path, text); !written)
        return written.error();
    return report;
}

}  // namespace relata
