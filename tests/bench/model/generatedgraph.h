// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <cstdint>

namespace relata::bench {

/// How many of the rare fields the generated records carry.
enum class Fields {
    Short,  ///< as Plain, and a statement's texts are two short ones: a claim of four words and a quote of three (some 40 and 30 characters)
    Plain,  ///< what every row has: ids, name, claim, speaker, document, paragraph, modality, dates
    Rich,   ///< as well: description, aliases, two properties an entity; quote, note, confidence and a property a statement
};

/// Seeded edit that fills an empty graph: skewed degrees (a few hubs), ten documents, twenty predicates.
/// Entities and documents only, or the statements to be applied after them.
GraphDiff generatedEntities(std::uint32_t entities, Fields fields);
GraphDiff generatedStatements(const KnowledgeGraph &graph, std::uint32_t statements, Fields fields);

/// Characters in all text fields of the edit, each counted once, keys of properties included.
std::size_t textOf(const GraphDiff &diff);

}  // namespace relata::bench
