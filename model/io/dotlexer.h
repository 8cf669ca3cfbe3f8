// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace relata {

struct DotToken {
    enum Kind { Id, Arrow, Line, Symbol, End, Broken } kind = End;
    std::string text;     ///< at most 64 MiB; of an id without its quotes; of a symbol the letter; what is wrong when broken
    bool quoted = false;  ///< never a keyword
    bool html = false;
    int line = 1, column = 1;
};

/// The words of a DOT file, one after the other. Text must be UTF-8.
class DotLexer
{
public:
    explicit DotLexer(std::string_view text) : m_text(text) {}
    DotToken next();
    double share() const { return static_cast<double>(m_at) / static_cast<double>(m_text.size() + 1); }

private:
    DotToken word();
    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    bool skip();  ///< blanks and comments; false when a comment is never closed
    void advance();
    bool quotedPart(std::string &out);
    bool htmlPart(std::string &out);

    std::string_view m_text;
    std::size_t m_at = 0, m_lineStart = 0;
    int m_line = 1;
};

}  // namespace relata
