// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "model/io/graphml.h"
#include "model/io/schemajson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace relata {
namespace {

/// Escaped for XML 1.0; the characters that it cannot carry are counted and left out.
std::string xml(std::string_view text, std::size_t &lost)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\t':
            out += "&#9;";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                ++lost;
            else if (c == '\xEF' && (text.compare(i, 3, "\uFFFE") == 0 || text.compare(i, 3, "\uFFFF") == 0))
                ++lost, i += 2;
            else
                out += c;
        }
    }
    return out;
}

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
    std::string declarations(std::size_t &lost) const
    {
        std::string out;
        for (const std::string &name : m_order)
            out += "  <key id=\"" + m_ids.at(name) + "\" for=\"" + m_domain + "\" attr.name=\"" + xml(name, lost) + "\" attr.type=\""
                   + (name == "paragraph" ? "int" : "string") + "\"/>\n";
        return out;
    }

private:
    std::string m_prefix, m_domain;
    std::map<std::string, std::string> m_ids;
    std::vector<std::string> m_order;
};

class Writer
{
public:
    explicit Writer(const KnowledgeGraph &graph) : m_graph(graph) {}

    std::string text()
    {
        std::string body;
        for (const EntityId id : m_graph.entities())
            body += node(m_graph.entity(id));
        for (const StatementId id : m_graph.statements())
            body += edge(id);
        const std::string info = graphData();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
               "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
               + m_graphKeys.declarations(m_lost) + m_nodeKeys.declarations(m_lost) + m_edgeKeys.declarations(m_lost)
               + "  <graph id=\"G\" edgedefault=\"directed\">\n" + info + body + "  </graph>\n</graphml>\n";
    }
    std::size_t lost() const { return m_lost; }

private:
    void data(std::string &out, Keys &keys, const std::string &name, std::string_view value)
    {
        if (!value.empty())
            out += "      <data key=\"" + keys.idOf(name) + "\">" + xml(value, m_lost) + "</data>\n";
    }
    void properties(std::string &out, Keys &keys, const Properties &properties)
    {
        for (const auto &[name, value] : properties)
            data(out, keys, "property:" + name, value);
    }

    std::string node(const Entity &e)
    {
        std::string out = "    <node id=\"" + xml(e.key, m_lost) + "\">\n";
        data(out, m_nodeKeys, "label", e.name);
        data(out, m_nodeKeys, "type", e.type);
        data(out, m_nodeKeys, "aliases", joinMulti(e.aliases));
        data(out, m_nodeKeys, "description", e.description);
        properties(out, m_nodeKeys, e.properties);
        return out + "    </node>\n";
    }

    std::string edge(StatementId id)
    {
        const Statement s = m_graph.statement(id);
        std::string out = "    <edge id=\"" + xml(s.key, m_lost) + "\" source=\"" + xml(m_graph.key(s.subject), m_lost) + "\" target=\""
                          + xml(m_graph.key(s.object), m_lost) + "\">\n";
        data(out, m_edgeKeys, "label", m_graph.schema().predicate(m_graph.predicate(id)).label);
        data(out, m_edgeKeys, "predicate", s.predicate);
        data(out, m_edgeKeys, "claim", s.claim);
        data(out, m_edgeKeys, "speaker", s.speaker == noEntity ? std::string_view() : m_graph.key(s.speaker));
        data(out, m_edgeKeys, "document", s.document == noDocument ? std::string() : m_graph.document(s.document).key);
        data(out, m_edgeKeys, "paragraph", s.paragraph ? std::to_string(s.paragraph) : std::string());
        data(out, m_edgeKeys, "quote", s.quote);
        data(out, m_edgeKeys, "modality", toString(s.modality));
        data(out, m_edgeKeys, "polarity", toString(s.polarity));
        data(out, m_edgeKeys, "said", s.said.text());
        data(out, m_edgeKeys, "holds", s.holds.text());
        data(out, m_edgeKeys, "holds_basis", s.holdsBasis);
        data(out, m_edgeKeys, "confidence", s.confidence);
        data(out, m_edgeKeys, "status", s.status);
        data(out, m_edgeKeys, "note", s.note);
        properties(out, m_edgeKeys, s.properties);
        return out + "    </edge>\n";
    }

    std::string graphData()
    {
        using Json = nlohmann::ordered_json;
        Json documents = Json::array();
        for (const DocumentId id : m_graph.documents()) {
            const Document &d = m_graph.document(id);
            documents.push_back({{"id", d.key},
                                 {"title", d.title},
                                 {"authors", d.authors},
                                 {"publisher", d.publisher},
                                 {"published", d.published.text()},
                                 {"url", d.url},
                                 {"language", d.language},
                                 {"origin", d.origin},
                                 {"hash", d.hash},
                                 {"note", d.note},
                                 {"properties", d.properties}});
        }
        const GraphInfo &info = m_graph.info();
        const Json about = {{"id", info.id},           {"title", info.title},     {"description", info.description}, {"version", info.version},
                            {"created", info.created}, {"license", info.license}, {"properties", info.properties}};
        std::string out;
        data(out, m_graphKeys, "relata:info", about.dump(-1, ' ', false, Json::error_handler_t::replace));
        data(out, m_graphKeys, "relata:schema", schemaToJson(m_graph.schema()));
        data(out, m_graphKeys, "relata:documents", documents.dump(-1, ' ', false, Json::error_handler_t::replace));
        return out;
    }

    const KnowledgeGraph &m_graph;
    Keys m_graphKeys{"g", "graph"}, m_nodeKeys{"n", "node"}, m_edgeKeys{"e", "edge"};
    std::size_t m_lost = 0;
};

}  // namespace

IoReport graphMlText(const KnowledgeGraph &graph, std::string &text)
{
    Writer writer(graph);
    text = writer.text();
    IoReport report;
    if (writer.lost() > 0)
        report.notes.push_back(std::to_string(writer.lost()) + " characters (controls, U+FFFE, U+FFFF) were left out: XML 1.0 cannot carry them");
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
