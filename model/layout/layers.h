// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/adjacency.h"

#include <span>

namespace relata::layout {

/// A directed graph without cycles, in compressed rows.
struct Directed {
    std::vector<std::uint32_t> outStart{0}, inStart{0};
    std::vector<NodeIndex> out, in;
    NodeIndex nodeCount() const { return static_cast<NodeIndex>(outStart.size() - 1); }
    std::span<const NodeIndex> after(NodeIndex node) const { return {out.data() + outStart[node], outStart[node + 1] - outStart[node]}; }
    std::span<const NodeIndex> before(NodeIndex node) const { return {in.data() + inStart[node], inStart[node + 1] - inStart[node]}; }
};
Directed directed(NodeIndex nodeCount, EdgeList edges);  ///< parallel edges become one; no self-loops may be among them

/// The edges with as few as possible turned round that no cycle is left; self-loops dropped. Greedy feedback arcs (Eades, Lin and Smyth 1993),
/// O(V + E): an acyclic graph keeps every edge as it is.
EdgeList withoutCycles(NodeIndex nodeCount, const EdgeList &edges);

/// A layer per node, every edge from a lower to a higher number, starting at 0. Longest paths first, then every node moves to where its edges
/// are shortest until none can improve; up to 5,000 nodes then groups of them do (`tightening.h`), as network simplex would (Gansner et al. 1993).
std::vector<std::uint32_t> assignLayers(const Directed &graph);

/// The graph cut at every layer: edges that span several get a node in each between. Nodes 0 … realCount-1 are the given ones. Where that would be
/// more than 200,000 nodes and more than three for each node and edge, the longest edges are left out: they run straight, whatever they cross.
struct LayeredGraph {
    Directed graph;
    std::vector<std::uint32_t> layerOf;
    std::vector<std::vector<NodeIndex>> layers;  ///< left to right
    NodeIndex realCount = 0;
    bool isReal(NodeIndex node) const { return node < realCount; }
};
LayeredGraph cutAtLayers(const Directed &graph, const std::vector<std::uint32_t> &layerOf);

}  // namespace relata::layout
