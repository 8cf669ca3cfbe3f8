// SPDX-License-Identifier: Apache-2.0
#include "model/core/counted.h"
#include "model/io/jsonld.h"
#include "model/io/jsonldcontext.h"
#include "model/io/jsonplaces.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/rdfgraph.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;
using Relative = JsonLdContext::Relative;
using ContextPtr = std::shared_ptr<const JsonLdContext>;

constexpr const char *rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", *xsd = "http://www.w3.org/2001/XMLSchema#";

class JsonLdReader
{
public:
    JsonLdReader(std::string_view text, const std::string &file, RdfStore &store, const RunContext &context)
        : m_text(text), m_file(file), m_store(store), m_run(context), m_type(store.iri(std::string(rdf) + "type")),
          m_first(store.iri(std::string(rdf) + "first")), m_rest(store.iri(std::string(rdf) + "rest")), m_nil(store.iri(std::string(rdf) + "nil"))
    {
    }

    Result<void> read()
    {
        if (const auto parsed = parseJson(m_text, m_file, "JSON-LD: an object with “@context” and “@graph”", m_root); !parsed)
            return parsed.error();
        if (m_run.cancelled())
            return Error::cancelled();
        return topLevel(m_root, std::make_shared<JsonLdContext>(), noTerm);
    }
    std::size_t meaningless() const { return m_meaningless; }

private:
    struct Entry {
        std::string key;
        const JsonLdContext::Term *term;
        const Json *value;
    };

    Error fault(std::string message, const Json &at) const
    {
        return faultAtJson(Error::Code::Syntax, std::move(message), m_file, m_text, m_root, at);
    }

    /// In the context \a at, where it first says \a near.
    Error faultNear(std::string message, const std::string &near, const Json &at) const
    {
        Error error = fault(std::move(message), at);
        const std::size_t begin = placeOfJson(m_text, m_root, at).offset;
        if (const std::size_t place = m_text.find(jsonLine(near), begin); begin != std::string_view::npos && place != std::string_view::npos) {
            error.line = lineOfOffset(m_text, place);
            error.column = columnOfOffset(m_text, place);
        }
        return error;
    }

    Result<void> topLevel(const Json &value, const ContextPtr &context, TermId graph)
    {
        if (value.is_array()) {
            for (const Json &item : value)
                if (const auto ok = topLevel(item, context, graph); !ok)
                    return ok;
            return {};
        }
        if (!value.is_object())
            return fault(std::string("a node is ") + jsonKindInWords(value) + ". Expected an object with “@id”", value);
        if (m_run.cancelled())
            return Error::cancelled();
        TermId ignored = noTerm;
        return node(value, context, graph, ignored, true);
    }

    Result<ContextPtr> contextOf(const Json &object, const ContextPtr &context)
    {
        const auto found = object.find("@context");
        if (found == object.end())
            return context;
        constexpr std::size_t mostCopied = 20'000'000;
        if ((m_copied += context->size()) > mostCopied)
            return fault("contexts inside one another say more than can be read. Expected one at the top", *found);
        auto grown = std::make_shared<JsonLdContext>(*context);
        if (const auto ok =
                grown->add(*found, [&](std::string message, const std::string &near) { return faultNear(std::move(message), near, *found); });
            !ok)
            return ok.error();
        return ContextPtr(grown);
    }

    void place(const std::string &id)
    {
        if (m_wasted > 8 * m_text.size())  // ids that are escaped in the text are not looked for for ever
            return;
        const std::size_t at = m_text.find("\"" + id + "\"", m_place);
        if (at == std::string_view::npos)
            m_wasted += m_text.size() - m_place;
        else
            m_place = at;
    }

    /// One with a control character is told of when it is used.
    TermId resource(const std::string &iri)
    {
        if (m_spoiled.empty() && std::any_of(iri.begin(), iri.end(), [](unsigned char c) { return c < 0x20; })) {
            m_spoiled = iri;
            m_spoiledAt = m_reading;
        }
        return iri.starts_with("_:") ? m_store.blank(std::string_view(iri).substr(2)) : m_store.iri(iri);
    }
    TermId newBlank() { return m_store.blank("auto" + std::to_string(++m_blanks)); }

    Result<void> add(TermId subject, TermId predicate, TermId object, TermId graph)
    {
        if (!m_spoiled.empty())
            return fault("a control character in the IRI “" + m_spoiled + "”. Expected it percent-encoded, like %0A", *m_spoiledAt);
        if (!m_store.add({subject, predicate, object, graph, static_cast<std::uint32_t>(m_place)}))
            return fault("more than can be read stands in this file. Expected less", *m_reading);
        return {};
    }

    /// Reads the node \a object; \a made is what it is called. One that only has “@graph” is none at the top.
    /// \a name: what the node is called by the container that it stands in.
    Result<void> node(const Json &object, const ContextPtr &outer, TermId graph, TermId &made, bool isTop, const std::string &name = {})
    {
        const auto scoped = contextOf(object, outer);
        if (!scoped)
            return scoped.error();
        const ContextPtr &context = *scoped;
        std::vector<Entry> entries;
        const Json *graphs = nullptr;
        std::string id = name, idText;
        bool hasId = !name.empty(), hasMore = false;
        m_reading = &object;
        for (const auto &[word, value] : object.items()) {
            if (word == "@context")
                continue;
            Entry entry{context->expanded(word, Relative::ToVocabulary), context->find(word), &value};
            if (entry.key == "@id") {
                if (!value.is_string())
                    return fault(std::string("an “@id” is ") + jsonKindInWords(value) + ". Expected an IRI", value);
                idText = value.get<std::string>();
                id = context->expanded(idText, Relative::ToBase);
                hasId = true;
                m_reading = &value;
                place(idText);
            } else if (entry.key == "@graph") {
                graphs = &value;
            } else if (entry.key == "@nest") {
                hasMore = true;
                if (const auto ok = addNested(value, *context, entries); !ok)
                    return ok;
            } else if (entry.key != "@index") {
                hasMore = true;
                entries.push_back(std::move(entry));
            }
        }
        made = hasId ? resource(id) : graphs && !hasMore && isTop ? noTerm : newBlank();
        for (const Entry &entry : entries)
            if (const auto ok = addEntry(made, entry.key, entry.term, *entry.value, context, graph); !ok)
                return ok;
        return graphs ? topLevel(*graphs, context, isTop && !hasId && !hasMore ? graph : made) : Result<void>();
    }

    /// What stands in a “@nest” is said of the node itself.
    Result<void> addNested(const Json &nest, const JsonLdContext &context, std::vector<Entry> &entries) const
    {
        if (nest.is_array()) {
            for (const Json &part : nest)
                if (const auto ok = addNested(part, context, entries); !ok)
                    return ok;
            return {};
        }
        if (!nest.is_object())
            return fault(std::string("a “@nest” is ") + jsonKindInWords(nest) + ". Expected an object", nest);
        for (const auto &[word, value] : nest.items()) {
            Entry entry{context.expanded(word, Relative::ToVocabulary), context.find(word), &value};
            if (entry.key == "@id" || entry.key == "@graph" || entry.key == "@context")
                return fault("“" + word + "” stands in a “@nest”. Expected it in the node itself", value);
            if (entry.key == "@index")
                continue;
            if (entry.key != "@nest") {
                entries.push_back(std::move(entry));
            } else if (const auto ok = addNested(value, context, entries); !ok) {
                return ok;
            }
        }
        return {};
    }

    Result<void> addEntry(TermId subject, const std::string &key, const JsonLdContext::Term *term, const Json &value, const ContextPtr &context,
                          TermId graph)
    {
        m_reading = &value;
        if (key == "@type") {
            for (const Json &type : value.is_array() ? value : Json::array({value})) {
                if (!type.is_string())
                    return fault(std::string("an “@type” is ") + jsonKindInWords(type) + ". Expected an IRI, or a name of the context", value);
                std::string iri = context->expanded(type.get<std::string>(), Relative::ToVocabulary);
                iri = iri.empty() ? type.get<std::string>() : iri;
                if (const auto ok = add(subject, m_type, resource(iri), graph); !ok)
                    return ok;
            }
            return {};
        }
        if (key == "@included")
            return topLevel(value, context, graph);
        if (key == "@reverse") {
            if (!value.is_object())
                return fault(std::string("an “@reverse” is ") + jsonKindInWords(value) + ". Expected an object", value);
            for (const auto &[inner, reversed] : value.items()) {
                m_reading = &reversed;
                if (const auto ok =
                        addValues(subject, context->expanded(inner, Relative::ToVocabulary), context->find(inner), reversed, context, graph, true);
                    !ok)
                    return ok;
            }
            return {};
        }
        if (key.starts_with('@'))
            return fault("“" + key + "” is not read here. Expected JSON-LD without it", value);
        return addValues(subject, key, term, value, context, graph, term && term->reverse);
    }

    Result<void> addValues(TermId subject, const std::string &key, const JsonLdContext::Term *term, const Json &value, const ContextPtr &context,
                           TermId graph, bool reverse)
    {
        if (key.find(':') == std::string::npos || key.starts_with("_:")) {
            ++m_meaningless;
            return {};
        }
        const TermId predicate = resource(key);
        const std::string container = term ? term->container : std::string();
        if (value.is_object() && container == "@language") {
            for (const auto &[language, texts] : value.items())
                for (const Json &text : texts.is_array() ? texts : Json::array({texts})) {
                    if (!text.is_string())
                        return fault(std::string("a text in a language is ") + jsonKindInWords(text) + ". Expected a text", texts);
                    const TermId literal = m_store.literal(text.get<std::string>(), {}, language == "@none" ? std::string() : language);
                    if (const auto ok = add(subject, predicate, literal, graph); !ok)
                        return ok;
                }
            return {};
        }
        if (value.is_object() && container == "@index") {
            for (const auto &[index, inner] : value.items())
                if (const auto ok = addPlainValues(subject, predicate, term, inner, context, graph, reverse); !ok)
                    return ok;
            return {};
        }
        if (value.is_object() && container == "@id") {
            for (const auto &[name, inner] : value.items()) {
                const std::string id = name == "@none" ? std::string() : context->expanded(name, Relative::ToBase);
                if (const auto ok = addNamed(subject, predicate, id, inner, context, graph, term->isGraph); !ok)
                    return ok;
            }
            return {};
        }
        if (term && term->isGraph && value.is_structured()) {
            if (!value.is_array())
                return addNamed(subject, predicate, {}, value, context, graph, true);
            for (const Json &inner : value)
                if (const auto ok = addNamed(subject, predicate, {}, inner, context, graph, true); !ok)
                    return ok;
            return {};
        }
        if (container == "@list" && !(value.is_object() && value.contains("@list")))
            return addList(subject, predicate, term, value, context, graph);
        return addPlainValues(subject, predicate, term, value, context, graph, reverse);
    }

    /// Nodes that their container names, or graphs that it makes of them.
    Result<void> addNamed(TermId subject, TermId predicate, const std::string &id, const Json &value, const ContextPtr &context, TermId graph,
                          bool isGraph)
    {
        m_reading = &value;
        if (isGraph) {
            const TermId made = id.empty() ? newBlank() : resource(id);
            if (const auto ok = add(subject, predicate, made, graph); !ok)
                return ok;
            const Json *inner = keyword(value, "@graph", *context);
            return topLevel(inner ? *inner : value, context, made);
        }
        if (!value.is_object())
            return fault(std::string("a node is ") + jsonKindInWords(value) + ". Expected an object", value);
        TermId made = noTerm;
        if (const auto ok = node(value, context, graph, made, false, id); !ok)
            return ok;
        return add(subject, predicate, made, graph);
    }

    Result<void> addPlainValues(TermId subject, TermId predicate, const JsonLdContext::Term *term, const Json &value, const ContextPtr &context,
                                TermId graph, bool reverse)
    {
        if (value.is_array()) {
            for (const Json &item : value)
                if (const auto ok = addPlainValues(subject, predicate, term, item, context, graph, reverse); !ok)
                    return ok;
            return {};
        }
        if (value.is_null())
            return {};
        const Json *list = keyword(value, "@list", *context), *set = keyword(value, "@set", *context);
        if (list)
            return addList(subject, predicate, term, *list, context, graph);
        if (set)
            return addPlainValues(subject, predicate, term, *set, context, graph, reverse);
        if (value.is_object() && !keyword(value, "@value", *context)) {  // the link comes first, what it leads to after it
            TermId object = noTerm;
            const auto scoped = contextOf(value, context);
            if (!scoped)
                return scoped.error();
            std::string id, idText;
            for (const auto &[name, part] : value.items())
                if ((*scoped)->expanded(name, Relative::ToVocabulary) == "@id" && part.is_string()) {
                    idText = part.get<std::string>();
                    m_reading = &part;
                    id = (*scoped)->expanded(idText, Relative::ToBase);
                }
            if (!id.empty()) {
                object = resource(id);
                if (const auto ok = reverse ? add(object, predicate, subject, graph) : add(subject, predicate, object, graph); !ok)
                    return ok;
                return node(value, context, graph, object, false);
            }
            if (const auto ok = node(value, context, graph, object, false); !ok)
                return ok;
            return reverse ? add(object, predicate, subject, graph) : add(subject, predicate, object, graph);
        }
        TermId object = noTerm;
        if (const auto ok = literal(value, term, *context, object); !ok || object == noTerm)
            return ok;
        return add(subject, predicate, object, graph);
    }

    /// The value of \a name, by itself or by an alias of it.
    static const Json *keyword(const Json &value, const char *name, const JsonLdContext &context)
    {
        if (!value.is_object())
            return nullptr;
        for (const auto &[key, part] : value.items())
            if (key == name || (context.find(key) && context.find(key)->iri == name))
                return &part;
        return nullptr;
    }

    /// Null, a value that is as null, and what has nothing but these: in a list there is no cell for it.
    static bool saysNothing(const Json &value, const JsonLdContext &context)
    {
        if (value.is_array())
            return std::all_of(value.begin(), value.end(), [&](const Json &item) { return saysNothing(item, context); });
        if (const Json *set = keyword(value, "@set", context))
            return saysNothing(*set, context);
        const Json *inner = keyword(value, "@value", context);
        return value.is_null() || (inner && isAsNull(*inner, typeOf(value, context)));
    }
    /// What “@value” says.
    static bool isAsNull(const Json &inner, const std::string &type)
    {
        return inner.is_null() || (inner.is_array() && inner.empty() && type != "@json");
    }

    /// That of an object with “@value”.
    static std::string typeOf(const Json &value, const JsonLdContext &context)
    {
        const Json *given = keyword(value, "@type", context);
        return given && given->is_string() ? context.expanded(given->get<std::string>(), Relative::ToVocabulary) : std::string();
    }

    Result<void> addList(TermId subject, TermId predicate, const JsonLdContext::Term *term, const Json &value, const ContextPtr &context,
                         TermId graph)
    {
        TermId from = subject, link = predicate;
        const std::size_t size = value.is_array() ? value.size() : 1;
        for (std::size_t i = 0; i < size; ++i) {
            const Json &item = value.is_array() ? value[i] : value;
            if (saysNothing(item, *context))
                continue;
            const TermId cell = newBlank();
            if (const auto ok = add(from, link, cell, graph); !ok)
                return ok;
            if (const auto ok = addPlainValues(cell, m_first, term, item, context, graph, false); !ok)
                return ok;
            from = cell;
            link = m_rest;
        }
        return add(from, link, m_nil, graph);
    }

    /// A literal, or the IRI that a text is by its term; nothing for null.
    Result<void> literal(const Json &value, const JsonLdContext::Term *term, const JsonLdContext &context, TermId &made)
    {
        std::string type = term ? term->type : std::string(), language = term && term->hasLanguage ? term->language : context.language();
        const Json *inner = &value;
        if (value.is_object()) {
            const Json *tongue = keyword(value, "@language", context);
            inner = keyword(value, "@value", context);
            type = typeOf(value, context);
            language = tongue && tongue->is_string() ? tongue->get<std::string>() : std::string();
        } else if (inner->is_string() && (type == "@id" || type == "@vocab")) {
            const std::string text = inner->get<std::string>();
            std::string iri = context.expanded(text, type == "@id" ? Relative::ToBase : Relative::ToVocabulary);
            place(text);
            m_reading = inner;
            made = resource(iri.empty() ? text : iri);
            return {};
        }
        if (isAsNull(*inner, type))
            return {};
        if (type == "@json") {
            made = m_store.literal(jsonLine(*inner), std::string(rdf) + "JSON", {});
            return {};
        }
        if (type.starts_with('@'))
            type.clear();
        if (inner->is_string()) {
            made = m_store.literal(inner->get<std::string>(), type, type.empty() ? language : std::string());
            return {};
        }
        if (inner->is_structured())
            return fault("an “@value” is not a text, a number or a word. Expected one of these", *inner);
        const char *standard = inner->is_boolean() ? "boolean" : inner->is_number_float() ? "double" : "integer";
        made = m_store.literal(jsonLine(*inner), type.empty() ? xsd + std::string(standard) : type, {});
        return {};
    }

    std::string_view m_text;
    const std::string &m_file;
    Json m_root;
    RdfStore &m_store;
    const RunContext &m_run;
    TermId m_type, m_first, m_rest, m_nil;
    std::size_t m_place = 0, m_wasted = 0, m_blanks = 0, m_meaningless = 0, m_copied = 0;
    std::string m_spoiled;              ///< an IRI
    const Json *m_spoiledAt = nullptr;  ///< what says it
    const Json *m_reading = &m_root;    ///< a node, its “@id” or one of its values
};

}  // namespace

bool looksLikeJsonLd(std::string_view text)
{
    const auto keys = jsonKeys(text);
    return hasKey(keys, "@context") || hasKey(keys, "@graph") || hasKey(keys, "@id");
}

Result<LoadedGraph> readJsonLd(const std::string &bytes, const std::filesystem::path &path, const RunContext &context)
{
    const std::string file = path.string();
    std::string converted;
    std::vector<std::string> notes;
    const auto text = jsonText(bytes, file, converted, notes);
    if (!text)
        return text.error();
    RdfStore store(std::min((std::size_t{64} << 20U) + 32 * text->size(), std::size_t{3} << 30U));
    std::string cleaned;
    std::string_view json = *text;
    if (json.find("NaN") != std::string_view::npos || json.find("Infinity") != std::string_view::npos) {
        json = cleaned = json;
        if (const std::size_t empty = emptyNonNumbers(cleaned); empty > 0)
            notes.push_back(counted(empty, "value is", "values are") + " NaN or Infinity, which is no number: left out");
    }
    JsonLdReader reader(json, file, store, context);
    if (const auto read = reader.read(); !read)
        return read.error();
    if (reader.meaningless() > 0)
        notes.push_back(std::to_string(reader.meaningless()) + (reader.meaningless() == 1 ? " value has a name" : " values have names")
                        + " that the context gives no meaning; by the rules of JSON-LD left out");
    auto loaded = graphFromRdf(store, *text, "JSON-LD", path, context.part(0.6, 0.4));
    if (loaded)
        loaded->report.notes.insert(loaded->report.notes.begin(), notes.begin(), notes.end());
    return loaded;
}

}  // namespace relata
