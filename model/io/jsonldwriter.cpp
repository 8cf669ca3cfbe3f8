// SPDX-License-Identifier: Apache-2.0
#include "model/io/jsonld.h"
#include "model/io/jsonvalues.h"
#include "model/io/rdfsink.h"
#include "model/io/rdftext.h"
#include "model/io/textencoding.h"

#include <nlohmann/json.hpp>

#include <iterator>
#include <utility>
#include <vector>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

/// Predicates that get a plain name in the context, and what their values are.
struct Term {
    std::string_view name;
    RdfSpace space;
    std::string_view local;
    std::string_view type;  ///< "@id", a datatype, or empty
};
constexpr Term terms[] = {{"label", RdfSpace::Rdfs, "label", ""},
                          {"comment", RdfSpace::Rdfs, "comment", ""},
                          {"aliases", RdfSpace::Skos, "altLabel", ""},
                          {"note", RdfSpace::Skos, "note", ""},
                          {"title", RdfSpace::Dcterms, "title", ""},
                          {"description", RdfSpace::Dcterms, "description", ""},
                          {"authors", RdfSpace::Dcterms, "creator", ""},
                          {"publisher", RdfSpace::Dcterms, "publisher", ""},
                          {"published", RdfSpace::Dcterms, "issued", "edtf:EDTF"},
                          {"language", RdfSpace::Dcterms, "language", ""},
                          {"url", RdfSpace::Schema, "url", ""},
                          {"subject", RdfSpace::Rdf, "subject", "@id"},
                          {"predicate", RdfSpace::Rdf, "predicate", "@id"},
                          {"object", RdfSpace::Rdf, "object", "@id"},
                          {"speaker", RdfSpace::Prov, "wasAttributedTo", "@id"},
                          {"document", RdfSpace::Prov, "wasDerivedFrom", "@id"},
                          {"target", RdfSpace::Oa, "hasTarget", ""},
                          {"source", RdfSpace::Oa, "hasSource", "@id"},
                          {"selector", RdfSpace::Oa, "hasSelector", ""},
                          {"quote", RdfSpace::Oa, "exact", ""},
                          {"paragraph", RdfSpace::Ns, "paragraph", "xsd:integer"},
                          {"modality", RdfSpace::Ns, "modality", ""},
                          {"polarity", RdfSpace::Ns, "polarity", ""},
                          {"said", RdfSpace::Dcterms, "date", "edtf:EDTF"},
                          {"holds", RdfSpace::Dcterms, "valid", "edtf:EDTF"},
                          {"holdsBasis", RdfSpace::Ns, "holdsBasis", ""},
                          {"confidence", RdfSpace::Ns, "confidence", ""},
                          {"status", RdfSpace::Ns, "status", ""}};

std::string compact(const RdfName &name)
{
    return name.space == RdfSpace::None ? name.local
                                        : std::string(rdfSpaces[static_cast<std::size_t>(name.space)].prefix).append(":").append(name.local);
}

class JsonLdWriter final : public RdfSink
{
public:
    JsonLdWriter(const RdfNames &names, std::string &out) : m_out(out)
    {
        Json context = Json::object();
        for (std::size_t i = 0; i < rdfSpaces.size(); ++i)
            context[std::string(rdfSpaces[i].prefix)] = names.spaceIri(static_cast<RdfSpace>(i));
        for (const Term &term : terms) {
            const std::string iri = compact({term.space, std::string(term.local)});
            context[std::string(term.name)] = term.type.empty() ? Json(iri) : Json{{"@id", iri}, {"@type", term.type}};
        }
        m_out = "{\"@context\": " + jsonLine(context) + ",\n\"@graph\": [";
    }

    void graph(const RdfName &) override {}
    void begin(const RdfName &subject) override { m_nodes = {Json{{"@id", compact(subject)}}}; }
    void resource(const RdfName &predicate, const RdfName &object) override
    {
        if (predicate.space == RdfSpace::Rdf && predicate.local == "type")
            return add("@type", compact(object));
        const Term *term = termOf(predicate);
        add(keyOf(term, predicate), term && term->type == "@id" ? Json(compact(object)) : Json{{"@id", compact(object)}});
    }
    void text(const RdfName &predicate, std::string_view text, const RdfName &datatype) override
    {
        const Term *term = termOf(predicate);
        std::string type = datatype.local.empty() ? std::string() : compact(datatype);
        Json value = clean(text);
        if (type != (term ? term->type : std::string_view()))
            value = type.empty() ? Json{{"@value", std::move(value)}} : Json{{"@value", std::move(value)}, {"@type", std::move(type)}};
        add(keyOf(term, predicate), std::move(value));
    }
    void tagged(const RdfName &predicate, std::string_view text, std::string_view language) override
    {
        add(keyOf(termOf(predicate), predicate), Json{{"@value", clean(text)}, {"@language", std::string(language)}});
    }
    void open(const RdfName &predicate) override
    {
        m_opened.push_back(keyOf(termOf(predicate), predicate));
        m_nodes.push_back(Json::object());
    }
    void close() override
    {
        Json node = std::move(m_nodes.back());
        m_nodes.pop_back();
        add(m_opened.back(), std::move(node));
        m_opened.pop_back();
    }
    void end() override
    {
        m_out += (m_isFirst ? "\n" : ",\n") + jsonLine(m_nodes.front());
        m_isFirst = false;
    }

    IoReport finish()
    {
        m_out += "\n]}\n";
        return rdfReport(m_lost);
    }

private:
    static const Term *termOf(const RdfName &predicate)
    {
        for (const Term &term : terms)
            if (term.space == predicate.space && term.local == predicate.local)
                return &term;
        return nullptr;
    }
    static std::string keyOf(const Term *term, const RdfName &predicate) { return term ? std::string(term->name) : compact(predicate); }

    /// An object has each key once: where another one stands between, the node goes on in a second object.
    void add(const std::string &key, Json value)
    {
        Json &node = m_nodes.back();
        auto known = node.find(key);
        if (known != node.end() && std::next(known) != node.end() && m_nodes.size() == 1) {
            Json rest{{"@id", node["@id"]}};
            end();
            node = std::move(rest);
            known = node.end();
        }
        if (known == node.end())
            node[key] = std::move(value);
        else if (known->is_array())
            known->push_back(std::move(value));
        else
            *known = Json::array({std::move(*known), std::move(value)});
    }

    std::string clean(std::string_view text)
    {
        std::string out;
        for (std::size_t good = 0; (good = validUtf8(text)) < text.size(); text.remove_prefix(good + 1), ++m_lost)
            out.append(text.substr(0, good)).append("\xEF\xBF\xBD");
        return out.append(text);
    }

    std::string &m_out;
    std::vector<Json> m_nodes;
    std::vector<std::string> m_opened;
    bool m_isFirst = true;
    std::size_t m_lost = 0;
};

}  // namespace

IoReport jsonLdText(const KnowledgeGraph &graph, std::string &text)
{
    const RdfNames names(graph.info().id);
    JsonLdWriter writer(names, text);
    describe(graph, names, writer);
    return writer.finish();
}

}  // namespace relata
