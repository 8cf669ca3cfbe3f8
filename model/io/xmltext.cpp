// SPDX-License-Identifier: Apache-2.0
#include "model/io/xmltext.h"

#include <algorithm>
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

/// What HTML calls letters of Latin-1 and common marks: GML and DOT have these names from there.
struct Named {
    std::string_view name;
    unsigned code;
};
constexpr std::array<Named, 131> namedReferences{
    {{"amp", 38},        {"lt", 60},         {"gt", 62},         {"quot", 34},       {"apos", 39},       {"nbsp", 0xA0},    {"iexcl", 0xA1},
     {"cent", 0xA2},     {"pound", 0xA3},    {"curren", 0xA4},   {"yen", 0xA5},      {"brvbar", 0xA6},   {"sect", 0xA7},    {"uml", 0xA8},
     {"copy", 0xA9},     {"ordf", 0xAA},     {"laquo", 0xAB},    {"not", 0xAC},      {"shy", 0xAD},      {"reg", 0xAE},     {"macr", 0xAF},
     {"deg", 0xB0},      {"plusmn", 0xB1},   {"sup2", 0xB2},     {"sup3", 0xB3},     {"acute", 0xB4},    {"micro", 0xB5},   {"para", 0xB6},
     {"middot", 0xB7},   {"cedil", 0xB8},    {"sup1", 0xB9},     {"ordm", 0xBA},     {"raquo", 0xBB},    {"frac14", 0xBC},  {"frac12", 0xBD},
     {"frac34", 0xBE},   {"iquest", 0xBF},   {"Agrave", 0xC0},   {"Aacute", 0xC1},   {"Acirc", 0xC2},    {"Atilde", 0xC3},  {"Auml", 0xC4},
     {"Aring", 0xC5},    {"AElig", 0xC6},    {"Ccedil", 0xC7},   {"Egrave", 0xC8},   {"Eacute", 0xC9},   {"Ecirc", 0xCA},   {"Euml", 0xCB},
     {"Igrave", 0xCC},   {"Iacute", 0xCD},   {"Icirc", 0xCE},    {"Iuml", 0xCF},     {"ETH", 0xD0},      {"Ntilde", 0xD1},  {"Ograve", 0xD2},
     {"Oacute", 0xD3},   {"Ocirc", 0xD4},    {"Otilde", 0xD5},   {"Ouml", 0xD6},     {"times", 0xD7},    {"Oslash", 0xD8},  {"Ugrave", 0xD9},
     {"Uacute", 0xDA},   {"Ucirc", 0xDB},    {"Uuml", 0xDC},     {"Yacute", 0xDD},   {"THORN", 0xDE},    {"szlig", 0xDF},   {"agrave", 0xE0},
     {"aacute", 0xE1},   {"acirc", 0xE2},    {"atilde", 0xE3},   {"auml", 0xE4},     {"aring", 0xE5},    {"aelig", 0xE6},   {"ccedil", 0xE7},
     {"egrave", 0xE8},   {"eacute", 0xE9},   {"ecirc", 0xEA},    {"euml", 0xEB},     {"igrave", 0xEC},   {"iacute", 0xED},  {"icirc", 0xEE},
     {"iuml", 0xEF},     {"eth", 0xF0},      {"ntilde", 0xF1},   {"ograve", 0xF2},   {"oacute", 0xF3},   {"ocirc", 0xF4},   {"otilde", 0xF5},
     {"ouml", 0xF6},     {"divide", 0xF7},   {"oslash", 0xF8},   {"ugrave", 0xF9},   {"uacute", 0xFA},   {"ucirc", 0xFB},   {"uuml", 0xFC},
     {"yacute", 0xFD},   {"thorn", 0xFE},    {"yuml", 0xFF},     {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160}, {"scaron", 0x161},
     {"Yuml", 0x178},    {"fnof", 0x192},    {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"sbquo", 0x201A},
     {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},  {"dagger", 0x2020}, {"Dagger", 0x2021}, {"bull", 0x2022},  {"hellip", 0x2026},
     {"permil", 0x2030}, {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},  {"larr", 0x2190},  {"rarr", 0x2192},
     {"harr", 0x2194},   {"minus", 0x2212},  {"le", 0x2264},     {"ge", 0x2265},     {"ne", 0x2260}}};

/// The text of the reference \a name (without & and ;); empty = unknown.
std::string reference(std::string_view name)
{
    std::string out;
    for (const Named &known : namedReferences)
        if (name == known.name) {
            appendUtf8(out, known.code);
            return out;
        }
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

std::string_view xmlRootOf(std::string_view head)
{
    const auto skipBlanks = [&] { head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size())); };
    skipBlanks();
    while (head.starts_with("<?") || head.starts_with("<!")) {
        if (head.starts_with("<!DOCTYPE ") || head.starts_with("<!doctype ")) {
            head.remove_prefix(10);
            skipBlanks();
            return head.substr(0, head.find_first_of(" \t\r\n>["));
        }
        const std::string_view close = head.starts_with("<!--") ? "-->" : head.starts_with("<?") ? "?>" : ">";
        const auto end = head.find(close);
        if (end == std::string_view::npos)
            return {};
        head.remove_prefix(end + close.size());
        skipBlanks();
    }
    if (!head.starts_with('<'))
        return {};
    const std::string_view name = head.substr(1, head.find_first_of(" \t\r\n/>") - 1);
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

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

std::string xmlControlsNote(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " character" : " characters") + " (controls, U+FFFE, U+FFFF) that XML 1.0 cannot carry "
           + (count == 1 ? "stands" : "stand") + " in the file as _xHHHH_, which Relata reads back and others show";
}

}  // namespace relata
