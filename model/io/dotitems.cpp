// SPDX-License-Identifier: Apache-2.0
#include "model/io/dotitems.h"

#include "model/io/ownraw.h"
#include "model/io/xmltext.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

/// \a text with what its escapes mean, where that is known and there is room for all of it; a backslash that is escaped is one.
template <class Meaning>
std::string withEscapes(const std::string &text, Meaning meaning, Expansion &room)
{
    const auto isEscape = [&](std::size_t i) { return text[i] == '\\' && i + 1 < text.size(); };
    std::size_t more = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (isEscape(i))
            if (const std::string *by = meaning(text[++i]))
                more += by->size();
    const bool isFree = room.take(more);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isEscape(i)) {
            out += text[i];
            continue;
        }
        const char escape = text[++i];
        if (const std::string *by = isFree ? meaning(escape) : nullptr)
            out += *by;
        else if (escape == '\\')
            out += '\\';
        else
            (out += '\\') += escape;
    }
    return out;
}

/// The label of a record: its fields as one text, without ports and the braces that turn them.
std::string recordText(const std::string &label)
{
    std::string out, field;
    const auto end = [&] {
        if (const std::string text = trimmedText(field); !text.empty())
            out += (out.empty() ? "" : " | ") + text;
        field.clear();
    };
    for (std::size_t i = 0; i < label.size(); ++i) {
        const char c = label[i];
        if (c == '\\' && i + 1 < label.size()) {
            const char next = label[++i];
            if (std::string_view("{}|<> ").find(next) == std::string_view::npos)
                field += c;
            field += next;
        } else if (c == '|') {
            end();
        } else if (c == '<') {
            i = std::min(label.find('>', i), label.size());
        } else if (c != '{' && c != '}') {
            field += c;
        }
    }
    end();
    return out;
}

/// An edge that is drawn without arrow goes both ways; how else it is drawn stays a value.
void settleDirection(RawItem &edge)
{
    const std::string direction = takenFrom(edge.data, "dir");
    if (direction == "none")
        edge.directed = false;
    else if (direction != "forward" && !direction.empty() && edge.directed)
        edge.data.emplace_back("dir", direction);
}

}  // namespace

bool isDotDrawing(std::string_view name)
{
    constexpr std::array names{"pos",        "width",         "height",      "shape",       "style",       "fontname", "fontsize",   "fontcolor",
                               "penwidth",   "arrowhead",     "arrowtail",   "arrowsize",   "lp",          "bb",       "rects",      "vertices",
                               "rank",       "rankdir",       "ranksep",     "nodesep",     "size",        "ratio",    "page",       "splines",
                               "overlap",    "margin",        "constraint",  "minlen",      "len",         "headport", "tailport",   "samehead",
                               "sametail",   "labelangle",    "regular",     "peripheries", "sides",       "skew",     "distortion", "orientation",
                               "fixedsize",  "center",        "concentrate", "compound",    "lhead",       "ltail",    "layout",     "charset",
                               "labelloc",   "labeljust",     "bgcolor",     "pencolor",    "imagescale",  "headclip", "tailclip",   "decorate",
                               "labelfloat", "labeldistance", "pack",        "root",        "xdotversion", "sep"};
    return std::find(names.begin(), names.end(), name) != names.end() || (name.starts_with('_') && name.ends_with('_'));
}

void DotItems::begin(const std::string &graph, bool directed, bool strict)
{
    m_directed = directed;
    m_strict = strict;
    m_raw.graphs.push_back(graph);
}

std::uint32_t DotItems::node(const std::string &id, int line, const Properties &meant)
{
    const auto [place, isNew] = m_nodes.try_emplace(id, static_cast<std::uint32_t>(m_raw.nodes.size()));
    if (isNew) {
        RawItem node;
        node.id = id.empty() ? "(empty)" : id;
        node.line = line;
        node.graph = m_raw.graphs.size() - 1;
        m_raw.nodes.push_back(std::move(node));
        setMeant(m_raw.nodes.back().data, meant);
    }
    return place->second;
}

const char *DotItems::addEdges(const End &first, const End &second, const Properties &meant, const Properties &data, int line)
{
    for (const std::uint32_t from : first.nodes)
        for (const std::uint32_t to : second.nodes) {
            if (RawItem *before = sameEdge(from, to, data)) {  // in a strict graph, or with the same key: one edge, said again
                set(before->data, data);
                ++m_again;
                continue;
            }
            if (m_raw.edges.size() >= m_most)
                return "at most a million edges between groups";
            RawItem edge;
            edge.source = m_raw.nodes[from].id;
            edge.target = m_raw.nodes[to].id;
            edge.directed = m_directed;
            edge.graph = m_raw.graphs.size() - 1;
            edge.line = line;
            if (!m_room.take(edge.source.size() + edge.target.size()))
                return "ids that are shorter, or fewer edges between groups";
            setMeant(edge.data, meant);
            setMeant(edge.data, data);
            edge.id = takenFrom(edge.data, "id");
            if (!first.port.empty())
                addValue(edge.data, "sourceport", first.port);
            if (!second.port.empty())
                addValue(edge.data, "targetport", second.port);
            m_raw.edges.push_back(std::move(edge));
        }
    return nullptr;
}

/// The edge that an edge from \a from to \a to with \a data would say again; null, and this one is remembered, where there is none.
RawItem *DotItems::sameEdge(std::uint32_t from, std::uint32_t to, const Properties &data)
{
    const auto key = std::find_if(data.begin(), data.end(), [](const auto &p) { return p.first == "key"; });
    if (!m_strict && (key == data.end() || key->second.empty()))
        return nullptr;
    if (!m_directed && from > to)
        std::swap(from, to);
    const auto [place, isNew] =
        m_edges.try_emplace(std::to_string(from) + " " + std::to_string(to) + " " + (m_strict ? std::string() : key->second), m_raw.edges.size());
    return isNew ? nullptr : &m_raw.edges[place->second];
}

void DotItems::set(Properties &data, const Properties &more)
{
    for (const auto &[name, text] : more) {
        const auto same = std::find_if(data.begin(), data.end(), [&, &key = name](const auto &p) { return p.first == key; });
        if (same != data.end())
            same->second = text;
        else
            data.emplace_back(name, text);
    }
}

/// What is said once for many.
void DotItems::setMeant(Properties &data, const Properties &more)
{
    std::size_t bytes = 0;
    for (const auto &[name, text] : more)
        bytes += name.size() + text.size();
    if (m_room.take(bytes))
        set(data, more);
    else
        ++m_tooLong;
}

void DotItems::report()
{
    if (m_again > 0)
        m_raw.notes.push_back(std::to_string(m_again) + (m_again == 1 ? " edge stands" : " edges stand")
                              + " more than once in a strict graph, or with the same key; each was taken once, with all that is said of it");
    if (m_tooLong > 0)
        m_raw.notes.push_back("what is said at once of " + std::to_string(m_tooLong) + (m_tooLong == 1 ? " node or edge" : " nodes or edges")
                              + " is too long for so many: left out");
}

void settleDot(RawGraph &raw)
{
    if (isOwnRaw(raw)) {
        for (RawItem &edge : raw.edges)
            takenFrom(edge.data, "dir");  // its schema says which go both ways
        return;
    }
    Expansion room;
    const std::string first = raw.graphs.empty() ? std::string() : raw.graphs.front();
    for (auto &[name, text] : raw.data) {
        text = withEscapes(
            text, [&](char c) { return c == 'G' ? &first : nullptr; }, room);
        if (name == "label")
            std::replace(text.begin(), text.end(), '\n', ' ');
    }
    for (auto *items : {&raw.nodes, &raw.edges})
        for (RawItem &item : *items) {
            const bool isNode = item.source.empty();
            const std::string shape = takenFrom(item.data, "shape");
            const std::string &graph = item.graph < raw.graphs.size() ? raw.graphs[item.graph] : first;
            std::string both;
            const auto meaning = [&](char c) -> const std::string * {
                if (c == 'E' && !isNode && both.empty())
                    both = item.source + (item.directed ? "->" : "--") + item.target;
                return c == 'G'   ? &graph
                       : isNode   ? (c == 'N' ? &item.id : nullptr)
                       : c == 'E' ? &both
                       : c == 'T' ? &item.source
                       : c == 'H' ? &item.target
                                  : nullptr;
            };
            for (auto &[name, text] : item.data) {
                if (isNode && name == "label" && (shape == "record" || shape == "Mrecord"))
                    text = recordText(text);
                if (text.find('\\') != std::string::npos)
                    text = withEscapes(text, meaning, room);
                if (name == "label" || name == "xlabel" || name == "tooltip")
                    text = xmlUnescaped(text);
            }
            if (!isNode)
                settleDirection(item);
            std::erase_if(item.data, [](const auto &p) { return p.second.empty(); });
        }
}

}  // namespace relata
