// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/evidence/edtf.h"
#include "model/graph/ids.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

class KnowledgeGraph;

/// One statement of an entity, and its other end.
struct Arc {
    EntityId other = noEntity;
    StatementId statement = noStatement;
};
/// Appends what leads away from \a id, as its subject, or to it, as its object; in no particular order. O(degree).
void appendArcsFrom(const KnowledgeGraph &graph, EntityId id, std::vector<Arc> &arcs);
void appendArcsTo(const KnowledgeGraph &graph, EntityId id, std::vector<Arc> &arcs);

/// Dates repeat: there are timeCount() different ones, 0 being none, so that whoever asks many statements looks at each date once. O(1).
std::size_t timeCount(const KnowledgeGraph &graph);
const Edtf &timeAt(const KnowledgeGraph &graph, std::uint32_t number);
std::uint32_t saidNumber(const KnowledgeGraph &graph, StatementId id);
std::uint32_t holdsNumber(const KnowledgeGraph &graph, StatementId id);

/// Names of properties repeat, too: there are propertyCount() different ones, of entities and statements together, among them some that nobody has
/// any more. O(1).
std::size_t propertyCount(const KnowledgeGraph &graph);
const std::string &propertyName(const KnowledgeGraph &graph, std::uint32_t number);
std::optional<std::uint32_t> propertyNumber(const KnowledgeGraph &graph, std::string_view name);  ///< none: nobody has it. O(1)
/// What \a id has of it; the first when there are several; empty when there is none. O(fields of \a id).
std::string_view propertyValue(const KnowledgeGraph &graph, EntityId id, std::uint32_t number);
std::string_view propertyValue(const KnowledgeGraph &graph, StatementId id, std::uint32_t number);
/// All that \a id has, several values of one among them. O(fields of \a id).
void visitProperties(const KnowledgeGraph &graph, EntityId id, const std::function<void(std::uint32_t number, std::string_view value)> &visit);
void visitProperties(const KnowledgeGraph &graph, StatementId id, const std::function<void(std::uint32_t number, std::string_view value)> &visit);

}  // namespace relata
