// SPDX-License-Identifier: Apache-2.0
#include "model/core/counted.h"
#include "model/graph/nameindex.h"
#include "model/io/csv.h"
#include "model/io/edgetimes.h"
#include "model/io/expansion.h"
#include "model/io/gexf.h"
#include "model/io/ownraw.h"
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

    bool startOver() override
    {
        m_raw = {};
        m_text.clear();
        m_nodeKeys = m_edgeKeys = {};
        m_declared.clear();
        m_openCount = 0;
        m_nodes = {};
        m_class.clear();
        m_metaName.clear();
        m_directed = m_mutual = m_inMeta = m_hasOpenEnds = m_hasDates = m_isOwn = false;
        m_notDates = 0;
        return true;
    }

    void start(std::string_view name, XmlAttributes attributes) override
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
        else if ((name == "spell" || name == "slice") && item())  // slices: 1.1
            addSpells(item()->data, span(attributes));
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
        if ((name == "node" || name == "edge") && m_openCount > 0)
            close();
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

    /// What the file says and a graph cannot.
    void tellLosses()
    {
        if (m_notDates > 0)
            m_raw.notes.push_back(counted(m_notDates, "node has times that are no dates; they stay", "nodes have times that are no dates; they stay")
                                  + " as they are in the property “spells”");
        if (m_hasOpenEnds)
            m_raw.notes.emplace_back(
                "times with “startopen” or “endopen” do not mean the day itself; the days were read as their first or last ones");
    }

    void fillDefaults()
    {
        for (auto &[keys, items] : {std::pair{&m_nodeKeys, &m_raw.packedNodes}, std::pair{&m_edgeKeys, &m_raw.packedEdges}})
            for (const std::string &id : keys->order) {
                const Key &key = keys->byId[id];
                if (trimmedText(key.fallback).empty())
                    continue;
                if (m_room.take(key.fallback.size() + sizeof(Properties::value_type), items->size()))
                    items->addDefault(key.name, key.fallback);
                else
                    m_raw.notes.push_back("the default of “" + key.name + "” is too long for so many: left out");
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
        bool isNode = false;
        std::size_t index = 0;
        RawItem item;
    };

    RawItem *item() { return m_openCount == 0 ? nullptr : &m_open[m_openCount - 1].item; }

    /// A node or edge begins. Those that are open stand in the first m_openCount places, whose memory is used again.
    RawItem &open(bool isNode)
    {
        if (m_openCount == m_open.size())
            m_open.emplace_back();
        Open &place = m_open[m_openCount++];
        place.isNode = isNode;
        place.index = (isNode ? m_raw.packedNodes : m_raw.packedEdges).reserve(line());
        RawItem &item = place.item;
        for (std::string *text : {&item.id, &item.source, &item.target, &item.parent})
            text->clear();
        item.data.clear();
        return item;
    }

    void close()
    {
        const Open &place = m_open[--m_openCount];
        if (m_hasDates && place.isNode && !m_isOwn)
            for (const auto &property : place.item.data)
                m_notDates += property.first == "spells" && !areDays(property.second);
        (place.isNode ? m_raw.packedNodes : m_raw.packedEdges).set(place.index, place.item);
    }

    void startGraph(XmlAttributes attributes)
    {
        const std::string sense = attribute(attributes, "defaultedgetype");
        m_directed = sense == "directed";
        m_mutual = sense == "mutual";
        m_isOwn = isOwnRaw(m_raw);
        if (m_raw.graphs.empty())
            m_raw.graphs.emplace_back();
        std::string form = attribute(attributes, "timeformat");
        if (form.empty())
            form = attribute(attributes, "timetype");  // 1.1
        m_hasDates = form.starts_with("date");
        if (m_isOwn)
            return;
        for (const char *name : {"timeformat", "timezone"})
            addValue(m_raw.data, name, attribute(attributes, name));
    }

    void startAttribute(XmlAttributes attributes)
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
    std::string span(XmlAttributes attributes)
    {
        std::string_view from = valueOf(attributes, "start"), to = valueOf(attributes, "end");
        const auto takeOpen = [&](std::string_view &end, const char *name) {
            if (end.empty())
                m_hasOpenEnds |= !(end = valueOf(attributes, name)).empty();
        };
        takeOpen(from, "startopen");
        takeOpen(to, "endopen");
        if (from.empty() && to.empty()) {
            for (const std::string_view many : {"intervals", "timestamps"})  // 1.3
                if (const std::string_view set = valueOf(attributes, many); !set.empty()) {
                    const std::string spells = spellsOf(set, many == "timestamps");
                    return spells.empty() ? std::string(set) : spells;
                }
            return attribute(attributes, "timestamp");
        }
        const auto open = [](std::string_view end) {
            return end.empty() || end == "-INF" || end == "INF" || end == "-Infinity" || end == "Infinity";
        };
        return std::string(open(from) ? std::string_view("..") : from) + "/" + std::string(open(to) ? std::string_view("..") : to);
    }

    static bool isTime(std::string_view name)
    {
        return name == "start" || name == "end" || name == "startopen" || name == "endopen" || name == "timestamp" || name == "timestamps"
               || name == "intervals";
    }

    void addSpells(Properties &data, const std::string &spells)
    {
        if (!m_isOwn)
            addValue(data, "spells", spells);
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
    void takeAttributes(XmlAttributes attributes, std::initializer_list<std::string_view> known, Properties &data)
    {
        bool dated = false;
        for (const XmlAttribute &a : attributes) {
            const std::string_view name = localName(a.name);
            const bool when = isTime(name);
            dated |= when;
            if (!when && std::find(known.begin(), known.end(), name) == known.end() && !a.name.starts_with("xml"))
                (m_isOwn ? addOwnValue : addValue)(data, name, a.value);
        }
        if (dated)
            addSpells(data, span(attributes));
    }

    void startNode(XmlAttributes attributes)
    {
        const std::string_view id = valueOf(attributes, "id");
        if (id.empty())
            return stop("a node without an id. Expected id=\"…\"");
        if (m_raw.graphs.empty())
            return stop("a node outside of a graph. Expected it inside <graph>");
        const auto number = static_cast<std::uint32_t>(m_raw.packedNodes.size());
        if (const std::uint32_t first = m_nodes.findOrInsert(id, number); first != number)
            return stop("the node id “" + std::string(id) + "” stands already in line " + std::to_string(m_raw.packedNodes.line(first))
                        + ". Expected each id once");
        std::string parent = attribute(attributes, "pid");
        if (parent.empty() && m_openCount > 0 && m_open[m_openCount - 1].isNode)
            parent = m_open[m_openCount - 1].item.id;
        RawItem &node = open(true);
        node.id = id;
        node.parent = std::move(parent);
        takeAttributes(attributes, {"id", "pid"}, node.data);
    }

    void startEdge(XmlAttributes attributes)
    {
        const std::string_view source = valueOf(attributes, "source"), target = valueOf(attributes, "target");
        if (source.empty() || target.empty())
            return stop("an edge without source or target. Expected source=\"…\" target=\"…\"");
        if (m_raw.graphs.empty())
            return stop("an edge outside of a graph. Expected it inside <graph>");
        const std::string_view sense = valueOf(attributes, "type");
        if (!sense.empty() && sense != "directed" && sense != "undirected" && sense != "mutual" && sense != "dir" && sense != "undir")
            return stop("type=\"" + std::string(sense.substr(0, 40)) + "\". Expected directed, undirected or mutual");
        RawItem &edge = open(false);
        edge.id = valueOf(attributes, "id");
        edge.source = source;
        edge.target = target;
        edge.directed = sense.empty() ? m_directed : sense == "directed";
        if (sense.empty() ? m_mutual : sense == "mutual")
            edge.data.emplace_back("direction", "mutual");
        takeAttributes(attributes, {"id", "source", "target", "type"}, edge.data);
    }

    void value(XmlAttributes attributes)
    {
        RawItem *of = item();
        if (!of)
            return;
        if (of->data.size() >= mostAttributes)
            return stop(tooManyAttributes);
        std::string_view id = valueOf(attributes, "for");
        if (id.empty())
            id = valueOf(attributes, "id");  // 1.0 and 1.1 drafts
        m_id = id;
        const Keys &keys = m_open[m_openCount - 1].isNode ? m_nodeKeys : m_edgeKeys;
        const auto key = keys.byId.find(m_id);
        m_raw.undeclared += key == keys.byId.end();
        const std::string_view written = valueOf(attributes, "value"), name = key == keys.byId.end() ? id : key->second.name;
        const bool isList = key != keys.byId.end() && key->second.isList;
        const bool dated = std::any_of(attributes.begin(), attributes.end(), [](const XmlAttribute &a) { return isTime(localName(a.name)); });
        if (!isList && !dated)
            return (m_isOwn ? addOwnValue : addValue)(of->data, name, written);
        std::string text = isList ? listed(std::string(written)) : std::string(written);
        if (const std::string when = span(attributes); dated && when != "../.." && !when.empty() && !text.empty())
            text += " (" + when + ")";
        addValue(of->data, name, text);
    }

    /// Colour, size and place become properties, where no attribute has that name.
    void drawing(std::string_view name, XmlAttributes attributes)
    {
        RawItem *of = item();
        if (!of || m_isOwn)  // ours says so for others
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
            if (const std::string alpha = attribute(attributes, "a"); alpha != "1" && alpha != "1.0")
                set("alpha", alpha);
        } else if (name == "size" || name == "thickness" || name == "shape") {
            set(std::string(name), attribute(attributes, "value"));
            if (name == "shape")
                set("image", attribute(attributes, "uri"));
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
    NameIndex m_nodes;
    std::size_t m_openCount = 0;
    std::string m_class, m_text, m_metaName, m_id;
    std::size_t m_notDates = 0;  ///< times of nodes
    bool m_directed = false, m_mutual = false, m_inMeta = false, m_hasOpenEnds = false, m_hasDates = false;
    bool m_isOwn = false;  ///< Relata wrote it: the drawing, and the times of elements, say again what the values say
};

/// What was told of a file that has a graph, as graph.
Result<LoadedGraph> finished(RawGraph &raw, Gexf &gexf, const std::filesystem::path &path, const RunContext &context)
{
    gexf.fillDefaults();
    gexf.tellLosses();
    if (isOwnRaw(raw))
        raw.packedEdges.afterwards(
            [](RawItem &edge) { takenFrom(edge.data, "kind"), takenFrom(edge.data, "weight"); });  // for others: the predicate and a value once more
    else
        raw.packedEdges.afterwards([](RawItem &edge) {  // of 1.3: what makes it another edge than those beside it
            if (std::none_of(edge.data.begin(), edge.data.end(), [](const auto &p) { return p.first == "label"; }))
                addValue(edge.data, "label", takenFrom(edge.data, "kind"));
        });
    return graphFromRaw(raw, "GEXF", path, context);
}

}  // namespace

Result<LoadedGraph> readGexf(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    RawGraph raw;
    Gexf gexf(raw);
    if (const auto read = parseXml(bytes, path, "GEXF", context.part(0, 0.6), gexf); !read)
        return read.error();
    std::string().swap(bytes);  // room for the graph
    if (raw.graphs.empty())
        return Error{Error::Code::Syntax, "has no graph. Expected <graph> inside <gexf>", path.string(), 1, 0};
    return finished(raw, gexf, path, context.part(0.6, 0.4));
}

std::optional<Result<LoadedGraph>> readPlainGexf(const std::filesystem::path &path, const RunContext &context)
{
    RawGraph raw;
    Gexf gexf(raw);
    const auto read = parsePlainXml(path, context.part(0, 0.6), gexf);
    if (!read)
        return read.error();
    if (!*read || raw.graphs.empty())
        return std::nullopt;
    return finished(raw, gexf, path, context.part(0.6, 0.4));
}

}  // namespace relata
