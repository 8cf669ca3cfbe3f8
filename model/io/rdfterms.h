// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

class RdfStore;

/// What the terms of an RDF file are to be read as, for a vocabulary that Relata does not know: each IRI of a predicate or a class as another one,
/// so that everything that is known of that (a name, a type, a source, a date) holds for it, or as nothing. As JSON:
/// {"terms": {"http://example.org/hatName": "schema:name", "http://example.org/Mensch": "schema:Person", "http://example.org/intern": null}}.
class RdfTerms
{
public:
    /// Errors with file, and what is wrong with which term.
    static Result<RdfTerms> parse(std::string_view json, const std::string &file);
    /// Every predicate and class of a file as itself, the most frequent first: to be changed by hand. Errors as readRdf(). O(n log n).
    static Result<RdfTerms> of(std::string bytes, const std::filesystem::path &path);

    /// Those beside \a path (termsBeside()); none where there is no such file.
    static Result<RdfTerms> beside(const std::filesystem::path &path);

    bool empty() const { return m_terms.empty(); }
    /// What \a others says of the terms of this one.
    void overlay(const RdfTerms &others);
    std::string json() const;
    /// Reads \a store's terms so. Returns how many triples are left out. O(triples).
    std::size_t translate(RdfStore &store) const;

private:
    std::vector<std::pair<std::string, std::string>> m_terms;  ///< an empty one: nothing
};

/// Of \a path: where the terms of an RDF file are described beside it, “friends.ttl.terms.json”.
std::filesystem::path termsBeside(const std::filesystem::path &path);
/// Turtle, TriG, N-Triples or N-Quads, by the ending or by what is inside.
bool looksLikeRdf(const std::string &bytes, const std::filesystem::path &path);
/// readRdf() of terms that are read as \a terms says.
Result<LoadedGraph> readRdfAs(const RdfTerms &terms, std::string bytes, const std::filesystem::path &path, const RunContext &context = {});

}  // namespace relata
