// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/adjacency.h"
#include "model/layout/layout.h"

#include <functional>

namespace relata::layout {

/// Draws each component by itself (its nodes ascending; points about any origin) and packs them. \a draw returns false when cancelled.
using DrawComponent = std::function<bool(std::span<const NodeIndex> nodes, std::vector<Point> &points, const RunContext &context)>;
Result<std::vector<Point>> drawComponents(const LayoutInput &input, const LayoutOptions &options, const Adjacency &graph, const RunContext &context,
                                          const DrawComponent &draw);

}  // namespace relata::layout
