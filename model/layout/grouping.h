// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/layout/adjacency.h"

#include <cstdint>
#include <vector>

namespace relata::layout {

struct Grouping {
    std::vector<NodeIndex> of;  ///< the group of each node, 0 … groups-1
    float distinctness = 0;     ///< in [0, 1]: how much more the groups keep to themselves than chance would have it; see groupsIn()
};

/// Groups of nodes linked more with one another than with the rest: Louvain, one pass upwards (Blondel, Guillaume, Lambiotte, Lefebvre 2008).
/// Such groups are found in any graph; distinct are those whose modularity is beyond what a random graph of as many nodes and links shows (Guimerà,
/// Sales-Pardo, Amaral 2004: (1 − 2 / √V) × (2 / mean degree)^(2/3)), in a graph of short ways: 0 at chance, 1 from half of the way to
/// modularity 1, less by the square of (hops / ln V) where ways are longer than ln V, as in a grid or a tree, which falls into patches
/// but has no groups. The same graph and seed give the same groups. About O(E). When cancelled, whatever has been found until then.
Grouping groupsIn(const Adjacency &graph, std::uint64_t seed, const RunContext &context);

/// Multiplies the weight of links between groups by \a factor, in (0, 1], to the power of their distinctness.
void loosenBetween(const Grouping &groups, float factor, Adjacency &graph);

}  // namespace relata::layout
