// SPDX-License-Identifier: Apache-2.0
#include "model/io/graphmlparser.h"

#include "model/io/textencoding.h"

#include <expat.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <unordered_map>

namespace relata {
namespace {

constexpr int deepest = 1000;
constexpr std::size_t longestText = std::size_t{64} << 20;

std::string_view localName(const char *name)
{
    const std::string_view whole(name);
    const auto colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

std::string attribute(const char **attributes, std::string_view name)
{
    for (; *attributes; attributes += 2)
        if (localName(attributes[0]) == name)
            return attributes[1];
    return {};
}

class Handler
{
public:
    Handler(XML_Parser parser, RawGraph &raw) : m_parser(parser), m_raw(raw) {}

    std::string fault;  ///< of ours, where the parser itself sees none
    int faultLine = 0, faultColumn = 0;

    void start(const char *element, const char **attributes)
    {
        const std::string_view name = localName(element);
        if (++m_depth > deepest)
            return stop("elements nested more than 1,000 deep. Expected a graph");
        if (m_depth == 1 && name != "graphml")
            return stop("the root element is “" + std::string(name) + "”. Expected graphml"
                        + (name == "gexf" ? " (GEXF is not read; Gephi writes GraphML too)" : ""));
        if (m_dataDepth > 0) {
            m_dataHasElements = true;
            if (isLabel(name)) {
                m_inLabel = true;
                m_label.clear();
                if (const std::string text = attribute(attributes, "Text"); !text.empty() && text.front() != '{')
                    keepLabel(text);
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
            m_dataKey = attribute(attributes, "key"), m_dataDepth = m_depth, m_dataHasElements = false;
    }

    void end(const char *element)
    {
        const std::string_view name = localName(element);
        if (m_dataDepth > 0) {
            if (m_inLabel && isLabel(name)) {
                keepLabel(trimmedText(m_label));
                m_inLabel = false;
            }
            if (m_depth == m_dataDepth) {
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
                store(*data, "description", m_text);
        }
        --m_depth;
    }

    void characters(const char *text, int length)
    {
        if (m_inLabel)
            m_label.append(text, static_cast<std::size_t>(length));
        m_text.append(text, static_cast<std::size_t>(length));
        if (m_text.size() > longestText)
            stop("more than 64 MiB of text in one element. Expected a value");
    }

    void stop(std::string message)
    {
        if (fault.empty()) {
            fault = std::move(message);
            faultLine = line();
            faultColumn = static_cast<int>(XML_GetCurrentColumnNumber(m_parser)) + 1;
        }
        XML_StopParser(m_parser, XML_FALSE);
    }

    /// Declared defaults for the items that say nothing else.
    void fillDefaults()
    {
        for (const auto &[domain, items] : {std::pair{"node", &m_raw.nodes}, std::pair{"edge", &m_raw.edges}})
            for (const std::string &id : m_keyOrder) {
                const Key &key = m_keys[id];
                if (trimmedText(key.fallback).empty() || key.name.empty() || !(key.domain == domain || key.domain == "all" || key.domain.empty()))
                    continue;
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
    int line() const { return static_cast<int>(XML_GetCurrentLineNumber(m_parser)); }

    void startKey(const char **attributes)
    {
        const std::string id = attribute(attributes, "id");
        Key key;
        for (const char **a = attributes; *a; a += 2)
            if (std::string_view(a[0]) == "attr.name" || std::string_view(a[0]).ends_with(":attr.name"))
                key.name = a[1];
        if (key.name.empty())
            key.name = attribute(attributes, "yfiles.type").empty() ? id : std::string();  // a drawing, not a value
        key.domain = attribute(attributes, "for");
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
        if (RawItem *item = current(); item && item->innerLabel.empty())
            item->innerLabel = text;
    }

    static void store(Properties &data, const std::string &name, const std::string &value)
    {
        if (value.find_first_not_of(" \t\r\n") == std::string::npos)
            return;
        const auto same = std::find_if(data.begin(), data.end(), [&](const auto &p) { return p.first == name; });
        if (same == data.end())
            data.emplace_back(name, value);
        else
            same->second += "|" + value;
    }

    void finishData()
    {
        const auto declared = m_keys.find(m_dataKey);
        m_raw.undeclared += declared == m_keys.end();
        const std::string &name = declared == m_keys.end() ? m_dataKey : declared->second.name;
        if (m_dataHasElements || name.empty()) {  // shapes and places, not a value
            ++m_raw.drawings;
            return;
        }
        if (Properties *data = place())
            store(*data, name, m_text);
    }

    XML_Parser m_parser;
    RawGraph &m_raw;
    int m_depth = 0, m_dataDepth = 0;
    std::vector<Open> m_open;
    std::vector<OpenGraph> m_graphs;
    std::unordered_map<std::string, Key> m_keys;
    std::vector<std::string> m_keyOrder;
    std::string m_text, m_label, m_dataKey;
    bool m_inLabel = false, m_inKey = false, m_dataHasElements = false;
};

/// Encodings beside the four that expat knows: those of one byte a letter, by ICU's tables.
int knownToIcu(void *, const XML_Char *name, XML_Encoding *info)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &status), &ucnv_close);
    if (U_FAILURE(status) || ucnv_getMaxCharSize(converter.get()) != 1)
        return XML_STATUS_ERROR;
    for (int c = 0; c < 256; ++c) {
        const char byte = static_cast<char>(c);
        const char *source = &byte;
        status = U_ZERO_ERROR;
        ucnv_reset(converter.get());
        const UChar32 letter = ucnv_getNextUChar(converter.get(), &source, &byte + 1, &status);
        info->map[c] = U_SUCCESS(status) && letter != 0xFFFD && letter <= 0xFFFF ? letter : -1;
    }
    info->data = nullptr;
    info->convert = nullptr;
    info->release = nullptr;
    return XML_STATUS_OK;
}

Error notWellFormed(XML_Parser parser, const std::string &bytes, const std::filesystem::path &path)
{
    const XML_Error code = XML_GetErrorCode(parser);
    const int line = static_cast<int>(XML_GetCurrentLineNumber(parser)), column = static_cast<int>(XML_GetCurrentColumnNumber(parser)) + 1;
    if (code == XML_ERROR_NO_MEMORY)
        return {Error::Code::Io, "is too large for the memory of this machine", path.string(), line, 0};
    if (code == XML_ERROR_INVALID_TOKEN)
        if (const std::size_t stray = validUtf8(bytes);
            stray < bytes.size() && static_cast<XML_Index>(stray) <= XML_GetCurrentByteIndex(parser) + 4) {
            char hex[8];
            std::snprintf(hex, sizeof hex, "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(bytes[stray])));
            return {Error::Code::Syntax,
                    std::string("the byte ") + hex
                        + " is not UTF-8. Expected UTF-8, or the encoding in the first line: <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                    path.string(), line, column};
        }
    return {Error::Code::Syntax, std::string("is not well-formed XML: ") + XML_ErrorString(code) + ". Expected GraphML", path.string(), line, column};
}

}  // namespace

Result<RawGraph> parseGraphMl(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    RawGraph raw;
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
    Handler handler(parser.get(), raw);
    XML_SetUserData(parser.get(), &handler);
    XML_SetUnknownEncodingHandler(parser.get(), &knownToIcu, nullptr);
    XML_SetElementHandler(
        parser.get(), [](void *h, const char *name, const char **attributes) { static_cast<Handler *>(h)->start(name, attributes); },
        [](void *h, const char *name) { static_cast<Handler *>(h)->end(name); });
    XML_SetCharacterDataHandler(parser.get(), [](void *h, const char *text, int n) { static_cast<Handler *>(h)->characters(text, n); });
    XML_SetEntityDeclHandler(parser.get(), [](void *h, const char *, int, const char *, int, const char *, const char *, const char *, const char *) {
        static_cast<Handler *>(h)->stop("a document type with entities of its own. Expected plain GraphML");
    });
    XML_SetSkippedEntityHandler(parser.get(), [](void *h, const char *name, int) {
        static_cast<Handler *>(h)->stop("the entity “" + std::string(name) + "” is defined elsewhere. Expected plain GraphML");
    });
    constexpr std::size_t step = std::size_t{1} << 20;
    for (std::size_t at = 0;;) {
        if (context.cancelled())
            return Error::cancelled();
        const std::size_t n = std::min(step, bytes.size() - at);
        const bool last = at + n == bytes.size();
        if (XML_Parse(parser.get(), bytes.data() + at, static_cast<int>(n), last) != XML_STATUS_OK) {
            if (!handler.fault.empty())
                return Error{Error::Code::Syntax, handler.fault, path.string(), handler.faultLine, handler.faultColumn};
            return notWellFormed(parser.get(), bytes, path);
        }
        at += n;
        context.progress(static_cast<double>(at) / static_cast<double>(std::max<std::size_t>(bytes.size(), 1)));
        if (last)
            break;
    }
    if (raw.graphs.empty())
        return Error{Error::Code::Syntax, "has no graph. Expected <graph> inside <graphml>", path.string(),
                     static_cast<int>(XML_GetCurrentLineNumber(parser.get())), 0};
    handler.fillDefaults();
    return raw;
}

std::string takenFrom(Properties &data, std::string_view name)
{
    const auto found = std::find_if(data.begin(), data.end(), [&](const auto &p) { return p.first == name; });
    if (found == data.end())
        return {};
    std::string value = std::move(found->second);
    data.erase(found);
    return value;
}

std::string trimmedText(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace relata
