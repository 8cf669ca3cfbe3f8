// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/adjacency.h"
#include "model/graph/snapshot.h"

#include <memory>

namespace relata {
class KnowledgeGraph;
}

namespace relata::analysis {

/// What a link between two entities weighs.
enum class Weight {
    Links,       ///< 1, however much is said
    Statements,  ///< how many statements it bundles
    Origins      ///< how many independent origins (documents that do not copy one another) they stand in: corroboration
};

/// Whether links are followed either way, or from subject to object only.
enum class Direction { Both, Stated };

/// What every measure runs on: a snapshot's statements bundled into weighted links, in compressed rows. Statements of an entity about itself link
/// nobody and are left out. Immutable; cheap to copy and to share between threads.
class Links
{
public:
    Links();
    /// Nodes are those of \a snapshot, which was taken of \a graph. O(V + E), for Origins O(E log E).
    static Links of(const KnowledgeGraph &graph, const Snapshot &snapshot, Weight weight = Weight::Statements);
    /// The same without the graph; \a weight is Links or Statements. O(V + E).
    static Links of(const Snapshot &snapshot, Weight weight);
    /// Of plain edges (source, target); \a weights is empty or has one positive number each.
    static Links of(NodeIndex nodeCount, const EdgeList &edges, std::span<const float> weights = {});
    /// For measures that ask for both() alone: out() and in() have no nodes. Half the memory. O(V + E).
    static Links withoutDirections(NodeIndex nodeCount, const EdgeList &edges);

    NodeIndex nodeCount() const { return both().nodeCount(); }
    std::size_t linkCount() const { return both().target.size() / 2; }  ///< pairs of linked nodes
    const Adjacency &both() const;                                      ///< undirected
    const Adjacency &out() const;                                       ///< subject → object
    const Adjacency &in() const;                                        ///< object → subject

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

}  // namespace relata::analysis
