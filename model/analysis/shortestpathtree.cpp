// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/shortestpathtree.h"

namespace relata::analysis {

ShortestPathTree::ShortestPathTree(const Adjacency &forward, const Adjacency &backward)
    : m_forward(forward), m_backward(backward), m_hops(forward.nodeCount(), noNode), m_chains(forward.nodeCount()), m_share(forward.nodeCount()),
      m_order(forward.nodeCount() + 1), m_tree(forward.target.size() + 1), m_below(forward.nodeCount()), m_belowEnd(forward.nodeCount()),
      m_above(forward.nodeCount()), m_aboveEnd(forward.nodeCount()), m_arcs(forward.target.size())
{
}

void ShortestPathTree::addDependencies(NodeIndex source, std::vector<double> &sums)
{
    grow(source);
    sumUp(sums);
    for (std::uint32_t i = 0; i < m_reached; ++i) {
        m_hops[m_order[i]] = noNode;
        m_chains[m_order[i]] = 0;
    }
}

void ShortestPathTree::grow(NodeIndex source)
{
    m_order[0] = source;
    m_hops[source] = 0;
    m_chains[source] = 1;
    m_reached = 1;
    m_noted = 0;
    m_levels.assign(1, Level{1, false});
    m_unreached.clear();
    m_unreachedArcs = m_arcs - m_backward.degree(source);
    bool listed = false;
    std::uint32_t first = 0;
    for (NodeIndex hops = 0;; ++hops) {
        const std::uint32_t last = m_reached;
        std::size_t reachedArcs = 0;
        for (std::uint32_t i = first; i < last; ++i)
            reachedArcs += m_forward.degree(m_order[i]);
        // Looking from the unreached side also costs a pass over the nodes the first time, and is in vain for those of other components.
        const bool turned = m_unreachedArcs + (listed ? m_unreached.size() : m_hops.size()) < reachedArcs;
        if (turned) {
            if (!listed)
                for (NodeIndex node = 0; node < m_hops.size(); ++node)
                    if (m_hops[node] == noNode)
                        m_unreached.push_back(node);
            listed = true;
            fromUnreached(hops);
        } else {
            fromReached(first, last, hops);
        }
        if (m_reached == last)
            break;
        m_levels.push_back({m_reached, turned});
        for (std::uint32_t i = last; i < m_reached; ++i)
            m_unreachedArcs -= m_backward.degree(m_order[i]);
        first = last;
    }
}

void ShortestPathTree::fromReached(std::uint32_t first, std::uint32_t last, NodeIndex hops)
{
    NodeIndex *const hopsOf = m_hops.data();
    NodeIndex *const order = m_order.data();
    NodeIndex *const tree = m_tree.data();
    double *const chains = m_chains.data();
    std::uint32_t reached = m_reached, noted = m_noted;
    const NodeIndex next = hops + 1;
    for (std::uint32_t i = first; i < last; ++i) {
        const NodeIndex node = order[i];
        m_below[i] = noted;
        // Without branches: which way they go is as good as random.
        for (const NodeIndex other : m_forward.neighbours(node)) {
            const NodeIndex known = hopsOf[other];
            const bool fresh = known == noNode;
            const NodeIndex now = fresh ? next : known;
            hopsOf[other] = now;
            order[reached] = other;
            reached += fresh;
            tree[noted] = other;
            noted += now == next;
        }
        m_belowEnd[i] = noted;
        const double here = chains[node];
        for (std::uint32_t k = m_below[i]; k < noted; ++k)
            chains[tree[k]] += here;
    }
    m_reached = reached;
    m_noted = noted;
}

void ShortestPathTree::fromUnreached(NodeIndex hops)
{
    const NodeIndex *const hopsOf = m_hops.data();
    NodeIndex *const tree = m_tree.data();
    std::size_t kept = 0;
    for (const NodeIndex node : m_unreached) {
        if (m_hops[node] != noNode)
            continue;  // reached from the other side meanwhile
        const std::uint32_t begin = m_noted;
        std::uint32_t noted = m_noted;
        for (const NodeIndex other : m_backward.neighbours(node)) {
            tree[noted] = other;
            noted += hopsOf[other] == hops;
        }
        if (noted == begin) {
            m_unreached[kept++] = node;
            continue;
        }
        double chains = 0;
        for (std::uint32_t k = begin; k < noted; ++k)
            chains += m_chains[tree[k]];
        m_chains[node] = chains;
        m_above[m_reached] = begin;
        m_aboveEnd[m_reached] = noted;
        m_order[m_reached++] = node;
        m_noted = noted;
        m_hops[node] = hops + 1;  // no neighbour takes it for the level before
    }
    m_unreached.resize(kept);
}

/// From the farthest level back: dependency of a node = its chains × sum over the nodes below of (1 + their dependency) / their chains.
/// m_share holds that sum while it is gathered for a level that was found from the unreached side, and the summand of a node after its turn.
void ShortestPathTree::sumUp(std::vector<double> &sums)
{
    for (std::size_t level = m_levels.size(); level-- > 1;) {
        const bool belowNoted = level + 1 < m_levels.size() && !m_levels[level + 1].fromUnreached;
        const bool belowGathered = level + 1 < m_levels.size() && m_levels[level + 1].fromUnreached;
        const bool turned = m_levels[level].fromUnreached;
        if (turned && level > 1)
            for (std::uint32_t i = m_levels[level - 2].end; i < m_levels[level - 1].end; ++i)
                m_share[m_order[i]] = 0;
        for (std::uint32_t i = m_levels[level].end; i-- > m_levels[level - 1].end;) {
            const NodeIndex node = m_order[i];
            double below = 0;
            if (belowNoted) {
                for (std::uint32_t k = m_below[i]; k < m_belowEnd[i]; ++k)
                    below += m_share[m_tree[k]];
            } else if (belowGathered) {
                below = m_share[node];
            }
            const double dependency = below * m_chains[node];
            sums[node] += dependency;
            const double share = (1 + dependency) / m_chains[node];
            m_share[node] = share;
            if (turned && level > 1)
                for (std::uint32_t k = m_above[i]; k < m_aboveEnd[i]; ++k)
                    m_share[m_tree[k]] += share;
        }
    }
}

}  // namespace relata::analysis
