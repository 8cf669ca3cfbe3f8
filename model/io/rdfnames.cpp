// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfnames.h"

#include "model/io/textencoding.h"

#include <algorithm>
#include <cctype>

namespace relata {
namespace {

constexpr std::string_view scheme = "urn:relata:";

bool isPlain(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

std::string encoded(std::string_view key)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const char c = key[i];
        const auto u = static_cast<unsigned char>(c);
        if (u < 0x80 && (isPlain(c) || ((c == '-' || c == '.') && i > 0 && i + 1 < key.size())))
            out += c;
        else
            out += {'%', digits[u >> 4U], digits[u & 15U]};
    }
    return out;
}

int digitOf(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '%' && i + 2 < text.size() && digitOf(text[i + 1]) >= 0 && digitOf(text[i + 2]) >= 0) {
            out += static_cast<char>(digitOf(text[i + 1]) * 16 + digitOf(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    return out;
}

/// Whether the character beyond ASCII at \a i may stand in an IRI and cannot be mistaken there; \a i is moved to its last byte.
bool isLetter(std::string_view text, std::size_t &i)
{
    const auto byte = [&](std::size_t n) { return static_cast<unsigned>(static_cast<unsigned char>(text[i + n])); };
    const unsigned lead = byte(0);
    const std::size_t more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    const unsigned point = more == 1   ? (lead & 0x1FU) << 6U | (byte(1) & 0x3FU)
                           : more == 2 ? (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU)
                                       : 0;
    i += more;
    return (point > 0xA0 && point < 0x2000) || (point > 0x206F && point < 0xD800) || (point >= 0xF900 && point < 0xFDD0);
}

}  // namespace

RdfNames::RdfNames(std::string_view graphId) : m_base(std::string(scheme) + (graphId.empty() ? "untitled" : encoded(graphId)) + ":") {}

std::optional<RdfNames> RdfNames::fromGraphIri(std::string_view iri)
{
    if (!iri.starts_with(scheme) || !iri.ends_with(":graph"))
        return std::nullopt;
    RdfNames names;
    names.m_base = iri.substr(0, iri.size() - 5);
    return names;
}

RdfName RdfNames::name(RdfSpace space, std::string_view key)
{
    return {space, encoded(key)};
}

std::string RdfNames::spaceIri(RdfSpace space) const
{
    const std::string iri(space == RdfSpace::None ? "" : rdfSpaces[static_cast<std::size_t>(space)].iri);
    return space >= RdfSpace::Entity && space != RdfSpace::None ? m_base + iri : iri;
}

std::string RdfNames::iriOf(const RdfName &name) const
{
    return spaceIri(name.space) + name.local;
}

std::optional<std::string> RdfNames::keyOf(RdfSpace space, std::string_view iri) const
{
    const std::string_view end = rdfSpaces[static_cast<std::size_t>(space)].iri;
    if (!iri.starts_with(m_base) || !iri.substr(m_base.size()).starts_with(end))
        return std::nullopt;
    std::string key = decoded(iri.substr(m_base.size() + end.size()));
    if ((key.empty() && space != RdfSpace::Property) || key.find('\0') != std::string::npos || validUtf8(key) != key.size())
        return std::nullopt;
    return key;
}

bool isWholeIri(std::string_view key)
{
    const std::size_t colon = key.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon + 1 == key.size() || key.size() > 8192 || key.starts_with(scheme))
        return false;
    const std::string_view name = key.substr(0, colon);
    if (key.substr(colon, 3) != "://" && name != "urn" && name != "mailto" && name != "tag" && name != "doi" && name != "info")
        return false;
    if (!std::isalpha(static_cast<unsigned char>(name[0]))
        || !std::all_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '+' || c == '-' || c == '.'); }))
        return false;
    if (validUtf8(key) != key.size())
        return false;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const auto c = static_cast<unsigned char>(key[i]);
        if (c >= 0x80) {
            if (!isLetter(key, i))
                return false;
            continue;
        }
        const bool percent = c == '%' && (i + 2 >= key.size() || digitOf(key[i + 1]) < 0 || digitOf(key[i + 2]) < 0);
        if (c <= 0x20 || c == 0x7F || percent || std::string_view("<>\"{}|^`\\").find(key[i]) != std::string_view::npos)
            return false;
    }
    return true;
}

RdfName publishedClass(std::string_view typeKey)
{
    struct Row {
        std::string_view type, name;
    };
    constexpr Row rows[] = {{"person", "Person"}, {"institution", "Organization"}, {"policy", "Legislation"}, {"place", "Place"},
                            {"event", "Event"},   {"work", "CreativeWork"}};
    for (const Row &row : rows)
        if (row.type == typeKey)
            return {RdfSpace::Schema, std::string(row.name)};
    return {};
}

}  // namespace relata
