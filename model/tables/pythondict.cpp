// SPDX-License-Identifier: Apache-2.0
#include "model/tables/pythondict.h"

#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {
namespace {

class Scanner
{
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    bool accept(char c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    bool atEnd() const { return m_at == m_text.size(); }

    /// A text in quotes, or a number or word.
    bool scalar(std::string &out)
    {
        out.clear();
        skipBlanks();
        for (const char quote : {'\'', '"'})
            if (accept(quote))
                return quoted(quote, out);
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && std::string_view(" ,:{}[]()'\"").find(m_text[m_at]) == std::string_view::npos)
            ++m_at;
        out = m_text.substr(begin, m_at - begin);
        if (out == "None")
            out.clear();
        else if (out == "True" || out == "False")
            out = out == "True" ? "true" : "false";
        return m_at > begin;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])))
            ++m_at;
    }
    bool quoted(char quote, std::string &out)
    {
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == quote)
                return ++m_at, true;
            if (c != '\\') {
                out += c;
                continue;
            }
            if (++m_at >= m_text.size())
                return false;
            const char next = m_text[m_at];
            if (next == 'n' || next == 't')
                out += next == 'n' ? '\n' : '\t';
            else if (next == '\\' || next == '\'' || next == '"')
                out += next;
            else
                return false;  // a character by its number
        }
        return false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

}  // namespace

bool readPythonDict(std::string_view text, std::vector<std::pair<std::string, std::string>> &values)
{
    values.clear();
    Scanner scanner(text);
    if (!scanner.accept('{'))
        return false;
    while (!scanner.accept('}')) {
        std::string key, value;
        if ((!values.empty() && !scanner.accept(',')) || !scanner.scalar(key) || !scanner.accept(':'))
            return false;
        if (!scanner.scalar(value))
            return false;
        values.emplace_back(std::move(key), std::move(value));
    }
    return scanner.atEnd();
}

}  // namespace relata
