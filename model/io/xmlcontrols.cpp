// SPDX-License-Identifier: Apache-2.0
#include "model/io/xmlcontrols.h"

#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

namespace relata {
namespace {

constexpr std::size_t length = 7;  // of _x005F_

/// The unit of the escape that \a text begins with.
std::optional<unsigned> escapeAt(std::string_view text)
{
    if (text.size() < length || !text.starts_with("_x") || text[6] != '_')
        return {};
    unsigned code = 0;
    const auto [end, failed] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
    if (failed != std::errc() || end != text.data() + 6)
        return {};
    return code;
}

void append(std::string &out, unsigned code)
{
    std::array<char, 4> piece{};
    std::int32_t n = 0;
    U8_APPEND_UNSAFE(piece.data(), n, static_cast<UChar32>(code));
    out.append(piece.data(), static_cast<std::size_t>(n));
}

}  // namespace

std::string controlsEscaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 && c != '\n' && c != '\t') {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "_x%04X_", static_cast<unsigned>(c));
            out += escape.data();
        } else if (text.substr(i, 3) == "\uFFFE" || text.substr(i, 3) == "\uFFFF") {
            out += text[i + 2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
            i += 2;
        } else {
            if (c == '_' && escapeAt(text.substr(i)))
                out += "_x005F";
            out += text[i];
        }
    }
    return out;
}

std::string controlsUnescaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto code = text[i] == '_' ? escapeAt(text.substr(i)) : std::optional<unsigned>();
        if (!code || (*code >= 0xD800 && *code <= 0xDFFF)) {
            out += text[i];
            continue;
        }
        append(out, *code);
        i += length - 1;
    }
    return out;
}

}  // namespace relata
