// SPDX-License-Identifier: Apache-2.0
#include "model/core/plaintext.h"
#include "model/io/dot.h"
#include "model/io/dotitems.h"
#include "model/io/dotlexer.h"
#include "model/io/rawgraph.h"
#include "model/io/textencoding.h"
#include "model/io/xmltext.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

namespace relata {
namespace {

class Dot
{
public:
    Dot(std::string_view text, RawGraph &raw, const std::filesystem::path &path, const RunContext &context)
        : m_lexer(text), m_raw(raw), m_path(path), m_context(context), m_items(raw, 1'000'000 + text.size() / 4)
    {
        m_token = m_lexer.next();
    }

    Result<void> read()
    {
        while (m_token.kind != DotToken::End || m_raw.graphs.empty())
            if (const auto done = graph(); !done)
                return done;
        m_items.report();
        return {};
    }

private:
    static constexpr int deepest = 200;
    using Nodes = DotItems::Nodes;
    using End = DotItems::End;
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
        const bool isDash = m_token.kind == DotToken::Broken && m_token.text.starts_with("a - ");
        return {Error::Code::Syntax, what + ". Expected " + expected + (isDash ? "; names with a - in them stand in quotes" : ""), m_path.string(),
                m_token.line, m_token.column};
    }
    void step() { m_token = m_lexer.next(); }
    bool isSymbol(char c) const { return m_token.kind == DotToken::Symbol && m_token.text[0] == c; }
    bool isWord(const char *word) const { return m_token.kind == DotToken::Id && !m_token.quoted && lowered(m_token.text) == word; }
    bool accept(char c)
    {
        if (!isSymbol(c))
            return false;
        step();
        return true;
    }

    Result<void> graph()
    {
        const bool strict = isWord("strict");
        if (strict)
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
        m_items.begin(m_name, m_directed, strict);
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
                DotItems::set(m_raw.nodes[node].data, data);
            return {};
        }
        for (std::size_t i = 0; i + 1 < ends.size(); ++i)
            if (const char *excess = m_items.addEdges(ends[i], ends[i + 1], scope.edge, data, line))
                return fault(excess);
        return {};
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
        end.nodes = {m_items.node(name.html || m_own ? value(name) : name.text, name.line, scope.node)};
        if (scope.members)
            scope.members->push_back(end.nodes.front());
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
        if (!m_items.room().take(members.size() * sizeof(std::uint32_t)))
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
                        && m_items.room().take(inner.cluster.size()))
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
                const bool isDrawing = isDotDrawing(name);
                m_raw.drawings += isDrawing;
                if (!isDrawing || (name == "shape" && !m_own))  // which says how labels are to be read
                    DotItems::set(data, {{name, std::move(text)}});
                if (!accept(','))
                    accept(';');
            }
        }
        return {};
    }

    /// Escapes of labels; \N and the like are filled in when it is known whose, and escaped backslashes stay so until then.
    std::string value(const DotToken &token) const
    {
        std::string out;
        if (token.html) {
            for (const char c : trimmedText(xmlUnescaped(token.text)))
                out.append(c == '\\' && !m_own ? 2 : 1, c);
            return out;
        }
        for (std::size_t i = 0; i < token.text.size(); ++i) {
            const char c = token.text[i];
            if (c != '\\' || i + 1 == token.text.size()) {
                out += c;
                continue;
            }
            const char next = token.text[++i];
            if (next == 'n' || next == 'l' || next == 'r')
                out += '\n';
            else if (next == '\\' && m_own)
                out += '\\';
            else
                (out += c) += next;
        }
        while (!m_own && out.ends_with('\n'))
            out.pop_back();
        return out;
    }

    /// Of what Relata wrote, before it said so: escaped backslashes are one.
    static std::string unescaped(const std::string &text)
    {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            out += text[i];
            i += text.compare(i, 2, "\\\\") == 0;
        }
        return out;
    }

    void describe(Scope &scope, const Properties &data, int depth)
    {
        const bool saysSo = std::any_of(data.begin(), data.end(), [](const auto &p) { return p.first == "relata:schema"; });
        const bool isEarly = depth == 0 && saysSo && !m_own;
        for (const auto &[name, text] : data)
            if (isDotDrawing(name)) {
                ++m_raw.drawings;
            } else if (depth == 0) {
                DotItems::set(m_raw.data, {{name, isEarly ? unescaped(text) : text}});
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
    DotItems m_items;
    std::unordered_map<std::string, Nodes> m_groups;
    std::string m_name;
    std::size_t m_count = 0;
    bool m_directed = false;
    bool m_own = false;  ///< Relata wrote it, which it says first: escapes mean what they say
};

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
    settleDot(raw);
    return graphFromRaw(raw, "DOT", path, context.part(0.5, 0.5));
}

}  // namespace relata
