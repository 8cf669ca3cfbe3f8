// SPDX-License-Identifier: Apache-2.0
#include "model/io/jsonldcontext.h"

#include "model/io/jsonvalues.h"
#include "model/io/rdfparser.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view readKeywords[] = {"@id",   "@type", "@value", "@language", "@graph",   "@list",     "@set",     "@reverse", "@index",
                                             "@none", "@json", "@vocab", "@base",     "@context", "@included", "@version", "@nest"};

std::string textOf(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

bool isJsonLdKeyword(std::string_view name)
{
    return name.size() > 1 && name[0] == '@'
           && std::all_of(name.begin() + 1, name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

const JsonLdContext::Term *JsonLdContext::find(const std::string &name) const
{
    const auto found = m_terms.find(name);
    return found == m_terms.end() ? nullptr : &found->second;
}

std::string JsonLdContext::expanded(const std::string &name, Relative relative) const
{
    if (isJsonLdKeyword(name))
        return name;
    if (relative == Relative::ToVocabulary)
        if (const Term *term = find(name))
            return term->iri;
    if (const auto colon = name.find(':'); colon != std::string::npos && colon > 0) {
        if (name[0] == '_' || name.compare(colon, 3, "://") == 0)
            return name;
        if (const Term *prefix = find(name.substr(0, colon)); prefix && !prefix->iri.empty() && !isJsonLdKeyword(prefix->iri))
            return prefix->iri + name.substr(colon + 1);
        return name;
    }
    if (relative == Relative::ToVocabulary)
        return m_vocabulary.empty() ? std::string() : m_vocabulary + name;
    return m_base.empty() ? name : resolvedIri(m_base, name);
}

Result<void> JsonLdContext::add(const Json &json, const Fault &fault)
{
    if (json.is_null()) {
        *this = {};
        return {};
    }
    if (json.is_array()) {
        for (const Json &part : json)
            if (const auto ok = add(part, fault); !ok)
                return ok;
        return {};
    }
    if (json.is_string()) {
        std::string address = json.get<std::string>();
        std::string_view rest = address;
        for (const std::string_view start : {"https://", "http://", "www."})
            if (rest.starts_with(start))
                rest.remove_prefix(start.size());
        if (rest != "schema.org" && rest != "schema.org/" && rest != "schema.org/docs/jsonldcontext.jsonld")
            return fault("the context at “" + address + "” is not read: nothing is ever fetched. Expected it in the file itself", address);
        m_vocabulary = "http://schema.org/";
        for (const char *name : {"url", "image", "sameAs", "logo"})
            m_terms[name] = {m_vocabulary + name, "@id", {}, {}, false, false};
        m_terms["id"] = {"@id", {}, {}, {}, false, false};
        m_terms["type"] = {"@type", {}, {}, {}, false, false};
        return {};
    }
    if (!json.is_object())
        return fault("an “@context” is neither an object nor a list. Expected {\"name\": \"IRI\", …}", "@context");
    for (const char *name : {"@import", "@propagate", "@direction"})
        if (json.contains(name))
            return fault(std::string("“") + name + "” is not read. Expected a context without it", name);
    if (json.contains("@base"))
        m_base = json["@base"].is_null() ? std::string() : resolvedIri(m_base, textOf(json, "@base"));
    if (json.contains("@language"))
        m_language = textOf(json, "@language");
    std::map<std::string, bool> done;
    if (json.contains("@vocab")) {
        const auto vocabulary = expandedIn(json, textOf(json, "@vocab"), done, fault);
        if (!vocabulary)
            return vocabulary.error();
        m_vocabulary = vocabulary->empty() ? textOf(json, "@vocab") : *vocabulary;
    }
    for (const auto &[name, value] : json.items())
        if (!isJsonLdKeyword(name))
            if (const auto ok = define(json, name, done, fault); !ok)
                return ok;
    return {};
}

Result<std::string> JsonLdContext::expandedIn(const Json &json, const std::string &name, std::map<std::string, bool> &done, const Fault &fault)
{
    const std::string prefix = name.substr(0, name.find(':'));
    for (const std::string &used : {name, prefix})
        if (json.contains(used) && !isJsonLdKeyword(used) && !(name.compare(prefix.size(), 3, "://") == 0))
            if (const auto ok = define(json, used, done, fault); !ok)
                return ok.error();
    return expanded(name, Relative::ToVocabulary);
}

Result<void> JsonLdContext::define(const Json &json, const std::string &name, std::map<std::string, bool> &done, const Fault &fault)
{
    if (const auto known = done.find(name); known != done.end()) {
        if (!known->second)
            return fault("“" + name + "” of the context is defined by itself. Expected an IRI in the end", name);
        return {};
    }
    done[name] = false;
    const Json &value = json[name];
    Term term;
    if (value.is_string() || value.is_null()) {
        if (value.is_string() && value.get<std::string>() != name) {
            const auto iri = expandedIn(json, value.get<std::string>(), done, fault);
            if (!iri)
                return iri.error();
            term.iri = *iri;
        } else if (value.is_string()) {
            term.iri = name;
        }
    } else if (value.is_object()) {
        for (const auto &[key, part] : value.items())
            if (key != "@id" && key != "@type" && key != "@container" && key != "@language" && key != "@reverse" && key != "@protected"
                && key != "@prefix" && key != "@index" && key != "@nest")
                return fault("“" + key + "” in the definition of “" + name + "” is not read. Expected @id, @type, @container or @language", key);
        term.reverse = value.contains("@reverse");
        const std::string id = textOf(value, term.reverse ? "@reverse" : "@id");
        if (value.contains("@id") && value["@id"].is_null()) {
            term.iri.clear();
        } else {
            const std::string own = id.empty() ? name : id;
            m_terms.erase(name);  // what a context outside says of it does not count
            const auto iri = own == name ? Result<std::string>(expanded(own, Relative::ToVocabulary)) : expandedIn(json, own, done, fault);
            if (!iri)
                return iri.error();
            term.iri = *iri;
        }
        if (const std::string type = textOf(value, "@type"); !type.empty()) {
            const auto iri = expandedIn(json, type, done, fault);
            if (!iri)
                return iri.error();
            term.type = *iri;
        }
        std::string container = textOf(value, "@container");
        if (value.contains("@container") && value["@container"].is_array())
            for (const Json &part : value["@container"]) {
                term.isGraph = term.isGraph || part == "@graph";
                if (part.is_string() && part != "@graph" && (container.empty() || container == "@set"))
                    container = part.get<std::string>();
            }
        if (container == "@graph") {
            term.isGraph = true;
            container.clear();
        }
        if (!container.empty() && container != "@list" && container != "@set" && container != "@language" && container != "@index"
            && container != "@id")
            return fault("the container “" + container + "” is not read. Expected @list, @set, @language, @index, @id or @graph", container);
        term.container = container;
        term.hasLanguage = value.contains("@language");
        term.language = textOf(value, "@language");
    } else {
        return fault("“" + name + "” of the context is " + jsonKindInWords(value) + ". Expected an IRI or {\"@id\": \"IRI\", …}", name);
    }
    if (isJsonLdKeyword(term.iri) && std::find(std::begin(readKeywords), std::end(readKeywords), term.iri) == std::end(readKeywords))
        return fault("“" + term.iri + "” is not read. Expected a context without it", term.iri);
    m_terms[name] = std::move(term);
    done[name] = true;
    return {};
}

}  // namespace relata
