// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfscan.h"

#include "model/core/plaintext.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

namespace relata {
namespace {

using std::string_view;

constexpr int deepestRdf = 100;
constexpr std::size_t longestIri = 64U << 10U, longestLiteral = 64U << 20U;

/// Each of \a lead bytes begins a character.
bool begins(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

class RdfScan
{
public:
    RdfScan(string_view text, const std::string &file) : m_text(text), m_file(file) {}

    Result<void> run()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\\') {
                ++m_at;
            } else if (c == '#') {
                m_at = std::min(m_text.find('\n', m_at), m_text.size()) - 1;
            } else if (c == '<') {
                if (const auto ok = iri(); !ok)
                    return ok;
            } else if (c == '"' || c == '\'') {
                if (const auto ok = literal(c); !ok)
                    return ok;
            } else if (c == '[' || c == '(' || c == '{') {
                if (m_text.substr(m_at, 2) == "{|")
                    return fault(m_at, "“{|”, an annotation of RDF 1.2, is not read. Expected RDF 1.1");
                if (++m_depth > deepestRdf)
                    return fault(m_at, "brackets more than " + std::to_string(deepestRdf) + " deep in one another. Expected fewer");
            } else if (c == ']' || c == ')' || c == '}') {
                --m_depth;
            } else if (c == '\0') {
                return fault(m_at, "a NUL stands here. Expected text");
            }
        }
        return {};
    }

private:
    Error fault(std::size_t at, std::string message) const { return rdfFault(m_text, at, std::move(message), m_file); }

    /// The character of the escape at \a at, which is moved to its last byte.
    Result<std::uint32_t> escape(std::size_t &at) const
    {
        const std::size_t start = at, digits = m_text[at + 1] == 'u' ? 4 : 8;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const char c = at + 2 + i < m_text.size() ? m_text[at + 2 + i] : '\0';
            if (!std::isxdigit(static_cast<unsigned char>(c)))
                return fault(start, "an escape without its " + std::to_string(digits) + " hexadecimal digits. Expected "
                                        + (digits == 4 ? "\\u00E9" : "\\U0001F99C"));
            value = value << 4U | static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
            return fault(start, "“" + std::string(m_text.substr(start, digits + 2)) + "” is no character. Expected one of Unicode");
        at += digits + 1;
        return value;
    }

    Result<void> iri()
    {
        const std::size_t start = m_at;
        if (m_text.substr(m_at, 2) == "<<")
            return fault(start, "“<<”, a quoted triple of RDF 1.2, is not read. Expected RDF 1.1");
        for (++m_at;; ++m_at) {
            if (m_at >= m_text.size() || m_text[m_at] == '\n')
                return fault(start, "an IRI that begins here does not end. Expected “>”");
            if (m_at - start > longestIri)
                return fault(start, "an IRI of more than " + std::to_string(longestIri >> 10U) + " KiB. Expected a shorter one");
            std::size_t at = m_at;
            auto c = static_cast<std::uint32_t>(static_cast<unsigned char>(m_text[m_at]));
            if (c == '>')
                return {};
            if (c == '\\' && (m_text.substr(m_at + 1, 1) == "u" || m_text.substr(m_at + 1, 1) == "U")) {
                const auto value = escape(at);
                if (!value)
                    return value.error();
                c = *value;
            }
            if (c <= 0x20 || (c < 0x80 && string_view("<>\"{}|^`\\").find(static_cast<char>(c)) != string_view::npos))
                return fault(m_at, (c <= 0x20 ? std::string("a blank or control character") : "“" + std::string(1, static_cast<char>(c)) + "”")
                                       + " in an IRI. Expected it percent-encoded, like %20");
            m_at = at;
        }
    }

    Result<void> literal(char quote)
    {
        const std::size_t start = m_at;
        const bool isLong = m_text.substr(m_at, 3) == std::string(3, quote);
        for (m_at += isLong ? 3 : 1;; ++m_at) {
            if (m_at >= m_text.size() || (!isLong && (m_text[m_at] == '\n' || m_text[m_at] == '\r')))
                return fault(start, "a text that begins here does not end. Expected " + std::string(isLong ? 3 : 1, quote)
                                        + (m_at < m_text.size() ? " in the same line" : ""));
            if (m_at - start > longestLiteral)
                return fault(start, "a text of more than " + std::to_string(longestLiteral >> 20U) + " MiB. Expected a shorter one");
            const char c = m_text[m_at];
            if (c == quote && (!isLong || m_text.substr(m_at, 3) == std::string(3, quote))) {
                m_at += isLong ? 2 : 0;
                while (isLong && m_text.substr(m_at + 1, 1) == string_view(&quote, 1))  // """"a"" ends with as many as it has
                    ++m_at;
                return {};
            }
            if (c == '\0')
                return fault(m_at, "a NUL stands here. Expected text");
            if (c != '\\')
                continue;
            const char next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
            if (next == 'u' || next == 'U') {
                if (const auto value = escape(m_at); !value)
                    return value.error();
            } else if (string_view("tbnrf\"'\\").find(next) == string_view::npos || next == '\0') {
                return fault(m_at, "“\\" + (next > 0x20 ? std::string(1, next) : std::string())
                                       + "” is not an escape. Expected \\t \\b \\n \\r \\f \\\" \\' \\\\ or \\u00E9");
            } else {
                ++m_at;
            }
        }
    }

    string_view m_text;
    const std::string &m_file;
    std::size_t m_at = 0;
    int m_depth = 0;
};

/// Without comments and blanks before.
string_view begun(string_view text)
{
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(asciiBlanks), text.size()));
        if (!text.starts_with('#'))
            return text;
        text.remove_prefix(std::min(text.find('\n'), text.size()));
    }
}

/// One past an IRI in angle brackets; 0 when there is none. With a blank inside it is one only if it begins like an address.
std::size_t iriLength(string_view text)
{
    if (!text.starts_with('<') || text.starts_with("<?") || text.starts_with("<!"))
        return 0;
    const std::size_t end = text.find_first_of(">\n");
    if (end == string_view::npos ? text.size() < 9 : text[end] != '>')
        return 0;
    const string_view inside = text.substr(1, end - 1);
    std::size_t scheme = 0;
    while (scheme < inside.size() && (std::isalnum(static_cast<unsigned char>(inside[scheme])) || inside[scheme] == '+' || inside[scheme] == '-'))
        ++scheme;
    const bool absolute = scheme > 0 && scheme < inside.size() && inside[scheme] == ':';
    const bool plain = inside.find_first_of(" \t=\"") == string_view::npos;
    const bool fits = inside.empty() || inside[0] == '#' || inside[0] == '.' || (absolute && (plain || inside.substr(scheme, 3) == "://"))
                      || (inside[0] == '/' && plain && inside.size() > 1);
    return fits ? (end == string_view::npos ? text.size() : end + 1) : 0;
}

bool isWord(string_view text, string_view word)
{
    if (text.size() <= word.size() || asciiBlanks.find(text[word.size()]) == string_view::npos)
        return false;
    return std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

/// A name with prefix, or an IRI: what may follow a word.
bool isRdfName(string_view text)
{
    if (text.starts_with('<'))
        return iriLength(text) > 0;
    std::size_t at = 0;
    while (at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) || text[at] == '-' || text[at] == '_' || text[at] < 0))
        ++at;
    return at < text.size() && text[at] == ':';
}

/// Terms of a line of N-Triples or N-Quads; 0 when it is none.
int termsOfLine(string_view line)
{
    int terms = 0;
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
        if (line.starts_with('.'))
            return line.find_first_not_of(" \t\r", 1) == string_view::npos || line[line.find_first_not_of(" \t\r", 1)] == '#' ? terms : 0;
        std::size_t end = 0;
        if (line.starts_with('<')) {
            end = line.find('>') + 1;
        } else if (line.starts_with("_:")) {
            end = line.find_first_of(" \t");
        } else if (line.starts_with('"') && terms == 2) {
            end = 1;
            while (end < line.size() && line[end] != '"')
                end += line[end] == '\\' ? 2 : 1;
            end = std::min(end, line.size());
            if (line.substr(end).starts_with("\"^^<"))
                end = line.find('>', end) + 1;
            else
                end = std::min(line.find_first_of(" \t.", end), line.size());
        }
        if (end == 0 || end == string_view::npos || ++terms > 4)
            return 0;
        line.remove_prefix(end);
    }
}

RdfSyntax lineSyntaxOf(string_view text)
{
    bool quads = false;
    int lines = 0;
    while (!text.empty() && lines < 100) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first == string_view::npos || line[first] == '#')
            continue;
        const int terms = termsOfLine(line);
        if (terms < 3)  // Turtle never has four terms in a row
            return quads ? RdfSyntax::NQuads : RdfSyntax::None;
        quads |= terms == 4;
        ++lines;
    }
    return lines == 0 ? RdfSyntax::None : quads ? RdfSyntax::NQuads : RdfSyntax::NTriples;
}

}  // namespace

RdfSyntax rdfSyntaxOf(string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const string_view head = begun(bytes.substr(0, std::size_t{1} << 20U));
    for (const string_view word : {"@prefix", "@base", "prefix", "base"})
        if (isWord(head, word) && isRdfName(begun(head.substr(word.size()))))
            return RdfSyntax::Turtle;
    if (isWord(head, "graph"))
        return isRdfName(begun(head.substr(5))) || head.substr(5).find("_:") < 3 ? RdfSyntax::TriG : RdfSyntax::None;
    if (head.starts_with('{'))
        return isRdfName(begun(head.substr(1))) ? RdfSyntax::TriG : RdfSyntax::None;
    if (head.starts_with('[')) {
        const string_view inside = begun(head.substr(1));
        const bool described = inside.starts_with("a ") || isRdfName(inside) || (inside.starts_with(']') && isRdfName(begun(inside.substr(1))));
        return described ? RdfSyntax::Turtle : RdfSyntax::None;
    }
    const std::size_t iri = iriLength(head);
    if (iri == 0 && !head.starts_with("_:"))
        return RdfSyntax::None;
    if (const RdfSyntax lines = lineSyntaxOf(bytes.substr(0, std::size_t{1} << 20U)); lines != RdfSyntax::None)
        return lines;
    return iri > 0 && begun(head.substr(iri)).starts_with('{') ? RdfSyntax::TriG : RdfSyntax::Turtle;
}

Error rdfFault(string_view text, std::size_t offset, std::string message, const std::string &file)
{
    const string_view before = text.substr(0, offset);
    const std::size_t lineStart = before.rfind('\n') + 1;
    const auto line = std::count(before.begin(), before.end(), '\n'),
               column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(lineStart), before.end(), begins);
    return {Error::Code::Syntax, std::move(message), file, static_cast<int>(line) + 1, static_cast<int>(column) + 1};
}

Result<void> scanRdf(string_view text, const std::string &file)
{
    return RdfScan(text, file).run();
}

}  // namespace relata
