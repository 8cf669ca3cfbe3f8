// SPDX-License-Identifier: Apache-2.0
#include "model/io/nodelinkjson.h"

#include "model/core/counted.h"
#include "model/io/csv.h"
#include "model/io/jsonplaces.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/ownraw.h"
#include "model/io/rawgraph.h"
#include "model/io/textencoding.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_null())
        return {};
    if (value.is_array() && std::all_of(value.begin(), value.end(), [](const Json &v) { return v.is_primitive() && !v.is_null(); })) {
        std::vector<std::string> parts;
        for (const Json &part : value)
            parts.push_back(textOf(part));
        return joinMulti(parts);
    }
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The fields of a node or an edge: what stands beside, and inside of `data`, `attributes` and `position`.
Properties fieldsOf(const Json &item, bool own)
{
    const auto add = own ? addOwnValue : addValue;
    Properties fields;
    for (const auto &[name, value] : item.items())
        if (value.is_object() && (name == "data" || name == "attributes" || name == "position" || name == "metadata"))
            for (const auto &[inner, text] : value.items())
                add(fields, inner, textOf(text));
        else if (name != "group" || !item.contains("data"))
            add(fields, name, textOf(value));
    for (const char *state : {"removed", "selected", "selectable", "locked", "grabbed", "grabbable", "pannable"})
        if (item.contains("data"))
            takenFrom(fields, state);
    return fields;
}

std::size_t sizeOf(const Json &item)
{
    std::size_t size = item.size();
    for (const Json &value : item)
        size += value.is_object() ? value.size() : 0;
    return size;
}

std::string first(Properties &fields, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (std::string text = takenFrom(fields, name); !text.empty())
            return text;
    return {};
}

class NodeLink
{
public:
    NodeLink(RawGraph &raw, std::string_view text, const Json &root, const std::filesystem::path &path, const RunContext &context)
        : m_raw(raw), m_text(text), m_root(root), m_path(path), m_context(context)
    {
    }

    Result<void> read()
    {
        const Json &root = m_root;
        m_raw.graphs.emplace_back();
        if (root.is_array())
            return elements(root);
        m_directed = flag(root, "directed", true);
        if (root.contains("options") && root["options"].is_object())
            m_directed = !root["options"].contains("type") || root["options"]["type"] != "undirected";
        for (const char *about : {"data", "graph", "attributes"})
            if (root.contains(about) && root[about].is_object())
                for (const auto &[name, value] : root[about].items())
                    if (!value.is_array() && !value.is_object())
                        addValue(m_raw.data, name, textOf(value));
        if (!isOwnRaw(m_raw))
            describe(root);
        const Json &holder = root.contains("elements")                                   ? root["elements"]
                             : root.contains("graph") && root["graph"].contains("nodes") ? root["graph"]
                                                                                         : root;
        if (holder.is_array()) {
            if (const auto done = elements(holder); !done || !root.contains("connections") || !root["connections"].is_array())
                return done;
            return each(root["connections"], [this](const Json &edge) { return addEdge(edge); });  // Kumu
        }
        const char *edges = holder.contains("edges") ? "edges" : "links";
        const bool isCytoscape = root.contains("elements");  // which leaves out a list that is empty
        const auto has = [&](const char *name) { return holder.contains(name) ? holder[name].is_array() : isCytoscape; };
        if (!holder.is_object() || !has("nodes") || !has(edges))
            return Error{Error::Code::Schema, "has no lists “nodes” and “edges” (or “links”). Expected both", m_path.string(), 1, 0};
        if (holder.contains("nodes")) {
            m_byPlace = namedByPlace(holder["nodes"], holder.contains(edges) ? holder[edges] : Json::array());
            if (const auto done = each(holder["nodes"], [this](const Json &node) { return addNode(node); }); !done)
                return done;
        }
        return holder.contains(edges) ? each(holder[edges], [this](const Json &edge) { return addEdge(edge); }) : Result<void>();
    }

private:
    /// Plain values beside the lists are about the graph, unless they are about how programs draw it; of others only the names are told.
    void describe(const Json &root)
    {
        constexpr std::string_view read =
            " nodes edges links elements connections data graph attributes options directed multigraph format_version"
            " generated_by style layout renderer zoom minZoom maxZoom zoomingEnabled userZoomingEnabled pan motionBlur"
            " panningEnabled textureOnViewport hideEdgesOnViewport userPanningEnabled boxSelectionEnabled wheelSensitivity"
            " target_cytoscapejs_version ";
        Json others = Json::object();
        for (const auto &[name, value] : root.items()) {
            if (read.find(" " + name + " ") != std::string_view::npos)
                continue;
            const bool isPlain =
                value.is_array() ? std::all_of(value.begin(), value.end(), [](const Json &part) { return part.is_primitive() && !part.is_null(); })
                                 : !value.is_object();
            const bool isDescription = name == "comment" && value.is_string() && !root.contains("description");
            if (isPlain)
                addValue(m_raw.data, isDescription ? std::string_view("description") : std::string_view(name), textOf(value));
            else
                others[name] = value;
        }
        tellUnread(others, {}, m_raw.notes);
    }

    static bool flag(const Json &object, const char *name, bool otherwise)
    {
        return object.contains(name) && object[name].is_boolean() ? object[name].get<bool>() : otherwise;
    }
    Error fault(std::string message, const Json &at) const
    {
        return faultAtJson(Error::Code::Schema, std::move(message), m_path.string(), m_text, m_root, at);
    }

    /// Adds the members of \a list, each with its line.
    template <class Add>
    Result<void> each(const Json &list, Add add)
    {
        const std::vector<int> lines = linesOfJsonMembers(m_text, m_root, list);
        std::size_t next = 0;
        for (const Json &item : list) {
            m_line = lines[next++];
            if (const auto done = add(item); !done)
                return done;
        }
        return {};
    }

    /// d3's early form: no node has an id, and edges name places in the list, from 0 on.
    static bool namedByPlace(const Json &nodes, const Json &edges)
    {
        const auto hasId = [](const Json &node) { return !node.is_object() || node.contains("id") || node.contains("key") || node.contains("data"); };
        const auto isPlace = [&](const Json &edge, const char *end) {
            return edge.is_object() && edge.contains(end) && edge[end].is_number_unsigned() && edge[end].get<std::size_t>() < nodes.size();
        };
        return !edges.empty() && std::none_of(nodes.begin(), nodes.end(), hasId)
               && std::all_of(edges.begin(), edges.end(), [&](const Json &edge) { return isPlace(edge, "source") && isPlace(edge, "target"); });
    }

    Result<void> elements(const Json &list)
    {
        return each(list, [this](const Json &item) -> Result<void> {
            if (!item.is_object())
                return fault("an element that is no object. Expected {\"data\": {…}}", item);
            const Json &data = item.contains("data") && item["data"].is_object() ? item["data"] : item;
            const bool isEdge = item.contains("group") ? item["group"] == "edges" : data.contains("source") && data.contains("target");
            return isEdge ? addEdge(item) : addNode(item);
        });
    }

    Result<void> step()
    {
        if ((++m_count & 0xFFF) == 0 && m_context.cancelled())
            return Error::cancelled();
        return {};
    }

    Result<void> addNode(const Json &item)
    {
        if (!item.is_object()) {
            if (!item.is_string() && !item.is_number())
                return fault("node " + std::to_string(m_raw.nodes.size() + 1) + " is neither an object nor a name. Expected {\"id\": …}", item);
            RawItem node;
            node.id = textOf(item);
            node.line = m_line;
            m_raw.nodes.push_back(std::move(node));
            return step();
        }
        if (sizeOf(item) > mostAttributes)
            return fault(tooManyAttributes, item);
        RawItem node;
        node.line = m_line;
        node.data = fieldsOf(item, isOwnRaw(m_raw));
        node.id = m_byPlace ? std::to_string(m_raw.nodes.size()) : first(node.data, {"id", "key", "_id"});
        if (node.id.empty())
            if (const auto name =
                    std::find_if(node.data.begin(), node.data.end(), [](const auto &p) { return p.first == "name" || p.first == "label"; });
                name != node.data.end())
                node.id = name->second;
        if (node.id.empty())
            node.id = std::to_string(m_raw.nodes.size());
        node.parent = takenFrom(node.data, "parent");
        if (const std::string text = item.contains("width") ? first(node.data, {"text", "file", "url"}) : std::string(); !text.empty())
            node.innerLabel = text;  // JSON Canvas
        m_raw.nodes.push_back(std::move(node));
        return step();
    }

    Result<void> addEdge(const Json &item)
    {
        if (!item.is_object())
            return fault("edge " + std::to_string(m_raw.edges.size() + 1) + " is not an object. Expected {\"source\": …, \"target\": …}", item);
        if (sizeOf(item) > mostAttributes)
            return fault(tooManyAttributes, item);
        RawItem edge;
        edge.line = m_line;
        edge.data = fieldsOf(item, isOwnRaw(m_raw));
        edge.id = first(edge.data, {"id", "key", "_id"});
        edge.source = first(edge.data, {"source", "from", "fromNode"});
        edge.target = first(edge.data, {"target", "to", "toNode"});
        if (edge.source.empty() || edge.target.empty())
            return fault("edge " + std::to_string(m_raw.edges.size() + 1) + " has no source or no target. Expected the ids of two nodes", item);
        edge.directed = !flag(item, "undirected", !flag(item, "directed", m_directed));
        if (item.contains("direction") && item["direction"] == "undirected")
            edge.directed = false;
        takenFrom(edge.data, "undirected");
        takenFrom(edge.data, "directed");
        m_raw.edges.push_back(std::move(edge));
        return step();
    }

    RawGraph &m_raw;
    std::string_view m_text;
    const Json &m_root;
    const std::filesystem::path &m_path;
    const RunContext &m_context;
    std::size_t m_count = 0;
    int m_line = 0;  ///< of what is being added
    bool m_directed = true, m_byPlace = false;
};

}  // namespace

bool looksLikeNodeLinkJson(std::string_view bytes)
{
    const auto has = [&](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
    return has("\"elements\"") || (has("\"nodes\"") && (has("\"edges\"") || has("\"links\"")))
           || (has("\"data\"") && has("\"source\"") && has("\"target\""));
}

Result<LoadedGraph> readNodeLinkJson(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    RawGraph raw;
    std::string note;
    auto text = toUtf8(bytes, &note);
    if (!text) {
        Error error = text.error();
        error.file = path.string();
        return error;
    }
    if (!note.empty())
        raw.notes.push_back(path.filename().string() + " " + note);
    if (const std::size_t empty = emptyNonNumbers(*text); empty > 0)
        raw.notes.push_back(counted(empty, "value is", "values are") + " NaN or Infinity, which is no number: left out");
    Json root;
    if (const auto parsed = parseJson(*text, path.string(), "a list of nodes and a list of edges", root); !parsed)
        return parsed.error();
    if (const auto read = NodeLink(raw, *text, root, path, context).read(); !read)
        return read.error();
    if (isOwnRaw(raw)) {  // ours: what Cytoscape and networkx want twice
        for (RawItem &node : raw.nodes)
            takenFrom(node.data, "name"), takenFrom(node.data, "value");
        for (RawItem &edge : raw.edges)
            takenFrom(edge.data, "interaction"), takenFrom(edge.data, "key");
    }
    return graphFromRaw(raw, "JSON of nodes and edges", path, context.part(0.5, 0.5));
}

}  // namespace relata
