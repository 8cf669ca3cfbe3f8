// SPDX-License-Identifier: Apache-2.0
#include "model/io/dotitems.h"

#include "model/io/ownraw.h"
#include "model/io/xmltext.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

void replaceAll(std::string &text, std::string_view what, std::string_view by, Expansion &room)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
        ++count;
    if (count == 0 || !room.take(by.size(), count))
        return;
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, from)) {
        out.append(text, from, at - from).append(by);
        from = at + what.size();
    }
    out.append(text, from);
    text = std::move(out);
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
        replaceAll(text, "\\G", first, room);
        if (name == "label")
            std::replace(text.begin(), text.end(), '\n', ' ');
    }
    for (auto *items : {&raw.nodes, &raw.edges})
        for (RawItem &item : *items) {
            const bool isNode = item.source.empty();
            for (auto &[name, text] : item.data) {
                if (text.find('\\') != std::string::npos) {
                    replaceAll(text, "\\G", item.graph < raw.graphs.size() ? raw.graphs[item.graph] : first, room);
                    if (isNode)
                        replaceAll(text, "\\N", item.id, room);
                    else if (const std::string arrow = item.directed ? "->" : "--"; text.find('\\') != std::string::npos) {
                        replaceAll(text, "\\E", item.source + arrow + item.target, room);
                        replaceAll(text, "\\T", item.source, room);
                        replaceAll(text, "\\H", item.target, room);
                    }
                }
                if (name == "label" || name == "xlabel" || name == "tooltip")
                    text = xmlUnescaped(text);
            }
            if (!isNode)
                settleDirection(item);
            std::erase_if(item.data, [](const auto &p) { return p.second.empty(); });
        }
}

}  // namespace relata
