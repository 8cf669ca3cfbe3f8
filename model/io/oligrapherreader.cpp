// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/jsonplaces.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/oligrapher.h"
#include "model/io/rawgraph.h"

#include <nlohmann/json.hpp>

#include <array>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array drawing{"scale", "color", "x1", "y1", "x2", "y2", "s1", "s2", "cx", "cy", "edgeIds", "status", "type"};

const Json *childOf(const Json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? nullptr : &*found;
}

class OligrapherReader
{
public:
    OligrapherReader(std::string_view text, const std::string &file) : m_text(text), m_file(file) {}

    Result<void> read()
    {
        if (const auto parsed = parseJson(m_text, m_file, "an Oligrapher map: an object with “nodes” and “edges”", m_root); !parsed)
            return parsed.error();
        const Json &root = m_root;
        const Json *graph = childOf(root, "graph") ? childOf(root, "graph") : &root;
        const Json *nodes = childOf(*graph, "nodes"), *edges = childOf(*graph, "edges");
        if (!nodes || !nodes->is_structured())
            return fault("has no “nodes”. Expected an Oligrapher map: an object with “nodes” and “edges”", nodes ? *nodes : *graph);
        for (const auto &[key, node] : nodes->items())
            if (const auto added = addNode(nodes->is_object() ? key : std::string(), node); !added)
                return added;
        placeAll(*nodes, m_raw.nodes);
        if (edges && edges->is_structured()) {
            for (const auto &[key, edge] : edges->items())
                if (const auto added = addEdge(edges->is_object() ? key : std::string(), edge); !added)
                    return added;
            placeAll(*edges, m_raw.edges);
        }
        describe(root, *graph);
        if (m_images > 0)
            m_raw.notes.push_back(std::to_string(m_images) + (m_images == 1 ? " picture that is" : " pictures that are")
                                  + " part of the file, not linked, left out");
        settleOwn(m_raw);
        return {};
    }

    RawGraph &raw() { return m_raw; }

private:
    Error fault(std::string message, const Json &at) const
    {
        return faultAtJson(Error::Code::Syntax, std::move(message), m_file, m_text, m_root, at);
    }

    void placeAll(const Json &list, std::vector<RawItem> &items) const
    {
        const std::vector<int> lines = linesOfJsonMembers(m_text, m_root, list);
        for (std::size_t i = 0; i < items.size(); ++i)
            items[i].line = lines[i];
    }

    /// The fields of a node or edge, in whichever form, without those that only draw.
    Properties fieldsOf(const Json &object, std::initializer_list<std::string_view> done)
    {
        Properties data;
        const Json *display = childOf(object, "display");
        for (const Json *fields : {display, &object}) {
            if (!fields || !fields->is_object())
                continue;
            for (const auto &[name, value] : fields->items()) {
                if (std::find(done.begin(), done.end(), name) != done.end() || name == "display" || name == "relata" || name == "id")
                    continue;
                if (std::find(drawing.begin(), drawing.end(), name) != drawing.end()) {
                    ++m_raw.drawings;
                    continue;
                }
                const std::string text = plainText(value);
                if (name == "image" && text.starts_with("data:"))
                    ++m_images;
                else if (std::none_of(data.begin(), data.end(), [&name = name](const auto &property) { return property.first == name; }))
                    addTold(data, name, text);
            }
        }
        return data;
    }

    /// A field of the new form, or of the old one.
    static std::string field(const Json &object, const char *name)
    {
        const Json *display = childOf(object, "display");
        std::string text = plainText(object, name);
        return text.empty() && display ? plainText(*display, name) : text;
    }

    Result<void> addNode(const std::string &key, const Json &object)
    {
        if (!object.is_object())
            return fault("“nodes” has something else than objects in it. Expected objects", object);
        if (object.size() > mostAttributes)
            return fault(tooManyAttributes, object);
        RawItem node;
        node.id = key.empty() ? plainText(object, "id") : key;
        const std::string name = field(object, "name"), url = field(object, "url");
        if (node.id.empty())
            return fault("the node “" + name + "” has no id. Expected one", object);
        if (const Json *own = childOf(object, "relata"))
            node.own = fromObject(*own);
        if (!node.own.empty() && !name.empty()) {
            takenFrom(node.own, "label");
            node.own.emplace_back("label", name);
        }
        addTold(node.data, "type",
                url.find("/person/") != std::string::npos ? "person"
                : url.find("/org/") != std::string::npos  ? "institution"
                                                          : "");
        addTold(node.data, "label", name);
        for (auto &[property, value] : fieldsOf(object, {"name"}))
            addTold(node.data, property, value);
        m_raw.nodes.push_back(std::move(node));
        return {};
    }

    Result<void> addEdge(const std::string &key, const Json &object)
    {
        if (!object.is_object())
            return fault("“edges” has something else than objects in it. Expected objects", object);
        if (object.size() > mostAttributes)
            return fault(tooManyAttributes, object);
        RawItem edge;
        edge.id = key.empty() ? plainText(object, "id") : key;
        edge.source = field(object, "node1_id");
        edge.target = field(object, "node2_id");
        if (edge.source.empty() || edge.target.empty())
            return fault("the edge “" + edge.id + "” has no “" + (edge.source.empty() ? "node1_id" : "node2_id") + "”. Expected both ends", object);
        if (const Json *own = childOf(object, "relata"))
            edge.own = fromObject(*own);
        const std::string arrow = field(object, "arrow");
        edge.directed = arrow == "1->2" || arrow == "2->1" || arrow == "true";
        if (arrow == "2->1" && edge.own.empty())
            std::swap(edge.source, edge.target);
        addTold(edge.data, "label", field(object, "label"));
        for (auto &[property, value] : fieldsOf(object, {"label", "node1_id", "node2_id", "arrow", "dash"}))
            addTold(edge.data, property, value);
        if (field(object, "dash") == "true")
            addTold(edge.data, "dash", "true");
        if (!edge.directed && !arrow.empty() && arrow != "false")
            addTold(edge.data, "arrow", arrow);
        m_raw.edges.push_back(std::move(edge));
        return {};
    }

    void describe(const Json &root, const Json &graph)
    {
        if (const Json *own = childOf(root, "relata"))
            m_raw.data = fromObject(*own);
        addTold(m_raw.data, "title", plainText(root, "title"));
        addTold(m_raw.data, "description", plainText(root, "description"));
        if (const Json *about = childOf(root, "attributes")) {
            addValue(m_raw.data, "title", plainText(*about, "title"));
            addTold(m_raw.data, "description", plainText(*about, "subtitle"));
            addTold(m_raw.data, "date", plainText(*about, "date"));
            if (const Json *owner = childOf(*about, "owner"))
                addTold(m_raw.data, "owner", plainText(*owner, "name"));
        }
        Json texts = Json::array();
        if (const Json *captions = childOf(graph, "captions"))
            for (const Json &caption : *captions)
                if (std::string text = field(caption, "text"); !text.empty())
                    texts.push_back(std::move(text));
        addTold(m_raw.data, "captions", plainText(texts));
        if (const Json *annotations = childOf(root, "annotations"))
            if (const Json *list = annotations->is_array() ? annotations : childOf(*annotations, "list"); list && !list->empty())
                addTold(m_raw.data, "annotations", jsonLine(*list));
        if (root.is_object())
            tellUnread(root, {"id", "title", "description", "attributes", "graph", "nodes", "edges", "captions", "annotations", "settings", "relata"},
                       m_raw.notes);
    }

    std::string_view m_text;
    const std::string &m_file;
    Json m_root;
    RawGraph m_raw;
    std::size_t m_images = 0;
};

}  // namespace

bool looksLikeOligrapher(std::string_view text)
{
    const auto keys = jsonKeys(text);
    if (hasKey(keys, "nodes", '{'))
        return hasKey(keys, "edges", '{');
    if (hasKey(keys, "nodes", '[') && hasKey(keys, "edges", '['))
        return text.find("\"node1_id\"") != std::string_view::npos;
    return hasKey(keys, "graph", '{') && (text.find("\"node1_id\"") != std::string_view::npos || text.find("\"captions\"") != std::string_view::npos);
}

Result<LoadedGraph> readOligrapher(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    const std::string file = path.string();
    std::string converted;
    std::vector<std::string> notes;
    const auto text = jsonText(bytes, file, converted, notes);
    if (!text)
        return text.error();
    OligrapherReader reader(*text, file);
    if (const auto read = reader.read(); !read)
        return read.error();
    if (context.cancelled())
        return Error::cancelled();
    reader.raw().notes.insert(reader.raw().notes.begin(), notes.begin(), notes.end());
    return graphFromRaw(reader.raw(), "Oligrapher", path, context.part(0.5, 0.5));
}

}  // namespace relata
