// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/layout/adjacency.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relata::layout {

/// An order around a circle in which few links cross: greedy appending (Baur and Brandes 2004), then exchanges of neighbours on the circle as
/// long as they help. With \a groups (one per node; empty = none) each group is one arc. O(V² + rounds * V * degree log degree) up to 4,000
/// nodes; larger graphs are only gathered depth first, O(V + E). False when cancelled.
bool circularOrder(const Adjacency &graph, std::span<const std::uint32_t> groups, std::vector<NodeIndex> &order, const RunContext &context);

/// Pairs of links that cross when the nodes stand in this order. O(E²): for tests and small graphs.
std::size_t circularCrossings(const Adjacency &graph, std::span<const NodeIndex> order);

}  // namespace relata::layout
