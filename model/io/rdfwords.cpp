// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfwords.h"

#include <string>

namespace relata {
namespace {

using W = RdfWord;

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", rdfs = "http://www.w3.org/2000/01/rdf-schema#",
                           owl = "http://www.w3.org/2002/07/owl#", skos = "http://www.w3.org/2004/02/skos/core#",
                           dcterms = "http://purl.org/dc/terms/", dc = "http://purl.org/dc/elements/1.1/", prov = "http://www.w3.org/ns/prov#",
                           schema = "http://schema.org/", secure = "https://schema.org/", foaf = "http://xmlns.com/foaf/0.1/",
                           oa = "http://www.w3.org/ns/oa#", ns = "urn:relata:ns#", wikibase = "http://wikiba.se/ontology#";

struct Row {
    std::string_view space, local;
    W word;
};
constexpr Row rows[] = {
    {rdf, "type", W::Type},
    {rdfs, "label", W::Label},
    {skos, "prefLabel", W::PreferredLabel},
    {foaf, "name", W::Name},
    {schema, "name", W::Name},
    {dcterms, "title", W::Title},
    {dc, "title", W::Title},
    {schema, "headline", W::Title},
    {skos, "altLabel", W::OtherName},
    {foaf, "nick", W::OtherName},
    {schema, "alternateName", W::OtherName},
    {dcterms, "description", W::Description},
    {dc, "description", W::Description},
    {schema, "description", W::Description},
    {rdfs, "comment", W::Comment},
    {skos, "definition", W::Comment},
    {skos, "note", W::Note},
    {rdf, "subject", W::Subject},
    {rdf, "predicate", W::Predicate},
    {rdf, "object", W::Object},
    {rdf, "first", W::First},
    {rdf, "rest", W::Rest},
    {rdf, "nil", W::Nil},
    {rdf, "value", W::Value},
    {rdf, "Statement", W::ReifiedStatement},
    {prov, "wasAttributedTo", W::Speaker},
    {dcterms, "creator", W::Creator},
    {dc, "creator", W::Creator},
    {schema, "author", W::Creator},
    {schema, "creator", W::Creator},
    {foaf, "maker", W::Creator},
    {prov, "wasDerivedFrom", W::DerivedFrom},
    {prov, "hadPrimarySource", W::DerivedFrom},
    {prov, "wasQuotedFrom", W::DerivedFrom},
    {dcterms, "source", W::Source},
    {dc, "source", W::Source},
    {schema, "isBasedOn", W::Source},
    {schema, "citation", W::Source},
    {dcterms, "publisher", W::Publisher},
    {dc, "publisher", W::Publisher},
    {schema, "publisher", W::Publisher},
    {dcterms, "issued", W::Issued},
    {schema, "datePublished", W::Issued},
    {dcterms, "date", W::Date},
    {dc, "date", W::Date},
    {dcterms, "created", W::Created},
    {schema, "dateCreated", W::Created},
    {dcterms, "valid", W::Valid},
    {schema, "startDate", W::Start},
    {schema, "endDate", W::End},
    {oa, "hasTarget", W::Target},
    {oa, "hasSource", W::HasSource},
    {oa, "hasSelector", W::Selector},
    {oa, "exact", W::Exact},
    {schema, "url", W::Url},
    {foaf, "homepage", W::Address},
    {foaf, "page", W::Address},
    {foaf, "depiction", W::Address},
    {foaf, "img", W::Address},
    {foaf, "logo", W::Address},
    {schema, "image", W::Address},
    {schema, "logo", W::Address},
    {schema, "sameAs", W::Address},
    {rdfs, "seeAlso", W::Address},
    {rdfs, "isDefinedBy", W::Address},
    {dcterms, "language", W::Language},
    {dc, "language", W::Language},
    {schema, "inLanguage", W::Language},
    {dcterms, "license", W::License},
    {schema, "license", W::License},
    {dcterms, "identifier", W::Identifier},
    {owl, "versionInfo", W::Version},
    {owl, "SymmetricProperty", W::Symmetric},
    {owl, "Thing", W::Anything},
    {owl, "NamedIndividual", W::Anything},
    {rdfs, "Resource", W::Anything},
    {wikibase, "Item", W::Anything},
    {wikibase, "Property", W::WikibaseProperty},
    {schema, "domainIncludes", W::DomainIncludes},
    {schema, "rangeIncludes", W::RangeIncludes},
    {ns, "paragraph", W::Paragraph},
    {ns, "modality", W::Modality},
    {ns, "polarity", W::Polarity},
    {ns, "holdsBasis", W::HoldsBasis},
    {ns, "confidence", W::Confidence},
    {ns, "status", W::Status},
    {ns, "origin", W::Origin},
    {ns, "hash", W::Hash},
    {ns, "plural", W::Plural},
    {ns, "inverseLabel", W::Inverse},
    {ns, "shape", W::Shape},
    {ns, "icon", W::Icon},
    {ns, "colorLight", W::ColorLight},
    {ns, "colorDark", W::ColorDark},
    {ns, "colorPrint", W::ColorPrint},
    {ns, "category", W::Category},
    {ns, "opposite", W::Opposite},
    {ns, "Graph", W::OwnGraph},
    {ns, "Category", W::OwnCategory},
    {ns, "EntityType", W::OwnType},
    {ns, "Predicate", W::OwnPredicate},
    {ns, "Document", W::OwnDocument},
};

}  // namespace

RdfIndex::RdfIndex(const RdfStore &store)
    : m_words(store.termCount(), W::None), m_cells(store.termCount(), false), m_inner(store.termCount(), false), m_begin(store.termCount() + 1, 0),
      m_triples(store.triples().size())
{
    for (const Row &row : rows)
        for (const std::string_view space : {row.space, row.space == schema ? secure : row.space})
            if (const TermId id = store.findIri(std::string(space).append(row.local)); id != noTerm)
                m_words[static_cast<std::size_t>(id)] = row.word;
    for (const RdfTriple &triple : store.triples()) {
        if (++m_begin[static_cast<std::size_t>(triple.subject) + 1] == 1)
            m_subjects.push_back(triple.subject);
        if (word(triple.predicate) == W::First)
            m_cells[static_cast<std::size_t>(triple.subject)] = true;
        else if (word(triple.predicate) == W::Rest && triple.subject != triple.object)
            m_inner[static_cast<std::size_t>(triple.object)] = true;
    }
    for (std::size_t i = 1; i < m_begin.size(); ++i)
        m_begin[i] += m_begin[i - 1];
    std::vector<std::uint32_t> next(m_begin);
    for (const RdfTriple &triple : store.triples())
        m_triples[next[static_cast<std::size_t>(triple.subject)]++] = triple;
}

std::span<const RdfTriple> RdfIndex::about(TermId subject) const
{
    const auto i = static_cast<std::size_t>(subject);
    return std::span(m_triples).subspan(m_begin[i], m_begin[i + 1] - m_begin[i]);
}

TermId RdfIndex::first(TermId subject, RdfWord predicate) const
{
    for (const RdfTriple &triple : about(subject))
        if (word(triple.predicate) == predicate)
            return triple.object;
    return noTerm;
}

bool RdfIndex::isA(TermId subject, RdfWord type) const
{
    for (const RdfTriple &triple : about(subject))
        if (word(triple.predicate) == RdfWord::Type && word(triple.object) == type)
            return true;
    return false;
}

}  // namespace relata
