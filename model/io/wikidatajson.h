// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <string_view>

namespace relata {

/// Entities of Wikidata or another Wikibase as its API, its Special:EntityData and its dumps give them: `{"entities": {"Q1": {…}}}`, one entity, a
/// list or one a line. What becomes what is as with its RDF, see readRdf(): a statement whose value is an entity keeps qualifiers, references and
/// rank; other values become properties. Errors with line: no JSON, no entity. O(n log n).
Result<LoadedGraph> readWikidataJson(const std::string &bytes, const std::filesystem::path &path, const RunContext &context);

/// Told by the keys of the first object.
bool looksLikeWikidataJson(std::string_view text);

}  // namespace relata
