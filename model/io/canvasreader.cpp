// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/canvas.h"
#include "model/io/jsonplaces.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/rawgraph.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

/// The first line that is not empty, without Markdown's signs of a heading, and what comes after it.
std::pair<std::string, std::string> nameAndRest(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n#*");
    if (first == std::string::npos)
        return {trimmedText(text), {}};
    const auto stop = std::min(text.find('\n', first), text.size());
    std::string name = trimmedText(text.substr(first, stop - first));
    while (name.ends_with('*'))
        name.pop_back();
    return {name, trimmedText(text.substr(stop))};
}

class CanvasReader
{
public:
    CanvasReader(std::string_view text, const std::string &file) : m_text(text), m_file(file) {}

    Result<void> read()
    {
        if (const auto parsed = parseJson(m_text, m_file, "a JSON Canvas: an object with “nodes” and “edges”", m_root); !parsed)
            return parsed.error();
        const Json &root = m_root;
        if (root.is_object() && root.contains("relata") && root["relata"].is_object())
            m_raw.data = fromObject(root["relata"]);
        for (const bool edges : {false, true}) {
            const char *name = edges ? "edges" : "nodes";
            if (!root.is_object() || !root.contains(name))
                continue;
            if (!root[name].is_array())
                return fault(std::string("“") + name + "” is no list. Expected a JSON Canvas", root[name]);
            const std::vector<int> lines = linesOfJsonMembers(m_text, root, root[name]);
            for (const Json &item : root[name]) {
                if (!item.is_object())
                    return fault(std::string("“") + name + "” has something else than objects in it. Expected objects", item);
                if (const auto added = edges ? addEdge(item) : addNode(item); !added)
                    return added;
                auto &items = edges ? m_raw.edges : m_raw.nodes;
                items.back().line = lines[items.size() - 1];
            }
        }
        settleOwn(m_raw);
        return {};
    }

    RawGraph &raw() { return m_raw; }

private:
    Error fault(std::string message, const Json &at) const
    {
        return faultAtJson(Error::Code::Syntax, std::move(message), m_file, m_text, m_root, at);
    }

    Result<void> addNode(const Json &object)
    {
        if (object.size() > mostAttributes)
            return fault(tooManyAttributes, object);
        RawItem node;
        node.id = plainText(object, "id");
        const std::string type = plainText(object, "type");
        if (node.id.empty())
            return fault("a card without id. Expected one", object);
        std::string name, rest;
        if (type == "file")
            name = plainText(object, "file") + plainText(object, "subpath");
        else if (type == "link")
            name = plainText(object, "url");
        else if (type == "group")
            name = plainText(object, "label");
        else
            std::tie(name, rest) = nameAndRest(plainText(object, "text"));
        if (object.contains("relata") && object["relata"].is_object()) {
            node.own = fromObject(object["relata"]);
            const std::string card = takenFrom(node.own, "card");
            if (!name.empty() && name != card && name != nameAndRest(card).first) {  // a new first line is a new name
                takenFrom(node.own, "label");
                node.own.insert(node.own.begin(), {"label", name});
            }
        }
        addTold(node.data, "type", type);
        addTold(node.data, "label", name);
        addTold(node.data, "description", rest);
        for (const auto &[field, value] : object.items())
            if (constexpr std::array known{"id", "type", "text", "file", "subpath", "url", "label", "relata"};
                std::find(known.begin(), known.end(), field) == known.end())
                addTold(node.data, field, plainText(value));
        if (type == "file" || type == "link")
            addTold(node.data, type == "file" ? "file" : "url", name);
        m_raw.nodes.push_back(std::move(node));
        return {};
    }

    Result<void> addEdge(const Json &object)
    {
        if (object.size() > mostAttributes)
            return fault(tooManyAttributes, object);
        RawItem edge;
        edge.id = plainText(object, "id");
        edge.source = plainText(object, "fromNode");
        edge.target = plainText(object, "toNode");
        if (edge.source.empty() || edge.target.empty())
            return fault("the edge “" + edge.id + "” has no “" + (edge.source.empty() ? "fromNode" : "toNode") + "”. Expected both ends", object);
        const bool atStart = plainText(object, "fromEnd") == "arrow", atEnd = plainText(object, "toEnd") != "none";
        edge.directed = atStart != atEnd;
        if (object.contains("relata") && object["relata"].is_object())
            edge.own = fromObject(object["relata"]);
        else if (atStart && !atEnd)
            std::swap(edge.source, edge.target);
        for (const auto &[field, value] : object.items())
            if (constexpr std::array known{"id", "fromNode", "toNode", "fromSide", "toSide", "fromEnd", "toEnd", "relata"};
                std::find(known.begin(), known.end(), field) == known.end())
                addTold(edge.data, field, plainText(value));
        m_raw.edges.push_back(std::move(edge));
        return {};
    }

    std::string_view m_text;
    const std::string &m_file;
    Json m_root;
    RawGraph m_raw;
};

}  // namespace

bool looksLikeCanvas(std::string_view text)
{
    const auto keys = jsonKeys(text);
    if (hasKey(keys, "graph") || hasKey(keys, "elements") || hasKey(keys, "directed") || !hasKey(keys, "nodes", '['))
        return false;
    const auto has = [&](std::string_view name) { return text.find(name) != std::string_view::npos; };
    return has("\"fromNode\"") || (has("\"width\"") && has("\"height\"") && has("\"type\"") && !has("\"source\"") && !has("\"from\""));
}

Result<LoadedGraph> readCanvas(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    const std::string file = path.string();
    std::string converted;
    std::vector<std::string> notes;
    const auto text = jsonText(bytes, file, converted, notes);
    if (!text)
        return text.error();
    CanvasReader reader(*text, file);
    if (const auto read = reader.read(); !read)
        return read.error();
    if (context.cancelled())
        return Error::cancelled();
    reader.raw().notes.insert(reader.raw().notes.begin(), notes.begin(), notes.end());
    return graphFromRaw(reader.raw(), "JSON Canvas", path, context.part(0.5, 0.5));
}

}  // namespace relata
