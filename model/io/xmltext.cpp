// SPDX-License-Identifier: Apache-2.0
#include "model/io/xmltext.h"

#include <array>
#include <charconv>
#include <utility>

namespace relata {

std::string xmlEscaped(std::string_view text, std::size_t &lost)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\t':
            out += "&#9;";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                ++lost;
            else if (c == '\xEF' && (text.compare(i, 3, "\uFFFE") == 0 || text.compare(i, 3, "\uFFFF") == 0))
                ++lost, i += 2;
            else
                out += c;
        }
    }
    return out;
}

namespace {

void appendUtf8(std::string &out, unsigned code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// The text of the reference \a name (without & and ;); empty = unknown.
std::string reference(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> named{
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00A0"}}};
    for (const auto &[known, text] : named)
        if (name == known)
            return std::string(text);
    std::string out;
    if (name.starts_with('#')) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        name.remove_prefix(hex ? 2 : 1);
        unsigned code = 0;
        const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
        if (failed == std::errc() && end == name.data() + name.size() && code < 0x110000 && (code < 0xD800 || code > 0xDFFF))
            appendUtf8(out, code);
    }
    return out;
}

}  // namespace

std::string xmlUnescaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (true) {
        const auto at = text.find('&');
        out += text.substr(0, at);
        if (at == std::string_view::npos)
            return out;
        text.remove_prefix(at);
        const auto end = text.substr(0, 12).find(';');
        const std::string known = end == std::string_view::npos ? std::string() : reference(text.substr(1, end - 1));
        out += known.empty() ? "&" : known;
        text.remove_prefix(known.empty() ? 1 : end + 1);
    }
}

std::string xmlLossNote(std::size_t lost)
{
    return std::to_string(lost) + " characters (controls, U+FFFE, U+FFFF) were left out: XML 1.0 cannot carry them";
}

}  // namespace relata
