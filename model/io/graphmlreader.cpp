// SPDX-License-Identifier: Apache-2.0
#include "model/io/csv.h"
#include "model/io/edgelist.h"
#include "model/io/graphml.h"
#include "model/io/schemajson.h"
#include "model/io/textencoding.h"

#include <expat.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <memory>
#include <unordered_map>

namespace relata {
namespace {

constexpr int deepest = 1000;

/// What the file says, before it becomes a graph.
struct RawKey {
    std::string name, domain, fallback;
    bool hasFallback = false;
};
struct RawItem {
    std::string id, source, target;
    bool directed = true;
    int line = 0;
    Properties data;         ///< by attribute name
    std::string innerLabel;  ///< of yEd and yFiles, which keep it in the drawing
};
struct RawGraph {
    std::unordered_map<std::string, RawKey> keys;
    std::vector<std::string> keyOrder;
    std::vector<RawItem> nodes, edges;
    Properties graphData;
    std::size_t hyperedges = 0, graphs = 0, nested = 0, undeclared = 0;
};

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

std::string trimmed(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
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
            return stop("the root element is “" + std::string(name) + "”. Expected graphml");
        if (m_dataDepth > 0) {
            if (name == "NodeLabel" || name == "EdgeLabel" || name == "Label" || name == "Label.Text") {
                m_inLabel = true;
                m_label.clear();
                if (name == "Label" || name == "Label.Text")
                    if (const std::string text = attribute(attributes, "Text"); !text.empty() && text.front() != '{')
                        keepLabel(text);
            }
            return;
        }
        m_text.clear();
        if (name == "key")
            startKey(attributes);
        else if (name == "graph")
            m_raw.nested += m_graphDefaults.size() > 0, ++m_raw.graphs, m_graphDefaults.push_back(attribute(attributes, "edgedefault") != "undirected");
        else if (name == "node")
            m_open.push_back({Kind::Node, newItem(m_raw.nodes, attributes)});
        else if (name == "edge")
            startEdge(attributes);
        else if (name == "hyperedge")
            ++m_raw.hyperedges, m_open.push_back({Kind::Other, 0});
        else if (name == "port")
            m_open.push_back({Kind::Other, 0});
        else if (name == "data")
            m_dataKey = attribute(attributes, "key"), m_dataDepth = m_depth;
        else if (name == "default")
            m_inDefault = true;
    }

    void end(const char *element)
    {
        const std::string_view name = localName(element);
        if (m_dataDepth > 0) {
            if (m_inLabel && (name == "NodeLabel" || name == "EdgeLabel" || name == "Label" || name == "Label.Text")) {
                keepLabel(trimmed(m_label));
                m_inLabel = false;
            }
            if (m_depth == m_dataDepth) {
                finishData();
                m_dataDepth = 0;
            }
        } else if (name == "graph" && !m_graphDefaults.empty()) {
            m_graphDefaults.pop_back();
        } else if ((name == "node" || name == "edge" || name == "hyperedge" || name == "port") && !m_open.empty()) {
            m_open.pop_back();
        } else if (name == "default" && m_inDefault) {
            m_inDefault = false;
            if (!m_raw.keyOrder.empty()) {
                RawKey &key = m_raw.keys[m_raw.keyOrder.back()];
                key.fallback = trimmed(m_text);
                key.hasFallback = true;
            }
        }
        --m_depth;
    }

    void characters(const char *text, int length)
    {
        if (m_inLabel)
            m_label.append(text, static_cast<std::size_t>(length));
        m_text.append(text, static_cast<std::size_t>(length));
        if (m_text.size() > (std::size_t{64} << 20))
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

private:
    enum class Kind { Node, Edge, Other };
    struct Open {
        Kind kind;
        std::size_t index;
    };

    int line() const { return static_cast<int>(XML_GetCurrentLineNumber(m_parser)); }

    std::size_t newItem(std::vector<RawItem> &items, const char **attributes)
    {
        RawItem item;
        item.id = attribute(attributes, "id");
        item.line = line();
        if (&items == &m_raw.nodes && item.id.empty())
            stop("a node without an id. Expected id=\"…\"");
        for (const char *name : {"labels", "labelV"})
            if (const std::string value = attribute(attributes, name); !value.empty())
                item.data.emplace_back(name, value);
        items.push_back(std::move(item));
        return items.size() - 1;
    }

    void startKey(const char **attributes)
    {
        const std::string id = attribute(attributes, "id");
        RawKey key;
        for (const char **a = attributes; *a; a += 2)
            if (std::string_view(a[0]) == "attr.name" || std::string_view(a[0]).ends_with(":attr.name"))
                key.name = a[1];
        if (key.name.empty())
            key.name = attribute(attributes, "yfiles.type").empty() ? id : std::string();   // a drawing, not a value
        key.domain = attribute(attributes, "for");
        m_raw.keys[id] = std::move(key);
        m_raw.keyOrder.push_back(id);
    }

    void startEdge(const char **attributes)
    {
        const std::size_t index = newItem(m_raw.edges, attributes);
        RawItem &edge = m_raw.edges[index];
        edge.source = attribute(attributes, "source");
        edge.target = attribute(attributes, "target");
        if (edge.source.empty() || edge.target.empty())
            stop("an edge without source or target. Expected source=\"…\" target=\"…\"");
        const std::string directed = attribute(attributes, "directed");
        edge.directed = directed.empty() ? m_graphDefaults.empty() || m_graphDefaults.back() : directed == "true" || directed == "TRUE" || directed == "1";
        if (const std::string label = attribute(attributes, "label"); !label.empty())
            edge.data.emplace_back("label", label);
        m_open.push_back({Kind::Edge, index});
    }

    RawItem *current()
    {
        if (m_open.empty() || m_open.back().kind == Kind::Other)
            return nullptr;
        return m_open.back().kind == Kind::Node ? &m_raw.nodes[m_open.back().index] : &m_raw.edges[m_open.back().index];
    }

    void keepLabel(const std::string &text)
    {
        if (RawItem *item = current(); item && item->innerLabel.empty())
            item->innerLabel = text;
    }

    void finishData()
    {
        const auto declared = m_raw.keys.find(m_dataKey);
        if (declared == m_raw.keys.end())
            ++m_raw.undeclared;
        const std::string name = declared == m_raw.keys.end() ? m_dataKey : declared->second.name;
        const bool isDrawing = name.empty() || m_text.find_first_not_of(" \t\r\n") == std::string::npos;
        if (isDrawing)
            return;
        Properties *data = m_open.empty() ? (m_graphDefaults.empty() ? nullptr : &m_raw.graphData) : current() ? &current()->data : nullptr;
        if (!data)
            return;
        const auto same = std::find_if(data->begin(), data->end(), [&](const auto &p) { return p.first == name; });
        if (same == data->end())
            data->emplace_back(name, m_text);
        else
            same->second += "|" + m_text;
    }

    XML_Parser m_parser;
    RawGraph &m_raw;
    int m_depth = 0, m_dataDepth = 0;
    std::vector<Open> m_open;
    std::vector<bool> m_graphDefaults;
    std::string m_text, m_label, m_dataKey;
    bool m_inLabel = false, m_inDefault = false;
};

Result<RawGraph> parsed(const std::filesystem::path &path, const RunContext &context)
{
    auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    RawGraph raw;
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
    Handler handler(parser.get(), raw);
    XML_SetUserData(parser.get(), &handler);
    XML_SetElementHandler(
        parser.get(), [](void *h, const char *name, const char **attributes) { static_cast<Handler *>(h)->start(name, attributes); },
        [](void *h, const char *name) { static_cast<Handler *>(h)->end(name); });
    XML_SetCharacterDataHandler(parser.get(), [](void *h, const char *text, int n) { static_cast<Handler *>(h)->characters(text, n); });
    XML_SetEntityDeclHandler(parser.get(), [](void *h, const char *, int, const char *, int, const char *, const char *, const char *, const char *) {
        static_cast<Handler *>(h)->stop("a document type with entities of its own. Expected plain GraphML");
    });
    constexpr std::size_t step = std::size_t{1} << 20;
    for (std::size_t at = 0;;) {
        if (context.cancelled())
            return Error::cancelled();
        const std::size_t n = std::min(step, bytes->size() - at);
        const bool last = at + n == bytes->size();
        if (XML_Parse(parser.get(), bytes->data() + at, static_cast<int>(n), last) != XML_STATUS_OK) {
            const std::string why = !handler.fault.empty() ? handler.fault
                                                           : std::string("is not well-formed XML: ") + XML_ErrorString(XML_GetErrorCode(parser.get())) + ". Expected GraphML";
            if (!handler.fault.empty())
                return Error{Error::Code::Syntax, why, path.string(), handler.faultLine, handler.faultColumn};
            return Error{Error::Code::Syntax, why, path.string(), static_cast<int>(XML_GetCurrentLineNumber(parser.get())),
                         static_cast<int>(XML_GetCurrentColumnNumber(parser.get())) + 1};
        }
        at += n;
        context.progress(static_cast<double>(at) / static_cast<double>(std::max<std::size_t>(bytes->size(), 1)));
        if (last)
            break;
    }
    for (const auto &[name, kind] : {std::pair{"node", &raw.nodes}, std::pair{"edge", &raw.edges}})
        for (const std::string &id : raw.keyOrder) {   // declared defaults
            const RawKey &key = raw.keys[id];
            if (!key.hasFallback || key.name.empty() || !(key.domain == name || key.domain == "all" || key.domain.empty()))
                continue;
            for (RawItem &item : *kind)
                if (std::none_of(item.data.begin(), item.data.end(), [&](const auto &p) { return p.first == key.name; }))
                    item.data.emplace_back(key.name, key.fallback);
        }
    return raw;
}

/// Takes the value of \a name out of \a data.
std::string taken(Properties &data, std::string_view name)
{
    const auto found = std::find_if(data.begin(), data.end(), [&](const auto &p) { return p.first == name; });
    if (found == data.end())
        return {};
    std::string value = std::move(found->second);
    data.erase(found);
    return value;
}

std::string takenAny(Properties &data, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (std::string value = taken(data, name); !value.empty())
            return trimmed(value);
    return {};
}

Properties withoutPrefix(Properties data)
{
    for (auto &property : data)
        if (property.first.starts_with("property:"))
            property.first.erase(0, std::strlen("property:"));
    return data;
}

/// A file that Relata wrote.
class OwnGraph
{
public:
    OwnGraph(RawGraph &raw, const std::filesystem::path &path) : m_raw(raw), m_path(path) {}

    Result<LoadedGraph> build()
    try {
        using Json = nlohmann::ordered_json;
        LoadedGraph loaded;
        loaded.format = "GraphML";
        auto schema = schemaFromJson(taken(m_raw.graphData, "relata:schema"), m_path.string());
        if (!schema)
            return schema.error();
        GraphDiff diff;
        if (!(*schema == loaded.graph.schema()))
            diff.schema = SchemaChange{loaded.graph.schema(), *schema};
        for (const Json &d : Json::parse(taken(m_raw.graphData, "relata:documents"))) {
            Document document{d.at("id"), d.at("title"), d.at("authors"), d.at("publisher"), {}, d.at("url"), d.at("language"), d.at("origin"), d.at("hash"),
                              d.at("note"), d.at("properties")};
            const auto published = Edtf::parse(d.at("published").get<std::string>());
            if (!published)
                return placed(published.error(), 0);
            document.published = *published;
            m_documents.emplace(document.key, static_cast<std::uint32_t>(diff.documents.size()));
            diff.documents.push_back({DocumentId{static_cast<std::uint32_t>(diff.documents.size())}, {}, std::move(document)});
        }
        for (RawItem &node : m_raw.nodes) {
            const EntityId id{static_cast<std::uint32_t>(diff.entities.size())};
            m_entities.emplace(node.id, static_cast<std::uint32_t>(id));
            Entity e{node.id, taken(node.data, "type"), taken(node.data, "label"), splitMulti(taken(node.data, "aliases")), taken(node.data, "description"), {}};
            e.properties = withoutPrefix(std::move(node.data));
            diff.entities.push_back({id, {}, std::move(e)});
        }
        for (RawItem &edge : m_raw.edges) {
            auto s = statement(edge);
            if (!s)
                return s.error();
            diff.statements.push_back({StatementId{static_cast<std::uint32_t>(diff.statements.size())}, {}, std::move(*s)});
        }
        if (const auto applied = loaded.graph.apply(diff); !applied)
            return placed(applied.error(), 0);
        const Json about = Json::parse(taken(m_raw.graphData, "relata:info"));
        loaded.graph.info() = {about.at("id"), about.at("title"), about.at("description"), about.at("version"), about.at("created"), about.at("license"),
                               about.at("properties")};
        return loaded;
    } catch (const nlohmann::json::exception &error) {
        return placed({Error::Code::Syntax, std::string("the documents or the description kept in this file cannot be read: ") + error.what(), {}, 0, 0}, 0);
    }

private:
    Error placed(Error error, int line) const
    {
        error.file = m_path.string();
        error.line = line;
        return error;
    }

    Result<Statement> statement(RawItem &edge)
    {
        const auto fault = [&](std::string message) { return Error{Error::Code::Schema, std::move(message), m_path.string(), edge.line, 0}; };
        Statement s;
        s.key = edge.id;
        const auto entityOf = [&](const std::string &key, EntityId &id) {
            const auto found = m_entities.find(key);
            id = found == m_entities.end() ? noEntity : EntityId{found->second};
            return found != m_entities.end();
        };
        if (!entityOf(edge.source, s.subject) || !entityOf(edge.target, s.object))
            return fault("the edge “" + edge.id + "” ends in a node that is not in the file");
        taken(edge.data, "label");
        s.predicate = taken(edge.data, "predicate");
        s.claim = taken(edge.data, "claim");
        if (const std::string speaker = taken(edge.data, "speaker"); !speaker.empty() && !entityOf(speaker, s.speaker))
            return fault("the speaker “" + speaker + "” is not a node of the file");
        if (const std::string document = taken(edge.data, "document"); !document.empty()) {
            const auto found = m_documents.find(document);
            if (found == m_documents.end())
                return fault("the document “" + document + "” is not described in the file");
            s.document = DocumentId{found->second};
        }
        s.paragraph = std::atoi(taken(edge.data, "paragraph").c_str());
        s.quote = taken(edge.data, "quote");
        const std::string modality = taken(edge.data, "modality"), polarity = taken(edge.data, "polarity");
        if (!modalityFromString(modality) || !polarityFromString(polarity))
            return fault("“" + modality + "”, “" + polarity + "” are not a modality and a polarity");
        s.modality = *modalityFromString(modality);
        s.polarity = *polarityFromString(polarity);
        for (const auto &[name, time] : {std::pair{"said", &s.said}, std::pair{"holds", &s.holds}}) {
            const auto value = Edtf::parse(taken(edge.data, name));
            if (!value)
                return placed(value.error(), edge.line);
            *time = *value;
        }
        s.holdsBasis = taken(edge.data, "holds_basis");
        s.confidence = taken(edge.data, "confidence");
        s.status = taken(edge.data, "status");
        s.note = taken(edge.data, "note");
        s.properties = withoutPrefix(std::move(edge.data));
        return s;
    }

    RawGraph &m_raw;
    const std::filesystem::path &m_path;
    std::unordered_map<std::string, std::uint32_t> m_entities, m_documents;
};

Result<LoadedGraph> foreignGraph(RawGraph &raw, const std::filesystem::path &path)
{
    ForeignGraph graph(path, "GraphML");
    IoReport report;
    for (RawItem &node : raw.nodes) {
        const EntityId id = graph.ensureEntity(node.id);
        Entity &entity = graph.entity(id);
        if (std::string type = takenAny(node.data, {"type", "Type", "labelV", "labels"}); !type.empty())
            entity.type = type;
        std::string name = takenAny(node.data, {"label", "Label", "name", "Name", "NodeLabel"});
        entity.name = !name.empty() ? name : !node.innerLabel.empty() ? node.innerLabel : node.id;
        entity.description = takenAny(node.data, {"description", "Description"});
        for (auto &property : node.data)
            entity.properties.push_back(std::move(property));
    }
    std::size_t made = 0;
    for (RawItem &edge : raw.edges) {
        made += !graph.knows(edge.source);
        const EntityId from = graph.ensureEntity(edge.source);
        made += !graph.knows(edge.target);
        const EntityId to = graph.ensureEntity(edge.target);
        std::string label = takenAny(edge.data, {"label", "Label", "labelE", "relationship", "type", "interaction"});
        Statement &s = graph.addStatement(from, to, label.empty() ? edge.innerLabel : label, edge.directed);
        s.key = edge.id;
        s.properties = std::move(edge.data);
    }
    if (made > 0)
        report.notes.push_back(std::to_string(made) + " nodes are named by edges only; they were added");
    if (raw.hyperedges > 0)
        report.notes.push_back(std::to_string(raw.hyperedges) + " hyperedges were left out: a statement has two ends");
    if (raw.graphs > 1)
        report.notes.push_back(std::to_string(raw.graphs) + " graphs stand in the file" + (raw.nested ? ", some inside nodes" : "") + "; they were read as one");
    if (raw.undeclared > 0)
        report.notes.push_back(std::to_string(raw.undeclared) + " values have a key that is not declared; it became the name of the property");
    auto loaded = graph.finish(std::move(report));
    if (!loaded) {
        Error error = loaded.error();
        error.file = path.string();
        return error;
    }
    return loaded;
}

}  // namespace

Result<LoadedGraph> readGraphMl(const std::filesystem::path &path, const RunContext &context)
{
    auto raw = parsed(path, context);
    if (!raw)
        return raw.error();
    const bool own = std::any_of(raw->graphData.begin(), raw->graphData.end(), [](const auto &p) { return p.first == "relata:schema"; });
    return own ? OwnGraph(*raw, path).build() : foreignGraph(*raw, path);
}

}  // namespace relata
