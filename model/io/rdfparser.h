// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/io/rdfscan.h"
#include "model/io/rdfstore.h"

namespace relata {

/// Reads \a text, UTF-8, by serd in strict mode into \a store. Turtle and TriG are read as TriG, N-Triples as N-Quads: the larger language has the
/// smaller one in it. Errors with line and column: whatever scanRdf() or serd does not accept, a prefix that is not declared, terms too many or too
/// long together, no progress. Cancelled. O(n).
Result<void> parseRdf(std::string_view text, RdfSyntax syntax, const std::string &file, RdfStore &store, const RunContext &context);

/// \a relative seen from \a base (RFC 3986); itself where it is whole, or \a base is empty.
std::string resolvedIri(const std::string &base, const std::string &relative);

}  // namespace relata
