// SPDX-License-Identifier: Apache-2.0
#include "model/io/graphmlparser.h"

#include "model/core/counted.h"
#include "model/graph/nameindex.h"
#include "model/io/expansion.h"
#include "model/io/longesttext.h"
#include "model/io/xmlreader.h"
#include "model/io/xmltext.h"

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

/// yEd draws labels that begin with <html>: their words alone, one blank between. Other text as it is.
std::string wordsOfHtml(const std::string &text)
{
    constexpr std::string_view mark = "<html";
    const bool isHtml = text.size() > mark.size()
                        && std::equal(mark.begin(), mark.end(), text.begin(),
                                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b); })
                        && (text[mark.size()] == '>' || text[mark.size()] == ' ');
    if (!isHtml)
        return text;
    std::string words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '<') {
            words += text[i];
            continue;
        }
        const std::string_view rest = std::string_view(text).substr(i + 1);
        for (const std::string_view parts : {"br", "p", "/p", "div", "/div", "li", "td", "tr", "BR", "P", "/P"})  // the others stand within words
            if (rest.starts_with(parts) && rest.find_first_of(" />", parts.size()) == parts.size())
                words += ' ';
        i = std::min(text.find('>', i), text.size() - 1);
    }
    std::string line;
    for (const char c : xmlUnescaped(words))
        if (const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t'; !blank || (!line.empty() && line.back() != ' '))
            line += blank ? ' ' : c;
    return trimmedText(line);
}

class Handler final : public XmlSink
{
public:
    explicit Handler(RawGraph &raw) : m_raw(raw) {}

    bool startOver() override
    {
        m_raw = {};
        m_text.clear();
        m_dataDepth = 0;
        m_open.clear();
        m_openCount = 0;
        m_graphs.clear();
        m_recent.clear();
        m_keys.clear();
        m_keyOrder.clear();
        m_shared.clear();
        m_inLabel = m_inKey = m_isOwn = false;
        m_folder = {};
        m_undrawn = m_turned = m_notNumbers = 0;
        return true;
    }

    void start(std::string_view name, XmlAttributes attributes) override
    {
        if (depth() == 1 && name != "graphml")
            return stop("the root element is “" + std::string(name) + "”. Expected graphml or gexf");
        if (m_dataDepth > 0) {
            m_dataHasElements = true;
            return startDrawing(name, attributes);
        }
        m_text.clear();
        if (isWord(name, "data"))  // the most frequent first
            m_dataKey = valueOf(attributes, "key"), m_dataDepth = depth(), m_dataHasElements = m_isGroup = false;
        else if (isWord(name, "edge"))
            startEdge(attributes);
        else if (isWord(name, "node"))
            startNode(attributes);
        else if (name == "key")
            startKey(attributes);
        else if (name == "graph")
            startGraph(attributes);
        else if (name == "hyperedge")
            ++m_raw.hyperedges, open(Kind::Other, 0);
        else if (name == "port")
            ++m_raw.ports, open(Kind::Other, 0);
    }

    void end(std::string_view name) override
    {
        if (m_dataDepth > 0) {
            endDrawing(name);
            if (depth() == m_dataDepth) {
                finishData();
                m_dataDepth = 0;
            }
        } else if ((isWord(name, "node") || isWord(name, "edge") || name == "hyperedge" || name == "port") && m_openCount > 0) {
            close();
        } else if (name == "graph" && !m_graphs.empty()) {
            m_graphs.pop_back();
        } else if (name == "key") {
            m_inKey = false;
        } else if (name == "default" && m_inKey) {
            m_keys[m_keyOrder.back()].fallback = m_text;
        } else if (name == "desc") {
            if (Properties *data = place())
                addValue(*data, "description", m_text);
            else if (depth() == 2)  // of the whole file
                addValue(m_raw.data, "description", m_text);
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

    /// Declared defaults for the items that say nothing else, and notes.
    void finish()
    {
        fillDefaults();
        const auto note = [this](std::size_t n, const std::string &text) {
            if (n > 0)
                m_raw.notes.push_back(text);
        };
        note(m_undrawn,
             counted(m_undrawn, "edge is drawn without arrows: it has no direction", "edges are drawn without arrows: they have no direction"));
        note(m_turned, counted(m_turned, "edge has its arrow at the source only: it was turned around",
                               "edges have their arrow at the source only: they were turned around"));
        note(m_notNumbers, counted(m_notNumbers, "value is declared as a number and is none; it was kept as text",
                                   "values are declared as numbers and are none; they were kept as text"));
    }

private:
    void fillDefaults()
    {
        for (const auto &[domain, items] : {std::pair{"node", &m_raw.packedNodes}, std::pair{"edge", &m_raw.packedEdges}})
            for (const std::string &id : m_keyOrder) {
                const Key &key = m_keys[id];
                if (trimmedText(key.fallback).empty() || key.name.empty() || !(key.domain == domain || key.domain == "all" || key.domain.empty()))
                    continue;
                if (m_room.take(key.fallback.size() + sizeof(Properties::value_type), items->size()))
                    items->addDefault(key.name, key.fallback);
                else
                    m_raw.notes.push_back("the default of “" + key.name + "” is too long for so many: left out");
            }
    }

    enum class Kind { Node, Edge, Other };
    struct Open {
        Kind kind = Kind::Other;
        std::size_t index = 0;
        RawItem item;
    };
    struct OpenGraph {
        bool directed;
        std::size_t index;
        NameIndex nodes;
    };
    struct Key {
        std::string name, domain, fallback;
        bool isNumber = false;
    };
    /// yEd's folders, drawn in several forms, of which one is shown.
    struct Folder {
        int depth = 0, shown = 0, form = -1;  ///< depth: of the element that has the forms, 0 = in none
    };

    /// An element begins; what it says goes into the result. Those that are open stand in the first m_openCount places, whose memory is used again.
    RawItem &open(Kind kind, std::size_t index)
    {
        if (m_openCount == m_open.size())
            m_open.emplace_back();
        Open &place = m_open[m_openCount++];
        place.kind = kind;
        place.index = index;
        RawItem &item = place.item;
        for (std::string *text : {&item.id, &item.source, &item.target, &item.parent, &item.innerLabel})
            text->clear();
        item.data.clear();
        return item;
    }

    void close()
    {
        const Open &place = m_open[--m_openCount];
        if (place.kind == Kind::Node)
            m_raw.packedNodes.set(place.index, place.item);
        else if (place.kind == Kind::Edge)
            m_raw.packedEdges.set(place.index, place.item);
    }

    static bool isLabel(std::string_view name) { return name == "NodeLabel" || name == "EdgeLabel" || name == "Label" || name == "Label.Text"; }

    void startKey(XmlAttributes attributes)
    {
        std::string id = attribute(attributes, "id");
        Key key;
        for (const XmlAttribute &a : attributes)
            if (a.name == "attr.name" || a.name.ends_with(":attr.name"))
                key.name = a.value;
        if (key.name.empty())
            key.name = attribute(attributes, "yfiles.type").empty() ? id : std::string();  // a drawing, not a value
        key.domain = attribute(attributes, "for");
        for (const XmlAttribute &a : attributes)
            if (a.name == "attr.type" || a.name.ends_with(":attr.type"))
                key.isNumber = a.value == "int" || a.value == "long" || a.value == "float" || a.value == "double";
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
        m_recent.clear();  // what is added may move the others
        m_keys[id] = std::move(key);
        m_inKey = m_keyOrder.back() == id;
    }

    void startGraph(XmlAttributes attributes)
    {
        m_raw.nested += !m_graphs.empty();
        m_graphs.push_back({attribute(attributes, "edgedefault") != "undirected", m_raw.graphs.size(), {}});
        m_raw.graphs.push_back(attribute(attributes, "id"));
    }

    /// Attributes that GraphML does not name are values too: some programs keep labels there.
    static void takeAttributes(XmlAttributes attributes, std::initializer_list<std::string_view> known, Properties &data)
    {
        for (const XmlAttribute &a : attributes) {
            const std::string_view name = localName(a.name);
            if (std::none_of(known.begin(), known.end(), [name](std::string_view word) { return isWord(name, word); }) && !a.value.empty()
                && name.find("parse.") == std::string_view::npos && !a.name.starts_with("xml") && !name.starts_with("yfiles."))
                data.emplace_back(name, a.value);
        }
    }

    void startNode(XmlAttributes attributes)
    {
        const std::string_view id = valueOf(attributes, "id");
        if (id.empty())
            stop("a node without an id. Expected id=\"…\"");
        if (m_graphs.empty())
            return stop("a node outside of a graph. Expected it inside <graph>");
        std::string_view parent;
        for (std::size_t outer = m_openCount; outer > 0 && parent.empty(); --outer)
            if (m_open[outer - 1].kind == Kind::Node)
                parent = m_open[outer - 1].item.id;
        std::string parentId(parent);  // the places may move
        RawItem &node = open(Kind::Node, m_raw.packedNodes.reserve(line()));
        node.id = id;
        node.graph = m_graphs.back().index;
        node.parent = std::move(parentId);
        const auto number = static_cast<std::uint32_t>(m_raw.packedNodes.size() - 1);
        if (const std::uint32_t first = m_graphs.back().nodes.findOrInsert(node.id, number); first != number)
            stop("the node id “" + node.id + "” stands already in line " + std::to_string(m_raw.packedNodes.line(first))
                 + ". Expected each id once in a graph");
        takeAttributes(attributes, {"id"}, node.data);
    }

    void startEdge(XmlAttributes attributes)
    {
        const std::string_view source = valueOf(attributes, "source"), target = valueOf(attributes, "target");
        if (source.empty() || target.empty())
            stop("an edge without source or target. Expected source=\"…\" target=\"…\"");
        if (m_graphs.empty())
            return stop("an edge outside of a graph. Expected it inside <graph>");
        std::string directed;
        if (attributes.size() > 2)  // no more than source and target: no memory for it
            directed = valueOf(attributes, "directed");
        std::transform(directed.begin(), directed.end(), directed.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (!directed.empty() && directed != "true" && directed != "false" && directed != "1" && directed != "0")
            stop("directed=\"" + directed.substr(0, 40) + "\". Expected true or false");
        RawItem &edge = open(Kind::Edge, m_raw.packedEdges.reserve(line()));
        edge.id = valueOf(attributes, "id");
        edge.source = source;
        edge.target = target;
        edge.graph = m_graphs.back().index;
        edge.directed = directed.empty() ? m_graphs.back().directed : directed == "true" || directed == "1";
        takeAttributes(attributes, {"id", "source", "target", "directed"}, edge.data);
    }

    RawItem *current() { return m_openCount == 0 || m_open[m_openCount - 1].kind == Kind::Other ? nullptr : &m_open[m_openCount - 1].item; }
    /// Where values go at this place; null inside of what is left out.
    Properties *place()
    {
        if (m_openCount == 0)
            return m_graphs.empty() ? nullptr : &m_raw.data;
        RawItem *item = current();
        return item ? &item->data : nullptr;
    }

    void startDrawing(std::string_view name, XmlAttributes attributes)
    {
        if (m_folder.depth > 0 && depth() == m_folder.depth + 1)
            ++m_folder.form;
        m_isGroup |= name == "GroupNode";  // which has the labels of its open and its closed form
        if (isLabel(name) || name == "AttributeLabel" || name == "MethodLabel") {
            m_inLabel = true;
            m_label.clear();
            if (const std::string text = attribute(attributes, "Text"); text.starts_with("{}"))
                keepLabel(text.substr(2));  // so that a text may begin with a {
            else if (!text.empty() && text.front() != '{')
                keepLabel(text);
        } else if (name == "Arrows") {
            keepArrows(attribute(attributes, "source"), attribute(attributes, "target"));
        } else if (name == "Realizers" && m_folder.depth == 0) {
            m_folder = {depth(), valueOf(attributes, "active") == "1" ? 1 : 0, -1};
        } else if (name == "UML" && current() && !m_isOwn) {
            addValue(current()->data, "stereotype", valueOf(attributes, "stereotype"));
        }
    }

    void endDrawing(std::string_view name)
    {
        if (name == "Realizers" && depth() == m_folder.depth)
            m_folder = {};
        if (!m_inLabel)
            return;
        if (isLabel(name))
            keepLabel(m_isOwn ? trimmedText(m_label) : wordsOfHtml(trimmedText(m_label)));
        else if (name != "AttributeLabel" && name != "MethodLabel")
            return;
        else if (current() && !m_isOwn)  // of a class
            addValue(current()->data, name == "AttributeLabel" ? "attributes" : "methods", m_label);
        m_inLabel = false;
    }

    void keepLabel(const std::string &text)
    {
        RawItem *item = current();
        if (!item || text.empty() || (m_folder.depth > 0 && m_folder.form != m_folder.shown))
            return;
        if (item->innerLabel.empty())
            item->innerLabel = text;
        else if (item->innerLabel != text && !m_isGroup && !m_isOwn)
            addValue(item->data, "further label", text);
    }

    /// yEd knows an edge's direction by the arrows alone.
    void keepArrows(const std::string &source, const std::string &target)
    {
        const bool atSource = !source.empty() && source != "none", atTarget = !target.empty() && target != "none";
        RawItem *item = current();
        if (!item || m_isOwn || !item->directed || (atTarget && !atSource))
            return;
        if (atTarget) {
            item->data.emplace_back("arrows", "both");
        } else if (!atSource) {
            item->directed = false;
            ++m_undrawn;
        } else {
            std::swap(item->source, item->target);
            for (auto &property : item->data)
                if (property.first == "sourceport" || property.first == "targetport")
                    property.first = property.first == "sourceport" ? "targetport" : "sourceport";
            ++m_turned;
        }
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
        m_isOwn |= name == "relata:schema";  // which stands before the first node
        Properties *data = place();
        const auto said = [&, &key = name](const auto &p) { return p.first == key && p.second == m_text; };
        if (data && data->size() >= mostAttributes)
            return stop(tooManyAttributes);
        if (!data || std::any_of(data->begin(), data->end(), said))  // Neo4j says labels twice: as attribute, too
            return;
        m_notNumbers += declared != m_keys.end() && declared->second.isNumber && !m_isOwn && isNoNumber(m_text);
        (m_isOwn ? addOwnValue : addValue)(*data, name, m_text);
    }

    /// Of a value that should be one; a look at its first letter.
    static bool isNoNumber(std::string_view text)
    {
        const std::size_t first = text.find_first_not_of(" \t\r\n+-.");
        return first != std::string_view::npos && std::string_view("0123456789NnIi").find(text[first]) == std::string_view::npos;
    }

    /// Some programs use an id for a key of nodes and for one of edges.
    std::unordered_map<std::string, Key>::const_iterator keyOf(const std::string &id)  // a file has few, and says them often
    {
        if (m_shared.empty())
            for (const auto &recent : m_recent)
                if (isWord(recent->first, id))
                    return recent;
        if (!m_shared.empty() && current())
            if (const auto other = m_keys.find(m_open[m_openCount - 1].kind == Kind::Node ? id + "\nnode" : id + "\nedge"); other != m_keys.end())
                return other;
        const auto found = m_keys.find(id);
        if (found != m_keys.end() && m_recent.size() < mostRecent)
            m_recent.push_back(found);
        return found;
    }

    RawGraph &m_raw;
    Expansion m_room;
    int m_dataDepth = 0;
    std::vector<Open> m_open;
    std::size_t m_openCount = 0;
    std::vector<OpenGraph> m_graphs;
    std::unordered_map<std::string, Key> m_keys;
    static constexpr std::size_t mostRecent = 8;
    std::vector<std::unordered_map<std::string, Key>::const_iterator> m_recent;  ///< the first that were asked for
    std::vector<std::string> m_keyOrder;
    std::string m_text, m_label, m_dataKey;
    Folder m_folder;
    std::size_t m_undrawn = 0, m_turned = 0, m_notNumbers = 0;
    std::string m_shared;  ///< an id that two keys have; empty = none
    bool m_inLabel = false, m_inKey = false, m_dataHasElements = false, m_isGroup = false;
    bool m_isOwn = false;  ///< Relata wrote it: the drawing says again what the data say
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
    handler.finish();
    return raw;
}

Result<std::optional<RawGraph>> parsePlainGraphMl(const std::filesystem::path &path, const RunContext &context)
{
    std::optional<RawGraph> raw(std::in_place);
    Handler handler(*raw);
    const auto read = parsePlainXml(path, context, handler);
    if (!read)
        return read.error();
    if (!*read || raw->graphs.empty())
        return std::optional<RawGraph>();
    handler.finish();
    return raw;
}

}  // namespace relata
