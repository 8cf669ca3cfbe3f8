// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfsink.h"
#include "model/io/rdfvalues.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace relata {
namespace {

using Space = RdfSpace;

RdfName name(Space space, const char *local)
{
    return {space, local};
}

class Describer
{
public:
    Describer(const KnowledgeGraph &graph, const RdfNames &names, RdfSink &sink) : m_graph(graph), m_names(names), m_values(graph), m_sink(sink) {}

    void run()
    {
        about();
        for (const Category &category : m_graph.schema().categories())
            describe(category);
        for (const EntityType &type : m_graph.schema().types())
            describe(type);
        for (const Predicate &predicate : m_graph.schema().predicates())
            describe(predicate);
        describeProperties();
        for (const DocumentId id : m_graph.documents())
            describe(id, m_graph.document(id));
        for (const EntityId id : m_graph.entities())
            describe(id, m_graph.entity(id));
        DocumentId inGraph = noDocument;
        for (const StatementId id : m_graph.statements()) {
            const Statement s = m_graph.statement(id);
            if (s.document != inGraph) {
                inGraph = s.document;
                m_sink.graph(inGraph == noDocument ? RdfName() : nameOf(inGraph));
            }
            describe(id, s);
        }
        m_sink.graph({});
    }

private:
    void texts(const RdfName &predicate, const std::string &text)
    {
        if (!text.empty())
            m_sink.text(predicate, text);
    }
    void own(const char *predicate, const std::string &text) { texts(name(Space::Ns, predicate), text); }
    void time(const RdfName &predicate, const Edtf &time)
    {
        if (!time.empty())
            m_sink.text(predicate, time.text(), name(Space::Edtf, "EDTF"));
    }
    void properties(const Properties &properties) { m_values.put(properties, m_sink); }
    void isA(const RdfName &type) { m_sink.resource(name(Space::Rdf, "type"), type); }

    RdfName nameOf(EntityId id) const
    {
        const std::string_view key = m_graph.key(id);
        return isWholeIri(key) ? RdfName{Space::None, std::string(key)} : RdfNames::name(Space::Entity, key);
    }
    RdfName nameOf(DocumentId id) const
    {
        const std::string &key = m_graph.document(id).key;
        const bool whole = isWholeIri(key) && m_graph.findEntity(key) == noEntity;
        return whole ? RdfName{Space::None, key} : RdfNames::name(Space::Document, key);
    }
    RdfName nameOfStatement(const std::string &key) const
    {
        const bool whole = isWholeIri(key) && m_graph.findEntity(key) == noEntity && m_graph.findDocument(key) == noDocument;
        return whole ? RdfName{Space::None, key} : RdfNames::name(Space::Statement, key);
    }

    void about()
    {
        const GraphInfo &info = m_graph.info();
        m_sink.begin({Space::None, m_names.graphIri()});
        isA(name(Space::Ns, "Graph"));
        isA(name(Space::Schema, "Dataset"));
        texts(name(Space::Dcterms, "identifier"), info.id);
        texts(name(Space::Dcterms, "title"), info.title);
        texts(name(Space::Dcterms, "description"), info.description);
        texts(name(Space::Owl, "versionInfo"), info.version);
        texts(name(Space::Dcterms, "created"), info.created);
        texts(name(Space::Dcterms, "license"), info.license);
        for (const auto &[key, json] : info.properties)
            m_sink.text(RdfNames::name(Space::Property, key), json);
        m_sink.end();
    }

    /// What properties were called where they came from.
    void describeProperties()
    {
        for (const auto &[name, known] : m_values.known())
            if (isWholeIri(known.iri)) {
                m_sink.begin(RdfNames::name(Space::Property, name));
                isA(RdfName{Space::Rdf, "Property"});
                texts(RdfName{Space::Rdfs, "label"}, name);
                m_sink.resource(RdfName{Space::Owl, "equivalentProperty"}, {Space::None, known.iri});
                m_sink.end();
            }
    }

    void describe(const Category &category)
    {
        m_sink.begin(RdfNames::name(Space::Category, category.key));
        isA(name(Space::Ns, "Category"));
        isA(name(Space::Skos, "Concept"));
        texts(name(Space::Rdfs, "label"), category.label);
        m_sink.end();
    }

    void describe(const EntityType &type)
    {
        m_sink.begin(RdfNames::name(Space::Type, type.key));
        isA(name(Space::Ns, "EntityType"));
        isA(name(Space::Rdfs, "Class"));
        texts(name(Space::Rdfs, "label"), type.label);
        own("plural", type.plural);
        texts(name(Space::Rdfs, "comment"), type.description);
        if (const RdfName published = publishedClass(type.key); !published.local.empty())
            m_sink.resource(name(Space::Rdfs, "subClassOf"), published);
        if (isWholeIri(type.description))  // what it is called where it came from
            m_sink.resource(name(Space::Owl, "equivalentClass"), {Space::None, type.description});
        own("shape", type.shape);
        own("icon", type.icon);
        own("colorLight", type.color.light);
        own("colorDark", type.color.dark);
        own("colorPrint", type.color.print);
        m_sink.end();
    }

    void describe(const Predicate &predicate)
    {
        m_sink.begin(RdfNames::name(Space::Predicate, predicate.key));
        isA(name(Space::Ns, "Predicate"));
        isA(name(Space::Rdf, "Property"));
        if (predicate.symmetric)
            isA(name(Space::Owl, "SymmetricProperty"));
        texts(name(Space::Rdfs, "label"), predicate.label);
        own("inverseLabel", predicate.inverse);
        texts(name(Space::Rdfs, "comment"), predicate.definition);
        if (isWholeIri(predicate.definition))
            m_sink.resource(name(Space::Owl, "equivalentProperty"), {Space::None, predicate.definition});
        if (!predicate.category.empty())
            m_sink.resource(name(Space::Ns, "category"), RdfNames::name(Space::Category, predicate.category));
        for (const std::string &type : predicate.domain)
            m_sink.resource(name(Space::Schema, "domainIncludes"), RdfNames::name(Space::Type, type));
        for (const std::string &type : predicate.range)
            m_sink.resource(name(Space::Schema, "rangeIncludes"), RdfNames::name(Space::Type, type));
        if (!predicate.opposite.empty())
            m_sink.resource(name(Space::Ns, "opposite"), RdfNames::name(Space::Predicate, predicate.opposite));
        m_sink.end();
    }

    void describe(DocumentId id, const Document &d)
    {
        m_sink.begin(nameOf(id));
        isA(name(Space::Ns, "Document"));
        isA(name(Space::Schema, "CreativeWork"));
        texts(name(Space::Dcterms, "title"), d.title);
        for (const std::string &author : d.authors)
            m_sink.text(name(Space::Dcterms, "creator"), author);
        texts(name(Space::Dcterms, "publisher"), d.publisher);
        time(name(Space::Dcterms, "issued"), d.published);
        texts(name(Space::Schema, "url"), d.url);
        texts(name(Space::Dcterms, "language"), d.language);
        own("origin", d.origin);
        own("hash", d.hash);
        texts(name(Space::Skos, "note"), d.note);
        properties(d.properties);
        m_sink.end();
    }

    void describe(EntityId id, const Entity &e)
    {
        m_sink.begin(nameOf(id));
        isA(RdfNames::name(Space::Type, e.type));
        if (const RdfName published = publishedClass(e.type); !published.local.empty())
            isA(published);
        texts(name(Space::Rdfs, "label"), e.name);
        for (const std::string &alias : e.aliases)
            m_sink.text(name(Space::Skos, "altLabel"), alias);
        texts(name(Space::Dcterms, "description"), e.description);
        properties(e.properties);
        m_sink.end();
    }

    void describe(StatementId id, const Statement &s)
    {
        const RdfName subject = nameOf(s.subject), predicate = RdfNames::name(Space::Predicate, s.predicate), object = nameOf(s.object);
        m_sink.begin(nameOfStatement(s.key));
        isA(name(Space::Rdf, "Statement"));
        m_sink.resource(name(Space::Rdf, "subject"), subject);
        m_sink.resource(name(Space::Rdf, "predicate"), predicate);
        m_sink.resource(name(Space::Rdf, "object"), object);
        texts(name(Space::Rdfs, "label"), s.claim);
        if (s.speaker != noEntity)
            m_sink.resource(name(Space::Prov, "wasAttributedTo"), nameOf(s.speaker));
        if (s.document != noDocument)
            m_sink.resource(name(Space::Prov, "wasDerivedFrom"), nameOf(s.document));
        if (s.paragraph != 0)
            m_sink.text(name(Space::Ns, "paragraph"), std::to_string(s.paragraph), name(Space::Xsd, "integer"));
        if (!s.quote.empty())
            quote(s);
        m_sink.text(name(Space::Ns, "modality"), toString(s.modality));
        m_sink.text(name(Space::Ns, "polarity"), toString(s.polarity));
        time(name(Space::Dcterms, "date"), s.said);
        holds(s);
        own("holdsBasis", s.holdsBasis);
        own("confidence", s.confidence);
        own("status", s.status);
        texts(name(Space::Skos, "note"), s.note);
        properties(s.properties);
        m_sink.end();
        const bool firm = s.modality == Modality::Asserted || s.modality == Modality::Quoted || s.modality == Modality::Reported;
        if (firm && m_said.insert({s.document, s.subject, m_graph.predicate(id), s.object}).second) {
            m_sink.begin(subject);
            m_sink.resource(predicate, object);
            m_sink.end();
        }
    }

    void quote(const Statement &s)
    {
        m_sink.open(name(Space::Oa, "hasTarget"));
        if (s.document != noDocument)
            m_sink.resource(name(Space::Oa, "hasSource"), nameOf(s.document));
        m_sink.open(name(Space::Oa, "hasSelector"));
        isA(name(Space::Oa, "TextQuoteSelector"));
        m_sink.text(name(Space::Oa, "exact"), s.quote);
        m_sink.close();
        m_sink.close();
    }

    /// As it is, and once more for those who count in days, where the ends are plain dates.
    void holds(const Statement &s)
    {
        time(name(Space::Dcterms, "valid"), s.holds);
        const std::string_view text = s.holds.text();
        const std::size_t slash = text.find('/');
        const std::string_view start = text.substr(0, slash), end = slash == std::string_view::npos ? text : text.substr(slash + 1);
        if (const RdfName type = xsdTypeOfDate(start); !type.local.empty())
            m_sink.text(name(Space::Schema, "startDate"), start, type);
        if (const RdfName type = xsdTypeOfDate(end); !type.local.empty())
            m_sink.text(name(Space::Schema, "endDate"), end, type);
    }

    const KnowledgeGraph &m_graph;
    const RdfNames &m_names;
    const RdfValues m_values;
    RdfSink &m_sink;
    std::set<std::tuple<DocumentId, EntityId, PredicateId, EntityId>> m_said;  ///< plainly, in the graph of the document
};

}  // namespace

void describe(const KnowledgeGraph &graph, const RdfNames &names, RdfSink &sink)
{
    Describer(graph, names, sink).run();
}

}  // namespace relata
