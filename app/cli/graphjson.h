// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"
#include "model/query/paths.h"

#include <nlohmann/json.hpp>

namespace relata {

using Json = nlohmann::ordered_json;

Json toJson(const KnowledgeGraph &graph, EntityId id);       ///< id, type, name, aliases, description
Json toJson(const KnowledgeGraph &graph, StatementId id);    ///< see the README, “Command line”
Json toJson(const KnowledgeGraph &graph, const Path &path);  ///< length, entities, statements

std::string dumped(const Json &json);  ///< indented by one, a line end; broken UTF-8 replaced

}  // namespace relata
