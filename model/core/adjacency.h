// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace relata {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex noNode = 0xFFFFFFFFU;
using EdgeList = std::vector<std::pair<NodeIndex, NodeIndex>>;

/// A simple graph in compressed rows: self-loops are gone, parallel edges are one link. undirected(): every link stands in the rows of both its
/// ends; directed(): in the row of its source.
struct Adjacency {
    std::vector<std::uint32_t> start{0};  ///< nodeCount + 1 offsets into target
    std::vector<NodeIndex> target;
    std::vector<float> weight;  ///< sum of the weights of the edges in the link

    NodeIndex nodeCount() const { return static_cast<NodeIndex>(start.size() - 1); }
    std::uint32_t degree(NodeIndex node) const { return start[node + 1] - start[node]; }
    std::span<const NodeIndex> neighbours(NodeIndex node) const { return {target.data() + start[node], degree(node)}; }
    std::span<const float> weights(NodeIndex node) const { return {weight.data() + start[node], degree(node)}; }
};

/// Rows sorted by neighbour. \a weights is empty (all 1) or has one positive number per edge. O(V + E).
Adjacency undirected(NodeIndex nodeCount, const EdgeList &edges, std::span<const float> weights = {});
/// The same, each edge in the row of its first end only.
Adjacency directed(NodeIndex nodeCount, const EdgeList &edges, std::span<const float> weights = {});
/// Every edge the other way round; of an undirected graph, itself. O(V + E).
Adjacency reversed(const Adjacency &graph);

struct Components {
    std::vector<std::uint32_t> of;                ///< component of each node, numbered by its lowest node
    std::vector<std::vector<NodeIndex>> members;  ///< ascending
};
Components components(const Adjacency &graph);  ///< O(V + E)

/// The part of \a graph between \a nodes (ascending, whole components), renumbered in their order. \a scratch has one entry per node of the graph.
Adjacency subgraph(const Adjacency &graph, std::span<const NodeIndex> nodes, std::vector<NodeIndex> &scratch);

/// Hops from \a source into \a hops (nodeCount entries; noNode = unreachable). \a queue is scratch of nodeCount entries.
void hopDistances(const Adjacency &graph, NodeIndex source, std::span<NodeIndex> hops, std::span<NodeIndex> queue);

}  // namespace relata
