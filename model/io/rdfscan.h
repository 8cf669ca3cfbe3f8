// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what is looked at before serd reads a text.

#include "model/core/result.h"

#include <string>
#include <string_view>

namespace relata {

enum class RdfSyntax { None, Turtle, TriG, NTriples, NQuads };

/// What \a bytes look like, by their beginning: after comments, a directive, an IRI, a blank node or a graph. Texts of one statement a line are told
/// by their first hundred. XML and JSON are None. O(1), or of the length of the comments.
RdfSyntax rdfSyntaxOf(std::string_view bytes);

/// Error::Syntax with line and column at \a offset of \a text.
Error rdfFault(std::string_view text, std::size_t offset, std::string message, const std::string &file);

/// What serd lets pass or does not survive: brackets more than 100 deep in one another, escapes that are no character, IRIs with characters that IRIs
/// do not have (also escaped ones) or of more than 64 KiB, literals of more than 64 MiB, those that never end, NUL, and the syntax of RDF 1.2.
/// O(n).
Result<void> scanRdf(std::string_view text, const std::string &file);

}  // namespace relata
