// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace relata {

// What the library has for these depends on the language of the machine.

inline constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

inline constexpr std::string_view asciiBlanks = " \t\r\n";

/// Without those around it.
inline std::string_view withoutAsciiBlanks(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(asciiBlanks), text.size()));
    return text.substr(0, text.find_last_not_of(asciiBlanks) + 1);
}

/// ASCII letters alone.
inline std::string lowered(std::string text)
{
    for (char &c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// Blanks that do not break, of both widths, as office programs write them.
inline constexpr std::string_view hardBlanks[] = {"\u00A0", "\u202F"};

/// Without blanks, line ends and blanks that do not break around it.
inline std::string_view trimmed(std::string_view text)
{
    for (;;) {
        const std::size_t before = text.size();
        text = withoutAsciiBlanks(text);
        for (const std::string_view hard : hardBlanks) {
            if (text.starts_with(hard))
                text.remove_prefix(hard.size());
            if (text.ends_with(hard))
                text.remove_suffix(hard.size());
        }
        if (text.size() == before)
            return text;
    }
}

}  // namespace relata
