// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <random>

namespace relata::test {

/// A random edit that is valid for \a graph and is of any kind: entities added, renamed, retyped, removed with their
/// statements; statements added, moved, reworded, removed; documents added, changed, removed; the schema grown, shrunk or reordered.
GraphDiff randomEdit(const KnowledgeGraph &graph, std::mt19937 &random);

}  // namespace relata::test
