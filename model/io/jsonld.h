// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <string_view>

namespace relata {

/// JSON-LD, as far as it goes without fetching anything: contexts that stand in the file, in compact, expanded or flattened form; of those elsewhere
/// only schema.org's is known by name. What becomes what is as in readRdf(). Errors with line: no JSON, a context elsewhere, a keyword that is not
/// read (@nest, @included, @import and the like), a value of the wrong kind. O(n log n).
Result<LoadedGraph> readJsonLd(const std::string &bytes, const std::filesystem::path &path, const RunContext &context);

/// Told by the keys of the first object.
bool looksLikeJsonLd(std::string_view text);

/// With its context, one node a line; read back exactly. O(size).
IoReport jsonLdText(const KnowledgeGraph &graph, std::string &text);

}  // namespace relata
