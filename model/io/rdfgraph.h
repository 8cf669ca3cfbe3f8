// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/rdfbuilder.h"

namespace relata {

/// The graph of what \a store has, read from \a text of \a path; see readRdf() for what becomes what. \a format names it. O(n log n).
Result<LoadedGraph> graphFromRdf(const RdfStore &store, std::string_view text, std::string format, const std::filesystem::path &path,
                                 const RunContext &context);

/// The reified statement \a node as one of \a builder's: with subject, predicate and object if these are such, otherwise as a value of its
/// subject. Errors with line: a modality, a polarity, a paragraph that is none, in our own terms.
Result<void> addReified(RdfBuilder &builder, TermId node);

/// Statement nodes of Wikidata: triples whose predicate is a property “p:”.
class WikidataStatements
{
public:
    explicit WikidataStatements(RdfBuilder &builder);
    bool isLink(TermId predicate) const;    ///< p:P39
    bool isDirect(TermId predicate) const;  ///< wdt:P39, or its normalised form
    /// References, values in full, and the statement nodes themselves: no entities.
    bool isPart(TermId node) const { return m_parts.contains(static_cast<std::uint32_t>(node)); }
    /// True when a statement node says what a direct triple says.
    bool isSaid(TermId subject, TermId direct, TermId object) const;
    TermId propertyOf(TermId predicate) const;  ///< the entity P39 where it is described, otherwise one of its IRIs, the same for all
    TermId classOf(TermId entity) const;        ///< the first that it is an instance of; noTerm = none
    void add(const RdfTriple &link);
    void report();

private:
    std::string timeOf(TermId node, std::string_view id, TermId literal) const;
    std::string textOf(TermId node, std::string_view id, TermId value) const;
    void qualify(Statement &statement, RdfProperties &properties, TermId node);
    void refer(Statement &statement, RdfProperties &properties, TermId node);

    RdfBuilder &m_builder;
    const RdfStore &m_store;
    const RdfIndex &m_index;
    std::unordered_set<std::uint32_t> m_parts;
    std::unordered_set<std::string> m_said;
    std::unordered_map<std::string, TermId> m_entityProperties;
    std::size_t m_stripped = 0;
};

}  // namespace relata
