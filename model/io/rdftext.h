// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only.

#include "model/io/rdf.h"

#include <string>
#include <string_view>

namespace relata {

/// \a text in quotes as all four forms write literals; bytes that are no UTF-8 become U+FFFD and are counted in \a lost.
void appendRdfLiteral(std::string &out, std::string_view text, std::size_t &lost);

/// The report on \a lost bytes.
IoReport rdfReport(std::size_t lost);

}  // namespace relata
