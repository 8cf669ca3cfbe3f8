// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/analysis only.

#include "model/core/adjacency.h"

#include <vector>

namespace relata::analysis {

/// All shortest chains from one node after another, and what they mean for the nodes between: the inner half of Brandes' algorithm, with its scratch
/// memory. Levels are found from the reached side or from the unreached one, whichever has fewer links to look at (Beamer, Asanović, Patterson 2012);
/// the links on shortest chains are noted, so that the way back looks at no others.
class ShortestPathTree
{
public:
    /// Both must outlive this; the same object twice when links are followed either way.
    ShortestPathTree(const Adjacency &forward, const Adjacency &backward);
    /// Adds to each node the share of shortest chains from \a source to all others that lead through it. O(V + E).
    void addDependencies(NodeIndex source, std::vector<double> &sums);

private:
    struct Level {
        std::uint32_t end = 0;       ///< in m_order; begins where the last one ends
        bool fromUnreached = false;  ///< how this level was found
    };
    void grow(NodeIndex source);
    void fromReached(std::uint32_t first, std::uint32_t last, NodeIndex hops);
    void fromUnreached(NodeIndex hops);
    void sumUp(std::vector<double> &sums);

    const Adjacency &m_forward;
    const Adjacency &m_backward;
    std::vector<NodeIndex> m_hops;       ///< by node; noNode = not reached
    std::vector<double> m_chains;        ///< by node: how many shortest chains lead here
    std::vector<double> m_share;         ///< by node: see sumUp()
    std::vector<NodeIndex> m_order;      ///< nodes as they are reached, one spare
    std::vector<NodeIndex> m_unreached;  ///< while levels are found from there
    std::vector<NodeIndex> m_tree;       ///< other ends of the links on shortest chains, one spare
    std::vector<std::uint32_t> m_below;  ///< by place in m_order: where its links to the next level begin in m_tree, when found from the reached side
    std::vector<std::uint32_t> m_belowEnd;
    std::vector<std::uint32_t> m_above;  ///< the same, to the level before, when found from the unreached side
    std::vector<std::uint32_t> m_aboveEnd;
    std::vector<Level> m_levels;
    std::uint32_t m_reached = 0;
    std::uint32_t m_noted = 0;
    std::size_t m_arcs = 0;
    std::size_t m_unreachedArcs = 0;  ///< at least as many as the unreached nodes have
};

}  // namespace relata::analysis
