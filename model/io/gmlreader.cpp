// SPDX-License-Identifier: Apache-2.0
#include "model/io/gml.h"
#include "model/io/longesttext.h"
#include "model/io/rawgraph.h"
#include "model/io/textencoding.h"
#include "model/io/xmltext.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <vector>

namespace relata {
namespace {

struct Token {
    enum Kind { Word, Text, Open, Close, End } kind = End;
    std::string text;  ///< of End: what is wrong; empty = nothing
    int line = 1, column = 1;
};

class Lexer
{
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    Token next()
    {
        Token token = word();
        if (token.text.size() > longestText)
            token.kind = Token::End, token.text = "a text of more than 64 MiB";
        return token;
    }
    double share() const { return static_cast<double>(m_at) / static_cast<double>(m_text.size() + 1); }

private:
    Token word()
    {
        skip();
        Token token{Token::End, {}, m_line, static_cast<int>(m_at - m_lineStart) + 1};
        if (m_at >= m_text.size())
            return token;
        const char c = m_text[m_at];
        if (c == '[' || c == ']') {
            ++m_at;
            token.kind = c == '[' ? Token::Open : Token::Close;
        } else if (c == '"') {
            token.kind = Token::Text;
            const std::size_t begin = ++m_at;
            while (m_at < m_text.size() && m_text[m_at] != '"')
                advance();
            token.text = xmlUnescaped(m_text.substr(begin, m_at - begin));
            if (m_at >= m_text.size())
                token.kind = Token::End, token.text = "a quote that is never closed";
            else
                ++m_at;
        } else {
            token.kind = Token::Word;
            const std::size_t begin = m_at;
            while (m_at < m_text.size() && !std::isspace(static_cast<unsigned char>(m_text[m_at])) && m_text[m_at] != '[' && m_text[m_at] != ']'
                   && m_text[m_at] != '"')
                ++m_at;
            token.text = m_text.substr(begin, m_at - begin);
        }
        return token;
    }
    void advance()
    {
        if (m_text[m_at++] == '\n')
            ++m_line, m_lineStart = m_at;
    }
    void skip()
    {
        while (m_at < m_text.size())
            if (std::isspace(static_cast<unsigned char>(m_text[m_at])))
                advance();
            else if (m_text[m_at] == '#')
                while (m_at < m_text.size() && m_text[m_at] != '\n')
                    ++m_at;
            else
                return;
    }

    std::string_view m_text;
    std::size_t m_at = 0, m_lineStart = 0;
    int m_line = 1;
};

class Gml
{
public:
    Gml(std::string_view text, RawGraph &raw, const std::filesystem::path &path, const RunContext &context)
        : m_lexer(text), m_raw(raw), m_path(path), m_context(context)
    {
    }

    Result<void> read()
    {
        Properties outside;
        while (true) {
            const Token key = m_lexer.next();
            if (key.kind == Token::End && key.text.empty())
                break;
            if (key.kind != Token::Word)
                return fault(key, "Expected a key like graph");
            const Token value = m_lexer.next();
            if (key.text == "graph" && value.kind == Token::Open) {
                if (const auto done = graph(key); !done)
                    return done;
            } else if (const auto done = item(key, value, outside, {}, 0); !done) {
                return done;
            }
        }
        if (m_raw.graphs.empty())
            return Error{Error::Code::Syntax, "has no graph. Expected graph [ … ]", m_path.string(), 1, 0};
        if (!m_own)
            takeValuesForWeights();
        for (RawItem &edge : m_raw.edges) {
            edge.directed = m_directed;
            for (std::string *end : {&edge.source, &edge.target})  // ours: readable ids beside GML's numbers
                if (const auto known = m_keys.find(*end); known != m_keys.end())
                    *end = known->second;
        }
        return {};
    }

private:
    static constexpr int deepest = 200;

    Error fault(const Token &at, const std::string &expected) const
    {
        const std::string what = at.kind == Token::End     ? (at.text.empty() ? "the file ends here" : at.text)
                                 : at.kind == Token::Open  ? "a [ at this place"
                                 : at.kind == Token::Close ? "a ] at this place"
                                                           : "“" + at.text + "” at this place";
        return {Error::Code::Syntax, what + ". " + expected, m_path.string(), at.line, at.column};
    }

    static bool isWrittenNumber(const std::string &text)
    {
        char *end = nullptr;
        std::strtod(text.c_str(), &end);
        return !text.empty() && end == text.c_str() + text.size();
    }

    /// What Newman and Gephi write: the weight of an edge is its “value”. Where all that have one have a number, and none has a weight.
    void takeValuesForWeights()
    {
        std::vector<std::string *> names;
        for (RawItem &edge : m_raw.edges)
            for (auto &[name, text] : edge.data) {
                if (name == "weight" || name == "Weight" || (name == "value" && !isWrittenNumber(text)))
                    return;
                if (name == "value")
                    names.push_back(&name);
            }
        for (std::string *name : names)
            *name = "weight";
        if (!names.empty())
            m_raw.notes.push_back("“value” of edges was taken for their weight, as Gephi and Newman's networks have it");
    }

    Result<void> graph(const Token &at)
    {
        m_raw.graphs.emplace_back();
        m_graphLine = at.line;
        Properties data;
        while (true) {
            const Token key = m_lexer.next();
            if (key.kind == Token::Close)
                break;
            if (key.kind != Token::Word)
                return fault(key, "Expected node, edge, another key or ]");
            const Token value = m_lexer.next();
            const bool isNode = key.text == "node";
            if ((isNode || key.text == "edge") && value.kind == Token::Open) {
                if ((++m_items & 0xFFF) == 0) {
                    if (m_context.cancelled())
                        return Error::cancelled();
                    m_context.progress(m_lexer.share());
                }
                if (const auto done = isNode ? node(key) : edge(key); !done)
                    return done;
            } else if (const auto done = item(key, value, data, {}, 1); !done) {
                return done;
            }
        }
        m_directed = takenFrom(data, "directed") == "1";
        takenFrom(data, "multigraph");
        for (auto &[name, value] : data)
            addValue(m_raw.data, name, value);
        return {};
    }

    Result<Properties> block(const std::string &prefix, int depth)
    {
        Properties data;
        while (true) {
            const Token key = m_lexer.next();
            if (key.kind == Token::Close)
                return data;
            if (key.kind != Token::Word)
                return fault(key, "Expected a key or ]");
            const Token value = m_lexer.next();
            if (const auto done = item(key, value, data, prefix, depth + 1); !done)
                return done.error();
        }
    }

    Result<void> item(const Token &key, const Token &value, Properties &data, const std::string &prefix, int depth)
    {
        if (value.kind == Token::Word && prefix.empty() && (key.text == "id" || key.text == "source" || key.text == "target")
            && value.text.find_first_not_of("-+.0123456789") != std::string::npos)
            return fault(value, "Expected a number or a text in quotes for “" + key.text + "”");
        if (data.size() >= mostAttributes)
            return Error{Error::Code::Unsupported, tooManyAttributes, m_path.string(), key.line, key.column};
        if (value.kind == Token::Word || value.kind == Token::Text) {
            if (m_own)
                data.emplace_back(prefix + key.text, value.text);  // to the letter, blanks too
            else if (value.text != "_networkx_list_start")         // marks a list of one
                addValue(data, prefix + key.text, value.text);
            return {};
        }
        if (value.kind != Token::Open)
            return fault(value, "Expected a value for “" + key.text + "”");
        if (depth > deepest)
            return fault(value, "Expected at most 200 brackets inside one another");
        const std::string inner = prefix + key.text;
        auto found = block(inner + ".", depth);
        if (!found)
            return found.error();
        if (key.text == "attribute" && prefix.empty())
            takeOurs(*found, data, depth == 1);
        if (key.text == "graphics" || key.text == "LabelGraphics" || key.text == "att") {
            for (const char *kept : {"x", "y", "z", "fill"})
                if (const std::string text = takenFrom(*found, inner + "." + kept); key.text == "graphics")
                    addValue(data, std::string_view(kept) == "fill" ? "color" : kept, text);
            if (const std::string text = takenFrom(*found, inner + ".text"); !text.empty())
                addValue(data, "LabelGraphics", text);
            m_raw.drawings += found->size();
        } else {
            for (auto &[name, text] : *found)
                addValue(data, name, text);
        }
        return {};
    }

    /// What Relata writes: attribute [ name "…" value "…" ]. What else such a block has, of another program too, stays in \a found.
    void takeOurs(Properties &found, Properties &data, bool isOfGraph)
    {
        const auto has = [&](std::string_view name) {
            return std::any_of(found.begin(), found.end(), [&](const auto &property) { return property.first == name; });
        };
        if (!has("attribute.name") || !has("attribute.value"))
            return;
        std::string name = takenFrom(found, "attribute.name");
        m_own = m_own || (isOfGraph && name == "relata:schema");
        data.emplace_back(std::move(name), takenFrom(found, "attribute.value"));
    }

    Result<void> node(const Token &at)
    {
        auto data = block({}, 1);
        if (!data)
            return data.error();
        RawItem node;
        node.line = at.line;
        node.id = takenFrom(*data, "id");
        if (node.id.empty() || node.id.find('|') != std::string::npos)
            return Error{Error::Code::Schema,
                         node.id.empty() ? "a node without an id. Expected id with a number" : "a node with several ids. Expected one",
                         m_path.string(), at.line, at.column};
        if (const auto [first, isNew] = m_lines.try_emplace(node.id, at.line); !isNew)
            return Error{Error::Code::Schema,
                         "the node id “" + node.id + "” stands already in line " + std::to_string(first->second) + ". Expected each id once"
                             + (first->second < m_graphLine ? "; a graph begins in line " + std::to_string(m_graphLine)
                                                                  + ", and those of one file share their ids: part the file there"
                                                            : std::string()),
                         m_path.string(), at.line, at.column};
        if (std::string key = takenFrom(*data, "relataId"); !key.empty()) {
            m_keys.emplace(node.id, key);
            node.id = std::move(key);
        }
        node.parent = takenFrom(*data, "gid");
        node.innerLabel = takenFrom(*data, "LabelGraphics");
        node.data = std::move(*data);
        m_raw.nodes.push_back(std::move(node));
        return {};
    }

    Result<void> edge(const Token &at)
    {
        auto data = block({}, 1);
        if (!data)
            return data.error();
        RawItem edge;
        edge.line = at.line;
        edge.id = takenFrom(*data, "id");
        edge.source = takenFrom(*data, "source");
        edge.target = takenFrom(*data, "target");
        if (std::string key = takenFrom(*data, "relataId"); !key.empty())
            edge.id = std::move(key);
        for (const auto &[end, name] : {std::pair{&edge.source, "source"}, std::pair{&edge.target, "target"}})
            if (end->empty() || end->find('|') != std::string::npos)
                return Error{Error::Code::Schema,
                             std::string(end->empty() ? "an edge without " : "an edge with more than one ") + name + ". Expected " + name
                                 + " with the id of one node",
                             m_path.string(), at.line, at.column};
        edge.innerLabel = takenFrom(*data, "LabelGraphics");
        edge.data = std::move(*data);
        m_raw.edges.push_back(std::move(edge));
        return {};
    }

    Lexer m_lexer;
    RawGraph &m_raw;
    const std::filesystem::path &m_path;
    const RunContext &m_context;
    std::unordered_map<std::string, int> m_lines;
    std::unordered_map<std::string, std::string> m_keys;
    std::size_t m_items = 0;
    int m_graphLine = 0;  ///< of the last one
    bool m_directed = false;
    bool m_own = false;  ///< Relata wrote it, which it says first
};

}  // namespace

Result<LoadedGraph> readGml(std::string bytes, const std::filesystem::path &path, const RunContext &context)
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
    if (const auto read = Gml(*text, raw, path, context.part(0, 0.5)).read(); !read)
        return read.error();
    return graphFromRaw(raw, "GML", path, context.part(0.5, 0.5));
}

}  // namespace relata
