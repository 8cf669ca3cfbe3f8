// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/plaintext.h"
#include "model/graph/knowledgegraph.h"
#include "model/io/outsidenames.h"

#include <utility>

namespace relata {

/// What formats of nodes and edges carry beside id, source and target: every field that is not empty, by the names that graphFromRaw() takes back;
/// properties of the user's have the prefix “property:”. `label` comes first: the name, or the predicate's label. O(size of the record).
Properties entityAttributes(const KnowledgeGraph &graph, EntityId id);
Properties statementAttributes(const KnowledgeGraph &graph, StatementId id);
/// The same with properties called as \a names says.
Properties entityAttributes(const KnowledgeGraph &graph, EntityId id, const OutsideNames &names);
Properties statementAttributes(const KnowledgeGraph &graph, StatementId id, const OutsideNames &names);
/// Description, schema and documents of the graph, each as JSON: “relata:info”, “relata:schema”, “relata:documents”. A file that has them
/// comes back exactly. O(documents + schema).
Properties graphAttributes(const KnowledgeGraph &graph);

/// Unless \a value is empty.
inline void addFilled(Properties &data, std::string name, std::string_view value)
{
    if (!value.empty())
        data.emplace_back(std::move(name), value);
}
/// Unless \a value has nothing but blanks.
inline void addTold(Properties &data, std::string name, std::string_view value)
{
    if (!trimmed(value).empty())
        data.emplace_back(std::move(name), value);
}

}  // namespace relata
