// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: the published terms that mean something to us, and triples by their subject.

#include "model/io/rdfstore.h"

#include <span>
#include <vector>

namespace relata {

enum class RdfWord : std::uint8_t {
    None,
    // what something is and is called, best names first
    Type,
    Label,
    PreferredLabel,
    Name,
    Title,
    OtherName,
    Description,
    Comment,
    Note,
    // reification and lists
    Subject,
    Predicate,
    Object,
    First,
    Rest,
    // who says so, where, when
    Speaker,
    Creator,
    DerivedFrom,
    Source,
    Publisher,
    Issued,
    Date,
    Created,
    Valid,
    Start,
    End,
    Target,
    HasSource,
    Selector,
    Exact,
    Value,
    Paragraph,
    Modality,
    Polarity,
    HoldsBasis,
    Confidence,
    Status,
    // of documents and the graph
    Url,
    Address,
    Language,
    License,
    Identifier,
    Version,
    Origin,
    Hash,
    // of the schema
    Plural,
    Inverse,
    Shape,
    Icon,
    ColorLight,
    ColorDark,
    ColorPrint,
    Category,
    DomainIncludes,
    RangeIncludes,
    Opposite,
    // classes
    OwnGraph,
    OwnCategory,
    OwnType,
    OwnPredicate,
    OwnDocument,
    ReifiedStatement,
    Symmetric,
    Anything,
    WikibaseProperty,
    Nil,
};

/// Triples in the order of their subjects' first appearance, and what each term means.
class RdfIndex
{
public:
    explicit RdfIndex(const RdfStore &store);
    RdfWord word(TermId id) const { return m_words[static_cast<std::size_t>(id)]; }
    const std::vector<TermId> &subjects() const { return m_subjects; }  ///< in order of first appearance
    std::span<const RdfTriple> about(TermId subject) const;             ///< in the order of the file
    bool isSubject(TermId id) const { return !about(id).empty(); }
    bool isListCell(TermId id) const { return m_cells[static_cast<std::size_t>(id)]; }   ///< has an rdf:first
    bool isInnerCell(TermId id) const { return m_inner[static_cast<std::size_t>(id)]; }  ///< another cell goes on with it
    /// The first object with this predicate; noTerm when there is none.
    TermId first(TermId subject, RdfWord predicate) const;
    bool isA(TermId subject, RdfWord type) const;

private:
    std::vector<RdfWord> m_words;
    std::vector<TermId> m_subjects;
    std::vector<bool> m_cells, m_inner;
    std::vector<std::uint32_t> m_begin;  ///< by term, into m_triples; one more than there are terms
    std::vector<RdfTriple> m_triples;
};

}  // namespace relata
