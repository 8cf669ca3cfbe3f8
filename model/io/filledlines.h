// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: forms that say one thing a line.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace relata {

/// Walks the lines of a text that have more than blanks.
class FilledLines
{
public:
    explicit FilledLines(std::string_view text) : m_text(text) {}

    /// False: there is none left.
    bool next()
    {
        while (m_next < m_text.size()) {
            m_end = std::min(m_text.find('\n', m_next), m_text.size());
            m_line = m_text.substr(m_next, m_end - m_next);
            m_next = m_end + 1;
            ++m_number;
            if (m_line.find_first_not_of(" \t\r") != std::string_view::npos)
                return true;
        }
        return false;
    }
    std::string_view line() const { return m_line; }  ///< without its end
    int number() const { return m_number; }           ///< from 1; those of blanks count
    std::size_t end() const { return m_end; }         ///< of the line, as bytes of the text

private:
    std::string_view m_text, m_line;
    std::size_t m_next = 0, m_end = 0;
    int m_number = 0;
};

}  // namespace relata
