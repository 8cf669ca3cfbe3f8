// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what our own records are called in RDF.

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// Namespaces in the order in which files declare them. From Entity on they belong to one graph: two graphs may both have a statement “s1”.
enum class RdfSpace {
    Rdf,
    Rdfs,
    Owl,
    Skos,
    Dcterms,
    Prov,
    Schema,
    Oa,
    Edtf,
    Xsd,
    Ns,
    Entity,
    Statement,
    Document,
    Type,
    Predicate,
    Category,
    Property,
    None
};

struct RdfSpaceInfo {
    std::string_view prefix;
    std::string_view iri;  ///< of those that belong to a graph: its end
};
inline constexpr std::array<RdfSpaceInfo, 18> rdfSpaces{{{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                                         {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                                                         {"owl", "http://www.w3.org/2002/07/owl#"},
                                                         {"skos", "http://www.w3.org/2004/02/skos/core#"},
                                                         {"dcterms", "http://purl.org/dc/terms/"},
                                                         {"prov", "http://www.w3.org/ns/prov#"},
                                                         {"schema", "http://schema.org/"},
                                                         {"oa", "http://www.w3.org/ns/oa#"},
                                                         {"edtf", "http://id.loc.gov/datatypes/edtf/"},
                                                         {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                                                         {"relata", "urn:relata:ns#"},
                                                         {"entity", "entity:"},
                                                         {"st", "statement:"},
                                                         {"doc", "document:"},
                                                         {"type", "type:"},
                                                         {"pred", "predicate:"},
                                                         {"cat", "category:"},
                                                         {"prop", "property:"}}};

/// A name with prefix; without space: a whole IRI.
struct RdfName {
    RdfSpace space = RdfSpace::None;
    std::string local;
    friend bool operator==(const RdfName &, const RdfName &) = default;
};

/// The names of one graph's records.
class RdfNames
{
public:
    explicit RdfNames(std::string_view graphId);
    /// Takes the base from the IRI of a graph's description; nothing when \a iri is none.
    static std::optional<RdfNames> fromGraphIri(std::string_view iri);

    /// Percent-encoded so that it is a local name of Turtle's and part of an IRI.
    static RdfName name(RdfSpace space, std::string_view key);
    std::string graphIri() const { return m_base + "graph"; }
    std::string iriOf(const RdfName &name) const;
    std::string spaceIri(RdfSpace space) const;
    /// The key, when \a iri is one of this graph's \a space; exact inverse of name().
    std::optional<std::string> keyOf(RdfSpace space, std::string_view iri) const;

private:
    RdfNames() = default;
    std::string m_base;  ///< "urn:relata:ID:"
};

/// True of keys that can stand as IRIs by themselves: "http://example.org/a".
bool isWholeIri(std::string_view key);

/// The class that others know for one of our types; empty local = none.
RdfName publishedClass(std::string_view typeKey);

}  // namespace relata
