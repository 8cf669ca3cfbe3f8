// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// The edit that makes \a absorbed one with \a kept: their statements, as subject, object or speaker, become kept's; their names and aliases become
/// aliases; description and properties fill what kept has not; they are removed. What is needed to take that back at any time, also after
/// saving, stands in a property of kept for each of them (isMergeRecord). A statement between two of them becomes one about itself. Errors: an id
/// that is not there, one twice, a predicate that does not take kept's type. O(statements of the absorbed + statements when one of them is a
/// speaker).
Result<GraphDiff> mergeEntities(const KnowledgeGraph &graph, EntityId kept, const std::vector<EntityId> &absorbed);

/// "Merge of AMLO and López Obrador".
std::string mergeLabel(const KnowledgeGraph &graph, EntityId kept, const std::vector<EntityId> &absorbed);

/// Who was made one with an entity, and can be split from it again.
struct MergedEntity {
    std::string key;  ///< of the absorbed one
    std::string name;
    std::string type;
    std::size_t statements = 0;  ///< that came with it
    friend bool operator==(const MergedEntity &, const MergedEntity &) = default;
};
/// In the order of the merges. O(properties).
std::vector<MergedEntity> mergesOf(const KnowledgeGraph &graph, EntityId id);
/// Of \a ids, those that were made one with others before: where there are two, a merge joins two groups. O(properties).
std::vector<EntityId> mergedBefore(const KnowledgeGraph &graph, const std::vector<EntityId> &ids);
bool isMergeRecord(std::string_view propertyKey);  ///< bookkeeping of a merge, not for reading
/// Who was made one, by the property that tells of it: the name, also of a value that was cut short after it; else the key. O(value).
std::string mergedName(std::string_view propertyKey, std::string_view value);

/// The edit that takes the merge of \a absorbedKey into \a kept back: it is there again under its id, when that is free, else as a new one; what came
/// with it goes back where it still belongs to kept; what kept took over is taken away where it is still as the merge left it. Merge and split leave
/// the graph as it was. Several merges can be taken back in any order; then an alias that two brought stays until the last one goes.
/// Errors: no such merge, a predicate that no longer takes the type. O(statements named by the merge).
Result<GraphDiff> splitEntity(const KnowledgeGraph &graph, EntityId kept, const std::string &absorbedKey);

}  // namespace relata
