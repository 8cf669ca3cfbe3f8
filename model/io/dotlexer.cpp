// SPDX-License-Identifier: Apache-2.0
#include "model/io/dotlexer.h"

#include "model/io/longesttext.h"

#include <cctype>

namespace relata {

void DotLexer::advance()
{
    if (m_text[m_at++] == '\n')
        ++m_line, m_lineStart = m_at;
}

bool DotLexer::skip()
{
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (std::isspace(static_cast<unsigned char>(c)) || c == '\0') {
            advance();
        } else if ((c == '/' && at(m_at + 1) == '/') || (c == '#' && (m_at == 0 || m_text[m_at - 1] != '='))) {
            // as in Graphviz, a # begins a remark wherever it stands; right behind an = it is a colour without its quotes, which is better told
            while (m_at < m_text.size() && m_text[m_at] != '\n')
                ++m_at;
        } else if (c == '/' && at(m_at + 1) == '*') {
            m_at += 2;
            while (m_at < m_text.size() && !(m_text[m_at] == '*' && at(m_at + 1) == '/'))
                advance();
            if (m_at >= m_text.size())
                return false;
            m_at += 2;
        } else {
            return true;
        }
    }
    return true;
}

/// From the opening quote on; only \" and a backslash at the end of a line mean something here.
bool DotLexer::quotedPart(std::string &out)
{
    for (++m_at; m_at < m_text.size(); advance()) {
        const char c = m_text[m_at];
        if (c == '"')
            return ++m_at, true;
        if (c != '\\') {
            out += c;
            continue;
        }
        const char next = at(m_at + 1);
        if (next == '"') {
            out += '"';
        } else if (next == '\\') {
            out += "\\\\";
        } else if (next == '\r' && at(m_at + 2) == '\n') {
            ++m_at;
        } else if (next != '\n') {
            out += c;
            continue;
        }
        ++m_at;
        if (m_at >= m_text.size())
            return false;
    }
    return false;
}

/// Between < and its >, tags taken off, references left for the reader.
bool DotLexer::htmlPart(std::string &out)
{
    int open = 0;
    for (; m_at < m_text.size(); advance()) {
        const char c = m_text[m_at];
        if (c == '<') {
            ++open;
            const char tag = static_cast<char>(std::tolower(static_cast<unsigned char>(at(m_at + 1))));
            if (open > 1 && (tag == 'b' || tag == 't') && std::isalpha(static_cast<unsigned char>(at(m_at + 2))) && !out.empty() && out.back() != ' ')
                out += ' ';  // a break, a row or a cell
        } else if (c == '>') {
            if (--open == 0)
                return ++m_at, true;
        } else if (open == 1) {
            out += c;
        }
    }
    return false;
}

DotToken DotLexer::next()
{
    DotToken token = word();
    if (token.text.size() > longestText) {
        token.kind = DotToken::Broken;
        token.text = "a text of more than 64 MiB";
    }
    return token;
}

DotToken DotLexer::word()
{
    const bool closed = skip();
    DotToken token{DotToken::Id, {}, false, false, m_line, static_cast<int>(m_at - m_lineStart) + 1};
    const auto broken = [&](const char *what) {
        token.kind = DotToken::Broken;
        token.text = what;
        return token;
    };
    if (!closed)
        return broken("a comment that is never closed");
    if (m_at >= m_text.size()) {
        token.kind = DotToken::End;
        return token;
    }
    const char c = m_text[m_at];
    if (c == '"') {
        token.quoted = true;
        if (!quotedPart(token.text))
            return broken("a quote that is never closed");
        while (true) {  // "a" + "b"
            const DotLexer before = *this;
            if (!skip() || at(m_at) != '+') {
                *this = before;
                return token;
            }
            ++m_at;
            if (!skip() || at(m_at) != '"')
                return broken("a + without a text in quotes after it");
            if (!quotedPart(token.text))
                return broken("a quote that is never closed");
        }
    }
    if (c == '<') {
        token.quoted = token.html = true;
        return htmlPart(token.text) ? token : broken("a < that is never closed");
    }
    if (c == '-' && (at(m_at + 1) == '>' || at(m_at + 1) == '-')) {
        token.kind = at(m_at + 1) == '>' ? DotToken::Arrow : DotToken::Line;
        m_at += 2;
        return token;
    }
    const auto inName = [](char l) { return std::isalnum(static_cast<unsigned char>(l)) || l == '_' || static_cast<unsigned char>(l) >= 0x80; };
    const bool number = c == '-' || c == '.' || std::isdigit(static_cast<unsigned char>(c));
    if (c == '-' && at(m_at + 1) != '.' && !std::isdigit(static_cast<unsigned char>(at(m_at + 1))))
        return broken("a - that begins neither a number nor -> or --");
    if (!number && !inName(c)) {
        token.kind = DotToken::Symbol;
        token.text = c;
        ++m_at;
        return token;
    }
    const std::size_t begin = m_at++;
    while (m_at < m_text.size() && (inName(m_text[m_at]) || (number && m_text[m_at] == '.')))
        ++m_at;
    token.text = m_text.substr(begin, m_at - begin);
    return token;
}

}  // namespace relata
