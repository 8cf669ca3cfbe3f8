// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <string>
#include <string_view>

namespace relata::test {

/// "ada -knows-> bob, bob -owns-> acme, carl": entities of type person in order of appearance (name = id with a capital), predicates as
/// named with any domain, statements s1, s2 …, one document "doc". A claim is "ada knows bob". Throws std::invalid_argument on bad text.
/// An entity may give its type once: "acme:institution -owns-> bob".
KnowledgeGraph graphFromText(std::string_view text);

/// The same form back, sorted: entities without statements alone, then statements; for comparing graphs.
std::string print(const KnowledgeGraph &graph);

}  // namespace relata::test
