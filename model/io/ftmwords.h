// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what people call things that FollowTheMoney has a schema or a property for, in English and Spanish.

#include "model/io/ftmmodel.h"
#include "model/io/ftmschema.h"

#include <string>
#include <string_view>

namespace relata {

/// The schema of things that are called \a word; empty: none.
std::string_view ftmOfWord(std::string_view word);
/// The edge for statements whose predicate is called \a word, between a \a source and a \a target of those schemata; nullptr: none may be there.
const FtmEdge *ftmEdgeOfWord(std::string_view word, std::string_view source, std::string_view target);
/// The property of \a model for what is called \a name; empty: it has none.
std::string ftmPropertyOfWord(std::string_view name, const FtmModel &model);

}  // namespace relata
