// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only.

#include "model/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace relata {

/// What names mean in a part of a JSON-LD file (JSON-LD 1.1, chapter 4, without what needs fetching or scopes of its own).
class JsonLdContext
{
public:
    struct Term {
        std::string iri;        ///< or a keyword; empty: the name means nothing
        std::string type;       ///< "@id", "@vocab", "@json", "@none", a datatype's IRI, or empty
        std::string container;  ///< "@list", "@set", "@language", "@index", "@id" or empty
        std::string language;
        bool hasLanguage = false, reverse = false;
        bool isGraph = false;  ///< its values are graphs of their own
    };
    /// Makes an error about the JSON string given second.
    using Fault = std::function<Error(std::string message, const std::string &near)>;

    /// Adds what \a json, the value of an “@context”, defines. Errors: a context elsewhere, keywords that are not read, names defined by one another.
    Result<void> add(const nlohmann::ordered_json &json, const Fault &fault);

    const Term *find(const std::string &name) const;
    /// Keywords and blank nodes as they are; names and prefixes replaced; otherwise relative to the vocabulary or to the base.
    enum class Relative { ToVocabulary, ToBase };
    std::string expanded(const std::string &name, Relative relative) const;
    const std::string &language() const { return m_language; }
    std::size_t size() const { return m_terms.size(); }

private:
    Result<void> define(const nlohmann::ordered_json &json, const std::string &name, std::map<std::string, bool> &done, const Fault &fault);
    Result<std::string> expandedIn(const nlohmann::ordered_json &json, const std::string &name, std::map<std::string, bool> &done,
                                   const Fault &fault);

    std::map<std::string, Term> m_terms;
    std::string m_vocabulary, m_base, m_language;
};

bool isJsonLdKeyword(std::string_view name);

}  // namespace relata
