// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfterms.h"

#include "model/core/plaintext.h"
#include "model/io/jsontext.h"
#include "model/io/rdfnames.h"
#include "model/io/rdfstore.h"
#include "model/io/textencoding.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <unordered_map>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

/// Prefixes that anybody writes; the later ones of ours belong to one graph.
constexpr std::size_t shared = static_cast<std::size_t>(RdfSpace::Ns) + 1;
constexpr std::array<RdfSpaceInfo, 4> further{{{"foaf", "http://xmlns.com/foaf/0.1/"},
                                               {"org", "http://www.w3.org/ns/org#"},
                                               {"dc", "http://purl.org/dc/elements/1.1/"},
                                               {"vcard", "http://www.w3.org/2006/vcard/ns#"}}};

/// The IRI that “schema:name” or an IRI is; nothing for what is neither.
std::optional<std::string> iriOf(const std::string &text)
{
    const std::size_t colon = text.find(':');
    if (colon == text.npos || colon == 0 || text.find_first_of(" <>\"{}|\\^`\n\t") != text.npos)
        return {};
    const std::string_view prefix = std::string_view(text).substr(0, colon);
    const auto named = [&](const auto &spaces, std::size_t count) -> std::optional<std::string> {
        for (std::size_t i = 0; i < count; ++i)
            if (spaces[i].prefix == prefix && text.substr(colon, 3) != "://")
                return std::string(spaces[i].iri) + text.substr(colon + 1);
        return {};
    };
    if (auto iri = named(rdfSpaces, shared))
        return iri;
    if (auto iri = named(further, further.size()))
        return iri;
    const bool isScheme =
        std::all_of(prefix.begin(), prefix.end(), [](unsigned char c) { return std::isalnum(c) || c == '+' || c == '-' || c == '.'; });
    return isScheme ? std::optional(text) : std::nullopt;  // of whatever scheme: tag:, doi:, urn:
}

}  // namespace

Result<RdfTerms> RdfTerms::parse(std::string_view text, const std::string &file)
{
    const auto fault = [&file](std::string message) { return Error{Error::Code::Syntax, std::move(message), file, 0, 0}; };
    Json json;
    if (const auto parsed = parseJson(text, file, "terms of RDF, as --save-mapping writes them", json); !parsed)
        return parsed.error();
    if (!json.is_object() || !json.contains("terms") || !json["terms"].is_object())
        return fault("has no “terms”. Expected {\"terms\": {\"http://…\": \"schema:name\", …}}");
    RdfTerms terms;
    for (const auto &[from, to] : json["terms"].items()) {
        const auto source = iriOf(from);
        if (!source)
            return fault("“" + from + "” is no IRI. Expected one, whole or as “schema:name”");
        if (!to.is_null() && !to.is_string())
            return fault("“" + from + "” is to be read as what is no text. Expected an IRI, or null to leave it out");
        const std::string wish = to.is_null() ? std::string() : to.get<std::string>();
        const auto target = wish.empty() ? std::optional<std::string>(std::string()) : iriOf(wish);
        if (!target)
            return fault("“" + from + "” is to be read as “" + wish + "”, which is no IRI. Expected one, whole or as “schema:name”");
        terms.m_terms.emplace_back(*source, *target);
    }
    return terms;
}

Result<RdfTerms> RdfTerms::beside(const std::filesystem::path &path)
{
    std::error_code failed;
    const auto file = termsBeside(path);
    if (!std::filesystem::is_regular_file(file, failed))
        return RdfTerms();
    const auto text = readText(file);
    return text ? parse(*text, file.string()) : Result<RdfTerms>(text.error());
}

void RdfTerms::overlay(const RdfTerms &others)
{
    const std::unordered_map<std::string, std::string> said(others.m_terms.begin(), others.m_terms.end());
    for (auto &[from, to] : m_terms)
        if (const auto known = said.find(from); known != said.end())
            to = known->second;
}

std::string RdfTerms::json() const
{
    Json list = Json::object();
    for (const auto &[from, to] : m_terms)
        list[from] = to.empty() ? Json() : Json(to);
    return Json{{"terms", std::move(list)}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::size_t RdfTerms::translate(RdfStore &store) const
{
    std::unordered_map<std::uint32_t, TermId> read;
    for (const auto &[from, to] : m_terms)
        if (const TermId known = store.findIri(from); known != noTerm && from != to)
            read.emplace(static_cast<std::uint32_t>(known), to.empty() ? noTerm : store.iri(to));
    return store.translate([&read](TermId id) {
        const auto found = read.find(static_cast<std::uint32_t>(id));
        return found == read.end() ? id : found->second;
    });
}

std::filesystem::path termsBeside(const std::filesystem::path &path)
{
    return path.string() + ".terms.json";
}

}  // namespace relata
