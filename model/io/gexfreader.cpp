// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "model/io/expansion.h"
#include "model/io/gexf.h"
#include "model/io/rawgraph.h"
#include "model/io/xmlreader.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <unordered_map>

namespace relata {
namespace {

class Gexf final : public XmlSink
{
public:
    explicit Gexf(RawGraph &raw) : m_raw(raw) {}

    void start(std::string_view name, const char **attributes) override
    {
        m_text.clear();
        if (depth() == 1 && name != "gexf")
            return stop("the root element is “" + std::string(name) + "”. Expected gexf");
        if (name == "graph")
            startGraph(attributes);
        else if (name == "attributes")
            m_class = attribute(attributes, "class");
        else if (name == "attribute")
            startAttribute(attributes);
        else if (name == "node")
            startNode(attributes);
        else if (name == "edge")
            startEdge(attributes);
        else if (name == "attvalue")
            value(attributes);
        else if (name == "spell" && item())
            addValue(item()->data, "spells", span(attributes));
        else if (name == "data" && m_inMeta)
            m_metaName = attribute(attributes, "name");
        else if (name == "meta")
            m_inMeta = true, addValue(m_raw.data, "lastmodified", attribute(attributes, "lastmodifieddate"));
        else if (name == "parent" && item())
            addValue(item()->data, "parent", attribute(attributes, "for"));
        else
            drawing(name, attributes);
    }

    void end(std::string_view name) override
    {
        if ((name == "node" || name == "edge") && !m_open.empty())
            m_open.pop_back();
        else if (name == "default" && !m_declared.empty())
            m_declared.back()->fallback = m_text;
        else if (name == "attribute" && !m_declared.empty())
            m_declared.pop_back();
        else if (name == "meta")
            m_inMeta = false;
        else if (m_inMeta)
            addValue(m_raw.data, name == "data" && !m_metaName.empty() ? m_metaName : name == "text" ? "description" : std::string(name), m_text);
    }

    void characters(std::string_view text) override
    {
        m_text += text;
        if (m_text.size() > (std::size_t{64} << 20))
            stop("more than 64 MiB of text in one element. Expected a value");
    }

    void fillDefaults()
    {
        for (auto &[keys, items] : {std::pair{&m_nodeKeys, &m_raw.nodes}, std::pair{&m_edgeKeys, &m_raw.edges}})
            for (const std::string &id : keys->order) {
                const Key &key = keys->byId[id];
                if (trimmedText(key.fallback).empty())
                    continue;
                if (!m_room.take(key.fallback.size() + sizeof(Properties::value_type), items->size())) {
                    m_raw.notes.push_back("the default of “" + key.name + "” is too long for so many: left out");
                    continue;
                }
                for (RawItem &each : *items)
                    if (std::none_of(each.data.begin(), each.data.end(), [&](const auto &p) { return p.first == key.name; }))
                        each.data.emplace_back(key.name, key.fallback);
            }
    }

private:
    struct Key {
        std::string name, fallback;
        bool isList = false;
    };
    struct Keys {
        std::unordered_map<std::string, Key> byId;
        std::vector<std::string> order;
    };
    struct Open {
        bool isNode;
        std::size_t index;
    };

    RawItem *item()
    {
        if (m_open.empty())
            return nullptr;
        return m_open.back().isNode ? &m_raw.nodes[m_open.back().index] : &m_raw.edges[m_open.back().index];
    }

    void startGraph(const char **attributes)
    {
        const std::string sense = attribute(attributes, "defaultedgetype");
        m_directed = sense == "directed" || sense == "mutual";
        if (m_raw.graphs.empty())
            m_raw.graphs.emplace_back();
        for (const char *name : {"idtype", "timeformat"})
            if (const std::string given = attribute(attributes, name); name[0] == 't' && !given.empty())
                addValue(m_raw.data, name, given);
    }

    void startAttribute(const char **attributes)
    {
        Keys &keys = m_class == "edge" ? m_edgeKeys : m_nodeKeys;
        const std::string id = attribute(attributes, "id");
        const std::string title = attribute(attributes, "title");
        const auto [place, isNew] =
            keys.byId.insert_or_assign(id, Key{title.empty() ? id : title, {}, attribute(attributes, "type").starts_with("list")});
        if (isNew)
            keys.order.push_back(id);
        else
            ++m_raw.keysTwice;
        m_declared.push_back(&place->second);
    }

    /// "2001/2005" of start and end, timestamp or their open forms.
    static std::string span(const char **attributes)
    {
        std::string from = attribute(attributes, "start"), to = attribute(attributes, "end");
        if (from.empty())
            from = attribute(attributes, "startopen");
        if (to.empty())
            to = attribute(attributes, "endopen");
        if (const std::string moment = attribute(attributes, "timestamp"); from.empty() && to.empty())
            return moment;
        const auto open = [](const std::string &end) {
            return end.empty() || end == "-INF" || end == "INF" || end == "-Infinity" || end == "Infinity";
        };
        return (open(from) ? ".." : from) + "/" + (open(to) ? ".." : to);
    }

    /// “[a, "b, c"]” of 1.3 as “a|b, c”; the older “a|b” stays.
    static std::string listed(const std::string &text)
    {
        if (!text.starts_with('[') || !text.ends_with(']') || text.size() < 2)
            return text;
        std::vector<std::string> parts(1);
        char quote = 0;
        for (std::size_t i = 1; i + 1 < text.size(); ++i) {
            const char c = text[i];
            if (c == '\\' && quote && i + 2 < text.size())
                parts.back() += text[++i];
            else if (c == quote)
                quote = 0;
            else if (!quote && (c == '"' || c == '\'') && trimmedText(parts.back()).empty())
                quote = c, parts.back().clear();
            else if (!quote && c == ',')
                parts.emplace_back();
            else
                parts.back() += c;
        }
        for (std::string &part : parts)
            part = trimmedText(part);
        std::erase(parts, "");
        return joinMulti(parts);
    }

    /// What else stands in the element itself.
    void takeAttributes(const char **attributes, std::initializer_list<std::string_view> known, Properties &data)
    {
        bool dated = false;
        for (const char **a = attributes; *a; a += 2) {
            const std::string_view name = localName(a[0]);
            const bool when = name == "start" || name == "end" || name == "startopen" || name == "endopen" || name == "timestamp";
            dated |= when;
            if (!when && !std::string_view(a[0]).starts_with("xml") && std::find(known.begin(), known.end(), name) == known.end())
                addValue(data, std::string(name), a[1]);
        }
        if (dated)
            addValue(data, "spells", span(attributes));
    }

    void startNode(const char **attributes)
    {
        RawItem node;
        node.id = attribute(attributes, "id");
        node.line = line();
        if (node.id.empty())
            return stop("a node without an id. Expected id=\"…\"");
        if (m_raw.graphs.empty())
            return stop("a node outside of a graph. Expected it inside <graph>");
        if (const auto [first, isNew] = m_lines.try_emplace(node.id, node.line); !isNew)
            return stop("the node id “" + node.id + "” stands already in line " + std::to_string(first->second) + ". Expected each id once");
        node.parent = attribute(attributes, "pid");
        if (node.parent.empty() && !m_open.empty() && m_open.back().isNode)
            node.parent = m_raw.nodes[m_open.back().index].id;
        takeAttributes(attributes, {"id", "pid"}, node.data);
        m_open.push_back({true, m_raw.nodes.size()});
        m_raw.nodes.push_back(std::move(node));
    }

    void startEdge(const char **attributes)
    {
        RawItem edge;
        edge.id = attribute(attributes, "id");
        edge.source = attribute(attributes, "source");
        edge.target = attribute(attributes, "target");
        edge.line = line();
        if (edge.source.empty() || edge.target.empty())
            return stop("an edge without source or target. Expected source=\"…\" target=\"…\"");
        if (m_raw.graphs.empty())
            return stop("an edge outside of a graph. Expected it inside <graph>");
        const std::string sense = attribute(attributes, "type");
        edge.directed = sense.empty() ? m_directed : sense == "directed";
        if (sense == "mutual")
            edge.data.emplace_back("direction", "mutual");
        if (!sense.empty() && sense != "directed" && sense != "undirected" && sense != "mutual" && sense != "dir" && sense != "undir")
            return stop("type=\"" + sense.substr(0, 40) + "\". Expected directed, undirected or mutual");
        takeAttributes(attributes, {"id", "source", "target", "type"}, edge.data);
        m_open.push_back({false, m_raw.edges.size()});
        m_raw.edges.push_back(std::move(edge));
    }

    void value(const char **attributes)
    {
        RawItem *of = item();
        if (!of)
            return;
        if (of->data.size() >= mostAttributes)
            return stop(tooManyAttributes);
        std::string id = attribute(attributes, "for");
        if (id.empty())
            id = attribute(attributes, "id");  // 1.0 and 1.1 drafts
        auto &keys = m_open.back().isNode ? m_nodeKeys : m_edgeKeys;
        const auto key = keys.byId.find(id);
        m_raw.undeclared += key == keys.byId.end();
        std::string text = attribute(attributes, "value");
        if (key != keys.byId.end() && key->second.isList)
            text = listed(text);
        if (const std::string when = span(attributes); when != "../.." && !when.empty() && !text.empty())
            text += " (" + when + ")";
        addValue(of->data, key == keys.byId.end() ? id : key->second.name, text);
    }

    /// Colour, size and place become properties, where no attribute has that name.
    void drawing(std::string_view name, const char **attributes)
    {
        RawItem *of = item();
        if (!of)
            return;
        const auto set = [&](const std::string &property, const std::string &text) {
            if (!text.empty() && std::none_of(of->data.begin(), of->data.end(), [&](const auto &p) { return p.first == property; }))
                of->data.emplace_back(property, text);
        };
        if (name == "color") {
            std::string hex = attribute(attributes, "hex");
            if (hex.empty()) {
                char text[8];
                const auto part = [&](const char *which) { return std::clamp(std::atoi(attribute(attributes, which).c_str()), 0, 255); };
                std::snprintf(text, sizeof text, "#%02x%02x%02x", static_cast<unsigned>(part("r")), static_cast<unsigned>(part("g")),
                              static_cast<unsigned>(part("b")));
                hex = text;
            }
            set("color", hex);
        } else if (name == "size" || name == "thickness" || name == "shape") {
            set(std::string(name), attribute(attributes, "value"));
        } else if (name == "position") {
            for (const char *axis : {"x", "y", "z"})
                set(axis, attribute(attributes, axis));
        }
    }

    RawGraph &m_raw;
    Expansion m_room;
    Keys m_nodeKeys, m_edgeKeys;
    std::vector<Key *> m_declared;
    std::vector<Open> m_open;
    std::unordered_map<std::string, int> m_lines;
    std::string m_class, m_text, m_metaName;
    bool m_directed = false, m_inMeta = false;
};

}  // namespace

Result<LoadedGraph> readGexf(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    RawGraph raw;
    Gexf gexf(raw);
    if (const auto read = parseXml(bytes, path, "GEXF", context, gexf); !read)
        return read.error();
    if (raw.graphs.empty())
        return Error{Error::Code::Syntax, "has no graph. Expected <graph> inside <gexf>", path.string(), 1, 0};
    gexf.fillDefaults();
    if (std::any_of(raw.data.begin(), raw.data.end(), [](const auto &p) { return p.first == "relata:schema"; }))
        for (RawItem &edge : raw.edges)
            takenFrom(edge.data, "kind");  // ours to keep parallel edges apart: the predicate once more
    else
        for (RawItem &edge : raw.edges)  // of 1.3: what makes it another edge than those beside it
            if (std::none_of(edge.data.begin(), edge.data.end(), [](const auto &p) { return p.first == "label"; }))
                addValue(edge.data, "label", takenFrom(edge.data, "kind"));
    return graphFromRaw(raw, "GEXF", path);
}

}  // namespace relata
