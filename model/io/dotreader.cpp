// SPDX-License-Identifier: Apache-2.0
#include "model/io/dot.h"
#include "model/io/dotlexer.h"
#include "model/io/expansion.h"
#include "model/io/ownraw.h"
#include "model/io/rawgraph.h"
#include "model/io/textencoding.h"
#include "model/io/xmltext.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>

namespace relata {
namespace {

/// Attributes that say how to draw, not what is meant.
bool isDrawing(std::string_view name)
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

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

class Dot
{
public:
    Dot(std::string_view text, RawGraph &raw, const std::filesystem::path &path, const RunContext &context)
        : m_lexer(text), m_raw(raw), m_path(path), m_context(context), m_most(1'000'000 + text.size() / 4)
    {
        m_token = m_lexer.next();
    }

    Result<void> read()
    {
        while (m_token.kind != DotToken::End || m_raw.graphs.empty())
            if (const auto done = graph(); !done)
                return done;
        if (m_again > 0)
            m_raw.notes.push_back(std::to_string(m_again) + (m_again == 1 ? " edge stands" : " edges stand")
                                  + " more than once in a strict graph, or with the same key; each was taken once, with all that is said of it");
        if (m_tooLong > 0)
            m_raw.notes.push_back("what is said at once of " + std::to_string(m_tooLong) + (m_tooLong == 1 ? " node or edge" : " nodes or edges")
                                  + " is too long for so many: left out");
        return {};
    }

private:
    static constexpr int deepest = 200;
    using Nodes = std::vector<std::uint32_t>;
    struct End {
        Nodes nodes;
        std::string port;
    };
    struct Scope {
        Properties node, edge;
        std::string cluster;
        Nodes *members = nullptr;
    };

    Error fault(const std::string &expected) const
    {
        const std::string what = m_token.kind == DotToken::End      ? "the file ends here"
                                 : m_token.kind == DotToken::Broken ? m_token.text
                                 : m_token.kind == DotToken::Arrow  ? "“->” at this place"
                                 : m_token.kind == DotToken::Line   ? "“--” at this place"
                                                                    : "“" + m_token.text + "” at this place";
        return {Error::Code::Syntax, what + ". Expected " + expected, m_path.string(), m_token.line, m_token.column};
    }
    void step() { m_token = m_lexer.next(); }
    bool isSymbol(char c) const { return m_token.kind == DotToken::Symbol && m_token.text[0] == c; }
    bool isWord(const char *word) const { return m_token.kind == DotToken::Id && !m_token.quoted && lower(m_token.text) == word; }
    bool accept(char c)
    {
        if (!isSymbol(c))
            return false;
        step();
        return true;
    }

    Result<void> graph()
    {
        m_strict = isWord("strict");
        if (m_strict)
            step();
        if (!isWord("graph") && !isWord("digraph"))
            return fault("graph or digraph");
        m_directed = isWord("digraph");
        step();
        m_name.clear();
        if (m_token.kind == DotToken::Id) {
            m_name = m_token.text;
            step();
        }
        if (!accept('{'))
            return fault("{");
        m_raw.graphs.push_back(m_name);
        Scope scope;
        if (const auto done = statements(scope, 0); !done)
            return done;
        if (m_raw.data.empty() && !m_name.empty())
            addValue(m_raw.data, "name", m_name);
        return {};
    }

    /// Up to and with the }.
    Result<void> statements(Scope &scope, int depth)
    {
        if (depth > deepest)
            return fault("at most 200 groups inside one another");
        while (!accept('}')) {
            if ((++m_count & 0xFFF) == 0) {
                if (m_context.cancelled())
                    return Error::cancelled();
                m_context.progress(m_lexer.share());
            }
            if (accept(';') || accept(','))
                continue;
            if (const auto done = statement(scope, depth); !done)
                return done;
        }
        return {};
    }

    Result<void> statement(Scope &scope, int depth)
    {
        for (const auto &[word, defaults] : {std::pair{"node", &scope.node}, std::pair{"edge", &scope.edge}})
            if (isWord(word)) {
                step();
                return attributes(*defaults);
            }
        if (isWord("graph")) {
            step();
            Properties data;
            const auto done = attributes(data);
            if (done)
                describe(scope, data, depth);
            return done;
        }
        const int line = m_token.line;
        if (m_token.kind == DotToken::Id && !isWord("subgraph")) {  // a = b
            const DotLexer lexer = m_lexer;
            const DotToken name = m_token;
            step();
            if (accept('=')) {
                if (m_token.kind != DotToken::Id)
                    return fault("a value");
                Properties data{{name.text, value(m_token)}};
                step();
                describe(scope, data, depth);
                return {};
            }
            m_lexer = lexer;
            m_token = name;
        }
        std::vector<End> ends(1);
        if (const auto done = end(scope, depth, ends.back()); !done)
            return done;
        while (m_token.kind == DotToken::Arrow || m_token.kind == DotToken::Line) {
            if ((m_token.kind == DotToken::Arrow) != m_directed)
                return fault(m_directed ? "-> in a digraph" : "-- in a graph");
            step();
            ends.emplace_back();
            if (const auto done = end(scope, depth, ends.back()); !done)
                return done;
        }
        Properties data;
        if (const auto done = attributes(data); !done)
            return done;
        if (ends.size() == 1) {
            for (const std::uint32_t node : ends[0].nodes)
                set(m_raw.nodes[node].data, data);
            return {};
        }
        return edges(scope, ends, data, line);
    }

    Result<void> edges(const Scope &scope, const std::vector<End> &ends, const Properties &data, int line)
    {
        for (std::size_t i = 0; i + 1 < ends.size(); ++i)
            for (const std::uint32_t from : ends[i].nodes)
                for (const std::uint32_t to : ends[i + 1].nodes) {
                    if (RawItem *before = sameEdge(from, to, data)) {  // in a strict graph, or with the same key: one edge, said again
                        set(before->data, data);
                        ++m_again;
                        continue;
                    }
                    if (m_raw.edges.size() >= m_most)
                        return fault("at most a million edges between groups");
                    RawItem edge;
                    edge.source = m_raw.nodes[from].id;
                    edge.target = m_raw.nodes[to].id;
                    edge.directed = m_directed;
                    edge.graph = m_raw.graphs.size() - 1;
                    edge.line = line;
                    if (!m_room.take(edge.source.size() + edge.target.size()))
                        return fault("ids that are shorter, or fewer edges between groups");
                    setMeant(edge.data, scope.edge);
                    setMeant(edge.data, data);
                    edge.id = takenFrom(edge.data, "id");
                    if (!ends[i].port.empty())
                        addValue(edge.data, "sourceport", ends[i].port);
                    if (!ends[i + 1].port.empty())
                        addValue(edge.data, "targetport", ends[i + 1].port);
                    m_raw.edges.push_back(std::move(edge));
                }
        return {};
    }

    /// The edge that an edge from \a from to \a to with \a data would say again; null, and this one is remembered, where there is none.
    RawItem *sameEdge(std::uint32_t from, std::uint32_t to, const Properties &data)
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

    /// A node with its port, or a group.
    Result<void> end(Scope &scope, int depth, End &end)
    {
        if (isWord("subgraph") || isSymbol('{'))
            return group(scope, depth, end);
        if (m_token.kind != DotToken::Id)
            return fault("a node, a group in { } or }");
        const DotToken name = m_token;
        step();
        end.nodes = {node(scope, name)};
        for (int i = 0; i < 2 && accept(':'); ++i) {
            if (m_token.kind != DotToken::Id)
                return fault("the name of a port");
            end.port += (i ? ":" : "") + m_token.text;
            step();
        }
        return {};
    }

    Result<void> group(Scope &scope, int depth, End &end)
    {
        std::string name;
        if (isWord("subgraph")) {
            step();
            if (m_token.kind == DotToken::Id) {
                name = m_token.text;
                step();
            }
        }
        Nodes members;
        if (!name.empty())
            members = m_groups[name];  // subgraph a; names one that was there before
        if (!m_room.take(members.size() * sizeof(std::uint32_t)))
            return fault("groups that are named less often");
        if (accept('{')) {
            Scope inner = scope;
            inner.members = &members;
            if (name.starts_with("cluster"))
                inner.cluster = name;
            if (const auto done = statements(inner, depth + 1); !done)
                return done;
            if (name.starts_with("cluster"))
                for (const std::uint32_t node : members)
                    if (auto &data = m_raw.nodes[node].data;
                        std::none_of(data.begin(), data.end(), [](const auto &p) { return p.first == "cluster"; })
                        && m_room.take(inner.cluster.size()))
                        data.emplace_back("cluster", inner.cluster);
        } else if (name.empty()) {
            return fault("{");
        }
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
        if (!name.empty())
            m_groups[name] = members;
        if (scope.members)
            scope.members->insert(scope.members->end(), members.begin(), members.end());
        end.nodes = std::move(members);
        return {};
    }

    std::uint32_t node(const Scope &scope, const DotToken &name)
    {
        const std::string id = name.html || m_own ? value(name) : name.text;
        const auto [place, isNew] = m_nodes.try_emplace(id, static_cast<std::uint32_t>(m_raw.nodes.size()));
        if (isNew) {
            RawItem node;
            node.id = id.empty() ? "(empty)" : id;
            node.line = name.line;
            node.graph = m_raw.graphs.size() - 1;
            m_raw.nodes.push_back(std::move(node));
            setMeant(m_raw.nodes.back().data, scope.node);
        }
        if (scope.members)
            scope.members->push_back(place->second);
        return place->second;
    }

    /// [a=b, c=d] [e=f]
    Result<void> attributes(Properties &data)
    {
        while (accept('[')) {
            while (!accept(']')) {
                if (m_token.kind != DotToken::Id)
                    return fault("the name of an attribute or ]");
                const std::string name = m_own ? value(m_token) : m_token.text;
                step();
                std::string text = "true";
                if (accept('=')) {
                    if (m_token.kind != DotToken::Id)
                        return fault("a value for “" + name + "”");
                    text = value(m_token);
                    step();
                }
                if (data.size() >= mostAttributes)
                    return fault("at most 16,384 attributes of one node or edge");
                if (isDrawing(name))
                    ++m_raw.drawings;
                else
                    set(data, {{name, std::move(text)}});
                if (!accept(','))
                    accept(';');
            }
        }
        return {};
    }

    /// Escapes of labels; \N and the like are filled in when it is known whose.
    std::string value(const DotToken &token) const
    {
        if (token.html)
            return trimmedText(xmlUnescaped(token.text));
        std::string out;
        for (std::size_t i = 0; i < token.text.size(); ++i) {
            const char c = token.text[i];
            if (c != '\\' || i + 1 == token.text.size()) {
                out += c;
                continue;
            }
            const char next = token.text[++i];
            if (next == 'n' || next == 'l' || next == 'r')
                out += '\n';
            else if (next == '\\')
                out += '\\';
            else
                (out += c) += next;
        }
        while (!m_own && out.ends_with('\n'))
            out.pop_back();
        return out;
    }

    static void set(Properties &data, const Properties &more)
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
    void setMeant(Properties &data, const Properties &more)
    {
        std::size_t bytes = 0;
        for (const auto &[name, text] : more)
            bytes += name.size() + text.size();
        if (m_room.take(bytes))
            set(data, more);
        else
            ++m_tooLong;
    }

    void describe(Scope &scope, const Properties &data, int depth)
    {
        for (const auto &[name, text] : data)
            if (isDrawing(name)) {
                ++m_raw.drawings;
            } else if (depth == 0) {
                set(m_raw.data, {{name, text}});
                m_own = m_own || name == "relata:schema";
            } else if (name == "label" && !scope.cluster.empty() && !text.empty()) {
                scope.cluster = text;
            }
    }

    DotLexer m_lexer;
    DotToken m_token;
    RawGraph &m_raw;
    const std::filesystem::path &m_path;
    const RunContext &m_context;
    std::size_t m_most;  ///< edges: more than a file of its size can name one by one
    std::unordered_map<std::string, std::uint32_t> m_nodes;
    std::unordered_map<std::string, Nodes> m_groups;
    std::unordered_map<std::string, std::size_t> m_edges;  ///< those that may be said again, by their ends and key
    std::string m_name;
    std::size_t m_count = 0, m_again = 0, m_tooLong = 0;
    Expansion m_room;
    bool m_directed = false, m_strict = false;
    bool m_own = false;  ///< Relata wrote it, which it says first: escapes mean what they say
};

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

/// \N is the node's name, \E, \T and \H the edge's and those of its ends, \G the graph's; empty values say nothing. Labels may have HTML's
/// references.
void finish(RawGraph &raw)
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

}  // namespace

Result<LoadedGraph> readDot(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    RawGraph raw;
    std::string note;
    const auto text = toUtf8(std::move(bytes), &note);
    if (!text) {
        Error error = text.error();
        error.file = path.string();
        return error;
    }
    if (!note.empty())
        raw.notes.push_back(path.filename().string() + " " + note);
    if (const auto read = Dot(*text, raw, path, context.part(0, 0.5)).read(); !read)
        return read.error();
    finish(raw);
    return graphFromRaw(raw, "DOT", path, context.part(0.5, 0.5));
}

}  // namespace relata
