// SPDX-License-Identifier: Apache-2.0
#include "model/io/graphmlparser.h"

#include "model/io/expansion.h"
#include "model/io/xmlreader.h"

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

constexpr std::size_t longestText = std::size_t{64} << 20;

class Handler final : public XmlSink
{
public:
    explicit Handler(RawGraph &raw) : m_raw(raw) {}

    void start(std::string_view name, const char **attributes) override
    {
        if (depth() == 1 && name != "graphml")
            return stop("the root element is “" + std::string(name) + "”. Expected graphml or gexf");
        if (m_dataDepth > 0) {
            m_dataHasElements = true;
            m_isGroup |= name == "GroupNode";  // which has the labels of its open and its closed form
            if (isLabel(name)) {
                m_inLabel = true;
                m_label.clear();
                if (const std::string text = attribute(attributes, "Text"); text.starts_with("{}"))
                    keepLabel(text.substr(2));  // so that a text may begin with a {
                else if (!text.empty() && text.front() != '{')
                    keepLabel(text);
            } else if (name == "Arrows") {
                keepArrows(attribute(attributes, "source"), attribute(attributes, "target"));
            }
            return;
        }
        m_text.clear();
        if (name == "key")
            startKey(attributes);
        else if (name == "graph")
            startGraph(attributes);
        else if (name == "node")
            startNode(attributes);
        else if (name == "edge")
            startEdge(attributes);
        else if (name == "hyperedge")
            ++m_raw.hyperedges, m_open.push_back({Kind::Other, 0});
        else if (name == "port")
            ++m_raw.ports, m_open.push_back({Kind::Other, 0});
        else if (name == "data")
            m_dataKey = attribute(attributes, "key"), m_dataDepth = depth(), m_dataHasElements = m_isGroup = false;
    }

    void end(std::string_view name) override
    {
        if (m_dataDepth > 0) {
            if (m_inLabel && isLabel(name)) {
                keepLabel(trimmedText(m_label));
                m_inLabel = false;
            }
            if (depth() == m_dataDepth) {
                finishData();
                m_dataDepth = 0;
            }
        } else if (name == "graph" && !m_graphs.empty()) {
            m_graphs.pop_back();
        } else if ((name == "node" || name == "edge" || name == "hyperedge" || name == "port") && !m_open.empty()) {
            m_open.pop_back();
        } else if (name == "key") {
            m_inKey = false;
        } else if (name == "default" && m_inKey) {
            m_keys[m_keyOrder.back()].fallback = m_text;
        } else if (name == "desc") {
            if (Properties *data = place())
                addValue(*data, "description", m_text);
        }
    }

    void characters(std::string_view text) override
    {
        if (m_inLabel)
            m_label += text;
        m_text += text;
        if (m_text.size() > longestText)
            stop("more than 64 MiB of text in one element. Expected a value");
    }

    /// Declared defaults for the items that say nothing else.
    void fillDefaults()
    {
        for (const auto &[domain, items] : {std::pair{"node", &m_raw.nodes}, std::pair{"edge", &m_raw.edges}})
            for (const std::string &id : m_keyOrder) {
                const Key &key = m_keys[id];
                if (trimmedText(key.fallback).empty() || key.name.empty() || !(key.domain == domain || key.domain == "all" || key.domain.empty()))
                    continue;
                if (!m_room.take(key.fallback.size() + sizeof(Properties::value_type), items->size())) {
                    m_raw.notes.push_back("the default of “" + key.name + "” is too long for so many: left out");
                    continue;
                }
                for (RawItem &item : *items)
                    if (std::none_of(item.data.begin(), item.data.end(), [&](const auto &p) { return p.first == key.name; }))
                        item.data.emplace_back(key.name, key.fallback);
            }
    }

private:
    enum class Kind { Node, Edge, Other };
    struct Open {
        Kind kind;
        std::size_t index;
    };
    struct OpenGraph {
        bool directed;
        std::size_t index;
        std::unordered_map<std::string, int> nodeLines;
    };
    struct Key {
        std::string name, domain, fallback;
    };

    static bool isLabel(std::string_view name) { return name == "NodeLabel" || name == "EdgeLabel" || name == "Label" || name == "Label.Text"; }

    void startKey(const char **attributes)
    {
        std::string id = attribute(attributes, "id");
        Key key;
        for (const char **a = attributes; *a; a += 2)
            if (std::string_view(a[0]) == "attr.name" || std::string_view(a[0]).ends_with(":attr.name"))
                key.name = a[1];
        if (key.name.empty())
            key.name = attribute(attributes, "yfiles.type").empty() ? id : std::string();  // a drawing, not a value
        key.domain = attribute(attributes, "for");
        const auto isOne = [](const std::string &domain) { return domain == "node" || domain == "edge"; };
        if (const auto other = m_keys.find(id);
            other != m_keys.end() && isOne(key.domain) && isOne(other->second.domain) && key.domain != other->second.domain) {
            id += "\n" + key.domain;
            m_shared = id;
        }
        if (m_keys.contains(id))
            ++m_raw.keysTwice;
        else
            m_keyOrder.push_back(id);
        m_keys[id] = std::move(key);
        m_inKey = m_keyOrder.back() == id;
    }

    void startGraph(const char **attributes)
    {
        m_raw.nested += !m_graphs.empty();
        m_graphs.push_back({attribute(attributes, "edgedefault") != "undirected", m_raw.graphs.size(), {}});
        m_raw.graphs.push_back(attribute(attributes, "id"));
    }

    /// Attributes that GraphML does not name are values too: some programs keep labels there.
    static void takeAttributes(const char **attributes, std::initializer_list<std::string_view> known, Properties &data)
    {
        for (const char **a = attributes; *a; a += 2) {
            const std::string_view name = localName(a[0]);
            if (*a[1] && name.find("parse.") == std::string_view::npos && !std::string_view(a[0]).starts_with("xml") && !name.starts_with("yfiles.")
                && std::find(known.begin(), known.end(), name) == known.end())
                data.emplace_back(name, a[1]);
        }
    }

    void startNode(const char **attributes)
    {
        RawItem node;
        node.id = attribute(attributes, "id");
        node.line = line();
        if (node.id.empty())
            stop("a node without an id. Expected id=\"…\"");
        if (m_graphs.empty())
            return stop("a node outside of a graph. Expected it inside <graph>");
        node.graph = m_graphs.back().index;
        for (auto outer = m_open.rbegin(); outer != m_open.rend() && node.parent.empty(); ++outer)
            if (outer->kind == Kind::Node)
                node.parent = m_raw.nodes[outer->index].id;
        if (const auto [first, isNew] = m_graphs.back().nodeLines.try_emplace(node.id, node.line); !isNew)
            stop("the node id “" + node.id + "” stands already in line " + std::to_string(first->second) + ". Expected each id once in a graph");
        takeAttributes(attributes, {"id"}, node.data);
        m_open.push_back({Kind::Node, m_raw.nodes.size()});
        m_raw.nodes.push_back(std::move(node));
    }

    void startEdge(const char **attributes)
    {
        RawItem edge;
        edge.id = attribute(attributes, "id");
        edge.line = line();
        edge.source = attribute(attributes, "source");
        edge.target = attribute(attributes, "target");
        if (edge.source.empty() || edge.target.empty())
            stop("an edge without source or target. Expected source=\"…\" target=\"…\"");
        if (m_graphs.empty())
            return stop("an edge outside of a graph. Expected it inside <graph>");
        edge.graph = m_graphs.back().index;
        std::string directed = attribute(attributes, "directed");
        std::transform(directed.begin(), directed.end(), directed.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (!directed.empty() && directed != "true" && directed != "false" && directed != "1" && directed != "0")
            stop("directed=\"" + directed.substr(0, 40) + "\". Expected true or false");
        edge.directed = directed.empty() ? m_graphs.back().directed : directed == "true" || directed == "1";
        takeAttributes(attributes, {"id", "source", "target", "directed"}, edge.data);
        m_open.push_back({Kind::Edge, m_raw.edges.size()});
        m_raw.edges.push_back(std::move(edge));
    }

    RawItem *current()
    {
        if (m_open.empty() || m_open.back().kind == Kind::Other)
            return nullptr;
        return m_open.back().kind == Kind::Node ? &m_raw.nodes[m_open.back().index] : &m_raw.edges[m_open.back().index];
    }
    /// Where values go at this place; null inside of what is left out.
    Properties *place()
    {
        if (m_open.empty())
            return m_graphs.empty() ? nullptr : &m_raw.data;
        RawItem *item = current();
        return item ? &item->data : nullptr;
    }

    void keepLabel(const std::string &text)
    {
        RawItem *item = current();
        if (!item || text.empty())
            return;
        if (item->innerLabel.empty())
            item->innerLabel = text;
        else if (item->innerLabel != text && !m_isGroup)
            addValue(item->data, "further label", text);
    }

    /// Where yEd draws others than at the target.
    void keepArrows(const std::string &source, const std::string &target)
    {
        const bool atSource = !source.empty() && source != "none", atTarget = !target.empty() && target != "none";
        if (RawItem *item = current(); item && (atSource || !atTarget) && item->directed)
            item->data.emplace_back("arrows", atSource ? (atTarget ? "both" : "source") : "none");
    }

    void finishData()
    {
        const auto declared = keyOf(m_dataKey);
        m_raw.undeclared += declared == m_keys.end();
        const std::string &name = declared == m_keys.end() ? m_dataKey : declared->second.name;
        if (m_dataHasElements || name.empty()) {  // shapes and places, not a value
            ++m_raw.drawings;
            return;
        }
        Properties *data = place();
        const auto said = [&, &key = name](const auto &p) { return p.first == key && p.second == m_text; };
        if (data && data->size() >= mostAttributes)
            return stop(tooManyAttributes);
        if (data && std::none_of(data->begin(), data->end(), said))  // Neo4j says labels twice: as attribute, too
            addValue(*data, name, m_text);
    }

    /// Some programs use an id for a key of nodes and for one of edges.
    std::unordered_map<std::string, Key>::const_iterator keyOf(const std::string &id) const
    {
        if (!m_shared.empty() && !m_open.empty() && m_open.back().kind != Kind::Other)
            if (const auto other = m_keys.find(m_open.back().kind == Kind::Node ? id + "\nnode" : id + "\nedge"); other != m_keys.end())
                return other;
        return m_keys.find(id);
    }

    RawGraph &m_raw;
    Expansion m_room;
    int m_dataDepth = 0;
    std::vector<Open> m_open;
    std::vector<OpenGraph> m_graphs;
    std::unordered_map<std::string, Key> m_keys;
    std::vector<std::string> m_keyOrder;
    std::string m_text, m_label, m_dataKey;
    std::string m_shared;  ///< an id that two keys have; empty = none
    bool m_inLabel = false, m_inKey = false, m_dataHasElements = false, m_isGroup = false;
};

}  // namespace

Result<RawGraph> parseGraphMl(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    RawGraph raw;
    Handler handler(raw);
    if (const auto read = parseXml(bytes, path, "GraphML", context, handler); !read)
        return read.error();
    if (raw.graphs.empty())
        return Error{Error::Code::Syntax, "has no graph. Expected <graph> inside <graphml>", path.string(),
                     static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n')) + 1, 0};
    handler.fillDefaults();
    return raw;
}

}  // namespace relata
